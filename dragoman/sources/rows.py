"""A row of a table → `Document`: the values of the columns that hold a report's fields, as a report has them.

The errors raised here have no name yet: only whoever counts the rows knows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.errors import SourceError
from dragoman.sources import agencies, columns, dates
from dragoman.sources.document import Document
from dragoman.sources.encodings import decode, without_surrogates


def document(row: Mapping[str, Any], found: Mapping[str, str]) -> Document:
    """The document of one row. `found` is the table's field → column (`columns.resolve`).

    The text is taken as it stands, since whoever made the table has decoded it already: nothing is repaired in it.
    Raises `SourceError` where there is no text in the column.
    """
    column = found["text"]
    text = _value(row, column)
    if isinstance(text, bytes):
        text = decode(text, "").text
    if text is None:
        raise SourceError("", f"has nothing in column {column!r}")
    if not isinstance(text, str):
        raise SourceError("", f"has no text in column {column!r}, but {_kind(text)}")
    agency = _line(_value(row, found.get("agency")))
    return Document(
        text=without_surrogates(text),
        title=_line(_value(row, found.get("title"))),
        published=dates.parse(_value(row, found.get("published"))),
        publisher=_line(_value(row, found.get("publisher"))),
        agency=agencies.known(agency) or agency if agency else None,
        url=_line(_value(row, found.get("url"))),
        language=_line(_value(row, found.get("language"))),
    )


class Columns:
    """`columns.resolve` for a table whose rows may each have columns of their own, remembering the answers."""

    def __init__(self, wanted: Mapping[str, str]) -> None:
        self.wanted = wanted
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    def of(self, row: Mapping[str, Any]) -> dict[str, str]:
        """Field → column of a row. A mapped column may be missing from it, except the text's: `SourceError`."""
        names = tuple(row)
        if names not in self._known:
            if len(self._known) == 1000:  # rows with keys that are data: do not let them pile up
                self._known.clear()
            there = {field: column for field, column in self.wanted.items() if field == "text" or _has(row, column)}
            try:
                self._known[names] = columns.resolve(names, there)
            except columns.MissingColumnError as error:
                raise SourceError("", str(error)) from error
        return self._known[names]


def _has(row: Mapping[str, Any], column: str) -> bool:
    return column in row or column.partition(".")[0] in row


def _value(row: Mapping[str, Any], column: str | None) -> Any:
    """The value of a column, which may reach into nested values (`article.body`); None where there is none."""
    if column is None:
        return None
    if column in row:
        return row[column]
    first, _, rest = column.partition(".")
    inner = row.get(first)
    return _value(inner, rest) if rest and isinstance(inner, Mapping) else None


def _line(found: Any) -> str | None:
    """A value as one line of text: a string, a number, or the name of a nested source (`{"id": …, "name": …}`)."""
    if isinstance(found, Mapping):
        found = found.get("name")
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    return " ".join(without_surrogates(str(found)).split()) or None


def _kind(found: Any) -> str:
    kinds = {dict: "a nested object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(found), type(found).__name__)
