"""Parquet → `Document`s, a row group at a time.

Numbers of row groups in; pairs of a row's number, counted from 0 at the first of them, and a document or an error
without a name out. Only the columns that are wanted are read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import columns, rows
from dragoman.sources.document import Document

#: Rows decoded at a time. A design value: some 0.4 MB of articles.
_BATCH = 64
#: The longest text of a row, in bytes: as of a file (`pile.LARGEST_TEXT`).
LONGEST = 20 << 20

Numbered = tuple[int, Document | SourceError]


class Shape:
    """A Parquet file's columns and the number of rows in each of its row groups."""

    def __init__(self, path: str) -> None:
        with _open(path) as file:
            self.names: list[str] = [field.name for field in file.schema_arrow]
            groups = range(file.metadata.num_row_groups)
            self.rows = [int(file.metadata.row_group(group).num_rows) for group in groups]


def head(file: BinaryIO, count: int) -> tuple[list[str], int, list[dict[str, Any]]]:
    """A file's columns, how many rows it has, and the first `count` of them. Raises `SourceError`, unnamed."""
    import pyarrow as pa

    with _open(file) as opened:
        names = [field.name for field in opened.schema_arrow]
        try:
            first = next(opened.iter_batches(batch_size=count), None)
            return names, int(opened.metadata.num_rows), [] if first is None else list(_rows(first))
        except (pa.ArrowException, OSError, SourceError):
            return names, int(opened.metadata.num_rows), []


def read_groups(
    path: str | BinaryIO, wanted: Mapping[str, str], first: int = 0, last: int | None = None
) -> Iterator[Numbered]:
    """The documents of the row groups `first` to `last` (end-exclusive; None: to the end) of a file.

    Raises `MissingColumnError` where a column is missing, `SourceError` (without a name) where the file is damaged.
    """
    import pyarrow as pa

    with _open(path) as file:
        found = columns.resolve([field.name for field in file.schema_arrow], wanted)
        needed = sorted({column.partition(".")[0] if column not in file.schema_arrow.names else column
                         for column in found.values()})  # fmt: skip
        groups = list(range(first, file.metadata.num_row_groups if last is None else last))
        number = 0
        try:
            for batch in file.iter_batches(batch_size=_BATCH, row_groups=groups, columns=needed):
                columns_of = _columns(batch)
                for at in range(batch.num_rows):
                    try:
                        yield number, rows.document(_row(columns_of, at), found)
                    except SourceError as error:
                        yield number, error
                    number += 1
        except (pa.ArrowException, OSError) as error:
            yield number, SourceError("", f"is damaged from here on: {error}")


def _columns(batch: Any) -> dict[str, Any]:
    import pyarrow as pa

    values = []
    for column in batch.columns:
        if pa.types.is_timestamp(column.type):
            # As days: a Python datetime has no nanoseconds, and only the day is wanted. In the zone that it is told in.
            column = pa.compute.local_timestamp(column) if column.type.tz else column
            column = column.cast(pa.date32(), safe=False)
        values.append(column)
    return dict(zip(batch.schema.names, values, strict=True))


def _row(columns_of: Mapping[str, Any], at: int) -> dict[str, Any]:
    return {name: _value(column[at]) for name, column in columns_of.items()}


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    columns_of = _columns(batch)
    return (_row(columns_of, at) for at in range(batch.num_rows))


def _value(scalar: Any) -> Any:
    """A value as Python has it, made for one row at a time: a few bytes of a file may stand for many long texts."""
    import pyarrow as pa

    plain = scalar.value if isinstance(scalar, pa.DictionaryScalar) else scalar
    if isinstance(plain, pa.StringScalar | pa.LargeStringScalar | pa.BinaryScalar | pa.LargeBinaryScalar):
        data = plain.as_buffer()
        if data is not None and data.size > LONGEST:
            raise SourceError("", f"is a text of {data.size >> 20} MB, more than one report can be")
    try:
        return plain.as_py() if plain is not None else None
    except UnicodeDecodeError as error:  # Arrow does not look whether a file's strings are UTF-8
        if hasattr(plain, "as_buffer"):
            return plain.as_buffer().to_pybytes()
        raise SourceError("", "holds values that are no text in UTF-8") from error


def _open(path: str | BinaryIO) -> Any:
    import pyarrow as pa
    import pyarrow.compute
    import pyarrow.parquet as pq

    try:
        mapped = isinstance(path, str)
        schema = pq.read_schema(path, memory_map=mapped)
        # A text that many rows share stays one in memory.
        shared = [field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_binary(field.type)]
        return pq.ParquetFile(path, memory_map=mapped, read_dictionary=shared)
    except (pa.ArrowException, OSError) as error:
        if not _has_its_end(path):
            raise SourceError("", "is a Parquet file that is cut off: its end is missing") from error
        raise SourceError("", f"is a Parquet file that cannot be opened: {' '.join(str(error).split())}") from error


def _has_its_end(path: str | BinaryIO) -> bool:
    """Whether a file ends as Parquet does; true where it cannot be told."""
    try:
        with Path(path).open("rb") if isinstance(path, str) else nullcontext(path) as file:
            file.seek(-4, io.SEEK_END)
            return file.read(4) in (b"PAR1", b"PARE")  # the second where the footer is encrypted
    except (OSError, ValueError):
        return True
