"""Who has what hold on whom: the ties of several reports as lines of a chapter."""

import pytest

from dragoman.records import Tie
from dragoman.showing.brief import make_brief
from tests.support.scenes import quotes, reading, span, told

HEADING = "Who has a hold on whom"


def tie(text, from_, to, kind, words, sign="+", **fields):
    id_ = f"ti-{kind}-{from_}-{to}"
    return Tie(id=id_, from_=from_, to=to, kind=kind, sign=sign, evidence=(span(text, words),), **fields)


BASE = "Turkey keeps 3,000 soldiers in Qatar."
SENT = "The soldiers whom Turkey keeps in Qatar trained on Monday."


def test_a_tie_of_two_reports_is_told_once_with_its_size_the_reports_and_both_sources():
    brief = make_brief(
        [
            reading(BASE, ties=[tie(BASE, "TUR", "QAT", "troops", BASE[:-1], magnitude="3,000 soldiers")]),
            reading(SENT, ties=[tie(SENT, "TUR", "QAT", "troops", "The soldiers whom Turkey keeps in Qatar")]),
        ]
    )
    assert told(brief, HEADING) == "Troops. Turkey has troops in Qatar (“3,000 soldiers”; two reports)."
    assert sorted(quotes(brief, HEADING)) == sorted([BASE, SENT])


def test_two_reports_of_one_outlet_are_said_to_be():
    readings = [reading(text, publisher="Echo", ties=[tie(text, "TUR", "QAT", "troops", "Turkey")])
                for text in (BASE, SENT)]  # fmt: skip
    assert "(two reports from one outlet)" in told(make_brief(readings), HEADING)


def test_one_hold_on_several_and_several_on_one_are_one_sentence():
    text = "Iran and Turkey sell grain to Qatar. Kuwait leans on Turkey and on Iran."
    ties = [
        tie(text, "IRN", "QAT", "trade", "Iran and Turkey sell grain to Qatar"),
        tie(text, "TUR", "QAT", "trade", "Iran and Turkey sell grain to Qatar"),
        tie(text, "KWT", "TUR", "dependence", "Kuwait leans on Turkey", None),
        tie(text, "KWT", "IRN", "dependence", "Kuwait leans on Turkey and on Iran", None),
    ]
    assert told(make_brief([reading(text, ties=ties)]), HEADING).splitlines() == [
        "Trade. Iran and Turkey trade with Qatar.",
        "Dependence. Kuwait depends on Iran and Turkey.",
    ]


def test_trade_told_both_ways_is_one_line():
    text = "Iran buys from Turkey, and Turkey buys from Iran."
    ties = [
        tie(text, "TUR", "IRN", "trade", "Iran buys from Turkey"),
        tie(text, "IRN", "TUR", "trade", "Turkey buys from Iran"),
    ]
    assert told(make_brief([reading(text, ties=ties)]), HEADING) == "Trade. Turkey and Iran trade with each other."


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"since": "2014"}, "Troops. Turkey has troops in Qatar since 2014."),
        ({"until": "2019-03"}, "Troops. Turkey had troops in Qatar until March 2019."),
        ({"sign": "-"}, "Troops. Turkey has troops against Qatar."),
    ],
)
def test_since_when_until_when_and_against_whom(fields, line):
    brief = make_brief([reading(BASE, ties=[tie(BASE, "TUR", "QAT", "troops", BASE[:-1], **fields)])])
    assert told(brief, HEADING) == line


def test_opposite_signs_are_named_with_the_words_of_those_who_say_so():
    yes, again, no = "Iran recognises Kuwait.", "Iran has recognised Kuwait.", "Iran has never recognised Kuwait."
    readings = [
        reading(yes, ties=[tie(yes, "IRN", "KWT", "recognition", yes[:-1])]),
        reading(again, ties=[tie(again, "IRN", "KWT", "recognition", again[:-1])]),
        reading(no, ties=[tie(no, "IRN", "KWT", "recognition", no[:-1], "-")]),
    ]
    line = "Iran recognises Kuwait (two reports); against that stands “Iran has never recognised Kuwait”."
    assert told(make_brief(readings), HEADING) == f"Recognition. {line}"


def test_allies_who_are_told_to_be_rivals_are_told_once_as_what_most_say():
    first, second, third = "Iran is an ally of Turkey.", "Iran, an ally of Turkey, agreed.", "Iran is a foe of Turkey."
    readings = [
        reading(first, ties=[tie(first, "IRN", "TUR", "alliance", "an ally of Turkey")]),
        reading(second, ties=[tie(second, "IRN", "TUR", "alliance", "an ally of Turkey")]),
        reading(third, ties=[tie(third, "IRN", "TUR", "rivalry", "a foe of Turkey", "-")]),
    ]
    line = "Iran and Turkey stand together (two reports); one report has them stand against each other."
    assert told(make_brief(readings), HEADING) == f"Alliances. {line}"


def test_a_tie_of_which_the_reader_is_not_sure_and_penalties_of_nobody_are_not_told():
    ties = [
        tie(BASE, "TUR", "QAT", "troops", "Turkey", confidence=0.5),
        tie(BASE, None, "QAT", "sanctions", "Qatar", "-"),
    ]
    assert told(make_brief([reading(BASE, ties=ties)]), HEADING) == ""
