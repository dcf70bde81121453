"""When a report was published, from the words above it and its dateline.

Text in, an ISO 8601 day out, or None. Only a line that is a date and little else counts, or a dateline ("MOSCOW, Feb
23 (Reuters) -"); a day somewhere in the body is news, not the day of the report. A dateline without a year stays
without one (`--02-23`) unless the same day is written out in full elsewhere at the head or foot of the document.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.sources import dates
from dragoman.sources.patterns import lazy

#: How far into a text its head reaches, and how long its foot is, in characters. Design values: a headline, a summary,
#: bylines, a date and the first paragraphs; a source line, a copyright notice and a few links.
_HEAD, _FOOT = 3000, 1500
_HEAD_LINES, _FOOT_LINES = 14, 8
#: Words from which a line is a paragraph of the body rather than a headline, byline or date.
_BODY_WORDS = 26


class Line(NamedTuple):
    """A line of a text that is not blank, without the white space around it."""

    start: int
    text: str

    @property
    def body(self) -> bool:
        """Whether it is a paragraph of running text."""
        return len(self.text) > 180 or self.text.count(" ") >= _BODY_WORDS


def head(text: str) -> list[Line]:
    """The first lines of a text that are not blank. The last may be cut short."""
    return list(_lines(text[:_HEAD], 0))[:_HEAD_LINES]


def foot(text: str) -> list[Line]:
    """The last whole lines of a text that are not blank, in their order."""
    start = max(0, len(text) - _FOOT)
    if start > 0 and text[start - 1] != "\n":
        start = text.find("\n", start) + 1 or len(text)
    return list(_lines(text[start:], start))[-_FOOT_LINES:]


def _lines(part: str, offset: int) -> list[Line]:
    return [Line(offset + found.start(), found[0].rstrip()) for found in _LINE.finditer(part)]


_LINE = lazy(r"[^\s][^\r\n]*")

_PUBLISHED = lazy(
    r"\b(?:(?:first|originally)\s+)?(?:published|posted|issued|released|publication date|date|dated|created|publi[ée]|"
    r"publicado|filed|sent)\b",
    re.IGNORECASE,
)
_UPDATED = lazy(r"\b(?:(?:last\s+)?(?:updated?|modified|revised|edited)|last\s+update)\b", re.IGNORECASE)
_CLOCK = lazy(
    r"""\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{4}\s+(?=GMT|UTC|hrs)
      | \b(?:GMT|UTC|[ECMP][SD]?T|BST|I[SD]?T|CES?T|EES?T|MSK|JST|KST|SGT|HKT|PKT|WIB|AEDT|AEST)\b
        (?:\s*[+-]\d{1,2}(?::?\d\d)?)?
      | \b(?:eastern|central|pacific|local|beijing|moscow)\s+time\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SMALL = lazy(r"\b(?:\d+[\s-]*min(?:ute)?s?|on|at|the|of|and|last|first|originally|by|read|ago)\b", re.IGNORECASE)
_WEEKDAY = lazy(dates.WEEKDAY, re.IGNORECASE)
_BYLINE = lazy(r"(?i:by)\s+(?:[A-Z][\w.'’-]*(?:\s+|$|(?=[,|;:]))|(?:and|de|von|van|al|bin|,)\s+){1,10}")
_PLACE = lazy(r"[A-Z][\w.'’-]*(?:[ ,/]+[A-Z][\w.'’-]*){0,4}\s*[,.:|•·–—-]+\s*")
_PLACE_WORDS = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /]+(?:and\s+)?[A-ZÀ-Þ][\w.'’-]*){0,3}"
_YEAR = r"(?:,?\s+\d{4})?"
_DAY = rf"(?:{dates.WEEKDAY},?\s+)?(?:[A-Z][a-z]{{2,8}}\.?\s+\d\d?{_YEAR}|\d\d?\s+[A-Z][a-z]{{2,8}}\.?{_YEAR})"
_CREDIT = r"\([^()\n]{2,40}\)|\[[^\[\]\n]{2,40}\]|/[^/\n]{2,30}/"
# In the order of the alternatives: SEOUL, Feb. 23 (Yonhap) · SEOUL, Feb. 23: · SEOUL (Yonhap)
_DATELINE = lazy(
    rf"""(?P<place>{_PLACE_WORDS}(?:,\s*{_PLACE_WORDS}){{0,2}}?)?
         (?: [,.:]?\s*+(?:[-–—(]\s*+)? (?P<date>(?i:{_DAY}))\)?  [,.:]?\s* (?P<credit>{_CREDIT})
           | (?P<comma>[,.:]?\s*+(?:[-–—(]\s*+)?) (?P<date2>(?i:{_DAY}))\)?
           | [,.:]?\s* (?P<credit2>{_CREDIT})
         )
         [.,]?\s*(?P<dash>[-–—:]+)?(?=\s|["“‘'A-Z]|$)""",
    re.VERBOSE,
)
# Words that begin a sentence or a label, and that a day may follow.
_NO_PLACE = lazy(
    r"(?:on|in|by|since|from|until|till|after|before|the|at|as|to|of|last|this|early|late|mid|updated?|published|posted|"
    r"between|for|and|but|week|month|year|today|next|around|about|through)\b",
    re.IGNORECASE,
)


class Dateline(NamedTuple):
    """What stands before the first sentence: `MOSCOW, Feb 23 (Reuters) -`."""

    place: str | None
    day: dates.Day | None
    credit: str | None
    dash: bool


def dateline(line: str) -> Dateline | None:
    """The dateline at the beginning of a line, or None.

    Needs a day or a credit in brackets, and beside it something that only datelines have: a dash or colon after it, or
    slashes for brackets as TASS writes them.
    """
    found = _DATELINE.match(line[:160])
    if found is None:
        return None
    place, credit = found["place"], found["credit"] or found["credit2"]
    written = found["date"] or found["date2"]
    days = dates.find(written) if written else []
    if written and not days:
        return None
    if place is None and credit is None:
        return None  # "March 3: ..." is an entry of a chronology as often as a dateline
    if place and _NO_PLACE.match(place):
        return None
    dash, shouted = bool(found["dash"]), (place or "").isupper()
    if written and not credit and not (dash and (shouted or (found["comma"] or "").strip())):
        return None
    if not dash and not (credit and (days or credit[0] == "/" or shouted)):
        return None
    place = place.rstrip(".") if place and place.count(".") == 1 else place  # not of "WASHINGTON, D.C."
    return Dateline(place, days[0] if days else None, credit[1:-1].strip() if credit else None, dash)


def published(text: str, url: str | None = None) -> str | None:
    """The day a report was published, or None. `url` is its address, which may hold the day."""
    lines = head(text)
    fallback: dates.Day | None = None
    bodies = 0
    for at, line in enumerate(lines):
        if line.body:
            bodies += 1
        elif bodies == 0:
            day = _date_line(line.text, first=at == 0)
            if day is not None and day.full:
                return day.iso
            if day is not None and _PUBLISHED.search(line.text):
                fallback = fallback or day  # without a label it may be the day of a match or a meeting
        found = dateline(line.text)
        if found is not None and found.day is not None:
            if found.day.full:
                return found.day.iso
            fallback = fallback or found.day
        if bodies == 3:
            break
    for line in foot(text):
        if not line.body and _PUBLISHED.match(line.text):
            day = _date_line(line.text, first=False)
            if day is not None and day.full:
                return day.iso
    if url and (in_url := dates.in_url(url)):
        return in_url
    return _with_year(fallback.iso, text) if fallback else None


def is_date_line(line: str) -> bool:
    """Whether a line is a date and little else."""
    return _date_line(line, first=True) is not None


def _date_line(line: str, first: bool) -> dates.Day | None:
    """The day in a line that is a date and little else, or None. `first`: it is the text's first line."""
    if len(line) > 140:
        return None
    days = [day for day in dates.find(line) if day.consistent]
    if not days:
        return None
    day = days[0]
    if len({d.iso for d in days}) > 1:
        # "Published February 23, 2024 | Updated February 24, 2024": the first of them, if they are told apart.
        label = _PUBLISHED.search(line[: day.start])
        if label is None and not _UPDATED.search(line[day.end : days[1].start]):
            return None
    rest = line
    for other in reversed(days):
        rest = f"{rest[: other.start]} | {rest[other.end :]}"
    if _UPDATED.search(rest) and len(days) == 1:
        return None if not _PUBLISHED.search(rest) else day
    labelled = _PUBLISHED.search(rest) is not None
    for part in (_CLOCK, _PUBLISHED, _UPDATED, _WEEKDAY):
        rest = part.sub(" ", rest)
    rest = _BYLINE.sub(" ", rest, count=1)
    if not first or labelled:
        rest = _PLACE.sub(" ", rest, count=1) if day.start > 0 else rest
    words = re.findall(r"[^\W\d_]{2,}|\d+", _SMALL.sub(" ", rest))
    return day if not words or (labelled and len(words) <= 3 and not first) else None


def _with_year(day: str, text: str) -> str:
    """A day without a year with the year that the head or foot of the document gives the same day, if one does."""
    if not day.startswith("--"):
        return day
    ends = text[:_HEAD] if len(text) <= _HEAD else f"{text[:_HEAD]}\n{text[max(_HEAD, len(text) - _FOOT) :]}"
    years = {found.iso[:4] for found in dates.find(ends) if found.full and found.iso[4:] == day[1:]}
    return f"{years.pop()}{day[1:]}" if len(years) == 1 else day
