"""The weighted mean, and its errors on 351 decisions of the European Union counted again."""

import numpy as np
import pytest
from published import figures

from dragoman.errors import UsageError
from dragoman.worlds.baselines import weighted_mean as wm
from dragoman.worlds.widening import widened

ROWS = np.array([row[1:] for row in figures("eu_decisions")["rows"]])
OUTCOME, CHALLENGE, MEAN = ROWS.T


def test_the_errors_on_the_eu_decisions_are_what_the_constants_say():
    assert len(ROWS) == 351
    assert round(abs(OUTCOME - MEAN).mean(), 2) == wm.EU_MEAN_ERROR == 22.99
    assert round(abs(OUTCOME - CHALLENGE).mean(), 2) == wm.EU_CHALLENGE_MEAN_ERROR == 26.83
    assert round(abs(OUTCOME - 50).mean(), 2) == wm.EU_ALWAYS_50_MEAN_ERROR == 27.96
    shares = list(wm.EU_ERROR_QUANTILES)
    found = np.quantile(abs(OUTCOME - MEAN), shares).round(1)
    assert (
        dict(zip(shares, found, strict=True)) == wm.EU_ERROR_QUANTILES == {0.5: 17.5, 0.8: 37.0, 0.9: 50.3, 0.95: 59.9}
    )


def test_intervals_cover_the_eu_decisions_as_often_as_they_say():
    for share in wm.EU_ERROR_QUANTILES:
        ends = np.array([widened(np.array([mean]), np.ones(1), share) for mean in MEAN])
        within = (ends[:, 0] <= OUTCOME) & (ends[:, 1] >= OUTCOME)
        assert within.mean() == pytest.approx(share, abs=0.005)
        assert ends.min() >= 0 and ends.max() <= 100


def test_a_mean_weighs_positions_by_capability_times_salience():
    assert wm.weighted_mean([0, 100], [3, 1], [0.5, 0.5]) == pytest.approx(25)
    assert wm.weighted_mean([0, 100], [3, 1], [0.0, 0.5]) == pytest.approx(100)
    table = figures("emission_1994")
    settled = wm.weighted_mean(table["position"], table["capability"], table["salience"])
    assert settled == pytest.approx(table["port_mean"][0], abs=1e-12)


def test_worlds_before_actors_are_kept():
    worlds = np.array([[0.0, 100.0], [50.0, 60.0]])
    assert wm.weighted_mean(worlds, [1, 3], [1, 1]).tolist() == [75.0, 57.5]


@pytest.mark.parametrize(
    ("position", "capability", "salience", "says"),
    [
        ([1, 2], [0, 0], [1, 1], "nobody has weight"),
        ([1, 2], [-1, 1], [1, 1], "capability -1 is negative"),
        ([1, np.nan], [1, 1], [1, 1], "position has a value that is not a finite number"),
        ([1, 2, 3], [1, 1], [1, 1], "not of one length"),
        ([1, 2], [1, 1], [1, 1, 1], "not of one length"),
        ([], [], [], "a number for each actor"),
    ],
)  # fmt: skip
def test_what_has_no_mean_is_an_error_that_says_why(position, capability, salience, says):
    with pytest.raises(UsageError, match=says):
        wm.weighted_mean(position, capability, salience)
