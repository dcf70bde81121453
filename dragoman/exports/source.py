"""What an export of more than events is made from: a situation's reports, readings, decisions, and who is who in them.

In: a folder that is open, and the days of the reports that are wanted. Out: its readings one at a time, so that no
export has to hold a situation in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.assembly.registry import Registry
from dragoman.finding import registry_of
from dragoman.fixes import Book
from dragoman.parts import to_report
from dragoman.records import Reading, Report
from dragoman.store import Store, Wanted


@dataclass(frozen=True)
class Source:
    """A situation as exports see it. `since` and `until` are days of publication, inclusive.

    `everything` wants what is denied, merely possible, asked for or planned as well, where a format leaves that out.
    """

    store: Store
    since: str | None = None
    until: str | None = None
    everything: bool = False

    @property
    def name(self) -> str:
        return self.store.folder.resolve().name

    @property
    def registry(self) -> Registry:
        return registry_of(self.store)

    @property
    def book(self) -> Book:
        """The analyst's decisions."""
        return self.store.effects.book

    @property
    def reader(self) -> str | None:
        """The fingerprint of the network and rules that read the reports."""
        return self.store.manifest.reader

    def reports(self) -> Iterator[Report]:
        """The reports in order of publication, those without a date last."""
        return (to_report(row) for row in self.store.reports(Wanted(since=self.since, until=self.until)))

    def readings(self) -> Iterator[Reading]:
        """The readings as the decisions have them, in the same order, one at a time."""
        return self.store.readings(self.since, self.until)

    def as_read(self, report: str) -> Reading:
        """One reading as it was before any decision."""
        return self.store.as_read(report)
