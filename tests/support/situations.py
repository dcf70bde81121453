"""A situation of a few reports, read by the stand-in reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import standin

from dragoman import folder as files
from dragoman.parts import Place, to_rows
from dragoman.records import Reading, Report
from dragoman.situation import Situation
from dragoman.store import Store


def add_to(folder: Path, texts: Iterable[tuple[str, str]], read: Callable[[Report], Reading] = standin.read) -> None:
    """Adds reports, each a day and a text, as a build does."""
    files.create(folder)
    with files.building(folder):
        store = Store.make(folder)
        for day, text in texts:
            report = standin.report(text, published=day)
            row, records = to_rows(read(report), (f"{report.id}.txt", 0), f"{report.id}.txt")
            store.add([row], records, [Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)])
        store.settle("reader")
        store.close()


def situation(folder: Path, *texts: tuple[str, str]) -> Situation:
    """A situation of these reports."""
    add_to(folder, texts)
    return Situation(folder)
