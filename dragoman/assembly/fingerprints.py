"""Short hashes that say whether something has changed since it was last read: a file, a unit of it, the reader itself.

Content decides, never a date: a pile that was copied or checked out anew has not changed.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from dragoman.sources import remote

#: What a reading depends on, in the package.
_READER = ("records.py", "sources", "reading", "data")


@cache
def of_reader(name: str) -> str:
    """Of everything that a reading depends on: the network, the lexicons, and the code of sources and reading."""
    package = Path(__file__).parent.parent
    whole = hashlib.sha256(name.encode())
    for part in _READER:
        path = package / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                whole.update(file.relative_to(package).as_posix().encode() + b"\0")
                with file.open("rb") as content:
                    whole.update(hashlib.file_digest(content, "sha256").digest())
    return whole.hexdigest()[:16]


def of_file(path: str) -> str | None:
    """Of a file's content, or what its store tells of it; None where it cannot be read."""
    if remote.is_url(path):
        return remote.mark_of(path)
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def stamp(path: str) -> tuple[int, ...] | None:
    """What the system says of a file; while it says the same, its content is the same. None where it is not there."""
    try:
        about = os.stat(path)  # noqa: PTH116 (once a document)
    except OSError:
        return None
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def of_unit(content: str, *rest: object) -> str:
    """Of a unit of work: its file's content, and everything else that decides what comes of it."""
    return hashlib.sha256(repr((content, *rest)).encode()).hexdigest()[:16]
