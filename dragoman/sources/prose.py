"""HTML that holds an article and little else → its text: feeds, mail, books and agency files carry such.

Unlike a web page (`html`), all of it is taken, but for what no reader sees. A paragraph is a line of its own with a
blank line behind it; a row of a table is one line, its cells parted by bars. Linear in the size of the markup.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.sources.markup import local
from dragoman.sources.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Characters of markup, at most. A design value, as for pages: no article has a tenth of it.
LARGEST = 8_000_000
_SKIPPED = frozenset(
    "script style noscript template iframe object embed canvas svg math head title select option button textarea "
    "audio video map figcaption media media-caption rp".split()
)
_BLOCKS = frozenset(
    "p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 hl1 hl2 ul ol li dl dt dd blockquote bq "
    "figure pre center table thead tbody tfoot tr caption address hr form fieldset block body.content body.head "
    "body html note fn lede headline".split()
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_TAG = lazy(
    r"</?(?:p|br|div|a|span|b|i|u|em|strong|img|ul|ol|li|h[1-6]|table|tr|td|blockquote|figure|font|pre|section|article|"
    r"center|sup|sub|hr|iframe|small|code|body|html)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_REFERENCE = lazy(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: Characters that hold a place and show nothing: newsletters are filled up with them.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u2060\u034f\u00ad\ufeff"))
_SPACE = lazy(r"\s+")
_BLANK = lazy(r"\n{2,}")


def of_html(source: str, name: str = "", without: frozenset[str] = frozenset()) -> str:
    """The text of a piece of HTML, `without` elements of these names. Raises `SourceError` where it is too large."""
    if len(source) > LARGEST:
        raise SourceError(name, f"holds HTML of {len(source) / 1e6:.1f} MB, more than an article has")
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, collect_ids=False, no_network=True
    )
    try:
        root: Element | None = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    return of_tree(root, without) if root is not None else ""


def of_tree(root: Element, without: frozenset[str] = frozenset()) -> str:
    """The text of a tree of HTML, XHTML or NITF elements, `without` elements of these names too."""
    from lxml import etree

    paragraphs: list[str] = []
    pieces: list[str] = []
    preformatted = 0
    skipped = _SKIPPED | without

    def add(text: str | None) -> None:
        if text:
            pieces.append(text if preformatted else _SPACE.sub(" ", text))

    def flush() -> None:
        # Line breaks are all that is left of line ends here: two of them part paragraphs.
        lines = "".join(pieces).translate(_INVISIBLE).replace("\xa0", " ").split("\n")
        pieces.clear()
        block = "\n".join(" ".join(line.split()) for line in lines).strip("\n")
        paragraphs.extend(text for part in _BLANK.split(block) if (text := part.strip("\n |")))

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = local(element).lower()
        if event == "start":
            if not tag or tag in skipped or _is_hidden(element):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                flush()
                preformatted += tag == "pre"
            elif tag == "br":
                pieces.append("\n")
            elif tag in _CELLS and any(not piece.isspace() for piece in pieces):
                pieces.append(" | ")
            add(element.text)
        else:
            if tag in _BLOCKS and tag not in skipped and not _is_hidden(element):
                flush()
                preformatted -= tag == "pre"
            if element is not root:
                add(element.tail)
    flush()
    return "\n\n".join(paragraphs)


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def of_value(value: str, name: str = "", without: frozenset[str] = frozenset()) -> str:
    """The text of a value that may be plain, HTML, or HTML that was escaped once more than it should be."""
    for _ in range(2):
        if _TAG.search(value):
            return of_html(value, name, without)
        if not _REFERENCE.search(value):
            break
        value = unescape(value)
    lines = value.translate(_INVISIBLE).replace("\xa0", " ").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip("\n")


def line_of(value: str | None) -> str | None:
    """A title or name that may hold markup, as one line; None where there is nothing in it."""
    return (" ".join(of_value(value).split()) or None) if value else None


#: A line shorter than this was not broken for its width, in characters. Mail is wrapped at 65 to 80.
_WRAPPED, _WIDEST = 50, 100
_NO_PROSE = lazy(r"\s|>|[-*•–]\s|\d{1,2}[.)]\s|https?://")


def unwrapped(text: str) -> str:
    """Plain text with its paragraphs joined where lines were broken for their width, a blank line between them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    joined = []
    for block in re.split(r"\n[^\S\n]*\n\s*?(?=\S|$)", text):
        lines = [line.rstrip() for line in block.split("\n")]
        made = lines[:1]
        for before, line in pairwise(lines):
            if _WRAPPED <= len(before) <= _WIDEST and line and not _NO_PROSE.match(line):
                made[-1] = f"{made[-1]} {line.strip()}"
            else:
                made.append(line)
        joined.append("\n".join(made))
    return "\n\n".join(block for block in joined if block.strip())
