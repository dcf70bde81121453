"""What the user points at → units of work: files, and ranges of large tables, in an order that never changes.

Paths in, `Unit`s out. Planning looks at the first bytes of every file and, in a large CSV file, for places to cut; it
reads no document. A unit crosses process borders. Standard input and pipes are kept in a temporary file first, so that
they are units like others.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from dragoman.errors import SourceError, UsageError
from dragoman.sources import columns, formats
from dragoman.sources.document import Options
from dragoman.sources.encodings import decode, is_wide
from dragoman.sources.kinds import ARCHIVES, HEAD, Kind, kind_of

#: Bytes of a JSONL or CSV file that make a unit, and rows of Parquet from which row groups are a unit of their own.
#: Design values: some hundred articles, a minute of reading, which is the longest that processes wait for the last one.
_STEP, _ROWS = 1 << 20, 250
#: The largest text and page that are one document, and the largest table that must be taken into memory (UTF-16), in
#: bytes. Design values: the longest novels have 4 MB; of a page most is no text.
LARGEST_TEXT, LARGEST_PAGE, LARGEST_WIDE = 20 << 20, 64 << 20, 128 << 20
STDIN = "-"


class Unit(msgspec.Struct, frozen=True):
    """A piece of the pile that is read in one go.

    `name` is the file as the user knows it; `kind` is "unreadable" where `reason` says why there is nothing to read,
    and "remote" where the file lies in a store (`sources.remote`).
    A table's unit is its bytes `start` to `end` (JSONL, CSV), or its row groups (Parquet); `first_row` counts the rows
    before them where that is known. A unit of an archive is a stretch of a ZIP's directory or bytes of a web archive,
    and its documents are numbered from `first_row` on. `size` is in bytes; `reports` is how many reports to expect, an
    estimate from the length of the first rows where they are not counted.
    """

    path: str
    name: str
    kind: Kind | Literal["unreadable", "remote"]
    options: Options
    size: int = 0
    reports: int = 1
    start: int = 0
    end: int | None = None
    first_row: int = 0
    reason: str = ""

    @property
    def first(self) -> int:
        """The number of its first document in its file: no two units of a file share one, for a document in a range of
        bytes is longer than a byte."""
        return self.first_row if self.kind == "parquet" or self.kind in ARCHIVES else self.start


def plan(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str], options: Options | None = None
) -> list[Unit]:
    """The units of files, of folders (with what is in them, sorted by name) and of standard input (`-`).

    What cannot be read is a unit too, so that it is reported in its place. Raises `UsageError` where the tables have
    columns, but none of them all has those that are wanted and there is nothing else to read.
    """
    options = options or Options()
    units: list[Unit] = []
    missing: list[columns.MissingColumnError] = []
    for path, name in files([paths] if isinstance(paths, str | os.PathLike) else paths):
        try:
            units.extend(_units(path, name, options))
        except columns.MissingColumnError as error:
            missing.append(error)
            units.append(Unit(path, name, "unreadable", options, reason=str(error)))
        except SourceError as error:
            units.append(Unit(path, name, "unreadable", options, reason=error.reason))
        except OSError as error:
            units.append(Unit(path, name, "unreadable", options, reason=os_reason(error)))
    tables = sum(unit.kind in ("jsonl", "json", "csv", "tsv", "parquet", *ARCHIVES) for unit in units)
    mapped = any(error.column for error in missing)
    if missing and (not tables if mapped else len(missing) == len(units)):
        first = next(unit for unit in units if unit.reason == str(missing[0]))
        raise UsageError(f"{first.name} {missing[0]}")
    return units


def os_reason(error: OSError) -> str:
    """Why the system would not give a file, in plain words."""
    if isinstance(error, FileNotFoundError):
        return "is not there (any more)"
    if isinstance(error, PermissionError):
        return "may not be read by you: its permissions forbid it"
    return f"cannot be read: {error.strerror or error}"


def files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[str, str]]:
    """Every file with the name it is shown by, folders' content sorted; a folder met twice is gone through once."""
    seen: set[tuple[int, int]] = set()
    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            yield _kept(sys.stdin.buffer), "standard input"
        elif Path(path).is_dir():
            yield from _walk(path, seen)
        elif _is_pipe(path):
            with Path(path).open("rb") as pipe:
                yield _kept(pipe), _shown(path)
        else:
            yield path, _shown(path)


def _walk(folder: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    about = Path(folder).stat()
    if (about.st_dev, about.st_ino) in seen:
        return  # a link back to a folder above, or the same folder given twice
    seen.add((about.st_dev, about.st_ino))
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        yield folder, _shown(folder)  # as a file it cannot be read either, and so it is reported
        return
    for name in names:
        if hidden(name):
            continue
        path = str(Path(folder) / name)
        try:
            mode = Path(path).stat().st_mode
        except OSError:
            yield path, _shown(path)
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, seen)
        elif stat.S_ISREG(mode):
            yield path, _shown(path)


def hidden(name: str) -> bool:
    """Whether a file or folder of this name is left alone: it is hidden, or belongs to an operating system."""
    return name.startswith(".") or name in ("Thumbs.db", "desktop.ini", "__MACOSX")


def _shown(path: str) -> str:
    """A path that can be printed: undecodable bytes in it as escapes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_pipe(path: str) -> bool:
    try:
        return stat.S_ISFIFO(Path(path).stat().st_mode)
    except OSError:
        return False


def _kept(stream: BinaryIO) -> str:
    """The path of a temporary file with what comes out of a stream, deleted when the process ends."""
    import atexit
    import shutil
    import tempfile

    with tempfile.NamedTemporaryFile(prefix="dragoman-", delete=False) as file:
        atexit.register(lambda: Path(file.name).unlink(missing_ok=True))
        shutil.copyfileobj(stream, file)
    return file.name


def _units(path: str, name: str, options: Options) -> Iterator[Unit]:
    with Path(path).open("rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise SourceError(name, "is no file that can be read")
        size = about.st_size
        head = file.read(HEAD)
        kind = kind_of(head, name, whole=size <= HEAD)
        whole = Unit(path, name, kind, options, size)
        if kind in ("text", "html", "json"):
            if kind != "json" and size > (LARGEST_PAGE if kind == "html" else LARGEST_TEXT):
                raise SourceError(name, f"is {size >> 20} MB, more than one report can be: cut it into reports")
            yield whole
        elif kind in ARCHIVES:
            from dragoman.sources import archive_units

            yield from archive_units.units(whole, file)
        elif kind == "mbox":
            yield from _message_ranges(whole, file)
        elif kind in formats.KINDS:
            yield whole
        elif kind == "parquet":
            yield from _row_groups(whole)
        elif is_wide(head):
            yield whole
        elif kind == "jsonl":
            yield from _line_ranges(whole, head + file.read(HEAD * 15))
        else:
            yield from _row_ranges(whole, file)


def _line_ranges(whole: Unit, head: bytes) -> Iterator[Unit]:
    from dragoman.sources import jsonl, ninjs

    names = jsonl.first_columns(head)
    if names and not ("text" not in whole.options.columns and ninjs.is_ninjs(names)):
        columns.resolve(names, whole.options.columns)
    lines = head.count(b"\n")
    for start, end in _ranges(range(0, whole.size, _STEP), whole.size):
        # The first lines may be far longer or shorter than the rest; it is an estimate, to show progress by.
        reports = max(1, round(lines * (end - start) / len(head)))
        yield _part(whole, start, end, reports)


def _message_ranges(whole: Unit, file: BinaryIO) -> Iterator[Unit]:
    from dragoman.sources import mbox

    for start, end, first, messages in mbox.ranges(file, _STEP):
        yield Unit(whole.path, whole.name, whole.kind, whole.options, end - start, messages, start, end, first)


def _row_ranges(whole: Unit, file: BinaryIO) -> Iterator[Unit]:
    from dragoman.sources import delimited

    table = delimited.table(file, tabs=whole.kind == "tsv")
    columns.resolve(table.names, whole.options.columns)
    cuts = delimited.borders(file, table, whole.size, _STEP) if whole.size > _STEP else []
    file.seek(table.begin)
    sample = file.read(HEAD * 16)
    for start, end in _ranges([0, *cuts], whole.size):
        reports = max(1, round(sample.count(b"\n") * (end - start) / max(1, len(sample))))
        yield _part(whole, start, end, reports)


def _row_groups(whole: Unit) -> Iterator[Unit]:
    from dragoman.sources import parquet

    shape = parquet.Shape(whole.path)
    columns.resolve(shape.names, whole.options.columns)
    first = start = rows = 0
    for group, count in enumerate(shape.rows, start=1):
        rows += count
        if rows >= _ROWS or group == len(shape.rows):
            size = round(whole.size * rows / max(1, sum(shape.rows)))
            part = _part(whole, start, group, rows)
            yield Unit(part.path, part.name, part.kind, part.options, size, rows, start, group, first)
            first, start, rows = first + rows, group, 0
    if not sum(shape.rows):
        raise SourceError(whole.name, "is a Parquet file without rows")


def _ranges(starts: Iterable[int], size: int) -> Iterator[tuple[int, int]]:
    starts = list(starts)
    yield from zip(starts, [*starts[1:], size], strict=True)


def _part(whole: Unit, start: int, end: int, reports: int) -> Unit:
    return Unit(whole.path, whole.name, whole.kind, whole.options, end - start, reports, start, end)


def open_table(unit: Unit) -> BinaryIO:
    """The file of a table, as UTF-8 where it is UTF-16 or UTF-32. Raises `SourceError` where that one is too large."""
    file = Path(unit.path).open("rb")  # noqa: SIM115 (the caller closes it)
    if not is_wide(file.read(HEAD)):
        file.seek(0)
        return file
    with file:
        import io

        if unit.size > LARGEST_WIDE:
            raise SourceError(unit.name, f"is UTF-16 of {unit.size >> 20} MB: save it as UTF-8")
        file.seek(0)
        return io.BytesIO(decode(file.read(), unit.name).text.encode("utf-8", "surrogatepass"))


def align(file: BinaryIO, start: int) -> int:
    """The first byte at or behind `start` at which a line begins."""
    if start == 0:
        return 0
    file.seek(start - 1)
    while piece := file.readline(1 << 20):
        if piece.endswith(b"\n"):
            break
    return file.tell()
