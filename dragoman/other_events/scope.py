"""Which days and whose events are compared, and which rows of either side are outside of it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dragoman.errors import UsageError
from dragoman.other_events.told import Pair

#: The reports of a day tell of the day before, so that the days begin one day before the first report.
BEFORE = 1


class Scope(NamedTuple):
    """`first` and `last` are ordinal numbers of days, inclusive; `parties` those whose events are compared.

    `among` are the parties that were asked for: pairs with the one, or between several.
    """

    first: int
    last: int
    parties: frozenset[str]
    among: frozenset[str] = frozenset()

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    def outside(self, pairs: Iterable[Pair]) -> str | None:
        """Why none of a row's pairs is within; None where one is."""
        told = False
        for pair in pairs:
            if self.has(pair):
                return None
            told = told or any(pair)
        return "between other parties" if told else "no country on either side"

    def has(self, pair: Pair) -> bool:
        """Whether a pair is within: one party is known, and who is known is one of the parties."""
        known = [party for party in pair if party]
        if not known or any(party not in self.parties for party in known):
            return False
        if len(self.among) == 1:
            return any(party in self.among for party in known)
        return not self.among or all(party in self.among for party in known)


def scope_of(since: str | None, until: str | None, first: str | None, last: str | None) -> tuple[int, int]:
    """The days that are compared: those asked for, else those of the reports, of which `first` and `last` are known.

    Raises `UsageError` where there are none.
    """
    begin = _edge(since, False) if since else _edge(first, False) - BEFORE if first else None
    end = _edge(until, True) if until else _edge(last, True) if last else None
    if begin is None or end is None:
        raise UsageError("no report has a day: say which days to compare with --since and --until")
    if begin > end:
        raise UsageError("there is no day to compare: the first one is after the last")
    return begin, end


def _edge(day: str, is_last: bool) -> int:
    """The first or last day of a day, a month or a year."""
    parts = [int(part) for part in day[:10].split("-")]
    year = parts[0]
    try:
        month = parts[1] if len(parts) > 1 else 12 if is_last else 1
        of_month = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1] if is_last else 1
        return date(year, month, of_month).toordinal()
    except (ValueError, calendar.IllegalMonthError) as error:
        raise UsageError(f"{day!r} is no day: write it as 2024-02-23, or 2024-02, or 2024") from error
