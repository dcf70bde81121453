"""Pairs of words by which many things find each other, without those that only one of them has.

Things with their pairs in, the same with the numbers of those pairs out that something else has as well. Most pairs
stand once in a whole pile, and an index of them would take most of the room and find nothing.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def with_keys(
    things: Sequence[T], pairs_of: Callable[[T], Iterable[tuple[str, str]]]
) -> Iterator[tuple[T, Sequence[int]]]:
    """Each thing, in order, with its pairs of words as numbers, in order, as far as another thing has the pair, too.

    `pairs_of` gives each pair of a thing once.
    """
    words: dict[str, int] = {}
    numbers, ends = array("Q"), array("Q", [0])
    for thing in things:
        for one, other in pairs_of(thing):
            numbers.append(words.setdefault(one, len(words)) << 32 | words.setdefault(other, len(words)))
        ends.append(len(numbers))
    every = np.frombuffer(numbers, np.uint64) if numbers else np.zeros(0, np.uint64)
    ordered = np.sort(every)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    for at, thing in enumerate(things):
        mine = every[ends[at] : ends[at + 1]]
        place = np.minimum(np.searchsorted(again, mine), max(0, again.size - 1))
        yield thing, mine[again[place] == mine].tolist() if again.size and mine.size else ()
