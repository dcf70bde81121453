"""Rows of a situation in memory, by report: for who asks hundreds of questions, each about a few reports.

Rows in, rows out. A report's records are packed, so that they take a third of their room: a few are unpacked in less
time than a question to files takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from dragoman.parts import RecordRow, ReportRow
from dragoman.store.tables import KEYS, ORDER, bounds_of, columns, count_of, fetched

if TYPE_CHECKING:
    import duckdb

#: Rows of reports and records that are fetched at once: those of so many reports. A design value.
AT_ONCE = 256

_UNPACK = msgspec.msgpack.Decoder(list[RecordRow])


class Held:
    """The reports of a situation, and their records as they were read and as decisions have them."""

    def __init__(self) -> None:
        self.reports: dict[str, ReportRow] = {}
        self._read: dict[str, tuple[int, bytes]] = {}
        self._changed: dict[str, tuple[int, bytes]] = {}

    def add(self, reports: Iterable[ReportRow], records: Iterable[RecordRow]) -> None:
        """Takes reports, and all records of some reports in the order of these."""
        self.reports.update((row.id, row) for row in reports)
        self._read.update(_packed(records))

    def become(self, reports: Iterable[str], records: Iterable[RecordRow]) -> None:
        """From now on, these are the records of these reports, and those of the others are as they were read."""
        self._changed = dict.fromkeys(reports, (0, b""))
        self._changed.update(_packed(records))

    def records(self, report: str) -> Sequence[RecordRow]:
        """All records of a report, in order of type and position; none where it is not there."""
        return _unpacked(self._changed.get(report) or self._read.get(report))

    def as_read(self, report: str) -> Sequence[RecordRow]:
        """The same as they were read, before any decision."""
        return _unpacked(self._read.get(report))


def _unpacked(packed: tuple[int, bytes] | None) -> Sequence[RecordRow]:
    import pyarrow

    size, data = packed or (0, b"")
    return _UNPACK.decode(pyarrow.decompress(data, size, "lz4", asbytes=True)) if size else ()


def _packed(records: Iterable[RecordRow]) -> Iterable[tuple[str, tuple[int, bytes]]]:
    import pyarrow

    for report, rows in groupby(records, key=attrgetter("report")):
        plain = msgspec.msgpack.encode(list(rows))
        yield report, (len(plain), pyarrow.compress(plain, "lz4", asbytes=True))


def hold_rows(ask: duckdb.DuckDBPyConnection) -> Held:
    """Takes all rows into memory: whole ones by report, and tables of what reports and records are found by."""
    held = Held()
    for low, high in bounds_of(count_of(ask, "SELECT count(*) FROM reports"), AT_ONCE):
        for table, key in (("reports", "id"), ("records", "report")):
            sql = f"SELECT {columns(table)} FROM {table} WHERE {key} >= ? AND {key} < ? ORDER BY {ORDER[table]}"
            rows = fetched(ask.cursor().execute(sql, [low, high]))
            if table == "reports":
                held.add(map(ReportRow._make, rows), ())
            else:
                held.add((), map(RecordRow._make, rows))
    for table, which in (("reports", KEYS["reports"]), ("records", KEYS["records"]), ("places", "*")):
        ask.execute(f"CREATE TABLE held_{table} AS SELECT {which} FROM {table}")
    ask.execute("CREATE OR REPLACE VIEW places AS SELECT * FROM held_places")
    return held


def define_keys(ask: duckdb.DuckDBPyConnection, held: Held | None, fixed: bool) -> None:
    """Defines the views `report_keys` and `record_keys`: reports and records without text and JSON, quick to ask."""
    where = "held_" if held is not None else ""
    ask.execute(f"CREATE VIEW report_keys AS SELECT {KEYS['reports']} FROM {where}reports")
    if held is None or not fixed:
        ask.execute(f"CREATE VIEW record_keys AS SELECT {KEYS['records']} FROM {where}records")
    else:
        ask.execute(
            f"CREATE VIEW record_keys AS SELECT {KEYS['records']} FROM held_records "
            f"ANTI JOIN replaced USING (report, type, position) UNION ALL SELECT {KEYS['records']} FROM fixed"
        )
    if held is not None:
        sql = "SELECT report FROM replaced UNION SELECT report FROM fixed"
        changed = [report for (report,) in ask.sql(sql).fetchall()] if fixed else []
        sql = f"SELECT {columns('records')} FROM records WHERE report IN (SELECT unnest(?)) ORDER BY {ORDER['records']}"
        rows = fetched(ask.cursor().execute(sql, [changed])) if changed else ()
        held.become(changed, map(RecordRow._make, rows))
