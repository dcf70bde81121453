"""The commands that correct: what they print, where, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import dragoman
from situations import situation

from dragoman import fixes

TEXTS = [
    ("2024-05-03", "Kenji Tanaka said: talks with Russia go on."),
    ("2024-05-05", "Tanaka asked: will China answer."),
]


@pytest.fixture
def japan(tmp_path) -> Path:
    return situation(tmp_path / "japan", *TEXTS).store.folder


def test_a_fix_is_told_listed_and_taken_back(japan):
    found = dragoman("fix", japan, "merge", "kenji-tanaka", "tanaka", "--because", "one\x1b[2Jman")
    assert found.returncode == 0 and found.stderr.startswith("undo it with: dragoman fix")
    fix = found.stdout.split()[0]
    assert "merge kenji-tanaka tanaka: 2 records in 1 report (one�[2Jman)" in found.stdout
    assert dragoman("fixes", japan).stdout == found.stdout
    assert "kenji-tanaka" in dragoman("find", japan, "will", "--actor", "tanaka").stdout
    undone = dragoman("fix", japan, "undo", fix[:6], "--json")
    assert json.loads(undone.stdout)["targets"] == [fix] and undone.stderr == ""
    assert "undone" in dragoman("fixes", japan).stdout
    assert "kenji-tanaka" not in dragoman("find", japan, "will", "--actor", "tanaka").stdout


def test_fixes_as_json_say_how_they_stand(japan):
    assert json.loads(dragoman("fix", japan, "acts-for", "tanaka", "JPN", "--json").stdout)["value"] == "JPN"
    with (japan / fixes.FIXES).open("a") as file:
        file.write('{"id": "fx-hand", "kind": "reject", "targets": ["st-gone"], "time": "2024-01-01"}\n')
    lines = [json.loads(line) for line in dragoman("fixes", japan, "--json").stdout.splitlines()]
    assert [(one["state"], one["records"], one["reports"]) for one in lines] == [("in force", 2, 1), ("waiting", 0, 0)]
    assert "reject st-gone: waits for what it names" in dragoman("fixes", japan).stdout


def test_arguments_are_taken_in_the_order_of_the_help(japan):
    assert dragoman("fix", japan, "rename", "tanaka", "K. Tanaka").returncode == 0
    start = TEXTS[1][1].index("China")
    report = json.loads(dragoman("find", japan, "China", "--json").stdout)["report"]
    found = dragoman("fix", japan, "split", "CHN", "Peking", f"{report}:{start},{start + 5}")
    assert found.returncode == 0, found.stderr
    record = json.dumps({"content": [[0, 6]], "kind": "mixed", "act": "refuse"})
    assert dragoman("fix", japan, "add", report, "statements", record).returncode == 0
    assert dragoman("find", japan, "--actor", "Peking", "--type", "actors").returncode == 0
    assert dragoman("find", japan, "--type", "refuse").stdout != ""


def test_a_line_that_is_no_fix_is_told_by_every_command(japan):
    (japan / fixes.FIXES).write_text("{\n")
    for command in (["fixes"], ["find", "talks"], ["why", "CHN"], ["review"]):
        found = dragoman(command[0], japan, *command[1:])
        assert found.returncode == 0 and "fixes.jsonl: line 1 is no fix and was skipped" in found.stderr


def test_without_fixes_and_doubts_it_is_said(tmp_path):
    empty = situation(tmp_path / "empty", ("2024-01-01", "Nothing.")).store.folder
    for command, words in (("fixes", "no fixes"), ("review", "nothing is doubtful")):
        found = dragoman(command, empty)
        assert (found.returncode, found.stdout, found.stderr) == (0, "", f"{words}\n")


def test_review_shows_what_settles_each_doubt(japan):
    found = dragoman("review", japan)
    assert f"$ dragoman fix {japan} merge kenji-tanaka tanaka" in found.stdout
    assert dragoman("review", japan, "--limit", "1").stderr.startswith("1 of 3 shown")
    lines = [json.loads(line) for line in dragoman("review", japan, "--json").stdout.splitlines()]
    assert {"weight", "ids", "words", "commands", "link"} <= set(lines[0]) and len(lines) == 3


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["fix"], "dragoman fix"),
        (["fix", "{}", "marry"], "No such command"),
        (["fix", "{}", "merge", "a"], "Missing argument"),
        (["fix", "{}", "merge", "tanaka", "Tanakka"], "did you mean tanaka"),
        (["fix", "{}", "redate", "st-", "soon"], "may be any of"),
        (["fix", "{}/none", "reject", "x"], "make one with `dragoman build"),
        (["fixes", "none"], "make one with `dragoman build"),
        (["review", "none"], "make one with `dragoman build"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(japan, arguments, advice):
    found = dragoman(*(argument.format(japan) for argument in arguments))
    assert found.returncode == 2 and "Traceback" not in found.stderr
    assert advice in found.stderr
    assert (japan / fixes.FIXES).read_text() == ""


@pytest.mark.parametrize("kind", ["merge", "split", "rename", "reject", "confirm", "retype", "redate", "acts-for",
                                  "add", "undo"])  # fmt: skip
def test_every_kind_has_help_with_examples(kind):
    found = dragoman("fix", "korea", kind, "--help", traps=())
    assert found.returncode == 0 and f"dragoman fix korea {kind} " in found.stdout
