"""A folder of files is ours alone: nothing outside is written, nothing of others is touched."""

from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.exports.folders import LISTING, write_folder

OLD = [("A/one.md", b"1"), ("A/two.md", b"2"), ("B/three.md", b"3")]


def _names(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_into_a_new_or_empty_folder(tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new/deep"):
        assert write_folder(tmp_path / name, "csv", OLD, False) == 3
        assert _names(tmp_path / name) == {"A/one.md", "A/two.md", "B/three.md", LISTING}


def test_an_export_is_not_written_over_without_being_told_to(tmp_path):
    write_folder(tmp_path / "v", "csv", OLD, False)
    with pytest.raises(UsageError, match="--force"):
        write_folder(tmp_path / "v", "csv", OLD, False)


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_of_somebody_else_is_refused(tmp_path, force):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        write_folder(tmp_path, "csv", OLD, force)
    with pytest.raises(UsageError, match="is a file"):
        write_folder(tmp_path / "mine.txt", "csv", OLD, force)
    assert _names(tmp_path) == {"mine.txt"}


def test_another_format_is_refused(tmp_path):
    write_folder(tmp_path / "v", "csv", OLD, False)
    with pytest.raises(UsageError, match="export to csv"):
        write_folder(tmp_path / "v", "obsidian", OLD, True)


def test_force_removes_what_is_gone_and_keeps_what_is_not_ours(tmp_path):
    folder = tmp_path / "v"
    write_folder(folder, "csv", OLD, False)
    (folder / "A" / "note.md").write_text("mine")
    (folder / "A" / "two.md").write_text("changed by hand")
    write_folder(folder, "csv", [("A/one.md", b"new")], True)
    assert _names(folder) == {"A/one.md", "A/two.md", "A/note.md", LISTING}
    assert (folder / "A/one.md").read_bytes() == b"new" and (folder / "A/two.md").read_text() == "changed by hand"
    assert not (folder / "B").exists()


def test_a_file_of_somebody_else_is_never_written_over(tmp_path):
    folder = tmp_path / "v"
    write_folder(folder, "csv", [("A/one.md", b"1")], False)
    (folder / "A" / "two.md").write_text("mine")
    with pytest.raises(UsageError, match="in the way"):
        write_folder(folder, "csv", OLD, True)
    assert (folder / "A" / "two.md").read_text() == "mine"
    with pytest.raises(UsageError, match="in the way"):  # nor the second time
        write_folder(folder, "csv", OLD, True)


def test_what_was_cut_off_can_be_done_again(tmp_path):
    def cut_off():
        yield OLD[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "v", "csv", cut_off(), False)
    assert write_folder(tmp_path / "v", "csv", OLD, True) == 3


@pytest.mark.parametrize("name", ["../out.md", "/tmp/out.md", "A/../../out.md", "A\\out.md"])
def test_names_that_lead_out_are_refused(tmp_path, name):
    with pytest.raises(UsageError, match="leads out"):
        write_folder(tmp_path / "v", "csv", [(name, b"x")], False)
    assert not (tmp_path / "out.md").exists()


def test_links_that_lead_out_are_not_followed(tmp_path):
    folder, outside = tmp_path / "v", tmp_path / "outside"
    outside.mkdir()
    write_folder(folder, "csv", [("x.md", b"x")], False)
    (folder / "A").symlink_to(outside)
    with pytest.raises(UsageError, match="leads out"):
        write_folder(folder, "csv", OLD, True)
    assert list(outside.iterdir()) == []
