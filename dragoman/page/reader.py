"""Asks the situation, one question at a time, and keeps the answers until the folder changes.

A page waits for no other page's work longer than that takes; runs of a model have a thread of their own. What is kept
is bounded in bytes. The folder is looked at before each question, so that what a build adds, or a fix from another tab
or the command line, shows in the next answer.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TypeVar

from dragoman.folder import FIXES, MANIFEST
from dragoman.situation import Situation

T = TypeVar("T")

#: The files that make up what is shown: the parts by their manifest, decisions, the model by hand, seals.
_WATCHED = (MANIFEST, FIXES, "model.toml", "hand.jsonl", "seals.jsonl")
#: Bytes of made pages that are kept. A design value.
KEPT = 64 << 20


def generation(folder: Path, watched: Sequence[str] = _WATCHED) -> str:
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
    """A thread with a situation of its own, opened anew when the folder has changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._situation: Situation | None = None
        self._generation = ""

    def ask(self, question: Callable[[Situation, str], T]) -> Future[T]:
        return self._pool.submit(self._answer, question)

    def _answer(self, question: Callable[[Situation, str], T]) -> T:
        now = generation(self._folder)
        if self._situation is None or now != self._generation:
            self.close()
            self._situation, self._generation = Situation(self._folder), now
        return question(self._situation, now)

    def close(self) -> None:
        if self._situation is not None:
            self._situation.store.close()
            self._situation = None

    def stop(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self.close()


class Reader:
    """Asks one folder. `ask(question)` gives a future; `kept` and `keep` are what was made of this generation."""

    def __init__(self, folder: Path, room: int = KEPT) -> None:
        self.folder = folder
        self._reading, self._running = _Thread(folder), _Thread(folder)
        self._made: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._room, self._bytes = room, 0
        self._lock = Lock()

    def ask(self, question: Callable[[Situation, str], T], slow: bool = False) -> Future[T]:
        """Puts a question to the situation as it now stands; it is told the name of that state, too."""
        return (self._running if slow else self._reading).ask(question)

    def kept(self, key: str) -> bytes | None:
        """What was made for `key` from the folder as it now stands."""
        with self._lock:
            name = generation(self.folder), key
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
