"""A logistic function of a few signs, held back: outcomes in, weights out. What `tools/fit_calibration.py` fits.

The log odds that a record is right are `base + sure × odds + Σ signs`. All but `base` are drawn towards nothing by a
normal prior, so that a sign that came up seldom weighs little and its records go to the mean of their type; `sure` is
drawn towards 0 too, and is never negative: a rule that says more is not to be believed less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.outcomes import Outcome
from dragoman.reading.calibrated import Weights

Array = NDArray[np.float64]

#: A sign that fewer outcomes have has no weight of its own. A design value.
SELDOM = 8
_STEPS, _ENOUGH = 60, 1e-9


def fit(outcomes: Sequence[Outcome], prior: float, main: str | None = None) -> Weights:
    """The weights for outcomes of one type; `prior` is how strongly they are held back (in outcomes, roughly).

    Where `main` names a set, the other sets tell what signs weigh, and that one alone how many are right.
    """
    many = Counter(sign for outcome in outcomes for sign in set(outcome.signs))
    signs = sorted(sign for sign, times in many.items() if SELDOM <= times < len(outcomes))
    others = sorted({outcome.set for outcome in outcomes} - {main}) if main else []
    x = np.array([[1.0, outcome.odds, *(sign in outcome.signs for sign in signs), *(outcome.set == o for o in others)]
                  for outcome in outcomes], float)  # fmt: skip
    y = np.array([outcome.is_right for outcome in outcomes], float)
    weight = np.array([outcome.weight for outcome in outcomes])
    held = np.full(x.shape[1], prior)
    held[0] = 0.0
    held[2 + len(signs) :] = 0.01  # the level of another set is its own
    found = _newton(x, y, weight, held)
    if found[1] < 0:
        x[:, 1] = 0.0
        found = _newton(x, y, weight, held)
    kept = {sign: round(float(value), 3) for sign, value in zip(signs, found[2:], strict=False) if abs(value) >= 0.0005}
    return Weights(base=round(float(found[0]), 3), sure=round(float(max(0.0, found[1])), 3), signs=kept)


def _newton(x: Array, y: Array, weight: Array, held: Array) -> Array:
    """The weights of highest posterior density, by Newton's method with halved steps."""
    at = np.zeros(x.shape[1])
    best = _loss(x, y, weight, held, at)
    ridge = np.diag(held + 1e-9)
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-(x @ at)))
        gradient = x.T @ (weight * (p - y)) + held * at
        step = np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, gradient)
        size = 1.0
        while (loss := _loss(x, y, weight, held, at - size * step)) > best and size > 1e-4:
            size /= 2
        at = at - size * step
        if best - loss < _ENOUGH:
            break
        best = loss
    return at


def _loss(x: Array, y: Array, weight: Array, held: Array, at: Array) -> float:
    score = x @ at
    return float(weight @ (np.logaddexp(0, score) - y * score) + 0.5 * held @ (at * at))
