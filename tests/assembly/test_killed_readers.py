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


@pytest.mark.parametrize("command", ["brief", "compare"])
def test_a_kill_while_something_is_kept_leaves_the_folder_whole(tmp_path, command):
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
        assert again.replace(str(folder), str(tmp_path / "whole")) == told
        assert not list(folder.glob(".*.tmp")), "what a killed command was writing is written over"
    assert killed == 8  # stories, registry, what is assembled, the brief: each file, and its name in the folder
