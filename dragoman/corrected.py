"""Rows of a report as the analyst's decisions have them: rows of `records` in, those in their place out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.fixes import Book, target
from dragoman.fixing import applied, changes
from dragoman.parts import RecordRow, ReportRow, from_rows, to_rows

#: Where a record stands in its report that has been added to it by hand: after all that was read. A design value.
ADDED = 1_000_000


class Corrected(NamedTuple):
    """What changes in a report: its new rows, the `(report, type, position)` of the old ones that they replace or that
    are left out, and in how many records each decision shows, by its id.
    """

    rows: list[RecordRow]
    replaced: list[tuple[str, str, int]]
    about: dict[str, int]


def corrected(report: ReportRow, rows: Sequence[RecordRow], book: Book) -> Corrected:
    """The rows of a report as the decisions have them: all of its rows, or those that they name (see `applied`)."""
    at = {(row.type, row.id): row.position for row in rows}
    before = from_rows(report, rows)
    after, about = applied(before, book.about(report.id))
    changed, replaced = changes(before, after)
    new: list[RecordRow] = []
    for row in to_rows(changed, (report.path, report.row), report.name)[1]:
        merged = map(target, book.absorbed.get(row.id, ()) if row.type == "actors" else ())
        gone = [one.id for one in merged if one.report in (None, report.id)]
        # An actor of two keeps the place of either, and is found by the ids of both.
        place = next((at[row.type, name] for name in (row.id, *gone) if (row.type, name) in at), None)
        position = ADDED + row.position if place is None else place
        names = dict.fromkeys([*row.names, *(name.casefold() for name in gone)])
        new.append(row._replace(position=position, names=list(names)))
    return Corrected(new, [(report.id, kind, at[kind, name]) for kind, name in sorted(replaced)], about)
