"""Dates in running text: where they stand, and which days they mean seen from a report's date.

Text in, `Expression`s out (`find_expressions`); an expression and a `View` in, a `When` out (`meaning`). The kinds of
expressions stand in `date_patterns.py`, what they mean in `date_readers.py`. What is left open is None, never a guess.

A bare weekday is the nearest one in the direction of the tense, the report's own day included ("said Thursday" in
Thursday's paper); "last Thursday" lies before that day. A day and month without a year are the nearest in the direction
of the tense, with a day of grace for time zones. "The next day" leans on another date, the `anchor`.

This file looks at the letters alone; `times.py` looks at the tree as well, and puts "since", "until" and "early" to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.reading import calendar_days as cal
from dragoman.reading.calendar_days import Tense, View, When
from dragoman.reading.date_patterns import ANY, FIRST_WORDS, INNER_WORDS, KINDS, PATTERNS, TELLING, Kind
from dragoman.reading.words import Words

#: How many words an expression may begin before its mark, or go on behind it. The longest have seven and five.
_BEFORE_MARK, _BEHIND_MARK = 9, 7
#: Where an expression may begin: at the letters or the first sign of a word in figures.
_BEGINNING = re.compile(r"(?<!\w)(?:[\d'’‘]|[A-Za-z]+)")
#: Small words that begin most of what is no expression, and the next word.
_LEADING = re.compile(
    r"(?:(?:the|an?|in|on|at|by|to|from|over|during|for|within|that|this|these|its|his|her|their|about|around|some|since|"
    r"between)[^\S\n]+)+([a-z]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that name a date: `text[start:end]`, of the given kind."""

    start: int
    end: int
    kind: Kind
    match: re.Match[str]

    def meaning(self, view: View) -> When | None:
        """The days that it means, seen from `view`; None where that is open."""
        return self.kind.reader(self.match, view)


def find_expressions(text: str, start: int = 0, end: int | None = None, latest: int | None = None) -> list[Expression]:
    """All that may be a date expression within `text[start:end]`, in order, not overlapping.

    None that begins at `latest` or behind it is looked for.
    """
    end = len(text) if end is None else end
    found: list[Expression] = []
    for begin in _BEGINNING.finditer(text, start, end if latest is None else latest):
        if begin.start() < start or (begin[0].isalpha() and begin[0].lower() not in FIRST_WORDS):
            continue
        if (leading := _LEADING.match(text, begin.start(), end)) and leading[1].lower() not in INNER_WORDS:
            continue
        if outer := ANY.match(text, begin.start(), end):
            number = (outer.lastindex or 1) - 1
            if match := PATTERNS[number].match(text, outer.start()):
                found.append(Expression(*match.span(), KINDS[number], match))
            start = outer.end()
    return found


def find_among(words: Words) -> list[Expression]:
    """The same of a whole text whose words are known: only the surroundings of telling words are looked at."""
    marking = {form for form in set(words.lowered) if _is_mark(form)}
    marks = [at for at, form in enumerate(words.lowered) if form in marking]
    found: list[Expression] = []
    stretches: list[tuple[int, int, int]] = []  # first word, last telling word, last word (exclusive)
    for at in marks:
        first, last = max(0, at - _BEFORE_MARK), min(len(words), at + _BEHIND_MARK + 1)
        if stretches and stretches[-1][2] >= first:
            stretches[-1] = (stretches[-1][0], at, last)
        else:
            stretches.append((first, at, last))
    for first, at, last in stretches:
        start, end = words.span(first, last)
        found += find_expressions(words.text, start, end, latest=words.span(at, at + 1)[1])
    return found


@lru_cache(maxsize=16384)
def _is_mark(form: str) -> bool:
    """Whether a word may be the one without which no expression is."""
    return form[0].isdigit() or form[-1].isdigit() or form.rstrip(".") in TELLING


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The date expressions within `text[start:end]` that are so by their letters alone."""
    return [one for one in find_expressions(text, start, end) if not one.kind.vouched]


def resolve(text: str, published: str | None, tense: Tense | None = None, anchor: str | None = None) -> str | None:
    """The first date expression in `text` as ISO 8601, a month or year where it is no day; None where it is open.

    `published` and `anchor` are ISO 8601 dates, whole or partial.
    """
    when = interval(text, published, tense, anchor)
    return when.iso if when else None


def interval(text: str, published: str | None, tense: Tense | None = None, anchor: str | None = None) -> When | None:
    """The days that the first date expression in `text` means, seen from a report's date; None where that is open."""
    found = find_dates(text)
    return found[0].meaning(View(cal.of_iso(published), tense, cal.of_iso(anchor))) if found else None
