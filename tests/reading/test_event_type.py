"""Types of events whose two sides are given: what the network is asked, and what is made of its answer."""

from dataclasses import dataclass, field

import numpy as np
import pytest

import dragoman
from dragoman.errors import NetworkFileError, UsageError
from dragoman.reading.event_type import event_type
from dragoman.reading.network import load
from dragoman.reading.pieces import SOURCE, TARGET, Window

TEXT = "Sweden expelled two Russian diplomats."
SWEDEN, DIPLOMATS = (0, 6), (16, 37)
PARTY = 3  # the feature's column


@dataclass
class Asked:
    """A network that keeps what it is asked, and answers with given logits."""

    logits: tuple[float, ...] = (0.0, 2.0, 1.0)
    labels: dict = field(default_factory=lambda: {"event_type": ["AID", "SANCTION", "YIELD"]})
    outputs: tuple[str, ...] = ("roles", "event_type")

    @property
    def tokenizer(self):
        return load().tokenizer

    def run_one(self, pieces, at: Window, output: str):
        self.pieces, self.at, self.output = pieces, at, output
        return np.array([self.logits], np.float32)


def test_probabilities_come_the_likeliest_first_and_sum_to_one():
    given = event_type(TEXT, SWEDEN, DIPLOMATS, network=Asked())
    assert list(given) == ["SANCTION", "YIELD", "AID"]
    assert sum(given.values()) == pytest.approx(1)
    assert given["SANCTION"] == pytest.approx(np.exp(2) / (1 + np.exp(1) + np.exp(2)))


def test_the_words_of_both_sides_are_marked_and_no_others():
    network = Asked()
    event_type(TEXT, SWEDEN, DIPLOMATS, network=network)
    marked = network.pieces.features[:, PARTY].tolist()
    words = [int(at) for at in network.pieces.first]
    assert set(marked[words[0] : words[1]]) == {SOURCE}
    assert set(marked[words[1] : words[2]]) == {0}
    assert set(marked[words[2] : words[5]]) == {TARGET}
    assert network.output == "event_type"


def test_a_side_may_have_several_spans():
    network = Asked()
    event_type(TEXT, SWEDEN, [(16, 19), (28, 37)], network=network)
    assert network.pieces.features[:, PARTY].tolist().count(0) >= 2


def test_swapping_the_sides_swaps_the_marks():
    one, other = Asked(), Asked()
    event_type(TEXT, SWEDEN, DIPLOMATS, network=one)
    event_type(TEXT, DIPLOMATS, SWEDEN, network=other)
    swap = {0: 0, SOURCE: TARGET, TARGET: SOURCE}
    assert [swap[at] for at in one.pieces.features[:, PARTY].tolist()] == other.pieces.features[:, PARTY].tolist()


def test_renamed_types_change_no_answer():
    renamed = Asked(labels={"event_type": ["a", "b", "c"]})
    plain, other = (event_type(TEXT, SWEDEN, DIPLOMATS, network=network) for network in (Asked(), renamed))
    assert list(plain.values()) == list(other.values())
    assert list(other) == ["b", "c", "a"]


def test_of_a_long_text_that_part_is_read_that_has_both_sides():
    text = "Filler words stand here. " * 400 + TEXT + " More of them follow." * 400
    shift = text.index(TEXT)
    network = Asked()
    event_type(text, (shift, shift + 6), (shift + 16, shift + 37), network=network)
    first, last = network.pieces.first[network.at.first], network.pieces.first[network.at.last]
    assert last - first <= 254
    assert (network.pieces.features[first:last, PARTY] > 0).sum() == (network.pieces.features[:, PARTY] > 0).sum()


@pytest.mark.parametrize(
    ("source", "what"), [((5, 5), "no span"), ((0, 400), "no span"), ((6, 7), "no word"), ([], "no span is given")]
)
def test_a_span_without_words_is_refused_by_name(source, what):
    with pytest.raises(UsageError, match=f"source: .*{what}"):
        event_type(TEXT, source, DIPLOMATS, network=Asked())


def test_a_network_without_the_head_says_so():
    with pytest.raises(NetworkFileError, match="training"):
        event_type(TEXT, SWEDEN, DIPLOMATS, network=Asked(outputs=("roles",)))


def test_the_released_network_knows_plain_cases():
    for text, source, target, root in (
        (TEXT, "Sweden", "Russian diplomats", "SANCTION"),
        ("Rebels shelled an army base near the border, killing four soldiers.", "Rebels", "an army base", "ASSAULT"),
        ("The prime minister of Peru met his Chilean counterpart in Lima.", "Peru", "Chilean", "CONSULT"),
    ):
        spans = [(text.index(side), text.index(side) + len(side)) for side in (source, target)]
        given = dragoman.event_type(text, source=spans[0], target=spans[1])
        assert next(iter(given)) == root
        assert len(given) == 15
