"""Where actors take a stand in a report: in their own words and acts, and in nobody else's."""

import pytest

from dragoman.assembly.stances import stances_of
from dragoman.assembly.standing import Standing
from dragoman.records import Event, Exchange
from tests.support.scenes import reading, said, span


def stances(text, *statements, day="2030-05-04", **records):
    made = reading(text, day, statements=statements, **records)
    return [
        (" ".join(each.sides), each.act, each.value, each.issue.label)
        for each in stances_of(made, Standing().sides(made))
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "act", "expected"),
    [
        ("Qatar condemned the raid on Turkey.", "condemned", "the raid on Turkey", "criticise",
         ("QAT", "opposes", -1.0, "the raid on Turkey")),
        ("Qatar backed the truce.", "backed", "the truce", "support", None),
        ("Qatar backed the harbour truce.", "backed", "the harbour truce", "support",
         ("QAT", "supports", 1.0, "the harbour truce")),
        ("Qatar refused to open the port.", "refused", "to open the port", "refuse",
         ("QAT", "refuses", -1.0, "open the port")),
        ("Qatar promised not to shell the port.", "promised", "not to shell the port", "promise",
         ("QAT", "promises", -1.0, "shell the port")),
        ("Qatar called for Turkey to open the port.", "called for", "Turkey to open the port", "ask",
         ("QAT", "asks", 1.0, "Turkey to open the port")),
        ("Qatar said we will never open the port.", "said", "we will never open the port", "refuse",
         ("QAT", "refuses", -1.0, "open the port")),
        ("Qatar said Turkey must open the port.", "said", "Turkey must open the port", "demand",
         ("QAT", "demands", 1.0, "open the port")),
        ("Qatar rejected the demand that Turkey close the port.", "rejected", "the demand that Turkey close the port",
         "refuse", ("QAT", "refuses", -1.0, "close the port")),
        ("Qatar rejected a call by Turkey to close the port.", "rejected", "a call by Turkey to close the port",
         "refuse", ("QAT", "refuses", -1.0, "close the port")),
        ("Qatar accused Turkey of shelling the port.", "accused", "Turkey of shelling the port", "criticise",
         ("QAT", "opposes", -1.0, "shelling the port")),
    ],
)  # fmt: skip
def test_a_stand_is_taken_by_a_cue_or_by_a_content_that_says_so(text, cue, content, act, expected):
    found = stances(text, said(text, "Qatar", cue, content, act))
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("Qatar did not condemn the raid on Turkey.", "condemn", "the raid on Turkey", "criticise"),
        ("Qatar might oppose the harbour truce.", "oppose", "the harbour truce", "criticise"),
        ("Qatar asked how the port was opened.", "asked", "how the port was opened", "ask"),
        ("Qatar rejected the claim that its port was shut.", "rejected", "the claim that its port was shut", "refuse"),
        ("Qatar criticised for dumping wheat on Turkey.", "criticised", "dumping wheat on Turkey", "criticise"),
        ("Qatar blamed Turkey for the flood.", "blamed", "Turkey for the flood", "criticise"),
        ("Qatar said its wage rises will sink the port.", "said", "its wage rises will sink the port", "promise"),
        ("Qatar said everything must be open.", "said", "everything must be open", "demand"),
    ],
)
def test_what_is_not_said_not_in_earnest_or_nothing_to_be_done_is_no_stand(text, cue, content, act):
    assert stances(text, said(text, "Qatar", cue, content, act)) == []


def test_what_an_analyst_says_that_a_state_thinks_is_no_evidence():
    text = "Ada Linde said Qatar opposes the harbour truce."
    outer = said(text, "Ada Linde", "said", "Qatar opposes the harbour truce")
    thought = said(text, "Qatar", "opposes", "the harbour truce", "criticise", inside=outer.id)
    assert stances(text, outer, thought) == []
    ascribed = said(text, "Qatar", "opposes", "the harbour truce", "criticise", ascribed=True)
    assert stances(text, ascribed) == []


def test_what_its_own_official_says_that_a_state_does_is():
    text = "Minister Berg said Kuwait opposes the harbour truce."
    outer = said(text, "Minister Berg", "said", "Kuwait opposes the harbour truce")
    inner = said(text, "Kuwait", "opposes", "the harbour truce", "criticise", inside=outer.id)
    assert stances(text, outer, inner) == [("KWT", "opposes", -1.0, "the harbour truce")]


def exchange(text, ask, answer="pending", evidence=(), **fields):
    return Exchange(
        id="ex-1", kind="request", askers=("QAT",), addressees=("TUR",), ask=span(text, ask), answer=answer,
        answer_evidence=tuple(span(text, words) for words in evidence), **fields,
    )  # fmt: skip


def test_an_exchange_has_the_stand_of_both_and_its_statements_make_no_second_one():
    text = "Qatar asked Turkey to open the port. Turkey refused to open it."
    ask = said(text, "Qatar", "asked", "to open the port", "ask", addressee="TUR")
    answer = said(text, "Turkey", "refused", "to open it", "refuse")
    found = stances(text, ask, answer, exchanges=[exchange(text, "to open the port", "refused", ["to open it"])])
    assert found == [("QAT", "asks", 1.0, "open the port"), ("TUR", "refuses", -1.0, "open the port")]


def test_silence_and_an_evasion_are_told_apart_and_neither_is_a_yes_or_a_no():
    text = "Qatar asked Turkey to open the port. So far Turkey has not replied. Its stance is well known, Turkey added."
    evidence = ["So far Turkey has not replied", "Its stance is well known"]
    found = stances(text, exchanges=[exchange(text, "to open the port", "evaded", evidence)])
    assert [(act, value) for _, act, value, _ in found] == [("asks", 1.0), ("is silent", 0.0), ("evades", 0.0)]


def test_what_an_observer_says_about_an_answer_is_none():
    text = "Qatar asked Turkey to open the port. Turkey stays silent on it, Ada Linde said."
    seen = said(text, "Ada Linde", "said", "Turkey stays silent on it")
    found = stances(text, seen, exchanges=[exchange(text, "to open the port", "silent", ["Turkey stays silent on it"])])
    assert [act for _, act, _, _ in found] == ["asks"]


def test_what_only_an_opponent_says_was_asked_was_not():
    text = "Turkey said Qatar asked Turkey to open the port."
    seen = said(text, "Turkey", "said", "Qatar asked Turkey to open the port")
    assert stances(text, seen, exchanges=[exchange(text, "to open the port")]) == []


def test_the_words_of_an_answer_are_no_ask():
    text = "Turkey agreed with Qatar to open the port."
    asked = exchange(text, "open the port", "accepted", ["agreed with Qatar to open the port"])
    assert stances(text, exchanges=[asked]) == []
    text = "Turkey rejected a demand by Qatar to open the port."
    asked = exchange(text, "to open the port", "refused", ["rejected a demand by Qatar to open the port"])
    assert [each[:2] for each in stances(text, exchanges=[asked])] == [("TUR", "refuses"), ("QAT", "asks")]


def event(text, actor, words, anchor, recipient, modality="occurred", **fields):
    return Event(
        id="ev-1", type="ASSAULT", anchors=(span(text, anchor),), actors=(actor,), actor_spans=(span(text, words),),
        recipients=(recipient,), recipient_spans=(span(text, "Qatar"),), modality=modality, **fields,
    )  # fmt: skip


def test_a_deed_is_a_stand_where_the_report_tells_it_and_none_where_an_adversary_does():
    text = "Turkey shelled Qatar."
    assert [each[:3] for each in stances(text, events=[event(text, "TUR", "Turkey", "shelled", "QAT")])] == [
        ("TUR", "does", 1.0)
    ]
    text = "Iran said Turkey shelled Qatar."
    charge = said(text, "Iran", "said", "Turkey shelled Qatar")
    deed = event(text, "TUR", "Turkey", "shelled", "QAT", attributed_to=charge.id)
    assert stances(text, charge, events=[deed]) == []


def test_a_stand_has_the_day_of_its_words_else_that_of_its_report():
    text = "Qatar condemned the raid on Turkey."
    for made_on, expected in (("2030-05-01", "2030-05-01"), (None, "2030-05-04"), ("--05-01", "2030-05-04"),
                              ("2030-05", "2030-05-04"), ("2030-04", "2030-04")):  # fmt: skip
        statement = said(text, "Qatar", "condemned", "the raid on Turkey", "criticise", made_on=made_on)
        made = reading(text, "2030-05-04", statements=[statement])
        assert [each.on for each in stances_of(made, Standing().sides(made))] == [expected]
