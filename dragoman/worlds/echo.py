"""What a rise of a factor is worth through all that it moves in the end: g = (I − W)⁻¹ V.

Which arrows there are is the same in every world, so the order of elimination and the places that fill up are found
once a model (Markowitz 1957: next the factor whose elimination can fill the fewest places), and every world follows the
same list of divisions and subtractions. No pivots are looked for: no column of |W| adds up to more than .9, so I − W is
dominated by its diagonal and stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.worlds.compiling import LANES, Floats, Ints, stage
from dragoman.worlds.layout import places


class Elimination(NamedTuple):
    """I − W = L U, places first: those of the diagonal in the order of factors, then the others.

    `slots` how many places; `arrow` (arrows,) the place of each. `order` (factors,) in which factors are eliminated.
    Below each in its column (`below_first` (factors + 1,)) `below`, in the rows `below_row`; right of it in its row
    (`right_first`) `right`, in the columns `right_column`. `target`: the places that change, below by right.
    """

    slots: int
    arrow: Ints
    order: Ints
    below_first: Ints
    below: Ints
    below_row: Ints
    right_first: Ints
    right: Ints
    right_column: Ints
    target: Ints


def elimination(count: int, cause: Sequence[int], effect: Sequence[int]) -> Elimination:
    """The elimination for `count` factors with arrows from `cause` to `effect`, each pair once."""
    place = {(at, at): at for at in range(count)}
    for pair in zip(cause, effect, strict=True):
        place.setdefault(pair, len(place))
    arrow = [place[pair] for pair in zip(cause, effect, strict=True)]
    in_row: list[set[int]] = [set() for _ in range(count)]
    in_column: list[set[int]] = [set() for _ in range(count)]
    for one, other in place:
        if one != other:
            in_row[one].add(other)
            in_column[other].add(one)
    left, order, below, right, target = set(range(count)), [], [], [], []
    while left:
        pivot = min(left, key=lambda at: (len(in_row[at]) * len(in_column[at]), at))
        left.remove(pivot)
        rows, columns = sorted(in_column[pivot]), sorted(in_row[pivot])
        for row in rows:
            in_row[row].discard(pivot)
        for column in columns:
            in_column[column].discard(pivot)
        for row in rows:
            for column in columns:
                target.append(place.setdefault((row, column), len(place)))
                if row != column:
                    in_row[row].add(column)
                    in_column[column].add(row)
        order.append(pivot)
        below.append([(place[row, pivot], row) for row in rows])
        right.append([(place[pivot, column], column) for column in columns])
    return Elimination(
        slots=len(place),
        arrow=places(arrow),
        order=places(order),
        below_first=_firsts(below),
        below=places(slot for each in below for slot, _ in each),
        below_row=places(row for each in below for _, row in each),
        right_first=_firsts(right),
        right=places(slot for each in right for slot, _ in each),
        right_column=places(column for each in right for _, column in each),
        target=places(target),
    )


def _firsts(lists: Iterable[Sequence[object]]) -> Ints:
    firsts = [0]
    for each in lists:
        firsts.append(firsts[-1] + len(each))
    return places(firsts)


@stage
def factorise(of: Elimination, w: Floats, a: Floats) -> None:
    """L and U of I − W into `a` (slots, LANES), the diagonal of U as its inverse; `w` (arrows, LANES)."""
    factors = len(of.order)
    for slot in range(of.slots):
        for lane in range(LANES):
            a[slot, lane] = 1.0 if slot < factors else 0.0
    for at in range(len(of.arrow)):
        mine, weight = a[of.arrow[at]], w[at]
        for lane in range(LANES):
            mine[lane] -= weight[lane]
    target = 0
    for place in range(factors):
        diagonal = a[of.order[place]]
        for lane in range(LANES):
            diagonal[lane] = 1.0 / diagonal[lane]
        for at in range(of.below_first[place], of.below_first[place + 1]):
            below = a[of.below[at]]
            for lane in range(LANES):
                below[lane] *= diagonal[lane]
            for other in range(of.right_first[place], of.right_first[place + 1]):
                mine, right = a[of.target[target]], a[of.right[other]]
                target += 1
                for lane in range(LANES):
                    mine[lane] -= below[lane] * right[lane]


@stage
def echo(of: Elimination, a: Floats, worth: Floats) -> None:
    """In place of `worth` (factors, LANES), what factors are worth in themselves, what they are worth in the end."""
    for place in range(len(of.order)):
        pivot = worth[of.order[place]]
        for at in range(of.below_first[place], of.below_first[place + 1]):
            mine, below = worth[of.below_row[at]], a[of.below[at]]
            for lane in range(LANES):
                mine[lane] -= below[lane] * pivot[lane]
    for place in range(len(of.order) - 1, -1, -1):
        pivot, diagonal = worth[of.order[place]], a[of.order[place]]
        for at in range(of.right_first[place], of.right_first[place + 1]):
            other, right = worth[of.right_column[at]], a[of.right[at]]
            for lane in range(LANES):
                pivot[lane] -= right[lane] * other[lane]
        for lane in range(LANES):
            pivot[lane] *= diagonal[lane]
