"""How fast the page answers 8 readers at once, asking for hundreds of different addresses of a large situation.

**Rows**: addresses of each kind of page, drawn from a seed out of the situation's own pages (`page_addresses`).
A server is started on the situation, in which everything is reckoned, and looked through once, one page of each kind.
Then wrk asks over 8 connections, in an order mixed from the seed, for each address once: **cold**, no page was made
before; and then for all of them `ROUNDS` times more: **warm**, made pages are kept. Of each kind and of all: the median
and the 95th percentile of what an answer took, from the question to the last byte, in milliseconds; answers that were
no page; the largest page as it was sent, gzipped, in kB. **memory** is the server's, at the end, in MB.

The situation is the folder that --corpus names. It is asked for by name, since building one of thousands takes long:
`python -m benchmarks page_speed --corpus FOLDER`.
"""

from __future__ import annotations

import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import NoCorpusError
from benchmarks.page_addresses import gather
from benchmarks.results import Figure, Result
from dragoman.folder import read_manifest

#: As in `page_speed.lua`.
READERS, ROUNDS = 8, 3
SCRIPT = Path(__file__).with_suffix(".lua")
#: Seconds after which wrk is ended, whatever is left, and for which a page that is still being made is asked for.
LONGEST, PATIENCE = 600, 300
#: One page of each kind, by which what all of them need comes into memory.
FIRST = ("/", "/reports", "/actors", "/search?q=the", "/exchanges", "/compare", "/timeline", "/network", "/claims",
         "/forecasts", "/contradictions", "/review")  # fmt: skip


class Answered(NamedTuple):
    """One answer: to an address of what kind, milliseconds, status, bytes as they were sent."""

    kind: str
    took: float
    status: int
    size: int


def measure(situation: Path, each: int | None = None) -> Iterator[Result]:
    """Cold, then warm. `each` is how many addresses of a kind are asked for. Raises `NoCorpusError` without wrk."""
    if shutil.which("wrk") is None:
        raise NoCorpusError("wrk is not installed: apt install wrk")
    reports = read_manifest(situation).reports
    subprocess.run([sys.executable, "-m", "dragoman.page.reckon", str(situation)], check=True)
    with serving(situation) as (address, _):
        asked = gather(lambda path: _page(address + path), **({"each": each, "reports": each} if each else {}))
    with serving(situation) as (address, process):
        for path in FIRST:
            _page(address + path)
        for what, rounds in (("cold", 1), ("warm", ROUNDS)):
            figures = _figures(asked_at_once(address, asked, rounds))
            if what == "warm":
                figures.append(Figure("memory", _memory(process), unit="MB"))
            edition = f"{reports} reports, seed 6"
            yield Result("page_speed", situation.name, edition, what, reports, tuple(figures))


@contextmanager
def serving(situation: Path) -> Iterator[tuple[str, int]]:
    """A server of its own on a situation: its address, without the slash, and its process."""
    command = [sys.executable, "-m", "dragoman", "show", str(situation), "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        address = server.stdout.readline().strip().rstrip("/")
        while server.poll() is None:  # it tells where it will be before it is there
            with suppress(ConnectionError), socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))):
                break
            time.sleep(0.1)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait()


def asked_at_once(address: str, asked: Mapping[str, Sequence[str]], rounds: int) -> list[Answered]:
    """What 8 readers are answered, who ask for all addresses, mixed, so many times over."""
    every = [(kind, path) for kind, paths in asked.items() for path in paths]
    random.Random(6).shuffle(every)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "addresses.txt").write_text("".join(f"{path}\n" for _, path in every))
        wrk = ["wrk", f"-t{READERS}", f"-c{READERS}", f"-d{LONGEST}s", "--timeout", f"{LONGEST}s", "-s", str(SCRIPT)]
        running = subprocess.Popen([*wrk, f"{address}/", "--", name, str(rounds)], stdout=subprocess.DEVNULL)
        try:  # wrk itself ends by the clock alone
            until = time.monotonic() + LONGEST
            while _answers(folder) < rounds * len(every) and running.poll() is None and time.monotonic() < until:
                time.sleep(0.2)
        finally:
            running.send_signal(signal.SIGINT)
            running.wait()
        lines = [line.split() for file in sorted(folder.glob("took-*.txt")) for line in file.read_text().splitlines()]
    return [Answered(every[int(at)][0], float(took) / 1000, int(status), int(size)) for at, took, status, size in lines]


def _answers(folder: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in folder.glob("took-*.txt"))


def _figures(answers: Sequence[Answered]) -> list[Figure]:
    figures = []
    for kind in ("all pages", *dict.fromkeys(one.kind for one in answers)):
        some = [one for one in answers if kind in ("all pages", one.kind)]
        took, count = sorted(one.took for one in some), len(some)
        figures += [
            Figure(f"{kind}: median", statistics.median(took), n=count, unit="ms"),
            Figure(f"{kind}: 95th percentile", took[min(count - 1, int(0.95 * count))], n=count, unit="ms"),
            Figure(f"{kind}: no page", sum(one.status != 200 for one in some), n=count, unit="answers"),
            Figure(f"{kind}: largest, gzipped", max(one.size for one in some) / 1000, n=count, unit="kB"),
        ]
    return figures


def _page(address: str) -> str:
    """A page as text; one that is still being made is waited for."""
    until = time.monotonic() + PATIENCE
    while True:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
            if answer.status != 202 or time.monotonic() > until:
                return text
        time.sleep(1)


def _memory(process: int) -> float:
    """What a process holds in memory at its most, in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM")), 0.0)
