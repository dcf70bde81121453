"""One door to all exports: what is written where, and what is refused."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pytest
from by_hand import reading, statement
from hostile import first, second
from situations import add_readings

from dragoman.assembly.assembled import Assembled
from dragoman.assembly.registry import registry_of_readings
from dragoman.errors import UsageError
from dragoman.exports.export import FILES, FOLDERS, STREAMS
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote
from dragoman.records import Actor, Mention
from dragoman.situation import Situation


@pytest.fixture
def situation(tmp_path):
    add_readings(tmp_path / "s", [first(), second()])
    return Situation(tmp_path / "s")


@pytest.mark.parametrize("to", [*FILES, *STREAMS])
def test_a_file_is_written_whole_or_to_bytes(situation, tmp_path, to):
    wrote = situation.export(to, tmp_path / "out")
    buffer = BytesIO()
    situation.export(to, buffer)
    assert (tmp_path / "out").read_bytes() == buffer.getvalue() != b""
    assert wrote.reports == 2 and sum(wrote.rows.values()) > 0


@pytest.mark.parametrize("to", [*FOLDERS])
def test_a_folder_is_written_again_only_when_told_to(situation, tmp_path, to):
    wrote = situation.export(to, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert len(names) == wrote.files + 1
    with pytest.raises(UsageError, match="--force"):
        situation.export(to, tmp_path / "out")
    assert situation.export(to, tmp_path / "out", force=True) == wrote


def test_days_narrow_everything(situation):
    buffer = BytesIO()
    wrote = situation.export("graphml", buffer, since="2024-03")
    assert wrote.reports == 1
    kinds = {data.text for data in ElementTree.fromstring(buffer.getvalue()).iter() if data.get("key") == "e-what"}
    assert kinds == {"tie"}
    assert situation.export("dna", BytesIO(), since="2024-03").rows["statements"] == 0
    assert situation.export("dna", BytesIO(), until="2024-02").rows["statements"] == 2


def test_what_there_is_not_is_refused(situation, tmp_path):
    for how, said in (
        ({"to": "gdelt"}, "there is no format 'gdelt'"),
        ({"to": "gexf", "form": "csv"}, "gexf has one form"),
        ({"to": "csv", "everything": True}, "csv has everything"),
        ({"to": "csv", "since": "March"}, "is no day"),
    ):
        with pytest.raises(UsageError, match=said):
            situation.export(out=tmp_path / "x", **how)
    with pytest.raises(UsageError, match="--out FOLDER"):
        situation.export("obsidian", BytesIO())
    for to in ("gexf", "plover"):
        with pytest.raises(UsageError, match="is a folder"):
            situation.export(to, tmp_path)
    assert not (tmp_path / "x").exists()


def test_what_utf_8_cannot_hold_stops_no_format():
    text = "Ruritania\ud800 arms Graustark."
    actor = Actor(id="r\ud800", kind="unnamed", name="R\ud800", mentions=(Mention(span=(0, 10), form="name"),))
    said = statement(text, "st", actor.id, None, "Ruritania\ud800", "arms", "Graustark")
    one = reading(text, [actor], [said], title="\ud800", published=None)
    whole = Whole("\ud800", [one], registry_of_readings([one]), Assembled())
    for pieces in FILES.values():
        assert b"".join(pieces(whole, Wrote()))
    for files in FOLDERS.values():
        assert all(name.encode() for name, _ in files(whole, Wrote()))


def test_an_empty_situation_is_written_too(tmp_path):
    add_readings(tmp_path / "s", [])
    for to in FILES:
        assert situation_of(tmp_path).export(to, BytesIO()).reports == 0
    for to in FOLDERS:
        assert situation_of(tmp_path).export(to, tmp_path / to).files >= 1


def situation_of(folder):
    return Situation(folder / "s")
