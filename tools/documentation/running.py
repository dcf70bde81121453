"""Runs commands of the documentation in a folder of their own, as somebody who has the examples would.

A plain `dragoman …` runs within this process, since starting one takes half a second; whatever needs a shell gets one.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from tools.documentation.blocks import ROOT

#: Reports of ours about another crisis: what the pages call `korea`.
KOREA = ROOT / "tests" / "support" / "korea"
#: Other people's event data about the same, invented like it.
BESIDE = ROOT / "tests" / "support" / "beside_korea"
#: A web archive of one page.
_CRAWLED = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/story\r\n"
    "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-10-25T00:00:00Z\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
)
#: What pages call by name and every reader has in another form: programs that stand in for the network and the pager.
_PROGRAMS = {
    "dragoman": f'exec {shlex.quote(sys.executable)} -m dragoman "$@"',
    "python": f'exec {shlex.quote(sys.executable)} "$@"',
    "curl": f"cat {shlex.quote(str(ROOT / 'examples' / 'reports' / '05-qatar-answers-demands.html'))}",
    "less": "cat",
    "jq": f"exec {shlex.quote(sys.executable)} -m json.tool --json-lines --no-ensure-ascii",
    "duckdb": f"exec {shlex.quote(sys.executable)} -c 'import duckdb, sys; print(duckdb.sql(sys.argv[2]))' \"$@\"",
}
#: Signs that only a shell understands.
_SHELL = re.compile(r"[|<>&;$*`]")
#: Columns of the terminal in which sessions are shown.
COLUMNS = 100


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Where commands are run: in the folder, with the programs that stand in, and the same everywhere."""
    programs = folder / ".programs"
    programs.mkdir(exist_ok=True)
    for name, line in _PROGRAMS.items():
        path = programs / name
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    set_to = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "EDITOR": "true",
        "COLUMNS": str(COLUMNS), "LINES": "50", "NO_COLOR": "1",
    }  # fmt: skip
    # One process reads: starting several takes longer than these few reports.
    with mock.patch.dict(os.environ, set_to), mock.patch("os.cpu_count", lambda: 1), contextlib.chdir(folder):
        yield


def furnish(folder: Path) -> None:
    """Puts into a folder what pages take to be there: reports in several forms, and files that commands take."""
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    for name in ("docs", "benchmarks", "training"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copytree(KOREA, folder / "reports")
    (folder / "more").mkdir()
    examples = ROOT / "examples"
    shutil.copy(examples / "reports" / "05-qatar-answers-demands.html", folder / "more" / "answers.html")
    shutil.copy(examples / "reports" / "10-rows.jsonl", folder / "archive.jsonl")
    shutil.copy(KOREA / "2-troops.txt", folder / "report.txt")
    gold = (examples / "gold.jsonl").read_text(encoding="utf-8").splitlines()[0]
    (folder / "gold.jsonl").write_text(gold + "\n", encoding="utf-8")
    (folder / "readings.jsonl").write_text(gold + "\n", encoding="utf-8")
    body = " ".join((KOREA / "4-october.txt").read_text(encoding="utf-8").split('"')[0].split())
    (folder / "export.csv").write_text(f'body,date,paper\n"{body}",2024-10-24,The Invented Review\n')
    shutil.copy(BESIDE / "polecat.txt", folder / "polecat.txt")
    shutil.copy(BESIDE / "polecat.txt", folder / "polecat.csv")
    shutil.copy(BESIDE / "events.tab", folder / "events.tab")
    shutil.copytree(BESIDE / "gdelt", folder / "gdelt")
    with zipfile.ZipFile(folder / "events.tab.zip", "w") as archive:
        archive.write(BESIDE / "events.tab", "events.tab")
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        archive.write(KOREA / "2-troops.txt", "troops.txt")
    page = (KOREA / "4-october.txt").read_text(encoding="utf-8")
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{page}"
    crawled = _CRAWLED.format(length=len(body.encode()), body=body)
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(crawled.encode()))
    (folder / "squeeze.toml").write_text('name = "squeeze"\n\n[set]\n"US pressure" = "high"\n')


def run(typed: str, *, terminal: bool = True) -> tuple[int, list[str]]:
    """The exit status and the lines that a command prints, as on a terminal or into a pipe."""
    if typed.startswith("dragoman ") and not _SHELL.search(re.sub(r"'[^']*'|\"[^\"$]*\"|#.*", "", typed)):
        return _within(shlex.split(typed, comments=True)[1:], terminal)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", typed], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL, text=True, timeout=120,
    )  # fmt: skip
    return done.returncode, _lasting(done.stdout)


def _lasting(printed: str) -> list[str]:
    """The lines without those that a build prints on its way where it takes long."""
    lines = [line.rstrip() for line in printed.rstrip().splitlines()]
    return [line for line in lines if not re.search(r" of about .* left$", line)]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _within(arguments: list[str], terminal: bool) -> tuple[int, list[str]]:
    from dragoman.cli import main

    kept = io.BytesIO()
    out = (_Terminal if terminal else io.TextIOWrapper)(kept, encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(kept, encoding="utf-8", write_through=True)
    status: object = 0
    with (
        mock.patch.object(sys, "argv", ["dragoman", *arguments]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            status = ended.code
    printed = _lasting(kept.getvalue().decode("utf-8"))
    return status if isinstance(status, int) else int(status is not None), printed
