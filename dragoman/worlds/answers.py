"""What a run answers, as plain tables: options over time, factors, issues, what is assumed; and one run beside another.

Every probability has its Monte Carlo error (one standard error). The difference of two runs on the same random numbers
has the error of the difference over worlds, which is smaller than that of either.
"""

from __future__ import annotations

from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import UsageError
from dragoman.records import Struct
from dragoman.worlds.model import Fixed, Model
from dragoman.worlds.numbers import numbers
from dragoman.worlds.results import Run

#: The quantiles of a fan: median, and the middle 50 and 90 %.
FAN = (0.05, 0.25, 0.5, 0.75, 0.95)


class OptionAnswer(Struct, frozen=True, kw_only=True):
    """An option of an actor: the chance that it is chosen in each step, and that it has been by then.

    `once` and `error` are of the last step: the chance to have been chosen at least once.
    """

    actor: str
    actor_name: str
    option: str
    text: str
    each: tuple[float, ...]
    by: tuple[float, ...]
    once: float
    error: float


class FactorAnswer(Struct, frozen=True, kw_only=True):
    """A factor over time: a row a step of its `FAN` quantiles, from −1 to 1 (0 = as today)."""

    factor: str
    text: str
    fan: tuple[tuple[float, ...], ...]


class IssueAnswer(Struct, frozen=True, kw_only=True):
    """Where an issue settles at the last step: the chance of each named outcome, and beside it the weighted mean.

    `place` and `sd`: mean and spread of the settled place, 0..100. `within`: 50, 80 and 95 % intervals widened by what
    the weighted mean was wrong by on decisions of the European Union. `parties` have a say, by their names; where those
    of `assumed` stand, nothing that was read says.
    """

    issue: str
    text: str
    low: str
    high: str
    outcomes: tuple[str, ...]
    places: tuple[float, ...]
    chances: tuple[float, ...]
    errors: tuple[float, ...]
    place: float
    sd: float
    weighted_mean: float
    weighted_sd: float
    within: dict[str, tuple[float, float]]
    weighted_within: dict[str, tuple[float, float]]
    parties: dict[str, str]
    assumed: tuple[str, ...] = ()


class Answer(Struct, frozen=True, kw_only=True):
    """Everything that a run answers. `answer` is that to the model's question: a chance (0..1), or a place (0..100).

    Of the model's numbers `told` are those that reports speak to, `pinned` those that the analyst set, `assumed` those
    that are only a wide default, `set` those that have one value by what they mean, or that a file gives them.
    """

    name: str
    question: str
    kind: Literal["chance", "place"]
    answer: float
    error: float
    worlds: int
    asked_worlds: int
    steps: int
    unit: str
    start: str | None
    seed: int
    options: tuple[OptionAnswer, ...]
    factors: tuple[FactorAnswer, ...]
    issues: tuple[IssueAnswer, ...]
    assumed: tuple[str, ...]
    told: tuple[str, ...]
    pinned: tuple[str, ...]
    set: tuple[str, ...]
    unresolved: int
    several: int
    loops: dict[str, int]
    kept: bool


def answered(run: Run) -> tuple[float, float]:
    """The answer of a run to its question, a chance or a mean place, with its Monte Carlo error.

    Raises `UsageError` where the model asks for neither an actor's option nor an issue.
    """
    values = happened(run)
    return float(values.mean()), float(values.std() / sqrt(max(1, len(values))))


def happened(run: Run) -> NDArray[np.float64]:
    """What the question asks of each world: 1 or 0, or a place of 0..100."""
    if run.happened is None:
        raise UsageError("the model's question names neither an actor with an option nor an issue: see [question]")
    return np.asarray(run.happened, np.float64)


def answer_of(model: Model, run: Run, name: str = "base") -> Answer:
    """The tables of a run."""
    answer, error = answered(run)
    ground = standing_on(model)
    return Answer(
        name=name,
        question=model.question.text,
        kind="chance" if model.question.issue is None else "place",
        answer=answer,
        error=error,
        worlds=run.worlds,
        asked_worlds=run.asked_for,
        steps=model.clock.steps,
        unit=model.clock.unit,
        start=model.clock.start,
        seed=run.seed,
        options=tuple(_options(model, run)),
        factors=tuple(
            FactorAnswer(
                factor=each.id,
                text=each.text,
                fan=tuple(tuple(float(q) for q in row) for row in run.fan(each.id, FAN)),
            )
            for each in model.factors
        ),
        issues=tuple(_issue(model, run, each.id) for each in model.issues),
        assumed=ground["assumed"],
        told=ground["told"],
        pinned=ground["pinned"],
        set=ground["set"],
        unresolved=int(np.max(run.unresolved, initial=0)),
        several=int(np.max(run.several, initial=0)),
        loops=run.loops,
        kept=run.acts is not None,
    )


def standing_on(model: Model) -> dict[str, tuple[str, ...]]:
    """The names of a model's numbers by what they stand on: `told`, `pinned`, `assumed`, `set` (see `Answer`)."""
    found: dict[str, list[str]] = {"told": [], "pinned": [], "assumed": [], "set": []}
    for name, number in numbers(model):
        if number.layer == "default":
            found["set" if isinstance(number.default, Fixed) else "assumed"].append(name)
        else:
            found["told" if number.layer == "text" else "pinned"].append(name)
    return {kind: tuple(names) for kind, names in found.items()}


def _options(model: Model, run: Run) -> list[OptionAnswer]:
    found = []
    for actor in model.actors:
        for option in actor.options if len(actor.options) > 1 else ():
            by, each = run.series(actor.id, option.id)
            once = float(by[-1]) if len(by) else 0.0
            found.append(
                OptionAnswer(
                    actor=actor.id,
                    actor_name=actor.name,
                    option=option.id,
                    text=option.text,
                    each=tuple(float(p) for p in each),
                    by=tuple(float(p) for p in by),
                    once=once,
                    error=sqrt(once * (1.0 - once) / max(1, run.worlds)),
                )
            )
    return found


def _issue(model: Model, run: Run, issue: str) -> IssueAnswer:
    what = next(each for each in model.issues if each.id == issue)
    settled, open_ = run.settlement(issue), set(standing_on(model)["assumed"])
    return IssueAnswer(
        issue=issue,
        text=what.text,
        low=what.low,
        high=what.high,
        outcomes=tuple(settled.outcomes),
        places=tuple(settled.places),
        chances=tuple(float(p) for p in settled.chances),
        errors=tuple(float(e) for e in settled.errors),
        place=float(settled.mean),
        sd=float(settled.sd),
        weighted_mean=float(settled.weighted_mean),
        weighted_sd=float(settled.weighted_sd),
        within={f"{share:.0%}": (float(low), float(high)) for share, (low, high) in settled.widened.items()},
        weighted_within={
            f"{share:.0%}": (float(low), float(high)) for share, (low, high) in settled.weighted_widened.items()
        },
        parties={each.id: each.name for each in model.actors if each.id in settled.parties},
        assumed=tuple(
            each.id
            for each in model.actors
            if each.id in settled.parties and f"actors.{each.id}.ideal.{issue}" in open_
        ),
    )


# One run beside another.


class Shift(Struct, frozen=True, kw_only=True):
    """How far a chance or a mean moved between two runs on the same random numbers, with its standard error."""

    what: str
    id: str
    before: float
    after: float
    by: float
    error: float

    @property
    def is_sure(self) -> bool:
        """Whether it moved by more than two standard errors."""
        return abs(self.by) > 2.0 * self.error


class Apart(Struct, frozen=True, kw_only=True):
    """What one run has otherwise than another: the answer first, then options, factors at the end, and assumptions."""

    one: str
    other: str
    answer: Shift
    options: tuple[Shift, ...]
    factors: tuple[Shift, ...]
    assumptions: tuple[str, ...]


def apart(one: tuple[Model, Run, str], other: tuple[Model, Run, str], assumptions: tuple[str, ...]) -> Apart:
    """`one` minus `other`; both of one seed and of the same actors and factors, as a scenario and its base are."""
    model, run, name = one
    _, base, base_name = other
    return Apart(
        one=name,
        other=base_name,
        answer=_shift(model.question.text, "answer", happened(base), happened(run)),
        options=tuple(_option_shifts(model, run, base)),
        factors=tuple(_factor_shifts(model, run, base)),
        assumptions=assumptions,
    )


def _option_shifts(model: Model, run: Run, base: Run) -> list[Shift]:
    found = []
    for actor in model.actors:
        for option in actor.options if len(actor.options) > 1 else ():
            after, before = (each.series(actor.id, option.id).by for each in (run, base))
            a, b = float(after[-1]), float(before[-1])
            # Worlds are paired, so this error, which takes them for apart, is the most that it can be.
            error = sqrt((a * (1 - a) + b * (1 - b)) / max(1, min(run.worlds, base.worlds)))
            if run.acts is not None and base.acts is not None:
                at = [each.id for each in model.actors].index(actor.id)
                number = [each.id for each in actor.options].index(option.id)
                a_once, b_once = (
                    (each.acts[:, at, :] == number).any(0) for each in (run, base) if each.acts is not None
                )
                count = min(len(a_once), len(b_once))
                error = float((a_once[:count].astype(float) - b_once[:count]).std() / sqrt(max(1, count)))
            text = f"{actor.name}: {option.text}"
            found.append(Shift(what=text, id=f"{actor.id}={option.id}", before=b, after=a, by=a - b, error=error))
    return found


def _factor_shifts(model: Model, run: Run, base: Run) -> list[Shift]:
    if run.factors is None or base.factors is None:
        return []
    return [
        _shift(factor.text, factor.id, base.factors[-1, at], run.factors[-1, at])
        for at, factor in enumerate(model.factors)
    ]


def _shift(what: str, id_: str, before: object, after: object) -> Shift:
    one, two = np.asarray(before, np.float64), np.asarray(after, np.float64)
    count = min(len(one), len(two))
    moved = two[:count] - one[:count]
    return Shift(
        what=what,
        id=id_,
        before=float(one.mean()),
        after=float(two.mean()),
        by=float(moved.mean()),
        error=float(moved.std() / sqrt(max(1, count))),
    )
