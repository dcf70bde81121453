"""SVG as text: elements with everything in them escaped, and numbers written in one way.

Names, attributes and texts in, markup out. What a report or a name holds can only ever come out as words: characters
that XML does not know or that turn the direction of text are left out, and a link that is no address of the web and
no file beside the figure is none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from html import escape

#: Control characters, halves of surrogate pairs and non-characters, which no XML may hold (XML 1.0, section 2.2).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Embeddings, overrides and isolates: a name with one of them would turn the words beside it.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Spaces that may become one: not those that hold a number and its unit together.
_SPACES = re.compile("[^\\S\u00a0\u202f]+")
#: What stands before the first colon, where that is not part of a path, a query or a fragment.
_SCHEME = re.compile(r"[^/?#]*?:")

Attributes = Mapping[str, str | float | None]


def clean(text: str) -> str:
    """Words on one line, without what XML cannot hold and without what turns the direction of text."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as nearly all are, and nothing in them is to be left out
    return _SPACES.sub(" ", _TURNING.sub("", _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))).strip()


def number(value: float) -> str:
    """A coordinate with one decimal at most: `12`, `0.5`. Raises `ValueError` for what is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no coordinate")
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, attributes: Attributes, *children: str) -> str:
    """An element; attributes that are `None` are left out, and `children` are markup."""
    written = "".join(
        f' {key}="{escape(clean(value)) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text as markup."""
    return escape(clean(text), quote=False)


def address(link: str | None) -> str | None:
    """A link that may be followed: to a page of the web, to a file beside the figure, or within its page.

    `None` for nothing, and for all that is or may be taken for another scheme (`javascript:`, `data:`).
    """
    text = clean(link or "").replace(" ", "%20")
    scheme = _SCHEME.match(text)
    if not text or (scheme and scheme.group().lower() not in ("http:", "https:")):
        return None
    return text


def mark(title: str, link: str | None, *shapes: str) -> str:
    """One mark of a figure, reached by keyboard: a link where there is one, with a title that says what it is."""
    href = address(link)
    name = element("title", {}, words(title) or "unnamed")
    if href is None:
        return element("g", {"tabindex": "0", "role": "img", "aria-label": title or "unnamed"}, name, *shapes)
    return element("a", {"href": href, "aria-label": title or "unnamed"}, name, *shapes)
