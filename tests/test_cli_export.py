"""An export is written where it belongs, and what is left out is said beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import dragoman, read_by_nobody
from deeds import stored


@pytest.fixture(scope="module")
def levant(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "levant"
    stored(folder, copied=True)
    return folder


def test_one_who_has_had_enough_of_an_export_is_none_either(levant):
    assert read_by_nobody("export", levant, "--to", "icews") == (b"", 0)


def test_export_writes_to_standard_output_and_says_beside_it_what_it_left_out(levant):
    found = dragoman("export", levant, "--to", "plover")
    records = [json.loads(line) for line in found.stdout.splitlines()]
    assert len({record["id"] for record in records}) == len(records) == 6  # a copy is not told again
    assert found.returncode == 0
    assert found.stderr.splitlines() == [
        "6 events of 1 report",
        "2 left out: 1 negated, 1 possible; --all writes them, too, with their status",
    ]
    everything = dragoman("export", levant, "--to", "plover", "--all")
    assert (len(everything.stdout.splitlines()), everything.stderr) == (8, "8 events of 1 report\n")


def test_export_writes_a_file_in_the_form_of_its_suffix(levant, tmp_path):
    out = tmp_path / "e.csv"
    found = dragoman("export", levant, "--to", "icews", "--out", out)
    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr.startswith(f"6 events of 1 report in 11 rows written to {out}\n")
    assert out.read_text().splitlines()[0].startswith("Event ID,Event Date,")


def test_an_exported_id_leads_back_to_the_words(levant):
    table = dragoman("export", levant, "--to", "icews").stdout.splitlines()
    row = dict(zip(table[0].split("\t"), table[1].split("\t"), strict=True))
    assert dragoman("why", levant, row["Record"]).stdout.startswith("ev-struck  event, ASSAULT (aerial), occurred")


def test_export_takes_days_of_reports(levant):
    assert dragoman("export", levant, "--to", "plover", "--until", "2024-03-03").stdout == ""
    assert dragoman("export", levant, "--to", "plover", "--since", "2024-03-04").stdout != ""


def test_export_writes_the_whole_situation_and_counts_it(levant, tmp_path):
    found = dragoman("export", levant, "--to", "csl")
    assert [item["type"] for item in json.loads(found.stdout)] == ["article-newspaper"]
    assert (found.returncode, found.stderr.splitlines()[1:]) == (0, ["  references: 1"])
    out = tmp_path / "levant.jsonl"
    found = dragoman("export", levant, "--to", "ftm", "--out", out)
    written, count, *left_out = found.stderr.splitlines()
    assert written.startswith("1 report in ") and written.endswith(f" written to {out}")
    assert count == f"  entities: {len(out.read_text().splitlines())}"
    assert left_out == ["left out: 1 negated, 2 planned, 1 possible"]


def test_a_wrong_export_is_refused(levant, tmp_path):
    for how, said in (
        (("--to", "gdelt"), "there is no format 'gdelt'"),
        (("--to", "bib"), "did you mean bibtex?"),
        ((), "--to"),
        (("--to", "icews", "--form", "jsonl"), "icews is not written as jsonl"),
        (("--to", "plover", "--since", "March"), "'March' is no day"),
    ):
        found = dragoman("export", levant, *how)
        assert (found.returncode, found.stdout) == (2, "") and said in found.stderr
    found = dragoman("export", levant, "--to", "plover", "--out", tmp_path / "none" / "e.jsonl")
    assert found.returncode == 1
    assert found.stderr == f"dragoman: {tmp_path / 'none' / 'e.jsonl'}: No such file or directory\n"


def test_export_says_how_many_rows_each_table_has(levant, tmp_path):
    found = dragoman("export", levant, "--to", "csv", "--out", tmp_path / "tables")
    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr.splitlines()[0] == f"1 report in 17 files written to {tmp_path / 'tables'}"
    assert "  events: 8" in found.stderr.splitlines()
    again = dragoman("export", levant, "--to", "csv", "--out", tmp_path / "tables")
    assert again.returncode == 2 and "--force" in again.stderr
    assert dragoman("export", levant, "--to", "csv", "--out", tmp_path / "tables", "--force").returncode == 0
    network = dragoman("export", levant, "--to", "gexf")
    assert network.stdout.startswith("<?xml") and "left out: " in network.stderr
