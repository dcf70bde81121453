"""Situations that come from strangers: whatever their files say, no file outside is touched, and errors are errors."""

from __future__ import annotations

import json
import os

import pytest
from commands import dragoman
from situations import situation

from dragoman import folder as files
from dragoman.errors import DragomanError, SituationError
from dragoman.situation import Situation
from dragoman.store import Store

SAID = "China said: trade is over.\nRussia asked: talks.\n"


@pytest.fixture
def folder(tmp_path):
    situation(tmp_path / "crisis", ("2024-01-01", SAID))
    return tmp_path / "crisis"


ELSEWHERE = (
    "reports/../../secret.parquet",
    "/etc/passwd",
    "reports/part-a.parquet/../../x",
    "https://example.org/reports/part-a.parquet",
    "reports/part-*.parquet",
    "fixes.jsonl",
)


@pytest.mark.parametrize("name", ELSEWHERE)
@pytest.mark.parametrize("where", ["parts", "fresh"])
def test_a_manifest_that_names_a_file_elsewhere_is_refused(folder, tmp_path, name, where):
    secret = tmp_path / "secret.parquet"
    secret.write_bytes(next((folder / "reports").iterdir()).read_bytes())
    manifest = json.loads((folder / files.MANIFEST).read_text())
    strange = {**manifest["parts"][0], "name": name}
    if where == "parts":
        manifest["parts"].append(strange)
    else:
        manifest["fresh"] = [dict.fromkeys(("reports", "records", "places"), strange)]
    (folder / files.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(SituationError, match="do not trust"):
        Situation(folder)
    with files.building(folder), pytest.raises(SituationError, match="do not trust"):
        Store.make(folder)
    assert secret.exists()


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"a":' * 100_000, b'{"format": "\xff\xed\xa0\x80"}', b"\x00", b"null", b""]
)
def test_files_of_nested_or_broken_json_are_errors_or_made_anew(folder, content):
    whole = Situation(folder)
    told = [line.text for section in whole.brief().sections for part in section.paragraphs for line in part.sentences]
    whole.store.close()
    for name in ("registry.json", "assembled.json", "brief.json", "stories.json", "fixes.jsonl", "building.json"):
        (folder / name).write_bytes(content)
    again = Situation(folder).brief()
    assert told == [line.text for section in again.sections for part in section.paragraphs for line in part.sentences]
    (folder / files.MANIFEST).write_bytes(content)
    with pytest.raises(DragomanError):
        Situation(folder)


def test_nothing_that_is_printed_controls_the_terminal(tmp_path):
    escape, bell, turned = "\x1b]0;owned\x07", "\x9b31m", "\u202e"
    text = f"{escape} News {bell} {turned}\n\nChina said: {escape} it is over {bell} {turned} now.\nRussia said: no.\n"
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / f"a{escape}.txt").write_text(text)
    (folder / f"b{bell}.csv").write_text(f"{escape},x{bell}\n1,2\n")
    (folder / f"c{turned}.jsonl").write_text(json.dumps({"text": text, "title": escape}) + "\n{" + escape + "\n")
    (folder / "d.pdf").write_bytes(b"%PDF" + escape.encode())
    into = tmp_path / "crisis"
    asked = [
        ["read", folder],
        ["build", folder, "--into", into, "--jobs", "1"],
        ["brief", into],
        ["brief", into, "--format", "markdown"],
        ["find", into, "over"],
        ["find", into, escape],
        ["why", into, "CHN"],
        ["why", into, escape],
        ["brief", tmp_path / escape],
        ["read", folder, "--columns", f"text={escape}"],
    ]
    for arguments in asked:
        done = dragoman(*arguments)
        printed = done.stdout + done.stderr
        assert "Traceback" not in printed
        assert not {char for char in printed if char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160)}, arguments
        assert turned not in printed, arguments


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links")
def test_a_build_removes_nothing_through_a_link(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    kept = other / "mine.txt"
    kept.write_text("mine")
    (folder / "reports" / "part-stray").symlink_to(kept)
    with files.building(folder):
        Store.make(folder).close()
    assert kept.read_text() == "mine"
