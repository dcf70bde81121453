"""ACLED: violence and protest, coded by people; a header, commas (semicolons before 2018), types of its own.

ACLED has no types of PLOVER, so which of them a type is is our choice, below. Its actors are names that say their
country ("Military Forces of Ukraine (2019-)", "Protesters (Kenya)"); who has none in the name, a rebel group or a
militia, has that of the place, as our exports have it. An event is an id; files that write it once for each actor tell
it again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.other_events import countries
from dragoman.other_events.columns import Columns
from dragoman.other_events.told import Layout, LeftOutError, Pair, Party, day_of, is_nothing
from dragoman.records import EventType

NAME = "ACLED"
NEEDED = ("event_date", "event_type", "actor1", "country")

#: Types of events, by the beginning of their name, since these have changed over the years ("Battle-No change of
#: territory"). Protests with excessive force stay protests: the row's first actor protests.
_TYPES: tuple[tuple[str, EventType], ...] = (
    ("battle", "ASSAULT"), ("explosions", "ASSAULT"), ("remote violence", "ASSAULT"),
    ("violence against civilians", "ASSAULT"), ("protests", "PROTEST"), ("riots", "PROTEST"),
)  # fmt: skip
#: Sub-types that are something else than their type, and all of "Strategic developments" that are a type of PLOVER. A
#: base that is set up shows force; looting and destruction harm on purpose. Mob violence is no protest.
_WITHIN: dict[str, EventType] = {
    "mob violence": "ASSAULT", "agreement": "AGREE", "arrests": "COERCE", "looting/property destruction": "ASSAULT",
    "headquarters or base established": "MOBILIZE",
}  # fmt: skip
_FORCES = re.compile(
    r"^(?:former )?(?:(?:military|police|security|naval|air) )?(?:forces|government|police) of (?:the )?(.+)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\s*\((?:\d{4})?\s*-\s*(?:\d{4})?\).*")
_BEHIND = re.compile(r"\(([^()]+)\)")
_UN = re.compile(r"^(?:UN|United Nations)\b|^(?:MONUSCO|MINUSMA|MINUSCA|UNMISS|UNIFIL|UNAMID|UNISFA)\b")


def layout(columns: Columns) -> Layout:
    """How rows under these columns are understood."""
    of = columns.cell
    id_ = next((name for name in ("event id cnty", "event id no cnty", "data id") if name in columns.at), "")

    def day(cells: Sequence[str]) -> int | None:
        return day_of(of(cells, "event date"))

    def kind(cells: Sequence[str]) -> EventType:
        return _type(of(cells, "event type"), of(cells, "sub event type"))

    def pairs(cells: Sequence[str]) -> list[Pair]:
        place = countries.of_name(of(cells, "country"))
        one, other = (_party(of(cells, name), place) for name in ("actor1", "actor2"))
        if is_nothing(of(cells, "actor2")):
            # A protest is against those who govern there; force in another's land is against the state there.
            protests = _type(of(cells, "event type"), of(cells, "sub event type")) == "PROTEST"
            other = place if protests or one != place else None
        return [(one, other)]

    def same(cells: Sequence[str]) -> str:
        known = of(cells, id_) if id_ else ""
        names = ("actor1", "actor2", "event type", "sub event type", "location", "notes")
        return known or "|".join(of(cells, name) for name in names)

    def words(cells: Sequence[str]) -> str:
        told = of(cells, "sub event type") or of(cells, "event type")
        one, other, notes = (of(cells, name) for name in ("actor1", "actor2", "notes"))
        return f"{told}: {one or '?'} → {other or '?'}. {notes}".rstrip(" .")

    return Layout(NAME, day, kind, pairs, same, words)


@lru_cache(maxsize=1 << 10)
def _type(kind: str, within: str) -> EventType:
    kind, within = kind.strip().casefold(), within.strip().casefold()
    found = _WITHIN.get(within) or _WITHIN.get(kind)
    found = found or next((to for start, to in _TYPES if kind.startswith(start)), None)
    if found is not None:
        return found
    if kind.startswith(("strategic development", "non-violent")):
        raise LeftOutError(f"no type of PLOVER ({within or kind})")
    raise ValueError(f"{kind[:40]!r} is no type of ACLED")


@lru_cache(maxsize=1 << 14)
def _party(name: str, place: Party) -> Party:
    """The country of an actor by its name, else that of the place."""
    if is_nothing(name):
        return None
    if _UN.match(name):
        return "UNO"
    if (found := _FORCES.match(name)) and (code := countries.of_name(_YEARS.sub("", found[1]).strip())) is not None:
        return code
    for words in reversed(_BEHIND.findall(name)):
        if (code := countries.of_name(words)) is not None:
            return code
        if words.casefold() == "international":
            return None
    return countries.of_body(_YEARS.sub("", name)) or place
