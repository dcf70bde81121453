"""The least confidence that is asked for: what may be said, and how it is told again."""

import pytest

from dragoman.errors import UsageError
from dragoman.least import EVERYTHING, Least, in_words


def test_a_number_holds_for_all_types_but_actors():
    least = Least.of(0.6)
    assert dict(least.by_type) == dict.fromkeys(
        ("statements", "events", "exchanges", "ties", "claims", "forecasts"), 0.6
    )
    assert Least.of("0.6") == least


def test_types_have_numbers_of_their_own_and_later_words_go_before_earlier_ones():
    assert Least.of("0.6,event=0.8, actors = .5") == Least.of(
        {
            "statements": 0.6,
            "events": 0.8,
            "exchanges": 0.6,
            "ties": 0.6,
            "claims": 0.6,
            "forecasts": 0.6,
            "actors": 0.5,
        }
    )


def test_what_is_said_again_is_the_same():
    least = Least.of("0.6,events=0.8")
    assert Least.of(str(least)) == least and Least.of(least) is least


@pytest.mark.parametrize("said", [None, "", 0, "events=0", {}])
def test_nothing_asked_for_leaves_nothing_out(said):
    assert Least.of(said) == EVERYTHING and not Least.of(said)


@pytest.mark.parametrize("said", ["high", "0.6;0.7", 1.2, "-0.1", "events=", "nan", "people=0.5"])
def test_what_is_no_number_or_no_type_is_refused(said):
    with pytest.raises(UsageError):
        Least.of(said)


def test_how_much_is_left_out_is_said_in_words():
    assert in_words({"ties": 1, "statements": 1234}, Least.of(0.6)) == "1,234 statements and 1 tie: less sure than 0.6"
    assert in_words({}, Least.of("ties=0.7")) == "nothing: less sure than ties=0.7"
