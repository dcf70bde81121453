"""CSL-JSON: the reports as references for Zotero, Pandoc and whatever else reads the Citation Style Language.

After `csl-data.json`, the schema of CSL 1.0.2. An item's `id` is the report's, which `dragoman why` takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.exports.cited import Cited, cite
from dragoman.exports.source import Source
from dragoman.exports.texts import json_bytes
from dragoman.exports.wrote import Wrote


def pieces(source: Source, wrote: Wrote) -> Iterator[bytes]:
    """The array of items, one a line."""
    yield b"["
    for report in source.reports():
        yield (b",\n" if wrote.reports else b"\n") + json_bytes(item(cite(report)))
        wrote.reports += 1
    wrote.add("references", wrote.reports)
    yield b"\n]\n"


def item(one: Cited) -> dict[str, Any]:
    """A reference as the schema has it; what is not known is not in it."""
    found = {
        "id": one.id,
        "type": "article-newspaper",
        "title": one.title,
        "author": [{"literal": one.author}] if one.author else None,
        "container-title": one.paper,
        "issued": {"date-parts": [list(one.day)]} if one.day else None,
        "URL": one.url,
        "language": one.language,
    }
    return {name: value for name, value in found.items() if value is not None}
