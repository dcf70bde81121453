"""Causes between factors, and a step of them all.

z ← (1−ρ) z + ρ (b + y W + Σ_i D_i,a_i + shock + σ ε), y = tanh z. A column of |W| is all that moves one factor. Where
it adds up to more than `MOST` it is scaled down to that, so that y W is a contraction and there is one place at which
the factors come to rest; where the factor is part of a cycle, that is a loop that reinforces itself.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from dragoman.worlds import chance
from dragoman.worlds.arithmetic import normal_quantile, tanh
from dragoman.worlds.chance import name_keys
from dragoman.worlds.compiling import LANES, Floats, Ints, Keys, stage
from dragoman.worlds.layout import Layout, places, starts
from dragoman.worlds.model import Model

#: The largest sum of a column of |W| (docs/worlds.md, "One step", 3).
MOST = 0.9


class Causes(NamedTuple):
    """The arrows, sorted by the factor that they move: `cause`, `effect`, `row` of W (arrows,).

    `first` (factors + 1,) where those that move a factor begin; `looped` (factors,) 1 where the factor is on a cycle.
    `start`, `drift` (factors,) rows; `key` (factors,) of their noise. `push_option`, `push_factor`, `push_row` (d,).
    """

    first: Ints
    cause: Ints
    effect: Ints
    row: Ints
    looped: Ints
    start: Ints
    drift: Ints
    key: Keys
    push_option: Ints
    push_factor: Ints
    push_row: Ints
    rate: float
    noise: float


def causes(model: Model, layout: Layout) -> Causes:
    """The causes of a model."""
    count = len(model.factors)
    arrows = sorted(model.weights, key=lambda weight: (layout.factors[weight.effect], layout.factors[weight.cause]))
    cause = places(layout.factors[arrow.cause] for arrow in arrows)
    effect = places(layout.factors[arrow.effect] for arrow in arrows)
    pushes = [
        (layout.options[actor.id, option.id], factor, f"actors.{actor.id}.options.{option.id}.moves.{factor}")
        for actor in model.actors
        for option in actor.options
        for factor in option.moves
    ]  # fmt: skip
    return Causes(
        first=starts(effect, count),
        cause=cause,
        effect=effect,
        row=places(layout.row(f"weights.{arrow.cause}.{arrow.effect}") for arrow in arrows),
        looped=_looped(count, cause, effect),
        start=places(layout.row(f"factors.{factor.id}.start") for factor in model.factors),
        drift=places(layout.row(f"factors.{factor.id}.drift") for factor in model.factors),
        key=name_keys([factor.id for factor in model.factors]),
        push_option=places(option for option, _, _ in pushes),
        push_factor=places(layout.factors[factor] for _, factor, _ in pushes),
        push_row=places(layout.row(name) for _, _, name in pushes),
        rate=model.clock.rate,
        noise=model.clock.noise,
    )


def _looped(count: int, cause: Ints, effect: Ints) -> Ints:
    if not count:
        return places([])
    graph = csr_array((np.ones(len(cause)), (cause, effect)), shape=(count, count))
    _, group = connected_components(graph, connection="strong")
    return places((np.bincount(group)[group] > 1) | (graph.diagonal() > 0))


@stage
def weigh(of: Causes, numbers: Floats, scaled: Ints, w: Floats, total: Floats) -> None:
    """W as it is used into `w` (arrows, LANES), its columns scaled down; 1 into `scaled` (factors, LANES) where so."""
    for factor in range(len(of.start)):
        for lane in range(LANES):
            total[lane] = 0.0
        for arrow in range(of.first[factor], of.first[factor + 1]):
            given = numbers[of.row[arrow]]
            for lane in range(LANES):
                total[lane] += abs(given[lane])
        over = scaled[factor]
        for lane in range(LANES):
            over[lane] = 1 if total[lane] > MOST else 0
            total[lane] = MOST / total[lane] if total[lane] > MOST else 1.0
        for arrow in range(of.first[factor], of.first[factor + 1]):
            given, used = numbers[of.row[arrow]], w[arrow]
            for lane in range(LANES):
                used[lane] = given[lane] * total[lane]


@stage
def begin(of: Causes, numbers: Floats, held: Floats, z: Floats, y: Floats) -> None:
    """z and y (factors, LANES) before the first step; `held` as in `move`, of the first step."""
    for factor in range(len(of.start)):
        start = numbers[of.start[factor]]
        for lane in range(LANES):
            z[factor, lane] = start[lane]
            y[factor, lane] = tanh(start[lane])
    _hold(held, z, y)


@stage
def move(
    of: Causes, numbers: Floats, w: Floats, acts: Ints, owner: Ints, held: Floats, shock: Floats, seed: np.uint64,
    step: int, world: int, rows: Floats, push: Floats, z: Floats, y: Floats,
) -> None:  # fmt: skip
    """One step of all factors, in place of `z` and `y` (factors, LANES).

    `acts` (actors, LANES) are the places of the options done, `owner` (options,) whose they are. Of the plan: `held`
    (2, factors) y and z at which factors are held in this step, else nan; `shock` (factors,). Scratch: `push` (factors,
    LANES), `rows` (1, LANES).
    """
    draw = rows[0]
    for factor in range(len(of.start)):
        drift, mine = numbers[of.drift[factor]], push[factor]
        for lane in range(LANES):
            mine[lane] = drift[lane] + shock[factor]
        for arrow in range(of.first[factor], of.first[factor + 1]):
            weight, cause = w[arrow], y[of.cause[arrow]]
            for lane in range(LANES):
                mine[lane] += weight[lane] * cause[lane]
    for at in range(len(of.push_row)):
        option, size, mine = of.push_option[at], numbers[of.push_row[at]], push[of.push_factor[at]]
        done = acts[owner[option]]
        for lane in range(LANES):
            mine[lane] += size[lane] if done[lane] == option else 0.0
    for factor in range(len(of.start)):
        mine = push[factor]
        if of.noise > 0.0:
            chance.uniform(seed, chance.NOISE, step, of.key[factor], world, draw)
            for lane in range(LANES):
                mine[lane] += of.noise * normal_quantile(draw[lane])
        for lane in range(LANES):
            z[factor, lane] = (1.0 - of.rate) * z[factor, lane] + of.rate * mine[lane]
            y[factor, lane] = tanh(z[factor, lane])
    _hold(held, z, y)


@stage
def _hold(held: Floats, z: Floats, y: Floats) -> None:
    for factor in range(held.shape[1]):
        if held[0, factor] == held[0, factor]:
            for lane in range(LANES):
                y[factor, lane] = held[0, factor]
                z[factor, lane] = held[1, factor]
