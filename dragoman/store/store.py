"""The folder of a situation, open: read, built on, and put in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from errno import EIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman import fixes as decisions
from dragoman import folder as files
from dragoman.errors import SituationError, UsageError
from dragoman.folder import Fresh, Manifest
from dragoman.least import EVERYTHING, Least
from dragoman.parts import TABLES, Part, Place, RecordRow, ReportRow, from_rows, to_table, write_part
from dragoman.records import RECORD_TYPES, Reading
from dragoman.store.decided import Effects, put_in_place, take_back
from dragoman.store.held import Held, define_keys, hold_rows
from dragoman.store.laid_out import LaidOut, lay_out
from dragoman.store.questions import Questions
from dragoman.store.spread import spread
from dragoman.store.tables import (
    BY_DATE,
    KEY,
    ORDER,
    ROWS_AT_ONCE,
    bounds_of,
    columns,
    connect,
    count_of,
    define_views,
    parts_of,
    to_arrow,
)
from dragoman.store.wanted import Wanted, conditions

if TYPE_CHECKING:
    import duckdb

#: Rows of the leading table in a settled part, on average at most: a part is rewritten whole when a row is added to it.
#: Design values, not measured.
PER_PART = {"reports": 256, "records": 256, "places": 16384}
#: Fresh parts that may pile up before the smallest are joined, and how large a joined one may be. Design values.
FRESH_PARTS = 48
#: Settled parts for which it is quicker to go through all rows for each than once to spread them. A design value.
FEW = 4
FRESH_BYTES = 4_000_000
#: Bytes of parts up to which rows are held in memory (see `hold`): 6,000 reports are 28 MB of parts. A design value.
HELD = 64 << 20
#: Reports whose rows are in memory at a time where all are gone through: some 50 MB with all records. A design value.
AT_ONCE = 2048


class Store(Questions):
    """A situation's folder, open. `Store(folder)` opens it for reading, `Store.make(folder)` for building on it."""

    def __init__(self, folder: Path, trial: decisions.Fix | None = None, least: Least = EVERYTHING) -> None:
        """With a `trial`, answers are as they were if that decision had been taken, too.

        Records of which the reader is less sure than `least` are left out of all answers but `as_read`.
        """
        self.folder = folder
        self.trial = trial
        self.least = least
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
        for connection in (self._connection, self._handed and self._handed[0]):
            if connection is not None:
                connection.close()
        self._connection = self._held = self._handed = None
        self._effects = None
        self.reckoned = {}

    def hold(self, before: Store | None = None) -> None:
        """Holds the rows in memory from the first question on: good for who asks hundreds, each about a few reports.

        A store that held the same parts `before` hands them over, and is closed. Larger piles, and those that
        are being built, are asked where they lie.
        """
        self._holds = True
        if before is not None:
            before.renew()
            if before.manifest == self.manifest:
                self._handed, before._handed = before._handed, None
            before.close()

    def renew(self) -> None:
        """Answers as the decisions now are, from the next question on; rows that are held are kept."""
        handed = self._handed
        if self._connection is not None and self._held is not None:
            handed, self._connection = (self._connection, self._held), None
        self._handed = None
        self.close()
        self._handed = handed

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
        with self._as_os_error(), closing(connect()) as connection:
            define_views(connection, self.folder, (), self.manifest.fresh[at:], drop=False)
            joined = Fresh(**{name: self._write(connection, name, f"fresh-{at:05d}") for name in TABLES})
        old = self.manifest
        self._become(_with(old, fresh=(*old.fresh[:at], joined)))
        files.sweep(self.folder, self.manifest)

    def _write(self, connection: duckdb.DuckDBPyConnection, table: str, stem: str, where: str = "true") -> Part:
        sql = f"SELECT * FROM {table} WHERE {where} ORDER BY {ORDER[table]}"
        return write_part(self.folder, table, stem, to_arrow(connection, table, sql))

    @contextmanager
    def _as_os_error(self) -> Iterator[None]:
        """What DuckDB says of a disk, as `OSError`; `SituationError` where a part is damaged."""
        import duckdb

        try:
            yield
        except duckdb.Error as error:
            if damaged := files.damaged_parts(self.folder, self.manifest):
                raise self._damaged(damaged[0]) from error
            raise OSError(EIO, str(error).strip().partition("\n")[0]) from error

    def _damaged(self, part: Part) -> SituationError:
        return SituationError(
            f"{self.folder / part.name} is damaged: run the build of this situation again, which reads its reports anew"
        )

    def settle(self, reader: str) -> None:
        """Puts all rows in order, once a build has ended. Raises `OSError` where they cannot be written."""
        with self._as_os_error():
            self._settle(reader)

    def _settle(self, reader: str) -> None:
        if not self.manifest.fresh:
            if self.manifest.reader != reader:
                self._become(_with(self.manifest, reader=reader))
            return
        ask = self._open()
        counts = {"reports": count_of(ask, "SELECT count(*) FROM reports")}
        counts |= {"records": counts["reports"], "places": count_of(ask, "SELECT count(*) FROM places")}
        settled = {part.name.rpartition("-")[0]: part for part in self.manifest.parts}
        parts: list[Part] = []
        for table in TABLES:
            bounds = bounds_of(counts[table], PER_PART[table])
            written = dict(self._settled(ask, table, bounds))
            for at in range(len(bounds)):
                if at in written:
                    parts += [written[at]] if written[at].rows else []
                elif kept := settled.get(f"{table}/part-{at:05d}-of-{len(bounds):05d}"):
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

    def _settled(
        self, ask: duckdb.DuckDBPyConnection, table: str, bounds: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[int, Part]]:
        """Writes the settled parts that have to be written anew, each with its number."""

        def write(at: int, source: str) -> tuple[int, Part]:
            low, high = bounds[at]
            where = f"{KEY[table]} >= '{low}' AND {KEY[table]} < '{high}'"
            sql = f"SELECT {columns(table)} FROM {source} WHERE {where} ORDER BY {ORDER[table]}"
            stem = f"{at:05d}-of-{len(bounds):05d}"
            return at, write_part(self.folder, table, stem, to_arrow(ask, table, sql))

        changed = self._changed(ask, table, bounds)
        if len(changed) <= FEW:
            yield from (write(at, table) for at in sorted(changed))
            return
        for stretch, rows in spread(ask, table, bounds):
            ask.register("stretch", rows)
            yield from (write(at, "stretch") for at in stretch if at in changed)
            ask.unregister("stretch")

    def _changed(self, ask: duckdb.DuckDBPyConnection, table: str, bounds: Sequence[tuple[str, str]]) -> set[int]:
        """Which of the settled parts have to be written anew."""
        old = [part.name for part in self.manifest.parts if part.name.startswith(f"{table}/")]
        if not old or any(f"-of-{len(bounds):05d}-" not in name for name in old):
            return set(range(len(bounds)))
        key, leading = (KEY["places"], "places") if table == "places" else ("id", "reports")
        fresh = [getattr(three, leading).name for three in self.manifest.fresh]
        keys = f"SELECT {key} FROM {parts_of(self.folder, leading, fresh)}"
        if leading == "reports":
            settled = [part.name for part in self.manifest.parts if part.name.startswith("reports/")]
            keys += f" UNION (SELECT id FROM {parts_of(self.folder, 'reports', settled)} EXCEPT SELECT id FROM reports)"
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
                take_back(connection)
            else:
                connection = connect()
                define_views(connection, self.folder, self.manifest.parts, self.manifest.fresh, drop=True)
                held = hold_rows(connection) if holds else None
            self._effects = put_in_place(connection, self._book(), self.least)
            define_keys(connection, held, fixed=self._effects.change)
            self._connection, self._held = connection, held
        return self._connection

    def _book(self) -> decisions.Book:
        return decisions.Book() if self.builds else decisions.read(self.folder).with_one_more(self.trial)

    @property
    def effects(self) -> Effects:
        """The analyst's decisions, what each comes to, and how much is left out. Raises `SituationError` as `ask`."""
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
                        raise self._damaged(damaged[0]) from error
                    if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
                        why = str(error).strip().partition("\n")[0]
                        raise SituationError(f"{self.folder} cannot be asked: {why}") from error
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
        if (held := self._in_memory()) is not None:
            return from_rows(rows[0], held.as_read(report))
        view = "read_records" if self.effects.change else "records"
        sql = f"SELECT {columns('records')} FROM {view} WHERE report = ? ORDER BY {ORDER['records']}"
        return from_rows(rows[0], [RecordRow(*row) for row in self._rows(sql, [report])])

    def readings(self, since: str | None = None, until: str | None = None) -> Iterator[Reading]:
        """The readings in order of publication, those without a date last; `since` and `until` are days, inclusive."""
        with self.laid_out(since=since, until=until) as laid:
            yield from laid.readings()

    @contextmanager
    def laid_out(
        self,
        types: Sequence[str] = RECORD_TYPES,
        *,
        since: str | None = None,
        until: str | None = None,
        order: str = BY_DATE,
    ) -> Iterator[LaidOut]:
        """All readings with their records of some types, to be gone through in order of publication, or another.

        Rows lie in order of ids. To have them in another order without holding them all, they wait in a file: a sort by
        DuckDB would need more memory than they have bytes.
        """
        where, values = conditions(Wanted(since=since, until=until), "published")
        ids = [name for (name,) in self._rows(f"SELECT id FROM reports WHERE {where} {order}", values)]
        with lay_out(ids, self.by_report(types)) as laid:
            yield laid

    def by_report(self, types: Sequence[str]) -> Iterator[tuple[ReportRow, dict[str, list[str]]]]:
        """Each report with the JSON of its records of some types, by type, each in its order; in order of ids."""
        # Counted, for a manifest that somebody has changed, or a build that has not ended, tells another number.
        ((reports,),) = self.ask("SELECT count(*) FROM reports")
        # Of few reports at a time every question would be put to all parts; of all at once the rows would be too many.
        for low, high in bounds_of(reports, AT_ONCE):
            rows = self._rows(
                "SELECT report, type, json FROM records WHERE report >= ? AND report < ? AND list_contains(?, type) "
                "ORDER BY report, type, position",
                [low, high, list(types)],
            )  # fmt: skip
            of_report: dict[str, dict[str, list[str]]] = {}
            for report, kind, json in rows if types else ():
                of_report.setdefault(report, {}).setdefault(kind, []).append(json)
            sql = f"SELECT {columns('reports')} FROM reports WHERE id >= ? AND id < ? ORDER BY id"
            for row in self._rows(sql, [low, high]):
                yield ReportRow(*row), of_report.pop(row[0], {})

    def _in_memory(self) -> Held | None:
        """The rows that are held, if any are to be."""
        if self._holds and self._connection is None:
            self.ask("SELECT 1")
        return self._held


def _with(manifest: Manifest, **changes: Any) -> Manifest:
    return msgspec.structs.replace(manifest, **changes)
