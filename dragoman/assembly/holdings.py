"""Who holds what: the tellings of one claim or forecast, brought together by holder.

`Telling`s in, `Holding`s out. Copies of one wire story are one origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

from dragoman.assembly.origins import Origins
from dragoman.assembly.standing import Identity, Sides, all_sides
from dragoman.collection import one_for_all
from dragoman.records import Condition, Holding, Quoted, Reading, Span

Says: TypeAlias = Literal["raises", "lowers", "does not raise", "does not lower", "will", "will not"]


class Telling(msgspec.Struct, frozen=True, gc=False):
    """One claim or forecast of one report, as it is held; `quoted.actors` are its holders."""

    says: Says
    quoted: Quoted
    low: float | None = None
    high: float | None = None
    condition: str | None = None
    horizon: str | None = None


def holders_of(reading: Reading, sides: Sides, holders: Sequence[str], identity: Identity | None) -> tuple[str, ...]:
    """Who holds what some actors of a report do: their sides, else themselves; of one report alone `REPORT:ACTOR`."""
    found = set(all_sides(sides, holders))
    report = reading.report.id
    for holder in holders:
        if not sides.get(holder):
            known = identity(report, holder) if identity else holder
            found.add(known if known != holder else f"{report}:{holder}")
    return tuple(sorted(found))


def words_of(condition: Condition | None) -> str | None:
    """A condition on one line."""
    return " ".join(condition.text.split()) if condition else None


def quote(
    reading: Reading, record: str, kind: str, says: Says, holders: Iterable[str], spans: Sequence[Span]
) -> Quoted:
    """The words of a telling, of the day of its report."""
    report = reading.report
    return Quoted(
        report=report.id, record=record, type=kind, says=says, actors=tuple(holders),
        on=report.published[:10] if report.published else None, spans=one_for_all(tuple(spans)),
        quotes=one_for_all(tuple(report.text[a:b] for a, b in spans)),
    )  # fmt: skip


def holdings(tellings: Iterable[Telling], origins: Origins) -> tuple[Holding, ...]:
    """One for each holder and what it says, those of most origins first; `tellings` stand in the order of days."""
    by_holder: defaultdict[tuple[tuple[str, ...], Says], list[Telling]] = defaultdict(list)
    for each in tellings:
        # "Dealers" of a report are those of its copies, too.
        holders = dict.fromkeys(_of_origin(holder, origins) for holder in each.quoted.actors)
        by_holder[tuple(holders), each.says].append(each)
    found = [_holding(holders, says, told, origins) for (holders, says), told in by_holder.items()]
    return tuple(sorted(found, key=lambda each: -each.origins))


def _holding(holders: tuple[str, ...], says: Says, told: Sequence[Telling], origins: Origins) -> Holding:
    banded = [each for each in told if each.low is not None] or told
    return Holding(
        holders=holders, says=says, low=banded[-1].low, high=banded[-1].high,
        conditions=tuple(dict.fromkeys(each.condition for each in told if each.condition)),
        horizon=next((each.horizon for each in reversed(told) if each.horizon), None),
        evidence=tuple(each.quoted for each in told), origins=count((each.quoted for each in told), origins),
    )  # fmt: skip


def _of_origin(holder: str, origins: Origins) -> str:
    report, colon, actor = holder.partition(":")
    return f"{origins.get(report, report)}:{actor}" if colon else holder


def count(quotes: Iterable[Quoted], origins: Origins) -> int:
    """How many wire stories some words come from."""
    return len({origins.get(each.report, each.report) for each in quotes})
