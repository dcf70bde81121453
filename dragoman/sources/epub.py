"""An EPUB (saved magazines, collections of articles) → a `Document` a part of its spine that holds prose.

The package tells the order, the publisher and the day; a part its own heading, and its own day where it has one.
Covers, contents and pages of links are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from dragoman.errors import SourceError
from dragoman.sources import agencies, byline, dates, markup, prose
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.patterns import lazy
from dragoman.sources.zipped import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Words of a part from which it is an article, and the share of them that may stand in links. Design values: title
#: pages and imprints have fewer words, tables of contents more links.
_FEWEST, _LINKS = 40, 0.5
#: Parts of a spine that are looked at. A design value: the largest magazines have some 300.
_MOST = 5000
_APART = lazy(
    r"cover|toc|contents|nav|ncx|title-?page|copyright(?:-page)?|imprint|landmarks|loi|lot|index|colophon|dedication"
)
# Programs that make books put themselves down as publisher or creator.
#: The longest name of a book or publisher, in characters. A design value.
_LONGEST = 200
_PROGRAMS = lazy(
    r"calibre.*|unknown|pandoc.*|epub.*|instapaper|pocket|wallabag|kindle.*|.*converter.*|\W*", re.IGNORECASE
)
_ISSUE = lazy(r"\s*[\[(][^\[\]()]*\d{4}[^\[\]()]*[\])]\s*$|\s*[-–—:,]\s*[^-–—:]*\b\d{4}\b[^-–—:]*$")


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The articles of an EPUB, in the order of its spine. Raises `SourceError` where it is broken or locked."""
    package = Package(file, name, "an EPUB")
    where, opf = _package(package, name)
    locked = package.read("META-INF/encryption.xml") or b""
    if b"xmlenc" in locked and b"EncryptedKey" in locked:
        raise SourceError(name, "is locked by its seller (DRM)")
    about = _About(opf)
    number = -1
    for member in _spine(where, opf, package)[:_MOST]:
        try:
            found = _part(package, member, about)
        except SourceError as error:
            number += 1
            yield (
                number,
                SourceError("", f"{error.reason} (part {member!r})" if member not in error.reason else error.reason),
            )
            continue
        if found is not None:
            number += 1
            yield number, found
    if number < 0:
        raise SourceError(name, "is an EPUB in which no part holds an article")


def _package(package: Package, name: str) -> tuple[str, Element]:
    """Where the package's own description is, and the root of it."""
    container = package.read("META-INF/container.xml")
    where = None
    if container:
        root = markup.parse(markup.text_of(container, name), name)
        where = markup.attribute(next(markup.every(root, "rootfile"), None), "full-path")
    if where is None or where not in package.names:
        where = next((member for member in package.names if member.endswith(".opf")), None)
    data = package.read(where) if where else None
    if where is None or data is None:
        raise SourceError(name, "is an EPUB without a description of what is in it")
    return where, markup.parse(markup.text_of(data, name), name)


class _About:
    """What a book says of all its parts."""

    def __init__(self, opf: Element) -> None:
        meta = markup.child(opf, "metadata")
        meta = opf if meta is None else meta

        def named(key: str) -> str | None:
            name = (markup.line(next(markup.every(meta, key), None)) or "")[:_LONGEST]
            return name if name and not _PROGRAMS.fullmatch(name) else None

        title = named("title")
        self.publisher = named("publisher") or (_ISSUE.sub("", title) if title else None) or named("creator")
        self.published = next(
            (
                day
                for date in markup.every(meta, "date")
                if (markup.attribute(date, "event") or "publication") in ("publication", "issue", "creation")
                and (day := dates.stamp(markup.line(date)))
            ),
            None,
        )
        self.language = markup.line(next(markup.every(meta, "language"), None))


def _spine(where: str, opf: Element, package: Package) -> list[str]:
    """The members that are the book's text, in order, without those that are marked as covers and contents."""
    folder = posixpath.dirname(where)

    def member(href: str | None) -> str:
        return posixpath.normpath(posixpath.join(folder, unquote((href or "").partition("#")[0]))).lstrip("/")

    apart = {
        member(one.get("href"))
        for one in markup.every(opf, "reference")
        if _APART.fullmatch((one.get("type") or "").lower())
    }
    items: dict[str, str] = {}
    for item in markup.every(opf, "item"):
        kind = item.get("media-type") or ""
        page = "html" in kind or (item.get("href") or "").lower().rpartition(".")[2] in ("html", "xhtml", "htm")
        if page and "nav" not in (item.get("properties") or "").split():
            items[item.get("id") or ""] = member(item.get("href"))
    order = [items[one.get("idref") or ""] for one in markup.every(opf, "itemref") if (one.get("idref") or "") in items]
    return [one for one in dict.fromkeys(order or items.values()) if one in package.names and one not in apart]


def _part(package: Package, member: str, about: _About) -> Document | None:
    """The article in a part of the spine; None where it holds none."""
    data = package.read(member) or b""
    if len(data) > prose.LARGEST:
        raise SourceError("", f"is a part of {len(data) / 1e6:.1f} MB, more than an article has")
    root = markup.parse(markup.text_of(data, ""), "")
    body = markup.child(root, "body")
    body = root if body is None else body
    kinds = f"{markup.attribute(body, 'type') or ''} {markup.attribute(markup.child(body, 'section'), 'type') or ''}"
    if any(_APART.fullmatch(kind) for kind in kinds.lower().split()):
        return None
    text = prose.of_tree(body)
    words = len(text.split())
    linked = sum(len("".join(link.itertext()).split()) for link in markup.every(body, "a"))
    if words < _FEWEST or linked > _LINKS * words:
        return None
    own = _own_day(root) or byline.published(text)
    return Document(
        text=text,
        title=_heading(root),
        published=own if own and not own.startswith("--") else about.published or own,
        publisher=about.publisher,
        agency=_agency(body),
        url=_address(root),
        language=markup.attribute(root, "lang") or about.language,
    )


def _heading(root: Element) -> str | None:
    """A part's first heading, else the title in its head."""
    heading = markup.first(root, "h1", "h2", "h3")
    return markup.line(heading) or markup.line(markup.child(root, "head", "title"))


def _own_day(root: Element) -> str | None:
    """The day that a part's head or its only `time` gives."""
    for meta in markup.every(root, "meta"):
        label = (meta.get("name") or meta.get("property") or "").lower()
        if label in ("date", "dc.date", "article:published_time") and (day := dates.stamp(meta.get("content"))):
            return day
    days = {day for time in markup.every(root, "time") if (day := dates.stamp(time.get("datetime")))}
    return days.pop() if len(days) == 1 else None


def _address(root: Element) -> str | None:
    for link in markup.every(root, "link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    return None


def _agency(body: Element) -> str | None:
    """A wire service in an element that is made for the byline."""
    for element in body.iter():
        if markup.local(element) and re.search(r"\b(?:byline|author|source)\b", element.get("class") or ""):
            words = re.sub(r"(?i)^(?:by|from|source:)\s+", "", markup.line(element) or "")
            if name := agencies.known(words):
                return name
    return None
