"""Settling in one go through all rows gives the bytes that going through them for each part gives."""

from __future__ import annotations

import pytest
from pile import content
from standin import read, report

from dragoman import folder as files
from dragoman.parts import Place, to_rows
from dragoman.store import Store
from dragoman.store import store as module


def grown(folder, count: int) -> Store:
    """A situation of reports that came in no order, in many small parts."""
    files.create(folder)
    store = Store.make(folder)
    for first in range(0, count, 100):
        rows, records, places = [], [], []
        for at in range(first, min(count, first + 100)):
            text = f"China said: item {at} matters to all of us here. The Tanaka Ken asked: will Russia answer it."
            head, some = to_rows(
                read(report(text, published=f"2024-05-{at % 28 + 1:02d}")), ("in.jsonl", at), f"in:{at}"
            )
            rows.append(head)
            records += some
            places.append(Place("in.jsonl", at, f"in:{at}", "u", False, "read", head.id, "", None))
        store.add(rows, records, places)
    return store


@pytest.mark.parametrize("few", [0, 1_000_000])
def test_parts_are_the_same_however_they_are_put_in_order(tmp_path, monkeypatch, few):
    monkeypatch.setattr(module, "FEW", 4)
    grown(tmp_path / "one", 4200).settle("reader")
    monkeypatch.setattr(module, "FEW", few)
    grown(tmp_path / "other", 4200).settle("reader")
    assert content(tmp_path / "one") == content(tmp_path / "other")
    assert len(list((tmp_path / "one" / "reports").iterdir())) == 32
    ids = [row.id for row in Store(tmp_path / "one").reports(module.Wanted())]
    assert len(ids) == len(set(ids)) == 4200
