"""Where labels can stand without lying on each other.

Boxes and wishes in, places out; what comes first has the first choice, so that the same input has the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle by its left upper corner."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes come nearer to each other than `gap`."""
        return (
            self.x < other.x + other.width + gap and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap and other.y < self.y + self.height + gap
        )  # fmt: skip

    def within(self, other: Box) -> bool:
        """Whether a box lies in another."""
        return (
            self.x >= other.x and self.x + self.width <= other.x + other.width
            and self.y >= other.y and self.y + self.height <= other.y + other.height
        )  # fmt: skip


def first_free(candidates: Iterable[Box], taken: Sequence[Box], room: Box, gap: float = 2.0) -> Box | None:
    """The first box that lies in a room and on nothing that is taken; `None` where there is none."""
    return next(
        (box for box in candidates if box.within(room) and not any(box.overlaps(other, gap) for other in taken)), None
    )


def spread(
    wished: Sequence[float], sizes: Sequence[float], gap: float = 2.0,
    room: tuple[float, float] | None = None,
) -> list[float]:  # fmt: skip
    """Centres near those wished for, in their order, none nearer to the next than their sizes and `gap`.

    Least squares under the order (pool adjacent violators; Ayer and others 1955). With a `room` they are kept in it as
    long as it holds them all; where it does not, they run out of it at its end.
    """
    offsets: list[float] = []
    for at, size in enumerate(sizes):
        offsets.append(0.0 if not at else offsets[-1] + (sizes[at - 1] + size) / 2 + gap)
    pools: list[tuple[float, int]] = []  # mean and count
    for wish, offset in zip(wished, offsets, strict=True):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] > mean:
            other, many = pools.pop()
            mean, count = (mean * count + other * many) / (count + many), count + many
        pools.append((mean, count))
    starts = [mean for mean, count in pools for _ in range(count)]
    if room is not None and starts:
        low, high = room[0] + sizes[0] / 2, room[1] - sizes[-1] / 2 - offsets[-1]
        starts = [max(low, min(start, high)) for start in starts]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
