"""Calibration: is a record of confidence .8 right in eight cases of ten? By type of record, against `outcomes`.

**How**: ten-fold by document. The confidences of a tenth of the documents are those of weights that were fitted on the
other nine tenths (`crossed`), so that no record is measured on weights that have seen its report. How strongly the
weights are held back is chosen for each type by the log loss of the same folds: the strongest of `PRIORS` that is
within `NEAR` of the best.

**calibration error**, the headline: ECE, the mean over bins of |share right − mean confidence|, each bin weighed by its
records. Bins are of equal mass (equally many records, those with the same confidence never parted): 15, or as many as
have `LEAST_IN_BIN` records each, where there are fewer than 1,500. With fewer records to a bin chance alone makes an
error: *by chance* is what confidences that are exactly true would give on the same bins (mean of `DRAWS` drawings).
**calibration error, 15 bins**: the same with 15 bins always, chance beside it. **as rules say**: the headline for the
confidences that rules and heads give before they are calibrated.

**Brier score**: mean square of confidence less outcome; beside it that of who always says the type's mean.
**kept at .5**, …: the share of the records with at least that confidence; as *precision* the share of these that are
right, as *recall* the share of the right ones that are among them.
**said .62** and the like: the bins: the mean confidence, with the share right as the value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks import judged_events, logistic, outcomes, relations
from benchmarks.outcomes import Outcome
from benchmarks.results import Figure, Result
from dragoman.reading.calibrated import Weights, confidence_at, odds_at

Array = NDArray[np.float64]

BINS, LEAST_IN_BIN = 15, 100
FOLDS = 10
#: How strongly weights may be held back: about as if so many outcomes had spoken against any weight. Design values.
PRIORS = (1.0, 3.0, 10.0, 30.0, 100.0)
#: Nats of log loss that make no difference. A design value.
NEAR = 0.002
DRAWS = 200
#: Thresholds that the README of confidences shows.
STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def of_type(given: Iterable[Outcome], kind: str) -> list[Outcome]:
    return [outcome for outcome in given if outcome.type == kind]


def fold(document: str) -> int:
    """The tenth that a document is in, by a hash of its id."""
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % FOLDS


def crossed(given: Sequence[Outcome], prior: float) -> Array:
    """Each outcome's confidence by weights that were fitted without its tenth of the documents."""
    said = np.zeros(len(given))
    at = np.array([fold(outcome.document) for outcome in given])
    for one in set(at.tolist()):
        weights = logistic.fit([outcome for outcome, other in zip(given, at, strict=True) if other != one], prior)
        for number in np.flatnonzero(at == one):
            said[number] = confident(given[number], weights)
    return said


def confident(outcome: Outcome, weights: Weights) -> float:
    return confidence_at(odds_at(outcome.odds, outcome.signs, weights))


def prior_for(given: Sequence[Outcome]) -> float:
    """How strongly the weights of a type are to be held back."""
    loss = {prior: log_loss(crossed(given, prior), *columns(given)) for prior in PRIORS}
    return max(prior for prior in PRIORS if loss[prior] <= min(loss.values()) + NEAR)


def columns(given: Sequence[Outcome]) -> tuple[Array, Array]:
    """Whether each is right (1 or 0), and for how many it stands."""
    return np.array([float(o.is_right) for o in given]), np.array([o.weight for o in given])


def log_loss(said: Array, right: Array, weight: Array) -> float:
    held = np.clip(said, 1e-3, 1 - 1e-3)
    return float(np.average(-(right * np.log(held) + (1 - right) * np.log(1 - held)), weights=weight))


def brier(said: Array, right: Array, weight: Array) -> float:
    return float(np.average((said - right) ** 2, weights=weight))


def bins_for(records: int) -> int:
    """How many bins so many records are put in."""
    return max(2, min(BINS, records // LEAST_IN_BIN))


def binned(said: Array, weight: Array, bins: int) -> NDArray[np.int64]:
    """The bin of each record: of equal mass by confidence, equal ones together."""
    values, at = np.unique(said, return_inverse=True)
    mass = np.bincount(at, weights=weight, minlength=len(values))
    middle = (np.cumsum(mass) - mass / 2) / mass.sum()
    return np.minimum((middle * bins).astype(np.int64), bins - 1)[at]


def calibration_error(said: Array, right: Array, weight: Array, bins: int) -> float:
    """ECE over bins of equal mass."""
    at = binned(said, weight, bins)
    off = np.bincount(at, weights=weight * (right - said))
    return float(np.abs(off).sum() / weight.sum())


def by_chance(said: Array, weight: Array, bins: int) -> float:
    """The error that these confidences would show if they were exactly true."""
    draws = np.random.default_rng(0)
    errors = [
        calibration_error(said, (draws.random(len(said)) < said).astype(float), weight, bins) for _ in range(DRAWS)
    ]
    return float(np.mean(errors))


def measure(given: Sequence[Outcome], kind: str) -> Result:
    """The figures of one type of record."""
    found = of_type(given, kind)
    right, weight = columns(found)
    said = crossed(found, prior_for(found))
    plain = np.array([1 / (1 + np.exp(-outcome.odds)) for outcome in found])
    bins, n = bins_for(len(found)), len(found)
    mean = np.full(n, np.average(right, weights=weight))
    figures = [
        Figure("calibration error", calibration_error(said, right, weight, bins), n=n),
        Figure("calibration error, by chance", by_chance(said, weight, bins), n=bins),
        Figure("calibration error, 15 bins", calibration_error(said, right, weight, BINS), n=n),
        Figure("calibration error, 15 bins, by chance", by_chance(said, weight, BINS), n=BINS),
        Figure("calibration error, as rules say", calibration_error(plain, right, weight, bins), n=n),
        Figure("Brier score", brier(said, right, weight), n=n),
        Figure("Brier score, as rules say", brier(plain, right, weight), n=n),
        Figure("Brier score, of the mean", brier(mean, right, weight), n=n),
        Figure("right", float(mean[0]), n=n),
        *_sets(found, said, right, weight),
        *_kept(said, right, weight),
        *_points(said, right, weight, bins),
    ]
    documents = len({outcome.document for outcome in found})
    return Result("calibration", "annotations and verdicts", edition(), kind, documents, tuple(figures))


def _sets(found: Sequence[Outcome], said: Array, right: Array, weight: Array) -> Iterator[Figure]:
    """By set of reports, what is said and what is right: a map for all must not be wrong for one of them."""
    names = np.array([outcome.set for outcome in found])
    for name in sorted(set(names.tolist())):
        mine = names == name
        share = float(np.average(right[mine], weights=weight[mine]))
        yield Figure(f"right in {name}", share, n=int(mine.sum()))
        yield Figure(f"said in {name}", float(np.average(said[mine], weights=weight[mine])), n=int(mine.sum()))


def _kept(said: Array, right: Array, weight: Array) -> Iterator[Figure]:
    for step in STEPS:
        kept = said >= step
        share = float(weight[kept].sum() / weight.sum())
        good = float((weight * right)[kept].sum() / weight[kept].sum()) if kept.any() else None
        found = float((weight * right)[kept].sum() / (weight * right).sum())
        yield Figure(f"kept at {step:.1f}", share, precision=good, recall=found, n=int(kept.sum()))


def _points(said: Array, right: Array, weight: Array, bins: int) -> Iterator[Figure]:
    at = binned(said, weight, bins)
    for one in range(bins):
        mine = at == one
        if mine.any():
            middle = float(np.average(said[mine], weights=weight[mine]))
            share = float(np.average(right[mine], weights=weight[mine]))
            many = float(weight[mine].sum() ** 2 / (weight[mine] ** 2).sum())
            low, high = wilson(share, many)
            yield Figure(f"said {middle:.3f}", share, low, high, n=int(mine.sum()))


def wilson(share: float, many: float, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share of `many` (Wilson's score interval)."""
    middle = (share + z * z / (2 * many)) / (1 + z * z / many)
    half = z * np.sqrt(share * (1 - share) / many + z * z / (4 * many * many)) / (1 + z * z / many)
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def edition() -> str:
    """Which annotations and verdicts these are."""
    whole = hashlib.sha256()
    files = (
        relations.FOLDER / f"{relations.DEV}.jsonl", outcomes.ANNOTATED, outcomes.JUDGED, judged_events.JUDGED
    )  # fmt: skip
    for path in files:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]
