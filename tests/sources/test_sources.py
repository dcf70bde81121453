"""The whole way in: any file, of any kind, gives reports and named errors, and never an exception."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import LanguageError, SourceError, UsageError
from dragoman.records import Report, report_id
from dragoman.sources import options, plan, read, read_unit

ENGLISH = (
    "The foreign minister said on Friday that the talks would go on. He told reporters that his country "
    "had asked for a pause of two weeks, and that the other side was thinking about it."
)
RUSSIAN = (
    "Министр иностранных дел заявил в пятницу, что переговоры будут продолжены. По его словам, страна просила о "
    "двухнедельном перерыве, и другая сторона думает над этим предложением."
)


def one(path, **how):
    (found,) = read(path, **how)
    return found


def test_a_text_file_is_one_report_exactly_as_it_came(tmp_path):
    text = f"Talks go on\r\n\r\n{ENGLISH}\r\n\tAn indented line  \r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    report = one(tmp_path)
    assert report.text == text
    assert report.id == report_id(text)
    assert report.title == "Talks go on"
    assert report.language == "en"


def test_folders_are_read_in_sorted_order_whatever_the_file_system_says(tmp_path):
    for name in ("b/2.txt", "a.txt", "b/1.txt", "c.md", "b/10.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} {ENGLISH}")
    texts = [report.text.split()[0] for report in read(tmp_path)]
    assert texts == ["a.txt", "b/1.txt", "b/10.txt", "b/2.txt", "c.md"]


def test_hidden_files_and_folders_are_left_alone(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(ENGLISH)
    (tmp_path / ".DS_Store").write_bytes(b"\x00\x00\x00\x01Bud1")
    assert list(read(tmp_path)) == []


def test_a_folder_that_links_back_to_itself_is_read_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(ENGLISH)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "a")
    assert len(list(read(tmp_path))) == 1


def test_a_link_to_nowhere_is_reported_by_name(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    error = one(tmp_path)
    assert error.name.endswith("gone.txt")
    assert "not there" in error.reason


def test_a_path_that_is_not_there_is_reported_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    error, report = read([tmp_path / "missing.txt", tmp_path / "a.txt"])
    assert isinstance(error, SourceError)
    assert error.name.endswith("missing.txt")
    assert isinstance(report, Report)


def test_a_file_that_vanishes_between_planning_and_reading_is_reported(tmp_path):
    names = ["a.txt", "b.html", "c.jsonl", "d.csv", "e.json"]
    contents = [ENGLISH, f"<html><p>{ENGLISH}</p></html>", f'{{"text": "{ENGLISH}"}}\n', f"text\n{ENGLISH}\n", "[{}]"]
    for name, content in zip(names, contents, strict=True):
        (tmp_path / name).write_text(content)
    units = plan(tmp_path)
    for name in names:
        (tmp_path / name).unlink()
    for name, unit in zip(names, units, strict=True):
        (error,) = read_unit(unit)
        assert error.name.endswith(name)
        assert "not there" in error.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission_is_reported(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.txt").chmod(0)
    assert "permissions" in one(tmp_path).reason


def test_permission_errors_are_put_in_plain_words():
    from dragoman.sources.pile import os_reason

    assert "permissions" in os_reason(PermissionError(13, "Permission denied"))
    assert "Input/output error" in os_reason(OSError(5, "Input/output error"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n  ", "only white space"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00", "is cut off"),
        (b"\x1f\x8b\x08\x00", "is cut off"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (bytes(range(256)) * 20, "binary"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "feed"),
        (b"PAR1", "Parquet"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl", ".csv", ".parquet", ""])
def test_what_is_no_report_is_refused_by_name_with_the_reason(tmp_path, content, reason, suffix):
    path = tmp_path / f"report{suffix}"
    path.write_bytes(content)
    error = one(path)
    assert isinstance(error, SourceError)
    assert error.name == str(path)
    assert reason in error.reason


def test_content_goes_before_suffix(tmp_path):
    page = f"<!doctype html><html><body><article><p>{ENGLISH}</p><p>{ENGLISH[::1]} Again.</p></article></body></html>"
    (tmp_path / "page.txt").write_text(page)
    (tmp_path / "text.html").write_text(ENGLISH)
    (tmp_path / "rows.txt").write_text(f'{{"text": "{ENGLISH}"}}\n{{"text": "{ENGLISH} More."}}\n')
    (tmp_path / "text.parquet").write_text(ENGLISH)
    (tmp_path / "text.csv").write_text("Talks go on\n\n" + ENGLISH.replace(",", ""))
    kinds = {Path(unit.path).name: unit.kind for unit in plan(tmp_path)}
    assert kinds == {
        "page.txt": "html",
        "text.html": "text",
        "rows.txt": "jsonl",
        "text.parquet": "text",
        "text.csv": "text",
    }
    assert all(isinstance(found, Report) for found in read(tmp_path))


def test_another_language_is_refused_by_its_name_unless_any_will_do(tmp_path):
    (tmp_path / "ru.txt").write_bytes(RUSSIAN.encode("koi8-r"))
    error = one(tmp_path)
    assert isinstance(error, LanguageError)
    assert "Russian" in error.reason
    report = one(tmp_path, any_language=True)
    assert report.text == RUSSIAN
    assert report.language == "ru"


def test_what_the_user_sets_goes_before_what_the_document_says(tmp_path):
    (tmp_path / "a.md").write_text(f"---\ndate: 2024-02-23\npublisher: The Ledger\n---\n{ENGLISH}")
    report = one(tmp_path, published="1 March 2024", publisher="Own archive")
    assert (report.published, report.publisher) == ("2024-03-01", "Own archive")


def test_a_date_that_is_none_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="2024-02-23"):
        list(read(tmp_path, published="03/04/2024"))


def test_units_cross_process_borders_and_give_the_same_reports(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "rows.jsonl").write_text(f'{{"text": "{ENGLISH} More."}}\n{{"broken\n')
    units = plan(tmp_path, options(publisher="Own archive"))
    apart = [found for unit in units for found in read_unit(pickle.loads(pickle.dumps(unit)))]
    whole = list(read(tmp_path, publisher="Own archive"))
    assert [str(found) for found in apart] == [str(found) for found in whole]
    assert [type(found).__name__ for found in apart] == ["Report", "Report", "SourceError"]


def test_standard_input_is_a_document_like_others():
    program = "from dragoman.sources import read\nfor report in read('-'): print(report.title)"
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, input=f"Talks go on\n\n{ENGLISH}".encode(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "Talks go on"
    program = "from dragoman.sources import read\nfor r in read('-'): print(r)"
    done = subprocess.run([sys.executable, "-c", program], input=b'{"text": 1}\n', capture_output=True, check=True)
    assert done.stdout.decode().startswith("standard input:1: ")


def test_importing_and_reading_english_text_loads_nothing_heavy(tmp_path):
    (tmp_path / "a.txt").write_text(f"Talks go on\n\n{ENGLISH} “Nothing is decided yet,” he said.")
    program = (
        "import sys\nfrom dragoman.sources import read\nfrom dragoman.records import Report\n"
        f"(report,) = read({str(tmp_path)!r})\nassert isinstance(report, Report)\n"
        "heavy = {'numpy', 'lxml', 'trafilatura', 'pyarrow', 'charset_normalizer', 'py3langid'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


SUFFIXES = [".txt", ".md", ".html", ".jsonl", ".json", ".csv", ".tsv", ".parquet", ""]
PIECES = st.sampled_from(
    [
        b"text,title\n",
        b'{"text": "',
        b'"}\n',
        b"<html><body><p>",
        b"</p>",
        b"---\n",
        b"title: x\n",
        b'"',
        b"\n",
        b"\r\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe2\x80",
        b"\xe2\x80\x9c",
        b"\x93",
        b"\x00",
        b"a\x00",
        ENGLISH.encode(),
        b"[{",
        b"]",
        "Ã©â€™".encode(),
        b"PAR1",
        b"\\ud800",
        b"MOSCOW, Feb 23 (Reuters) - ",
        b"<script>",
        b"<!--",
        b"<?xml encoding='x'?>",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=12).map(b"".join)), st.sampled_from(SUFFIXES))
def test_no_bytes_whatever_raise_and_every_mark_lies_in_its_text(tmp_path, data, suffix):
    path = tmp_path / f"document{suffix}"
    path.write_bytes(data)
    try:
        found = list(read(path, any_language=True))
    except UsageError as error:
        assert "columns" in str(error)
        return
    for item in found:
        if isinstance(item, SourceError):
            assert item.name.startswith(str(path))
            assert item.reason
            continue
        assert item.id == report_id(item.text)
        item.text.encode("utf-8")  # nothing in it that cannot be written again
        for mark in item.damaged:
            start, end = mark.span
            assert 0 <= start < end <= len(item.text)
