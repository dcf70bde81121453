"""Opinions that move towards those of others while each holds on to where it began (Friedkin & Johnsen 1990, 1999).

    x(t+1) = Λ W x(t) + (I − Λ) u,    x* = (I − ΛW)⁻¹ (I − Λ) u

W is row-stochastic (w_ij is how far i listens to j), Λ = diag(λ_i) how open i is to others at all, u where each began.
As written in Parsegov, Proskurnikov, Tempo & Friedkin (2017), IEEE TAC 62(5), equations (1) and (2),
doi:10.1109/TAC.2016.2613905.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dragoman.errors import UsageError

Array = NDArray[np.float64]

#: How far a row of W may be off 1: weights are printed with three decimals.
ROW_SUM_TOLERANCE = 5e-3


def equilibrium(weight: ArrayLike, openness: ArrayLike, start: ArrayLike) -> Array:
    """x*: `weight` W (n, n), `openness` λ (n) in 0..1, `start` u (n) or (n, issues) in any unit → as `start`.

    Raises `UsageError` where shapes do not fit, a weight is negative, a row of W does not sum to 1, an openness is not
    in 0..1, or x* does not exist: some actors listen to one another alone and none of them holds on to anything.
    """
    w, openness_, begun = _checked(weight, openness, start)
    # Where every group has somebody who holds on, ΛW has a spectral radius below 1; else the limit depends on the path.
    if max(abs(np.linalg.eigvals(openness_[:, None] * w)), default=0.0) >= 1 - 1e-12:
        raise UsageError("no equilibrium: some actors listen to one another alone, and none has an openness below 1")
    return np.asarray(
        np.linalg.solve(np.eye(len(w)) - openness_[:, None] * w, _rows(1 - openness_, begun)), dtype=np.float64
    )


def step(weight: ArrayLike, openness: ArrayLike, start: ArrayLike, now: ArrayLike) -> Array:
    """x(t+1) from `now`, x(t), of the shape of `start`; else as `equilibrium`."""
    w, openness_, begun = _checked(weight, openness, start)
    return np.asarray(_rows(openness_, w @ np.asarray(now, dtype=np.float64)) + _rows(1 - openness_, begun))


def _rows(factor: Array, values: Array) -> Array:
    return factor.reshape(-1, *[1] * (values.ndim - 1)) * values


def _checked(weight: ArrayLike, openness: ArrayLike, start: ArrayLike) -> tuple[Array, Array, Array]:
    w, openness_, begun = (np.asarray(each, dtype=np.float64) for each in (weight, openness, start))
    n = len(w) if w.ndim else 0
    if w.shape != (n, n) or openness_.shape != (n,) or begun.ndim == 0 or len(begun) != n:
        raise UsageError(f"weight {w.shape}, openness {openness_.shape} and start {begun.shape} do not fit together")
    if not all(np.all(np.isfinite(each)) for each in (w, openness_, begun)):
        raise UsageError("weight, openness or start has a value that is not a finite number")
    if np.any(w < 0) or np.any(abs(w.sum(axis=1) - 1) > ROW_SUM_TOLERANCE):
        raise UsageError("each row of weight must be 0 or more and sum to 1")
    if np.any((openness_ < 0) | (openness_ > 1)):
        raise UsageError("an openness is not between 0 and 1")
    return w, openness_, begun
