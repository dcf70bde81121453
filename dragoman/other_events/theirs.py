"""Files of event data as rows of the other side, and an account of every row that they have."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import SourceError, UsageError
from dragoman.other_events import files
from dragoman.other_events.layouts import layout_of
from dragoman.other_events.scope import Scope
from dragoman.other_events.table import Numbered
from dragoman.other_events.told import Layout, LeftOutError
from dragoman.store.two_sides import SideRow

#: Broken rows that are told one by one; more are counted. A design value.
NAMED = 20
_LONGEST = 300  # characters of a row's words that are kept; a design value


@dataclass
class Account:
    """What became of the rows: `rows` = `used` + `broken` + all that is `left_out`, by reason.

    `named` are the first broken ones and the files that could not be read, of which there are `unread`.
    """

    kind: str = ""
    files: list[str] = field(default_factory=list)
    rows: int = 0
    used: int = 0
    broken: int = 0
    unread: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    named: list[SourceError] = field(default_factory=list)

    def name(self, error: SourceError) -> None:
        """Keeps what is broken, if it is among the first."""
        if len(self.named) < NAMED:
            self.named.append(error)


def rows(paths: Iterable[Path], kind: str | None, scope: Scope, account: Account) -> Iterator[SideRow]:
    """The rows of files within a scope, a row a pair. Raises `UsageError` for files of different kinds."""
    for table in files.tables(paths):
        if isinstance(table, SourceError):
            account.unread += 1
            account.name(table)
            continue
        try:
            layout, numbered = layout_of(table, kind)
        except SourceError as error:
            account.unread += 1
            account.name(error)
            continue
        if account.kind and layout.name != account.kind:
            raise UsageError(
                f"{table.name} is of {layout.name} and {account.files[0]} of {account.kind}: compare with one at a time"
            )
        account.kind = layout.name
        account.files.append(table.name)
        yield from _of_table(table.name, layout, numbered, scope, account)


def _of_table(
    name: str, layout: Layout, numbered: Iterable[Numbered], scope: Scope, account: Account
) -> Iterator[SideRow]:
    for number, cells in numbered:
        account.rows += 1
        if isinstance(cells, SourceError):
            account.broken += 1
            account.name(cells)
            continue
        try:
            day = layout.day(cells)
            if day is None:
                account.left_out["no full day"] += 1
                continue
            if not scope.first <= day <= scope.last:
                account.left_out["outside the days"] += 1
                continue
            pairs = layout.pairs(cells)
            if (reason := scope.outside(pairs)) is not None:
                account.left_out[reason] += 1
                continue
            kind = layout.kind(cells)
        except LeftOutError as error:
            account.left_out[str(error)] += 1
            continue
        except ValueError as error:
            account.broken += 1
            account.name(SourceError(f"{name}:{number}", str(error)))
            continue
        account.used += 1
        same, words = _number(layout.same(cells)), layout.words(cells)[:_LONGEST]
        for source, target in filter(scope.has, pairs):
            yield SideRow(day, source or "", target or "", kind, "happened", same, f"{name}:{number}", words, None)


def _number(text: str) -> int:
    """A number for a text that no other text is likely to have."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)
