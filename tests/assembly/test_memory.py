"""A build holds what is in hand, not what it has read: its memory does not grow with the pile."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pile import SCRIPT, environment

# Not getrusage: its maximum is not set back when a process becomes another program, so it would tell that of pytest.
PEAK = "\nprint(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"


def peak(reports: int, folder: Path) -> int:
    """The most memory that a build of so many reports of 150 statements takes, in MB, without its workers."""
    said = "".join(f"China said: Russia and number {at} of the many words here.\n" for at in range(150))
    (folder / "rows.jsonl").write_text("".join(json.dumps({"text": f"{at}\n{said}"}) + "\n" for at in range(reports)))
    arguments = json.dumps([[str(folder / "rows.jsonl")], str(folder / f"s{reports}"), {"jobs": 1}, 60])
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT + PEAK, arguments], env=environment(), capture_output=True, text=True, check=True
    )
    account, size = found.stdout.splitlines()
    assert json.loads(account)["records"]["statements"] == reports * 150
    return int(size) // 1024


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory otherwise")
def test_memory_does_not_grow_with_the_pile(tmp_path):
    few, many = peak(200, tmp_path), peak(800, tmp_path)
    assert many < few + 80, (few, many)
    assert many < 400
