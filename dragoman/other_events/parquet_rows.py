"""Parquet of event data as a table, some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import SourceError
from dragoman.other_events.table import Numbered, Table

#: Rows decoded at a time. A design value: some 4 MB of GDELT.
_BATCH = 4096


def table(path: Path, name: str) -> Table:
    """The table in a file. Raises `SourceError` where it cannot be opened."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path, memory_map=True)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(name, f"is a Parquet file that cannot be opened: {' '.join(str(error).split())}") from error
    return Table(name, 0, [field.name for field in file.schema_arrow], _rows(file, name))


def _rows(file: Any, name: str) -> Iterator[Numbered]:
    import pyarrow as pa

    number = 0
    try:
        for batch in file.iter_batches(batch_size=_BATCH):
            columns = [[_text(value) for value in column.to_pylist()] for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield number, cells
    except (pa.ArrowException, OSError, ValueError) as error:
        yield number + 1, SourceError(name, f"is damaged from row {number + 1} on: {' '.join(str(error).split())}")


def _text(value: object) -> str:
    return "" if value is None else str(value)
