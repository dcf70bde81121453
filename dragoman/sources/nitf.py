"""NITF, the News Industry Text Format (IPTC) → `Document`: also as it stands inside NewsML.

The text is the content of the body without media and notes. What the head says goes before what the body says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import agencies, byline, dates, markup, prose
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DAY = lazy(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d{3})")
#: Blocks of the New York Times corpus that hold the text whole; its first paragraph stands in another once more.
_WHOLE = "full_text"


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The report of a NITF file. Raises `SourceError` where it is none."""
    root = markup.parse(markup.load(file, name), name)
    item = markup.first(root, "nitf")
    try:
        yield 0, document(root if item is None else item)
    except SourceError as error:
        yield 0, error


def document(root: Element) -> Document:
    """The document of a `nitf` element. Raises `SourceError` without a name where it is withdrawn, or has no text."""
    head, body = markup.child(root, "head"), markup.child(root, "body")
    about = markup.child(head, "docdata")
    status = (markup.attribute(about, "management-status") or "usable").lower()
    if status in ("canceled", "cancelled", "withheld", "embargoed"):
        raise SourceError("", f"is not for use: its provider has marked it as {status}")
    top = markup.child(body, "body.head")
    lines = markup.child(top, "hedline")
    title = markup.line(markup.child(lines, "hl1")) or markup.line(lines) or markup.line(markup.child(head, "title"))
    dateline = markup.child(top, "dateline")
    print_ = markup.child(head, "pubdata")
    holder = markup.attribute(markup.child(about, "doc.copyright"), "holder")
    credit = markup.line(markup.child(top, "distributor")) or markup.line(markup.child(top, "byline"))
    return Document(
        text=with_dateline(body_text(body), markup.line(dateline)),
        title=title,
        published=day(
            markup.attribute(print_, "date.publication"),
            markup.attribute(markup.child(about, "date.issue"), "norm"),
            markup.attribute(markup.child(about, "date.release"), "norm"),
            markup.attribute(markup.child(dateline, "story.date"), "norm"),
            markup.line(markup.child(dateline, "story.date")),
        ),
        publisher=markup.attribute(print_, "name") or holder,
        agency=known(markup.line(markup.child(top, "distributor")), credit, holder),
        url=web(markup.attribute(print_, "ex-ref")),
        language=markup.attribute(root, "lang") or markup.attribute(body, "lang"),
    )


def body_text(body: Element | None) -> str:
    """The text of a NITF body. Raises `SourceError` without a name where there is none."""
    content = markup.child(body, "body.content")
    if content is None:
        content = body
    if content is None:
        raise SourceError("", "holds no text")
    whole = [block for block in markup.children(content, "block") if block.get("class") == _WHOLE]
    text = "\n\n".join(prose.of_tree(part) for part in whole or [content])
    if not text.strip():
        raise SourceError("", "holds no text")
    return text


def with_dateline(text: str, dateline: str | None) -> str:
    """`text` with a dateline that the format keeps apart in its place, before the first words."""
    if not dateline or len(dateline) > 120 or byline.dateline(text[:200].split("\n", 1)[0]) is not None:
        return text
    plain = dateline.rstrip(" -–—:")
    if text.casefold().startswith(plain.casefold().split(",")[0]):
        return text
    return f"{plain} – {text}"


def day(*values: str | None) -> str | None:
    """The first of some values that tells a day, in whichever of the forms of ISO 8601 (20240223T101500+0100)."""
    for value in values:
        found = _DAY.match(value or "")
        if found and (told := dates.parse("-".join(found.groups()))):
            return told
        if told := dates.stamp(value):
            return told
    return None


def known(*credits: str | None) -> str | None:
    """The first wire service or outlet that some credits name."""
    for credit in credits:
        for part in re.split(r"[,;/()|]|\band\b|\bfor\b", credit or ""):
            if name := agencies.known(re.sub(r"(?i)^\s*(?:by|from|©|\(c\)|copyright)\s+|\s+staff.*$", "", part)):
                return name
    return None


def web(address: str | None) -> str | None:
    """An address that leads to the web, or None."""
    return address if address and address.lower().startswith(("http://", "https://")) else None
