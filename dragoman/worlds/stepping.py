"""The worlds of a run, block by block: the numbers are drawn, then the six parts of a step follow each other.

1. conditions, 2. choice (`choice`, `equilibrium`), 3. factors (`causes`), 4. positions (`stances`), 5. settlement
(`settlement`); 6., the settlement's predictive error, is taken from the totals (`results`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.worlds import causes, chance, choice, draws, echo, equilibrium, leverage, settlement, stances, totals
from dragoman.worlds.compiling import LANES, Floats, Ints, Keys, kept, stamp
from dragoman.worlds.layout import Layout
from dragoman.worlds.model import Model
from dragoman.worlds.plan import Plan

#: Stands for the act of an actor who has no options.
NO_OPTION = 255


class Kernel(NamedTuple):
    """A model as the arrays that its worlds are made of."""

    recipe: draws.Recipes
    holds: leverage.Holds
    causes: causes.Causes
    solver: echo.Elimination
    choices: choice.Choices
    meetings: equilibrium.Meetings
    stances: stances.Stances
    outcomes: settlement.Outcomes
    act_key: Keys  # (options,)


class Doing(NamedTuple):
    """A plan step by step: `forced` (steps, actors) options or −1; `held` (steps + 1, 2, factors) y and z or nan, the
    first entry before the first step; `shock` (steps, factors)."""

    forced: Ints
    held: Floats
    shock: Floats


class Kept(NamedTuple):
    """What is kept of each world. `acts` (steps, actors, worlds), counted within the actor, and `factors` (steps,
    factors, worlds) are empty where not asked for. Of the option `asked` (−1: none) `happened` (worlds,); of the issue
    `settled` (−1: none) `place`, `mean` and `outcome` (worlds,) at the end.
    """

    acts: NDArray[np.uint8]
    factors: NDArray[np.float32]
    asked: int
    happened: NDArray[np.bool_]
    settled: int
    place: Floats
    mean: Floats
    outcome: NDArray[np.uint8]


def kernel(model: Model, plan: Plan | None = None) -> Kernel:
    """A model as arrays, with what a plan does to its draws."""
    layout, plan = Layout(model), plan or Plan()
    anew = " anew" if plan.redraw_chance else ""
    arrows = causes.causes(model, layout)
    return Kernel(
        recipe=draws.recipes(model, plan),
        holds=leverage.holds(model, layout),
        causes=arrows._replace(key=chance.name_keys([f"{each.id}{anew}" for each in model.factors])),
        solver=echo.elimination(len(model.factors), arrows.cause.tolist(), arrows.effect.tolist()),
        choices=choice.choices(model, layout),
        meetings=equilibrium.meetings(model, layout),
        stances=stances.stances(model, layout),
        outcomes=settlement.outcomes(model)._replace(
            key=chance.name_keys([f"{each.id}{anew}" for each in model.issues])
        ),
        act_key=chance.name_keys([f"{actor}={option}{anew}" for actor, option in layout.options]),
    )


def _compile(version: str) -> Callable[..., str]:
    @kept
    def run_worlds(
        of: Kernel, doing: Doing, seed: np.uint64, first: int, count: int, start: int, keep: Kept, sums: totals.Totals
    ) -> str:
        """Runs the worlds `first` to `first + count`; in `keep` the first of them stands at `start`."""
        steps, actors = doing.forced.shape
        meetings = of.meetings
        options, factors = len(meetings.owner), len(of.causes.start)
        parties, issues = len(of.stances.ideal), len(of.outcomes.key)
        most = 1
        for issue in range(issues):
            most = max(most, of.outcomes.first[issue + 1] - of.outcomes.first[issue])
        many = len(meetings.own)

        numbers = np.empty((len(of.recipe.key), LANES))
        trust = np.empty((len(of.recipe.speaker_key), LANES))
        four, rows = np.empty((4, LANES)), np.empty((20, LANES))
        hold = np.empty((len(of.holds.first) - 1, LANES))
        w = np.empty((len(of.causes.row), LANES))
        solved, worth = np.empty((of.solver.slots, LANES)), np.empty((factors, LANES))
        z, y = np.empty((factors, LANES)), np.empty((factors, LANES))
        standing, u = np.empty((options, LANES)), np.empty((options, LANES))
        u2, p = np.empty((options, LANES)), np.empty((options, LANES))
        v, past = np.empty((many, LANES)), np.empty((7, many, LANES))
        kappa, residual = np.empty(LANES), np.empty(LANES)
        acts, which = np.empty((actors, LANES), dtype=np.int64), np.empty(LANES, dtype=np.int64)
        done = np.empty((options, LANES), dtype=np.int64)
        scaled = np.empty((factors, LANES), dtype=np.int64)
        nobody = np.empty((issues, LANES), dtype=np.int64)
        share, own = np.empty((len(of.stances.pair), LANES)), np.empty((parties, LANES))
        x, x2, weight = np.empty((parties, LANES)), np.empty((parties, LANES)), np.empty((parties, LANES))
        rate, pi = np.empty((most, most, LANES)), np.empty((most, LANES))
        mean, place = np.empty(LANES), np.empty(LANES)

        for block in range(0, count, LANES):
            world, at = first + block, start + block
            live = min(LANES, count - block)

            # Once a world.
            draws.draw_block(of.recipe, seed, world, trust, four, rows, numbers)
            leverage.leverage(of.holds, numbers, hold)
            causes.weigh(of.causes, numbers, scaled, w, rows[0])
            echo.factorise(of.solver, w, solved)
            choice.standing(of.choices, of.causes, of.solver, numbers, solved, hold, worth, standing)
            precision = numbers[of.choices.precision]
            equilibrium.bound(meetings, numbers, precision, rows, kappa)
            stances.influence(of.stances, numbers, hold, share, own)
            settlement.weights(of.stances, numbers, nobody, weight)
            causes.begin(of.causes, numbers, doing.held[0], z, y)
            stances.begin(of.stances, numbers, x)
            acts[:] = -1
            done[:] = 0
            past[:] = 0.0
            totals.count_rows(sums.scaled, scaled, live)
            totals.count_rows(sums.nobody, nobody, live)

            for step in range(steps):
                # 1, 2. Conditions and choice.
                choice.conditional(of.choices, numbers, y, acts, meetings.owner, standing, rows[0], u)
                equilibrium.solve(
                    meetings, numbers, u, doing.forced[step], precision, kappa, step > 0, u2, rows, v, past, p, residual
                )
                for lane in range(live):
                    sums.unresolved[step] += residual[lane] > equilibrium.RESIDUAL
                    sums.several[step] += kappa[lane] >= 1.0
                for actor in range(actors):
                    if meetings.first_option[actor] < meetings.first_option[actor + 1]:
                        choice.choose(
                            meetings.first_option,
                            actor,
                            of.act_key,
                            p,
                            seed,
                            step,
                            world,
                            rows[0],
                            rows[1],
                            acts[actor],
                        )
                # 3. Factors.
                causes.move(
                    of.causes, numbers, w, acts, meetings.owner, doing.held[step + 1], doing.shock[step], seed, step,
                    world, rows, worth, z, y,
                )  # fmt: skip
                # 4. Positions.
                stances.move(of.stances, numbers, share, own, x2, x)
                # What is counted and kept.
                totals.count_acts(sums, step, live, p, acts, done)
                totals.count_factors(sums, step, live, y)
                if keep.acts.shape[0] > 0:
                    for actor in range(actors):
                        for lane in range(live):
                            own_option = acts[actor, lane] - meetings.first_option[actor]
                            keep.acts[step, actor, at + lane] = own_option if acts[actor, lane] >= 0 else NO_OPTION
                    for factor in range(factors):
                        for lane in range(live):
                            keep.factors[step, factor, at + lane] = y[factor, lane]
                # 5. Settlement.
                for issue in range(issues):
                    begin, end = of.outcomes.first[issue], of.outcomes.first[issue + 1]
                    settlement.settle(of.stances, of.outcomes, issue, weight, x, rate, rows, pi)
                    settlement.mean(of.stances, issue, weight, x, mean)
                    totals.count_settlement(sums, step, live, issue, begin, of.outcomes.at[begin:end], pi, mean, place)
                    if issue == keep.settled and step == steps - 1:
                        chance.uniform(seed, chance.OUTCOME, step, of.outcomes.key[issue], world, rows[0])
                        choice.take(of.outcomes.first - begin, issue, pi, rows[0], which)
                        for lane in range(live):
                            keep.place[at + lane] = place[lane]
                            keep.mean[at + lane] = mean[lane]
                            keep.outcome[at + lane] = which[lane]
            if keep.asked >= 0:
                for lane in range(live):
                    keep.happened[at + lane] = done[keep.asked, lane] > 0
        return version

    return run_worlds


run_worlds = _compile(stamp())
