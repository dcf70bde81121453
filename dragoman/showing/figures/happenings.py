"""What a situation's timeline holds: events, each once however many reports tell it, requests, offers and answers.

Readings and joined exchanges in, `Told`s out, in an order that does not depend on that of the readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.standing import Sides, Standing, all_sides, whole_groups
from dragoman.assembly.stories import origins
from dragoman.finding import registry_of
from dragoman.records import Answer, Event, ExchangeCourse, Reading, Span
from dragoman.store import Store

#: What is drawn, in the order of the shapes.
KINDS = ("event", "request or offer", "yes", "evasion", "no", "silence")
_ANSWERS: dict[Answer, tuple[str, str]] = {
    "accepted": ("yes", "says yes"), "refused": ("no", "says no"), "evaded": ("evasion", "evades"),
    "silent": ("silence", "is silent"),
}  # fmt: skip
#: What happened, happens, or is to happen. What only may, is asked for or did not happen is no event of a timeline.
_DRAWN = ("occurred", "ongoing", "planned")
#: A word between an event's first and last is kept with them up to so many characters. A design value.
_CLOSE = 60


class Told(NamedTuple):
    """Something that was done, asked or answered, with the words of the report that is nearest to its origin.

    `day` is an ISO date or `None`; `hollow` says that it is the day of the report, or that nothing has happened yet.
    `words` are those at `spans`, on one line.
    """

    day: str | None
    until: str | None
    who: tuple[str, ...]
    toward: tuple[str, ...]
    kind: str
    says: str
    report: str
    record: str
    spans: tuple[Span, ...]
    weight: float
    hollow: bool
    words: str = ""


def readings_of(store: Store, since: str | None = None, until: str | None = None) -> list[Reading]:
    """The readings of a situation, in the order of their days."""
    from dragoman.collection import without_collection

    with without_collection():
        return list(store.readings(since, until))


def standing_of(store: Store, readings: Sequence[Reading] = ()) -> Standing:
    """For whom the actors of a situation's reports stand."""
    groups = whole_groups(actor for reading in readings for actor in reading.actors)
    return Standing(groups, registry_of(store).of)


def events_told(store: Store, readings: Sequence[Reading]) -> list[Told]:
    """The events of all readings: those of one type, by the same to the same, of one day and one word, once.

    Copies and rewrites of one wire story count once.
    """
    standing = standing_of(store, readings)
    whose = origins(stories_of(store))
    every = [one for reading in readings for one in _events(reading, standing.sides(reading), whose)]
    every.sort(key=lambda one: (one[0], one[1].hollow, one[2] != one[1].report, one[1].report, one[1].spans))
    found = []
    for _, group in groupby(every, key=lambda one: one[0]):
        tellings = list(group)
        found.append(tellings[0][1]._replace(weight=float(len({origin for _, _, origin in tellings}))))
    return sorted(found, key=lambda one: (one.day or "9999", one.report, one.spans))


def _events(reading: Reading, sides: Sides, whose: dict[str, str]) -> Iterator[tuple[tuple[str, ...], Told, str]]:
    """The events of a reading, by what makes them one with others, with the origin of their story."""
    report = reading.report
    published = report.published[:10] if report.published else None
    for event in reading.events:
        if event.modality not in _DRAWN:
            continue
        first, last = event.when or (None, None)
        own = first or last
        dated = own is not None and not own.startswith("--")
        day = own if dated else published or own
        words = _words(report.text, event)
        told = Told(
            day, last if dated and last != first else None, all_sides(sides, event.actors),
            all_sides(sides, event.recipients), "event", f"{event.type.lower()}, {event.modality}", report.id, event.id,
            (words,), 1.0, event.modality == "planned" or not dated, " ".join(report.text[slice(*words)].split()),
        )  # fmt: skip
        word = report.text[slice(*event.anchors[0])].casefold()[:5]
        key = (event.type, "+".join(told.who), "+".join(told.toward), day or "", word)
        yield key, told, whose.get(report.id, report.id)


def _words(text: str, event: Event) -> Span:
    """From the word that names an event to the last of whom it befalls, as far as they stand close together."""
    start, end = event.anchors[0][0], max(b for _, b in event.anchors)
    for a, b in sorted(event.recipient_spans):
        if start <= a and b > end and b - start <= _CLOSE and "\n" not in text[start:b]:
            end = b
    return start, end


def answers_told(exchanges: Iterable[ExchangeCourse]) -> list[Told]:
    """Requests and offers on the day of the ask, and each answer on the first day on which it is told."""
    found = []
    for each in exchanges:
        ask = each.asked[0]
        said = "asks" if each.kind == "request" else "offers"
        found.append(Told(
            ask.on, None, each.askers, each.addressees, KINDS[1], said, ask.report, ask.record, ask.spans,
            float(len({one.origin or one.report for one in each.asked})), False, " … ".join(ask.quotes),
        ))  # fmt: skip
        for answer in each.course:
            if answer.answer not in _ANSWERS or not answer.evidence:
                continue
            kind, says = _ANSWERS[answer.answer]
            one = answer.evidence[0]
            found.append(Told(
                answer.first, None, each.addressees, each.askers, kind, says, one.report, one.record, one.spans,
                float(len({each.origin or each.report for each in answer.evidence})), False, " … ".join(one.quotes),
            ))  # fmt: skip
    return found
