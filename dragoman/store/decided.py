"""What decisions make of records, put in the place of these in the views, and taken back again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dragoman import fixes as decisions
from dragoman.corrected import corrected
from dragoman.least import EVERYTHING, Least
from dragoman.parts import RecordRow, ReportRow, to_table
from dragoman.store.left_out import leave_out
from dragoman.store.tables import ORDER, columns, count_of, fetched, nulls_of

if TYPE_CHECKING:
    import duckdb

REPORTS_AT_ONCE = 256


class Effects(NamedTuple):
    """The analyst's decisions; of those that count, in how many records and in how many reports each shows, by id.

    A decision that shows nowhere waits: what it names is not there, or was changed by another one. `left_out` says by
    type how many records are too unsure to be shown.
    """

    book: decisions.Book
    records: dict[str, int]
    reports: dict[str, int]
    left_out: Mapping[str, int] = MappingProxyType({})
    least: Least = EVERYTHING

    @property
    def change(self) -> bool:
        """Whether records are otherwise than they were read."""
        return bool(self.book.effective or self.least)


def put_in_place(ask: duckdb.DuckDBPyConnection, book: decisions.Book, least: Least = EVERYTHING) -> Effects:
    """Puts what the decisions make of records in the place of these, in the view `records`, without those of which the
    reader is less sure than `least`.
    """
    records: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    if not book.effective and not least:
        return Effects(book, records, reports)
    ask.execute(f"CREATE TABLE fixed AS SELECT {nulls_of('records')} WHERE false")
    ask.execute("CREATE TABLE replaced (report VARCHAR, type VARCHAR, position BIGINT)")
    # Some reports at a time: a decision on a state may be about all of them.
    for some in _named(ask, book) if book.effective else ():
        found = [corrected(report, rows, book) for report, rows in some]
        for one in found:
            records.update(one.about)
            reports.update(one.about.keys())
        ask.register("fixed_rows", to_table("records", [row for one in found for row in one.rows]))
        ask.execute("INSERT INTO fixed SELECT * FROM fixed_rows")
        ask.unregister("fixed_rows")
        if old := [row for one in found for row in one.replaced]:
            by_column = [list(column) for column in zip(*old, strict=True)]
            ask.execute("INSERT INTO replaced SELECT unnest(?), unnest(?), unnest(?)", by_column)
    ask.execute("ALTER VIEW records RENAME TO read_records")
    ask.execute(
        f"CREATE VIEW records AS SELECT {columns('records')} FROM read_records "
        f"ANTI JOIN replaced USING (report, type, position) UNION ALL SELECT {columns('records')} FROM fixed"
    )
    left_out = leave_out(ask, least) if least else {}
    return Effects(book, records, reports, left_out, least)


def _named(ask: duckdb.DuckDBPyConnection, book: decisions.Book) -> Iterator[list[tuple[ReportRow, list[RecordRow]]]]:
    """The records that the decisions name or that name what they do, by report: all of those to which one adds."""
    ids = {decisions.target(name).id for fix in book.effective if fix.kind != "add" for name in fix.targets}
    whole = sorted({fix.targets[0] for fix in book.effective if fix.kind == "add"})
    # In the JSON form, an id stands between quotation marks. Finding too much does no harm.
    pattern = "|".join(re.escape(msgspec.json.encode(name).decode()) for name in sorted(ids)) or "^$"
    rows = ask.cursor().execute(
        f"SELECT {columns('records')} FROM records WHERE regexp_matches(json, ?) OR list_contains(?, report) "
        f"ORDER BY {ORDER['records']}",
        [pattern, whole],
    )
    by_report = ((name, [RecordRow(*row) for row in of]) for name, of in groupby(fetched(rows), key=itemgetter(0)))
    empty = dict.fromkeys(whole)
    while some := dict(islice(by_report, REPORTS_AT_ONCE)):
        empty = {name: None for name in empty if name not in some}
        yield [(report, some[report.id]) for report in _reports_of(ask, some)]
    if empty:
        yield [(report, []) for report in _reports_of(ask, empty)]


def _reports_of(ask: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> list[ReportRow]:
    sql = f"SELECT {columns('reports')} FROM reports WHERE list_contains(?, id) ORDER BY id"
    return [ReportRow(*row) for row in ask.execute(sql, [list(ids)]).fetchall()]


def take_back(ask: duckdb.DuckDBPyConnection) -> None:
    """Takes back what `_fix` and `_keys` did where rows are held."""
    for view in ("report_keys", "record_keys"):
        ask.execute(f"DROP VIEW IF EXISTS {view}")
    if count_of(ask, "SELECT count(*) FROM duckdb_views() WHERE view_name = 'read_records'"):
        ask.execute("DROP VIEW records")
        ask.execute("ALTER VIEW read_records RENAME TO records")
    for table in ("fixed", "replaced"):
        ask.execute(f"DROP TABLE IF EXISTS {table}")
