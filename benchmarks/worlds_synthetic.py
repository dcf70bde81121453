"""A model of any size, drawn by chance, to measure speed on: it means nothing, and nobody's crisis is in it."""

from __future__ import annotations

import numpy as np

from dragoman.worlds.model import (
    NO_CHANGE,
    Actor,
    Affinity,
    Clock,
    Conditional,
    Factor,
    Fixed,
    Hold,
    Issue,
    Meeting,
    Model,
    Normal,
    Number,
    Option,
    Outcome,
    Question,
    Request,
    Uniform,
    Weight,
    When,
)

OPTIONS, ISSUES, OUTCOMES = 3, 2, 5
PRECISION = 1.5


def synthetic(actors: int = 6, factors: int = 12, steps: int = 12, seed: int = 0) -> Model:
    """A model with `OPTIONS` options an actor ("no-change" among them), two causes a factor, `ISSUES` issues, and for
    each actor one hold, one affinity, one request, one meeting and one conditional. Numbers spread over worlds.
    """
    rng = np.random.default_rng(seed)

    def number(low: float, high: float, sd: float = 0.1) -> Number:
        return Number(default=Normal(mean=round(float(rng.uniform(low, high)), 3), sd=sd, least=low, most=high))

    names = [f"a{at}" for at in range(actors)]
    pushed = [f"f{at}" for at in range(factors)]
    issues = [f"i{at}" for at in range(ISSUES)]

    def option(which: int) -> Option:
        if which == OPTIONS - 1:
            return Option(id=NO_CHANGE, text="no change", bias=number(-0.5, 0.5))
        moved = rng.choice(factors, size=min(2, factors), replace=False)
        return Option(
            id=f"o{which}",
            text=f"option {which}",
            bias=number(-0.5, 0.5),
            moves={pushed[at]: number(-0.5, 0.5) for at in moved},
            stands_for={issue: number(0, 100, 5) for issue in issues},
        )

    def actor(name: str) -> Actor:
        return Actor(
            id=name,
            name=name,
            capability=Number(default=Uniform(low=0.1, high=1.0)),
            options=tuple(option(which) for which in range(OPTIONS)),
            ideal={issue: number(0, 100, 10) for issue in issues},
            salience={issue: number(0, 1) for issue in issues},
            stakes={factor: number(-1, 1, 0.3) for factor in pushed},
            open=number(0, 0.5),
        )

    others = [names[(at + 1) % actors] for at in range(actors)]
    pairs = [(name, other) for name, other in zip(names, others, strict=True) if name != other]
    causes = {(int(rng.integers(factors)), at) for at in range(factors) for _ in range(2)}
    return Model(
        name="synthetic",
        question=Question(text="Will a0 do o0?", actor=names[0], option="o0"),
        clock=Clock(steps=steps),
        precision=Number(default=Fixed(value=PRECISION)),
        actors=tuple(map(actor, names)),
        issues=tuple(
            Issue(
                id=issue,
                text=issue,
                low="none",
                high="all",
                outcomes=tuple(
                    Outcome(id=f"q{at}", text=f"outcome {at}", at=100 * at / (OUTCOMES - 1)) for at in range(OUTCOMES)
                ),
            )
            for issue in issues
        ),
        factors=tuple(Factor(id=f, text=f, start=number(-0.2, 0.2), drift=number(-0.05, 0.05)) for f in pushed),
        weights=tuple(
            Weight(cause=pushed[cause], effect=pushed[effect], number=number(-0.4, 0.4))
            for cause, effect in sorted(causes)
            if cause != effect
        ),
        holds=tuple(
            Hold(of=other, over=name, channel="trade", share=number(0, 1), alternatives=number(0, 1))
            for name, other in pairs
        ),
        affinities=tuple(Affinity(actor=name, other=other, number=number(-1, 1)) for name, other in pairs),
        requests=tuple(Request(asker=other, actor=name, option="o0", strength=number(0, 1)) for name, other in pairs),
        meetings=tuple(
            Meeting(actor=name, option="o0", other=other, does="o0", number=number(-0.5, 0.5)) for name, other in pairs
        ),
        conditionals=tuple(
            Conditional(
                id=f"if-{name}",
                when=(When(factor=pushed[at % factors], threshold=number(-0.5, 0.5)),),
                actor=name,
                option="o1",
                effect=number(-0.5, 0.5),
            )
            for at, name in enumerate(names)
        ),
    )
