"""Scoring of probabilities against what came about. The lower the better, all three.

Brier (1950): (p − y)². Logarithmic (Good 1952): −ln of the probability given to what happened. Continuous ranked
probability score (Matheson & Winkler 1976) of a place on a scale, in points of the scale: E|X − y| − ½ E|X − X'|.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from dragoman.records import Struct

#: A probability of 0 would make one surprise infinitely bad; runs of n worlds cannot tell 0 from 1/(2n) either.
LEAST = 1e-4


def brier(p: float, happened: bool) -> float:
    """(p − y)², 0..1; always answering one half scores .25."""
    return (_probability(p) - happened) ** 2


def log_score(p: float, happened: bool) -> float:
    """−ln of the probability of what happened, which is taken for at least `LEAST`."""
    p = _probability(p)
    return -math.log(max(LEAST, p if happened else 1.0 - p))


def crps(places: ArrayLike, chances: ArrayLike, came: float) -> float:
    """CRPS of a distribution over places (any unit) with these chances (summing to 1), against where it came to lie.

    Raises `ValueError` where the chances are no distribution.
    """
    x, p = np.asarray(places, float), np.asarray(chances, float)
    if x.shape != p.shape or x.ndim != 1 or not len(x) or (p < 0).any() or abs(p.sum() - 1.0) > 1e-6:
        raise ValueError("places and chances must be as many, and chances 0 or more with a sum of 1")
    order = np.argsort(x)
    x, p = x[order], p[order]
    below = np.cumsum(p)[:-1]
    # ½ E|X − X'| is the sum over the gaps between places of the chance to lie below times that to lie above.
    return float(p @ np.abs(x - came) - (np.diff(x) * below * (1.0 - below)).sum())


def _probability(p: float) -> float:
    if not 0.0 <= p <= 1.0:
        raise ValueError(f"{p} is no probability")
    return p


class Bin(Struct, frozen=True, kw_only=True):
    """Forecasts between two probabilities: how many, their mean, and the share that happened."""

    low: float
    high: float
    count: int
    mean: float
    happened: float


def calibration(probabilities: Sequence[float], happened: Sequence[bool], bins: int = 5) -> list[Bin]:
    """The calibration table: forecasts in equally wide bins, the empty ones left out."""
    rows: dict[int, list[tuple[float, bool]]] = {}
    for p, y in zip(probabilities, happened, strict=True):
        rows.setdefault(min(bins - 1, int(_probability(p) * bins)), []).append((p, y))
    return [
        Bin(
            low=at / bins,
            high=(at + 1) / bins,
            count=len(some),
            mean=sum(p for p, _ in some) / len(some),
            happened=sum(y for _, y in some) / len(some),
        )
        for at, some in sorted(rows.items())
    ]
