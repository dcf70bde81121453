"""A Word document (DOCX, after ECMA-376) → its `Document`: paragraphs and tables in order, notes behind them.

What was deleted while changes were tracked, hidden text, instructions of fields and tables of contents are left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import dates, markup, office, prose
from dragoman.sources.document import Numbered, Options
from dragoman.sources.zipped import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = office.Names(
    paragraphs=frozenset(("p",)),
    rows=frozenset(("tr",)),
    cells=frozenset(("tc",)),
    # A fallback says once more, for older programs, what stands beside it.
    skipped=frozenset(("del", "moveFrom", "delText", "instrText", "Fallback", "rPr", "pPr", "tblPr", "sectPr")),
    characters={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"},
    texts=frozenset(("t",)),
)
_WHAT = "a Word document"
_OFF = ("0", "false", "off", "none")


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The report of a DOCX file. Raises `SourceError` where it is broken, locked, or has no text."""
    package = Package(file, name, _WHAT)
    main = _main(package)
    data = package.read(main)
    if data is None:
        raise SourceError(name, "is an Office file without a text in it: save tables as CSV, slides as PDF")
    root = markup.parse(markup.text_of(data, name), name)
    body = markup.child(root, "body")
    text = office.paragraphs(root if body is None else body, _NAMES, _is_hidden)
    for notes in ("footnotes", "endnotes"):
        noted = package.read(posixpath.join(posixpath.dirname(main), f"{notes}.xml"))
        if noted is not None:
            text += office.paragraphs(markup.parse(markup.text_of(noted, name), name), _NAMES, _is_no_note)
    core = package.read("docProps/core.xml")
    about = markup.parse(markup.text_of(core, name), name) if core else None
    yield (
        0,
        office.document(
            "\n\n".join(text),
            _title(root) or office.title(markup.line(markup.child(about, "title"))),
            dates.stamp(markup.line(markup.child(about, "created"))),
            dates.stamp(markup.line(markup.child(about, "modified"))),
            markup.line(markup.child(about, "language")),
        ),
    )


def _main(package: Package) -> str:
    """The part that the package names as its document."""
    data = package.read("_rels/.rels")
    if data:
        for relation in markup.every(markup.parse(markup.text_of(data, package.name), package.name), "Relationship"):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                target = (relation.get("Target") or "").lstrip("/")
                if target in package.names and "word" in target:
                    return target
    return "word/document.xml"


def _style(paragraph: Element) -> str:
    return (markup.attribute(markup.child(paragraph, "pPr", "pStyle"), "val") or "").lower()


def _is_hidden(element: Element) -> bool:
    name = markup.local(element)
    if name == "r":
        vanish = markup.child(element, "rPr", "vanish")
        return vanish is not None and (markup.attribute(vanish, "val") or "1").lower() not in _OFF
    return name == "p" and _style(element).startswith("toc") and _style(element) != "toc heading"


def _is_no_note(element: Element) -> bool:
    kind = markup.attribute(element, "type") if markup.local(element) in ("footnote", "endnote") else None
    return kind not in (None, "normal") or _is_hidden(element)


def _title(root: Element) -> str | None:
    """The first paragraph in the style of a title."""
    for paragraph in markup.every(root, "p"):
        if _style(paragraph) == "title":
            return prose.line_of(" ".join(office.paragraphs(paragraph, _NAMES, _is_hidden)))
    return None
