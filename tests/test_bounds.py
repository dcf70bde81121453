"""What one file may take, however it is made: CPU time and memory. All cases of a kind run in one other process.

Time is CPU time, so that a busy machine changes little; both are counted from when everything is loaded.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache

import pytest
from commands import environment
from nasty import FILES, TEXTS

#: CPU seconds and megabytes that an item may take, from the task that this holds to.
SECONDS, MEGABYTES = 5.0, 1024


@cache
def measured(kind):
    """What `nasty.py` says of each case: `{"seconds", "megabytes", "found"}` of files, seconds by length of texts."""
    names = list({"file": FILES, "text": TEXTS}[kind])
    done = subprocess.run(
        [sys.executable, "-m", "nasty", kind, *names], capture_output=True, text=True, env=environment(), timeout=1200
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"{names[len(lines)]}: {done.stderr[-2000:]}"
    return dict(zip(names, lines, strict=True))


@pytest.mark.parametrize("name", FILES)
def test_no_file_takes_long_or_much(name):
    took = measured("file")[name]
    assert took["seconds"] < SECONDS, took
    assert took["megabytes"] < MEGABYTES, took
    assert took["found"], "a file is read, or named with the reason why not"


@pytest.mark.parametrize("name", TEXTS)
def test_the_rules_take_hardly_more_than_in_proportion_to_the_words(name):
    """Four times the words take at most eight times as long: what grows with their square would take sixteen."""
    took = measured("text")[name]
    short, long = took["short"], took["long"]
    assert long < SECONDS, took
    assert long < 8 * short or long < 0.5, took
