"""Tables are read out of whatever they are packed in; what is broken is named, and costs no more than itself."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import threading
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from event_files import POLECAT, icews, polecat, tabs

from dragoman.errors import SourceError
from dragoman.exports.tables import comma_line
from dragoman.other_events.files import tables

ROWS = [polecat(f"2024-03-0{day}", "NOR", "SWE", "ACCUSE") for day in range(1, 6)]
TEXT = tabs(POLECAT, *ROWS).encode()
ACLED_HEAD = "event_id_cnty,event_date,event_type,actor1,country,notes"


def read(*paths):
    """What comes out of files: of each table its name, its columns and its rows, or the error in its place."""
    found = []
    for table in tables(paths):
        found.append(table if isinstance(table, SourceError) else (table.name, list(table.first), list(table.rows)))
    return found


def rows_of(path):
    ((_, _, rows),) = read(path)
    return rows


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_packed_files_are_read_as_they_are_told_by_their_content(tmp_path, pack):
    path = tmp_path / "events"
    path.write_bytes(pack(TEXT))
    assert read(path) == [(str(path), POLECAT, list(enumerate(ROWS, 2)))]


def test_zstd_is_read_where_it_is_installed(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    path = tmp_path / "events.zst"
    path.write_bytes(zstandard.ZstdCompressor().compress(TEXT))
    assert rows_of(path) == list(enumerate(ROWS, 2))


def test_all_files_of_an_archive_are_read_each_by_its_name(tmp_path):
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", TEXT)
        archive.writestr("__MACOSX/one.txt", b"\0\0")
        archive.writestr("in/two.txt.gz", gzip.compress(TEXT))
    assert [name for name, *_ in read(path)] == [f"{path}/one.txt", f"{path}/in/two.txt.gz"]


def test_a_folder_is_read_in_order_of_name_and_hidden_files_are_not(tmp_path):
    for name in ("b.txt", "a.txt", ".c.txt"):
        (tmp_path / name).write_bytes(TEXT)
    assert [name for name, *_ in read(tmp_path)] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_parquet_is_read_with_its_rows_counted_from_one(tmp_path):
    path = tmp_path / "events.parquet"
    columns = {"Event Date": pa.array([None, 19786], pa.date32()), "Actor Name": ["NOR", None]}
    pq.write_table(pa.table(columns), path)
    assert read(path) == [(str(path), ["Event Date", "Actor Name"], [(1, ("", "NOR")), (2, ("2024-03-04", ""))])]


def test_rows_are_named_by_the_line_in_which_they_begin(tmp_path):
    path = tmp_path / "acled.csv"
    path.write_text(f'{ACLED_HEAD}\nA1,2024-03-01,Battles,X,Y,"one\ntwo ""quoted"", and\nthree"\nA2,d,e,f,g,h\n')
    assert rows_of(path) == [
        (2, ["A1", "2024-03-01", "Battles", "X", "Y", 'one\ntwo "quoted", and\nthree']),
        (5, ["A2", "d", "e", "f", "g", "h"]),
    ]


def test_a_quotation_mark_that_nobody_closes_costs_its_own_line(tmp_path):
    path = tmp_path / "acled.csv"
    lines = [f"A{n},2024-03-01,Battles,X,Y,note" for n in range(400)]
    lines[3] = 'A3,2024-03-01,Battles,X,Y,"open'
    path.write_text("\n".join([ACLED_HEAD, *lines]) + "\n")
    found = rows_of(path)
    (broken,) = [(number, cells) for number, cells in found if isinstance(cells, SourceError)]
    assert broken[0] == 5
    assert str(broken[1]) == f"{path}:5: has a quotation mark that is never closed"
    assert len(found) == 400


def test_tables_with_tabs_have_no_quoting(tmp_path):
    path = tmp_path / "icews.tab"
    row = icews("2024-03-04", 'The "North', "Sweden", "112")
    path.write_text(tabs(row, row))
    assert rows_of(path) == [(2, row)]


def test_a_row_of_another_width_is_named_and_the_rest_is_read(tmp_path):
    path = tmp_path / "events.txt"
    path.write_text(tabs(POLECAT, ROWS[0], ROWS[1][:-2], ROWS[2]))
    found = rows_of(path)
    assert [number for number, _ in found] == [2, 3, 4]
    assert str(found[1][1]) == f"{path}:3: has {len(POLECAT) - 2} fields where the first row has {len(POLECAT)}"


def test_marks_of_byte_order_and_strays_of_other_encodings_do_no_harm(tmp_path):
    path = tmp_path / "events.txt"
    row = polecat("2024-03-04", "NOR", "SWE", "ACCUSE", Actor_Name="Erdoğan")
    path.write_bytes(
        b"\xef\xbb\xbf" + tabs(POLECAT, row).encode() + tabs(ROWS[0]).encode().replace(b"NOR", b"Jos\xe9", 1)
    )
    ((_, columns, found),) = read(path)
    assert columns == POLECAT
    assert found[0][1] == row
    assert "José" in found[1][1]
    path.write_bytes(tabs(POLECAT, row).encode("utf-16"))
    assert rows_of(path) == [(2, row)]


def test_a_file_that_is_cut_off_gives_what_is_there_and_says_where_it_ends(tmp_path):
    many = tabs(
        POLECAT, *(polecat("2024-03-04", f"A{n * 7919 % 10007}", "SWE", "ACCUSE") for n in range(5000))
    ).encode()
    path = tmp_path / "events.gz"
    path.write_bytes(gzip.compress(many)[:-4000])
    found = rows_of(path)
    assert 100 < len(found) < 5000
    assert isinstance(found[-1][1], SourceError)
    assert "is damaged behind line" in str(found[-1][1])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n \n", "has no rows"),
        (bytes(range(256)) * 20, "is neither text nor Parquet"),
        (b"PK\x03\x04nonsense", "cannot be read"),
        (b"PAR1nonsense", "cannot be opened"),
        (b"x" * (3 << 20), "is a line of over 1 MB"),
    ],
)
def test_what_is_no_table_is_named_with_the_reason(tmp_path, content, reason):
    path = tmp_path / "odd"
    path.write_bytes(content)
    (error,) = read(path)
    assert isinstance(error, SourceError)
    assert str(path) in str(error)
    assert reason in str(error)


def test_records_of_plover_are_rows_and_a_line_that_is_none_is_named(tmp_path):
    path = tmp_path / "plover.jsonl"
    path.write_text(
        '{"id":"1","date":"2024-03-04","actor":[{"code":"NOR","entity_text":"Norland"}],"event":["ACCUSE","REJECT"],'
        '"recipient":null,"mode":[]}\n\nnot json\n{"id":"2"}\n'
    )
    found = rows_of(path)
    assert [(number, cells[2:6]) for number, cells in found[:2]] == [
        (1, ["ACCUSE", "", "Norland", "NOR"]), (1, ["REJECT", "", "Norland", "NOR"]),
    ]  # fmt: skip
    assert [str(cells).split(": ")[1][:10] for _, cells in found[2:]] == ["is no JSON", "is no reco"]


def test_our_own_csv_is_read_back(tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(comma_line(POLECAT) + comma_line(ROWS[0]))
    assert rows_of(path) == [(2, ROWS[0])]


def test_what_comes_through_a_pipe_is_read(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=[gzip.compress(TEXT)])
    writer.start()
    found = rows_of(path)
    writer.join()
    assert found == list(enumerate(ROWS, 2))
