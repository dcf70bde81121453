"""Every table as Parquet, with nested columns as they are: for pandas, polars, DuckDB, R's arrow.

A span is a list of two whole numbers. What may be text or number (`ties.magnitude`) is text; what a decision adds
(`fixes.record`) is JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

from dragoman.exports.all_tables import Table, columns, tables
from dragoman.exports.legal import encodable
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote

if TYPE_CHECKING:
    import pyarrow

#: Rows in a row group: small enough that a reader of some columns need not hold a whole table of texts. A design value.
_ROW_GROUP = 4096


def files(whole: Whole, wrote: Wrote) -> Iterator[tuple[str, bytes]]:
    """A file for each table."""
    import pyarrow
    from pyarrow import parquet

    for table in tables(whole):
        schema = arrow_schema(table)
        rows = [_fitting(row, schema) for row in table.rows]
        buffer = BytesIO()
        made = pyarrow.Table.from_pylist(rows, schema=schema)
        parquet.write_table(made, buffer, row_group_size=_ROW_GROUP, compression="zstd", store_schema=False)
        wrote.add(table.name, len(rows))
        yield f"{table.name}.parquet", buffer.getvalue()


def arrow_schema(table: Table) -> pyarrow.Schema:
    """The columns of a table, by the types of its struct's fields."""
    import pyarrow

    kind = inspect.type_info(table.struct)
    assert isinstance(kind, inspect.StructType)
    types = {field.encode_name: _arrow(field.type) for field in kind.fields}
    if table.of_report:
        types["report"] = pyarrow.string()
    return pyarrow.schema([(name, types[name]) for name in columns(table)])


def _arrow(kind: inspect.Type) -> pyarrow.DataType:
    import pyarrow

    match kind:
        case inspect.UnionType():
            known = [_arrow(one) for one in kind.types if not isinstance(one, inspect.NoneType)]
            return known[0] if len(known) == 1 else pyarrow.string()
        case inspect.BoolType():
            return pyarrow.bool_()
        case inspect.IntType():
            return pyarrow.int64()
        case inspect.FloatType():
            return pyarrow.float64()
        case inspect.VarTupleType():
            return pyarrow.list_(_arrow(kind.item_type))
        case inspect.TupleType():
            return pyarrow.list_(_arrow(kind.item_types[0]))
        case inspect.StructType():
            return pyarrow.struct([(field.encode_name, _arrow(field.type)) for field in kind.fields])
        case _:  # texts, what is one of some texts, and what has no form of its own
            return pyarrow.string()


def _fitting(value: Any, kind: Any) -> Any:
    """A plain value as a column of that type takes it."""
    import pyarrow

    if value is None:
        return None
    if isinstance(kind, pyarrow.Schema) or pyarrow.types.is_struct(kind):
        return {field.name: _fitting(value[field.name], getattr(field, "type", field)) for field in kind}
    if pyarrow.types.is_list(kind):
        return [_fitting(item, kind.value_type) for item in value]
    if pyarrow.types.is_string(kind):
        return encodable(value if isinstance(value, str) else msgspec.json.encode(value).decode())
    return value
