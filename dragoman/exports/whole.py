"""A situation as an export of all of it needs it: its readings, its actors over all reports, and what is assembled.

    whole = Whole.of(situation)
    whole.actors[whole.actor("0b3e51dd5441", "CHN")].name

An actor that the registry knows has its id there. Whoever belongs to one report alone ("the protesters") is somebody
else in every report, and is `REPORT:ID`, which `dragoman why` takes as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from dragoman.assembly.assembled import Assembled, assemble
from dragoman.assembly.kept_assembled import assembled_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.registry import Registry
from dragoman.assembly.standing import Standing
from dragoman.assembly.stories import origins
from dragoman.collection import without_collection
from dragoman.fixes import Fix, read
from dragoman.records import Actor, Event, Reading, Record, Report, own_words, spans
from dragoman.showing.brief import Brief
from dragoman.store import Store


class Situation(Protocol):
    """What is needed of a `dragoman.Situation`, which stands above this package."""

    store: Store

    @property
    def name(self) -> str: ...
    def registry(self) -> Registry: ...
    def readings(self, since: str | None = None, until: str | None = None) -> Iterator[Reading]: ...
    def brief(self, since: str | None = None, until: str | None = None) -> Brief: ...


@dataclass(frozen=True, slots=True)
class Who:
    """An actor over all reports. `acts_for` is an id of the situation, or a state's code. `reports` are ids in order
    of publication; `roles` and `names` the commonest first.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    acts_for: str | None
    country: str | None
    roles: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True)
class Whole:
    """The readings of a situation, or of the days that were asked for, in order of publication, with all over them."""

    name: str
    readings: Sequence[Reading]
    registry: Registry
    assembled: Assembled
    fixes: Sequence[Fix] = ()

    @classmethod
    def of(cls, situation: Situation, since: str | None = None, until: str | None = None) -> Whole:
        """That of a situation. With days, what is assembled is that of their reports alone."""
        store = situation.store
        registry = situation.registry()
        with without_collection():
            readings = list(situation.readings(since, until))
            if since is None and until is None:
                assembled = assembled_of(store, readings)
            else:
                assembled = assemble(readings, Standing.of(readings, registry.of), origins(stories_of(store)))
        return cls(situation.name, readings, registry, assembled, read(store.folder).fixes)

    def actor(self, report: str, actor: str) -> str:
        """Under which id of `actors` an actor of a report stands."""
        return self.registry.at.get((report, actor)) or f"{report}:{actor}"

    @cached_property
    def reports(self) -> dict[str, Report]:
        return {reading.report.id: reading.report for reading in self.readings}

    @cached_property
    def records(self) -> dict[tuple[str, str], Record]:
        """All records by the ids of report and record."""
        return {
            (reading.report.id, record.id): record for reading in self.readings for record in records_of(reading)
        }  # fmt: skip

    @cached_property
    def actors(self) -> dict[str, Who]:
        """All actors by id, those of most reports first."""
        found: dict[str, list[tuple[str, Actor]]] = {}
        for reading in self.readings:
            for actor in reading.actors:
                found.setdefault(self.actor(reading.report.id, actor.id), []).append((reading.report.id, actor))
        order = sorted(found, key=lambda name: (-len(found[name]), name))
        return {name: self._who(name, found[name]) for name in order}

    def _who(self, name: str, some: Sequence[tuple[str, Actor]]) -> Who:
        known = self.registry.by_id.get(name)
        first = some[0][1]
        acts_for = known.acts_for if known else first.acts_for
        if acts_for is not None:
            at = [self.registry.at.get((report, acts_for)) for report, actor in some if actor.acts_for == acts_for]
            acts_for = next((one for one in at if one), acts_for)
        called = [seen.name for seen in known.names if seen.name] if known else [self._spelt(*some[0])]
        return Who(
            id=name,
            kind=known.kind if known else first.kind,
            name=known.name if known else first.name,
            names=tuple(dict.fromkeys(called)),
            acts_for=acts_for,
            country=known.country if known else first.country,
            roles=tuple(held.role for held in known.roles) if known else tuple(filter(None, [first.role])),
            reports=tuple(dict.fromkeys(report for report, _ in some)),
        )

    def _spelt(self, report: str, actor: Actor) -> str:
        """How its report first calls an actor that no other report has."""
        text = self.reports[report].text
        return next((text[slice(*mention.span)] for mention in actor.mentions if mention.form == "name"), actor.name)


def records_of(reading: Reading) -> Iterator[Record]:
    """All records of a reading but its actors."""
    yield from reading.statements
    yield from reading.events
    yield from reading.exchanges
    yield from reading.ties
    yield from reading.claims
    yield from reading.forecasts


def quotation(report: Report, record: Record) -> str:
    """The own words of a record on one line; those of an event from its first word to its last, with both sides."""
    found = own_words(record)
    if isinstance(record, Event):
        held = [span for _, span in spans(record)]
        found = ((min(start for start, _ in held), max(end for _, end in held)),)
    return " … ".join(" ".join(report.text[start:end].split()) for start, end in found)
