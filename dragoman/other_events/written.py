"""A comparison as bytes for other tools: one JSON object, or a table with a line an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from dragoman.exports.tables import Cell, comma_line
from dragoman.other_events.comparison import EventComparison, EventLine, Told

COLUMNS = (
    "Kind", "Our Day", "Our Source", "Our Target", "Our Type", "Our Status", "Our Records", "Our Record", "Our Words",
    "Our Link", "Their Day", "Their Source", "Their Target", "Their Type", "Their Rows", "Their Row", "Their Words",
)  # fmt: skip


def as_json(found: EventComparison) -> Iterator[bytes]:
    """All figures, and all lines under `lines`, piece by piece."""
    encoder = msgspec.json.Encoder()
    yield encoder.encode(found.summary)[:-1] + b',"lines":['
    before = b""
    for line in found.lines():
        yield before + encoder.encode(line)
        before = b","
    yield b"]}\n"


@dataclass
class Table:
    """The lines as CSV; `count` is how many were written."""

    found: EventComparison
    count: int = 0

    def __iter__(self) -> Iterator[bytes]:
        yield comma_line(COLUMNS)
        for line in self.found.lines():
            self.count += 1
            yield comma_line(_row(line))


def _row(line: EventLine) -> list[Cell]:
    ours, theirs = _cells(line.ours), _cells(line.theirs)
    link = line.ours.links[0] if line.ours and line.ours.links else None
    status = line.ours.status if line.ours else None
    return [line.kind, *ours[:4], status, *ours[4:], link, *theirs]


def _cells(told: Told | None) -> list[Cell]:
    """Day, source, target, type, tellings, where the first of them stand, the words of the first."""
    if told is None:
        return [None] * 7
    return [told.day, told.source, told.target, told.type, told.tellings, "; ".join(told.at), told.words[0]]
