"""Paragraphs and sentences by their characters alone, for what must be known before anything is parsed.

Text and its furniture in, spans out, without white space at their ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.reading.words import ABBREVIATIONS
from dragoman.records import Mark, Span

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’'»)\]]*(?=\s+[“\"‘'«(\[]*[A-ZÀ-Þ0-9])")
#: What ends in a full stop without ending a sentence.
_ABBREVIATED = re.compile(rf"\b(?:[A-Za-z]|[ap]\.m|(?:[A-Z]\.)+[A-Z]|No|{ABBREVIATIONS})$")


def find_paragraphs(text: str, furniture: Sequence[Mark]) -> list[Span]:
    """The paragraphs of `text`, without furniture.

    A paragraph is a line, or a block of lines where the lines were broken for their width.
    """
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    marks = [mark.span for mark in furniture]
    starts = [start for start, _ in marks]
    found: list[Span] = []
    wrapped = _is_wrapped(lines)
    for start, end in lines:
        begin = start
        for a, b in marks[bisect_left(starts, start) : bisect_left(starts, end)]:
            _keep(text, begin, a, found)
            begin = b
        _keep(text, begin, end, found)
        if begin > start or len(found) < 2 or text.count("\n", found[-2][1], found[-1][0]) > 1:
            continue
        # A line that goes on in small letters was broken for its width, whatever the others do.
        if wrapped or (text[found[-1][0]].islower() and text[found[-2][1] - 1] not in '.!?:;…”"'):
            found[-2:] = [(found[-2][0], found[-1][1])]
    return found


def _keep(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _is_wrapped(lines: Sequence[Span]) -> bool:
    """Whether lines were broken for their width: most are nearly as long as the longest, which is not long."""
    lengths = sorted(end - start for start, end in lines)
    return len(lengths) >= 8 and lengths[-1] <= 110 and lengths[len(lengths) // 2] >= 0.75 * lengths[-1]


def find_sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one paragraph, by their full stops alone."""
    found: list[Span] = []
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.group()[0] == "." and ends_abbreviation(text, start, match.start()):
            continue
        _keep(text, begin, match.end(), found)
        begin = match.end()
    _keep(text, begin, end, found)
    return found


def ends_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation and no sentence; `start` is that of the sentence."""
    return _ABBREVIATED.search(text, max(start, stop - 8), stop) is not None
