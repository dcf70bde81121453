"""From a probability over a run to what an option is worth: choosing by it gives the probability back."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.worlds.evidence.hedge_spreads import READERS
from dragoman.worlds.evidence.leanings import EDGE, ONLY_IF, UNKNOWN, leaning, worth_of
from dragoman.worlds.middles import middle


def within(worth, steps, precision):
    """The chance that an option of this worth is chosen at least once in so many steps, against one other."""
    share = 1 / (1 + exp(-precision * worth))
    return 1 - (1 - share) ** steps


@given(st.floats(EDGE, 1 - EDGE), st.integers(1, 60), st.floats(0.5, 5.0))
def test_the_worth_of_a_chance_gives_it_back(chance, steps, precision):
    assert within(worth_of(chance, steps, precision), steps, precision) == pytest.approx(chance, abs=1e-9)


def test_no_chance_is_worth_anything_without_end():
    assert worth_of(1.0, 12, 2.0) == worth_of(1 - EDGE, 12, 2.0) > worth_of(0.5, 12, 2.0)
    assert worth_of(0.0, 12, 2.0) == worth_of(EDGE, 12, 2.0)


def test_a_spread_keeps_its_middle_and_what_is_worth_already_is_taken_off():
    found = leaning(READERS["unlikely"], 12, 2.0)
    assert within(found.mean, 12, 2.0) == pytest.approx(middle(READERS["unlikely"]), abs=0.003)
    assert leaning(READERS["unlikely"], 12, 2.0, less=0.5).mean == pytest.approx(found.mean - 0.5)


def test_what_is_foretold_only_for_a_case_is_less_likely_without_it():
    assert leaning(ONLY_IF, 12, 2.0).mean < leaning(UNKNOWN, 12, 2.0).mean


def test_what_nobody_knows_is_wider_than_what_somebody_says():
    assert leaning(UNKNOWN, 12, 2.0).sd > leaning(READERS["likely"], 12, 2.0).sd > 0
