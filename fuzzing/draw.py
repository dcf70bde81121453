"""Choices out of bytes: the same bytes give the same choices, and bytes that run out give the first of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws numbers and items from `data`, from its beginning on."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def below(self, n: int) -> int:
        """A number from 0 up to `n`, exclusive."""
        size = 1 if n <= 256 else 2 if n <= 65536 else 4
        piece = self.data[self.at : self.at + size]
        self.at += size
        return int.from_bytes(piece, "little") % n if n > 0 else 0

    def pick(self, among: Sequence[T]) -> T:
        return among[self.below(len(among))]

    def one_in(self, n: int) -> bool:
        """True once in `n`, never where the bytes have run out."""
        return self.left > 0 and self.below(n) == n - 1

    @property
    def left(self) -> int:
        return max(0, len(self.data) - self.at)

    def rest(self) -> bytes:
        """All bytes that are left."""
        rest, self.at = self.data[self.at :], len(self.data)
        return rest


#: The longest item that repeating a piece of one makes, in bytes: a blow-up shows, and the run goes on at some speed.
_PUMPED = 1 << 18


def pumped(data: bytes) -> bytes:
    """Bytes as they are, or, where the first says so, a piece of them repeated up to thousands of times.

    Time that grows faster than the input shows only in long inputs, which mutation alone hardly ever makes.
    """
    draw = Draw(data)
    if draw.below(256) < 240:
        return data[1:]
    start, length, times = draw.below(256), 1 + draw.below(64), 1 << draw.below(17)
    body = draw.rest()
    piece = body[start : start + length]
    return body[:start] + piece * min(times, _PUMPED // max(1, len(piece))) + body[start + length :]
