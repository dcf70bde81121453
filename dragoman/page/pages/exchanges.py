"""The ledger of requests and offers over all reports, and each of them with all that is told of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dragoman.assembly.assembled import course_id
from dragoman.errors import UsageError
from dragoman.finding import actors_named, check_day, fold, listed
from dragoman.page import addresses
from dragoman.page.asked import Answer, Asked, Elsewhere, Route, Shown
from dragoman.page.paging import paged
from dragoman.page.quoting import sentences
from dragoman.parts import ReportRow
from dragoman.records import ExchangeCourse, Quoted
from dragoman.showing.acts import ANSWERS, waited
from dragoman.showing.people import People, people_of
from dragoman.showing.told import Told, tellings, told_of

#: Exchanges on a page of the ledger, and tellings of one answer that are shown there. Design values.
_LISTED, _SHOWN = 40, 2
#: What the ledger can be asked for.
_ASKED = ("actor", "answer", "kind", "words", "since", "until", "order")


def exchanges(asked: Asked) -> Shown:
    """The ledger, narrowed by actor, answer, words and days; those whose answer changes come first."""
    store = asked.situation.store
    told, people = told_of(store), people_of(store)
    given = {
        name: (asked.one(name) or "").strip()
        for name in ("actor", "answer", "kind", "words", "since", "until", "order")
    }
    problem, side = "", None
    try:
        for day in (given["since"], given["until"]):
            check_day(day or None)
        side = _side(asked, told, people, given["actor"]) if given["actor"] else None
    except UsageError as error:
        problem = str(error)
    every = told.assembled.exchanges
    wanted = [] if problem else [each for each in every if _fits(each, side, given)]
    if given["order"] == "latest":
        wanted.sort(key=lambda each: (last_day(each) or "", each.id), reverse=True)
    else:
        wanted.sort(key=lambda each: (-len(each.course), -len(each.asked), each.id))
    page = paged(asked, wanted, _LISTED, "/exchanges", **{key: value or None for key, value in given.items()})
    values: dict[str, Any] = {
        "page": page, "given": given, "problem": problem, "people": people, "answers": ANSWERS, "waited": waited,
        "total": len(every), "counts": Counter(each.answer for each in every),
        "asked_on": first_day, "shown": _SHOWN, "narrowed": any(given[name] for name in given if name != "order"),
    }  # fmt: skip
    return Shown("exchanges.html", "Exchanges", values)


def _side(asked: Asked, told: Told, people: People, name: str) -> str:
    """Who is meant in the ledger: an actor itself where it is in it, else the side that it speaks for."""
    ids = actors_named(asked.situation.store, name)
    if len(ids) > 1:
        raise UsageError(f"{name!r} may be any of {listed(ids)}: give the id")
    known = people.known.get(ids[0])
    if ids[0] in told.asks or ids[0] in told.asked or known is None:
        return ids[0]
    return known.acts_for or ids[0]


def _fits(each: ExchangeCourse, side: str | None, given: dict[str, str]) -> bool:
    if side is not None and side not in (*each.askers, *each.addressees):
        return False
    if given["answer"] and each.answer != given["answer"]:
        return False
    if given["kind"] and each.kind != given["kind"]:
        return False
    days = [one.on for one in tellings(each) if one.on]
    if given["since"] and not any(day >= given["since"] for day in days):
        return False
    if given["until"] and not any(day[: len(given["until"])] <= given["until"] for day in days):
        return False
    if given["words"]:
        known = fold(" ".join((each.ask, *(words for one in tellings(each) for words in one.quotes))))
        return all(word in known for word in fold(given["words"]).split())
    return True


def first_day(each: ExchangeCourse) -> str | None:
    """The first day on which it is asked, where a telling has one."""
    return min((one.on for one in each.asked if one.on), default=None)


def last_day(each: ExchangeCourse) -> str | None:
    """The last day of anything that is told of it."""
    return max((one.on for one in tellings(each) if one.on), default=None)


def exchange(asked: Asked) -> Answer:
    """One request or offer: every telling of the ask, and every answer with its words."""
    store = asked.situation.store
    told, people = told_of(store), people_of(store)
    name = asked.path["id"]
    found = told.exchanges.get(name) or _by_telling(told, name)
    if found is None:
        raise UsageError(
            f"there is no exchange {name!r}: it may have been told by a report that is gone; the ledger at /exchanges "
            "has all there are"
        )
    if found.id != name:
        return Elsewhere(addresses.exchange(found.id))
    rows = store.reports_by_id({one.report for one in tellings(found)})
    asks = [_telling(one, rows) for one in found.asked]
    course = [(each, [_telling(one, rows) for one in each.evidence]) for each in found.course]
    places = {(one.report, one.record) for one in tellings(found)}
    disputes = [
        one for one in told.assembled.contradictions
        if one.kind == "answer" and {(one.one.report, one.one.record), (one.other.report, one.other.record)} & places
    ]  # fmt: skip
    values: dict[str, Any] = {
        "each": found, "asks": asks, "course": course, "people": people, "answers": ANSWERS, "waited": waited,
        "disputes": disputes, "here": "/exchanges", "asked_on": first_day(found),
        "reports": len({one.report for one in found.asked}),
        "stories": len({one.origin or one.report for one in found.asked}),
    }  # fmt: skip
    title = f"{people.side(found.askers) or 'Somebody'} and {people.side(found.addressees) or 'somebody'}"
    return Shown("exchange.html", title, values)


def _by_telling(told: Told, name: str) -> ExchangeCourse | None:
    """An exchange by another of its tellings: a record, `REPORT:RECORD`, or the id that it has among fewer reports."""
    for (report, record), each in told.exchange_at.items():
        if name in (
            record,
            f"{report}:{record}",
            course_id(report, record),
        ):
            return each
    return None


def _telling(one: Quoted, rows: dict[str, ReportRow]) -> dict[str, Any]:
    """A telling with its report and the sentences around its words, cut where the words begin and end."""
    row = rows.get(one.report)
    return {
        "one": one,
        "row": row,
        "passages": sentences(row.text, [("words", span) for span in one.spans]) if row else [],
    }


ROUTES = (Route("/exchanges", exchanges), Route("/exchange/{id:path}", exchange))
