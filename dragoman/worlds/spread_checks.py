"""Whether a spread can be drawn from, and stays where its number has to lie: a spread in, what is wrong out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import asdict

from dragoman.worlds.model import Beta, Fixed, Lognormal, Normal, Spread, Triangle, Uniform

#: How many standard deviations from its mean a normal may be cut off. Beyond them hardly anything is left to draw from.
FARTHEST = 6.0
_NOTHING: tuple[None, None] = (None, None)


def spread_problems(
    spread: Spread, low: float | None, high: float | None, scale: float = 1.0
) -> Iterator[tuple[str | None, str]]:
    """What is wrong with a spread whose values, times `scale`, have to lie between `low` and `high` (`None`: anywhere).

    Each with the field that it is about, where it is about one.
    """
    broken = list(_unfit(spread))
    if broken:
        yield from broken
        return
    least, most = sorted(each * scale if each else 0.0 for each in _support(spread))
    if (low is not None and least < low) or (high is not None and most > high):
        where = f"{_shown(low)} and up" if high is None else f"{_shown(low)} to {_shown(high)}"
        reach = f"is {_shown(least)}" if least == most else f"reaches from {_shown(least)} to {_shown(most)}"
        yield None, f"{reach}, but has to lie within {where}{_advice(spread)}"


def _unfit(spread: Spread) -> Iterator[tuple[str | None, str]]:
    """What keeps a spread from being drawn from at all."""
    unfit = [name for name, value in asdict(spread).items() if value is not None and not math.isfinite(value)]
    for name in unfit:
        yield name, f"is {getattr(spread, name)}: write a finite number"
    if unfit:
        return
    match spread:
        case Uniform(low=low, high=high) if low > high:
            yield "low", f"is {low}, above high, which is {high}: exchange them"
        case Beta():
            for name in ("a", "b"):
                if getattr(spread, name) <= 0:
                    yield name, f"is {getattr(spread, name)}: a Beta needs a and b above 0"
            if spread.low >= spread.high:
                yield (
                    "low",
                    f"is {spread.low}, not below high, which is {spread.high}: a Beta is stretched from low to high",
                )
        case Normal(mean=mean, sd=sd, least=least, most=most):
            if sd < 0:
                yield "sd", f"is {sd}: a standard deviation is not negative"
            if least is not None and most is not None and least >= most:
                yield "least", f"is {least}, not below most, which is {most}"
            elif sd >= 0 and ((least is not None and mean + FARTHEST * sd < least) or (
                most is not None and mean - FARTHEST * sd > most
            )):  # fmt: skip
                yield (
                    "mean",
                    f"is {mean}, so far outside {_shown(least)} to {_shown(most)} that nothing is left to draw",
                )
        case Lognormal(median=median, log_sd=log_sd, most=most):
            if median <= 0:
                yield "median", f"is {median}: a lognormal is of positive values; a sign goes into the scale"
            if log_sd < 0:
                yield "log_sd", f"is {log_sd}: a standard deviation is not negative"
            if most is not None and most <= 0:
                yield "most", f"is {most}: a lognormal is of positive values"
        case Triangle(low=low, mode=mode, high=high) if not low <= mode <= high:
            yield "mode", f"is {mode}: the three points have to be in order, low {low} ≤ mode ≤ high {high}"
        case _:
            pass


def _support(spread: Spread) -> tuple[float, float]:
    match spread:
        case Fixed(value=value):
            return value, value
        case Normal(mean=mean, sd=sd, least=least, most=most):
            if sd == 0:
                return mean, mean
            return (-math.inf if least is None else least), (math.inf if most is None else most)
        case Lognormal(most=most):
            return 0.0, math.inf if most is None else most
        case _:
            return spread.low, spread.high


def _advice(spread: Spread) -> str:
    if isinstance(spread, Normal):
        return ": cut it off with least and most"
    return ": give it a most" if isinstance(spread, Lognormal) else ""


def _shown(value: float | None) -> str:
    if value is None or math.isinf(value):
        return "any value"
    return f"{value:g}"
