"""Places whose people a deed befalls: "a curfew in *Pando*", "withdrew its troops from *the enclave*". Parties out.

Only of deeds that weigh on a place as such, or leave or serve it: what merely happens somewhere befalls nobody there.
A state's name that means its land here is that state; any other place is its people.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import Sense
from dragoman.reading.event_phrases import PARTS, Party, cases
from dragoman.reading.lookup import names_of
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_settled, participant_id
from dragoman.records import EventType

#: Prepositions that lead to such a place, by type.
_LED: dict[EventType, frozenset[str]] = {
    "RETREAT": frozenset(("from",)),
    "AID": frozenset("to for in into".split()),
    "SANCTION": frozenset("to for in on against".split()),
    "CONCEDE": frozenset("on in for to".split()),
    "COERCE": frozenset("in on at around of across".split()),
}
#: Restrictions that are laid on a place.
_LAID = frozenset(
    "curfew curfews siege sieges blockade blockades lockdown lockdowns emergency cordon cordons blackout".split()
)
_OF_PARTS = PARTS | frozenset("parts areas districts regions provinces cities towns".split())


def befallen_places(parse: Parse, cast: Cast, word: int, sense: Sense) -> list[Party]:
    """The people of places that the deed of a predicate or noun befalls, where the text names nobody else."""
    led = _LED.get(sense.type)
    if led is None:
        return []
    things = [word, *parse.children(word, "obj", "nsubj:pass")]
    things += [
        c for thing in things[1:] for c in parse.children(thing, "nmod", "compound") if not cases(parse, c) - {"of"}
    ]
    if sense.type in ("COERCE", "CONCEDE") and not any(parse.lowered[thing] in _LAID for thing in things):
        return []
    phrases = (c for thing in things for c in parse.children(thing, "obl", "nmod") if cases(parse, c) & led)
    found: dict[str, Party] = {}
    for phrase in phrases:
        for at in (phrase, *parse.children(phrase, "conj")):
            for party in _place(parse, cast, at):
                found.setdefault(party.id, party)
    return list(found.values())


def _place(parse: Parse, cast: Cast, word: int) -> Iterator[Party]:
    if parse.lowered[word] in _OF_PARTS:
        inner = [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)]
        places = [party for c in inner for party in _place(parse, cast, c)]
        if places:
            yield from places
            return
    if word in cast.at:
        yield from (Party(id_, word) for id_ in cast.at[word])
    elif is_settled(parse, word):
        yield Party(participant_id(parse, word), word)
    elif (state := _state(parse, word)) is not None and state in cast.by_id:
        yield Party(state, word)
    elif any(e.first <= word < e.last and e.label == "Location" for e in parse.entities):
        yield Party(participant_id(parse, word), word)


def _state(parse: Parse, word: int) -> str | None:
    return next((hit.id for hit in names_of(parse) if hit.first <= word < hit.last and hit.kind == "state"), None)
