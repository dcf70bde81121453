"""Confidences as probabilities: what a rule says and what speaks for and against a record, weighed."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from by_hand import event, reading, state, statement
from msgspec.structs import replace

from dragoman.reading import calibrated as module
from dragoman.reading.calibrated import FILE, Calibration, Weights, all_of, calibrated, confidence, odds_of, released
from dragoman.records import RECORD_TYPES, check

TEXT = "Turkey said that Qatar left. It left."


def made():
    said = statement(TEXT, "st-1", "TUR", "TUR", "Turkey", "said", "that Qatar left", why="network", confidence=0.9)
    left = event(TEXT, "ev-1", "RETREAT", "left", [("QAT", "Qatar")], why="rule:verb-leave", confidence=0.6)
    return reading(
        TEXT, actors=(state(TEXT, "TUR", "Turkey"), state(TEXT, "QAT", "Qatar")), statements=(said,), events=(left,)
    )


def test_a_rule_that_is_surer_is_believed_more():
    weights = Weights(base=0.0, sure=0.5, signs={})
    found = [confidence(own, (), weights) for own in (0.1, 0.5, 0.9, 1.0)]
    assert found == sorted(found) and found[1] == 0.5


def test_signs_speak_for_and_against():
    weights = Weights(base=0.0, sure=1.0, signs={"pronoun": -1.0, "long": 1.0})
    assert confidence(0.5, ["pronoun"], weights) < confidence(0.5, [], weights) < confidence(0.5, ["long"], weights)
    assert confidence(0.5, ["never seen before"], weights) == 0.5


@pytest.mark.parametrize("base", [-50.0, 50.0])
def test_nothing_is_certain(base):
    assert confidence(0.5, [], Weights(base=base, sure=1.0, signs={})) in (module.LEAST, module.MOST)
    assert abs(odds_of(0.0)) < 10 and abs(odds_of(1.0)) < 10


def test_only_confidences_change():
    before = made()
    after = calibrated(before)
    check(after)
    alike = {
        kind: tuple(replace(one, confidence=1.0) for one in getattr(after, kind)) for kind in ("statements", "events")
    }
    expected = {
        kind: tuple(replace(one, confidence=1.0) for one in getattr(before, kind)) for kind in ("statements", "events")
    }
    assert alike == expected and [one.confidence for one in after.events] != [0.6]


def test_types_without_weights_stay_as_they_are():
    assert calibrated(made(), {}) == made()


def test_signs_of_a_record_are_read_off_it():
    found = {record.id: signs for _, record, signs in all_of(made())}
    assert {"network", "indirect", "short"} <= set(found["st-1"])
    assert {"rule verb", "RETREAT", "one side"} <= set(found["ev-1"])


def test_there_are_weights_for_every_type_and_they_never_turn_a_rule_round():
    assert set(released()) == set(RECORD_TYPES)
    assert all(weights.sure >= 0 for weights in released().values())


def test_the_weights_are_those_of_the_released_network():
    """Else run `python tools/fit_calibration.py`: what a head says of itself differs from network to network."""
    network = FILE.parent / "reader.onnx"
    if not network.is_file():
        pytest.skip("there is no network in dragoman/data")
    made = msgspec.json.decode(FILE.read_bytes(), type=Calibration).made
    assert hashlib.sha256(network.read_bytes()).hexdigest().startswith(made["network"])
    assert all(found["error after, ten-fold"] <= 0.05 for found in made["types"].values())
