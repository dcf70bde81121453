"""The desk at which a dossier is written: what is known of the actor, and the records and reports at hand.

`Case` is what is known before anything is chosen. `Desk` has the records and the reports of what was chosen, and quotes
them: each quotation gets its number among the sources, in the order of writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.assembly.registry import Registry, RegistryActor
from dragoman.parts import ReportRow, to_record, to_report
from dragoman.records import Quoted, Reading, Record, Span
from dragoman.showing.brief import Sources
from dragoman.showing.dossier.parts import Line, Part, Person, Quote, people
from dragoman.showing.passages import around, cut
from dragoman.showing.people import People
from dragoman.showing.prose import inner
from dragoman.showing.told import Told
from dragoman.store import Seen, Store

#: Longest quotation in a line, in characters. A design value: three lines of a column.
LONGEST = 280
#: By the ids of report and record.
Place = tuple[str, str]


@dataclass
class Case:
    """An actor: its `id` here, the actors of reports that it is (`members`), and what there is to be asked about it.

    `latest` wants the latest first where there is another order.
    """

    store: Store
    registry: Registry
    people: People
    told: Told
    id: str
    members: Sequence[tuple[str, str]]
    latest: bool = False
    _found: dict[tuple[str, bool], dict[str, list[Seen]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.people.called(self.id)

    @cached_property
    def registered(self) -> RegistryActor | None:
        return self.registry.by_id.get(self.id)

    @cached_property
    def voices(self) -> list[tuple[str, str]]:
        """It itself and those who speak for it, as actors of reports."""
        return [*self.members, *self.people.spoken_by.get(self.id, ())]

    def seen(self, kind: str, column: str = "who", voices: bool = False) -> list[Seen]:
        """Its records of a type, as the one who says, does or asks, or with `about` as the one whom it concerns.

        With `voices`, those of whoever speaks for it, too.
        """
        return self._seen(column, voices).get(kind, [])

    def _seen(self, column: str, voices: bool) -> dict[str, list[Seen]]:
        # One question for all types: a question takes longer than what it finds.
        if (column, voices) not in self._found:
            types = ("statements", "events") if voices else ("events", "exchanges", "ties", "claims")
            by_type: dict[str, list[Seen]] = {}
            for one in self.store.sightings(self.voices if voices else self.members, types, column):
                by_type.setdefault(one.type, []).append(one)
            self._found[column, voices] = by_type
        return self._found[column, voices]

    def is_it(self, report: str, actor: str) -> bool:
        return (report, actor) in self._members

    @cached_property
    def _members(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.members)

    def person(self, report: str, actor: str) -> Person:
        """An actor of a report."""
        id_ = self.registry.of(report, actor)
        known = self.people.known.get(id_)
        if known is not None and not known.registered:
            return Person(f"{report}:{actor}", self.people.names.get((report, actor), known.name))
        return Person(id_, self.people.called(id_))

    def known(self, ids: Iterable[str]) -> list[Person]:
        """Actors by their ids here."""
        return [Person(id_, self.people.called(id_)) for id_ in ids]

    def day(self, report: str) -> str | None:
        day = self.people.days.get(report)
        return day[:10] if day else None


@dataclass
class Desk:
    """The records and reports that were chosen. `longest` is how long a quotation gets, in characters."""

    case: Case
    records: dict[Place, Record]
    rows: dict[str, ReportRow]
    longest: int = LONGEST
    readings: list[Reading] = field(default_factory=list)
    sources: Sources = field(init=False)
    _at: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sources = Sources(self.readings)

    @classmethod
    def of(cls, case: Case, places: Iterable[Place], longest: int = LONGEST) -> Desk:
        """With the records at some places, and their reports. A place without a record wants the report alone."""
        every = list(dict.fromkeys(places))
        rows = case.store.records_at([place for place in every if place[1]]) if every else {}
        reports = case.store.reports_by_id({report for report, _ in every}) if every else {}
        return cls(case, {place: to_record(row) for place, row in rows.items()}, reports, longest)

    def quote(
        self, report: str, spans: Sequence[Span], record: str, *, lead: str = "", damaged: bool = False,
        words: str | None = None,
    ) -> Quote | None:  # fmt: skip
        """The sentences of a report in which some spans stand; it leads to the first of these.

        Where the report is gone, `words` as they were known; None where they are not.
        """
        row = self.rows.get(report)
        if row is None or not spans or any(end > len(row.text) for _, end in spans):
            return Quote(inner(cut(words, self.longest)), None, (0, 0), record, lead=lead) if words else None
        words = " … ".join(row.text[start:end] for start, end in _passages(row.text, spans))
        number = self.sources.cite(self._place(row), spans, [record] if record else (), damaged)
        return Quote(inner(cut(words, self.longest)), report, spans[0], record, number, lead)

    def quoted(self, one: Quoted, lead: str = "") -> Quote | None:
        """The words of a telling."""
        return self.quote(one.report, one.spans, one.record, lead=lead, words=" … ".join(one.quotes))

    def _place(self, row: ReportRow) -> int:
        if row.id not in self._at:
            self._at[row.id] = len(self.readings)
            self.readings.append(Reading(report=to_report(row)))
        return self._at[row.id]

    def line(self, parts: Iterable[Part], quotes: Iterable[Quote | None], **more: object) -> Line:
        """A line with the quotations that there are."""
        return Line(tuple(parts), tuple(quote for quote in quotes if quote is not None), **more)  # type: ignore[arg-type]

    def day(self, own: str | None, report: str) -> dict[str, object]:
        """The day of a line: its own where it has one with a year, else that of its report."""
        if own and not own.startswith("--"):
            return {"day": own[:10]}
        return {"day": self.case.day(report), "reported": True}

    def persons(self, report: str, actors: Sequence[str]) -> list[Part]:
        """Actors of a report, in a sentence."""
        return people(list(dict.fromkeys(self.case.person(report, actor) for actor in actors)))


def latest_first(day: str | None) -> str:
    """A key by which the latest days come first where the order is turned round, and unknown ones last."""
    return "" if day is None or day.startswith("--") else day


def _passages(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences around some spans, in order, those that touch each other as one."""
    found: list[Span] = []
    for start, end in sorted(around(text, [span]) for span in spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
