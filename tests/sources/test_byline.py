"""The day of a report is taken from lines that are dates and from datelines, and from nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources import byline

BODY = (
    "The foreign minister said on Friday that the talks, now in their third week, would go on in Geneva until the "
    "envoys of both sides had found a form of words, and that no day had been set for the next meeting of the leaders."
)


def published(head, foot="", url=None):
    return byline.published(f"{head}\n\n{BODY}\n\n{BODY}\n\n{foot}", url)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Friday, January 4, 2019", "2019-01-04"),
        ("4 January 2019", "2019-01-04"),
        ("Published: 4 January 2019", "2019-01-04"),
        ("Published January 4, 2019 10:15 AM EST", "2019-01-04"),
        ("Jan 4, 2019 | 10:15 GMT", "2019-01-04"),
        ("By Jane Roe, January 4, 2019", "2019-01-04"),
        ("By JANE ROE and John Doe | Jan. 4, 2019 at 9:00 p.m.", "2019-01-04"),
        ("LONDON, January 4, 2019", "2019-01-04"),
        ("2019-01-04 10:15:00", "2019-01-04"),
        ("04.01.2019", "2019-01-04"),
        ("Posted on January 4, 2019 by admin", "2019-01-04"),
        ("Published Jan 4, 2019 | Updated Jan 5, 2019", "2019-01-04"),
        ("Jan 4, 2019 (updated Jan 5, 2019)", "2019-01-04"),
        ("January 4, 2019 · 5 min read", "2019-01-04"),
    ],
)
def test_a_line_that_is_a_date_gives_the_day(line, day):
    assert published(f"Talks go on in Geneva\n\n{line}") == day


@pytest.mark.parametrize(
    "line",
    [
        "The attack of September 11, 2001 remembered",
        "Updated January 5, 2019",
        "January 4, 2019 to January 9, 2019",
        "Monday, January 4, 2019",  # a Friday
        "See also: The treaty of January 4, 2019",
        "Saturday, 26 February",
        "Kick-off 26 February",
        "03/04/2019",
        "On January 4, 2019, the two met",
        "What happened on January 4, 2019?",
    ],
)
def test_a_line_about_a_day_does_not(line):
    assert published(f"Talks go on in Geneva\n\n{line}") is None


@pytest.mark.parametrize(
    ("start", "place", "day", "credit"),
    [
        ("MOSCOW, Feb 23 (Reuters) - The", "MOSCOW", "--02-23", "Reuters"),
        ("SEOUL, Feb. 23 (Yonhap) -- The", "SEOUL", "--02-23", "Yonhap"),
        ("MOSCOW. Feb 23 (Interfax) - The", "MOSCOW", "--02-23", "Interfax"),
        ("MOSCOW, February 23. /TASS/. The", "MOSCOW", "--02-23", "TASS"),
        ("KYIV, Ukraine (AP) — The", "KYIV, Ukraine", None, "AP"),
        ("WASHINGTON (AP) — The", "WASHINGTON", None, "AP"),
        ("PARIS, Feb 23, 2024 (AFP) - The", "PARIS", "2024-02-23", "AFP"),
        ("Paris (AFP) – The", "Paris", None, "AFP"),
        ("(Reuters) - The", None, None, "Reuters"),
        ("Dec 29 (Reuters) - The", None, "--12-29", "Reuters"),
        ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - The", "SYDNEY and KUALA LUMPUR", "2022-07-26", "IPS"),
        ("SRINAGAR, Mar 03: The", "SRINAGAR", "--03-03", None),
        ("Cairo - 26 July 2022: The", "Cairo", "2022-07-26", None),
        ("New York (November 25, 2021): The", "New York", "2021-11-25", None),
        ("New Delhi, Jul 5 (PTI) The", "New Delhi", "--07-05", "PTI"),
    ],
)
def test_datelines_of_the_agencies_are_taken_apart(start, place, day, credit):
    found = byline.dateline(start)
    assert (found.place, found.day and found.day.iso, found.credit) == (place, day, credit)


@pytest.mark.parametrize(
    "start",
    [
        "On Feb 23 (Friday) - the",
        "March 3: The envoy arrives.",
        "Since May 5, 2020 - the day",
        "The talks (held in Geneva) - are",
        "Kim Jong Un (left) met",
        "Updated May 5 - The",
        "He said (Reuters) so",
        "Troops, Aug 31, 1987, at 5,240",
        "",
        "A",
        "- - -",
    ],
)
def test_beginnings_that_only_look_like_datelines_are_none(start):
    found = byline.dateline(start)
    assert found is None or (found.day is None and not found.dash)


def test_a_day_without_a_year_stays_without_one():
    assert byline.published(f"MOSCOW, Feb 23 (Reuters) - {BODY} It invaded on February 24, 2022.") == "--02-23"


def test_the_year_is_taken_from_the_same_day_written_out_elsewhere():
    assert (
        byline.published(f"MOSCOW, Feb 23 (Reuters) - {BODY}\n\nFirst seen on February 23, 2024, at noon.")
        == "2024-02-23"
    )


def test_a_full_date_line_goes_before_a_dateline_without_a_year():
    assert published(f"Talks\n\nFebruary 23, 2024\n\nMOSCOW, Feb 22 (Reuters) - {BODY}") == "2024-02-23"


def test_a_labelled_date_at_the_foot_counts_and_a_bare_one_does_not():
    assert published("Talks go on", "Published: 23 February 2024") == "2024-02-23"
    assert published("Talks go on", "23 February 2024") is None


def test_the_address_gives_the_day_where_the_words_do_not():
    assert published("Talks go on", url="https://a.example/2024/02/23/talks") == "2024-02-23"


def test_a_date_below_the_first_paragraphs_is_news_not_the_report_s_day():
    assert byline.published(f"{BODY}\n\nFebruary 23, 2024\n\n{BODY}") is None


def test_head_and_foot_know_where_their_lines_begin():
    text = f"  Title \r\n\r\nBy Jane Roe\n{BODY}\n" * 60
    for line in (*byline.head(text), *byline.foot(text)):
        assert text[line.start : line.start + len(line.text)] == line.text


@given(st.text(max_size=200))
def test_any_text_is_searched_without_an_error(text):
    assert byline.published(text) is None or byline.published(text)[:2].strip()
    assert all(text[line.start :].startswith(line.text) for line in byline.foot(text))
