"""ZIP → its entries, one after another, and the bytes of each, within bounds.

A file that can seek in; `Entry`s in the order of the archive's directory out, and of each a stream. An archive whose
directory is lost, because its end is missing, is gone through from the front by the headers before each file. Nothing
is unpacked to disk under a name that an archive gives. After APPNOTE.TXT 6.3.10, whose sections are named.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from dragoman.errors import SourceError
from dragoman.sources.decoders import decoder
from dragoman.sources.inflate import Budget, Inflated, Piece

#: The largest directory that is read, in bytes. A design value: some two million files.
LARGEST_DIRECTORY = 256 << 20
_METHODS = {8: "deflate", 12: "bzip2", 93: "zstd"}  # 4.4.5
_OTHER_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 14: "LZMA", 95: "XZ", 98: "PPMd", 99: "AES encryption"}
_ENTRY = struct.Struct("<4s2B5H3L5H2L")  # 4.3.12
_LOCAL = struct.Struct("<4s5H3L2H")  # 4.3.7
_END = struct.Struct("<4s4H2LH")  # 4.3.16
_END64 = struct.Struct("<4sQ2H2L4Q")  # 4.3.14
_LOCATOR = struct.Struct("<4sLQL")  # 4.3.15
_LOST32 = 0xFFFFFFFF
_BLOCK = 1 << 20


class Entry(NamedTuple):
    """A file in an archive. `packed` and `size` are in bytes, `at` is where its local header begins, `row` where it
    stands in the directory, `length` bytes long.

    `packed` is None where only the end of the stream will tell (4.4.4, bit 3)."""

    name: str
    row: int
    length: int
    at: int
    packed: int | None
    size: int | None
    crc: int | None
    method: int
    encrypted: bool
    link: bool

    @property
    def folder(self) -> bool:
        return self.name.endswith("/")

    @property
    def fault(self) -> str:
        """Why its bytes cannot be read, or nothing."""
        if self.encrypted:
            return "is encrypted: unpack it with its password"
        if self.link:
            return "is a link, not a file: it is not followed"
        if self.method and self.method not in _METHODS:
            how = _OTHER_METHODS.get(self.method, f"method {self.method}")
            return f"is packed in a way that dragoman does not know ({how}): unpack it"
        return ""


class Directory(NamedTuple):
    """Where the directory lies: bytes `start` to `end`, and what stands before the archive."""

    start: int
    end: int
    shift: int


def directory(file: BinaryIO) -> Directory | None:
    """The directory of an archive, or None where there is none: its end is missing. Raises `SourceError`, unnamed."""
    size = file.seek(0, io.SEEK_END)
    begin = max(0, size - 0xFFFF - _END.size)
    file.seek(begin)
    tail = file.read()
    at = len(tail)
    while (at := tail.rfind(b"PK\x05\x06", 0, at)) >= 0:
        if at + _END.size <= len(tail):
            found = _of_end(file, begin + at, _END.unpack_from(tail, at))
            if found is not None:
                return found
    return None


def _of_end(file: BinaryIO, at: int, end: tuple[int, ...]) -> Directory | None:
    _, disk, _, _, count, length, start, _ = end
    if disk not in (0, 0xFFFF):
        raise SourceError("", "is one part of an archive in several: join them first")
    if _LOST32 in (length, start) or count == 0xFFFF:
        file.seek(max(0, at - _LOCATOR.size))
        locator = file.read(_LOCATOR.size)
        if locator.startswith(b"PK\x06\x07") and len(locator) == _LOCATOR.size:
            at64 = _LOCATOR.unpack(locator)[2]
            file.seek(min(at64, at))
            record = file.read(_END64.size)
            if not record.startswith(b"PK\x06\x06") or len(record) < _END64.size:
                return None
            count, length, start = _END64.unpack(record)[7:10]
            at = at64
    # What stands before an archive (a program that unpacks it) moves everything in it.
    shift = at - length - start
    if length > at or shift < 0:
        return None
    if length > LARGEST_DIRECTORY:
        raise SourceError("", f"is an archive with a directory of {length >> 20} MB, more than is read: unpack it")
    file.seek(at - length)
    if length and file.read(4) != b"PK\x01\x02":
        return None
    return Directory(at - length, at, shift)


def entries(file: BinaryIO, of: Directory, start: int | None = None, end: int | None = None) -> Iterator[Entry]:
    """The entries in bytes `start` to `end` of a directory, which are borders of entries; all without them.

    Raises `SourceError`, unnamed, where the directory is damaged: entries before it have been given.
    """
    at, last = start if start is not None else of.start, end if end is not None else of.end
    file.seek(at)
    data = file.read(last - at)
    inside = 0
    while inside + _ENTRY.size <= len(data):
        (
            magic, _, system, _, flags, method, _, _, crc, packed, size, names, extras, notes, _, _, mode, offset,
        ) = _ENTRY.unpack_from(data, inside)  # fmt: skip
        if magic != b"PK\x01\x02":
            raise SourceError("", "is damaged: its directory breaks off; files that it names no more are not read")
        begin = inside + _ENTRY.size
        following = begin + names + extras + notes
        raw, extra = data[begin : begin + names], data[begin + names : begin + names + extras]
        size, packed, offset = _wide(extra, size, packed, offset)
        link = system == 3 and (mode >> 16) & 0o170000 == 0o120000  # made on Unix, where the mode says so (4.4.15)
        yield Entry(
            _name(raw, flags), at + inside, following - inside, of.shift + offset, packed, size, crc, method,
            bool(flags & 1), link,
        )  # fmt: skip
        inside = following
    if inside < len(data):
        raise SourceError("", "is damaged: its directory breaks off; files that it names no more are not read")


def _wide(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and place from the ZIP64 field (4.5.3), for those of them that do not fit into 32 bits."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            inner = extra[at + 4 : at + 4 + length]
            values = list(struct.unpack(f"<{len(inner) // 8}Q", inner[: len(inner) // 8 * 8]))
            if size == _LOST32 and values:
                size = values.pop(0)
            if packed == _LOST32 and values:
                packed = values.pop(0)
            if offset == _LOST32 and values:
                offset = values.pop(0)
            break
        at += 4 + length
    return size, packed, offset


def _name(raw: bytes, flags: int) -> str:
    """An entry's name: UTF-8 where it says so or is (4.4.4, bit 11), else in the code page of the first PCs."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("utf-8", "backslashreplace") if flags & 0x800 else raw.decode("cp437")
    return name.replace("\\", "/")


def overlap(found: list[Entry]) -> bool:
    """Whether two entries claim the same bytes, as no honest archive's do: one that is made to burst."""
    ranges = sorted((entry.at, entry.at + _LOCAL.size + (entry.packed or 0)) for entry in found)
    return any(end > following for (_, end), (following, _) in pairwise(ranges))


def recovered(file: BinaryIO) -> Iterator[Entry]:
    """The entries of an archive without a directory, from the headers before each file, up to where they break off.

    Where a header does not say how long its file is, the next one is looked for.
    """
    at = 0
    while True:
        file.seek(at)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            return
        _, _, flags, method, _, _, crc, packed, size, names, extras = _LOCAL.unpack(head)
        raw, extra = file.read(names), file.read(extras)
        begin = at + _LOCAL.size + names + extras
        size, packed, _ = _wide(extra, size, packed, 0)
        if flags & 8 and not packed:
            following = _find(file, b"PK\x03\x04", begin)
            yield Entry(_name(raw, flags), at, 0, at, None, None, None, method, bool(flags & 1), False)
            if following is None:
                return
            at = following
        else:
            yield Entry(_name(raw, flags), at, 0, at, packed, size, crc, method, bool(flags & 1), False)
            at = begin + packed
            if flags & 8:
                following = _find(file, b"PK\x03\x04", at)
                if following is None:
                    return
                at = following


def _find(file: BinaryIO, mark: bytes, at: int) -> int | None:
    file.seek(at)
    kept = b""
    while block := file.read(_BLOCK):
        found = (kept + block).find(mark)
        if found >= 0:
            return at - len(kept) + found
        at += len(block)
        kept = (kept + block)[-len(mark) + 1 :]
    return None


def data_at(file: BinaryIO, entry: Entry) -> int:
    """Where the bytes of an entry begin. Raises `SourceError`, unnamed, where its own header is not there."""
    file.seek(entry.at)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise SourceError("", "is damaged: its bytes are not where the archive says")
    names, extras = _LOCAL.unpack(head)[-2:]
    return int(entry.at + _LOCAL.size + names + extras)


def open_entry(file: BinaryIO, entry: Entry, budget: Budget) -> Inflated:
    """The bytes of an entry, unpacked; read one at a time. Raises `SourceError`, unnamed, where that cannot be done."""
    if entry.fault:
        raise SourceError("", entry.fault)
    file.seek(data_at(file, entry))
    packed = Piece(file, entry.packed)
    if entry.method == 0 and entry.packed is None:
        raise SourceError("", "does not say where it ends, and the archive's directory is lost")
    kind = _METHODS.get(entry.method, "stored")
    return Inflated(io.BufferedReader(packed), lambda: decoder(kind), budget, once=True, size=entry.size, crc=entry.crc)
