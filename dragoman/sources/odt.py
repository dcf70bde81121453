"""An OpenDocument text (ODT) → its `Document`: paragraphs and tables in order, notes behind them.

Tracked changes and comments are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import dates, markup, office
from dragoman.sources.document import Numbered, Options
from dragoman.sources.zipped import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = office.Names(
    paragraphs=frozenset(("p", "h")),
    rows=frozenset(("table-row",)),
    cells=frozenset(("table-cell", "covered-table-cell")),
    skipped=frozenset(
        ("tracked-changes", "annotation", "note", "table-of-content", "forms", "sequence-decls", "desc", "title")
    ),
    characters={"tab": " ", "line-break": "\n", "s": " "},
)


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The report of an ODT file. Raises `SourceError` where it is broken, locked, or has no text."""
    package = Package(file, name, "an OpenDocument text")
    data, about = package.read("content.xml"), package.read("meta.xml")
    if data is None:
        raise SourceError(name, "is an OpenDocument text without its content")
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise SourceError(name, "is locked with a password: save it without")
    root = markup.parse(markup.text_of(data, name), name)
    text = office.paragraphs(_body(root), _NAMES)
    for note in markup.every(root, "note-body"):
        text += office.paragraphs(note, _NAMES)
    meta = markup.parse(markup.text_of(about, name), name) if about else None
    said = next(markup.every(meta, "meta"), None) if meta is not None else None
    yield (
        0,
        office.document(
            "\n\n".join(text),
            office.title(markup.line(markup.child(said, "title"))),
            dates.stamp(markup.line(markup.child(said, "creation-date"))),
            dates.stamp(markup.line(markup.child(said, "date"))),
            markup.line(markup.child(said, "language")),
        ),
    )


def _body(root: Element) -> Element:
    body = markup.child(root, "body", "text")
    return root if body is None else body
