"""A report to look for ties in, what a tie is before it is a record, and what is asked of every noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from dragoman.reading.areas import find_areas
from dragoman.reading.cast import Cast
from dragoman.reading.cues import NEGATIONS
from dragoman.reading.event_phrases import Party, cases
from dragoman.reading.modality import status_of
from dragoman.reading.parse import Parse
from dragoman.reading.places import Place, find_places
from dragoman.reading.quantities import find_quantities
from dragoman.reading.tie_open import is_guessed, is_wished
from dragoman.reading.tie_words import UNIVERSAL
from dragoman.records import Actor, Quantity, Report, Sign, Span, TieKind

#: Words for what a tie is no more, or is not yet.
_GONE = frozenset(
    "former ex one-time erstwhile potential would-be possible prospective future alleged pending "
    "planned proposed threatened".split()
)


#: Kinds of actors whose backing is an alliance, where that of a force is help.
_BACKED = frozenset("state international-organisation party person government-body".split())


@dataclass(frozen=True, slots=True)
class Found:
    """Words that say a tie: `word` is what names it, `words` those and the two parties' that bound the evidence.

    `from_` is None where the text does not tell. `why` names the rule. `sign` is that of the kind where None.
    """

    from_: str | None
    to: str
    kind: TieKind
    word: int
    words: tuple[int, ...]
    why: str
    sign: Sign | None = None


@dataclass(frozen=True, eq=False)
class Scene:
    """One report to look for ties in: its parse and cast, and all its actors by id."""

    parse: Parse
    cast: Cast
    actors: Mapping[str, Actor]
    report: Report

    def form(self, word: int) -> str:
        return self.parse.lowered[word]

    def actor(self, id_: str) -> Actor | None:
        """An actor by its id, areas of the world among them."""
        return self.actors.get(id_) or next((area for area in self.areas.values() if area.id == id_), None)

    def is_state(self, id_: str) -> bool:
        return id_ in self.actors and self.actors[id_].kind == "state"

    @cached_property
    def areas(self) -> dict[int, Actor]:
        """The areas that are in nobody's cast, by the words that name them."""
        return {word: area for word, area in find_areas(self.parse).items() if area.id not in self.actors}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return find_places(self.parse, self.cast, self.report)

    @cached_property
    def places_near(self) -> dict[int, list[Place]]:
        """The places, but for those of datelines, by the words that they may tell of: those above them, up to a verb
        with what hangs beside it."""
        found: dict[int, list[Place]] = {}
        for place in self.places:
            if not place.dateline:
                for word in dict.fromkeys(_above(self.parse, place)):
                    found.setdefault(word, []).append(place)
        return found

    def mention_at(self, word: int) -> Span:
        """The words of the shortest mention of an actor around a word; the word alone where there is none."""
        start, end = self.parse.words.span(word, word + 1)
        around = [m for m in self._mentions.get(word, ()) if m[0] <= start and end <= m[1]]
        return min(around, key=lambda m: m[1] - m[0], default=(start, end))

    @cached_property
    def _mentions(self) -> dict[int, list[Span]]:
        """The spans of all mentions by the words in them."""
        found: dict[int, list[Span]] = {}
        for actor in self.actors.values():
            for mention in actor.mentions:
                for word in range(*self.parse.words.within(*mention.span)):
                    found.setdefault(word, []).append(mention.span)
        return found

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return find_quantities(self.parse)


def tie(from_: Party | None, to: Party, kind: TieKind, word: int, why: str) -> Found:
    """A tie of two parties, with the words that say it."""
    words = [word, to.word] if from_ is None else [word, from_.word, to.word]
    return Found(None if from_ is None else from_.id, to.id, kind, word, tuple(w for w in words if w >= 0), why)


def all_between(parties: Sequence[Party], kind: TieKind, word: int, why: str) -> list[Found]:
    """A tie between every two of some parties."""
    return [tie(a, b, kind, word, why) for a, b in combinations(parties, 2)]


def crossed(ones: Iterable[Party], others: Iterable[Party], kind: TieKind, word: int, why: str) -> list[Found]:
    """Ties from each of some parties to each of others."""
    others = list(others)
    return [tie(a, b, kind, word, why) for a in ones for b in others if a.id != b.id]


def holds(scene: Scene, word: int) -> bool:
    """Whether what a word says is so: not denied, planned, wished, asked for or only possible."""
    parse = scene.parse
    told = status_of(parse, word).modality in ("occurred", "ongoing")
    return told and not is_wished(parse, word) and not is_guessed(parse, word)


def is_name(scene: Scene, noun: int) -> bool:
    """Whether a noun is a part of a name, as in "the *Alliance* to Rescue Whales": capital letter, and no headline."""
    parse = scene.parse
    first, last = parse.sentences[parse.sentence_of[noun]]
    if noun == first or not parse.form(noun)[:1].isupper() or parse.form(noun).isupper():
        return False
    return any(parse.upos[w] in ("NOUN", "VERB", "ADJ") and parse.form(w).islower() for w in range(first, last))


def helped_kind(scene: Scene, kind: TieKind, other: Party) -> TieKind:
    """To back a state, party or person is to side with it, to back a force to help it."""
    actor = scene.actors.get(other.id)
    return "alliance" if kind == "aid" and actor is not None and actor.kind in _BACKED else kind


def is_league(scene: Scene, id_: str) -> bool:
    """Whether belonging to a body makes allies: not to one to which nearly all belong."""
    actor = scene.actors.get(id_)
    return actor is not None and actor.kind == "international-organisation" and id_ not in UNIVERSAL


def modifiers(scene: Scene, noun: int) -> set[str]:
    """The words before a noun that say what kind of thing it is."""
    parse = scene.parse
    found: set[str] = set()
    for child in parse.children(noun, "amod", "compound", "nmod:desc", "nummod", "advmod", "acl"):
        if child < noun:
            found |= {scene.form(child), *(scene.form(c) for c in parse.children(child, "conj", "compound", "amod"))}
    return found


def is_denied(scene: Scene, noun: int) -> bool:
    """Whether a noun is denied by itself or its copula: "no ally", "is not an ally"."""
    parse = scene.parse
    return any(
        scene.form(c) in NEGATIONS or scene.form(c) == "no" for c in parse.children(noun, "advmod", "det", "cc")
    ) or bool(modifiers(scene, noun) & _GONE)


def contents(scene: Scene, noun: int) -> set[str]:
    """What a flow is of: "*gas* exports", "supplies of *arms* and *fuel*"."""
    parse = scene.parse
    found = modifiers(scene, noun)
    for child in parse.children(noun, "nmod"):
        if "of" in cases(parse, child):
            for word in (child, *parse.children(child, "conj")):
                found |= {scene.form(word), *(scene.form(c) for c in parse.children(word, "compound", "amod"))}
    return found


def _above(parse: Parse, place: Place) -> list[int]:
    """The words above a place, up to and with those that hang beside it on one verb."""
    head = parse.head_of(place.first, place.last)
    above: list[int] = []
    for word in parse.ancestors(head):
        above.append(word)
        if parse.upos[word] == "VERB":
            return [*above, *parse.children(word, "obj", "nsubj:pass")]
    return above
