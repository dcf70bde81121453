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


def test_asks_of_which_none_has_an_answer_are_said_to_have_none():
    words = ("wheat", "water", "medicine", "machines", "engineers")
    text = " ".join(f"Qatar asked Turkey for {word} in return." for word in words)
    exchanges = [replace(asked(text, ask=f"for {word}"), id=f"ex-{word}") for word in words]
    line = told(make_brief([reading(text, exchanges=exchanges)]), HEADING)
    assert line.startswith("The reports tell of five requests, none of which has an answer. Not")


def test_asks_of_several_days_are_one_sentence_with_the_reports_since_each():
    other = "Qatar asked Turkey for a loan of wheat."
    readings = [
        reading(FIRST, "2030-05-01", exchanges=[asked(FIRST)]),
        reading(other, "2030-05-09", exchanges=[asked(other, ask="for a loan of wheat")]),
    ]
    assert told(make_brief(readings), HEADING) == (
        "Not answered up to 9 May 2030: Qatar asked Turkey to reopen the southern border (two reports since); Qatar "
        "asked Turkey for a loan of wheat (one report since)."
    )


def test_what_is_offered_is_told_as_a_sentence():
    text = "Qatar offered Turkey to send wheat. Qatar sent Turkey a proposal."
    for ask, line in (("to send wheat", "offered Turkey to send wheat"), ("proposal", "made a proposal to Turkey")):
        offer = replace(asked(text, ask=ask), kind="offer")
        assert f"Qatar {line}" in told(make_brief([reading(text, exchanges=[offer])]), HEADING)


def test_an_answer_is_quoted_once_in_the_brief():
    text = f"{FIRST[:-1]}, but Turkey said that the southern border remains closed to everybody."
    answer = "that the southern border remains closed to everybody"
    no = said(text, "Turkey", "said", answer, act="refuse")
    exchanges = [asked(text, "refused", [answer])]
    brief = make_brief([reading(text, "2030-05-03", exchanges=exchanges, statements=[no])])
    assert "the answer was no: “the southern border remains closed to everybody”" in told(brief, HEADING)
    assert told(brief, "Who said what") == ""
    alone = make_brief([reading(text, "2030-05-03", statements=[no])])
    assert "remains closed to everybody" in told(alone, "Who said what")


def test_an_answer_in_the_words_of_the_ask_is_not_quoted():
    text = "Turkey agreed to reopen the southern border. Qatar waits."
    brief = make_brief([reading(text, exchanges=[asked(text, "accepted", [ASK])])])
    assert "the answer was yes." in told(brief, HEADING) and "“" not in told(brief, HEADING)
