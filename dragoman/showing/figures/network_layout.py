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
Numbers = NDArray[np.intp]

#: Nodes that start in one place are parted by so much, drawn from this seed.
_SEED, _JITTER = 7, 0.05
#: Steps of the search at most, and a move, in steps along ties, that ends it. Design values.
_STEPS, _STILL = 30, 0.002
#: Up to how many nodes ranks count for more and more, and for how much at most. Design values, set by eye.
MANY, _EVEN = 100, 0.8
#: How often boxes are pushed apart, and the share of the room that they may fill: above it they hardly come apart.
#: Design values.
_PUSHES, _FULL = 300, 0.4
#: After so many pushes it is looked again which boxes lie nearer to each other than twice this. Design values.
_LOOKED, _NEAR = 12, 20.0


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
    height = max(height, float(boxes.prod(axis=1).sum()) / (_FULL * width) if count > 1 else 0.0)
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
    tied = np.zeros((count, count), dtype=np.float32)
    for one, other in ties:
        tied[one, other] = tied[other, one] = 1.0
    near = np.full((count, count), np.inf)
    reached = np.eye(count, dtype=np.float32)
    steps = 0
    # From every node at once, one step further each time.
    while (new := (reached > 0) & ~np.isfinite(near)).any():
        near[new] = float(steps)
        steps += 1
        reached = new.astype(np.float32) @ tied
    known = near[np.isfinite(near)]
    # Parts of the network stand as far apart as the larger is wide, but not so far that they become small.
    near[~np.isfinite(near)] = min(float(known.max()) + 1.0, 3.0)
    return near


# -- 2


def _stressed(distances: Array) -> Array:
    count = len(distances)
    places = _scaled(distances)
    if count < 2:
        return places
    weights = np.zeros_like(distances)
    np.divide(1.0, distances**2, out=weights, where=distances > 0)
    # Each step is the least stress of a bound that touches the stress where the places are (SMACOF, de Leeuw 1977).
    own = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(own + 1.0 / count) - 1.0 / count
    pulls = weights * distances
    for _ in range(_STEPS):
        away = places[:, None, :] - places[None, :, :]
        pull = pulls / np.maximum(np.sqrt(away[:, :, 0] ** 2 + away[:, :, 1] ** 2), 1e-9)
        moved: Array = inverse @ (pull.sum(axis=1)[:, None] * places - pull @ places)
        still = float(np.abs(moved - places).max()) < _STILL
        places = moved
        if still:
            break
    return places


def _scaled(distances: Array) -> Array:
    """Where the search starts: classical scaling (Torgerson 1952), no two nodes in one place."""
    count = len(distances)
    places: Array = np.random.default_rng(_SEED).uniform(-_JITTER, _JITTER, (count, 2))
    if count > 2:
        squared = distances**2
        mean = squared.mean(axis=0)
        values, vectors = np.linalg.eigh(-0.5 * (squared - mean[:, None] - mean[None, :] + mean.mean()))
        for axis, at in enumerate((-1, -2)):
            # An axis has no direction of its own: that of its first large part is made its direction.
            first = np.argmax(np.abs(vectors[:, at]) > 0.5 * np.abs(vectors[:, at]).max())
            vector = vectors[:, at] * np.sign(vectors[first, at])
            places[:, axis] += vector * np.sqrt(max(float(values[at]), 0.0))
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
    # What lies in a line, but for its jitter, stays in the middle.
    scale = np.where(high - low < 2 * _JITTER, 0.0, scale)
    turned = _evened(turned, low, high)
    placed: Array = (turned - (low + high) / 2) * scale + np.array([width, height]) / 2
    return placed


def _evened(places: Array, low: Array, high: Array) -> Array:
    """Places with the crowd around the best tied drawn apart: the more nodes, the nearer each stands to its rank."""
    count = len(places)
    share = _EVEN * min(1.0, count / MANY)
    ranks = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(count - 1, 1)
    return (1 - share) * places + share * (low + ranks * (high - low))


# -- 4


def _apart(wished: Array, boxes: Array, width: float, height: float) -> Array | None:
    """Centres of boxes that do not overlap, near those wished for; `None` where they do not come apart."""
    places = wished.copy()
    half = boxes / 2
    low, high = half, np.array([width, height]) - half
    every_one, every_other = np.triu_indices(len(places), 1)
    one = other = np.empty(0, dtype=np.intp)
    for step in range(_PUSHES):
        places = np.clip(places, low, np.maximum(low, high))
        met, over, away = _met(places, half, one, other)
        if step % _LOOKED == 0 or not len(met):
            # Only those that stand near each other can meet soon.
            near = _met(places, half + _NEAR, every_one, every_other)[0]
            one, other = every_one[near], every_other[near]
            met, over, away = _met(places, half, one, other)
        if not len(met):
            return places
        # Along the way that is shorter; of two in one place the later goes right or down.
        axis = np.where(over[:, 0] * 0.6 < over[:, 1], 0, 1)
        along, much = (each[np.arange(len(met)), axis] for each in (away, over / 2 + 0.05))
        push = np.where(np.abs(along) < 1e-6, -1.0, np.sign(along)) * much
        moves, count = np.zeros_like(places), np.zeros_like(places)
        for ends, way in ((one[met], 1.0), (other[met], -1.0)):
            np.add.at(moves, (ends, axis), way * push)
            np.add.at(count, (ends, axis), 1.0)
        places = places + moves / np.clip(count.max(axis=1), 1, 2)[:, None]
    return None


def _met(places: Array, half: Array, one: Numbers, other: Numbers) -> tuple[Numbers, Array, Array]:
    """Which pairs of boxes overlap, by their places in `one`; by how much, and how far their centres lie apart."""
    away = places[one] - places[other]
    over = half[one] + half[other] - np.abs(away)
    met = np.flatnonzero((over[:, 0] > 1e-3) & (over[:, 1] > 1e-3))
    return met, over[met], away[met]


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
