"""Passages of a report: its sentences, the sentence around some words, and the sentence that it opens with.

A report's text in, spans of it out. This is for showing: it errs on the side of quoting a little more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.records import Report, Span

_END = re.compile(r"(?<=[.!?…])[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[A-Z0-9À-Þ])|\s*\n\s*")
#: Stops that end no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|Inc|Co)"
    r"|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þa-zà-þ.,'’() /0-9-]{1,70}?\s*[–—―]+\s+|^[A-ZÀ-Þ][^\n]{1,40}\([^)\n]{2,50}\)\s*[-–—:]+\s+"
)
#: Words that a sentence needs to be taken for prose and not for a headline or a byline. A design value.
_PROSE = 6


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` as spans, in order. A line's end always ends one."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION.search(text, max(0, match.start() - 12), match.start()):
            continue
        end = match.end() - len(match.group()) + len(match.group().rstrip())
        _add(found, text, start, end)
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def around(text: str, spans: Iterable[Span]) -> Span:
    """The sentences in which `spans` stand, from the first to the last, as one span."""
    every = list(spans)
    start, end = min(a for a, _ in every), max(b for _, b in every)
    all_sentences = sentences(text)
    first = max(0, bisect_right(all_sentences, (start, len(text))) - 1)
    last = bisect_left(all_sentences, (end, 0))
    covered = all_sentences[first : max(last, first + 1)]
    return min(start, covered[0][0]), max(end, covered[-1][1])


def lead(report: Report) -> Span | None:
    """The sentence that a report opens with, without headline, furniture and dateline; None where it has no prose."""
    skipped = [mark.span for mark in (*report.furniture, *report.damaged)]
    for start, end in sentences(report.text):
        if any(a < end and start < b for a, b in skipped):
            continue
        dateline = _DATELINE.match(report.text[start:end])
        if dateline:
            start += dateline.end()
        words = report.text[start:end]
        if report.title and words.rstrip(".") in report.title:
            continue
        if len(words.split()) >= _PROSE and words.rstrip("\"”’'»)")[-1:] in ".!?…":
            return start, end
    return None


def cut(text: str, limit: int) -> str:
    """`text` on one line, shortened behind a word to at most `limit` characters, with […] for what is left out."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: line.rfind(" ", 0, limit - 3) or limit].rstrip(",;:–— ") + " […]"


def overlap(first: Sequence[str], second: Sequence[str]) -> float:
    """How much of the shorter of two lists of words is in the longer one, 0..1."""
    a, b = set(first), set(second)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
