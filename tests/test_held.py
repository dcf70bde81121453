"""A store that holds its rows in memory answers as one that reads its files, before and after decisions."""

from __future__ import annotations

import pytest
from situations import situation

import dragoman as dm
from dragoman.deciding import decide
from dragoman.store import Store, Wanted

TEXTS = (
    ("2024-01-01", "China asked: will Russia leave the northern port. Russia said: nobody will leave."),
    ("2024-01-09", "Russia said: nobody will leave the northern port. Japan asked: will China help."),
    ("2024-02-01", "Japan said: China helps nobody. Kenji Tanaka said: we wait."),
)


@pytest.fixture
def folder(tmp_path):
    situation(tmp_path / "s", *TEXTS).store.close()
    return tmp_path / "s"


def answers(store):
    """What a store answers to every question for which rows may be held."""
    reports = store.reports(Wanted())
    ids = [row.id for row in reports]
    records = list(store.records(Wanted()))
    places = [(row.report, row.id) for row in records[::2]]
    actors = [(row.report, row.id) for row in records if row.type == "actors"]
    of_type = [list(store.records(Wanted(types=[name]))) for name in ("actors", "statements", "events")]
    return [
        reports, records, of_type, store.reports_by_id(ids[1:]),
        [list(store.records(Wanted(report=id_))) for id_ in ids],
        [store.reports(Wanted(report=id_)) for id_ in (*ids, "000000000000")],
        list(store.records(Wanted(report=ids[0], types=["statements"]))),
        list(store.records(Wanted(since="2024-01-05", until="2024-01-31"))),
        list(store.records(Wanted(who=[own for _, own in actors[:2]]))), list(store.records(Wanted(id=records[-1].id))),
        store.records_at([*places, ("000000000000", "st-00000000")]),
        [store.as_read(id_) for id_ in ids], [store.reading(id_) for id_ in ids],
        store.sightings(actors, ["statements", "events"]), store.sightings(actors, ["statements"], "about"),
    ]  # fmt: skip


def held(folder, before=None):
    store = Store(folder)
    store.hold(before)
    return store


def test_what_is_held_is_what_is_in_the_files(folder):
    assert answers(held(folder)) == answers(Store(folder))


@pytest.mark.parametrize("kind", ["reject", "confirm", "retype"])
def test_a_decision_shows_in_what_is_held_and_its_undoing_too(folder, kind):
    first = held(folder)
    plain = answers(first)
    some = dm.open(folder)
    said = some.statements()[0]
    fix = some.fix(kind, f"{said.row.id}:{said.record.id}", *(["deny"] if kind == "retype" else []))
    some.store.close()
    second = held(folder, first)
    decided = answers(second)
    assert decided == answers(Store(folder)) != plain
    dm.open(folder).fix("undo", fix.fix.id)
    assert answers(held(folder, second)) == answers(Store(folder)) == plain


def test_reports_that_a_build_adds_are_held_too(folder, tmp_path):
    first = held(folder)
    before = answers(first)
    situation(folder, *TEXTS, ("2024-03-01", "Russia said: the port is closed.")).store.close()
    after = answers(held(folder, first))
    assert after == answers(Store(folder))
    assert len(after[0]) == len(before[0]) + 1


def test_a_store_that_takes_a_decision_keeps_what_it_holds(folder):
    store = held(folder)
    plain = answers(store)
    rows = store._held
    said = next(row for row in store.records(Wanted(types=["statements"])))
    decide(store, "reject", f"{said.report}:{said.id}")
    assert answers(store) == answers(Store(folder)) != plain
    assert store._held is rows, "rows are read once"
    decide(store, "undo", Store(folder).effects.book.fixes[0].id)
    assert answers(held(folder, store)) == plain
