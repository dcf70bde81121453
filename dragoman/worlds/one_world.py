"""One world of a run, to be looked at by itself: its numbers, and what happened in it.

Also the truth of a test: a world of another seed than the run that is to foretell it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.worlds.draws import draw
from dragoman.worlds.model import Model
from dragoman.worlds.plan import Plan
from dragoman.worlds.simulate import simulate


@dataclass(frozen=True)
class World:
    """`numbers` by the names of `numbers`; `acts`, actor → option, and `factors`, factor → y after it, step by step."""

    numbers: dict[str, float]
    acts: tuple[dict[str, str], ...]
    factors: tuple[dict[str, float], ...]


def one_world(model: Model, world: int, seed: int = 0, plan: Plan | None = None) -> World:
    """The world of that number, as it is in every run of the seed and plan. Raises as `simulate` does."""
    run = simulate(model, 1, seed, plan, threads=1, keep=True, first=world)
    assert run.acts is not None and run.factors is not None
    return World(
        numbers={name: float(values[0]) for name, values in draw(model, seed, world, 1).items()},
        acts=tuple(
            {actor.id: actor.options[at].id for actor, at in zip(model.actors, step, strict=True)}
            for step in run.acts[:, :, 0].tolist()
        ),
        factors=tuple(
            {factor.id: y for factor, y in zip(model.factors, step, strict=True)}
            for step in run.factors[:, :, 0].tolist()
        ),
    )
