"""One event, told otherwise by two reports: another figure, another day, or that it did not happen.

Readings in, `Contradiction`s out. Two reports tell of one event where its type, who does it, whom it befalls, the word
that names it and about its day are the same; for a day to differ, its place or its figure has to be the same, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.assembly.contradictions import contradiction, days_apart, quoted
from dragoman.assembly.stances import day_in
from dragoman.assembly.standing import Sides, all_sides
from dragoman.assembly.wordings import STEM
from dragoman.records import Contradiction, Event, Quantity, Quoted, Reading

#: Days between which two reports may tell of one event. A design value.
NEAR = 3
#: Two counts of one thing differ by no more than this factor; beyond, they count different things. A design value.
FACTOR = 2.0
#: How far "about 10,000" may be from the other count. A design value.
ABOUT = 0.2
#: Types of deeds that differ from report to report; words are told in other words without a contradiction.
DEEDS = frozenset("AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT CONCEDE COOPERATE CONSULT".split())
#: Events of one kind that are compared, at most: the last ones. A design value.
COMPARED = 40


class Seen(NamedTuple):
    """An event of one report as far as it can be compared."""

    event: Event
    key: tuple[str, tuple[str, ...], tuple[str, ...]]
    words: frozenset[str]
    place: str | None
    day: str | None
    own_day: str | None
    unit: str | None
    quoted: Quoted


def seen_in(reading: Reading, sides: Sides) -> Iterator[Seen]:
    """The deeds of a report by somebody to somebody."""
    text = reading.report.text
    for event in reading.events:
        actors, recipients = all_sides(sides, event.actors), all_sides(sides, event.recipients)
        if event.type not in DEEDS or not actors or event.modality not in ("occurred", "negated"):
            continue
        words = frozenset(word[:STEM] for a, b in event.anchors for word in text[a:b].lower().split())
        place = " ".join(text[slice(*event.location)].lower().split()) if event.location else None
        own = next((day for day in event.when or () if day and not day.startswith("--")), None)
        extra = (event.quantity.span,) if event.quantity else ()
        spans = tuple(sorted({*event.actor_spans, *event.anchors, *event.recipient_spans, *extra}))
        day = day_in(reading, own)
        yield Seen(
            event, (event.type, actors, recipients), words, place, day, own if own and len(own) == 10 else None,
            _unit(event.quantity), quoted(reading, event.id, "events", event.modality, actors, spans, day),
        )  # fmt: skip


def _unit(quantity: Quantity | None) -> str | None:
    return quantity.unit.lower().rstrip("s") if quantity and quantity.unit else None


def disputed_events(events: Iterable[Seen]) -> Iterator[Contradiction]:
    """Pairs of tellings of one event that differ, each telling in one of a kind at most."""
    by_key: defaultdict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Seen]] = defaultdict(list)
    ordered = sorted(events, key=lambda each: (each.day or "9999", each.quoted.report, each.quoted.spans))
    for one in ordered:
        for other in reversed(by_key[one.key][-COMPARED:]):
            if found := _differ(other, one):
                yield found
                break
        by_key[one.key].append(one)


def _differ(one: Seen, other: Seen) -> Contradiction | None:
    apart = days_apart(one.day, other.day)
    if one.quoted.report == other.quoted.report or not one.words & other.words or apart is None or apart > NEAR:
        return None
    if one.place and other.place and one.place not in other.place and other.place not in one.place:
        return None
    about = f"{one.event.type} {' '.join(one.quoted.quotes)}"
    actors = sorted({*one.key[1], *one.key[2]})
    first, second = one.event.quantity, other.event.quantity
    if one.event.modality != other.event.modality:
        # That somebody did not do something to nobody in particular is no denial of this.
        return contradiction("outcome", about, actors, one.quoted, other.quoted) if one.key[2] else None
    if "negated" in (one.event.modality, other.event.modality):
        return None
    if first and second and one.unit == other.unit and one.unit is not None:
        if not _agree(first, second) and max(first.value, second.value) <= FACTOR * min(first.value, second.value):
            counts = [_saying(seen, _count(seen.event.quantity)) for seen in (one, other)]
            return contradiction("figure", about, actors, counts[0], counts[1])
        if first.value != second.value:
            return None
    counted = first and second and one.unit and first.value == second.value
    placed = one.place and one.place == other.place
    if (placed or counted) and one.own_day and other.own_day and one.own_day != other.own_day:
        return contradiction("day", about, actors, _saying(one, one.own_day), _saying(other, other.own_day))
    return None


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether both counts can hold: "more than 100" and 120 can, "about 100" and 110 can."""
    if "~" in (one.bound, other.bound):
        return abs(one.value - other.value) <= ABOUT * max(one.value, other.value)
    low = max(quantity.value for quantity in (one, other) if quantity.bound in ("=", ">=", ">")) if any(
        quantity.bound in ("=", ">=", ">") for quantity in (one, other)
    ) else 0.0  # fmt: skip
    high = min((quantity.value for quantity in (one, other) if quantity.bound in ("=", "<=", "<")), default=low)
    return low <= high


def _count(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    bound = "" if quantity.bound == "=" else f"{quantity.bound} "
    return f"{bound}{quantity.value:,.10g} {quantity.unit or ''}".strip()


def _saying(seen: Seen, says: str) -> Quoted:
    return replace(seen.quoted, says=says)
