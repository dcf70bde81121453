"""A web page → `Document`: the article's text by trafilatura, the rest from what the page says of itself.

1. cut scripts, styles and embedded images out of a page too large to parse whole; 2. decode, by the page's own
declaration where it is right; 3. parse once; 4. read its metadata (`metadata`); 5. extract the article, a line for
each paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.errors import SourceError
from dragoman.sources import metadata
from dragoman.sources.document import Document
from dragoman.sources.encodings import LOST, damage, decode, is_wide

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Bytes of a page above which what is no text is cut out before parsing; bytes and tags above which what is
#: then left is refused. Extraction takes time with the square of the tags: pages near the limits (links, tables,
#: paragraphs, one of text alone) took 1 to 13 s on a busy core and under 350 MB.
_CUT, _LARGEST, _MOST_TAGS = 2_000_000, 8_000_000, 200_000
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_BULK = re.compile(rb"<!--|<(script|style|svg|noscript|template|iframe|object|canvas)\b", re.IGNORECASE)
_DATA_URI = re.compile(rb"""(?<=["'(])data:[^"')]{200,}""")


def read(data: bytes, name: str, declared: str | None = None) -> Document:
    """The document in the bytes of a page. `declared` is the encoding that its server told, which goes before its own
    declaration, as the HTML standard has it. Raises `SourceError` where it is too large, broken, or has no article."""
    found = _DECLARED.search(data[:8192])
    own = next((group for group in found.groups() if group), b"").decode("ascii") if found else None
    label = declared or own
    size = len(data)
    if size > _CUT:
        if is_wide(data[:4096]):
            data = decode(data, name).text.encode("utf-8", "replace")
        data = _DATA_URI.sub(b"", _without_bulk(data))
    tags = data.count(b"<")
    if len(data) > _LARGEST or tags > _MOST_TAGS:
        much = f"{size / 1e6:.1f} MB and {tags:,} tags"
        raise SourceError(name, f"is a page of {much}, more than an article has: save the article alone")
    page = decode(data, name, label).text.replace("\x00", LOST)
    tree = _parse(page, name)
    about = metadata.read(tree)
    text = _article(tree, name)
    if about.body and about.body.split() == text.split():
        text = about.body.strip()  # the same, with its paragraphs, which are lost where the extraction fell back on it
    if not text.strip():
        raise SourceError(name, "is a page in which no article could be found")
    return Document(
        text=text,
        title=about.title,
        published=about.published,
        publisher=about.publisher,
        agency=about.agency,
        url=about.url,
        language=about.language,
        damaged=damage(text),
    )


def _without_bulk(page: bytes) -> bytes:
    """The page without comments and elements that hold no text, but with its JSON-LD. Linear, whatever is unclosed."""
    lower = page.lower()
    kept: list[bytes] = []
    unclosed: set[bytes] = set()
    at = 0
    while found := _BULK.search(page, at):
        tag = (found[1] or b"").lower()
        close = b"</" + tag if tag else b"-->"
        end = -1 if close in unclosed else lower.find(close, found.end())
        if end < 0:
            unclosed.add(close)
            kept.append(page[at : found.end()])
            at = found.end()
            continue
        end = lower.find(b">", end) + 1 or len(page)
        keep = tag == b"script" and b"ld+json" in lower[found.end() : found.end() + 200]
        kept.append(page[at : end if keep else found.start()])
        at = end
    kept.append(page[at:])
    return b"".join(kept)


def _parse(page: str, name: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        # As UTF-8 bytes: lxml refuses a string that has an XML declaration, and trusts the declaration otherwise.
        tree: HtmlElement = document_fromstring(
            page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", remove_pis=True, collect_ids=False)
        )
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError(name, f"is no page that can be parsed: {error}") from error
    return tree


_TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))
_BLOCKS = ("p", "div", "h1", "h2", "h3", "table", "ul", "article", "center")


def _without_layout_tables(tree: HtmlElement) -> None:
    """Makes plain blocks of tables that only lay out the page: the text of a cell is otherwise run together."""
    for table in list(tree.iter("table")):
        if any(next(cell.iter(*_BLOCKS), None) is not None for cell in table.iter("td", "th")):
            for part in [table, *_own_parts(table)]:
                part.tag = "div"


def _own_parts(table: HtmlElement) -> Iterator[HtmlElement]:
    """The parts of a table, without those of the tables in its cells."""
    for part in table:
        if part.tag in _TABLE_PARTS and part.tag != "table":
            yield part
            yield from _own_parts(part)


def _trafilatura() -> Any:
    """The library, loaded without its HTTP client opening a socket to see whether there is IPv6."""
    import socket

    had, socket.has_ipv6 = socket.has_ipv6, False
    try:
        import trafilatura
    finally:
        socket.has_ipv6 = had
    return trafilatura


def _article(tree: HtmlElement, name: str) -> str:
    import logging

    trafilatura = _trafilatura()
    # Without a handler of the application's own, Python would print its remarks on broken pages among ours.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    _without_layout_tables(tree)
    try:
        text: Any = trafilatura.extract(tree, include_comments=False, include_tables=True, output_format="txt")
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError, IndexError) as error:
        # trafilatura lets the errors of its own steps out on pages that are broken enough.
        raise SourceError(name, f"is a page that could not be taken apart: {type(error).__name__}: {error}") from error
    return text or ""
