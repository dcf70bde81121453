"""The network of a situation: its actors, and between them ties, events and what one said to the other.

An edge stands once for all that tell the same thing: the same two, the same kind, sign and modality. Its `tellings`
have the record, its days and its words. What has no second side is no edge, and is counted.
"""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal, NamedTuple

from dragoman.exports.codes import QUAD
from dragoman.exports.whole import Whole, quotation
from dragoman.exports.wrote import Wrote
from dragoman.reading.speech_events import TYPE_OF
from dragoman.records import Event, EventType, Reading, Statement, Tie

What = Literal["tie", "event", "statement"]
Spell = tuple[str | None, str | None]

_DAY = len("2024-02-23")
#: Types of events that are done by all of their actors together.
_TOGETHER = frozenset(("AGREE", "CONSULT", "COOPERATE"))
#: PLOVER has requests under verbal conflict; who asks for help does not quarrel, so they have no sign here.
_UNSIGNED = frozenset(("REQUEST",))
_VERBAL_AND_MATERIAL_COOPERATION = (1, 2)


class Telling(NamedTuple):
    """One record that tells of an edge: `report:record`, from which to which full day, and its words."""

    source: str
    report: str
    spell: Spell
    quotation: str


@dataclass(frozen=True)
class Edge:
    """From one actor to the other. `sign` is `+`, `-` or none; `modality` that of events, none for the others."""

    source: str
    target: str
    what: What
    kind: str
    sign: str | None
    modality: str | None
    tellings: list[Telling]

    @property
    def id(self) -> str:
        key = repr((self.source, self.target, self.what, self.kind, self.sign, self.modality))
        return f"ed-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"

    @property
    def weight(self) -> int:
        """In how many reports it is told."""
        return len({telling.report for telling in self.tellings})

    @property
    def first(self) -> str | None:
        return min((day for telling in self.tellings for day in telling.spell if day), default=None)

    @property
    def last(self) -> str | None:
        return max((day for telling in self.tellings for day in telling.spell if day), default=None)


def edges(whole: Whole, wrote: Wrote) -> list[Edge]:
    """All edges, by their ends and kind; `wrote` counts what is none."""
    found: dict[tuple[str, str, str, str, str, str], Edge] = {}
    for reading in whole.readings:
        for one, told in _told(whole, reading, wrote):
            key = (one.source, one.target, one.what, one.kind, one.sign or "", one.modality or "")
            found.setdefault(key, one).tellings.append(told)
    for edge in found.values():
        wrote.add(f"{edge.what} edges")
    return [found[key] for key in sorted(found)]


def _told(whole: Whole, reading: Reading, wrote: Wrote) -> Iterator[tuple[Edge, Telling]]:
    records: list[Tie | Event | Statement] = [*reading.ties, *reading.events, *reading.statements]
    for record in records:
        what, kind, sign, pairs, spell = _parts(reading, record)
        if not pairs:
            if not isinstance(record, Statement):
                wrote.left_out[f"{what}s without a second side"] += 1
            elif record.addressee is None:
                wrote.left_out["statements to nobody"] += 1
            else:
                wrote.left_out["statements by nobody"] += 1
        report = reading.report
        told = Telling(f"{report.id}:{record.id}", report.id, spell, quotation(report, record))
        modality = record.modality if isinstance(record, Event) else None
        for a, b in dict.fromkeys(pairs):
            yield Edge(whole.actor(report.id, a), whole.actor(report.id, b), what, kind, sign, modality, []), told


def _parts(
    reading: Reading, record: Tie | Event | Statement
) -> tuple[What, str, str | None, list[tuple[str, str]], Spell]:
    published = reading.report.published
    match record:
        case Tie():
            ends = [(record.from_, record.to)] if record.from_ is not None and record.from_ != record.to else []
            return "tie", record.kind, record.sign, ends, _lasting(record.since, record.until, published)
        case Event():
            sides = [(a, b) for a, b in product(record.actors, record.recipients) if a != b]
            if not record.recipients and record.type in _TOGETHER:
                sides = list(combinations(dict.fromkeys(record.actors), 2))
            first, last = record.when or (None, None)
            return "event", record.type, _sign(record.type), sides, _days(first or last, last, published)
        case Statement():
            to = record.addressee
            said = [(by, to) for by in record.speakers if to is not None and by != to]
            kind = TYPE_OF.get(record.act)
            return "statement", record.act, kind and _sign(kind), said, _days(record.made_on, None, published)


def _sign(kind: EventType) -> str | None:
    if kind in _UNSIGNED:
        return None
    return "+" if QUAD[kind] in _VERBAL_AND_MATERIAL_COOPERATION else "-"


def _days(first: str | None, last: str | None, published: str | None) -> Spell:
    """The days on which it was; those of the report where nothing better is known."""
    start = _full(first, False)
    if start is None:
        return _full(published, False), _full(published, True)
    end = _full(last or first, True)
    return start, end if end is None or end >= start else _full(first, True)


def _lasting(since: str | None, until: str | None, published: str | None) -> Spell:
    """A tie lasts. It is known to be there on the day of the report, and until something says that it ended."""
    start, end = _full(since, False), _full(until, True)
    if start is None and (told := _full(published, False)) is not None and (end is None or told <= end):
        start = told
    return (start, end) if start is None or end is None or start <= end else (start, None)


def _full(day: str | None, last: bool) -> str | None:
    """The first or last full day of a date: of `2024-02` the 1st or the 29th. A date without a year is none."""
    if day is None or not day[:4].isdigit() or day[:4] == "0000":
        return None
    if len(day) >= _DAY:
        return day[:_DAY]
    year, month = int(day[:4]), int(day[5:7]) if len(day) >= len("2024-02") else (12 if last else 1)
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1] if last else 1:02d}"
