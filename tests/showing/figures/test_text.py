import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.showing.figures.svg import clean
from dragoman.showing.figures.text import balanced, many, percent, width_of, wrap


@given(text=st.text(max_size=200), width=st.floats(30, 400), most=st.integers(1, 5))
def test_lines_are_no_wider_than_asked_and_no_more(text, width, most):
    for lines in (wrap(text, width, 11, most), balanced(text, width, 11, most)):
        assert 1 <= len(lines) <= most
        assert all(width_of(line, 11) <= width + 0.01 for line in lines)


@given(text=st.text(alphabet="ab cd-é北 ", max_size=80))
def test_nothing_but_spaces_is_lost_where_there_is_room(text):
    kept = "".join(wrap(text, 60, 11, 99)).replace(" ", "")
    assert kept == clean(text).replace(" ", "")


def test_words_are_kept_whole_where_they_fit_and_what_is_left_out_is_told():
    assert wrap("two ferries cross", 60, 11) == ("two ferries", "cross")
    assert wrap("x" * 40, 60, 11, 9)[0] == "x" * 9
    assert wrap("two ferries cross the strait", 60, 11, 2) == ("two ferries", "cross the…")


def test_lines_of_one_text_are_of_much_the_same_width():
    assert wrap("signed a memorandum with Ruritania", 160, 11) == ("signed a memorandum with", "Ruritania")
    assert balanced("signed a memorandum with Ruritania", 160, 11) == ("signed a memorandum", "with Ruritania")


def test_wide_and_combining_characters_are_measured_as_such():
    assert width_of("北", 10) > width_of("a", 10)
    assert width_of("e\u0301", 10) == width_of("e", 10)


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0\u00a0%"), (0.001, "<1\u00a0%"), (0.344, "34\u00a0%"), (0.999, ">99\u00a0%"), (1, "100\u00a0%")],
)
def test_a_share_is_never_rounded_to_certainty(share, said):
    assert percent(share) == said


def test_counts_agree_with_their_nouns():
    assert (many(1, "tie"), many(2, "entry", "entries")) == ("1 tie", "2 entries")
