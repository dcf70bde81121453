"""Axes: hairlines at round places, with what they stand for beside them where there is room."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.showing.figures.canvas import Canvas, line, text_box
from dragoman.showing.figures.style import SMALL
from dragoman.showing.figures.text import height_of, wrap

#: Longest words at a tick, in units of the figure. A design value.
_LONGEST = 110.0


def across(
    canvas: Canvas, ticks: Iterable[tuple[float, str]], top: float, bottom: float, left: float, right: float
) -> None:  # fmt: skip
    """Hairlines from top to bottom at places from left to right, and their words below `bottom`.

    Words that would touch those before them are left out; the hairline stays.
    """
    free = left - 1000
    for x, text in ticks:
        canvas.under(line([(x, top), (x, bottom)], "rule", 0.7))
        words = wrap(text, _LONGEST, SMALL, 1)
        box = text_box(x, bottom + 4, words, SMALL, "middle")
        start = min(max(box.x, left), right - box.width)
        if start > free:
            canvas.add(canvas.text(start, bottom + 4, words, colour="soft"))
            free = start + box.width + 6


def up(canvas: Canvas, ticks: Iterable[tuple[float, str]], left: float, right: float) -> None:
    """Hairlines from left to right at places from the top down, and their words to the left of them."""
    free = float("inf")
    for y, text in sorted(ticks, reverse=True):
        canvas.under(line([(left, y), (right, y)], "rule", 0.7))
        height = height_of(1, SMALL)
        if y + height / 2 <= free:
            canvas.add(canvas.text(left - 6, y - height / 2, text, anchor="end", colour="soft"))
            free = y - height / 2
