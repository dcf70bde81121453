"""What timeline and network are drawn from, kept in the folder: events, asks and answers, and all tellings of ties.

A `Store` in, `Kept` out: reckoned once from the records of all reports, and again when reports or fixes change.
`told.json` is no part of the situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

import msgspec

from dragoman.assembly.kept_assembled import assembled_of, state_of
from dragoman.assembly.standing import Sides
from dragoman.collection import without_collection
from dragoman.kept import kept
from dragoman.parts import from_rows
from dragoman.records import Reading, Report, Span
from dragoman.showing.figures import happenings
from dragoman.showing.figures.happenings import Told, answers_told, events_told, standing_of
from dragoman.store import Store, Wanted

KEPT = "told.json"
#: Reports whose texts are in memory at a time. A design value.
AT_ONCE = 256


class Tied(msgspec.Struct, frozen=True, array_like=True):
    """The ties of one report: a reading with nothing else in it, for whom the ends stand, and the words by record."""

    reading: Reading
    sides: dict[str, tuple[str, ...]]
    words: dict[str, str]


class KeptTold(msgspec.Struct, frozen=True):
    """`told` in the order of days, `ties` in that of publication."""

    told: tuple[Told, ...]
    ties: tuple[Tied, ...]


def told_of(store: Store) -> KeptTold:
    """What all reports of a situation tell of events, asks, answers and ties, as the analyst's fixes have it.

    Where the folder cannot be written to it is reckoned each time.
    """
    return kept(store, KEPT, lambda: _key(store), KeptTold, lambda: _made(store))


def _made(store: Store) -> KeptTold:
    with without_collection():
        readings = sorted(_readings(store), key=lambda each: (each.report.published or "9999", each.report.id))
        standing = standing_of(store, readings)
        told = [*events_told(store, readings), *answers_told(assembled_of(store).exchanges)]
        told.sort(key=lambda one: (one.day or "9999", one.report, one.spans))
        return KeptTold(tuple(told), tuple(_tied(each, standing.sides(each)) for each in readings if each.ties))


def _key(store: Store) -> str:
    return hashlib.sha256(state_of(store).encode() + _rules()).hexdigest()[:16]


def _readings(store: Store) -> Iterator[Reading]:
    """The actors, events and ties of all reports."""
    rows = groupby(store.records(Wanted(types=["actors", "events", "ties"])), key=attrgetter("report"))
    some = ((report, list(members)) for report, members in rows)
    while batch := list(islice(some, AT_ONCE)):
        reports = store.reports_by_id([report for report, _ in batch])
        for report, members in batch:
            if report in reports:  # a build may have replaced parts meanwhile
                yield from_rows(reports[report], members)


def _tied(reading: Reading, sides: Sides) -> Tied:
    report, text = reading.report, reading.report.text
    ends = {end for tie in reading.ties for end in (tie.from_, tie.to) if end is not None}
    return Tied(
        Reading(
            report=Report(id=report.id, text="", publisher=report.publisher, agency=report.agency,
                          published=report.published),
            ties=reading.ties,
        ),
        {end: sides.get(end, ()) for end in sorted(ends)},
        {tie.id: in_words(text, tie.evidence) for tie in reading.ties},
    )  # fmt: skip


def in_words(text: str, spans: tuple[Span, ...]) -> str:
    """The words at some spans, with … for what lies between."""
    return " … ".join(" ".join(text[a:b].split()) for a, b in spans)


@lru_cache(maxsize=1)
def _rules() -> bytes:
    files = (Path(__file__), Path(str(happenings.__file__)))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()
