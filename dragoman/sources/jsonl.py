"""JSON Lines, and a JSON file that holds one object or a list of them → `Document`s.

A range of bytes of a file in; pairs of a number, counted from 0 at the beginning of the range, and a document or an
error without a name out. Lines that begin in the range belong to it, so that ranges that share their borders read every
line once. Memory holds one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from dragoman.errors import SourceError
from dragoman.sources import ninjs, rows
from dragoman.sources.document import Document, Numbered
from dragoman.sources.encodings import ADOPT, decode

#: The longest line, and the largest JSON file that is not in lines, in bytes. Design values: a line of 10 MB is read
#: with ease, and memory stays under 1 GB.
LONGEST_LINE, LARGEST_FILE = 64 << 20, 128 << 20
_SKIP = 1 << 20


def read_lines(file: BinaryIO, wanted: Mapping[str, str], start: int = 0, end: int | None = None) -> Iterator[Numbered]:
    """The documents of the lines that begin in bytes `start` to `end` of a file. `wanted` is the user's column map.

    A file that cannot seek is read from where it stands, which is its beginning.
    """
    if file.seekable():
        file.seek(start)
    columns = rows.Columns(wanted)
    at, number = start, -1
    while end is None or at < end:
        line = file.readline(LONGEST_LINE)
        if not line:
            return
        number += 1
        at += len(line)
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            at += _skip_line(file)
            yield number, SourceError("", f"is a line of more than {LONGEST_LINE >> 20} MB")
            continue
        if start == 0 and number == 0:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.isspace() and line:
            for document in _documents(line, columns):
                yield number, document


def _skip_line(file: BinaryIO) -> int:
    skipped = 0
    while piece := file.readline(_SKIP):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _documents(line: bytes, columns: rows.Columns) -> list[Document | SourceError]:
    """What a line holds: a row is one document, a ninjs item may be several."""
    try:
        row = parse(line)
        if "text" not in columns.wanted and ninjs.is_ninjs(row):
            return ninjs.documents(row)
        return [rows.document(row, columns.of(row))]
    except SourceError as error:
        return [error]


def read_file(data: bytes, name: str, wanted: Mapping[str, str]) -> Iterator[Numbered]:
    """The documents of a JSON file: an object, or a list of objects, from 0 on. Raises `SourceError` for others."""
    if len(data) > LARGEST_FILE:
        raise SourceError(name, f"is JSON of {len(data) >> 20} MB in one piece: save it as JSONL, an object a line")
    try:
        found = parse(decode(data, name).text.encode("utf-8", "surrogatepass"), array=True)
    except SourceError as error:
        raise SourceError(name, error.reason) from error
    columns = rows.Columns(wanted)
    for number, row in enumerate(found if isinstance(found, list) else [found]):
        try:
            if not isinstance(row, dict):
                raise SourceError("", "is no JSON object")
            yield number, rows.document(row, columns.of(row))
        except SourceError as error:
            yield number, error


def first_columns(head: bytes) -> list[str]:
    """The columns of the first whole objects in the first bytes of a JSONL file, in the order in which they come up."""
    names: dict[str, None] = {}
    for line in head.removeprefix(b"\xef\xbb\xbf").splitlines()[:20]:
        try:
            names.update(dict.fromkeys(parse(line)))
        except SourceError:
            continue
    return list(names)


def parse(line: bytes, array: bool = False) -> Any:
    """The JSON object in some bytes (with `array`: or list). Raises `SourceError` with the place where it breaks."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # The careful way: it takes strays of another encoding, lone surrogates and NaN, and says where a line breaks.
        try:
            found = json.loads(line.decode("utf-8", ADOPT), strict=False)
        except json.JSONDecodeError as error:
            what = error.msg.removesuffix(" at")  # "Unterminated string starting at"
            raise SourceError("", f"is broken JSON: {what} at character {error.pos + 1}") from error
        except (RecursionError, ValueError) as error:
            raise SourceError("", f"is JSON that cannot be read: {error}") from error
    if isinstance(found, dict) or (array and isinstance(found, list)):
        return found
    raise SourceError("", "is no JSON object")
