"""What a report has of an actor, as far as other reports' actors are compared with it.

Readings, or rows of a situation's folder, in; `Sighting`s out: one for each actor of each report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from dragoman.collection import one_for_all
from dragoman.reading import lexicons
from dragoman.reading.lexicons import fold
from dragoman.reading.names import HONORIFICS, PARTICLES
from dragoman.records import Actor, Mention, Reading, Span

_TOKEN = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+")
#: Words on each side of a name by which copies of one story are laid side by side, and how many of a sighting's names
#: are. Design values.
AROUND, PLACES = 5, 3
_MALE, _FEMALE = (
    frozenset("mr sir lord king prince mister".split()),
    frozenset("mrs ms miss queen princess lady madam".split()),
)


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """One actor of one report. `names` are its names in the text without titles, with how often each stands there, the
    name that the reading gives it first; `land` is the state of which the report tells most; `around` are the words
    around the first of its names.
    """

    report: str
    day: str | None
    actor: str
    kind: str
    names: tuple[tuple[str, int], ...]
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    affiliation: str | None = None
    acts_for: str | None = None
    gender: str | None = None
    land: str | None = None
    proper: bool = True
    mentions: int = 0
    around: tuple[frozenset[str], ...] = ()

    @property
    def place(self) -> tuple[str, str]:
        """The report and the actor's id in it."""
        return self.report, self.actor

    @property
    def name(self) -> str:
        return self.names[0][0]

    @property
    def home(self) -> str | None:
        """The state to which it belongs or for which it acts."""
        return self.acts_for if _is_code(self.acts_for) else self.country

    @property
    def seat(self) -> str | None:
        """Whose office it holds: the state or body for which it acts, else to which it belongs, else its state."""
        return self.acts_for or self.affiliation or self.country


def _is_code(name: str | None) -> bool:
    return name is not None and len(name) == 3 and name.isupper()


class _Head(msgspec.Struct, frozen=True):
    """What is needed of an actor's JSON: the rest of it is passed over."""

    id: str
    kind: str
    name: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    affiliation: str | None = None
    acts_for: str | None = None
    mentions: tuple[Mention, ...] = ()


_decode = msgspec.json.Decoder(_Head).decode


def of_reading(reading: Reading, around: bool = False) -> Iterator[Sighting]:
    """The sightings of a reading. With `around`, also the words around names of persons."""
    yield from _of_report(reading.report.id, reading.report.published, reading.report.text, reading.actors, around)


def of_rows(
    report: str,
    actors: Iterable[str],
    text: str,
    published: str | None,
    around: bool = False,
    *,
    lasts: Callable[[str], bool] = lambda kind: True,
) -> Iterator[Sighting]:
    """The sightings of a report's actors, from their JSON; of those only whose kind `lasts` from report to report."""
    heads = [head for head in map(_decode, actors) if lasts(head.kind)]
    yield from _of_report(report, published, text, heads, around)


def _of_report(
    report: str, day: str | None, text: str, actors: Sequence[Actor | _Head], around: bool
) -> Iterator[Sighting]:
    land = _land(actors)
    for actor in actors:
        named = [mention.span for mention in actor.mentions if mention.form == "name"]
        if actor.kind == "person":
            names, gender = _of_person(actor.name, [text[slice(*span)] for span in named])
        else:
            names, gender = {" ".join(actor.name.split()): 0}, None
            for span in named:
                name = _without_article(" ".join(text[slice(*span)].split()))
                names[name] = names.get(name, 0) + 1
        country, affiliation, acts_for = map(one_for_all, (actor.country, actor.affiliation, actor.acts_for))
        yield Sighting(
            report, day, one_for_all(actor.id), one_for_all(actor.kind), one_for_all(tuple(names.items())), country,
            one_for_all(actor.sector), actor.role, affiliation, acts_for, gender, land,
            proper=bool(named) or actor.name[:1].isupper(),
            mentions=len(actor.mentions),
            around=tuple(_around(text, span) for span in named[:PLACES]) if around and actor.kind == "person" else (),
        )  # fmt: skip


def _land(actors: Iterable[Actor | _Head]) -> str | None:
    """The state that a report mentions as often as all others together."""
    states = {actor.id: len(actor.mentions) for actor in actors if actor.kind == "state"}
    most = max(states, key=lambda code: (states[code], code), default=None)
    return most if most is not None and 2 * states[most] >= sum(states.values()) else None


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


def _of_person(name: str, mentions: Sequence[str]) -> tuple[dict[str, int], str | None]:
    """The names that stand in mentions with titles before them, and the gender that the titles tell."""
    name = " ".join(name.split())
    own = {fold(word) for word in _WORD.findall(name)}
    names = {name: 0}
    genders: set[str] = set()
    for mention in mentions:
        tokens = _TOKEN.findall(mention)
        begin = next(
            (at for at, token in enumerate(tokens) if own & {fold(word) for word in _WORD.findall(token)}), None
        )
        if begin is None:
            begin = _behind_title(tokens)
        genders.update(_genders(tokens[:begin]))
        bare = _POSSESSIVE.sub("", " ".join(tokens[begin:]).strip(' ,.;:"“”'))
        if bare:
            names[bare] = names.get(bare, 0) + 1
    return names, genders.pop() if len(genders) == 1 else None


def _genders(title: Sequence[str]) -> Iterator[str]:
    for token in title[-2:]:
        word = fold(token).rstrip(".")
        if word in _MALE:
            yield "m"
        elif word in _FEMALE:
            yield "f"


def _behind_title(tokens: Sequence[str]) -> int:
    """Where a name begins of which the reading's own name has no word: behind the words of titles."""
    heads = lexicons.roles().heads
    at = 0
    while at < len(tokens) - 1:
        word = fold(tokens[at]).rstrip(".")
        if not (tokens[at][0].islower() or word in HONORIFICS or word in heads) or word in PARTICLES:
            break
        at += 1
    return at


def _around(text: str, span: Span) -> frozenset[str]:
    """The nearest words on each side of a name that are longer than three letters."""
    before = [w for w in map(fold, _WORD.findall(text[max(0, span[0] - 120) : span[0]])) if len(w) > 3]
    behind = [w for w in map(fold, _WORD.findall(text[span[1] : span[1] + 120])) if len(w) > 3]
    return frozenset((*before[-AROUND:], *behind[:AROUND]))
