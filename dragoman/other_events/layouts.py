"""Which kind of event data a table is, told by its columns, or by its rows where it has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from types import ModuleType

from dragoman.errors import SourceError, UsageError
from dragoman.other_events import acled, gdelt, icews, polecat
from dragoman.other_events.columns import Columns
from dragoman.other_events.table import Numbered, Table
from dragoman.other_events.told import Layout

#: By the names that `--as` takes. PLOVER's records are rows of POLECAT when they come here.
KINDS: dict[str, ModuleType] = {"gdelt": gdelt, "icews": icews, "polecat": polecat, "acled": acled, "plover": polecat}
_SHOWN = 8  # columns that an error names


def layout_of(table: Table, kind: str | None = None) -> tuple[Layout, Iterator[Numbered]]:
    """How the rows of a table are understood, and its rows, the first among them where it is no header.

    `kind` is one of `KINDS`; without it the columns tell. Raises `SourceError` for a table that is of no kind, or lacks
    what the kind has.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r} of event data: there are {', '.join(KINDS)}")
    if kind in (None, "gdelt") and gdelt.is_row(table.first):
        names = gdelt.names_of(len(table.first))
        assert names is not None
        first: list[Numbered] = [(table.number, table.first)]
        return gdelt.layout(Columns(names)), chain(first, table.rows)
    columns = Columns(table.first)
    for name, module in KINDS.items():
        if kind in (None, name) and not _lacking(module, columns):
            layout: Layout = module.layout(columns)
            return layout, table.rows
    listed = ", ".join(str(name)[:30] for name in table.first[:_SHOWN])
    if kind is not None:
        lacking = ", ".join(_lacking(KINDS[kind], columns))
        raise SourceError(table.name, f"is no table of {KINDS[kind].NAME}: it lacks {lacking}; it has {listed}")
    raise SourceError(
        table.name, f"is no table of GDELT, ICEWS, POLECAT, PLOVER or ACLED: its columns are {listed}"
    )  # fmt: skip


def _lacking(module: ModuleType, columns: Columns) -> Sequence[str]:
    needed: Sequence[str] = module.NEEDED
    return columns.lacks(needed)
