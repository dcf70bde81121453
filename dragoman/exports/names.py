"""What reports and records are called outside of a situation: URNs that stay the same, and a line that tells a record.

`urn:dragoman:` is no registered namespace: such a name needs no server, and is the same in every export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from dragoman.exports.texts import address, flat
from dragoman.records import (
    Actor,
    Claim,
    Event,
    Exchange,
    Forecast,
    Reading,
    Record,
    Report,
    Span,
    Statement,
    Tie,
)

ROOT = "urn:dragoman:"
#: The names of record types for one record.
SINGULAR = {
    "actors": "actor", "statements": "statement", "events": "event", "exchanges": "exchange", "ties": "tie",
    "claims": "claim", "forecasts": "forecast",
}  # fmt: skip
#: Words of a report that has no title stand for one, so many of them. A design value.
_TITLE_WORDS = 12


def urn(*parts: str) -> str:
    """`urn:dragoman:report:6e4ef0b4d47e`, of parts that may hold anything."""
    return ROOT + ":".join(quote(part.encode("utf-8", "replace"), safe="-._~") for part in parts)


def report_urn(report: str) -> str:
    """`urn:dragoman:report:ID`."""
    return urn("report", report)


def record_urn(report: str, record: str) -> str:
    """`urn:dragoman:record:REPORT:ID`; `dragoman why` takes `REPORT:ID`."""
    return urn("record", report, record)


def source_iri(report: Report) -> str:
    """Where a report stands: its web address, else its URN."""
    return address(report.url) or report_urn(report.id)


def title_of(report: Report) -> str:
    """A report's title; of one that has none its first words in brackets, as librarians supply one."""
    title = flat(report.title or "")
    if title:
        return title
    words = first_words(report)
    return f"[{words}]" if words else f"[report {report.id}]"


def first_words(report: Report) -> str:
    """The beginning of a report's text, what is not the report left out."""
    struck = sorted(mark.span for mark in report.furniture)
    at, pieces = 0, []
    for start, end in [*struck, (len(report.text), len(report.text))]:
        pieces.append(report.text[at:start])
        at = max(at, end)
        if (line := next(filter(None, map(flat, pieces[-1].splitlines())), None)) is not None:
            words = line.split()
            return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return ""


def names_in(reading: Reading) -> dict[str, str]:
    """The names of a reading's actors by their ids."""
    return {actor.id: actor.name for actor in reading.actors}


def label(record: Record, names: Mapping[str, str], text: str) -> str:
    """What a record says, on one line: "ask: Liu Pengyu → North Korea". `names` are those of the report's actors."""

    def of(ids: Iterable[str | None]) -> str:
        return ", ".join(names.get(id_, id_) for id_ in ids if id_)

    def to(some: Iterable[str | None], others: Iterable[str | None]) -> str:
        return f"{of(some) or 'nobody named'}{' → ' + told if (told := of(others)) else ''}"

    def words(span: Span) -> str:
        return text[slice(*span)]

    match record:
        case Actor():
            more = [record.kind, record.role, f"acts for {of([record.acts_for])}" if record.acts_for else None]
            told = f"{record.name} ({', '.join(filter(None, more))})"
        case Statement():
            told = f"{record.act}: {to(record.speakers, [record.addressee])}"
        case Event():
            mode = f"/{record.mode}" if record.mode else ""
            told = f"{record.type}{mode} ({record.modality}): {to(record.actors, record.recipients)}"
        case Exchange():
            told = f"{record.kind} ({record.answer}): {to(record.askers, record.addressees)}: {words(record.ask)}"
        case Tie():
            told = f"{record.kind}: {to([record.from_], [record.to])}"
        case Claim():
            verb = "raises" if record.sign == "+" else "lowers"
            verb = f"is to {verb[:-1]}" if record.intended else verb
            said = f"{record.cause.text} {verb} {record.effect.text}"
            told = f"denied: {said}" if record.negated else said
        case Forecast():
            told = (
                f"{of([record.actor]) or 'somebody'} {'will not' if record.negated else 'will'}: {words(record.action)}"
            )
        case _:
            raise TypeError(f"{type(record).__name__} is no record of the codebook")
    return flat(told)
