"""Every table as Parquet: the same rows, with nested columns as they are."""

from __future__ import annotations

from io import BytesIO

import pytest
from hostile import FIRST, hostile
from msgspec.structs import replace
from pyarrow import parquet

from dragoman.exports import csv_tables
from dragoman.exports.parquet_tables import files
from dragoman.exports.wrote import Wrote


def _tables(whole=None, wrote=None):
    found = files(whole or hostile(), wrote or Wrote())
    return {name.removesuffix(".parquet"): parquet.read_table(BytesIO(data)) for name, data in found}


def test_rows_and_columns_are_those_of_csv():
    wrote, other = Wrote(), Wrote()
    tables = _tables(wrote=wrote)
    headers = {name.removesuffix(".csv"): data.split(b"\n")[0] for name, data in csv_tables.files(hostile(), other)}
    assert wrote.rows == other.rows == {name: table.num_rows for name, table in tables.items()}
    assert {name: ",".join(table.column_names).encode() for name, table in tables.items()} == headers


def test_texts_and_spans_are_as_they_were():
    tables = _tables()
    assert FIRST in tables["reports"]["text"].to_pylist()
    tie = tables["ties"].to_pylist()[0]
    ((start, end),) = tie["evidence"]
    assert FIRST[start:end] == "arms" and tie["magnitude"] is None
    claim = tables["claims"].to_pylist()[0]
    assert claim["cause"]["text"] == "blockade" and claim["cause"]["actors"] == ["RUS"]
    actor = next(row for row in tables["situation_actors"].to_pylist() if row["id"] == "RUS")
    assert actor["names"][0]["name"] == "Ruritania" and len(actor["members"]) == 2
    assert tables["fixes"]["record"].to_pylist() == ['{"a":["=1"]}']


@pytest.mark.parametrize(("magnitude", "written"), [("half", "half"), (2.5, "2.5")])
def test_what_is_text_or_number_is_text(magnitude, written):
    whole = hostile()
    one = whole.readings[1]
    changed = replace(one, ties=(replace(one.ties[0], magnitude=magnitude),))
    object.__setattr__(whole, "readings", [changed])
    assert _tables(whole)["ties"]["magnitude"].to_pylist() == [written]
