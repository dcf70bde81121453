"""An archive → units of work, so that processes share it: ranges of the files in a ZIP, ranges of a web archive.

A file and its unit as a whole in, its parts in their order out. What can only be read from front to back (tar, and
whatever is packed as one) is one unit.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO, cast

from msgspec.structs import replace

from dragoman.sources import archives, warc_cuts, zips
from dragoman.sources.decoders import decoder
from dragoman.sources.inflate import Budget, Inflated
from dragoman.sources.pile import Unit

#: Bytes of a ZIP's files, unpacked, and of a web archive, packed and plain, that make a unit. Design values: of text as
#: much as a unit of a table. Pages count for a quarter: most of a page is markup, of one that was saved bare half is
#: text. A web archive of bare text packs to a third, one of a crawl holds pages of 20 kB packed, and images: some two
#: minutes of reading at most.
_STEP, _A_PAGES, _STEP_PACKED, _STEP_PLAIN = 1 << 20, 0.25, 1 << 20, 4 << 20
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
#: How many bytes to expect for a report: of tables and text in an archive unpacked, of what is packed, and of a web
#: archive packed and plain. Design values, to show progress by.
A_ROW, A_REPORT_PACKED, _A_PAGE_PACKED, _A_PAGE_PLAIN = 4_000, 1_500, 32_000, 128_000
#: Documents of a file are numbered so that no two of its units share a number: each unit has so many.
_NUMBERS = 1 << 40


def units(whole: Unit, file: BinaryIO) -> Iterator[Unit]:
    """The units of an archive. Raises `SourceError`, unnamed, where it cannot be read at all."""
    for number, unit in enumerate(_units(whole, file)):
        yield replace(unit, first_row=number * _NUMBERS)


def _units(whole: Unit, file: BinaryIO) -> Iterator[Unit]:
    if whole.kind == "zip":
        yield from _of_zip(whole, file)
    elif whole.kind == "warc" or (whole.kind == "gzip" and _holds_warc(file)):
        yield from _of_warc(replace(whole, kind="warc"), file, 0, whole.size)
    else:
        yield replace(whole, reports=max(1, whole.size // A_REPORT_PACKED))


def _holds_warc(file: BinaryIO) -> bool:
    file.seek(0)
    stream = io.BufferedReader(Inflated(file, lambda: decoder("gzip"), Budget(0), once=True))
    return warc_cuts.begins_plain(stream.read(16))


def _of_warc(whole: Unit, file: BinaryIO, start: int, end: int) -> Iterator[Unit]:
    packed = warc_cuts.is_packed(file, start)
    step, page = (_STEP_PACKED, _A_PAGE_PACKED) if packed else (_STEP_PLAIN, _A_PAGE_PLAIN)
    cuts = [start, *(warc_cuts.borders(file, start, end, step) if end - start > step else ()), end]
    for first, last in pairwise(cuts):
        size = last - first
        yield replace(whole, start=first, end=last, size=size, reports=max(1, size // page))


def _of_zip(whole: Unit, file: BinaryIO) -> Iterator[Unit]:
    contents = archives.contents(file)
    if contents.fault or contents.directory is None:
        yield replace(whole, reports=len(contents.entries))
        return
    # A unit is a stretch of the directory. In a WACZ others stand between its WARCs, so each has one of its own.
    held: list[zips.Entry] = []
    weight = 0.0
    for at, entry in enumerate(contents.entries):
        if _is_large_warc(entry):
            if held:
                yield _stretch(whole, held, entry.row)
                held, weight = [], 0
            begin = zips.data_at(file, entry)
            part = replace(whole, kind="warc", name=f"{whole.name}/{archives.shown(entry.name)}")
            yield from _of_warc(part, file, begin, begin + cast(int, entry.packed))
            continue
        held.append(entry)
        weight += (entry.size or 0) * (_A_PAGES if entry.name.lower().endswith(_PAGES) else 1)
        if weight >= _STEP or at + 1 == len(contents.entries) or contents.web:
            yield _stretch(whole, held, entry.row + entry.length)
            held, weight = [], 0


def _is_large_warc(entry: zips.Entry) -> bool:
    """Whether an entry is a web archive that lies in the ZIP as it is, so that it can be read in ranges."""
    warc = entry.name.lower().endswith((".warc", ".warc.gz"))
    return warc and not entry.method and not entry.fault and not archives.outward(entry.name) and bool(entry.packed)


def _stretch(whole: Unit, held: list[zips.Entry], end: int) -> Unit:
    size = sum(entry.packed or 0 for entry in held)
    return replace(whole, start=held[0].row, end=end, size=size, reports=sum(map(expected, held)))


def expected(entry: zips.Entry) -> int:
    """How many reports to expect in a file of an archive: an estimate, to show progress by."""
    tables = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".gz", ".bz2", ".xz", ".zst")
    return max(1, (entry.size or 0) // A_ROW) if entry.name.lower().endswith(tables) else 1
