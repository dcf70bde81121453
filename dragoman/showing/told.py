"""What all reports together say, by whom it is about: found once, kept with the store until the situation changes.

A `Store` in, `Told` out: the exchanges, claims, forecasts, positions and contradictions of each actor, and to which of
them each record of a report belongs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.assembly.assembled import Assembled
from dragoman.assembly.kept_assembled import assembled_of
from dragoman.records import Contradiction, ExchangeCourse, Issue, JoinedClaim, JoinedForecast, Position, Quoted
from dragoman.store import Store

_KEPT = "told"


@dataclass
class Told:
    """By the id of an actor what it asks, is asked, holds, is expected to do, is for or against, and contradicts.

    `exchange_at` and `claim_at` have by the ids of report and record what the record is a telling of.
    """

    assembled: Assembled
    exchanges: dict[str, ExchangeCourse] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    asks: defaultdict[str, list[ExchangeCourse]] = field(default_factory=lambda: defaultdict(list))
    asked: defaultdict[str, list[ExchangeCourse]] = field(default_factory=lambda: defaultdict(list))
    holds: defaultdict[str, list[JoinedClaim]] = field(default_factory=lambda: defaultdict(list))
    expected: defaultdict[str, list[JoinedForecast]] = field(default_factory=lambda: defaultdict(list))
    stands: defaultdict[str, list[Position]] = field(default_factory=lambda: defaultdict(list))
    contradicts: defaultdict[str, list[Contradiction]] = field(default_factory=lambda: defaultdict(list))
    exchange_at: dict[tuple[str, str], ExchangeCourse] = field(default_factory=dict)
    claim_at: dict[tuple[str, str], JoinedClaim] = field(default_factory=dict)


def told_of(store: Store) -> Told:
    """What a situation's reports together say, by actor and by record."""
    found: Told | None = store.reckoned.get(_KEPT)
    if found is None:
        found = store.reckoned[_KEPT] = arranged(assembled_of(store))
    return found


def arranged(assembled: Assembled) -> Told:
    """What is assembled, by actor and by record, each in the order that it has there."""
    told = Told(
        assembled, {each.id: each for each in assembled.exchanges}, {each.id: each for each in assembled.issues}
    )
    for exchange in assembled.exchanges:
        for side in exchange.askers:
            told.asks[side].append(exchange)
        for side in exchange.addressees:
            told.asked[side].append(exchange)
        for one in tellings(exchange):
            told.exchange_at[one.report, one.record] = exchange
    for claim in assembled.claims:
        holdings = (*claim.held, *claim.disputed)
        for holder in dict.fromkeys(holder for each in holdings for holder in each.holders):
            told.holds[holder].append(claim)
        for one in (one for each in holdings for one in each.evidence):
            told.claim_at[one.report, one.record] = claim
    for forecast in assembled.forecasts:
        for side in forecast.actor.split("+") if forecast.actor else ():
            told.expected[side].append(forecast)
    for position in assembled.positions:
        told.stands[position.actor].append(position)
    for found in assembled.contradictions:
        for side in found.actors:
            told.contradicts[side].append(found)
    return told


def tellings(exchange: ExchangeCourse) -> Iterable[Quoted]:
    """Everything that reports say of an exchange: its asks, then its answers."""
    yield from exchange.asked
    for answer in exchange.course:
        yield from answer.evidence
