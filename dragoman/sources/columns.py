"""Which column of a table is which field of a report.

The names of a table's columns and the user's map, if there is one, in; field → column out. Without a map the usual
names are tried, in the order below, whatever their case and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.errors import UsageError

#: Field → names seen in news data sets and the exports of news interfaces, the surest first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "articletext", "articlebody", "maintext", "bodytext",
             "contents", "plaintext", "story", "articlecontent"),
    "title": ("title", "headline", "articletitle", "head"),
    "published": ("published", "publishedat", "datepublished", "publisheddate", "publicationdate", "publishdate",
                  "publishedon", "pubdate", "date", "articledate", "datetime", "publishtime", "timestamp"),
    "publisher": ("publisher", "outlet", "newspaper", "sitename", "sourcename", "publication", "source", "site",
                  "domain", "sourcedomain"),
    "agency": ("agency", "newsagency", "wire", "credit"),
    "url": ("url", "canonicalurl", "link", "permalink", "articleurl", "weburl", "sourceurl"),
    "language": ("language", "lang"),
}  # fmt: skip
FIELDS = tuple(NAMES)


def plain(name: str) -> str:
    """A column's name without case and punctuation: `Published_At` is `publishedat`."""
    return re.sub(r"[\W_]+", "", name).lower()


def parse_columns(columns: str | Mapping[str, str] | None) -> dict[str, str]:
    """A column map from `"text=body,published=date"` or a mapping. Raises `UsageError` for a field there is not."""
    if not columns:
        return {}
    if isinstance(columns, str):
        pairs = [part.partition("=") for part in columns.split(",") if part.strip()]
        for field, mark, column in pairs:
            if not mark or not column.strip():
                raise UsageError(f"column map {columns!r}: write field=column, for instance text=body (at {field!r})")
        columns = {field.strip(): column.strip() for field, _, column in pairs}
    for field in columns:
        if field not in NAMES:
            raise UsageError(f"column map: there is no field {field!r}; the fields are {', '.join(FIELDS)}")
    return dict(columns)


def has_text_column(names: Iterable[str]) -> bool:
    """Whether one of the names is a usual one for a report's text."""
    return any(plain(name) in NAMES["text"] for name in names)


def resolve(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Field → column of a table whose columns are `names`. Fields that the user did not map get the usual names.

    Raises `MissingColumnError` where a mapped column, or any column for the text, is not there.
    """
    found: dict[str, str] = {}
    for field, column in columns.items():
        # A dotted name reaches into nested values: `article.body` where there is a column `article`.
        if column in names or column.partition(".")[0] in names:
            found[field] = column
        else:
            raise MissingColumnError(field, column, names)
    taken = set(found.values())
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain(name), name)
    for field, usual in NAMES.items():
        if field in found:
            continue
        usable = next((by_plain[name] for name in usual if name in by_plain and by_plain[name] not in taken), None)
        if usable is not None:
            found[field] = usable
            taken.add(usable)
    if "text" not in found:
        raise MissingColumnError("text", None, names)
    return found


class MissingColumnError(UsageError):
    """A table has not got a column: says which columns it has."""

    def __init__(self, field: str, column: str | None, names: Sequence[str]) -> None:
        self.field, self.column, self.names = field, column, tuple(names)
        shown = ", ".join(self.names[:40]) + (f" and {len(names) - 40} more" if len(names) > 40 else "")
        what = f"has no column {column!r}" if column else "has no column known to hold the text"
        super().__init__(f"{what}; its columns are {shown or 'none'}: name the right one with {field}=COLUMN")

    def __reduce__(self) -> tuple[type[MissingColumnError], tuple[str, str | None, tuple[str, ...]]]:
        return type(self), (self.field, self.column, self.names)
