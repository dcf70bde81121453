"""Asks the situation, one question at a time, and keeps the answers until the folder changes.

A page waits for no other page's work longer than that takes; runs of a model have a thread of their own. What is kept
is bounded in bytes. The folder is looked at before each question, so that what a build adds, or a fix from another tab
or the command line, shows in the next answer.

What is reckoned from a whole pile of thousands takes a minute, and depends on every fix. Nobody is kept waiting for
that: until a process of its own has reckoned it anew, pages show it as it was, and say so. Records and reports
themselves are always those of now.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TypeVar

from dragoman.collection import set_aside, take_back
from dragoman.folder import FIXES, MANIFEST
from dragoman.least import EVERYTHING, Least
from dragoman.situation import Situation

T = TypeVar("T")

#: The files that make up what is shown: the parts by their manifest, decisions, the model by hand, seals.
WATCHED = (MANIFEST, FIXES, "model.toml", "hand.jsonl", "seals.jsonl")
#: Bytes of made pages that are kept. A design value.
KEPT = 64 << 20
#: With no more reports than this, what is reckoned from all of them is waited for. A design value: some two seconds.
SMALL = 200


def generation(folder: Path, watched: Iterable[str] = WATCHED) -> str:
    """Names the state of a folder: it changes whenever one of the files does that make up what is shown."""
    seen = hashlib.sha256()
    for name in watched:
        try:
            stat = (folder / name).stat()
            seen.update(f"{name}:{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ino};".encode())
        except OSError:
            seen.update(f"{name}:-;".encode())
    return seen.hexdigest()[:12]


class _Thread:
    """A thread with a situation of its own, opened anew when the folder has changed, or what it was behind is there.

    One that answers for most pages `holds` the tables in memory.
    """

    def __init__(self, reader: Reader, holds: bool) -> None:
        self._reader, self._holds = reader, holds
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._situation: Situation | None = None
        self._state = ""
        #: What was reckoned last: a decision makes a store forget it.
        self._memory: dict[str, Any] = {}

    def ask(self, question: Callable[[Situation, str], T]) -> Future[T]:
        return self._pool.submit(self._answer, question)

    def _answer(self, question: Callable[[Situation, str], T]) -> T:
        now = self._reader.state()
        known = self._situation
        if known is None or now != self._state:
            self._situation = Situation(self._reader.folder, min_confidence=self._reader.least)
            self._state = now
            take_back()
            before = known.store if known is not None else None
            known = self._situation
            if self._holds:
                known.store.hold(before)
            elif before is not None:
                before.close()
            if known.store.manifest.reports > SMALL and not self._reader.is_ready:
                known.store.earlier = self._memory
        store = known.store
        reckoned = len(store.reckoned)
        try:
            return question(known, now)
        finally:
            if len(store.reckoned) != reckoned:
                set_aside()
            if store.reckoned:
                self._memory = {**store.earlier, **store.reckoned}
            if store.is_behind:
                self._reader.reckon()

    def stop(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._situation is not None:
            self._situation.store.close()
        take_back()


class Reader:
    """Asks one folder. `ask(question)` gives a future; `kept` and `keep` are what was made of a state of it."""

    def __init__(self, folder: Path, room: int = KEPT, least: Least = EVERYTHING) -> None:
        self.folder, self.least = folder, least
        self._reading, self._running = _Thread(self, holds=True), _Thread(self, holds=False)
        self._made: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._room, self._bytes = room, 0
        self._lock = Lock()
        self._reckoned: str | None = None
        self._times = 0
        self._process: subprocess.Popen[bytes] | None = None

    def state(self) -> str:
        """Names what is shown: the state of the folder, and how often what was behind has been reckoned since."""
        return f"{generation(self.folder)}-{self._times}"

    @property
    def is_ready(self) -> bool:
        """Whether what is reckoned from all reports is there for the state of the folder."""
        return self._reckoned == generation(self.folder)

    def ask(self, question: Callable[[Situation, str], T], slow: bool = False) -> Future[T]:
        """Puts a question to the situation as it now stands; it is told the name of that state, too."""
        return (self._running if slow else self._reading).ask(question)

    def reckon(self) -> None:
        """Has what pages are behind with reckoned anew, in a process of its own, unless that is under way."""
        with self._lock:
            if self._process is not None:
                return
            command = [sys.executable, "-m", "dragoman.page.reckon", str(self.folder), str(self.least)]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        Thread(target=self._wait, args=(generation(self.folder),), daemon=True).start()

    def _wait(self, of: str) -> None:
        assert self._process is not None
        self._process.wait()
        with self._lock:
            self._process = None
            self._reckoned = of
            self._times += 1

    def kept(self, key: str) -> bytes | None:
        """What was made for `key` from the folder as it now stands."""
        with self._lock:
            name = self.state(), key
            found = self._made.get(name)
            if found is not None:
                self._made.move_to_end(name)
            return found

    def keep(self, state: str, key: str, made: bytes) -> None:
        """Keeps what was made of a state of the folder; what was not used for longest goes first."""
        with self._lock:
            self._bytes += len(made) - len(self._made.pop((state, key), b""))
            self._made[state, key] = made
            while self._bytes > self._room:
                _, gone = self._made.popitem(last=False)
                self._bytes -= len(gone)

    def stop(self) -> None:
        """Waits for the questions in hand, and lets go of the files."""
        self._reading.stop()
        self._running.stop()
        with self._lock:
            if self._process is not None:
                self._process.terminate()
