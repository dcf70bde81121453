"""Rows of a table in whatever order → the same rows in stretches of the key that each fit into memory.

All rows are gone through once and wait in one temporary file a stretch. To ask for stretch after stretch of rows that
lie in no order would go through all of them for each, in time that grows with the square of the pile.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.parts import arrow_schema
from dragoman.store.tables import KEY, columns

if TYPE_CHECKING:
    import duckdb
    import pyarrow

#: Rows that are taken at a time, and parts that make a stretch: 2,048 reports with all their records are some 50 MB.
#: Design values.
ROWS, PARTS = 16_384, 8


def spread(
    ask: duckdb.DuckDBPyConnection, table: str, bounds: Sequence[tuple[str, str]]
) -> Iterator[tuple[Sequence[int], pyarrow.Table]]:
    """The rows of a table by stretches of its key: which of the `bounds` lie in a stretch, and its rows.

    Raises `OSError` where the temporary files cannot be written.
    """
    import numpy as np
    import pyarrow

    stretches = [range(at, min(at + PARTS, len(bounds))) for at in range(0, len(bounds), PARTS)]
    lows = np.array([bounds[stretch[0]][0] for stretch in stretches])
    schema = arrow_schema(table)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder, ExitStack() as files:
        paths = [Path(folder) / f"{at}.arrow" for at in range(len(stretches))]
        options = pyarrow.ipc.IpcWriteOptions(compression="lz4")
        writers = [
            files.enter_context(pyarrow.ipc.new_stream(files.enter_context(path.open("wb")), schema, options=options))
            for path in paths
        ]
        sql = f"SELECT {columns(table)}, {KEY[table]} AS key_of_row FROM {table}"
        reader: Any = ask.cursor().sql(sql).to_arrow_reader(ROWS)
        for batch in reader:
            keys = batch.column("key_of_row").to_numpy(zero_copy_only=False).astype(str)
            rows = pyarrow.Table.from_batches([batch]).select(schema.names).cast(schema)
            at = np.searchsorted(lows, keys, side="right") - 1
            order = np.argsort(at, kind="stable")
            rows, at = rows.take(pyarrow.array(order)), at[order]
            for stretch in np.unique(at):
                first, last = np.searchsorted(at, [stretch, stretch + 1])
                writers[stretch].write_table(rows.slice(first, last - first))
        files.close()
        for stretch, path in zip(stretches, paths, strict=True):
            with path.open("rb") as file:
                yield stretch, pyarrow.ipc.open_stream(file).read_all()
            path.unlink()
