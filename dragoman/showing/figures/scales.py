"""From values and days to places on a figure, and the ticks between them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
#: Steps between ticks of days, in days and in months.
_DAYS, _MONTH_STEPS = (1, 2, 7, 14), (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


class Scale(NamedTuple):
    """Values from `low` to `high` between two places; a scale without extent puts all in the middle."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value, kept on the scale."""
        if self.high <= self.low:
            return (self.start + self.end) / 2
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from `low` to `high`, at most about `most`."""
    if high <= low:
        return [low]
    rough = (high - low) / max(1, most)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((step * power for step in (1, 2, 2.5, 5) if step * power >= rough - 1e-12), 10 * power)
    first = math.ceil(low / step - 1e-9)
    return [round((first + at) * step, 10) for at in range(math.floor(high / step + 1e-9) - first + 1)]


def plainly(value: float) -> str:
    """A number without needless digits, with a minus sign: "54", "2.5", "−20"."""
    return f"{value:,.4g}".replace("-", "−") if abs(value) < 1e4 else f"{value:,.0f}".replace("-", "−")


def days_of(day: str | None) -> tuple[int, int] | None:
    """The first and the last day (ordinals) of an ISO date, whole or partial; `None` for what is none.

    "2024-05" is all of May; a day without a year is `None`, and so is a day that no calendar has.
    """
    found = _DAY.fullmatch(day or "")
    if found is None:
        return None
    year, month, of_month = (int(part) if part else None for part in found.groups())
    try:
        assert year is not None
        first = date(year, month or 1, of_month or 1)
        if of_month:
            return first.toordinal(), first.toordinal()
        after = (first.year * 12 + first.month - 1) + (1 if month else 12)
        last = date(after // 12, after % 12 + 1, 1).toordinal() - 1 if after // 12 <= 9999 else date.max.toordinal()
        return first.toordinal(), last
    except ValueError:
        return None


def day_ticks(first: int, last: int, most: int) -> list[tuple[int, str]]:
    """Days between two (ordinals) with what to write at them: at most `most`.

    They are beginnings of months where days and weeks would be too many. The year is written where it changes.
    """
    start = date.fromordinal(first)
    for step in _DAYS:
        if (last - first) // step + 1 <= most:
            days = [start + timedelta(days=at) for at in range(0, last - first + 1, step)]
            return _written(days, whole=True)
    months: list[date] = []
    for step in _MONTH_STEPS:
        at = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // step) * step
        months = []
        while at // 12 <= 9999 and at // 12 >= 1 and (day := date(at // 12, at % 12 + 1, 1)).toordinal() <= last:
            months.append(day)
            at += step
        if len(months) <= most:
            return _written(months, whole=False) if months else _written([start], whole=True)
    return _written(months[:most], whole=False)


def _written(days: Sequence[date], whole: bool) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    year: int | None = None
    only_years = not whole and all(day.month == 1 for day in days) and len(days) > 1
    for day in days:
        words = f"{day.day} {_MONTHS[day.month - 1]}" if whole else _MONTHS[day.month - 1]
        text = str(day.year) if only_years else words if day.year == year else f"{words} {day.year}"
        found.append((day.toordinal(), text))
        year = day.year
    return found


class Clock(NamedTuple):
    """A course of moments from left to right: their places, and what to write at which."""

    places: tuple[float, ...]
    ticks: tuple[tuple[float, str], ...]


def clock(moments: Sequence[str], start: float, end: float, width: float = 64.0) -> Clock:
    """Moments in their order: days apart as the days are, where all are ISO dates; else step by step.

    At most one tick for each `width`.
    """
    most = max(2, int((end - start) / width))
    days = [found[0] if (found := days_of(moment)) else None for moment in moments]
    known = [day for day in days if day is not None]
    if known and len(known) == len(days) and known == sorted(known) and known[0] < known[-1]:
        scale = Scale(known[0], known[-1], start, end)
        found_ticks = day_ticks(known[0], known[-1], most)
        return Clock(tuple(map(scale.at, known)), tuple((scale.at(day), text) for day, text in found_ticks))
    scale = Scale(0, len(moments) - 1, start, end)
    places = tuple(scale.at(at) for at in range(len(moments)))
    every = -(-len(moments) // most) or 1
    return Clock(places, tuple((places[at], moments[at]) for at in range(0, len(moments), every)))
