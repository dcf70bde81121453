"""Rows of a situation in memory, by report: for who asks hundreds of questions, each about a few reports.

Rows in, rows out. A report's records are packed, so that they take a third of their room: a few are unpacked in less
time than a question to files takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

import msgspec

from dragoman.parts import RecordRow, ReportRow

_UNPACK = msgspec.msgpack.Decoder(list[RecordRow])


class Held:
    """The reports of a situation, and their records as they were read and as decisions have them."""

    def __init__(self) -> None:
        self.reports: dict[str, ReportRow] = {}
        self._read: dict[str, tuple[int, bytes]] = {}
        self._changed: dict[str, tuple[int, bytes]] = {}

    def add(self, reports: Iterable[ReportRow], records: Iterable[RecordRow]) -> None:
        """Takes reports, and all records of some reports in the order of these."""
        self.reports.update((row.id, row) for row in reports)
        self._read.update(_packed(records))

    def become(self, reports: Iterable[str], records: Iterable[RecordRow]) -> None:
        """From now on, these are the records of these reports, and those of the others are as they were read."""
        self._changed = dict.fromkeys(reports, (0, b""))
        self._changed.update(_packed(records))

    def records(self, report: str) -> Sequence[RecordRow]:
        """All records of a report, in order of type and position; none where it is not there."""
        import pyarrow

        size, packed = self._changed.get(report) or self._read.get(report) or (0, b"")
        return _UNPACK.decode(pyarrow.decompress(packed, size, "lz4", asbytes=True)) if size else ()


def _packed(records: Iterable[RecordRow]) -> Iterable[tuple[str, tuple[int, bytes]]]:
    import pyarrow

    for report, rows in groupby(records, key=attrgetter("report")):
        plain = msgspec.msgpack.encode(list(rows))
        yield report, (len(plain), pyarrow.compress(plain, "lz4", asbytes=True))
