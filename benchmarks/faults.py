"""Faults: builds killed at random moments, a hundred times; does the situation open, and does building on heal it?

**Piles**: `quick`, made up: some ninety documents (texts, a table, copies, one broken, one in German, one without a
report), read by the stand-in of the tests, so that storing, joining and settling are most of a build. `true`: the
example reports, read by the reader itself. Both are first built undisturbed.

**Kills**: `KILLS` of the quick pile and `TRUE_KILLS` of the true one, one to four in a row on a folder, then a build
that is let be. Kinds take turns: `builder`, the building process alone is killed; `group`, it and all that read for it
at once; `worker`, one that reads; each at a moment drawn from the length of a build; and `step`, the builder dies in
the middle of a durable step drawn from all of them (`faults_child`), which reaches what takes too little time to be met
by the clock. A kill that came too late, since the build was over, does not count and is tried again.

A kill is **recovered** where the situation opens and its brief is made after it (or, where there was none yet, that is
said), and the folder comes out of the last build byte for byte as that of the undisturbed build, with an account that
adds up, and without any file that is not part of it. What is made when it is first asked for (`stories.json` and the
like) is left out: it is there or not, as somebody asked.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from benchmarks.corpora import ROOT
from benchmarks.faults_child import READER, Order, Said
from benchmarks.results import Figure, Result
from dragoman.assembly.account import Account
from dragoman.errors import UsageError
from dragoman.folder import MANIFEST
from dragoman.situation import Situation

#: Kills of the quick pile and of the true one; at most so many in a row.
KILLS, TRUE_KILLS, IN_A_ROW = 90, 10, 4
KINDS = ("builder", "group", "worker", "step")
#: The stand-in for the reader stands with the tests.
STANDIN, SUPPORT = "standin:read", ROOT / "tests" / "support"
#: Seconds after which a build is taken to hang.
LONGEST = 120


@dataclass
class _Pile:
    """What is built, and what comes of it undisturbed: the files, the seconds, the durable steps."""

    path: Path
    reader: str
    whole: dict[str, bytes] = field(default_factory=dict)
    seconds: float = 0.0
    steps: int = 0


def measure(kills: int | None = None) -> Iterator[Result]:
    """Both piles; `kills` of the quick one, and none of the true one then."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield _measured("quick", _Pile(make_pile(folder / "pile"), STANDIN), kills or KILLS, folder)
        if kills is None:
            yield _measured("true", _Pile(ROOT / "examples" / "reports", READER), TRUE_KILLS, folder)


def make_pile(folder: Path) -> Path:
    """The quick pile, in a folder that is made."""
    folder.mkdir(parents=True)
    said = "China said: item {} matters to all of us here.\n\nThe Tanaka Ken asked: will Russia answer it.\n"
    for at in range(50):
        slow = " !slow" if at % 9 == 8 else ""
        (folder / f"report-{at:03d}.txt").write_text(
            f"Published on {at % 28 + 1} May 2024\n\n{said.format(at)}{slow}\n"
        )
    rows = [json.dumps({"text": said.format(f"of row {at}")}) + "\n" for at in range(25)]
    (folder / "table.jsonl").write_text("".join([*rows[:9], "{broken\n", *rows[9:]]))
    for at in range(7):  # some before and some behind the place of the same text
        (folder / f"{'az'[at % 2]}-copy-{at}.txt").write_bytes((folder / f"report-{at:03d}.txt").read_bytes())
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 64)
    (folder / "german.txt").write_text("Die Minister haben sich am Montag in Oslo getroffen und lange geredet.\n" * 4)
    (folder / "stub.txt").write_text("Access Denied\n\nYou don't have permission to access this page on this server.\n")
    return folder


def _measured(name: str, pile: _Pile, kills: int, folder: Path) -> Result:
    started = time.monotonic()
    begun = _start(pile, folder / name / "whole")
    said = _said(begun)
    pile.seconds, pile.steps = time.monotonic() - started, said.steps
    pile.whole = lasting(folder / name / "whole")
    random_ = random.Random(7)
    kinds = [KINDS[at % len(KINDS)] for at in range(kills)]
    met: Counter[str] = Counter()
    recovered: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    within = 1.0
    while kinds:
        killed, found = _healed(pile, folder / name / "killed", kinds[: random_.randint(1, IN_A_ROW)], within, random_)
        kinds = kinds[len(killed) :]
        within = 1.0 if killed else 0.7 * within
        met.update(killed)
        faults.update(found)
        recovered.update(killed if not found else ())
    figures = [Figure("recovered", recovered.total() / met.total(), n=met.total())]
    figures += [Figure(f"recovered, {kind}", recovered[kind] / count, n=count) for kind, count in sorted(met.items())]
    figures.append(Figure("a build, undisturbed", pile.seconds, unit="s"))
    edition = f"{said.account.seen} documents, {pile.steps} durable steps, seed 7"
    note = "; ".join(f"{count} times: {fault}" for fault, count in faults.items())
    return Result("faults", f"{name} pile", edition, "kill -9", said.account.seen, tuple(figures), note)


def _healed(
    pile: _Pile, into: Path, kinds: Sequence[str], within: float, random_: random.Random
) -> tuple[list[str], list[str]]:
    """Kills builds of one folder, until one was over before; then builds it to its end.

    `within` is the share of an undisturbed build in which the kills fall. Gives the kills that met a build at work, and
    what is not as it must be.
    """
    killed, faults = [], []
    for kind in kinds:
        met = _kill(pile, into, kind, random_, within)
        if fault := opens(into):
            faults.append(fault)
        if not met:
            break
        killed.append(kind)
    account = _said(_start(pile, into)).account
    if not adds_up(account):
        faults.append("the account does not add up")
    if lasting(into) != pile.whole:
        faults.append("the folder is another")
    if opens(into):
        faults.append("it does not open at the end")
    shutil.rmtree(into)
    return killed, faults


def _kill(pile: _Pile, into: Path, kind: str, random_: random.Random, within: float) -> bool:
    """Begins a build and kills it, or one that reads for it. Whether there was anything to kill."""
    fatal = random_.randint(1, max(1, int(within * pile.steps))) if kind == "step" else 0
    build = _start(pile, into, fatal)
    killed = kind == "step"
    if kind != "step":
        while kind == "worker" and build.poll() is None and not _children(build.pid):
            time.sleep(0.01)
        with suppress(subprocess.TimeoutExpired):
            build.wait(timeout=random_.uniform(0, within * pile.seconds / (2 if kind == "worker" else 1)))
        readers = _children(build.pid)
        victims = readers[:1] if kind == "worker" else [build.pid, *(readers if kind == "group" else ())]
        killed = build.poll() is None and bool(victims)
        for victim in victims:
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
    build.communicate(timeout=LONGEST)
    return killed and (kind == "worker" or build.returncode == -signal.SIGKILL)


def _start(pile: _Pile, into: Path, fatal: int = 0) -> subprocess.Popen[str]:
    order = msgspec.json.encode(Order([str(pile.path)], str(into), 2, pile.reader, fatal)).decode()
    into.parent.mkdir(exist_ok=True)
    search = os.pathsep.join([str(ROOT), str(SUPPORT)])
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.faults_child", order], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**os.environ, "PYTHONPATH": search}, cwd=ROOT, process_group=0,
    )  # fmt: skip


def _said(build: subprocess.Popen[str]) -> Said:
    out, err = build.communicate(timeout=LONGEST)
    if build.returncode:
        raise RuntimeError(f"a build that was let be ended with status {build.returncode}: {err}")
    return msgspec.json.decode(out, type=Said)


def _children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    with suppress(OSError):
        return [int(word) for word in listed.read_text().split()]
    return []


def opens(folder: Path) -> str | None:
    """Why a situation does not open and tell its brief; None where it does, or was none yet and says so."""
    try:
        Situation(folder).brief()
    except UsageError as error:
        return str(error) if (folder / MANIFEST).exists() else None
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def adds_up(account: Account) -> bool:
    """Whether every document of a pile came to one end, and those that were not read are named."""
    left = account.furniture + account.other_language + account.unreadable
    return (
        account.seen == account.read + account.copies + left + account.empty
        and left == len(account.failures)
        and account.copies == len(account.copied)
        and account.empty == len(account.hollow)
    )


def lasting(folder: Path) -> dict[str, bytes]:
    """Every file of a situation's folder but those that are made when they are first asked for."""
    files = {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*")) if path.is_file()}
    kept = {name for name in files if "/" not in name and name.endswith(".json") and not name.startswith(".")}
    kept -= {MANIFEST, "building.json"}
    return {name: path.read_bytes() for name, path in files.items() if name not in kept}
