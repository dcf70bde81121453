"""A pile of reports for tests, builds of it in processes of their own, and what a folder holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SUPPORT = Path(__file__).parent
ROOT = SUPPORT.parent.parent
SCRIPT = """
import json, sys
import msgspec
from dragoman.assembly import fingerprints, workers
from dragoman.assembly.build import build
from dragoman.errors import DragomanError
paths, into, how, patience = json.loads(sys.argv[1])
workers.PATIENCE = patience
fingerprints.of_reader = lambda reader: reader  # the package may be worked on while the tests run
try:
    account = build(paths, into, reader="standin:read", **how)
except (DragomanError, KeyboardInterrupt) as error:
    sys.exit(f"{type(error).__name__}: {error}")
print(msgspec.json.encode(account).decode())
"""


def make_pile(folder: Path, count: int, **more: str) -> Path:
    """`count` reports in files of one folder, and the files named in `more`."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(count):
        text = f"China said: item {at} matters to all of us here.\n\nThe Tanaka Ken asked: will Russia answer it.\n"
        (folder / f"report-{at:04d}.txt").write_text(f"Published on {at % 28 + 1} May 2024\n\n{text}")
    for name, text in more.items():
        path = folder / name.replace("_txt", ".txt").replace("_jsonl", ".jsonl")
        path.write_text(text)
    return folder


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(SUPPORT)])}


def start(paths, into: Path, *, patience: float = 60.0, **how) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    paths = [str(path) for path in (paths if isinstance(paths, list) else [paths])]
    arguments = json.dumps([paths, str(into), how, patience])
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        process_group=0,
    )


def build(paths, into: Path, **how) -> dict:
    """The account of a build in a process of its own, which must go well."""
    process = start(paths, into, **how)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
