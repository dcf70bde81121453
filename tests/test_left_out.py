"""Records that are less sure than asked for are left out of every answer, as if they had been rejected."""

from __future__ import annotations

from pathlib import Path

import pytest
from by_hand import event, reading, span, state, statement
from commands import dragoman
from msgspec.structs import replace
from situations import add_readings
from starlette.testclient import TestClient

import dragoman as dm
from dragoman.least import Least
from dragoman.page.app import make_app
from dragoman.records import Tie, check
from dragoman.store import Store

TEXT = (
    "Turkey said that Iran had told it that Qatar attacked the port. Iran depends on Qatar. Qatar left. "
    "Turkey said that Qatar left."
)


def sure(record, number):
    return replace(record, confidence=number)


@pytest.fixture
def folder(tmp_path) -> Path:
    """What Turkey says holds what Iran says, and that an event; a tie, and a statement and an event that are sure."""
    outer = statement(
        TEXT, "st-1", "TUR", "TUR", "Turkey", "said", "that Iran had told it that Qatar attacked the port"
    )
    inner = statement(TEXT, "st-2", "IRN", "IRN", "Iran", "told", "that Qatar attacked the port", inside="st-1")
    attack = event(TEXT, "ev-1", "ASSAULT", "attacked", [("QAT", "Qatar")], attributed_to="st-2")
    left = event(TEXT, "ev-2", "RETREAT", "left", [("QAT", "Qatar")])
    tie = Tie(id="ti-1", from_="IRN", to="QAT", kind="dependence", evidence=(span(TEXT, "Iran depends on Qatar"),))
    actors = [state(TEXT, "TUR", "Turkey"), state(TEXT, "IRN", "Iran"), sure(state(TEXT, "QAT", "Qatar"), 0.6)]
    said, done = (sure(outer, 0.9), sure(inner, 0.4)), (sure(attack, 0.8), sure(left, 0.55))
    made = replace(reading(TEXT, actors=actors, statements=said, events=done), ties=(sure(tie, 0.9),))
    check(made)
    add_readings(tmp_path / "s", [made])
    return tmp_path / "s"


def shown(folder, least):
    with_least = dm.open(folder, min_confidence=least)
    (found,) = with_least.readings()
    check(found)
    return found, with_least.left_out()


def test_without_a_number_all_is_there(folder):
    found, left_out = shown(folder, None)
    assert len(found.statements) == 2 and len(found.events) == 2 and left_out == {}


def test_what_was_told_inside_a_statement_that_is_left_out_is_told_in_the_one_around_it(folder):
    found, left_out = shown(folder, 0.5)
    assert [one.id for one in found.statements] == ["st-1"] and left_out == {"statements": 1}
    assert found.events[0].attributed_to == "st-1"


def test_a_rejected_statement_and_one_that_is_left_out_leave_the_same(folder):
    left_out = shown(folder, "statements=0.5")[0]
    situation = dm.open(folder)
    situation.fix("reject", "st-2")
    (rejected,) = situation.readings()
    assert left_out == rejected


def test_types_are_held_to_their_own_numbers(folder):
    found, left_out = shown(folder, "0.5,events=0.6")
    assert [one.id for one in found.events] == ["ev-1"] and left_out == {"events": 1, "statements": 1}


def test_an_actor_that_is_left_out_goes_from_what_names_it_and_a_tie_to_nobody_goes_with_it(folder):
    assert len(shown(folder, 0.7)[0].actors) == 3  # a number for all types is none for actors
    found, left_out = shown(folder, "actors=0.7")
    assert [one.id for one in found.actors] == ["TUR", "IRN"] and found.events[1].actors == ()
    assert found.ties == () and left_out == {"actors": 1, "ties": 1}
    assert not dm.open(folder, min_confidence="actors=0.7").query("event", actor="TUR")


def test_what_the_analyst_has_confirmed_is_sure(folder):
    dm.open(folder).fix("confirm", "st-2")
    assert shown(folder, 0.95)[0].statements[0].id == "st-2"


def test_what_is_added_by_hand_and_what_is_as_read_are_kept(folder):
    store = Store(folder, least=Least.of(0.95))
    report = next(iter(store.readings())).report.id
    assert len(store.as_read(report).events) == 2 and store.reading(report).events == ()


def test_rows_that_are_held_in_memory_are_left_out_too(folder):
    store = Store(folder, least=Least.of(0.5))
    store.hold()
    (found,) = store.readings()
    assert store.reading(found.report.id) == found and len(found.statements) == 1
    again = Store(folder)
    again.hold(store)
    assert len(again.reading(found.report.id).statements) == 2


def test_what_is_reckoned_from_all_is_reckoned_from_what_is_left(folder):
    everything, less = dm.open(folder), dm.open(folder, min_confidence=0.85)
    assert "Left out are" not in everything.brief().summary
    assert less.brief().summary.endswith("Left out are 1 statement and 2 events: less sure than 0.85.")
    assert dm.open(folder).brief() == everything.brief()


def test_the_commands_say_how_much_is_left_out(folder):
    found = dragoman("find", folder, "left", "--min-confidence", "events=0.6")
    assert "ev-2" not in found.stdout and "left out: 1 event: less sure than events=0.6" in found.stderr
    assert "ev-2" in dragoman("find", folder, "left").stdout
    wrong = dragoman("brief", folder, "--min-confidence", "events=high")
    assert wrong.returncode == 2 and "'high' is no confidence" in wrong.stderr


def test_the_environment_may_say_it_for_all_commands(folder, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_MIN_CONFIDENCE", "events=0.6")
    assert "ev-2" not in dragoman("find", folder, "left").stdout
    assert "ev-2" in dragoman("why", folder, "ev-2").stdout  # what is asked for by its id is there


def test_every_page_says_how_much_is_left_out(folder):
    with TestClient(make_app(folder, least=Least.of(0.5)), base_url="http://localhost:8000") as client:
        assert "Left out of every page: 1 statement: less sure than 0.5." in client.get("/").text
        assert client.get("/api/situation").json()["left_out"] == {"statements": 1}
    with TestClient(make_app(folder), base_url="http://localhost:8000") as client:
        assert "Left out of every page" not in client.get("/").text
