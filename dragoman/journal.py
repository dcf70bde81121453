"""Files that are only ever appended to, a JSON line each: what the analyst decides, assumes and seals."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from dragoman.errors import UsageError

T = TypeVar("T", bound=msgspec.Struct)


class Broken(NamedTuple):
    """A line of the file that cannot be read, counted from 1, and why."""

    line: int
    reason: str


def read(path: Path, kind: type[T]) -> tuple[list[T], list[Broken]]:
    """The records of a file in their order, and the lines that are none; nothing where there is no file.

    A line that cannot be read stays in the file and is told. `kind` has an `id`; a second record of one id is broken.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return [], []
    found: dict[str, T] = {}
    broken: list[Broken] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(line, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            broken.append(Broken(number, str(error)))
            continue
        name = str(getattr(record, "id"))  # noqa: B009 - the bound says Struct, which has no `id` of its own
        if name in found:
            broken.append(Broken(number, f"the id {name} was there before"))
        found.setdefault(name, record)
    return list(found.values()), broken


def append(path: Path, record: msgspec.Struct) -> None:
    """Writes a record down, on the disk when this returns. Raises `UsageError` where the file cannot be written to.

    Any number may append at a time; none of them loses a line.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            with _alone(handle):
                size = os.fstat(handle).st_size
                line = msgspec.json.encode(record) + b"\n"
                # After a line that was cut off by a full disk, ours must not become a part of it.
                if size and _last_byte(handle, size) != b"\n":
                    line = b"\n" + line
                written = os.write(handle, line)
                if written < len(line):
                    os.ftruncate(handle, size)
                    raise OSError(28, "no space left on the device")
                os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise UsageError(f"{path} cannot be written to ({error.strerror}): nothing was changed") from error


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)


@contextmanager
def _alone(handle: int) -> Iterator[None]:
    """Holds the file, so that nothing else is written at the same time."""
    try:
        import fcntl
    except ImportError:  # not on Windows, where one write at the end of a file must do
        yield
        return
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)
