"""One unit of the pile → its `Report`s and errors, each error with the name of its document (`file.jsonl:17`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import document, formats
from dragoman.sources.columns import MissingColumnError
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.kinds import ARCHIVES
from dragoman.sources.pile import LARGEST_PAGE, Unit, align, open_table, os_reason


def read_unit(unit: Unit, options: Options) -> Iterator[Report | SourceError]:
    """The reports of a unit, and a `SourceError` for each that is none. Raises nothing where the file is at fault."""
    return (found for found, _ in read_rows(unit, options))


def read_rows(unit: Unit, options: Options) -> Iterator[tuple[Report | SourceError, int | str | None]]:
    """As `read_unit`, each with its number in the unit, from which `row_name` has its name; None for a whole file.

    Of an archive, what a document is called in it stands for its number.
    """
    if unit.kind == "unreadable":
        yield SourceError(unit.name, unit.reason), None
        return
    _before.clear()
    try:
        if unit.kind in ("text", "html"):
            yield document.report(_whole(unit), unit.name, options), None
            return
        if unit.kind in ARCHIVES:
            from dragoman.sources import members

            for name, inner in members.read(structs.replace(unit, options=options)):
                yield inner if isinstance(inner, SourceError) else document.report(inner, name, options), name
            return
        for number, found in _rows(unit, options):
            result = found if isinstance(found, SourceError) else document.report(found, "", options)
            if isinstance(result, SourceError):
                result = type(result)(row_name(unit, number), result.reason)
            yield result, number
    except MissingColumnError as error:
        yield SourceError(unit.name, str(error)), None
    except SourceError as error:
        yield SourceError(unit.name, error.reason), None
    except OSError as error:
        yield SourceError(unit.name, os_reason(error), fleeting=True), None
    except MemoryError:
        yield SourceError(unit.name, "is too large for the memory there is", fleeting=True), None


def _whole(unit: Unit) -> Document:
    with Path(unit.path).open("rb") as file:
        data = file.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise SourceError(unit.name, "has grown since it was looked at, beyond what one report can be")
    if unit.kind == "html":
        from dragoman.sources import html

        return html.read(data, unit.name)
    from dragoman.sources import text

    return text.read(data, unit.name)


def _rows(unit: Unit, options: Options) -> Iterator[Numbered]:
    from dragoman.sources import delimited, jsonl, parquet

    if unit.kind in formats.KINDS:
        with Path(unit.path).open("rb") as file:
            if unit.kind == "mbox" and (unit.start or unit.end is not None):
                from dragoman.sources import mbox

                yield from mbox.read_range(file, unit.name, options, unit.start, unit.end)
            else:
                yield from formats.read(unit.kind, file, unit.name, options)
        return
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


def row_name(unit: Unit, number: int | str | None) -> str:
    """`file.jsonl:17`: by line for JSONL and CSV, by row or item for Parquet and JSON, counted from 1."""
    if number is None:
        return unit.name
    if isinstance(number, str):
        return number
    if unit.kind in formats.SINGLE and number == 0:
        return unit.name
    if unit.kind in ("parquet", "json") or unit.kind in formats.KINDS:
        return f"{unit.name}:{unit.first_row + number + 1}"
    return f"{unit.name}:{_lines_before(unit) + number + 1}"


#: Path → the last unit start up to which its lines were counted, and how many they were. Counted only where an error
#: needs a line number: the units of a file come in order, so every byte is counted once at most.
_counted: dict[str, tuple[int, int]] = {}
#: The same for the unit that is being read, by its path and start: asked for with every row.
_before: dict[tuple[str, int], int] = {}


def _lines_before(unit: Unit) -> int:
    """The number of lines that begin before the unit's first."""
    if unit.start == 0:
        return 0
    if (counted := _before.get((unit.path, unit.start))) is not None:
        return counted
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
    _before.clear()
    _before[unit.path, unit.start] = lines
    return lines
