"""Calibration: bins, errors, the fit that is held back, and the picture."""

import json

import numpy as np
import pytest

from benchmarks import calibration, calibration_picture, logistic
from benchmarks.outcomes import Outcome, load_judged


def outcomes(number, chance, signs=(), odds=0.0, set_="one", seed=0):
    draws = np.random.default_rng(seed).random(number) < chance
    return [
        Outcome("ties", set_, f"{seed}-{at}", odds, tuple(signs), bool(right)) for at, right in enumerate(draws)
    ]  # fmt: skip


def test_what_is_exactly_true_has_no_error_and_what_is_off_has_its_distance():
    right = np.array([1.0, 1.0, 1.0, 0.0] * 50)
    weight = np.ones(200)
    assert calibration.calibration_error(np.full(200, 0.75), right, weight, 5) == pytest.approx(0)
    assert calibration.calibration_error(np.full(200, 0.95), right, weight, 5) == pytest.approx(0.2)


def test_errors_of_two_bins_do_not_cancel_out():
    said = np.repeat([0.4, 0.6], 100)
    right = np.repeat([0.6, 0.4], 100)
    assert calibration.calibration_error(said, right, np.ones(200), 2) == pytest.approx(0.2)


def test_bins_have_equal_mass_and_equal_confidences_stay_together():
    said = np.repeat([0.1, 0.2, 0.3, 0.4], [10, 10, 10, 30])
    at = calibration.binned(said, np.ones(60), 3)
    assert len(set(at[said == 0.4])) == 1 and sorted(at) == list(at)
    assert len(set(calibration.binned(np.linspace(0, 1, 60), np.ones(60), 3))) == 3


def test_a_record_that_stands_for_several_counts_for_them():
    said, right = np.array([0.5, 0.5]), np.array([1.0, 0.0])
    assert calibration.calibration_error(said, right, np.array([3.0, 1.0]), 1) == pytest.approx(0.25)


def test_few_records_have_few_bins():
    assert [calibration.bins_for(number) for number in (30, 450, 10_000)] == [2, 4, 15]


def test_by_chance_true_confidences_are_off_the_more_the_fewer_there_are():
    many, few = (calibration.by_chance(np.full(number, 0.5), np.ones(number), 1) for number in (1000, 50))
    assert 0 < many < few < 0.1


def test_a_fit_finds_how_many_are_right_and_what_speaks_for_it():
    given = [*outcomes(400, 0.9, ["good"], seed=1), *outcomes(400, 0.4, ["bad"], seed=2)]
    weights = logistic.fit(given, 1.0)
    assert weights.signs["good"] > 0.5 > -0.5 > weights.signs["bad"]
    assert calibration.confident(given[0], weights) == pytest.approx(0.9, abs=0.05)


def test_a_sign_that_is_seldom_weighs_nothing_and_a_strong_prior_leaves_the_mean():
    given = [*outcomes(200, 0.5), *outcomes(logistic.SELDOM - 1, 1.0, ["seldom"], seed=3)]
    assert "seldom" not in logistic.fit(given, 1.0).signs
    apart = [*outcomes(100, 1.0, ["good"], seed=4), *outcomes(100, 0.0, ["bad"], seed=5)]
    assert abs(logistic.fit(apart, 1e6).signs.get("good", 0.0)) < 0.01


def test_a_rule_that_says_the_opposite_of_what_holds_is_not_turned_round():
    given = [*outcomes(200, 0.2, odds=2.0), *outcomes(200, 0.8, odds=-2.0, seed=6)]
    assert logistic.fit(given, 1.0).sure == 0.0


def test_no_outcome_is_measured_on_weights_that_saw_its_document():
    given = [Outcome("ties", "one", "alone", 0.0, ("mark",), True)] * 50
    given += [Outcome("ties", "one", f"d{at}", 0.0, (), False) for at in range(200)]
    said = calibration.crossed(given, 0.1)
    assert said[:50].max() < 0.1  # the fold without the document has never seen a right one


def test_the_judged_records_have_verdicts_of_four_types():
    kinds = {kind for kind, *_ in load_judged()}
    assert kinds == {"exchanges", "ties", "claims", "forecasts"}


def test_the_picture_has_the_bins_of_all_types_that_were_saved(tmp_path):
    picture = tmp_path / "calibration.svg"
    assert not calibration_picture.write(tmp_path, picture)
    result = calibration.measure(outcomes(400, 0.7, ["some"]), "ties")
    figures = [
        {"name": each.name, "value": each.value, "low": each.low, "high": each.high, "n": each.n}
        for each in result.figures
    ]
    (tmp_path / "calibration.json").write_text(json.dumps([{"what": "ties", "limited": False, "figures": figures}]))
    assert calibration_picture.write(tmp_path, picture)
    assert picture.read_text().count("<circle") == len(calibration_picture.points(figures)) > 0
