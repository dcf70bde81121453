"""Which words of a report name a time, and from when to when. The report is of Thursday, 29 February 2024."""

import re
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.calendar_days import of_iso
from dragoman.reading.parse import Parse
from dragoman.reading.times import find_times
from dragoman.reading.words import find_words
from dragoman.records import Report
from tests.support.dated import dated, times_of

TODAY = "2024-02-29"


def told(parse, published=TODAY):
    """Words and interval of every time of a parse."""
    return [(parse.text(time.first, time.last), time.when) for time in times_of(parse, published)]


DAYS = [
    ("The envoy arrived on Thursday.", "Thursday", "2024-02-29"),
    ("The envoy arrived on Friday.", "Friday", "2024-02-23"),
    ("The envoy will arrive on Friday.", "Friday", "2024-03-01"),
    ("The two sides agreed to meet on Monday.", "Monday", "2024-03-04"),
    ("The envoy failed to reach the town on Monday.", "Monday", "2024-02-26"),
    ("The vote scheduled for Tuesday is open to all.", "Tuesday", "2024-03-05"),
    ("The ministers are to meet on Saturday.", "Saturday", "2024-03-02"),
    ("The minister said he would leave on Sunday.", "Sunday", "2024-03-03"),
    ("The minister said he had left on Sunday.", "Sunday", "2024-02-25"),
    ("The report published on Tuesday names no one.", "Tuesday", "2024-02-27"),
    ("ON FRIDAY THE ARMY TOOK THE TOWN.", "FRIDAY", "2024-02-23"),
    ("The port was hit at dawn on Tuesday.", "Tuesday", "2024-02-27"),
    ("The port was hit overnight on Tuesday.", "Tuesday", "2024-02-27"),
    ("The port was hit last Thursday.", "last Thursday", "2024-02-22"),
    ("The port was hit on 22 February.", "22 February", "2024-02-22"),
    ("The port was hit on Feb. 22, 2023, at noon.", "Feb. 22, 2023", "2023-02-22"),
    ("The port was hit yesterday.", "yesterday", "2024-02-28"),
    ("The port reopens tomorrow.", "tomorrow", "2024-03-01"),
    ("He was held earlier Monday.", "earlier Monday", "2024-02-26"),
    ("According to officials on Tuesday, the port will open soon.", "Tuesday", "2024-02-27"),
]
INTERVALS = [
    ("Last week’s talks failed.", "Last week", "2024-02-19", "2024-02-25"),
    ("The talks go on next week.", "next week", "2024-03-04", "2024-03-10"),
    ("The talks failed this week.", "this week", "2024-02-26", "2024-02-29"),
    ("The talks failed earlier this month.", "earlier this month", "2024-02", "2024-02-29"),
    ("The talks will resume later this year.", "later this year", "2024-02-29", "2024"),
    ("The talks failed late last year.", "late last year", "2023-07", "2023-12"),
    ("The talks failed in mid-January.", "in mid-January", "2024-01-08", "2024-01-24"),
    ("The talks failed in the early 2000s.", "in the early 2000s", "2000", "2004"),
    ("The talks failed in the late nineteenth century.", "in the late nineteenth century", "1851", "1900"),
    ("The embargo has held since September.", "since September", "2023-09", None),
    ("The embargo has held since at least 2015.", "since at least 2015", "2015", None),
    ("The embargo has held since the start of the year.", "since the start of the year", "2024-01", None),
    ("The embargo will hold until 2030.", "until 2030", None, "2030"),
    ("The embargo will end by the end of the year.", "by the end of the year", None, "2024-12"),
    ("The embargo ended before March 2020.", "before March 2020", None, "2020-02"),
    ("The port will not open until April.", "until April", "2024-04", None),
    ("The rule applies from 1 March.", "from 1 March", "2024-03-01", None),
    ("He ruled between 2015 and 2018.", "between 2015 and 2018", "2015", "2018"),
    ("The fleet will train from Monday to Wednesday next week.", "from Monday to Wednesday next week", "2024-03-04",
     "2024-03-06"),
    ("The fleet trained from May to July.", "from May to July", "2023-05", "2023-07"),
    ("The fleet trained between 28 December and 3 January.", "between 28 December and 3 January", "2023-12-28",
     "2024-01-03"),
    ("The fleet trained from 3 to 5 June.", "from 3 to 5 June", "2023-06-03", "2023-06-05"),
    ("The army must leave within 30 days.", "within 30 days", "2024-02-29", "2024-03-30"),
    ("Prices have doubled over the past decade.", "over the past decade", "2014", "2024-02-29"),
    ("Prices have not moved so far.", "so far", None, "2024-02-29"),
    ("Prices doubled in the first quarter.", "first quarter", "2024-01", "2024-03"),
    ("Prices doubled in the 1st quarter.", "1st quarter", "2024-01", "2024-03"),
]  # fmt: skip
LEANING = [
    ("The town fell on 3 March 2014. The next day the army left.", "The next day", "2014-03-04"),
    ("The town fell on 3 March 2014. Two days later the army left.", "Two days later", "2014-03-05"),
    ("The town fell on 3 March 2014. A day earlier the army had left.", "A day earlier", "2014-03-02"),
    ("The army left two days after the fall of the town on 3 March 2014.", "two days after", "2014-03-05"),
    ("The town fell in 2014. The following year the army left.", "The following year", "2015"),
]
NO_DATES = [
    "The envoy may march on the town.",
    "A second envoy took 2016 soldiers with him.",
    "The august assembly sat in silence.",
]
UNPLACED = [
    ("The siege lasted for three days.", "for three days", "duration"),
    ("The siege went on for a third consecutive year.", "for a third consecutive year", "duration"),
    ("The town was taken in two days.", "in two days", "duration"),
    ("The council meets every Friday.", "every Friday", "set"),
    ("The council meets twice a month.", "twice a month", "set"),
]


@pytest.mark.parametrize(("sentence", "words", "day"), DAYS)
def test_the_tense_and_the_words_give_a_day(sentence, words, day):
    assert told(dated(sentence)) == [(words, (day, day))]


@pytest.mark.parametrize(("sentence", "words", "start", "end"), INTERVALS)
def test_an_interval_is_the_outermost_that_the_words_allow(sentence, words, start, end):
    assert told(dated(sentence)) == [(words, (start, end))]


@pytest.mark.parametrize(("sentence", "words", "day"), LEANING)
def test_what_leans_on_another_date_takes_the_one_told_before_or_behind(sentence, words, day):
    assert (words, (day, day)) in told(dated(sentence))


@pytest.mark.parametrize(("sentence", "words", "kind"), UNPLACED)
def test_how_long_and_how_often_have_no_place_on_the_calendar(sentence, words, kind):
    parse = dated(sentence)
    (time,) = times_of(parse)
    assert (parse.text(time.first, time.last), time.when, time.kind) == (words, (None, None), kind)


@pytest.mark.parametrize("sentence", NO_DATES)
def test_other_words_are_no_times(sentence):
    assert told(dated(sentence)) == []


def test_names_are_no_times():
    assert told(dated("The Sunday Times reported a coup.", names=("Sunday Times",))) == []
    assert told(dated("The BBC’s Today programme reported a coup.")) == []
    assert told(dated("The Friday Group met in secret.", names=("Friday Group",))) == []
    assert told(dated("The Friday Group met in secret.")) == [("Friday", ("2024-02-23", "2024-02-23"))]


def test_a_bare_year_or_month_before_its_noun_is_a_time_where_the_network_sees_a_date():
    sentence = "He lost the 2016 election."
    assert told(dated(sentence, dates=("2016",))) == [("2016", ("2016", "2016"))]
    assert told(dated(sentence)) == []


def test_two_months_that_are_listed_follow_each_other():
    assert told(dated("The fleet trained in November and January.")) == [
        ("November", ("2023-11", "2023-11")),
        ("January", ("2024-01", "2024-01")),
    ]


def test_what_was_moved_from_day_to_day_is_no_stretch():
    assert told(dated("The talks were moved from Monday to Tuesday.")) == [
        ("Monday", ("2024-02-26", "2024-02-26")),
        ("Tuesday", ("2024-02-27", "2024-02-27")),
    ]


def test_a_span_is_told_from_a_point():
    kinds = [times_of(dated(sentence))[0].kind for sentence, *_ in INTERVALS]
    assert kinds[:3] == ["point", "point", "point"]
    assert times_of(dated("The embargo has held since September."))[0].kind == "span"
    assert times_of(dated("The embargo has held since September."))[0].why == "since month"


def test_without_a_reports_date_nothing_is_guessed():
    for sentence, words, _ in DAYS:
        ((_, (start, end)),) = told(dated(sentence), None)
        assert start == end
        assert start is None or start.startswith("--") or start[:4] in words
    assert told(dated("The port was hit on 22 February."), None) == [("22 February", ("--02-22", "--02-22"))]
    assert told(dated("The port was hit yesterday."), None) == [("yesterday", (None, None))]
    assert told(dated("He ruled between 2015 and 2018."), None) == [("between 2015 and 2018", ("2015", "2018"))]


def test_furniture_holds_no_times():
    text = "Published on 3 March 2014. The town fell on 4 March 2014."
    words = find_words(text, [(0, 26)])
    parse = _flat(words)
    assert [parse.text(time.first, time.last) for time in times_of(parse)] == ["4 March 2014"]


def _flat(words):
    """A parse in which every word hangs on the first."""
    n = len(words)
    return Parse(words, np.zeros(n, np.int32), ["NOUN"] * n, np.zeros(n, np.int32), ["root", *["dep"] * (n - 1)])


def test_a_table_and_a_sentence_without_end_are_no_error():
    table = "Month\tTons\nMay\n7\nJune\n2019\n" * 300
    assert all("\n" not in table[slice(*_flat(find_words(table)).words.span(t.first, t.last))]
               for t in times_of(_flat(find_words(table))))  # fmt: skip
    endless = "on Tuesday and the next day or in May 2014 until " * 250
    found = times_of(_flat(find_words(endless)))
    assert len(found) == 750


_WORDS = (
    "Thursday last this next week month year weekend the following previous day before after yesterday ago two 3 days "
    "later Feb. May in since 2022 22 , . summer of 1990s night that on quarter first century 19th end past decade few "
    "from to between and within for every 1992/93 so far early now Q2 ’80s recent will said army until by 31 Dec. - "
    "12:30 2/3/2020"
).split()


@st.composite
def _parses(draw):
    text = draw(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)))
    words = find_words(text)
    n = len(words)
    heads = np.array([draw(st.integers(0, at)) for at in range(n)], np.int32)
    tags = [draw(st.sampled_from(["NOUN", "VERB", "ADV", "NUM", "PROPN", "ADP", "PUNCT"])) for _ in range(n)]
    relations = ["root" if heads[at] == at else draw(st.sampled_from(["obl", "nmod", "conj", "dep", "nmod:poss"]))
                 for at in range(n)]  # fmt: skip
    return Parse(words, np.zeros(n, np.int32), tags, heads, relations)


@settings(max_examples=300)
@given(_parses(), st.sampled_from([TODAY, "2024-02", "2024", None, "x", "1000-01-01", "8999-12-31"]))
def test_of_any_words_intervals_are_iso_and_ordered_and_stand_in_the_text(parse, published):
    before = 0
    for time in find_times(parse, Report(id="x", text=parse.words.text, published=published)):
        assert before <= time.first < time.last <= len(parse)
        before = time.last
        for side in time.when:
            assert side is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d", side)
        if None not in time.when and not any(side.startswith("--") for side in time.when):
            assert _first(time.when[0]) <= _last(time.when[1])
        if time.kind in ("duration", "set"):
            assert time.when == (None, None)


def _first(text: str) -> date:
    return of_iso(text).start.first if text[0] in "12345678" else date.fromisoformat(f"{text}-01-01"[:10])


def _last(text: str) -> date:
    return of_iso(text).start.last if text[0] in "12345678" else date.max
