"""Why a record is there: its words, the rule or head that made it, its confidence, the reports, the corrections."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET

from dragoman import reasons
from dragoman.page import addresses
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.pages.review import TYPES, teller
from dragoman.page.quoting import Stretch, sentences
from dragoman.records import Actor
from dragoman.showing.prose import paired
from dragoman.showing.who import state_name

#: Reports from which an actor is explained; its dossier has them all. A design value.
_REPORTS = 10
#: Fields of a record that are told elsewhere on the page: ids of actors as people, spans as their words.
_TOLD = frozenset({"id", "confidence", "damaged", "why"})


def why(asked: Asked) -> Shown:
    """One record, report or actor."""
    found = reasons.why(asked.situation.store, asked.path["what"], _REPORTS)
    what = asked.path["what"]
    whys = [{"why": one, "context": _context(one), "fields": _fields(one), "id": _id(one)} for one in found.found]
    done = asked.one("done")
    decision = next((one for one in asked.situation.fixes() if one.fix.id == done), None) if done else None
    values: dict[str, Any] = {"what": what, "whys": whys, "found": found, "types": TYPES, "back": addresses.why(what)}
    values |= {"done": decision, "told": teller(asked.situation.store), "state_name": state_name}
    return Shown("why.html", _title(found.found[0]) if found.found else f"Why {what}?", values)


def _id(why: reasons.Why) -> str | None:
    """By which name a record can be corrected: of an actor its own, of others the report's, too."""
    if why.record is None:
        return None
    return why.record.id if why.type == "actors" else f"{why.report.id}:{why.record.id}"


def _context(why: reasons.Why) -> list[list[Stretch]]:
    """The sentences around a record's words in stretches, each with the fields that it belongs to."""
    if why.context is None:
        return []
    start, end = why.context
    marks = [(one.field, one.span) for one in why.passages if start <= one.span[0] and one.span[1] <= end]
    return [pieces for _, pieces in sentences(why.report.text, marks)]


def _title(why: reasons.Why) -> str:
    """What is asked: of an actor by its name, of a record by its type."""
    if why.record is None:
        return "Where this report comes from"
    return (
        f"Why {why.record.name} is one actor"
        if isinstance(why.record, Actor)
        else f"Why this {why.type.removesuffix('s')}?"
    )


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
    return paired(str(value.get("text", ""))) if isinstance(value, dict) else ""


ROUTES = (Route("/why/{what:path}", why),)
