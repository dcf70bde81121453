import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.numerals import bound_after, bound_before, find_numerals
from dragoman.reading.words import find_words


def numbers(text):
    return [(text[n.start : n.end], n.value) for n in find_numerals(find_words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10,000 men", ("10,000", 10_000)),
        ("10\u00a0000 men", ("10\u00a0000", 10_000)),
        ("1.5 billion", ("1.5 billion", 1.5e9)),
        ("996 mln dlrs", ("996 mln", 996e6)),
        ("$18.8bn", ("$18.8bn", 18.8e9)),
        ("Rs500 notes", ("Rs500", 500)),
        ("twenty-five ships", ("twenty-five", 25)),
        ("two hundred and fifty thousand men", ("two hundred and fifty thousand", 250_000)),
        ("three million five hundred thousand", ("three million five hundred thousand", 3_500_000)),
        ("half a million", ("half a million", 500_000)),
        ("a dozen men", ("a dozen", 12)),
        ("two dozen men", ("two dozen", 24)),
        ("a third of it", ("a third", 1 / 3)),
        ("two-thirds of it", ("two-thirds", 2 / 3)),
        ("half the fleet", ("half", 0.5)),
        ("35mph", ("35", 35)),
    ],
)
def test_a_number_is_read_whole(text, expected):
    assert numbers(text) == [(expected[0], pytest.approx(expected[1]))]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("dozens of men", 24, ">="),
        ("hundreds of men", 200, ">="),
        ("thousands of men", 2000, ">="),
        ("tens of thousands of men", 20_000, ">="),
        ("hundreds of thousands of men", 200_000, ">="),
        ("several hundred men", 200, ">="),
        ("a few thousand men", 2000, ">="),
        ("a couple of men", 2, "~"),
    ],
)
def test_a_plural_is_its_least_number(text, value, bound):
    (found,) = find_numerals(find_words(text))
    assert (found.value, found.bound, found.kind) == (value, bound, "plural")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("between 15 and 45 people", 15),
        ("15 to 20 people", 15),
        ("15-20 people", 15),
        ("five or six people", 5),
        ("between $10 and $25 million", 10e6),
    ],
)
def test_a_range_is_its_lower_end(text, value):
    (found,) = find_numerals(find_words(text))
    assert (found.value, found.kind, found.bound) == (value, "range", ">=")


@pytest.mark.parametrize(
    "text",
    ["an F-16", "the G7", "at 7:30", "the 21st", "192.168.0.1", "on 9/11", "a 3-1 win", "COVID-19", "+44 is",
     "the 1980s", "1" * 20 + " men", "a 54-46 vote"],
)  # fmt: skip
def test_figures_inside_something_longer_are_no_number(text):
    assert numbers(text) == []


def test_two_amounts_joined_by_and_are_no_range():
    assert numbers("20 and 30 men") == [("20", 20), ("30", 30)]


@pytest.mark.parametrize(
    ("words", "bound"),
    [("more than ", ">="), ("at least ", ">="), ("up to ", "<="), ("fewer than ", "<="), ("no more than ", "<="),
     ("some ", "~"), ("nearly ", "~"), ("an estimated ", "~"), ("as many as ", "<="), ("in excess of ", ">=")],
)  # fmt: skip
def test_the_words_before_a_number_bound_it(words, bound):
    text = f"They lost {words}300"
    assert bound_before(text, text.index("300"))[:2] == (len("They lost "), bound)


def test_the_words_behind_a_number_bound_it():
    assert bound_after("100-odd men", 3) == (7, "~")
    assert bound_after("100 or more men", 3) == (11, ">=")
    assert bound_after("100 men", 3) is None


@given(st.text(alphabet="0123456789 ,.-$€mbnktwohundredfivehalf of a third", max_size=60))
def test_numbers_of_any_text_lie_in_order_inside_it(text):
    end = 0
    for numeral in find_numerals(find_words(text)):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.value >= 0
        end = numeral.end
