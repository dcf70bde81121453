"""What each option is worth to its actor before the others' choices, and the drawing of what is done.

u_ik = b_ik + Σ_f V_if [D_ik (I−W)⁻¹]_f − Σ_m s_im |θ_im − H_ikm| / 100 + Σ_requests (A_i,asker + ℓ_i,asker) R
+ Σ_q g_q Γ_q,ik, to which `equilibrium` adds what is met. All but the last sum is the same in every step.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dragoman.worlds import chance
from dragoman.worlds.arithmetic import log, logistic
from dragoman.worlds.causes import Causes
from dragoman.worlds.compiling import LANES, Floats, Ints, Keys, stage
from dragoman.worlds.echo import Elimination, echo
from dragoman.worlds.layout import Layout, places, starts
from dragoman.worlds.model import Model

#: h of a condition on a factor: it holds by three quarters where y is h ln 3 beyond the threshold (docs/worlds.md).
SOFTNESS = 0.1


class Choices(NamedTuple):
    """Rows of numbers, and between which options they stand.

    `bias` (options,). Stakes actor by actor: `stake_first` (actors + 1,), `stake_factor`, `stake_row`; the pushes of
    `Causes` actor by actor: `push_first` (actors + 1,). Stands: `stand_option`, `stand_ideal`, `stand_salience`,
    `stand_row`. Requests: `ask_option`, `ask_row`, `ask_affinity`, `ask_pair` (−1: none). Conditionals: `then_option`,
    `then_row`, and their conditions `when_first` (conditionals + 1,), `when_factor` (−1: an act), `when_row`,
    `when_sign` (−1: below), `when_option`.
    """

    precision: int
    bias: Ints
    stake_first: Ints
    stake_factor: Ints
    stake_row: Ints
    push_first: Ints
    stand_option: Ints
    stand_ideal: Ints
    stand_salience: Ints
    stand_row: Ints
    ask_option: Ints
    ask_row: Ints
    ask_affinity: Ints
    ask_pair: Ints
    then_option: Ints
    then_row: Ints
    when_first: Ints
    when_factor: Ints
    when_row: Ints
    when_sign: Ints
    when_option: Ints


def choices(model: Model, layout: Layout) -> Choices:
    """The choices of a model."""
    stakes = [(at, factor) for at, actor in enumerate(model.actors) for factor in actor.stakes]
    pushes = [at for at, actor in enumerate(model.actors) for option in actor.options for _ in option.moves]
    stands = [
        (actor.id, option.id, issue)
        for actor in model.actors
        for option in actor.options
        for issue in option.stands_for
        if issue in actor.ideal and issue in actor.salience
    ]
    conditions = [(each, at, when) for each in model.conditionals for at, when in enumerate(each.when)]
    return Choices(
        precision=layout.row("precision"),
        bias=places(layout.row(f"actors.{actor}.options.{option}.bias") for actor, option in layout.options),
        stake_first=starts((at for at, _ in stakes), len(model.actors)),
        stake_factor=places(layout.factors[factor] for _, factor in stakes),
        stake_row=places(layout.row(f"actors.{model.actors[at].id}.stakes.{factor}") for at, factor in stakes),
        push_first=starts(pushes, len(model.actors)),
        stand_option=places(layout.options[actor, option] for actor, option, _ in stands),
        stand_ideal=places(layout.row(f"actors.{actor}.ideal.{issue}") for actor, _, issue in stands),
        stand_salience=places(layout.row(f"actors.{actor}.salience.{issue}") for actor, _, issue in stands),
        stand_row=places(
            layout.row(f"actors.{actor}.options.{option}.stands_for.{issue}") for actor, option, issue in stands
        ),
        ask_option=places(layout.options[each.actor, each.option] for each in model.requests),
        ask_row=places(layout.row(f"requests.{each.asker}.{each.actor}.{each.option}") for each in model.requests),
        ask_affinity=places(layout.row(f"affinities.{each.actor}.{each.asker}") for each in model.requests),
        ask_pair=places(layout.pair(each.actor, each.asker) for each in model.requests),
        then_option=places(layout.options[each.actor, each.option] for each in model.conditionals),
        then_row=places(layout.row(f"conditionals.{each.id}.effect") for each in model.conditionals),
        when_first=places([0, *_running(len(each.when) for each in model.conditionals)]),
        when_factor=places(-1 if when.factor is None else layout.factors[when.factor] for _, _, when in conditions),
        when_row=places(layout.row(f"conditionals.{each.id}.when.{at}.threshold") for each, at, _ in conditions),
        when_sign=places(-1 if when.below else 1 for _, _, when in conditions),
        when_option=places(
            -1 if when.actor is None or when.option is None else layout.options[when.actor, when.option]
            for _, _, when in conditions
        ),
    )


@stage
def standing(
    of: Choices, causes: Causes, solver: Elimination, numbers: Floats, solved: Floats, leverage: Floats,
    worth: Floats, out: Floats,
) -> None:  # fmt: skip
    """What each option is worth whatever happens, into `out` (options, LANES).

    `solved` (slots, LANES) as `echo` takes it, `leverage` (pairs, LANES). Scratch: `worth` (factors, LANES).
    """
    for option in range(len(of.bias)):
        bias = numbers[of.bias[option]]
        for lane in range(LANES):
            out[option, lane] = bias[lane]
    for actor in range(len(of.stake_first) - 1):
        first, last = of.stake_first[actor], of.stake_first[actor + 1]
        if first == last or of.push_first[actor] == of.push_first[actor + 1]:
            continue
        for factor in range(len(worth)):
            for lane in range(LANES):
                worth[factor, lane] = 0.0
        for at in range(first, last):
            stake, mine = numbers[of.stake_row[at]], worth[of.stake_factor[at]]
            for lane in range(LANES):
                mine[lane] += stake[lane]
        echo(solver, solved, worth)
        for at in range(of.push_first[actor], of.push_first[actor + 1]):
            mine, size = out[causes.push_option[at]], numbers[causes.push_row[at]]
            value = worth[causes.push_factor[at]]
            for lane in range(LANES):
                mine[lane] += size[lane] * value[lane]
    for at in range(len(of.stand_row)):
        mine, place = out[of.stand_option[at]], numbers[of.stand_row[at]]
        ideal, salience = numbers[of.stand_ideal[at]], numbers[of.stand_salience[at]]
        for lane in range(LANES):
            mine[lane] -= salience[lane] * abs(ideal[lane] - place[lane]) * 0.01
    for at in range(len(of.ask_row)):
        mine, strength = out[of.ask_option[at]], numbers[of.ask_row[at]]
        if of.ask_affinity[at] >= 0:
            affinity = numbers[of.ask_affinity[at]]
            for lane in range(LANES):
                mine[lane] += affinity[lane] * strength[lane]
        if of.ask_pair[at] >= 0:
            hold = leverage[of.ask_pair[at]]
            for lane in range(LANES):
                mine[lane] += hold[lane] * strength[lane]


@stage
def conditional(
    of: Choices, numbers: Floats, y: Floats, acts: Ints, owner: Ints, standing: Floats, met: Floats, out: Floats
) -> None:
    """What each option is worth in this step, into `out` (options, LANES): `standing` and what conditions add.

    `y` (factors, LANES) as the last step left them, `acts` (actors, LANES) of that step. Scratch: `met` (LANES,).
    """
    for option in range(len(of.bias)):
        for lane in range(LANES):
            out[option, lane] = standing[option, lane]
    for each in range(len(of.then_row)):
        for lane in range(LANES):
            met[lane] = 1.0
        for at in range(of.when_first[each], of.when_first[each + 1]):
            if of.when_factor[at] >= 0:
                stands, threshold = y[of.when_factor[at]], numbers[of.when_row[at]]
                for lane in range(LANES):
                    met[lane] *= logistic(of.when_sign[at] * (stands[lane] - threshold[lane]) / SOFTNESS)
            else:
                done = acts[owner[of.when_option[at]]]
                for lane in range(LANES):
                    met[lane] *= 1.0 if done[lane] == of.when_option[at] else 0.0
        mine, effect = out[of.then_option[each]], numbers[of.then_row[each]]
        for lane in range(LANES):
            mine[lane] += met[lane] * effect[lane]


@stage
def choose(
    first_option: Ints, actor: int, keys: Keys, p: Floats, seed: np.uint64, step: int, world: int, draw: Floats,
    soonest: Floats, acts: Ints,
) -> None:  # fmt: skip
    """The option that an actor does in each world, into `acts` (LANES,), each with its probability.

    Options race: each has a time of its own, exponential with the rate p (that is Gumbel's way to draw; Maddison et al.
    2014). So where one option becomes likelier, others are given up for it alone, and what only moves other options
    moves no world's choice between the rest. `keys` (options,) of the draws. Scratch: `draw`, `soonest` (LANES,).
    """
    first, last = first_option[actor], first_option[actor + 1]
    for lane in range(LANES):
        soonest[lane] = np.inf
        acts[lane] = first
    for option in range(first, last):
        chance.uniform(seed, chance.ACT, step, keys[option], world, draw)
        mine = p[option]
        for lane in range(LANES):
            time = -log(draw[lane]) / mine[lane]
            acts[lane] = option if time < soonest[lane] else acts[lane]
            soonest[lane] = min(time, soonest[lane])


@stage
def take(first_option: Ints, actor: int, p: Floats, draw: Floats, acts: Ints) -> None:
    """The outcome drawn by p in each world, into `acts` (LANES,): the first at which Σ p exceeds the draw."""
    first, last = first_option[actor], first_option[actor + 1]
    for lane in range(LANES):
        acts[lane] = first
    for option in range(first, last - 1):
        mine = p[option]
        for lane in range(LANES):
            draw[lane] -= mine[lane]
            acts[lane] = option + 1 if draw[lane] >= 0.0 and acts[lane] == option else acts[lane]


def _running(counts: object) -> list[int]:
    total, out = 0, []
    for count in counts:  # type: ignore[attr-defined]
        total += count
        out.append(total)
    return out
