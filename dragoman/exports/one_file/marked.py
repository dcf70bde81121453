"""A report's text as HTML: paragraphs in which every stretch that is led to is an element with the name of its place.

A text and marks in, markup out. Marks lie in each other where they can; where two cross, the one that began first is
whole and the other goes on behind it in a second element, which has no name. What is led to is coloured by the
browser (`:target`), without a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from dragoman.records import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
#: What HTML cannot hold, or takes for something else.
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Marks within marks; what lies deeper has its place, but no element around its words. Browsers stop at 512.
_DEEPEST = 24


class Mark(NamedTuple):
    """Words to be marked. `place` is the name of their place, "" for none; `tag` the element, `classes` its classes."""

    span: Span
    place: str = ""
    classes: str = ""
    title: str = ""
    tag: str = "span"


class _Open(NamedTuple):
    end: int
    mark: Mark


def plain(words: str) -> str:
    """Words as markup, as long as they were: what cannot stand in HTML is U+FFFD."""
    return escape(_NOT_HTML.sub("\ufffd", words))


def marked(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """The paragraphs of a text, and behind them the places of marks that hold no word of it."""
    waiting = sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1]))
    named: set[str] = set()
    at = 0
    going: list[Mark] = []
    for found in _LINE.finditer(text):
        if found.group().isspace():
            continue
        start, end = found.span()
        while at < len(waiting) and waiting[at].span[0] < end:
            going.append(waiting[at])
            at += 1
        here = [mark for mark in going if mark.span[1] > start]
        going = [mark for mark in here if mark.span[1] > end]
        yield f'<p dir="auto">{"".join(_paragraph(text, (start, end), here, named))}</p>\n'
    lost = [mark.place for mark in waiting if mark.place and mark.place not in named]
    if lost:
        yield "".join(f'<span id="{place}"></span>' for place in dict.fromkeys(lost)) + "\n"


def _paragraph(text: str, within: Span, marks: list[Mark], named: set[str]) -> Iterator[str]:
    """One paragraph; `marks` are those that have words in it, in the order in which they begin."""
    start, end = within
    begins: dict[int, list[Mark]] = {}
    ends: set[int] = {end}
    for mark in marks:
        begins.setdefault(max(start, mark.span[0]), []).append(mark)
        ends.add(min(end, mark.span[1]))
    stack: list[_Open] = []
    last = start
    for at in sorted(begins.keys() | ends):
        yield plain(text[last:at])
        last = at
        again: list[_Open] = []
        while any(one.end <= at for one in stack):
            top = stack.pop()
            yield f"</{top.mark.tag}>"
            if top.end > at:
                again.append(top)
        for top in reversed(again):
            yield _opened(top.mark, named)
            stack.append(top)
        for mark in sorted(begins.get(at, ()), key=lambda mark: -mark.span[1]):
            if len(stack) < _DEEPEST:
                yield _opened(mark, named)
                stack.append(_Open(min(end, mark.span[1]), mark))
            elif mark.place and mark.place not in named:
                named.add(mark.place)
                yield f'<span id="{mark.place}"></span>'


def _opened(mark: Mark, named: set[str]) -> str:
    own: dict[str, str] = {"class": mark.classes, "title": mark.title}
    if mark.place and mark.place not in named:
        named.add(mark.place)
        own = {"id": mark.place, **own}
    return f"<{mark.tag}{_attributes(own)}>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{plain(value)}"' for name, value in values.items() if value)
