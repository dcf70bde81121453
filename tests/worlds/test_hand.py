"""The analyst's hand: changes are records, reversible, and change nothing but what they name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.worlds import hand
from dragoman.worlds.model import Fixed
from dragoman.worlds.naming import number_named
from dragoman.worlds.numbers import changed, numbers
from tests.support.worlds import strait, told

REQUEST = "requests.MNL.ISL.open-strait"


def test_every_number_has_a_name_of_its_own():
    names = [name for name, _ in numbers(strait())]
    assert len(names) == len(set(names)) > 20


def test_walking_over_a_model_changes_nothing_by_itself():
    assert changed(strait(), lambda _, number: number) == strait()


def test_a_pin_goes_before_what_is_said_and_a_release_gives_it_back():
    model = strait()
    pin = hand.new(model, "pin", number=REQUEST, spread=Fixed(value=2.0), reason="a carrier was sent")
    pinned = hand.applied(model, [pin])
    assert dict(numbers(pinned))[REQUEST].layer == "analyst"
    assert [each.name for each in hand.diff(model, pinned)] == [REQUEST]
    assert pin.old == dict(numbers(model))[REQUEST]
    released = hand.applied(model, [pin, hand.new(pinned, "release", number=REQUEST)])
    assert dict(numbers(released))[REQUEST].layer == "text"


def test_dropping_a_speaker_drops_all_that_it_says_and_nothing_else():
    dropped = hand.applied(strait(), [hand.new(strait(), "drop", speaker="envoy")])
    gone = {name for name, held in numbers(dropped) if any(each.dropped for each in held.said)}
    assert gone == {"actors.MNL.ideal.opening", REQUEST}
    assert all(held.layer == "default" for name, held in numbers(dropped) if name in gone)


def test_a_sentence_is_dropped_by_the_id_of_its_record_and_taken_in_again():
    model = strait()
    drop = hand.new(model, "drop", source="cl-1")
    without = hand.applied(model, [drop])
    assert dict(numbers(without))["weights.grain.calm"].layer == "default"
    assert hand.applied(model, [drop, hand.new(without, "restore", source="cl-1")]) == model


def test_an_undo_and_its_undo():
    model = strait()
    pin = hand.new(model, "pin", number=REQUEST, spread=Fixed(value=2.0))
    undo = hand.new(model, "undo", undone=pin.id)
    again = hand.new(model, "undo", undone=undo.id)
    assert hand.applied(model, [pin, undo]) == model
    assert hand.applied(model, [pin, undo, again]) == hand.applied(model, [pin])


def test_weighing_and_adding_a_voice():
    model = strait()
    weighed = hand.applied(model, [hand.new(model, "weigh", speaker="professor", factor=3.0)])
    assert dict(numbers(weighed))["weights.grain.calm"].said[0].weight == 3.0
    silenced = hand.applied(model, [hand.new(model, "weigh", speaker="professor", factor=0.0)])
    assert dict(numbers(silenced))["weights.grain.calm"].layer == "default"
    added = hand.applied(model, [hand.new(model, "add", number="precision", said=told("analyst", "own:1", 3.0))])
    assert dict(numbers(added))["precision"].layer == "text"


def test_a_change_of_what_the_model_has_not_waits_and_changes_nothing():
    model = strait()
    pin = hand.new(model, "pin", number="weights.grain.calm", spread=Fixed(value=0.5))
    drop = hand.new(model, "drop", speaker="professor")
    without = replace(model, weights=())
    assert hand.applied(without, [pin, drop]) == without
    assert hand.waiting(without, [pin, drop]) == [pin, drop]
    assert hand.waiting(model, [pin, drop]) == []


def test_changes_are_kept_and_read_back(tmp_path):
    model = strait()
    first = hand.new(model, "pin", number="precision", spread=Fixed(value=2.0), reason="why not")
    hand.append(tmp_path, first)
    hand.append(tmp_path, hand.new(model, "drop", speaker="envoy"))
    with (tmp_path / hand.HAND).open("a") as file:
        file.write("no change\n")
    changes, broken = hand.read(tmp_path)
    assert changes[0] == first and len(changes) == 2
    assert [each.line for each in broken] == [3]


@pytest.mark.parametrize(
    ("kind", "what", "hint"),
    [
        ("pin", {"number": "precison", "spread": Fixed(value=1.0)}, "precision"),
        ("drop", {"speaker": "profesor"}, "professor"),
        ("drop", {"source": "r2:cl-9"}, "r2:cl-1"),
    ],
)
def test_what_is_not_there_is_told_with_what_was_perhaps_meant(kind, what, hint):
    with pytest.raises(UsageError, match=hint):
        hand.new(strait(), kind, **what)


def test_numbers_are_found_by_what_people_call_them():
    model = strait()
    assert number_named(model, "Mainland pressure") == REQUEST
    assert number_named(model, "Mainland alternatives") == "holds.MNL.ISL.trade.alternatives"
    assert number_named(model, "actors.ISL.capability") == "actors.ISL.capability"
    with pytest.raises(UsageError, match="may be any of"):
        number_named(model, "island")
    with pytest.raises(UsageError, match="no number"):
        number_named(model, "weather")
