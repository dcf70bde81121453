"""Documents of other kinds than text, pages and tables → `Document`s: one table of who reads what.

Each reader takes an open file from its beginning and gives pairs of a number, counted from 0 in the order of the
document, and a `Document`, or the `SourceError` that says why there is none (without a name: whoever knows the file
gives it one). What is wrong with the file as a whole is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO, cast

from dragoman.sources.document import Numbered, Options

#: Kind → its module here, which has a `read`, and what it is called.
KINDS: dict[str, tuple[str, str]] = {
    "feed": ("feeds", "a feed (RSS, Atom or JSON Feed)"),
    "newsml": ("newsml", "NewsML"),
    "nitf": ("nitf", "NITF"),
    "ninjs": ("ninjs", "ninjs"),
    "mail": ("mail", "a mail"),
    "mbox": ("mbox", "a mailbox (MBOX)"),
    "epub": ("epub", "an EPUB book"),
    "pdf": ("pdf", "a PDF"),
    "docx": ("docx", "a Word document"),
    "odt": ("odt", "an OpenDocument text"),
}
#: Kinds that mostly hold one document: it goes by the name of the file, and only others behind it by a number.
SINGLE = frozenset(("newsml", "nitf", "ninjs", "mail", "pdf", "docx", "odt"))

_Reader = Callable[[BinaryIO, str, Options], Iterator[Numbered]]


def read(kind: str, file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The documents of a file of one of `KINDS`, numbered from 0.

    `file` can be sought in and stands at its beginning; `name` is for errors. Raises `SourceError` where the file as a
    whole cannot be read; OSErrors of the file are let through.
    """
    reader = cast(_Reader, import_module(f"dragoman.sources.{KINDS[kind][0]}").read)
    return reader(file, name, options)
