"""Files of event data → tables, whatever they are packed in: plain, gzip, bzip2, xz, zstd, ZIP of several, Parquet.

Told by content, never by name. Everything is read as a stream, once, a row at a time, so that neither a table of
millions of rows nor a small archive of a large one takes memory; nothing is unpacked to the disk.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from dragoman.errors import SourceError
from dragoman.other_events import delimited, parquet_rows
from dragoman.other_events.delimited import Stream
from dragoman.other_events.table import DAMAGE, Table

_HEAD = 4096


def tables(paths: Iterable[Path]) -> Iterator[Table | SourceError]:
    """The tables in files and folders, in order of name, each to be read before the next is asked for.

    A file that cannot be read is a `SourceError` in its place. A table's rows raise none: broken ones are among them.
    """
    for path in paths:
        if not path.is_dir():
            yield from _in_file(path)
            continue
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and not any(part.startswith(".") for part in inner.relative_to(path).parts):
                yield from _in_file(inner)


def _in_file(path: Path) -> Iterator[Table | SourceError]:
    name = str(path).encode("utf-8", "backslashreplace").decode()
    try:
        with path.open("rb") as file:
            head = file.peek(4)[:4]  # what comes through a pipe cannot be gone back in
            if head == b"PAR1":
                yield parquet_rows.table(path, name)
            elif head == b"PK\x03\x04":
                yield from _in_archive(file, name)
            else:
                with _unpacked(file, name) as stream:
                    yield delimited.table(stream, name)
    except SourceError as error:
        yield error
    except DAMAGE as error:
        yield SourceError(name, _reason(error))


def _in_archive(file: IO[bytes], name: str) -> Iterator[Table | SourceError]:
    with zipfile.ZipFile(file) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if any(member.filename == "[Content_Types].xml" for member in members):
            raise SourceError(name, "is an Office document: save the table as CSV")
        if not members:
            raise SourceError(name, "is an archive without files")
        for member in members:
            if Path(member.filename).name.startswith(".") or member.filename.startswith("__MACOSX"):
                continue
            inside = f"{name}/{member.filename}"
            try:
                with archive.open(member) as packed, _unpacked(packed, inside) as stream:
                    yield delimited.table(stream, inside)
            except SourceError as error:
                yield error
            except DAMAGE as error:
                yield SourceError(inside, _reason(error))


@contextmanager
def _unpacked(file: IO[bytes], name: str) -> Iterator[Stream]:
    """A stream of what is in a file, unpacked where it is packed."""
    outer = file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, file), _HEAD)
    head = outer.peek(_HEAD)[:_HEAD]
    if not head:
        raise SourceError(name, "is empty")
    for magic, unpack in _PACKED.items():
        if head.startswith(magic):
            with io.BufferedReader(cast(io.RawIOBase, unpack(outer, name)), 1 << 16) as stream:
                yield cast(Stream, stream)
            return
    yield cast(Stream, outer)


def _zstd(file: IO[bytes], name: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        raise SourceError(name, "is compressed with zstd: unpack it with unzstd, or install zstandard") from None

    class Unpacked(io.RawIOBase):
        """The unpacked bytes; damage is an `OSError`, as that of the other formats is."""

        def __init__(self) -> None:
            self.reader = zstandard.ZstdDecompressor().stream_reader(file)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            try:
                return int(self.reader.readinto(buffer))
            except zstandard.ZstdError as error:
                raise OSError(str(error)) from error

    return cast(IO[bytes], Unpacked())


_PACKED: dict[bytes, Callable[[Any, str], Any]] = {
    b"\x1f\x8b": lambda file, _: gzip.GzipFile(fileobj=file),
    b"BZh": lambda file, _: bz2.BZ2File(file),
    b"\xfd7zXZ\x00": lambda file, _: lzma.LZMAFile(file),  # noqa: SIM115 (its reader closes it)
    b"\x28\xb5\x2f\xfd": _zstd,
}


def _reason(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there"
    if isinstance(error, PermissionError):
        return "may not be read by you: its permissions forbid it"
    return f"cannot be read: {' '.join(str(error).split()) or type(error).__name__}"
