"""Sentences with frozen trees and a cast by roster, for tests of events: the parse, and who is in it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.cast import Cast
from dragoman.reading.event_anchors import Anchor, find_anchors
from dragoman.reading.event_befallen import noun_patients, patients
from dragoman.reading.event_parties import agents, noun_agents
from dragoman.reading.events import find_events
from dragoman.reading.parse import Parse
from dragoman.reading.statements import find_statements
from dragoman.reading.times import find_times
from dragoman.records import Actor, Event, Reading, Report, Statement, check, report_id
from tests.support.marked import ROSTER, Scene, _cast
from tests.support.sentences import parsed, word

MORE = {
    "Guatemala": ("GTM", "GTM"), "Syria": ("SYR", "SYR"), "Manila": ("PHL", "PHL"), "Jakarta": ("IDN", "IDN"),
    "Ukrainian": ("UKR", "UKR"), "Japanese": ("JPN", "JPN"), "Iranian": ("IRN", "IRN"), "Turkish": ("TUR", "TUR"),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A text as it was parsed, and its cast: whoever stands in the roster."""

    parse: Parse
    cast: Cast

    def word(self, form: str, nth: int = 1) -> int:
        return word(self.parse, form, nth)

    def anchors(self) -> list[Anchor]:
        return find_anchors(self.parse, self.cast)

    def anchor(self, form: str) -> Anchor:
        """The anchor at a word. ValueError where that word is none."""
        found = [anchor for anchor in self.anchors() if self.parse.form(anchor.word) == form]
        if len(found) != 1:
            raise ValueError(f"{form!r} is the anchor of {len(found)} deeds")
        return found[0]

    def did(self, form: str) -> set[str]:
        """The ids of who does what a word names."""
        at = self.word(form)
        by = agents if self.parse.upos[at] == "VERB" else noun_agents
        return {party.id for party in by(self.parse, self.cast, at)}

    def befell(self, form: str) -> set[str]:
        """The ids of whom the deed at a word befalls."""
        anchor = self.anchor(form)
        if self.parse.upos[anchor.word] == "VERB":
            own = frozenset(self.did(form))
            found = patients(self.parse, self.cast, anchor.word, anchor.sense, anchor.object_counts, anchor.led, own)
        else:
            found = noun_patients(self.parse, self.cast, anchor.word, anchor.sense)
        return {party.id for party in found}

    def reading(self, published: str | None = "2024-02-29") -> Reading:
        """The statements and events of the text, held to the codebook."""
        text = self.parse.words.text
        report = Report(id=report_id(text), text=text, published=published)
        times = find_times(self.parse, report)
        statements = find_statements(self.parse, self.cast, report, times)
        events, actors = find_events(self.parse, self.cast, statements, times, report)
        reading = Reading(report=report, actors=actors, statements=statements, events=events)
        check(reading)
        return reading


def told(text: str, **roster: tuple[str, str | None]) -> Told:
    parse = parsed(text)
    return Told(parse, _cast(parse, {**ROSTER, **MORE, **roster}))


def heard(scene: Scene) -> Told:
    """A marked scene, for texts in which the network is to find a statement."""
    return Told(scene.parse, scene.cast)


def brief(reading: Reading, event: Event) -> tuple[str, set[str], set[str], str]:
    """An event in short: the words of its first anchor, who, to whom, and whether it happened."""
    first, last = event.anchors[0]
    return reading.report.text[first:last], set(event.actors), set(event.recipients), event.modality


def one(reading: Reading, kind: str) -> Event:
    """The only event of a type. ValueError where there are none or several."""
    (event,) = (event for event in reading.events if event.type == kind)
    return event


def actor(reading: Reading, id_: str) -> Actor:
    return next(actor for actor in reading.actors if actor.id == id_)


def statement(reading: Reading, id_: str | None) -> Statement:
    return next(found for found in reading.statements if found.id == id_)
