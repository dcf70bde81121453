"""Logit equilibria beside Gambit's, and Ochs's players."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import figures

from dragoman.errors import UsageError
from dragoman.worlds.baselines.quantal import equilibrium, fit

FIGURES = figures("quantal_games")
GAMES = [
    *((FIGURES[name]["payoffs"], one) for name in ("ochs", "constant_sum") for one in FIGURES[name]["profiles"]),
    *((one["payoffs"], one) for one in FIGURES["games"]),
]


def furthest(found, profile):
    return max(np.max(abs(np.array(a) - b)) for a, b in zip(profile, found.profile, strict=True))


@pytest.mark.parametrize(("payoffs", "one"), GAMES)
def test_the_equilibrium_is_gambits(payoffs, one):
    assert furthest(equilibrium(payoffs, one["lam"]), one["profile"]) < 1e-8


@pytest.mark.parametrize("one", FIGURES["constant_sum"]["printed"])
def test_it_is_the_one_printed_in_gambits_own_test(one):
    assert furthest(equilibrium(FIGURES["constant_sum"]["payoffs"], one["lam"]), one["profile"]) < 1e-4


def test_the_precision_of_ochss_players_is_the_one_published():
    ochs = FIGURES["ochs"]
    found = fit(ochs["payoffs"], ochs["n"] * np.array(ochs["played"]))
    assert round(found.equilibrium.precision, 4) == 1.8456
    assert found.equilibrium.precision == pytest.approx(ochs["precision"], abs=1e-7)
    assert found.log_likelihood == pytest.approx(ochs["log_likelihood"], abs=1e-9)


def test_what_is_played_by_an_equilibrium_is_fitted_by_it():
    payoffs = FIGURES["games"][2]["payoffs"]
    for precision in (0.1, 0.7, 2.5):
        played = [1000 * share for share in equilibrium(payoffs, precision).profile]
        assert fit(payoffs, played).equilibrium.precision == pytest.approx(precision, rel=1e-6)


def test_play_by_chance_has_no_precision_and_play_of_the_best_answer_no_finite_one():
    dilemma = [[[3, 0], [5, 1]], [[3, 5], [0, 1]]]
    assert fit(dilemma, [[50, 50], [50, 50]]).equilibrium.precision == pytest.approx(0, abs=1e-6)
    assert fit(dilemma, [[0, 50], [0, 50]]).equilibrium.precision >= 1000 / 5


def test_players_who_do_not_meet_choose_by_themselves():
    found = equilibrium([[[1, 1], [0, 0]], [[2, 0], [2, 0]]], 1.5)
    assert found.profile[0] == pytest.approx([1 / (1 + np.exp(-1.5)), 1 / (1 + np.exp(1.5))])
    assert found.profile[1] == pytest.approx([1 / (1 + np.exp(-3.0)), 1 / (1 + np.exp(3.0))])


def test_one_who_plays_alone_is_a_logit():
    assert equilibrium([[0.0, 1.0, 2.0]], 1.0).profile[0] == pytest.approx(np.exp([0, 1, 2]) / np.exp([0, 1, 2]).sum())


def test_the_middle_of_a_coordination_game_is_followed_through_its_fork():
    for precision in (1.9, 2.0, 5.0):
        assert equilibrium([[[1, 0], [0, 1]]] * 2, precision).profile[0] == pytest.approx([0.5, 0.5])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([(2, 3), (2, 2, 2), (4, 4)]), st.sampled_from([0.5, 5.0, 50.0]))
def test_every_choice_is_a_logit_of_what_it_gains(seed, sizes, precision):
    payoffs = [np.random.default_rng([seed, i]).normal(size=sizes) for i in range(len(sizes))]
    found = equilibrium(payoffs, precision)
    for i, own in enumerate(found.profile):
        gains = np.moveaxis(payoffs[i], i, 0)
        for share in [each for j, each in enumerate(found.profile) if j != i][::-1]:
            gains = gains @ share
        best = np.exp(precision * (gains - gains.max()))
        assert own == pytest.approx(best / best.sum(), abs=1e-9)


@pytest.mark.parametrize(
    ("payoffs", "precision", "says"),
    [
        ([[[1, 0], [0, 1]]], 1, "1 players need payoffs of 1 axes, not 2"),
        ([[[1, 0], [0, 1]], [[1, 0, 2], [0, 1, 2]]], 1, "not of one shape"),
        ([[1, np.nan]], 1, "not a finite number"),
        ([[1, 0]], -1, "not a number of 0 or more"),
        ([], 1, "0 players"),
    ],
)  # fmt: skip
def test_what_is_no_game_is_an_error_that_says_why(payoffs, precision, says):
    with pytest.raises(UsageError, match=says):
        equilibrium(payoffs, precision)


@pytest.mark.parametrize("counts", [[[1, 2]], [[1, 2], [1, 2, 3]], [[0, 0], [0, 0]], [[-1, 2], [1, 1]]])
def test_counts_that_do_not_fit_are_an_error(counts):
    with pytest.raises(UsageError, match="counts must be"):
        fit(FIGURES["ochs"]["payoffs"], counts)
