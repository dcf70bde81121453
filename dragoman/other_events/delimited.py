"""CSV, tab-separated text and JSONL of event data as tables, a row at a time from a stream that cannot go back.

Tabs part cells without quoting, as GDELT, ICEWS and POLECAT have it; anything else is CSV with quoting. A quotation
mark that nobody closes costs its own line, not the rest of the file.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from typing import IO, Protocol, cast

from dragoman.errors import SourceError
from dragoman.other_events import plover_records
from dragoman.other_events.table import Numbered, Table, to_the_damage
from dragoman.sources.encodings import ADOPT, is_wide, looks_binary, peek

_HEAD = 4096
#: The longest line, in bytes, and the most lines of one quoted cell. Design values: the longest rows that we have seen
#: are ACLED's, of some 5 kB.
LONGEST, QUOTED_LINES = 1 << 20, 200


class Stream(Protocol):
    """Bytes that come once; `peek` looks ahead."""

    def peek(self, size: int, /) -> bytes: ...
    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...


def table(stream: Stream, name: str) -> Table:
    """The table in a stream. Raises `SourceError` for what is empty or no text."""
    head = stream.peek(_HEAD)[:_HEAD]
    if not head:
        raise SourceError(name, "is empty")
    if looks_binary(head):
        raise SourceError(name, "is neither text nor Parquet")
    lines = _lines(stream, head, name)
    if peek(head).lstrip("\ufeff \r\n").startswith("{"):
        return Table(name, 0, plover_records.COLUMNS, to_the_damage(plover_records.rows(lines, name), name))
    number, first = next(((number, text) for number, text in lines if text.strip("\r\n ")), (0, ""))
    if not first:
        raise SourceError(name, "has no rows")
    separator = "\t" if first.count("\t") > 2 else max(",;|", key=first.count)
    again = _Pushed(number, first, lines)
    rows = _tabbed(again) if separator == "\t" else _quoted(again, separator, name)
    _, cells = next(rows)
    if isinstance(cells, SourceError):
        raise SourceError(name, f"has a broken first row: {cells.reason}")
    kept = to_the_damage(_checked(rows, len(cells), name), name)
    return Table(name, number, [cell.strip() for cell in cells], kept)


def _lines(stream: Stream, head: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Decoded lines with their numbers. A line beyond all bounds raises `SourceError`: it is no table."""
    if is_wide(head):
        wide = "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else None
        if wide is None:
            raise SourceError(name, "is in UTF-16 or UTF-32 without a mark: save it as UTF-8")
        number, wrapped = 0, io.TextIOWrapper(cast(IO[bytes], stream), wide, "replace", newline="\n")
        while text := wrapped.readline(LONGEST):
            number += 1
            yield number, text
        return
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            raise SourceError(f"{name}:{number}", f"is a line of over {LONGEST >> 20} MB: nothing after it is read")
        yield number, line.decode("utf-8", ADOPT)


class _Pushed:
    """Lines to which some can be given back."""

    def __init__(self, number: int, text: str, lines: Iterator[tuple[int, str]]) -> None:
        self.waiting = deque([(number, text)])
        self.lines = lines

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self

    def __next__(self) -> tuple[int, str]:
        return self.waiting.popleft() if self.waiting else next(self.lines)


def _tabbed(lines: _Pushed) -> Iterator[Numbered]:
    for number, text in lines:
        cells = text.rstrip("\r\n").split("\t")
        if '"' in text:
            cells = [cell[1:-1] if cell[:1] == cell[-1:] == '"' and len(cell) > 1 else cell for cell in cells]
        yield number, cells


def _quoted(lines: _Pushed, separator: str, name: str) -> Iterator[Numbered]:
    for number, first in lines:
        text, more = first, [(number, first)]
        # Quotation marks inside of a cell are doubled, so an open cell has an odd number of them.
        while text.count('"') % 2 and len(more) <= QUOTED_LINES and len(text) < LONGEST:
            following = next(lines, None)
            if following is None:
                break
            more.append(following)
            text += following[1]
        if text.count('"') % 2:
            lines.waiting.extendleft(reversed(more[1:]))
            yield number, SourceError(f"{name}:{number}", "has a quotation mark that is never closed")
            continue
        try:
            yield number, next(csv.reader([text.rstrip("\r\n")], delimiter=separator), [])
        except csv.Error:
            try:
                yield number, next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
            except csv.Error as error:
                yield number, SourceError(f"{name}:{number}", f"is a broken row: {error}")


def _checked(rows: Iterator[Numbered], width: int, name: str) -> Iterator[Numbered]:
    """Rows of the first one's width; others are told by name, empty lines are none."""
    for number, cells in rows:
        if isinstance(cells, SourceError) or len(cells) == width:
            yield number, cells
        elif any(cell.strip() for cell in cells):
            yield number, _wrong(name, number, cells, width)


def _wrong(name: str, number: int, cells: Sequence[str], width: int) -> SourceError:
    return SourceError(f"{name}:{number}", f"has {len(cells)} fields where the first row has {width}")
