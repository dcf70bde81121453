"""Bytes in, `Report`s out: files, folders, tables and standard input, whatever kind and encoding they are.

`read` goes through everything; `plan` and `read_unit` do the same in pieces that several processes can share. Kinds are
told by content first and suffix second; what cannot be read is yielded as a `SourceError` that says which and why.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources.document import Options, options
from dragoman.sources.pile import Unit, plan

__all__ = ["Options", "Unit", "options", "plan", "read", "read_unit"]


def read(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    columns: str | Mapping[str, str] | None = None,
    published: str | None = None,
    publisher: str | None = None,
    any_language: bool = False,
) -> Iterator[Report | SourceError]:
    """The reports of files, folders (sorted, with all that is in them) and standard input (`-`), one after another.

    `columns` maps a table's columns (`"text=body,published=date"`); columns with usual names need no map. `published`
    (ISO 8601) and `publisher` go before what the documents say. A document that cannot be read is yielded as a
    `SourceError`, one that is not in English as a `LanguageError` unless `any_language`.

    Raises `UsageError` where the options are wrong, or name columns that no table has.
    """
    for unit in plan(paths, options(columns, published, publisher, any_language)):
        yield from read_unit(unit)


def read_unit(unit: Unit, settings: Options | None = None) -> Iterator[Report | SourceError]:
    """The reports of one unit of a plan, in the order in which they stand: the same while the file is the same.

    `settings` stands in for the options that the unit was planned with.
    """
    from dragoman.sources.unit import read_unit as read_one

    return read_one(unit, settings or unit.options)
