"""Feeds (RSS 0.9 to 2.0, Atom, JSON Feed) → a `Document` an entry, counted from 0.

The entries are cut out by their tags and parsed one by one, so that a broken one spoils no other. An entry's text is
the fullest that it carries, whole article or teaser; one that carries its headline alone is an error that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import dates, json_feed, markup, prose
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.feed_fields import address, agency_of, outlet
from dragoman.sources.feed_texts import content_of, fullest
from dragoman.sources.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MARK = lazy(r"<!\[CDATA\[|<!--|<(?P<end>/?)(?:[\w.-]{1,20}:)?(?:item|entry)(?=[\s/>])")
_ROOT = lazy(r"<(?:[\w.-]+:)?(?:rss|feed|RDF|channel)\b(?P<attributes>[^<>]{0,20000})>")
_NAMESPACE = lazy(r"""xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
#: Parts of namespaces → the prefix by which their elements are known here; those of the feed formats have none.
_NAMESPACES = {
    "purl.org/rss/1.0/modules/content": "content:", "purl.org/dc/": "dc:", "search.yahoo.com/mrss": "media:",
    "itunes.com/": "itunes:", "feedburner": "feedburner:", "www.w3.org/1999/xhtml": "xhtml:",
    "purl.org/rss/1.0/modules/syndication": "other:", "purl.org/rss/1.0": "", "netscape.com/rdf": "",
    "w3.org/2005/atom": "", "purl.org/atom": "", "backend.userland.com": "", "blogs.law.harvard.edu": "",
}  # fmt: skip
_FULL = ("content:encoded", "content", "xhtml:body", "body")
_SHORT = ("description", "summary", "dc:description", "itunes:summary")
_PUBLISHED = ("pubDate", "published", "dc:date", "issued", "dc:issued", "created", "dc:created", "updated", "modified",
              "dc:modified")  # fmt: skip
#: Fields that nothing but an entry has: they are no part of a text.
_FIELDS = frozenset(
    ("guid", "pubDate", "category", "enclosure", "comments", "content:encoded", "dc:creator", "dc:date", "dc:subject")
)


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The entries of a feed. Raises `SourceError` where it has none, or cannot be read at all."""
    text = markup.load(file, name)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        yield from json_feed.read(text, name)
        return
    head, entries = _cut(text)
    if not entries:
        raise SourceError(name, "is a feed without entries")
    root = _ROOT.search(head)
    spaces = " ".join(_NAMESPACE.findall(root["attributes"])) if root else ""
    channel = _Channel(head)
    for number, (start, end) in enumerate(entries):
        try:
            wrapped = f"<entry {spaces}>{text[start:end]}</entry>"
            yield number, _document(markup.parse(wrapped, ""), channel)
        except SourceError as error:
            yield number, error


def _cut(text: str) -> tuple[str, list[tuple[int, int]]]:
    """What stands outside of the entries, and where each is. One that is not closed ends where the next begins."""
    outside: list[str] = []
    entries: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    begun, at, last = -1, 0, 0
    while found := _MARK.search(text, at):
        at = found.end()
        if found["end"] is None:
            close = markup.CDATA_END if found[0] == markup.CDATA else "-->"
            end = -1 if close in unclosed else text.find(close, at)
            if end < 0:
                unclosed.add(close)  # it opens nothing
            else:
                at = end
        elif found["end"]:
            at = text.find(">", at) + 1 or len(text)
            if begun >= 0:
                entries.append((begun, at))
                begun, last = -1, at
        else:
            if begun >= 0:
                entries.append((begun, found.start()))
            else:
                outside.append(text[last : found.start()])
            begun = found.start()
    if begun >= 0:
        entries.append((begun, len(text)))
    else:
        outside.append(text[last:])
    return "".join(outside), entries


class _Channel:
    """What a feed says of all its entries."""

    def __init__(self, head: str) -> None:
        try:
            root: Element | None = markup.parse(head, "")
        except SourceError:
            root = None  # a single entry, or nothing but entries
        channel = markup.child(root, "channel")
        channel = root if channel is None else channel
        self.title = _flat(next(markup.children(channel, "title"), None))
        self.base = markup.attribute(root, "base") or markup.attribute(channel, "base")
        self.url = address(_link(channel), self.base) if channel is not None else self.base
        self.language = (
            markup.line(markup.child(channel, "language"))
            or markup.attribute(channel, "lang")
            or markup.attribute(root, "lang")
        )


def _document(wrapped: Element, channel: _Channel) -> Document:
    entry = next(iter(wrapped), None)
    if entry is None:
        raise SourceError("", "is an entry that cannot be parsed")
    fields: dict[str, list[Element]] = {}
    for element in [*entry, *_swallowed(entry)]:
        fields.setdefault(_known(element), []).append(element)

    def line(*names: str) -> str | None:
        return next((words for name in names for each in fields.get(name, ()) if (words := _flat(each))), None)

    title = line("title", "dc:title")
    source = next(iter(fields.get("source", ())), None)
    source_name = (_flat(markup.child(source, "title")) or markup.line(source)) if source is not None else None
    base = markup.attribute(entry, "base") or channel.base or channel.url
    url = address(
        line("feedburner:origLink") or _link(entry) or _permalink([*fields.get("guid", ()), *fields.get("id", ())]),
        base,
    )
    texts = [content_of(each) for name in (*_FULL, *_SHORT) for each in fields.get(name, ())]
    text = fullest(texts, title, source_name)
    author = next(iter(fields.get("author", ())), None)
    author_name = markup.line(markup.child(author, "name")) if author is not None else None
    return Document(
        text=text,
        title=title,
        published=_first_day(markup.line(each) for name in _PUBLISHED for each in fields.get(name, ())),
        publisher=source_name or line("dc:publisher") or outlet(channel.title, channel.url or url),
        agency=agency_of(author_name or markup.line(author), line("dc:creator"), source_name, line("dc:source")),
        url=url,
        language=markup.attribute(entry, "lang") or line("language", "dc:language") or channel.language,
    )


def _swallowed(entry: Element) -> list[Element]:
    """Fields that stand inside another one, since something in it was not closed; taken out of it."""
    found = [inner for field in entry for inner in field.iter() if inner is not field and _known(inner) in _FIELDS]
    for inner in found:
        parent = inner.getparent()
        if parent is not None:
            parent.remove(inner)
    return found


def _known(element: Element) -> str:
    """An element's name with the prefix by which its namespace is known here: `content:encoded`, `title`."""
    tag = element.tag if isinstance(element.tag, str) else ""
    space, _, name = tag.rpartition("}")
    if not space:
        return name.removeprefix("atom:").removeprefix("rss:")  # the prefix that nobody declared, if there is one
    space = space.lower()
    return next((prefix for part, prefix in _NAMESPACES.items() if part in space), "other:") + name


def _flat(element: Element | None) -> str | None:
    return prose.line_of("".join(map(str, element.itertext()))) if element is not None else None


def _link(element: Element) -> str | None:
    """The address of the page that an entry or a feed is about."""
    found: dict[str, str] = {}
    for link in markup.children(element, "link"):
        where = (link.get("href") or link.text or "").strip()
        relation = (link.get("rel") or "alternate").lower()
        if where and (relation != "alternate" or "html" in (link.get("type") or "html")):
            found.setdefault(relation, where)
    return found.get("alternate")


def _permalink(ids: list[Element]) -> str | None:
    for guid in ids:
        if (guid.get("isPermaLink") or "").lower() != "false":
            return (guid.text or "").strip() or None
    return None


def _first_day(values: Iterator[str | None]) -> str | None:
    days = [day for value in values if (day := dates.stamp(value))]
    return next((day for day in days if not day.startswith("--")), None) or next(iter(days), None)
