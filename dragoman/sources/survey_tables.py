"""A table's head → its columns, which of them hold what, how many rows there are, and what to give to `--columns`.

Columns with usual names are known (`columns`). Where none is known to hold the text, the rows at the head are looked
at: the column with the longest values is likely to, and one whose values are dates tells when.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from dragoman.errors import SourceError
from dragoman.sources import columns, dates, members

#: Bytes and rows of a table that are looked at. Design values: some twenty articles.
_LOOKED, _ROWS = 1 << 16, 20
#: Characters of a column's values, on average, from which it is likely to hold reports, and of a title at most; the
#: share of values that must be dates. Design values: a paragraph, a headline.
_A_TEXT, _A_TITLE, _ARE_DATES = 200, 150, 0.8
#: Bytes of a table's row where none was seen whole. A design value: an article.
_A_ROW = 4_000


class Table(msgspec.Struct, frozen=True):
    """A table: its columns, and which of them are text, title and published, by their names or as given.

    `advice` is what to add to the command where no column is known to hold the text.
    """

    name: str
    kind: str
    columns: tuple[str, ...]
    text: str | None = None
    title: str | None = None
    published: str | None = None
    advice: str = ""


class Seen(NamedTuple):
    table: Table
    documents: float
    bytes: float
    estimated: bool


def look(kind: str, file: members.Stream, name: str, size: float | None, wanted: Mapping[str, str]) -> Seen:
    """What a table's head tells. `size` is None where only reading it through would tell it; then it is read through.

    Raises `SourceError` where it is no table, `MissingColumnError` where a column of `wanted` is missing.
    """
    if kind == "parquet":
        return _parquet(file, name, size, wanted)
    head = file.read(_LOOKED)
    rest = 0
    if size is None:
        while piece := file.read(1 << 20):
            rest += len(piece)
        size = len(head) + rest
    whole = size <= len(head)
    if kind in ("csv", "tsv"):
        names, rows, count = _delimited(head, kind, whole)
    else:
        names, rows, count = _json(head, kind, whole)
    documents = count if whole else count * size / max(1, len(head)) if count else size / _A_ROW
    return Seen(_table(name, kind, names, rows, wanted), max(documents, 1.0), size, not whole)


def _table(
    name: str, kind: str, names: Sequence[str], rows: Sequence[Mapping[str, Any]], wanted: Mapping[str, str]
) -> Table:
    try:
        found = columns.resolve(names, wanted)
    except columns.MissingColumnError as error:
        if error.column is not None:
            raise
        guessed = _guessed(names, rows)
        advice = "no column of it looks like one either"
        if "text" in guessed:
            advice = "--columns " + ",".join(f"{field}={column}" for field, column in guessed.items())
        return Table(name, kind, tuple(names), None, guessed.get("title"), guessed.get("published"), advice)
    return Table(name, kind, tuple(names), found["text"], found.get("title"), found.get("published"))


def _guessed(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Field → column, by what stands in the columns."""
    lengths: dict[str, float] = {}
    guessed: dict[str, str] = {}
    day = None
    for column in names:
        values = [str(row[column]) for row in rows if row.get(column) not in (None, "")]
        if not values:
            continue
        lengths[column] = sum(map(len, values)) / len(values)
        told = sum(len(value) < 40 and not value.isdigit() and dates.parse(value) is not None for value in values)
        if day is None and told >= _ARE_DATES * len(values):
            day = column
    longest = max(lengths, key=lambda column: lengths[column], default=None)
    if longest is not None and lengths[longest] >= _A_TEXT:
        guessed["text"] = longest
    usual = {columns.plain(column): column for column in names}
    title = next((usual[name] for name in (*columns.NAMES["title"], "name", "subject") if name in usual), None)
    if title is not None and title != longest and lengths.get(title, 0) <= _A_TITLE:
        guessed["title"] = title
    known = next((usual[name] for name in columns.NAMES["published"] if name in usual), None)
    if known is not None or day is not None:
        guessed["published"] = known or day or ""
    return guessed


def _delimited(head: bytes, kind: str, whole: bool) -> tuple[list[str], list[dict[str, Any]], float]:
    from dragoman.sources import delimited

    file = io.BytesIO(members.as_utf8_bytes(head))
    table = delimited.table(file, tabs=kind == "tsv")
    file.seek(table.begin)
    text = io.TextIOWrapper(file, encoding=table.encoding, errors="replace", newline="")
    rows: list[dict[str, Any]] = []
    count = 0
    csv.field_size_limit(delimited.LONGEST_FIELD)
    try:
        for row in csv.reader(text, delimiter=table.delimiter):
            if any(row):
                count += 1
                if len(rows) < _ROWS and len(row) == len(table.names):
                    rows.append(dict(zip(table.names, row, strict=True)))
    except csv.Error:
        pass  # what is wrong with a row is told when it is read
    return table.names, rows, count


def _json(head: bytes, kind: str, whole: bool) -> tuple[list[str], list[dict[str, Any]], float]:
    from dragoman.sources import jsonl

    data = members.as_utf8_bytes(head)
    if kind == "json":
        if not whole:
            return [], [], 0
        found = jsonl.parse(data, array=True)
        every = found if isinstance(found, list) else [found]
        rows = [row for row in every if isinstance(row, dict)][:_ROWS]
        return list(dict.fromkeys(key for row in rows for key in row)), rows, len(every)
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    rows = []
    for line in lines[: None if whole else -1][:_ROWS]:
        try:
            rows.append(jsonl.parse(line))
        except SourceError:
            continue
    return list(dict.fromkeys(key for row in rows for key in row)), rows, sum(bool(line.strip()) for line in lines)


def _parquet(file: members.Stream, name: str, size: float | None, wanted: Mapping[str, str]) -> Seen:
    from dragoman.sources import parquet

    with members.kept(file, name) as seekable:
        length = seekable.seek(0, io.SEEK_END) if size is None else size
        seekable.seek(0)
        names, count, rows = parquet.head(seekable, _ROWS)
    return Seen(_table(name, "parquet", names, rows, wanted), count, length, False)
