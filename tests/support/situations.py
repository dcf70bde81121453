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
    add_readings(folder, (read(standin.report(text, published=day)) for day, text in texts))


def add_readings(folder: Path, readings: Iterable[Reading]) -> None:
    """The same of reports that have been read."""
    files.create(folder)
    with files.building(folder):
        store = Store.make(folder)
        for reading in readings:
            name = f"{reading.report.id}.txt"
            row, records = to_rows(reading, (name, 0), name)
            store.add([row], records, [Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)])
        store.settle("reader")
        store.close()


def situation(folder: Path, *texts: tuple[str, str]) -> Situation:
    """A situation of these reports."""
    add_to(folder, texts)
    return Situation(folder)
