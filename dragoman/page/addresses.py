"""The addresses of the page: where each thing of a situation is shown.

Ids and names in, paths out; every link of a template, a figure or the API is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

from dragoman.parts import ReportRow
from dragoman.records import Span


def report(report_id: str, span: Span | None = None, record: str | None = None) -> str:
    """A report in the reader; with a span, opened at these words (`#at`), with a record, at that record's words."""
    asked = {"at": f"{span[0]}-{span[1]}" if span else None, "record": record}
    return _path("report", report_id) + _query(asked) + ("#at" if span or record else "")


def part(report_id: str, number: int, show: Iterable[str] = ()) -> str:
    """A part of a long report in the reader, with the kinds that are shown."""
    return _path("report", report_id) + _query({"part": str(number), "show": list(show)})


def actor(actor_id: str) -> str:
    """An actor's dossier, by its id in the registry or any of its names."""
    return _path("actor", actor_id)


def exchange(exchange_id: str) -> str:
    """A request or offer, with all tellings and answers."""
    return _path("exchange", exchange_id)


def why(what: str) -> str:
    """What a record rests on: `REPORT:RECORD`, a record's id, a report's, an actor's."""
    return _path("why", what)


def search(text: str = "", **narrowing: str | None) -> str:
    """Sentences with these words; `actor`, `about`, `type`, `since`, `until` narrow it."""
    return "/search" + _query({"q": text or None, **narrowing})


def page(name: str, **asked: str | list[str] | None) -> str:
    """Any other page with its question: `page("compare", actor=["CHN", "USA"], about="troops")`."""
    return f"/{name}" + _query(asked)


def to_report(row: ReportRow, record: str, span: Span) -> str | None:
    """Where a figure's marks lead: the words of a record, in the reader (a `figures.witness.Href`)."""
    return report(row.id, span, record)


def _path(name: str, part: str) -> str:
    return f"/{name}/{quote(part, safe='')}"


def _query(asked: Mapping[str, str | list[str] | None]) -> str:
    given = {key: value for key, value in asked.items() if value}
    return "?" + urlencode(given, doseq=True) if given else ""
