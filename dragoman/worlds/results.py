"""What a run comes to: shares of worlds, with their Monte Carlo errors, by the ids of the model.

Errors here are of the number of worlds alone, and say nothing of whether the model is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import UsageError
from dragoman.worlds.compiling import Floats, Ints
from dragoman.worlds.layout import Layout
from dragoman.worlds.model import Model
from dragoman.worlds.plan import Plan
from dragoman.worlds.settlement import outcomes_of
from dragoman.worlds.stepping import Kept
from dragoman.worlds.totals import BINS, ONE, Totals, add
from dragoman.worlds.widening import TOLD, widened

#: Shares at which a fan is drawn where none are given.
FAN = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


class Series(NamedTuple):
    """Shares of worlds step by step (steps,): in which an option has been done `by` a step, and `at` it."""

    by: Floats
    at: Floats


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where an issue settles after a step.

    `chances` of the `outcomes` are means of π over worlds, `errors` their standard errors. `mean` and `sd` are those of
    the place on the scale of 0..100, over outcomes and worlds; `error` is the mean's. `weighted_mean` is Σcsx/Σcs, with
    its `weighted_sd` over worlds. `widened` and `weighted_widened` are intervals by their share (.5, .8, .95):
    the one from `chances`, the other from the weighted mean, both widened by how far weighted means were off on EU
    decisions; not on crises. `parties` are those who have a position; `unweighted` the share of worlds in which none of
    them has any weight and all count the same. Without parties everything is nan.
    """

    issue: str
    outcomes: tuple[str, ...]
    places: tuple[float, ...]
    chances: Floats
    errors: Floats
    mean: float
    sd: float
    error: float
    weighted_mean: float
    weighted_sd: float
    widened: dict[float, tuple[float, float]]
    weighted_widened: dict[float, tuple[float, float]]
    parties: tuple[str, ...]
    unweighted: float


@dataclass(frozen=True)
class Run:
    """A model run forward. t steps, n actors, f factors, w worlds.

    `worlds` of `asked_for` are done, those from `first` on. `acts` uint8 (t, n, w) are places among an actor's options,
    `factors` float32 (t, f, w) are y after each step; both are None where not kept. `happened` (w,) is whether the
    question's option was done by the last step, or the place where its issue settles (the mean under π); for an issue
    `weighted` (w,) is the weighted mean and `drawn` (w,) the place of the outcome that was drawn by π. All three are
    None where the question asks for neither. `totals` is what is counted.
    """

    model: Model
    plan: Plan
    seed: int
    first: int
    worlds: int
    asked_for: int
    totals: Totals
    acts: NDArray[np.uint8] | None
    factors: NDArray[np.float32] | None
    happened: NDArray[np.bool_] | Floats | None
    weighted: Floats | None
    drawn: Floats | None

    @classmethod
    def made(
        cls, model: Model, plan: Plan, seed: int, first: int, done: int, asked_for: int, sums: Totals, kept: Kept,
        keep: bool,
    ) -> Run:  # fmt: skip
        """A run of `done` worlds from what the kernel left."""
        happened: NDArray[np.bool_] | Floats | None = kept.happened[:done] if kept.asked >= 0 else None
        weighted = drawn = None
        if kept.settled >= 0:
            places = np.array([outcome.at for outcome in outcomes_of(model.issues[kept.settled])])
            happened, weighted, drawn = kept.place[:done], kept.mean[:done], places[kept.outcome[:done]]
        return cls(
            model, plan, seed, first, done, asked_for, sums, kept.acts[:, :, :done] if keep else None,
            kept.factors[:, :, :done] if keep else None, happened, weighted, drawn,
        )  # fmt: skip

    @property
    def complete(self) -> bool:
        """Whether all worlds that were asked for are done."""
        return self.worlds == self.asked_for

    @property
    def chances(self) -> Floats:
        """In which share of worlds an actor does an option in a step: (t, n, most options), nan beyond its own."""
        return self._by_actor(self.totals.acts / self.worlds)

    @property
    def propensities(self) -> Floats:
        """With which probability an actor does an option in a step, as the mean over worlds: (t, n, most options).

        The same as `chances` but for the luck of what was then done; with less error, where that matters.
        """
        return self._by_actor(self.totals.p / (ONE * self.worlds))

    def series(self, actor: str, option: str) -> Series:
        """Shares of worlds in which `actor` has done `option` by each step, and at it."""
        place = _place((actor, option), Layout(self.model).options, f"option {option} of {actor}")
        return Series(self.totals.by[:, place] / self.worlds, self.totals.acts[:, place] / self.worlds)

    def error(self, share: float | Floats) -> Floats:
        """The Monte Carlo standard error of a share of worlds."""
        return np.sqrt(np.asarray(share) * (1.0 - np.asarray(share)) / self.worlds)

    def fan(self, factor: str, shares: Sequence[float] = FAN) -> Floats:
        """Below what y of a factor stays in these shares of worlds: (t, shares), to .002."""
        counts = self.totals.factors[:, self._factor(factor)]
        below = np.cumsum(counts, axis=1)
        wanted = np.asarray(shares, dtype=np.float64) * self.worlds
        bins = np.stack([np.searchsorted(row, wanted, side="left") for row in below])
        return np.minimum(bins, BINS - 1) * (2.0 / (BINS - 1)) - 1.0

    def factor_mean(self, factor: str) -> tuple[Floats, Floats]:
        """Mean and standard deviation of y of a factor over worlds, step by step."""
        place = self._factor(factor)
        return self._moments(self.totals.y[:, place], self.totals.y2[:, place])

    def settlement(self, issue: str, step: int = -1) -> Settlement:
        """Where an issue settles after a step, the last one where none is given."""
        place = _place(issue, Layout(self.model).issues, f"issue {issue}")
        every = [outcomes_of(each) for each in self.model.issues]
        outcomes, start = every[place], sum(map(len, every[:place]))
        here = slice(start, start + len(outcomes))
        sums = self.totals
        chances, spread = self._moments(sums.pi[step, here], sums.pi2[step, here])
        mean, between = (float(each) * 100 for each in self._moments(sums.place[step, place], sums.place2[step, place]))
        within = float(sums.within[step, place]) / (ONE * self.worlds) * 1e4
        weighted, weighted_sd = (
            float(each) * 100 for each in self._moments(sums.mean[step, place], sums.mean2[step, place])
        )
        parties = tuple(actor.id for actor in self.model.actors if issue in actor.ideal and issue in actor.salience)
        at = np.array([outcome.at for outcome in outcomes])
        if not parties:
            chances, spread = np.full_like(chances, np.nan), np.full_like(spread, np.nan)
            mean = between = within = weighted = weighted_sd = np.nan
        return Settlement(
            issue=issue,
            outcomes=tuple(outcome.id for outcome in outcomes),
            places=tuple(at.tolist()),
            chances=chances,
            errors=spread / np.sqrt(self.worlds),
            mean=mean,
            sd=float(np.sqrt(between**2 + within)),
            error=between / np.sqrt(self.worlds),
            weighted_mean=weighted,
            weighted_sd=weighted_sd,
            widened={share: widened(at, chances, share) for share in TOLD if parties},
            weighted_widened={
                share: widened(np.array([weighted]), np.ones(1), share) for share in TOLD if parties
            },
            parties=parties,
            unweighted=float(sums.nobody[place] / self.worlds),
        )  # fmt: skip

    @property
    def unresolved(self) -> Ints:
        """In how many worlds no equilibrium was found to 1e-8: (t,)."""
        return self.totals.unresolved

    @property
    def several(self) -> Ints:
        """In how many worlds there may be more than one equilibrium, λ max_i Σ_j osc(E_ij) ≥ 2: (t,)."""
        return self.totals.several

    @property
    def scaled(self) -> dict[str, int]:
        """Factors on which the causes were scaled down to add up to .9, and in how many worlds."""
        counts = self.totals.scaled.tolist()
        return {factor.id: n for factor, n in zip(self.model.factors, counts, strict=True) if n}

    @property
    def loops(self) -> dict[str, int]:
        """Those of `scaled` that are part of a cycle of causes: self-reinforcing loops, kept from running away."""
        from dragoman.worlds.causes import causes

        looped = causes(self.model, Layout(self.model)).looped.tolist()
        on = {factor.id for factor, mark in zip(self.model.factors, looped, strict=True) if mark}
        return {factor: n for factor, n in self.scaled.items() if factor in on}

    def _by_actor(self, shares: Floats) -> Floats:
        sizes = [len(actor.options) for actor in self.model.actors]
        out = np.full((self.model.clock.steps, len(sizes), max(sizes, default=0)), np.nan)
        start = 0
        for actor, size in enumerate(sizes):
            out[:, actor, :size] = shares[:, start : start + size]
            start += size
        return out

    def _factor(self, factor: str) -> int:
        return _place(factor, Layout(self.model).factors, f"factor {factor}")

    def _moments(self, total: Ints, squares: Ints) -> tuple[Floats, Floats]:
        mean = np.asarray(total) / (ONE * self.worlds)
        variance = np.asarray(squares) / (ONE * self.worlds) - mean**2
        return mean, np.sqrt(np.maximum(variance, 0.0))


def join(runs: Sequence[Run]) -> Run:
    """Runs over worlds that follow each other as one run: the same, bit for bit, as if all were run at once.

    Raises `UsageError` for runs that do not belong together.
    """
    ordered = sorted(runs, key=lambda run: run.first)
    if not ordered:
        raise UsageError("no runs to join")
    for one, other in pairwise(ordered):
        if (one.model, one.plan, one.seed) != (other.model, other.plan, other.seed):
            raise UsageError("only runs of one model, one plan and one seed are joined")
        if one.first + one.worlds != other.first or not one.complete:
            raise UsageError(f"worlds {one.first + one.worlds} to {other.first} are missing, or are there twice")
    return reduce(_joined, ordered)


def _joined(one: Run, other: Run) -> Run:
    sums = Totals(*(each.copy() for each in one.totals))
    add(sums, other.totals)
    both = {
        name: np.concatenate([mine, theirs], axis=-1)
        for name in ("acts", "factors", "happened", "weighted", "drawn")
        if (mine := getattr(one, name)) is not None and (theirs := getattr(other, name)) is not None
    }
    return Run(
        one.model, one.plan, one.seed, one.first, one.worlds + other.worlds, one.asked_for + other.asked_for, sums,
        both.get("acts"), both.get("factors"), both.get("happened"), both.get("weighted"), both.get("drawn"),
    )  # fmt: skip


def _place(key: object, places: dict[object, int] | dict[str, int] | dict[tuple[str, str], int], what: str) -> int:
    if key not in places:
        raise UsageError(f"the model has no {what}")
    return places[key]  # type: ignore[index]
