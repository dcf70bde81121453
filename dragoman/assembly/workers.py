"""Reading on several cores: a set of processes that outlives the death of any of them.

Pieces of work in, what became of each report out, as it comes. A report on which a process dies or does not come back
is named and left out; the process is replaced, and the rest of the piece is done. A process that the system killed
(signal 9: mostly, memory ran out) may have died of its neighbours' hunger: its report is tried once more, alone, when
all others are done.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, BinaryIO, Literal, cast

import msgspec

from dragoman import errors
from dragoman.assembly.worker import NOBODYS_FAULT, Answer, Done, Ended, Failed, Found, Ready, Work, receive, send
from dragoman.errors import DragomanError

#: Seconds that a report, or the opening of a unit, may take: so many, and one more for so many characters or bytes.
#: Design values; a core reads some 3,000 words a second, so a report has more than a hundred times what it needs.
PATIENCE = 60.0
CHARACTERS_PER_SECOND = 500
BYTES_PER_SECOND = 100_000
#: A process that cannot start within this time never will.
STARTING = 120.0

_decoder = msgspec.msgpack.Decoder(Answer)


@dataclass
class Piece:
    """Some work: a unit of the sources, where its documents stand, and which of their rows are done already.

    `size` is in bytes; `key` is for those who gave the piece out, to know it by.
    """

    key: Any
    unit: Any
    path: str
    first: int
    size: int
    form: Literal["rows", "line"] = "rows"
    skip: set[int] = field(default_factory=set)

    def work(self) -> Work:
        return Work(pickle.dumps(self.unit), self.path, self.first, frozenset(self.skip), self.form)


def work_through(
    pieces: Iterable[Piece], jobs: int, reader: str, wanted: Callable[[Piece, Found], bool]
) -> Iterator[tuple[Piece, Done | Failed | Ended]]:
    """Reads pieces on `jobs` processes. Yields what became of each report, as it comes; `Ended` is a piece's last word.

    `wanted` says whether a report that was found is to be read; `reader` is `MODULE:FUNCTION`. Raises `DragomanError`
    where no report can be read, whichever it is.
    """
    alone: deque[Piece] = deque()
    yield from _Crew(jobs, reader, wanted, alone).work_through(pieces)
    yield from _Crew(1, reader, wanted, None).work_through(alone)


class _Worker:
    """One process, the piece that it has, and the report in its hand."""

    def __init__(self, number: int, reader: str, answers: SimpleQueue[tuple[int, bytes | None]]) -> None:
        self.piece: Piece | None = None
        self.found: Found | None = None
        self.ready = False
        self.patience = 0.0
        self.deadline = 0.0
        self.late = False
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the process)
        # Our search path, so that the process finds the same packages; one thread, for there is a process a core; a
        # process group of its own, so that Ctrl-C reaches us alone, who end it in order.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dragoman.assembly.worker", reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env=environment,
            process_group=0 if os.name == "posix" else None,
        )
        self.expect(STARTING)
        Thread(target=self._listen, args=(number, answers), daemon=True).start()

    def _listen(self, number: int, answers: SimpleQueue[tuple[int, bytes | None]]) -> None:
        assert self.process.stdout is not None
        while True:
            message = receive(cast(BinaryIO, self.process.stdout))
            answers.put((number, message))
            if message is None:
                self.process.stdout.close()
                return

    def expect(self, seconds: float) -> None:
        """An answer, within so many seconds."""
        self.patience, self.deadline = seconds, time.monotonic() + seconds

    def take(self, piece: Piece) -> None:
        self.piece, self.found = piece, None
        self.tell(piece.work())
        self.expect(PATIENCE + piece.size / BYTES_PER_SECOND + (0 if self.ready else STARTING))

    def tell(self, message: Any) -> None:
        assert self.process.stdin is not None
        with suppress(OSError):  # it has died, which we shall hear
            send(cast(BinaryIO, self.process.stdin), message)

    def end(self) -> int:
        self.process.kill()
        status = self.process.wait()
        with suppress(OSError):
            assert self.process.stdin is not None
            self.process.stdin.close()
        return status

    def last_words(self) -> str:
        size = self.errors.seek(0, os.SEEK_END)
        self.errors.seek(max(0, size - 4096))
        lines = self.errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "no word of why"


class _Crew:
    def __init__(
        self, jobs: int, reader: str, wanted: Callable[[Piece, Found], bool], alone: deque[Piece] | None
    ) -> None:
        self.jobs, self.reader, self.wanted, self.alone = jobs, reader, wanted, alone
        self.answers: SimpleQueue[tuple[int, bytes | None]] = SimpleQueue()
        self.workers: dict[int, _Worker] = {}
        self.hired = 0

    def work_through(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Done | Failed | Ended]]:
        waiting = iter(pieces)
        try:
            while True:
                while len(self.workers) < self.jobs and (piece := next(waiting, None)):
                    self._hire(piece)
                if not self.workers:
                    return
                number, message = self._next_answer()
                worker = self.workers[number]
                assert worker.piece is not None
                if message is None:
                    yield from self._bury(number, worker)
                    continue
                answer: Answer = _decoder.decode(message)
                worker.expect(PATIENCE + worker.piece.size / BYTES_PER_SECOND)
                if isinstance(answer, Ready):
                    worker.ready = True
                elif isinstance(answer, Found):
                    self._hand_over(worker, worker.piece, answer)
                else:
                    worker.found = None
                    yield worker.piece, answer
                    if not isinstance(answer, Ended):
                        worker.piece.skip.add(answer.row)
                    elif piece := next(waiting, None):
                        worker.take(piece)
                    else:
                        self._let_go(number)
        finally:
            for number in list(self.workers):
                self._let_go(number)

    def _hire(self, piece: Piece) -> None:
        self.hired += 1
        worker = self.workers[self.hired] = _Worker(self.hired, self.reader, self.answers)
        worker.take(piece)

    def _let_go(self, number: int) -> None:
        worker = self.workers.pop(number)
        worker.end()
        worker.errors.close()

    def _next_answer(self) -> tuple[int, bytes | None]:
        while True:
            first = min(worker.deadline for worker in self.workers.values())
            with suppress(Empty):
                number, message = self.answers.get(timeout=max(0.0, first - time.monotonic()))
                if number in self.workers:
                    return number, message
                continue  # the last word of one that we let go
            for worker in self.workers.values():
                if worker.deadline <= time.monotonic():
                    worker.late = True
                    worker.process.kill()  # and its end will be told as any other's
                    worker.deadline += STARTING

    def _hand_over(self, worker: _Worker, piece: Piece, found: Found) -> None:
        if self.wanted(piece, found):
            worker.found = found
            worker.expect(PATIENCE + found.length / CHARACTERS_PER_SECOND)
            worker.tell(True)
        else:
            piece.skip.add(found.row)
            worker.tell(False)

    def _bury(self, number: int, worker: _Worker) -> Iterator[tuple[Piece, Failed | Ended]]:
        """Says on what a process died, and has another one do the rest of its piece."""
        piece, found = worker.piece, worker.found
        assert piece is not None
        status, why = worker.end(), worker.last_words()
        self._let_go(number)
        if status == NOBODYS_FAULT:
            raise as_error(why)
        if status == -signal.SIGKILL and not worker.late and self.alone is not None:
            self.alone.append(piece)
            return
        if not worker.ready:
            raise DragomanError(f"the process that reads cannot start ({why})")
        reason = _cause(worker, status)
        if found is None:
            yield piece, Failed(max(piece.skip, default=piece.first - 1) + 1, piece.path, reason, fleeting=True)
            yield piece, Ended()
        else:
            piece.skip.add(found.row)
            yield piece, Failed(found.row, found.name, reason, fleeting=True)
            self._hire(piece)


def _cause(worker: _Worker, status: int) -> str:
    if worker.late:
        return f"took more than {worker.patience:.0f} seconds, and was given up"
    if status == -signal.SIGKILL:
        return "the process that read it was killed, twice: there may be too little memory for it"
    if status < 0:
        return f"the process that read it died of {signal.strsignal(-status) or f'signal {-status}'}"
    return f"the process that read it ended with status {status}"


def as_error(words: str) -> DragomanError:
    """The error that a process named with its last words: `NAME: WORDS`."""
    name, _, message = words.partition(": ")
    kind = getattr(errors, name, None)
    if isinstance(kind, type) and issubclass(kind, DragomanError) and not issubclass(kind, errors.SourceError):
        return kind(message)
    return DragomanError(words)
