"""Why a record is there: its words, the rule or head that made it, its confidence, the reports, the corrections."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
from msgspec import UNSET

from dragoman import reasons
from dragoman.page import addresses
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.pages.review import TYPES, told
from dragoman.records import Span

#: Reports from which an actor is explained; its dossier has them all. A design value.
_REPORTS = 20
#: Fields of a record that are told elsewhere on the page: ids of actors as people, spans as their words.
_TOLD = frozenset({"id", "confidence", "damaged", "why"})


def why(asked: Asked) -> Shown:
    """One record, report or actor."""
    found = reasons.why(asked.situation.store, asked.path["what"], _REPORTS)
    what = asked.path["what"]
    whys = [{"why": one, "context": _context(one), "fields": _fields(one), "id": _id(one)} for one in found.found]
    done = asked.one("done")
    decision = next((one for one in asked.situation.fixes() if one.fix.id == done), None) if done else None
    values = {"what": what, "whys": whys, "found": found, "types": TYPES, "back": addresses.why(what)}
    return Shown("why.html", f"Why: {what}", {**values, "done": decision, "told": told})


def _id(why: reasons.Why) -> str | None:
    """By which name a record can be corrected: of an actor its own, of others the report's, too."""
    if why.record is None:
        return None
    return why.record.id if why.type == "actors" else f"{why.report.id}:{why.record.id}"


def _context(why: reasons.Why) -> list[tuple[str, tuple[str, ...]]]:
    """The sentences around a record's words in stretches, each with the fields that it belongs to."""
    if why.context is None:
        return []
    return stretches(why.report.text, why.context, [(one.field, one.span) for one in why.passages])


def stretches(text: str, within: Span, marks: list[tuple[str, Span]]) -> list[tuple[str, tuple[str, ...]]]:
    """A piece of text cut wherever a mark begins or ends, each stretch with the names of the marks that cover it."""
    start, end = within
    edges = sorted({start, end, *(min(max(at, start), end) for _, span in marks for at in span)})
    return [
        (text[a:b], tuple(dict.fromkeys(name for name, span in marks if span[0] <= a and b <= span[1])))
        for a, b in pairwise(edges)
    ]


def _fields(why: reasons.Why) -> list[tuple[str, str]]:
    """What a record says beside its words and its people, as pairs to be listed."""
    if why.record is None:
        return []
    told = {one.field for one in why.passages} | {person.id for person in why.people}
    found: list[tuple[str, str]] = []
    for name, value in msgspec.to_builtins(why.record).items():
        if name in _TOLD or name in told or value is UNSET or value in (None, [], ()):
            continue
        words = _plain(value)
        if words and words not in told:
            found.append((name.replace("_", " "), words))
    return found


def _plain(value: Any) -> str:
    """A field's value as words; "" for spans and what holds them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(one, str) or one is None for one in value):
        return ", ".join(one or "–" for one in value)
    return str(value.get("text", "")) if isinstance(value, dict) else ""


ROUTES = (Route("/why/{what:path}", why),)
