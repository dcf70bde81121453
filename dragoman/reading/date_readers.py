"""What date expressions mean that say it themselves: a match of a pattern and a point of view in, a `When` or None out.

`date_patterns.py` names these and those of `relative_dates.py`; adding a kind of expression is a function in one of the
two and a line there. Here, too, what both read out of a match: a month, a unit, a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.reading import calendar_days as cal
from dragoman.reading.calendar_days import Partial, View, When

Reader = Callable[[re.Match[str], View], When | None]

_NUMBERS = dict(
    zip("zero one two three four five six seven eight nine ten eleven twelve".split(), range(13), strict=True)
)
_NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
             "ninety": 90, "hundred": 100}  # fmt: skip
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()
_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
#: First month of a season in the north, where news agencies write from; winter is that of the year it begins in.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
#: A day that is an event's name ("the Sept. 11 attacks") has a year that the report's date does not give.
_NAMED = re.compile(
    r"\s+(?:\w+\s+)?(?:attacks?|bombings?|hijackings?|massacres?|riots?|uprising|revolution|coup|insurrection|invasion|"
    r"referendum|movement|protests)\b",
    re.IGNORECASE,
)
AHEAD = ("next", "following", "after", "later", "coming")
BEHIND = ("last", "past", "previous", "preceding", "before", "earlier", "prior")


def iso_date(match: re.Match[str], view: View) -> When | None:
    """ "2024-02-22"."""
    return cal.at(int(match["year"]), int(match["month"]), int(match["day"]))


def slashed_date(match: re.Match[str], view: View) -> When | None:
    """ "22/02/2024": the day is what no month can be; where both might be the month, only the year is known."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one == two or two > 12:
        return cal.at(year, one, two)
    if one > 12 or "." in match.group():  # dots put the day first
        return cal.at(year, two, one)
    return cal.at(year) if cal.at(year, one, two) else None


def calendar_date(match: re.Match[str], view: View) -> When | None:
    """ "February 22", "22 February 2024", "Feb. 21-23", "from 3 to 5 June"."""
    said = match.groupdict()
    month, day, last = month_named(said["month"]), int(said["day"]), int(said.get("last") or said["day"])
    if last < day:
        return None
    year = int(said["year"]) if said["year"] else None
    first, final = cal.at(year, month, day), cal.at(year, month, last)
    if first is None or final is None or first.start is None:
        return None
    if year is None and not _NAMED.match(match.string, match.end()):
        year = cal.nearest(first.start, view).year
    start, end = Partial(year, month, day), Partial(year, month, last)
    return When(start, end) if year is None or cal.date_of(year, month, last) else None


def month_of_year(match: re.Match[str], view: View) -> When | None:
    """ "February 2022": the whole month."""
    return cal.at(int(match["year"]), month_named(match["month"]))


def season_of_year(match: re.Match[str], view: View) -> When | None:
    """ "the summer of 2022": its three months."""
    return cal.months(int(match["year"]), SEASONS[match["season"].lower()], 3)


def fiscal_year(match: re.Match[str], view: View) -> When | None:
    """ "fiscal 2017": where it begins differs from state to state, so all of the two years that it may lie in."""
    last = match["last"]
    year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
    return _to_year(year, last) if last else cal.years(year - 1, year)


def years_apart(match: re.Match[str], view: View) -> When | None:
    """ "1992/93", "2015-18", "between 2015 and 2018"; "2017-12", which cannot be that, is a month."""
    first, last = int(match["first"]), match["last"]
    if len(last) == 2 and int(last) <= first % 100 and "-" in match.group():
        return cal.at(first, int(last)) if 1 <= int(last) <= 12 else None
    return _to_year(first, last)


def century(match: re.Match[str], view: View) -> When | None:
    """ "the 19th century": 1801 to 1900."""
    name = match["nth"].lower()
    number = int(name[:-2]) if name[0].isdigit() else ORDINALS.index(name.replace(" ", "-"))
    return cal.years(100 * number - 99, 100 * number) if 1 <= number <= 21 else None


def decade(match: re.Match[str], view: View) -> When | None:
    """ "the 1990s", "the ’80s", "the sixties": ten years."""
    name = match["decade"].lower()
    first = _DECADES[name] if name in _DECADES else int(name) if len(name) == 4 else 1900 + int(name)
    return cal.years(first, first + 9)


def year(match: re.Match[str], view: View) -> When | None:
    """ "in 2022": the whole year."""
    return cal.at(int(match["year"]))


def month_named(name: str) -> int:
    """The number of a month that is named or cut short."""
    return cal.MONTHS.index(name[:3].lower()) + 1


def unit_named(match: re.Match[str]) -> str:
    """The unit that a match names, in the singular."""
    name = match["unit"].lower()
    return "century" if name.startswith("centur") else name.rstrip("s")


def step_of(which: str) -> int:
    """1 for "next" and its like, -1 for "last", 0 for "this": the last word of several."""
    word = which.lower().split()[-1]
    return 1 if word in AHEAD else -1 if word in BEHIND else 0


def number_of(word: str | None) -> int:
    """A number in figures or words; one where there is none."""
    if not word:
        return 1
    return int(word) if word.isdigit() else _NUMBERS[word.lower().split()[-1]]


def _to_year(first: int, last: str) -> When | None:
    """From a year to one that may be written with two digits."""
    final = int(last)
    if len(last) == 2:
        final += first // 100 * 100
        final += 100 if final < first else 0
    return cal.years(first, final) if 0 < final - first <= 100 else None
