"""One map of eight concepts under three rules, as others computed it."""

import numpy as np
import pytest
from published import figures

from dragoman.errors import UsageError
from dragoman.worlds.baselines.fuzzy_map import RULES, settle

MAP = figures("fuzzy_map_8")


@pytest.mark.parametrize("rule", RULES)
def test_it_stops_where_the_published_equilibrium_stands(rule):
    found = settle(MAP["weight"], MAP["start"], rule)
    assert np.max(abs(found.state - MAP["published"][rule])) < 5e-8
    assert found.state == pytest.approx(MAP["fcmpy"][rule]["state"], abs=1e-14)
    assert found.still and found.steps == MAP["fcmpy"][rule]["steps"]


@pytest.mark.parametrize("rule", RULES)
def test_run_to_the_end_it_is_the_fixed_point_which_for_the_rescaled_rule_is_a_half_everywhere(rule):
    found = settle(MAP["weight"], MAP["start"], rule, tolerance=1e-15, most=20_000)
    assert found.still
    assert found.state == pytest.approx(MAP["fcmpy"][rule]["fixed_point"], abs=1e-12)
    assert (np.ptp(found.state) < 1e-12) == (rule == "rescaled")


def test_a_concept_that_nothing_moves_keeps_its_value():
    found = settle([[0, 0.8], [0, 0]], [0.9, 0.1])
    assert found.state == pytest.approx([0.9, 1 / (1 + np.exp(-0.72))])


def test_a_map_that_turns_in_circles_is_not_said_to_be_still():
    found = settle([[0, -5], [-5, 0]], [0.9, 0.9], slope=10, most=50)
    assert not found.still and found.steps == 50


@pytest.mark.parametrize(
    ("weight", "start", "rule", "says"),
    [
        ([[0.0]], [1, 0], "kosko", "do not fit"), ([[np.nan]], [1], "kosko", "not a finite number"),
        ([[0.0]], [1], "bart", "no rule 'bart'"),
    ],
)  # fmt: skip
def test_bad_input_is_an_error_that_says_why(weight, start, rule, says):
    with pytest.raises(UsageError, match=says):
        settle(weight, start, rule)
