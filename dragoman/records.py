"""The codebook as typed structs: what is read out of a report, and the JSON form of it.

Spans are `(start, end)`, end-exclusive, in Unicode code points of `Report.text`: `text[start:end]` is exactly the
words that say it. Unknown is `None` or an empty tuple, never a guess. Dates are ISO 8601 strings, partial ones allowed
(`2024-02`). `confidence` is the reader's own probability, 0..1, that the record is right (docs/confidence.md).
`damaged` is present, and true, only where the record was read from damaged text. `why` names the rule or head that made
the record.

`decode(line)` and `encode(reading)` are the way in and out; both validate (`check`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, UnsetType, field

from dragoman.errors import RecordError

Span = tuple[int, int]

ActorKind = Literal[
    "state", "government-body", "armed-force", "international-organisation", "party", "company", "think-tank",
    "university", "media", "armed-group", "civil-group", "person", "population", "group", "asset", "unnamed",
]  # fmt: skip
MentionForm = Literal["name", "nominal", "pronoun"]
StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "ask", "demand", "offer", "promise", "announce", "threaten", "warn", "accept", "refuse", "deny",
    "support", "criticise", "predict", "hope", "decline-comment",
]  # fmt: skip
Channel = Literal[
    "e-mail", "interview", "news conference", "panel", "statement", "speech", "social media", "report", "unknown"
]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Modality = Literal["occurred", "ongoing", "planned", "requested", "possible", "negated"]
Answer = Literal["accepted", "refused", "evaded", "silent", "pending"]
TieKind = Literal[
    "alliance", "arms", "troops", "aid", "trade", "energy", "finance", "sanctions", "border", "recognition",
    "dependence", "influence", "rivalry",
]  # fmt: skip
#: Ties that both ends have alike, whichever is named first.
MUTUAL: frozenset[TieKind] = frozenset(("alliance", "border", "rivalry"))
Sign = Literal["+", "-"]


class Struct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all structs: immutable, by keyword, and strict about names on the way in."""


class Mark(Struct, frozen=True, kw_only=True):
    """A stretch of text marked in place: furniture (not read) or damage (read, and said to be damaged)."""

    span: Span
    why: str


class Report(Struct, frozen=True, kw_only=True):
    """One article as published. `text` is the input exactly as it came, never rewritten."""

    id: str
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    text: str
    furniture: tuple[Mark, ...] = ()
    damaged: tuple[Mark, ...] = ()


class Mention(Struct, frozen=True, kw_only=True):
    span: Span
    form: MentionForm


class Record(Struct, frozen=True, kw_only=True):
    """What every record carries beside its own fields."""

    id: str
    confidence: float = 1.0
    damaged: bool | UnsetType = UNSET
    why: str | UnsetType = UNSET


class Actor(Record, frozen=True, kw_only=True):
    """Who speaks, acts or is acted upon. `acts_for` is the state or body for which it officially does."""

    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    affiliation: str | None = None
    acts_for: str | None = None
    members: tuple[str, ...] = ()
    owner: str | None = None
    flag: str | None = None
    mentions: tuple[Mention, ...] = ()


class Statement(Record, frozen=True, kw_only=True):
    """Words or thoughts that the report attributes to a source."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    acts_for: tuple[str | None, ...] = ()  # one entry a speaker
    inside: str | None = None
    ascribed: bool = False
    kind: StatementKind
    act: Act
    addressee: str | None = None
    channel: Channel = "unknown"
    made_on: str | None = None
    about: tuple[str, ...] = ()
    hedge: Span | None = None
    low: float | None = None
    high: float | None = None


class Quantity(Struct, frozen=True, kw_only=True):
    value: float
    unit: str | None = None
    bound: Literal["=", ">=", "<=", ">", "<", "~"] = "="
    span: Span


class Event(Record, frozen=True, kw_only=True):
    type: EventType
    mode: str | None = None
    anchors: tuple[Span, ...]
    actors: tuple[str, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    location: Span | None = None
    when: tuple[str | None, str | None] | None = None
    quantity: Quantity | None = None
    modality: Modality
    outcome: str | None = None
    attributed_to: str | None = None


class Exchange(Record, frozen=True, kw_only=True):
    kind: Literal["request", "offer"]
    askers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    ask: Span
    toward: tuple[str, ...] = ()
    asked_on: str | None = None
    answer: Answer
    answer_evidence: tuple[Span, ...] = ()


class Tie(Record, frozen=True, kw_only=True):
    from_: str | None = field(name="from", default=None)
    to: str
    kind: TieKind
    sign: Sign | None = None
    since: str | None = None
    until: str | None = None
    magnitude: str | float | None = None
    evidence: tuple[Span, ...]


class Factor(Struct, frozen=True, kw_only=True):
    """Cause or effect of a claim: a noun phrase in normal form with the actors it involves."""

    text: str
    actors: tuple[str, ...] = ()
    span: Span


class Condition(Struct, frozen=True, kw_only=True):
    text: str
    span: Span


class Claim(Record, frozen=True, kw_only=True):
    holders: tuple[str, ...] = ()
    cause: Factor
    effect: Factor
    sign: Sign
    negated: bool = False
    intended: bool = False
    condition: Condition | None = None
    low: float | None = None
    high: float | None = None
    evidence: tuple[Span, ...] = ()


class Forecast(Record, frozen=True, kw_only=True):
    holders: tuple[str, ...] = ()
    actor: str | None = None
    action: Span
    type: EventType | None = None
    negated: bool = False
    low: float | None = None
    high: float | None = None
    condition: Condition | None = None
    horizon: str | None = None


StanceAct = Literal[
    "asks", "demands", "supports", "accepts", "opposes", "refuses", "promises", "offers", "threatens", "does",
    "does not", "evades", "is silent",
]  # fmt: skip


class Issue(Struct, frozen=True, kw_only=True):
    """What actors are for or against, in the words of the first report that has it.

    `doers` are the sides that would do it, where that is known, `actors` all that it concerns. For who says "not to
    reopen the port" it is `label`, "reopen the port", that counts, with the value turned.
    """

    id: str
    label: str
    doers: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


class Evidence(Struct, frozen=True, kw_only=True):
    """What one report shows of a position: the record, its words, and what they say for (+) or against (-) the issue.

    `speakers` are ids of the report's actors who spoke or acted for the position's actor; `quotes` are the words at
    `spans`. `exchange` is the exchange that is asked or answered by it. `origin` is the report nearest to the origin of
    the story that the report tells, where that is another.
    """

    report: str
    record: str
    type: str
    act: StanceAct
    value: float
    on: str | None = None
    speakers: tuple[str, ...] = ()
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    exchange: str | None = None
    damaged: bool | UnsetType = UNSET
    origin: str | UnsetType = UNSET


class Position(Struct, frozen=True, kw_only=True):
    """Where an actor stands on an issue on a day, from -1 (against) to +1 (for), by its own words and acts.

    `on` is `None` where neither they nor their reports tell a day. `value` is the mean of what the evidence of that day
    says; evasion and silence are 0, and count only where nothing else is said.
    """

    id: str
    actor: str
    issue: str
    value: float
    on: str | None = None
    evidence: tuple[Evidence, ...]


class Quoted(Struct, frozen=True, kw_only=True):
    """One side of a contradiction: the record that says it, for whom, on which day, in which words.

    `says` is what the other side says otherwise: an act, an answer, a figure, a day, a sign. `origin` is as in
    `Evidence`.
    """

    report: str
    record: str
    type: str
    says: str
    actors: tuple[str, ...] = ()
    on: str | None = None
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    origin: str | UnsetType = UNSET


class AnswerTold(Struct, frozen=True, kw_only=True):
    """An answer for as long as reports told it without a change: from the first to the last day, and their words."""

    answer: Answer
    first: str | None = None
    last: str | None = None
    evidence: tuple[Quoted, ...]


class Search(Struct, frozen=True, kw_only=True):
    """Where an answer was looked for: so many reports since the ask, of these days.

    So many of them only tell again what another one of them tells (`copies`); an answer is told in so many others.
    """

    reports: int
    first: str | None = None
    last: str | None = None
    with_answer: int = 0
    copies: int = 0


class ExchangeCourse(Struct, frozen=True, kw_only=True):
    """One request or offer over all reports that tell of it, and the course of its answers by day.

    `ask` is what the first report calls it, `asked` are all tellings of it; `answer` is the latest answer, `pending`
    where `search` has found none. `toward` are third sides that it concerns.
    """

    id: str
    kind: Literal["request", "offer"]
    askers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    ask: str
    asked: tuple[Quoted, ...]
    answer: Answer
    course: tuple[AnswerTold, ...] = ()
    search: Search


ContradictionKind = Literal["position", "answer", "figure", "day", "outcome", "cause"]


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two things that cannot both hold, with the words of both: of one actor, or of two reports or holders.

    `position`: one actor for and against one issue at about the same time. `answer`, `figure`, `day`, `outcome`: two
    reports on one exchange or event. `cause`: whether one thing leads to another; `own` says that both are of one
    holder.
    """

    id: str
    kind: ContradictionKind
    about: str
    actors: tuple[str, ...] = ()
    own: bool = False
    one: Quoted
    other: Quoted


class FactorWords(Struct, frozen=True, kw_only=True):
    """How one claim words a factor: the claim, whether it is its cause or its effect, and the words of `span`.

    `turned` says that they have less of it: "the loss of trust", where the factor is trust.
    """

    report: str
    record: str
    part: Literal["cause", "effect"]
    words: str
    span: Span
    turned: bool = False


class JoinedFactor(Struct, frozen=True, kw_only=True):
    """What claims say moves or is moved, once however many reports word it, with all wordings in order of day.

    `label` is the commonest wording without what wraps and turns it, `actors` are the sides that it involves. `origins`
    counts wire stories.
    """

    id: str
    label: str
    actors: tuple[str, ...] = ()
    told: tuple[FactorWords, ...]
    origins: int


class Holding(Struct, frozen=True, kw_only=True):
    """What one holder, or the reports themselves where there is none, says of a joined claim or forecast.

    Of a claim `says` is "raises", "lowers", "does not raise" or "does not lower", of the cause and the effect as the
    factors' labels have them; of a forecast "will" or "will not". `low` and `high` are the latest band that the holder
    gives: of a claim's being right as it stands, of a forecast's action, un-negated. Copies of one wire story are one
    origin.
    """

    holders: tuple[str, ...] = ()
    says: Literal["raises", "lowers", "does not raise", "does not lower", "will", "will not"]
    low: float | None = None
    high: float | None = None
    conditions: tuple[str, ...] = ()
    horizon: str | None = None
    evidence: tuple[Quoted, ...]
    origins: int


class JoinedClaim(Struct, frozen=True, kw_only=True):
    """That one factor raises (+) or lowers (-) another, once however many hold it.

    `cause` and `effect` are ids of `JoinedFactor`s, with their labels. `sign` is what most origins say; `held` are
    those who say so, `disputed` those who say the opposite or deny it. `intended` are purposes, which do not say that
    it follows.
    """

    id: str
    cause: str
    effect: str
    cause_label: str
    effect_label: str
    actors: tuple[str, ...] = ()
    sign: Sign
    intended: bool = False
    held: tuple[Holding, ...] = ()
    disputed: tuple[Holding, ...] = ()
    origins: int


class JoinedForecast(Struct, frozen=True, kw_only=True):
    """What an actor is expected to do, once however many expect it, with each holder's band beside the others'.

    `action` are the words of the first report; of who expects the opposite ("not to reopen the port") the band is
    turned. `actor` is `None` where the reports name none.
    """

    id: str
    actor: str | None = None
    action: str
    type: EventType | None = None
    held: tuple[Holding, ...]
    origins: int


class Reading(Struct, frozen=True, kw_only=True):
    """One report and everything read out of it: a line of the JSON form."""

    report: Report
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    ties: tuple[Tie, ...] = ()
    claims: tuple[Claim, ...] = ()
    forecasts: tuple[Forecast, ...] = ()


#: The record types of a `Reading`, in the order in which they are written.
RECORD_TYPES = ("actors", "statements", "events", "exchanges", "ties", "claims", "forecasts")

_PREFIX = {
    "statements": "st", "events": "ev", "exchanges": "ex", "ties": "ti", "claims": "cl", "forecasts": "fo",
}  # fmt: skip
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?|--\d{2}-\d{2}")

T = TypeVar("T")

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def encode(reading: Reading) -> bytes:
    """A reading as one line of JSON, without the line's end. Raises `RecordError` where it breaks the codebook."""
    check(reading)
    return _encoder.encode(reading)


def decode(line: bytes | str) -> Reading:
    """One line of the JSON form as a `Reading`. Raises `RecordError`, naming the field, where it does not fit."""
    try:
        reading = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(f"not a reading in the JSON form: {error}") from error
    check(reading)
    return reading


def report_id(text: str) -> str:
    """The id of a report: 12 hex digits of the SHA-256 of its text, so that the same text is the same report."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def record_id(kind: str, report: str, *parts: Any) -> str:
    """A stable id for a record: `st-3f2a91c0`, from its kind, its report's id and what distinguishes it there.

    `kind` is one of `RECORD_TYPES`; `parts` are the spans and fields that set it apart in its report. 8 hex digits
    keep a million records of a pile apart from those of the same report, which is where an id must be unique.
    """
    text = repr((kind, report, parts))
    return f"{_PREFIX[kind]}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def check(reading: Reading) -> None:
    """Holds a reading to the codebook: spans inside the text and not empty, ids unique and known, bands in order.

    Raises `RecordError` with the record's id and the field.
    """
    length = len(reading.report.text)
    for at, mark in enumerate((*reading.report.furniture, *reading.report.damaged)):
        _check_span(f"report mark {at}", mark.span, length)
    actors = {actor.id for actor in reading.actors}
    statements = {statement.id for statement in reading.statements}
    seen: set[str] = set()
    for kind in RECORD_TYPES:
        for record in getattr(reading, kind):
            if record.id in seen:
                raise RecordError(f"{record.id}: id is used twice in report {reading.report.id}")
            seen.add(record.id)
            check_alone(record, length)
            for name, actor in _actor_ids(record):
                if actor not in actors:
                    raise RecordError(f"{record.id}.{name}: there is no actor {actor!r} in report {reading.report.id}")
    for statement in reading.statements:
        if len(statement.acts_for) != len(statement.speakers):
            raise RecordError(f"{statement.id}.acts_for: one entry a speaker, please")
        if statement.inside is not None and statement.inside not in statements:
            raise RecordError(f"{statement.id}.inside: there is no statement {statement.inside!r}")
    for event in reading.events:
        if event.attributed_to is not None and event.attributed_to not in statements:
            raise RecordError(f"{event.id}.attributed_to: there is no statement {event.attributed_to!r}")


def check_alone(record: Record, length: int) -> None:
    """Holds one record to the codebook, but for what leads to others, in a text of `length` characters.

    Raises `RecordError` with the record's id and the field.
    """
    for name, span in spans(record):
        _check_span(f"{record.id}.{name}", span, length)
    if not 0.0 <= record.confidence <= 1.0:
        raise RecordError(f"{record.id}.confidence: {record.confidence} is not between 0 and 1")
    low, high = getattr(record, "low", None), getattr(record, "high", None)
    if low is not None and high is not None and not 0.0 <= low <= high <= 1.0:
        raise RecordError(f"{record.id}: the band {low}..{high} is not an interval within 0..1")
    for name in ("made_on", "asked_on", "since", "until", "horizon"):
        date = getattr(record, name, None)
        if date is not None and not _DATE.fullmatch(date):
            raise RecordError(f"{record.id}.{name}: {date!r} is not an ISO 8601 date")
    if isinstance(record, Event) and record.when is not None:
        for day in record.when:
            if day is not None and not _DATE.fullmatch(day):
                raise RecordError(f"{record.id}.when: {day!r} is not an ISO 8601 date")
        if is_later(*record.when):
            raise RecordError(f"{record.id}.when: {record.when[0]} is after {record.when[1]}")


def is_later(one: str | None, other: str | None) -> bool:
    """Whether all of `one` lies after `other`, both ISO 8601 dates, whole or partial ("2024-05").

    A side that is open, or a day without a year, is later than nothing and nothing is later than it.
    """
    if one is None or other is None or one.startswith("--") or other.startswith("--"):
        return False
    shared = min(len(one), len(other), len("2024-05-17"))
    return one[:shared] > other[:shared]


def _check_span(name: str, span: Span, length: int) -> None:
    start, end = span
    if not 0 <= start < end <= length:
        raise RecordError(f"{name}: [{start}, {end}] is no span of a text of {length} characters")


def spans(record: Struct) -> Iterator[tuple[str, Span]]:
    """Every span of a record with the name of its field (`content`, `cause.span`), in the order of the fields."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, Struct):
            yield from ((f"{name}.{inner}", span) for inner, span in spans(value))
        elif isinstance(value, tuple) and value:
            if name in _SPAN_FIELDS and isinstance(value[0], int):
                yield name, value
            elif isinstance(value[0], Struct):
                for item in value:
                    yield from ((f"{name}.{inner}", span) for inner, span in spans(item))
            elif name in _SPAN_FIELDS:
                yield from ((name, span) for span in value)


def own_words(record: Record) -> tuple[Span, ...]:
    """The spans by which a record is known: of an actor its mentions, of a statement its content, and so on."""
    match record:
        case Actor():
            return tuple(mention.span for mention in record.mentions)
        case Statement():
            return record.content
        case Event():
            return record.anchors
        case Exchange():
            return (record.ask,)
        case Claim():
            return record.cause.span, record.effect.span
        case Forecast():
            return (record.action,)
        case Tie():
            return record.evidence
    raise TypeError(f"{type(record).__name__} is no record of the codebook")


_SPAN_FIELDS = {
    "span", "source", "cue", "content", "hedge", "anchors", "actor_spans", "recipient_spans", "location", "ask",
    "answer_evidence", "evidence", "action",
}  # fmt: skip
#: Fields that hold actor ids. `acts_for`, `affiliation`, `owner` and `flag` may name a state without a mention.
_ACTOR_FIELDS = ("speakers", "addressee", "about", "actors", "recipients", "askers", "addressees", "toward", "from_",
                 "to", "holders", "actor", "members")  # fmt: skip


def _actor_ids(record: Struct) -> Iterator[tuple[str, str]]:
    for name in _ACTOR_FIELDS:
        value = getattr(record, name, None)
        if isinstance(value, str):
            yield name, value
        elif value:
            yield from ((name, item) for item in value)
    for name in ("cause", "effect"):
        factor = getattr(record, name, None)
        if isinstance(factor, Factor):
            yield from ((name, item) for item in factor.actors)
