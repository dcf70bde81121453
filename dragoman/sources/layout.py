"""Lines as they stand on printed pages → the paragraphs that they were.

1. take away running heads and feet and page numbers: what stands on many pages in one place; 2. join lines to
paragraphs, by the space between them, their indent, their size and how they end; 3. join words that were divided at the
end of a line. Lines come in reading order, page by page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from dragoman.sources.patterns import lazy


class Line(NamedTuple):
    """A line on a page: where it begins (points, y upwards), the size and the name of most of its letters."""

    text: str
    x: float
    y: float
    size: float
    font: str


#: How many lines from the top and from the foot of a page may be running heads and feet, and the share of its lines.
#: Design values.
_EDGE, _EDGES = 3, 0.25
#: The share of pages on which a line must stand to be a running head. Odd and even pages may have their own.
_SHARE = 0.3
#: Gaps between lines of a size from which their usual one is known, and what it is else, in heights of a letter. Design
#: values; print has 1.15 to 1.3.
_GAPS, _LEADING = 4, 1.25
_NUMBER = lazy(r"\W*+(?:(?:page|p\.|pg)\s*+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*+(?:of|/)\s*+\d{1,4})?\W*+", re.IGNORECASE)
_DIGITS = lazy(r"\d+")
_BULLET = lazy(r"[•·▪●○■□–*-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_SENTENCE_END = lazy(r"[.!?:…][\"”’')\]]*$")
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: The longest word, in characters. A design value.
_LONGEST = 60
_DIVIDED = lazy(r"(?P<word>[^\W_]+)[-\u2010]$")
# First parts of words that keep their hyphen.
_KEEPS = frozenset(
    "non self anti pro ex vice pre post co re mid semi quasi pan neo ultra counter cross inter well long short high "
    "low half two three four five six seven eight nine ten first second third so then now all far right left north "
    "south east west decades years month week day year old new state government military air ground sea oil gas "
    "man hard soft back front war peace cease in over under follow run stand round door".split()
)
_LIGATURES = {
    ord(sign): letters for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of the pages' lines, without running heads and feet."""
    lines = [line for page in body(pages) for line in page]
    if not lines:
        return []
    longest = sorted(len(line.text) for line in lines)
    full = longest[int(0.8 * (len(longest) - 1))]
    leadings = _leadings(lines)
    blocks: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before is None or _begins(before, line, full, leadings.get(line.size, _LEADING * line.size)):
            blocks.append([line.text])
        else:
            blocks[-1].append(line.text)
        before = line
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    return [_joined(block, words) for block in blocks]


def body(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads and feet and page numbers."""
    return [[line for line in page if line not in apart] for page, apart in zip(pages, edges(pages), strict=True)]


def edges(pages: Sequence[Sequence[Line]]) -> list[set[Line]]:
    """The running heads, running feet and page numbers of each page."""
    candidates = [_outermost(page) for page in pages]
    seen = Counter(key for page in candidates for key in {_key(line) for line in page})
    needed = max(2, _SHARE * len(pages))
    return [
        {line for line in page if seen[_key(line)] >= needed or _NUMBER.fullmatch(line.text[:_LONGEST])}
        for page in candidates
    ]


def _outermost(page: Sequence[Line]) -> list[Line]:
    heights = sorted({round(line.y) for line in page}, reverse=True)
    many = max(1, min(_EDGE, int(_EDGES * len(heights))))
    outer = {*heights[:many], *heights[-many:]}
    return [line for line in page if round(line.y) in outer]


def _key(line: Line) -> tuple[str, int]:
    """What a running head is known by: its words, whatever their numbers, and its height on the page."""
    return _DIGITS.sub("#", line.text.casefold()), round(line.y / 4)


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance between the lines of a paragraph by the size of their letters, in points."""
    gaps: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        if above.size == below.size and 0 < above.y - below.y < 3 * max(above.size, 1):
            gaps.setdefault(above.size, []).append(above.y - below.y)
    # The lower half: the gaps between paragraphs are in the upper one.
    return {size: median(sorted(own)[: len(own) // 2 + 1]) for size, own in gaps.items() if len(own) >= _GAPS}


def _begins(before: Line, line: Line, full: int, leading: float) -> bool:
    """Whether a line begins a paragraph."""
    size = max(before.size, line.size, 1.0)
    if abs(before.size - line.size) > 0.12 * size or _BULLET.match(line.text):
        return True
    ended, short = bool(_SENTENCE_END.search(before.text)), len(before.text) < 0.75 * full
    gap = before.y - line.y
    if gap <= 0 or gap > 12 * size:  # the next column, the next page
        return ended and (short or not line.text[:1].islower())
    if gap > 1.35 * leading:
        return True
    if before.font != line.font and short and not line.text[:1].islower():
        return True
    if 0.7 * size < line.x - before.x < 6 * size and not line.text[:1].islower():
        return True  # its first line is indented
    return ended and short


def _joined(block: Iterable[str], words: Counter[str]) -> str:
    pieces: list[str] = []
    for line in block:
        divided = _DIVIDED.search(pieces[-1][-_LONGEST:]) if pieces else None
        if divided is None:
            pieces += [" ", line]
            continue
        if line[:1].islower() and not _keeps_hyphen(divided["word"], line, words):
            pieces[-1] = pieces[-1][:-1]
        pieces.append(line)
    return " ".join("".join(pieces).replace("\xad", "").translate(_LIGATURES).split())


def _keeps_hyphen(first: str, line: str, words: Counter[str]) -> bool:
    """Whether a word that is divided at the end of a line has its hyphen anywhere: by the document's other words."""
    rest = _WORD.match(line)
    second = rest[0] if rest else ""
    whole, hyphenated = (first + second).lower(), f"{first}-{second}".lower()
    if words[whole] or words[hyphenated]:
        return words[hyphenated] > words[whole]
    return first.lower() in _KEEPS or first[:1].isdigit() or (len(first) > 1 and first.isupper())


def heading(pages: Sequence[Sequence[Line]]) -> str | None:
    """What stands in the largest letters at the top of the first page, where they are larger than the rest."""
    first = next((page for page in body(pages) if page), [])[:12]
    sizes = Counter[float]()
    for line in (line for page in pages for line in page):
        sizes[round(line.size, 1)] += len(line.text)
    if not first or not sizes:
        return None
    usual = sizes.most_common(1)[0][0]
    largest = max(line.size for line in first)
    if largest < 1.2 * usual:
        return None
    at = next(number for number, line in enumerate(first) if line.size == largest)
    lines = []
    for line in first[at:]:
        if abs(line.size - largest) > 0.05 * largest:
            break
        lines.append(line.text)
    title = _joined(lines, Counter())
    return title if len(title.split()) >= 3 and len(title) <= 200 else None
