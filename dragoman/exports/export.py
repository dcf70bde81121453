"""One door to all exports: events as other data has them, records one report at a time, and the whole situation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, cast

from dragoman import finding
from dragoman.assembly.registry import called
from dragoman.errors import UsageError
from dragoman.exports import csv_tables, dna, gexf, graphml, obsidian, one_file, parquet_tables
from dragoman.exports.coded import Tally
from dragoman.exports.folders import write_folder
from dragoman.exports.source import Source
from dragoman.exports.whole import Situation, Whole, Wrote
from dragoman.exports.write import FORMATS, WHOLE, none_such, replacing, write, write_whole

#: Formats of one file: its bytes, piece by piece.
FILES: dict[str, Callable[[Whole, Wrote], Iterator[bytes]]] = {
    "graphml": graphml.pieces, "gexf": gexf.pieces, "dna": dna.pieces,
}  # fmt: skip
#: Formats of a folder: its files, each by its path there (`Actors/China.md`), with its bytes.
FOLDERS: dict[str, Callable[[Whole, Wrote], Iterator[tuple[str, bytes]]]] = {
    "obsidian": obsidian.files, "csv": csv_tables.files, "parquet": parquet_tables.files,
}  # fmt: skip
#: The same of formats that read a situation as they are written, a report at a time; the days are those of its reports.
STREAMS: dict[str, Callable[[Situation, Wrote, str | None, str | None], Iterator[bytes]]] = {"html": one_file.pieces}


def export(
    situation: Situation,
    to: str,
    out: str | os.PathLike[str] | BinaryIO,
    *,
    form: str | None = None,
    everything: bool = False,
    since: str | None = None,
    until: str | None = None,
    force: bool = False,
) -> Tally | Wrote:
    """Writes a situation, or the reports of some days, in any format that there is.

    `form` and `everything` are for the `FORMATS`, which are events: see `write`. `force` writes a folder over the files
    of an earlier export. Raises `UsageError` for what there is not, and for a folder that holds what is not ours.
    """
    for day in (since, until):
        finding.check_day(day)
    if to in FILES or to in STREAMS or to in FOLDERS:
        if form is not None:
            raise UsageError(f"{to} has one form: leave --form out")
        if everything:
            raise UsageError(f"{to} has everything: leave --all out")
        if to in STREAMS:
            wrote = Wrote()
            return _write_file(STREAMS[to](situation, wrote, since, until), wrote, to, out)
        whole = Whole.of(situation, since, until)
        if to in FOLDERS:
            return _write_folder(whole, to, out, force)
        wrote = Wrote(reports=len(whole.readings))
        return _write_file(FILES[to](whole, wrote), wrote, to, out)
    if to not in FORMATS and to not in WHOLE:
        raise UsageError(none_such(to, [*FORMATS, *WHOLE, *FILES, *STREAMS, *FOLDERS]))
    _check_file(to, out)
    if to in WHOLE:
        return write_whole(Source(situation.store, since, until), to, out, form=form, everything=everything)
    registry = situation.registry()
    readings = (called(reading, registry) for reading in situation.readings(since, until))
    return write(readings, to, out, form=form, everything=everything)


def _write_file(pieces: Iterator[bytes], wrote: Wrote, to: str, out: str | os.PathLike[str] | BinaryIO) -> Wrote:
    _check_file(to, out)
    path = Path(out) if isinstance(out, str | os.PathLike) else None
    with replacing(path) if path is not None else nullcontext(cast(BinaryIO, out)) as file:
        for piece in pieces:
            file.write(piece)
            wrote.bytes += len(piece)
        file.flush()
    return wrote


def _write_folder(whole: Whole, to: str, out: str | os.PathLike[str] | BinaryIO, force: bool) -> Wrote:
    if not isinstance(out, str | os.PathLike):
        raise UsageError(f"{to} is a folder of files: name it with --out FOLDER")
    wrote = Wrote(reports=len(whole.readings))
    wrote.files = write_folder(Path(out), to, FOLDERS[to](whole, wrote), force)
    return wrote


def _check_file(to: str, out: str | os.PathLike[str] | BinaryIO) -> None:
    if isinstance(out, str | os.PathLike) and Path(out).is_dir():
        raise UsageError(f"{os.fspath(out)} is a folder, and {to} is one file: name a file")
