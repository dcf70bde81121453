"""KTAB's elections, as its own program printed them."""

import numpy as np
import pytest
from published import figures

from dragoman.errors import UsageError
from dragoman.worlds.baselines import ktab

RUNS = {name: figures(name) for name in ("ktab_13_actors", "ktab_7_actors")}
ELECTIONS = [(run["weight"], each) for run in RUNS.values() for each in run["elections"]]
TABLE = figures("emission_1994")
WEIGHT = np.array(TABLE["capability"]) * np.array(TABLE["salience"])


def iterated(beats: np.ndarray, tolerance: float) -> np.ndarray:
    """KTAB's `markovUniformPCE`, its loop and its averaging, stopped at `tolerance` (there 1e−6)."""
    n = len(beats)
    p, change = np.full(n, 1 / n), 1.0
    while change > tolerance:
        q = np.array([sum(beats[i, j] * (p[i] + p[j]) for j in range(n)) / n for i in range(n)])
        change = np.max(abs(q - p))
        p = (p + q) / 2
    return p


def test_the_conditional_form_is_ktabs_in_every_printed_election():
    assert len(ELECTIONS) == 80
    off = [np.max(abs(ktab.conditional(each["beats"]) - each["p"])) for _, each in ELECTIONS]
    assert max(off) < 2e-4


def test_victories_follow_from_the_printed_coalitions():
    for _, each in ELECTIONS:
        strength = np.array(each["coalition"])
        # Printed to three decimals, so P = c / (c + c') is known to .0005 / (c + c') only.
        known = 0.0005 / np.maximum(strength + strength.T, 0.0005) + 6e-5
        assert np.all(abs(ktab.victory(strength + ktab.LEAST_COALITION) - each["beats"]) <= known)


def test_coalitions_follow_from_the_printed_utilities():
    for weight, each in ELECTIONS:
        printed = np.array(each["coalition"])
        off = abs(ktab.coalitions(weight, each["utility"]) - printed)
        assert np.max(off) < 0.001 * sum(weight)  # a difference of two utilities of three decimals
        assert np.max(off) < 0.25


@pytest.mark.parametrize("name", list(RUNS))
def test_the_first_turn_follows_from_the_inputs(name):
    run = RUNS[name]
    position, salience = np.array(run["position"]) / 100, np.array(run["salience"]) / 100
    worth = ktab.value(position, salience)
    assert np.max(abs(worth - run["value"])) < 5.1e-4
    utility = ktab.risk_aware(worth, run["risk"])
    _, first, place = np.unique(position, axis=0, return_index=True, return_inverse=True)
    found = ktab.elect(run["weight"], utility[:, first], "conditional")[place.ravel()]
    assert np.max(abs(found - run["first_turn"])) < 1e-4


def test_the_markov_form_is_where_ktabs_iteration_comes_to_rest():
    for _, each in ELECTIONS:
        beats = ktab.victory(np.array(each["coalition"]) + ktab.LEAST_COALITION)
        found = ktab.markov(beats)
        assert np.max(abs(found - iterated(beats, 1e-14))) < 1e-9
        assert np.max(abs(found - iterated(beats, 1e-6))) < 1e-4


@pytest.mark.parametrize("count", [3, 4, 7, 13, 25, 61])
def test_a_finer_grid_narrows_the_conditional_form_without_end_and_the_markov_form_to_a_point(count):
    outcomes = np.linspace(4, 10, count)
    for form in ("conditional", "markov"):
        found = ktab.mean_and_spread(ktab.settle(TABLE["position"], WEIGHT, outcomes, form), outcomes)
        assert found == pytest.approx(TABLE["grid"][str(count)][form], abs=6e-4)


def test_the_markov_form_does_not_fall_below_its_spread_on_sixty_one_outcomes():
    spreads = []
    for count in (61, 121, 241):
        outcomes = np.linspace(4, 10, count)
        spreads.append(ktab.mean_and_spread(ktab.settle(TABLE["position"], WEIGHT, outcomes), outcomes)[1])
    assert spreads[0] == pytest.approx(1.657, abs=1e-3)
    assert min(spreads) > 1.63


def test_two_options_stand_as_their_coalitions_do():
    for form in ("conditional", "markov"):
        assert ktab.elect([3, 1], [[1, 0], [0, 1]], form) == pytest.approx([0.75, 0.25], abs=1e-8)
        assert ktab.elect([3, 1], [[1, 1], [0, 0]], form) == pytest.approx([0.5, 0.5])
        assert ktab.elect([1.0], [[5.0]], form).tolist() == [1.0]


def test_small_probabilities_of_the_markov_form_are_exact():
    found = ktab.markov([[0.5, 1 - 1e-15, 1 - 1e-15], [1e-15, 0.5, 0.5], [1e-15, 0.5, 0.5]])
    assert found[1:] == pytest.approx([1e-15, 1e-15], rel=0.2)  # 1 − 1e−15 is not a float: it is off by a tenth


@pytest.mark.parametrize(
    ("weight", "utility", "says"),
    [
        ([1, 2], [[1, 2]], "do not fit"), ([1], [[np.nan, 1]], "not a finite number"),
        ([-1, 2], [[1, 2], [2, 1]], "negative weight"), ([], [], "do not fit"),
    ],
)  # fmt: skip
def test_bad_input_is_an_error_that_says_why(weight, utility, says):
    with pytest.raises(UsageError, match=says):
        ktab.coalitions(weight, utility)


def test_an_option_that_can_never_lose_has_no_place_in_the_markov_form():
    with pytest.raises(UsageError, match="above 0"):
        ktab.markov([[0.5, 0.0], [1.0, 0.5]])
    assert ktab.conditional([[0.5, 0.0], [1.0, 0.5]]).tolist() == [0.0, 1.0]


def test_an_actor_without_salience_values_nothing():
    with pytest.raises(UsageError, match="no salience"):
        ktab.value([[0.1], [0.2]], [[0.5], [0.0]])
