"""Days are read as written, and what is open stays open."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources import dates


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-02-23", "2024-02-23"),
        ("2024-02-23T23:30:00+09:00", "2024-02-23"),
        ("2024-02-23 10:00:00Z", "2024-02-23"),
        ("2024/2/3", "2024-02-03"),
        ("February 23, 2024", "2024-02-23"),
        ("Feb. 23, 2024 10:30 pm", "2024-02-23"),
        ("23 February 2024", "2024-02-23"),
        ("Fri, 23 Feb 2024 10:00:00 GMT", "2024-02-23"),
        ("23rd Feb 2024", "2024-02-23"),
        ("23.02.2024", "2024-02-23"),
        ("23/02/2024", "2024-02-23"),
        ("02/23/2024", "2024-02-23"),
        ("04/04/2024", "2024-04-04"),
        ("20240223", "2024-02-23"),
        ("20240223T100000Z", "2024-02-23"),
        ("1708646400", "2024-02-23"),
        (1708646400, "2024-02-23"),
        (1708646400000, "2024-02-23"),
        ("2024-02", "2024-02"),
        ("2024", "2024"),
        (2024, "2024"),
        ("March 2024", "2024-03"),
        ("Feb 23", "--02-23"),
        (date(2024, 2, 23), "2024-02-23"),
        (datetime(2024, 2, 23, 1, tzinfo=UTC), "2024-02-23"),
        (datetime(2024, 2, 23, 1, tzinfo=timezone(timedelta(hours=9))), "2024-02-23"),
        ("29 February", "--02-29"),
    ],
)
def test_a_day_in_any_usual_form_is_read(value, iso):
    assert dates.parse(value) == iso


@pytest.mark.parametrize(
    "value",
    [
        "03/04/2024",
        "30 February 2024",
        "29 February 2023",
        "2024-13-01",
        "the 1990s",
        "soon",
        "",
        None,
        True,
        [],
        3.5,
        "x" * 500,
        "10 March 2024 to 12 March 2024",
        "25:61",
        float("nan"),
        "99999999999999999999",
        "12 monkeys",
    ],
)
def test_what_is_open_or_no_day_is_not_guessed(value):
    assert dates.parse(value) is None


def test_days_in_a_line_come_with_their_places():
    line = "Signed on Friday, February 23, 2024, in force from 1 March 2025."
    found = dates.find(line)
    assert [(line[day.start : day.end], day.iso) for day in found] == [
        ("Friday, February 23, 2024", "2024-02-23"),
        ("1 March 2025", "2025-03-01"),
    ]


@pytest.mark.parametrize(("line", "fits"), [("Friday, 23 February 2024", True), ("Monday, 23 February 2024", False)])
def test_a_weekday_that_does_not_fit_is_noticed(line, fits):
    assert [day.consistent for day in dates.find(line)] == [fits]


@pytest.mark.parametrize(
    "line",
    ["It rose 12.5 percent in May 12.5", "at 10:30 on the dot", "version 2024-02-23-5", "a 5-4 win", "marched 20 km"],
)
def test_numbers_that_are_no_days_are_left_out(line):
    assert dates.find(line) == []


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://a.example/2024/02/23/talks-resume", "2024-02-23"),
        ("https://a.example/news/20240223-talks", "2024-02-23"),
        ("https://a.example/2024/02/talks", None),
        ("https://a.example/article/20991399", None),
    ],
)
def test_the_day_in_an_address(url, iso):
    assert dates.in_url(url) == iso


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %b %Y", "%A, %d %B %Y"]),
)
def test_every_day_of_two_centuries_is_read_back(day, form):
    assert dates.parse(day.strftime(form)) == day.isoformat()


@given(st.text())
def test_any_text_is_searched_without_an_error(text):
    for day in dates.find(text):
        assert 0 <= day.start < day.end <= len(text)
