"""What a user holds after a run: answers with their errors, subtracted from one another, and what they hang on.

base, push = korea.run(), korea.run(set={"us pressure": "high"})
print(push - base)
print(base.why())
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.worlds.model import Model
from dragoman.worlds.plan import Plan

if TYPE_CHECKING:
    from dragoman.showing.figures.figure import Figure
    from dragoman.worlds.answers import Answer, Apart, Shift
    from dragoman.worlds.results import Run
    from dragoman.worlds.scenario import Scenario
    from dragoman.worlds.sentences import Attribution, Effect


@dataclass(frozen=True)
class Projection:
    """A model run forward. `run` has the bare numbers, `answer` the tables; printing it tells it in words."""

    model: Model
    run: Run
    plan: Plan = field(default_factory=Plan)
    name: str = "base"
    scenario: Scenario | None = None

    @cached_property
    def answer(self) -> Answer:
        """Options over time, factors, issues, what is assumed: see `worlds.answers`."""
        from dragoman.worlds.answers import answer_of

        return answer_of(self.model, self.run, self.name)

    def __sub__(self, other: object) -> Difference:
        """What this run has otherwise than another, world by world on the same random numbers.

        Raises `UsageError` for runs of different seeds, or of models without the same actors, options and factors.
        """
        if not isinstance(other, Projection):
            return NotImplemented
        from dragoman.worlds.answers import apart
        from dragoman.worlds.hand import diff

        if self.run.seed != other.run.seed:
            raise UsageError(f"the runs have the seeds {self.run.seed} and {other.run.seed}: only one makes them alike")
        if _bones(self.model) != _bones(other.model):
            raise UsageError("the runs are of models with different actors, options or factors")
        names = tuple(each.name for each in diff(other.model, self.model))
        found = apart((self.model, self.run, self.name), (other.model, other.run, other.name), names)
        return Difference(self, other, found)

    def figure(self, kind: str = "options", what: str | None = None) -> Figure:
        """Its `options` over time, the `fan` of a factor, the `settlement` of an issue, or the `tornado` of sentences.

        Raises `UsageError` for what it does not have.
        """
        from dragoman.showing.figures.of_projection import figure_of_run, tornado_of

        if kind == "tornado":
            return tornado_of(self.why().attribution, self.model.question.text)
        return figure_of_run(self.answer, kind, what)

    def _repr_svg_(self) -> str:
        return self.figure().svg

    def _repr_html_(self) -> str:
        from dragoman.showing.notebook import of_projection

        return of_projection(self.model, self.answer)

    def why(self, *, worlds: int = 8192, looked: int = 10, **how: Any) -> Why:
        """Which sentences the answer hangs on, and for the `looked` strongest how much: see `worlds.sentences`."""
        from dragoman.worlds.sentences import attribute

        return Why(attribute(self.model, worlds=worlds, seed=self.run.seed, plan=self.plan, looked=looked, **how))

    def __str__(self) -> str:
        from dragoman.showing.projected import told

        return "\n".join(told(self.answer))


@dataclass(frozen=True)
class Why:
    """What an answer hangs on. `attribution` has the tables; printing it tells it in words."""

    attribution: Attribution

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What each sentence does to the answer, the strongest first."""
        return self.attribution.effects

    def __str__(self) -> str:
        from dragoman.showing.projected import told_why

        return "\n".join(told_why(self.attribution))


@dataclass(frozen=True)
class Difference:
    """One projection less another. `apart` has the tables; printing it tells what moved and what was changed."""

    one: Projection
    other: Projection
    apart: Apart

    @property
    def answer(self) -> Shift:
        """How far the answer moved, with its standard error."""
        return self.apart.answer

    def figure(self) -> Figure:
        """What the asked actor may do, under both."""
        from dragoman.showing.figures.of_projection import beside

        question = self.one.model.question
        return beside(self.one.answer, self.other.answer, question.actor, question.option)

    def _repr_svg_(self) -> str:
        return self.figure().svg

    def __str__(self) -> str:
        from dragoman.showing.projected import told_apart

        return "\n".join(told_apart(self.apart))


def _bones(model: Model) -> object:
    return (
        [(actor.id, [option.id for option in actor.options]) for actor in model.actors],
        [factor.id for factor in model.factors],
        model.clock.steps,
        model.question,
    )
