"""Two things that cannot both hold, each in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Contradiction
from dragoman.showing.terminal import Page, clean


def contradiction_lines(found: Contradiction, page: Page) -> Iterator[str]:
    """Two things that cannot both hold."""
    whose = ", ".join(found.actors)
    kind = f"{found.kind}{', of one holder' if found.own else ''}"
    yield f"{page.paint(whose or 'reports', 'bold')}  {kind}  {page.paint(found.id, 'dim')}"
    yield page.wrapped(clean(found.about), "    ")
    for side in (found.one, found.other):
        words = f"{side.says}, {side.on or 'day unknown'}: “{' … '.join(side.quotes)}” {side.report[:6]}:{side.record}"
        yield page.wrapped(clean(words), "      ", "  ")
