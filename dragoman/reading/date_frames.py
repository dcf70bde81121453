"""What stands in front of a date and makes another interval of it: "since", "until", "by", "early", "the end of".

A text and where a date begins in it in, a `Frame` out; a date's `When` and its frame in, the framed `When` out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from dragoman.reading import calendar_days as cal
from dragoman.reading.calendar_days import Partial, When

Open = Literal["from", "to", "before"]

_FROM = frozenset(("since", "after", "starting", "beginning", "effective", "following"))
_TO = frozenset(("until", "till", "by", "through", "up to", "up until", "no later than"))
_BEFORE = frozenset(("before", "prior to", "ahead of"))
_PARTS = {
    "early": "early", "beginning": "early", "start": "early", "first half": "early",
    "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late", "second half": "late",
    "earlier": "earlier", "later": "later", "rest": "later", "remainder": "later",
}  # fmt: skip
_FRAMES = (
    "since|from|between|after|starting|beginning|effective|following|as of|as from|until|till|by|through|up to|"
    "up until|no later than|before|prior to|ahead of"
)
#: What may stand between a framing word and its date.
_FILLING = (
    r"at least|at the latest|about|around|roughly|approximately|sometime|as early as|as late as|midnight|noon|"
    r"\d{1,2}(?:[:.]\d\d)?(?:\s*(?:a\.?m\.?|p\.?m\.?|gmt|local time))?|in|on|at|the|this"
)
_PART = (
    r"(?:early|mid|late|earlier|later|end(?=-))(?:-| )|(?:beginning|start|first half|middle|end|close|second half|rest|"
    r"remainder) of "
)
_WORDS_BEFORE = (
    rf"(?:(?<!\w)(?P<frame>{_FRAMES}) )?(?:(?<!\w)(?:{_FILLING}) )*(?:(?<!\w)(?P<part>{_PART})(?:(?:in|on|the) )*)?$"
)
_LEFT = re.compile(_WORDS_BEFORE.replace(" ", r"[^\S\n]+"), re.IGNORECASE)
#: As far back as the words of a frame reach.
_REACH = 48


@dataclass(frozen=True, slots=True)
class Frame:
    """The words before a date: `start` is where they begin, or the date where there are none."""

    start: int
    word: str | None = None
    part: str | None = None


def frame_before(text: str, start: int) -> Frame:
    """The frame of the date that begins at `text[start]`."""
    match = _LEFT.search(text, max(0, start - _REACH), start)
    if match is None or not (match["frame"] or match["part"]):
        return Frame(start)
    word, part = ((" ".join(said.lower().split()) if said else None) for said in (match["frame"], match["part"]))
    return Frame(match.start(), word, part_named(part.removesuffix(" of").removesuffix("-")) if part else None)


def part_named(word: str | None) -> str | None:
    """The part that a word of a pattern names: "end", "rest", "early"."""
    return _PARTS.get(word.lower()) if word else None


def in_part(when: When, part: str | None, now: Partial | None) -> When:
    """That part of a unit: "earlier this year" runs up to the report's date, "later this year" from it."""
    if part is None or when.start is None or when.end is None:
        return when
    if part in ("early", "mid", "late"):
        return part_of(when, part)
    if now is None or now.year is None or not when.start.first <= now.first <= when.end.last:
        return when
    if when.day is not None:
        return when
    return When(when.start, now) if part == "earlier" else When(now, when.end)


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
        return When(cal.partial(first + low * cal.DAY), cal.partial(first + high * cal.DAY))
    return when


def opened(when: When, way: Open) -> When:
    """The interval that is open on one side: from a date on, up to it, or before it."""
    if way == "from":
        return When(when.start, None)
    if way == "to":
        return When(None, when.end)
    return When(None, _before(when.start)) if when.start else When(None, None)


def way_of(word: str | None) -> Open | None:
    """On which side a framing word opens an interval. "From" and "as of" are left to the tree and the tense."""
    return "from" if word in _FROM else "to" if word in _TO else "before" if word in _BEFORE else None


def _before(date: Partial) -> Partial | None:
    """The day, month or year before one."""
    if date.year is None:
        return None
    if date.day:
        day = cal.off(date.first, -1)
        return cal.partial(day) if day else None
    found = cal.months(date.year, date.month - 1) if date.month else cal.years(date.year - 1, date.year - 1)
    return found.start if found else None
