"""One door to all exports: events as other data has them, all records a report at a time, and the whole situation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, cast

from dragoman import finding
from dragoman.assembly.registry import called
from dragoman.errors import UsageError
from dragoman.exports import (
    bibtex,
    csl,
    csv_tables,
    dna,
    ftm,
    gexf,
    graphml,
    obsidian,
    one_file,
    parquet_tables,
    prov,
    ris,
    web_annotations,
)  # fmt: skip
from dragoman.exports.coded import Tally
from dragoman.exports.folders import write_folder
from dragoman.exports.source import Source
from dragoman.exports.whole import Situation, Whole
from dragoman.exports.write import FORMATS, none_such, replacing, write
from dragoman.exports.wrote import Wrote

#: Formats of one file: its bytes, piece by piece. Of these, some take readings one at a time, without a situation's
#: weight in memory,
READINGS: dict[str, Callable[[Source, Wrote], Iterator[bytes]]] = {
    "annotations": web_annotations.pieces, "ftm": ftm.pieces, "prov": prov.pieces, "csl": csl.pieces,
    "bibtex": bibtex.pieces, "ris": ris.pieces,
}  # fmt: skip
#: one what reports say together, and then them one at a time,
STREAMS: dict[str, Callable[[Situation, Wrote, str | None, str | None], Iterator[bytes]]] = {"html": one_file.pieces}
#: and some the whole.
FILES: dict[str, Callable[[Whole, Wrote], Iterator[bytes]]] = {
    "graphml": graphml.pieces, "gexf": gexf.pieces, "dna": dna.pieces,
}  # fmt: skip
#: Formats of a folder: its files, each by its path there (`Actors/China.md`), with its bytes.
FOLDERS: dict[str, Callable[[Whole, Wrote], Iterator[tuple[str, bytes]]]] = {
    "obsidian": obsidian.files, "csv": csv_tables.files, "parquet": parquet_tables.files,
}  # fmt: skip
#: Formats that leave out what is no fact, unless everything is wanted.
CHOOSING = {*FORMATS, "ftm"}


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
    if to not in (names := [*FORMATS, *READINGS, *FILES, *STREAMS, *FOLDERS]):
        raise UsageError(none_such(to, names))
    if form is not None and to not in FORMATS:
        raise UsageError(f"{to} has one form: leave --form out")
    if everything and to not in CHOOSING:
        raise UsageError(f"{to} has everything: leave --all out")
    if to not in FOLDERS:
        _check_file(to, out)
    if to in FORMATS:
        registry = situation.registry()
        readings = (called(reading, registry) for reading in situation.readings(since, until))
        return write(readings, to, out, form=form, everything=everything)
    wrote = Wrote()
    if to in READINGS:
        return _write_file(READINGS[to](Source(situation.store, since, until, everything), wrote), wrote, out)
    if to in STREAMS:
        return _write_file(STREAMS[to](situation, wrote, since, until), wrote, out)
    whole = Whole.of(situation, since, until)
    wrote.reports = len(whole.readings)
    if to in FILES:
        return _write_file(FILES[to](whole, wrote), wrote, out)
    if not isinstance(out, str | os.PathLike):
        raise UsageError(f"{to} is a folder of files: name it with --out FOLDER")
    wrote.files = write_folder(Path(out), to, FOLDERS[to](whole, wrote), force)
    return wrote


def _write_file(pieces: Iterator[bytes], wrote: Wrote, out: str | os.PathLike[str] | BinaryIO) -> Wrote:
    path = Path(out) if isinstance(out, str | os.PathLike) else None
    with replacing(path) if path is not None else nullcontext(cast(BinaryIO, out)) as file:
        for piece in pieces:
            file.write(piece)
            wrote.bytes += len(piece)
        file.flush()
    return wrote


def _check_file(to: str, out: str | os.PathLike[str] | BinaryIO) -> None:
    if isinstance(out, str | os.PathLike) and Path(out).is_dir():
        raise UsageError(f"{os.fspath(out)} is a folder, and {to} is one file: name a file")
