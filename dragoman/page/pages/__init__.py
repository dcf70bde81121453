"""The pages: a file each, with its handlers and its `ROUTES`; the template of the same name says how it looks.

A new page is a new file, a template, and a line here.
"""

from __future__ import annotations

from dragoman.page.asked import Route
from dragoman.page.pages import overview, report, reports, search, why

#: What the top of every page leads to, in this order: an address and what it is called.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/", "Overview"),
    ("/reports", "Reports"),
)  # fmt: skip
ROUTES: tuple[Route, ...] = (
    *overview.ROUTES, *why.ROUTES,
    *report.ROUTES, *reports.ROUTES, *search.ROUTES,
)  # fmt: skip
