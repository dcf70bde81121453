"""Packed bytes → a stream of what is in them, within bounds, that ends at the first damage and says so.

A stream of gzip, bzip2, xz, zstd or raw deflate in; a binary stream out that never raises for what is wrong with the
bytes: it gives all that comes before the damage, ends, and has the reason in `fault`. What an archive may give in all
is its `Budget`, shared by everything that is packed inside it.
"""

from __future__ import annotations

import io
import zlib
from collections import deque
from collections.abc import Callable
from typing import BinaryIO

from dragoman.errors import SourceError
from dragoman.sources.decoders import MEMORY, Decoder, Stored, Zstd, decoder

#: What a packed file may give: so many bytes whatever its size, and so many times its size. Design values: text packs
#: to a third or a fifth, tables that repeat themselves to a fiftieth, deflate can do 1 : 1,032 (zlib's manual), and
#: files made to burst use that; the first is the largest page that is read (`pile.LARGEST_PAGE`).
FLOOR, RATIO = 64 << 20, 200
#: The most that one file inside an archive may give, in bytes, whatever its ratio. A design value: some minutes of
#: unpacking, and forty times the articles of a year of a large agency.
LARGEST_MEMBER = 64 << 30
#: Bytes that are unpacked at a time, and of zstd: it gives 128 KiB for four bytes at most (RFC 8878), and all at once.
_CHUNK, _ZSTD_BITE = 1 << 16, 1 << 10
#: What comes of so many packed bytes before a damage is not given: deflate and its like give wrong letters for a while
#: before they come to what cannot be. A design value: some blocks, for each of which zlib takes up to 16 k symbols (its
#: manual), some 20 kB of text; and what may be held back so, at most, unpacked.
_UNSURE, _MOST_UNSURE = 128 << 10, 16 << 20
#: Documents, and what is none, that a packed file may hold: so many whatever its size, and one more for so many bytes.
#: Design values: a report of a few lines packs to some hundred bytes, an empty row to next to nothing.
_ITEMS, _PACKED_ITEM = 20_000, 16


class Budget:
    """How much may still come out of a packed file of `packed` bytes, in bytes and items, from all that is inside."""

    def __init__(self, packed: int) -> None:
        self.whole = self.left = FLOOR + RATIO * packed
        self.items = _ITEMS + packed // _PACKED_ITEM

    def count(self) -> None:
        """One more item. Raises `SourceError`, unnamed, where there are more than there may be."""
        self.items -= 1
        if self.items < 0:
            raise SourceError("", "holds more than its size allows for: nothing after this is read")

    def spend(self, count: int) -> bool:
        """Whether there was enough left."""
        self.left -= count
        return self.left >= 0


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

    The last bytes before a damage are not given, nor, where they must be `sure`, those before a checksum that is wrong.
    `make` gives a decoder for each of the streams that follow one another in gzip, bzip2, xz and zstd files; with
    `once` only the first is read. `size` and `crc` are what an archive says of the unpacked bytes.
    """

    def __init__(
        self, source: BinaryIO, make: Callable[[], Decoder], budget: Budget, *,
        once: bool = False, size: int | None = None, crc: int | None = None, sure: bool = False,
    ) -> None:  # fmt: skip
        self.source, self.make, self.budget, self.once, self.size, self.crc = source, make, budget, once, size, crc
        self.sure = sure
        self.fault = ""
        self._decoder: Decoder | None = make()
        self._held = memoryview(b"")
        # What is sure, and what a damage may yet show to be wrong.
        self._ready: deque[bytes] = deque()
        self._unsure: deque[tuple[int, bytes]] = deque()
        self._unsure_bytes = self._taken = 0
        self._hungry, self._input = True, b""
        self._given = self._sum = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        done = 0
        while done < len(into):
            if not self._held:
                if not self._fill():
                    break
                self._held = memoryview(self._ready.popleft())
            piece = self._held[: len(into) - done]
            into[done : done + len(piece)] = piece
            self._held = self._held[len(piece) :]
            done += len(piece)
        return done

    def ended_at(self) -> int:
        """Where in its source the stream has ended, once it has: the first byte that is not its own."""
        return self.source.tell() - len(self._input)

    def _fill(self) -> bool:
        """Sees to it that something is ready. False at the end."""
        while not self._ready and self._decoder is not None:
            if self._hungry and not self._input:
                self._input = self.source.read(_CHUNK)
            if self._hungry and not self._input:
                self._end(self._mismatch() if isinstance(self._decoder, Stored) else "is cut off")
                continue
            decoder = self._decoder
            try:
                found = self._step(decoder)
            except Exception as error:  # each library has errors of its own, and none is for anything but bad bytes
                fault = _cause(error)
                if fault == DAMAGED_SUM:
                    self._keep(decoder.salvage())
                self._end(fault)
                continue
            self._keep(found)
            if decoder.ended:
                self._next_stream(decoder)
        return bool(self._ready)

    def _step(self, decoder: Decoder) -> bytes:
        zstd = isinstance(decoder, Zstd)
        data = b""
        if self._hungry:
            bite = _ZSTD_BITE if zstd else _CHUNK
            data, self._input = self._input[:bite], self._input[bite:]
            self._taken += len(data)
        found = decoder.more(data, _CHUNK)
        self._hungry = zstd or len(found) < _CHUNK
        return found

    def _keep(self, found: bytes) -> None:
        """Takes what was unpacked into account, and lets go of what is far enough behind."""
        if not found:
            return
        self._given += len(found)
        self._sum = zlib.crc32(found, self._sum)
        self._unsure.append((self._taken, found))
        self._unsure_bytes += len(found)
        while self._taken - self._unsure[0][0] >= _UNSURE or self._unsure_bytes > _MOST_UNSURE:
            self._ready.append(self._unsure.popleft()[1])
            self._unsure_bytes -= len(self._ready[-1])
        if not self.budget.spend(len(found)) or self._given > LARGEST_MEMBER:
            self._end(too_much(self.budget))
        elif self.size is not None and self._given > self.size:
            self._end(f"holds more than the {self.size:,} bytes that its archive says")

    def _next_stream(self, decoder: Decoder) -> None:
        """Goes on behind the end of a stream, whose checksum was right: with the next one, where there is one."""
        if self._decoder is None:  # given up meanwhile
            return
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
        if self._decoder is None:
            self._end(self._mismatch())
        else:
            self._let_go()

    def _mismatch(self) -> str:
        if self.size is not None and self._given < self.size:
            return f"is cut off: {self._given:,} of {self.size:,} bytes are there"
        return DAMAGED_SUM if self.crc is not None and self._sum != self.crc else ""

    def _end(self, fault: str) -> None:
        if self.fault:
            return
        self.fault, self._decoder = fault, None
        if fault == DAMAGED or (fault == DAMAGED_SUM and self.sure):
            self._unsure.clear()
        else:
            self._let_go()

    def _let_go(self) -> None:
        self._ready.extend(found for _, found in self._unsure)
        self._unsure.clear()
        self._unsure_bytes = 0


DAMAGED, DAMAGED_SUM = "is damaged", "is damaged: its checksum does not match"
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
        return f"needs more than {MEMORY >> 20} MB of memory to unpack"
    if "data check" in words or "checksum" in words or "crc" in words:
        return DAMAGED_SUM
    return DAMAGED
