"""The overview: the brief, each of its sources leading to its words in the reader."""

from __future__ import annotations

from urllib.parse import quote

from dragoman.page import html
from dragoman.page.asked import Asked, Route, Shown
from dragoman.showing.prose import inner
from dragoman.showing.render import linked_runs


def overview(asked: Asked) -> Shown:
    """The brief on the days that were asked for."""
    since, until = asked.one("since"), asked.one("until")
    brief = asked.situation.brief(since, until)
    days = "".join(f"&{name}={quote(day)}" for name, day in (("since", since), ("until", until)) if day)
    by_number = {source.number: source for source in brief.sources}
    rows = asked.situation.store.reports_by_id(report.id for report in brief.reports)
    called = {row.id: html.headline(row) for row in rows.values()}
    values = {"brief": brief, "called": called, "runs": linked_runs, "by_number": by_number, "inner": inner}
    return Shown("overview.html", brief.title, values | {"since": since, "until": until, "days": days})


ROUTES = (Route("/", overview),)
