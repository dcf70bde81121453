"""Actors and what is between them: once for all that tell of it, with the days of each telling."""

from __future__ import annotations

import pytest
from deeds import deeds
from hostile import hostile

from dragoman.assembly.assembled import Assembled
from dragoman.assembly.registry import registry_of_readings
from dragoman.exports.network import _days, _full, _lasting, edges
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote


def _whole(*readings):
    return Whole("w", readings, registry_of_readings(readings), Assembled())


def test_a_tie_of_two_reports_is_one_edge_with_the_days_of_both():
    tie = next(edge for edge in edges(hostile(), Wrote()) if edge.what == "tie")
    assert (tie.source, tie.target, tie.kind, tie.sign, tie.weight) == ("RUS", "SYR", "arms", "+", 2)
    assert [told.spell for told in tie.tellings] == [("2024-02-01", None), ("2021-01-01", None)]
    assert (tie.first, tie.last) == ("2021-01-01", "2024-02-01")


def test_what_has_no_second_side_is_counted():
    wrote = Wrote()
    edges(hostile(), wrote)
    assert wrote.rows == {"tie edges": 1, "event edges": 1, "statement edges": 1}
    assert wrote.left_out == {"events without a second side": 1, "ties without a second side": 1}


def test_events_keep_their_modality_and_get_a_sign_from_their_type():
    found = {(edge.kind, edge.modality): edge for edge in edges(_whole(deeds()), Wrote())}
    assert found["ASSAULT", "occurred"].sign == "-" and found["ASSAULT", "negated"].sign == "-"
    assert found["AID", "planned"].sign == "+"
    assert found["REQUEST", "occurred"].sign is None
    assert found["ASSAULT", "occurred"].tellings[0].quotation.startswith("Ruritanian jets struck a depot near Aleppo")


def test_what_is_done_together_joins_all_who_do_it():
    met = [edge for edge in edges(_whole(deeds()), Wrote()) if edge.kind == "CONSULT"]
    assert {(edge.source, edge.target) for edge in met} == {("quill", "SYR"), ("quill", "IRN"), ("SYR", "IRN")}


def test_who_belongs_to_one_report_alone_is_somebody_else_in_each():
    whole = hostile()
    rebels = [name for name in whole.actors if name.endswith(":rebels")]
    assert len(rebels) == 2 and all(len(whole.actors[name].reports) == 1 for name in rebels)
    assert len(whole.actors["RUS"].reports) == 2


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024-02-23", "2024-02-23", "2024-02-23"),
        ("2024-02-23T10:00Z", "2024-02-23", "2024-02-23"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("--02-23", None, None),
        ("0000", None, None),
        (None, None, None),
    ],
)
def test_partial_dates_become_their_first_and_last_day(day, first, last):
    assert (_full(day, False), _full(day, True)) == (first, last)


def test_days_are_those_told_else_those_of_the_report():
    assert _days("2024-01", None, "2024-03-04") == ("2024-01-01", "2024-01-31")
    assert _days("2024-01-02", "2024-01-05", "2024-03-04") == ("2024-01-02", "2024-01-05")
    assert _days("--01-02", None, "2024-03-04") == ("2024-03-04", "2024-03-04")
    assert _days(None, None, None) == (None, None)


def test_a_tie_begins_when_it_is_told_of_and_ends_when_it_is_said_to():
    assert _lasting("2021", None, "2024-03-04") == ("2021-01-01", None)
    assert _lasting(None, None, "2024-03-04") == ("2024-03-04", None)
    assert _lasting(None, "2023", "2024-03-04") == (None, "2023-12-31")
    assert _lasting(None, None, None) == (None, None)
