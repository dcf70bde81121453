"""Models of any size, made up at random from a seed: for tests and for benchmarks of `dragoman.worlds`.

They have of everything that a model can have, in numbers that grow with the actors and factors, and spreads of all
kinds; nothing in them is about anything.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from dragoman.worlds.model import (
    NO_CHANGE,
    Actor,
    Affinity,
    Beta,
    Clock,
    Conditional,
    Factor,
    Fixed,
    Hold,
    Issue,
    Lognormal,
    Meeting,
    Model,
    Normal,
    Number,
    Option,
    Outcome,
    Question,
    Request,
    Said,
    Spread,
    Triangle,
    Uniform,
    Weight,
    When,
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How much of everything: `each` means for each actor (or factor, for `causes_each`)."""

    actors: int = 6
    factors: int = 12
    steps: int = 12
    options: int = 3
    issues: int = 2
    outcomes: int = 5
    causes_each: int = 2
    moves_each: int = 2
    stakes_each: int = 3
    holds_each: int = 2
    affinities_each: int = 4
    requests_each: int = 1
    meetings_each: int = 6
    conditionals_each: int = 1
    said_share: float = 0.5
    reach: float = 0.25
    precision: float = 3.0
    noise: float = 0.1


SMALL = Size()
LARGE = Size(actors=30, factors=60, steps=24, options=4, issues=3)


def made_up(size: Size = SMALL, seed: int = 0) -> Model:
    """A model of that size; `reach` is the largest value of a meeting."""
    return _Maker(size, seed).model()


class _Maker:
    def __init__(self, size: Size, seed: int) -> None:
        self.size = size
        self.pick = random.Random(seed)
        self.actors = [f"a{at}" for at in range(size.actors)]
        self.options = [NO_CHANGE, *(f"o{at}" for at in range(1, size.options))]
        self.factors = [f"f{at}" for at in range(size.factors)]
        self.issues = [f"i{at}" for at in range(size.issues)]

    def model(self) -> Model:
        size = self.size
        return Model(
            name="made up",
            question=Question(text="made up", actor=self.actors[0], option=self.options[1]),
            clock=Clock(steps=size.steps, noise=size.noise),
            precision=Number(default=Lognormal(median=size.precision, log_sd=0.3, most=2 * size.precision)),
            actors=tuple(self.actor(id_) for id_ in self.actors),
            issues=tuple(self.issue(id_) for id_ in self.issues),
            factors=tuple(
                Factor(id=id_, text=id_, start=self.number(-0.2, 0.2), drift=self.number(-0.1, 0.1))
                for id_ in self.factors
            ),
            weights=tuple(
                Weight(cause=cause, effect=effect, number=self.weight())
                for effect in self.factors
                for cause in self.some(self.factors, size.causes_each, effect)
            ),
            holds=tuple(
                Hold(of=of, over=over, channel=self.pick.choice(["trade", "arms"]), share=self.share(),
                     alternatives=self.share())
                for over in self.actors
                for of in self.some(self.actors, size.holds_each, over)
            ),
            affinities=tuple(
                Affinity(actor=actor, other=other, number=self.number(-0.8, 0.8))
                for actor in self.actors
                for other in self.some(self.actors, size.affinities_each, actor)
            ),
            requests=tuple(
                Request(asker=asker, actor=actor, option=self.pick.choice(self.options[1:]), strength=self.number(0, 1))
                for actor in self.actors
                for asker in self.some(self.actors, size.requests_each, actor)
            ),
            meetings=tuple(self.meetings()),
            conditionals=tuple(self.conditionals()),
        )  # fmt: skip

    def some(self, of: list[str], count: int, but: str = "") -> list[str]:
        others = [each for each in of if each != but]
        return self.pick.sample(others, min(count, len(others)))

    def spread(self, low: float, high: float) -> Spread:
        middle = self.pick.uniform(low, high)
        kind = self.pick.randrange(5)
        if kind == 0:
            return Uniform(low=low, high=high)
        if kind == 1:
            return Normal(mean=middle, sd=(high - low) / 4, least=low, most=high)
        if kind == 2:
            return Beta(a=self.pick.choice([1.5, 2, 4, 8]), b=self.pick.choice([1.5, 2, 4]), low=low, high=high)
        if kind == 3:
            return Triangle(low=low, mode=middle, high=high)
        return Fixed(value=middle)

    def said(self, spread: Spread, wrong: str = "default", scale: float = 1.0) -> Said:
        speaker = self.pick.randrange(8)
        return Said(
            speaker=f"s{speaker}", sources=(f"r{self.pick.randrange(10**9)}:c1",), text="made up", spread=spread,
            chance=Beta(a=6, b=2), reliability=self.pick.choice([(8, 2), (6, 4), (4, 4)]),
            wrong="nothing" if wrong == "nothing" else "default", scale=scale, weight=self.pick.choice([1.0, 2.0]),
        )  # fmt: skip

    def number(self, low: float, high: float) -> Number:
        voices = self.pick.choice([1, 1, 2, 3]) if self.pick.random() < self.size.said_share else 0
        return Number(
            default=self.spread(low, high), said=tuple(self.said(self.spread(low, high)) for _ in range(voices))
        )

    def share(self) -> Number:
        return self.number(0.0, 1.0)

    def weight(self) -> Number:
        sign = self.pick.choice([-1.0, 1.0])
        median = self.pick.choice([0.15, 0.30, 0.60])
        return Number(
            default=Fixed(value=0.0),
            said=(self.said(Lognormal(median=median, log_sd=0.5, most=0.9), "nothing", sign),),
        )

    def actor(self, id_: str) -> Actor:
        issues = self.some(self.issues, max(1, len(self.issues) - 1)) if self.issues else []
        return Actor(
            id=id_,
            name=id_,
            capability=self.share(),
            options=tuple(
                Option(
                    id=option,
                    text=option,
                    bias=self.number(-0.5, 0.5),
                    moves={factor: self.number(-0.5, 0.5) for factor in self.some(self.factors, self.size.moves_each)},
                    stands_for={issue: self.number(0, 100) for issue in issues},
                )
                for option in self.options
            ),
            ideal={issue: self.number(0, 100) for issue in issues},
            salience={issue: self.share() for issue in issues},
            stakes={factor: self.number(-1, 1) for factor in self.some(self.factors, self.size.stakes_each)},
            open=self.share(),
        )

    def issue(self, id_: str) -> Issue:
        count = self.size.outcomes
        outcomes = tuple(Outcome(id=f"q{at}", text=f"q{at}", at=100.0 * at / max(1, count - 1)) for at in range(count))
        return Issue(id=id_, text=id_, low="low", high="high", outcomes=outcomes)

    def meetings(self) -> list[Meeting]:
        made: dict[tuple[str, str, str, str], Meeting] = {}
        for actor in self.actors:
            others = self.some(self.actors, max(1, self.size.meetings_each // 3), actor)
            for _ in range(self.size.meetings_each if others else 0):
                key = (actor, self.pick.choice(self.options), self.pick.choice(others), self.pick.choice(self.options))
                reach = self.size.reach
                made[key] = Meeting(
                    actor=key[0], option=key[1], other=key[2], does=key[3], number=self.number(-reach, reach)
                )
        return list(made.values())

    def conditionals(self) -> list[Conditional]:
        made = []
        for actor in self.actors:
            for at in range(self.size.conditionals_each):
                when = [
                    When(factor=self.pick.choice(self.factors), threshold=self.number(-0.3, 0.3),
                         below=self.pick.random() < 0.5)
                ] if self.factors else []  # fmt: skip
                if self.pick.random() < 0.5:
                    when.append(When(actor=self.pick.choice(self.actors), option=self.pick.choice(self.options)))
                if when:
                    option = self.pick.choice(self.options)
                    made.append(
                        Conditional(id=f"{actor}-{at}", when=tuple(when), actor=actor, option=option,
                                    effect=self.number(-0.5, 0.5))
                    )  # fmt: skip
        return made
