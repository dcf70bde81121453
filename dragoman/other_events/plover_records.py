"""PLOVER's JSON records, a line each, as rows under POLECAT's columns; `dragoman export --to plover` writes them so.

Fields as in PLOVER's data specification 2.0: `date`, `event` (types), `mode`, `actor` and `recipient` (entities with
`code` and `entity_text`). A record of several types is a row for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dragoman.errors import SourceError
from dragoman.other_events.table import Numbered

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Recipient Name",
    "Recipient Country", "Event Text", "Modality", "Auxiliary Mode",
)  # fmt: skip


def rows(lines: Iterable[tuple[int, str]], name: str) -> Iterator[Numbered]:
    """A row for each type of each record; a line that is none is an error in its place."""
    for number, line in lines:
        if line.strip():
            yield from _rows(number, line, name)


def _rows(number: int, line: str, name: str) -> Iterator[Numbered]:
    try:
        record = msgspec.json.decode(line.encode("utf-8", "replace"))
    except msgspec.DecodeError as error:
        yield number, SourceError(f"{name}:{number}", f"is no JSON: {error}")
        return
    if not isinstance(record, dict) or not {"event", "date"} <= record.keys():
        yield number, SourceError(f"{name}:{number}", "is no record of PLOVER: it has no date or no event")
        return
    for kind in _listed(record["event"]) or [""]:
        yield number, [
            _text(record.get("id")), _text(record["date"]), _text(kind), _joined(record.get("mode")),
            _joined(_of(record.get("actor"), "entity_text", "identifier_text")),
            _joined(_of(record.get("actor"), "code")),
            _joined(_of(record.get("recipient"), "entity_text", "identifier_text")),
            _joined(_of(record.get("recipient"), "code")),
            _joined(record.get("event_text")), _text(record.get("modality")), _joined(record.get("auxmode")),
        ]  # fmt: skip


def _of(entities: Any, *fields: str) -> list[str]:
    """A field of each entity, or the first of several that it has; "" where it has none, so that columns correspond."""
    found = []
    for entity in _listed(entities):
        of = entity if isinstance(entity, dict) else {fields[0]: entity}
        found.append(next((_text(of[field]) for field in fields if of.get(field)), ""))
    return found


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _joined(values: Any) -> str:
    return "; ".join(_text(value).replace(";", ",") for value in _listed(values))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
