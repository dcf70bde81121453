"""Scores against values worked out by hand, and properties that any proper score has."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.worlds.scores import brier, calibration, crps, log_score


def test_brier_and_log_by_hand():
    assert brier(0.7, True) == pytest.approx(0.09)
    assert brier(0.7, False) == pytest.approx(0.49)
    assert log_score(0.5, True) == pytest.approx(math.log(2))
    assert math.isfinite(log_score(0.0, True))


def test_crps_by_hand():
    assert crps([40.0], [1.0], 70.0) == pytest.approx(30.0)  # of one number: its distance
    assert crps([0.0, 100.0], [0.5, 0.5], 0.0) == pytest.approx(50.0 - 25.0)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6), st.floats(0, 100), st.randoms())
def test_crps_is_the_area_between_the_distribution_functions(places, came, random):
    weights = np.array([random.random() + 0.01 for _ in places])
    chances = weights / weights.sum()
    grid = np.linspace(-1, 101, 102_001)
    below = sum(p * (grid >= x) for x, p in zip(places, chances, strict=True))
    area = np.trapezoid((below - (grid >= came)) ** 2, grid)
    assert crps(places, chances, came) == pytest.approx(area, abs=0.01)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_telling_the_truth_scores_best(truth, told):
    for score in (brier, log_score):
        honest = truth * score(truth, True) + (1 - truth) * score(truth, False)
        other = truth * score(told, True) + (1 - truth) * score(told, False)
        assert honest <= other + 1e-12


def test_the_calibration_table_counts_every_forecast_once():
    table = calibration([0.0, 0.1, 0.5, 0.95, 1.0], [False, True, True, True, True])
    assert sum(row.count for row in table) == 5
    assert table[0].count == 2 and table[0].happened == 0.5
    assert table[-1].mean == pytest.approx(0.975)


def test_what_is_no_distribution_is_refused():
    with pytest.raises(ValueError):
        crps([0.0, 1.0], [0.5, 0.6], 0.0)
    with pytest.raises(ValueError):
        brier(1.2, True)
