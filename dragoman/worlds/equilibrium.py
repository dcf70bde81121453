"""Logit quantal response equilibrium of the actors of a step (McKelvey and Palfrey 1995).

p_ik ∝ exp(λ u_ik), u_ik = what an option is worth by itself + Σ_{j≠i} Σ_h p_jh E_(jh,ik), for all actors at once. An
actor whom no meeting concerns chooses by himself: one evaluation. For the others v = E p is looked for at which
v = E p(v), by fixed-point rounds that Anderson's mixing speeds up (Walker and Ni 2011, with two earlier rounds).

Where κ = λ max_i Σ_j osc(E_ij) / 2 < 1 the map is a contraction and the equilibrium the only one; it is looked for from
that of the step before. Elsewhere λ is raised from 0 to its value in steps, each begun where the last one ended, which
follows the branch that begins where everybody chooses blindly.

Worlds are done one by one within their block: one that has come to rest is left as it is, so that no world depends on
its neighbours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dragoman.worlds import mixing
from dragoman.worlds.arithmetic import exp
from dragoman.worlds.compiling import LANES, Floats, Ints, stage
from dragoman.worlds.layout import Layout, places
from dragoman.worlds.model import Model

#: The most by which any probability may still move, at the end and while λ is being raised.
RESIDUAL, ON_THE_WAY = 1e-8, 1e-3
#: By how much λ grows from one step to the next, as κ.
RAISE = 1.0
#: Rounds after which a world is given up and counted; a contraction by .9 takes 175 without mixing.
ROUNDS = 500
#: Mixing that does not help: the residual may grow this many times over before it starts anew, with half the way.
GROWTH = 10.0


class Meetings(NamedTuple):
    """Who meets whom. `first_option` (actors + 1,), `owner` (options,).

    `responds` (actors,) 1 for those whose options are worth more or less by what others do; `own` (d,) their options.
    Meetings with those who do not respond: `given_to`, `given_from` (options), `given_row`; with those who do:
    `joint_to` (places in `own`), `joint_from`, `joint_row`.
    For κ the meetings pair by pair of actors: `pair_first`, `pair_actor`, `pair_whole` (0: some cells are empty), and
    `pair_row`.
    """

    first_option: Ints
    owner: Ints
    responds: Ints
    own: Ints
    given_to: Ints
    given_from: Ints
    given_row: Ints
    joint_to: Ints
    joint_from: Ints
    joint_row: Ints
    pair_first: Ints
    pair_actor: Ints
    pair_whole: Ints
    pair_row: Ints


def meetings(model: Model, layout: Layout) -> Meetings:
    """The meetings of a model."""
    arcs = []
    for each in model.meetings:
        name = f"meetings.{each.actor}.{each.option}.{each.other}.{each.does}"
        to, source = layout.options[each.actor, each.option], layout.options[each.other, each.does]
        arcs.append((layout.actors[each.actor], layout.actors[each.other], to, source, layout.row(name)))
    arcs.sort()
    responding = sorted({actor for actor, *_ in arcs})
    first = layout.first_option
    own = [option for actor in responding for option in range(first[actor], first[actor + 1])]
    place = {option: at for at, option in enumerate(own)}
    given = [arc for arc in arcs if arc[1] not in responding]
    joint = [arc for arc in arcs if arc[1] in responding]
    pairs = list(dict.fromkeys(arc[:2] for arc in arcs))
    sizes = np.diff(first)
    cells = [sum(arc[:2] == pair for arc in arcs) for pair in pairs]
    return Meetings(
        first_option=first,
        owner=places(np.repeat(np.arange(len(sizes)), sizes)),
        responds=places(actor in responding for actor in range(len(sizes))),
        own=places(own),
        given_to=places(to for _, _, to, _, _ in given),
        given_from=places(source for *_, source, _ in given),
        given_row=places(row for *_, row in given),
        joint_to=places(place[to] for _, _, to, _, _ in joint),
        joint_from=places(source for *_, source, _ in joint),
        joint_row=places(row for *_, row in joint),
        pair_first=places(np.cumsum([0, *cells])),
        pair_actor=places(actor for actor, _ in pairs),
        pair_whole=places(count == sizes[one] * sizes[other] for (one, other), count in zip(pairs, cells, strict=True)),
        pair_row=places(row for *_, row in arcs),
    )


@stage
def bound(of: Meetings, numbers: Floats, precision: Floats, rows: Floats, kappa: Floats) -> None:
    """κ = λ max_i Σ_j osc(E_ij) / 2 into `kappa` (LANES,). Scratch: `rows` (3, LANES)."""
    low, high, total = rows[0], rows[1], rows[2]
    for lane in range(LANES):
        kappa[lane] = 0.0
        total[lane] = 0.0
    for pair in range(len(of.pair_actor)):
        begun = pair > 0 and of.pair_actor[pair] == of.pair_actor[pair - 1]
        for lane in range(LANES):
            low[lane] = np.inf if of.pair_whole[pair] else 0.0
            high[lane] = -np.inf if of.pair_whole[pair] else 0.0
        for at in range(of.pair_first[pair], of.pair_first[pair + 1]):
            value = numbers[of.pair_row[at]]
            for lane in range(LANES):
                low[lane] = min(low[lane], value[lane])
                high[lane] = max(high[lane], value[lane])
        for lane in range(LANES):
            total[lane] = (total[lane] if begun else 0.0) + (high[lane] - low[lane])
            kappa[lane] = max(kappa[lane], 0.5 * precision[lane] * total[lane])


@stage
def respond(u: Floats, precision: Floats, first: int, last: int, top: Floats, total: Floats, p: Floats) -> None:
    """p ∝ exp(λ u) over the options `first` to `last`, rows of `u` and `p` (options, LANES). Scratch: two rows."""
    for lane in range(LANES):
        top[lane] = -np.inf
        total[lane] = 0.0
    for option in range(first, last):
        mine = u[option]
        for lane in range(LANES):
            top[lane] = max(top[lane], mine[lane])
    for option in range(first, last):
        mine, out = u[option], p[option]
        for lane in range(LANES):
            out[lane] = exp(precision[lane] * (mine[lane] - top[lane]))
            total[lane] += out[lane]
    for lane in range(LANES):
        total[lane] = 1.0 / total[lane]
    for option in range(first, last):
        out = p[option]
        for lane in range(LANES):
            out[lane] *= total[lane]


@stage
def _force(of: Meetings, actor: int, done: int, p: Floats) -> None:
    for option in range(of.first_option[actor], of.first_option[actor + 1]):
        for lane in range(LANES):
            p[option, lane] = 1.0 if option == done else 0.0


@stage
def _by_themselves(
    of: Meetings, numbers: Floats, worth: Floats, forced: Ints, precision: Floats, rows: Floats, p: Floats, u: Floats
) -> None:
    """The choices of those who do not respond; then into `u` what options are worth given those."""
    for actor in range(len(of.responds)):
        first, last = of.first_option[actor], of.first_option[actor + 1]
        if forced[actor] >= 0:
            _force(of, actor, forced[actor], p)
        elif not of.responds[actor] and first < last:
            respond(worth, precision, first, last, rows[0], rows[1], p)
    for at in range(len(of.own)):
        mine, own = u[of.own[at]], worth[of.own[at]]
        for lane in range(LANES):
            mine[lane] = own[lane]
    for at in range(len(of.given_to)):
        mine, value, other = u[of.given_to[at]], numbers[of.given_row[at]], p[of.given_from[at]]
        for lane in range(LANES):
            mine[lane] += value[lane] * other[lane]


@stage
def _answers(of: Meetings, numbers: Floats, p: Floats, g: Floats) -> None:
    """E p over the meetings with those who respond, into `g` (d, LANES)."""
    for at in range(len(of.own)):
        for lane in range(LANES):
            g[at, lane] = 0.0
    for at in range(len(of.joint_to)):
        mine, value, other = g[of.joint_to[at]], numbers[of.joint_row[at]], p[of.joint_from[at]]
        for lane in range(LANES):
            mine[lane] += value[lane] * other[lane]


@stage
def solve(
    of: Meetings,
    numbers: Floats,
    worth: Floats,
    forced: Ints,
    precision: Floats,
    kappa: Floats,
    again: bool,
    u: Floats,
    rows: Floats,
    v: Floats,
    past: Floats,
    p: Floats,
    residual: Floats,
) -> None:
    """The equilibrium into `p` (options, LANES), and how far it may be from one into `residual` (LANES,).

    `worth` (options, LANES) is what options are worth by themselves, `forced` (actors,) the option that an actor does
    whatever it is worth, else −1. `again`: `v` (d, LANES) holds what the step before came to. Scratch: `u` (options,
    LANES), `rows` (20, LANES), `past` (7, d, LANES), which is not nan.
    """
    many = len(of.own)
    for lane in range(LANES):
        residual[lane] = 0.0
    if many == 0:
        _by_themselves(of, numbers, worth, forced, precision, rows, p, u)
        return
    f, old_v, old_f = past[0], past[1], past[2]
    stages, now, used, seen, way, least, done = rows[2], rows[3], rows[4], rows[5], rows[6], rows[7], rows[8]
    for lane in range(LANES):
        stages[lane] = 1.0 if kappa[lane] < 1.0 else np.ceil(kappa[lane] / RAISE)
        now[lane] = 1.0
        used[lane] = precision[lane] / stages[lane]
        way[lane] = 1.0
        seen[lane] = 0.0
        least[lane] = np.inf
    _begin(of, numbers, stages, again, p, f, v)
    raised = True
    for turn in range(ROUNDS):
        if raised:
            _by_themselves(of, numbers, worth, forced, used, rows, p, u)
        _choose(of, u, v, forced, used, rows, f, p)
        _answers(of, numbers, p, f)
        # The changes of v and f over the last two rounds are kept in turn.
        new, old = turn & 1, 1 - (turn & 1)
        mixing.residuals(f, v, used, residual)
        mixing.changes(v, old_v, past[3 + new])
        mixing.changes(f, old_f, past[5 + new])
        mixing.products(past[5 + new], past[5 + old], f, new, rows)
        raised = False
        going = 0.0
        for lane in range(LANES):
            end = now[lane] >= stages[lane]
            done[lane] = 1.0 if end and residual[lane] <= RESIDUAL else 0.0
            going += 1.0 - done[lane]
            if not end and residual[lane] <= ON_THE_WAY:
                now[lane] += 1.0
                used[lane] = precision[lane] * (now[lane] / stages[lane])
                seen[lane] = -1.0  # f of another λ is no history
                least[lane] = np.inf
                raised = True
            elif residual[lane] > GROWTH * least[lane]:
                seen[lane] = 0.0
                way[lane] = 0.5 * way[lane]
                least[lane] = residual[lane]
            else:
                least[lane] = min(least[lane], residual[lane])
        if going == 0.0:
            return
        mixing.weights(new, old, seen, rows)
        mixing.mix(past, new, old, rows, v)


@stage
def _begin(of: Meetings, numbers: Floats, stages: Floats, again: bool, p: Floats, g: Floats, v: Floats) -> None:
    """Where to look from: v of the step before, or where everybody chooses blindly."""
    for actor in range(len(of.responds)):
        first, last = of.first_option[actor], of.first_option[actor + 1]
        for option in range(first, last):
            for lane in range(LANES):
                p[option, lane] = 1.0 / (last - first)
    _answers(of, numbers, p, g)
    for at in range(len(of.own)):
        mine, blind = v[at], g[at]
        for lane in range(LANES):
            mine[lane] = mine[lane] if again and stages[lane] == 1.0 else blind[lane]


@stage
def _choose(
    of: Meetings, u: Floats, v: Floats, forced: Ints, precision: Floats, rows: Floats, sums: Floats, p: Floats
) -> None:
    """The choices of those who respond, given v. Scratch: `sums` (d, LANES)."""
    at = 0
    for actor in range(len(of.responds)):
        if not of.responds[actor]:
            continue
        first, last = of.first_option[actor], of.first_option[actor + 1]
        if forced[actor] < 0:
            for option in range(first, last):
                mine, own, met = sums[option - first], u[option], v[at + option - first]
                for lane in range(LANES):
                    mine[lane] = own[lane] + met[lane]
            respond(sums, precision, 0, last - first, rows[0], rows[1], p[first:last])
        at += last - first
