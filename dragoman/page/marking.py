"""Cuts a text where marks begin and end, so that marks may overlap as they like and every stretch knows its own.

Text and marks in, stretches out: put end to end they are the text, none crosses the edge of a mark, and each has the
marks that cover it, the widest first.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.records import Span

#: Marks that a stretch tells, the innermost of those that cover it. Reports that are read have five or six over one
#: word; more comes of texts made to do harm, in which all marks of all stretches would be the square of the marks.
MOST = 32


class Mark(NamedTuple):
    """Words marked as part of something: `part` says as what (`content`, `anchor`, `furniture`), `of` of which record.

    `of` is the number under which the page shows the record, or what it says of the words where there is no record.
    """

    span: Span
    part: str
    of: str = ""


class Stretch(NamedTuple):
    """A piece of the text, and the marks that cover all of it, the widest first; `more` counts those not told."""

    span: Span
    text: str
    marks: tuple[Mark, ...]
    more: int = 0

    def level(self, part: str) -> int:
        """How many records have this stretch as such a part: 2 for what a quoted speaker quotes."""
        return len({mark.of for mark in self.marks if mark.part == part})


def cut(text: str, marks: Iterable[Mark], within: Sequence[Span]) -> list[list[Stretch]]:
    """The stretches of each of the spans `within`, which are in order and do not overlap.

    Marks reach over the edges of these spans as they will; what of a mark lies outside the text counts for nothing.
    Takes time in proportion to the marks, but for sorting, however they overlap.
    """
    known = sorted({mark for mark in marks if mark.span[0] < mark.span[1]}, key=_place)
    ends = sorted(range(len(known)), key=lambda at: known[at].span[1])
    edges = sorted({edge for mark in known for edge in mark.span})
    active: list[int] = []  # places in `known` of the marks that cover the point reached, in order
    opened = closed = 0
    out: list[list[Stretch]] = []
    for start, end in within:
        inside = edges[bisect_left(edges, start + 1) : bisect_left(edges, end)]
        row: list[Stretch] = []
        for a, b in pairwise([start, *inside, end]):
            while opened < len(known) and known[opened].span[0] <= a:
                insort(active, opened)
                opened += 1
            while closed < len(ends) and known[ends[closed]].span[1] <= a:
                del active[bisect_left(active, ends[closed])]
                closed += 1
            covering = tuple(known[at] for at in active[-MOST:])
            row.append(Stretch((a, b), text[a:b], covering, len(active) - len(covering)))
        out.append(row)
    return out


def _place(mark: Mark) -> tuple[int, int, str, str]:
    """Where a mark stands among others: what begins first, then the widest, goes before."""
    return mark.span[0], -mark.span[1], mark.of, mark.part
