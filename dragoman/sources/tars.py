"""tar → its members, one after another, as they come out of a stream that cannot go back.

A stream in; `Member`s out, whose bytes are the next ones of the stream and must be taken before the next member is
asked for. What follows a damaged header is not read. Headers after POSIX.1-2017 (pax, ustar) and the manual of GNU
tar; old archives without a magic word are read, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from dragoman.errors import SourceError
from dragoman.sources.inflate import Piece

_RECORD = 512
#: The longest name or list of a member's properties (GNU's L, K; pax's x, g), in bytes. A design value: Linux knows
#: paths of 4,096 bytes.
_LONGEST_NAME = 1 << 20
_KINDS = {
    b"1": "a hard link", b"2": "a link", b"3": "a device", b"4": "a device", b"6": "a pipe",
    b"S": "a file with holes", b"M": "the rest of a file from another volume", b"V": "a label", b"D": "a list of files",
}  # fmt: skip


class Member(NamedTuple):
    """A file in an archive, or what is none, with the reason in `fault`. `size` is in bytes."""

    name: str
    size: int
    file: Piece
    folder: bool
    fault: str


def is_tar(head: bytes) -> bool:
    """Whether the first bytes of a file are the header of a tar: its checksum is right."""
    return len(head) >= _RECORD and _checks(head[:_RECORD])


def members(file: BinaryIO) -> Iterator[Member]:
    """The members of an archive, in order. Raises `SourceError`, unnamed, where it is damaged or cut off."""
    long_name: str | None = None
    size_told: int | None = None
    holes = False
    empty = 0
    while header := _take(file, _RECORD):
        if len(header) < _RECORD:
            raise SourceError("", "is cut off")
        if not header.strip(b"\0"):
            empty += 1
            if empty == 2:  # the mark of the end
                return
            continue
        empty = 0
        if not _checks(header):
            raise SourceError("", "is damaged: nothing after it is read")
        kind, size = header[156:157], _number(header[124:136])
        if kind in (b"L", b"K", b"x", b"g"):
            if size is None or size > _LONGEST_NAME:
                raise SourceError("", "is damaged: a name in it has no end; nothing after it is read")
            data = _take(file, _padded(size))[:size]
            if kind == b"L":
                long_name = _text(data.split(b"\0", 1)[0])
            elif kind == b"x":
                told = _pax(data)
                long_name = told.get("path", long_name)
                size_told = _number_told(told.get("size", ""))
                holes = any(key.startswith("GNU.sparse") for key in told)
            continue
        size = size_told if size_told is not None else size
        if size is None:
            raise SourceError("", "is damaged: nothing after it is read")
        name = long_name if long_name is not None else _own_name(header)
        folder = kind == b"5" or (kind in (b"0", b"\0") and name.endswith("/"))
        kept = size if kind not in (b"1", b"2", b"3", b"4", b"5", b"6") else 0  # links may tell the size of their aim
        fault = f"is {_KINDS[kind]}, not a file: it is not read" if kind in _KINDS else ""
        piece = Piece(file, kept)
        yield Member(name, kept, piece, folder, fault or ("is a file with holes: it is not read" if holes else ""))
        _skip(file, (piece.left or 0) + _padded(kept) - kept)
        long_name, size_told, holes = None, None, False


def _take(file: BinaryIO, count: int) -> bytes:
    taken = b""
    while len(taken) < count and (piece := file.read(count - len(taken))):
        taken += piece
    return taken


def _skip(file: BinaryIO, count: int) -> None:
    while count > 0:
        piece = file.read(min(count, 1 << 16))
        if not piece:
            raise SourceError("", "is cut off")
        count -= len(piece)


def _padded(size: int) -> int:
    return (size + _RECORD - 1) // _RECORD * _RECORD


def _checks(header: bytes) -> bool:
    told = _number(header[148:156])
    return told is not None and told == sum(header[:148]) + 8 * 32 + sum(header[156:]) and any(header[:100])


def _number(field: bytes) -> int | None:
    """A number in octal digits, or in GNU's way in binary after a set bit; None where it is none."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0").split(b"\0", 1)[0].strip()
    try:
        return int(digits, 8) if digits else 0
    except ValueError:
        return None


def _own_name(header: bytes) -> str:
    name = header[:100].split(b"\0", 1)[0]
    if header[257:263] == b"ustar\0" and header[345]:
        name = header[345:500].split(b"\0", 1)[0] + b"/" + name
    return _text(name)


def _number_told(digits: str) -> int | None:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 20 else None


def _pax(data: bytes) -> dict[str, str]:
    """The properties in records of the form `LENGTH KEY=VALUE`, as far as they are well formed."""
    found: dict[str, str] = {}
    at = 0
    while at < len(data):
        digits, _, _ = data[at : at + 12].partition(b" ")
        if not digits.isdigit() or (length := int(digits)) <= len(digits) + 1 or at + length > len(data):
            break
        key, _, value = data[at + len(digits) + 1 : at + length - 1].partition(b"=")
        found[_text(key)] = _text(value)
        at += length
    return found


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "backslashreplace")
