"""The examples are read as what they are, and their annotation says what it quotes."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from dragoman import sources
from dragoman.records import decode, spans

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLD = [decode(line) for line in (EXAMPLES / "gold.jsonl").read_bytes().splitlines()]


@pytest.fixture(scope="module")
def annotate():
    spec = importlib.util.spec_from_file_location("annotate", EXAMPLES / "annotate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["annotate"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["annotate"]


def words(reading, *found):
    return [reading.report.text[a:b] for a, b in found]


def by_title(beginning):
    return next(reading for reading in GOLD if reading.report.title.startswith(beginning))


def test_gold_is_what_the_annotation_says(annotate):
    assert annotate.main(["--check"]) == 0


def test_every_report_is_read_with_the_day_that_it_gives():
    reports = {report.id: report for report in sources.read(EXAMPLES / "reports")}
    assert {reading.report.id for reading in GOLD} == set(reports)
    for reading in GOLD:
        assert reports[reading.report.id].text == reading.report.text
        assert reports[reading.report.id].published == reading.report.published
        assert reports[reading.report.id].title == reading.report.title
    assert len({reading.report.published for reading in GOLD}) == 4


def test_no_span_of_gold_begins_or_ends_inside_a_word_or_at_a_space():
    for reading in GOLD:
        text = reading.report.text
        for kind in ("actors", "statements", "events", "exchanges", "ties", "claims", "forecasts"):
            for record in getattr(reading, kind):
                for _, (start, end) in spans(record):
                    assert not text[start:end][0].isspace() and not text[start:end][-1].isspace()
                    assert not (text[start - 1 : start].isalnum() and text[start].isalnum()), text[start - 10 : end]
                    assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum()), text[start : end + 10]


def test_every_name_of_a_state_in_prose_is_a_mention():
    names = {"Qatar", "Bahrain", "Egypt", "Turkey", "Iran", "Kuwait", "Oman", "Riyadh", "Tehran", "Ankara"}
    for reading in GOLD:
        covered = [m.span for actor in reading.actors for m in actor.mentions]
        skipped = [mark.span for mark in reading.report.furniture]
        for match in re.finditer(r"\b[A-Z][a-z]+\b", reading.report.text):
            if match.group() in names and not any(a <= match.start() < b for a, b in skipped):
                # Inside the name of an institution ("Qatar Airways") it is no mention of its own.
                assert any(a <= match.start() < b for a, b in covered), (reading.report.title, match)


def test_statements_quote_source_cue_and_content():
    reading = by_title("Four Arab states")
    first = reading.statements[0]
    assert words(reading, *first.source) == ["Saudi Arabia, the United Arab Emirates, Bahrain and Egypt"]
    assert words(reading, *first.cue) == ["accusing"]
    assert words(reading, *first.content) == ["the small gas exporter of supporting terrorism"]
    assert first.speakers == ("SAU", "ARE", "BHR", "EGY") == first.acts_for


def test_speech_at_second_hand_stands_inside_what_reports_it():
    reading = by_title("Tillerson leaves Jeddah")
    outer = next(s for s in reading.statements if s.speakers == ("al-jazeera",))
    inner = next(s for s in reading.statements if s.inside == outer.id)
    assert words(reading, *inner.source) == ["a Qatari official"]
    assert inner.acts_for == ("QAT",) and outer.acts_for == (None,)


def test_who_does_a_deed_and_to_whom_is_a_mention_of_that_actor():
    for reading in GOLD:
        mentions = {(mention.span, actor.id) for actor in reading.actors for mention in actor.mentions}
        for event in reading.events:
            assert all(any((span, actor) in mentions for actor in event.recipients) for span in event.recipient_spans)
            # A speech act's actor is its statement's source, which may be longer than a mention.
            if event.actor_spans and not any(event.actor_spans == statement.source for statement in reading.statements):
                found = [any((span, actor) in mentions for actor in event.actors) for span in event.actor_spans]
                assert all(found), (reading.report.title, event)


def test_an_event_stands_in_the_innermost_statement_that_holds_its_first_word():
    for reading in GOLD:
        for event in reading.events:
            if event.attributed_to is None:
                continue
            (start, end), *_ = event.anchors
            (inside,) = (statement for statement in reading.statements if statement.id == event.attributed_to)
            if event.actor_spans in {statement.source for statement in reading.statements}:
                continue  # a speech act stands in its statement's `inside`, wherever its words are
            assert any(a <= start and end <= b for a, b in inside.content), (reading.report.title, event)


def test_words_told_again_are_further_anchors_of_the_same_event():
    reading = by_title("Qatar says demands")
    (demand,) = (event for event in reading.events if words(reading, event.anchors[0]) == ["want"])
    assert words(reading, *demand.anchors) == ["want", "demand"]
    assert demand.type == "REQUEST" and demand.recipients == ("QAT",)


def test_words_for_an_event_that_is_not_there_are_refused(annotate):
    with pytest.raises(KeyError):
        annotate._add_anchors([], [annotate.Entry("e2", [], {"as": "s5"})])


def test_what_is_read_from_damage_carries_the_mark():
    reading = by_title("The four countries lament")
    assert len(reading.report.damaged) == 5
    damaged = {statement.id for statement in reading.statements if statement.damaged is True}
    cut = next(s for s in reading.statements if words(reading, *s.content)[0].endswith("will follow until”"))
    assert cut.id in damaged and len(damaged) < len(reading.statements)


def test_the_two_countries_are_different_pairs():
    pairs = {
        actor.members
        for reading in GOLD
        for actor in reading.actors
        if actor.kind == "group" and actor.name in ("two countries", "two states")
    }
    assert len(pairs) >= 3


def test_every_kind_of_answer_but_evasion_is_there():
    assert {exchange.answer for reading in GOLD for exchange in reading.exchanges} >= {
        "accepted", "refused", "silent", "pending",
    }  # fmt: skip


@pytest.mark.parametrize("quotation", ["<Qatar> nowhere", "<the>", "[Sheikh Tamim] {agreed"])
def test_a_quotation_that_does_not_fit_once_is_refused(annotate, quotation):
    with pytest.raises(annotate.GoldError):
        annotate.find(quotation, "the emir said that the Sheikh Tamim agreed")
