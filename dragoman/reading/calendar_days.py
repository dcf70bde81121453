"""What each kind of date expression means: a match of its pattern and a point of view in, a `When` out, or None.

`dates.py` holds the patterns and calls these; adding a kind of expression is a function here and a line there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "present", "future"]

_DAY = timedelta(days=1)
#: A report of the 22nd may tell what was said on the 23rd, further east.
_GRACE = _DAY
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
#: First month of a season in the north, where news agencies write from; winter is that of the year it begins in.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
#: A day that is an event's name ("the Sept. 11 attacks") has a year that the report's date does not give.
_NAMED = re.compile(
    r"\s+(?:\w+\s+)?(?:attacks?|bombings?|hijackings?|massacres?|riots?|uprising|revolution|coup|insurrection|invasion|"
    r"referendum|movement|protests)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """The days from `start` to `end`, both included, among which an expression points.

    `yearless`: only month and day are known; the years of `start` and `end` then mean nothing.
    """

    start: date
    end: date
    yearless: bool = False

    @property
    def day(self) -> date | None:
        """The day, where it is one and wholly known."""
        return self.start if self.start == self.end and not self.yearless else None

    @property
    def iso(self) -> str | None:
        """The ISO 8601 date that says just this: a day, a whole month, a whole year; None for a week, a season."""
        if self.yearless:
            return f"--{self.start:%m-%d}" if self.start == self.end else None
        if self.start == self.end:
            return self.start.isoformat()
        if self.start.day > 1 or (self.end + _DAY).day > 1 or self.start.year != self.end.year:
            return None
        if self.start.month == self.end.month:
            return self.start.isoformat()[:7]
        return self.start.isoformat()[:4] if (self.start.month, self.end.month) == (1, 12) else None

    @property
    def within(self) -> str | None:
        """The finest month or year that holds all of it: "last week" lies within a month."""
        if self.yearless or self.start.year != self.end.year:
            return None
        return self.start.isoformat()[: 7 if self.start.month == self.end.month else 4]


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
    def month(self) -> date | None:
        """The first of the month in which the report appeared."""
        if self.published is None or self.published.yearless:
            return None
        first = self.published.start.replace(day=1)
        return first if first == self.published.end.replace(day=1) else None

    @property
    def year(self) -> int | None:
        if self.published is None or self.published.yearless or self.published.start.year != self.published.end.year:
            return None
        return self.published.start.year


Reader = Callable[[re.Match[str], View], When | None]


def of_iso(text: str | None) -> When | None:
    """An ISO 8601 date, whole or partial, a time behind it left off; None where it is none.

    Years are 1000 to 8999, so that no count from them runs off the calendar.
    """
    match = re.match(r"([1-8]\d{3})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T|\s)|--(\d\d)-(\d\d)$", text or "")
    if match is None:
        return None
    year, month, day, other_month, other_day = match.groups()
    if other_month:
        # 2000 is a leap year, so that 29 February has a place.
        found = _date(2000, int(other_month), int(other_day))
        return When(found, found, yearless=True) if found else None
    if day:
        found = _date(int(year), int(month), int(day))
        return When(found, found) if found else None
    return _months(int(year), int(month), 1) if month else _months(int(year), 1, 12)


def calendar_date(match: re.Match[str], view: View) -> When | None:
    """ "February 22", "22 February 2024", "Feb. 21-23", "2024-02-22"."""
    said = match.groupdict()
    month = int(said["month"]) if said["month"].isdigit() else _month(said["month"])
    day, last = int(said["day"]), int(said.get("last") or said["day"])
    if said["year"]:
        start, end = _date(int(said["year"]), month, day), _date(int(said["year"]), month, last)
        return When(start, end) if start and end and start <= end else None
    start, end = _date(2000, month, day), _date(2000, month, last)
    if start is None or end is None or start > end:
        return None
    year = None if _NAMED.match(match.string, match.end()) else _nearest_year(month, day, view)
    first, final = (_date(year, month, day), _date(year, month, last)) if year else (None, None)
    return When(first, final) if first and final else When(start, end, yearless=True)


def month_of_year(match: re.Match[str], view: View) -> When | None:
    """ "February 2022": the whole month."""
    return _months(int(match["year"]), _month(match["month"]), 1)


def season_of_year(match: re.Match[str], view: View) -> When | None:
    """ "the summer of 2022": its three months."""
    return _months(int(match["year"]), _SEASONS[match["season"].lower()], 3)


def decade(match: re.Match[str], view: View) -> When | None:
    """ "the 1990s": ten years."""
    first = int(match["decade"])
    return When(date(first, 1, 1), date(first + 9, 12, 31))


def year(match: re.Match[str], view: View) -> When | None:
    """ "in 2022": the whole year."""
    return _months(int(match["year"]), 1, 12)


def month(match: re.Match[str], view: View) -> When | None:
    """ "in February": the nearest one in the direction of the tense, that of the report included."""
    number, here = _month(match["month"]), view.month
    if here is None:
        return None
    if view.tense == "future":
        return _months(here.year + (number < here.month), number, 1)
    return _months(here.year - (number > here.month), number, 1)


def near_day(match: re.Match[str], view: View) -> When | None:
    """ "yesterday", "last night", "this morning", "tomorrow"."""
    word = match["word"].lower()
    off = -1 if word.startswith(("yesterday", "last")) else 1 if word == "tomorrow" else 0
    return _off(view.today, off)


def two_days_off(match: re.Match[str], view: View) -> When | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    return _off(view.today, -2 if match["side"].lower().startswith("before") else 2)


def ago(match: re.Match[str], view: View) -> When | None:
    """ "two days ago", "a year ago", seen from the report."""
    return _shift(view.published, -_number(match["number"]), match["unit"].lower())


def off_anchor(match: re.Match[str], view: View) -> When | None:
    """ "two days later", "a week earlier", seen from the anchor."""
    forward = match["side"].lower().startswith(("later", "after"))
    return _shift(view.anchor, _number(match["number"]) * (1 if forward else -1), match["unit"].lower())


def beside_anchor(match: re.Match[str], view: View) -> When | None:
    """ "the next day", "the previous week", "that year", seen from the anchor."""
    steps = {"next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}
    said = match.groupdict()
    return _shift(view.anchor, steps.get((said["side"] or "next").lower(), 0), (said["unit"] or "day").lower())


def weekday_beside_anchor(match: re.Match[str], view: View) -> When | None:
    """ "the following Monday", "the previous Monday", seen from the anchor."""
    if view.anchor is None or view.anchor.day is None:
        return None
    forward = match["side"].lower() != "previous"
    return _weekday(match["weekday"], view.anchor.day, forward, same_day=False)


def weekday(match: re.Match[str], view: View) -> When | None:
    """ "Thursday": the nearest in the direction of the tense, past where it is open, the report's day included."""
    return _weekday(match["weekday"], view.today, view.tense == "future", same_day=True)


def chosen_weekday(match: re.Match[str], view: View) -> When | None:
    """ "last Tuesday", "this Tuesday", "next Tuesday". Weeks begin on Monday."""
    which, today = match["which"].lower(), view.today
    if today is None:
        return None
    if which.endswith("past") or which == "last":
        return _weekday(match["weekday"], today, forward=False, same_day=False)
    if which.endswith("coming"):
        return _weekday(match["weekday"], today, forward=True, same_day=False)
    monday = today + ((7 if which == "next" else 0) - today.weekday()) * _DAY
    return _off(monday, _WEEKDAYS.index(match["weekday"][:3].lower()))


def chosen_month(match: re.Match[str], view: View) -> When | None:
    """ "last March": the nearest whole one before; "next March": after; "this March": of the report's year."""
    number, here, which = _month(match["month"]), view.month, match["which"].lower()
    if here is None:
        return None
    off = {"last": -(number >= here.month), "next": int(number <= here.month)}.get(which, 0)
    return _months(here.year + off, number, 1)


def chosen_season(match: re.Match[str], view: View) -> When | None:
    """ "last summer", "this winter", "next spring": whole ones, seen from the report."""
    first, here, which = _SEASONS[match["season"].lower()], view.month, match["which"].lower()
    if here is None:
        return None
    if which == "this":
        # In January, "this winter" began in the year before.
        return _months(here.year - (first == 12 and here.month < 3), first, 3)
    if which == "last":
        # The winter that one is in is not the last one.
        return _months(here.year - (here.month <= first + 2) - (first == 12 and here.month < 3), first, 3)
    return _months(here.year + (first <= here.month), first, 3)


def weekend(match: re.Match[str], view: View) -> When | None:
    """Saturday and Sunday: "over the weekend" by the tense, "last" and "next" by the week of the report."""
    if (today := view.today) is None:
        return None
    saturday = today + (5 - today.weekday()) * _DAY
    which = match["which"].lower()
    ahead = which == "next" or (view.tense == "future" and which != "last")
    if which == "next" and view.tense == "future" and today.weekday() < 5:
        saturday += 7 * _DAY
    elif not ahead and today < saturday:
        saturday -= 7 * _DAY
    return When(saturday, saturday + _DAY)


def chosen_unit(match: re.Match[str], view: View) -> When | None:
    """ "last week", "this month", "next year"; "this" ends or begins with the report's day, as the tense has it."""
    off = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    unit = match["unit"].lower()
    if unit == "year":
        return _months(view.year + off, 1, 12) if view.year else None
    if unit == "month":
        return _months(view.month.year, view.month.month + off, 1) if view.month else None
    if (today := view.today) is None:
        return None
    monday = today + (7 * off - today.weekday()) * _DAY
    start, end = monday, monday + 6 * _DAY
    if off == 0 and view.tense == "past":
        end = today
    elif off == 0 and view.tense == "future":
        start = today
    return When(start, end)


def _nearest_year(month: int, day: int, view: View) -> int | None:
    """The year of a day and month: the nearest one in the direction of the tense, or in either where that is open."""
    seen = view.published
    if seen is None or view.month is None:
        return None
    dates = [found for y in range(seen.start.year - 8, seen.end.year + 9) if (found := _date(y, month, day))]
    if view.tense == "future":
        return next((found.year for found in dates if found >= seen.start - _GRACE), None)
    if view.tense == "past":
        return next((found.year for found in reversed(dates) if found <= seen.end + _GRACE), None)
    middle = seen.start + (seen.end - seen.start) / 2
    return min(dates, key=lambda found: (abs(found - middle), found)).year if dates else None


def _weekday(name: str, today: date | None, forward: bool, same_day: bool) -> When | None:
    if today is None:
        return None
    off = (_WEEKDAYS.index(name[:3].lower()) - today.weekday()) % 7
    if off == 0 and not same_day:
        off = 7
    if not forward:
        off = off - 7 if off else 0
        off = off or (0 if same_day else -7)
    return _off(today, off)


def _shift(seen: When | None, steps: int, unit: str) -> When | None:
    """`seen` moved by `steps` units, as exactly as the unit is: a week ago is a week, a year ago a year."""
    if seen is None:
        return None
    if seen.yearless:
        return _shift_yearless(seen, steps) if unit == "day" else None
    if unit == "day":
        return _off(seen.day, steps)
    if unit == "week":
        if seen.day is None:
            return None
        monday = seen.day + (7 * steps - seen.day.weekday()) * _DAY
        return When(monday, monday + 6 * _DAY)
    if unit == "month":
        same = (seen.start.year, seen.start.month) == (seen.end.year, seen.end.month)
        return _months(seen.start.year, seen.start.month + steps, 1) if same else None
    return _months(seen.start.year + steps, 1, 12) if seen.start.year == seen.end.year else None


def _shift_yearless(seen: When, steps: int) -> When | None:
    """A day and month moved by days: None where that depends on whether the year is a leap year."""
    if steps == 0:
        return seen
    if seen.start != seen.end or (seen.start.month, seen.start.day) == (2, 29):
        return None
    leap, common = seen.start + steps * _DAY, seen.start.replace(year=2001) + steps * _DAY
    if (leap.month, leap.day) != (common.month, common.day):
        return None
    moved = leap.replace(year=2000)
    return When(moved, moved, yearless=True)


def _off(day: date | None, steps: int) -> When | None:
    return When(day + steps * _DAY, day + steps * _DAY) if day else None


def _months(year: int, month: int, count: int) -> When | None:
    """The whole of `count` months from `month` of `year`; a month below 1 or above 12 is of a year beside."""
    start, behind = divmod(12 * year + month - 1, 12), divmod(12 * year + month - 1 + count, 12)
    first, after = _date(start[0], start[1] + 1, 1), _date(behind[0], behind[1] + 1, 1)
    return When(first, after - _DAY) if first and after else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word.lower() in ("a", "an") else _NUMBERS.index(word.lower())
