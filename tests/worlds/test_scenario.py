"""Scenarios: words in, a changed model and a plan out; what the model does not have is told with what was meant."""

from __future__ import annotations

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.worlds import scenario
from dragoman.worlds.model import Fixed, Triangle, Uniform
from dragoman.worlds.numbers import numbers
from dragoman.worlds.plan import Force, Held, Shock
from dragoman.worlds.scenario import Scenario
from tests.support.worlds import strait

REQUEST = "requests.MNL.ISL.open-strait"


@pytest.mark.parametrize(
    ("value", "spread"),
    [
        ("0.5", Fixed(value=0.5)),
        ("0.2..0.9", Uniform(low=0.2, high=0.9)),
        ("0.1/0.5/0.6", Triangle(low=0.1, mode=0.5, high=0.6)),
    ],
)
def test_values_as_people_write_them(value, spread):
    staged = scenario.at(Scenario(set={"mainland pressure": value}), strait())
    assert dict(numbers(staged.model))[REQUEST].pinned == spread


def test_words_are_points_of_the_default():
    low, high = (
        dict(numbers(scenario.at(Scenario(set={REQUEST: word}), strait()).model))[REQUEST].pinned
        for word in ("low", "high")
    )
    assert low.value == pytest.approx(0.2) and high.value == pytest.approx(1.8)  # the default is uniform from 0 to 2


def test_acts_factors_and_pushes_become_a_plan():
    given = Scenario(
        force=("Island State=open-strait@3-6",), hold={"grain shipments": "-1"}, shock=("calm=0.5@2",)
    )  # fmt: skip
    plan = scenario.at(given, strait()).plan
    assert plan.force == (Force(actor="ISL", option="open-strait", first=2, last=5),)
    assert plan.hold == (Held(factor="grain", value=-1.0),)
    assert plan.shock == (Shock(factor="calm", step=1, size=0.5),)


def test_sentences_and_speakers_are_left_out():
    model = scenario.at(Scenario(drop_claim=("cl-1",), drop_speaker=("envoy",)), strait()).model
    layers = {name: number.layer for name, number in numbers(model)}
    assert layers["weights.grain.calm"] == layers[REQUEST] == "default"


def test_nothing_asked_changes_nothing():
    assert not Scenario()
    assert scenario.at(Scenario(), strait()).model == strait()


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (Scenario(set={"weather": "high"}), "no number"),
        (Scenario(set={REQUEST: "lots"}), "no value"),
        (Scenario(set={REQUEST: "0.9..0.2"}), "low"),
        (Scenario(set={REQUEST: "-1..2"}), "not below 0|0"),
        (Scenario(set={"actors.ISL.capability": "0.2..5"}), "5"),
        (Scenario(set={"actors.ISL.capability": "0.2/0.5/5"}), "5"),
        (Scenario(set={REQUEST: "1", "mainland pressure": "2"}), "twice"),
        (Scenario(force=("ISL=close-strait",)), "open-strait, no-change"),
        (Scenario(force=("ISL",)), "ACTOR=OPTION"),
        (Scenario(force=("ISL=open-strait@0-3",)), "steps 1 to 12"),
        (Scenario(force=("ISL=open-strait@1-6", "ISL=no-change@4-8")), "in the same step"),
        (Scenario(hold={"grane": "1"}), "grain"),
        (Scenario(hold={"grain": "1", "grain shipments": "0"}), "is held at"),
        (Scenario(hold={"grain": "nan"}), "no number"),
        (Scenario(shock=("calm@2",)), "FACTOR=SIZE"),
        (Scenario(drop_claim=("cl-9",)), "no sentence"),
    ],
)
def test_mistakes_are_told(given, hint):
    with pytest.raises(DragomanError, match=hint):
        scenario.at(given, strait())


def test_a_file_says_the_same(tmp_path):
    file = tmp_path / "squeeze.toml"
    file.write_text(
        'steps = 6\nforce = ["ISL=open-strait@3"]\ndrop-speaker = "envoy"\n[set]\n"mainland pressure" = 1.5\n'
    )
    given = scenario.read(file)
    assert (given.name, given.steps, given.drop_speaker) == ("squeeze", 6, ("envoy",))
    staged = scenario.at(given, strait())
    assert staged.model.clock.steps == 6


@pytest.mark.parametrize(
    ("text", "hint"),
    [("sets = 1", "set"), ("set = 3", "table"), ("force = [1]", "list"), ("steps = 0", "above 0"), ("x", "no TOML")],
)
def test_a_file_with_a_mistake_is_named(tmp_path, text, hint):
    file = tmp_path / "bad.toml"
    file.write_text(text)
    with pytest.raises(UsageError, match=hint) as raised:
        scenario.read(file)
    assert "bad.toml" in str(raised.value)
