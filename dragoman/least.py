"""The least confidence that a record must have to be shown: what a user says in, a number for each type of record out.

`0.6` is for all types but actors: of whom it is not sure that they are read rightly, the records that name them may be.
Actors are held to a number only where one is given for them: `actors=0.5`, `0.6,events=0.8`. What such a number keeps
and loses is said in docs/confidence.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dragoman.errors import UsageError
from dragoman.records import RECORD_TYPES

#: What may be said: a number, "0.6", "events=0.6,ties=0.7", or numbers by type.
Said: TypeAlias = "float | str | Mapping[str, float] | Least | None"


@dataclass(frozen=True)
class Least:
    """The least confidence by type of record, as pairs in order; types that are not there are not held to any."""

    by_type: tuple[tuple[str, float], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_type)

    def __str__(self) -> str:
        return ",".join(f"{kind}={number:g}" for kind, number in self.by_type)

    @classmethod
    def of(cls, said: Said) -> Least:
        """What a user said as a `Least`. Raises `UsageError` for a type there is not and a number not between 0 and 1.

        Later words go before earlier ones: `0.6,events=0.8`.
        """
        if isinstance(said, Least):
            return said
        found: dict[str, float] = {}
        for kind, number in _pairs(said):
            kinds = [one for one in RECORD_TYPES if one != "actors"] if kind is None else [_type_named(kind)]
            found.update(dict.fromkeys(kinds, _number(number)))
        return cls(tuple((kind, found[kind]) for kind in RECORD_TYPES if found.get(kind)))


#: Nothing is left out.
EVERYTHING = Least()


def _pairs(said: float | str | Mapping[str, float] | None) -> Iterable[tuple[str | None, str | float]]:
    if said is None:
        return []
    if isinstance(said, Mapping):
        return list(said.items())
    if not isinstance(said, str):
        return [(None, said)]
    parts = [part.strip().rpartition("=") for part in said.split(",") if part.strip()]
    return [(kind.strip() if equals else None, number) for kind, equals, number in parts]


def _type_named(name: str) -> str:
    known = {form: kind for kind in RECORD_TYPES for form in (kind, kind[:-1])}
    if name.lower() not in known:
        raise UsageError(f"{name!r} is no type of record: there are {', '.join(RECORD_TYPES)}")
    return known[name.lower()]


def _number(said: str | float) -> float:
    try:
        number = float(said)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise UsageError(f"{said!r} is no confidence: give a number from 0 to 1, or one for a type, events=0.6")
    return number


def in_words(left_out: Mapping[str, int], least: Least) -> str:
    """How much is left out, and by which numbers: "33 statements and 1 tie: less sure than 0.6"."""
    counted = [f"{number:,} {kind if number != 1 else kind[:-1]}" for kind, number in _in_order(left_out)]
    listed = " and ".join(part for part in (", ".join(counted[:-1]), *counted[-1:]) if part) or "nothing"
    numbers = {number for _, number in least.by_type}
    all_alike = len(numbers) == 1 and {kind for kind, _ in least.by_type} >= set(RECORD_TYPES) - {"actors"}
    return f"{listed}: less sure than {f'{numbers.pop():g}' if all_alike else str(least)}"


def _in_order(left_out: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return ((kind, left_out[kind]) for kind in RECORD_TYPES if left_out.get(kind))
