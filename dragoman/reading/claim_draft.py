"""A claim in the making: ranges of words in place of spans."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.parse import Range
from dragoman.records import Sign


@dataclass(frozen=True, slots=True)
class Link:
    """That `cause` moves `effect` by `sign`; `at` is the word that says so, in whose clause hedge and holder are told."""

    cause: Range
    effect: Range
    sign: Sign
    at: int
    why: str
    negated: bool = False
    intended: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """What a predicate moves, whoever does it: its words and the sign."""

    effect: Range
    sign: Sign
