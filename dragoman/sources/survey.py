"""What a pile holds, told from the heads of its files, before anything of it is read.

Paths in, a `Survey` out: per kind how many files and documents and how much, what is inside archives, which columns
tables have, and what cannot be read and why. What is not looked at to its end is estimated from what was, and marked.
"""

from __future__ import annotations

import io
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

import msgspec

from dragoman.errors import NoReportError, SourceError
from dragoman.sources import members
from dragoman.sources.columns import MissingColumnError
from dragoman.sources.document import Options
from dragoman.sources.inflate import Budget, Piece
from dragoman.sources.kinds import ARCHIVES, HEAD, kind_of
from dragoman.sources.pile import LARGEST_PAGE, LARGEST_TEXT, Unit, files, os_reason
from dragoman.sources.survey_tables import Table, look

#: Packed bytes of an archive that are looked at, and files of each suffix in a ZIP. Design values: a quarter of a
#: second on one core, and enough to tell what the rest is like.
_LOOKED, _OF_A_SUFFIX = 4 << 20, 20
#: Characters that one process reads in a second: 20.66 articles on two (`speed` in benchmarks/README.md), of 2,734
#: characters each (the mean of the bench's 6,371 reports).
_CHARACTERS_A_SECOND = 28_000
#: How much of a file's bytes is text to read, and seconds to take a page apart. Design values: a page is markup for
#: the most part, and trafilatura takes some 10 ms for one.
_SHARE: dict[str, float] = {
    "html": 0.08,
    "pdf": 0.05,
    "docx": 0.3,
    "odt": 0.3,
    "mail": 0.5,
    "mbox": 0.5,
    "json": 0.9,
    "jsonl": 0.9,
    "csv": 0.9,
    "tsv": 0.9,
    "parquet": 1.5,
}
_A_PAGE = 0.01
#: Kinds of which a file may hold many reports though it is no table, and bytes a report. A design value.
_SEVERAL, _A_REPORT = ("feed", "mbox", "epub", "newsml", "ninjs"), 4_000


class Holding(msgspec.Struct, frozen=True):
    """So many files of a kind. `within` is the kind of the archive that they lie in; empty for files of their own.

    `documents` and `bytes` (unpacked) are estimates where `estimated`.
    """

    kind: str
    within: str
    files: int
    documents: int
    bytes: int
    estimated: bool


class Fault(msgspec.Struct, frozen=True):
    """What cannot be read, and why."""

    name: str
    reason: str


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """What a pile holds. `bytes` are those of its files as they are; `seconds` is what a build with `jobs` takes.

    `asides` counts what is of no kind that holds a report in web archives, as far as they were looked at.
    """

    files: int
    documents: int
    bytes: int
    holdings: tuple[Holding, ...]
    tables: tuple[Table, ...]
    faults: tuple[Fault, ...]
    asides: dict[str, int]
    estimated: bool
    jobs: int
    seconds: float


class _Sum:
    def __init__(self) -> None:
        self.files = self.documents = self.bytes = 0.0
        self.estimated = False


def survey(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    options: Options | None = None,
    jobs: int | None = None,
) -> Survey:
    """Looks at the heads of everything at `paths`; `jobs` (one a core) is for how many processes time is told."""
    looked = _Survey(options or Options())
    for path, name in files([paths] if isinstance(paths, str | os.PathLike) else paths):
        looked.file(path, name)
    return looked.told(jobs or os.cpu_count() or 1)


def _seconds(holding: Holding) -> float:
    if not holding.documents:  # an archive: what is in it counts by itself
        return 0.0
    text = holding.bytes * _SHARE.get(holding.kind, 1.0)
    return text / _CHARACTERS_A_SECOND + (_A_PAGE * holding.documents if holding.kind == "html" else 0)


class _Survey:
    def __init__(self, options: Options) -> None:
        self.options = options
        self.sums: dict[tuple[str, str], _Sum] = defaultdict(_Sum)
        self.tables: list[Table] = []
        self.faults: list[Fault] = []
        self.asides: dict[str, float] = defaultdict(float)
        self.files = self.bytes = 0

    def told(self, jobs: int) -> Survey:
        holdings = [
            Holding(kind, within, round(one.files), round(one.documents), round(one.bytes), one.estimated)
            for (within, kind), one in sorted(self.sums.items())
        ]
        work = sum(map(_seconds, holdings))
        return Survey(
            files=self.files,
            documents=sum(one.documents for one in holdings),
            bytes=self.bytes,
            holdings=tuple(holdings),
            tables=tuple(self.tables),
            faults=tuple(self.faults),
            asides={what: round(count) for what, count in sorted(self.asides.items(), key=lambda one: -one[1])},
            estimated=any(one.estimated for one in holdings),
            jobs=jobs,
            seconds=work / jobs,
        )

    def fault(self, name: str, reason: str) -> None:
        self.faults.append(Fault(name, reason))

    def add(self, within: str, kind: str, files: float, documents: float, size: float, estimated: bool) -> None:
        one = self.sums[within, kind]
        one.files += files
        one.documents += documents
        one.bytes += size
        one.estimated |= estimated

    def file(self, path: str, name: str) -> None:
        """Looks at one file."""
        self.files += 1
        try:
            with Path(path).open("rb", buffering=1 << 16) as opened:
                file = cast("members.Stream", opened)
                about = os.fstat(file.fileno())
                if not stat.S_ISREG(about.st_mode):
                    raise SourceError(name, "is no file that can be read")
                self.bytes += about.st_size
                head = file.peek(HEAD)[:HEAD]
                kind = kind_of(head, name, whole=about.st_size <= HEAD)
                if kind in ARCHIVES:
                    self.archive(kind, file, name, about.st_size)
                else:
                    self.leaf("", kind, file, name, about.st_size, 1.0)
        except SourceError as error:
            self.fault(name, error.reason)
        except OSError as error:
            self.fault(name, os_reason(error))

    def leaf(self, within: str, kind: str, file: members.Stream, name: str, size: float | None, times: float) -> None:
        """Counts a file that is no archive, `times` over; its `size` is None where only reading it would tell."""
        if kind in ("json", "jsonl", "csv", "tsv", "parquet"):
            try:
                seen = look(kind, file, name, size, self.options.columns)
            except MissingColumnError as error:
                self.fault(name, str(error))
                return
            if seen.table.text is None and seen.table.columns:  # without columns it has no rows either
                self.fault(name, f"has no column known to hold the text: {seen.table.advice}")
            if seen.table.columns and len(self.tables) < _MOST_TABLES:
                self.tables.append(seen.table)
            estimated = seen.estimated or times != 1
            self.add(within, kind, times, seen.documents * times, seen.bytes * times, estimated)
            return
        if size is None:
            size = 0
            while piece := file.read(1 << 16):
                size += len(piece)
        if kind in ("text", "html") and size > (LARGEST_PAGE if kind == "html" else LARGEST_TEXT):
            self.fault(name, f"is {int(size) >> 20} MB, more than one report can be: cut it into reports")
            return
        many = kind in _SEVERAL
        documents = max(1.0, size // _A_REPORT) if many else 1
        self.add(within, kind, times, documents * times, size * times, many or times != 1)

    # -- archives

    def archive(self, kind: str, file: members.Stream, name: str, size: int) -> None:
        """Looks into an archive: at its beginning, or at some files of each sort where it has a directory."""
        if kind == "zip":
            self._zip(file, name)
            return
        label = _label(kind, file)
        looked = min(size, _LOOKED)
        times = size / looked if looked else 1.0
        inner = _Inside(self, label, times)
        scope = members.Scope(self.options, Budget(size), leaf=inner.leaf)
        self.add("", label, 1, 0, size, False)
        if label == "WARC":
            from dragoman.sources import warc

            unit = Unit(name, name, "warc", self.options, looked, end=looked)
            found = warc.read_range(cast(BinaryIO, file), unit, scope)
        else:
            stream = io.BufferedReader(Piece(cast(BinaryIO, file), looked), 1 << 16)
            found = members.documents(stream, name, name, scope)
        self._note(found, times)

    def _note(self, found: Iterator[members.Item], times: float) -> None:
        """Counts what is no report, and notes what cannot be read."""
        for shown, one in found:
            if isinstance(one, NoReportError):
                self.asides[one.reason] += times
            elif isinstance(one, SourceError) and not (times > 1 and _by_our_cut(one)):
                self.fault(shown, one.reason)

    def _zip(self, file: members.Stream, name: str) -> None:
        from dragoman.sources import archives

        contents = archives.contents(cast(BinaryIO, file))
        if contents.fault:
            self.fault(name, contents.fault)
        within = "WACZ" if contents.web else "ZIP"
        self.add("", within, 1, 0, file.seek(0, io.SEEK_END), False)
        sorts: dict[str, list[Any]] = defaultdict(list)
        for entry in contents.entries:
            sorts[PurePosixPath(entry.name).suffix.lower()].append(entry)
        for sort in sorts.values():
            step = max(1, len(sort) // _OF_A_SUFFIX)
            sample = sort[::step]
            times = len(sort) / len(sample)
            budget = Budget(sum(entry.packed or 0 for entry in sample))
            for entry, held in zip(sample, archives.of_zip(cast(BinaryIO, file), sample, budget), strict=True):
                self._entry(within, held, f"{name}/{held.name}", entry, times)

    def _entry(self, within: str, held: Any, shown: str, entry: Any, times: float) -> None:
        try:
            if held.fault:
                raise SourceError(shown, held.fault)
            stream = held.open()
            head = stream.peek(HEAD)[:HEAD]
            if not head and members.fault_of(stream):
                raise SourceError(shown, members.fault_of(stream))
            kind = kind_of(head, held.name, whole=len(head) < HEAD)
            if kind not in ARCHIVES:
                self.leaf(within, kind, stream, shown, entry.size, times)
                return
            looked = io.BufferedReader(Piece(stream, min(entry.size, _LOOKED) if entry.size else None), 1 << 16)
            share = max(1.0, (entry.size or 0) / _LOOKED)
            inner = _Inside(self, within, times * share)
            scope = members.Scope(self.options, Budget(entry.packed or 0), depth=1, leaf=inner.leaf)
            found = members.documents(looked, held.name, shown, scope)
            self._note(found, times * share)
        except SourceError as error:
            self.fault(shown, error.reason)


#: Tables that are told of by name. A design value.
_MOST_TABLES = 200


class _Inside:
    """What is found inside an archive, of which a part is looked at: each file stands for `times` files."""

    def __init__(self, survey: _Survey, within: str, times: float) -> None:
        self.survey, self.within, self.times = survey, within, times

    def leaf(self, kind: str, file: members.Stream, name: str) -> Iterator[members.Item]:
        self.survey.leaf(self.within, kind, file, name, None, self.times)
        yield from ()


def _by_our_cut(error: SourceError) -> bool:
    """Whether an error may come of it that only the beginning of an archive was looked at."""
    return "cut off" in error.reason or "damaged" in error.reason or "cannot be opened" in error.reason


def _label(kind: str, file: members.Stream) -> str:
    """What an archive is called: by what is packed in it, where it is packed as one."""
    from dragoman.sources import warc_cuts

    head = file.peek(HEAD)
    if kind == "warc" or (kind == "gzip" and warc_cuts.is_packed_record(head)):
        return "WARC"
    return {"tar": "tar", "gzip": "gzip", "bzip2": "bzip2", "xz": "xz", "zstd": "zstd"}[kind]
