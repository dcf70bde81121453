"""Records of which the reader is too unsure for whoever asks, taken out of the view `records` as if they were rejected.

What rests on them is treated as by the decision `reject`: what was told inside a statement is told in the one around
it, and an actor is taken out of what names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from dragoman.fixing import changes, without
from dragoman.least import Least
from dragoman.parts import RecordRow, ReportRow, from_rows, to_rows, to_table
from dragoman.store.tables import ORDER, columns, fetched

if TYPE_CHECKING:
    import duckdb

#: In the JSON form `id` and `confidence` stand first.
_CONFIDENCE = 'CAST(regexp_extract(json, \'^\\{"id":"(?:[^"\\\\]|\\\\.)*","confidence":([0-9.eE+-]+)\', 1) AS DOUBLE)'
_HELD_BY = 'regexp_extract(json, \'"(?:inside|attributed_to)":"([^"]+)"\', 1)'


def leave_out(ask: duckdb.DuckDBPyConnection, least: Least) -> dict[str, int]:
    """Takes the records below `least` out of the view `records`, and counts them by type.

    The tables `fixed` and `replaced` must be there (`decided.put_in_place`).
    """
    numbers = " ".join(f"WHEN '{kind}' THEN {number!r}" for kind, number in least.by_type)
    ask.execute(
        f"CREATE TABLE unsure AS SELECT report, type, position, id FROM records "
        f"WHERE {_CONFIDENCE} < CASE type {numbers} ELSE 0 END"
    )
    counts = dict(ask.sql("SELECT type, count(*) FROM unsure GROUP BY type ORDER BY type").fetchall())
    new: list[RecordRow] = []
    for report, rows in list(_resting(ask, actors="actors" in counts)):
        new += _rewritten(report, rows, {name for (name,) in _unsure_in(ask, report.id)})
    gone = "SELECT report, type, position FROM unsure"
    if new:
        ask.register("rewritten", to_table("records", new))
        ask.execute("CREATE TABLE resting AS SELECT * FROM rewritten")
        ask.unregister("rewritten")
        gone += " UNION SELECT report, type, position FROM resting"
    ask.execute(f"CREATE TABLE gone AS {gone}")
    ask.execute("DELETE FROM fixed WHERE (report, type, position) IN (SELECT (report, type, position) FROM gone)")
    ask.execute("INSERT INTO replaced SELECT * FROM gone")
    if new:
        ask.execute("INSERT INTO fixed SELECT * FROM resting")
    for table in ("unsure", "resting", "gone"):
        ask.execute(f"DROP TABLE IF EXISTS {table}")
    return counts


def _unsure_in(ask: duckdb.DuckDBPyConnection, report: str) -> list[tuple[str]]:
    return ask.execute("SELECT id FROM unsure WHERE report = ?", [report]).fetchall()


def _resting(ask: duckdb.DuckDBPyConnection, actors: bool) -> Iterator[tuple[ReportRow, list[RecordRow]]]:
    """By report, the unsure statements and actors with what rests on them; of a report with an unsure actor, all."""
    known = "SELECT report, id FROM unsure WHERE type = 'statements'"
    where = f"(report, id) IN ({known}) AND type = 'statements' OR (report, {_HELD_BY}) IN ({known})"
    if actors:
        where += " OR report IN (SELECT report FROM unsure WHERE type = 'actors')"
    rows = fetched(
        ask.cursor().execute(f"SELECT {columns('records')} FROM records WHERE {where} ORDER BY {ORDER['records']}")
    )
    for name, of_report in groupby(rows, key=itemgetter(0)):
        sql = f"SELECT {columns('reports')} FROM reports WHERE id = ?"
        report = ReportRow(*ask.cursor().execute(sql, [name]).fetchone())  # type: ignore[misc]
        yield report, [RecordRow(*row) for row in of_report]


def _rewritten(report: ReportRow, rows: list[RecordRow], gone: set[str]) -> list[RecordRow]:
    """The rows that stay and are otherwise than they were, at their places."""
    at = {(row.type, row.id): (row.position, row.names) for row in rows}
    before = from_rows(report, rows)
    changed, _ = changes(before, without(before, gone))
    found = []
    for row in to_rows(changed, (report.path, report.row), report.name)[1]:
        position, names = at[row.type, row.id]
        found.append(row._replace(position=position, names=names))
    return found
