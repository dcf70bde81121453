"""Days as news writes them → ISO 8601, or nothing where the words leave it open.

`find` gives the days written in a line, `parse` reads a value that should be a day (a column, a meta tag, an option).
A day without a year is `--02-23`; `03/04/2024` is no day, since nobody knows which number is the month.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from dragoman.sources.patterns import lazy

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb febr february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Whatever begins like a month: `_month` knows which words are months.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b\.?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = lazy(
    rf"""
    (?<![\w./-])
    (?:
      (?P<y1>{_YEAR})(?P<sep>[-/.])(?P<m1>\d\d?)(?P=sep)(?P<d1>\d\d?)(?![-/.]?\d)           # 2024-02-23
    | (?:(?P<w>{WEEKDAY}),?\s+(?:the\s+)?)?
      (?: (?P<mon2>{_MONTH})\s*(?P<d2>{_DAY})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s+(?P<y2>{_YEAR})\b)?  # Feb. 23, 2024
        | (?P<d3>{_DAY})(?:st|nd|rd|th)?[\s/-](?:of\s+)?(?P<mon3>{_MONTH})(?:,?[\s/-](?P<y3>{_YEAR})\b)?  # 23 Feb 2024
      )
    | (?P<d4>{_DAY})\.(?P<m4>0?[1-9]|1[0-2])\.(?P<y4>{_YEAR})\b                             # 23.02.2024: day first
    | (?P<a5>\d\d?)/(?P<b5>\d\d?)/(?P<y5>{_YEAR})\b                                         # 2/23/2024 or 23/2/2024
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = lazy(r"\d")
_PARTIAL = lazy(rf"({_YEAR})(?:-(0[1-9]|1[0-2]))?")
_MONTH_YEAR = lazy(rf"({_MONTH})\s+({_YEAR})", re.IGNORECASE)
_COMPACT = lazy(rf"({_YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{{4,6}}Z?)?")
_EPOCH = lazy(r"-?\d{9,13}(?:\.\d+)?")
_IN_URL = lazy(rf"/({_YEAR})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-]|$)")


class Day(NamedTuple):
    """A day written in a text: where, as what (ISO 8601), and whether its weekday fits (True where none is given)."""

    start: int
    end: int
    iso: str
    consistent: bool

    @property
    def full(self) -> bool:
        """Whether the year is given too."""
        return not self.iso.startswith("--")


def find(line: str) -> list[Day]:
    """The days written in `line`, in order. What is ambiguous or no day of the calendar is left out."""
    found: list[Day] = []
    if not _DIGIT.search(line):
        return found
    for match in _DATE.finditer(line):
        iso = _iso(match)
        if iso is None:
            continue
        consistent = True
        if match["w"] and not iso.startswith("--"):
            consistent = _WEEKDAYS[date.fromisoformat(iso).weekday()] == match["w"][:3].lower()
        found.append(Day(match.start(), match.end(), iso, consistent))
    return found


def _iso(match: re.Match[str]) -> str | None:
    if match["y1"]:
        return _day(match["y1"], match["m1"], match["d1"])
    if match["mon2"]:
        return _day(match["y2"], _month(match["mon2"]), match["d2"])
    if match["mon3"]:
        return _day(match["y3"], _month(match["mon3"]), match["d3"])
    if match["d4"]:
        return _day(match["y4"], match["m4"], match["d4"])
    first, second = int(match["a5"]), int(match["b5"])
    if first > 12 or first == second:
        return _day(match["y5"], second, first)
    return _day(match["y5"], first, second) if second > 12 else None


def _month(name: str) -> int:
    """1 to 12, or 0 for a word that is no month."""
    return _MONTHS.get(name.rstrip(".").lower(), 0)


def _day(year: str | None, month: str | int, day: str | int) -> str | None:
    """ISO 8601, or None where the calendar has no such day."""
    try:
        iso = date(int(year) if year else 2024, int(month), int(day)).isoformat()  # a leap year, for 29 February
    except (ValueError, OverflowError):
        return None
    return iso if year else f"-{iso[4:]}"


def parse(value: object) -> str | None:
    """A value that should be a day as ISO 8601 (`2024-02-23`, or as much of it as there is), or None.

    Reads dates and datetimes (as the day their own zone gives them), ISO 8601, RFC 2822, days in words, `20240223`, and
    seconds or milliseconds since 1970 in UTC.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if not text or len(text) > 100:
        return None
    if _PARTIAL.fullmatch(text):
        return text
    if (match := _MONTH_YEAR.fullmatch(text)) and _month(match[1]):
        return f"{match[2]}-{_month(match[1]):02}"
    if match := _COMPACT.fullmatch(text):
        return _day(*match.groups())
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    days = {day.iso for day in find(text.replace("T", " ", 1) if re.match(r"\d{4}-\d\d-\d\dT", text) else text)}
    return days.pop() if len(days) == 1 else None


def _epoch(seconds: float) -> str | None:
    if abs(seconds) > 1e11:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return None


def in_url(url: str) -> str | None:
    """The day in an address such as `/2024/02/23/talks-resume`, or None."""
    match = _IN_URL.search(url)
    return _day(*match.groups()) if match else None


def stamp(value: str | None) -> str | None:
    """The day of a time stamp in mail or a feed (ISO 8601, RFC 822 with whatever zone and a year of two digits)."""
    if not value:
        return None
    day = parse(value)
    if day is not None and not day.startswith("--"):
        return day
    from email.utils import parsedate

    try:
        found = parsedate(value[:100])
    except (ValueError, IndexError, TypeError):  # the standard library stumbles over a few malformed ones
        found = None
    return (_day(str(found[0]), found[1], found[2]) if found and found[0] >= 1600 else None) or day
