"""A table as it stands in a file: its columns, if it says them, and its rows with their numbers."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.errors import SourceError

#: The number by which a row is found, and its cells, or why it has none.
Numbered = tuple[int, Sequence[str] | SourceError]
#: What a damaged file or archive raises while it is read; encrypted members of a ZIP are a RuntimeError.
DAMAGE = (
    OSError, EOFError, UnicodeError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError,
)  # fmt: skip


class Table(NamedTuple):
    """`first` is the first row as it stands, with its number: the header, or a row where the table has none.

    `rows` has what follows. Of text a row's number is that of the line in which it begins, counted from 1; of Parquet
    its place, from 1.
    """

    name: str
    number: int
    first: Sequence[str]
    rows: Iterator[Numbered]


def to_the_damage(rows: Iterator[Numbered], name: str) -> Iterator[Numbered]:
    """Rows up to where their file turns out to be damaged, which is told as the last of them."""
    last = 0
    try:
        for number, cells in rows:
            last = number
            yield number, cells
    except SourceError as error:
        yield last + 1, error
    except DAMAGE as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        yield last + 1, SourceError(name, f"is damaged behind line {last}, nothing after it is read: {reason}")
