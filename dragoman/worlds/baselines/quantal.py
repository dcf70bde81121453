"""Logit quantal response equilibria of games in normal form, followed from λ = 0 (McKelvey & Palfrey 1995).

    p_ih ∝ exp(λ u_ih(p)),    u_ih(p) = what i gets from h while the others mix by p

At λ = 0 all play everything alike; from there one path of equilibria leads on (the principal branch), on which λ may
turn back. It is followed as Turocy (2005), Games and Economic Behavior 51, does in Gambit: the unknowns are θ_ih = log
p_ih and λ, the equations Σ_h exp θ_ih = 1 and θ_ih − θ_i1 = λ (u_ih − u_i1), a step goes along the tangent and is
corrected at right angles to it.

A game is given by its payoffs: for each of n players an array (s_1, …, s_n), entry [h_1, …, h_n] what the player gets
when all play so. `fit` finds λ by maximum likelihood from what was played.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq

from dragoman.errors import UsageError

Array = NDArray[np.float64]
Profile = tuple[Array, ...]

#: The residual at which a point counts as on the path, and the steps of correction that it may take.
RESIDUAL: Final = 1e-12
CORRECTIONS: Final = 12
#: A step is halved where the path bends by more than this cosine within it, so that no other branch is reached.
LEAST_COSINE: Final = 0.97
#: θ is 0 at most; a step of Newton's may overshoot, but not to where exp overflows.
HIGHEST_LOG: Final = 10.0
FIRST_STEP: Final = 0.05
LEAST_STEP: Final = 1e-9
#: Where `fit` gives up, in λ times the largest difference of a player's payoffs: by then all but ties are settled.
LAST_SCALED_PRECISION: Final = 1e3
#: How much likelier, in log likelihood an observation, a λ must make the data than the end of the path does.
LEAST_RISE: Final = 1e-9


class PathError(UsageError):
    """The path cannot be followed on: the game is degenerate at this precision."""


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """`precision` λ in 1 / payoff, and for each player the probabilities (s_i) of its strategies."""

    precision: float
    profile: Profile


@dataclass(frozen=True, slots=True)
class Fit:
    """The equilibrium under which what was played is likeliest, and the log likelihood of it."""

    equilibrium: Equilibrium
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the path: z = (θ, λ), and the tangent there, of length 1."""

    at: Array
    tangent: Array


def equilibrium(payoffs: Sequence[ArrayLike], precision: float) -> Equilibrium:
    """The equilibrium at λ = `precision` that the path from 0 meets first.

    Raises `UsageError` for payoffs that do not make a game and a precision below 0, `PathError` where the path ends.
    """
    game = _Game(payoffs)
    if not (np.isfinite(precision) and precision >= 0):
        raise UsageError(f"precision {precision} is not a number of 0 or more")
    before = game.start()
    for after in _path(game):
        if after.at[-1] >= precision:
            share = (precision - before.at[-1]) / (after.at[-1] - before.at[-1]) if after is not before else 0.0
            guess = before.at + share * (after.at - before.at)
            guess[-1] = precision
            along = np.zeros_like(guess)
            along[-1] = 1.0  # corrected with λ held
            found = game.corrected(guess, along)
            if found is None:
                raise PathError(f"no equilibrium was found at precision {precision:g}")
            return game.equilibrium(found)
        before = after
    raise PathError(f"the path from 0 does not reach precision {precision:g}")


def fit(payoffs: Sequence[ArrayLike], counts: Sequence[ArrayLike]) -> Fit:
    """λ by maximum likelihood along the path: `counts` for each player how often each strategy was played (s_i).

    Where it rises to the end there is no finite λ, and the last point is given: λ times the largest difference of
    payoffs = 1000. Raises `UsageError` for counts that do not fit, are negative or all 0, and as `equilibrium`.
    """
    game = _Game(payoffs)
    played = game.counts(counts)
    last = LAST_SCALED_PRECISION / game.span if game.span else 0.0
    points = [game.start()]
    for point in _path(game):
        points.append(point)
        if point.at[-1] >= last:
            break
    slope = [float(played @ point.tangent[:-1]) for point in points]
    summits = [points[0].at]
    for (before, rising), (_, falling) in pairwise(zip(points, slope, strict=True)):
        if rising > 0 > falling:
            summits.append(_summit(game, before, played))
    best, end = max(summits, key=lambda at: float(played @ at[:-1])), points[-1].at
    if played @ (best - end)[:-1] <= LEAST_RISE * played.sum():
        best = end
    return Fit(game.equilibrium(best), float(played @ best[:-1]))


def _summit(game: _Game, before: _Point, played: Array) -> Array:
    """The point after `before` at which the likelihood of `played` stops rising."""

    def slope(step: float) -> float:
        found = game.stepped(before, step)
        return float(played @ found.tangent[:-1]) if found else np.nan

    high = FIRST_STEP
    while slope(high) > 0:
        high *= 1.3
    found = game.stepped(before, float(brentq(slope, 0.0, high, xtol=1e-14, rtol=1e-14)))
    return before.at if found is None else found.at


def _path(game: _Game) -> Iterator[_Point]:
    """Points of the principal branch from λ = 0 on, for as long as they are asked for."""
    point, step = game.start(), FIRST_STEP
    yield point
    while True:
        found = game.stepped(point, step)
        if found is None or found.tangent @ point.tangent < LEAST_COSINE:
            step /= 2
            if step < LEAST_STEP:
                raise PathError(f"the path cannot be followed beyond precision {point.at[-1]:g}")
            continue
        point, step = found, step * 1.3
        yield point


class _Game:
    """A game's payoffs, and the equations of its path."""

    def __init__(self, payoffs: Sequence[ArrayLike]) -> None:
        self.payoffs = [np.asarray(each, dtype=np.float64) for each in payoffs]
        sizes = self.payoffs[0].shape if self.payoffs else ()
        if len(sizes) != len(self.payoffs) or 0 in sizes or not sizes:
            raise UsageError(f"{len(self.payoffs)} players need payoffs of {len(self.payoffs)} axes, not {len(sizes)}")
        if any(each.shape != sizes for each in self.payoffs):
            raise UsageError("the players' payoffs are not of one shape")
        if not all(np.all(np.isfinite(each)) for each in self.payoffs):
            raise UsageError("a payoff is not a finite number")
        self.sizes = sizes
        self.span = max(float(np.ptp(each)) for each in self.payoffs)
        ends = np.cumsum((0, *sizes))
        self.parts = [slice(int(low), int(high)) for low, high in pairwise(ends)]

    def start(self) -> _Point:
        at = np.concatenate([*(np.full(size, -np.log(size)) for size in self.sizes), [0.0]])
        up = np.zeros_like(at)
        up[-1] = 1.0
        return _Point(at, self.tangent(at, up))

    def counts(self, counts: Sequence[ArrayLike]) -> Array:
        """Counts of all players as one row. Raises `UsageError`."""
        rows = [np.asarray(each, dtype=np.float64) for each in counts]
        if [row.shape for row in rows] != [(size,) for size in self.sizes]:
            raise UsageError(f"counts must be lists of {', '.join(map(str, self.sizes))} numbers, one for each player")
        played = np.concatenate(rows)
        if not np.all(np.isfinite(played)) or np.any(played < 0) or not np.any(played > 0):
            raise UsageError("counts must be numbers of 0 or more, and not all 0")
        return played

    def equilibrium(self, at: Array) -> Equilibrium:
        shares = [np.exp(at[part]) for part in self.parts]
        return Equilibrium(float(at[-1]), tuple(share / share.sum() for share in shares))

    def stepped(self, point: _Point, step: float) -> _Point | None:
        """The point of the path a `step` along the tangent of `point`; None where none is found."""
        found = self.corrected(point.at + step * point.tangent, point.tangent)
        return None if found is None else _Point(found, self.tangent(found, point.tangent))

    def corrected(self, guess: Array, along: Array) -> Array | None:
        """The point of the path in the plane through `guess` at right angles to `along`, by Newton's method."""
        at, worst = guess, np.inf
        for _ in range(CORRECTIONS):
            residual, slopes = self.equations(at)
            worst = float(np.max(abs(residual)))
            if worst < RESIDUAL * max(1.0, abs(at[-1]) * self.span):
                return at
            try:
                at = at - np.linalg.solve(np.vstack([slopes, along]), np.append(residual, along @ (at - guess)))
            except np.linalg.LinAlgError:
                return None
            if not np.all(np.isfinite(at)) or np.max(at[:-1]) > HIGHEST_LOG:
                return None
        return None

    def tangent(self, at: Array, towards: Array) -> Array:
        """The direction of the path, of length 1, on the side of `towards`."""
        slopes = self.equations(at)[1]
        direction = np.linalg.qr(slopes.T, mode="complete").Q[:, -1]
        return np.asarray(direction if direction @ towards >= 0 else -direction, dtype=np.float64)

    def equations(self, at: Array) -> tuple[Array, Array]:
        """Residuals (m) of the equations at z (m + 1) and their slopes (m, m + 1)."""
        precision, shares = at[-1], [np.exp(at[part]) for part in self.parts]
        size = len(at) - 1
        residual, slopes = np.empty(size), np.zeros((size, size + 1))
        for i, part in enumerate(self.parts):
            theta, gains = at[part], self._gains(i, shares)
            residual[part.start] = 1 - shares[i].sum()
            slopes[part.start, part] = -shares[i]
            rest = slice(part.start + 1, part.stop)
            residual[rest] = theta[1:] - theta[0] - precision * (gains[1:] - gains[0])
            slopes[rest, rest] = np.eye(len(theta) - 1)
            slopes[rest, part.start] = -1
            slopes[rest, -1] = gains[0] - gains[1:]
            for j, other in enumerate(self.parts):
                if j != i:
                    against = self._gains(i, shares, j) * shares[j]
                    slopes[rest, other] = -precision * (against[1:] - against[0])
        return residual, slopes

    def _gains(self, i: int, shares: list[Array], kept: int | None = None) -> Array:
        """u_ih (s_i), the others mixing; with `kept`, what i gets from h when that one plays k (s_i, s_kept)."""
        gains: Array = self.payoffs[i]
        for j in range(len(shares) - 1, -1, -1):
            if j not in (i, kept):
                gains = np.asarray(np.tensordot(gains, shares[j], axes=(j, 0)), dtype=np.float64)
        return gains.T if kept is not None and kept < i else gains
