"""The file of decisions loses nothing, whoever writes to it and whatever stands in it."""

from __future__ import annotations

import json
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import fixes
from dragoman.errors import UsageError
from dragoman.fixes import Book, append, merged, new, read, target


def rename(actor: str = "a", name: str = "A"):
    return new("rename", (actor,), name=name)


def test_what_is_written_down_is_read_again_in_order(tmp_path):
    taken = [rename(), new("reject", ("r:st-1",), reason="a “joke”"), new("acts-for", ("a",), value="CHN")]
    for fix in taken:
        append(tmp_path, fix)
    assert read(tmp_path) == Book(tuple(taken))


def test_no_file_is_no_decision(tmp_path):
    assert read(tmp_path) == Book()


def test_a_line_that_is_no_decision_is_told_by_its_number_and_costs_no_other(tmp_path):
    first, last = rename(), rename("b")
    append(tmp_path, first)
    broken = [
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"id": "x", "kind": "burn", "targets": ["a"], "time": "now"}',
        b'{"id": "x", "kind": "merge", "targets": ["a"], "name": "A", "time": "now"}',
        b'{"id": "x", "kind": "rename", "targets": ["a"], "time": "now"}',
        b'{"id": "x", "kind": "add", "targets": ["a"], "value": "events", "time": "now"}',
        json.dumps({"id": first.id, "kind": "reject", "targets": ["a"], "time": "now"}).encode(),
    ]
    path = tmp_path / fixes.FIXES
    path.write_bytes(path.read_bytes() + b"\n".join([b"", *broken, b""]))
    append(tmp_path, last)
    book = read(tmp_path)
    assert [fix.id for fix in book.fixes] == [first.id, last.id]
    assert [line.line for line in book.broken] == list(range(3, 3 + len(broken)))
    assert "burn" in book.broken[3].reason and first.id in book.broken[-1].reason


def test_a_line_that_was_cut_off_does_not_swallow_the_next(tmp_path):
    path = tmp_path / fixes.FIXES
    path.write_bytes(b'{"id": "fx-1", "ki')
    fix = rename()
    append(tmp_path, fix)
    assert read(tmp_path).fixes == (fix,)
    assert [line.line for line in read(tmp_path).broken] == [1]


def test_many_may_write_at_a_time(tmp_path):
    taken = [rename(f"a-{at}", "x" * 9000) for at in range(40)]
    threads = [threading.Thread(target=append, args=(tmp_path, fix)) for fix in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    book = read(tmp_path)
    assert set(book.fixes) == set(taken) and not book.broken


def test_a_file_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / fixes.FIXES).mkdir()
    with pytest.raises(UsageError, match=r"fixes\.jsonl cannot be written to"):
        append(tmp_path, rename())


def test_an_undo_takes_back_and_its_undo_gives_back():
    one = rename()
    two = new("undo", (one.id,))
    three = new("undo", (two.id,))
    four = new("undo", (three.id,))
    assert Book((one,)).effective == (one,)
    assert Book((one, two)).effective == ()
    assert Book((one, two, three)).effective == (one,)
    assert Book((one, two, three, four)).effective == ()
    assert Book((one, two, new("undo", (one.id,)), three)).effective == ()  # taken back twice, given back once


def test_the_same_decision_taken_twice_is_two():
    assert rename().id != rename().id


def test_merges_lead_to_the_last_id():
    some = [new("merge", ("b", "a"), name="B"), new("merge", ("c", "b", "d"), name="C")]
    assert merged(some) == {"a": "c", "b": "c", "d": "c"}
    assert merged([*some, new("merge", ("a", "c"), name="A")]) == {"b": "a", "c": "a", "d": "a"}


def test_a_target_may_name_its_report():
    assert target("4fd1:st-1") == ("4fd1", "st-1") and target("a") == (None, "a")


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_nothing_in_the_file_stops_reading_it(tmp_path_factory, lines):
    folder = tmp_path_factory.mktemp("f")
    (folder / fixes.FIXES).write_bytes(b"\n".join(lines))
    book = read(folder)
    assert len(book.fixes) + len(book.broken) == sum(bool(x.strip()) for x in b"\n".join(lines).split(b"\n"))
