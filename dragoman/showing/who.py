"""Who is who across reports, and how to call them in a sentence.

Readings in, `Figures` out. A figure is one participant under whatever ids its reports gave it: the registry says who is
who, and an unnamed source belongs to its report alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.assembly.registry import Registry, registry_of_readings
from dragoman.records import Actor, Reading

Key = str

_ARTICLE = re.compile(r"\b(the|an?)\s+$", re.IGNORECASE)
_WITH_THE = re.compile(
    r"(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros|Democratic|Central African)\b"
    r"|.*(?:Islands|Kingdom|Republic|Union)$"
)
_NUMERAL = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_HONORIFIC = frozenset(
    "mr mrs ms dr prof professor sir lord lady king queen prince princess sheikh sheikha gen general".split()
)
#: Public bodies that every country has one of.
_BODY = re.compile(
    r"\b(?:ministry|office|department|council|parliament|army|navy|air force|forces|troops|soldiers|command|presidency|"
    r"government|cabinet|service|services|court|police|guard|intelligence|staff|agency|committee|embassy|senate)\b",
    re.IGNORECASE,
)
#: Kinds that are a side of a crisis: a company's or a newspaper's word is its own.
_SIDES = frozenset({"state", "international-organisation", "armed-group", "government-body"})
#: Kinds of whom we speak by a noun phrase of the text, not by a name.
_PHRASES = frozenset({"unnamed", "group", "population", "asset"})


@dataclass(slots=True)
class Figure:
    """One participant. `article` is "the", "a" or "" as the reports put it before the name."""

    key: Key
    kind: str
    name: str
    short: str
    article: str = ""
    country: str | None = None
    acts_for: Key | None = None
    role: str | None = None
    affiliation: Key | None = None
    members: tuple[Key, ...] = ()
    reports: int = 0
    mentions: int = 0

    @property
    def official(self) -> bool:
        """Whether the figure speaks for a state or an organisation of states."""
        return self.acts_for is not None

    def called(self, short: bool = False) -> str:
        """The name with its article, as it stands inside a sentence."""
        name = self.short if short else self.name
        return f"{self.article} {name}" if self.article else name


@dataclass
class Figures:
    """All figures of a set of readings. `at[(report, actor)]` is the key of an actor of a report."""

    at: dict[tuple[int, str], Key] = field(default_factory=dict)
    figures: dict[Key, Figure] = field(default_factory=dict)

    def __getitem__(self, key: Key) -> Figure:
        """The figure of a key; a state or organisation that no report mentions by itself is made up from its id."""
        if key not in self.figures:
            kind = "state" if _is_code(key) else "international-organisation"
            name = state_name(key)
            self.figures[key] = Figure(key, kind, name, name, _state_article(name) if kind == "state" else "the")
        return self.figures[key]

    def of(self, report: int, actor: str) -> Figure:
        """The figure that an actor of a report is. `actor` may be a state that the report does not mention."""
        return self[self.at.get((report, actor), actor)]

    def side(self, figure: Figure) -> tuple[Key, ...]:
        """The states or organisations for which a figure speaks, in alphabetical order; () for nobody's voice."""
        if figure.acts_for is not None:
            return (figure.acts_for,) if self[figure.acts_for].kind in _SIDES else ()
        if figure.kind == "group" and figure.members:
            members = [self.figures.get(member) for member in figure.members]
            if all(member is not None and member.acts_for is not None for member in members):
                return tuple(sorted({member.acts_for for member in members if member and member.acts_for}))
        return ()

    def named_group(self, side: Sequence[Key]) -> Figure | None:
        """The group by which the reports know several states: "the four states", not "Iran and Turkey"."""
        for figure in self.figures.values():
            if figure.kind == "group" and figure.members == tuple(side) and len(side) > 2:
                names = [self[key].name for key in side]
                # "The two countries" are others in every report.
                alike = (
                    other for other in self.figures.values() if other.kind == "group" and other.name == figure.name
                )
                sets = {other.members for other in alike if len(other.members) == len(side)}
                if not any(name in figure.name for name in names) and len(sets) == 1:
                    return figure
        return None

    def side_name(self, side: Sequence[Key]) -> str:
        """What to call a side: its state, or the group that the reports know its states by."""
        group = self.named_group(side)
        if group is not None:
            return group.called()
        return listed([self[key].called() for key in side])


def find_figures(readings: Sequence[Reading], registry: Registry | None = None) -> Figures:
    """The figures of some readings, in the order of their first mention; `registry` says who is who across them."""
    found = Figures()
    groups: dict[Key, list[tuple[int, Actor]]] = {}
    known = registry_of_readings(readings) if registry is None else registry
    sets = list(dict.fromkeys("+".join(sorted(actor.members)) for reading in readings for actor in reading.actors
                              if actor.kind == "group" and len(actor.members) == _size(actor.name)))  # fmt: skip
    for at, reading in enumerate(readings):
        for actor in reading.actors:
            key = known.at.get((reading.report.id, actor.id)) or _key(at, actor, sets)
            found.at[at, actor.id] = key
            groups.setdefault(key, []).append((at, actor))
    for key, members in groups.items():
        found.figures[key] = _figure(key, members, readings, found)
    _shorten(found, groups, readings)
    return found


def listed(names: Sequence[str], word: str = "and") -> str:
    """`a, b and c`."""
    unique = list(dict.fromkeys(names))
    return f"{', '.join(unique[:-1])} {word} {unique[-1]}" if len(unique) > 1 else "".join(unique)


def state_name(code: str) -> str:
    """The name of a state by its code; a slug is turned back into words."""
    if _is_code(code):
        from dragoman.reading.lexicons import states

        return states().states.get(code, code)
    return code.replace("-", " ")


def _state_article(name: str) -> str:
    return "the" if _WITH_THE.match(name) else ""


def possessive(name: str) -> str:
    """`Qatar’s`, `the United States’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _is_code(key: str) -> bool:
    return len(key) == 3 and key.isupper()


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name) if word.lower() not in _HONORIFIC]


def _size(name: str) -> int:
    """How many "the four states" are; 0 where the name does not say."""
    return next((_NUMERAL[word] for word in _words(name) if word in _NUMERAL), 0)


def _part_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name is another one with words left out: the same words in the same order, the last one the last."""
    rest = iter(long)
    return short[-1] == long[-1] and all(word in rest for word in short)


def _key(at: int, actor: Actor, groups: Sequence[Key]) -> Key:
    """The key of an actor that belongs to its report alone, but for a group whose members make it one with others."""
    if actor.kind == "group":
        members = "+".join(sorted(actor.members))
        size = _size(actor.name)
        # "The four" of a report that does not name them all are the only four of the others.
        fits = [
            other for other in groups if other.count("+") + 1 == size and set(actor.members) <= set(other.split("+"))
        ]
        if size > len(actor.members) and len(fits) == 1:
            return fits[0]
        if members:
            return members
    return f"{at}/{actor.id}"


def _figure(key: Key, members: Sequence[tuple[int, Actor]], readings: Sequence[Reading], found: Figures) -> Figure:
    actors = [actor for _, actor in members]
    kind = _commonest(actor.kind for actor in actors) or "group"
    acts = _commonest(actor.acts_for for actor in actors)
    country = _commonest(actor.country for actor in actors)
    name = _name(key, kind, actors)
    article = _state_article(name) if kind == "state" else "" if kind == "person" else _article(members, readings)
    if kind in _PHRASES:
        name = _inside_a_sentence(members[0], readings, name)
        if kind == "unnamed" and name.lower().startswith("one "):
            name = name[len("one ") :]  # "one diplomat said" and "another diplomat said" are told alike
            article = a_or_an(name)
    elif article in ("a", "an"):
        article = "the"
    if kind in ("government-body", "armed-force"):
        name, article = _of_its_country(name, article, country)
    at, first = members[0]
    house = _commonest(actor.affiliation for actor in actors)
    return Figure(
        key, kind, name, name, article, country, found.at.get((at, acts), acts) if acts else None,
        role=_commonest(actor.role for actor in actors),
        affiliation=found.at.get((at, house), house) if house else None,
        members=tuple(sorted(found.at.get((at, member), member) for member in first.members)),
        reports=len({at for at, _ in members}), mentions=sum(len(actor.mentions) for actor in actors),
    )  # fmt: skip


def _name(key: Key, kind: str, actors: Sequence[Actor]) -> str:
    name = state_name(key) if kind == "state" and _is_code(key) else _commonest(actor.name for actor in actors) or key
    if kind == "person":
        # The longest name that has the commonest in it: "Rex Tillerson" for "Tillerson", and no stranger's.
        fitting = [
            actor.name for actor in actors if _words(name) and _part_of(_words(name), _words(actor.name) or [""])
        ]
        name = max(fitting, key=lambda each: len(_words(each)), default=name)
        if name.isupper() and len(name) > _ACRONYM:
            name = name.title()
    return " ".join(name.split())


#: Longest names in capitals that may be initials. A design value.
_ACRONYM = 4
_PUBLIC = frozenset(("international-organisation", "government-body", "armed-force"))
_WITH_ARTICLE = re.compile(
    r"\s(?:Union|Nations|Organi[sz]ation|Fund|Bank|Commission|Council|League|Community|Court|Agency|Treasury|Department"
    r"|[Mm]inistry|armed forces|parliament|central bank|court|office|agency|police|army|council)$"
)


def _article(members: Sequence[tuple[int, Actor]], readings: Sequence[Reading]) -> str:
    """The article that the reports put before the name most often: "the", "a", "an" or none."""
    articles: Counter[str] = Counter()
    for at, actor in members:
        text = readings[at].report.text
        for mention in actor.mentions:
            if text[slice(*mention.span)] == actor.name:
                before = _ARTICLE.search(text, max(0, mention.span[0] - 5), mention.span[0])
                articles[before.group(1).lower() if before else ""] += 1
    best = max(articles, key=lambda each: articles[each]) if articles else ""
    # A report may have no more than "EU", "European Union rules" or "Ministry" where the brief has to say it in full.
    first = members[0][1]
    return "the" if not best and first.kind in _PUBLIC and _WITH_ARTICLE.search(first.name) else best


def _inside_a_sentence(first: tuple[int, Actor], readings: Sequence[Reading], name: str) -> str:
    """A noun phrase without the capital that it has only because a sentence begins with it."""
    at, actor = first
    text = readings[at].report.text
    starts = {mention.span[0] for other in readings[at].actors if other is not actor for mention in other.mentions}
    for mention in actor.mentions:
        if text[slice(*mention.span)] == name:
            begins = mention.span[0] == 0 or text[: mention.span[0]].rstrip(" ")[-1:] in ".!?\n"
            lower = begins and mention.form == "nominal" and mention.span[0] not in starts and not name[1:2].isupper()
            return name[:1].lower() + name[1:] if lower else name
    return name


def _of_its_country(name: str, article: str, country: str | None) -> tuple[str, str]:
    """A public body with its country before it, where its name does not say: "the Qatari Foreign Ministry"."""
    from dragoman.reading.lexicons import states

    if re.search(r"['’]s\b", name):
        return name, ""  # "China’s foreign ministry"
    known = country is None or any(word in name for word in (state_name(country), "U.S.", "US ", "UK "))
    adjective = "" if known or country is None else states().demonyms.get(country, "")
    if not adjective or adjective in name or not _BODY.search(name):
        return name, article
    return f"{adjective} {name}", "the"


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return max(counted, key=lambda value: counted[value]) if counted else None


def _shorten(found: Figures, groups: dict[Key, list[tuple[int, Actor]]], readings: Sequence[Reading]) -> None:
    """Gives each person the short name that the reports themselves use most, where it means nobody else."""
    used: defaultdict[str, set[Key]] = defaultdict(set)
    forms: dict[Key, Counter[str]] = {}
    for key, members in groups.items():
        if found.figures[key].kind != "person":
            continue
        counted: Counter[str] = Counter()
        family = _words(found.figures[key].name)
        for at, actor in members:
            for mention in actor.mentions:
                words = " ".join(readings[at].report.text[slice(*mention.span)].split())
                if mention.form == "name" and _words(words) and set(_words(words)) <= set(family):
                    counted[words] += 1
        forms[key] = counted
        for form in counted:
            used[form].add(key)
    for key, counted in forms.items():
        figure = found.figures[key]
        mine = [form for form in counted if used[form] == {key} and len(_words(form)) < len(_words(figure.name))]
        short = max(mine, key=lambda form: (counted[form], -len(form))) if mine else figure.name
        figure.short = re.sub(r"^(?:Mr|Mrs|Ms)\.?\s+", "", short)


#: Words that begin with a vowel and are spoken with a consonant, and letters spoken with a vowel in acronyms.
_LIKE_YOU = re.compile(r"(?:eu|uni|use|usu|ura|ukr|uga|uru|u\.?[sknae]\b|one\b|u\.)", re.IGNORECASE)
_LIKE_EF = re.compile(r"[FHLMNRSX](?:[B-DF-HJ-NP-TV-Z]|\.)")


def a_or_an(words: str) -> str:
    """The indefinite article before `words`, by how they are spoken: "a U.S. envoy", "an FBI agent"."""
    if _LIKE_YOU.match(words):
        return "a"
    return "an" if words[:1].lower() in "aeiou" or _LIKE_EF.match(words) else "a"
