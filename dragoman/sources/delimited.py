"""CSV and TSV → `Document`s, a row at a time.

A range of bytes of a file in; pairs of a line number, counted from 0 at the beginning of the range, and a document or
an error without a name out. `borders` finds where a file can be cut: line ends outside quotation marks at which rows
of the header's width follow.
"""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from dragoman.errors import SourceError
from dragoman.sources import columns, rows
from dragoman.sources.document import Document
from dragoman.sources.encodings import ADOPT, decode

#: The longest field, in bytes. A design value: a text of 10 MB is read, and memory stays under 1 GB.
LONGEST_FIELD = 64 << 20
#: Quotation marks that nobody closes, stepped over in one range before it is given up. A design value.
_MOST_REWINDS = 10
_SAMPLE, _BLOCK = 1 << 18, 1 << 20

Numbered = tuple[int, Document | SourceError]


class Table(NamedTuple):
    """What the first row of a file says: its columns, what stands between them, and where the second row begins."""

    names: list[str]
    delimiter: str
    encoding: str
    begin: int


class _Lines:
    """Decoded lines of a file from where it stands, counting bytes and lines: what `csv.reader` draws from."""

    def __init__(self, file: BinaryIO, at: int, encoding: str) -> None:
        file.seek(at)
        self.file, self.at, self.encoding = file, at, encoding
        self.count, self.ended = 0, False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.file.readline(LONGEST_FIELD)
        if not line:
            self.ended = True
            raise StopIteration
        self.at += len(line)
        self.count += 1
        return line.decode(self.encoding, ADOPT if self.encoding == "utf-8" else "replace")


def table(file: BinaryIO, tabs: bool) -> Table:
    """The table in a file, from its first row. Raises `SourceError`, without a name, where it has none."""
    file.seek(0)
    sample = file.read(_SAMPLE)
    encoding = decode(sample[: sample.rfind(b"\n") + 1] or sample, "").encoding
    lines = _Lines(file, 3 if sample.startswith(b"\xef\xbb\xbf") else 0, encoding)
    first = sample.split(b"\n", 1)[0].decode(encoding, "replace")
    delimiter = "\t" if tabs or "\t" in first else max(",;|", key=first.count)
    try:
        names = next(csv.reader(lines, delimiter=delimiter), [])
    except csv.Error as error:
        raise SourceError("", f"has a broken first row: {error}") from error
    if lines.ended:  # as in `_rows`
        raise SourceError("", "has a quotation mark in its first row that is never closed")
    return Table([name.strip() for name in names], delimiter, encoding, lines.at)


def read_rows(
    file: BinaryIO, of: Table, wanted: Mapping[str, str], start: int = 0, end: int | None = None
) -> Iterator[Numbered]:
    """The documents of the rows that begin in bytes `start` to `end` of a file (0: behind the header).

    Raises `MissingColumnError` where the header lacks a column.
    """
    found = columns.resolve(of.names, wanted)
    csv.field_size_limit(LONGEST_FIELD)  # for the whole process, as the 128 kB of the module itself are
    at = start or of.begin
    number = _newlines(file, start, at)
    for _ in range(_MOST_REWINDS):
        again = yield from _rows(file, of, found, at, end, number)
        if again is None:
            return
        at, number = again
    yield number, SourceError("", "follows too many quotation marks that are never closed: nothing after it is read")


def _rows(
    file: BinaryIO, of: Table, found: Mapping[str, str], at: int, end: int | None, number: int
) -> Generator[Numbered, None, tuple[int, int] | None]:
    """The rows from byte `at`, line `number`, on. Returns where to go on behind a row that ate others, or None."""
    lines = _Lines(file, at, of.encoding)
    reader = csv.reader(lines, delimiter=of.delimiter)
    while end is None or lines.at < end:
        begin, line = lines.at, number + lines.count
        broken = None
        try:
            row = next(reader, None)
        except csv.Error as error:
            row, broken = [], f"is a broken row: {error}"
        if row is None:
            return None
        if lines.ended or broken:
            # csv asks for a line beyond the last only where a quotation mark is still open.
            file.seek(begin)
            after = begin + len(file.readline())
            goes_on = _rows_follow(file, of, after)
            loss = "" if goes_on else ", and nothing after it is read"
            yield line, SourceError("", f"{broken or 'is cut off'}: a quotation mark is left open there{loss}")
            return (after, line + 1) if goes_on else None
        fault = None if len(row) == len(of.names) else f"has {len(row)} fields where the header has {len(of.names)}"
        if fault and any(row):
            yield line, SourceError("", fault)
        elif any(row):
            try:
                yield line, rows.document(dict(zip(of.names, row, strict=True)), found)
            except SourceError as error:
                yield line, error
    return None


def _newlines(file: BinaryIO, start: int, end: int) -> int:
    file.seek(start)
    return file.read(end - start).count(b"\n") if end > start else 0


def borders(file: BinaryIO, of: Table, size: int, step: int) -> list[int]:
    """Bytes at which rows begin, some `step` apart, between the header and `size`, the file's length.

    A line end is outside quotation marks where the marks before it are even in number. Since a stray mark upsets that,
    the rows at each border must have the header's width, or the border is passed over.
    """
    found: list[int] = []
    file.seek(of.begin)
    at, even, next_cut = of.begin, True, of.begin + step
    while block := file.read(_BLOCK):
        behind = file.tell()
        while at + len(block) > next_cut:
            cut = _row_begin(block, max(0, next_cut - at), even)
            if cut is None or at + cut >= size:
                break
            if _rows_follow(file, of, at + cut):
                found.append(at + cut)
            next_cut = at + cut + (step if found and found[-1] == at + cut else 1)
        file.seek(behind)
        even ^= bool(block.count(b'"') & 1)
        at += len(block)
    return found if even else []


def _row_begin(block: bytes, after: int, even: bool) -> int | None:
    """Where in a block the first row at or behind `after` begins; `even`: quotation marks before the block pair."""
    even ^= bool(block.count(b'"', 0, after) & 1)
    at = after
    while (end := block.find(b"\n", at)) >= 0:
        even ^= bool(block.count(b'"', at, end) & 1)
        if even:
            return end + 1
        at = end + 1
    return None


def _rows_follow(file: BinaryIO, of: Table, at: int) -> bool:
    """Whether the next rows, up to three, have the header's width."""
    reader = csv.reader(_Lines(file, at, of.encoding), delimiter=of.delimiter)
    try:
        widths = [len(row) for row, _ in zip(reader, range(3), strict=False)]
    except csv.Error:
        return False
    return bool(widths) and all(width == len(of.names) for width in widths)
