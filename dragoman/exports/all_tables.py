"""Every table of a situation, as rows of plain values: what is read from each report, and what is assembled.

    reports                                     one row a report, its text with it
    actors … forecasts                          one row a record, with `report`: as each report has it
    situation_actors, exchange_courses, …       one row for what all reports together say
    fixes                                       the analyst's decisions

Columns are the fields of the structs, by their names in the JSON form; what they mean is said in docs/codebook.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from dragoman.assembly.registry import NameSeen, OneOf, RoleHeld
from dragoman.exports.whole import Whole
from dragoman.fixes import Fix
from dragoman.records import (
    RECORD_TYPES,
    Actor,
    Claim,
    Contradiction,
    Event,
    Exchange,
    ExchangeCourse,
    Forecast,
    Issue,
    JoinedClaim,
    JoinedFactor,
    JoinedForecast,
    Position,
    Report,
    Statement,
    Tie,
)

_OF_REPORTS: dict[str, type[msgspec.Struct]] = {
    "actors": Actor, "statements": Statement, "events": Event, "exchanges": Exchange, "ties": Tie, "claims": Claim,
    "forecasts": Forecast,
}  # fmt: skip
#: Tables of what is assembled: their name, the field of `Assembled`, and what stands in it.
_ASSEMBLED: dict[str, tuple[str, type[msgspec.Struct]]] = {
    "exchange_courses": ("exchanges", ExchangeCourse), "issues": ("issues", Issue),
    "positions": ("positions", Position), "factors": ("factors", JoinedFactor),
    "joined_claims": ("claims", JoinedClaim), "joined_forecasts": ("forecasts", JoinedForecast),
    "contradictions": ("contradictions", Contradiction),
}  # fmt: skip


class SituationActorRow(msgspec.Struct, frozen=True):
    """An actor over all reports: see `assembly.registry`. `members` are the reports' actors that it is."""

    id: str
    kind: str
    name: str
    country: str | None
    acts_for: str | None
    names: tuple[NameSeen, ...]
    roles: tuple[RoleHeld, ...]
    reasons: tuple[OneOf, ...]
    members: tuple[Member, ...]


class Member(msgspec.Struct, frozen=True):
    """The actor of a report, by its id there."""

    report: str
    actor: str


class Table(NamedTuple):
    """A table: its name, the struct whose fields are its columns, whether `report` comes first, and its rows."""

    name: str
    struct: type[msgspec.Struct]
    of_report: bool
    rows: Iterable[dict[str, Any]]


def tables(whole: Whole) -> Iterator[Table]:
    """All tables, also the empty ones, with their rows."""
    yield Table("reports", Report, False, (plain(reading.report) for reading in whole.readings))
    for name in RECORD_TYPES:
        yield Table(name, _OF_REPORTS[name], True, _of_reports(whole, name))
    yield Table("situation_actors", SituationActorRow, False, (plain(row) for row in _actors(whole)))
    for name, (field, struct) in _ASSEMBLED.items():
        yield Table(name, struct, False, (plain(one) for one in getattr(whole.assembled, field)))
    yield Table("fixes", Fix, False, (plain(fix) for fix in whole.fixes))


def _of_reports(whole: Whole, name: str) -> Iterator[dict[str, Any]]:
    for reading in whole.readings:
        for record in getattr(reading, name):
            yield {"report": reading.report.id, **plain(record)}


def _actors(whole: Whole) -> Iterator[SituationActorRow]:
    for one in whole.registry.actors:
        members = tuple(Member(report, actor) for report, actor in one.members if report in whole.reports)
        if members:
            yield SituationActorRow(
                one.id, one.kind, one.name, one.country, one.acts_for, one.names, one.roles, one.reasons, members
            )


def plain(value: Any) -> Any:
    """A value with structs as dictionaries by the names of the JSON form, and tuples as lists."""
    if isinstance(value, msgspec.Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        return {name: plain(getattr(value, field)) for name, field in names}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return None if value is msgspec.UNSET else value


def columns(table: Table) -> list[str]:
    """The names of a table's columns, in order."""
    return [*(["report"] if table.of_report else []), *table.struct.__struct_encode_fields__]
