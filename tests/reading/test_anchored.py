import numpy as np
import pytest

from dragoman.reading.anchored import find_anchors
from dragoman.reading.network import Signals

# "Seoul urged Beijing to press Pyongyang"
SEOUL, URGED, BEIJING, TO, PRESS, PYONGYANG = range(6)
WORDS, INNER, REACH = 6, 8, 4
LABELS = {
    "upos": ["X"],
    "anchors.ask": ["O", "B-request", "B-offer", "I"],
    "anchors.event": ["O", "B-REQUEST", "B-COERCE", "I"],
    "anchors.modality": ["occurred", "requested"],
    "anchors.sides": ["O", "B-source"],
    "parts": ["ask by", "ask what", "event actor"],
}
ASK, EVENT, MODALITY = slice(0, 4), slice(4, 8), slice(8, 10)


def scene(pointing=()):
    """Signals and tables in which a part is played as `pointing` says: (anchor, part, first word, last word)."""
    logits = np.full((WORDS, 12), -4.0, np.float32)
    for tagger in (ASK, EVENT):
        logits[:, tagger.start] = 4.0
    query = np.eye(WORDS, INNER, dtype=np.float32)
    between = np.zeros((6, INNER, INNER), np.float32)
    for anchor, part, first, last in pointing:
        between[2 * part, anchor, first] = between[2 * part + 1, anchor, last] = 9.0
    tables = {
        "parts.between": between,
        "parts.prior": np.zeros((6, INNER), np.float32),
        "parts.distance": np.zeros((6, 2 * REACH + 1), np.float32),
        "parts.none": np.full((6, INNER), 4.0, np.float32),
    }
    return logits, Signals({"anchors": logits, "part_query": query, "part_key": query}, {}), tables


def mark(logits, word, tagger, label):
    logits[word, tagger] = -4.0
    logits[word, tagger.start + label] = 4.0


def test_an_anchor_comes_with_its_kind_and_the_words_of_its_parts():
    logits, signals, tables = scene([(URGED, 0, SEOUL, SEOUL), (URGED, 1, TO, PYONGYANG)])
    mark(logits, URGED, ASK, 1)
    (anchor,) = find_anchors(signals, LABELS, tables, [(0, WORDS)])
    assert (anchor.kind, anchor.label, anchor.first, anchor.last) == ("ask", "request", URGED, URGED + 1)
    assert {name: (part.first, part.last) for name, part in anchor.parts.items()} == {
        "by": (SEOUL, SEOUL + 1),
        "what": (TO, PYONGYANG + 1),
    }
    assert anchor.chance > 0.9 and anchor.modality is None


def test_a_part_that_nobody_plays_is_left_out():
    logits, signals, tables = scene([(URGED, 0, SEOUL, SEOUL)])
    mark(logits, URGED, ASK, 2)
    (anchor,) = find_anchors(signals, LABELS, tables, [(0, WORDS)])
    assert anchor.label == "offer"
    assert set(anchor.parts) == {"by"}


def test_further_words_of_an_anchor_are_taken_in():
    logits, signals, tables = scene()
    mark(logits, PRESS, ASK, 1)
    mark(logits, PYONGYANG, ASK, 3)
    (anchor,) = find_anchors(signals, LABELS, tables, [(0, WORDS)])
    assert (anchor.first, anchor.last) == (PRESS, PYONGYANG + 1)


def test_one_word_may_anchor_several_records_and_an_event_has_a_modality():
    logits, signals, tables = scene([(URGED, 2, SEOUL, SEOUL)])
    mark(logits, URGED, ASK, 1)
    mark(logits, URGED, EVENT, 2)
    logits[URGED, MODALITY] = (0.0, 3.0)
    ask, event = find_anchors(signals, LABELS, tables, [(0, WORDS)])
    assert (ask.kind, event.kind, event.label, event.modality) == ("ask", "event", "COERCE", "requested")
    assert event.parts["actor"].first == SEOUL


def test_parts_are_looked_for_within_the_window_of_their_anchor():
    logits, signals, tables = scene([(URGED, 0, SEOUL, SEOUL), (PRESS, 0, SEOUL, SEOUL)])
    mark(logits, URGED, ASK, 1)
    mark(logits, PRESS, ASK, 1)
    near, far = find_anchors(signals, LABELS, tables, [(0, TO), (TO, WORDS)])
    assert set(near.parts) == {"by"} and not far.parts


def test_a_network_without_such_a_head_has_no_anchors():
    assert find_anchors(Signals({"roles": np.zeros((3, 7))}, {}), LABELS, {}, [(0, 3)]) == ()


@pytest.mark.parametrize("words", [0, 1])
def test_nothing_marked_is_no_anchor(words):
    _, signals, tables = scene()
    few = Signals({name: values[:words] for name, values in signals.by_word.items()}, {})
    assert find_anchors(few, LABELS, tables, [(0, words)]) == ()
