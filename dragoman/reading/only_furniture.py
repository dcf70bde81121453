"""Whether a document is a report at all, or nothing but what stands around one: a reading in, the reason out.

Pages are saved by machines, and what comes back is at times a cookie banner, a list of links, the page of a paywall or
of an error. No such page may stand among the reports; but a report that is taken for one is lost. So every word of the
text must be known: inside a line that the reader marks as furniture and that holds no second sentence, or of one of the
`PHRASES` that such pages are made of. One word more, and it stays a report. Captions and disclaimers are furniture
beside a report, but may be all that a page of pictures has to tell: what holds one is a report, too.
"""

from __future__ import annotations

import re

from dragoman.reading.furniture import find_furniture
from dragoman.reading.only_furniture_phrases import PHRASES
from dragoman.records import RECORD_TYPES, Mark, Reading, Span, spans

#: Characters of the longest text that is looked at. A design value: a menu of a hundred lines has half of it.
LONGEST = 8000
#: Characters of a copyright notice that may have two sentences. A design value.
_NOTICE = 100
#: Marks that may hold what a report tells.
_TELLING = frozenset(("caption", "notice"))
#: What each part of such a page is called.
NAMES = {
    "error": "the message of an error", "check": "a check for robots", "subscription": "an offer to subscribe",
    "cookie-notice": "a notice about cookies", "navigation": "a menu", "see-also": "links", "related-link": "links",
    "social": "links to share it", "advert": "advertising", "comments": "a place for comments",
    "copyright": "a copyright notice", "credit": "credits", "byline": "a byline", "timestamp": "a date",
}  # fmt: skip
#: What alone makes no such page: a byline and a date may be all that is left of a report.
_BESIDE = frozenset(("byline", "timestamp", "credit", "copyright"))
_LINKS = frozenset(("related-link", "see-also"))

_SECOND = re.compile(r"[.!?…][”\"’)]*\s+\S")
_PHRASES = tuple(
    (why, re.compile(rf"(?:{'|'.join(some)})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE))
    for why, some in PHRASES.items()
)


def only_furniture(reading: Reading) -> str | None:
    """Why a reading is of no report, in words; None where it is of one."""
    text = reading.report.text
    if len(text) > LONGEST:
        return None
    # The title of such a page is a line of it, which is furniture here.
    marks = {
        mark.span[0]: mark for mark in find_furniture(text)
        if mark.why not in _TELLING and (_is_notice(mark) or not _SECOND.search(text, *mark.span))
    }  # fmt: skip
    found: dict[str, None] = {}
    at = 0
    while at < len(text):
        if at in marks:
            found[marks[at].why] = None
            at = marks[at].span[1]
        elif told := _phrase(text, at):
            why, at = told
            found[why] = None
        elif text[at].isalnum():
            return None
        else:
            at += 1
    if found.keys() <= _LINKS and "\n" not in text.strip():
        return None  # "Watch: Troops cross the river" may be all that a feed has of a report
    if found.keys() <= _BESIDE or _tells(reading, [mark.span for mark in marks.values()]):
        return None
    names = list(dict.fromkeys(NAMES[why] for why in found))
    return f"holds no report, only {', '.join(names[:-1])}{' and ' if names[:-1] else ''}{names[-1]}"


def _is_notice(mark: Mark) -> bool:
    """Whether a mark is "© 2024 Example News. All rights reserved." and not much more."""
    return mark.why == "copyright" and mark.span[1] - mark.span[0] <= _NOTICE


def _tells(reading: Reading, marks: list[Span]) -> bool:
    """Whether something was read in what is marked here: it was the report's title, which may be one.

    What is read in a phrase is no news ("you do not have permission").
    """
    ends = [span for kind in RECORD_TYPES if kind != "actors" for record in getattr(reading, kind)
            for _, span in spans(record)]  # fmt: skip
    return any(start < end and begin < stop for begin, end in ends for start, stop in marks)


def _phrase(text: str, at: int) -> tuple[str, int] | None:
    """The longest of the phrases that stands here: what it is part of, and where it ends."""
    ends = [(match.end(), why) for why, pattern in _PHRASES if (match := pattern.match(text, at))]
    if not ends:
        return None
    end, why = max(ends)
    return (why, end) if end > at else None
