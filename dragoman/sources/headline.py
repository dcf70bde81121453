"""A text's own headline: its first line, where that looks like one.

Text in, the headline out, or None. Only for text that has no other title; the line stays in the text.
"""

from __future__ import annotations

import re

from dragoman.sources import byline
from dragoman.sources.patterns import lazy

#: The longest headline, in characters and words. Design values.
_LONGEST, _MOST_WORDS = 160, 24
_LINE_END = lazy(r"\r\n|\r|\n")
_SEEN = 2000
_MARKDOWN = lazy(r"#{1,6}\s++(?P<title>.*?)(?<!\s)\s*+#*+\s*+$")
_STOP = lazy(r"(?:[.,;:…]|\.[\"”'’)]+)$")
_SENTENCE_END = lazy(r"[^\W\d_A-Z]{3,}[.!][\"”'’)]*\s+\S|[?][\"”]\s+\S")
_ABBREVIATION = lazy(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Jr|Sr|Co|No)\.$")
_LABEL = lazy(
    r"(?:see also|read (?:more|also)|also read|related|advertisement|share|follow|subscribe|sign up|menu|skip to|photo|"
    r"image|listen|watch|by\s+[A-Z]|https?:|www\.|home\b.*[>|/»])",
    re.IGNORECASE,
)


def headline(text: str) -> str | None:
    """The first line of `text` without Markdown's signs, if it is short, no sentence, and a blank line follows."""
    first, *rest = _LINE_END.split(text[:_SEEN].lstrip(), maxsplit=2)
    line = first.strip()
    if len(rest) < 2 or rest[0].strip() or not rest[1].strip():
        return None
    if marked := _MARKDOWN.match(line):
        return marked["title"].strip("*_ ") or None
    words = line.split()
    if not 2 <= len(words) <= _MOST_WORDS or len(line) > _LONGEST:
        return None
    if _STOP.search(line) and not _ABBREVIATION.search(line):
        return None
    if _SENTENCE_END.search(line):
        return None
    if _LABEL.match(line) or not re.search(r"[^\W\d_]{2}", line):
        return None
    if byline.dateline(line) or byline.is_date_line(line):
        return None
    return line
