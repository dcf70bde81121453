"""`dragoman sources`: what a pile holds, before it is read."""

import gzip
import json

import packed
import pytest
from click.testing import CliRunner

from dragoman.cli import commands
from dragoman.errors import UsageError
from dragoman.sources import survey as surveys
from dragoman.sources.survey import survey


def held(found):
    return {(one.within, one.kind): (one.files, one.documents) for one in found.holdings}


@pytest.fixture
def pile(tmp_path):
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text(packed.words(1))
    (folder / "b.html").write_bytes(packed.page(2))
    (folder / "c.jsonl").write_bytes(packed.jsonl(3, 4, 5))
    (folder / "d.csv").write_bytes(packed.csv(6, 7))
    (folder / "e.parquet").write_bytes(packed.parquet(8, 9))
    (folder / "f.zip").write_bytes(packed.zipped({"x.txt": packed.words(10).encode(), "y.jsonl": packed.jsonl(11, 12)}))
    (folder / "g.tar.gz").write_bytes(
        gzip.compress(packed.tarred({"x.html": packed.page(13), "y.csv": packed.csv(14)}))
    )
    records = [*packed.pages(15, 16, 17), packed.record(18, b"x", media="image/png")]
    (folder / "h.warc.gz").write_bytes(packed.warc(records))
    (folder / "i.wacz").write_bytes(packed.wacz(packed.pages(19)))
    return folder


def test_kinds_are_counted_by_themselves_and_in_archives(pile):
    found = survey(pile)
    assert held(found) == {
        ("", "text"): (1, 1), ("", "html"): (1, 1), ("", "jsonl"): (1, 3), ("", "csv"): (1, 2), ("", "parquet"): (1, 2),
        ("", "ZIP"): (1, 0), ("ZIP", "text"): (1, 1), ("ZIP", "jsonl"): (1, 2),
        ("", "gzip"): (1, 0), ("gzip", "html"): (1, 1), ("gzip", "csv"): (1, 1),
        ("", "WARC"): (1, 0), ("WARC", "html"): (3, 3), ("", "WACZ"): (1, 0), ("WACZ", "html"): (1, 1),
    }  # fmt: skip
    assert found.files == 9
    assert found.documents == 18
    assert not found.estimated
    assert not found.faults
    assert found.asides == {"is an image": 1}
    assert found.bytes == sum(path.stat().st_size for path in pile.iterdir())


def test_what_it_counts_is_what_a_build_sees(pile):
    from dragoman.sources import read

    assert survey(pile).documents + 1 == len(list(read(pile)))  # and the image


def test_large_tables_are_estimated_and_marked(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(packed.jsonl(*range(5000)))
    (tmp_path / "b.csv").write_bytes(packed.csv(*range(5000)))
    found = survey(tmp_path)
    assert found.estimated
    assert all(abs(one.documents - 5000) < 250 for one in found.holdings)


def test_large_archives_are_looked_at_in_part(tmp_path, monkeypatch):
    monkeypatch.setattr(surveys, "_LOOKED", 20_000)
    (tmp_path / "a.warc.gz").write_bytes(packed.warc(packed.pages(*range(800))))
    (tmp_path / "b.tar").write_bytes(packed.tarred({f"{at}.txt": packed.words(at).encode() for at in range(300)}))
    (tmp_path / "c.zip").write_bytes(packed.zipped({f"{at}.txt": packed.words(at).encode() for at in range(300)}))
    found = survey(tmp_path)
    assert not found.faults
    counts = {one.within: one.documents for one in found.holdings if one.within}
    assert abs(counts["WARC"] - 800) < 60
    assert abs(counts["tar"] - 300) < 40
    assert counts["ZIP"] == 300


def test_columns_are_told_and_guessed_where_none_is_known(tmp_path):
    (tmp_path / "known.csv").write_bytes(packed.csv(1, 2))
    rows = [
        {"prose": packed.words(at) * 2, "day": f"2024-03-0{at}", "id": at, "name": f"Item {at}"} for at in (1, 2, 3)
    ]
    (tmp_path / "odd.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = survey(tmp_path)
    known, odd = found.tables
    assert (known.text, known.title, known.columns) == ("text", "title", ("text", "title"))
    assert odd.text is None
    assert odd.advice == "--columns text=prose,title=name,published=day"
    assert "text=prose" in found.faults[0].reason
    from dragoman.sources import options

    mapped = survey(tmp_path / "odd.jsonl", options("text=prose,published=day"))
    assert mapped.tables[0].text == "prose"
    assert not mapped.faults


def test_a_mapped_column_that_is_missing_is_told(tmp_path):
    from dragoman.sources import options

    (tmp_path / "a.csv").write_bytes(packed.csv(1))
    assert "no column 'prose'" in survey(tmp_path, options("text=prose")).faults[0].reason
    with pytest.raises(UsageError):
        options("nothing")


def test_what_cannot_be_read_is_named_with_the_reason(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.zip").write_bytes(packed.zipped({"../x": b"y", "p.png": b"\x89PNG\r\n\x1a\n", "n.txt": b"x"}))
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(packed.jsonl(*range(9)))[:-20])
    (tmp_path / "e.zip").write_bytes(packed.overlapping(9, 1000))
    reasons = {fault.name.removeprefix(f"{tmp_path}/"): fault.reason for fault in survey(tmp_path).faults}
    assert set(reasons) == {"a.png", "b.txt", "c.zip/../x", "c.zip/p.png", "d.jsonl.gz", "e.zip"}
    assert "cut off" in reasons["d.jsonl.gz"]


def test_time_is_told_by_how_much_text_there_is(tmp_path):
    (tmp_path / "a.txt").write_text(packed.words(1) * 1000)
    one, four = (survey(tmp_path, jobs=jobs).seconds for jobs in (1, 4))
    assert one == pytest.approx(4 * four)
    assert one == pytest.approx(len(packed.words(1)) * 1000 / 28_000)


def test_the_command_prints_a_table_and_says_by_its_status_whether_all_can_be_read(pile):
    done = CliRunner().invoke(commands, ["sources", str(pile), "--jobs", "2"], standalone_mode=False)
    assert done.return_value == 0
    assert "9 files" in done.output and "18 documents" in done.output and "2 processes" in done.output
    assert "web archives (WARC)" in done.output
    assert "text=text, title=title" in done.output
    (pile / "z.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = CliRunner().invoke(commands, ["sources", str(pile)], standalone_mode=False)
    assert done.return_value == 1
    assert "z.png: is an image" in done.output


def test_the_command_gives_json_and_examples(pile):
    import subprocess
    import sys

    run = [sys.executable, "-m", "dragoman", "sources", str(pile), "--json"]
    told = json.loads(subprocess.run(run, capture_output=True, check=True).stdout)
    assert told["files"] == 9
    assert {one["kind"] for one in told["holdings"]} >= {"WARC", "ZIP", "parquet"}
    assert "dragoman sources reports/" in CliRunner().invoke(commands, ["sources", "--help"]).output
