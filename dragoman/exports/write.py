"""Writes readings as a file for other tools, whole or not at all, and says what was written and what was left out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import UsageError
from dragoman.exports import icews, plover
from dragoman.exports.coded import Coded, Tally, code
from dragoman.records import Reading

FORMATS = {"plover": plover, "icews": icews}
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tab": "tab", ".tsv": "tab"}


def write(
    readings: Iterable[Reading],
    to: str,
    out: str | os.PathLike[str] | BinaryIO,
    *,
    form: str | None = None,
    everything: bool = False,
) -> Tally:
    """Writes the events of readings in a format of `FORMATS`, to a file or to what bytes can be written to.

    `form` is one of the format's `FORMS`; without it the suffix of the file decides, else it is the format's first.
    `everything` writes what is denied, possible, asked for or only planned as well. A file appears when all of it is
    there; until then an older one stays what it was. Raises `UsageError` for a format or form that there is not, and
    `OSError` where the file cannot be written.
    """
    if to not in FORMATS:
        raise UsageError(f"there is no format {to!r}: there are {', '.join(FORMATS)}")
    forms = FORMATS[to].FORMS
    if form is not None and form not in forms:
        raise UsageError(f"{to} is not written as {form}: it is written as {' or '.join(forms)}")
    path = Path(out) if isinstance(out, str | os.PathLike) else None
    if form is None:
        suffix = _SUFFIXES.get(path.suffix.lower()) if path is not None else None
        form = suffix if suffix in forms else forms[0]
    tally = Tally()
    lines = FORMATS[to].lines(_coded(readings, everything, tally), form)
    with replacing(path) if path is not None else nullcontext(cast(BinaryIO, out)) as file:
        for line in lines:
            file.write(line)
            tally.lines += 1
        file.flush()
    tally.lines -= form != "jsonl"  # the header is none of them
    return tally


def _coded(readings: Iterable[Reading], everything: bool, tally: Tally) -> Iterator[Coded]:
    for reading in readings:
        yield from code(reading, everything, tally)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the one at `path` when it is whole. What is no file is written to as it is."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error  # nobody knows the temporary name
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # `mkstemp` makes a file that only its owner may read; this one gets the rights of any other.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
