"""Where a record names actors, and the record with other actors in their place.

A record and what is to stand for each id in, the record out; the same object where nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from dragoman.records import MUTUAL, Actor, Factor, Record, Span, Statement, Tie, spans

#: The id under which an actor is to be known, or None where it is to be left out.
Rename = Callable[[str], str | None]
_R = TypeVar("_R", bound=Record)

_LISTS = ("about", "actors", "recipients", "askers", "addressees", "toward", "holders", "members")
_SINGLE = ("addressee", "from_", "to", "actor", "affiliation", "owner", "flag")
_FACTORS = ("cause", "effect")
#: The words from which an actor's part in a record is read; of other parts it is all of the record's.
_WORDS_OF_PART = {"speakers": "source", "actors": "actor_spans", "recipients": "recipient_spans"}


def renamed(record: _R, new: Rename) -> _R | None:
    """The record with each actor under its new id; None where it does not make sense without one, as a tie to nobody.

    The id of an actor's own record stays what it is.
    """
    changes: dict[str, Any] = {}
    for name in _LISTS:
        if value := getattr(record, name, ()):
            changes[name] = _each(value, new)
    for name in _SINGLE:
        if (value := getattr(record, name, None)) is not None:
            changes[name] = new(value)
    for name in _FACTORS:
        if isinstance(factor := getattr(record, name, None), Factor):
            changes[name] = replace(factor, actors=_each(factor.actors, new))
    if isinstance(record, Actor):
        changes["members"] = tuple(name for name in changes.get("members", ()) if name != record.id)
        changes["acts_for"] = new(record.acts_for) if record.acts_for is not None else None
    if isinstance(record, Statement):
        changes |= _speakers(record, new)
    if isinstance(record, Tie) and changes["to"] in (None, changes.get("from_")):
        return None
    changed = {name: value for name, value in changes.items() if value != getattr(record, name)}
    return in_order(replace(record, **changed)) if changed else record


def in_order(record: _R) -> _R:
    """A tie that holds both ways with its ids in order; any other record as it is."""
    if isinstance(record, Tie) and record.kind in MUTUAL and record.from_ is not None and record.from_ > record.to:
        return replace(record, from_=record.to, to=record.from_)
    return record


def _each(names: Sequence[str], new: Rename) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for old in names if (name := new(old)) is not None))


def _speakers(said: Statement, new: Rename) -> dict[str, Any]:
    """The speakers, each once, with whom each acts for; what is known of that goes before what is not."""
    acts: dict[str, str | None] = {}
    for speaker, old in zip(said.speakers, said.acts_for, strict=True):
        if (name := new(speaker)) is not None:
            acts[name] = acts.get(name) or (new(old) if old is not None else None)
    return {"speakers": tuple(acts), "acts_for": tuple(acts.values())}


def handed_over(record: _R, old: str, new: str, moved: Sequence[Span], left: Sequence[Span]) -> _R:
    """The record with the actor `new` where its words hold mentions `moved`, and none of those `left` to `old`.

    Where they hold both, `old` stays what it is, and both are what a statement is about.
    """
    everything = [span for _, span in spans(record)]

    def instead(name: str) -> str:
        return new if name == old else name

    changes: dict[str, Any] = {}
    for field in (*_LISTS, *_SINGLE, "speakers"):
        value = getattr(record, field, None)
        if not value or (value != old if isinstance(value, str) else old not in value):
            continue
        words = getattr(record, _WORDS_OF_PART.get(field, ""), ()) or everything
        if not _any_within(moved, words):
            continue
        if not _any_within(left, words):
            changes[field] = instead(value) if isinstance(value, str) else tuple(instead(name) for name in value)
        elif field == "about":
            changes[field] = (*value, new)
    for field in _FACTORS:
        factor = getattr(record, field, None)
        if isinstance(factor, Factor) and _any_within(moved, [factor.span]) and not _any_within(left, [factor.span]):
            changes[field] = replace(factor, actors=tuple(instead(name) for name in factor.actors))
    return in_order(replace(record, **changes)) if changes else record


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def _any_within(mentions: Sequence[Span], words: Sequence[Span]) -> bool:
    return any(overlap(mention, span) for mention in mentions for span in words)
