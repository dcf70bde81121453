"""Long lists in pages: which stretch of a list a page shows, and what leads to the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Paging(NamedTuple):
    """Page `number` of `pages`: the things from `first` up to `last`, counted from 0, of `total`."""

    number: int
    pages: int
    first: int
    last: int
    total: int
    previous: str | None
    next: str | None


def paging(total: int, wanted: int, size: int, address: Callable[[int], str]) -> Paging:
    """The page that is wanted, or the last one there is."""
    count = max(-(-total // size), 1)
    number = min(max(wanted, 1), count)
    first = (number - 1) * size
    return Paging(
        number, count, first, min(first + size, total), total, address(number - 1) if number > 1 else None,
        address(number + 1) if number < count else None,
    )  # fmt: skip
