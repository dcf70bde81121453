"""What happened when: events, requests, offers and answers by day, a month at a time, drawn and listed with words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from dragoman.page import addresses
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.narrowed import cited, narrowed, suggested
from dragoman.page.paging import paged
from dragoman.showing.days import written
from dragoman.showing.figures.happenings import KINDS, Told
from dragoman.showing.figures.kept_told import told_of
from dragoman.showing.figures.of_days import narrowed_told, timeline_of
from dragoman.showing.figures.witness import Witness
from dragoman.showing.story import capital
from dragoman.showing.who import listed

#: Entries on a page: as many as are drawn and can be read at a go. Up to so many, no month is chosen. Design values.
ENTRIES = 80
#: Height of the highest bar of a month, and months that are listed, in pixels and months. Design values.
_HIGH, _MONTHS = 34, 48
#: What stands for entries without a day in a year.
UNDATED = "undated"


class Month(NamedTuple):
    """A month (`2017-06`, or a year where no month is told): how many entries, how high its bar is, where it leads."""

    month: str
    label: str
    number: int
    bar: int
    link: str
    shown: bool


def page(asked: Asked) -> Shown:
    """A month of what was asked for: the one that was chosen, else that of the latest report."""
    store = asked.situation.store
    witness = Witness(store, addresses.to_report)
    kinds = [kind for kind in asked.every("kind") if kind in KINDS]
    month = asked.one("month")
    asks = narrowed(asked, kind=kinds)
    every = [] if asks.given and not asks.actors else narrowed_told(
        witness, told_of(store).told, asks.sides, kinds=kinds, about=asks.about, since=asks.since, until=asks.until
    )  # fmt: skip
    counts: dict[str, int] = {}
    for one in every:
        counts[_month(one)] = counts.get(_month(one), 0) + 1
    if month not in counts and month != "all":
        month = "all" if len(every) <= ENTRIES else _latest(store.summary().last, counts)
    every.sort(key=lambda one: _month(one) == UNDATED)
    of_month = every if month == "all" else [one for one in every if _month(one) == month]
    shown = paged(asked, of_month, ENTRIES, "/timeline", **asks.query(month=month))
    figure = None
    witness.know_names(side for one in shown.rows for side in (*one.who, *one.toward))
    if shown.rows:
        figure = timeline_of(witness, shown.rows, _title(witness, asks.sides, month), asks.sides, width=960)
    return Shown(
        "timeline.html", "Timeline",
        {
            "asked": asks, "names": suggested(asked), "kinds": KINDS, "chosen": kinds or KINDS, "figure": figure,
            "days": _days(witness, shown.rows), "paged": shown, "total": len(every), "month": month,
            "months": _months(counts, month, asks.query),
            "whole": addresses.page("timeline", **asks.query(month="all")),
        },
    )  # fmt: skip


def _month(one: Told) -> str:
    return one.day[:7] if one.day and not one.day.startswith("--") else UNDATED


def _latest(last: str | None, counts: dict[str, int]) -> str:
    """The month of the latest report, or the last before it in which something happened."""
    dated = sorted(month for month in counts if month != UNDATED)
    return max((month for month in dated if last is None or month <= last[:7]), default=dated[0] if dated else UNDATED)


def _title(witness: Witness, sides: Iterable[str], month: str) -> str:
    names = [witness.name(side) for side in sorted(sides)]
    when = "" if month == "all" else " without a day" if month == UNDATED else f" in {written(month)}"
    return f"What happened{when}" + (f": {listed(names)}" if names else "")


def _months(counts: dict[str, int], month: str, query: Any) -> list[tuple[str, list[Month]]]:
    """The months with most in them, by year, in order."""
    if len(counts) < 2:
        return []
    chosen = sorted(sorted(counts, key=lambda each: (each != month, -counts[each]))[:_MONTHS])
    # What has no day is often most by far; its bar is no higher than the highest month's.
    most = max(number for each, number in counts.items() if each != UNDATED)
    every = [
        Month(each, "no day" if each == UNDATED else written(each, year=False) if len(each) == 7 else "year",
              counts[each], max(2, round(_HIGH * min(counts[each], most) / most)),
              addresses.page("timeline", **query(month=each)), each == month)
        for each in chosen
    ]  # fmt: skip
    by_year = groupby(every, key=lambda each: "" if each.month == UNDATED else each.month[:4])
    return [(year, list(some)) for year, some in by_year]


def _days(witness: Witness, shown: Sequence[Told]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The entries by day, with who does it to whom, what it is, and the words."""
    return [
        (_called(day), [_entry(witness, one) for one in some]) for day, some in groupby(shown, key=lambda one: one.day)
    ]


def _called(day: str | None) -> str:
    """A day as a heading; of one without a year, which is written `--11-06`, what is known."""
    if day is None or not day.startswith("--"):
        return capital(written(day))
    return f"{written(f'2000{day[1:]}', year=False)}, year unknown" if len(day) > 4 else "Day unknown"


def _entry(witness: Witness, one: Told) -> dict[str, Any]:
    planned = one.says.endswith(", planned")
    return {
        "who": [(side, witness.name(side)) for side in one.who],
        "toward": [(side, witness.name(side)) for side in one.toward],
        "kind": one.kind, "says": one.says.partition(",")[0], "planned": planned,
        "of_report": one.hollow and not planned and _month(one) != UNDATED, "until": one.until,
        "weight": int(one.weight),
        "words": cited(witness, one.report, one.record, one.spans, one.words),
    }  # fmt: skip


ROUTES = (Route("/timeline", page),)
