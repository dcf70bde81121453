"""The command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SUPPORT = Path(__file__).parent
ROOT = SUPPORT.parent.parent


def environment(*traps: str, **more: str) -> dict[str, str]:
    path = os.pathsep.join(str(folder) for folder in (SUPPORT / "traps", SUPPORT, ROOT))
    return {**os.environ, "PYTHONPATH": path, "TRAPS": ",".join(traps), **more}


def dragoman(*arguments: object, traps: tuple[str, ...] = ("standin",), cwd: Path | None = None, **how):
    """What `dragoman ARGUMENTS` gives: `returncode`, `stdout`, `stderr`."""
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *(str(argument) for argument in arguments)],
        capture_output=True,
        text=True,
        env=environment(*traps),
        cwd=cwd,
        timeout=120,
        **how,
    )


def read_by_nobody(*arguments: object) -> tuple[bytes, int]:
    """What `dragoman ARGUMENTS` complains of, and its exit status, where whoever reads its output has had enough."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman", *(str(argument) for argument in arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment("standin"),
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    _, complaint = process.communicate(timeout=60)
    return complaint, process.returncode
