"""XML, however broken → a tree of elements that reaches nothing outside itself, and what readers of XML ask of it.

1. decode, by the XML declaration where it is right; 2. put right what parsers stop at: entities of HTML, stray
ampersands and brackets, control characters; 3. cut off the document type, so that there is no entity to expand and no
file to load; 4. parse leniently. Depth and the size of a node are bounded by libxml2 (`huge_tree` is off).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources.encodings import LOST, decode
from dragoman.sources.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Bytes of an XML file, at most. A design value: a year of a blog has some 10 MB; in memory it stays under 0.5 GB.
LARGEST = 64 << 20
_DECLARATION = lazy(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
# What stands before the root: declaration, instructions, comments. A document type may follow it.
_BEFORE_TYPE = lazy(r"(?:\s++|\ufeff|<\?[^>]*>|<!--(?:(?!-->).)*-->)*+", re.DOTALL)
_CONTROLS = lazy("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = lazy(r"&(?:(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_STRAY = lazy(r"<(?![\w/!?:])|<(?=\d)")
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
CDATA, CDATA_END = "<![CDATA[", "]]>"


def load(file: BinaryIO, name: str) -> str:
    """The text of an XML file. Raises `SourceError` where it is too large, or in an encoding that cannot be told."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError(name, f"is XML of more than {LARGEST >> 20} MB: cut it into smaller files")
    return text_of(data, name)


def text_of(data: bytes, name: str) -> str:
    """The text of the bytes of XML, by its own declaration where that is right."""
    found = _DECLARATION.search(data[:1024])
    return decode(data, name, found[1].decode("ascii") if found else None).text.replace("\x00", LOST)


def parse(text: str, name: str) -> Element:
    """The root of a document or of a piece of one. Raises `SourceError` where nothing can be made of it."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        encoding="utf-8",
    )
    try:
        root: Element | None = etree.fromstring(_mended(text).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(name, f"is XML that cannot be parsed: {error}") from error
    if root is None:
        raise SourceError(name, "is XML in which nothing could be told apart")
    return root


def _mended(text: str) -> str:
    text = _CONTROLS.sub(" ", _without_type(text))
    return outside_cdata(text, lambda piece: _REFERENCE.sub(_reference, _STRAY.sub("&lt;", piece)))


def _without_type(text: str) -> str:
    """The document without declaration and document type, with all entities that the type may declare."""
    found = _BEFORE_TYPE.match(text)
    at = found.end() if found else 0
    if not text.startswith("<!DOCTYPE", at) and not text.startswith("<!doctype", at):
        return text[at:]
    close, subset = text.find(">", at), text.find("[", at)
    if 0 <= subset < close:
        close = text.find("]", subset)
        # A bracket in a quoted value ends it early; what is left of the subset is then text before the root.
        close = text.find(">", close) if close >= 0 else -1
    return text[close + 1 :] if close >= 0 else ""


def outside_cdata(text: str, change: Callable[[str], str]) -> str:
    """`text` with `change` made everywhere but in CDATA sections. The opening of one that never ends goes."""
    kept: list[str] = []
    at = 0
    while (start := text.find(CDATA, at)) >= 0:
        kept.append(change(text[at:start]))
        end = text.find(CDATA_END, start)
        if end < 0:
            return "".join((*kept, change(text[start:].replace(CDATA, ""))))
        kept.append(text[start : end + len(CDATA_END)])
        at = end + len(CDATA_END)
    return "".join((*kept, change(text[at:])))


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _OWN:
        return found[0]
    # By the rules of HTML: `&nbsp;`, and `&#150;` for a dash of Windows-1252.
    character = unescape(found[0])
    if character == found[0]:
        return f"&amp;{name};"
    return _CONTROLS.sub(" ", character).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# -- questions to a tree, by names without their namespace


def local(element: Element) -> str:
    """An element's name without namespace or prefix; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children with one of these names, in order."""
    return (child for child in (() if element is None else element) if local(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, its first child of the next name, and so on; None where one is missing."""
    for name in path:
        element = next(children(element, name), None)
    return element


def every(element: Element, *names: str) -> Iterator[Element]:
    """All descendants with one of these names, in document order."""
    return (inner for inner in element.iter() if local(inner) in names)


def first(element: Element, *names: str) -> Element | None:
    """The first descendant with the first of these names that there is."""
    return next((found for name in names for found in every(element, name)), None)


def line(element: Element | None) -> str | None:
    """All the text in an element, as one line; None where there is none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def attribute(element: Element | None, *names: str) -> str | None:
    """The first of these attributes that has a value, whatever its namespace."""
    if element is None:
        return None
    values = {key.rpartition("}")[2].rpartition(":")[2]: value.strip() for key, value in element.attrib.items()}
    return next((values[name] for name in names if values.get(name)), None)
