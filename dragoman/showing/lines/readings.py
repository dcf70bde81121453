"""A report as it was read: who said what, for whom, when; who did what to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.records import Event, Reading, Span, Statement
from dragoman.showing.lines.events import kind_of, when
from dragoman.showing.terminal import Page, clean


def reading_lines(reading: Reading, page: Page) -> Iterator[str]:
    """One report: who said what, for whom, when."""
    report = reading.report
    about = [report.publisher, report.agency, report.published, report.id]
    yield page.paint(clean(report.title or report.text[:80] or "(no text)"), "bold")
    yield page.paint(" · ".join(clean(x) for x in about if x), "dim")
    names = {actor.id: actor.name for actor in reading.actors}
    for statement in reading.statements:
        yield ""
        yield "  " + _said(statement, names, report.text, page)
        yield page.wrapped(_words(report.text, statement.content), "    ")
    for event in reading.events:
        yield ""
        yield "  " + _done(event, names, page)
        yield page.wrapped(_words(report.text, event.anchors), "    ")
    counts = [f"{len(getattr(reading, kind)):,} {kind}" for kind in ("statements", "events", "actors")]
    marks = f", {len(report.furniture)} stretches of furniture, {len(report.damaged)} damaged"
    yield ""
    yield page.paint("  " + ", ".join(counts) + marks, "dim")
    yield ""


def _said(statement: Statement, names: dict[str, str], text: str, page: Page) -> str:
    speakers = [
        clean(names[who]) + (f" (for {whom})" if whom and whom != who else "")
        for who, whom in zip(statement.speakers, statement.acts_for, strict=True)
    ]
    who = ", ".join(speakers) or _words(text, statement.source) or "nobody named"
    kind = f"{'a thought, ' if statement.ascribed else ''}{statement.act}, {statement.kind}"
    to = f", to {clean(names[statement.addressee])}" if statement.addressee else ""
    day = f", {statement.made_on}" if statement.made_on else ""
    return f"{page.paint(who, 'bold')}  {kind}{to}{day}  {page.paint(statement.id, 'dim')}"


def _done(event: Event, names: dict[str, str], page: Page) -> str:
    who, whom = (
        ", ".join(clean(names[one]) for one in some) for some in (event.actors, event.recipients)
    )  # fmt: skip
    parties = f"{who or 'somebody'} → {whom}" if whom else who
    return f"{page.paint(parties, 'bold')}  {kind_of(event)}{when(event)}  {page.paint(event.id, 'dim')}"


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(clean(text[start:end]) for start, end in spans)
