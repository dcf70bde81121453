"""An export is written whole or not at all, in the form that is asked for, with an account of it."""

from __future__ import annotations

import json
import os
import stat
from io import BytesIO
from pathlib import Path

import pytest
from deeds import deeds
from exported import situation

from dragoman.errors import UsageError
from dragoman.exports import icews, plover
from dragoman.exports.export import CHOOSING, FILES, FOLDERS, READINGS, STREAMS
from dragoman.exports.write import FORMATS, write


def test_the_account_adds_up(tmp_path):
    tally = write([deeds()], "plover", tmp_path / "e.jsonl")
    assert (tally.reports, tally.events, tally.lines, tally.left_out.total()) == (1, 6, 6, 2)
    assert len((tmp_path / "e.jsonl").read_text().splitlines()) == 6
    table = write([deeds()], "icews", tmp_path / "e.tab")
    assert (table.events, table.lines) == (6, 11)
    assert len((tmp_path / "e.tab").read_text().splitlines()) == 1 + table.lines


@pytest.mark.parametrize(
    ("to", "name", "form", "first"),
    [
        ("plover", "e.jsonl", None, b'{"id"'),
        ("plover", "e.csv", None, b"Event ID,Event Date,Event Type"),
        ("plover", "e.dat", None, b'{"id"'),
        ("plover", "e.csv", "jsonl", b'{"id"'),
        ("plover", "e.tab", None, b'{"id"'),
        ("icews", "e.tab", None, b"Event ID\tEvent Date\tSource Name"),
        ("icews", "e.csv", None, b"Event ID,Event Date,Source Name"),
        ("icews", "e.txt", None, b"Event ID\tEvent Date\tSource Name"),
    ],
)
def test_the_form_is_the_one_asked_for_or_that_of_the_suffix(tmp_path, to, name, form, first):
    write([deeds()], to, tmp_path / name, form=form)
    assert (tmp_path / name).read_bytes().startswith(first)


def test_bytes_go_where_they_can_be_written():
    out = BytesIO()
    write([deeds()], "plover", out)
    assert len([json.loads(line) for line in out.getvalue().splitlines()]) == 6


def test_no_events_make_an_empty_file_or_a_header_alone(tmp_path):
    assert write([], "plover", tmp_path / "e.jsonl").lines == 0
    assert (tmp_path / "e.jsonl").read_bytes() == b""
    assert write([], "icews", tmp_path / "e.tab").lines == 0
    assert (tmp_path / "e.tab").read_text() == "\t".join(icews.COLUMNS) + "\n"


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path):
    out = tmp_path / "e.jsonl"
    out.write_text("old")

    def readings():
        yield deeds()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(readings(), "plover", out)
    assert out.read_text() == "old" and list(tmp_path.iterdir()) == [out]
    with pytest.raises(OSError):
        write([deeds()], "plover", tmp_path / "none" / "e.jsonl")


def test_a_file_keeps_its_rights_and_a_link_its_place(tmp_path):
    out, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    out.write_text("old")
    out.chmod(0o640)
    link.symlink_to(out)
    write([deeds()], "plover", link)
    assert link.is_symlink() and out.read_text().startswith('{"id"')
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    mask = os.umask(0o022)
    try:
        write([deeds()], "plover", tmp_path / "new.jsonl")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.jsonl").stat().st_mode) == 0o644


def test_what_is_no_file_is_written_to(tmp_path):
    assert write([deeds()], "plover", "/dev/null").lines == 6
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_what_there_is_not_is_refused(tmp_path):
    with pytest.raises(UsageError, match="there are plover, icews"):
        write([deeds()], "gdelt", tmp_path / "e")
    with pytest.raises(UsageError, match="icews is not written as jsonl: it is written as tab or csv"):
        write([deeds()], "icews", tmp_path / "e", form="jsonl")
    assert not list(tmp_path.iterdir())
    assert plover.FORMS[0] == "jsonl"


def test_the_same_readings_give_the_same_bytes():
    outs = [BytesIO(), BytesIO()]
    for out in outs:
        write([deeds()], "icews", out, everything=True)
    assert outs[0].getvalue() == outs[1].getvalue()


@pytest.mark.parametrize(
    ("to", "counted"),
    [("annotations", {"annotations"}), ("ftm", {"entities"}), ("prov", {"entities", "activities", "agents"}),
     ("csl", {"references"}), ("bibtex", {"references"}), ("ris", {"references"})],
)  # fmt: skip
def test_a_whole_situation_is_counted_and_the_same_bytes_every_time(tmp_path, to, counted):
    made = situation(tmp_path / "s")
    tally = made.export(to, tmp_path / "out")
    assert tally.reports == 2 and tally.rows.keys() == counted and all(tally.rows.values())
    again = made.export(to, tmp_path / "again")
    assert again == tally and (tmp_path / "out").read_bytes() == (tmp_path / "again").read_bytes() != b""
    one = made.export(to, tmp_path / "one", since="2024-03-05")
    assert one.reports == 1 and sum(one.rows.values()) < sum(tally.rows.values())


@pytest.mark.parametrize(
    ("to", "meant"),
    [("csl-json", "csl"), ("BibLaTeX", "bibtex"), ("PROV-O", "prov"), ("FollowTheMoney", "ftm"),
     ("anotations", "annotations"), ("plovr", "plover"), ("endnote", "ris")],
)  # fmt: skip
def test_a_format_by_another_name_is_hinted_at(tmp_path, to, meant):
    made = situation(tmp_path / "s")
    with pytest.raises(UsageError, match=rf"there is no format '{to}': there are plover, .*; did you mean {meant}\?$"):
        made.export(to, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_whole_situation_has_one_form(tmp_path):
    made = situation(tmp_path / "s")
    for to in (*READINGS, *STREAMS, *FILES, *FOLDERS):
        with pytest.raises(UsageError, match=f"{to} has one form: leave --form out"):
            made.export(to, tmp_path / "out", form="tab")
    assert not list(tmp_path.glob("out*"))


def test_everything_is_asked_only_of_formats_that_leave_something_out(tmp_path):
    made = situation(tmp_path / "s")
    for to in {*READINGS, *STREAMS, *FILES, *FOLDERS} - CHOOSING:
        with pytest.raises(UsageError, match=f"{to} has everything: leave --all out"):
            made.export(to, tmp_path / "out", everything=True)
    assert (
        made.export("ftm", tmp_path / "ftm", everything=True).rows["entities"]
        > made.export("ftm", tmp_path / "ftm").rows["entities"]
    )


def test_a_name_is_one_formats():
    every = [*FORMATS, *READINGS, *STREAMS, *FILES, *FOLDERS]
    assert len(set(every)) == len(every)
