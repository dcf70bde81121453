"""The process that reads on a node of a Ray cluster: what `worker` is on one machine, asked for its answers in batches.

A `Work` in, with what is known already; batches of MessagePack out, each a list of `Answer`s. A `Found` is followed by
what became of it, or by nothing where its text is known: then it was not read. In a *careful* piece a batch ends behind
every `Found`, and the word whether to read it comes with the next call; so it is known on what a process died.
"""

from __future__ import annotations

import faulthandler
import sys
import time
from collections.abc import Generator
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.assembly import fingerprints
from dragoman.assembly.worker import Answer, Ended, Found, Work, load, step_through
from dragoman.errors import DragomanError

#: Seconds that a report, or the opening of a unit, may take: as in `workers`.
PATIENCE = 60.0
CHARACTERS_PER_SECOND = 500
BYTES_PER_SECOND = 100_000
#: A batch is as many answers as come within so many seconds, and no more than about so many bytes. Design values:
#: often enough to show progress by, and a batch is small beside what Ray may hold of them on a node.
SECONDS = 2.0
BYTES = 1 << 20

Numbers = npt.NDArray[np.uint64]


class Started(msgspec.Struct, frozen=True):
    """Where a process runs, and the fingerprint of the network and rules that it reads with."""

    node: str
    reader: str


class Batch(msgspec.Struct, frozen=True):
    """Answers in order; `stopped` is the error for which no report is to blame, as `NAME: WORDS`."""

    answers: list[Answer] = []
    stopped: str | None = None


def number_of(report: str) -> int:
    """A report's id as a number: it is twelve hexadecimal digits."""
    return int(report, 16)


class Reader:
    """What runs as an actor: one network, one piece of work at a time."""

    def __init__(self) -> None:
        self._steps: Generator[Answer, bool | None, None] | None = None
        self._known: set[int] = set()
        self._before: Numbers = np.zeros(0, np.uint64)
        self._careful = False
        self._word: bool | None = None
        self._patience = self._opening = PATIENCE
        self._encoder = msgspec.msgpack.Encoder()

    def start(self, reader: str) -> bytes:
        """Loads the reader. A `Started`, encoded."""
        import ray

        self._read = load(reader)
        node = ray.get_runtime_context().get_node_id()
        return self._encoder.encode(Started(node, fingerprints.of_reader(reader)))

    def begin(self, work: bytes, size: int, known: Numbers, since: Numbers, careful: bool) -> None:
        """Takes a piece of `size` bytes. `known` (sorted) and `since` number reports that need not be read again."""
        self._steps = step_through(msgspec.msgpack.decode(work, type=Work), self._read)
        self._before, self._known = known, set(since.tolist())
        self._careful, self._word = careful, None
        self._patience = self._opening = PATIENCE + size / BYTES_PER_SECOND

    def more(self, word: bool | None = None) -> bytes:
        """The next answers, a `Batch`, encoded; none behind the last. `word`: whether to read what was found."""
        answers: list[Any] = []
        size, until = 0, time.monotonic() + SECONDS
        self._word = word if self._careful else self._word
        while self._steps is not None and size < BYTES and time.monotonic() < until:
            try:
                answer = self._next(self._steps)
            except DragomanError as error:
                return self._encoder.encode(Batch(answers, f"{type(error).__name__}: {error}"))
            data = self._encoder.encode(answer)
            answers.append(msgspec.Raw(data))
            size += len(data)
            if isinstance(answer, Ended):
                self._steps = None
            elif isinstance(answer, Found):
                self._patience = PATIENCE + answer.length / CHARACTERS_PER_SECOND
                if self._careful:
                    break
                self._word = self._is_new(number_of(answer.report))
            else:
                self._patience = self._opening
        return self._encoder.encode(Batch(answers))

    def _next(self, steps: Generator[Answer, bool | None, None]) -> Answer:
        # Ends the process from outside of Python, where what hangs never gives back control.
        faulthandler.dump_traceback_later(self._patience, exit=True, file=sys.__stderr__ or sys.stderr)
        try:
            return steps.send(self._word)
        finally:
            faulthandler.cancel_dump_traceback_later()
            self._word = None

    def _is_new(self, number: int) -> bool:
        at = int(np.searchsorted(self._before, np.uint64(number)))
        if number in self._known or (at < len(self._before) and int(self._before[at]) == number):
            return False
        self._known.add(number)
        return True
