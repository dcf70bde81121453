"""Feeds (RSS 0.9 to 2.0, Atom, JSON Feed) → a `Document` an entry, counted from 0.

The entries are cut out by their tags and parsed one by one, so that a broken one spoils no other. An entry's text is
the fullest that it carries, whole article or teaser; one that carries its headline alone is an error that says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from dragoman.errors import SourceError
from dragoman.sources import agencies, dates, markup, prose
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.encodings import without_surrogates
from dragoman.sources.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Words that an entry must have beside its title and its source to be more than a headline. A design value: fewer make
#: no clause that says something.
FEWEST = 5
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
_PARTS = lazy(r"\s+[-–—|>»:·•/]+\s+|:\s+|\s*[|>»]\s*")
#: Words of which the name of a section is made, and no outlet's.
_SECTION = frozenset(
    "all latest top breaking world international global national local news headlines stories articles posts home "
    "homepage front page rss atom feed feeds politics business europe asia africa americas middle east us uk opinion "
    "and the in of".split()
)


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The entries of a feed. Raises `SourceError` where it has none, or cannot be read at all."""
    text = markup.load(file, name)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        yield from _json_feed(text, name)
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
        self.url = _address(_link(channel), self.base) if channel is not None else self.base
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
    url = _address(
        line("feedburner:origLink") or _link(entry) or _permalink([*fields.get("guid", ()), *fields.get("id", ())]),
        base,
    )
    text = _text([_content(each) for name in (*_FULL, *_SHORT) for each in fields.get(name, ())], title, source_name)
    author = next(iter(fields.get("author", ())), None)
    author_name = markup.line(markup.child(author, "name")) if author is not None else None
    return Document(
        text=text,
        title=title,
        published=_first_day(markup.line(each) for name in _PUBLISHED for each in fields.get(name, ())),
        publisher=source_name or line("dc:publisher") or outlet(channel.title, channel.url or url),
        agency=_agency(author_name or markup.line(author), line("dc:creator"), source_name, line("dc:source")),
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


def _content(element: Element) -> str:
    if len(element):
        return _unless_links(prose.of_tree(element), lambda: prose.of_tree(element, _LINKS))
    return _told(element.text or "")


def _told(value: str) -> str:
    return _unless_links(prose.of_value(value), lambda: prose.of_value(value, without=_LINKS))


def _unless_links(text: str, unlinked: Callable[[], str]) -> str:
    """The text, or nothing where it is a list of links and their sources, without a sentence: headlines of others."""
    if text.count(" ") > _LISTED or _SENTENCE.search(text) or len(unlinked().split()) >= FEWEST:
        return text
    return ""


def _text(values: list[str], title: str | None, source: str | None) -> str:
    """The fullest of an entry's texts, without what the feed's machinery has put behind it."""
    text = max(values, key=lambda value: value.count(" "), default="")
    paragraphs = text.split("\n\n")
    while paragraphs and _APPENDED.fullmatch(paragraphs[-1].strip()):
        paragraphs.pop()
    text = "\n\n".join(paragraphs).strip()
    text = text[:-_END] + _CUT.sub(" …", text[-_END:])
    if not text or text == "…":
        raise SourceError("", _HEADLINE if title else "holds no text")
    known = set(_WORD.findall(f"{title or ''} {source or ''}".lower()))
    if sum(word not in known for word in _WORD.findall(text.lower())) < FEWEST:
        raise SourceError("", _HEADLINE)
    return text


_HEADLINE = "holds its headline and no text: save the article that it links to"


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


def _address(where: str | None, base: str | None) -> str | None:
    """An absolute web address, or None."""
    try:
        where = urljoin(base or "", where) if where else None
        parts = urlsplit(where or "")
        return where if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _first_day(values: Iterator[str | None]) -> str | None:
    days = [day for value in values if (day := dates.stamp(value))]
    return next((day for day in days if not day.startswith("--")), None) or next(iter(days), None)


def _agency(*credits: str | None) -> str | None:
    """A wire service or outlet among the authors and sources of an entry; persons are none."""
    for credit in credits:
        for part in re.split(r"[,;/()]|\band\b", credit or ""):
            if name := agencies.known(
                re.sub(r"(?i)^\s*(?:by|from)\s+|\s+(?:staff|news agency|wire|agency)$", "", part)
            ):
                return name
    return None


def outlet(title: str | None, url: str | None) -> str | None:
    """The name of the outlet in a feed's title ("World news | The Daily"), else the host of its address."""
    parts = [part for part in _PARTS.split((title or "")[:300]) if part.strip()]
    known = next((name for part in parts if (name := agencies.known(part))), None)
    own = [part.strip() for part in parts if not set(_WORD.findall(part.lower())) <= _SECTION]
    if known or (own and len(own[0]) <= 80):
        return known or own[0]
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("feeds.").removeprefix("rss.") or None


# -- JSON Feed


def _json_feed(text: str, name: str) -> Iterator[Numbered]:
    """The items of a JSON Feed (version 1 and 1.1: https://www.jsonfeed.org)."""
    from dragoman.sources import jsonl

    feed = jsonl.parse(text.encode("utf-8", "surrogatepass"))
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise SourceError(name, "is a feed without entries")
    publisher = outlet(_string(feed, "title"), _string(feed, "home_page_url"))
    for number, item in enumerate(items):
        try:
            if not isinstance(item, dict):
                raise SourceError("", "is no JSON object")
            yield number, _item(item, feed, publisher)
        except SourceError as error:
            yield number, error


def _item(item: dict[str, Any], feed: dict[str, Any], publisher: str | None) -> Document:
    title = prose.line_of(_string(item, "title"))
    html, plain, summary = (_string(item, key) or "" for key in ("content_html", "content_text", "summary"))
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [_string(author, "name") for author in authors or () if isinstance(author, dict)]
    where = next((value for key in ("url", "external_url", "id") if (value := _string(item, key))), None)
    return Document(
        text=_text([_told(html), plain.strip(), _told(summary)], title, None),
        title=title,
        published=dates.stamp(_string(item, "date_published") or _string(item, "date_modified")),
        publisher=publisher,
        agency=_agency(*names),
        url=_address(where, _string(feed, "home_page_url")),
        language=_string(item, "language") or _string(feed, "language"),
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None
