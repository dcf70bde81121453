"""The calendar: partial dates, intervals of them, and counting from one to another.

A `Partial` is a date as ISO 8601 writes it, whole or in part; a `When` is the interval that an expression means, from
one partial date to another: not before the first day of `start`, not after the last day of `end`, None where that side
is open or not known. Nothing here knows a word of English but the names of months and weekdays.

Everything that would leave the calendar (years 1 to 9999) is None, never an error.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "present", "future"]

DAY = timedelta(days=1)
#: A report of the 22nd may tell what was said on the 23rd, further east.
_GRACE = DAY
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: A leap year, in which days without a year are kept, so that 29 February has a place.
_LEAP = 2000
#: Years in a unit that is years.
_YEARS = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Partial:
    """A day, a month or a year; or, with a year of None, a day and month of an unknown year (`--02-22`)."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """Its first day; without a year, that of 2000."""
        return date(self.year or _LEAP, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day; without a year, that of 2000."""
        year, month = self.year or _LEAP, self.month or 12
        return date(year, month, self.day or monthrange(year, month)[1])

    @property
    def iso(self) -> str:
        """As ISO 8601 writes it."""
        parts = [f"{self.year:04}" if self.year else "-"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class When:
    """From `start` to `end`, both included; a side that is open or unknown is None."""

    start: Partial | None
    end: Partial | None

    @property
    def day(self) -> date | None:
        """The day, where it is one and wholly known."""
        at = self.start
        return at.first if at is not None and at == self.end and at.year and at.day else None

    @property
    def iso(self) -> str | None:
        """The one date that says just this: a day, a month, a year; None for a week, or where a side is open."""
        return self.start.iso if self.start is not None and self.start == self.end else None

    @property
    def pair(self) -> tuple[str | None, str | None]:
        """Both sides as ISO 8601."""
        return self.start.iso if self.start else None, self.end.iso if self.end else None

    @property
    def yearless(self) -> bool:
        return any(side is not None and side.year is None for side in (self.start, self.end))

    @property
    def days(self) -> int:
        """How many days it may be; a side that is open counts as far away."""
        if self.start is None or self.end is None:
            return 10**7
        return (self.end.last - self.start.first).days + 1


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is seen: when the report appeared, the tense, and the date that the words lean on."""

    published: When | None = None
    tense: Tense | None = None
    anchor: When | None = None

    @property
    def today(self) -> date | None:
        return self.published.day if self.published else None

    @property
    def now(self) -> Partial | None:
        """The report's date, as exactly as it is known."""
        return None if self.published is None or self.published.yearless else self.published.start

    @property
    def month(self) -> date | None:
        """The first of the month in which the report appeared."""
        now = self.now
        return now.first.replace(day=1) if now is not None and now.month else None

    @property
    def year(self) -> int | None:
        return self.now.year if self.now else None


def of_iso(text: str | None) -> When | None:
    """An ISO 8601 date, whole or partial, a time behind it left off; None where it is none.

    Years are 1000 to 8999, so that few counts from them run off the calendar.
    """
    match = re.match(r"([1-8]\d{3})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T|\s)|--(\d\d)-(\d\d)$", text or "", re.ASCII)
    if match is None:
        return None
    year, month, day, other_month, other_day = (int(part) if part else None for part in match.groups())
    return at(year, month or other_month, day or other_day)


def finest(start: str | None, end: str | None) -> str | None:
    """The one date that holds all from `start` to `end`: a day, or the month or year in which both lie, else None."""
    if start is None or end is None or start == end:
        return start if end is not None else None
    if start.startswith("-") or end.startswith("-"):
        return None
    return start[:7] if len(start) > 4 and start[:7] == end[:7] else start[:4] if start[:4] == end[:4] else None


def is_ahead(text: str | None, published: str | None) -> bool:
    """Whether a date lies wholly behind the report's, with a day of grace for time zones."""
    when, seen = of_iso(text), of_iso(published)
    if when is None or seen is None or when.yearless or seen.yearless or when.start is None or seen.end is None:
        return False
    return when.start.first > seen.end.last + _GRACE


def resolve_partial(text: str, published: str | None, tense: Tense | None = None) -> str | None:
    """A date in ISO 8601, its year taken from the report's date where it has none (`--02-22`).

    It is the nearest in the direction of the tense, or in either where that is open, with a day of grace for time
    zones; without a date of the report it stays as it is. None where `text` is no date.
    """
    when = of_iso(text)
    if when is None or when.start is None:
        return None
    if when.yearless:
        return nearest(when.start, View(of_iso(published), tense)).iso
    return when.iso


def nearest(day: Partial, view: View) -> Partial:
    """A day and month with the year that the view gives it; without one where the view gives none."""
    assert day.month is not None and day.day is not None
    here = view.now
    if here is None or here.month is None:
        return day
    years = range(here.first.year - 8, here.first.year + 9)  # 29 February may be eight years away
    dates = [found for year in years if (found := date_of(year, day.month, day.day))]
    best: date | None
    if view.tense == "future":
        best = next((found for found in dates if found >= here.first - _GRACE), None)
    elif view.tense == "past":
        best = next((found for found in reversed(dates) if found <= here.last + _GRACE), None)
    else:
        middle = here.first + (here.last - here.first) / 2
        best = min(dates, key=lambda found: (abs(found - middle), found), default=None)
    return partial(best) if best else day


def date_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def partial(day: date) -> Partial:
    """That day, as a date wholly known."""
    return Partial(day.year, day.month, day.day)


def at(year: int | None, month: int | None = None, day: int | None = None) -> When | None:
    """The day, month or year, or day and month without a year; None where the calendar has none."""
    if date_of(_LEAP if year is None else year, month or 1, day or 1) is None:
        return None
    found = Partial(year, month, day)
    return When(found, found)


def off(day: date | None, steps: int) -> date | None:
    """`steps` days on, or back."""
    try:
        return None if day is None else day + steps * DAY
    except OverflowError:
        return None


def on(day: date | None) -> When | None:
    """That day."""
    return None if day is None else between(day, day)


def between(first: date | None, last: date | None) -> When | None:
    """From day to day."""
    return When(partial(first), partial(last)) if first and last else None


def months(year: int, month: int, count: int = 1) -> When | None:
    """The whole of `count` months from `month` of `year`; a month below 1 or above 12 is of a year beside."""
    start, end = divmod(12 * year + month - 1, 12), divmod(12 * year + month + count - 2, 12)
    if start[0] < 1 or end[0] > 9999:
        return None
    return When(Partial(start[0], start[1] + 1), Partial(end[0], end[1] + 1))


def years(first: int, last: int) -> When | None:
    """From year to year."""
    return When(Partial(first), Partial(last)) if 1 <= first <= last <= 9999 else None


def monday_of(day: date, weeks: int = 0) -> date | None:
    """The Monday of the week of `day`, or of the week so many weeks on. Weeks begin on Monday, as in ISO 8601."""
    return off(day, 7 * weeks - day.weekday())


def weekday_near(name: str, day: date | None, forward: bool, same_day: bool) -> When | None:
    """The nearest day called `name` on one side of `day`; `same_day`: that day itself will do."""
    if day is None:
        return None
    ahead = (WEEKDAYS.index(name[:3].lower()) - day.weekday()) % 7
    if ahead == 0:
        return on(off(day, 0 if same_day else 7 if forward else -7))
    return on(off(day, ahead if forward else ahead - 7))


def shifted(seen: When | None, steps: int, unit: str) -> When | None:
    """`seen` moved by `steps` units, as exactly as the unit is: a week ago is a week, a year ago a year.

    A part of a month moved by months is that month. `unit` is day, week, month, year, decade or century.
    """
    if seen is None or seen.start is None or seen.end is None:
        return None
    if seen.yearless:
        return _shifted_yearless(seen, steps) if unit == "day" else None
    first, last = seen.start.first, seen.end.last
    if unit == "day":
        return on(off(seen.day, steps)) if seen.day else None
    if unit == "week":
        monday = monday_of(first, steps) if monday_of(first) == monday_of(last) else None
        return between(monday, off(monday, 6))
    if unit == "month":
        return months(first.year, first.month + steps) if first.replace(day=1) == last.replace(day=1) else None
    year = first.year + steps * _YEARS[unit]
    return years(year, year) if first.year == last.year else None


def reached(here: Partial | None, steps: int, unit: str) -> Partial | None:
    """The date `steps` units from `here`, for the far end of a stretch: in days for weeks, else as exact as the unit.

    "Over the past two weeks" begins on a day, "over the past decade" in a year.
    """
    if here is None:
        return None
    if unit in ("day", "week"):
        moved = off(here.first, steps * (7 if unit == "week" else 1)) if here.day else None
        return partial(moved) if moved else None
    if unit == "month":
        found = months(here.first.year, here.first.month + steps) if here.month else None
    else:
        year = here.first.year + steps * _YEARS[unit]
        found = years(year, year)
    return found.start if found else None


def _shifted_yearless(seen: When, steps: int) -> When | None:
    """A day and month moved by days: None where that depends on whether the year is a leap year."""
    if steps == 0:
        return seen
    day = seen.start
    if day is None or day != seen.end or (day.month, day.day) == (2, 29):
        return None
    leap, common = off(day.first, steps), off(day.first.replace(year=2001), steps)
    if leap is None or common is None or (leap.month, leap.day) != (common.month, common.day):
        return None
    return at(None, leap.month, leap.day)
