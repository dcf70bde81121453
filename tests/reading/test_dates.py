"""Dates: which day an expression means seen from the report's date, and nothing where that is open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.calendar_days import View, finest, is_ahead, of_iso, resolve_partial
from dragoman.reading.date_patterns import KINDS, PATTERNS
from dragoman.reading.dates import find_among, find_dates, find_expressions, interval, resolve
from dragoman.reading.words import find_words

THURSDAY = "2024-02-29"


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("on Thursday", "past", "2024-02-29"),
        ("on Tuesday", "past", "2024-02-27"),
        ("Friday", None, "2024-02-23"),
        ("Wed.", "past", "2024-02-28"),
        ("on Tuesday", "future", "2024-03-05"),
        ("last Thursday", "past", "2024-02-22"),
        ("this past Monday", "past", "2024-02-26"),
        ("this Friday", "future", "2024-03-01"),
        ("next Tuesday", "future", "2024-03-05"),
        ("this coming Thursday", "future", "2024-03-07"),
        ("today", "past", "2024-02-29"),
        ("this morning", "past", "2024-02-29"),
        ("yesterday", "past", "2024-02-28"),
        ("last night", "past", "2024-02-28"),
        ("tomorrow", "future", "2024-03-01"),
        ("the day before yesterday", "past", "2024-02-27"),
        ("two days ago", "past", "2024-02-27"),
        ("on February 22", "past", "2024-02-22"),
        ("22 February", "past", "2024-02-22"),
        ("Friday, Feb. 23", "past", "2024-02-23"),
        ("Dec. 3", "past", "2023-12-03"),
        ("Dec. 3", "future", "2024-12-03"),
        ("Dec. 3", None, "2023-12-03"),
        ("March 1", "past", "2024-03-01"),
        ("Feb. 23, 2022", "past", "2022-02-23"),
        ("23rd of February 2022", "past", "2022-02-23"),
        ("2022-02-23", None, "2022-02-23"),
        ("in an email on Tuesday after talks last week", "past", "2024-02-27"),
    ],
)
def test_a_day_is_a_day(words, tense, expected):
    assert resolve(words, THURSDAY, tense) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("last month", "2024-01"),
        ("this month", "2024-02"),
        ("last year", "2023"),
        ("in September", "2023-09"),
        ("in May", "2023-05"),
        ("last March", "2023-03"),
        ("February 2022", "2022-02"),
        ("in 2022", "2022"),
        ("a year ago", "2023"),
        ("a month ago", "2024-01"),
    ],
)
def test_a_month_is_a_month_and_a_year_a_year(words, expected):
    assert resolve(words, THURSDAY, "past") == expected


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("last week", "2024-02-19", "2024-02-25"),
        ("this week", "2024-02-26", "2024-02-29"),
        ("over the weekend", "2024-02-24", "2024-02-25"),
        ("Feb. 21-23", "2024-02-21", "2024-02-23"),
        ("from 3 to 5 June", "2023-06-03", "2023-06-05"),
        ("the summer of 2022", "2022-06", "2022-08"),
        ("spring 2015", "2015-03", "2015-05"),
        ("last summer", "2023-06", "2023-08"),
        ("last winter", "2022-12", "2023-02"),
        ("this winter", "2023-12", "2024-02"),
        ("three weeks ago", "2024-02-05", "2024-02-11"),
        ("the 1990s", "1990", "1999"),
        ("the ’80s", "1980", "1989"),
        ("the nineties", "1990", "1999"),
        ("the 19th century", "1801", "1900"),
        ("the twenty-first century", "2001", "2100"),
        ("the first quarter of 2023", "2023-01", "2023-03"),
        ("the fourth quarter", "2023-10", "2023-12"),
        ("Q3 2021", "2021-07", "2021-09"),
        ("the first five months of 2022", "2022-01", "2022-05"),
        ("1992/93", "1992", "1993"),
        ("2015-18", "2015", "2018"),
        ("between 2015 and 2018", "2015", "2018"),
        ("fiscal 2017", "2016", "2017"),
        ("overnight", "2024-02-28", "2024-02-29"),
        ("over the past decade", "2014", "2024-02-29"),
        ("in the last two weeks", "2024-02-15", "2024-02-29"),
        ("in the past 48 hours", "2024-02-27", "2024-02-29"),
        ("over the next five years", "2024-02-29", "2029"),
        ("so far", None, "2024-02-29"),
        ("years ago", None, "2024-02-29"),
        ("in recent weeks", None, "2024-02-29"),
        ("in the coming weeks", "2024-02-29", None),
        ("more than a year ago", None, "2023"),
    ],
)
def test_what_is_no_date_is_an_interval(words, start, end):
    assert interval(words, THURSDAY, "past").pair == (start, end)
    assert resolve(words, THURSDAY, "past") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("22/02/2024", "2024-02-22"),
        ("02/22/2024", "2024-02-22"),
        ("22.2.2024", "2024-02-22"),
        ("03/03/2024", "2024-03-03"),
        ("02/03/2024", "2024"),  # 2 March or 3 February
        ("2017-12", "2017-12"),
        ("April last year", "2023-04"),
        ("Tuesday last week", "2024-02-20"),
    ],
)
def test_written_dates_say_what_is_sure(words, expected):
    assert resolve(words, THURSDAY, "past") == expected


@pytest.mark.parametrize("words", ["in two months", "within 30 days"])
def test_a_stretch_of_time_is_a_date_only_of_what_is_to_come(words):
    assert interval(words, THURSDAY, "future") is not None
    assert interval(words, THURSDAY, "past") is None


@pytest.mark.parametrize(
    "words", ["on Thursday", "yesterday", "last week", "in September", "two days ago", "the next day", "this year"]
)
def test_without_a_reports_date_nothing_is_guessed(words):
    assert resolve(words, None, "past") is None


def test_a_day_without_a_year_keeps_what_is_known():
    assert resolve("on February 22", None, "past") == "--02-22"
    assert resolve("on February 22", "2024", "past") == "--02-22"
    assert resolve("on February 22", "2024-03", "past") == "2024-02-22"
    assert resolve("on February 29", None) == "--02-29"


@pytest.mark.parametrize(
    ("anchor", "words", "expected"),
    [
        ("--02-22", "the next day", "--02-23"),
        ("--12-31", "the next day", "--01-01"),
        ("--01-01", "the previous day", "--12-31"),
        ("--02-22", "the same day", "--02-22"),
        ("--02-29", "the same day", "--02-29"),
        ("--02-28", "the next day", None),
        ("--03-01", "the day before", None),
        ("--02-22", "a week later", None),
    ],
)
def test_what_leans_on_a_day_without_a_year_has_none_either(anchor, words, expected):
    assert resolve(words, None, "past", anchor) == expected


def test_a_partial_date_takes_its_year_from_the_reports():
    assert resolve_partial("--02-22", THURSDAY, "past") == "2024-02-22"
    assert resolve_partial("--12-03", THURSDAY, "past") == "2023-12-03"
    assert resolve_partial("--12-03", THURSDAY, "future") == "2024-12-03"
    assert resolve_partial("--02-22", None) == "--02-22"
    assert resolve_partial("2023-12", THURSDAY) == "2023-12"
    assert resolve_partial("yesterday", THURSDAY) is None


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-02-22", "2024-02-22", "2024-02-22"), ("2024-02-19", "2024-02-25", "2024-02"),
        ("2024-02-26", "2024-03-03", "2024"), ("2023", "2023-12-31", "2023"), ("2023-12-30", "2024-01-02", None),
        ("2023", None, None), (None, None, None), ("--02-22", "--02-22", "--02-22"), ("--02-22", "--02-23", None),
    ],
)  # fmt: skip
def test_the_finest_date_holds_all_of_an_interval(start, end, expected):
    assert finest(start, end) == expected


def test_a_date_is_ahead_where_it_lies_behind_the_reports():
    assert is_ahead("2024-03-02", THURSDAY)
    assert not is_ahead("2024-03-01", THURSDAY)  # it is the first of March somewhere already
    assert not is_ahead("2024", THURSDAY)
    assert not is_ahead("--03-05", THURSDAY)
    assert not is_ahead("2024-03-05", None)


def test_a_day_that_names_an_event_does_not_take_the_reports_year():
    assert resolve("since the Sept. 11 attacks", THURSDAY, "past") == "--09-11"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the next day", "2024-02-23"),
        ("the following day", "2024-02-23"),
        ("a day later", "2024-02-23"),
        ("three days earlier", "2024-02-19"),
        ("the previous day", "2024-02-21"),
        ("the day before", "2024-02-21"),
        ("the same day", "2024-02-22"),
        ("the following Monday", "2024-02-26"),
        ("that year", "2024"),
    ],
)
def test_what_leans_on_another_date_needs_it(words, expected):
    assert resolve(words, THURSDAY, "past", anchor="2024-02-22") == expected
    assert resolve(words, THURSDAY, "past") is None
    assert find_dates(words)[0].kind.leans


@pytest.mark.parametrize(
    "words",
    [
        "on the sidelines", "Mrs. May said", "they march on", "March 32", "on June 31, 2024", "2022 soldiers", "sunny",
        "a second round", "1999 percent", "the May government", "Feb 30, 2023", "", "augustly",
    ],
)  # fmt: skip
def test_other_words_are_no_dates(words):
    assert resolve(words, THURSDAY, "past") is None


def test_expressions_are_found_with_their_places():
    text = "He said on Tuesday that, since the 1990s and in May 2023, the next day was lost; it was Feb. 3, 2022."
    assert [text[e.start : e.end] for e in find_dates(text)] == [
        "Tuesday", "1990s", "May 2023", "the next day", "Feb. 3, 2022",
    ]  # fmt: skip
    assert [text[e.start : e.end] for e in find_dates(text, 20, 50)] == ["1990s"]


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"]),
)
def test_a_weekday_lies_within_a_week_in_the_direction_of_the_tense(published, name):
    past, future = (date.fromisoformat(resolve(f"{name}day", published.isoformat(), t)) for t in ("past", "future"))
    assert past.strftime("%A") == future.strftime("%A") == f"{name}day"
    assert timedelta(0) <= published - past < timedelta(7)
    assert timedelta(0) <= future - published < timedelta(7)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_a_day_without_a_year_is_the_nearest_in_the_direction_of_the_tense(published, day):
    words = f"{day:%B} {day.day}"
    past = of_iso(resolve(words, published.isoformat(), "past")).day
    future = of_iso(resolve(words, published.isoformat(), "future")).day
    assert past <= published + timedelta(1)
    assert future >= published - timedelta(1)
    assert (past.month, past.day) == (future.month, future.day) == (day.month, day.day)
    if (day.month, day.day) != (2, 29):
        assert published - past <= timedelta(365)
        assert future - published <= timedelta(366)


_WORDS = (
    "Thursday last this next week month year weekend the following previous day before after yesterday ago two 3 days "
    "later Feb. May in since 2022 22 , summer of 1990s night morning that on quarter first century 19th end past "
    "decade few from to between and within for every 1992/93 so far coming ahead early now fiscal Q2 ’80s recent"
).split()


@given(
    st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join),
    st.sampled_from(["2024-02-29", "2024-02", "2024", None, "x"]),
)
def test_every_kind_is_found_where_it_stands_and_reads_without_error(text, published):
    found = find_expressions(text)
    assert [one.match.group() for one in found] == [text[one.start : one.end] for one in found]
    places = [match.start() for pattern in PATTERNS for match in [pattern.search(text)] if match]
    assert bool(found) == bool(places)
    if found:
        assert found[0].start == min(places)
    for one in found:
        when = one.meaning(View(of_iso(published), "past", of_iso(published)))
        if when is not None and when.start and when.end:
            assert when.start.first <= when.end.last


@given(st.lists(st.sampled_from((*_WORDS, *"said the army of a town and that".split())), max_size=60).map(" ".join))
def test_a_telling_word_stands_in_every_expression(text):
    """Only the surroundings of such words are looked at."""
    everything = [(one.start, one.end, one.kind.name) for one in find_expressions(text)]
    assert [(one.start, one.end, one.kind.name) for one in find_among(find_words(text))] == everything


#: An expression of every kind, in the order of the kinds.
EVERY_KIND = (
    "2024-02-22|22/02/2024|from 3 to 5 June|Feb. 22|22 February|April last year|April 2022|spring 2015|"
    "fiscal 2017|FY2017|from 2015 to 2018|2015-18|the second quarter|2016 third quarter|"
    "last year's fourth quarter|Q3 2021|the first five months of 2022|the 19th century|the 1990s|the ’80s|"
    "the sixties|the day before yesterday|yesterday|overnight|now|so far|since then|two days ago|years ago|"
    "a day later|a week from now|the previous four years|the past two weeks|the past decade|recent weeks|"
    "the next five years|the coming decade|coming weeks|the end of the year|the end of that week|year-end|"
    "the same month last year|the next day|the day before|that year|the following Monday|last Monday|"
    "Monday last week|last March|last summer|in the summer|last weekend|last week|the new year|every year|"
    "monthly|twice a week|on Mondays|Monday|in two days|within two days|within weeks|for a third straight year|"
    "for two years|two years|in March|in May|in 2022|March|2022"
).split("|")


def test_every_kind_is_found_by_an_example():
    found = [find_among(find_words(words))[0].kind for words in EVERY_KIND]
    assert [kind.name for kind in found] == [kind.name for kind in KINDS]
    assert found == list(KINDS)


_RELATIVE = (
    "last week", "next week", "999 years ago", "999 weeks ago", "999 days ago", "yesterday", "tomorrow", "next Monday",
    "Sunday", "last month", "next year", "this weekend", "Dec. 31", "last winter", "next winter",
)  # fmt: skip


@pytest.mark.parametrize("published", ["0001-01-01", "1000-01-01", "8999-12-31", "9999-12-31", "2024-13-45"])
@pytest.mark.parametrize("words", _RELATIVE)
def test_the_ends_of_the_calendar_are_no_error(published, words):
    for tense in ("past", "future", None):
        when = interval(words, published, tense, published)
        assert when is None or not (when.start and when.end) or when.start.first <= when.end.last


def test_no_expression_begins_behind_the_latest_place():
    text = "They met on Monday, and again on Friday."
    monday, friday = find_expressions(text)
    assert [(one.start, one.end) for one in find_expressions(text, latest=friday.start)] == [(monday.start, monday.end)]
