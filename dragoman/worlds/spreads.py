"""Spreads as quantile functions: a draw between 0 and 1 in, the value out that lies at that share of the spread.

One draw a value, and the value grows with the draw: so two runs that share their draws stay close where a spread is
changed a little. Uniform, normal, lognormal and triangle have exact inverses. A Beta's is read off a table of exact
values, straight lines between them: 16 steps from each share to twice that share, up to one half from either end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtr

from dragoman.errors import ModelError
from dragoman.worlds.arithmetic import exp, normal_quantile
from dragoman.worlds.compiling import LANES, Floats, Ints, kept, part, stage, stamp
from dragoman.worlds.model import Beta, Fixed, Lognormal, Normal, Spread, Triangle, Uniform
from dragoman.worlds.spread_checks import spread_problems

FIXED, UNIFORM, NORMAL, BETA, LOGNORMAL, TRIANGLE = range(6)

#: A Beta's table: doublings from the smallest draw, 2^-33, to one half, and the bits of a share that count its steps in
#: one of them.
DOUBLINGS, STEP_BITS = 32, 4
STEPS = DOUBLINGS << STEP_BITS
#: The bits of 2^-33, and those of a share below its step.
SMALLEST = (1023 - 33) << 52
REST = 52 - STEP_BITS
#: What of scipy's results is kept, so that its versions and processors, which differ in the last digits, do not matter.
DIGITS = 9


class Spreads(NamedTuple):
    """Spreads as arrays: `kind` (n,), their numbers `of` (n, 5); the tables of Betas (t, 2, STEPS + 1), from below and
    from above."""

    kind: Ints
    of: Floats
    tables: Floats


class Gathering:
    """Gives each different spread a place; `arrays` are what the kernel takes."""

    def __init__(self) -> None:
        self._places: dict[Spread, int] = {}

    def place(self, name: str, spread: Spread) -> int:
        """The place of a spread of the number `name`. Raises `ModelError` where nothing can be drawn from it."""
        if spread not in self._places:
            check_spread(name, spread)
            self._places[spread] = len(self._places)
        return self._places[spread]

    def arrays(self) -> Spreads:
        """All spreads, by their places."""
        return spread_arrays(list(self._places))


def check_spread(name: str, spread: Spread) -> None:
    """Raises `ModelError`, naming the number, for a spread from which nothing can be drawn: NaN, a Beta with a ≤ 0."""
    if found := [f"{name} {field or ''} {message}" for field, message in spread_problems(spread, None, None)]:
        raise ModelError(found)


def is_fixed(spread: Spread) -> float | None:
    """The value of a spread that has only one."""
    match spread:
        case Fixed(value=value):
            return value
        case Normal(mean=mean, sd=0.0):
            return mean
        case Lognormal(median=median, log_sd=0.0, most=most):
            return median if most is None else min(median, most)
        case Uniform(low=low, high=high) | Triangle(low=low, high=high) if low == high:
            return low
        case _:
            return None


def spread_arrays(spreads: Sequence[Spread]) -> Spreads:
    """Spreads as arrays, in the order given."""
    kind = np.zeros(len(spreads), dtype=np.int64)
    of = np.zeros((len(spreads), 5))
    tables: list[Floats] = []
    for at, spread in enumerate(spreads):
        value = is_fixed(spread)
        if value is not None:
            kind[at], of[at, 0] = FIXED, value
            continue
        match spread:
            case Uniform(low=low, high=high):
                kind[at], of[at, :2] = UNIFORM, (low, high - low)
            case Normal():
                kind[at], of[at] = NORMAL, _normal(spread)
            case Beta(a=a, b=b, low=low, high=high):
                kind[at], of[at, :3] = BETA, (len(tables), low, high - low)
                tables.append(_beta_table(a, b))
            case Lognormal(median=median, log_sd=log_sd, most=most):
                kind[at], of[at, :3] = LOGNORMAL, (median, log_sd, np.inf if most is None else most)
            case Triangle(low=low, mode=mode, high=high):
                kind[at], of[at, :3] = TRIANGLE, (low, mode, high)
    return Spreads(kind, of, np.array(tables).reshape(len(tables), 2, STEPS + 1))


def _normal(spread: Normal) -> tuple[float, float, float, float, float]:
    """Mean, sd, the share of the uncut normal below what is kept, the share that is kept, and on which side.

    Where more is cut off below than above, the normal is looked at from above: shares near 1 would lose their digits.
    """
    low = -np.inf if spread.least is None else (spread.least - spread.mean) / spread.sd
    high = np.inf if spread.most is None else (spread.most - spread.mean) / spread.sd
    side = 1.0
    if low > -high:
        low, high, side = -high, -low, -1.0
    below, kept_share = _rounded(ndtr(low)), _rounded(ndtr(high) - ndtr(low))
    return spread.mean, spread.sd, float(below), float(kept_share), side


@lru_cache(maxsize=4096)
def _beta_table(a: float, b: float) -> Floats:
    shares = ((np.arange(STEPS + 1, dtype=np.int64) << REST) + SMALLEST).view(np.float64)
    return np.stack([_rounded(betaincinv(a, b, shares)), 1.0 - _rounded(betaincinv(b, a, shares))])


def _rounded(values: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """To `DIGITS` significant digits."""
    exact = np.asarray(values, dtype=np.float64)
    with np.errstate(divide="ignore"):
        places = np.where(exact == 0, 0.0, DIGITS - 1 - np.floor(np.log10(np.abs(exact))))
    places = np.minimum(places, 300)
    return np.asarray(np.round(exact * 10.0**places) / 10.0**places)


@part
def _beta(tables: Floats, table: int, share: float) -> float:
    side = 0 if share <= 0.5 else 1
    # The exponent and the first bits of the mantissa are the step, the others how far into it.
    bits = int(np.float64(share if share <= 0.5 else 1.0 - share).view(np.int64)) - SMALLEST
    step = min(max(bits >> REST, 0), STEPS - 1)
    into = np.float64(bits - (step << REST)) * 2.0**-REST
    left = tables[table, side, step]
    return float(left + into * (tables[table, side, step + 1] - left))


@part
def _triangle(low: float, mode: float, high: float, share: float) -> float:
    rising = mode - low
    if share * (high - low) < rising:
        return float(low + np.sqrt(share * (high - low) * rising))
    return float(high - np.sqrt((1.0 - share) * (high - low) * (high - mode)))


@stage
def fill(spreads: Spreads, place: int, shares: Floats, out: Floats) -> None:
    """The values of the spread at `place` at `shares` (LANES,) into `out` (LANES,)."""
    kind = spreads.kind[place]
    of = spreads.of[place]
    if kind == FIXED:
        for lane in range(LANES):
            out[lane] = of[0]
    elif kind == UNIFORM:
        for lane in range(LANES):
            out[lane] = of[0] + of[1] * shares[lane]
    elif kind == NORMAL:
        for lane in range(LANES):
            share = shares[lane] if of[4] > 0.0 else 1.0 - shares[lane]
            out[lane] = of[0] + of[4] * of[1] * normal_quantile(of[2] + of[3] * share)
    elif kind == BETA:
        for lane in range(LANES):
            out[lane] = of[1] + of[2] * _beta(spreads.tables, int(of[0]), shares[lane])
    elif kind == LOGNORMAL:
        for lane in range(LANES):
            out[lane] = min(of[0] * exp(of[1] * normal_quantile(shares[lane])), of[2])
    else:
        for lane in range(LANES):
            out[lane] = _triangle(of[0], of[1], of[2], shares[lane])


def _compile(version: str) -> Callable[..., str]:
    @kept
    def values(spreads: Spreads, shares: Floats, out: Floats) -> str:
        for block in range(len(shares)):
            fill(spreads, 0, shares[block], out[block])
        return version

    return values


_values = _compile(stamp())


def quantiles(spread: Spread, shares: Sequence[float] | Floats) -> Floats:
    """The values of a spread at shares between 0 and 1, both exclusive, as the worlds draw them."""
    check_spread("the spread", spread)
    asked = np.asarray(shares, dtype=np.float64)
    padded = np.full(-(-asked.size // LANES) * LANES, 0.5)
    padded[: asked.size] = asked.ravel()
    out = np.empty_like(padded)
    _values(spread_arrays([spread]), padded.reshape(-1, LANES), out.reshape(-1, LANES))
    return out[: asked.size].reshape(asked.shape)
