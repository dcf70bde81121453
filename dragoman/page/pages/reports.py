"""The list of reports: copies of a story as one, narrowed by words, publisher and days; and what was not read."""

from __future__ import annotations

from collections import Counter

from dragoman.finding import check_day, counted, fold
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.paging import paged
from dragoman.page.shelf import narrowed, shelf

#: Reports and documents on a page, publishers to choose from, and copies that unfold. Design values.
SIZE, PLACES, PUBLISHERS, COPIES = 50, 100, 60, 30
#: What became of documents that are not in the list of reports, and what is to be said of it.
OUTCOMES = {
    "other language": ("In another language", "They were recognised as not English, and left out."),
    "unreadable": ("Could not be read", "They are there, but nothing could be made of them."),
    "no report": ("Other kinds", "They are whole, but of a kind that holds no report: images, scripts, redirects."),
    "furniture": ("Without a report", "They hold nothing but the furniture of a page: menus, notices, links, errors."),
    "nothing": ("Empty", "There is no document in them."),
    "gone": ("Gone", "They were there at an earlier build and are not any more."),
    "copy": ("Same text again", "Their text is, letter by letter, that of a report that was read."),
}


def reports(asked: Asked) -> Shown:
    """The reports that fit, the latest first."""
    store = asked.situation.store
    outcomes = counted(store, "places", "outcome")
    outcome = asked.one("outcome")
    values = {"outcomes": OUTCOMES, "counts": outcomes, "outcome": outcome}
    if outcome in OUTCOMES:
        return Shown("reports.html", OUTCOMES[outcome][0], values | _places(asked, outcome))
    words, publisher = asked.one("words"), asked.one("publisher")
    since, until = asked.one("since"), asked.one("until")
    for day in (since, until):
        check_day(day)
    every = shelf(store)
    found = narrowed(every, fold(words or "").split(), publisher, since, until)

    page = paged(asked, found, SIZE, "/reports", words=words, publisher=publisher, since=since, until=until)
    names = Counter(
        name for story in every for one in (story.first, *story.others)
        for name in {one.head.publisher, one.head.agency} if name
    )  # fmt: skip
    publishers = sorted((name for name, _ in names.most_common(PUBLISHERS)), key=str.casefold)
    values |= {
        "stories": page.rows, "paging": page, "publishers": publishers, "copies": COPIES,
        "asked": {"words": words or "", "publisher": publisher or "", "since": since or "", "until": until or ""},
        "reports": sum(1 + len(story.others) for story in found), "every": store.manifest.reports, "places": [],
    }  # fmt: skip
    return Shown("reports.html", "Reports", values | {"outcome": None})


def _places(asked: Asked, outcome: str) -> dict[str, object]:
    """The documents that came to such an end, with the reason."""
    places = list(asked.situation.store.places(outcome=outcome))
    page = paged(asked, places, PLACES, "/reports", outcome=outcome)
    return {"places": page.rows, "paging": page, "stories": []}


ROUTES = (Route("/reports", reports),)
