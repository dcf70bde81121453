"""Reports laid out in a file come in the order asked for, with the records asked for."""

import errno
import os
import tempfile

import pytest
from situations import add_to

from dragoman.records import RECORD_TYPES
from dragoman.store import Store
from dragoman.store import store as store_module

TEXTS = [(f"2030-02-{day:02d}", f"China said: Number {day} of it “is” ours. Japan said: Nö.") for day in range(1, 8)]


@pytest.fixture
def store(tmp_path):
    add_to(tmp_path / "s", TEXTS)
    return Store(tmp_path / "s")


def test_readings_are_those_of_the_store_and_can_be_had_again(store):
    with store.laid_out() as laid:
        first, second = list(laid.readings()), list(laid.readings())
    assert first == second == list(store.readings())
    assert [reading.report.published for reading in first] == [day for day, _ in TEXTS]
    assert first == [store.reading(reading.report.id) for reading in first]


def test_what_is_not_asked_for_is_not_there(store):
    with store.laid_out() as laid:
        (reading, *_) = laid.readings(["actors"])
    assert reading.actors and reading.report.text
    assert not any(getattr(reading, kind) for kind in RECORD_TYPES if kind != "actors")


def test_of_reports_without_the_records_in_question_the_report_comes_alone(store):
    with store.laid_out() as laid:
        assert all(reading.actors and reading.statements for reading in laid.readings(having=["statements"]))
        assert not any(reading.actors or reading.statements for reading in laid.readings(having=["ties", "claims"]))
        assert len(list(laid.readings(having=["ties"]))) == len(TEXTS)


def test_an_order_can_be_asked_for(store):
    with store.laid_out((), order="ORDER BY published DESC") as laid:
        assert [reading.report.published for reading in laid.readings()] == [day for day, _ in reversed(TEXTS)]


def test_a_report_that_is_not_found_again_is_left_out(store, monkeypatch):
    rows = list(store.by_report(["statements"]))
    assert [row.id for row, _ in rows] == sorted(row.id for row, _ in rows)
    monkeypatch.setattr(store_module.Store, "by_report", lambda *how, **more: iter(rows[:2]))
    with store.laid_out() as laid:
        assert {reading.report.id for reading in laid.readings()} == {row.id for row, _ in rows[:2]}


def test_stretches_of_the_ids_leave_nothing_out(store, monkeypatch):
    whole = list(store.by_report(["actors", "statements"]))
    monkeypatch.setattr(store_module, "AT_ONCE", 1)
    assert list(store.by_report(["actors", "statements"])) == whole
    assert all(list(records) == ["actors", "statements"] for _, records in whole)


@pytest.mark.parametrize("failing", ["write", "flush"])
def test_a_full_folder_of_temporary_files_is_named(store, monkeypatch, failing):
    def fail(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, failing, fail)
    with pytest.raises(OSError, match="TMPDIR") as told, store.laid_out():
        pass
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, tempfile.gettempdir())
