"""Events as event data holds them: which of them, of which type, on which day, by whom, where, and in which status.

A reading in, `Coded` events out, in the order of the text. By default those that have happened or go on, and those
planned that are an event of another type by being planned (`intents`): what is denied, merely possible or asked for is
no event of event data; who asks has made a request. What is left out is counted, with the reason. Parties are those
read, completed by the conventions of `targets`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.exports.codes import cameo
from dragoman.exports.intents import intended, promised
from dragoman.exports.parties import Party, parties
from dragoman.exports.targets import asked, with_places
from dragoman.exports.whereabouts import Where, where
from dragoman.reading.places import states_in
from dragoman.reading.speech_events import TYPE_OF
from dragoman.records import Event, EventType, Modality, Reading, Span, Statement, spans

#: PLOVER's auxiliary modes of what has not happened; what is asked for is as hypothetical as what may be.
_AUXILIARY: dict[Modality, str] = {
    "planned": "future", "requested": "hypothetical", "possible": "hypothetical", "negated": "negation",
}  # fmt: skip
#: An event whose last day lies more than so many years before the report is history to it. A design value.
HISTORICAL = 1
_ARMED = frozenset(("MIL", "REB", "UAF"))
_TOGETHER = frozenset(("AGREE", "CONSULT", "COOPERATE"))
#: Violence that all who take part do to each other: "the two armies clashed".
_TWO_SIDED = re.compile(r"(?:clash|skirmish|exchang)", re.IGNORECASE)
_DAY = len("2024-02-23")


@dataclass(frozen=True, slots=True)
class Coded:
    """One event as event data holds it. `type` and `mode` are what it is after folding, `event` what was read.

    `date` is ISO 8601 and may be partial (`2024-02`); `dated_by` says what it is from: the event's own words, the
    statement that performs it, or the report's day. `performed_by` is that statement, `told_by` the one in whose
    content the event stands.
    """

    reading: Reading
    event: Event
    type: EventType
    mode: str | None
    auxmode: tuple[str, ...]
    cameo: str
    date: str | None
    enddate: str | None
    dated_by: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Where | None
    performed_by: Statement | None
    told_by: Statement | None

    @property
    def folded(self) -> bool:
        return self.type != self.event.type

    @property
    def together(self) -> bool:
        """Whether all actors do it with each other, or to each other."""
        text = self.reading.report.text
        words = (text[slice(*span)] for span in self.event.anchors)
        return is_mutual(self.type, words) and len(self.actors) > 1 and not self.recipients

    @property
    def day(self) -> str | None:
        """The full day: of a month or year that holds the report's day it is that, else none."""
        if self.date is None or len(self.date) >= _DAY:
            return self.date and self.date[:_DAY]
        published = self.reading.report.published or ""
        return published[:_DAY] if len(published) >= _DAY and published.startswith(self.date) else None

    @property
    def words(self) -> Span:
        """From the first of its words to the last."""
        held = [span for _, span in spans(self.event)]
        return min(start for start, _ in held), max(end for _, end in held)


@dataclass
class Tally:
    """What became of the events of a situation, as it is counted on the way."""

    reports: int = 0
    events: int = 0
    lines: int = 0
    undated: int = 0
    dayless: int = 0  # dated by a month or year alone
    left_out: Counter[str] = field(default_factory=Counter)


def code(reading: Reading, everything: bool, tally: Tally) -> Iterator[Coded]:
    """The events of a reading that event data holds, or all of them; `tally` counts both."""
    tally.reports += 1
    scene = _Scene(reading)
    for event in reading.events:
        reason = scene.reason(event)
        if reason is not None and not everything:
            tally.left_out[reason] += 1
            continue
        one = scene.coded(event)
        tally.events += 1
        tally.undated += one.date is None
        tally.dayless += one.date is not None and one.day is None
        yield one


def with_reasons(reading: Reading) -> Iterator[tuple[str | None, Coded]]:
    """All events of a reading, each with why event data leaves it out; None where it holds it."""
    scene = _Scene(reading)
    for event in reading.events:
        yield scene.reason(event), scene.coded(event)


def is_mutual(kind: str, words: Iterable[str]) -> bool:
    """Whether those who do something of a type, told in these words, do it with or to each other."""
    return kind in _TOGETHER or any(_TWO_SIDED.match(each) for each in words)


def _performing(reading: Reading, event: Event) -> Statement | None:
    """The statement that performs an event: one of its type whose cue, or else whose content, holds the first anchor.

    A deed told of in a statement stands one level deeper than what the statement itself performs.
    """
    start, end = event.anchors[0]
    found: list[tuple[int, Statement]] = []
    for statement in reading.statements:
        kind = "REQUEST" if statement.act == "warn" else TYPE_OF.get(statement.act)
        if statement.inside != event.attributed_to or kind != event.type:
            continue
        for preferred, fields in enumerate((statement.cue, statement.content)):
            found += [(preferred * 1_000_000 + b - a, statement) for a, b in fields if a <= start and end <= b]
    return min(found, key=lambda one: one[0])[1] if found else None


class _Scene:
    """A reading, to code its events one by one."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.home = states_in(reading.actors, reading.report)
        self.actors = {actor.id: actor for actor in reading.actors}
        self.statements = {statement.id: statement for statement in reading.statements}
        self.performed = {event.id: _performing(reading, event) for event in reading.events}
        #: Statements that promise or threaten, and are events for that.
        self.promises = {
            statement.id
            for event in reading.events
            if event.type in ("AGREE", "THREATEN") and (statement := self.performed[event.id])
        }

    def reason(self, event: Event) -> str | None:
        """Why an event is left out, unless all are wanted."""
        if event.modality in ("occurred", "ongoing"):
            return None
        if promised(event, self.promises):
            # "Promised to send aid" is one event of agreeing, not two: the promise is it.
            return "promised in an event that is written"
        return None if self._intended(event) is not None else event.modality

    def coded(self, event: Event) -> Coded:
        text, actors = self.reading.report.text, self.actors
        performed_by, told_by = self.performed[event.id], self._told_by(event)
        intent = self._intended(event)
        folded = intent is not None
        kind, mode = intent or (event.type, event.mode)
        doers = parties(text, actors, event.actors, event.actor_spans)
        act = performed_by.act if performed_by is not None and performed_by.act in TYPE_OF else None
        armed = any(one.actor.kind in ("state", "armed-force") or one.sector in _ARMED for one in doers)
        date, enddate, dated_by = self._dates(event, folded, performed_by, told_by)
        whom = asked(event, performed_by, self.reading.events) or (event.recipients, event.recipient_spans)
        place = where(text, event.location, self.home) if event.location is not None else None
        doers, recipients = with_places(event, doers, parties(text, actors, *whom), place)
        return Coded(
            reading=self.reading,
            event=event,
            type=kind,
            mode=mode,
            auxmode=self._auxmode(event, folded),
            cameo=cameo(event.type, mode, act=act, planned=True)
            if folded and kind != "THREATEN"
            else cameo(kind, mode, act=act, armed=armed),
            date=date,
            enddate=enddate,
            dated_by=dated_by,
            actors=doers,
            recipients=recipients,
            place=place,
            performed_by=performed_by,
            told_by=told_by,
        )

    def _told_by(self, event: Event) -> Statement | None:
        return self.statements.get(event.attributed_to) if event.attributed_to is not None else None

    def _intended(self, event: Event) -> tuple[EventType, str | None] | None:
        return intended(self.reading.report.text, event, self._told_by(event), self.actors)

    def _dates(
        self, event: Event, folded: bool, performed_by: Statement | None, told_by: Statement | None
    ) -> tuple[str | None, str | None, str | None]:
        """The first and last day, and what they are from. A promise is made when it is told, not when it is kept."""
        first, last = event.when or (None, None)
        if not folded and (date := _with_year(first) or _with_year(last)):
            return date, _with_year(last) if last != date else None, "text"
        said = told_by if folded else performed_by
        if said is not None and (date := _with_year(said.made_on)):
            return date[:_DAY], None, "statement"
        published = _with_year(self.reading.report.published)
        return published and published[:_DAY], None, "report" if published else None

    def _auxmode(self, event: Event, folded: bool) -> tuple[str, ...]:
        if event.modality in _AUXILIARY:
            return () if folded else (_AUXILIARY[event.modality],)
        published = self.reading.report.published
        last = _with_year(event.when and (event.when[1] or event.when[0]))
        if published is None or last is None or not published[:4].isdigit():
            return ()
        limit = f"{int(published[:4]) - HISTORICAL:04d}{published[4:_DAY]}"
        return ("historical",) if last + "~" < limit else ()  # a partial date counts by the last of its days


def _with_year(date: str | None) -> str | None:
    """A date that lies somewhere on the calendar: not a day without its year."""
    return date if date is not None and date[:1].isdigit() else None
