"""Records of which the reader is too unsure for whoever asks, taken out of the view `records` as if they were rejected.

What rests on them is treated as by the decision `reject`: what was told inside a statement is told in the one around
it, and an actor is taken out of what names it; what makes no sense without it, a tie to nobody, goes with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from dragoman.fixing import without
from dragoman.least import Least
from dragoman.parts import RecordRow, to_record, to_table, with_record
from dragoman.records import Statement
from dragoman.store.tables import ORDER, columns, fetched

if TYPE_CHECKING:
    import duckdb

#: In the JSON form `id` and `confidence` stand first.
_CONFIDENCE = r"""CAST(regexp_extract(json, '^\{"id":"(?:[^"\\]|\\.)*","confidence":([0-9.eE+-]+)', 1) AS DOUBLE)"""
_HELD_BY = r"""regexp_extract(json, '"(?:inside|attributed_to)":"([^"]+)"', 1)"""
#: Rows that are put into the tables at once. A design value.
_AT_ONCE = 4096

_Place = tuple[str, str, int]


def leave_out(ask: duckdb.DuckDBPyConnection, least: Least) -> dict[str, int]:
    """Takes the records below `least` out of the view `records`, and counts them by type.

    The tables `fixed` and `replaced` must be there (`decided.put_in_place`).
    """
    numbers = " ".join(f"WHEN '{kind}' THEN {number!r}" for kind, number in least.by_type)
    ask.execute(
        "CREATE TABLE unsure AS SELECT report, type, position, id FROM records "
        f"WHERE {_CONFIDENCE} < CASE type {numbers} ELSE 0 END"
    )
    ask.execute("CREATE TABLE gone AS SELECT report, type, position FROM unsure")
    ask.execute("CREATE TABLE resting AS SELECT * FROM fixed WHERE false")
    counts = Counter(dict(_counted(ask)))
    new: list[RecordRow] = []
    lost: list[_Place] = []
    for rows, unsure in _resting(ask, actors="actors" in counts):
        for row, is_lost in _rewritten(rows, unsure):
            (lost.append((row.report, row.type, row.position)) if is_lost else new.append(row))
        if len(new) > _AT_ONCE:
            _keep(ask, new)
            new = []
    _keep(ask, new)
    if lost:
        counts.update(kind for _, kind, _ in lost)
        ask.executemany("INSERT INTO gone VALUES (?, ?, ?)", lost)
    ask.execute("INSERT INTO gone SELECT report, type, position FROM resting")
    ask.execute("DELETE FROM fixed USING gone WHERE fixed.report = gone.report AND fixed.type = gone.type "
                "AND fixed.position = gone.position")  # fmt: skip
    ask.execute("INSERT INTO replaced SELECT * FROM gone")
    ask.execute("INSERT INTO fixed SELECT * FROM resting")
    for table in ("unsure", "resting", "gone"):
        ask.execute(f"DROP TABLE {table}")
    return dict(sorted(counts.items()))


def _counted(ask: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    return ask.sql("SELECT type, count(*) FROM unsure GROUP BY type").fetchall()


def _keep(ask: duckdb.DuckDBPyConnection, rows: list[RecordRow]) -> None:
    ask.register("rewritten", to_table("records", rows))
    ask.execute("INSERT INTO resting SELECT * FROM rewritten")
    ask.unregister("rewritten")


def _resting(ask: duckdb.DuckDBPyConnection, actors: bool) -> Iterator[tuple[list[RecordRow], set[str]]]:
    """By report, the unsure statements and actors with what rests on them, and the ids of those that are unsure.

    Of a report with an unsure actor these are all of its records.
    """
    known = "SELECT report, id FROM unsure WHERE type = 'statements'"
    where = f"(type = 'statements' AND (report, id) IN ({known})) OR (report, {_HELD_BY}) IN ({known})"
    if actors:
        where += " OR report IN (SELECT report FROM unsure WHERE type = 'actors')"
    rows = fetched(
        ask.cursor().execute(f"SELECT {columns('records')} FROM records WHERE {where} ORDER BY {ORDER['records']}")
    )
    ids: dict[str, set[str]] = {}
    for report, name in fetched(ask.cursor().execute("SELECT report, id FROM unsure")):
        ids.setdefault(report, set()).add(name)
    for report, of_report in groupby(rows, key=itemgetter(0)):
        yield [RecordRow(*row) for row in of_report], ids[report]


def _rewritten(rows: Iterable[RecordRow], unsure: set[str]) -> Iterator[tuple[RecordRow, bool]]:
    """The rows that stay and are otherwise than they were, at their places, and those that cannot stay (True)."""
    records = [(row, to_record(row)) for row in rows]
    actors = {record.id for row, record in records if row.type == "actors" and record.id in unsure}
    around = {
        record.id: record.inside for _, record in records if isinstance(record, Statement) and record.id in unsure
    }
    for row, record in records:
        if record.id not in unsure:
            changed = without(record, actors, around)
            if changed is None:
                yield row, True
            elif changed is not record:
                yield with_record(row, changed), False
