"""Boxes in layers from left to right, so that arrows go right wherever they can: for graphs that may hold cycles.

Sizes of boxes and arrows between them in, places and courses out (Sugiyama, Tagawa and Toda 1981).

    1. turn     arrows that close cycles are turned around for the layout (Eades, Lin and Smyth 1993)
    2. layer    each box as far left as its causes allow, sources next to what they move
    3. bend     an arrow across several layers goes through a place in each
    4. order    within layers by the mean place of neighbours; the order with fewest crossings is kept
    5. level    boxes near the height of their neighbours
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.showing.figures.placing import spread

#: How often layers are ordered and levelled, and how high the place of an arrow in a layer is. Design values.
_SWEEPS, _LEVELS, _THREAD = 8, 8, 8.0

Arrow = tuple[int, int]


@dataclass(frozen=True)
class Layered:
    """The layer and the middle height of each box, and for each arrow the layers and heights that it goes through.

    The places of an arrow are in its own direction. `height` is that of the whole.
    """

    layer: tuple[int, ...]
    middle: tuple[float, ...]
    through: Mapping[Arrow, tuple[tuple[int, float], ...]]
    height: float

    @property
    def layers(self) -> int:
        """How many layers there are."""
        return max(self.layer, default=-1) + 1


def layered(heights: Sequence[float], arrows: Sequence[Arrow], gap: float = 12.0) -> Layered:
    """Boxes of these heights in layers. `arrows` are pairs of different boxes, each pair and direction once."""
    count = len(heights)
    forward = _turned(count, arrows)  # 1
    layer = _layers(count, list(dict.fromkeys(forward.values())))  # 2
    sizes = list(heights)
    chains: dict[Arrow, list[int]] = {}
    for one, other in dict.fromkeys(forward.values()):  # 3
        chain = [one]
        for at in range(layer[one] + 1, layer[other]):
            chain.append(len(sizes))
            sizes.append(_THREAD)
            layer.append(at)
        chains[one, other] = [*chain, other]
    steps = [step for chain in chains.values() for step in pairwise(chain)]
    order = _ordered(layer, steps)  # 4
    middle = _levelled(order, sizes, steps, gap)  # 5
    top = min(middle[at] - sizes[at] / 2 for at in range(len(sizes)))
    middle = [round(each - top, 1) for each in middle]
    through = {}
    for arrow in arrows:
        inner = [(layer[at], middle[at]) for at in chains[forward[arrow]][1:-1]]
        through[arrow] = tuple(inner if forward[arrow] == arrow else reversed(inner))
    height = max(middle[at] + sizes[at] / 2 for at in range(len(sizes)))
    return Layered(tuple(layer[:count]), tuple(middle[:count]), through, height)


# -- 1


def _turned(count: int, arrows: Sequence[Arrow]) -> dict[Arrow, Arrow]:
    """Each arrow as it is laid out: turned around where it goes against the order that fewest go against."""
    left: list[int] = []
    right: list[int] = []
    todo = set(range(count))
    after, before = defaultdict(set), defaultdict(set)
    for one, other in arrows:
        after[one].add(other)
        before[other].add(one)
    while todo:
        sinks = [at for at in sorted(todo) if not after[at] & todo]
        sources = [at for at in sorted(todo) if at not in sinks and not before[at] & todo]
        if sinks or sources:
            right[:0] = sinks
            left += sources
            todo -= {*sinks, *sources}
            continue
        most = max(sorted(todo), key=lambda at: len(after[at] & todo) - len(before[at] & todo))
        left.append(most)
        todo.remove(most)
    place = {at: number for number, at in enumerate([*left, *right])}
    return {(a, b): (a, b) if place[a] < place[b] else (b, a) for a, b in arrows}


# -- 2


def _layers(count: int, arrows: Sequence[Arrow]) -> list[int]:
    before, after = defaultdict(list), defaultdict(list)
    for one, other in arrows:
        before[other].append(one)
        after[one].append(other)
    layer = [0] * count
    waiting = {at: len(before[at]) for at in range(count)}
    ready = [at for at in range(count) if not waiting[at]]
    done = []
    while ready:
        at = ready.pop(0)
        done.append(at)
        for other in after[at]:
            layer[other] = max(layer[other], layer[at] + 1)
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    for at in reversed(done):
        if after[at] and not before[at]:
            layer[at] = min(layer[other] for other in after[at]) - 1
    return layer


# -- 4


def _ordered(layer: Sequence[int], steps: Sequence[Arrow]) -> list[list[int]]:
    order: list[list[int]] = [[] for _ in range(max(layer) + 1)]
    for at in range(len(layer)):
        order[layer[at]].append(at)
    before, after = defaultdict(list), defaultdict(list)
    for one, other in steps:
        before[other].append(one)
        after[one].append(other)
    best, fewest = [list(each) for each in order], _crossings(order, steps)
    for sweep in range(_SWEEPS):
        near = after if sweep % 2 else before
        for at in range(len(order) - 1, -1, -1) if sweep % 2 else range(len(order)):
            place = {node: number for each in order for number, node in enumerate(each)}
            wish = {
                node: sum(place[other] for other in near[node]) / len(near[node]) if near[node] else place[node]
                for node in order[at]
            }
            order[at].sort(key=lambda node: (wish[node], place[node]))
        crossings = _crossings(order, steps)
        if crossings < fewest:
            best, fewest = [list(each) for each in order], crossings
    return best


def _crossings(order: Sequence[Sequence[int]], steps: Sequence[Arrow]) -> int:
    place = {node: (at, number) for at, each in enumerate(order) for number, node in enumerate(each)}
    by_layer: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in steps:
        by_layer[place[one][0]].append((place[one][1], place[other][1]))
    return sum(
        (a - c) * (b - d) < 0 for pairs in by_layer.values() for at, (a, b) in enumerate(pairs) for c, d in pairs[:at]
    )


# -- 5


def _levelled(
    order: Sequence[Sequence[int]], sizes: Sequence[float], steps: Sequence[Arrow], gap: float
) -> list[float]:  # fmt: skip
    near: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in steps:
        near[one].append(other)
        near[other].append(one)
    middle = [0.0] * len(sizes)
    for each in order:
        top = -(sum(sizes[at] for at in each) + gap * (len(each) - 1)) / 2
        for at in each:
            middle[at] = top + sizes[at] / 2
            top += sizes[at] + gap
    for sweep in range(_LEVELS):
        for each in order if sweep % 2 else reversed(order):
            wish = [sum(middle[other] for other in near[at]) / len(near[at]) if near[at] else middle[at] for at in each]
            for at, found in zip(each, spread(wish, [sizes[at] for at in each], gap), strict=True):
                middle[at] = found
    return middle
