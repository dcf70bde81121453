"""One unit of the pile → its `Report`s and errors, each error with the name of its document (`file.jsonl:17`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import delimited, document, html, jsonl, parquet, text
from dragoman.sources.columns import MissingColumnError
from dragoman.sources.document import Document, Options
from dragoman.sources.pile import LARGEST_DOCUMENT, Unit, align, open_table, os_reason

Numbered = tuple[int, Document | SourceError]


def read_unit(unit: Unit, options: Options) -> Iterator[Report | SourceError]:
    """The reports of a unit, and a `SourceError` for each that is none. Raises nothing where the file is at fault."""
    if unit.kind == "unreadable":
        yield SourceError(unit.name, unit.reason)
        return
    try:
        if unit.kind in ("text", "html"):
            yield document.report(_whole(unit), unit.name, options)
            return
        for number, found in _rows(unit, options):
            result = found if isinstance(found, SourceError) else document.report(found, "", options)
            yield result if isinstance(result, Report) else type(result)(_row_name(unit, number), result.reason)
    except MissingColumnError as error:
        yield SourceError(unit.name, str(error))
    except SourceError as error:
        yield SourceError(unit.name, error.reason)
    except OSError as error:
        yield SourceError(unit.name, os_reason(error))
    except MemoryError:
        yield SourceError(unit.name, "is too large for the memory there is")


def _whole(unit: Unit) -> Document:
    with Path(unit.path).open("rb") as file:
        data = file.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        raise SourceError(unit.name, "has grown since it was looked at, beyond what one report can be")
    return html.read(data, unit.name) if unit.kind == "html" else text.read(data, unit.name)


def _rows(unit: Unit, options: Options) -> Iterator[Numbered]:
    if unit.kind == "parquet":
        yield from parquet.read_groups(unit.path, options.columns, unit.start, unit.end or 0)
        return
    with open_table(unit) as file:
        if unit.kind == "jsonl":
            yield from jsonl.read_lines(file, options.columns, align(file, unit.start), unit.end)
        elif unit.kind == "json":
            yield from jsonl.read_file(file.read(jsonl.LARGEST_FILE + 1), unit.name, options.columns)
        else:
            table = delimited.table(file, tabs=unit.kind == "tsv")
            yield from delimited.read_rows(file, table, options.columns, unit.start, unit.end)


def _row_name(unit: Unit, number: int) -> str:
    """`file.jsonl:17`: by line for JSONL and CSV, by row or item for Parquet and JSON, counted from 1."""
    if unit.kind in ("parquet", "json"):
        return f"{unit.name}:{unit.first_row + number + 1}"
    return f"{unit.name}:{_lines_before(unit) + number + 1}"


#: Path → the last unit start up to which its lines were counted, and how many they were. Counted only where an error
#: needs a line number: the units of a file come in order, so every byte is counted once at most.
_counted: dict[str, tuple[int, int]] = {}


def _lines_before(unit: Unit) -> int:
    """The number of lines that begin before the unit's first."""
    if unit.start == 0:
        return 0
    at, lines = _counted.get(unit.path, (0, 0))
    with Path(unit.path).open("rb") as file:
        start = align(file, unit.start) if unit.kind == "jsonl" else unit.start
        if at > start:
            at = lines = 0
        file.seek(at)
        while at < start and (block := file.read(min(1 << 20, start - at))):
            lines += block.count(b"\n")
            at += len(block)
    _counted.clear()  # one file at a time is read
    _counted[unit.path] = (at, lines)
    return lines
