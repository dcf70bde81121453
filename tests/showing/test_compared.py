"""Comparisons as tables, and exchanges and contradictions as lines."""

import pytest

from dragoman.assembly.comparing import Compared, compare
from dragoman.records import AnswerTold, Contradiction, Evidence, ExchangeCourse, Issue, Position, Quoted, Search
from dragoman.showing.compared import as_tables
from dragoman.showing.terminal import Page, searched

ISSUE = Issue(id="is-1", label="reopen the \x1b[31mrailway", doers=("TUR",))


def position(actor, on, act, value, words):
    evidence = Evidence(
        report="0123456789ab", record="st-1", type="statements", act=act, value=value, on=on, spans=((0, 1),),
        quotes=(words,),
    )  # fmt: skip
    return Position(id=f"{actor}{on}", actor=actor, issue="is-1", value=value, on=on, evidence=(evidence,))


POSITIONS = [
    position("QAT", "2030-02-01", "asks", 1.0, "to reopen it"),
    position("TUR", "2030-02-03", "refuses", -1.0, "we shall not"),
    position("TUR", "2030-10-31", "is silent", 0.0, "has said nothing"),
    position("TUR", None, "evades", 0.0, "all is well"),
]
ACTORS = [Compared(id=code, name=name, side=code) for code, name in (("QAT", "Qatar"), ("TUR", "Turkey"))]


def test_a_table_has_a_column_an_actor_and_a_line_a_day_and_says_what_moved():
    text = as_tables(compare([ISSUE], POSITIONS, ACTORS), 10, 110)
    lines = text.splitlines()
    header = next(line for line in lines if "Qatar" in line)
    assert header.index("Qatar") < header.index("Turkey")
    days = [line.split()[0] for line in lines if line.strip()[:3] in ("203", "day")]
    assert days[:4] == ["day", "2030-02-01", "2030-02-03", "2030-10-31"]
    assert "“we shall not” 012345:st-1" in text and "refuses -1.0" in text
    assert "Turkey changed from refuses (3 February 2030) to is silent (31 October 2030): “has said nothing”" in text


def test_what_controls_a_terminal_is_not_printed_and_no_colour_is_without_being_asked_for():
    assert "\x1b" not in as_tables(compare([ISSUE], POSITIONS, ACTORS), 10)
    assert "\x1b[" in as_tables(compare([ISSUE], POSITIONS, ACTORS), 10, colour=True)


def test_no_more_issues_than_asked_for_and_none_is_no_line():
    assert as_tables(compare([ISSUE], POSITIONS, ACTORS), 0) == ""
    assert as_tables(compare([], POSITIONS, ACTORS), 10) == ""


@pytest.mark.parametrize(
    ("search", "line"),
    [
        (Search(reports=7, first="2030-02-01", last="2030-10-31"), "no answer in 7 reports up to 2030-10-31"),
        (Search(reports=1), "no answer in 1 report"),
        (Search(reports=7, last="2030-10-31", with_answer=2), "answered in 2 of 7 reports up to 2030-10-31"),
    ],
)
def test_where_an_answer_was_looked_for_is_told(search, line):
    assert searched(search) == line


def quoted(says, on, words, actors=("TUR",)):
    return Quoted(
        report="0123456789ab", record="ex-1", type="exchanges", says=says, actors=actors, on=on, spans=((0, 1),),
        quotes=(words,),
    )  # fmt: skip


def test_an_exchange_is_told_with_the_course_of_its_answers():
    exchange = ExchangeCourse(
        id="ec-1", kind="request", askers=("QAT",), addressees=("TUR",), ask="reopen the railway", answer="silent",
        asked=(quoted("request", "2030-02-01", "reopen it", ("QAT",)),),
        course=(
            AnswerTold(answer="refused", first="2030-02-03", last="2030-04-01",
                       evidence=(quoted("refused", "2030-02-03", "we shall not"),)),
            AnswerTold(answer="silent", first="2030-10-31", last="2030-10-31",
                       evidence=(quoted("silent", "2030-10-31", "has said nothing"),)),
        ),
        search=Search(reports=3, first="2030-02-01", last="2030-10-31", with_answer=2),
    )  # fmt: skip
    assert list(Page().exchange(exchange)) == [
        "QAT → TUR  request, silent  ec-1",
        "    “reopen the railway”",
        "    asked in 1 report, 2030-02-01",
        "    refused, 2030-02-03 to 2030-04-01: “we shall not” 012345:ex-1",
        "    silent, 2030-10-31: “has said nothing” 012345:ex-1",
        "    answered in 2 of 3 reports up to 2030-10-31",
    ]


def test_a_contradiction_is_told_with_both_quotations():
    found = Contradiction(
        id="co-1", kind="answer", about="reopen the railway", actors=("TUR",),
        one=quoted("accepted", "2030-02-01", "we shall"), other=quoted("refused", None, "we shall not"),
    )  # fmt: skip
    assert list(Page().contradiction(found)) == [
        "TUR  answer  co-1",
        "    reopen the railway",
        "      accepted, 2030-02-01: “we shall” 012345:ex-1",
        "      refused, day unknown: “we shall not” 012345:ex-1",
    ]
