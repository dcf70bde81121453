"""Long lists in pages: a part of a list, and the links to the other parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from dragoman.page.asked import Asked

T = TypeVar("T")


@dataclass(frozen=True)
class Pages:
    """Which part of a list is shown: `first` to `last` of `total`, counted from 1; addresses of the parts around it."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def paged(some: Sequence[T], asked: Asked, size: int) -> tuple[Sequence[T], Pages]:
    """The part of a list that `?page=` asks for, `size` things long; of a page behind the last, the last."""
    count = max(1, -(-len(some) // size))
    at = min(asked.number("page", 1), count)
    start = (at - 1) * size
    part = some[start : start + size]
    return part, Pages(
        start + 1 if part else 0, start + len(part), len(some),
        _address(asked, at - 1) if at > 1 else None, _address(asked, at + 1) if at < count else None,
    )  # fmt: skip


def _address(asked: Asked, page: int) -> str:
    kept = [(name, value) for name, values in asked.query.items() for value in values if name not in ("page", "done")]
    return "?" + urlencode([*kept, ("page", str(page))])
