"""A situation's events as rows of one side: what event data would hold of them, and what has not happened.

Coded as the exports code them (`exports.coded`): a plan to meet agrees, who asks has made a request. What event data
leaves out, since it is only asked for, planned, possible or denied, is kept here under its modality, so that it can be
seen whether others count it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dragoman.exports.coded import Coded, with_reasons
from dragoman.exports.icews import pairs
from dragoman.finding import sentence_at
from dragoman.links import link_to
from dragoman.other_events.told import Pair
from dragoman.records import Reading
from dragoman.store.two_sides import SideRow

_HAPPENED = ("occurred", "ongoing")


def rows(
    readings: Iterable[Reading], places: Mapping[str, str], first: int, last: int, left_out: Counter[str]
) -> Iterator[SideRow]:
    """The rows of readings between two days, a row a pair; what is left out is counted by its reason.

    `places` has the name of each report's file, for links.
    """
    number = 0
    for reading in readings:
        for reason, one in with_reasons(reading):
            number += 1
            day = one.day
            if day is None:
                left_out["no full day"] += 1
            elif not first <= (ordinal := date.fromisoformat(day).toordinal()) <= last:
                left_out["outside the days"] += 1
            elif not (found := _pairs(one)):
                left_out["no country on either side"] += 1
            else:
                yield from _rows(one, reason, ordinal, found, number, places)


def _rows(
    one: Coded, reason: str | None, day: int, found: Iterable[Pair], number: int, places: Mapping[str, str]
) -> Iterator[SideRow]:
    report, event = one.reading.report, one.event
    counted = "happened" if event.modality in _HAPPENED else "folded"
    status, kind = (counted, one.type) if reason is None else (event.modality, event.type)
    span, name = event.anchors[0], f"{report.id}:{event.id}"
    start, end = sentence_at(report.text, span[0])
    link = link_to(report.text[slice(*span)], span, report.url, places.get(report.id, report.id))
    for source, target in found:
        yield SideRow(day, source or "", target or "", kind, status, number, name, report.text[start:end], link)


def _pairs(one: Coded) -> list[Pair]:
    """The codes of who did it to whom, each pair once, those without any left out."""
    codes = ((source.code if source else None, target.code if target else None) for source, target in pairs(one))
    found = dict.fromkeys(codes)
    return [pair for pair in found if any(pair)]
