"""The annotated sentences say what their form promises; nothing here reads them with the reader."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.records import EventType, Modality, Quantity

FOLDER = Path(__file__).parents[2] / "benchmarks"
SENTENCES = [json.loads(line) for line in (FOLDER / "modality.jsonl").read_text(encoding="utf-8").splitlines()]
EVENTS = [(sentence["text"], event) for sentence in SENTENCES for event in sentence["events"]]
TEMPLATES = [json.loads(line) for line in (FOLDER / "swaps.jsonl").read_text(encoding="utf-8").splitlines()]
PLACES = {f"{who}{form}" for who in "AB" for form in ("", "_adj", "_capital")}


def event_spans(event: dict[str, Any]) -> Iterator[list[int]]:
    yield from [event["anchor"], *event["also"], *event["actors"], *event["recipients"]]
    if event["location"]:
        yield event["location"]
    if event["quantity"]:
        yield event["quantity"]["span"]


def test_every_span_is_whole_words() -> None:
    for text, event in EVENTS:
        for start, end in event_spans(event):
            assert re.fullmatch(r"\S(.*\S)?", text[start:end]), text
            assert not re.match(r"\w\w", text[start - 1 : start + 1]) or start == 0, text[start:end]
            assert not re.match(r"\w\w", text[end - 1 : end + 1]), text[start:end]


def test_actors_leave_their_determiners_off() -> None:
    for text, event in EVENTS:
        for start, end in event["actors"] + event["recipients"]:
            assert not re.match(r"(the|an?|its|his|their|our) ", text[start:end], re.IGNORECASE), text[start:end]


def test_fields_hold_what_the_codebook_allows() -> None:
    for text, event in EVENTS:
        assert event["type"] in get_args(EventType), text
        assert event["modality"] in get_args(Modality), text
        assert event["outcome"] in (None, "failed"), text
        assert isinstance(event["attributed"], bool), text
        if event["quantity"]:
            Quantity(**event["quantity"])
    assert len({sentence["id"] for sentence in SENTENCES}) == len(SENTENCES)


def test_parties_to_a_meeting_or_a_deal_are_no_recipients_as_well() -> None:
    for text, event in EVENTS:
        assert not {text[a:b] for a, b in event["actors"]} & {text[a:b] for a, b in event["recipients"]}, text


@pytest.mark.parametrize("modality", get_args(Modality))
def test_every_modality_is_there_twenty_times(modality: str) -> None:
    assert sum(event["modality"] == modality for _, event in EVENTS) >= 20


def test_every_type_is_there_and_some_sentences_hold_no_event() -> None:
    types = Counter(event["type"] for _, event in EVENTS)
    assert set(types) == set(get_args(EventType)) and min(types.values()) >= 7
    assert sum(not sentence["events"] for sentence in SENTENCES) >= 15


def test_templates_have_places_for_both_states_and_one_anchor() -> None:
    for row in TEMPLATES:
        places = set(re.findall(r"\{(\w+)\}", row["template"]))
        assert places <= PLACES and {place[0] for place in places} == {"A", "B"}, row
        assert len(re.findall(rf"(?<!\w){re.escape(row['anchor'])}(?!\w)", row["template"])) == 1, row
        assert sorted(row["actors"] + row["recipients"]) == ["A", "B"], row
        assert row["type"] in get_args(EventType) and row["modality"] in get_args(Modality), row
    assert len({row["template"] for row in TEMPLATES}) == len(TEMPLATES) >= 40
