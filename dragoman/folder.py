"""The files of a situation's folder: which of them count, how that changes in one step, and who may change it.

    KOREA/
      manifest.json             format, reader, counts, and the parts that make up the situation, each with its SHA-256
      reports/part-*.parquet    texts                    (rows: `parts.ReportRow`)
      records/part-*.parquet    what was read from them  (`parts.RecordRow`)
      places/part-*.parquet     every document looked at, and what became of it (`parts.Place`)
      fixes.jsonl               the analyst's decisions; only ever appended to

A part never changes. The situation changes by a new manifest, put in the old one's place in one step; a file that the
manifest does not name is no part of the situation. A running build leaves `building.json`, which says who it is.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from dragoman.errors import SituationError, UsageError
from dragoman.parts import TABLES, Part, sync_folder, write_whole
from dragoman.sources.patterns import lazy

FORMAT = 1
MANIFEST = "manifest.json"
FIXES = "fixes.jsonl"
_BUILDING = "building.json"
#: What the parts of a folder are called: a manifest, which may come from a stranger, names no file outside of it.
_PART = lazy(rf"(?:{'|'.join(TABLES)})/part-[\w-]+\.parquet", re.ASCII)


class Fresh(msgspec.Struct, frozen=True):
    """What a running build has added in one go: a part of each table."""

    reports: Part
    records: Part
    places: Part

    @property
    def bytes(self) -> int:
        return self.reports.bytes + self.records.bytes + self.places.bytes


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes up the situation: `parts`, in order, and after them the `fresh` ones of a build that has not ended.

    `reader` is the fingerprint of the network and rules of the last build, `reports`, `records` and `places` count
    what is in the parts, by type and by outcome.
    """

    format: int = FORMAT
    reader: str | None = None
    reports: int = 0
    records: dict[str, int] = {}
    places: dict[str, int] = {}
    parts: tuple[Part, ...] = ()
    fresh: tuple[Fresh, ...] = ()

    def files(self) -> set[str]:
        """The names of all parts."""
        fresh = (part for three in self.fresh for part in (three.reports, three.records, three.places))
        return {part.name for part in (*self.parts, *fresh)}


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a situation. Raises `UsageError` where there is none, `SituationError` where it is damaged."""
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        what = "is no situation" if folder.exists() else "does not exist"
        raise UsageError(f"{folder} {what}: make one with `dragoman build REPORTS --into {folder}`") from None
    except OSError as error:
        raise SituationError(f"{path} cannot be read: {error.strerror}") from error
    try:
        found = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        version = msgspec.json.decode(found.get("format", b"null"), type=int)
        if version != FORMAT:
            raise SituationError(
                f"{folder} is of format {version}, this dragoman reads format {FORMAT}: build it anew from its reports"
            )
        manifest = msgspec.json.decode(content, type=Manifest)
        if strange := sorted(name for name in manifest.files() if not _PART.fullmatch(name)):
            raise SituationError(
                f"{path} names a part that is none of this folder's, {ascii(strange[0])[:200]}: somebody has changed "
                "it, do not trust it"
            )
        return manifest
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SituationError(f"{path} is damaged ({error}): build into a new folder, and copy {FIXES} there") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Makes `manifest` the situation, in one step."""
    line = msgspec.json.encode(manifest)
    write_whole(folder / MANIFEST, msgspec.json.format(line, indent=1) + b"\n")


def create(folder: Path) -> None:
    """Makes an empty situation where there is none. Raises `UsageError` where the folder is something else."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / MANIFEST).exists():
            return
        others = sorted(entry.name for entry in folder.iterdir() if entry.name != f".{MANIFEST}.tmp")
        if others:
            raise UsageError(
                f"{folder} is no situation and is not empty (it holds {others[0]}): name a new folder, or one that "
                "`dragoman build` made"
            )
        with _alone(folder):  # else that of a build which has begun in the meantime would be lost
            if not (folder / MANIFEST).exists():
                write_manifest(folder, Manifest())
    except OSError as error:
        raise UsageError(f"{folder} cannot be written to ({error.strerror}): name another folder") from error


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Holds the folder for one build. Raises `UsageError` where another build has it, and says who that is."""
    note = folder / _BUILDING
    with _alone(folder):
        started = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            (folder / FIXES).touch()
            note.write_bytes(msgspec.json.encode({"process": os.getpid(), "host": platform.node(), "since": started}))
        except OSError as error:
            raise UsageError(f"{folder} cannot be written to ({error.strerror}): make room, or name another") from error
        try:
            yield
        finally:
            with suppress(OSError):
                note.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Locks the folder. The lock is the system's: it goes when its holder goes, however that comes about."""
    try:
        import fcntl
    except ImportError:  # not on Windows, where nothing keeps two builds apart
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(f"{folder} is held by {_holder(folder / _BUILDING)}: wait until it has ended") from error
        except OSError:
            pass  # a network drive that knows no locks: nothing keeps two builds apart there
        yield
    finally:
        os.close(handle)


def _holder(note: Path) -> str:
    try:
        who = msgspec.json.decode(note.read_bytes(), type=dict[str, str | int])
        return f"the build with process id {who['process']} on {who['host']}, begun {who['since']}"
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        return "another build"


def sweep(folder: Path, manifest: Manifest) -> None:
    """Removes files of the tables that are no part of the situation: left by a build that was cut off."""
    keep = manifest.files()
    for table in TABLES:
        with suppress(FileNotFoundError):
            for entry in (folder / table).iterdir():
                if f"{table}/{entry.name}" not in keep:
                    entry.unlink()
    with suppress(FileNotFoundError):
        (folder / f".{MANIFEST}.tmp").unlink()
    sync_folder(folder)


def damaged_parts(folder: Path, manifest: Manifest) -> list[Part]:
    """The parts whose files are missing or do not hold what was written to them."""
    fresh = (part for three in manifest.fresh for part in (three.reports, three.records, three.places))
    return [part for part in (*manifest.parts, *fresh) if not _intact(folder, part)]


def _intact(folder: Path, part: Part) -> bool:
    try:
        with (folder / part.name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == part.sha256
    except OSError:
        return False


def without(manifest: Manifest, damaged: list[Part]) -> Manifest:
    """The manifest without the damaged parts and those that make no sense without them.

    What a part of reports says is told by the part of records with the same reports, so both go; the places that name
    them stay, and tell the next build what to read again.
    """
    names = {part.name for part in damaged}
    stems = {_stem(name) for name in names if not name.startswith("places/")}
    parts = tuple(
        part
        for part in manifest.parts
        if part.name not in names and (part.name.startswith("places/") or _stem(part.name) not in stems)
    )
    fresh = tuple(
        three for three in manifest.fresh if not names & {three.reports.name, three.records.name, three.places.name}
    )
    return msgspec.structs.replace(manifest, parts=parts, fresh=fresh)


def _stem(name: str) -> str:
    """`reports/part-00003-of-00016-1f2e3d4c.parquet` → `part-00003-of-00016`."""
    return name.partition("/")[2].rpartition("-")[0]
