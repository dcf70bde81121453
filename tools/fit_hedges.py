"""Fits a Beta to what readers take probability words to mean: the table of `dragoman/worlds/evidence/hedge_spreads.py`.

    python tools/fit_hedges.py PATH/TO/probability_words.json

The file has seven quantiles (.05 to .95) of the answers of 5,174 readers to each word of the CAPphrase quiz (Kucharski
2026, doi:10.5281/zenodo.18750055). The Beta is the one whose quantiles are nearest to these, by least squares. "About
even" is answered with .5 by nearly all, which makes the fit as narrow as one likes: it has the Beta of its mean and
standard deviation. The table is printed, ready to be pasted.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.stats import beta

QUANTILES = {"q05": 0.05, "q10": 0.10, "q25": 0.25, "q50": 0.50, "q75": 0.75, "q90": 0.90, "q95": 0.95}
#: A fit that is narrower than this (a + b) says no more than that all readers agree.
NARROW = 1000.0


def fitted(answers: dict[str, float]) -> tuple[float, float]:
    """The Beta whose quantiles are nearest to those of the answers."""
    wanted = np.array([answers[name] for name in QUANTILES])
    at = np.array(list(QUANTILES.values()))

    def miss(logs: np.ndarray) -> float:
        return float(np.sum((beta.ppf(at, *np.exp(logs)) - wanted) ** 2))

    starts = [(2.0, 2.0), tuple(answers["beta_moments"]), tuple(answers["beta_trimmed"])]
    best = min((minimize(miss, np.log(start), method="Nelder-Mead") for start in starts), key=lambda found: found.fun)
    a, b = np.exp(best.x)
    return (a, b) if a + b < NARROW else tuple(answers["beta_moments"])


def main() -> None:
    """Prints the table."""
    answers = json.loads(Path(sys.argv[1]).read_text())["capphrase"]
    for words, each in sorted(answers.items(), key=lambda item: item[1]["q50"]):
        a, b = fitted(each)
        print(f'    "{words.lower()}": Beta(a={a:.2f}, b={b:.2f}),')


if __name__ == "__main__":
    main()
