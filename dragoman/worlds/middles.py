"""The middle of a number over worlds, in closed form: what it comes to before anything is drawn.

For signs, and for the part of an option's worth that does not come from its bias; answers come from draws alone.
"""

from __future__ import annotations

import math

from dragoman.worlds.model import Beta, Fixed, Lognormal, Normal, Number, Said, Spread, Triangle, Uniform


def middle(spread: Spread) -> float:
    """The median of a spread; of a Beta the usual approximation (Kerman 2011, arXiv:1111.0433), of a cut normal the
    nearest value to its mean that it can take.
    """
    match spread:
        case Fixed(value=value):
            return value
        case Uniform(low=low, high=high):
            return (low + high) / 2
        case Normal(mean=mean, least=least, most=most):
            floor = mean if least is None else max(mean, least)
            return floor if most is None else min(floor, most)
        case Beta(a=a, b=b, low=low, high=high):
            # The approximation is for a and b above 1.
            share = (a - 1 / 3) / (a + b - 2 / 3) if min(a, b) > 1 else a / (a + b)
            return low + (high - low) * share
        case Lognormal(median=median, most=most):
            return median if most is None else min(median, most)
        case Triangle(low=low, mode=mode, high=high):
            return _middle_of_triangle(low, mode, high)


def _middle_of_triangle(low: float, mode: float, high: float) -> float:
    if low == high:
        return low
    half = (high - low) / 2
    if mode - low >= half:
        return low + math.sqrt((high - low) * (mode - low) / 2)
    return high - math.sqrt((high - low) * (high - mode) / 2)


def right(said: Said) -> float:
    """In which share of worlds a speaker is right: ρπ + (1−ρ)/2 at the mean of ρ and the middle of π."""
    a, b = said.reliability or (1.0, 0.0)
    trust = a / (a + b)
    return trust * middle(said.chance) + (1 - trust) / 2


def expected(number: Number) -> float:
    """A number's mean over worlds, with the middle of each spread in place of its mean."""
    if number.pinned is not None:
        return middle(number.pinned)
    default = middle(number.default)
    kept = [each for each in number.said if not each.dropped and each.weight > 0]
    total = sum(each.weight for each in kept)
    if not total:
        return default
    return sum(each.weight * _believed(each, default) for each in kept) / total


def _believed(said: Said, default: float) -> float:
    share = right(said)
    return share * said.scale * middle(said.spread) + (1 - share) * (0.0 if said.wrong == "nothing" else default)
