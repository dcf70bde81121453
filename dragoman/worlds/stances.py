"""Positions on issues, and how actors move each other's: x ← Ω P x + (I−Ω) θ (Friedkin and Johnsen 1990).

P_ij ∝ ℓ_ij max(A_ij, 0) for those j who have a position on the issue, beside a weight of `SELF` on one's own. Those
who have an ideal point and a salience on an issue are its parties; they begin at their ideal points.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.worlds.compiling import LANES, Floats, Ints, stage
from dragoman.worlds.layout import Layout, places, starts
from dragoman.worlds.model import Model

#: What one's own position weighs, where full leverage with full affinity weighs 1. A design value, not measured.
SELF = 1.0


class Stances(NamedTuple):
    """The parties of all issues in one row, issue by issue.

    `issue_first` (issues + 1,); `ideal`, `salience`, `capability`, `openness` (parties,) rows of numbers. Who moves
    whom: `moved_first` (parties + 1,), `mover` (parties), `pair` of leverage and row of `affinity` (m,).
    """

    issue_first: Ints
    ideal: Ints
    salience: Ints
    capability: Ints
    openness: Ints
    moved_first: Ints
    mover: Ints
    pair: Ints
    affinity: Ints


def stances(model: Model, layout: Layout) -> Stances:
    """The stances of a model."""
    parties = [
        (at, actor.id, issue.id)
        for at, issue in enumerate(model.issues)
        for actor in model.actors
        if issue.id in actor.ideal and issue.id in actor.salience
    ]
    place = {(issue, actor): at for at, (_, actor, issue) in enumerate(parties)}
    influence = [
        (at, place[issue, pair.other], layout.pair(actor, pair.other), layout.row(f"affinities.{actor}.{pair.other}"))
        for at, (_, actor, issue) in enumerate(parties)
        for pair in model.affinities
        if pair.actor == actor and (issue, pair.other) in place and layout.pair(actor, pair.other) >= 0
    ]
    return Stances(
        issue_first=starts((at for at, _, _ in parties), len(model.issues)),
        ideal=places(layout.row(f"actors.{actor}.ideal.{issue}") for _, actor, issue in parties),
        salience=places(layout.row(f"actors.{actor}.salience.{issue}") for _, actor, issue in parties),
        capability=places(layout.row(f"actors.{actor}.capability") for _, actor, _ in parties),
        openness=places(layout.row(f"actors.{actor}.open") for _, actor, _ in parties),
        moved_first=starts((at for at, *_ in influence), len(parties)),
        mover=places(other for _, other, _, _ in influence),
        pair=places(pair for *_, pair, _ in influence),
        affinity=places(row for *_, row in influence),
    )


@stage
def influence(of: Stances, numbers: Floats, leverage: Floats, share: Floats, own: Floats) -> None:
    """P: what others weigh into `share` (m, LANES), what one's own position weighs into `own` (parties, LANES)."""
    for party in range(len(of.ideal)):
        left = own[party]
        for lane in range(LANES):
            left[lane] = SELF
        first, last = of.moved_first[party], of.moved_first[party + 1]
        for at in range(first, last):
            hold, affinity, mine = leverage[of.pair[at]], numbers[of.affinity[at]], share[at]
            for lane in range(LANES):
                mine[lane] = hold[lane] * max(affinity[lane], 0.0)
                left[lane] += mine[lane]
        for lane in range(LANES):
            left[lane] = 1.0 / left[lane]
        for at in range(first, last):
            mine = share[at]
            for lane in range(LANES):
                mine[lane] *= left[lane]
        for lane in range(LANES):
            left[lane] *= SELF


@stage
def begin(of: Stances, numbers: Floats, x: Floats) -> None:
    """Positions (parties, LANES) before the first step: ideal points."""
    for party in range(len(of.ideal)):
        ideal = numbers[of.ideal[party]]
        for lane in range(LANES):
            x[party, lane] = ideal[lane]


@stage
def move(of: Stances, numbers: Floats, share: Floats, own: Floats, new: Floats, x: Floats) -> None:
    """One step of all positions, in place of `x` (parties, LANES). Scratch: `new` of that shape."""
    for party in range(len(of.ideal)):
        mine, weight, mean = x[party], own[party], new[party]
        for lane in range(LANES):
            mean[lane] = weight[lane] * mine[lane]
        for at in range(of.moved_first[party], of.moved_first[party + 1]):
            other, part = x[of.mover[at]], share[at]
            for lane in range(LANES):
                mean[lane] += part[lane] * other[lane]
    for party in range(len(of.ideal)):
        mine, mean = x[party], new[party]
        openness, ideal = numbers[of.openness[party]], numbers[of.ideal[party]]
        for lane in range(LANES):
            mine[lane] = openness[lane] * mean[lane] + (1.0 - openness[lane]) * ideal[lane]
