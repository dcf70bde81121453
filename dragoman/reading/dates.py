"""Dates in running text: where they stand, and which days they mean seen from a report's date.

Text in, `Expression`s out (`find_dates`); words and the report's date in, a `When` out (`interval`): the first and the
last day that they may mean. `resolve` gives that as ISO 8601 where it has a date for it: "Thursday" is a day, "last
month" a month, "February 22" without a report's date `--02-22`; "last week" is none of these, and only an interval has
it. What is left open is None, never a guess.

A bare weekday is the nearest one in the direction of the tense, the report's own day included ("said Thursday" in
Thursday's paper); "last Thursday" lies before that day. A day and month without a year are the nearest in the direction
of the tense, with a day of grace for time zones. "The next day" leans on another date, the `anchor`. Each kind of
expression is one line of `_KINDS`: its pattern, and the function in `calendar_days.py` that reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reading import calendar_days as days
from dragoman.reading.calendar_days import Tense, View, When

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
_ANY_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b(?!\s*(?:percent|pct|%|km|people|men|troops|soldiers)\b)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?!\s*(?:percent|pct|%|[:.]\d))"
_NUMBER = r"(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT = r"(?P<unit>day|week|month|year)s?\b"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b"
# A month or a year may stand alone behind these. "May" is often a name or a verb: fewer words vouch for it.
_BEFORE = (
    "in", "since", "during", "until", "till", "by", "of", "from", "early", "late", "mid", "through", "before", "after",
    "between", "and",
)  # fmt: skip


def _behind(words: tuple[str, ...]) -> str:
    cases = [case for word in words for case in (word, word.title())]
    return "(?:^|" + "|".join(rf"(?<=\b{word}{gap})" for word in cases for gap in " -") + ")"


#: Kinds of expressions, in order: of two that begin at the same place the earlier one holds.
_KINDS: tuple[tuple[str, days.Reader], ...] = (
    (r"\b(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", days.calendar_date),
    (rf"\b(?:{_ANY_WEEKDAY},?\s+)?{_MONTH}\s*{_DAY}(?:\s?[-–]\s?(?P<last>\d\d?)\b)?(?:,?\s+(?:of\s+)?{_YEAR})?",
     days.calendar_date),
    (rf"\b(?:{_ANY_WEEKDAY},?\s+(?:the\s+)?)?{_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)(?:,?\s+{_YEAR})?", days.calendar_date),
    (rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}", days.month_of_year),
    (rf"\b{_SEASON}\s+(?:of\s+)?{_YEAR}", days.season_of_year),
    (r"\b(?i:the\s+day\s+(?P<side>before\s+yesterday|after\s+tomorrow))\b", days.two_days_off),
    (r"\b(?i:(?P<word>yesterday|today|tonight|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)))\b",
     days.near_day),
    (rf"\b(?i:{_NUMBER}\s+{_UNIT}\s+ago)\b", days.ago),
    (rf"\b(?i:{_NUMBER}\s+{_UNIT}\s+(?P<side>later|earlier|before|afterwards?))\b", days.off_anchor),
    (r"\b(?i:the\s+(?P<side>next|following|previous|preceding|same)\s+(?P<unit>day|week|month|year))\b",
     days.beside_anchor),
    (r"\b(?i:the\s+day\s+(?P<side>before|after)|next\s+(?P<unit>day))\b", days.beside_anchor),
    (r"\b(?i:(?P<side>that)(?:\s+same)?\s+(?P<unit>day|week|month|year))\b", days.beside_anchor),
    (rf"\b(?i:the\s+(?P<side>following|previous|next))\s+{_WEEKDAY}", days.weekday_beside_anchor),
    (rf"\b(?i:(?P<which>this\s+past|this\s+coming|last|past|this|next|coming))\s+{_WEEKDAY}", days.chosen_weekday),
    (rf"\b(?i:(?P<which>last|this|next))\s+{_MONTH}(?!\w)", days.chosen_month),
    (rf"\b(?i:(?P<which>last|this|next)\s+{_SEASON})", days.chosen_season),
    (r"\b(?i:(?P<which>last|this|next|over\s+the|at\s+the|on\s+the)\s+weekend)\b", days.weekend),
    (r"\b(?i:(?P<which>last|this|next)\s+(?P<unit>week|month|year))\b", days.chosen_unit),
    (rf"\b{_WEEKDAY}(?!\w)", days.weekday),
    (r"\b(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", days.decade),
    (rf"{_behind(_BEFORE)}(?!May\b){_MONTH}(?!\w)(?!\.?\s*\d)", days.month),
    (rf"{_behind(('in', 'since', 'during', 'until', 'early', 'late', 'mid'))}{_MONTH}(?!\w)(?!\.?\s*\d)", days.month),
    (rf"{_behind(_BEFORE)}{_YEAR}", days.year),
)  # fmt: skip
_READERS = tuple((re.compile(pattern), reader) for pattern, reader in _KINDS)
#: All kinds at once, tried only where one of the words stands that any of them begins with.
_ANY = re.compile(
    r"(?<!\w)(?=\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|the\s|th(?:at|is)\s|last\s|"
    r"next\s|past\s|coming\s|over\s|[ao][tn]\s|yest|toda|toni|tomo|a\s|one\s|two\s|three\s|four\s|five\s|six\s|seven\s|eight\s|"
    r"nine\s|ten\s|eleven\s|twelve\s|spring|summer|autumn|fall\s|winter))(?:"
    + "|".join(f"({re.sub(r'[?]P<[a-z]+>', '?:', pattern)})" for pattern, _ in _KINDS)
    + ")"
)
_LEANING = (days.off_anchor, days.beside_anchor, days.weekday_beside_anchor)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that name a date: `text[start:end]`. `leans` says that they name it by another date."""

    start: int
    end: int
    leans: bool


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The date expressions within `text[start:end]`, in order, not overlapping."""
    found = _ANY.finditer(text, start, len(text) if end is None else end)
    return [Expression(*match.span(), _KINDS[(match.lastindex or 1) - 1][1] in _LEANING) for match in found]


def interval(text: str, published: str | None, tense: Tense | None = None, anchor: str | None = None) -> When | None:
    """The days that the first date expression in `text` means, seen from a report's date; None where that is open.

    `published` and `anchor` are ISO 8601 dates, whole or partial.
    """
    match = _ANY.search(text)
    if match is None:
        return None
    pattern, reader = _READERS[(match.lastindex or 1) - 1]
    again = pattern.match(text, match.start())
    return reader(again, View(days.of_iso(published), tense, days.of_iso(anchor))) if again else None


def resolve(text: str, published: str | None, tense: Tense | None = None, anchor: str | None = None) -> str | None:
    """The first date expression in `text` as ISO 8601, a month or year where it is no day; None where it is open."""
    when = interval(text, published, tense, anchor)
    return when.iso if when else None
