"""Where a web archive can be cut, so that several processes read it: at bytes at which records begin.

A file in, bytes out. In a packed file (.warc.gz) a border is the first byte of a gzip member whose content begins as a
record does; the next one at or behind a byte is looked for and tried. In a plain one the records are walked through by
their lengths, since a page may well hold what looks like the beginning of a record.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

_BLOCK = 1 << 16
#: Bytes of a member that are unpacked to see whether it begins a record, and bytes of a plain record within which its
#: header ends. Design values: a block of deflate begins with a table of up to some 300 bytes; headers are about 600.
_TRIED, _HEADER = 2048, 1 << 15
_MEMBER = b"\x1f\x8b\x08"
_LENGTH = re.compile(rb"^Content-Length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_RECORD = re.compile(rb"WARC/[0-2]\.\d{1,2}\r?\n")
_AFTER_RECORD = re.compile(rb"\n\r?\nWARC/[0-2]\.\d{1,2}\r?\n")


def is_packed(file: BinaryIO, at: int) -> bool:
    """Whether a record begins at a byte of a file that is packed with gzip."""
    file.seek(at)
    return is_packed_record(file.read(_TRIED))


def begins_plain(data: bytes) -> bool:
    """Whether bytes that are not packed begin as a record."""
    return _RECORD.match(data) is not None


def is_packed_record(data: bytes) -> bool:
    """Whether the bytes of a packed file begin a record."""
    if not data.startswith(_MEMBER):
        return False
    try:
        return _RECORD.match(zlib.decompressobj(31).decompress(data[:_TRIED], 64)) is not None
    except zlib.error:
        return False


def next_packed(file: BinaryIO, after: int, end: int) -> int | None:
    """The first byte at or behind `after`, before `end`, at which a packed record begins."""
    file.seek(after)
    data, begin = b"", after
    while begin < end:
        piece = file.read(_BLOCK)
        data += piece
        at = data.find(_MEMBER)
        while at >= 0 and (at + _TRIED <= len(data) or len(piece) < _BLOCK):
            if begin + at >= end:
                return None
            if is_packed_record(data[at : at + _TRIED]):
                return begin + at
            at = data.find(_MEMBER, at + 1)
        if len(piece) < _BLOCK:
            return None
        keep = len(data) - at if at >= 0 else len(_MEMBER) - 1
        begin += len(data) - keep
        data = data[len(data) - keep :]
    return None


def next_plain(file: BinaryIO, after: int, end: int) -> int | None:
    """The first byte at or behind `after`, before `end`, at which what looks like a plain record begins."""
    begin = max(0, after - 4)
    file.seek(begin)
    data = b""
    while begin < end:
        piece = file.read(_BLOCK)
        data += piece
        for found in _AFTER_RECORD.finditer(data):
            at = begin + found.start() + found[0].index(b"WARC/")
            if at >= end:
                return None
            if at >= after and _LENGTH.search(_header(file, at)):
                return at
        if len(piece) < _BLOCK:
            return None
        begin += len(data) - 32
        data = data[-32:]
        file.seek(begin + len(data))
    return None


def _header(file: BinaryIO, at: int) -> bytes:
    file.seek(at)
    data = file.read(_HEADER)
    blank = _BLANK.search(data)
    return data[: blank.end()] if blank else b""


def borders(file: BinaryIO, start: int, end: int, step: int) -> Iterator[int]:
    """Bytes at which records begin, at least `step` apart, between `start`, where one does, and `end`."""
    if is_packed(file, start):
        at = next_packed(file, start + step, end)
        while at is not None:
            yield at
            at = next_packed(file, at + step, end)
        return
    at, cut = start, start + step
    while at < end:
        header = _header(file, at)
        length = _LENGTH.search(header) if _RECORD.match(header) else None
        following = at + len(header) + int(length[1]) + 4 if length else None
        if following is None or following >= end or not _RECORD.match(_header(file, following)):
            following = next_plain(file, at + 1, end) if following is None or following < end else None
        if following is None:
            return
        at = following
        if at >= cut:
            yield at
            cut = at + step
