"""`why` shows which decisions made a record what it is, and what was read before."""

from __future__ import annotations

import pytest
from situations import situation
from standin import report

import dragoman as dm
from dragoman.history import fixes_about, history
from dragoman.reasons import as_dict
from dragoman.showing.lines.actors import actor_lines
from dragoman.showing.lines.reasons import why_lines
from dragoman.showing.terminal import Page

FULL = ("2024-01-01", "China said: the north must answer. Russia said: China is wrong.")
BOTH = ("2024-01-02", "Tanaka said: will Russia come. Tanaka Ken said: a word of his own.")
OTHER = ("2024-01-03", "Suzuki Aya said: nothing at all.")


@pytest.fixture
def japan(tmp_path) -> dm.Situation:
    return situation(tmp_path / "japan", FULL, BOTH, OTHER)


def changes(japan: dm.Situation, kind: str, id_: str, of: tuple[str, str] = BOTH):
    return history(japan.store, report(of[1]).id, kind, id_)


def lines(japan: dm.Situation, what: str) -> str:
    return "\n".join(line for why in japan.why(what) for line in why_lines(why, Page()))


def test_a_record_that_no_decision_is_about_is_as_it_was_read(japan):
    said = japan.statements(actor="Suzuki Aya")[0]
    assert changes(japan, "statements", said.id, OTHER) == []
    japan.fix("retype", japan.statements(actor="tanaka")[0].id, "deny")
    assert changes(japan, "statements", said.id, OTHER) == []
    assert "corrected" not in lines(japan, said.id)


def test_each_decision_stands_with_its_time_and_reason_and_what_it_found(japan):
    said = japan.statements(actor="tanaka")[0]
    first = japan.fix("retype", said.id, "deny", because="a clear no").fix
    second = japan.fix("redate", said.id, "2024-01-01").fix
    found = changes(japan, "statements", said.id)
    assert [change.fix for change in found] == [first, second]
    assert [(change.before[0].act, change.after[0].act) for change in found] == [("assert", "deny"), ("deny", "deny")]
    told = lines(japan, said.id)
    assert f"corrected: {first.id}  {first.time[:16].replace('T', ' ')}  retype" in told and "(a clear no)" in told
    assert "act: was assert, now deny" in told and "made_on: was 2024-01-02, now 2024-01-01" in told
    (why,) = japan.why(said.id)
    assert [one["fix"]["id"] for one in as_dict(why)["changes"]] == [first.id, second.id]
    assert as_dict(why)["changes"][0]["before"][0]["act"] == "assert"


def test_a_decision_that_was_undone_made_nothing(japan):
    said = japan.statements(actor="tanaka")[0]
    japan.fix("undo", japan.fix("retype", said.id, "deny").fix.id)
    assert changes(japan, "statements", said.id) == []


def test_an_actor_of_several_tells_which_they_were(japan):
    fix = japan.fix("merge", "tanaka-ken", "tanaka", because="one man").fix
    (change,) = changes(japan, "actors", "tanaka-ken")
    assert change.fix == fix and {one.name for one in change.before} == {"Tanaka", "Tanaka Ken"}
    assert [one.id for one in change.after] == ["tanaka-ken"]
    told = lines(japan, "Tanaka Ken")
    assert "was 2: Tanaka (tanaka), Tanaka Ken (tanaka-ken)" in told
    said = japan.statements(about="Russia")[0]
    assert "speakers: was tanaka, now tanaka-ken" in lines(japan, said.id)


def test_an_actor_that_was_split_off_tells_from_whom_also_after_another_name(japan):
    split = japan.fix("split", "Tanaka Ken", "Tanaka Jun", report(BOTH[1]).id).fix
    renamed = japan.fix("rename", "tanaka-jun", "Jun Tanaka").fix
    found = changes(japan, "actors", "tanaka-jun")
    assert [change.fix for change in found] == [split, renamed]
    assert [one.id for one in found[0].before] == ["tanaka-ken"]
    assert "name: was Tanaka Jun, now Jun Tanaka" in lines(japan, "tanaka-jun")


def test_a_record_that_was_added_was_not_there_before(japan):
    start = OTHER[1].index("nothing")
    fields = {"content": [[start, start + 7]], "speakers": ["suzuki-aya"], "acts_for": [None], "kind": "indirect",
              "act": "deny"}  # fmt: skip
    japan.fix("add", report(OTHER[1]).id, "statements", fields)
    added = japan.query("deny")[0]
    (change,) = changes(japan, "statements", added.id, OTHER)
    assert change.before == () and change.after[0].id == added.id
    assert "was not there before" in lines(japan, added.id)


def test_an_actor_of_all_reports_lists_the_decisions_that_name_it_whichever_report_they_change(japan):
    merge = japan.fix("merge", "tanaka-ken", "tanaka").fix
    other = japan.fix("rename", "suzuki-aya", "Aya Suzuki").fix
    registry = japan.registry()
    assert fixes_about(japan.store, registry.by_id["tanaka-ken"].members) == [merge]
    assert fixes_about(japan.store, registry.by_id["suzuki-aya"].members) == [other]
    assert f"corrected: {merge.id}" in "\n".join(actor_lines(registry.by_id["tanaka-ken"], Page(), [merge]))
