"""Packed bytes → a stream of what is in them, within bounds, that ends at the first damage and says so.

A stream of gzip, bzip2, xz, zstd or raw deflate in; a binary stream out that never raises for what is wrong with the
bytes: it gives all that comes before the damage, ends, and has the reason in `fault`. What an archive may give in all
is its `Budget`, shared by everything that is packed inside it.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from dragoman.sources.kinds import Kind

#: What a packed file may give: so many bytes whatever its size, and so many times its size. Design values: text packs
#: to a third or a fifth, tables that repeat themselves to a fiftieth, deflate can do 1 : 1,032 (zlib's manual), and
#: files made to burst use that; the first is the largest page that is read (`pile.LARGEST_PAGE`).
FLOOR, RATIO = 64 << 20, 200
#: The most that one file inside an archive may give, in bytes, whatever its ratio. A design value: some minutes of
#: unpacking, and forty times the articles of a year of a large agency.
LARGEST_MEMBER = 64 << 30
#: Memory that unpacking itself may take, in bytes: `xz -9` needs 65 MiB (its manual), zstd without `--long` at most 128
#: (the limit that its own decoder has).
_MEMORY = 192 << 20
_WINDOW = 128 << 20
#: Bytes that are unpacked at a time. zstd gives 128 KiB for four bytes at most (RFC 8878), and all at once.
_CHUNK, _ZSTD_BITE = 1 << 16, 1 << 10


class Budget:
    """How many bytes may still come out of a packed file of `packed` bytes, over all that is inside it."""

    def __init__(self, packed: int) -> None:
        self.whole = self.left = FLOOR + RATIO * packed

    def spend(self, count: int) -> bool:
        """Whether there was enough left."""
        self.left -= count
        return self.left >= 0


class _Decoder(Protocol):
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

    def __init__(self, kind: Kind) -> None:
        import bz2
        import lzma

        self._inner: bz2.BZ2Decompressor | lzma.LZMADecompressor
        self._inner = bz2.BZ2Decompressor() if kind == "bzip2" else lzma.LZMADecompressor(memlimit=_MEMORY)

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


class _Stored:
    """What is not packed at all, and ends with its source."""

    ended, rest = False, b""

    def more(self, data: bytes, most: int) -> bytes:
        return data

    def salvage(self) -> bytes:
        return b""


class _Zstd:
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


def decoder(kind: str, dictionary: bytes = b"") -> _Decoder:
    """A decoder of one stream: "gzip", "bzip2", "xz", "zstd", "zlib" (with a header), "deflate" (without), "stored"."""
    if kind == "stored":
        return _Stored()
    if kind in ("bzip2", "xz"):
        return _Standard("bzip2" if kind == "bzip2" else "xz")
    if kind == "zstd":
        return _Zstd(dictionary)
    return _Zlib({"gzip": 31, "zlib": 15, "deflate": -15}[kind])


class Piece(io.RawIOBase):
    """The next `length` bytes of a stream, as a stream; all that is left where it is None. `fault` where it ends early.

    Whatever the bytes are, a read gives as many as are asked for and are there.
    """

    def __init__(self, source: BinaryIO, length: int | None = None) -> None:
        self.source, self.left, self.fault = source, length, ""

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        done, wanted = 0, len(into) if self.left is None else min(len(into), self.left)
        while done < wanted and (piece := self.source.read(wanted - done)):
            into[done : done + len(piece)] = piece
            done += len(piece)
        if self.left is not None:
            self.left -= done
            if done < wanted:
                self.fault = "is cut off"
        return done


class Inflated(io.RawIOBase):
    """What is packed in a stream. `fault` says, once it has ended, what was wrong; it is empty where nothing was.

    `make` gives a decoder for each of the streams that follow one another in gzip, bzip2, xz and zstd files; with
    `once` only the first is read. `size` and `crc` are what an archive says of the unpacked bytes.
    """

    def __init__(
        self, source: BinaryIO, make: Callable[[], _Decoder], budget: Budget, *,
        once: bool = False, size: int | None = None, crc: int | None = None,
    ) -> None:  # fmt: skip
        self.source, self.make, self.budget, self.once, self.size, self.crc = source, make, budget, once, size, crc
        self.fault = ""
        self._decoder: _Decoder | None = make()
        self._held = memoryview(b"")
        self._hungry, self._input = True, b""
        self._given = self._sum = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        done = 0
        while done < len(into):
            if not self._held and not self._fill():
                break
            piece = self._held[: len(into) - done]
            into[done : done + len(piece)] = piece
            self._held = self._held[len(piece) :]
            done += len(piece)
        return done

    def ended_at(self) -> int:
        """Where in its source the stream has ended, once it has: the first byte that is not its own."""
        return self.source.tell() - len(self._input)

    def _fill(self) -> bool:
        """Unpacks some more. False at the end."""
        while self._decoder is not None:
            if self._hungry and not self._input:
                self._input = self.source.read(_CHUNK)
                if not self._input and isinstance(self._decoder, _Stored):
                    break
                if not self._input:
                    return self._end("is cut off")
            found = self._step(self._decoder)
            if found:
                self._held = memoryview(found)
                return self._account(found)
        self._end(self._mismatch())
        return False

    def _step(self, decoder: _Decoder) -> bytes:
        zstd = isinstance(decoder, _Zstd)
        data = b""
        if self._hungry:
            bite = _ZSTD_BITE if zstd else _CHUNK
            data, self._input = self._input[:bite], self._input[bite:]
        try:
            found = decoder.more(data, _CHUNK)
        except Exception as error:  # each library has errors of its own, and none is for anything but bad bytes
            self._end(_cause(error))
            return decoder.salvage()
        self._hungry = zstd or len(found) < _CHUNK
        if decoder.ended:
            self._next_stream(decoder)
        return found

    def _next_stream(self, decoder: _Decoder) -> None:
        rest = decoder.rest + self._input
        self._decoder = None
        if not self.once:
            rest = rest or self.source.read(_CHUNK)
            while rest and not rest.strip(b"\0"):  # padding, as tapes have it
                rest = self.source.read(_CHUNK)
            rest = rest.lstrip(b"\0")
            rest += self.source.read(_LONGEST_MAGIC - len(rest)) if len(rest) < _LONGEST_MAGIC else b""
            if _begins_stream(rest):
                self._decoder = self.make()
        self._input, self._hungry = rest, True

    def _account(self, found: bytes) -> bool:
        self._given += len(found)
        self._sum = zlib.crc32(found, self._sum)
        if not self.budget.spend(len(found)) or self._given > LARGEST_MEMBER:
            return self._end(too_much(self.budget))
        if self.size is not None and self._given > self.size:
            return self._end(f"holds more than the {self.size:,} bytes that its archive says")
        return True

    def _mismatch(self) -> str:
        if self.size is not None and self._given < self.size:
            return f"is cut off: {self._given:,} of {self.size:,} bytes are there"
        return DAMAGED_SUM if self.crc is not None and self._sum != self.crc else ""

    def _end(self, fault: str) -> bool:
        self.fault, self._decoder = self.fault or fault, None
        self._held = memoryview(b"")
        return False


DAMAGED_SUM = "is damaged: its checksum does not match"
_LONGEST_MAGIC = 6


def zstd_dictionary(file: io.BufferedReader) -> bytes:
    """The dictionary that a zstd file begins with, in a frame to be stepped over, as web archives have it; or nothing.

    After "Zstandard Compression for WARC Files 1.0" of the IIPC. The frame is taken from the file.
    """
    head = file.peek(8)[:8]
    if head[:4] != _DICTIONARY_FRAME or len(head) < 8:
        return b""
    length = int.from_bytes(head[4:8], "little")
    if length > _LARGEST_DICTIONARY:
        return b""
    data = file.read(8 + length)[8:]
    if data.startswith(b"\x28\xb5\x2f\xfd"):
        packed = Inflated(io.BytesIO(data), lambda: decoder("zstd"), Budget(0), once=True)
        data = io.BufferedReader(packed).read(_LARGEST_DICTIONARY)
    return data if data.startswith(_DICTIONARY) else b""


#: A frame that holds a dictionary, and a dictionary's first bytes (RFC 8878, section 5).
_DICTIONARY_FRAME, _DICTIONARY = b"\x5d\x2a\x4d\x18", b"\x37\xa4\x30\xec"
#: Bytes of a dictionary. A design value: zstd makes dictionaries of some 110 kB.
_LARGEST_DICTIONARY = 16 << 20


def too_much(budget: Budget) -> str:
    """Why a packed file that gives more than it may is not read on."""
    most = min(budget.whole, LARGEST_MEMBER)
    return (
        f"unpacks to more than {most >> 20:,} MB, which is more than its size allows for (files made to burst do "
        "that): nothing after it is read; unpack it yourself if you trust it"
    )


_MAGIC = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")
_SKIPPABLE = range(0x184D2A50, 0x184D2A60)  # frames of zstd that hold no data: RFC 8878, section 3.1.2


def _begins_stream(data: bytes) -> bool:
    return data.startswith(_MAGIC) or int.from_bytes(data[:4], "little") in _SKIPPABLE


def _cause(error: Exception) -> str:
    words = str(error).lower()
    if "memory" in words or "window" in words:
        return f"needs more than {_MEMORY >> 20} MB of memory to unpack"
    if "data check" in words or "checksum" in words or "crc" in words:
        return DAMAGED_SUM
    return "is damaged"
