"""The election by which KTAB settles an issue: each pair of options is voted on, and the votes make probabilities.

    c_ij = Σ_k w_k max(0, u_ki − u_kj)      the coalition for i against j (KTAB's proportional voting)
    P_ij = c_ij / (c_ij + c_ji)             i beats j (its linear victory model), P_ii = ½
    conditional  p_i ∝ Π_j P_ij             one option beats all others, given that some option does; KTAB's default
    Markov       p_i Σ_j P_ji = Σ_j P_ij p_j  a challenger drawn at random again and again; KTAB's `markovUniformPCE`

The probabilistic Condorcet election is of Wise, Lester & Efird (2015, KAPSARC), the code of KTAB (2015–2017, MIT
license, `kmodel.cpp`). `value` is that of KTAB's Spatial Model of Politics.

The conditional form sharpens as options are added, so a finer grid makes certainty out of nothing: on the 1994 table of
car emissions the spread falls from 2.23 to 0.55 years as a grid goes from 3 to 61 outcomes. The Markov form's stays
between 2.31 and 1.66.
"""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dragoman.errors import UsageError

Array = NDArray[np.float64]
Form = Literal["conditional", "markov"]
#: What KTAB adds to every coalition (`minC` in `kmodel.cpp`): two options between which nobody chooses stand at ½.
LEAST_COALITION: Final = 1e-8


def coalitions(weight: ArrayLike, utility: ArrayLike) -> Array:
    """c (options, options): `weight` w (actors) 0 or more, `utility` u (actors, options), both in any unit.

    Raises `UsageError` where shapes do not fit or a number is negative or not finite.
    """
    w, u = np.asarray(weight, dtype=np.float64), np.asarray(utility, dtype=np.float64)
    if w.ndim != 1 or u.ndim != 2 or len(w) != len(u) or 0 in u.shape:
        raise UsageError(f"weight {w.shape} and utility {u.shape} do not fit: (actors) and (actors, options)")
    if not (np.all(np.isfinite(w)) and np.all(np.isfinite(u))) or np.any(w < 0):
        raise UsageError("weight or utility has a value that is not a finite number, or a negative weight")
    preferred = np.maximum(u[:, :, None] - u[:, None, :], 0.0)
    return np.asarray(np.tensordot(w, preferred, axes=1) + LEAST_COALITION, dtype=np.float64)


def victory(coalition: ArrayLike) -> Array:
    """P (options, options) from coalitions of the same shape. Raises `UsageError` where one is not above 0."""
    c = np.asarray(coalition, dtype=np.float64)
    if c.ndim != 2 or c.shape[0] != c.shape[1] or not np.all(np.isfinite(c)) or np.any(c <= 0):
        raise UsageError("coalitions must be a square of numbers above 0")
    return np.asarray(c / (c + c.T), dtype=np.float64)


def conditional(beats: ArrayLike) -> Array:
    """p (options) of the conditional form from P (options, options)."""
    with np.errstate(divide="ignore"):  # an option that cannot beat another has the logarithm −∞, and probability 0
        logs = np.log(np.asarray(beats, dtype=np.float64)).sum(axis=1)
    if not np.any(np.isfinite(logs)):
        raise UsageError("no option can beat all others")
    shares = np.exp(logs - logs.max())
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def markov(beats: ArrayLike) -> Array:
    """p (options) of the Markov form from P (options, options), all above 0 off the diagonal.

    Solved by elimination without subtractions (Grassmann, Taksar & Heyman 1985), so small probabilities are exact too.
    Raises `UsageError` where one is 0 (`victory` makes none).
    """
    rate = np.array(beats, dtype=np.float64).T  # rate[j, i]: from holding j to holding i
    if rate.ndim != 2 or rate.shape[0] != rate.shape[1] or not np.all(rate + np.eye(len(rate)) > 0):
        raise UsageError("the probabilities of victory must be a square of numbers above 0")
    for last in range(len(rate) - 1, 0, -1):
        rate[:last, last] /= rate[last, :last].sum()
        rate[:last, :last] += np.outer(rate[:last, last], rate[last, :last])
    shares = np.ones(len(rate))
    for at in range(1, len(rate)):
        shares[at] = shares[:at] @ rate[:at, at]
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def elect(weight: ArrayLike, utility: ArrayLike, form: Form = "markov") -> Array:
    """p (options): `coalitions`, `victory` and the form in one. Raises as they do."""
    beats = victory(coalitions(weight, utility))
    return markov(beats) if form == "markov" else conditional(beats)


def settle(position: ArrayLike, weight: ArrayLike, outcomes: ArrayLike, form: Form = "markov") -> Array:
    """p (outcomes) where an actor at x values an outcome at q by −|x − q|, all on one scale."""
    x, q = np.asarray(position, dtype=np.float64), np.asarray(outcomes, dtype=np.float64)
    return elect(weight, -abs(x[:, None] - q), form)


def mean_and_spread(probability: ArrayLike, outcomes: ArrayLike) -> tuple[float, float]:
    """Mean and standard deviation of where an issue settles, in the unit of `outcomes`."""
    p, q = np.asarray(probability, dtype=np.float64), np.asarray(outcomes, dtype=np.float64)
    mean = float(p @ q)
    return mean, float(np.sqrt(p @ (q - mean) ** 2))


def value(position: ArrayLike, salience: ArrayLike) -> Array:
    """v_ij = 1 − ‖s_i (x_i − x_j)‖ / ‖s_i‖ (n, n), what j's position is worth to i; both (n, dimensions), 0..1.

    Raises `UsageError` where an actor has no salience at all.
    """
    x, s = np.asarray(position, dtype=np.float64), np.asarray(salience, dtype=np.float64)
    own = np.sqrt((s**2).sum(axis=1))
    if np.any(own <= 0):
        raise UsageError("an actor has no salience on any dimension")
    apart = np.sqrt(((s[:, None] * (x[:, None] - x[None])) ** 2).sum(axis=2))
    return np.asarray(1 - apart / own[:, None], dtype=np.float64)


def risk_aware(worth: ArrayLike, risk: ArrayLike) -> Array:
    """u_ij = v_ij + R_i v_ij (1 − v_ij): what KTAB makes of a value (n, n) in 0..1 under an attitude R (n) in −1..1."""
    v, r = np.asarray(worth, dtype=np.float64), np.asarray(risk, dtype=np.float64)
    return np.asarray(v + r[:, None] * v * (1 - v), dtype=np.float64)
