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

from dragoman.worlds.arithmetic import exp
from dragoman.worlds.compiling import LANES, Floats, Ints, stage
from dragoman.worlds.layout import Layout, places
from dragoman.worlds.model import Model

#: The most by which any probability may still move, at the end and while λ is being raised.
RESIDUAL, ON_THE_WAY = 1e-8, 1e-3
#: By how much λ grows from one step to the next, as κ.
RAISE = 0.5
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
    of: Meetings, numbers: Floats, worth: Floats, forced: Ints, precision: Floats, kappa: Floats, again: bool,
    u: Floats, rows: Floats, v: Floats, past: Floats, p: Floats, residual: Floats,
) -> None:  # fmt: skip
    """The equilibrium into `p` (options, LANES), and how far it may be from one into `residual` (LANES,).

    `worth` (options, LANES) is what options are worth by themselves, `forced` (actors,) the option that an actor does
    whatever it is worth, else −1. `again`: `v` (d, LANES) holds what the step before came to. Scratch: `u` (options,
    LANES), `rows` (16, LANES), `past` (7, d, LANES).
    """
    many = len(of.own)
    for lane in range(LANES):
        residual[lane] = 0.0
    if many == 0:
        _by_themselves(of, numbers, worth, forced, precision, rows, p, u)
        return
    stages, now, used, seen, way, least = rows[2], rows[3], rows[4], rows[5], rows[6], rows[7]
    for lane in range(LANES):
        stages[lane] = 1.0 if kappa[lane] < 1.0 else np.ceil(kappa[lane] / RAISE)
        now[lane] = 1.0
        used[lane] = precision[lane] / stages[lane]
        way[lane] = 1.0
    _begin(of, numbers, stages, again, p, past[0], v)
    for lane in range(LANES):
        seen[lane] = 0.0
        least[lane] = np.inf
    raised = True
    for _ in range(ROUNDS):
        if raised:
            _by_themselves(of, numbers, worth, forced, used, rows, p, u)
        _choose(of, u, v, forced, used, rows, past[6], p)
        _answers(of, numbers, p, past[0])
        _mix_sums(many, v, past, seen, used, rows, residual)
        raised = False
        going = 0.0
        done, first, second = rows[8], rows[14], rows[15]
        for lane in range(LANES):
            end = now[lane] >= stages[lane]
            done[lane] = 1.0 if end and residual[lane] <= RESIDUAL else 0.0
            going += 1.0 - done[lane]
            if not end and residual[lane] <= ON_THE_WAY:
                now[lane] += 1.0
                used[lane] = precision[lane] * (now[lane] / stages[lane])
                seen[lane] = -1.0  # f of another λ is no history
                way[lane] = 1.0
                least[lane] = np.inf
                raised = True
            elif residual[lane] > GROWTH * least[lane]:
                seen[lane] = 0.0
                way[lane] = 0.5 * way[lane]
                least[lane] = residual[lane]
            else:
                least[lane] = min(least[lane], residual[lane])
                _weights(lane, rows, seen)
            if seen[lane] < 1.0:
                first[lane] = 0.0
                second[lane] = 0.0
            seen[lane] = min(seen[lane] + 1.0, 3.0)
        if going == 0.0:
            return
        _mix(many, past, rows, v)


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
        for lane in range(LANES):
            v[at, lane] = v[at, lane] if again and stages[lane] == 1.0 else g[at, lane]


@stage
def _choose(
    of: Meetings, u: Floats, v: Floats, forced: Ints, precision: Floats, rows: Floats, sums: Floats, p: Floats
) -> None:
    """The choices of those who respond, given v."""
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


@stage
def _mix_sums(many: int, v: Floats, past: Floats, seen: Floats, used: Floats, rows: Floats, residual: Floats) -> None:
    """Residuals, and the sums of products by which the mixing is chosen, into `rows` 9 to 13.

    `past`: 0 is E p and becomes f = E p − v, 1 and 2 are v and f of the round before, 3 and 4 the last change of v and
    f, 5 and 6 the one before.
    """
    a00, a01, a11, b0, b1 = rows[9], rows[10], rows[11], rows[12], rows[13]
    for lane in range(LANES):
        residual[lane] = 0.0
        a00[lane] = 0.0
        a01[lane] = 0.0
        a11[lane] = 0.0
        b0[lane] = 0.0
        b1[lane] = 0.0
    for at in range(many):
        g, mine, old_v, old_f = past[0, at], v[at], past[1, at], past[2, at]
        dv, df, before_v, before_f = past[3, at], past[4, at], past[5, at], past[6, at]
        for lane in range(LANES):
            f = g[lane] - mine[lane]
            residual[lane] = max(residual[lane], 0.5 * used[lane] * abs(f))
            before_v[lane] = dv[lane] if seen[lane] > 1.0 else 0.0
            before_f[lane] = df[lane] if seen[lane] > 1.0 else 0.0
            dv[lane] = mine[lane] - old_v[lane] if seen[lane] > 0.0 else 0.0
            df[lane] = f - old_f[lane] if seen[lane] > 0.0 else 0.0
            old_v[lane] = mine[lane]
            old_f[lane] = f
            g[lane] = f
            a00[lane] += df[lane] * df[lane]
            a01[lane] += df[lane] * before_f[lane]
            a11[lane] += before_f[lane] * before_f[lane]
            b0[lane] += df[lane] * f
            b1[lane] += before_f[lane] * f


@stage
def _weights(lane: int, rows: Floats, seen: Floats) -> None:
    """How much of the two last changes is mixed in: least squares of f, one change where two are nearly parallel."""
    a00, a01, a11 = rows[9, lane], rows[10, lane], rows[11, lane]
    b0, b1 = rows[12, lane], rows[13, lane]
    whole = a00 * a11 - a01 * a01
    if seen[lane] > 1.0 and whole > 1e-10 * a00 * a11:
        rows[14, lane] = (b0 * a11 - b1 * a01) / whole
        rows[15, lane] = (b1 * a00 - b0 * a01) / whole
    else:
        rows[14, lane] = b0 / a00 if seen[lane] > 0.0 and a00 > 0.0 else 0.0
        rows[15, lane] = 0.0


@stage
def _mix(many: int, past: Floats, rows: Floats, v: Floats) -> None:
    way, done, first, second = rows[6], rows[8], rows[14], rows[15]
    for at in range(many):
        f, dv, df, before_v, before_f = past[0, at], past[3, at], past[4, at], past[5, at], past[6, at]
        mine = v[at]
        for lane in range(LANES):
            new = mine[lane] + way[lane] * f[lane]
            new -= first[lane] * (dv[lane] + way[lane] * df[lane])
            new -= second[lane] * (before_v[lane] + way[lane] * before_f[lane])
            mine[lane] = mine[lane] if done[lane] > 0.0 else new
