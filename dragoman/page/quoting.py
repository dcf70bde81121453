"""Sentences of a report with the words in them marked that something rests on.

A text and named spans in, stretches for a template out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.records import Span
from dragoman.showing.passages import around

#: A stretch of text with the names of the marks that cover it.
Stretch = tuple[str, tuple[str, ...]]


def stretches(text: str, within: Span, marks: Sequence[tuple[str, Span]]) -> list[Stretch]:
    """A piece of text cut wherever a mark begins or ends, each stretch with the names of the marks that cover it."""
    start, end = within
    edges = sorted({start, end, *(min(max(at, start), end) for _, span in marks for at in span)})
    return [
        (text[a:b], tuple(dict.fromkeys(name for name, span in marks if span[0] <= a and b <= span[1])))
        for a, b in pairwise(edges)
    ]


def sentences(text: str, marks: Sequence[tuple[str, Span]]) -> list[tuple[Span, list[Stretch]]]:
    """The sentences around the marks, those that follow each other as one, each with the first span that is in it."""
    spans = [span for _, span in marks]
    whole: list[Span] = []
    for start, end in sorted(around(text, [span]) for span in spans if span[1] <= len(text)):
        if whole and not text[whole[-1][1] : start].strip():
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return [
        (next((span for span in spans if passage[0] <= span[0] < passage[1]), passage), stretches(text, passage, marks))
        for passage in whole
    ]
