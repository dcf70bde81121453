"""A record with the report that it was read from, so that what it rests on is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.links import link
from dragoman.parts import ReportRow, to_report
from dragoman.records import Record, Report, own_words


@dataclass(frozen=True)
class Sourced:
    """A record with the report that it was read from. What it does not have itself it takes from the record.

    `said.made_on` is the record's; `said.text` are its own words, `said.words("cue")` those of a field, and `said.link`
    leads to them.
    """

    record: Record
    row: ReportRow

    @property
    def report(self) -> Report:
        return to_report(self.row)

    @property
    def text(self) -> str:
        return " … ".join(self.row.text[start:end] for start, end in own_words(self.record))

    @property
    def link(self) -> str | None:
        spans = own_words(self.record)
        return link(self.row.text, spans[0], self.row.url, self.row.name) if spans else None

    def words(self, field: str) -> tuple[str, ...]:
        """The words of one of the record's fields that hold spans: `source`, `cue`, `anchors`."""
        value = getattr(self.record, field)
        spans = [value] if value and isinstance(value[0], int) else value or ()
        return tuple(self.row.text[start:end] for start, end in spans)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in ("record", "row"):
            raise AttributeError(name)
        return getattr(self.record, name)
