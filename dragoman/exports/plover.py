"""PLOVER 2.0: a JSON record a line with the fields of its data specification, or a table with the columns of POLECAT.

Fields beyond PLOVER's: `auxmode`, `modality` and `type` (as read, before folding), `outcome`, `when`, `dated_by`,
`attributed_to`, `quantity`, `cameo_root`, `confidence`, `damaged`, `why`, `source_link`; of entities `kind`,
`acts_for`, `group`, `by`. All fields are in every record, unknown ones `null` or empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec
from msgspec import UNSET

from dragoman.exports.coded import Coded
from dragoman.exports.codes import QUAD, event_scale
from dragoman.exports.parties import Party
from dragoman.exports.tables import Cell, comma_line
from dragoman.exports.whereabouts import Where
from dragoman.finding import sentence_number
from dragoman.links import link
from dragoman.records import Quantity, Span

FORMS = ("jsonl", "csv")
CODEBOOK = "PLOVER 2.0"


def lines(coded: Iterable[Coded], form: str) -> Iterator[bytes]:
    """The events in one of the `FORMS`, a line each, the header first where there is one."""
    if form == "jsonl":
        encoder = msgspec.json.Encoder()
        yield from (encoder.encode(record(one)) + b"\n" for one in coded)
    else:
        yield comma_line(COLUMNS)
        yield from (comma_line(row(one)) for one in coded)


def record(one: Coded) -> dict[str, Any]:
    """An event as the object of PLOVER's specification. Offsets are Unicode code points of the report's text."""
    event, report = one.event, one.reading.report
    start, end = one.words
    return {
        "id": f"{report.id}:{event.id}",
        "date": one.date,
        "enddate": one.enddate,
        "actor": [_entity(party) for party in one.actors],
        "recipient": [_entity(party) for party in one.recipients],
        "event": [one.type],
        "mode": [one.mode] if one.mode else [],
        "auxmode": list(one.auxmode),
        "quad_code": QUAD[one.type],
        "event_scale": event_scale(one.type, one.mode),
        "cameo_root": one.cameo[:2],
        "event_loc": _location(one),
        "event_text": [report.text[slice(*span)] for span in event.anchors],
        "text_info": {
            "sequence": sentence_number(report.text, event.anchors[0][0]),
            "start": start,
            "end": end,
            "event": list(event.anchors),
            "actor": list(event.actor_spans),
            "recipient": list(event.recipient_spans),
        },
        "quantity": _quantity(one),
        "modality": event.modality,
        "type": event.type,
        "outcome": event.outcome,
        "when": event.when,
        "dated_by": one.dated_by,
        "attributed_to": _attribution(one),
        "cite_info": {
            "citation": report.id,
            "url": report.url,
            "title": report.title,
            "language": report.language,
            "publication": report.publisher or report.agency,
            "published": report.published,
            "coder": coder(),
            "codebook": CODEBOOK,
        },
        "coder": coder(),
        "confidence": event.confidence,
        "damaged": event.damaged is True,
        "why": event.why if event.why is not UNSET else None,
        "source_link": _link(one, event.anchors[0]),
    }


@cache
def coder() -> str:
    """Who made the records: this package and its version, where it is installed."""
    try:
        return f"dragoman {version('dragoman')}"
    except PackageNotFoundError:
        return "dragoman"


def _link(one: Coded, span: Span) -> str:
    report = one.reading.report
    return link(report.text, span, report.url, report.id)


def _entity(party: Party) -> dict[str, Any]:
    actor = party.actor
    return {
        "code": party.code,
        "sector": party.sector,
        "entity_text": party.text,
        "identifier_id": actor.id,
        "identifier_text": actor.name,
        "office": actor.role,
        "kind": actor.kind,
        "country": party.country,
        "acts_for": actor.acts_for,
        "group": party.group,
        "by": party.by,
        "start": party.span and party.span[0],
        "end": party.span and party.span[1],
    }


def _location(one: Coded) -> dict[str, Any] | None:
    place = one.place
    if place is None:
        return None
    return {
        "extracted_place": place.words,
        "resolved_place": place.name if place.country or place.latitude is not None else None,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place.town,
        "province": place.province,
        "country": place.country_name,
        "country_code": place.country,
        "start": place.span[0],
        "end": place.span[1],
    }


def _quantity(one: Coded) -> dict[str, Any] | None:
    quantity = one.event.quantity
    if quantity is None:
        return None
    return {
        "value": quantity.value,
        "bound": quantity.bound,
        "unit": quantity.unit,
        "start": quantity.span[0],
        "end": quantity.span[1],
    }


def _attribution(one: Coded) -> dict[str, Any] | None:
    """Who tells of the event, where the report does not tell of it itself."""
    told = one.told_by
    if told is None:
        return None
    names = {actor.id: actor.name for actor in one.reading.actors}
    return {
        "statement": told.id,
        "act": told.act,
        "speakers": [names[speaker] for speaker in told.speakers],
        "acts_for": list(told.acts_for),
        "low": told.low,
        "high": told.high,
    }


#: Bounds in a table, where "=" would open a formula.
_BOUNDS = {"=": "exactly", ">=": "at least", "<=": "at most", ">": "more than", "<": "less than", "~": "about"}

#: POLECAT's columns in its order, with those that are empty here, then our own.
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
    "Record", "Auxiliary Mode", "Modality", "Type Read", "Outcome", "End Date", "CAMEO Root", "Attributed To",
    "Quantity", "Unit", "Bound", "Event Text", "Start", "End", "Confidence",
)  # fmt: skip


def row(one: Coded) -> list[Cell]:
    """An event as a row of the table; several values in a cell are parted by `; `."""
    event, report = one.event, one.reading.report
    start, end = one.words
    return [
        f"{report.id}_{event.id}",  # POLECAT's has the report before the underscore, too
        one.date, one.type, one.mode, event_scale(one.type, one.mode), QUAD[one.type], None,
        *_columns(one.actors), *_columns(one.recipients), *_place_columns(one.place),
        report.publisher or report.agency, report.published, None, None, None, report.language, coder(),
        f"{report.id}:{event.id}", _joined(one.auxmode), event.modality, event.type, event.outcome, one.enddate,
        one.cameo[:2], _teller(one), *_quantity_columns(event.quantity),
        _joined(report.text[slice(*span)] for span in event.anchors), start, end, event.confidence,
    ]  # fmt: skip


def _place_columns(place: Where | None) -> list[Cell]:
    if place is None:
        return [None] * 10
    where: list[Cell] = [place.name, place.town, None, place.province, place.country_name]
    return [*where, place.latitude, place.longitude, None, place.words, None]


def _quantity_columns(quantity: Quantity | None) -> list[Cell]:
    return [None] * 3 if quantity is None else [quantity.value, quantity.unit, _BOUNDS[quantity.bound]]


def _teller(one: Coded) -> str | None:
    told = _attribution(one)
    return None if told is None else _joined(told["speakers"]) or str(told["statement"])


def _columns(some: tuple[Party, ...]) -> list[Cell]:
    return [
        _joined(party.actor.name for party in some),
        _joined(party.code for party in some),
        None,
        some[0].sector if some else None,
        _joined(party.sector for party in some),
        _joined(party.actor.role for party in some),
        _joined(party.text for party in some),
        None,
    ]


def _joined(values: Iterable[str | None]) -> str:
    """Values in one cell: as many as there are parties, so that the first of one column goes with that of another."""
    listed = [(value or "").replace(";", ",") for value in values]
    return "; ".join(listed) if any(listed) else ""
