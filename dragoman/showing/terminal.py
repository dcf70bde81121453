"""How what a terminal or a pipe shows is written: painted, broken into lines, and harmless.

Nothing in a report can move the cursor, change colours or ring the bell: characters that control a terminal are shown
as what they are.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from dragoman.showing.controls import harmless

#: How a stretch of text is painted: the text and a style ("bold", "dim", "mark") in, the text to print out.
Paint = Callable[[str, str], str]


def clean(text: str) -> str:
    """A text on one line, without what would control the terminal."""
    return harmless(" ".join(text.split()))


def plain(text: str, style: str) -> str:
    """Paints nothing."""
    return text


class Page:
    """How to write: `paint` styles, `width` is where lines break; None breaks none."""

    def __init__(self, paint: Paint = plain, width: int | None = None) -> None:
        self.paint, self.width = paint, width

    def wrapped(self, text: str, indent: str, hanging: str = "") -> str:
        """A text under an indent, its later lines further in by `hanging`. Style it before, or not at all."""
        if self.width is None:
            return indent + text
        return textwrap.fill(
            text, max(40, self.width), initial_indent=indent, subsequent_indent=indent + hanging, break_on_hyphens=False
        )


def duration(seconds: float) -> str:
    """`8 s`, `3 min`, `2 h 5 min`."""
    if seconds < 100:
        return f"{seconds:.0f} s" if seconds >= 9.5 else f"{seconds:.1f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
