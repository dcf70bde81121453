"""How far a forecast of a place may be off: the weighted mean's errors on 351 decisions of the European Union.

Half of them were within 17.5 points of 100, 80 % within 37.0, 90 % within 50.3, 95 % within 59.9 (DEU III, Arregui and
Perarnaud 2021, doi:10.34810/data53; recomputed from the errors of the single decisions). They are borrowed: nobody has
measured such errors on crises.
"""

from __future__ import annotations

import numpy as np

from dragoman.worlds.baselines.weighted_mean import EU_ERROR_QUANTILES
from dragoman.worlds.compiling import Floats

#: The shares for which intervals are told.
TOLD = (0.5, 0.8, 0.95)
#: The errors as a line of points: shares, and distances. Between two of them they are taken as evenly spread.
_SHARES = np.array([0.0, *EU_ERROR_QUANTILES, 1.0])
_DISTANCES = np.array([0.0, *EU_ERROR_QUANTILES.values(), 100.0])


def widened(places: Floats, chances: Floats, share: float) -> tuple[float, float]:
    """Between which places on the scale of 0..100 the middle `share` lies of outcomes (n,) at `places` with `chances`
    (n,), each off by an error as the EU decisions had, to either side alike. What lies beyond an end is at that end."""
    grid = np.linspace(-100.0, 200.0, 30001)
    off = grid[:, None] - places[None, :]
    half = 0.5 * np.interp(np.abs(off), _DISTANCES, _SHARES)
    below = np.where(off >= 0, 0.5 + half, 0.5 - half) @ chances
    low, high = (float(np.interp(at, below, grid)) for at in ((1 - share) / 2, (1 + share) / 2))
    return max(0.0, min(100.0, low)), max(0.0, min(100.0, high))
