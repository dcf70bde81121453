"""The libraries that unpack, behind one face: gzip, deflate, bzip2, xz, zstd, and what is not packed at all.

Packed bytes in, a bounded step at a time; unpacked bytes out. Each raises errors of its own where the bytes are wrong.
"""

from __future__ import annotations

import zlib
from typing import Literal, Protocol

#: Memory that unpacking itself may take, in bytes: `xz -9` needs 65 MiB (its manual), zstd without `--long` at most 128
#: (the limit that its own decoder has).
MEMORY = 192 << 20
_WINDOW = 128 << 20


class Decoder(Protocol):
    """One packed stream. `more` gives at most `most` bytes (zstd: more), and is hungry where it gave fewer.

    `salvage` gives, after `more` has raised an error, what it would have given before it came to the damage.
    """

    def more(self, data: bytes, most: int) -> bytes: ...
    def salvage(self) -> bytes: ...
    @property
    def ended(self) -> bool: ...
    @property
    def rest(self) -> bytes: ...


class _Zlib:
    def __init__(self, bits: int) -> None:
        self._inner = zlib.decompressobj(bits)
        self._before, self._data = self._inner, b""

    def more(self, data: bytes, most: int) -> bytes:
        # zlib throws away all that a step gave before the error that it ends in: the step can be taken again.
        self._before, self._data = self._inner.copy(), self._inner.unconsumed_tail + data
        return self._inner.decompress(self._data, most)

    def salvage(self) -> bytes:
        found, data = bytearray(), self._data
        for most in (1 << 10, 1):
            while True:
                trial = self._before.copy()
                try:
                    piece = trial.decompress(data, most)
                except zlib.error:
                    break
                if not piece:
                    break
                found += piece
                self._before, data = trial, trial.unconsumed_tail
        return bytes(found)

    @property
    def ended(self) -> bool:
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        return self._inner.unused_data


class _Standard:
    """bz2 and lzma of the standard library."""

    def __init__(self, kind: Literal["bzip2", "xz"]) -> None:
        import bz2
        import lzma

        self._inner: bz2.BZ2Decompressor | lzma.LZMADecompressor
        self._inner = bz2.BZ2Decompressor() if kind == "bzip2" else lzma.LZMADecompressor(memlimit=MEMORY)

    def more(self, data: bytes, most: int) -> bytes:
        return self._inner.decompress(data, most)

    def salvage(self) -> bytes:
        return b""

    @property
    def ended(self) -> bool:
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        return self._inner.unused_data


class Stored:
    """What is not packed at all, and ends with its source."""

    ended, rest = False, b""

    def more(self, data: bytes, most: int) -> bytes:
        return data

    def salvage(self) -> bytes:
        return b""


class Zstd:
    def __init__(self, dictionary: bytes = b"") -> None:
        import zstandard

        given = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self._inner = zstandard.ZstdDecompressor(dict_data=given, max_window_size=_WINDOW).decompressobj()

    def more(self, data: bytes, most: int) -> bytes:
        return bytes(self._inner.decompress(data)) if data else b""

    def salvage(self) -> bytes:
        return b""

    @property
    def ended(self) -> bool:
        return bool(self._inner.eof)

    @property
    def rest(self) -> bytes:
        return bytes(self._inner.unused_data)


def decoder(kind: str, dictionary: bytes = b"") -> Decoder:
    """A decoder of one stream: "gzip", "bzip2", "xz", "zstd", "zlib" (with a header), "deflate" (without), "stored"."""
    if kind == "stored":
        return Stored()
    if kind in ("bzip2", "xz"):
        return _Standard("bzip2" if kind == "bzip2" else "xz")
    if kind == "zstd":
        return Zstd(dictionary)
    return _Zlib({"gzip": 31, "zlib": 15, "deflate": -15}[kind])
