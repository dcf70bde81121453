"""Files that lie in a store and not on a disk: `s3://`, `gs://`, `https://`, `file://`, whatever fsspec knows.

A URL in, units of work out, one a file, from the store's own list: nothing is fetched to plan. Whoever reads a unit
fetches its file, keeps it on its disk for a while, and reads it as any other. So many files of some ten megabytes are
read by many at once, and one large file by one.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from dragoman.errors import SourceError, UsageError
from dragoman.records import Report
from dragoman.sources.document import Options
from dragoman.sources.pile import Unit, plan

#: Bytes of fetched files that stay on a disk, the last used ones, for the next try or the next build. A design value.
KEPT = 8 << 30
#: What stores call that which changes with a file's content, the surest first.
_MARKS = ("ETag", "etag", "md5Hash", "content_md5", "checksum", "generation")
_TIMES = ("LastModified", "last_modified", "updated", "mtime", "created")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

#: What was listed in this process, so that it need not be asked for file by file.
_listed: dict[str, str] = {}


def is_url(path: str) -> bool:
    """Whether a path names something in a store."""
    return bool(_URL.match(path))


def listed(url: str, options: Options) -> list[Unit]:
    """The files at a URL, one or those of a folder with all that is in it, as units, sorted by name.

    What cannot be listed is a unit too, so that it is reported. Raises `UsageError` where the store needs a package.
    """
    try:
        store, path = _store(url)
        about = store.info(path)
        if about["type"] == "directory":
            found = store.find(path, detail=True)
        else:
            found = {about["name"]: about}
        units = []
        for name in sorted(found):
            if any(part.startswith(".") for part in PurePosixPath(name[len(path) :] if name != path else "").parts):
                continue
            where = store.unstrip_protocol(name)
            if (mark := _mark(found[name])) is not None:
                _listed[where] = mark
            size = int(found[name].get("size") or 0)
            units.append(Unit(where, where, "remote", options, size, max(1, size // 5000)))
        return units
    except (OSError, ValueError) as error:
        return [Unit(url, url, "unreadable", options, reason=_reason(error))]


def mark_of(url: str, now: bool = True) -> str | None:
    """What changes with a file's content: what the store says of it, else a hash of the content. None where it is gone.

    Unless it is asked for as it is `now`, it is that which was listed.
    """
    if not now and url in _listed:
        return _listed[url]
    try:
        store, path = _store(url)
        if (mark := _mark(store.info(path))) is not None:
            return mark
        with fetched(url).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def read(unit: Unit, options: Options) -> Iterator[tuple[Report | SourceError, str]]:
    """The reports of a file in a store, and errors, each with its name (`s3://pile/feed.jsonl:17`)."""
    from dragoman.sources.unit import read_rows, row_name

    try:
        path = str(fetched(unit.path))
        units = plan([path], options)
    except (OSError, ValueError) as error:
        yield SourceError(unit.name, _reason(error)), unit.name
        return
    except UsageError as error:  # of a table without the columns that are wanted
        reason = str(error).removeprefix(path).strip()
        yield SourceError(unit.name, reason), unit.name
        return
    for each in units:
        named = msgspec.structs.replace(each, name=each.name.replace(path, unit.name, 1))
        for found, number in read_rows(named, options):
            yield found, found.name if isinstance(found, SourceError) else row_name(named, number)


def fetched(url: str) -> Path:
    """Where a file of a store lies on this disk; fetched where it does not yet."""
    store, path = _store(url)
    mark = _mark(store.info(path))
    name = hashlib.sha256(repr((url, mark)).encode()).hexdigest()[:24] + "".join(PurePosixPath(path).suffixes[-2:])
    folder = Path(tempfile.gettempdir()) / f"dragoman-fetched-{os.getuid() if hasattr(os, 'getuid') else 0}"
    folder.mkdir(mode=0o700, exist_ok=True)
    place = folder / name
    if place.exists() and mark is not None:
        os.utime(place)
        return place
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as file:
        try:
            with store.open(path, "rb") as source:
                while block := source.read(1 << 20):
                    file.write(block)
            file.close()
            Path(file.name).replace(place)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    _make_room(folder, place)
    return place


def _make_room(folder: Path, keep: Path) -> None:
    """Removes the files that were used longest ago, where there are too many. Who reads one goes on reading it."""
    files = []
    for entry in folder.iterdir():
        with suppress(OSError):  # another process may have removed it
            about = entry.stat()
            files.append((about.st_mtime, about.st_size, entry))
    size = sum(each[1] for each in files)
    for _, bytes_, entry in sorted(files):
        if size <= KEPT:
            return
        if entry != keep:
            with suppress(OSError):
                entry.unlink()
            size -= bytes_


def _store(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError(f"{url}: files in stores need fsspec: pip install 'dragoman[stores]'") from error
    try:
        store, path = url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url}: {error}") from error
    return store, path


def _mark(about: dict[str, Any]) -> str | None:
    for name in _MARKS:
        if about.get(name):
            return f"{name} {about[name]}"
    for name in _TIMES:
        if about.get(name):
            return f"{about.get('size')} {about[name]}"
    return None


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there (any more)"
    return f"cannot be fetched: {' '.join(str(error).split()) or type(error).__name__}"[:300]
