"""Archives → what is in them that may be a report, by name, one after another: of ZIP and of tar.

An archive's file in; `Held`s out: a name as it is shown, and a stream of bytes or the reason why there is none. Names
decide nothing but what is shown and passed over: nothing is ever written under one. Hidden files are passed over as in
folders; names that lead out of the archive, links and devices are no files, and are told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from dragoman.errors import SourceError
from dragoman.sources import tars, zips
from dragoman.sources.inflate import Budget
from dragoman.sources.pile import hidden

_OUTWARD = re.compile(r"/|[A-Za-z]:|\.\.(?:/|$)|.*/\.\.(?:/|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
#: What makes a ZIP something else than an archive of files: the name of an entry → what it is.
_DOCUMENTS = {
    "[Content_Types].xml": "an Office document",
    "META-INF/MANIFEST.MF": "a program (Java)",
    "AndroidManifest.xml": "a program (Android)",
}
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_WARCS = (".warc", ".warc.gz", ".warc.zst")


class Held(NamedTuple):
    """Something in an archive: its name inside, and a way to its bytes, or the reason why they are not read."""

    name: str
    open: Callable[[], io.BufferedReader]
    fault: str = ""


def shown(name: str) -> str:
    """An entry's name as it can be printed."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", name.removeprefix("./"))


def passed_over(name: str) -> bool:
    """Whether an entry is left alone as hidden files in folders are."""
    return any(hidden(part) for part in name.split("/") if part not in (".", ".."))


def outward(name: str) -> str:
    """Why an entry of this name is not read, or nothing."""
    return "has a name that leads out of its archive: it is not read" if _OUTWARD.match(name) else ""


class Contents(NamedTuple):
    """The entries of a ZIP that may be read, in order, and what is wrong with the archive itself."""

    entries: list[zips.Entry]
    directory: zips.Directory | None
    fault: str
    web: bool  # a WACZ: only its WARCs are read


def contents(file: BinaryIO) -> Contents:
    """What a ZIP holds, as far as it can be told. Raises `SourceError`, unnamed, where it is no archive of files."""
    of = zips.directory(file)
    found: list[zips.Entry] = []
    fault = ""
    if of is None:
        found = list(zips.recovered(file))
        fault = "is a ZIP that is cut off: its directory, at its end, is missing; only what could be found was read"
    else:
        try:
            for entry in zips.entries(file, of):
                found.append(entry)
        except SourceError as error:
            fault = error.reason
    for name, what in _DOCUMENTS.items():
        if any(entry.name == name for entry in found):
            raise SourceError("", f"is {what}: save it as text or HTML")
    file.seek(0)
    if _OPEN_DOCUMENT in file.read(120):
        raise SourceError("", "is an OpenDocument file: save it as text or HTML")
    if of is not None and zips.overlap(found):
        raise SourceError("", "is made to burst: files in it share the same bytes. It is not read")
    web = any(entry.name == "datapackage.json" for entry in found) and any(_is_warc(entry) for entry in found)
    kept = [entry for entry in found if not entry.folder and not passed_over(entry.name)]
    if web:
        kept = [entry for entry in kept if _is_warc(entry)]
    if not kept and not fault:
        raise SourceError("", "is an archive without files")
    return Contents(kept, of, fault, web)


def _is_warc(entry: zips.Entry) -> bool:
    return entry.name.startswith("archive/") and entry.name.lower().endswith(_WARCS)


def of_zip(file: BinaryIO, found: list[zips.Entry], budget: Budget) -> Iterator[Held]:
    """What is in the entries of a ZIP. Each is read, or left, before the next is asked for."""
    for entry in found:
        if entry.folder or passed_over(entry.name):
            continue
        fault = outward(entry.name) or entry.fault
        yield Held(shown(entry.name), lambda entry=entry: _buffered(zips.open_entry(file, entry, budget)), fault)  # type: ignore[misc]


def of_tar(file: BinaryIO) -> Iterator[Held]:
    """What is in a tar. Raises `SourceError`, unnamed, where it is damaged: what is before it has been given."""
    any_file = False
    for member in tars.members(file):
        if member.folder or passed_over(member.name):
            continue
        any_file = True
        fault = outward(member.name) or member.fault
        yield Held(shown(member.name), lambda member=member: _buffered(member.file), fault)  # type: ignore[misc]
    if not any_file:
        raise SourceError("", "is an archive without files")


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, 1 << 16)
