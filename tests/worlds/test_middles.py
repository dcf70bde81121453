"""Middles of spreads and numbers against draws from them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from dragoman.worlds.middles import expected, middle
from dragoman.worlds.model import Beta, Fixed, Lognormal, Normal, Number, Triangle, Uniform
from tests.support.models import said


@given(st.floats(1.2, 40), st.floats(1.2, 40))
def test_the_middle_of_a_beta_is_near_its_median(a, b):
    assert middle(Beta(a=a, b=b, low=-1.0, high=3.0)) == pytest.approx(-1 + 4 * beta.median(a, b), abs=0.03)


@given(st.floats(0, 1), st.floats(0.01, 5))
def test_the_middle_of_a_triangle_is_its_median(share, width):
    draws = np.random.default_rng(1).triangular(-1.0, -1.0 + share * width, -1.0 + width, 40_000)
    spread = Triangle(low=-1.0, mode=-1.0 + share * width, high=-1.0 + width)
    assert middle(spread) == pytest.approx(np.median(draws), abs=0.02 * width)


@pytest.mark.parametrize(
    "spread, found",
    [
        (Fixed(value=3.0), 3.0), (Uniform(low=1.0, high=2.0), 1.5), (Normal(mean=2.0, sd=1.0, most=1.0), 1.0),
        (Normal(mean=-2.0, sd=1.0, least=0.0), 0.0), (Lognormal(median=0.3, log_sd=0.5), 0.3),
        (Lognormal(median=3.0, log_sd=0.5, most=0.9), 0.9), (Triangle(low=1.0, mode=1.0, high=1.0), 1.0),
    ],
)  # fmt: skip
def test_middles_of_the_others(spread, found):
    assert middle(spread) == pytest.approx(found)


def test_a_speaker_counts_as_far_as_he_is_right():
    number = Number(default=Fixed(value=0.0), said=(said(Fixed(value=1.0), reliability=(6.0, 4.0)),))
    assert expected(number) == pytest.approx(0.6 + 0.4 / 2)
    halved = said(Fixed(value=1.0), reliability=(6.0, 4.0), chance=Fixed(value=0.5))
    assert expected(Number(default=Fixed(value=0.0), said=(halved,))) == pytest.approx(0.5)


def test_where_he_is_wrong_it_is_the_default_or_nothing():
    wrong = {"chance": Fixed(value=0.0)}
    default = Number(default=Fixed(value=4.0), said=(said(Fixed(value=1.0), **wrong),))
    nothing = Number(default=Fixed(value=4.0), said=(said(Fixed(value=1.0), wrong="nothing", **wrong),))
    assert (expected(default), expected(nothing)) == (4.0, 0.0)


def test_voices_count_by_weight_and_what_is_dropped_or_pinned_over_does_not():
    two = (said(Fixed(value=1.0)), said(Fixed(value=4.0), "minister-berg", weight=2.0))
    assert expected(Number(default=Fixed(value=9.0), said=two)) == pytest.approx(3.0)
    dropped = (said(Fixed(value=1.0), dropped=True),)
    assert expected(Number(default=Fixed(value=9.0), said=dropped)) == 9.0
    assert expected(Number(default=Fixed(value=9.0), said=two, pinned=Fixed(value=-1.0))) == -1.0
