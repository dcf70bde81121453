"""Which bodies, forces, parties, companies and other houses of many reports are one.

1. known ones      those that the lexicon of organisations knows, by its id
2. of a state      "Chinese Foreign Ministry" and "Ministry of Foreign Affairs of China": the same words of one state
3. by their names  the same words, where they tell which body it is, and no two states are given
4. acronyms        an acronym and the long name with which some report gives it
5. doubts          an acronym and a long name with its letters, names of which one begins the other
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from dragoman.assembly.body_names import BodyName, body_name, initials
from dragoman.assembly.clusters import Apart, Clusters, Profile, said_apart, span_of
from dragoman.assembly.sightings import Sighting
from dragoman.reading import lexicons
from dragoman.reading.naming import organisation_key, same_organisation

#: Kinds of actors that are bodies.
BODIES = frozenset(
    ("government-body", "armed-force", "international-organisation", "party", "company", "think-tank", "university",
     "media", "armed-group", "civil-group", "asset")
)  # fmt: skip
_OF_STATE = frozenset(("government-body", "armed-force"))
#: Plain words for a state's armed forces, as `body_name` has them.
_FORCES = frozenset(("forces", "armed forces", "army", "force", "troop", "soldier"))
#: Kinds of which one word is name enough.
_ONE_WORD = frozenset(("company", "media", "armed-group", "international-organisation", "party"))
#: Kinds that the reader takes for each other; `civil-group` is what it calls what it does not know.
_ALIKE = (
    frozenset(("think-tank", "university")), frozenset(("government-body", "armed-force")),
    frozenset(("government-body", "company")), frozenset(("international-organisation", "government-body")),
)  # fmt: skip
_BEGINNING = 4  # words at the beginning of a name that are looked up
_LETTERS = 3  # of an acronym, at the least

Key = tuple[str, ...]


def join_bodies(sightings: Iterable[Sighting], apart: Apart | None = None) -> Clusters:
    """Bodies as clusters."""
    some = list(sightings)
    groups: defaultdict[Key, list[Sighting]] = defaultdict(list)
    for one in some:
        groups[_key(one)].append(one)
    profiles = [_profile(group) for key in sorted(groups) for group in _by_kind(key, groups[key])]
    clusters = Clusters(profiles, lambda a, b: contradiction(a, b, apart or {}))
    _acronyms(clusters)
    _doubts(clusters)
    return clusters


def known_body(one: Sighting) -> str | None:
    """The id under which the lexicon has a body, by its id or its full name; `None` where it does not know it."""
    known = lexicons.organisations()
    if one.actor in known.organisations:
        return one.actor
    words = one.name.split()
    found = known.names.get(lexicons.key(words)) if len(words) > 1 else None
    if found is None or one.kind == "asset":
        return None
    home = known.organisations[found].country
    if home is None or one.home == home:
        return found if one.home in (None, home) else None
    # "Supreme Court", "Labour Party": without a state, what the reader did not know for one is not taken for one here.
    return found if one.home is None and not body_name(one.name).generic else None


def home_of(one: Sighting) -> str | None:
    """The state of a body: its own, else the one that its name names."""
    return one.home or body_name(one.name).state


def _key(one: Sighting) -> Key:
    """What the sightings of one body have in common."""
    if (known := known_body(one)) is not None:
        return "known", known
    home = home_of(one)
    name = body_name(one.name, home)
    alone: Key = ("alone", one.report, one.actor)
    if not name.words:
        return alone
    if one.kind in _OF_STATE and home is not None:
        if one.kind == "armed-force" and " ".join(name.words) in _FORCES:
            return "of a state", home, "armed", "forces"  # as the reader has them: one of a state
        return alone if name.many else ("of a state", home, *name.unordered)
    if not one.proper or not one.name[:1].isupper() or name.generic:
        return ("of a state", home, *name.words, one.kind) if home and one.proper and len(name.words) > 1 else alone
    if len(name.words) == 1 and not _is_name_enough(one, name, home):
        return alone
    if one.kind == "asset" and len(name.words) < 2:
        return alone
    if one.kind in _OF_STATE:
        # "Judicial Service Commission" is another one in every country: only reports on one country mean the same.
        return ("name", one.land, *name.words) if one.land else alone
    return ("name", "asset" if one.kind == "asset" else "", *name.words)


def _is_name_enough(one: Sighting, name: BodyName, home: str | None) -> bool:
    """Whether one word tells which body it is: of an acronym only with more to go by."""
    if name.acronym:
        return home is not None and one.sector is not None
    return one.kind in _ONE_WORD or home is not None


def _by_kind(key: Key, some: list[Sighting]) -> Iterator[list[Sighting]]:
    """Sightings of one key parted by state and by kinds that are no two words for one."""
    if key[0] != "name":
        yield some
        return
    states = Counter(home for one in some if (home := home_of(one)))
    most = max(states, key=lambda state: (states[state], state), default="")
    parts: defaultdict[str, list[Sighting]] = defaultdict(list)
    for one in some:
        parts[home_of(one) or (most if len(states) < 2 else "")].append(one)
    for state in sorted(parts):
        kinds = Counter(one.kind for one in parts[state])
        main = max(kinds, key=lambda kind: (kind != "civil-group", kinds[kind], kind))
        yield [one for one in parts[state] if _kinds_agree(one.kind, main)]
        rest = [one for one in parts[state] if not _kinds_agree(one.kind, main)]
        for kind in sorted({one.kind for one in rest}):
            yield [one for one in rest if one.kind == kind]


def _kinds_agree(a: str, b: str) -> bool:
    return a == b or "civil-group" in (a, b) or any({a, b} <= pair for pair in _ALIKE)


def _profile(sightings: Sequence[Sighting]) -> Profile:
    named = Counter(one.name for one in sightings)
    made = Profile(list(sightings), max(named, key=lambda name: (named[name], len(name), name)))
    if states := [home for one in sightings if (home := home_of(one))]:
        made.states = Counter(states)
    made.spheres = Counter(one.kind for one in sightings)
    for one in sightings:
        year = int(one.day[:4]) if one.day and one.day[:4].isdecimal() else None
        made.years = span_of(made.years, (year, year) if year else None)
    return made


def contradiction(a: Profile, b: Profile, apart: Apart) -> str | None:
    """What speaks against two profiles being one body, in words."""
    if said_apart(a, b, apart):
        return "the analyst says that they are two"
    if a.state and b.state and a.state != b.state:
        return f"one is of {a.state}, the other of {b.state}"
    kinds = a.spheres.most_common(1)[0][0], b.spheres.most_common(1)[0][0]
    if not _kinds_agree(*kinds):
        return f"one is a {kinds[0]}, the other a {kinds[1]}"
    if a.reports & b.reports:
        return "a report has both"
    return None


def _acronyms(clusters: Clusters) -> None:
    """An acronym by itself is the one body that some report calls by it and by its long name."""
    long: defaultdict[str, set[int]] = defaultdict(set)
    bare: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(clusters.profiles):
        for sighting in one.sightings:
            for name, count in sighting.names:
                if len(name) < _LETTERS or not name.isupper():
                    continue
                found = body_name(name)
                if found.acronym and len(name) >= _LETTERS and count and len(body_name(sighting.name).words) > 1:
                    long[name].add(number)
        if body_name(one.label).acronym and len(one.label) >= _LETTERS:
            bare[one.label].append(number)
    spelled: defaultdict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(clusters.profiles):
        whole_name = body_name(one.label, one.state)
        if len(whole_name.words) >= _LETTERS:
            spelled[initials(whole_name)].add(number)
    for acronym, numbers in sorted(bare.items()):
        whole = {clusters.find(number) for number in long.get(acronym, ())}
        for number in numbers:
            if len(whole - {number}) == 1:
                (other,) = whole - {number}
                clusters.join(number, other, f"a report has {acronym} beside {clusters[other].label}")
            elif not whole:
                fits = sorted(spelled.get(acronym.lower(), ()))
                for other in fits if len(fits) == 1 else ():
                    if clusters.against(number, other) is None:
                        clusters.doubt(number, other, f"{acronym} has the first letters of the other", 0.5)


def _doubts(clusters: Clusters) -> None:
    """A name with which one or two others begin: "Quincy Institute" of a longer name."""
    begins: defaultdict[Key, set[int]] = defaultdict(set)
    names: dict[int, Key] = {}
    for number in clusters.roots():
        one = clusters.profiles[number]
        key = organisation_key(one.label.replace("-", " ").split())
        if key and one.sightings[0].proper and "asset" not in one.spheres and not body_name(one.label).generic:
            names[number] = key
            for size in range(1, min(len(key), _BEGINNING + 1)):
                begins[key[:size]].add(number)
    for number, key in names.items():
        longer = begins.get(key, set())
        if not 0 < len(longer) <= 2 or not same_organisation(key, (*key, ""), with_article=False):
            continue
        for other in sorted(longer):
            against = clusters.against(number, other)
            if against is None or against == "a report has both":
                apart = f", but {against}" if against else ""
                clusters.doubt(
                    number, other, f"the name of one begins that of the other{apart}", 0.2 if against else 0.4
                )


Sort = Literal["state", "person", "body"]


def sort_of(kind: str) -> Sort | None:
    """How a kind of actor is found again in other reports; `None` for those that belong to their report alone."""
    if kind in ("state", "person"):
        return "state" if kind == "state" else "person"
    return "body" if kind in BODIES else None
