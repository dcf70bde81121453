"""Lines through a plot with their names at their right ends, so that no legend has to be looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.showing.figures.canvas import Canvas, line
from dragoman.showing.figures.placing import spread
from dragoman.showing.figures.style import SMALL
from dragoman.showing.figures.text import balanced, height_of


class End(NamedTuple):
    """The right end of a line: its place, its name and its colour."""

    x: float
    y: float
    name: str
    colour: str


def name_ends(canvas: Canvas, ends: Sequence[End], x: float, top: float, bottom: float, most: int = 2) -> float:
    """Writes the names of lines from `x` to the right edge, none on another, each led to from its end.

    Returns where the lowest one ends, which is below `bottom` where there are too many of them.
    """
    order = sorted(range(len(ends)), key=lambda at: (ends[at].y, at))
    wrapped = [balanced(ends[at].name, canvas.right - x - 16, SMALL, most) for at in order]
    sizes = [height_of(len(lines), SMALL) for lines in wrapped]
    centres = spread([ends[at].y for at in order], sizes, 2.0, (top, bottom))
    lowest = bottom
    for at, lines, size, centre in zip(order, wrapped, sizes, centres, strict=True):
        end = ends[at]
        canvas.add(line([(end.x + 5, end.y), (x + 4, centre), (x + 12, centre)], end.colour, 0.8))
        canvas.add(canvas.text(x + 16, centre - size / 2, lines))
        lowest = max(lowest, centre + size / 2)
    return lowest
