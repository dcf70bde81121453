"""Hedges as spreads of probability: what readers take them to mean, or the bands of ICD 203."""

import pytest
from scipy.stats import beta

from dragoman.worlds.evidence.hedge_spreads import READERS, hedged
from dragoman.worlds.model import Uniform


@pytest.mark.parametrize(
    "words, middle, low, high",
    [("likely", 0.75, 0.60, 0.90), ("could happen", 0.40, 0.10, 0.70), ("unlikely", 0.20, 0.05, 0.40)],
)
def test_the_table_has_what_readers_answered(words, middle, low, high):
    found = beta.ppf([0.5, 0.05, 0.95], READERS[words].a, READERS[words].b)
    assert found == pytest.approx([middle, low, high], abs=0.04)


def test_the_band_of_a_record_finds_its_words():
    assert hedged(0.55, 0.80) == READERS["likely"]
    assert hedged(0.2, 0.45) == READERS["unlikely"]
    assert hedged(0.95, 0.99) == READERS["will happen"]


def test_the_words_of_the_passage_go_before_the_band_where_they_have_it():
    assert hedged(0.45, 0.55, "Turkey might close it") == READERS["might happen"]
    assert hedged(0.45, 0.55, "Turkey could close it") == READERS["could happen"]
    assert hedged(0.55, 0.80, "They might meet, and it is likely") == READERS["likely"]


def test_a_band_that_nobody_asked_about_has_its_own_middle():
    spread = hedged(0.3, 0.4)
    assert spread.a / (spread.a + spread.b) == pytest.approx(0.35)


def test_the_bands_of_icd_203_stay_as_they_are():
    assert hedged(0.55, 0.8, reading="icd-203") == Uniform(low=0.55, high=0.8)
