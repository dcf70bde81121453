"""What a forecast hangs on, as a factor with a threshold."""

import pytest

from dragoman.records import Condition
from dragoman.worlds.evidence.conditions import hinge_of
from dragoman.worlds.evidence.known import Known
from tests.support.crises import reading, span, store_of


def hinge(tmp_path, words):
    text = f"Ada Linde said Turkey would help {words}."
    known = Known(store_of(tmp_path / "s", made := reading(text)))
    return hinge_of(known, made, Condition(text=words, span=span(text, words)))


@pytest.mark.parametrize(
    "words, text, less, goes_on",
    [
        ("if relations with Iran improve", "relations with Iran", False, False),
        ("if relations with Iran continue to deteriorate", "relations with Iran", True, True),
        ("unless oil prices fall", "oil prices", False, False),
        ("if war breaks out in Kuwait", "war in Kuwait", False, False),
        ("if Iran, for example, does not open the port", "Iran does not open the port", False, False),
        ("when the embargo is lifted", "embargo is lifted", False, False),
    ],
)
def test_the_factor_of_a_condition_and_which_way_it_has_to_go(tmp_path, words, text, less, goes_on):
    found = hinge(tmp_path, words)
    assert (found.text, found.less, found.goes_on) == (text, less, goes_on)


@pytest.mark.parametrize(
    "words", ["even if prices fall", "if it fails", "if true", "if necessary", "if they agree on it"]
)
def test_what_says_nothing_or_does_not_matter_is_no_condition(tmp_path, words):
    assert hinge(tmp_path, words) is None


def test_what_goes_on_holds_today_and_what_has_to_change_does_not(tmp_path):
    worse = hinge(tmp_path / "a", "if relations with Iran continue to deteriorate").threshold.default
    assert worse.low >= 0.0  # holds where the factor is under it: 0, today, is
    better = hinge(tmp_path / "b", "if relations with Iran improve").threshold.default
    assert better.low > 0.0
    fall = hinge(tmp_path / "c", "if oil prices fall").threshold.default
    assert fall.high < 0.0
