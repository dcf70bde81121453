"""What it said, did and suffered, and what ties it to others: from the records of single reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.parts import to_record
from dragoman.records import Event, Statement, Tie
from dragoman.showing.acts import ACTS, EVENTS, MODALITIES, TIES
from dragoman.showing.days import written
from dragoman.showing.dossier.desk import Case, Desk, Place, latest_first
from dragoman.showing.dossier.parts import Line, Part, Person, Quote
from dragoman.showing.passages import cut, overlap
from dragoman.showing.prose import inner
from dragoman.showing.said import ACT_WEIGHT, SAME
from dragoman.showing.story import many
from dragoman.store import Seen, Wanted

#: How many statements are weighed by their words for each that is shown. A design value.
_POOL = 5
#: Characters between which a statement says something and is no speech. Design values.
_SHORT, _LONG = 40, 500


def said(case: Case) -> list[Seen]:
    """Its statements and those of whoever speaks for it: by the weight of their acts, or the latest first."""
    seen = case.seen("statements", voices=True)
    seen.sort(key=lambda one: (latest_first(one.day), one.report, -one.starts), reverse=True)
    if not case.latest:
        seen.sort(key=lambda one: -_first_weight(one))
    return seen


def _first_weight(one: Seen) -> float:
    """The weight of a statement as far as it can be told without its words."""
    weight = ACT_WEIGHT.get(one.kind, 1.0) if one.kind else 1.0
    return float(weight) + (0.5 if _SHORT <= one.ends - one.starts <= _LONG else 0.0)


def pool(case: Case, seen: Sequence[Seen], most: int) -> list[Seen]:
    """Those of which the weightiest are chosen by their words."""
    return list(seen[: most if case.latest else _POOL * most])


def weightiest(desk: Desk, seen: Sequence[Seen], most: int) -> list[Seen]:
    """The first of what was said, by their weight and each only once: copies of a report say the same."""
    if desk.case.latest:
        return list(seen[:most])
    texts = {name: row.text for name, row in desk.rows.items()}
    weighed = []
    for at, one in enumerate(seen):
        record = desk.records.get((one.report, one.id))
        if not isinstance(record, Statement):
            continue
        weight = _first_weight(one) + (0.3 if record.kind != "indirect" else 0.0)
        weight -= 2.0 * record.ascribed + 0.8 * (record.damaged is True) + 1.0 * (record.inside is not None)
        words = [word for a, b in record.content for word in texts.get(one.report, "")[a:b].lower().split()]
        weighed.append((-weight * (0.5 + 0.5 * record.confidence), at, one, words))
    chosen: list[tuple[Seen, list[str]]] = []
    for _, _, one, words in sorted(weighed, key=lambda each: each[:2]):
        if len(chosen) < most and not any(words and overlap(words, other) >= SAME for _, other in chosen):
            chosen.append((one, words))
    return [one for one, _ in chosen]


def seen_places(one: Seen) -> list[Place]:
    """Where it stands."""
    return [(one.report, one.id)]


def said_line(desk: Desk, one: Seen) -> Line | None:
    """Who of it said it to whom, how, and the sentences that say so."""
    record = desk.records.get((one.report, one.id))
    if not isinstance(record, Statement):
        return None
    case = desk.case
    others = [who for who in record.speakers if not case.is_it(one.report, who)]
    parts: list[Part] = desk.persons(one.report, record.speakers) if others else []
    to, alone = ACTS[record.act]
    addressee = case.person(one.report, record.addressee) if record.addressee else None
    verb = "is said to think" if record.ascribed else f"{to} " if addressee else alone
    parts += [f" {verb}" if parts else verb, *([addressee] if addressee and not record.ascribed else [])]
    spans = (*record.content, *record.cue, *record.source)
    quote = desk.quote(one.report, spans, one.id, damaged=record.damaged is True) if spans else None
    notes: list[str] = [record.channel] if record.channel not in ("unknown", "statement") else []
    notes += ["damaged text"] if record.damaged is True else []
    return desk.line(parts, [quote], note=", ".join(notes), **desk.day(record.made_on, one.report))


def did(case: Case) -> list[Seen]:
    """What it and whoever speaks for it did, the latest first; what only may be, was planned or denied comes last."""
    return _latest(case, case.seen("events", voices=True))


def befell(case: Case) -> list[Seen]:
    """What was done to it, in the same order."""
    return _latest(case, case.seen("events", "about"))


def _latest(case: Case, seen: list[Seen]) -> list[Seen]:
    seen = sorted(seen, key=lambda one: (latest_first(one.day), one.report, -one.starts), reverse=True)
    return sorted(seen, key=lambda one: (one.report, one.id) in case.people.unhappened)


def did_line(desk: Desk, one: Seen) -> Line | None:
    """Whom of others it did it with, to whom, and whether it happened."""
    record = desk.records.get((one.report, one.id))
    if not isinstance(record, Event):
        return None
    others = [who for who in record.actors if not desk.case.is_it(one.report, who)]
    parts: list[Part] = [*desk.persons(one.report, record.actors), " "] if others else []
    to, alone, _ = EVENTS[record.type]
    parts += [to, " ", *desk.persons(one.report, record.recipients)] if record.recipients else [alone]
    return _event(desk, one, record, parts)


def befell_line(desk: Desk, one: Seen) -> Line | None:
    """Who did what to it."""
    record = desk.records.get((one.report, one.id))
    if not isinstance(record, Event):
        return None
    actors: list[Part] = desk.persons(one.report, record.actors) if record.actors else ["somebody"]
    by = EVENTS[record.type][2]
    others = [who for who in record.recipients if not desk.case.is_it(one.report, who)]
    whom: list[Part] = desk.persons(one.report, record.recipients) if others else [desk.case.name]
    return _event(desk, one, record, [*actors, f" {by} ", *whom])


def _event(desk: Desk, one: Seen, record: Event, parts: list[Part]) -> Line:
    spans = [*record.anchors, *record.actor_spans, *record.recipient_spans]
    quote = desk.quote(one.report, spans if spans else record.anchors, one.id)
    own = record.when[0] or record.when[1] if record.when else None
    notes = [record.outcome or "", "damaged text" if record.damaged is True else ""]
    return desk.line(parts, [quote], tag=MODALITIES[record.modality], note=", ".join(filter(None, notes)),
                     **desk.day(own, one.report))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Ties of one kind and sign between it and one other, with the places that tell of them, the first first."""

    kind: str
    sign: str | None
    other: Person | None
    out: bool
    told: tuple[Place, ...]


def ties(case: Case) -> list[Group]:
    """What lastingly binds it to others and others to it, each once, that of most reports first."""
    found: dict[tuple[str, str | None, Person | None, bool], list[Place]] = {}
    every = _every_tie(case)
    for column in ("who", "about"):
        for report, id_ in sorted((one.report, one.id) for one in case.seen("ties", column)):
            record = every.get((report, id_))
            if record is None:
                continue
            out = column == "who"
            end = record.to if out else record.from_
            other = case.person(report, end) if end else None
            if other is None or not case.is_it(report, end or ""):
                found.setdefault((record.kind, record.sign, other, out), []).append((report, id_))
    groups = [Group(*key, tuple(_by_day(case, places))) for key, places in found.items()]
    return sorted(groups, key=lambda one: (-len(one.told), list(TIES).index(one.kind), not one.out, str(one.other)))  # type: ignore[arg-type]


def _every_tie(case: Case) -> dict[Place, Tie]:
    """All ties of the situation: there are few, and to find those of one actor takes as long."""
    found: dict[Place, Tie] | None = case.store.reckoned.get("ties")
    if found is None:
        found = {}
        for row in case.store.records(Wanted(types=["ties"])):
            record = to_record(row)
            if isinstance(record, Tie):
                found[row.report, row.id] = record
        case.store.reckoned["ties"] = found
    return found


def _by_day(case: Case, some: Sequence[Place]) -> list[Place]:
    return sorted(some, key=lambda place: (case.day(place[0]) or "9999", place))


def tie_places(one: Group) -> list[Place]:
    """The first and the last place that tell of it."""
    return [one.told[0], *one.told[-1:]] if len(one.told) > 1 else list(one.told)


def tie_line(desk: Desk, one: Group) -> Line | None:
    """The tie in words, with its size and beginning where these are told."""
    told = [(place, record) for place in dict.fromkeys(tie_places(one)) if (record := desk.records.get(place))]
    usual, against = TIES[one.kind]  # type: ignore[index]
    verb = against if one.sign == "-" and one.kind not in ("sanctions", "rivalry") else usual
    other: Part = one.other or "somebody"
    parts: list[Part] = [f"{verb} ", other] if one.out else [other, f" {verb} ", desk.case.name]
    quotes: list[Quote | None] = []
    notes = [many(len({report for report, _ in one.told}), "report")] if len(one.told) > 1 else []
    for (report, id_), record in told:
        assert isinstance(record, Tie)
        quotes.append(desk.quote(report, record.evidence, id_, lead="; " if quotes else ""))
        notes += [f"“{inner(cut(str(record.magnitude), 60))}”" for _ in range(record.magnitude is not None)]
        notes += [f"since {written(record.since)}" for _ in range(record.since is not None)]
    note = "; ".join(dict.fromkeys(notes))
    return desk.line(parts, quotes, note=note, day=desk.case.day(one.told[0][0]), reported=True)
