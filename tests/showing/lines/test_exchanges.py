"""Requests and offers are told with the course of their answers."""

import pytest

from dragoman.records import AnswerTold, ExchangeCourse, Search
from dragoman.showing.lines.exchanges import exchange_lines, searched
from dragoman.showing.terminal import Page
from tests.showing.lines.quoting import quoted


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
    assert list(exchange_lines(exchange, Page())) == [
        "QAT → TUR  request, silent  ec-1",
        "    “reopen the railway”",
        "    asked in 1 report, 2030-02-01",
        "    refused, 2030-02-03 to 2030-04-01: “we shall not” 012345:ex-1",
        "    silent, 2030-10-31: “has said nothing” 012345:ex-1",
        "    answered in 2 of 3 reports up to 2030-10-31",
    ]
