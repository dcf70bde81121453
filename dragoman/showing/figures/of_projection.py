"""The figures of a run: its tables in, figures out.

`options` over time, the `fan` of a factor, the `settlement` of an issue, the `tornado` of sentences, and the asked
option of one run beside that of another (`beside`).
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.errors import UsageError
from dragoman.showing.figures.fan import Band, FanStep, fan
from dragoman.showing.figures.figure import Figure
from dragoman.showing.figures.options import OptionCourse, OptionStep, options_over_time, wilson
from dragoman.showing.figures.settlement import Mean, Outcome, settlement
from dragoman.showing.figures.tornado import Swing, tornado
from dragoman.worlds.answers import FAN, Answer, OptionAnswer
from dragoman.worlds.sentences import Attribution

#: What can be drawn of a run.
KINDS = ("options", "fan", "settlement")


def figure_of_run(answer: Answer, kind: str = "options", what: str | None = None) -> Figure:
    """A figure of a run: `what` is the factor of a fan or the issue of a settlement, the first where none is given.

    Raises `UsageError` for a kind that there is not, and for what the run does not have.
    """
    if kind == "options":
        courses = [_course(each, answer, each.text) for each in answer.options]
        return options_over_time(courses, answer.question, worlds=answer.worlds)
    if kind == "fan":
        return _fan(answer, what)
    if kind == "settlement":
        return _settlement(answer, what)
    raise UsageError(f"a run has no figure {kind!r}: it has {', '.join(KINDS)} and, with sentences, tornado")


def tornado_of(found: Attribution, question: str, links: dict[str, str] | None = None) -> Figure:
    """Which sentence matters: how far leaving it out moves the answer. A place of 100 becomes a share."""
    scale = 1.0 if found.kind == "chance" else 100.0
    base = found.answer / scale
    swings = []
    for each in found.effects:
        without = min(1.0, max(0.0, base - each.effect / scale))
        said = each.sentence
        swings.append(
            Swing(
                sentence=said.text, low=min(base, without), high=max(base, without), error=each.error / scale,
                source=f"{said.name} ({said.source})", link=(links or {}).get(said.source),
            )
        )  # fmt: skip
    return tornado(swings, base, question)


def beside(one: Answer, other: Answer, actor: str | None, option: str | None) -> Figure:
    """The option that is asked about under two runs, each under the name of its run; all options where none is."""
    courses = [
        _course(each, answer, answer.name if option is not None else f"{answer.name}: {each.text}")
        for answer in (other, one)
        for each in answer.options
        if option is None or (each.actor, each.option) == (actor, option)
    ]
    return options_over_time(courses, one.question, worlds=min(one.worlds, other.worlds))


def _course(each: OptionAnswer, answer: Answer, text: str) -> OptionCourse:
    steps = []
    for at, share in enumerate(each.by):
        low, high = wilson(share, answer.worlds)
        steps.append(OptionStep(at=f"{answer.unit} {at + 1}", share=share, low=low, high=high))
    return OptionCourse(actor=each.actor_name, option=text, steps=tuple(steps))


def _fan(answer: Answer, what: str | None) -> Figure:
    factors = {each.factor: each for each in answer.factors}
    factor = factors.get(what) if what is not None else next(iter(factors.values()), None)
    if factor is None:
        raise UsageError(f"the run has no factor {what or ''}: it has {', '.join(factors) or 'none'}")
    steps = [
        FanStep(
            at=f"{answer.unit} {at + 1}",
            median=row[2],
            bands=(Band(FAN[-1] - FAN[0], row[0], row[4]), Band(FAN[-2] - FAN[1], row[1], row[3])),
        )
        for at, row in enumerate(factor.fan)
    ]
    return fan(
        steps, factor.text, scale=(-1.0, 1.0), anchors=("marked fall", "marked rise"), worlds=answer.worlds
    )  # fmt: skip


def _settlement(answer: Answer, what: str | None) -> Figure:
    issues = {each.issue: each for each in answer.issues}
    issue = issues.get(what) if what is not None else next(iter(issues.values()), None)
    if issue is None:
        raise UsageError(f"the run has no issue {what or ''}: it has {', '.join(issues) or 'none'}")
    outcomes = [
        Outcome(name=name, at=at, share=chance, low=max(0.0, chance - 2 * error), high=min(1.0, chance + 2 * error))
        for name, at, chance, error in zip(issue.outcomes, issue.places, issue.chances, issue.errors, strict=True)
    ]
    bands: Sequence[Band] = [
        Band(float(name.rstrip("%")) / 100, low, high) for name, (low, high) in issue.weighted_within.items()
    ]
    source = "errors on 351 decisions of the European Union"
    mean = Mean(value=issue.weighted_mean, intervals=tuple(bands), source=source)
    return settlement(outcomes, mean, issue.text, anchors=(issue.low, issue.high))
