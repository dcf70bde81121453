"""Exports that are a folder of files: nothing outside of it is written, and nothing in it that is not ours is touched.

`dragoman-export.json` in the folder says which files are ours, and what was in them. Without `force`, a folder that is
not empty is refused. With it, our files are written anew, and those that are no longer part of the export are deleted,
unless somebody has changed them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from dragoman.errors import UsageError
from dragoman.exports.write import replacing

LISTING = "dragoman-export.json"


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an export wrote: its format, and the SHA-256 of every file by its path in the folder."""

    format: str
    files: dict[str, str]


def write_folder(folder: Path, to: str, files: Iterable[tuple[str, bytes]], force: bool) -> int:
    """Writes files, each by its path in the folder, and says how many.

    Raises `UsageError` for a folder that is not empty (without `force`) or no export of this format, and where a file
    that is not ours is in the way; `OSError` where it cannot be written.
    """
    before = _ours(folder, to, force)
    folder.mkdir(parents=True, exist_ok=True)
    root = folder.resolve()
    written: dict[str, str] = {}
    try:
        for name, data in files:
            path = _inside(root, name)
            if path.exists() and name not in before:
                raise UsageError(
                    f"{path} is in the way and was not written by an export: move it, or name a new folder"
                )
            # Known as ours before it is there: whatever cuts us off, the next export may write over it.
            written[name] = hashlib.sha256(data).hexdigest()
            with replacing(path) as file:
                file.write(data)
    finally:
        _list(root, Listing(to, before | written))
    for name, digest in before.items():
        if name not in written:
            _delete(_inside(root, name), digest)
    _list(root, Listing(to, written))
    return len(written)


def _ours(folder: Path, to: str, force: bool) -> dict[str, str]:
    """The files that an earlier export wrote there."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file, and {to} is a folder of files: name a folder")
    if not any(folder.iterdir()):
        return {}
    try:
        listing = msgspec.json.decode((folder / LISTING).read_bytes(), type=Listing)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UsageError(f"{folder} is not empty and no export: name a new folder") from None
    if listing.format != to:
        raise UsageError(f"{folder} holds an export to {listing.format}: name a new folder")
    if not force:
        raise UsageError(f"{folder} holds an export already: --force writes over its files")
    return listing.files


def _inside(root: Path, name: str) -> Path:
    """Where a file goes. Raises `UsageError` for what would lie outside, by its name or by a link in the way."""
    pure = PurePosixPath(name)
    path = root.joinpath(*pure.parts)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or path.is_symlink():
        raise UsageError(f"{path} leads out of {root}: nothing is written there")
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(root):
        raise UsageError(f"{path} leads out of {root}: nothing is written there")
    return path


def _delete(path: Path, digest: str) -> None:
    """Removes a file of an earlier export that is as it was written, and its folder where nothing else is in it."""
    with suppress(OSError):
        if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
            path.parent.rmdir()


def _list(root: Path, listing: Listing) -> None:
    with replacing(root / LISTING) as file:
        file.write(msgspec.json.format(msgspec.json.encode(listing), indent=1) + b"\n")
