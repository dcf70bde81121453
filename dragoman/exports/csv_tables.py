"""Every table as CSV by RFC 4180 (UTF-8, a header, `\\n`): for spreadsheets, R, Stata, SPSS.

What is nested stands as JSON in its cell. A cell that a spreadsheet would run as a formula gets an apostrophe before
it; line breaks stay, and so does the length of a text, so that offsets count.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

import msgspec

from dragoman.exports.all_tables import columns, tables
from dragoman.exports.legal import encodable
from dragoman.exports.tables import FORMULA
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote


def files(whole: Whole, wrote: Wrote) -> Iterator[tuple[str, bytes]]:
    """A file for each table."""
    for table in tables(whole):
        names = columns(table)
        buffer = StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(names)
        wrote.add(table.name, 0)
        for row in table.rows:
            writer.writerow([cell(row[name]) for name in names])
            wrote.add(table.name)
        yield f"{table.name}.csv", buffer.getvalue().encode()


def cell(value: Any) -> str:
    """A value as the text of a cell; unknown is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            # NUL ends a line for some readers. What a spreadsheet skips before a formula does not hide it.
            text = encodable(value).replace("\x00", "\N{REPLACEMENT CHARACTER}")
            return "'" + text if text.lstrip().startswith(FORMULA) else text
        case _:
            return encodable(msgspec.json.encode(_encodable(value)).decode())


def _encodable(value: Any) -> Any:
    """A nested value whose texts UTF-8 can hold."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    if isinstance(value, dict):
        return {_encodable(name): _encodable(item) for name, item in value.items()}
    return value
