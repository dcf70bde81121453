"""Where actors take a stand in one report: for or against what, in their own words and by their own acts.

A reading in, `Stance`s out. What somebody else says that an actor thinks is no evidence: thoughts put into a head are
left out, and so is what only an observer tells. So is what is doubtful: words said under a condition, with a modal, or
by nobody who lasts from report to report.

    1. exchanges    the askers are for what they ask; the answer is the addressees' word on it
    2. statements   what is demanded, supported, criticised, refused, promised with a word that says so
    3. events       what an actor does to another; counts only for an issue that somebody has spoken about
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from dragoman.assembly.concepts import of_event
from dragoman.assembly.issues import Form, make_form
from dragoman.assembly.stance_words import STANDS, is_silence, names_an_ask
from dragoman.assembly.standing import Sides, all_sides
from dragoman.assembly.stated import form_of
from dragoman.records import Answer, Event, Exchange, Reading, Record, Span, StanceAct, Statement

#: For (+1) or against (-1) an issue, or neither. Design values: the codebook has words, no numbers; an evasion and a
#: silence say neither yes nor no.
VALUE: Mapping[StanceAct, float] = {
    "asks": 1.0, "demands": 1.0, "supports": 1.0, "accepts": 1.0, "promises": 1.0, "offers": 1.0, "threatens": 1.0,
    "does": 1.0, "opposes": -1.0, "refuses": -1.0, "does not": -1.0, "evades": 0.0, "is silent": 0.0,
}  # fmt: skip
_ANSWERS: Mapping[Answer, StanceAct] = {
    "accepted": "accepts", "refused": "refuses", "evaded": "evades", "silent": "is silent"
}  # fmt: skip
#: Acts that are done to what has been asked, and do not tell that it was.
_PRESUPPOSING = frozenset(("refuse", "accept", "support", "criticise", "decline-comment"))
#: Records that the reader holds for less likely than this make no stance: those that rules and heads alone held for
#: less likely than .6. As many pass as before confidences were calibrated (docs/confidence.md).
LEAST_EXCHANGE, LEAST_STATEMENT, LEAST_EVENT = 0.68, 0.45, 0.81


class Stance(msgspec.Struct, frozen=True, gc=False):
    """One actor's stand on one issue in one report. `spans` are all the words that show it.

    `sides` are those for whom the `speakers`, actors of the report, spoke or acted. `exchange` is the id of the
    exchange that the stance belongs to.
    """

    report: str
    record: str
    type: str
    sides: tuple[str, ...]
    speakers: tuple[str, ...]
    act: StanceAct
    issue: Form
    on: str | None
    spans: tuple[Span, ...]
    exchange: str | None = None
    damaged: bool = False

    @property
    def value(self) -> float:
        """From -1, against the issue, to +1, for it."""
        return -VALUE[self.act] if self.issue.turned else VALUE[self.act]


def stances_of(reading: Reading, sides: Sides) -> list[Stance]:
    """All stands that actors take in a report, in the order of its text.

    `sides` are those for whom its actors stand. Of a statement that makes or answers an exchange only the exchange
    gives a stance, which then has its words, too.
    """
    statements = {statement.id: statement for statement in reading.statements}
    found: list[Stance] = []
    used: set[str] = set()
    for exchange in reading.exchanges:
        for stance, told in _of_exchange(reading, sides, statements, exchange):
            found.append(stance)
            used |= told
    for statement in reading.statements:
        if statement.id not in used and is_own(reading, sides, statements, statement):
            found += _of_statement(reading, sides, statement)
    for event in reading.events:
        found += _of_event(reading, sides, statements, event)
    return sorted(found, key=lambda each: (each.spans[0], each.record, each.act, each.sides))


def is_own(reading: Reading, sides: Sides, statements: Mapping[str, Statement], statement: Statement) -> bool:
    """Whether a statement is its speakers' own word, told by the report, by their own side or by a witness of it.

    An official who tells what another government thinks is no such witness, and neither is an analyst.
    """
    if statement.ascribed or not all_sides(sides, statement.speakers):
        return False
    outer = statements.get(statement.inside or "")
    while outer is not None:
        kinds = {actor.kind for actor in reading.actors if actor.id in outer.speakers}
        own = set(all_sides(sides, outer.speakers)) & set(all_sides(sides, statement.speakers))
        if not own and outer.speakers and kinds != {"media"}:
            return False
        outer = statements.get(outer.inside or "")
    return True


def day_in(reading: Reading, day: str | None) -> str | None:
    """The day of something told in a report: its own where it has a year, else the report's."""
    published = reading.report.published
    if day is None or day.startswith("--"):
        return published[:10] if published else day
    # "This week" of a report is about its day.
    return published[:10] if published and published.startswith(day[:7]) and len(day) < 10 else day[:10]


# -- 1


def _of_exchange(
    reading: Reading, sides: Sides, statements: Mapping[str, Statement], exchange: Exchange
) -> Iterator[tuple[Stance, set[str]]]:
    askers, addressees = all_sides(sides, exchange.askers), all_sides(sides, exchange.addressees)
    # Of askers among the addressees ("both sides") the others are asked.
    doers = set(addressees) - set(askers) if exchange.kind == "request" else askers
    # "Put demands to Graustark" says no more of what is asked than by whom.
    toward = all_sides(sides, exchange.toward) or (() if exchange.kind == "offer" else askers)
    issue = make_form(reading, sides, exchange.ask, doers, toward, asked=exchange.kind == "request")
    if issue is None or exchange.confidence < LEAST_EXCHANGE or _is_answer_alone(reading, exchange):
        return
    made = [
        each for each in statements.values()
        if _touch(each.content, (exchange.ask,)) and set(all_sides(sides, each.speakers)) <= set(askers)
    ]  # fmt: skip
    if (
        askers
        and not _is_hearsay(reading, sides, statements, exchange, askers)
        and all(is_own(reading, sides, statements, each) for each in made)
    ):
        act: StanceAct = "offers" if exchange.kind == "offer" else (
            "demands" if any(each.act == "demand" for each in made) else "asks"
        )  # fmt: skip
        spans = {span for each in made for span in (*each.source, *each.cue)} | {exchange.ask}
        on = day_in(reading, exchange.asked_on)
        yield (
            _stance(reading, exchange, "exchanges", askers, exchange.askers, act, issue, on, spans),
            {each.id for each in made},
        )
    if exchange.answer not in _ANSWERS or not addressees:
        return
    said = [
        each for each in statements.values()
        if _touch(each.content, exchange.answer_evidence)
        and set(all_sides(sides, each.speakers)) & set(addressees) and is_own(reading, sides, statements, each)
    ]  # fmt: skip
    for act, some in _answers(reading, statements, exchange, said):
        tellers = [each for each in said if _touch(each.content, some)]
        spans = {*some, *(span for each in tellers for span in (*each.source, *each.cue))}
        day = next((each.made_on for each in tellers if each.made_on and not each.made_on.startswith("--")), None)
        speakers = [name for each in tellers for name in each.speakers] or exchange.addressees
        yield (
            _stance(reading, exchange, "exchanges", addressees, speakers, act, issue, day_in(reading, day), spans),
            {each.id for each in tellers},
        )


def _is_answer_alone(reading: Reading, exchange: Exchange) -> bool:
    """Whether an exchange is known by its answer alone, whose words are those of the ask: "agreed to leave"."""
    start = exchange.ask[0]
    around = [span for span in exchange.answer_evidence if _touch((exchange.ask,), (span,))]
    return any(not names_an_ask(reading.report.text[a:start]) for a, _ in around)


def _is_hearsay(
    reading: Reading, sides: Sides, statements: Mapping[str, Statement], exchange: Exchange, askers: Sequence[str]
) -> bool:
    """Whether only somebody else says that it was asked: an outlet is a witness of it, an opponent is not.

    What is refused, accepted or judged is thereby told by the report.
    """
    media = {actor.id for actor in reading.actors if actor.kind == "media"}
    return any(
        _touch(each.content, (exchange.ask,)) and not set(all_sides(sides, each.speakers)) & set(askers)
        and each.speakers and not media.issuperset(each.speakers) and each.act not in _PRESUPPOSING
        for each in statements.values()
    )  # fmt: skip


def _answers(
    reading: Reading, statements: Mapping[str, Statement], exchange: Exchange, said: Sequence[Statement]
) -> Iterator[tuple[StanceAct, list[Span]]]:
    """The answer and its words, and silence apart from it where both are told; what observers say of it is left out."""
    text = reading.report.text
    others = [each for each in statements.values() if each not in said and each.speakers]
    told = [span for span in exchange.answer_evidence if not any(_touch([span], each.content) for each in others)]
    quiet = [span for span in told if is_silence(text[slice(*span)])]
    spoken = [span for span in told if span not in quiet]
    if exchange.answer == "silent":
        quiet, spoken = told, []
    if spoken:
        yield _ANSWERS[exchange.answer], spoken
    if quiet:
        yield "is silent", quiet


def _touch(one: Iterable[Span], other: Iterable[Span]) -> bool:
    others = list(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def _stance(
    reading: Reading, record: Record, kind: str, sides: tuple[str, ...], speakers: Iterable[str], act: StanceAct,
    issue: Form, on: str | None, spans: Iterable[Span],
) -> Stance:  # fmt: skip
    return Stance(
        reading.report.id, record.id, kind, sides, tuple(dict.fromkeys(speakers)), act, issue, on,
        tuple(sorted(set(spans))), record.id if kind == "exchanges" else None, record.damaged is True,
    )  # fmt: skip


# -- 2


def _of_statement(reading: Reading, sides: Sides, statement: Statement) -> Iterator[Stance]:
    own = all_sides(sides, statement.speakers)
    form = form_of(reading, sides, statement, own) if statement.confidence >= LEAST_STATEMENT else None
    if form is not None:
        spans = (*statement.source, *statement.cue, *statement.content)
        day = day_in(reading, statement.made_on)
        yield _stance(
            reading, statement, "statements", own, statement.speakers, STANDS[statement.act], form, day, spans
        )


# -- 3


def _of_event(reading: Reading, sides: Sides, statements: Mapping[str, Statement], event: Event) -> Iterator[Stance]:
    """What an actor does, as the report tells it or the actor itself; charges of others are no evidence."""
    idea = of_event(event.type)
    own = all_sides(sides, event.actors)
    if idea is None or not own or event.confidence < LEAST_EVENT or event.outcome == "failed":
        return
    if event.modality not in ("occurred", "ongoing", "negated"):
        return
    teller = statements.get(event.attributed_to or "")
    if teller is not None and not set(all_sides(sides, teller.speakers)) & set(own):
        return
    spans = (*event.actor_spans, *event.anchors, *event.recipient_spans)
    whole = min(a for a, _ in spans), max(b for _, b in spans)
    issue = make_form(reading, sides, whole, own, all_sides(sides, event.recipients))
    if issue is None or whole[1] - whole[0] > 300:
        return
    when = next((day for day in event.when or () if day), None)
    act: StanceAct = "does not" if event.modality == "negated" else "does"
    issue = replace(
        issue, stems=issue.stems | {idea}, turned=False, others=frozenset(all_sides(sides, event.recipients))
    )
    yield _stance(reading, event, "events", own, event.actors, act, issue, day_in(reading, when), spans)
