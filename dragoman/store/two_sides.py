"""Events of two sides in a database of their own, in a temporary folder: millions of rows in little memory.

`ours` are a situation's, `theirs` other people's. An *entry* is what stands under one day, one pair and one type,
however many rows tell of it; entries are what is compared. A `line` is what became of an entry, alone or with one of
the other side.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from dragoman.store.tables import MEMORY, THREADS, fetched

if TYPE_CHECKING:
    import duckdb

Side = Literal["ours", "theirs"]

#: Rows that wait to be stored. A design value: some 10 MB.
_BATCH = 1 << 15
#: Tellings of an entry that are shown. A design value.
SHOWN = 5
#: Statuses of a row under which it counts as an event.
_COUNTED = "('happened', 'folded')"


class SideRow(NamedTuple):
    """A pair of a row of one side. `day` is an ordinal number, a party "" where it is not told.

    `status` is "happened", "folded" (what is planned and counts as an agreement, a concession or a threat) or the
    modality of what has not happened. Rows with the same `same` tell one event again. `name` leads to the row, `told`
    are its words, `link` leads to them.
    """

    day: int
    source: str
    target: str
    type: str
    status: str
    same: int
    name: str
    told: str
    link: str | None


class Entry(NamedTuple):
    """`side` is "ours", "theirs", or "unreal" for what has not happened; `status` as in `SideRow`."""

    side: str
    id: int
    day: int
    source: str
    target: str
    type: str
    status: str


class Line(NamedTuple):
    """What became of one entry, or of one of each side, by their ids. Where `kind` says so, `ours` is unreal."""

    kind: str
    ours: int | None
    theirs: int | None


class Telling(NamedTuple):
    """A row as it is shown."""

    name: str
    told: str
    link: str | None
    status: str


class TwoSides:
    """The rows of both sides; a context manager, after which nothing is left."""

    def __init__(self) -> None:
        import duckdb

        self._folder = tempfile.TemporaryDirectory(prefix="dragoman-")
        options: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        options |= {"memory_limit": MEMORY, "threads": THREADS, "temp_directory": self._folder.name}
        self._db: duckdb.DuckDBPyConnection = duckdb.connect(str(Path(self._folder.name) / "sides"), config=options)
        for side in ("ours", "theirs"):
            self._db.execute(
                f"CREATE TABLE {side} (n BIGINT, day INTEGER, source VARCHAR, target VARCHAR, type VARCHAR, "
                "status VARCHAR, same BIGINT, name VARCHAR, told VARCHAR, link VARCHAR)"
            )
        self._db.execute("CREATE TABLE lines (kind VARCHAR, ours BIGINT, theirs BIGINT)")

    def __enter__(self) -> TwoSides:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Deletes the database."""
        self._db.close()
        self._folder.cleanup()

    def add(self, side: Side, rows: Iterable[SideRow]) -> None:
        """Stores rows of a side, some thousand at a time."""
        count = self._number(f"SELECT count(*) FROM {side}")
        rows = iter(rows)
        while some := list(islice(rows, _BATCH)):
            numbered = [(count + at, *row) for at, row in enumerate(some)]
            self._insert(side, ("n", *SideRow._fields), numbered)
            count += len(some)

    def _insert(self, table: str, names: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
        import pyarrow as pa

        batch = pa.table(dict(zip(names, (list(column) for column in zip(*rows, strict=True)), strict=True)))
        self._db.register("batch", batch)
        self._db.execute(f"INSERT INTO {table} SELECT {', '.join(names)} FROM batch")
        self._db.unregister("batch")

    def gather(self) -> None:
        """Makes entries of the rows. To be called once, when all are there.

        Rows are put in order, so that those of an entry lie one behind the other: its id is the place of the first.
        All of it is done by sorting and by sums, which DuckDB spills; lists and distinct counts it holds in memory.
        """
        cell = "day, source, target, type"
        for side in ("ours", "theirs"):
            counted_first = f"CASE WHEN status IN {_COUNTED} THEN '' ELSE status END"
            self._db.execute(f"CREATE TABLE {side}_sorted AS SELECT * FROM {side} ORDER BY {cell}, {counted_first}, n")
            self._db.execute(f"DROP TABLE {side}")
            self._db.execute(f"ALTER TABLE {side}_sorted RENAME TO {side}")
            of_event = (
                f"SELECT {cell}, same, count(*) AS tellings, min(rowid) AS place, "
                f"bool_and(status = 'folded') AS folded FROM {side} WHERE status IN {_COUNTED} GROUP BY {cell}, same"
            )
            self._db.execute(
                f"CREATE TABLE {side}_entries AS SELECT min(place) + 1 AS id, {cell}, "
                "sum(tellings)::BIGINT AS tellings, count(*) AS events, "
                "CASE WHEN bool_and(folded) THEN 'folded' ELSE 'happened' END AS status "
                f"FROM ({of_event}) GROUP BY {cell}"
            )
        self._db.execute(
            f"CREATE TABLE unreal_entries AS SELECT min(rowid) + 1 AS id, {cell}, count(*) AS tellings, status "
            f"FROM ours WHERE status NOT IN {_COUNTED} GROUP BY {cell}, status"
        )

    def entries(self) -> Iterator[Entry]:
        """All entries, those between the same two parties, in whichever direction, one after the other, by day."""
        asked = " UNION ALL ".join(
            f"SELECT '{side}' AS side, id, day, source, target, type, status FROM {side}_entries"
            for side in ("ours", "theirs", "unreal")
        )
        order = "least(source, target), greatest(source, target), day, source, type, side, status"
        for row in fetched(self._db.cursor().execute(f"SELECT * FROM ({asked}) ORDER BY {order}")):
            yield Entry(*row)

    def add_lines(self, lines: Iterable[Line]) -> None:
        """Stores what became of the entries."""
        lines = iter(lines)
        while some := list(islice(lines, _BATCH)):
            # A column of nothing but None has no type, so an insert by values.
            self._insert("lines", Line._fields, [(kind, _or(ours), _or(theirs)) for kind, ours, theirs in some])

    def lines(self, kind: str, limit: int | None = None) -> Iterator[tuple[Any, ...]]:
        """Lines of a kind in order of day: kind; entry of ours; entry of theirs.

        An entry is id, day, source, target, type, tellings and status, or None throughout.
        """
        ours = "unreal_entries" if kind == "unreal" else "ours_entries"
        fields = ("id", "day", "source", "target", "type", "tellings", "status")
        entry = ", ".join(f"{{0}}.{name}" for name in fields)
        sql = (
            f"SELECT l.kind, {entry.replace('{0}', 'o')}, {entry.replace('{0}', 't')} FROM lines l "
            f"LEFT JOIN {ours} o ON o.id = l.ours LEFT JOIN theirs_entries t ON t.id = l.theirs WHERE l.kind = ? "
            "ORDER BY coalesce(o.day, t.day), coalesce(o.source, t.source), coalesce(o.target, t.target), "
            "coalesce(o.type, t.type), o.status"
        )
        yield from fetched(self._db.cursor().execute(sql + (f" LIMIT {limit}" if limit is not None else ""), [kind]))

    def tellings(self, side: Side, entries: Sequence[tuple[int, int]]) -> dict[int, list[Telling]]:
        """The first rows of entries, each given by its id and how many tell of it, by id."""
        if not entries:
            return {}
        whose = {id_ - 1 + at: id_ for id_, count in entries for at in range(min(count, SHOWN))}
        # Lines come in the order of the rows, so that these lie close together: the bounds spare most of the table.
        sql = (
            f"SELECT rowid, name, told, link, status FROM {side} WHERE rowid BETWEEN ? AND ? "
            "AND rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY rowid"
        )
        found: dict[int, list[Telling]] = {}
        values = [min(whose), max(whose), list(whose)]
        for place, *rest in self._db.cursor().execute(sql, values).fetchall():
            found.setdefault(whose[place], []).append(Telling(*rest))
        return found

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of a question over `ours`, `theirs`, their `_entries`, `unreal_entries` and `lines`."""
        return self._db.cursor().execute(sql, values).fetchall()

    def _number(self, sql: str) -> int:
        return int(self.ask(sql)[0][0])


def _or(id_: int | None) -> int:
    """No id is 0."""
    return id_ or 0
