"""The registry lies in the folder until records or fixes change, and what lies there is never needed."""

import pytest
from situations import add_to, situation

import dragoman as dm
from dragoman import kept
from dragoman.assembly import kept_registry
from dragoman.assembly.kept_registry import KEPT, identity_of, registry_of
from dragoman.store import Wanted

TEXTS = [("2024-01-01", "Kenji Tanaka said: one."), ("2024-01-02", "Aya Suzuki said: two.")]


def test_it_is_made_once_and_again_when_reports_or_fixes_change(tmp_path, monkeypatch):
    some = situation(tmp_path / "s", *TEXTS)
    first = registry_of(some.store)
    path = some.store.folder / KEPT
    assert path.exists() and len(first.actors) == 2
    monkeypatch.setattr(kept_registry, "find_registry", lambda *args: pytest.fail("reckoned again"))
    assert registry_of(dm.open(tmp_path / "s").store) == first
    monkeypatch.undo()
    add_to(tmp_path / "s", [("2024-01-03", "Mei Ito said: three.")])
    assert len(registry_of(dm.open(tmp_path / "s").store).actors) == 3
    some = dm.open(tmp_path / "s")
    some.fix("merge", "kenji-tanaka", "aya-suzuki")
    assert len(registry_of(some.store).actors) == 2
    some.fix("undo", some.fixes()[0].fix.id)
    assert len(registry_of(some.store).actors) == 3


@pytest.mark.parametrize("content", [b"", b"{", b'{"key": "x"}', b'{"key": "x", "registry": {"actors": []}}'])
def test_what_is_broken_or_old_is_made_anew(tmp_path, content):
    some = situation(tmp_path / "s", *TEXTS)
    first = registry_of(some.store)
    (some.store.folder / KEPT).write_bytes(content)
    assert registry_of(dm.open(tmp_path / "s").store) == first


def test_a_folder_that_cannot_be_written_to_has_one_all_the_same(tmp_path, monkeypatch):
    def full(*args):
        raise OSError(28, "no space left")

    monkeypatch.setattr(kept, "write_whole", full)
    some = situation(tmp_path / "s", *TEXTS)
    assert len(registry_of(some.store).actors) == 2 and not (some.store.folder / KEPT).exists()


def test_the_same_reports_in_another_order_give_the_same_bytes(tmp_path):
    for name, texts in (("a", TEXTS), ("b", TEXTS[::-1])):
        registry_of(situation(tmp_path / name, *texts).store)
    assert (tmp_path / "a" / KEPT).read_bytes() == (tmp_path / "b" / KEPT).read_bytes()


def test_who_is_who_is_told_without_the_registry(tmp_path, monkeypatch):
    some = situation(tmp_path / "s", *TEXTS)
    some.fix("merge", "kenji-tanaka", "aya-suzuki")
    actors = [(row.report, row.id) for row in some.store.records(Wanted(types=["actors"]))]

    def told(of):
        return {place: of(*place) for place in actors}

    whole = told(registry_of(some.store).of)
    assert set(whole.values()) == {"kenji-tanaka"} and len(whole) == 2
    assert told(identity_of(some.store)) == whole  # reckoned already
    monkeypatch.setattr(kept_registry, "registry_of", lambda *args: pytest.fail("all of it is read"))
    assert told(identity_of(dm.open(tmp_path / "s").store)) == whole  # from the file
    monkeypatch.undo()
    (tmp_path / "s" / KEPT).unlink()
    assert told(identity_of(dm.open(tmp_path / "s").store)) == whole
    assert identity_of(some.store)("of no report", "nobody") == "nobody"
