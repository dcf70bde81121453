"""The benchmark of modality on toy sentences."""

from typing import Any

import pytest

from benchmarks import modality
from benchmarks.modality import Sentence
from benchmarks.results import Result
from dragoman.records import Actor, Event, Mention, Reading, Report

TEXT = "Peru vowed to bomb Kenyan ports, and Kenya, it said, did not."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def gold(anchor: str, kind: str, status: str, actors: str = "", recipients: str = "", also: str = "") -> dict[str, Any]:
    sides = [[list(span(word)) for word in side.split(", ") if word] for side in (actors, recipients, also)]
    return {
        "anchor": list(span(anchor)), "also": sides[2], "type": kind, "modality": status, "actors": sides[0],
        "recipients": sides[1], "outcome": None, "attributed": False,
    }  # fmt: skip


def event(anchor: str, kind: str, status: str, **more: Any) -> Event:
    return Event(id=f"ev-{anchor}-{kind}", type=kind, anchors=(span(anchor),), modality=status, **more)


PERU = Actor(id="PER", kind="state", name="Peru", mentions=(
    Mention(span=span("Peru"), form="name"), Mention(span=span("it"), form="pronoun"),
))  # fmt: skip
KENYA = Actor(id="KEN", kind="state", name="Kenya", mentions=(Mention(span=span("Kenyan"), form="name"),))
PORTS = Actor(id="ports", kind="asset", name="ports", mentions=(Mention(span=span("Kenyan ports"), form="nominal"),))


def measured(golds: list[dict], *events: Event, tree: str = "occurred") -> Result:
    reading = Reading(report=Report(id="r", text=TEXT), actors=(PERU, KENYA, PORTS), events=events)
    sentence = Sentence("s", TEXT, None, tuple(golds))
    return modality.measure([sentence], lambda text, day: reading, lambda text, anchors: [tree] * len(anchors))


def test_an_event_is_found_by_its_type_at_its_anchor_or_another_of_its_words() -> None:
    bombing = gold("bomb", "ASSAULT", "planned", also="vowed")
    assert measured([bombing], event("vowed", "ASSAULT", "planned"))["events"] == 1.0
    assert measured([bombing], event("bomb", "COERCE", "planned"))["events"] == 0.0
    assert measured([bombing], event("did not", "ASSAULT", "planned"))["events"] == 0.0
    both = measured([bombing], event("bomb", "ASSAULT", "planned"), event("vowed", "ASSAULT", "planned"))
    assert next(figure for figure in both.figures if figure.name == "events").precision == 0.5


def test_modality_is_the_readings_own_where_found_and_the_trees_elsewhere() -> None:
    golds = [gold("bomb", "ASSAULT", "planned"), gold("vowed", "AGREE", "occurred")]
    result = measured(golds, event("bomb", "ASSAULT", "planned"), tree="occurred")
    assert (result["modality, found"], result["modality, anchor given"]) == (1.0, 1.0)
    assert result["modality, by the tree alone"] == 0.5
    result = measured(golds, event("bomb", "ASSAULT", "possible"), tree="planned")
    assert (result["modality, found"], result["modality, anchor given"]) == (0.0, 0.0)
    assert result.note.splitlines()[1].split() == ["occurred", "·", "·", "1", "·", "·", "·"]
    assert result.note.splitlines()[3].split() == ["planned", "·", "·", "·", "·", "1", "·"]


@pytest.mark.parametrize(
    ("actors", "recipients", "right"),
    [(("PER",), ("ports",), (1.0, 1.0)), (("PER",), ("KEN",), (1.0, 0.0)), (("PER", "KEN"), (), (0.0, 0.0))],
)
def test_parties_are_the_actors_of_the_mentions_that_fit_best(actors, recipients, right) -> None:
    bombing = gold("bomb", "ASSAULT", "planned", actors="it", recipients="Kenyan ports")
    result = measured([bombing], event("bomb", "ASSAULT", "planned", actors=actors, recipients=recipients))
    assert (result["actors"], result["recipients"]) == right


def test_a_gold_party_that_no_mention_touches_cannot_be_right() -> None:
    bombing = gold("bomb", "ASSAULT", "planned", actors="did not")
    assert measured([bombing], event("bomb", "ASSAULT", "planned"))["actors"] == 0.0
    assert measured([gold("bomb", "ASSAULT", "planned")], event("bomb", "ASSAULT", "planned"))["actors"] == 1.0


def test_a_limit_takes_sentences_from_all_over_the_file() -> None:
    everything = modality.load()
    some = modality.load(limit=10)
    assert len(some) <= 10
    assert some[-1].id > everything[len(everything) // 2].id
