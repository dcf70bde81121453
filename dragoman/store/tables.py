"""The tables of a situation in DuckDB: views over its parts, and pieces of SQL that all questions share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.folder import Fresh
from dragoman.parts import TABLES, Part, arrow_schema, column_types

if TYPE_CHECKING:
    import duckdb
    import pyarrow

#: What DuckDB may hold in memory before it spills to the system's folder for temporary files.
MEMORY = "256MB"
#: More threads than this make no question of a pile of thousands faster, and each holds memory.
THREADS = min(4, os.cpu_count() or 1)
ROWS_AT_ONCE = 512
KEY = {"reports": "id", "records": "report", "places": "md5(path)"}
ORDER = {"reports": "id", "records": "report, type, position", "places": "path, row"}
#: By what reports and records are found: all but their texts and JSON.
KEYS = {
    table: ", ".join(name for name in TABLES[table]._fields if name not in ("text", "json"))
    for table in ("reports", "records")
}
# Days without a year, and unknown ones, come last.
BY_DATE = "ORDER BY coalesce(published < '0', true), published NULLS LAST, path, row"


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory, which spills to the system's folder for temporary files and fetches nothing."""
    import duckdb

    # No extension is ever fetched: what the wheel carries is all there is.
    options: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    options |= {"memory_limit": MEMORY, "threads": THREADS, "temp_directory": tempfile.gettempdir()}
    return duckdb.connect(config=options)


def define_views(
    ask: duckdb.DuckDBPyConnection, folder: Path, parts: Iterable[Part], fresh: Sequence[Fresh], *, drop: bool
) -> None:
    """Defines the views `reports`, `records` and `places`.

    `drop` leaves out places that are gone, and reports of which no place is left.
    """
    names = {table: [part.name for part in parts if part.name.startswith(f"{table}/")] for table in TABLES}
    if not fresh:
        for table in TABLES:
            ask.execute(f"CREATE VIEW {table} AS SELECT {columns(table)} FROM {parts_of(folder, table, names[table])}")
        return
    ask.execute("CREATE TABLE numbers (filename VARCHAR, number INTEGER)")
    for table in TABLES:
        numbered = [(name, 0) for name in names[table]]
        numbered += [(getattr(three, table).name, at) for at, three in enumerate(fresh, start=1)]
        ask.executemany("INSERT INTO numbers VALUES (?, ?)", [(str(folder / name), at) for name, at in numbered])
        source = parts_of(folder, table, [name for name, _ in numbered])
        ask.execute(f"CREATE VIEW all_{table} AS SELECT * FROM {source} JOIN numbers USING (filename)")
    ask.execute(
        "CREATE TABLE last_places AS SELECT path, row, max(number) AS number FROM all_places GROUP BY path, row"
    )
    ask.execute(
        f"CREATE VIEW places AS SELECT {columns('places')} FROM all_places JOIN last_places USING (path, row, number)"
        + (" WHERE outcome <> 'gone'" if drop else "")
    )
    ask.execute("CREATE TABLE last_reports AS SELECT id, max(number) AS number FROM all_reports GROUP BY id")
    if drop:
        live = "SELECT report FROM places WHERE report IS NOT NULL AND outcome IN ('read', 'copy')"
        ask.execute(f"DELETE FROM last_reports WHERE id NOT IN ({live})")
    ask.execute(
        f"CREATE VIEW reports AS SELECT {columns('reports')} FROM all_reports JOIN last_reports USING (id, number)"
    )
    ask.execute(
        f"CREATE VIEW records AS SELECT {columns('records', 'r')} FROM all_records r "
        "JOIN last_reports l ON r.report = l.id AND r.number = l.number"
    )


def fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The rows of a question, some hundred at a time."""
    while some := cursor.fetchmany(ROWS_AT_ONCE):
        yield from some


def parts_of(folder: Path, table: str, names: Iterable[str]) -> str:
    """Parts of a table as a table in SQL, with the file's name in the column `filename`."""
    # DuckDB takes a path as a pattern; brackets make its signs plain.
    paths = ("".join(f"[{c}]" if c in "*?[" else c for c in str(folder / name)) for name in names)
    quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    if quoted:
        return f"read_parquet([{quoted}], filename = true)"
    return f"(SELECT {nulls_of(table)}, NULL::VARCHAR AS filename WHERE false)"


def columns(table: str, of: str | None = None) -> str:
    """The columns of a table in SQL, of the table that is called `of` there."""
    return ", ".join(f"{of}.{name}" if of else name for name in TABLES[table]._fields)


def plain(text: str) -> str:
    """A text in SQL without case and accents."""
    return f"strip_accents(lower({text}))"


def nulls_of(table: str) -> str:
    """The columns of a table in SQL, with nothing in them."""
    types = {"str": "VARCHAR", "str | None": "VARCHAR", "int": "BIGINT", "bool": "BOOLEAN", "list[str]": "VARCHAR[]"}
    return ", ".join(f"NULL::{types[spelt]} AS {name}" for name, spelt in column_types(table).items())


def bounds_of(rows: int, per_part: int) -> list[tuple[str, str]]:
    """Between which keys (hexadecimal, evenly spread) the parts of a table lie: a power of two of them."""
    count = 1
    while count * per_part < rows:
        count *= 2
    lows = ["", *(f"{at * 2**32 // count:08x}" for at in range(1, count))]
    return list(zip(lows, [*lows[1:], "\U0010ffff"], strict=True))


def count_of(ask: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The number that a question gives."""
    return int(ask.sql(sql).fetchall()[0][0])


def to_arrow(ask: duckdb.DuckDBPyConnection, table: str, sql: str) -> pyarrow.Table:
    """The rows of a question as a part of a table has them."""
    return ask.sql(sql).to_arrow_table().cast(arrow_schema(table))
