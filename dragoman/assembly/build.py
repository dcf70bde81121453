"""Many reports in, a situation's folder out.

    1. plan            what there is to read, in units
    2. compare         what of it the folder has already (`Ledger`)
    3. read            the rest, on all cores (`work_through`); what was read is stored every second or so
    4. forget          documents that a changed file no longer holds
    5. settle          all rows in order, so that the same documents give the same bytes

A kill at any moment loses what was read since the last store; the next build goes on from there.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dragoman import folder as files
from dragoman.assembly import fingerprints
from dragoman.assembly.account import Account, Failure, Profile, Progress, account_of
from dragoman.assembly.ledger import Ledger, Spot
from dragoman.assembly.worker import READER, Done, Ended, Failed, Found, Spent
from dragoman.assembly.workers import Piece, work_through
from dragoman.errors import SituationError, UsageError
from dragoman.parts import RecordRow, ReportRow
from dragoman.sources import Options, Unit, options, plan, remote
from dragoman.store import Store

#: Seconds between two stores of what was read, at least, and how many times as long as the last one took: storing may
#: take a twentieth of the time. Design values.
STORE_EVERY = 1.0
STORE_SHARE = 20
#: Characters of texts and records read and not stored yet, at most: they are in memory. A design value.
STORE_CHARACTERS = 8_000_000
#: What reads: processes of this machine, or a Ray cluster.
ENGINES = ("processes", "ray")
_Engine = Callable[[Sequence[Piece]], Iterator[tuple[Piece, Done | Failed | Ended]]]


def build(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    into: str | os.PathLike[str],
    *,
    columns: str | Mapping[str, str] | None = None,
    published: str | None = None,
    publisher: str | None = None,
    any_language: bool = False,
    jobs: int | None = None,
    reader: str = READER,
    engine: str = "processes",
    address: str | None = None,
    tell: Callable[[Progress], None] | None = None,
    profile: bool = False,
) -> Account:
    """Reads files and folders into the situation in the folder `into`, made where there is none.

    What the folder has already is not read again. `columns`, `published`, `publisher` and `any_language` are those of
    `sources.read`; `jobs` is how many processes read (one a core); `reader` names the function that does
    (`MODULE:FUNCTION`); `engine` is `processes`, of this machine, or `ray`, on the cluster at `address` (see
    `dragoman.cluster`); `tell` is called whenever something was done; `profile` has the account tell where
    the time went.

    Raises `UsageError` where the call is wrong, `SituationError` where the folder cannot be written to any more (what
    was stored is kept), and `KeyboardInterrupt` after storing what was read.
    """
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs}: at least one process must read")
    if engine not in ENGINES or (address is not None and engine != "ray"):
        raise UsageError("--engine is one of " + ", ".join(ENGINES) + "; --address is for --engine ray")
    settings = options(columns, published, publisher, any_language)
    into = Path(into)
    started = time.monotonic()
    units = _plan([paths] if isinstance(paths, str | os.PathLike) else list(paths), settings)  # 1
    if not units:
        raise UsageError("there is nothing to read: no file in the folders given")
    files.create(into)
    with files.building(into), _said_of_the_disk(into):
        run = _Run(Store.make(into), fingerprints.of_reader(reader), tell or (lambda _: None), started)
        pieces = run.compare(units, settings)  # 2
        for _ in range(2):  # what was read of copies of a report that is forgotten is read in the second round
            try:
                run.read(pieces, run.engine(engine, jobs, reader, address))  # 3
            finally:
                run.save()
            run.forget()  # 4
            run.save()
            if not (pieces := run.orphans()):
                break
        run.settle()  # 5
        return run.account(profile)


@contextmanager
def _said_of_the_disk(into: Path) -> Iterator[None]:
    """Says in plain words that the folder cannot be written to, and what is kept."""
    try:
        yield
    except OSError as error:
        manifest = files.read_manifest(into)
        kept = manifest.reports + sum(fresh.reports.rows for fresh in manifest.fresh)
        raise SituationError(
            f"{into} cannot be written to: {error.strerror or error}. {kept} reports are stored and kept: make room "
            "and run the same command again, it goes on from there"
        ) from error


@dataclass
class _File:
    """A file of the plan: its path in the places, its content's hash, its units, and whether all of it was seen.

    `stamp` tells at little cost that it has not changed since; `lost` is a file that held documents and cannot be read
    today.
    """

    path: str
    content: str | None
    stamp: object
    units: set[str] = field(default_factory=set)
    whole: bool = True
    lost: bool = False


@dataclass
class _Task:
    """What a piece of work is to us: its file, its unit's fingerprint, and how much of it is done.

    `failed` are the places at which something could not be read.
    """

    file: _File
    source: str
    unit: str
    name: str
    expected: int
    rows: int = 0
    failed: set[Spot] = field(default_factory=set)

    def is_same(self) -> bool:
        """Whether the file holds what it held when the build began."""
        now = fingerprints.stamp(self.source)
        if now is None or now != self.file.stamp:
            if fingerprints.of_file(self.source) != self.file.content:
                return False
            self.file.stamp = now
        return True


class _Run:
    """One build on its way."""

    def __init__(self, store: Store, reader: str, tell: Callable[[Progress], None], started: float) -> None:
        self.store, self.reader, self.tell, self.started = store, reader, tell, started
        self.repaired = tuple(part.name for part in store.dropped)
        self.ledger = Ledger.of(store.places(), store.homes())
        self.files: dict[str, _File] = {}
        self.found: dict[Spot, Found] = {}
        self.reports: dict[str, tuple[ReportRow, list[RecordRow]]] = {}
        self.characters = self.expected = self.size = 0
        # By id: a report is read a second time where its text turns up at an earlier place than the one first read.
        self.new: set[str] = set()
        self.lost: list[Failure] = []
        self.units: dict[str, tuple[Unit, _File]] = {}
        self.saved, self.saving = time.monotonic(), 0.0
        self.spent, self.storing, self.settling = Spent(), 0.0, 0.0

    # -- 2

    def compare(self, units: Sequence[Unit], settings: Options) -> list[Piece]:
        """The units that are still to be read, as pieces of work."""
        pieces = []
        for unit in units:
            file = self.files.get(unit.path) or _file(unit)
            self.files[unit.path] = file
            if file.content is None and self.ledger.of_path(file.path):
                # What was read from it stays: a disk that is not there today has not been emptied.
                if not file.lost:
                    self.lost.append(Failure(unit.name, unit.reason or "cannot be read any more"))
                file.lost, file.whole = True, False
                continue
            mark = fingerprints.of_unit(
                file.content or "",
                file.path,
                self.reader,
                settings,
                unit.kind,
                unit.start,
                unit.end,
                unit.reason,
            )
            file.units.add(mark)
            if mark in self.units:
                continue  # the same file was given twice
            self.units[mark] = unit, file
            if not self.ledger.is_done(mark):
                pieces.append(self._piece(mark))
        return pieces

    def _piece(self, mark: str) -> Piece:
        unit, file = self.units[mark]
        self.expected += unit.reports
        self.size += unit.size
        task = _Task(file, unit.path, mark, unit.name, unit.reports)
        skip = self.ledger.rows_done(mark) if file.content else set()
        return Piece(task, unit, file.path, unit.first, unit.size, skip=skip)

    def orphans(self) -> list[Piece]:
        """The units with copies of a report that this build has forgotten, as pieces of work."""
        return [self._piece(mark) for mark in self.units if self.ledger.has_orphans(mark)]

    # -- 3

    def engine(self, name: str, jobs: int | None, reader: str, address: str | None) -> _Engine:
        """What goes through the pieces."""
        if name == "ray":
            from dragoman.assembly import on_ray

            known = self.ledger.homes
            return lambda pieces: on_ray.work_through(
                pieces, jobs, reader, self._wanted, address=address, known=known
            )  # fmt: skip
        return lambda pieces: work_through(pieces, jobs or os.cpu_count() or 1, reader, self._wanted)

    def read(self, pieces: Sequence[Piece], engine: _Engine) -> None:
        """Reads the pieces, and stores what comes of them as it comes."""
        done = 0
        going: dict[int, Piece] = {}
        self._tell(done, going)
        for piece, answer in engine(pieces):
            going[id(piece)] = piece
            task: _Task = piece.key
            failure = None
            if isinstance(answer, Done):
                self._done(piece, answer)
            elif isinstance(answer, Failed):
                failure = self._failed(piece, answer)
            else:
                self.ledger.ended(task.unit, (piece.path, piece.first), task.name, task.failed)
                if not task.is_same():
                    task.file.whole = False
                    self.ledger.doubt(task.unit)
                done += piece.size
                del going[id(piece)]
            task.rows += not isinstance(answer, Ended)
            now = time.monotonic()
            if now - self.saved > max(STORE_EVERY, STORE_SHARE * self.saving) or self.characters > STORE_CHARACTERS:
                self.save()
            self._tell(done, going, failure)

    def _wanted(self, piece: Piece, found: Found) -> bool:
        spot = piece.path, found.row
        # What another reader has made of it is not what this one would.
        found = msgspec.structs.replace(found, meta=fingerprints.of_unit(found.meta, self.reader))
        if not self.ledger.wanted(found, spot, piece.key.unit):
            return False
        self.found[spot] = found
        return True

    def _done(self, piece: Piece, done: Done) -> None:
        spot = piece.path, done.row
        assert done.report is not None
        self.spent += done.spent
        if self.ledger.read(self.found.pop(spot), spot, piece.key.unit):
            self.reports[done.report.id] = done.report, done.records
            self.characters += len(done.report.text) + sum(len(record.json) for record in done.records)
            self.new.add(done.report.id)

    def _failed(self, piece: Piece, failed: Failed) -> Failure | None:
        task: _Task = piece.key
        spot = piece.path, failed.row
        found = self.found.pop(spot, None)
        task.failed.add(spot)
        if failed.fleeting or not task.is_same():
            task.file.whole = False
            failed = msgspec.structs.replace(failed, fleeting=True)
        self.ledger.failed(failed, spot, task.unit, found.report if found else None)
        return None if failed.aside else Failure(failed.name, failed.reason, failed.language, failed.furniture)

    def _tell(self, done: float, going: Mapping[int, Piece], failed: Failure | None = None) -> None:
        done += sum(p.size * min(1.0, p.key.rows / max(1, p.key.expected)) for p in going.values())
        self.tell(
            Progress(
                reports=len(self.new),
                expected=self.expected,
                done=done,
                size=self.size,
                seconds=time.monotonic() - self.started,
                failed=failed,
            )
        )

    def save(self) -> None:
        """Stores what was read and not stored yet."""
        begun = time.monotonic()
        if self.ledger.fresh or self.reports:
            # A report may have been replaced, by one that stands earlier, before it was stored.
            rows = [both for _, both in sorted(self.reports.items())]
            places = [place for _, place in sorted(self.ledger.fresh.items())]
            self.store.add([report for report, _ in rows], [record for _, some in rows for record in some], places)
            self.ledger.fresh.clear()
            self.reports.clear()
            self.characters = 0
        self.saved = time.monotonic()
        self.saving = self.saved - begun
        self.storing += self.saving

    # -- 4 and the end

    def forget(self) -> None:
        """Forgets documents that the files of this build held once and do not hold now."""
        for file in self.files.values():
            if file.whole:
                self.ledger.forget(file.path, file.units)

    def settle(self) -> None:
        """Puts all rows in order."""
        begun = time.monotonic()
        self.store.settle(self.reader)
        self.settling = time.monotonic() - begun

    def account(self, profile: bool) -> Account:
        """What became of the documents of this build's files, and what is in the situation now."""
        # What was read of a lost file before is in the situation, but is not seen today.
        paths = {file.path for file in self.files.values() if not file.lost}
        seconds = time.monotonic() - self.started
        spent = Profile(reading=self.spent, storing=self.storing, settling=self.settling, seconds=seconds)
        return account_of(
            self.store,
            self.ledger,
            paths,
            lost=self.lost,
            new=len(self.new),
            repaired=self.repaired,
            seconds=seconds,
            profile=spent if profile else None,
        )


def _plan(paths: Sequence[str | os.PathLike[str]], settings: Options) -> list[Unit]:
    """What there is to read on disks and in stores."""
    names = [os.fspath(path) for path in paths]
    near = [name for name in names if not remote.is_url(name)]
    far = [unit for name in names if remote.is_url(name) for unit in remote.listed(name, settings)]
    return (plan(near, settings) if near else []) + far


def _file(unit: Unit) -> _File:
    if remote.is_url(unit.path):
        return _File(unit.path, None if unit.kind == "unreadable" else remote.mark_of(unit.path, now=False), None)
    stamp = fingerprints.stamp(unit.path)
    content = fingerprints.of_file(unit.path)
    if unit.name == "standard input":
        # Each is another file, though all have one name.
        return _File(f"standard input {(content or '')[:8]}", content, stamp)
    return _File(Path(os.path.normpath(unit.name)).as_posix(), content, stamp)
