"""What stands in front of a date and makes another interval of it: "since", "until", "by", "early", "the end of".

A text and where a date begins in it in, a `Frame` out; a date's `When` and its frame in, the framed `When` out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dragoman.reading import calendar_days as cal
from dragoman.reading.calendar_days import Partial, When
from dragoman.reading.date_readers import part_of

Open = Literal["from", "to", "before"]

_FROM = frozenset(("since", "after", "starting", "beginning", "effective", "following"))
_TO = frozenset(("until", "till", "by", "through", "up to", "up until", "no later than"))
_BEFORE = frozenset(("before", "prior to", "ahead of"))
_PARTS = {
    "early": "early", "beginning of": "early", "start of": "early", "first half of": "early", "beginning": "early",
    "start": "early", "mid": "mid", "middle of": "mid", "middle": "mid", "late": "late", "end of": "late", "end": "late",
    "close of": "late", "close": "late", "second half of": "late", "earlier": "earlier", "later": "later",
    "rest of": "later", "remainder of": "later", "rest": "later", "remainder": "later",
}  # fmt: skip
_SPACE = r"[^\S\n]+"
_LEFT = re.compile(
    r"(?:(?<!\w)(?P<frame>since|from|between|after|starting|beginning|effective|following|as of|as from|until|till|by|through|"
    r"up to|up until|no later than|before|prior to|ahead of)\s+)?"
    r"(?:(?<!\w)(?:at least|at the latest|about|around|roughly|approximately|sometime|as early as|as late as|midnight|noon|"
    r"in|on|at|the|this)\s+)*"
    r"(?:(?<!\w)(?P<part>early|beginning of|start of|first half of|mid|middle of|late|end of|end(?=-)|close of|second half of|"
    r"earlier|later|rest of|remainder of)(?:-|\s+)(?:(?:in|on|the)\s+)*)?$".replace(r"\s+", _SPACE).replace(
        " of", _SPACE + "of"
    ),
    re.IGNORECASE,
)
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
    return Frame(match.start(), word, _PARTS[part] if part else None)


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
