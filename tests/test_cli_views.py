"""Figures from the command line: SVG or its twin as rows, to a file or printed; mistakes end with status 2."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from commands import dragoman
from crises import first, second, store_of


@pytest.fixture(scope="module")
def situation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures") / "crisis"
    store_of(folder, first(), second())
    return folder


@pytest.mark.parametrize("kind", ["timeline", "network", "positions", "causal-map"])
def test_a_figure_is_printed_as_svg(situation, kind):
    found = dragoman("figure", situation, kind)
    assert found.returncode == 0, found.stderr
    assert ET.fromstring(found.stdout).tag.endswith("svg")


def test_its_twin_has_rows_of_as_many_columns(situation):
    rows = [line.split("\t") for line in dragoman("figure", situation, "network", "--table").stdout.splitlines()]
    assert {"from", "to", "kind"} <= set(rows[0]) and len({len(row) for row in rows}) == 1


def test_it_is_written_where_one_says(situation, tmp_path):
    out = tmp_path / "t.svg"
    assert dragoman("figure", situation, "timeline", "-o", out).stdout == ""
    assert out.read_text().startswith("<svg")


def test_mistakes_end_with_status_2(situation):
    assert dragoman("figure", situation, "portrait").returncode == 2
    assert dragoman("figure", situation, "timeline", "Atlantis").returncode == 2
