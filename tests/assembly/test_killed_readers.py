"""Who asks a situation may be killed at any moment: what it keeps there is whole, or is made anew."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from pile import content, environment
from situations import situation

import dragoman as dm
from dragoman.showing import render

#: Kills itself when a file is about to be made lasting for the n-th time, and runs a command otherwise.
SCRIPT = """
import os, signal, sys
from dragoman import cli
count, sync = int(sys.argv[1]), os.fsync
def fsync(handle):
    global count
    count -= 1
    if not count:
        os.kill(os.getpid(), signal.SIGKILL)
    sync(handle)
os.fsync = fsync
sys.argv = ["dragoman", *sys.argv[2:]]
cli.main()
"""
TEXTS = (
    ("2024-01-01", "China asked: will Russia leave the northern port. Russia said: nobody will leave."),
    ("2024-01-09", "Russia said: nobody will leave the northern port. Japan asked: will China help."),
)


def parts(folder):
    return {name: data for name, data in content(folder).items() if "/" in name or name == "manifest.json"}


@pytest.mark.parametrize(("command", "files"), [("brief", 4), ("compare", 3)])
def test_a_kill_while_something_is_kept_leaves_the_folder_whole(tmp_path, command, files):
    whole = situation(tmp_path / "whole", *TEXTS)
    told = render.to_terminal(whole.brief(), 100)
    folder = tmp_path / "s"
    situation(folder, *TEXTS).store.close()
    before = parts(folder)
    words = [command, str(folder), *(["China"] if command == "compare" else [])]
    killed = 0
    for moment in range(1, 20):
        for kept in folder.glob("*.json"):
            if kept.name != "manifest.json":
                kept.unlink()
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(moment), *words], env=environment(), capture_output=True, timeout=60
        )
        assert parts(folder) == before
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        killed += 1
        again = render.to_terminal(dm.open(folder).brief(), 100)
        again = again.replace(str(folder), str(tmp_path / "whole"))
        assert again.split() == told.split()  # lines break elsewhere where the folder's name is longer
        assert not list(folder.glob(".*.tmp")), "what a killed command was writing is written over"
    assert killed == 2 * files  # stories, registry, what is assembled, the brief: each file, and its name in the folder


@pytest.mark.parametrize(
    ("command", "out"),
    [
        ("export {folder} --to csl --out {out}", "references.json"),
        ("export {folder} --to html --out {out}", "page.html"),
        ("brief {folder} --out {out}", "brief.md"),
        ("dossier {folder} China --out {out}", "china.html"),
        ("figure {folder} timeline --out {out}", "timeline.svg"),
    ],
)
def test_a_kill_while_a_file_is_written_leaves_the_old_one_or_the_new_one(tmp_path, command, out):
    folder = tmp_path / "s"
    situation(folder, *TEXTS).store.close()
    before = parts(folder)
    path = tmp_path / "out" / out
    path.parent.mkdir()
    whole = run(command.format(folder=folder, out=path).split())
    assert whole.returncode == 0, whole.stderr
    new = path.read_bytes()
    path.write_text("the old one")
    for moment in range(1, 40):
        done = run(command.format(folder=folder, out=path).split(), moment)
        assert parts(folder) == before
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert path.read_bytes() == b"the old one"
    assert moment > 1 and path.read_bytes() == new


def run(words, moment=0):
    command = [sys.executable, "-c", SCRIPT, str(moment), *words]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=60)


def test_a_kill_while_everything_is_reckoned_for_the_page_leaves_the_folder_whole(tmp_path):
    folder = tmp_path / "s"
    situation(folder, *TEXTS).store.close()
    before = parts(folder)
    script = SCRIPT.replace("cli.main()", "from dragoman.page.reckon import reckon; reckon(sys.argv[1])")
    for moment in range(1, 40):
        command = [sys.executable, "-c", script, str(moment), str(folder)]
        done = subprocess.run(command, env=environment(), capture_output=True, timeout=60)
        assert parts(folder) == before
        dm.open(folder).brief()
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    assert moment > 1


def test_a_kill_while_a_decision_is_written_takes_it_or_leaves_it(tmp_path):
    folder = tmp_path / "s"
    situation(folder, *TEXTS).store.close()
    command = ["fix", str(folder), "rename", "China", "Cathay"]
    fixes = folder / "fixes.jsonl"
    for moment in range(1, 20):  # what is reckoned first is written before it
        assert run(command, moment).returncode == -signal.SIGKILL
        if fixes.read_bytes():
            break
    found = run(["fixes", str(folder)])
    assert found.returncode == 0 and "Cathay" in found.stdout and found.stderr == ""
    fixes.write_bytes(fixes.read_bytes()[:-20])  # the power went in its middle
    found = run(["fixes", str(folder)])
    assert found.returncode == 0 and "is no fix and was skipped" in found.stderr
    assert run(command).returncode == 0
    assert "Cathay" in run(["fixes", str(folder)]).stdout
