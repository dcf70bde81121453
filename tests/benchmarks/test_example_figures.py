from pathlib import Path

import pytest

from benchmarks.corpora import NoCorpusError
from benchmarks.examples import GOLD, bare, measure
from dragoman.records import Reading, decode, encode


def test_a_report_is_read_without_the_marks_of_its_annotation() -> None:
    reading = decode(GOLD.read_bytes().splitlines()[0])
    report = bare(reading.report)
    assert (report.furniture, report.damaged) == ((), ())
    assert (report.text, report.published) == (reading.report.text, reading.report.published)


def test_the_annotation_against_itself_is_all_right_and_against_nothing_all_missed() -> None:
    readings = {reading.report.text: reading for reading in map(decode, GOLD.read_bytes().splitlines())}
    same = measure(GOLD, lambda report: readings[report.text])
    assert same.documents == len(readings) >= 8
    assert {figure.value for figure in same.figures} == {1.0}
    nothing = measure(GOLD, lambda report: Reading(report=report))
    assert nothing["statements, overlap"] == nothing["actors, exact"] == 0.0


def test_any_file_in_the_json_form_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    reading = decode(GOLD.read_bytes().splitlines()[0])
    path.write_bytes(encode(reading) + b"\n\n")
    assert measure(path, lambda report: reading).corpus == "own"
    with pytest.raises(NoCorpusError, match="nowhere"):
        measure(tmp_path / "nowhere.jsonl", lambda report: reading)
