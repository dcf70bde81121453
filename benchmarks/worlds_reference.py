"""Figures that others published of models that settle issues, and how near `dragoman.worlds.baselines` comes to them.

The figures stand in `tests/worlds/baselines/data`, one file a source, each of which says where it is from. No corpus is
read; there are no rows to limit.

**emission_1994**: Scholz, Calbert & Smith (2011), table 2. *rounds as printed*: the median, cut off after one digit, is
the printed one; of eight. *furthest from a printed median*: without round 2, and in round 2, which contradicts the rest
of its table (`challenge` says how). *furthest from the independent replication*: over ten rounds. *grid*: the spread of
the Markov and of the conditional form as a grid goes from 3 to 61 outcomes.

**ktab**: KTAB's printed elections, the first 40 of each of two runs. *conditional form*: the furthest that a
probability is from the printed one, which has four decimals, by the printed probabilities of victory. *first turn*: the
same from positions, saliences and risk alone. *Markov form*: the furthest from where KTAB's own iteration comes to
rest.

**fuzzy_map_8**, **friedkin_johnsen_4**, **quantal_games**: the furthest from the published numbers; of Friedkin and
Johnsen's from the printed ones as printed, rounded alike. *precision of Ochs's players*: λ by maximum likelihood.

**eu_decisions**: mean absolute errors on 351 decisions, and the quantiles of the weighted mean's, counted from the
outcomes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import ROOT
from benchmarks.results import Figure, Result
from dragoman.worlds.baselines import challenge, friedkin_johnsen, fuzzy_map, ktab, quantal, weighted_mean

DATA = ROOT / "tests" / "worlds" / "baselines" / "data"
KTAB_RUNS = ("ktab_13_actors", "ktab_7_actors")
GRID = (3, 61)
QUANTILES = (0.50, 0.80, 0.95)

Array = NDArray[np.float64]


def load(name: str) -> Any:
    """The figures of one source."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def measure() -> Iterator[Result]:
    """One result a source."""
    yield _result("emission_1994", [*of_challenge(), *of_grid()], 1)
    yield _result("ktab", list(of_ktab()), len(KTAB_RUNS), *KTAB_RUNS)
    yield _result("fuzzy_map_8", list(of_fuzzy_map()), 1)
    yield _result("friedkin_johnsen_4", list(of_friedkin_johnsen()), 1)
    yield _result("quantal_games", list(of_quantal()), 1)
    yield _result("eu_decisions", list(of_decisions()), 1)


def of_challenge() -> Iterator[Figure]:
    table = load("emission_1994")
    course = challenge.run(table["position"], table["capability"], table["salience"], rounds=10)
    printed = np.array(table["published_median"])
    medians = course.medians[1 : len(printed) + 1]
    off = abs(medians - printed)
    as_printed = np.sum(np.floor(medians * 10) / 10 == printed)
    yield Figure("rounds as printed, cut off after a digit", float(as_printed), n=len(printed), unit="rounds")
    yield Figure("furthest from a printed median, round 2 left out", float(np.delete(off, 1).max()), unit="years")
    yield Figure("furthest from a printed median, round 2", float(off[1]), unit="years")
    replicated = np.max(abs(course.means - table["port_mean"]))
    yield Figure("furthest from the means of the independent replication", float(replicated), n=11, unit="years")
    mean = weighted_mean.weighted_mean(table["position"], table["capability"], table["salience"])
    yield Figure("weighted mean beside it", float(mean), unit="years")


def of_grid() -> Iterator[Figure]:
    table = load("emission_1994")
    weight = np.array(table["capability"]) * np.array(table["salience"])
    for form in ("markov", "conditional"):
        for count in GRID:
            outcomes = np.linspace(4, 10, count)
            shares = ktab.settle(table["position"], weight, outcomes, form)
            spread = ktab.mean_and_spread(shares, outcomes)[1]
            yield Figure(f"spread, {form}, {count} outcomes", spread, n=count, unit="years")


def of_ktab() -> Iterator[Figure]:
    runs = [load(name) for name in KTAB_RUNS]
    elections = [each for run in runs for each in run["elections"]]
    conditional = max(_apart(ktab.conditional(each["beats"]), each["p"]) for each in elections)
    yield Figure("conditional form, furthest from print", conditional, n=len(elections), unit="p")
    yield Figure("first turn from the inputs, furthest from print", max(map(_first_turn, runs)), n=len(runs), unit="p")
    beats = [ktab.victory(np.array(each["coalition"]) + ktab.LEAST_COALITION) for each in elections]
    markov = max(_apart(ktab.markov(each), ktabs_iteration(each)) for each in beats)
    yield Figure("Markov form, furthest from KTAB's iteration", markov, n=len(beats), unit="p")


def ktabs_iteration(beats: Array, tolerance: float = 1e-14) -> Array:
    """p (options) by the loop of KTAB's `markovUniformPCE`, which itself stops at 1e−6."""
    shares, change = np.full(len(beats), 1 / len(beats)), 1.0
    while change > tolerance:
        new = (beats.sum(axis=1) * shares + beats @ shares) / len(beats)
        change, shares = float(np.max(abs(new - shares))), (shares + new) / 2
    return shares


def _first_turn(run: dict[str, Any]) -> float:
    position, salience = np.array(run["position"]) / 100, np.array(run["salience"]) / 100
    utility = ktab.risk_aware(ktab.value(position, salience), run["risk"])
    _, first, place = np.unique(position, axis=0, return_index=True, return_inverse=True)
    return _apart(ktab.elect(run["weight"], utility[:, first], "conditional")[place.ravel()], run["first_turn"])


def of_fuzzy_map() -> Iterator[Figure]:
    table = load("fuzzy_map_8")
    for rule in fuzzy_map.RULES:
        found = fuzzy_map.settle(table["weight"], table["start"], rule)
        yield Figure(f"{rule}, furthest from print", _apart(found.state, table["published"][rule]), n=8, unit="of 1")


def of_friedkin_johnsen() -> Iterator[Figure]:
    table = load("friedkin_johnsen_4")
    for number, (case, digits) in enumerate(zip(table["cases"], (0, 1), strict=True), 1):
        found = friedkin_johnsen.equilibrium(table["weight"], table["openness"], case["start"])
        off = _apart(found.round(digits), case["published"])
        yield Figure(f"case {number}, furthest from print, rounded alike", off, n=4, unit="points")


def of_quantal() -> Iterator[Figure]:
    table = load("quantal_games")
    given = [(table[name]["payoffs"], one) for name in ("ochs", "constant_sum") for one in table[name]["profiles"]]
    given += [(one["payoffs"], one) for one in table["games"]]
    off = max(
        _apart(np.concatenate(quantal.equilibrium(payoffs, one["lam"]).profile), np.concatenate(one["profile"]))
        for payoffs, one in given
    )
    yield Figure("furthest from Gambit's profiles", off, n=len(given), unit="p")
    ochs = table["ochs"]
    found = quantal.fit(ochs["payoffs"], ochs["n"] * np.array(ochs["played"]))
    yield Figure("precision of Ochs's players", found.equilibrium.precision, n=2 * ochs["n"], unit="λ")
    yield Figure("the same, off Gambit's", abs(found.equilibrium.precision - ochs["precision"]), unit="λ")


def of_decisions() -> Iterator[Figure]:
    rows = np.array([row[1:] for row in load("eu_decisions")["rows"]])
    outcome, challenged, mean = rows.T
    answers = {"weighted mean": mean, "challenge model": challenged, "always 50": np.full(len(rows), 50)}
    for name, answer in answers.items():
        yield Figure(f"mean absolute error, {name}", float(abs(outcome - answer).mean()), n=len(rows), unit="points")
    for share, value in zip(QUANTILES, np.quantile(abs(outcome - mean), QUANTILES), strict=True):
        yield Figure(f"{share:.0%} of the weighted mean's errors are within", float(value), n=len(rows), unit="points")


def _apart(found: Any, given: Any) -> float:
    return float(np.max(abs(np.asarray(found) - np.asarray(given))))


def _result(name: str, figures: list[Figure], documents: int, *files: str) -> Result:
    hashed = hashlib.sha256(b"".join((DATA / f"{each}.json").read_bytes() for each in files or (name,)))
    return Result("worlds_reference", name, hashed.hexdigest()[:12], "published figures", documents, tuple(figures))
