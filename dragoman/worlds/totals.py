"""What is counted over worlds: whole numbers only, so that their sums are the same in whatever order they are added.

Shares and places are counted in units of 2^-36: 1.5e-11, and room for a hundred million worlds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dragoman.worlds.compiling import Floats, Ints, part, stage

ONE = 2.0**36
#: Places at which factors are counted, from −1 to 1: every .004, so that −1, 0 and 1 are among them.
BINS = 501


class Totals(NamedTuple):
    """Sums over worlds. t steps, o options, f factors, m issues, c outcomes of all issues.

    `acts` (t, o) how many do it in the step, `by` (t, o) have done it by then, `p` (t, o)
    the sums of the probabilities with which they do it. `factors` (t, f, BINS) where y stands,
    `y` and `y2` (t, f) the sums of y and its square. `pi`, `pi2` (t, c) of the settlement's chances. Places are shares
    of the scale of 100: `place`, `place2` (t, m) of the mean under π, `within` (t, m) its variance under π, `mean`,
    `mean2` (t, m) the weighted mean. `unresolved` (t,) equilibria above the residual; `several` (t,) where there may be
    more than one; `scaled` (f,) columns of W scaled down; `nobody` (m,) issues on which no party has any weight.
    """

    acts: Ints
    by: Ints
    p: Ints
    factors: Ints
    y: Ints
    y2: Ints
    pi: Ints
    pi2: Ints
    place: Ints
    place2: Ints
    within: Ints
    mean: Ints
    mean2: Ints
    unresolved: Ints
    several: Ints
    scaled: Ints
    nobody: Ints


def nothing(steps: int, options: int, factors: int, issues: int, outcomes: int) -> Totals:
    """Totals of no worlds."""
    t, o, f, m, c = steps, options, factors, issues, outcomes
    shapes = [
        *[(t, o)] * 3,
        (t, f, BINS),
        *[(t, f)] * 2,
        *[(t, c)] * 2,
        *[(t, m)] * 5,
        *[(t,)] * 2,
        (f,),
        (m,),
    ]
    return Totals(*(np.zeros(shape, dtype=np.int64) for shape in shapes))


def add(one: Totals, other: Totals) -> None:
    """Adds the totals of other worlds to `one`."""
    for mine, theirs in zip(one, other, strict=True):
        mine += theirs


@part
def _whole(value: float) -> int:
    return int(np.floor(value * ONE + 0.5))


@stage
def count_acts(of: Totals, step: int, live: int, p: Floats, acts: Ints, done: Ints) -> None:
    """Counts `acts` (actors, LANES), places of options or −1, of the first `live` worlds, and marks them in `done`.

    `p` and `done` (options, LANES).
    """
    for actor in range(len(acts)):
        for lane in range(live):
            option = acts[actor, lane]
            if option >= 0:
                of.acts[step, option] += 1
                done[option, lane] = 1
    for option in range(len(done)):
        many, chances = 0, 0
        for lane in range(live):
            many += done[option, lane]
            chances += _whole(p[option, lane])
        of.by[step, option] += many
        of.p[step, option] += chances


@stage
def count_factors(of: Totals, step: int, live: int, y: Floats) -> None:
    """Counts `y` (factors, LANES)."""
    for factor in range(len(y)):
        bins = of.factors[step, factor]
        total, squares = 0, 0
        for lane in range(live):
            value = y[factor, lane]
            bins[int((value + 1.0) * ((BINS - 1) / 2.0) + 0.5)] += 1
            total += _whole(value)
            squares += _whole(value * value)
        of.y[step, factor] += total
        of.y2[step, factor] += squares


@stage
def count_settlement(
    of: Totals, step: int, live: int, issue: int, first: int, at: Floats, pi: Floats, mean: Floats, place: Floats
) -> None:
    """Counts π over the outcomes of an issue, the `first` on, and the weighted mean; the mean under π into `place`."""
    count = len(at)
    for lane in range(live):
        centre, square = 0.0, 0.0
        for outcome in range(count):
            share, where = pi[outcome, lane], at[outcome] * 0.01
            of.pi[step, first + outcome] += _whole(share)
            of.pi2[step, first + outcome] += _whole(share * share)
            centre += share * where
            square += share * where * where
        place[lane] = centre * 100.0
        of.place[step, issue] += _whole(centre)
        of.place2[step, issue] += _whole(centre * centre)
        of.within[step, issue] += _whole(max(square - centre * centre, 0.0))
        weighted = mean[lane] * 0.01
        of.mean[step, issue] += _whole(weighted)
        of.mean2[step, issue] += _whole(weighted * weighted)


@stage
def count_rows(of: Ints, marks: Ints, live: int) -> None:
    """Adds up the marks (n, LANES) of the first `live` worlds."""
    for row in range(len(marks)):
        for lane in range(live):
            of[row] += marks[row, lane]
