"""What date expressions mean by another date, the report's or one told before: "Thursday", "two days later".

A match of the pattern and a point of view in, a `When` out, or None where the view does not give the other date.
"""

from __future__ import annotations

import re

from dragoman.reading import calendar_days as cal
from dragoman.reading.calendar_days import View, When
from dragoman.reading.date_readers import AHEAD, BEHIND, ORDINALS, SEASONS, month_named, number_of, step_of, unit_named


def month_of_chosen_year(match: re.Match[str], view: View) -> When | None:
    """ "April last year"."""
    return cal.at(view.year + step_of(match["which"]), month_named(match["month"])) if view.year else None


def quarter(match: re.Match[str], view: View) -> When | None:
    """ "the first quarter of 2024"; without a year, the nearest in the direction of the tense, begun or ended."""
    name = match["nth"].lower()
    digit = re.search(r"\d", name)  # "Q1", "1st"
    number = int(digit[0]) if digit else 4 if name == "final" else ORDINALS.index(name)
    said = match.groupdict()
    if said.get("year"):
        year = int(said["year"])
    elif view.year is None:
        return None
    elif said.get("which") and said["which"].lower() != "the":
        year = view.year + step_of(said["which"])
    elif view.month is None:
        return None
    else:
        begins, here = 3 * number - 2, view.month.month
        ahead = begins + 2 < here if view.tense == "future" else False
        year = view.year + ahead - (view.tense != "future" and begins > here)
    return cal.months(year, 3 * number - 2, 3)


def months_of_year(match: re.Match[str], view: View) -> When | None:
    """ "the first five months of 2022", "the last three months of the year"."""
    number = number_of(match["number"])
    if match["year"]:
        year = int(match["year"])
    elif view.year is None:
        return None
    else:
        year = view.year + step_of(match["which"])
    if not 1 <= number <= 12:
        return None
    return cal.months(year, 1 if match["side"].lower() == "first" else 13 - number, number)


def month(match: re.Match[str], view: View) -> When | None:
    """ "in February": the nearest one in the direction of the tense, that of the report included."""
    number, here = month_named(match["month"]), view.month
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
    found = cal.shifted(view.published, -number_of(match["number"]), unit_named(match))
    if found and (match["more"] or "").lower() in ("more than", "over", "at least"):
        return When(None, found.end)
    return found


def ahead(match: re.Match[str], view: View) -> When | None:
    """ "in two days", "three weeks from now"; behind a past tense "in two days" is how long it took."""
    if view.tense == "past" and "from" not in match.group().lower():
        return None
    return cal.shifted(view.published, number_of(match["number"]), unit_named(match))


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
    back = match["side"].lower() in BEHIND
    here = view.anchor.start if back else view.anchor.end
    there = cal.reached(here, *_steps(match, -1 if back else 1)) if here and here.year else None
    if here is None or there is None:
        return None
    return When(there, here) if back else When(here, there)


def off_anchor(match: re.Match[str], view: View) -> When | None:
    """ "two days later", "a week earlier", "three months after the coup", seen from the anchor."""
    forward = match["side"].lower().startswith(AHEAD)
    return cal.shifted(view.anchor, number_of(match["number"]) * (1 if forward else -1), unit_named(match))


def beside_anchor(match: re.Match[str], view: View) -> When | None:
    """ "the next day", "the previous week", "that year", seen from the anchor."""
    said = match.groupdict()
    unit = (said["unit"] or "day").lower()
    if unit in ("morning", "afternoon", "evening", "night"):
        unit = "day"
    return cal.shifted(view.anchor, step_of(said["side"] or "next"), unit)


def year_before_anchor(match: re.Match[str], view: View) -> When | None:
    """ "the same month last year": the anchor, a year before."""
    if view.anchor is None or view.anchor.start is None or view.anchor.end is None:
        return None
    sides = [cal.at(side.year - 1, side.month, side.day) for side in (view.anchor.start, view.anchor.end) if side.year]
    if len(sides) < 2 or sides[0] is None or sides[1] is None:
        return None
    return When(sides[0].start, sides[1].end)


def weekday_beside_anchor(match: re.Match[str], view: View) -> When | None:
    """ "the following Monday", "the previous Monday", seen from the anchor; "that Monday" only where it is one."""
    day = view.anchor.day if view.anchor else None
    if step := step_of(match["side"]):
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
    monday = cal.monday_of(view.today, step_of(match["which"]))
    return cal.on(cal.off(monday, cal.WEEKDAYS.index(match["weekday"][:3].lower())))


def chosen_month(match: re.Match[str], view: View) -> When | None:
    """ "last March": the nearest whole one before; "next March": after; "this March": of the report's year."""
    number, here, which = month_named(match["month"]), view.month, _which(match)
    if here is None:
        return None
    step = {"last": -(number >= here.month), "next": int(number <= here.month)}.get(which, 0)
    return cal.at(here.year + step, number)


def chosen_season(match: re.Match[str], view: View) -> When | None:
    """ "last summer", "this winter", "next spring": whole ones, seen from the report; "the summer" by the tense."""
    first, here, which = SEASONS[match["season"].lower()], view.month, _which(match)
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
    in_week = today.weekday() < 5
    if (which == "next" and view.tense == "future" and in_week) or (which == "coming" and not in_week):
        saturday = cal.off(saturday, 7)
    elif not coming and saturday and today < saturday:
        saturday = cal.off(saturday, -7)
    return cal.between(saturday, cal.off(saturday, 1))


def chosen_unit(match: re.Match[str], view: View) -> When | None:
    """ "last week", "this month", "next year"; "this week" ends or begins with the report's day, by the tense."""
    step, unit = step_of(match["which"]), unit_named(match)
    found = whole_unit(unit, step, view)
    if found is None or step or unit != "week" or view.today is None:
        return found
    monday, sunday = found.start, found.end
    today = cal.partial(view.today)
    return When(today if view.tense == "future" else monday, today if view.tense == "past" else sunday)


def unit_in_hand(match: re.Match[str], view: View) -> When | None:
    """ "the end of the year", "early in the week": the whole one that the report stands in, for `frames` to cut."""
    return whole_unit(unit_named(match), step_of(match["which"] or "this"), view)


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


def _which(match: re.Match[str]) -> str:
    """ "last", "this" or "next"; "this past" is last."""
    word = match["which"].lower().split()[-1]
    return "last" if word == "past" else word


def _steps(match: re.Match[str], sign: int) -> tuple[int, str]:
    """How many of which unit: 48 hours are two days."""
    number, unit = number_of(match["number"]), unit_named(match)
    if unit == "hour":
        return sign * -(-number // 24), "day"
    return sign * number, unit
