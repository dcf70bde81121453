"""Where the nodes of a network stand, so that ties are short and no node lies on another.

Sizes of nodes and pairs that are tied in, centres out; the same input gives the same places.

    1. distances  steps along ties between all pairs; parts that nothing ties together stand further apart
    2. stress     places whose distances are as near to these as can be (Gansner, Koren and North 2004)
    3. fill       turned so that the longer way lies across, and stretched to the room
    4. apart      boxes that overlap push each other away
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Where the search starts is drawn from this seed; how many steps it takes, and how often boxes are pushed apart.
_SEED, _STEPS, _PUSHES = 7, 120, 400


def layout(
    sizes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int]], width: float, height: float, gap: float = 8.0
) -> tuple[list[tuple[float, float]], float]:
    """The centres of boxes of `sizes` in a room of `width`, and the height that they need: `height` or more.

    Boxes are no wider than the room. `ties` are pairs of places in `sizes`.
    """
    count = len(sizes)
    if not count:
        return [], height
    boxes = np.array(sizes, dtype=np.float64) + gap
    wished = _filled(_stressed(_distances(count, ties)), boxes, width, height)
    for _ in range(12):
        found = _apart(wished, boxes, width, height)
        if found is not None:
            return [(round(float(x), 1), round(float(y), 1)) for x, y in found], height
        wished[:, 1] *= 1.2
        height *= 1.2
    return _in_rows(wished, boxes, width, height)


# -- 1


def _distances(count: int, ties: Sequence[tuple[int, int]]) -> Array:
    near = np.full((count, count), np.inf)
    np.fill_diagonal(near, 0.0)
    for one, other in ties:
        if one != other:
            near[one, other] = near[other, one] = 1.0
    for at in range(count):  # Floyd and Warshall
        near = np.minimum(near, near[:, at, None] + near[None, at, :])
    known = near[np.isfinite(near)]
    # Parts of the network stand as far apart as the larger is wide, but not so far that they become small.
    near[~np.isfinite(near)] = min(float(known.max()) + 1.0, 3.0)
    return near


# -- 2


def _stressed(distances: Array) -> Array:
    count = len(distances)
    places: Array = np.random.default_rng(_SEED).uniform(-1.0, 1.0, (count, 2)) * distances.max()
    weights = np.zeros_like(distances)
    np.divide(1.0, distances**2, out=weights, where=distances > 0)
    total = np.maximum(weights.sum(axis=1), 1e-9)
    for _ in range(_STEPS):
        for at in range(count):
            away = places[at] - places
            length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
            pulled = places + away * (distances[at] / length)[:, None]
            places[at] = (weights[at][:, None] * pulled).sum(axis=0) / total[at] if count > 1 else 0.0
    return places


# -- 3


def _filled(places: Array, boxes: Array, width: float, height: float) -> Array:
    centred = places - places.mean(axis=0)
    xx, yy = (centred**2).sum(axis=0)
    xy = float((centred[:, 0] * centred[:, 1]).sum())
    angle = -0.5 * np.arctan2(2 * xy, xx - yy)
    cos, sin = np.cos(angle), np.sin(angle)
    turned = np.stack([cos * centred[:, 0] - sin * centred[:, 1], sin * centred[:, 0] + cos * centred[:, 1]], axis=1)
    low, high = turned.min(axis=0), turned.max(axis=0)
    room = np.maximum(np.array([width, height]) - boxes.max(axis=0), 1.0)
    scale = room / np.maximum(high - low, 1e-9)
    # One that stands alone in a direction stays in its middle.
    scale = np.where(high - low < 1e-6, 0.0, scale)
    placed: Array = (turned - (low + high) / 2) * scale + np.array([width, height]) / 2
    return placed


# -- 4


def _apart(wished: Array, boxes: Array, width: float, height: float) -> Array | None:
    """Centres of boxes that do not overlap, near those wished for; `None` where they do not come apart."""
    places = wished.copy()
    count = len(places)
    half = boxes / 2
    low, high = half, np.array([width, height]) - half
    reach = half[:, None, :] + half[None, :, :]
    upper = np.triu(np.ones((count, count), dtype=bool), 1)
    order = np.sign(np.arange(count)[:, None] - np.arange(count)[None, :])
    for _ in range(_PUSHES):
        places = np.clip(places, low, np.maximum(low, high))
        away = places[:, None, :] - places[None, :, :]
        over = reach - np.abs(away)
        both = (over[:, :, 0] > 1e-3) & (over[:, :, 1] > 1e-3)
        if not (both & upper).any():
            return places
        # Along the way that is shorter; of two in one place the later goes right or down.
        sideways = over[:, :, 0] * 0.6 < over[:, :, 1]
        push = np.zeros_like(away)
        for axis, along in ((0, sideways), (1, ~sideways)):
            sign = np.where(np.abs(away[:, :, axis]) < 1e-6, order, np.sign(away[:, :, axis]))
            push[:, :, axis] = np.where(both & along, sign * (over[:, :, axis] / 2 + 0.05), 0.0)
        most = np.maximum(np.maximum((push[:, :, 0] != 0).sum(axis=1), (push[:, :, 1] != 0).sum(axis=1)), 1)
        places = places + push.sum(axis=1) / np.minimum(most, 2)[:, None]
    return None


def _in_rows(
    wished: Array, boxes: Array, width: float, height: float
) -> tuple[list[tuple[float, float]], float]:  # fmt: skip
    """In rows from the top down, where nothing else helps."""
    found = [(0.0, 0.0)] * len(boxes)
    x = y = row = 0.0
    for at in sorted(range(len(boxes)), key=lambda at: (float(wished[at, 1]), float(wished[at, 0]), at)):
        wide, high = map(float, boxes[at])
        if x and x + wide > width:
            x, y, row = 0.0, y + row, 0.0
        found[at] = (round(x + wide / 2, 1), round(y + high / 2, 1))
        x, row = x + wide, max(row, high)
    return found, max(height, y + row)
