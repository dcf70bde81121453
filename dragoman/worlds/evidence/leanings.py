"""From how likely a thing is to what it is worth: a probability over a run in, a bias of choice out.

A forecast is of the whole time that it speaks of, a choice is made in every step. Of a thing that comes about with
probability p in T steps, q = 1 − (1 − p)^(1/T) is the chance a step, if every step is alike. In the logit choice of
`choice` the log-odds of an option against "no-change" are λ times the difference of what the two are worth; so the
option has to be worth logit(q) / λ more, with λ at its middle. Other options are left out of account, for in one step
all of them together are unlikely; worlds where they are not give the option somewhat less than was said.
"""

from __future__ import annotations

from math import log

from dragoman.worlds.middles import middle
from dragoman.worlds.model import Beta, Normal, Spread, Uniform

#: Probabilities nearer to 0 or 1 than this count as this: what readers take "will" to mean reaches up to 1, and no
#: worth makes a choice certain. A design value.
EDGE = 0.005
#: What nobody foretells: over the run a third, anything from 3 to 78 in 100; and what is foretold only for a case that
#: may not come. Most of what is asked for or talked of does not come about within a year. Design values.
UNKNOWN, ONLY_IF = Beta(a=1.0, b=2.0), Beta(a=1.0, b=4.0)
#: Normal quantile of .9.
_NINETY = 1.2816


def worth_of(chance: float, steps: int, precision: float) -> float:
    """What an option has to be worth above "no-change" to be taken within `steps` with probability `chance`."""
    within = min(max(chance, EDGE), 1 - EDGE)
    share = 1 - (1 - within) ** (1 / steps)
    return log(share / (1 - share)) / precision


def leaning(chance: Spread, steps: int, precision: float, less: float = 0.0) -> Normal:
    """The same of a spread of probabilities, as a normal with the same median and the same spread from .1 to .9.

    `less` is what the option is worth already by all else, and is taken off: a forecast speaks of things as they stand.
    """
    low, middle_, high = (worth_of(each, steps, precision) for each in _quantiles(chance))
    return Normal(mean=round(middle_ - less, 3), sd=round((high - low) / (2 * _NINETY), 3))


def _quantiles(chance: Spread) -> tuple[float, float, float]:
    """The quantiles .1, .5 and .9 of a probability."""
    if isinstance(chance, Beta):
        from scipy.special import betaincinv  # here, so that a model can be read without it

        low, half, high = (float(betaincinv(chance.a, chance.b, share)) for share in (0.1, 0.5, 0.9))
        return low, half, high
    if isinstance(chance, Uniform):
        width = chance.high - chance.low
        return chance.low + 0.1 * width, chance.low + 0.5 * width, chance.low + 0.9 * width
    return middle(chance), middle(chance), middle(chance)
