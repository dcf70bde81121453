"""Requests and offers over all reports: who asks whom for what, and the course of the answers."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import ExchangeCourse, Quoted, Search
from dragoman.showing.figures.text import many
from dragoman.showing.prose import inner
from dragoman.showing.terminal import Page, clean

#: Passages of an answer that are shown. A design value.
_FIRST = 3


def exchange_lines(exchange: ExchangeCourse, page: Page) -> Iterator[str]:
    """A request or offer over all reports: who asks whom for what, and the course of the answers."""
    who, whom = (", ".join(some) or "somebody" for some in (exchange.askers, exchange.addressees))
    about = f"{exchange.kind}, {exchange.answer}"
    yield f"{page.paint(f'{who} → {whom}', 'bold')}  {about}  {page.paint(exchange.id, 'dim')}"
    yield page.wrapped(f"“{inner(clean(exchange.ask))}”", "    ")
    reports, own = ({name(one) for one in exchange.asked} for name in (_report_of, _origin_of))
    told = f"in {_reports(len(reports), len(reports) - len(own))}"
    days = [one.on for one in exchange.asked if one.on]
    yield f"    asked {told}{_from_to(min(days), max(days)) if days else ''}"
    for answer in exchange.course:
        words = "; ".join(
            f"“{' … '.join(one.quotes)}” {one.report[:6]}:{one.record}" for one in answer.evidence[:_FIRST]
        )
        yield page.wrapped(f"{answer.answer}{_from_to(answer.first, answer.last)}: {clean(words)}", "    ", "  ")
    yield page.wrapped(searched(exchange.search), "    ")


def searched(search: Search) -> str:
    """Where an answer was looked for: "no answer in 7 reports up to 2024-10-31"."""
    up_to = f" up to {search.last}" if search.last else ""
    if not search.with_answer:
        return f"no answer in {_reports(search.reports, search.copies)}{up_to}"
    return f"answered in {search.with_answer:,} of {_reports(search.reports, search.copies)}{up_to}"


def _report_of(told: Quoted) -> str:
    return told.report


def _origin_of(told: Quoted) -> str:
    return told.origin or told.report


def _reports(count: int, copies: int) -> str:
    """`7 reports (2 of them copies)`."""
    some = "1 of them a copy" if copies == 1 else f"{copies:,} of them copies"
    return many(count, "report") + (f" ({some})" if copies else "")


def _from_to(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return ", day unknown"
    return f", {first}" if first == last else f", {first} to {last}"
