"""Cells stay on their line, and are never carried out by a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports.tables import comma_line, safe, tab_line

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", ""),
        (0, "0"),
        (-10.0, "-10"),
        (3.4, "3.4"),
        (137.61563, "137.61563"),
        (2147483647, "2147483647"),
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'@SUM(A1)"),
        ("-5", "'-5"),
        ("\t=1", "'=1"),
        ("a\r\nb\x00c\u2028d", "a b c d"),
        ("Zoë 金正恩", "Zoë 金正恩"),
    ],
)
def test_cells(value, cell):
    assert safe(value) == cell


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_any_text_comes_back_in_as_many_cells_on_one_line(cells):
    for line, how in (
        (comma_line(cells), {}),
        (tab_line(cells), {"delimiter": "\t", "quoting": csv.QUOTE_NONE}),
        (tab_line(cells), {"delimiter": "\t"}),
    ):
        text = line.decode()
        assert text.endswith("\n") and len(text.splitlines()) == 1
        (row,) = csv.reader(StringIO(text, newline=""), **how)
        assert len(row) == len(cells)
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
