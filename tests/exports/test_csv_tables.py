"""Every table as CSV: all rows, offsets that count, and no formula."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO

import pytest
from hostile import FIRST, hostile

from dragoman.exports.csv_tables import cell, files
from dragoman.exports.wrote import Wrote


def _tables(wrote=None) -> dict[str, list[dict[str, str]]]:
    csv.field_size_limit(1 << 30)
    found = files(hostile(), wrote or Wrote())
    return {name: list(csv.DictReader(StringIO(data.decode(), newline=""))) for name, data in found}


def test_every_table_is_there_with_its_rows():
    wrote = Wrote()
    tables = _tables(wrote)
    assert wrote.rows == {
        "reports": 2, "actors": 8, "statements": 1, "events": 2, "exchanges": 1, "ties": 3, "claims": 1, "forecasts": 1,
        "situation_actors": 3, "exchange_courses": 1, "issues": 1, "positions": 2, "factors": 2, "joined_claims": 1,
        "joined_forecasts": 1, "contradictions": 0, "fixes": 1,
    }  # fmt: skip
    assert {name.removesuffix(".csv"): len(rows) for name, rows in tables.items()} == wrote.rows


def test_nested_fields_are_json_and_lead_to_the_words():
    tables = _tables()
    tie = tables["ties.csv"][0]
    report = next(row for row in tables["reports.csv"] if row["id"] == tie["report"])
    ((start, end),) = json.loads(tie["evidence"])
    text = report["text"].removeprefix("'")
    assert text[start:end] == "arms" and len(text) == len(FIRST)
    assert (tie["from"], tie["to"], tie["since"]) == ("RUS", "SYR", "")
    assert json.loads(tables["fixes.csv"][0]["record"]) == {"a": ["=1"]}


def test_no_cell_is_a_formula():
    for rows in _tables().values():
        for row in rows:
            words = [value for value in row.values() if not re.fullmatch(r"-?\d+(\.\d+)?", value)]
            assert not any(value.lstrip().startswith(("=", "+", "-", "@", "＝")) for value in words)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("\t@x", "'\t@x"), ("\r\n-x", "'\r\n-x"), ("＝1", "'＝1"), ("a=b", "a=b"), (-1.5, "-1.5"),
        (None, ""), (True, "true"), (3, "3"), ("a\x00b\ud800", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"),
        (["=1", None], '["=1",null]'), ({"a": "\ud800"}, '{"a":"\N{REPLACEMENT CHARACTER}"}'),
    ],
)  # fmt: skip
def test_cells(value, written):
    assert cell(value) == written
