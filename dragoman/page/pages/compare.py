"""Positions side by side: what actors are for and against over time, where they differ, and which words moved them."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from dragoman.assembly.comparing import MOVED, Change, Compare, Compared, Comparison, compare, leading
from dragoman.errors import UsageError
from dragoman.page import addresses
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.narrowed import Narrowed, cited, narrowed, quoted, suggested
from dragoman.page.paging import paged
from dragoman.records import Issue, Position
from dragoman.showing.figures.of_situation import positions_of
from dragoman.showing.figures.witness import Witness
from dragoman.showing.who import listed

#: Issues on a page, issues in the list without a question, fields for actors. Design values.
ISSUES, LISTED, FIELDS = 8, 40, 4


class Stands(NamedTuple):
    """An issue on which actors differ, with where each stands last."""

    issue: Issue
    apart: float
    sides: dict[str, Position]
    link: str


def page(asked: Asked) -> Shown:
    """One actor over time, several beside each other; without any, the issues on which they differ most."""
    store = asked.situation.store
    witness = Witness(store, addresses.to_report)
    issue = asked.one("issue")
    asks = narrowed(asked, issue=issue)
    values: dict[str, Any] = {"asked": asks, "names": suggested(asked), "fields": max(FIELDS, len(asks.given) + 1)}
    if issue is not None and not any(each.id == issue for each in asked.situation.assembled().issues):
        raise UsageError(f"there is no issue {issue!r}: it may have changed with the reports; /compare lists what is")
    if asks.actors or (issue and not asks.given):
        values |= _compared(asked, witness, asks, issue)
        names = [each.name for each in values["actors"]]
        title = f"Positions of {listed(names[:4])}" if asks.actors else values["told"][0]["label"]
    else:
        every = _apart(asked, witness, asks)
        stands = paged(asked, every, LISTED, "/compare", **asks.query())
        values |= {"stands": stands, "actors": (), "issues": None, "furthest": partial(_furthest, witness)}
        title = "Positions"
    return Shown("compare.html", title, values)


def _compared(asked: Asked, witness: Witness, asks: Narrowed, issue: str | None) -> dict[str, Any]:
    found: Comparison
    if asks.actors:
        found = asked.situation.compare(
            *(each.id for each in asks.actors), about=asks.about, since=asks.since, until=asks.until
        )
    else:  # everybody on one issue
        whole = asked.situation.assembled()
        only = [each for each in whole.issues if each.id == issue]
        on_it = [each for each in whole.positions if each.issue == issue]
        sides = list(dict.fromkeys(each.actor for each in on_it))
        every = [Compared(id=side, name=witness.name(side), side=side) for side in sides]
        found = compare(only, on_it, every, since=asks.since, until=asks.until)
    issues = [each for each in found.issues if issue in (None, each.issue.id)]
    shown = paged(asked, issues, ISSUES, "/compare", **asks.query())
    witness.know(
        one.report for each in shown.rows for course in each.courses for pos in course.positions for one in pos.evidence
    )
    names = {each.id: each.name for each in found.actors}
    told = [_issue(witness, each, names) for each in shown.rows]
    return {"actors": found.actors, "issues": shown, "told": told}


def _issue(witness: Witness, one: Compare, names: dict[str, str]) -> dict[str, Any]:
    """An issue as a table: a line a day, a column an actor, with the words; its figure where there is a course."""
    days = {pos.on or "" for course in one.courses for pos in course.positions}
    rows = [
        (day, [[_stand(witness, pos) for pos in course.positions if (pos.on or "") == day] for course in one.courses])
        for day in sorted(days, key=lambda each: (not each or each.startswith("--"), each))
    ]
    dated = {day for day in days if day and not day.startswith("--")}
    figure = None
    if len(dated) > 1:
        figure = positions_of(
            witness, one.issue, [((each.actor, names[each.actor]), each.positions) for each in one.courses]
        )
    return {
        "id": one.issue.id, "label": one.issue.label, "differ": one.differ, "figure": figure,
        "doers": [(side, witness.name(side)) for side in one.issue.doers],
        "columns": [(course.actor, names[course.actor]) for course in one.courses], "rows": rows,
        "changes": [_change(witness, names[course.actor], each) for course in one.courses for each in course.changes],
        "everybody": addresses.page("compare", issue=one.issue.id),
    }  # fmt: skip


def _stand(witness: Witness, position: Position) -> dict[str, Any]:
    return {"acts": _acts(position), "value": position.value, "words": quoted(witness, position.evidence)}


def _acts(position: Position) -> str:
    return ", ".join(dict.fromkeys(one.act for one in position.evidence))


def _change(witness: Witness, name: str, change: Change) -> dict[str, Any]:
    """What a position was and what it is, with the words that moved it."""
    first = leading(change.after)
    return {
        "name": name, "before": _acts(change.before), "was": change.before.on, "after": _acts(change.after),
        "now": change.after.on, "moved": change.after.value - change.before.value,
        "words": cited(witness, first.report, first.record, first.spans, " … ".join(first.quotes)),
    }  # fmt: skip


def _apart(asked: Asked, witness: Witness, asks: Narrowed) -> list[Stands]:
    """Issues by how far the last stands of two actors on them lie apart, then by how many have one."""
    whole = asked.situation.assembled()
    kept = asked.situation.store.reckoned
    if "page.last" not in kept:
        last: dict[str, dict[str, Position]] = {}
        for position in sorted(whole.positions, key=lambda each: each.on or ""):
            last.setdefault(position.issue, {})[position.actor] = position
        kept["page.last"] = last
    found = []
    for issue in whole.issues:
        sides: dict[str, Position] = kept["page.last"].get(issue.id, {})
        if len(sides) < 2 or not _about(asks.about, issue, sides):
            continue
        values = [each.value for each in sides.values()]
        apart = max(values) - min(values)
        if apart >= MOVED:
            found.append((apart, issue, sides))
    found.sort(key=lambda each: (-each[0], -len(each[2]), -len(each[1].reports), each[1].id))
    return [Stands(issue, apart, sides, addresses.page("compare", issue=issue.id)) for apart, issue, sides in found]


def _about(about: str | None, issue: Issue, sides: dict[str, Position]) -> bool:
    if not about:
        return True
    quotes = (quote for each in sides.values() for one in each.evidence for quote in one.quotes)
    text = " ".join((issue.label, *quotes)).casefold()
    return all(word in text for word in about.casefold().split())


def _furthest(witness: Witness, sides: dict[str, Position]) -> list[tuple[str, str, float]]:
    ordered = sorted(sides.items(), key=lambda each: (each[1].value, each[0]))
    chosen = ordered if len(ordered) < 5 else [*ordered[:2], *ordered[-2:]]
    return [(side, witness.name(side), each.value) for side, each in chosen]


ROUTES = (Route("/compare", page),)
