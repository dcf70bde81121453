"""Fuzzy cognitive maps: concepts that push one another, passed through a logistic curve, until they stand still.

    f(z) = 1 / (1 + e^(−λz))
    kosko      x ← f(xW)                      Kosko (1986), Int. J. Man-Machine Studies 24
    mKosko     x ← f(x + xW)                  Stylios & Groumpos (2004), IEEE Trans. SMC-A 34(1)
    rescaled   x ← f((2x − 1) + (2x − 1)W)    Papageorgiou (2011), Applied Soft Computing 11

W_ij is what concept i does to concept j. A concept that nothing moves keeps its value, as in FCMpy (Mkhitaryan et al.
2022).

The three rules disagree on one map, and the third creeps: with FCMpy's stopping rule (no concept moves by more than
.001) it is halted on its way to .5, so what is published as its equilibrium is not one. `settle` takes the tolerance,
and says after how many steps it stopped.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dragoman.errors import UsageError

Array = NDArray[np.float64]
Rule = Literal["kosko", "mKosko", "rescaled"]
RULES: Final = ("kosko", "mKosko", "rescaled")
#: Where FCMpy and the R package fcm stop.
PUBLISHED_TOLERANCE: Final = 1e-3


class Settled(NamedTuple):
    """State of the concepts (n), 0..1, after `steps`; `still` says whether they had come to rest."""

    state: Array
    steps: int
    still: bool


def settle(
    weight: ArrayLike,
    start: ArrayLike,
    rule: Rule = "kosko",
    slope: float = 1.0,
    tolerance: float = PUBLISHED_TOLERANCE,
    most: int = 1000,
) -> Settled:
    """Runs a map from `start` (n) with `weight` W (n, n), until no concept moves by more than `tolerance` in a step.

    `slope` is λ, `most` the steps after which it is given up: `still` is then False (a cycle, or too slow).
    Raises `UsageError` for a rule of another name, shapes that do not fit, and numbers that are not finite.
    """
    w, state = np.asarray(weight, dtype=np.float64), np.asarray(start, dtype=np.float64)
    if rule not in RULES:
        raise UsageError(f"no rule {rule!r}: one of {', '.join(RULES)}")
    if state.ndim != 1 or w.shape != (len(state), len(state)):
        raise UsageError(f"weight {w.shape} and start {state.shape} do not fit together")
    if not (np.all(np.isfinite(w)) and np.all(np.isfinite(state)) and np.isfinite(slope)):
        raise UsageError("weight, start or slope has a value that is not a finite number")
    unmoved = ~np.any(w, axis=0)
    for steps in range(1, most + 1):
        new = np.where(unmoved, state, 1 / (1 + np.exp(-slope * _push(state, w, rule))))
        moved = float(np.max(abs(new - state), initial=0.0))
        state = new
        if moved <= tolerance:
            return Settled(state, steps, True)
    return Settled(state, most, False)


def _push(state: Array, weight: Array, rule: Rule) -> Array:
    held = 2 * state - 1 if rule == "rescaled" else state
    return held @ weight if rule == "kosko" else held + held @ weight
