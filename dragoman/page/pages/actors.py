"""The actors: a list to be narrowed, and of each its dossier, in the page and as a file."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from dragoman.errors import UsageError
from dragoman.finding import actors_named, fold
from dragoman.page import addresses
from dragoman.page.asked import Answer, Asked, Elsewhere, Route, Sent, Shown
from dragoman.page.paging import paged
from dragoman.showing import render
from dragoman.showing.acts import ANSWERS
from dragoman.showing.brief import Brief
from dragoman.showing.dossier import CHAPTERS, PAGE, as_brief, make_dossier
from dragoman.showing.people import People, people_of

#: Actors on a page of the list, and of those that a name may mean. Design values.
_LISTED, _CHOICES = 100, 200
#: The forms in which brief and dossier can be taken away, with their media types.
_FILES = {"html": "text/html", "md": "text/markdown"}


def actors(asked: Asked) -> Shown:
    """All actors, those of most reports first, narrowed by words and kind."""
    people = people_of(asked.situation.store)
    words, kind = (asked.one("words") or "").strip(), asked.one("kind") or ""
    every = list(people.known.values())
    for word in fold(words).split():
        every = [one for one in every if word in one.words]
    kinds = Counter(one.kind for one in every)
    named = [one for one in every if one.registered]
    wanted = every if kind == "all" else named if not kind else [one for one in every if one.kind == kind]
    page = paged(asked, wanted, _LISTED, "/actors", words=words or None, kind=kind or None)
    values: dict[str, Any] = {
        "page": page, "people": people, "words": words, "kind": kind, "kinds": sorted(kinds.items()),
        "every": len(every), "named": len(named), "total": len(people.known),
    }  # fmt: skip
    return Shown("actors.html", "Actors", values)


def actor(asked: Asked) -> Answer:
    """The dossier of one actor, or, of a name that several have, which of them."""
    name = asked.path["id"]
    store = asked.situation.store
    people = people_of(store)
    ids = _meant(asked, people, name)
    if len(ids) > 1:
        return _choose(people, name, ids)
    if ids[0] != name:
        return Elsewhere(addresses.actor(ids[0]))
    only, latest = asked.one("all"), asked.one("order") == "latest"
    at = asked.number("page", 1, most=100_000)
    dossier = make_dossier(store, name, only=only, page=at, latest=latest)
    values: dict[str, Any] = {
        "dossier": dossier, "only": only, "latest": latest, "answers": ANSWERS, "here": "/actors",
        "titles": {kind.key: kind.heading for kind in CHAPTERS},
        "stands": any(each.key == "stands" for each in dossier.chapters),
        "why": addresses.why(name), "page": None, "outlets": {one.id: one.outlet for one in dossier.reports},
    }  # fmt: skip
    if only and dossier.chapters:
        chapter = dossier.chapters[0]
        values["page"] = paged(
            asked, range(chapter.total), PAGE, addresses.actor(name), all=only, order="latest" if latest else None
        )  # fmt: skip
    return Shown("actor.html", dossier.name, values)


def _meant(asked: Asked, people: People, name: str) -> list[str]:
    """The ids that a name may mean: ids here, or `REPORT:ID` where each report has one of its own."""
    report, _, own = name.rpartition(":")
    if (report, own) in people.names:
        return [name]
    ids = actors_named(asked.situation.store, name)
    found: list[str] = []
    for id_ in ids:
        known = people.known.get(id_)
        if known is None or known.registered:
            found.append(id_)
        else:
            found += [f"{report}:{own}" for report, own in known.members]
    return found


def _choose(people: People, name: str, ids: list[str]) -> Shown:
    """Which of several is meant, with what tells them apart."""
    rows = []
    for id_ in ids[:_CHOICES]:
        known = people.known.get(id_)
        report, _, own = id_.partition(":")
        alone = known is None and (report, own) in people.names
        rows.append({
            "id": id_, "name": people.name(id_), "known": known, "report": report if alone else None,
            "day": people.days.get(report) if alone else None,
        })  # fmt: skip
    alone = all(row["report"] for row in rows)
    return Shown("choose.html", f"Which {name}?", {
        "name": name, "rows": rows, "total": len(ids), "alone": alone, "people": people, "here": "/actors",
    })  # fmt: skip


def dossier_file(asked: Asked, form: str) -> Answer:
    """A dossier to be taken away: one HTML page, or Markdown."""
    name = asked.one("actor")
    if name is None:
        raise UsageError("say whose dossier: /dossier.html?actor=NAME")
    ids = _meant(asked, people_of(asked.situation.store), name)
    if len(ids) > 1:
        raise UsageError(f"{name!r} may be any of several: open /actor/{name} to choose")
    made = as_brief(make_dossier(asked.situation.store, ids[0], shown=asked.number("lines", 20, most=1000)))
    return _file(asked, form, made, f"dossier {name}")


def brief_file(asked: Asked, form: str) -> Answer:
    """The brief to be taken away, of the days that were asked for."""
    made = asked.situation.brief(asked.one("since"), asked.one("until"))
    return _file(asked, form, made, "brief")


def _file(asked: Asked, form: str, made: Brief, what: str) -> Sent:
    text = render.to_html(made) if form == "html" else render.to_markdown(made)
    safe = "".join(
        letter if letter.isalnum() or letter in " -_." else "-" for letter in f"{asked.situation.name} {what}"
    )
    return Sent(text.encode("utf-8", "replace"), f"{_FILES[form]}; charset=utf-8", f"{safe[:120]}.{form}")


ROUTES = (
    Route("/actors", actors),
    Route("/actor/{id:path}", actor),
    *(Route(f"/dossier.{form}", partial(dossier_file, form=form)) for form in _FILES),
    *(Route(f"/brief.{form}", partial(brief_file, form=form)) for form in _FILES),
)
