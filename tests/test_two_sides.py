"""Rows of two sides become entries, of which the first rows are found again, and nothing stays behind."""

from __future__ import annotations

import pytest

from dragoman.store.two_sides import SHOWN, Line, SideRow, TwoSides


def row(day, name, status="happened", same=1, kind="ACCUSE", source="NOR"):
    return SideRow(day, source, "SWE", kind, status, same, name, f"words of {name}", None)


@pytest.fixture
def sides():
    with TwoSides() as made:
        yield made


def test_rows_of_one_day_pair_and_type_are_an_entry(sides):
    sides.add("theirs", [row(2, "b", same=2), row(1, "a"), row(2, "c", same=2), row(2, "d", same=3)])
    sides.gather()
    assert [(e.side, e.day, e.status) for e in sides.entries()] == [
        ("theirs", 1, "happened"),
        ("theirs", 2, "happened"),
    ]
    assert sides.ask("SELECT day, tellings, events FROM theirs_entries ORDER BY day") == [(1, 1, 1), (2, 3, 2)]


def test_what_has_not_happened_is_an_entry_of_its_own_by_its_status(sides):
    rows = [row(1, "x", "negated"), row(1, "y", "planned"), row(1, "z"), row(1, "w", "negated")]
    sides.add("ours", rows)
    sides.gather()
    assert [(e.side, e.status) for e in sides.entries()] == [
        ("ours", "happened"), ("unreal", "negated"), ("unreal", "planned"),
    ]  # fmt: skip
    (mine,) = sides.ask("SELECT id, tellings FROM ours_entries")
    assert [each.name for each in sides.tellings("ours", [mine])[mine[0]]] == ["z"]
    denied = sides.ask("SELECT id, tellings FROM unreal_entries WHERE status = 'negated'")[0]
    assert [each.name for each in sides.tellings("ours", [denied])[denied[0]]] == ["x", "w"]


def test_an_entry_is_only_planned_where_all_that_tell_of_it_say_so(sides):
    sides.add("ours", [row(1, "a", "folded"), row(1, "b"), row(2, "c", "folded"), row(2, "d", "folded")])
    sides.gather()
    assert [(e.day, e.status) for e in sides.entries()] == [(1, "happened"), (2, "folded")]


def test_the_first_rows_of_an_entry_are_shown_in_the_order_in_which_they_came(sides):
    sides.add("theirs", [row(1, f"r{at}", same=at) for at in range(SHOWN + 3)])
    sides.add("theirs", [row(1, "late"), row(0, "before")])
    sides.gather()
    (entry,) = sides.ask("SELECT id, tellings FROM theirs_entries WHERE day = 1")
    assert entry[1] == SHOWN + 4
    assert [each.name for each in sides.tellings("theirs", [entry])[entry[0]]] == [f"r{at}" for at in range(SHOWN)]


def test_entries_between_two_parties_come_together_whichever_way_they_go(sides):
    sides.add("ours", [row(1, "a"), SideRow(3, "SWE", "NOR", "AID", "happened", 1, "b", "", None)])
    sides.add("theirs", [row(2, "c", source="DNK"), row(2, "d")])
    sides.gather()
    found = [(e.source, e.target, e.day) for e in sides.entries()]
    assert found == [("DNK", "SWE", 2), ("NOR", "SWE", 1), ("NOR", "SWE", 2), ("SWE", "NOR", 3)]


def test_lines_have_the_entries_of_both_sides_or_of_one(sides):
    sides.add("ours", [row(1, "a")])
    sides.add("theirs", [row(1, "b"), row(2, "c")])
    sides.gather()
    (mine,), (first, second) = (
        sides.ask("SELECT id FROM ours_entries"),
        sides.ask("SELECT id FROM theirs_entries ORDER BY 1"),
    )
    sides.add_lines([Line("match", mine[0], first[0]), Line("theirs", None, second[0])])
    assert [line[:3] + line[8:10] for line in sides.lines("match")] == [("match", mine[0], 1, first[0], 1)]
    assert [line[1:3] + line[8:10] for line in sides.lines("theirs", 5)] == [(None, None, second[0], 2)]
    assert list(sides.lines("ours")) == []
