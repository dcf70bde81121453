"""What cannot both hold: inside one actor's record, and between reports.

Issues with their stances, joined exchanges, events and claims of all reports in; `Contradiction`s out, each with the
words of both sides. A position that changes over weeks is a change, and no contradiction; what two reports count or
date must be one thing by more than its type. Rather a contradiction is missed than a difference called one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from dragoman.assembly.issues import likeness, same
from dragoman.assembly.joining import Asked, JoinedExchange
from dragoman.assembly.positions import Gathered, Told
from dragoman.collection import one_for_all
from dragoman.records import Contradiction, ContradictionKind, Quoted, Reading, Span

#: Days within which two stands of one actor are at about the same time, and within which two reports tell of one
#: answer. Design values: positions of governments change within weeks, not within days.
NEAR, ANSWERED = 14, 3
#: How like the wordings of two opposite stands have to be. A design value.
ALIKE = 0.6
#: Stands on one issue that are compared with each other, at most: the last ones. A design value.
COMPARED = 60


def opposite_stands(gathered: Iterable[Gathered]) -> Iterator[Contradiction]:
    """Of each issue and actor the two opposite stands that lie nearest to each other, where they lie near."""
    for each in gathered:
        by_side: dict[str, list[Told]] = {}
        for told in each.told:
            for side in told.stance.sides:
                by_side.setdefault(side, []).append(told)
        for side, some in by_side.items():
            pairs = [
                (apart, str(one.stance.record), one, other) for one, other in combinations(some[-COMPARED:], 2)
                if one.stance.value * other.stance.value < 0
                and (apart := days_apart(one.stance.on, other.stance.on, one.stance.report == other.stance.report))
                is not None and apart <= NEAR and one.stance.spans != other.stance.spans and _alike(one, other)
            ]  # fmt: skip
            if pairs:
                _, _, one, other = min(pairs, key=lambda pair: pair[:2])
                label = each.told[0].stance.issue.label
                yield contradiction("position", label, (side,), _stand(one, side), _stand(other, side), own=True)


def _alike(one: Told, other: Told) -> bool:
    first, second = one.stance.issue, other.stance.issue
    if one.stance.exchange is not None and one.stance.exchange == other.stance.exchange:
        return one.stance.report != other.stance.report  # an asker that is asked, too
    return same(first, second) and likeness(first, second) >= ALIKE


def _stand(told: Told, side: str) -> Quoted:
    stance = told.stance
    return Quoted(
        report=stance.report, record=stance.record, type=stance.type, says=stance.act, actors=(side,), on=stance.on,
        spans=stance.spans, quotes=told.quotes,
    )  # fmt: skip


def opposite_answers(exchanges: Iterable[JoinedExchange], readings: Sequence[Reading]) -> Iterator[Contradiction]:
    """Yes in one report and no in another, of one exchange and about one day."""
    for exchange in exchanges:
        told = [each for each in exchange.tellings if each[1].answer in ("accepted", "refused")]
        for one, other in combinations(told[-COMPARED:], 2):
            apart = days_apart(readings[one[0]].report.published, readings[other[0]].report.published)
            if one[0] != other[0] and one[1].answer != other[1].answer and apart is not None and apart <= ANSWERED:
                at, asked = exchange.tellings[0]
                about = " ".join(readings[at].report.text[slice(*asked.ask)].split())
                sides = [_answer(each, exchange, readings) for each in (one, other)]
                yield contradiction("answer", about, exchange.addressees, sides[0], sides[1])
                break


def _answer(asked: Asked, joined: JoinedExchange, readings: Sequence[Reading]) -> Quoted:
    at, exchange = asked
    spans = exchange.answer_evidence or (exchange.ask,)
    return quoted(readings[at], exchange.id, "exchanges", exchange.answer, joined.addressees, spans, None)


def quoted(
    reading: Reading, record: str, kind: str, says: str, actors: Iterable[str], spans: Sequence[Span], on: str | None
) -> Quoted:
    """One side of a contradiction with its words; of the day that is given, else its report's."""
    report = reading.report
    return Quoted(
        report=report.id, record=record, type=kind, says=says, actors=tuple(actors),
        on=on or (report.published[:10] if report.published else None), spans=one_for_all(tuple(spans)),
        quotes=one_for_all(tuple(report.text[a:b] for a, b in spans)),
    )  # fmt: skip


def contradiction(
    kind: ContradictionKind, about: str, actors: Iterable[str], one: Quoted, other: Quoted, own: bool = False
) -> Contradiction:
    """Two sides as a record; the earlier one stands first, whatever the order in which they were found."""
    first, second = sorted((one, other), key=lambda each: (each.on or "9999", each.report, each.spans))
    name = repr((kind, first.report, first.record, second.report, second.record, first.says, second.says))
    return Contradiction(
        id=f"co-{hashlib.sha256(name.encode()).hexdigest()[:8]}", kind=kind, about=about, actors=tuple(actors), own=own,
        one=first, other=second,
    )  # fmt: skip


def same_words(one: Quoted, other: Quoted) -> bool:
    """Whether one side only repeats the other: what both quote is the same, or part of it."""
    first, second = (" ".join(" ".join(side.quotes).lower().split()) for side in (one, other))
    return first in second or second in first


def days_apart(one: str | None, other: str | None, together: bool = False) -> int | None:
    """How many days lie between two; `None` where that is not known. In one report two unknown days are one."""
    if one is None or other is None:
        return 0 if together and one == other else None
    if one == other and len(one) > len("2024"):
        return 0
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return None  # months or a year apart may be any days of them
