"""Writes events as a file for other tools, whole or not at all, and says what was written and what left out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from dragoman.errors import UsageError
from dragoman.exports import icews, plover
from dragoman.exports.coded import Coded, Tally, code
from dragoman.records import Reading


class _EventFormat(Protocol):
    @property
    def FORMS(self) -> Sequence[str]: ...  # noqa: N802

    def lines(self, coded: Iterable[Coded], form: str) -> Iterator[bytes]: ...


#: Formats of event data.
FORMATS: dict[str, _EventFormat] = {"plover": plover, "icews": icews}
#: What formats are called elsewhere.
_ALSO = {
    "polecat": "plover", "cameo": "icews", "webannotation": "annotations", "annotation": "annotations",
    "jsonld": "annotations", "w3c": "annotations", "followthemoney": "ftm", "aleph": "ftm", "provo": "prov",
    "turtle": "prov", "ttl": "prov", "csljson": "csl", "zotero": "csl", "bib": "bibtex", "biblatex": "bibtex",
    "latex": "bibtex", "endnote": "ris", "mendeley": "ris",
    "gephi": "gexf", "gephilite": "gexf", "networkx": "graphml", "igraph": "graphml", "rdna": "dna",
    "page": "html", "htm": "html", "webpage": "html",
    "markdown": "obsidian", "vault": "obsidian", "excel": "csv", "spreadsheet": "csv",
}  # fmt: skip
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
        raise UsageError(none_such(to, list(FORMATS)))
    forms = FORMATS[to].FORMS
    if form is not None and form not in forms:
        raise UsageError(f"{to} is not written as {form}: it is written as {' or '.join(forms)}")
    path = Path(out) if isinstance(out, str | os.PathLike) else None
    if form is None:
        suffix = _SUFFIXES.get(path.suffix.lower()) if path is not None else None
        form = suffix if suffix is not None and suffix in forms else forms[0]
    tally = Tally()
    tally.lines = _put(FORMATS[to].lines(_coded(readings, everything, tally), form), out)
    tally.lines -= form != "jsonl"  # the header is none of them
    return tally


def none_such(to: str, names: Sequence[str]) -> str:
    """What to say to a format that there is not: those that there are, and the one that may be meant."""
    plain = "".join(letter for letter in to.casefold() if letter.isalnum())
    near = [_ALSO[plain]] if plain in _ALSO else get_close_matches(plain, names, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"there is no format {to!r}: there are {', '.join(names)}{hint}"


def _put(lines: Iterable[bytes], out: str | os.PathLike[str] | BinaryIO) -> int:
    """Writes lines to a file or to what takes bytes, and counts them."""
    count = 0
    path = Path(out) if isinstance(out, str | os.PathLike) else None
    with replacing(path) if path is not None else nullcontext(cast(BinaryIO, out)) as file:
        for line in lines:
            file.write(line)
            count += 1
        file.flush()
    return count


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
