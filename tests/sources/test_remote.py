"""Files in a store are read as those on a disk, and not fetched again while they are the same."""

from __future__ import annotations

import pytest
from pile import SUPPORT, content, make_pile

from dragoman.assembly.build import build
from dragoman.sources import options, remote

pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'dragoman[stores]'")

ROWS = "".join(f'{{"text": "China said: row {at} matters to all of us here."}}\n' for at in range(12))


@pytest.fixture
def pile(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "cache"))
    monkeypatch.setattr(remote.tempfile, "tempdir", str(tmp_path / "cache"))
    monkeypatch.setattr(remote, "_listed", {})
    monkeypatch.syspath_prepend(str(SUPPORT))
    (tmp_path / "cache").mkdir()
    pile = make_pile(tmp_path / "in", 4)
    (pile / "deep").mkdir()
    (pile / "deep" / "rows.jsonl").write_text(ROWS + '{"text": \n')
    (pile / "copy.txt").write_bytes((pile / "report-0002.txt").read_bytes())
    (pile / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (pile / ".hidden.txt").write_text("China said: nobody sees this file.")
    return pile


def url(pile) -> str:
    return f"file://{pile}"


def fetched(tmp_path) -> list[str]:
    return sorted(str(path) for path in (tmp_path / "cache").rglob("*") if path.is_file())


def test_a_folder_is_listed_without_fetching_anything(pile, tmp_path):
    units = remote.listed(url(pile), options())
    assert [unit.name.rpartition("in/")[2] for unit in units] == [
        "copy.txt", "deep/rows.jsonl", "picture.txt", *(f"report-{at:04d}.txt" for at in range(4))
    ]  # fmt: skip
    assert {unit.kind for unit in units} == {"remote"} and not fetched(tmp_path)


def test_what_is_read_is_that_of_the_same_files_on_a_disk(pile, tmp_path):
    far = build(url(pile), tmp_path / "far", reader="standin:read", jobs=2)
    near = build(pile, tmp_path / "near", reader="standin:read", jobs=2)
    told = ("seen", "read", "copies", "unreadable", "records", "first", "last")
    assert [getattr(far, name) for name in told] == [getattr(near, name) for name in told]
    assert [(f.name.rpartition("in/")[2], f.reason) for f in far.failures] == [
        (f.name.rpartition("in/")[2], f.reason) for f in near.failures
    ]
    assert any(f.name == f"{url(pile)}/deep/rows.jsonl:13" for f in far.failures)


def test_the_same_files_are_not_fetched_again_and_a_changed_one_is_read_anew(pile, tmp_path):
    build(url(pile), tmp_path / "s", reader="standin:read", jobs=1)
    before = content(tmp_path / "s")
    for path in fetched(tmp_path):
        remote.Path(path).unlink()
    assert build(url(pile), tmp_path / "s", reader="standin:read", jobs=1).new == 0
    assert content(tmp_path / "s") == before and not fetched(tmp_path)
    (pile / "deep" / "rows.jsonl").write_text(ROWS.replace("row 3", "row 300"))
    account = build(url(pile), tmp_path / "s", reader="standin:read", jobs=1)
    assert (account.new, account.reports) == (1, 16)
    assert len(fetched(tmp_path)) == 1


def test_what_is_not_there_is_told_and_takes_nothing_with_it(pile, tmp_path):
    build([url(pile), f"{url(pile)}/none.txt"], tmp_path / "s", reader="standin:read", jobs=1)
    account = build(f"{url(pile)}/none.txt", tmp_path / "s", reader="standin:read", jobs=1)
    assert account.failures[0].reason == "is not there (any more)" and account.reports == 16


def test_the_files_used_longest_ago_make_room(pile, tmp_path, monkeypatch):
    monkeypatch.setattr(remote, "KEPT", 1)
    for at in range(3):
        kept = remote.fetched(f"{url(pile)}/report-{at:04d}.txt")
    assert fetched(tmp_path) == [str(kept)]
