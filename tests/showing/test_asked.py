"""Asked and answered: exchanges of several reports."""

import msgspec

from dragoman.records import Exchange
from dragoman.showing.brief import make_brief
from tests.support.scenes import quotes, reading, said, span, told

replace = msgspec.structs.replace

HEADING, CHANGED = "Asked and answered", "What has changed"
ASK = "to reopen the southern border"


def asked(text, answer="pending", evidence=(), ask=ASK):
    return Exchange(
        id="ex-1", kind="request", askers=("QAT",), addressees=("TUR",), ask=span(text, ask), answer=answer,
        answer_evidence=tuple(span(text, words) for words in evidence),
    )  # fmt: skip


FIRST = "Qatar asked Turkey to reopen the southern border."
REFUSED = "Qatar asked Turkey to reopen the southern border, but Turkey said no."
AGREED = "Qatar had asked Turkey to reopen the southern border. Turkey has now given its consent."


def test_an_ask_of_three_reports_is_told_once_with_its_latest_answer_and_the_one_before_as_a_change():
    brief = make_brief(
        [
            reading(FIRST, "2030-05-01", exchanges=[asked(FIRST)]),
            reading(REFUSED, "2030-05-03", exchanges=[asked(REFUSED, "refused", ["Turkey said no"])]),
            reading(AGREED, "2030-05-09", exchanges=[asked(AGREED, "accepted", ["Turkey has now given its consent"])]),
        ]
    )
    assert told(brief, CHANGED).endswith(
        "Qatar asked Turkey to reopen the southern border (in three reports); in the report of 3 May the answer was "
        "no: “Turkey said no”; by that of 9 May the answer was yes: “Turkey has now given its consent”."
    )
    assert quotes(brief, CHANGED, 2) == [REFUSED] and quotes(brief, CHANGED, 3) == [AGREED[54:]]
    assert told(brief, HEADING) == ""


def test_what_is_not_answered_is_told_with_the_reports_that_hold_no_answer():
    later = "Nothing moved at the border."
    brief = make_brief(
        [
            reading("It rained in Kuwait.", "2030-04-01"),
            reading(FIRST, "2030-05-01", exchanges=[asked(FIRST)]),
            reading(later, "2030-05-09"),
        ]
    )
    assert told(brief, HEADING) == (
        "Not answered in the two reports up to 9 May 2030: Qatar asked Turkey to reopen the southern border."
    )


def test_what_the_last_day_tells_for_the_first_time_is_said_to_be_new():
    brief = make_brief(
        [
            reading("It rained in Kuwait.", "2030-04-01"),
            reading(REFUSED, "2030-05-03", exchanges=[asked(REFUSED, "refused", ["Turkey said no"])]),
        ]
    )
    assert "southern border (first told on 3 May); the answer was no" in told(brief, HEADING)


def test_an_ask_that_says_what_the_other_must_do_and_one_of_a_single_noun():
    must = "Turkey must open the road, Qatar said."
    noun = "Turkey has the demands of Qatar."
    assert told(make_brief([reading(must, exchanges=[asked(must, ask="must open the road")])]), HEADING).endswith(
        "Qatar said that Turkey must open the road."
    )
    assert told(make_brief([reading(noun, exchanges=[asked(noun, ask="demands")])]), HEADING).endswith(
        "Qatar put demands to Turkey."
    )


def test_words_that_are_no_more_than_the_answer_make_no_ask():
    text = "Turkey took up what Qatar had in mind."
    exchange = asked(text, "accepted", ["took up what Qatar had in mind"], "took up what Qatar had in mind")
    assert told(make_brief([reading(text, exchanges=[exchange])]), HEADING) == ""


def test_many_asks_are_counted_by_what_became_of_them():
    words = ("wheat", "water", "medicine", "machines", "engineers")
    text = " ".join(f"Qatar asked Turkey for {word} in return." for word in words) + " Turkey agreed. Turkey denied it."
    answers = ("accepted", "accepted", "refused", "pending", "pending")
    exchanges = [
        replace(asked(text, answer, ask=f"for {word}"), id=f"ex-{word}")
        for word, answer in zip(words, answers, strict=True)
    ]
    denial = said(text, "Turkey", "denied", "it", act="deny")
    line = told(make_brief([reading(text, exchanges=exchanges, statements=[denial])]), HEADING)
    assert line.startswith(
        "The reports tell of five requests: two met with a yes, one with a no and two stand without an answer. "
        "Most is asked of Turkey."
    )
