"""What it asked and was asked, holds, is expected to do, stands for and contradicts: from all reports together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import Contradiction, ExchangeCourse, Holding, JoinedClaim, JoinedForecast, Position, Quoted
from dragoman.showing.acts import ANSWERS, STANDS, waited
from dragoman.showing.days import written
from dragoman.showing.dossier.desk import Case, Desk, Place, latest_first
from dragoman.showing.dossier.parts import Line, Part, Quote, people
from dragoman.showing.passages import cut
from dragoman.showing.prose import condition, whole
from dragoman.showing.story import many

#: What the two sides of a contradiction disagree on.
_DISPUTES = {
    "position": "For and against it at about the same time", "answer": "Two answers to one ask",
    "figure": "Two figures",
    "day": "Two days", "outcome": "Two outcomes", "cause": "Whether one leads to the other",
}  # fmt: skip


def asks(case: Case) -> list[ExchangeCourse]:
    """What it requested and offered, the latest first."""
    return _exchanges(case, case.told.asks.get(case.id, ()), "who")


def asked(case: Case) -> list[ExchangeCourse]:
    """What was requested of it and offered to it, the latest first."""
    return _exchanges(case, case.told.asked.get(case.id, ()), "about", of=lambda one: one.addressees)


def _exchanges(
    case: Case, own: Iterable[ExchangeCourse], column: str, of: Callable[[ExchangeCourse], Sequence[str]] | None = None
) -> list[ExchangeCourse]:
    """Those of its side, and those in whose tellings it is named: an official who asks for a state."""
    found = {each.id: each for each in own}
    for seen in case.seen("exchanges", column):
        each = case.told.exchange_at.get((seen.report, seen.id))
        if each is not None and (of is None or case.id in of(each) or not case.told.asked.get(case.id)):
            found.setdefault(each.id, each)
    return sorted(found.values(), key=lambda each: (latest_first(_asked_on(each)), each.id), reverse=True)


def _asked_on(each: ExchangeCourse) -> str | None:
    return max((one.on for one in each.asked if one.on), default=None)


def exchange_places(each: ExchangeCourse) -> list[Place]:
    """The report of the ask, and that of the last telling of each answer."""
    answers = [answer.evidence[-1].report for answer in each.course if answer.evidence]
    return [(report, "") for report in dict.fromkeys([each.asked[0].report, *answers])]


def asks_line(desk: Desk, each: ExchangeCourse) -> Line:
    """What it asked of whom, or offered, and what became of it."""
    verb = "asked" if each.kind == "request" else "offered"
    whom = people(desk.case.known(each.addressees)) if each.addressees else []
    return _exchange(desk, each, [verb, *([" ", *whom] if whom else [])])


def asked_line(desk: Desk, each: ExchangeCourse) -> Line:
    """Who asked it for what, or offered, and what became of it."""
    who = people(desk.case.known(each.askers)) if each.askers else ["somebody"]
    verb = "asked" if each.kind == "request" else "offered"
    whom: list[Part] = people(desk.case.known(each.addressees)) if each.addressees else [desk.case.name]
    return _exchange(desk, each, [*who, f" {verb} ", *whom])


def _exchange(desk: Desk, each: ExchangeCourse, parts: list[Part]) -> Line:
    """An ask with the course of its answers, each with its words."""
    quotes: list[Quote | None] = [desk.quoted(each.asked[0])]
    for answer in each.course:
        if answer.evidence:
            day = f" on {written(answer.last or answer.first)}" if answer.last or answer.first else ""
            quotes.append(desk.quoted(answer.evidence[-1], f"; the answer{day}: {ANSWERS[answer.answer]}: "))
    about = desk.day(each.asked[0].on, each.asked[0].report)
    return desk.line(parts, quotes, tag=ANSWERS[each.answer], note=waited(each), exchange=each.id, **about)


def holds(case: Case) -> list[JoinedClaim]:
    """The claims that it holds, those of most stories first."""
    found = {claim.id: claim for claim in case.told.holds.get(case.id, ())}
    for seen in case.seen("claims"):
        if claim := case.told.claim_at.get((seen.report, seen.id)):
            found.setdefault(claim.id, claim)
    return sorted(found.values(), key=lambda claim: (-claim.origins, claim.id))


def _own(case: Case, claim: JoinedClaim) -> list[tuple[Holding, Quoted]]:
    """What of a claim it says itself: by its side, or by the records in which it is the holder."""
    mine = {(seen.report, seen.id) for seen in case.seen("claims")} if case.id not in case.told.holds else set()
    return [
        (each, one)
        for each in (*claim.held, *claim.disputed)
        for one in each.evidence
        if case.id in each.holders or (one.report, one.record) in mine
    ]


def claim_places(claim: JoinedClaim) -> list[Place]:
    """The reports that tell of it."""
    reports = (one.report for each in (*claim.held, *claim.disputed) for one in each.evidence)
    return [(report, "") for report in dict.fromkeys(reports)][:8]


def claim_line(desk: Desk, claim: JoinedClaim) -> Line | None:
    """What it says leads to what: the odds, a condition, and who says otherwise."""
    own = _own(desk.case, claim)
    if not own:
        return None
    each, one = own[-1]
    says = f"is to {each.says.removesuffix('s')}" if claim.intended else each.says
    parts: list[Part] = [f"“{whole(claim.cause_label)}” {says} “{whole(claim.effect_label)}”"]
    notes = [*_odds(each), *(cut(condition(one), 120) for one in each.conditions[:1])]
    others = [holder for other in claim.disputed for holder in other.holders if other is not each]
    notes += [f"disputed by {desk.case.people.side(others)}" for _ in range(bool(others))]
    notes += [many(claim.origins, "story", "stories") for _ in range(claim.origins > 1)]
    return desk.line(parts, [desk.quoted(one)], note="; ".join(notes), **desk.day(one.on, one.report))


def _odds(each: Holding) -> list[str]:
    if each.low is None or each.high is None:
        return []
    by = f" by {written(each.horizon)}" if each.horizon else ""
    return [f"{each.low * 100:.0f}–{each.high * 100:.0f} in 100{by}"]


def expected(case: Case) -> list[JoinedForecast]:
    """What it is expected to do, that of most stories first."""
    return sorted(case.told.expected.get(case.id, ()), key=lambda one: (-one.origins, one.id))


def forecast_places(one: JoinedForecast) -> list[Place]:
    """The reports of its first two holders."""
    return [(each.evidence[-1].report, "") for each in one.held[:2]]


def forecast_line(desk: Desk, one: JoinedForecast) -> Line:
    """A forecast with its first holders and the odds that each of them gives."""
    first = one.held[0]
    told = first.evidence[-1]
    holders = desk.case.known(first.holders)
    parts: list[Part] = [*(people(holders) if holders else ["The reports"])]
    parts.append(f" on “{whole(cut(one.action, 160))}”: {first.says} ({_band(first)})" if _odds(first)
                 else f" on “{whole(cut(one.action, 160))}”: {first.says}")  # fmt: skip
    quotes = [desk.quoted(told)]
    for other in one.held[1:2]:
        names = desk.case.people.side(other.holders) or "the reports"
        band = f" ({_band(other)})" if _odds(other) else ""
        quotes.append(desk.quoted(other.evidence[-1], f"; {names}: {other.says}{band}: "))
    more = len(one.held) - 2
    notes = [
        *(cut(condition(each), 120) for each in first.conditions[:1]),
        *([f"and {many(more, 'other')}"] * (more > 0)),
    ]
    return desk.line(parts, quotes, note="; ".join(notes), **desk.day(told.on, told.report))


def _band(each: Holding) -> str:
    return _odds(each)[0]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where it stands on one issue, day by day, the last day last."""

    issue: str
    course: tuple[Position, ...]


def stands(case: Case) -> list[Stand]:
    """Its positions by issue, those of most evidence first."""
    by_issue: dict[str, list[Position]] = {}
    for position in case.told.stands.get(case.id, ()):
        by_issue.setdefault(position.issue, []).append(position)
    found = [
        Stand(issue, tuple(sorted(some, key=lambda one: (latest_first(one.on), one.id))))
        for issue, some in by_issue.items()
    ]
    return sorted(found, key=lambda one: (-sum(len(each.evidence) for each in one.course), one.issue))


def stand_places(one: Stand) -> list[Place]:
    """The report of the latest evidence."""
    return [(one.course[-1].evidence[-1].report, "")]


def stand_line(desk: Desk, one: Stand) -> Line:
    """An issue, what it does about it, and its words of the latest day."""
    last = one.course[-1]
    shown = last.evidence[-1]
    issue = desk.case.told.issues.get(one.issue)
    label = issue.label if issue else one.issue
    doers: list[Part] = [*people(desk.case.known(issue.doers)), ": "] if issue and issue.doers else []
    acts = ", ".join(dict.fromkeys(STANDS[each.act] for each in last.evidence))
    values = " → ".join(dict.fromkeys(f"{each.value:+.1f}" for each in one.course))
    quote = desk.quote(shown.report, shown.spans, shown.record, words=" … ".join(shown.quotes))
    days = f", over {many(len(one.course), 'day')}" if len(one.course) > 1 else ""
    note = f"{values} on a scale from −1 to +1{days}"
    parts = [*doers, f"“{whole(cut(label, 160))}”: {acts}"]
    return desk.line(parts, [quote], note=note, issue=label, **desk.day(last.on, shown.report))


def contradicts(case: Case) -> list[Contradiction]:
    """What cannot both hold, in its own record or between reports about it."""
    return case.told.contradicts.get(case.id, [])


def contradiction_places(one: Contradiction) -> list[Place]:
    """The reports of both sides."""
    return [(side.report, "") for side in (one.one, one.other)]


def contradiction_line(desk: Desk, one: Contradiction) -> Line:
    """What the two are about, and the words of both."""
    quotes = [
        desk.quoted(side, f"{'; ' if at else ''}{side.says} ({written(side.on)}): ")
        for at, side in enumerate((one.one, one.other))
    ]
    parts = [f"{_DISPUTES[one.kind]}: {cut(one.about, 160)}"]
    return desk.line(parts, quotes, note="of one holder" if one.own else "", **desk.day(one.one.on, one.one.report))
