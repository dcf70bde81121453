"""A JSON Feed (version 1 and 1.1: https://www.jsonfeed.org) → a `Document` an item, counted from 0."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.errors import SourceError
from dragoman.sources import dates, jsonl, prose
from dragoman.sources.document import Document, Numbered
from dragoman.sources.encodings import without_surrogates
from dragoman.sources.feed_fields import address, agency_of, outlet
from dragoman.sources.feed_texts import fullest, told


def read(text: str, name: str) -> Iterator[Numbered]:
    """The items of a feed. Raises `SourceError` where it has none."""
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
        text=fullest([told(html), plain.strip(), told(summary)], title, None),
        title=title,
        published=dates.stamp(_string(item, "date_published") or _string(item, "date_modified")),
        publisher=publisher,
        agency=agency_of(*names),
        url=address(where, _string(feed, "home_page_url")),
        language=_string(item, "language") or _string(feed, "language"),
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None
