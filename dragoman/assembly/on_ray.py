"""Reading on a Ray cluster: what `workers` does with processes of one machine, with actors on any number of nodes.

Pieces of work in, what became of each report out, as it comes. An actor a processor loads the network once and is asked
for answers in batches, two of which are under way at most: so nobody is flooded, whoever is slow. What was read of a
piece is kept when its actor dies; the rest is done elsewhere. Who died on it is not known then, so that piece is done
carefully the second time, one report after the other, behind all others: a report on which a process dies again is
named and left out. A node that is lost is nobody's fault, and its pieces go to the others.

Copies: whether a report is to be read is decided here, by `wanted`, when its answer comes. Actors are only told what
was found before, so that they need not read it again; where that was wrong, they are asked once more.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np

from dragoman.assembly import fingerprints
from dragoman.assembly.ray_reader import PATIENCE, Batch, Numbers, Reader, Started, number_of
from dragoman.assembly.worker import Done, Ended, Failed, Found
from dragoman.assembly.workers import Piece, as_error
from dragoman.cluster import joined
from dragoman.errors import DragomanError

#: Batches of one actor that are under way: one is made while the other is taken in.
AHEAD = 2
#: Nodes that may be lost under a piece before it is held to be the cause.
LOSSES = 3
#: Seconds between two looks at how many processors the cluster has; how long to wait for the first of them, which an
#: autoscaler may have to buy; and for the news that a node is lost. Design values.
LOOK, WAITING, NEWS = 5.0, 900.0, 2.0
#: Reports found since the list of those known was last handed to the nodes, at most: they travel with every piece.
SINCE = 1 << 16

_batches = msgspec.msgpack.Decoder(Batch)

Answered = tuple[Piece, Done | Failed | Ended]
Wanted = Callable[[Piece, Found], bool]


def work_through(
    pieces: Iterable[Piece],
    jobs: int | None,
    reader: str,
    wanted: Wanted,
    *,
    address: str | None = None,
    known: Iterable[str] = (),
) -> Iterator[Answered]:
    """Reads pieces on the cluster at `address` with `jobs` actors (one for each of its processors), as `workers` does.

    `known` are ids of reports that were found before. Raises `UsageError` where there is no cluster, and
    `DragomanError` where no report can be read, whichever it is.
    """
    with joined(address, jobs) as ray:
        yield from _Crew(ray, jobs, reader, wanted, known).work_through(pieces)


@dataclass(eq=False)
class _Job:
    """A piece on its way. `again`: something in it was taken for known that was not."""

    piece: Piece
    careful: bool = False
    again: bool = False
    losses: int = 0


@dataclass(eq=False)
class _Worker:
    """An actor, where it is (None: it is starting), its job, the calls under way, and the report in its hand."""

    actor: Any
    calls: deque[Any]
    node: str | None = None
    job: _Job | None = None
    found: Found | None = None
    since: float = field(default_factory=time.monotonic)


class _Known:
    """What was found so far. Most of it lies on the nodes, sorted; what has come since travels with each piece."""

    def __init__(self, ray: Any, known: Iterable[str]) -> None:
        self.ray = ray
        self.all = {number_of(report) for report in known}
        self.hand_out()

    def hand_out(self) -> None:
        self.handed = self.ray.put(np.array(sorted(self.all), np.uint64))
        self.fresh: list[int] = []

    def add(self, report: str) -> None:
        if (number := number_of(report)) not in self.all:
            self.all.add(number)
            self.fresh.append(number)

    @property
    def since(self) -> Numbers:
        if len(self.fresh) > SINCE:
            self.hand_out()
        return np.array(self.fresh, np.uint64)


class _Crew:
    def __init__(self, ray: Any, jobs: int | None, reader: str, wanted: Wanted, known: Iterable[str]) -> None:
        self.ray, self.jobs, self.reader, self.wanted = ray, jobs, reader, wanted
        self.known = _Known(ray, known)
        self.mark = fingerprints.of_reader(reader)
        # One processor each, and no second try by Ray itself, which does not know what was done.
        self.make = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Reader)
        self.nothing = ray.put(np.zeros(0, np.uint64))
        self.waiting: deque[_Job] = deque()
        self.alone: deque[_Job] = deque()
        self.workers: list[_Worker] = []
        self.looked = self.places = 0.0
        self.begun = time.monotonic()
        self.started = False

    def work_through(self, pieces: Iterable[Piece]) -> Iterator[Answered]:
        self.waiting.extend(map(_Job, pieces))
        try:
            while True:
                for worker in [each for each in self.workers if each.node and not each.job]:
                    self._give_work(worker)
                self._hire()
                if not self.workers:
                    return
                calls = {worker.calls[0]: worker for worker in self.workers}
                if not self.ray.wait(list(calls), timeout=LOOK)[0]:
                    self._check_that_some_start()
                    continue
                for call in self.ray.wait(list(calls), num_returns=len(calls), timeout=0)[0]:
                    yield from self._take_in(calls[call])
        finally:
            for worker in list(self.workers):
                self._let_go(worker)

    # -- who works

    def _hire(self) -> None:
        """Starts as many actors as there is room and work for."""
        wanting = len(self.waiting) + len(self.alone) - sum(worker.node is None for worker in self.workers)
        if wanting <= 0:
            return
        if self.jobs is None and (not self.looked or time.monotonic() - self.looked > LOOK):
            self.places = self.ray.cluster_resources().get("CPU", 0)
            self.looked = time.monotonic()
        room = (self.jobs or max(1, int(self.places))) - len(self.workers)
        for _ in range(min(wanting, room)):
            actor = self.make.remote()
            self.workers.append(_Worker(actor, deque([actor.start.remote(self.reader)])))

    def _check_that_some_start(self) -> None:
        if not self.started and time.monotonic() - self.begun > WAITING:
            raise DragomanError(f"no processor of the cluster was free within {WAITING / 60:.0f} minutes")

    def _give_work(self, worker: _Worker) -> None:
        if not (jobs := self.waiting or self.alone):
            self._let_go(worker)
            return
        job = worker.job = jobs.popleft()
        whole = job.careful or job.again  # then the actor takes nothing for known
        job.again = False
        since, known = self.known.since, self.known.handed
        worker.actor.begin.remote(
            msgspec.msgpack.encode(job.piece.work()), job.piece.size, self.nothing if whole else known,
            np.zeros(0, np.uint64) if whole else since, job.careful,
        )  # fmt: skip
        worker.found, worker.since = None, time.monotonic()
        worker.calls.extend(worker.actor.more.remote() for _ in range(1 if job.careful else AHEAD))

    def _let_go(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        self.ray.kill(worker.actor)

    # -- what comes of it

    def _take_in(self, worker: _Worker) -> Iterator[Answered]:
        call = worker.calls.popleft()
        try:
            data = self.ray.get(call)
        except self.ray.exceptions.RayTaskError as error:
            cause = str(error.cause or error).strip().splitlines()[-1]
            raise DragomanError(f"the process that reads on a node of the cluster failed ({cause})") from error
        except self.ray.exceptions.RayError as error:
            yield from self._bury(worker, error)
            return
        if worker.node is None:
            self._start(worker, msgspec.msgpack.decode(data, type=Started))
            return
        batch = _batches.decode(data)
        job = worker.job
        assert job is not None
        ended = yield from self._answers(worker, job, batch)
        if batch.stopped is not None:
            raise as_error(batch.stopped)
        if ended:
            worker.job = worker.found = None
            worker.calls.clear()  # which have nothing to say any more
        else:
            word = worker.found is not None if job.careful else None
            worker.calls.append(worker.actor.more.remote(word))

    def _start(self, worker: _Worker, started: Started) -> None:
        if started.reader != self.mark:
            raise DragomanError(
                f"dragoman on the node {started.node[:8]} is not the one here: install the same version on all nodes"
            )
        worker.node, self.started = started.node, True

    def _answers(self, worker: _Worker, job: _Job, batch: Batch) -> Generator[Answered, None, bool]:
        """Hands on what is wanted of a batch. Returns whether the piece has ended."""
        piece = job.piece
        for answer in batch.answers:
            if isinstance(answer, Found | Ended) and worker.found is not None:
                self._was_known(job, worker.found)
                worker.found = None
            if isinstance(answer, Found):
                self.known.add(answer.report)
                worker.since = time.monotonic()
                if not job.careful or self.wanted(piece, answer):
                    worker.found = answer
                else:
                    piece.skip.add(answer.row)
            elif isinstance(answer, Ended):
                if job.again:
                    self.waiting.append(job)
                else:
                    yield piece, answer
                return True
            elif isinstance(answer, Done | Failed):
                found, worker.found = worker.found, None
                piece.skip.add(answer.row)
                if found is None or job.careful or self.wanted(piece, found):
                    yield piece, answer
        return False

    def _was_known(self, job: _Job, found: Found) -> None:
        """An actor did not read a report, since its text was found before; unless that one stands behind it."""
        if self.wanted(job.piece, found):
            job.again = True
        else:
            job.piece.skip.add(found.row)

    # -- who dies

    def _bury(self, worker: _Worker, error: Exception) -> Iterator[Answered]:
        """Says on what an actor died, if that is known, and has another one do the rest of its piece."""
        job, found = worker.job, worker.found
        waited = time.monotonic() - worker.since
        self._let_go(worker)
        if job is None:
            if worker.node is None and not self.started and not self._is_lost(worker, error):
                raise DragomanError(f"the process that reads cannot start on the cluster ({_first_line(error)})")
            return
        lost = self._is_lost(worker, error)
        job.losses += lost
        if lost and job.losses < LOSSES:
            self.waiting.appendleft(job)
        elif not job.careful:
            job.careful = True
            self.alone.append(job)
        else:
            yield from self._name(job, found, waited)

    def _name(self, job: _Job, found: Found | None, waited: float) -> Iterator[Answered]:
        """The report on which a process died twice; or the piece, where it died between two reports."""
        piece = job.piece
        reason = "the process that read it died, twice: there may be too little memory for it"
        if waited >= PATIENCE:
            reason = f"took more than {PATIENCE:.0f} seconds, and was given up"
        if found is None:
            row = max(piece.skip, default=piece.first - 1) + 1
            yield piece, Failed(row, piece.path, reason, fleeting=True)
            yield piece, Ended()
        else:
            piece.skip.add(found.row)
            yield piece, Failed(found.row, found.name, reason, fleeting=True)
            self.alone.appendleft(job)

    def _is_lost(self, worker: _Worker, error: Exception) -> bool:
        """Whether it was the node that died, and not the process on it."""
        if "node" in str(error) and "died" in str(error) and "node has died" in " ".join(str(error).split()):
            return True
        until = time.monotonic() + NEWS
        while worker.node is not None:
            if not any(node["Alive"] for node in self.ray.nodes() if node["NodeID"] == worker.node):
                return True
            if time.monotonic() > until or worker.job is None or not worker.job.careful:
                break
            time.sleep(0.2)
        return False


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["no word of why"])[0][:300]
