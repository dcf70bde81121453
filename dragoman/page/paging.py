"""Long lists, a page at a time: what is shown of them, how much there is, and links to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.page import addresses
from dragoman.page.asked import Asked

T = TypeVar("T")


@dataclass(frozen=True)
class Paged(Generic[T]):
    """`rows` of `total`, from the `first` (counted from 1) to the `last`; links to the pages beside this one."""

    rows: Sequence[T]
    first: int
    last: int
    total: int
    number: int
    pages: int
    previous: str | None
    next: str | None


def paged(
    asked: Asked, every: Sequence[T], most: int, address: str, /, **narrowing: str | list[str] | None
) -> Paged[T]:
    """The page that was asked for (`?page=`), the last one where there are not so many.

    `address` is the list's own, `narrowing` what is asked for beside the page.
    """
    pages = max(1, -(-len(every) // most))
    number = asked.number("page", 1, most=pages)
    start = most * (number - 1)
    rows = every[start : start + most]

    def link(to: int) -> str | None:
        if not 1 <= to <= pages or to == number:
            return None
        return addresses.page(address.lstrip("/"), **narrowing, page=str(to) if to > 1 else None)

    return Paged(rows, start + 1, start + len(rows), len(every), number, pages, link(number - 1), link(number + 1))
