"""Events: who did what to whom, when, how much, and whether it happened. A parse and its records in, `Event`s out.

Deeds are found by the words that name them (`event_anchors`), speech acts by their statements (`speech_events`). One
record stands for one event of the report: words that name it again are further anchors. What has no party at all is
left out: a false event costs more than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from msgspec import UNSET
from msgspec.structs import replace as changed

from dragoman.reading.cast import Cast
from dragoman.reading.event_anchors import find_anchors
from dragoman.reading.event_drafting import draft_of
from dragoman.reading.event_everyday import is_everyday
from dragoman.reading.event_joining import heads_of, over_report, under_statements, when_of, within_clauses
from dragoman.reading.event_lexicon import nouns
from dragoman.reading.event_parties import agents
from dragoman.reading.event_phrases import Party
from dragoman.reading.events_draft import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.participants import country_within, participant, participant_id
from dragoman.reading.places import Place, find_places, place_of
from dragoman.reading.quantities import find_quantities, quantity_of
from dragoman.reading.speech_events import speech_events
from dragoman.reading.times import Time
from dragoman.records import Actor, Event, Quantity, Report, Span, Statement, record_id

T = TypeVar("T")

#: Log-odds of the network's below which an event is left out: 19 in 100 of those judged by hand, half of them right
#: (`python -m training.deeds`).
_LIKELY = 0.5
#: Acts that take what they are about for granted, where that is a noun.
_JUDGING = frozenset(("criticise", "support", "accept", "refuse"))
_FRIENDLY = frozenset(("AID", "COOPERATE", "SUPPORT"))
_HOSTILE = frozenset(("SANCTION", "ACCUSE", "THREATEN", "COERCE", "ASSAULT"))
_OURS = frozenset("we us our".split())


def find_events(
    parse: Parse, cast: Cast, statements: Sequence[Statement], times: Sequence[Time], report: Report
) -> tuple[tuple[Event, ...], tuple[Actor, ...]]:
    """The events of a report, in the order of their first anchors, and its actors with those who only take part.

    1. deeds by their words; 2. one draft where two words of a clause name one deed; 3. speech acts; 4. one draft where
    the report tells of the same event again; 5. the records.
    """
    anchors = find_anchors(parse, cast)
    deeds = [d for anchor in anchors if (d := draft_of(parse, cast, anchor)) is not None]  # 1
    deeds = within_clauses(parse, deeds)  # 2
    deeds = [d for d in _apart(parse, cast, deeds) if d.actors or d.recipients]
    spoken = speech_events(parse, cast, statements, {anchor.word for anchor in anchors})  # 3
    performed = {(w, d.sense.type) for d in spoken for a in d.anchors for w in range(*a)}
    performed |= {(w, "ASSAULT") for w, kind in performed if kind == "ACCUSE"}  # "attacked the decision", in words
    performed |= {(w, "AID") for w, kind in performed if kind == "AGREE"}  # "offered asylum": not given yet
    deeds = [d for d in deeds if (d.head, d.sense.type) not in performed]
    deeds, spoken = under_statements(parse, statements, deeds, spoken)
    attributed = _Contents(parse, statements)
    told = (_as_speakers_say(parse, cast, statements, attributed, d) for d in (*deeds, *spoken))
    drafts = [d for d in told if d is not None and not is_everyday(parse, cast, d) and not _is_unlikely(parse, d)]
    drafts = over_report(parse, times, drafts)  # 4
    drafts.sort(key=lambda d: (d.anchors[0], d.sense.type))
    events: dict[str, Event] = {}
    actors = dict(cast.by_id)
    circumstances = Circumstances(times, find_places(parse, cast, report), find_quantities(parse))
    for draft in drafts:  # 5
        for party in (*draft.actors, *draft.recipients):
            _enter(parse, actors, party)
        event = _record(parse, actors, circumstances, report, draft, attributed)
        events.setdefault(event.id, event)
    return tuple(events.values()), tuple(actors.values())


def _apart(parse: Parse, cast: Cast, deeds: Sequence[Draft]) -> list[Draft]:
    """Deeds whose predicate the parser hung on one that it cannot go with: nobody helps and punishes the same at once.

    "The United States *says* Iran has shipped arms to Syria and announced sanctions against it": who says so announced.
    """
    kind = {d.head: d for d in deeds if d.sense.type in _FRIENDLY}
    apart = []
    for deed in deeds:
        carrier = deed.anchors[-1][0]
        other = kind.get(parse.governor[carrier]) if parse.is_a(carrier, "conj") else None
        told = parse.governor[other.head] if other is not None and parse.is_a(other.head, "ccomp") else None
        if (
            other is not None
            and told is not None
            and deed.sense.type in _HOSTILE
            and {p.id for p in deed.actors} & {p.id for p in other.actors}
            and {p.id for p in deed.recipients} & {p.id for p in other.recipients}
            and (speakers := agents(parse, cast, told))
        ):
            deed = replace(deed, actors=tuple(speakers))
        apart.append(deed)
    return apart


def _as_speakers_say(
    parse: Parse, cast: Cast, statements: Sequence[Statement], contents: _Contents, draft: Draft
) -> Draft | None:
    """A deed of "us" without those parties whom the speaker does not speak for: whom "we" means is easily misread."""
    own = [p for p in (*draft.actors, *draft.recipients) if p.word >= 0 and parse.lowered[p.word] in _OURS]
    own = [p for p in own if parse.form(p.word) != "US"]
    if not own or draft.statement is not None:
        return draft
    said_in = contents.of([parse.words.span(draft.head, draft.head + 1)])
    statement = next((s for s in statements if s.id == said_in), None)
    if statement is None:
        return draft
    sides = {*statement.speakers, *(state for state in statement.acts_for if state)}
    sides |= {body for id_ in statement.speakers if id_ in cast.by_id and (body := cast.by_id[id_].affiliation)}
    wrong = {p for p in own if p.id not in sides}
    actors = tuple(p for p in draft.actors if p not in wrong)
    recipients = tuple(p for p in draft.recipients if p not in wrong)
    if draft.actors and not actors:
        return None
    return replace(draft, actors=actors, recipients=recipients) if actors or recipients else None


def _is_unlikely(parse: Parse, draft: Draft) -> bool:
    """Whether the network holds it for too unlikely that the event is one, rightly read."""
    if parse.deeds is None:
        return False
    first, last = draft.anchors[0]
    return float(parse.deeds[first:last].mean()) < _LIKELY


def _enter(parse: Parse, actors: dict[str, Actor], party: Party) -> None:
    """Enters someone who takes part into the actors, or one more mention of them."""
    if party.word < 0 or party.id != participant_id(parse, party.word):
        return
    new = participant(parse, party.word)
    new = changed(new, country=country_within(parse.words.text, actors.values(), new.mentions[0].span))
    known = actors.get(party.id)
    start = new.mentions[0].span
    if known is None:
        actors[party.id] = new
    elif all(m.span[0] >= start[1] or start[0] >= m.span[1] for m in known.mentions):
        actors[party.id] = changed(known, mentions=(*known.mentions, *new.mentions))


@dataclass(frozen=True)
class Circumstances:
    """When, where and how much: what a report tells of it, to ask for each event."""

    times: Sequence[Time]
    places: Sequence[Place]
    quantities: Sequence[Quantity]


class _Contents:
    """The contents of a report's statements, to ask in which a word stands."""

    def __init__(self, parse: Parse, statements: Sequence[Statement]) -> None:
        self.ranges = [
            (span[1] - span[0], span, statement.id)
            for statement in statements
            if not _targets(parse, statement)
            for span in statement.content
        ]
        self.ranges.sort()
        self.own = {statement.id: statement.inside for statement in statements}

    def of(self, spans: Iterable[Span]) -> str | None:
        """The statement in whose content all of `spans` stand, the shortest content first."""
        found: list[str | None] = []
        for start, end in spans:
            found.append(next((id_ for _, (a, b), id_ in self.ranges if a <= start and end <= b), None))
        return found[0] if found and all(f is not None for f in found) else None


def _targets(parse: Parse, statement: Statement) -> bool:
    """Whether a statement only judges a deed that the report tells of: "condemned the *shelling*"."""
    if statement.act not in _JUDGING or not statement.content:
        return False
    head = parse.head_of(*parse.words.within(*statement.content[0]))
    return parse.upos[head] == "NOUN" and parse.lowered[head] in nouns()


def _record(
    parse: Parse,
    actors: Mapping[str, Actor],
    scene: Circumstances,
    report: Report,
    draft: Draft,
    contents: _Contents,
) -> Event:
    anchors = tuple(parse.words.span(*a) for a in draft.anchors)
    attributed = contents.own[draft.statement] if draft.statement is not None else contents.of(anchors[:1])
    spoken = draft.statement is not None
    mode = draft.sense.mode
    told = heads_of(parse, draft)
    place = None if spoken else _first(place_of(parse, scene.places, word) for word in told)
    spans = [mark.span for mark in report.damaged]
    damaged = any(start < b and a < end for start, end in anchors for a, b in spans)
    return Event(
        id=record_id("events", report.id, draft.sense.type, anchors),
        type=draft.sense.type,
        mode=mode,
        anchors=anchors,
        actors=tuple(dict.fromkeys(p.id for p in draft.actors)),
        actor_spans=_mentions(parse, actors, draft.actors),
        recipients=tuple(dict.fromkeys(p.id for p in draft.recipients)),
        recipient_spans=_mentions(parse, actors, draft.recipients),
        location=None if place is None else place.span,
        when=when_of(parse, scene.times, draft),
        quantity=None if spoken else _first(quantity_of(parse, scene.quantities, word) for word in told),
        modality=draft.status.modality,
        outcome=draft.status.outcome,
        attributed_to=attributed,
        confidence=draft.confidence,
        damaged=True if damaged else UNSET,
        why=draft.why,
    )


def _first(found: Iterable[T | None]) -> T | None:
    return next((one for one in found if one is not None), None)


def _mentions(parse: Parse, actors: Mapping[str, Actor], parties: Iterable[Party]) -> tuple[Span, ...]:
    """The mentions that mean the parties here."""
    found: dict[Span, None] = {}
    for party in parties:
        if party.word < 0:
            continue
        start, end = parse.words.span(party.word, party.word + 1)
        around = [m.span for m in actors[party.id].mentions if m.span[0] <= start and end <= m.span[1]]
        if around:
            found[min(around, key=lambda s: s[1] - s[0])] = None
    return tuple(found)
