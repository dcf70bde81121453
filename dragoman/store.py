"""The situation's folder as a place to put readings into and to ask: the one file with SQL.

In: rows of the three tables (`parts`), in any order and cut up anyhow. Out: the same rows in order, and answers to
questions about them. DuckDB runs in process over the Parquet parts; any number may read while one builds.

While a build runs it adds *fresh* parts, of which the later one counts where two speak of the same report or place. At
its end `settle` puts all rows in order: `reports` and `records` by the report's id, in a number of parts that depends
on the number of reports alone; `places` by the hash of their path, likewise. So the same documents give the same bytes,
however the work was cut up and wherever it was interrupted, and adding a report rewrites one part, not all.

Whoever reads sees the records as the analyst's fixes have them: the view `records` has, in the place of those that a
fix is about, what `fixing` makes of them, so that no question has to know of fixes. A build sees what was read.
"""

from __future__ import annotations

import os
import re
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from dragoman import fixes as decisions
from dragoman import folder as files
from dragoman.corrected import corrected
from dragoman.errors import SituationError, UsageError
from dragoman.folder import Fresh, Manifest
from dragoman.held import Held
from dragoman.parts import (
    TABLES,
    Part,
    Place,
    RecordRow,
    ReportRow,
    arrow_schema,
    column_types,
    from_rows,
    to_table,
    write_part,
)
from dragoman.records import Reading

if TYPE_CHECKING:
    import duckdb
    import pyarrow

#: Rows of the leading table in a settled part, on average at most: a part is rewritten whole when a row is added to it.
#: Design values, not measured.
PER_PART = {"reports": 256, "records": 256, "places": 16384}
#: Fresh parts that may pile up before the smallest are joined, and how large a joined one may be. Design values.
FRESH_PARTS = 48
FRESH_BYTES = 4_000_000
#: What DuckDB may hold in memory before it spills to the system's folder for temporary files.
MEMORY = "256MB"
#: Reports of which all records are looked through sooner than a question is put. Measured: 0.02 ms each, against 10 ms.
FEW = 500
#: Bytes of parts up to which rows are held in memory (see `hold`): 6,000 reports are 28 MB of parts. A design value.
HELD = 64 << 20

#: More threads than this make no question of a pile of thousands faster, and each holds memory.
THREADS = min(4, os.cpu_count() or 1)
ROWS_AT_ONCE = 512
REPORTS_AT_ONCE = 256
#: Characters of a report's text by which it is known where it has no title. A design value.
OPENING = 240

#: Bytes of readings that wait in memory to be put in order; more wait in a temporary file. A design value.
SPOOL = 32 << 20

_WithRecords = tuple[ReportRow, list[RecordRow]]
_KEY = {"reports": "id", "records": "report", "places": "md5(path)"}
_ORDER = {"reports": "id", "records": "report, type, position", "places": "path, row"}
#: By what reports and records are found: all but their texts and JSON.
_KEYS = {
    table: ", ".join(name for name in TABLES[table]._fields if name not in ("text", "json"))
    for table in ("reports", "records")
}
# Days without a year, and unknown ones, come last.
_BY_DATE = "ORDER BY coalesce(published < '0', true), published NULLS LAST, path, row"


class Store:
    """A situation's folder, open. `Store(folder)` opens it for reading, `Store.make(folder)` for building on it."""

    def __init__(self, folder: Path, trial: decisions.Fix | None = None) -> None:
        """With a `trial`, answers are as they were if that decision had been taken, too."""
        self.folder = folder
        self.trial = trial
        self.manifest = files.read_manifest(folder)
        self.builds = False
        self._effects: Effects | None = None
        #: What is reckoned from what is asked, by its name, until the situation changes.
        self.reckoned: dict[str, Any] = {}
        #: The same of an earlier state of the situation, for whom that is good enough until it is reckoned anew, and
        #: whether something of it was given (see `kept`).
        self.earlier: Mapping[str, Any] = {}
        self.is_behind = False
        self._connection: duckdb.DuckDBPyConnection | None = None
        #: Whether rows are to be held in memory, those that are, and what another store has handed over.
        self._holds = False
        self._held: Held | None = None
        self._handed: tuple[duckdb.DuckDBPyConnection, Held] | None = None

    @classmethod
    def make(cls, folder: Path) -> Store:
        """Opens a situation to build on it, made where there is none. Call it inside `folder.building`.

        What a build that was cut off left behind is removed; parts that no longer hold what was written to them are
        dropped, and are told by `dropped`.
        """
        store = cls(folder)
        store.builds = True
        store.dropped = files.damaged_parts(folder, store.manifest)
        if store.dropped:
            store._become(files.without(store.manifest, store.dropped))
        files.sweep(folder, store.manifest)
        return store

    dropped: Sequence[Part] = ()

    def close(self) -> None:
        """Lets go of the files. The store may be asked again, and opens them again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._held = self._handed = None
        self._effects = None
        self.reckoned = {}

    def hold(self, before: Store | None = None) -> None:
        """Holds the rows in memory from the first question on: good for who asks hundreds, each about a few reports.

        A store that held the same parts `before` hands them over, and is closed. Larger piles, and those that
        are being built, are asked where they lie.
        """
        self._holds = True
        if before is not None:
            if before._connection and before._held and before.manifest == self.manifest:
                self._handed, before._connection = (before._connection, before._held), None
            before.close()

    def _become(self, manifest: Manifest) -> None:
        files.write_manifest(self.folder, manifest)
        self.manifest = manifest
        self.close()

    # -- growing

    def add(self, reports: Sequence[ReportRow], records: Sequence[RecordRow], places: Sequence[Place]) -> None:
        """Adds rows, all or none. A report or place that is there already is replaced, with all records of the report.

        Raises `OSError` where they cannot be written; the situation is then what it was.
        """
        stem = f"fresh-{len(self.manifest.fresh):05d}"
        rows: dict[str, Sequence[tuple[Any, ...]]] = {"reports": reports, "records": records, "places": places}
        fresh = Fresh(**{name: write_part(self.folder, name, stem, to_table(name, rows[name])) for name in TABLES})
        self._become(_with(self.manifest, fresh=(*self.manifest.fresh, fresh)))
        self._join_fresh()

    def _join_fresh(self) -> None:
        """Joins the last fresh parts into one, where many small ones have piled up."""
        at, size = len(self.manifest.fresh), 0
        while at and self.manifest.fresh[at - 1].bytes < FRESH_BYTES // 2:
            at -= 1
            size += self.manifest.fresh[at].bytes
        if len(self.manifest.fresh) - at <= FRESH_PARTS and size <= FRESH_BYTES:
            return
        with closing(_connect()) as connection:
            _views(connection, self.folder, (), self.manifest.fresh[at:], drop=False)
            joined = Fresh(**{name: self._write(connection, name, f"fresh-{at:05d}") for name in TABLES})
        old = self.manifest
        self._become(_with(old, fresh=(*old.fresh[:at], joined)))
        files.sweep(self.folder, self.manifest)

    def _write(self, connection: duckdb.DuckDBPyConnection, table: str, stem: str, where: str = "true") -> Part:
        sql = f"SELECT * FROM {table} WHERE {where} ORDER BY {_ORDER[table]}"
        return write_part(self.folder, table, stem, _arrow(connection, table, sql))

    def settle(self, reader: str) -> None:
        """Puts all rows in order, once a build has ended. Raises `OSError` where they cannot be written."""
        if not self.manifest.fresh:
            if self.manifest.reader != reader:
                self._become(_with(self.manifest, reader=reader))
            return
        ask = self._open()
        counts = {"reports": _count(ask, "SELECT count(*) FROM reports")}
        counts |= {"records": counts["reports"], "places": _count(ask, "SELECT count(*) FROM places")}
        settled = {part.name.rpartition("-")[0]: part for part in self.manifest.parts}
        parts: list[Part] = []
        for table in TABLES:
            bounds = _bounds(counts[table], PER_PART[table])
            changed = self._changed(ask, table, bounds)
            for at, (low, high) in enumerate(bounds):
                stem = f"{at:05d}-of-{len(bounds):05d}"
                if at in changed:
                    part = self._write(ask, table, stem, f"{_KEY[table]} >= '{low}' AND {_KEY[table]} < '{high}'")
                    parts += [part] if part.rows else []
                elif kept := settled.get(f"{table}/part-{stem}"):
                    parts.append(kept)
        tally = "SELECT {0}, count(*) FROM {1} GROUP BY {0} ORDER BY {0}"
        manifest = Manifest(
            reader=reader,
            reports=counts["reports"],
            records=dict(ask.sql(tally.format("type", "records")).fetchall()),
            places=dict(ask.sql(tally.format("outcome", "places")).fetchall()),
            parts=tuple(parts),
        )
        self._become(manifest)
        files.sweep(self.folder, manifest)

    def _changed(self, ask: duckdb.DuckDBPyConnection, table: str, bounds: Sequence[tuple[str, str]]) -> set[int]:
        """Which of the settled parts have to be written anew."""
        old = [part.name for part in self.manifest.parts if part.name.startswith(f"{table}/")]
        if not old or any(f"-of-{len(bounds):05d}-" not in name for name in old):
            return set(range(len(bounds)))
        key, leading = (_KEY["places"], "places") if table == "places" else ("id", "reports")
        fresh = [getattr(three, leading).name for three in self.manifest.fresh]
        keys = f"SELECT {key} FROM {_read(self.folder, leading, fresh)}"
        if leading == "reports":
            settled = [part.name for part in self.manifest.parts if part.name.startswith("reports/")]
            keys += f" UNION (SELECT id FROM {_read(self.folder, 'reports', settled)} EXCEPT SELECT id FROM reports)"
        lows = [low for low, _ in bounds]
        return {bisect_right(lows, key) - 1 for (key,) in ask.sql(keys).fetchall()}

    # -- asking

    def _open(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            held: Held | None = None
            holds = self._holds and not self.manifest.fresh
            holds = holds and sum(part.bytes for part in self.manifest.parts) <= HELD
            if self._handed is not None:
                (connection, held), self._handed = self._handed, None
                _unfix(connection)
            else:
                connection = _connect()
                _views(connection, self.folder, self.manifest.parts, self.manifest.fresh, drop=True)
                held = _hold(connection) if holds else None
            self._effects = _fix(connection, self._book())
            _keys(connection, held, fixed=bool(self._effects.book.effective))
            self._connection, self._held = connection, held
        return self._connection

    def _book(self) -> decisions.Book:
        return decisions.Book() if self.builds else decisions.read(self.folder).with_one_more(self.trial)

    @property
    def effects(self) -> Effects:
        """The analyst's decisions, and what each of them comes to. Raises `SituationError` as `ask` does."""
        while self._effects is None:
            self.ask("SELECT 1")
        return self._effects

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of a question in SQL over the views `reports`, `records` and `places`.

        Raises `SituationError` where a part is damaged. Where a build has replaced a part in the meantime, the question
        is put again to what is there now.
        """
        return list(self._rows(sql, values))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        import duckdb

        # A build that goes on may replace parts while we ask; it cannot do so for ever between two of our questions.
        for _ in range(5):
            try:
                cursor = self._open().cursor().execute(sql, values)
                first = cursor.fetchmany(ROWS_AT_ONCE)
                break
            except duckdb.Error as error:
                self.close()
                now = files.read_manifest(self.folder)
                if now == self.manifest:
                    if damaged := files.damaged_parts(self.folder, now):
                        raise SituationError(
                            f"{self.folder / damaged[0].name} is damaged: run the build of this situation again, "
                            "which reads its reports anew"
                        ) from error
                    raise
                self.manifest = now
        else:
            raise SituationError(f"{self.folder} changes faster than it can be asked: wait for its build to end")
        while first:
            yield from first
            first = cursor.fetchmany(ROWS_AT_ONCE)

    def reading(self, report: str) -> Reading:
        """One reading by its report's id. Raises `UsageError` where there is none."""
        rows = self.reports(Wanted(report=report))
        if not rows:
            raise UsageError(f"there is no report {report!r} in {self.folder}")
        return from_rows(rows[0], list(self.records(Wanted(report=report))))

    def as_read(self, report: str) -> Reading:
        """One reading as it was read, before any decision. Raises `UsageError` where there is none."""
        rows = self.reports(Wanted(report=report))
        if not rows:
            raise UsageError(f"there is no report {report!r} in {self.folder}")
        view = "read_records" if self.effects.book.effective else "records"
        sql = f"SELECT {_columns('records')} FROM {view} WHERE report = ? ORDER BY {_ORDER['records']}"
        return from_rows(rows[0], [RecordRow(*row) for row in self._rows(sql, [report])])

    def readings(self, since: str | None = None, until: str | None = None) -> Iterator[Reading]:
        """The readings in order of publication, those without a date last; `since` and `until` are days, inclusive."""
        where, values = _conditions(Wanted(since=since, until=until), "published")
        ids = [name for (name,) in self._rows(f"SELECT id FROM reports WHERE {where} {_BY_DATE}", values)]
        # Rows lie in order of ids. To have them in another order without holding them all, they wait in a file: a sort
        # by DuckDB would need more memory than they have bytes.
        places: dict[str, tuple[int, int]] = {}
        with tempfile.SpooledTemporaryFile(SPOOL) as file:
            for low, high in _bounds(len(ids), PER_PART["reports"]):
                within = f"id >= ? AND id < ? AND {where}"
                records = self._rows(
                    f"SELECT {_columns('records')} FROM records WHERE report >= ? AND report < ? "
                    f"AND report IN (SELECT id FROM reports WHERE {within}) ORDER BY {_ORDER['records']}",
                    [low, high, low, high, *values],
                )
                of_report = {name: list(rows) for name, rows in groupby(records, key=itemgetter(0))}
                for row in self._rows(
                    f"SELECT {_columns('reports')} FROM reports WHERE {within}", [low, high, *values]
                ):
                    data = msgspec.msgpack.encode((row, of_report.get(row[0], [])))
                    places[row[0]] = file.tell(), len(data)
                    file.write(data)
            for name in ids:
                if name in places:  # a build may have replaced parts meanwhile
                    at, length = places[name]
                    file.seek(at)
                    yield from_rows(*msgspec.msgpack.decode(file.read(length), type=_WithRecords))

    def reports(self, wanted: Wanted) -> list[ReportRow]:
        """The reports that are wanted (by id, the first digits of an id, days), in order of publication."""
        where, values = _conditions(wanted, "published", "id")
        if (held := self._in_memory()) is not None:
            if wanted == Wanted(report=wanted.report) and wanted.report is not None:
                return [held.reports[wanted.report]] if wanted.report in held.reports else []
            ids = self._rows(f"SELECT id FROM report_keys WHERE {where} {_BY_DATE}", values)
            return [held.reports[id_] for (id_,) in ids]
        return [
            ReportRow(*row)
            for row in self._rows(f"SELECT {_columns('reports')} FROM reports WHERE {where} {_BY_DATE}", values)
        ]

    def reports_by_id(self, ids: Iterable[str]) -> dict[str, ReportRow]:
        """Reports by their ids."""
        if (held := self._in_memory()) is not None:
            return {id_: held.reports[id_] for id_ in sorted(set(ids)) if id_ in held.reports}
        sql = f"SELECT {_columns('reports')} FROM reports WHERE id IN (SELECT unnest(?)) ORDER BY id"
        return {row[0]: ReportRow(*row) for row in self._rows(sql, [sorted(ids)])}

    def heads(self) -> list[Head]:
        """Every report without its text, in order of publication, with how many statements and events it has."""
        counts = "SELECT report, count(*) FILTER (type = 'statements'), count(*) FILTER (type = 'events') "
        counted = {report: tuple(of) for report, *of in self._rows(f"{counts} FROM record_keys GROUP BY report")}
        columns = "id, title, publisher, agency, published, language, name, substring(text, 1, ?)"
        rows = self._rows(f"SELECT {columns} FROM reports {_BY_DATE}", [OPENING])
        return [Head(*row, *counted.get(row[0], (0, 0))) for row in rows]

    def records(self, wanted: Wanted, words: Sequence[str] = ()) -> Iterator[RecordRow]:
        """The records that are wanted, in order of report, type and position in the report.

        With `words`, only those between whose first and last character one of them stands, whatever its case and
        accents.
        """
        where, values = _conditions(wanted, "day", "report")
        if not words and (held := self._in_memory()) is not None:
            return self._held_records(held, wanted, where, values)
        source = "records"
        if words:
            source = f"(SELECT r.*, {_plain('substring(t.text, starts + 1, ends - starts)')} AS stretch "
            source += "FROM records r JOIN reports t ON t.id = r.report)"
            where += " AND (" + " OR ".join([f"contains(stretch, {_plain('?')})"] * len(words)) + ")"
        sql = f"SELECT {_columns('records')} FROM {source} WHERE {where} ORDER BY {_ORDER['records']}"
        return (RecordRow(*row) for row in self._rows(sql, [*values, *words]))

    def _in_memory(self) -> Held | None:
        """The rows that are held, if any are to be."""
        if self._holds and self._connection is None:
            self.ask("SELECT 1")
        return self._held

    def _held_records(self, held: Held, wanted: Wanted, where: str, values: list[Any]) -> Iterator[RecordRow]:
        asked = wanted._replace(report=None, reports=None, types=None)
        if (wanted.report is not None or wanted.reports is not None) and asked == Wanted():
            reports = {wanted.report} if wanted.report is not None else set(wanted.reports or ())
            if wanted.report is not None and wanted.reports is not None:
                reports &= set(wanted.reports)
            for report in sorted(reports):
                rows = held.records(report)
                yield from rows if wanted.types is None else (row for row in rows if row.type in wanted.types)
            return
        found = self.ask(f"SELECT report, type, position FROM record_keys WHERE {where}", values)
        for report, some in groupby(sorted(found), key=itemgetter(0)):
            places = {(type_, position) for _, type_, position in some}
            yield from (row for row in held.records(report) if (row.type, row.position) in places)

    def sightings(self, actors: Iterable[tuple[str, str]], types: Sequence[str], column: str = "who") -> list[Seen]:
        """In which records some actors of reports are, by the ids of report and actor; without the records themselves.

        `column` is `who` (who says, does, asks, holds) or `about` (whom it concerns).
        """
        pairs = list(actors)
        if (held := self._in_memory()) is not None:
            asked: dict[str, set[str]] = {}
            for report, actor in pairs:
                asked.setdefault(report, set()).add(actor)
            if len(asked) <= FEW:
                return [
                    Seen(row.report, row.type, row.id, row.kind, row.day, row.starts, row.ends)
                    for report in sorted(asked)
                    for row in sorted(held.records(report), key=lambda row: (row.starts, row.id))
                    if row.type in types and not asked[report].isdisjoint(row.about if column == "about" else row.who)
                ]
        sql = (
            "SELECT DISTINCT r.report, r.type, r.id, r.kind, r.day, r.starts, r.ends FROM record_keys r "
            "JOIN (SELECT unnest(?) AS report, unnest(?) AS actor) w ON r.report = w.report "
            f"WHERE list_contains(?, r.type) AND list_contains(r.{'about' if column == 'about' else 'who'}, w.actor) "
            "ORDER BY r.report, r.starts, r.id"
        )
        values = [[report for report, _ in pairs], [actor for _, actor in pairs], list(types)]
        return [Seen(*row) for row in self._rows(sql, values)]

    def records_at(self, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], RecordRow]:
        """Records by the ids of their reports and their own."""
        pairs = set(places)
        if (held := self._in_memory()) is not None:
            rows = (row for report in {report for report, _ in pairs} for row in held.records(report))
            return {(row.report, row.id): row for row in rows if (row.report, row.id) in pairs}
        # Two conditions, each on a column of its own, are many times faster than one on both.
        sql = (
            f"SELECT {_columns('records')} FROM records WHERE id IN (SELECT unnest(?)) AND report IN (SELECT unnest(?))"
        )
        values = [sorted({id_ for _, id_ in pairs}), sorted({report for report, _ in pairs})]
        rows = (RecordRow(*found) for found in self._rows(sql, values))
        return {(row.report, row.id): row for row in rows if (row.report, row.id) in pairs}

    def cast(self) -> list[tuple[str, str, str, str | None, str, str | None, int]]:
        """All actors of all reports: report, id, kind, for whom it acts, name, role, how many statements it makes."""
        sql = (
            "SELECT a.report, a.id, a.kind, json_extract_string(a.json, '$.acts_for'), "
            "json_extract_string(a.json, '$.name'), json_extract_string(a.json, '$.role'), coalesce(s.said, 0) "
            "FROM records a LEFT JOIN "
            "(SELECT report, who, count(*) AS said FROM "
            "(SELECT report, unnest(who) AS who FROM record_keys WHERE type = 'statements') GROUP BY ALL) s "
            "ON a.report = s.report AND a.id = s.who WHERE a.type = 'actors' ORDER BY a.report, a.position"
        )
        return list(self._rows(sql))

    def offices(self) -> list[tuple[str, str, str | None, str | None]]:
        """All actors of all reports: report, id, kind, for whom it acts."""
        sql = "SELECT report, id, kind, json_extract_string(json, '$.acts_for') FROM records WHERE type = 'actors'"
        return [(report, id_, kind, acts_for) for report, id_, kind, acts_for in self._rows(sql)]

    def unhappened(self) -> set[tuple[str, str]]:
        """The events that did not happen, or not yet, by the ids of report and record."""
        sql = "SELECT report, id FROM records WHERE type = 'events' AND "
        sql += "json_extract_string(json, '$.modality') NOT IN ('occurred', 'ongoing')"
        return set(self._rows(sql))

    def days(self) -> dict[str, str | None]:
        """The day on which each report was published, by its id."""
        return dict(self._rows("SELECT id, published FROM report_keys"))

    def texts(self, words: Sequence[str], wanted: Wanted) -> Iterator[ReportRow]:
        """The reports whose text holds all the words, whatever their case and accents, the latest first.

        `wanted` holds for the report's day where it asks for nothing but days, else for one record of the report.
        """
        where = " AND ".join(["true", *[f"contains({_plain('text')}, {_plain('?')})"] * len(words)])
        if wanted.of_records():
            condition, values = _conditions(wanted, "day", "report")
            condition = f"id IN (SELECT report FROM record_keys WHERE {condition})"
        else:
            condition, values = _conditions(wanted, "published", "id")
        order = "ORDER BY coalesce(published < '0', true), published DESC NULLS LAST, path, row"
        rows = self._rows(
            f"SELECT {_columns('reports')} FROM reports WHERE {where} AND {condition} {order}", [*words, *values]
        )
        return (ReportRow(*row) for row in rows)

    def folded(self) -> list[tuple[str, str]]:
        """The id of every report and its text without case and accents, the latest first; held in memory from then on.

        Good for telling in which reports words stand: places in these texts are not always those in the reports'.
        """
        if "folded" not in self.reckoned:
            order = "ORDER BY coalesce(published < '0', true), published DESC NULLS LAST, path, row"
            self.reckoned["folded"] = self.ask(f"SELECT id, {_plain('text')} FROM reports {order}")
        found: list[tuple[str, str]] = self.reckoned["folded"]
        return found

    def fold(self, words: Sequence[str]) -> list[str]:
        """Words as `folded` has them."""
        return [word for (word,) in self.ask(f"SELECT {_plain('word')} FROM (SELECT unnest(?) AS word)", [list(words)])]

    def ids(self, wanted: Wanted) -> set[str]:
        """The ids of the reports that are wanted: by their days, or by one record that is wanted."""
        if wanted.of_records():
            where, values = _conditions(wanted, "day", "report")
            sql = f"SELECT DISTINCT report FROM record_keys WHERE {where}"
        else:
            where, values = _conditions(wanted, "published", "id")
            sql = f"SELECT id FROM report_keys WHERE {where}"
        return {id_ for (id_,) in self._rows(sql, values)}

    def stretches(self, wanted: Wanted) -> list[Stretch]:
        """Of the records that are wanted where they are kept, and between which characters of the text they stand."""
        where, values = _conditions(wanted, "day", "report")
        sql = f"SELECT {', '.join(Stretch._fields)} FROM record_keys WHERE {where}"
        return [Stretch(*row) for row in self._rows(sql, values)]

    def actors_with(self, name: str) -> list[tuple[str, str]]:
        """The actors of reports that have a name there, whatever its case, by the ids of report and actor."""
        sql = "SELECT DISTINCT report, id FROM record_keys WHERE type = 'actors' AND list_contains(names, ?)"
        return [(report, id_) for report, id_ in self._rows(sql, [name.casefold()])]

    def near_names(self, name: str, count: int = 3) -> list[str]:
        """The names of actors that are most like a name, the likest first."""
        names = "SELECT unnest(names) AS name FROM record_keys WHERE type = 'actors'"
        # Below 0.7, names of two words have no more than some letters in common. A design value.
        return self._near(names, name.casefold(), count, 0.7)

    def near_ids(self, start: str, count: int = 3) -> list[str]:
        """The ids of records that are most like one that there is not."""
        # Ids of a type have the same first letters, which is 0.6 already. A design value.
        return self._near("SELECT id AS name FROM record_keys", start, count, 0.55)

    def _near(self, names: str, name: str, count: int, least: float) -> list[str]:
        sql = "SELECT name FROM (SELECT name, jaro_winkler_similarity(name, ?) AS likeness FROM "
        sql += f"(SELECT DISTINCT name FROM ({names}))) WHERE likeness > ? ORDER BY likeness DESC, name LIMIT {count}"
        return [found for (found,) in self.ask(sql, [name, least])]

    def places(self, report: str | None = None, outcome: str | None = None) -> Iterator[Place]:
        """What became of each document, or of those that hold a report or came to an end, by path and row."""
        where = "true"
        values: list[str] = []
        for column, value in (("report", report), ("outcome", outcome)):
            if value is not None:
                where, values = f"{where} AND {column} = ?", [*values, value]
        sql = f"SELECT {_columns('places')} FROM places WHERE {where} ORDER BY {_ORDER['places']}"
        return (Place(*row) for row in self._rows(sql, values))

    def homes(self) -> dict[str, tuple[str, int]]:
        """Where each report stands: its id, and the path and row of its home."""
        return {name: (path, row) for name, path, row in self._rows("SELECT id, path, row FROM report_keys")}

    def summary(self) -> Summary:
        """How many speakers the situation has, and its first and last day of publication."""
        if "summary" not in self.reckoned:
            speakers = "SELECT unnest(who) AS speaker FROM record_keys WHERE type = 'statements'"
            days = "SELECT min(published), max(published) FROM report_keys WHERE published >= '0'"
            first, last = self.ask(days)[0]
            count = self.ask(f"SELECT count(DISTINCT speaker) FROM ({speakers})")[0][0]
            self.reckoned["summary"] = Summary(int(count), first, last)
        found: Summary = self.reckoned["summary"]
        return found

    def tally(self, table: str, column: str) -> dict[Any, int]:
        """How often each value of a column occurs, by value."""
        table = {"reports": "report_keys", "records": "record_keys"}.get(table, table)
        return dict(self.ask(f"SELECT {column}, count(*) FROM {table} GROUP BY {column} ORDER BY {column}"))


class Effects(NamedTuple):
    """The analyst's decisions; of those that count, in how many records and in how many reports each shows, by id.

    A decision that shows nowhere waits: what it names is not there, or was changed by another one.
    """

    book: decisions.Book
    records: dict[str, int]
    reports: dict[str, int]


class Stretch(NamedTuple):
    """A record by its place in its report's list of its type, and the characters between which its words stand."""

    report: str
    type: str
    position: int
    starts: int
    ends: int


class Seen(NamedTuple):
    """Where a record stands, and of what kind and day it is."""

    report: str
    type: str
    id: str
    kind: str | None
    day: str | None
    starts: int
    ends: int


class Head(NamedTuple):
    """A report without its text: what a list of reports shows. `opening` are the first characters of its text."""

    id: str
    title: str | None
    publisher: str | None
    agency: str | None
    published: str | None
    language: str | None
    name: str
    opening: str
    statements: int
    events: int


class Summary(NamedTuple):
    """What a situation is about, in figures."""

    speakers: int
    first: str | None
    last: str | None


class Wanted(NamedTuple):
    """Which reports or records are asked for; `None` asks for nothing. Days are inclusive, partial ones allowed.

    Of the actors in `who`, `about` and `ids`, one as `REPORT:ID` is meant in that report alone.
    """

    report: str | None = None
    reports: Sequence[str] | None = None
    id: str | None = None
    ids: Sequence[str] | None = None
    start_of_id: str | None = None
    types: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    types_or_kinds: Sequence[str] | None = None
    who: Sequence[str] | None = None
    about: Sequence[str] | None = None
    name: str | None = None
    since: str | None = None
    until: str | None = None

    def of_records(self) -> bool:
        """Whether records are asked for, by more than their day."""
        return any(value is not None for value in self._replace(since=None, until=None))


def _conditions(wanted: Wanted, day: str, report: str = "id") -> tuple[str, list[Any]]:
    """What is wanted as a condition in SQL, and its values."""
    conditions: list[str] = ["true"]
    values: list[Any] = []

    def add(condition: str, *more: Any) -> None:
        conditions.append(condition)
        values.extend(more)

    if wanted.report is not None:
        add(f"{report} = ?", wanted.report)
    if wanted.reports is not None:
        add(f"{report} IN (SELECT unnest(?))", list(wanted.reports))
    if wanted.id is not None:
        add("id = ?", wanted.id)
    if wanted.start_of_id is not None:
        add("starts_with(id, ?)", wanted.start_of_id)
    for value, condition in (
        (wanted.types, "list_contains(?, type)"),
        (wanted.kinds, "list_contains(?, kind)"),
    ):
        if value is not None:
            add(condition, list(value))
    for value, column in ((wanted.who, "who"), (wanted.about, "about"), (wanted.ids, "[id]")):
        if value is None:
            continue
        plain, here = (
            [name for name in value if ":" not in name],
            [name.partition(":") for name in value if ":" in name],
        )
        either: list[str] = []
        if plain or not here:
            either.append(f"list_has_any({column}, ?)")
            values.append(plain)
        if here:
            # A join by reports: to write out the names of all records takes ten times as long.
            own = column.replace("id", "r.id") if column == "[id]" else f"r.{column}"
            either.append(
                f"({report}, type, position) IN (SELECT r.report, r.type, r.position FROM record_keys r "
                "JOIN (SELECT unnest(?) AS report, unnest(?) AS own) w "
                f"ON r.report = w.report AND list_contains({own}, w.own))"
            )
            values += [[place for place, _, _ in here], [name for _, _, name in here]]
        conditions.append(f"({' OR '.join(either)})")
    if wanted.types_or_kinds is not None:
        add("(list_contains(?, type) OR list_contains(?, kind))", *[list(wanted.types_or_kinds)] * 2)
    if wanted.name is not None:
        add("list_contains(names, ?)", wanted.name.casefold())
    # A partial date lies within where any of its days may; a date without a year lies nowhere.
    if wanted.since is not None:
        add(f"{day} || '~' >= ? AND {day} >= '0'", wanted.since)
    if wanted.until is not None:
        add(f"{day} <= ? || '~' AND {day} >= '0'", wanted.until)
    return " AND ".join(conditions), values


def _connect() -> duckdb.DuckDBPyConnection:
    import duckdb

    # No extension is ever fetched: what the wheel carries is all there is.
    options: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    options |= {"memory_limit": MEMORY, "threads": THREADS, "temp_directory": tempfile.gettempdir()}
    return duckdb.connect(config=options)


def _views(
    ask: duckdb.DuckDBPyConnection, folder: Path, parts: Iterable[Part], fresh: Sequence[Fresh], *, drop: bool
) -> None:
    """Defines the views `reports`, `records` and `places`.

    `drop` leaves out places that are gone, and reports of which no place is left.
    """
    names = {table: [part.name for part in parts if part.name.startswith(f"{table}/")] for table in TABLES}
    if not fresh:
        for table in TABLES:
            ask.execute(f"CREATE VIEW {table} AS SELECT {_columns(table)} FROM {_read(folder, table, names[table])}")
        return
    ask.execute("CREATE TABLE numbers (filename VARCHAR, number INTEGER)")
    for table in TABLES:
        numbered = [(name, 0) for name in names[table]]
        numbered += [(getattr(three, table).name, at) for at, three in enumerate(fresh, start=1)]
        ask.executemany("INSERT INTO numbers VALUES (?, ?)", [(str(folder / name), at) for name, at in numbered])
        source = _read(folder, table, [name for name, _ in numbered])
        ask.execute(f"CREATE VIEW all_{table} AS SELECT * FROM {source} JOIN numbers USING (filename)")
    ask.execute(
        "CREATE TABLE last_places AS SELECT path, row, max(number) AS number FROM all_places GROUP BY path, row"
    )
    ask.execute(
        f"CREATE VIEW places AS SELECT {_columns('places')} FROM all_places JOIN last_places USING (path, row, number)"
        + (" WHERE outcome <> 'gone'" if drop else "")
    )
    ask.execute("CREATE TABLE last_reports AS SELECT id, max(number) AS number FROM all_reports GROUP BY id")
    if drop:
        live = "SELECT report FROM places WHERE report IS NOT NULL AND outcome IN ('read', 'copy')"
        ask.execute(f"DELETE FROM last_reports WHERE id NOT IN ({live})")
    ask.execute(
        f"CREATE VIEW reports AS SELECT {_columns('reports')} FROM all_reports JOIN last_reports USING (id, number)"
    )
    ask.execute(
        f"CREATE VIEW records AS SELECT {_columns('records', 'r')} FROM all_records r "
        "JOIN last_reports l ON r.report = l.id AND r.number = l.number"
    )


def _hold(ask: duckdb.DuckDBPyConnection) -> Held:
    """Takes all rows into memory: whole ones by report, and tables of what reports and records are found by."""
    held = Held()
    for low, high in _bounds(_count(ask, "SELECT count(*) FROM reports"), PER_PART["records"]):
        for table, key in (("reports", "id"), ("records", "report")):
            sql = f"SELECT {_columns(table)} FROM {table} WHERE {key} >= ? AND {key} < ? ORDER BY {_ORDER[table]}"
            rows = _fetched(ask.cursor().execute(sql, [low, high]))
            if table == "reports":
                held.add(map(ReportRow._make, rows), ())
            else:
                held.add((), map(RecordRow._make, rows))
    for table, columns in (("reports", _KEYS["reports"]), ("records", _KEYS["records"]), ("places", "*")):
        ask.execute(f"CREATE TABLE held_{table} AS SELECT {columns} FROM {table}")
    ask.execute("CREATE OR REPLACE VIEW places AS SELECT * FROM held_places")
    return held


def _unfix(ask: duckdb.DuckDBPyConnection) -> None:
    """Takes back what `_fix` and `_keys` did where rows are held."""
    for view in ("report_keys", "record_keys"):
        ask.execute(f"DROP VIEW IF EXISTS {view}")
    if _count(ask, "SELECT count(*) FROM duckdb_views() WHERE view_name = 'read_records'"):
        ask.execute("DROP VIEW records")
        ask.execute("ALTER VIEW read_records RENAME TO records")
    for table in ("fixed", "replaced"):
        ask.execute(f"DROP TABLE IF EXISTS {table}")


def _keys(ask: duckdb.DuckDBPyConnection, held: Held | None, fixed: bool) -> None:
    """Defines the views `report_keys` and `record_keys`: reports and records without text and JSON, quick to ask."""
    where = "held_" if held is not None else ""
    ask.execute(f"CREATE VIEW report_keys AS SELECT {_KEYS['reports']} FROM {where}reports")
    if held is None or not fixed:
        ask.execute(f"CREATE VIEW record_keys AS SELECT {_KEYS['records']} FROM {where}records")
    else:
        ask.execute(
            f"CREATE VIEW record_keys AS SELECT {_KEYS['records']} FROM held_records "
            f"ANTI JOIN replaced USING (report, type, position) UNION ALL SELECT {_KEYS['records']} FROM fixed"
        )
    if held is not None:
        sql = "SELECT report FROM replaced UNION SELECT report FROM fixed"
        changed = [report for (report,) in ask.sql(sql).fetchall()] if fixed else []
        sql = (
            f"SELECT {_columns('records')} FROM records WHERE report IN (SELECT unnest(?)) ORDER BY {_ORDER['records']}"
        )
        rows = _fetched(ask.cursor().execute(sql, [changed])) if changed else ()
        held.become(changed, map(RecordRow._make, rows))


def _fix(ask: duckdb.DuckDBPyConnection, book: decisions.Book) -> Effects:
    """Puts what the decisions make of records in the place of these, in the view `records`."""
    records: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    if not book.effective:
        return Effects(book, records, reports)
    ask.execute(f"CREATE TABLE fixed AS SELECT {_nulls('records')} WHERE false")
    ask.execute("CREATE TABLE replaced (report VARCHAR, type VARCHAR, position BIGINT)")
    # Some reports at a time: a decision on a state may be about all of them.
    for some in _named(ask, book):
        found = [corrected(report, rows, book) for report, rows in some]
        for one in found:
            records.update(one.about)
            reports.update(one.about.keys())
        ask.register("fixed_rows", to_table("records", [row for one in found for row in one.rows]))
        ask.execute("INSERT INTO fixed SELECT * FROM fixed_rows")
        ask.unregister("fixed_rows")
        if old := [row for one in found for row in one.replaced]:
            columns = [list(column) for column in zip(*old, strict=True)]
            ask.execute("INSERT INTO replaced SELECT unnest(?), unnest(?), unnest(?)", columns)
    ask.execute("ALTER VIEW records RENAME TO read_records")
    ask.execute(
        f"CREATE VIEW records AS SELECT {_columns('records')} FROM read_records "
        f"ANTI JOIN replaced USING (report, type, position) UNION ALL SELECT {_columns('records')} FROM fixed"
    )
    return Effects(book, records, reports)


def _named(ask: duckdb.DuckDBPyConnection, book: decisions.Book) -> Iterator[list[tuple[ReportRow, list[RecordRow]]]]:
    """The records that the decisions name or that name what they do, by report: all of those to which one adds."""
    ids = {decisions.target(name).id for fix in book.effective if fix.kind != "add" for name in fix.targets}
    whole = sorted({fix.targets[0] for fix in book.effective if fix.kind == "add"})
    # In the JSON form, an id stands between quotation marks. Finding too much does no harm.
    pattern = "|".join(re.escape(msgspec.json.encode(name).decode()) for name in sorted(ids)) or "^$"
    rows = ask.cursor().execute(
        f"SELECT {_columns('records')} FROM records WHERE regexp_matches(json, ?) OR list_contains(?, report) "
        f"ORDER BY {_ORDER['records']}",
        [pattern, whole],
    )
    by_report = ((name, [RecordRow(*row) for row in of]) for name, of in groupby(_fetched(rows), key=itemgetter(0)))
    empty = dict.fromkeys(whole)
    while some := dict(islice(by_report, REPORTS_AT_ONCE)):
        empty = {name: None for name in empty if name not in some}
        yield [(report, some[report.id]) for report in _reports_of(ask, some)]
    if empty:
        yield [(report, []) for report in _reports_of(ask, empty)]


def _reports_of(ask: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> list[ReportRow]:
    sql = f"SELECT {_columns('reports')} FROM reports WHERE list_contains(?, id) ORDER BY id"
    return [ReportRow(*row) for row in ask.execute(sql, [list(ids)]).fetchall()]


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while some := cursor.fetchmany(ROWS_AT_ONCE):
        yield from some


def _read(folder: Path, table: str, names: Iterable[str]) -> str:
    """Parts of a table as a table in SQL, with the file's name in the column `filename`."""
    # DuckDB takes a path as a pattern; brackets make its signs plain.
    paths = ("".join(f"[{c}]" if c in "*?[" else c for c in str(folder / name)) for name in names)
    quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    if quoted:
        return f"read_parquet([{quoted}], filename = true)"
    return f"(SELECT {_nulls(table)}, NULL::VARCHAR AS filename WHERE false)"


def _columns(table: str, of: str | None = None) -> str:
    return ", ".join(f"{of}.{name}" if of else name for name in TABLES[table]._fields)


def _plain(text: str) -> str:
    """A text in SQL without case and accents."""
    return f"strip_accents(lower({text}))"


def _nulls(table: str) -> str:
    types = {"str": "VARCHAR", "str | None": "VARCHAR", "int": "BIGINT", "bool": "BOOLEAN", "list[str]": "VARCHAR[]"}
    return ", ".join(f"NULL::{types[spelt]} AS {name}" for name, spelt in column_types(table).items())


def _bounds(rows: int, per_part: int) -> list[tuple[str, str]]:
    """Between which keys (hexadecimal, evenly spread) the parts of a table lie: a power of two of them."""
    count = 1
    while count * per_part < rows:
        count *= 2
    lows = ["", *(f"{at * 2**32 // count:08x}" for at in range(1, count))]
    return list(zip(lows, [*lows[1:], "\U0010ffff"], strict=True))


def _count(ask: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(ask.sql(sql).fetchall()[0][0])


def _arrow(ask: duckdb.DuckDBPyConnection, table: str, sql: str) -> pyarrow.Table:
    return ask.sql(sql).to_arrow_table().cast(arrow_schema(table))


def _with(manifest: Manifest, **changes: Any) -> Manifest:
    return msgspec.structs.replace(manifest, **changes)
