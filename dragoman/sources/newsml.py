"""NewsML-G2 (and NewsML 1, and the XML of Reuters' RCV1) → a `Document` a news item with text, counted from 0.

Packages, concepts, planning and knowledge items list or describe and tell nothing; pictures and films have no text.
What a provider has withdrawn or holds back is told and not read. Of several versions of an item in one file the last
counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import markup, nitf, prose
from dragoman.sources.document import Document, Numbered, Options

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WITHOUT = {
    "packageItem": "package", "conceptItem": "concept", "knowledgeItem": "list of concepts", "planningItem": "plan",
    "catalogItem": "catalog",
}  # fmt: skip
#: `pubStatus` (IPTC NewsCodes) of what is not for use.
_STATUS = {
    "canceled": "is withdrawn by its provider (stat:canceled)",
    "withheld": "is held back by its provider (stat:withheld)",
}
_TEXT = frozenset(("text", "composite"))


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The news items of a file. Raises `SourceError` where it holds none with text."""
    root = markup.parse(markup.load(file, name), name)
    if markup.local(root) == "NewsML":
        items = [(item, _of_first_generation) for item in _outermost(root, "NewsItem")]
    elif markup.local(root) == "newsitem":
        items = [(root, _of_corpus)]
    else:
        items = [(item, _of_item) for item in _outermost(root, "newsItem") if _class(item) in _TEXT]
    if not items:
        kinds = Counter(what for item in root.iter() if (what := _WITHOUT.get(markup.local(item))))
        kinds.update(_class(item) for item in markup.every(root, "newsItem"))
        held = ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items())
        raise SourceError(name, f"is NewsML without a news item that has text{f' ({held})' if held else ''}")
    latest: dict[str, int] = {}
    for item, _ in items:
        latest[_guid(item)] = max(_version(item), latest.get(_guid(item), 0))
    for number, (item, reader) in enumerate(items):
        try:
            last = latest[_guid(item)]
            if _guid(item) and _version(item) < last:
                raise SourceError(
                    "", f"is version {_version(item)} of an item whose version {last} stands in the file, too"
                )
            yield number, reader(item)
        except SourceError as error:
            yield number, error


def _outermost(root: Element, name: str) -> list[Element]:
    """The elements of a name that do not stand in one another: those that do are no items of the format."""
    found = list(markup.every(root, name))
    return [item for item in found if all(markup.local(above) != name for above in item.iterancestors())]


def _guid(item: Element) -> str:
    return item.get("guid") or ""


def _version(item: Element) -> int:
    version = item.get("version") or ""
    return int(version) if version.isdecimal() and len(version) < 10 else 1


def _class(item: Element) -> str:
    """`text`, `picture`, … of an item; text where it does not say."""
    code = markup.attribute(markup.child(item, "itemMeta", "itemClass"), "qcode", "uri", "literal") or ""
    return code.replace("/", ":").rpartition(":")[2].lower() or "text"


def _of_item(item: Element) -> Document:
    about, content = markup.child(item, "itemMeta"), markup.child(item, "contentMeta")
    status = markup.attribute(markup.child(about, "pubStatus"), "qcode", "uri") or ""
    if why := _STATUS.get(status.replace("/", ":").rpartition(":")[2].lower()):
        raise SourceError("", why)
    inner = _inner(item)
    own = None
    if inner is not None and markup.local(inner) == "nitf":
        own = nitf.document(inner)
        text = own.text
    else:
        text = prose.of_tree(inner) if inner is not None else _data(item)
    if not text.strip():
        remote = markup.first(item, "remoteContent") is not None
        raise SourceError("", "holds no text: its content is in another file" if remote else "holds no text")
    provider = _party(markup.child(about, "provider"))
    source = _party(next((one for one in markup.children(content, "infoSource")), None))
    credit, by = markup.line(markup.child(content, "creditline")), markup.line(markup.child(content, "by"))
    holder = _party(markup.child(item, "rightsInfo", "copyrightHolder"))
    return Document(
        text=nitf.with_dateline(text, markup.line(markup.child(content, "dateline"))),
        title=_headline(content) or (own.title if own else None) or markup.line(markup.child(about, "title")),
        published=nitf.day(
            markup.line(markup.child(about, "versionCreated")),
            markup.line(markup.child(content, "contentModified")),
            markup.line(markup.child(content, "contentCreated")),
            own.published if own else None,
        ),
        publisher=provider or (own.publisher if own else None) or holder,
        agency=nitf.known(credit, source, by, provider, holder) or (own.agency if own else None),
        url=nitf.web(markup.attribute(next(_web_links(item), None), "href")) or (own.url if own else None),
        language=markup.attribute(markup.child(content, "language"), "tag") or markup.attribute(item, "lang"),
    )


def _inner(item: Element) -> Element | None:
    """What the first piece of inline XML that has text holds: `html`, `nitf`, or an element of another name."""
    for inline in markup.every(item, "inlineXML"):
        for inner in inline:
            if markup.local(inner) and markup.line(inner):
                return markup.first(inner, "nitf") if markup.local(inner) != "html" else inner
    return None


def _data(item: Element) -> str:
    """The inline data that are text, or the text of inline XML of a kind that is not known here."""
    for inline in markup.every(item, "inlineData"):
        kind = inline.get("contenttype") or "text/plain"
        if kind.startswith("text/") and not inline.get("encoding") and (text := "".join(inline.itertext())).strip():
            return prose.of_value(text) if "html" in kind or "<" in text else prose.unwrapped(text.strip("\n"))
    return "\n\n".join(text for inline in markup.every(item, "inlineXML") if (text := prose.of_tree(inline)))


def _headline(content: Element | None) -> str | None:
    """The main headline; those of other roles (subtitle, line for a list) only where there is no main one."""
    lines = [
        (one.get("role") or "", words) for one in markup.children(content, "headline") if (words := markup.line(one))
    ]
    main = [words for role, words in lines if not role or "main" in role or role.endswith("hl1")]
    return next(iter(main or [words for _, words in lines]), None)


def _party(element: Element | None) -> str | None:
    """A party's name, or the readable part of its code (`nprov:AFP`)."""
    if element is None:
        return None
    name = markup.line(markup.child(element, "name")) or markup.line(markup.child(element, "organisationDetails"))
    code = markup.attribute(element, "literal", "qcode", "uri") or ""
    short = code.rstrip("/").replace("/", ":").rpartition(":")[2]
    return name or (short if any(letter.isalpha() for letter in short) else None)


def _web_links(item: Element) -> Iterator[Element]:
    about = markup.child(item, "itemMeta")
    return (link for link in markup.children(about, "link") if "html" in (link.get("contenttype") or ""))


# -- NewsML 1.x: https://iptc.org/standards/newsml-1/


def _of_first_generation(item: Element) -> Document:
    status = (markup.attribute(markup.first(item, "Status"), "FormalName") or "usable").lower()
    if why := _STATUS.get(status.replace("cancelled", "canceled")):
        raise SourceError("", why)
    content = next((one for one in markup.every(item, "DataContent") if markup.line(one)), None)
    if content is None:
        raise SourceError("", "holds no text")
    inner = markup.first(content, "nitf")
    if inner is not None:
        own = nitf.document(inner)
    else:
        own = Document(prose.of_tree(content) if len(content) else prose.of_value(content.text or ""))
    lines = markup.first(item, "NewsLines")
    provider = markup.attribute(markup.child(markup.first(item, "Provider"), "Party"), "FormalName")
    credit = markup.line(markup.child(lines, "CreditLine"))
    return own._replace(
        text=nitf.with_dateline(own.text, markup.line(markup.child(lines, "DateLine"))),
        title=markup.line(markup.child(lines, "HeadLine")) or own.title,
        published=nitf.day(
            markup.line(markup.first(item, "ThisRevisionCreated")), markup.line(markup.first(item, "FirstCreated"))
        )
        or own.published,
        publisher=provider or own.publisher,
        agency=nitf.known(credit, provider) or own.agency,
        language=markup.attribute(markup.child(markup.first(item, "DescriptiveMetadata"), "Language"), "FormalName")
        or markup.attribute(item, "lang")
        or own.language,
    )


# -- the Reuters corpus of 1996 and 1997 (RCV1)


def _of_corpus(item: Element) -> Document:
    text = markup.child(item, "text")
    if text is None or not markup.line(text):
        raise SourceError("", "holds no text")
    about = {each.get("element"): each.get("value") for each in markup.every(item, "dc")}
    return Document(
        text=prose.of_tree(text),
        title=markup.line(markup.child(item, "headline")) or markup.line(markup.child(item, "title")),
        published=nitf.day(about.get("dc.date.published"), item.get("date")),
        publisher=about.get("dc.publisher"),
        agency=nitf.known(about.get("dc.source"), about.get("dc.publisher")),
        language=markup.attribute(item, "lang"),
    )
