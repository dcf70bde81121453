"""Which time dates which verb and noun. The report is of Thursday, 29 February 2024."""

import pytest

from dragoman.reading.dating import time_of
from tests.support.dated import dated, times_of, word

OWN = [
    ("Rebels attacked the port on Tuesday.", "attacked", "2024-02-27", "2024-02-27"),
    ("The attack on the port last week killed ten.", "attack", "2024-02-19", "2024-02-25"),
    ("Paris condemned Tuesday’s attack.", "attack", "2024-02-27", "2024-02-27"),
    ("The agreement signed in 2015 collapsed last week.", "agreement", "2015", "2015"),
    ("The agreement signed in 2015 collapsed last week.", "signed", "2015", "2015"),
    ("The agreement signed in 2015 collapsed last week.", "collapsed", "2024-02-19", "2024-02-25"),
    ("Rebels hit the port at dawn on Tuesday.", "hit", "2024-02-27", "2024-02-27"),
    ("The minister resigned in a statement on Monday.", "resigned", "2024-02-26", "2024-02-26"),
    ("The ministers signed an agreement on Friday.", "signed", "2024-02-23", "2024-02-23"),
]
SHARED = [
    ("The attack came on Tuesday.", "attack", "2024-02-27", "2024-02-27"),
    ("The two sides held talks on Monday.", "talks", "2024-02-26", "2024-02-26"),
    ("A blockade was imposed in 2017.", "blockade", "2017", "2017"),
    ("A bomb exploded on Tuesday, killing five people.", "killing", "2024-02-27", "2024-02-27"),
    ("On Tuesday the army attacked the town and seized the port.", "seized", "2024-02-27", "2024-02-27"),
    ("The army began to withdraw on Monday.", "began", "2024-02-26", "2024-02-26"),
    ("When the two leaders met in 2018, they signed a declaration.", "signed", "2018", "2018"),
]
OPENED = [
    ("Trade has stopped since Kim visited Moscow in September.", "stopped", "2023-09", None),
    ("Prices rose after rebels struck a tanker on Sunday.", "rose", "2024-02-25", None),
    ("The country has suffered since its invasion of Ukraine in February 2022.", "suffered", "2022-02", None),
    ("The minister resigned before the vote on Friday.", "resigned", None, "2024-02-23"),
    ("Turkey will keep the ban until the end of the year.", "keep", None, "2024-12"),
]
NONE = [
    ("The minister said on Tuesday that rebels attacked the port.", "attacked"),
    ("Officials said Thursday they had arrested two men.", "arrested"),
    ("Paris condemned Tuesday’s attack.", "condemned"),
    ("Ukraine, which Russia invaded in February 2022, asked for missiles.", "asked"),
    ("The ministers agreed on Friday to release the sailors.", "release"),
    ("The siege of the town lasted for three days.", "siege"),
    ("The 1973 war changed everything.", "changed"),
]


def when(sentence, form):
    parse = dated(sentence, dates=("1973",) if "1973" in sentence else ())
    time = time_of(parse, times_of(parse), word(parse, form))
    return None if time is None else time.when


@pytest.mark.parametrize(("sentence", "form", "start", "end"), OWN)
def test_a_date_belongs_to_the_word_that_governs_it(sentence, form, start, end):
    assert when(sentence, form) == (start, end)
    parse = dated(sentence)
    assert time_of(parse, times_of(parse), word(parse, form), shared=False) is not None


@pytest.mark.parametrize(("sentence", "form", "start", "end"), SHARED)
def test_words_of_one_clause_share_its_date(sentence, form, start, end):
    assert when(sentence, form) == (start, end)


@pytest.mark.parametrize(("sentence", "form", "start", "end"), OPENED)
def test_since_after_before_and_until_open_the_interval(sentence, form, start, end):
    assert when(sentence, form) == (start, end)
    parse = dated(sentence)
    assert time_of(parse, times_of(parse), word(parse, form)).kind == "span"


@pytest.mark.parametrize(("sentence", "form"), NONE)
def test_a_date_does_not_reach_what_it_does_not_date(sentence, form):
    assert when(sentence, form) is None


def test_a_war_is_dated_by_the_year_in_front_of_it():
    assert when("The 1973 war changed everything.", "war") == ("1973", "1973")


def test_of_two_dates_the_narrower_holds():
    assert when("Rebels attacked the port on Tuesday in 2024.", "attacked") == ("2024-02-27", "2024-02-27")


def test_a_report_without_a_date_dates_by_the_year_alone():
    parse = dated("The agreement signed in 2015 collapsed last week.")
    times = times_of(parse, None)
    assert time_of(parse, times, word(parse, "signed")).when == ("2015", "2015")
    assert time_of(parse, times, word(parse, "collapsed")).when == (None, None)
