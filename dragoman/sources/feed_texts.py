"""The text of an entry of a feed: the fullest that it carries, without what the machinery of feeds puts behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.sources import prose
from dragoman.sources.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Words that an entry must have beside its title and its source to be more than a headline. A design value: fewer make
#: no clause that says something.
_FEWEST = 5
# What the machinery of feeds puts behind a text that it has cut or passed on.
_APPENDED = lazy(
    r"(?:the post .{1,300} (?:first )?appeared (?:first )?on .{1,100}"
    r"|(?:continue|keep) reading\b.{0,200}|read (?:more|the full (?:story|article)|the rest)\b.{0,200}"
    r"|(?:view|see) (?:the )?(?:entire|full|original) (?:post|article|story)\b.{0,100}|source\s*:?\s*link)[.\s…»→>]*",
    re.IGNORECASE | re.DOTALL,
)
_CUT = lazy(
    r"(?<!\s)\s*+(?:\[\s*+(?:…|\.\.\.)\s*+\]|(?:(?:…|\.\.\.)\s*+)?(?:[(\[]\s*+(?:read )?more\b|\bread more\b)\W*+"
    r"|(?:…|\.\.\.)\s*+more\b\W*+)\s*+$",
    re.IGNORECASE,
)
#: How far from its end a text may be marked as cut, in characters. A design value.
_END = 100
_WORD = lazy(r"\w+")
#: What lists of links put around them; words up to which a text may be such a list. A design value.
_LINKS, _LISTED = frozenset(("a", "font", "cite")), 300
_SENTENCE = lazy(r"[.!?…][\"”’')]*$", re.MULTILINE)
_HEADLINE = "holds its headline and no text: save the article that it links to"


def content_of(element: Element) -> str:
    """The text of an element: its own tree, or the page that stands escaped in it; nothing for a list of links."""
    if len(element):
        return _unless_links(prose.of_tree(element), lambda: prose.of_tree(element, _LINKS))
    return told(element.text or "")


def told(value: str) -> str:
    """The text of a value that may be a page; nothing for a list of links."""
    return _unless_links(prose.of_value(value), lambda: prose.of_value(value, without=_LINKS))


def _unless_links(text: str, unlinked: Callable[[], str]) -> str:
    """The text, or nothing where it is a list of links and their sources, without a sentence: headlines of others."""
    if text.count(" ") > _LISTED or _SENTENCE.search(text) or len(unlinked().split()) >= _FEWEST:
        return text
    return ""


def fullest(values: list[str], title: str | None, source: str | None) -> str:
    """The fullest of an entry's texts, without what the feed's machinery has put behind it.

    Raises `SourceError` where that is no more than its headline.
    """
    text = max(values, key=lambda value: value.count(" "), default="")
    paragraphs = text.split("\n\n")
    while paragraphs and _APPENDED.fullmatch(paragraphs[-1].strip()):
        paragraphs.pop()
    text = "\n\n".join(paragraphs).strip()
    text = text[:-_END] + _CUT.sub(" …", text[-_END:])
    if not text or text == "…":
        raise SourceError("", _HEADLINE if title else "holds no text")
    known = set(_WORD.findall(f"{title or ''} {source or ''}".lower()))
    if sum(word not in known for word in _WORD.findall(text.lower())) < _FEWEST:
        raise SourceError("", _HEADLINE)
    return text
