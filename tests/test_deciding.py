"""Decisions hold for every question, survive builds, can be undone, and are refused where they make no sense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from deeds import deeds
from situations import add_to, situation
from standin import report

import dragoman as dm
from dragoman import fixes
from dragoman.errors import UsageError
from dragoman.records import encode
from dragoman.showing import render
from dragoman.store import Store

FULL = ("2024-01-01", "Tanaka Ken said: China must answer. China said: Tanaka Ken is wrong.")
SHORT = ("2024-01-02", "Tanaka asked: will Russia come.\n\nTanaka said: a word of his own.")
OTHER = ("2024-01-03", "Suzuki Aya said: nothing at all.")


@pytest.fixture
def japan(tmp_path) -> dm.Situation:
    return situation(tmp_path / "japan", FULL, SHORT, OTHER)


def said(situation: dm.Situation, **wanted) -> list[str]:
    return [found.text for found in situation.statements(**wanted)]


def parts(folder: Path) -> dict[str, bytes]:
    """The files of the situation: what is reckoned from them may be deleted."""
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name not in (fixes.FIXES, "registry.json", "stories.json")
    }


def test_a_merge_holds_for_every_question(japan):
    decision = japan.fix("merge", "tanaka-ken", "Tanaka", because="one man")
    assert (decision.state, decision.records, decision.reports) == ("in force", 3, 1)
    everything = ["China must answer.", "will Russia come.", "a word of his own."]
    for name in ("tanaka-ken", "Tanaka Ken", "tanaka", "TANAKA"):
        assert said(japan, actor=name) == everything
        assert japan.actor(name).id == "tanaka-ken"
        assert japan.find("", actor=name, types=["statements"]).total == 3
        assert {why.record.id for why in japan.why(name)} == {"tanaka-ken"}
    assert [actor.id for actor in japan.actors() if actor.kind == "person"] == ["tanaka-ken", "suzuki-aya"]
    assert japan.actor("tanaka").name == "Tanaka Ken" and len(japan.actor("tanaka").records) == 2
    assert '"tanaka"' not in "".join(encode(reading).decode() for reading in japan.readings())
    assert encode(japan.reading(report(SHORT[1]).id)) in [encode(reading) for reading in japan.readings()]
    assert japan.store.summary().speakers == 3
    assert japan.query("ask", actor="Tanaka Ken")[0].words("source") == ("Tanaka",)
    assert japan.brief().reports


def test_what_was_read_is_not_touched_and_an_undo_gives_all_of_it_back(japan):
    folder = japan.store.folder
    before, readings = parts(folder), [encode(r) for r in japan.readings()]
    made = japan.fix("merge", "tanaka-ken", "tanaka")
    japan.fix("reject", japan.query("ask")[0].id)
    assert [encode(r) for r in japan.readings()] != readings
    for decision in japan.fixes():
        japan.fix("undo", decision.fix.id)
    assert [encode(r) for r in japan.readings()] == readings and parts(folder) == before
    assert [d.state for d in japan.fixes()] == ["undone", "undone", "in force", "in force"]
    japan.fix("undo", japan.fixes()[2].fix.id)
    assert japan.fixes()[0].state == "in force" and japan.actor("tanaka").id == "tanaka-ken"
    with pytest.raises(UsageError, match="is undone already"):
        japan.fix("undo", made.fix.id) and japan.fix("undo", made.fix.id)


def test_decisions_survive_a_build_and_hold_for_what_it_adds(japan):
    folder = japan.store.folder
    japan.fix("merge", "tanaka-ken", "tanaka")
    written = (folder / fixes.FIXES).read_bytes()
    add_to(folder, [("2024-02-01", "Tanaka said: something new."), FULL])
    assert (folder / fixes.FIXES).read_bytes() == written
    assert "something new." in said(dm.open(folder), actor="tanaka-ken")
    again = dm.open(folder).store
    assert '"tanaka"' in "".join(row[0] for row in Store.make(folder).ask("SELECT json FROM records"))
    assert '"tanaka"' not in "".join(row[0] for row in again.ask("SELECT json FROM records"))


def test_a_decision_on_what_is_gone_waits_and_shows_when_it_is_back(japan, tmp_path):
    target = japan.query("ask")[0]
    japan.fix("retype", target.id, "demand", because="it was no question")
    elsewhere = situation(tmp_path / "elsewhere", OTHER)
    (tmp_path / "elsewhere" / fixes.FIXES).write_bytes((japan.store.folder / fixes.FIXES).read_bytes())
    (decision,) = elsewhere.fixes()
    assert (decision.state, decision.records, decision.fix.reason) == ("waiting", 0, "it was no question")
    with pytest.raises(UsageError, match=f"the fix {decision.fix.id} waits for it"):
        elsewhere.why(target.id)
    add_to(tmp_path / "elsewhere", [SHORT])
    back = dm.open(tmp_path / "elsewhere")
    assert back.fixes()[0].state == "in force" and back.statements()[0].act == "demand"


def test_each_kind_of_decision_holds_for_queries(japan):
    ask = japan.query("ask")[0]
    japan.fix("retype", ask.id[:9], "DEMAND")
    with pytest.raises(UsageError, match="no record has the type 'ask'"):
        japan.query("ask")
    assert japan.query("demand")[0].id == ask.id
    japan.fix("redate", ask.id, "2023-12-24")
    assert [s.id for s in japan.statements(until="2023")] == [ask.id]
    japan.fix("acts-for", "Tanaka", "JPN")
    assert japan.actor("tanaka").acts_for == "JPN" and japan.query("demand")[0].acts_for == ("JPN",)
    japan.fix("acts-for", "tanaka", "none")
    assert japan.actor("tanaka").acts_for is None
    japan.fix("rename", "tanaka", "K. Tanaka")
    assert japan.actor("k. tanaka").name == "K. Tanaka" and japan.actor("Tanaka").id == "tanaka"
    japan.fix("confirm", ask.id)
    assert japan.why(ask.id)[0].confidence == 1.0 and "confirmed" in japan.why(ask.id)[0].made_by
    japan.fix("reject", "RUS")
    assert said(japan, actor="tanaka") and japan.query("demand")[0].about == ()
    with pytest.raises(UsageError, match="no actor is called"):
        japan.actor("Russia")


def test_a_split_makes_a_new_actor_of_some_mentions(japan):
    text = SHORT[1]
    start = text.rindex("Tanaka")
    japan.fix("split", "tanaka", "Tanaka Jiro", f"{report(text).id[:6]}:{start},{start + 6}")
    assert said(japan, actor="Tanaka Jiro") == ["a word of his own."]
    assert said(japan, actor="tanaka") == ["will Russia come."]


def test_a_record_is_added_and_found(japan):
    start = OTHER[1].index("nothing")
    record = {"speakers": ["suzuki-aya"], "acts_for": [None], "content": [[start, start + 7]], "kind": "mixed",
              "act": "refuse"}  # fmt: skip
    japan.fix("add", report(OTHER[1]).id[:8], "statements", record)
    (found,) = japan.query("refuse")
    assert found.text == "nothing" and len(japan.reading(found.row.id).statements) == 2
    assert japan.find("nothing", types=["refuse"]).total == 1


def test_a_rejected_record_is_told_to_be_so(japan):
    ask = japan.query("ask")[0]
    decision = japan.fix("reject", ask.id)
    with pytest.raises(UsageError, match=f"was rejected: `dragoman fix .* undo {decision.fix.id}` brings it back"):
        japan.why(ask.id)


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["marry", "a", "b"], "there are merge, split"),
        (["merge", "tanaka-ken"], "merge takes the actor that stays"),
        (["merge", "tanaka-ken", "Tanka"], "did you mean tanaka"),
        (["merge", "tanaka", "Tanaka"], "are one actor, tanaka, already"),
        (["split", "tanaka", "???", "{short}"], "is no name"),
        (["split", "tanaka", "Suzuki Aya", "{short}"], "there is an actor suzuki-aya already"),
        (["split", "tanaka", "Jiro", "ffff"], "there is no report 'ffff'"),
        (["split", "tanaka", "Jiro", "{short}:x"], "REPORT:START,END"),
        (["split", "tanaka", "Jiro", "{short}:20,22"], "would change nothing"),
        (["split", "tanaka", "Jiro", "{other}"], "would change nothing"),
        (["rename", "tanaka", " "], "must not be empty"),
        (["reject", "st-zzzzzzzz"], "nothing has the id or name"),
        (["reject", "{short}"], "is a report"),
        (["reject", "tan"], "tan"),
        (["confirm", "st-"], "may be any of"),
        (["retype", "{ask}", "sing"], "there are assert, ask"),
        (["retype", "{ask}", "ASSAULT"], "there are assert, ask"),
        (["redate", "{ask}", "soon"], "write it as 2024-02-23"),
        (["redate", "{ask}", "2024-02-30"], "write it as 2024-02-23"),
        (["redate", "{ask}", "2024-02-01/2024-02-02"], "write it as 2024-02-23"),
        (["redate", "tanaka", "2024"], "actors have no day"),
        (["acts-for", "tanaka", "XYZ"], "no actor is called 'XYZ'"),
        (["add", "{other}", "verbs", {}], "there are actors, statements"),
        (["add", "{other}", "statements", "{{"], "is no record in the JSON form"),
        (["add", "{other}", "statements", {"act": "sing"}], "this is no record of the type statements"),
        (["add", "{other}", "statements", {"kind": "direct", "act": "ask", "speakers": ["CHN"]}], "change nothing"),
        (["undo", "fx-none"], "`dragoman fixes"),
        (["undo", ""], "there is no fix"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_nothing_is_written(japan, words, advice):
    names = {"short": report(SHORT[1]).id, "other": report(OTHER[1]).id, "ask": japan.query("ask")[0].id}
    words = [word.format(**names) if isinstance(word, str) else word for word in words]
    with pytest.raises(UsageError) as refused:
        japan.fix(*words)
    assert advice in str(refused.value)
    assert (japan.store.folder / fixes.FIXES).read_bytes() == b""


def test_two_of_one_name_must_be_told_apart_by_id(tmp_path):
    japan = situation(tmp_path / "s", FULL, SHORT)
    japan.fix("rename", "tanaka", "Tanaka Ken")
    with pytest.raises(UsageError, match="may be any of tanaka, tanaka-ken: give the id"):
        japan.fix("reject", "Tanaka Ken")
    assert japan.fix("reject", "tanaka").fix.targets == ("tanaka",)


def test_the_brief_and_what_is_exported_are_as_decided(tmp_path):
    add_to(tmp_path / "levant", [("2024-03-04", deeds().report.text)], lambda report: deeds())
    levant = dm.open(tmp_path / "levant")

    def exported() -> list[str]:
        levant.export("plover", tmp_path / "events.jsonl")
        lines = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
        return [line["type"] for line in lines]

    before = exported()
    assert before.count("ASSAULT") == 1 and before.count("COERCE") == 0
    levant.fix("retype", "ev-struck", "COERCE")
    assert exported() == ["COERCE" if kind == "ASSAULT" else kind for kind in before]
    levant.fix("reject", "ev-struck")
    assert exported() == [kind for kind in before if kind != "ASSAULT"]
    levant.fix("rename", "quill", "Zoë van Quill")
    text = render.to_markdown(levant.brief())
    assert "Zoë van Quill" in text and "Zoë Quill (" not in text


def test_a_file_of_decisions_that_cannot_be_read_is_an_error_and_no_silence(japan):
    path = japan.store.folder / fixes.FIXES
    path.unlink()
    path.mkdir()
    for ask in (lambda: list(japan.readings()), lambda: japan.fixes()):
        japan.store.close()
        with pytest.raises(OSError, match="fixes"):
            ask()


def test_a_build_neither_sees_nor_keeps_what_was_decided(japan):
    japan.fix("merge", "tanaka-ken", "tanaka")
    store = Store.make(japan.store.folder)
    assert store.effects.book.fixes == () and store.summary().speakers == 4
    assert dm.open(japan.store.folder).store.summary().speakers == 3
