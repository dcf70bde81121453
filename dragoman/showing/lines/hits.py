"""Sentences that were searched for, with the records read from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.parts import RecordRow, to_record
from dragoman.records import Event
from dragoman.showing.lines.events import kind_of
from dragoman.showing.terminal import Page, clean

if TYPE_CHECKING:
    from dragoman.finding import Hit


def hit_lines(hit: Hit, page: Page) -> Iterator[str]:
    """A sentence that was searched for."""
    report = hit.report
    about = f"{clean(report.name)} {report.id}" if report.title else report.id
    title = page.paint(clean(report.title or report.name), "bold")
    yield f"{report.published or 'undated'}  {title}  {page.paint(about, 'dim')}"
    start, end = hit.sentence
    first, last = max(start, hit.words[0]), min(end, hit.words[1])
    text = report.text
    if page.width is None:
        yield "    " + clean(text[start:end])
    else:
        marked = f"{text[start:first]}\ue000{text[first:last]}\ue001{text[last:end]}"
        painted = page.wrapped(clean(marked), "    ")
        # Two characters of private use stand for the marks until lines are broken.
        yield re.sub("\ue000(.*?)\ue001", lambda m: page.paint(m[1], "mark"), painted, flags=re.DOTALL)
    for row in hit.records:
        yield page.paint(f"    {row.id} {_in_short(row)}", "dim")


def _in_short(row: RecordRow) -> str:
    """A record on a line: what it is and whose, of an event whom it befell, too."""
    record = to_record(row)
    who = ", ".join(row.who)
    if isinstance(record, Event):
        whom = f" → {', '.join(row.about)}" if row.about else ""
        return f"{kind_of(record)} {who or '?'}{whom}"
    return f"{row.kind or row.type} {who}"
