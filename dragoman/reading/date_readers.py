"""What each kind of date expression means: a match of its pattern and a point of view in, a `When` out, or None.

`dates.py` holds the patterns and calls these; adding a kind of expression is a function here and a line there. A reader
that wants a month or a number gets it as the words that stand in the text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from dragoman.reading import calendar_days as cal
from dragoman.reading.calendar_days import Partial, View, When

Reader = Callable[[re.Match[str], View], When | None]

_NUMBERS = dict(
    zip("zero one two three four five six seven eight nine ten eleven twelve".split(), range(13), strict=True)
)
_NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
             "ninety": 90, "hundred": 100}  # fmt: skip
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth " \
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split()  # fmt: skip
_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
#: First month of a season in the north, where news agencies write from; winter is that of the year it begins in.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
#: A day that is an event's name ("the Sept. 11 attacks") has a year that the report's date does not give.
_NAMED = re.compile(
    r"\s+(?:\w+\s+)?(?:attacks?|bombings?|hijackings?|massacres?|riots?|uprising|revolution|coup|insurrection|invasion|"
    r"referendum|movement|protests)\b",
    re.IGNORECASE,
)
_AHEAD = ("next", "following", "after", "later", "coming")
_BEHIND = ("last", "past", "previous", "preceding", "before", "earlier", "prior")


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
    month, day, last = _month(said["month"]), int(said["day"]), int(said.get("last") or said["day"])
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
    return cal.at(int(match["year"]), _month(match["month"]))


def month_of_chosen_year(match: re.Match[str], view: View) -> When | None:
    """ "April last year"."""
    return cal.at(view.year + _step(match["which"]), _month(match["month"])) if view.year else None


def season_of_year(match: re.Match[str], view: View) -> When | None:
    """ "the summer of 2022": its three months."""
    return cal.months(int(match["year"]), _SEASONS[match["season"].lower()], 3)


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


def quarter(match: re.Match[str], view: View) -> When | None:
    """ "the first quarter of 2024"; without a year, the nearest in the direction of the tense, begun or ended."""
    name = match["nth"].lower()
    number = int(name[-1]) if name[-1].isdigit() else 4 if name == "final" else _ORDINALS.index(name)
    said = match.groupdict()
    if said.get("year"):
        year = int(said["year"])
    elif view.year is None:
        return None
    elif said.get("which"):
        year = view.year + _step(said["which"])
    elif view.month is None:
        return None
    else:
        begins, here = 3 * number - 2, view.month.month
        ahead = begins + 2 < here if view.tense == "future" else False
        year = view.year + ahead - (view.tense != "future" and begins > here)
    return cal.months(year, 3 * number - 2, 3)


def months_of_year(match: re.Match[str], view: View) -> When | None:
    """ "the first five months of 2022", "the last three months of the year"."""
    number = _number(match["number"])
    if match["year"]:
        year = int(match["year"])
    elif view.year is None:
        return None
    else:
        year = view.year + _step(match["which"])
    if not 1 <= number <= 12:
        return None
    return cal.months(year, 1 if match["side"].lower() == "first" else 13 - number, number)


def century(match: re.Match[str], view: View) -> When | None:
    """ "the 19th century": 1801 to 1900."""
    name = match["nth"].lower()
    number = int(name[:-2]) if name[0].isdigit() else _ORDINALS.index(name.replace(" ", "-"))
    return cal.years(100 * number - 99, 100 * number) if 1 <= number <= 21 else None


def decade(match: re.Match[str], view: View) -> When | None:
    """ "the 1990s", "the ’80s", "the sixties": ten years."""
    name = match["decade"].lower()
    first = _DECADES[name] if name in _DECADES else int(name) if len(name) == 4 else 1900 + int(name)
    return cal.years(first, first + 9)


def year(match: re.Match[str], view: View) -> When | None:
    """ "in 2022": the whole year."""
    return cal.at(int(match["year"]))


def month(match: re.Match[str], view: View) -> When | None:
    """ "in February": the nearest one in the direction of the tense, that of the report included."""
    number, here = _month(match["month"]), view.month
    if here is None:
        return None
    if view.tense == "future":
        return cal.at(here.year + (number < here.month), number)
    return cal.at(here.year - (number > here.month), number)


def new_year(match: re.Match[str], view: View) -> When | None:
    """ "in the new year": in the second half of a year, the one that comes."""
    return cal.at(view.month.year + (view.month.month > 6)) if view.month else None


def near_day(match: re.Match[str], view: View) -> When | None:
    """ "yesterday", "last night", "this morning", "tomorrow", "now"."""
    word = match["word"].lower()
    return cal.on(cal.off(view.today, -1 if word.startswith(("yesterday", "last")) else word.startswith("tomorrow")))


def overnight(match: re.Match[str], view: View) -> When | None:
    """ "overnight": the night before the report's day, which belongs to two days."""
    return cal.between(cal.off(view.today, -1), view.today)


def two_days_off(match: re.Match[str], view: View) -> When | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    return cal.on(cal.off(view.today, -2 if match["side"].lower().startswith("before") else 2))


def until_now(match: re.Match[str], view: View) -> When | None:
    """ "so far", "to date"; "years ago", "in recent weeks": some time up to the report."""
    return When(None, view.now) if view.now else None


def from_now(match: re.Match[str], view: View) -> When | None:
    """ "in the coming weeks", "in a few days": some time from the report on."""
    return When(view.now, None) if view.now else None


def since_then(match: re.Match[str], view: View) -> When | None:
    """ "since then": from the anchor on."""
    return When(view.anchor.start, None) if view.anchor and view.anchor.start else None


def ago(match: re.Match[str], view: View) -> When | None:
    """ "two days ago", "a year ago", seen from the report; "more than a year ago" is any time up to then."""
    found = cal.shifted(view.published, -_number(match["number"]), _unit(match))
    if found and (match["more"] or "").lower() in ("more than", "over", "at least"):
        return When(None, found.end)
    return found


def ahead(match: re.Match[str], view: View) -> When | None:
    """ "in two days", "three weeks from now"; behind a past tense "in two days" is how long it took."""
    if view.tense == "past" and "from" not in match.group().lower():
        return None
    return cal.shifted(view.published, _number(match["number"]), _unit(match))


def within(match: re.Match[str], view: View) -> When | None:
    """ "within 30 days": from the report's day to then; in the past it was how long it took."""
    if view.tense == "past":
        return None
    end = cal.reached(view.now, *_steps(match, 1))
    return When(view.now, end) if view.now and end else None


def past_stretch(match: re.Match[str], view: View) -> When | None:
    """ "over the past decade", "in the last two weeks": from then to the report's day."""
    start = cal.reached(view.now, *_steps(match, -1))
    return When(start, view.now) if view.now and start else None


def next_stretch(match: re.Match[str], view: View) -> When | None:
    """ "over the next five years": from the report's day to then."""
    end = cal.reached(view.now, *_steps(match, 1))
    return When(view.now, end) if view.now and end else None


def anchored_stretch(match: re.Match[str], view: View) -> When | None:
    """ "in the previous four years", "over the following two weeks", seen from the anchor."""
    if view.anchor is None:
        return None
    back = match["side"].lower() in _BEHIND
    here = view.anchor.start if back else view.anchor.end
    there = cal.reached(here, *_steps(match, -1 if back else 1)) if here and here.year else None
    if here is None or there is None:
        return None
    return When(there, here) if back else When(here, there)


def off_anchor(match: re.Match[str], view: View) -> When | None:
    """ "two days later", "a week earlier", "three months after the coup", seen from the anchor."""
    forward = match["side"].lower().startswith(_AHEAD)
    return cal.shifted(view.anchor, _number(match["number"]) * (1 if forward else -1), _unit(match))


def beside_anchor(match: re.Match[str], view: View) -> When | None:
    """ "the next day", "the previous week", "that year", seen from the anchor."""
    said = match.groupdict()
    unit = (said["unit"] or "day").lower()
    if unit in ("morning", "afternoon", "evening", "night"):
        unit = "day"
    return cal.shifted(view.anchor, _step(said["side"] or "next"), unit)


def weekday_beside_anchor(match: re.Match[str], view: View) -> When | None:
    """ "the following Monday", "the previous Monday", seen from the anchor; "that Monday" only where it is one."""
    day = view.anchor.day if view.anchor else None
    if step := _step(match["side"]):
        return cal.weekday_near(match["weekday"], day, step > 0, same_day=False)
    found = cal.weekday_near(match["weekday"], day, forward=True, same_day=True)
    return found if found and found.day == day else None


def weekday(match: re.Match[str], view: View) -> When | None:
    """ "Thursday": the nearest in the direction of the tense, past where it is open, the report's day included."""
    return cal.weekday_near(match["weekday"], view.today, view.tense in ("future", "present"), same_day=True)


def chosen_weekday(match: re.Match[str], view: View) -> When | None:
    """ "last Tuesday", "this Tuesday", "next Tuesday". Weeks begin on Monday."""
    which, today = " ".join(match["which"].lower().split()), view.today
    if today is None:
        return None
    if which.endswith("past") or which == "last":
        return cal.weekday_near(match["weekday"], today, forward=False, same_day=False)
    if which.endswith("coming"):
        return cal.weekday_near(match["weekday"], today, forward=True, same_day=False)
    return weekday_of_week(match, view)


def weekday_of_week(match: re.Match[str], view: View) -> When | None:
    """ "Tuesday last week"."""
    if view.today is None:
        return None
    monday = cal.monday_of(view.today, _step(match["which"]))
    return cal.on(cal.off(monday, cal.WEEKDAYS.index(match["weekday"][:3].lower())))


def chosen_month(match: re.Match[str], view: View) -> When | None:
    """ "last March": the nearest whole one before; "next March": after; "this March": of the report's year."""
    number, here, which = _month(match["month"]), view.month, match["which"].lower()
    if here is None:
        return None
    step = {"last": -(number >= here.month), "next": int(number <= here.month)}.get(which, 0)
    return cal.at(here.year + step, number)


def chosen_season(match: re.Match[str], view: View) -> When | None:
    """ "last summer", "this winter", "next spring": whole ones, seen from the report; "the summer" by the tense."""
    first, here, which = _SEASONS[match["season"].lower()], view.month, match["which"].lower()
    if here is None:
        return None
    if which == "this":
        # In January, "this winter" began in the year before.
        year = here.year - (first == 12 and here.month < 3)
    elif which == "last":
        # The winter that one is in is not the last one.
        year = here.year - (here.month <= first + 2) - (first == 12 and here.month < 3)
    elif which == "next":
        year = here.year + (first <= here.month)
    elif view.tense == "future":
        year = here.year + (first + 2 < here.month)
    else:
        year = here.year - (first > here.month)
    return cal.months(year, first, 3)


def weekend(match: re.Match[str], view: View) -> When | None:
    """Saturday and Sunday: "over the weekend" by the tense, "last" and "next" by the week of the report."""
    if (today := view.today) is None:
        return None
    saturday = cal.off(cal.monday_of(today), 5)
    which = match["which"].lower().split()[-1]
    coming = which in ("next", "coming") or (view.tense == "future" and which not in ("last", "past"))
    if which == "next" and view.tense == "future" and today.weekday() < 5:
        saturday = cal.off(saturday, 7)
    elif which == "coming" and today.weekday() >= 5:
        saturday = cal.off(saturday, 7)
    elif not coming and saturday and today < saturday:
        saturday = cal.off(saturday, -7)
    return cal.between(saturday, cal.off(saturday, 1))


def chosen_unit(match: re.Match[str], view: View) -> When | None:
    """ "last week", "this month", "next year"; "this week" ends or begins with the report's day, as the tense has it."""
    step, unit = _step(match["which"]), _unit(match)
    found = whole_unit(unit, step, view)
    if found is None or step or unit != "week" or view.today is None:
        return found
    monday, sunday = found.start, found.end
    today = cal.partial(view.today)
    return When(today if view.tense == "future" else monday, today if view.tense == "past" else sunday)


def unit_in_hand(match: re.Match[str], view: View) -> When | None:
    """ "the end of the year", "early in the week": the whole one that the report stands in, for `frames` to cut."""
    return whole_unit(_unit(match), _step(match["which"] or "this"), view)


def whole_unit(unit: str, step: int, view: View) -> When | None:
    """The week, month, quarter, year, decade or century of the report, or so many on."""
    if unit == "week":
        monday = cal.monday_of(view.today, step) if view.today else None
        return cal.between(monday, cal.off(monday, 6))
    if unit in ("month", "quarter"):
        here = view.month
        if here is None:
            return None
        if unit == "month":
            return cal.months(here.year, here.month + step)
        return cal.months(here.year, here.month - (here.month - 1) % 3 + 3 * step, 3)
    if view.year is None:
        return None
    if unit == "year":
        return cal.years(view.year + step, view.year + step)
    length = 10 if unit == "decade" else 100
    first = (view.year - (unit == "century")) // length * length + (unit == "century") + step * length
    return cal.years(first, first + length - 1)


def nothing(match: re.Match[str], view: View) -> When | None:
    """How long, or how often: no place on the calendar."""
    return None


def part_of(when: When, part: str) -> When:
    """ "early", "mid" or "late" of a year, a month, a week, a decade: its first, middle or last half.

    These words have no sharp borders; the halves surely hold what they mean. A day stays a day.
    """
    if when.start is None or when.end is None or when.yearless:
        return when
    first, last = when.start.first, when.end.last
    if when.start.day is None and when.start == when.end and when.start.month:
        size = monthrange(first.year, first.month)[1]
        cut = {"early": (1, size // 2), "mid": (8, size - 7), "late": (size // 2 + 1, size)}[part]
        return When(Partial(first.year, first.month, cut[0]), Partial(first.year, first.month, cut[1]))
    if when.start.month is None and (last.year == first.year):
        cut = {"early": (1, 6), "mid": (4, 9), "late": (7, 12)}[part]
        return When(Partial(first.year, cut[0]), Partial(first.year, cut[1]))
    if when.start.month is None:
        size = last.year - first.year + 1
        low, high = {"early": (0, size // 2), "mid": (size // 4, size - size // 4), "late": (size // 2, size)}[part]
        return When(Partial(first.year + low), Partial(first.year + high - 1))
    if when.start.day and (last - first).days == 6:
        low, high = {"early": (0, 3), "mid": (1, 5), "late": (3, 6)}[part]
        return When(cal.partial(_add(first, low)), cal.partial(_add(first, high)))
    return when


def _add(day: date, steps: int) -> date:
    return day + steps * cal.DAY


def _to_year(first: int, last: str) -> When | None:
    """From a year to one that may be written with two digits."""
    final = int(last)
    if len(last) == 2:
        final += first // 100 * 100
        final += 100 if final < first else 0
    return cal.years(first, final) if 0 < final - first <= 100 else None


def _month(name: str) -> int:
    return cal.MONTHS.index(name[:3].lower()) + 1


def _unit(match: re.Match[str]) -> str:
    name = match["unit"].lower()
    return "century" if name.startswith("centur") else name.rstrip("s")


def _step(which: str) -> int:
    word = which.lower().split()[-1]
    return 1 if word in _AHEAD else -1 if word in _BEHIND else 0


def _steps(match: re.Match[str], sign: int) -> tuple[int, str]:
    """How many of which unit: 48 hours are two days."""
    number, unit = _number(match["number"]), _unit(match)
    if unit == "hour":
        return sign * -(-number // 24), "day"
    return sign * number, unit


def _number(word: str | None) -> int:
    if not word:
        return 1
    return int(word) if word.isdigit() else _NUMBERS[word.lower().split()[-1]]
