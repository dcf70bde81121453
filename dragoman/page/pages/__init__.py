"""The pages: a file each, with its handlers and its `ROUTES`; the template of the same name says how it looks.

A new page is a new file, a template, and a line here.
"""

from __future__ import annotations

from dragoman.page.asked import Route
from dragoman.page.pages import (
    actors,
    claims,
    compare,
    exchanges,
    network,
    overview,
    report,
    reports,
    review,
    search,
    timeline,
    why,
    worlds,
    worlds_hand,
    worlds_seals,
    worlds_sentences,
)

#: What the top of every page leads to, in this order: an address and what it is called.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/", "Overview"),
    ("/reports", "Reports"),
    ("/actors", "Actors"),
    ("/exchanges", "Exchanges"),
    ("/compare", "Positions"),
    ("/timeline", "Timeline"),
    ("/network", "Network"),
    ("/claims", "Claims"),
    ("/worlds", "Worlds"),
    ("/review", "Review"),
)  # fmt: skip
ROUTES: tuple[Route, ...] = (
    *overview.ROUTES, *report.ROUTES, *reports.ROUTES, *search.ROUTES, *actors.ROUTES, *exchanges.ROUTES,
    *compare.ROUTES, *timeline.ROUTES, *network.ROUTES, *claims.ROUTES, *review.ROUTES, *why.ROUTES,
    *worlds.ROUTES, *worlds_hand.ROUTES, *worlds_seals.ROUTES, *worlds_sentences.ROUTES,
)  # fmt: skip
