"""A report's text as blocks to be set: paragraphs, headlines and what was not read, as the text's own lines have them.

A text and its furniture in, blocks out, each with its sentences. Nothing of the text but white space between
blocks is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import Literal

from dragoman.records import Report, Span
from dragoman.showing.passages import sentences

BlockKind = Literal["paragraph", "heading", "furniture"]

#: A line is a heading if it has no more words and characters than this and no end of a sentence. Design values.
_WORDS, _CHARACTERS = 14, 110
#: A sentence longer than this, in characters, is cut at white space: lists and tables have no stops. A design value.
LONGEST = 2_000
_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[.!?…:;,。！？؟][\"”’'»)\]」』]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a line that was not read, with its sentences as spans."""

    kind: BlockKind
    span: Span
    sentences: tuple[Span, ...]


def blocks(report: Report) -> list[Block]:
    """The blocks of a report's text, in order. A block is one line, or lines that go on with a small letter."""
    text = report.text
    furniture = _joined(mark.span for mark in report.furniture)
    every = [piece for span in sentences(text) for piece in _short_enough(text, span)]
    starts = [start for start, _ in every]
    found: list[Block] = []
    for start, end in _paragraphs(text):
        inside = tuple(every[bisect_left(starts, start) : bisect_left(starts, end)])
        kind: BlockKind = "paragraph"
        if _covered(text, (start, end), furniture):
            kind = "furniture"
        elif _is_heading(text[start:end]):
            kind = "heading"
        found.append(Block(kind, (start, end), inside or ((start, end),)))
    return list(_without_lists(found))


def _without_lists(found: Sequence[Block]) -> Iterator[Block]:
    """The blocks, of which a heading is one only where it stands over a paragraph."""
    for block, below in zip_longest(found, found[1:]):
        is_list = block.kind == "heading" and (below is None or below.kind == "heading")
        yield replace(block, kind="paragraph") if is_list and block is not found[0] else block


def _paragraphs(text: str) -> list[Span]:
    """Lines that hold something, without the space around them; those that a hard break cut in two are one again."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if not words:
            continue
        start = line.start() + line.group().index(words[0])
        end = start + len(words)
        if found and words[0].islower() and text.count("\n", found[-1][1], start) == 1:
            before = text[slice(*found[-1])]
            if not _ENDED.search(before) and len(before.split()) > 2:
                found[-1] = found[-1][0], end
                continue
        found.append((start, end))
    return found


def _short_enough(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > LONGEST:
        at = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        at = at if at > 0 else start + LONGEST
        yield start, at
        start = at
    yield start, end


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _covered(text: str, span: Span, marks: Sequence[Span]) -> bool:
    """Whether furniture covers all of a line but punctuation and white space. `marks` do not overlap."""
    at, end = span
    for a, b in islice(marks, max(bisect_right(marks, (at, len(text))) - 1, 0), None):
        if a >= end:
            break
        if b <= at:
            continue
        if re.search(r"\w", text[at : max(at, a)]):
            return False
        at = max(at, b)
    return at > span[0] and not re.search(r"\w", text[at:end])


def _is_heading(line: str) -> bool:
    return len(line) <= _CHARACTERS and len(line.split()) <= _WORDS and not _ENDED.search(line)
