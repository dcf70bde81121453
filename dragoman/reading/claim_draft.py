"""A claim in the making: ranges of words in place of spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reading.parse import Range
from dragoman.records import Sign


@dataclass(frozen=True, slots=True)
class Link:
    """That `cause` moves `effect` by `sign`; `at` is the word that says so: its clause tells hedge and holder.

    `antecedent`: the words that the cause stands for, where it is "this".
    """

    cause: Range
    effect: Range
    sign: Sign
    at: int
    why: str
    negated: bool = False
    intended: bool = False
    antecedent: Range | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What a predicate moves, whoever does it: its words and the sign."""

    effect: Range
    sign: Sign


def links(
    cause: Range, moved: Iterable[Moved], at: int, why: str, negated: bool, antecedent: Range | None = None
) -> list[Link]:
    """The links of one cause with all that is moved, what overlaps with it left out."""
    return [
        Link(cause, one.effect, one.sign, at, why, negated, antecedent=antecedent)
        for one in moved
        if one.effect[1] <= cause[0] or cause[1] <= one.effect[0]
    ]
