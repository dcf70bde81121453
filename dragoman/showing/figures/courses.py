"""The courses of ties and arrows: bent lines as points, cut off where marks begin, with heads at their ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.showing.figures.canvas import Point, line
from dragoman.showing.figures.placing import Box
from dragoman.showing.figures.style import painted
from dragoman.showing.figures.svg import element, number


def arc(one: Point, other: Point, bend: float) -> list[Point]:
    """From one point to another; `bend` is how far the middle lies beside the straight line."""
    (x1, y1), (x2, y2) = one, other
    length = math.dist(one, other) or 1.0
    # The control point of a quadratic curve lies twice as far out as the curve.
    cx = (x1 + x2) / 2 - (y2 - y1) / length * bend * 2
    cy = (y1 + y2) / 2 + (x2 - x1) / length * bend * 2
    steps = max(8, min(60, int(length / 5)))
    return [
        ((1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2, (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2)
        for t in (step / steps for step in range(steps + 1))
    ]


def straight(one: Around, other: Around) -> list[Point]:
    """The straight line from one mark to another, between them; from centre to centre where they leave no room."""
    length = math.dist(one.centre, other.centre)
    ux, uy = _direction(one.centre, other.centre)

    def left(mark: Around, way: int) -> Point | None:
        points = ((mark.centre[0] + way * ux * far, mark.centre[1] + way * uy * far)
                  for far in range(int(mark.radius), int(length), 2))  # fmt: skip
        return next((point for point in points if not mark.holds(point)), None)

    start, end = left(one, 1), left(other, -1)
    if start is None or end is None or (end[0] - start[0]) * ux + (end[1] - start[1]) * uy <= 0:
        return [one.centre, other.centre]
    return [start, end]


def outside(course: Sequence[Point], one: Around, other: Around) -> list[Point]:
    """The part of a course that lies outside of what stands at its beginning and its end; all of it where none does."""
    start = next((at for at, point in enumerate(course) if not one.holds(point)), 0)
    end = next((at for at in range(len(course) - 1, start, -1) if not other.holds(course[at])), 0)
    return list(course[start : end + 1]) if end > start else list(course)


class Around(NamedTuple):
    """A mark with its words: a circle and a box, from which lines keep a distance."""

    centre: Point
    radius: float
    box: Box
    gap: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it or too near to it."""
        x, y = point
        if math.dist(point, self.centre) < self.radius + self.gap:
            return True
        box = self.box
        return (
            box.x - self.gap / 2 < x < box.x + box.width + self.gap / 2
            and box.y + self.radius * 2 < y < box.y + box.height + self.gap / 2
        )


def along(course: Sequence[Point], share: float) -> Point:
    """The point at a share of a course's length."""
    lengths = [math.dist(one, other) for one, other in pairwise(course)]
    left = sum(lengths) * share
    for (one, other), length in zip(pairwise(course), lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
        left -= length
    return course[-1]


def shortened(course: Sequence[Point], size: float) -> list[Point]:
    """A course whose last `size` are cut off, for a head: it goes on straight from the last of its points."""
    tip = course[-1]
    kept = [point for point in course[:-1] if math.dist(point, tip) >= size] or [course[0]]
    ux, uy = _direction(kept[-1], tip)
    return [*kept, (tip[0] - ux * size, tip[1] - uy * size)]


def head(before: Point, tip: Point, colour: str, size: float) -> str:
    """The head of an arrow: a filled triangle whose tip is the end of the course."""
    (ux, uy), side = _direction(before, tip), size * 0.45
    x, y = tip[0] - ux * size, tip[1] - uy * size
    corners = (tip, (x - uy * side, y + ux * side), (x + uy * side, y - ux * side))
    path = "M" + "L".join(f"{number(px)} {number(py)}" for px, py in corners) + "Z"
    return element("path", {"d": path, **painted(colour)})


def bar(before: Point, tip: Point, colour: str, size: float) -> str:
    """A bar across the end of a course, for what holds back."""
    ux, uy = _direction(before, tip)
    return line([(tip[0] - uy * size, tip[1] + ux * size), (tip[0] + uy * size, tip[1] - ux * size)], colour, 2.6)


def _direction(before: Point, tip: Point) -> Point:
    length = math.dist(before, tip) or 1.0
    return (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
