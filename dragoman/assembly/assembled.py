"""From the readings of all reports to what only all of them together say.

Readings in, one at a time; issues, positions, contradictions, the courses of exchanges, and factors, claims and
forecasts with all who hold them out, in an order that does
not depend on that of the readings' records. What is held of a report meanwhile is little: its exchanges with the text
that they stand in, and the normal forms of what it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from dragoman.assembly.contradictions import opposite_answers, opposite_stands, quoted
from dragoman.assembly.disputed_claims import Held, held_in, opposite_claims
from dragoman.assembly.disputed_events import Seen, disputed_events, seen_in
from dragoman.assembly.joined_claims import ClaimTold, claims_in, join_claims
from dragoman.assembly.joined_forecasts import ForecastTold, forecasts_in, join_forecasts
from dragoman.assembly.joining import Asked, JoinedExchange, join_exchanges
from dragoman.assembly.origins import OWN, Origins, other_origin
from dragoman.assembly.positions import Told, gather, place
from dragoman.assembly.repeats import said_once
from dragoman.assembly.stances import stances_of
from dragoman.assembly.standing import Sides, Standing, all_sides
from dragoman.records import (
    AnswerTold,
    Contradiction,
    ExchangeCourse,
    Issue,
    JoinedClaim,
    JoinedFactor,
    JoinedForecast,
    Position,
    Quoted,
    Reading,
)

_KINDS = ("answer", "outcome", "figure", "day", "position", "cause")


class Assembled(msgspec.Struct, frozen=True):
    """What all reports together say, beyond what each says alone."""

    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    exchanges: tuple[ExchangeCourse, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    factors: tuple[JoinedFactor, ...] = ()
    claims: tuple[JoinedClaim, ...] = ()
    forecasts: tuple[JoinedForecast, ...] = ()


def assemble(readings: Iterable[Reading], standing: Standing, origins: Origins = OWN) -> Assembled:
    """Assembles readings, in the order of their days. `origins` says which of them tell one wire story.

    1. each report: its stances, claims, forecasts and deeds in normal form, of what it gives twice the first
    2. positions: what is said of one issue together
    3. exchanges: each once, with the course of its answers
    4. factors, claims and forecasts: each once, with all who hold it
    5. contradictions in all of these
    """
    told: list[Told] = []
    held: list[Held] = []
    seen: list[Seen] = []
    kept: list[Reading] = []
    sides: list[Sides] = []
    claimed: list[ClaimTold] = []
    foretold: list[ForecastTold] = []
    for reading in map(said_once, readings):  # 1
        whose = standing.sides(reading)
        text = reading.report.text
        told += [
            Told(stance, tuple(text[a:b] for a, b in stance.spans)) for stance in stances_of(reading, whose)
        ]  # fmt: skip
        held += held_in(reading, whose)
        claimed += claims_in(reading, whose, standing.identity)
        foretold += forecasts_in(reading, whose, standing.identity)
        seen += seen_in(reading, whose)
        kept.append(_with_exchanges(reading))
        sides.append(whose if reading.exchanges else {})
    gathered = gather(told)
    issues, positions = place(gathered, origins)  # 2
    joined = join_exchanges(kept, lambda at, actor: sides[at].get(actor, ()), origins=origins)
    exchanges = [course_of(each, kept, sides, origins) for each in joined]  # 3
    factors, claims = join_claims(claimed, origins)  # 4
    forecasts = join_forecasts(foretold, origins)
    contradictions = [
        *opposite_stands(gathered), *opposite_answers(joined, kept), *disputed_events(seen), *opposite_claims(held)
    ]  # fmt: skip
    contradictions.sort(key=lambda each: (_KINDS.index(each.kind), each.one.on or "9999", each.id))  # 5
    return Assembled(
        issues, positions, tuple(exchanges), tuple(contradictions), factors, claims, forecasts
    )  # fmt: skip


def _with_exchanges(reading: Reading) -> Reading:
    """A reading with no more than is needed to join its exchanges."""
    if not reading.exchanges:
        return Reading(report=replace(reading.report, text="", furniture=(), damaged=()))
    return Reading(report=reading.report, actors=reading.actors, exchanges=reading.exchanges)


def course_id(report: str, record: str) -> str:
    """The id of the exchange whose first telling is a record of a report."""
    return f"ec-{hashlib.sha256(repr((report, record)).encode()).hexdigest()[:8]}"


def course_of(
    joined: JoinedExchange, readings: Sequence[Reading], sides: Sequence[Sides], origins: Origins = OWN
) -> ExchangeCourse:
    """A joined exchange as a record, with the words of every telling."""
    at, first = joined.tellings[0]
    toward = {side for where, each in joined.tellings for side in all_sides(sides[where], each.toward)}
    return ExchangeCourse(
        id=course_id(readings[at].report.id, first.id), kind=joined.kind,
        askers=joined.askers, addressees=joined.addressees,
        toward=tuple(sorted(toward - {*joined.askers, *joined.addressees})),
        ask=" ".join(readings[at].report.text[slice(*first.ask)].split()),
        asked=tuple(_told(readings, each, joined.askers, origins, asks=True) for each in joined.tellings),
        answer=joined.answer[1].answer if joined.answer else "pending",
        course=tuple(
            AnswerTold(
                answer=each.answer, first=each.first, last=each.last,
                evidence=tuple(_told(readings, telling, joined.addressees, origins) for telling in each.tellings),
            )
            for each in joined.course
        ),
        search=joined.search,
    )  # fmt: skip


def _told(
    readings: Sequence[Reading], telling: Asked, whose: Sequence[str], origins: Origins, asks: bool = False
) -> Quoted:
    at, exchange = telling
    spans = (exchange.ask,) if asks else exchange.answer_evidence or (exchange.ask,)
    says = exchange.kind if asks else exchange.answer
    day = exchange.asked_on if asks and exchange.asked_on and not exchange.asked_on.startswith("--") else None
    found = quoted(readings[at], exchange.id, "exchanges", says, whose, spans, day)
    return replace(found, origin=other_origin(found.report, origins))
