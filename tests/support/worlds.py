"""A small model of our own, to change and to run in tests: an island that is asked to open its strait."""

from __future__ import annotations

from dragoman.worlds.model import (
    Actor,
    Affinity,
    Beta,
    Conditional,
    Factor,
    Fixed,
    Hold,
    Issue,
    Lognormal,
    Model,
    Normal,
    Number,
    Option,
    Outcome,
    Question,
    Request,
    Said,
    Uniform,
    Weight,
    When,
)  # fmt: skip


def assumed(low: float = 0.0, high: float = 1.0) -> Number:
    return Number(default=Uniform(low=low, high=high), reason="nothing is said of it")


def told(speaker: str, source: str, value: float, weight: float = 1.0) -> Said:
    return Said(
        speaker=speaker, sources=(source,), text=f"{speaker} says {value}", spread=Fixed(value=value), weight=weight
    )


def strait() -> Model:
    """Two states: ISL is asked by MNL to open a strait; grain and calm are factors; one claim links them."""
    stand = {"opening": Number(default=Fixed(value=100.0))}
    options = (
        Option(
            id="open-strait", text="open the strait", bias=Number(default=Normal(mean=0.0, sd=1.0)), stands_for=stand,
            moves={"calm": Number(default=Fixed(value=0.5))},
        ),
        Option(
            id="no-change", text="no change", bias=Number(default=Fixed(value=0.0)),
            stands_for={"opening": Number(default=Fixed(value=0.0))},
        ),
    )  # fmt: skip
    waiting = (Option(id="no-change", text="no change", bias=Number(default=Fixed(value=0.0))),)
    island = Actor(
        id="ISL", name="Island State", capability=assumed(), options=options, open=assumed(0.0, 0.5),
        ideal={"opening": Number(default=Uniform(low=0, high=100), said=(told("minister", "r1:st-1", 20.0),))},
        salience={"opening": assumed()}, stakes={"calm": Number(default=Beta(a=2.0, b=2.0))},
    )  # fmt: skip
    mainland = Actor(
        id="MNL", name="Mainland", capability=assumed(), options=waiting, open=assumed(0.0, 0.5),
        ideal={"opening": Number(default=Uniform(low=0, high=100), said=(told("envoy", "r1:st-2", 90.0),))},
        salience={"opening": assumed()},
    )  # fmt: skip
    trend = assumed(-0.1, 0.1)
    claim = Said(
        speaker="professor", sources=("r2:cl-1",), text="grain calms the coast", scale=1.0, wrong="nothing",
        spread=Lognormal(median=0.3, log_sd=0.5, most=0.9), chance=Beta(a=7.0, b=3.0), reliability=(6.0, 4.0),
    )  # fmt: skip
    return Model(
        name="strait",
        question=Question(text="Will the island open the strait?", actor="ISL", option="open-strait"),
        precision=Number(default=Fixed(value=1.0)),
        actors=(island, mainland),
        issues=(
            Issue(
                id="opening", text="how far the strait opens", low="stays shut", high="opens to all",
                outcomes=tuple(Outcome(id=f"o{at}", text=f"{at}", at=float(at)) for at in (0, 50, 100)),
            ),
        ),
        factors=(
            Factor(id="grain", text="grain shipments", start=Number(default=Fixed(value=0.2)), drift=trend),
            Factor(id="calm", text="calm on the coast", start=Number(default=Fixed(value=0.0)), drift=trend),
        ),
        weights=(Weight(cause="grain", effect="calm", number=Number(default=Fixed(value=0.0), said=(claim,))),),
        holds=(Hold(of="MNL", over="ISL", channel="trade", share=assumed(), alternatives=assumed()),),
        affinities=(Affinity(actor="ISL", other="MNL", number=assumed(-1.0, 1.0)),),
        requests=(
            Request(
                asker="MNL", actor="ISL", option="open-strait",
                strength=Number(default=Uniform(low=0, high=2), said=(told("envoy", "r1:st-2", 1.0),)),
            ),
        ),
        conditionals=(
            Conditional(
                id="if-calm", text="if the coast is calm", actor="ISL", option="open-strait", effect=assumed(0.0, 2.0),
                when=(When(factor="calm", threshold=Number(default=Fixed(value=0.3))),),
            ),
        ),
    )  # fmt: skip
