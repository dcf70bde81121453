"""A text's own headline: its first line, where that looks like one.

Text in, the headline out, or None. Only for text that has no other title; the line stays in the text.
"""

from __future__ import annotations

import re

from dragoman.sources import byline
from dragoman.sources.patterns import lazy

#: The longest headline, in characters and words. Design values.
_LONGEST, _MOST_WORDS = 160, 24
_FIRST = lazy(r"\s*(?P<line>[^\r\n]+)(?P<gap>[^\S\r\n]*(?:\r\n|\r|\n)(?:[^\S\r\n]*(?:\r\n|\r|\n))+)(?=\s*\S)")
_MARKDOWN = lazy(r"#{1,6}\s+(?P<title>.*?)\s*#*\s*$")
_STOP = lazy(r"(?:[.,;:…]|\.[\"”'’)]+)$")
_ABBREVIATION = lazy(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Jr|Sr|Co|No)\.$")
_LABEL = lazy(
    r"(?:see also|read (?:more|also)|also read|related|advertisement|share|follow|subscribe|sign up|menu|skip to|photo|"
    r"image|listen|watch|by\s+[A-Z]|https?:|www\.|home\b.*[>|/»])",
    re.IGNORECASE,
)


def headline(text: str) -> str | None:
    """The first line of `text` without Markdown's signs, if it is short, no sentence, and a blank line follows."""
    found = _FIRST.match(text[:2000])
    if found is None:
        return None
    line = found["line"].strip()
    if marked := _MARKDOWN.match(line):
        return marked["title"].strip("*_ ") or None
    words = line.split()
    if not 2 <= len(words) <= _MOST_WORDS or len(line) > _LONGEST:
        return None
    if _STOP.search(line) and not _ABBREVIATION.search(line):
        return None
    if _LABEL.match(line) or not re.search(r"[^\W\d_]{2}", line):
        return None
    if byline.dateline(line) or byline.is_date_line(line):
        return None
    return line
