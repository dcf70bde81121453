"""Rows of JSONL, JSON, CSV and Parquet become reports; broken ones are named by line; ranges read every row once."""

import csv
import io
import json
import tracemalloc
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError, UsageError
from dragoman.records import Report
from dragoman.sources import delimited, jsonl, pile, plan, read, read_unit

SENTENCE = "The foreign minister said on Friday that the talks would go on, whatever others thought of it"


def texts(found):
    return [item.text if isinstance(item, Report) else item.name.rpartition(":")[2] for item in found]


def write_csv(path, rows, **how):
    with path.open("w", newline="", encoding=how.pop("encoding", "utf-8")) as file:
        csv.writer(file, **how).writerows(rows)


def write_parquet(path, columns, **how):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table(columns), path, **how)


ROWS = [
    {
        "id": n,
        "Body": f"{SENTENCE} {n}.",
        "headline": f"Talks {n}",
        "pub_date": "2024-02-23",
        "source": {"name": "Ledger"},
    }
    for n in range(3)
]


def test_jsonl_columns_with_usual_names_are_found_whatever_their_case(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS))
    found = list(read(path))
    assert texts(found) == [row["Body"] for row in ROWS]
    assert [(r.title, r.published, r.publisher) for r in found] == [
        (f"Talks {n}", "2024-02-23", "Ledger") for n in range(3)
    ]


def test_the_user_s_map_goes_before_usual_names_and_reaches_into_nested_values(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "teaser", "article": {"full": SENTENCE, "when": 1708646400}, "title": "T"}))
    (found,) = read(path, columns="text=article.full, published=article.when")
    assert (found.text, found.published, found.title) == (SENTENCE, "2024-02-23", "T")


def test_broken_lines_are_named_and_the_others_read(tmp_path):
    good = json.dumps({"text": SENTENCE})
    lines = [
        good,
        '{"text": "cut',
        "",
        good,
        "[1]",
        '{"text": null}',
        '{"text": 7}',
        '{"text": " "}',
        '{"body": 1} x',
        good,
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines))
    found = list(read(path))
    assert texts(found) == [SENTENCE, "2", SENTENCE, "5", "6", "7", "8", "9", SENTENCE]
    reasons = {item.name.rpartition(":")[2]: item.reason for item in found if isinstance(item, SourceError)}
    assert "broken JSON" in reasons["2"]
    assert reasons["2"].endswith("string starting at character 10")
    assert "a number" in reasons["7"]
    assert found[1].name == f"{path}:2"


def test_text_that_json_can_hold_and_nothing_can_write_is_made_writable(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(
        b'{"text": "He said \\ud83d\\ude00 and \\ud800 on Friday.", "n": NaN}\n{"text": "caf\xe9 talks"}\n'
    )
    first, second = read(path)
    assert first.text == "He said 😀 and \ufffd on Friday."
    assert [first.text[slice(*mark.span)] for mark in first.damaged] == ["\ufffd"]
    assert second.text == "café talks"


def test_mojibake_in_a_table_is_marked_and_left_since_others_count_its_characters(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": f"{SENTENCE}. â€œNo,â€\x9d he said."}))
    (found,) = read(path)
    assert "â€œNo,â€\x9d" in found.text
    assert len(found.damaged) == 2


def test_one_line_of_ten_megabytes_is_read_and_one_of_seventy_is_named(tmp_path):
    long = SENTENCE * (10_000_000 // len(SENTENCE))
    path = tmp_path / "rows.jsonl"
    with path.open("w") as file:
        file.write(
            json.dumps({"text": long})
            + "\n"
            + '{"text": "'
            + "x" * (70 << 20)
            + '"}\n'
            + json.dumps({"text": SENTENCE})
        )
    found = list(read(path))
    assert [len(item.text) if isinstance(item, Report) else item.name[-2:] for item in found] == [
        len(long),
        ":2",
        len(SENTENCE),
    ]
    assert "64 MB" in found[1].reason


@pytest.mark.parametrize("step", [1, 7, 100, 1 << 20])
def test_ranges_of_a_jsonl_file_give_each_line_once_with_its_number(tmp_path, monkeypatch, step):
    monkeypatch.setattr(pile, "_STEP", step)
    lines = [json.dumps({"text": f"{SENTENCE} {n}."}) if n % 3 else '{"text"' for n in range(12)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\r\n".join(lines) + "\r\n\r\n")
    units = plan(path)
    found = [item for unit in units for item in read_unit(unit)]
    assert texts(found) == [f"{SENTENCE} {n}." if n % 3 else str(n + 1) for n in range(12)]
    backwards = [item for unit in reversed(units) for item in reversed(list(read_unit(unit)))]
    assert texts(backwards) == texts(found)[::-1]
    assert sum(unit.size for unit in units) == path.stat().st_size


def test_a_large_jsonl_file_is_never_in_memory(tmp_path):
    path = tmp_path / "rows.jsonl"
    line = json.dumps({"text": SENTENCE * 1000}) + "\n"
    path.write_text(line * 300)
    tracemalloc.start()
    count = sum(isinstance(item, Report) for item in read(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 300
    assert path.stat().st_size > 25e6
    assert peak < 3e6


def test_a_json_file_may_hold_a_list_or_one_object(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([{"text": f"{SENTENCE} 1."}, 7, {"text": f"{SENTENCE} 2."}], indent=1))
    (tmp_path / "b.json").write_text(json.dumps({"title": "T", "text": f"{SENTENCE} 3."}, indent=1))
    (tmp_path / "c.json").write_text('{"text": "broken')
    found = list(read(tmp_path))
    assert texts(found)[:4] == [f"{SENTENCE} 1.", "2", f"{SENTENCE} 2.", f"{SENTENCE} 3."]
    assert found[4].name == str(tmp_path / "c.json")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_the_forms_that_spreadsheets_write(tmp_path, delimiter, encoding):
    rows = [
        ["title", "text", "date"],
        ["Café; talks", f"“{SENTENCE}”\nand | more,\tsaid he", "23/02/2024"],
        ["B", f"{SENTENCE}.", ""],
    ]
    path = tmp_path / ("rows.tsv" if delimiter == "\t" else "rows.csv")
    write_csv(path, rows, delimiter=delimiter, encoding=encoding)
    found = list(read(path))
    assert texts(found) == [rows[1][1], rows[2][1]]
    assert [(r.title, r.published) for r in found] == [("Café; talks", "2024-02-23"), ("B", None)]


def test_broken_csv_rows_are_named_by_the_line_they_begin_on(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(f'title,text\nA,"{SENTENCE},\nfor now"\nB\nC,\n\nD,{SENTENCE.replace(",", "")}\n')
    found = list(read(path))
    assert texts(found) == [f"{SENTENCE},\nfor now", "4", "5", SENTENCE.replace(",", "")]
    assert "1 fields where the header has 2" in found[1].reason


def test_a_quotation_mark_that_is_left_open_costs_its_own_row_only(tmp_path):
    path = tmp_path / "rows.csv"
    good = [f"T{n},{SENTENCE.replace(',', '')} {n}" for n in range(6)]
    path.write_text("title,text\n" + "\n".join([*good[:3], 'X,"never closed', *good[3:]]) + "\n")
    found = list(read(path))
    assert texts(found) == [
        *(row.partition(",")[2] for row in good[:3]),
        "5",
        *(row.partition(",")[2] for row in good[3:]),
    ]
    assert "left open" in found[3].reason


def test_a_file_cut_off_within_a_field_is_one_error(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(f'title,text\nA,"{SENTENCE}"\nB,"first line\nsecond, and\nthird li')
    assert texts(read(path)) == [SENTENCE, "3"]


@pytest.mark.parametrize("step", [1, 150, 1000])
def test_ranges_of_a_csv_file_give_each_row_once_though_texts_hold_line_ends_and_marks(tmp_path, monkeypatch, step):
    monkeypatch.setattr(pile, "_STEP", step)
    rows = [["id", "text"]] + [[n, f'He said: "No, {n}",\n\nand "left"\n{SENTENCE}'] for n in range(40)]
    path = tmp_path / "rows.csv"
    write_csv(path, rows)
    units = plan(path)
    assert step > 150 or len(units) > 5
    assert texts(item for unit in units for item in read_unit(unit)) == [row[1] for row in rows[1:]]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=60), min_size=1, max_size=25
    )
)
def test_any_csv_that_python_writes_is_cut_and_read_back(tmp_path, contents):
    contents = [content if content.strip() else "x" for content in contents]
    path = tmp_path / "any.csv"
    write_csv(path, [["text", "n"], *([content, n] for n, content in enumerate(contents))])
    with path.open("rb") as file:
        table = delimited.table(file, tabs=False)
        cuts = delimited.borders(file, table, path.stat().st_size, 40)
        starts = [0, *cuts]
        found = [
            item.text
            for start, end in zip(starts, [*cuts, path.stat().st_size], strict=True)
            for _, item in delimited.read_rows(file, table, {}, start, end)
        ]
    assert found == contents


def test_a_field_of_ten_megabytes_is_read(tmp_path):
    long = (SENTENCE * (10_000_000 // len(SENTENCE))).replace(",", "")
    (tmp_path / "rows.csv").write_text(f"text,title\n{long},T\n")
    assert [len(text) for text in texts(read(tmp_path))] == [len(long)]


def test_parquet_is_read_by_row_groups_with_dates_of_any_type(tmp_path, monkeypatch):
    import pyarrow as pa

    monkeypatch.setattr(pile, "_ROWS", 2)
    path = tmp_path / "rows.parquet"
    days = pa.array([datetime(2024, 2, 23, 23, 30, tzinfo=UTC)] * 5, pa.timestamp("ns", "Asia/Seoul"))
    columns = {"content": [f"{SENTENCE} {n}." if n != 3 else None for n in range(5)], "date": days, "views": [1.0] * 5}
    write_parquet(path, columns, row_group_size=1)
    units = plan(path)
    assert [(unit.start, unit.end, unit.reports, unit.first_row) for unit in units] == [
        (0, 2, 2, 0),
        (2, 4, 2, 2),
        (4, 5, 1, 4),
    ]
    found = [item for unit in units for item in read_unit(unit)]
    assert texts(found) == [f"{SENTENCE} {n}." if n != 3 else "4" for n in range(5)]
    assert found[0].published == "2024-02-24"  # as the clock in Seoul had it
    write_parquet(path, {"text": [SENTENCE], "date": [date(2024, 2, 23)]})
    assert next(read(path)).published == "2024-02-23"


def test_a_parquet_file_cut_short_or_without_rows_is_named(tmp_path):
    path = tmp_path / "rows.parquet"
    write_parquet(path, {"text": [SENTENCE] * 100})
    path.write_bytes(path.read_bytes()[:-20])
    assert next(read(path)).reason == "is a Parquet file that is cut off: its end is missing"
    path.write_bytes(b"PAR1" + bytes(99) + b"PAR1")
    assert "cannot be opened" in next(read(path)).reason
    write_parquet(path, {"text": []})
    assert "without rows" in next(read(path)).reason
    path.write_bytes(b"")
    assert next(read(path)).reason == "is empty"


def test_a_mapped_column_that_no_table_has_is_a_usage_error_that_lists_the_columns(tmp_path):
    write_csv(tmp_path / "a.csv", [["headline", "body"], ["T", SENTENCE]])
    with pytest.raises(
        UsageError, match=r"a\.csv has no column 'boddy'; its columns are headline, body: .*text=COLUMN"
    ):
        list(read(tmp_path, columns={"text": "boddy"}))


def test_a_lone_table_without_a_text_column_is_a_usage_error(tmp_path):
    for name, content in (("a.csv", "id,words\n1,2\n"), ("a.jsonl", '{"id": 1, "words": 2}\n')):
        (tmp_path / name).write_text(content)
        with pytest.raises(UsageError, match="id, words"):
            list(read(tmp_path / name))
    write_parquet(tmp_path / "a.parquet", {"id": [1], "words": ["x"]})
    with pytest.raises(UsageError, match="id, words"):
        list(read(tmp_path / "a.parquet"))


def test_one_odd_table_among_others_is_reported_and_the_rest_read(tmp_path):
    write_csv(tmp_path / "a.csv", [["id", "n"], ["1", "2"]])
    write_csv(tmp_path / "b.csv", [["title", "text"], ["T", SENTENCE]])
    error, report = read(tmp_path)
    assert "its columns are id, n" in error.reason
    assert report.text == SENTENCE
    error, report = read(tmp_path, columns="title=title")
    assert "'title'" in error.reason


@pytest.mark.parametrize("columns", ["text", "words=body", "text=", {"txt": "body"}])
def test_a_map_that_makes_no_sense_is_a_usage_error(tmp_path, columns):
    with pytest.raises(UsageError, match="column map"):
        list(read(tmp_path, columns=columns))


@given(st.binary(max_size=200), st.integers(0, 100), st.integers(1, 100))
def test_any_bytes_are_read_as_lines_without_an_error(data, start, length):
    for number, item in jsonl.read_lines(io.BytesIO(data), {}, start, start + length):
        assert number >= 0
        assert isinstance(item, SourceError) or item.text is not None


@pytest.mark.parametrize("kind", ["text", "list", "struct"])
def test_strings_of_parquet_that_are_no_utf8_are_decoded_or_an_error_of_their_row(tmp_path, kind):
    import pyarrow as pa
    import pyarrow.parquet as pq

    raw = pa.array([b"The caf\xe9 is closed, she said.", b"The port is open, he said."], pa.binary())
    text = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    if kind == "list":
        text = pa.ListArray.from_arrays(pa.array([0, 1, 2], pa.int32()), text)
    elif kind == "struct":
        text = pa.StructArray.from_arrays([text], ["body"])
    pq.write_table(pa.table({"text": text}), tmp_path / "a.parquet")
    found = list(read(tmp_path / "a.parquet"))
    assert len(found) == 2
    if kind == "text":
        assert found[0].text == "The café is closed, she said."
    else:
        assert all(isinstance(one, SourceError) for one in found)
