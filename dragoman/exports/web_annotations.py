"""W3C Web Annotations: a collection as JSON-LD, an annotation for each record, with its words as targets.

After the Web Annotation Data Model and its JSON-LD context (W3C Recommendations, 23 February 2017). Offsets count
Unicode code points of the report's text, as the model has it. A report with a web address is targeted there; the state
of the target says that the offsets are those of the text that was read, which a page may have changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.exports.names import ROOT, SINGULAR, label, names_in, record_urn, report_urn, source_iri, title_of, urn
from dragoman.exports.plover import coder
from dragoman.exports.source import Source
from dragoman.exports.texts import address, json_bytes, sound
from dragoman.exports.wrote import Wrote
from dragoman.records import RECORD_TYPES, Reading, Record, Report, Span, own_words, spans

#: The context of the model, and our one term: a record as the JSON that the codebook describes (JSON-LD 1.1, 4.2.2).
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@version": 1.1, "record": {"@id": ROOT + "codebook:record", "@type": "@json"}},
]
#: Characters before and after the words, which tell them from the same words elsewhere: as many as clients give.
_AROUND = 32


def pieces(source: Source, wrote: Wrote) -> Iterator[bytes]:
    """The collection in pieces, one an annotation. All records are in it."""
    name = source.name
    page = urn("situation", name, "page")
    head: dict[str, Any] = {
        "@context": CONTEXT,
        "id": urn("situation", name),
        "type": "AnnotationCollection",
        "label": name,
        "generator": {"id": urn("software", coder()), "type": "Software", "name": coder()},
    }
    first = {"id": page, "type": "AnnotationPage", "partOf": head["id"], "startIndex": 0}
    yield json_bytes(head)[:-1] + b',\n"first":' + json_bytes(first)[:-1] + b',"items":[\n'
    count = 0
    for reading in source.readings():
        wrote.reports += 1
        for one in of_reading(reading):
            yield (b",\n" if count else b"") + json_bytes(one)
            count += 1
    wrote.add("annotations", count)
    yield b'\n]},\n"last":' + json_bytes(page) + b',"total":' + json_bytes(count) + b"}\n"


def of_reading(reading: Reading) -> Iterator[dict[str, Any]]:
    """A report's annotations: of itself, and of each of its records."""
    report = reading.report
    text = sound(report.text)
    head = msgspec.to_builtins(report)
    del head["text"]
    yield {
        "id": urn("annotation", report.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": _bodies("report", title_of(report), report_urn(report.id), head),
        "target": source_iri(report),
    }
    names = names_in(reading)
    for kind in RECORD_TYPES:
        for record in getattr(reading, kind):
            told = label(record, names, text)
            yield {
                "id": urn("annotation", report.id, record.id),
                "type": "Annotation",
                "motivation": "identifying" if kind == "actors" else "classifying",
                "body": _bodies(SINGULAR[kind], told, record_urn(report.id, record.id), msgspec.to_builtins(record)),
                "target": [target(report, text, span) for span in _words(record)] or source_iri(report),
            }


def _words(record: Record) -> tuple[Span, ...]:
    """The words by which a record is known, all of its words where it has none of those."""
    return tuple(dict.fromkeys(own_words(record) or (span for _, span in spans(record))))


def _bodies(kind: str, told: str, iri: str, record: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": kind},
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": told},
        {"id": iri, "type": "Dataset", "format": "application/json", "record": record},
    ]


def target(report: Report, text: str, span: Span) -> dict[str, Any]:
    """Some words of a report, by themselves and by their place."""
    start, end = span
    quoted = {"type": "TextQuoteSelector", "exact": text[start:end]}
    if before := text[max(0, start - _AROUND) : start]:
        quoted["prefix"] = before
    if after := text[end : end + _AROUND]:
        quoted["suffix"] = after
    found: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source_iri(report),
        "selector": [quoted, {"type": "TextPositionSelector", "start": start, "end": end}],
    }
    if address(report.url) is not None:
        found["state"] = {"type": "TimeState", "cached": report_urn(report.id)}
    return found
