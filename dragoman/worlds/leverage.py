"""Leverage of one actor over another, from the holds it has in each channel: ℓ_ij = 1 − Π_c (1 − d_ijc (1 − a_ijc)).

Where others can supply what a partner supplies (a = 1), the partner's hold is worth nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.worlds.compiling import LANES, Floats, Ints, stage
from dragoman.worlds.layout import Layout, places, starts
from dragoman.worlds.model import Model


class Holds(NamedTuple):
    """Rows of `share` and `alternatives` (h,), pair by pair of the layout; `first` (pairs + 1,)."""

    first: Ints
    share: Ints
    alternatives: Ints


def holds(model: Model, layout: Layout) -> Holds:
    """The holds of a model."""
    ordered = sorted(model.holds, key=lambda hold: layout.pair(hold.over, hold.of))
    names = [f"holds.{hold.of}.{hold.over}.{hold.channel}" for hold in ordered]
    return Holds(
        first=starts((layout.pair(hold.over, hold.of) for hold in ordered), len(layout.pairs)),
        share=places(layout.row(f"{name}.share") for name in names),
        alternatives=places(layout.row(f"{name}.alternatives") for name in names),
    )


@stage
def leverage(of: Holds, numbers: Floats, out: Floats) -> None:
    """The leverage of every pair into `out` (pairs, LANES)."""
    for pair in range(len(of.first) - 1):
        left = out[pair]
        for lane in range(LANES):
            left[lane] = 1.0
        for hold in range(of.first[pair], of.first[pair + 1]):
            share, alternatives = numbers[of.share[hold]], numbers[of.alternatives[hold]]
            for lane in range(LANES):
                left[lane] *= 1.0 - share[lane] * (1.0 - alternatives[lane])
        for lane in range(LANES):
            left[lane] = 1.0 - left[lane]
