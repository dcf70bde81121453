"""Why a record is there: its words in their context, the rule or head that made it, whom its speakers speak for.

A situation and an id in, `Why`s out: one for a record or a report, one a report for an actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import UNSET

from dragoman.errors import UsageError
from dragoman.finding import actors_named, ids_in_reports, listed, registry_of, sentence_at
from dragoman.fixes import target
from dragoman.history import Change, history
from dragoman.links import link
from dragoman.parts import RecordRow, ReportRow, to_record
from dragoman.records import Actor, Record, Span, Statement, spans
from dragoman.store import Store, Wanted

if TYPE_CHECKING:
    from dragoman.assembly.registry import RegistryActor
    from dragoman.assembly.stories import Story

#: How many records that an id may mean are listed. A design value.
_LISTED = 8
_ACTOR_FIELDS = {"statements": (("speakers", "speaker"), ("addressee", "addressee")),
                 "events": (("actors", "actor"), ("recipients", "recipient")),
                 "exchanges": (("askers", "asker"), ("addressees", "addressee")),
                 "ties": (("from_", "from"), ("to", "to")),
                 "claims": (("holders", "holder"),),
                 "forecasts": (("holders", "holder"), ("actor", "actor"))}  # fmt: skip


class Passage(NamedTuple):
    """Some words of a record: the field that holds them, where they stand, and the link to them."""

    field: str
    span: Span
    words: str
    link: str


class Person(NamedTuple):
    """An actor of a record: as what it stands there, and for whom it acts, with the reason where there is one."""

    part: str
    id: str
    name: str
    role: str | None
    affiliation: str | None
    acts_for: str | None
    reason: str | None


class Why(NamedTuple):
    """A record with everything that it rests on. `record` is None where the report itself was asked for.

    `context` spans the sentences from its first words to its last, `made_by` names the rule or head that made it,
    `places` all documents that hold the report's text, `story` the wire story that it tells with other reports,
    `changes` what the analyst's decisions have changed of the record.
    """

    report: ReportRow
    type: str
    record: Record | None
    passages: list[Passage]
    context: Span | None
    made_by: str | None
    confidence: float | None
    damaged: bool
    people: list[Person]
    places: list[str]
    story: Story | None = None
    changes: Sequence[Change] = ()


class Whys(NamedTuple):
    """The reasons that were asked for, and how many there are: as many as reports, for an actor."""

    found: list[Why]
    total: int


def why(store: Store, text: str, limit: int | None = None) -> Whys:
    """Explains a record, report or actor, by its id, the beginning of its id, or an actor's name.

    Where two reports have a record of the same id, `REPORT:ID` tells them apart. An actor is explained from its first
    `limit` reports. Raises `UsageError`, with what there is, where nothing or more than one thing is meant.
    """
    report, _, name = text.rpartition(":")
    of = _only(store.reports(Wanted(start_of_id=report)), report).id if report else None
    actor = registry_of(store).by_id.get(text)
    if actor is not None:
        rows = list(store.records(Wanted(types=["actors"], ids=ids_in_reports(store, [actor.id]))))
        return _of_actor(store, rows, limit)
    rows = list(store.records(Wanted(report=of, id=name)))
    if not rows and not report and (found := store.reports(Wanted(start_of_id=name))) and len(name) >= 4:
        return Whys([_of_report(store, _only(found, name))], 1)
    if not rows:
        rows = list(store.records(Wanted(report=of, start_of_id=name))) if name else []
    if report and not rows:
        _explain_absence(store, name)
        raise UsageError(f"the report {of} has no record {name!r}")
    if len({row.id for row in rows}) > 1:
        raise UsageError(f"{text!r} may be any of {_listed(rows)}: give more of the id")
    if not report and (not rows or all(row.type == "actors" for row in rows)):
        return _of_actor(store, _actor_rows(store, rows[0].id if rows else name), limit)
    if len({row.report for row in rows}) > 1 and rows[0].type != "actors":
        raise UsageError(f"{text!r} stands in several reports: say {_listed(rows)}")
    rows.sort(key=lambda row: (row.day is None, row.day, row.report))
    return Whys([_of_record(store, row) for row in rows[:limit]], len(rows))


def registered(store: Store, whys: Whys) -> RegistryActor | None:
    """What the registry has of the actor that reasons are about: its names, its roles, and why its names are one's."""
    first = whys.found[0] if whys.found else None
    if first is None or not isinstance(first.record, Actor):
        return None
    registry = registry_of(store)
    return registry.by_id.get(registry.of(first.report.id, first.record.id))


def _of_actor(store: Store, rows: list[RecordRow], limit: int | None) -> Whys:
    rows.sort(key=lambda row: (row.day is None, row.day, row.report))
    return Whys([_of_record(store, row) for row in rows[:limit]], len(rows))


def as_dict(why: Why) -> dict[str, Any]:
    """A reason as plain values, without the text of the report."""
    report = msgspec.json.decode(why.report.json, type=dict[str, Any])
    return {**why._asdict(), "report": report, "record": why.record and msgspec.to_builtins(why.record),
            "passages": [p._asdict() for p in why.passages], "people": [p._asdict() for p in why.people],
            "changes": [_change_as_dict(change) for change in why.changes],
            "story": why.story and msgspec.to_builtins(why.story)}  # fmt: skip


def _change_as_dict(change: Change) -> dict[str, Any]:
    before, after = ([msgspec.to_builtins(one) for one in some] for some in (change.before, change.after))
    return {"fix": msgspec.to_builtins(change.fix), "before": before, "after": after}


def _actor_rows(store: Store, name: str) -> list[RecordRow]:
    try:
        ids = actors_named(store, name)
    except UsageError as error:
        _explain_absence(store, name)
        near = store.near_ids(name)
        hint = f": the nearest are {', '.join(near)}" if near else ": `dragoman find` shows the ids of what it finds"
        raise UsageError(f"nothing has the id or name {name!r}{hint}") from error
    if len(ids) > 1:
        raise UsageError(f"{name!r} may be any of {listed(ids)}: give the id")
    return list(store.records(Wanted(types=["actors"], ids=ids_in_reports(store, ids))))


def _explain_absence(store: Store, name: str) -> None:
    """Raises `UsageError` where a decision tells why nothing has an id that begins so."""
    effects = store.effects
    for fix in effects.book.effective if name else ():
        if not any(target(one).id.startswith(name) for one in fix.targets):
            continue
        if fix.id not in effects.records:
            raise UsageError(f"{name!r} is not there: no report that is here says it; the fix {fix.id} waits for it")
        if fix.kind == "reject":
            raise UsageError(f"{name!r} was rejected: `dragoman fix {store.folder} undo {fix.id}` brings it back")


def _only(found: Sequence[ReportRow], start: str) -> ReportRow:
    if not found:
        raise UsageError(f"there is no report {start!r}")
    if len(found) > 1:
        raise UsageError(
            f"{start!r} may be any of the reports {', '.join(r.id for r in found[:_LISTED])}: give more of it"
        )
    return found[0]


def _listed(rows: Iterable[RecordRow]) -> str:
    names = dict.fromkeys(f"{row.report}:{row.id}" for row in rows)
    shown = ", ".join(list(names)[:_LISTED])
    return shown + (f" and {len(names) - _LISTED} more" if len(names) > _LISTED else "")


def _of_report(store: Store, report: ReportRow) -> Why:
    places = [place.name for place in store.places(report=report.id)]
    return Why(report, "reports", None, [], None, None, None, False, [], places, _story_of(store, report.id))


def _story_of(store: Store, report: str) -> Story | None:
    """The story that a report tells with others; None where it tells it alone."""
    from dragoman.assembly.kept_stories import stories_of

    shared = (story for story in stories_of(store) if len(story.members) > 1)
    return next((story for story in shared if report in story.reports), None)


def _of_record(store: Store, row: RecordRow) -> Why:
    (report,) = store.reports(Wanted(report=row.report))
    record = to_record(row)
    found = [
        Passage(name, span, report.text[slice(*span)], link(report.text, span, report.url, report.name))
        for name, span in spans(record)
    ]
    context = None
    if found:
        starts, ends = [p.span[0] for p in found], [p.span[1] for p in found]
        if isinstance(record, Actor):  # mentions run through the whole report: show where it is brought in
            starts, ends = starts[:1], ends[:1]
        context = sentence_at(report.text, min(starts))[0], sentence_at(report.text, max(ends) - 1)[1]
    return Why(
        report,
        row.type,
        record,
        found,
        context,
        record.why if record.why is not UNSET else None,
        record.confidence,
        record.damaged is True,
        _people(store, row, record),
        [place.name for place in store.places(report=row.report)],
        _story_of(store, row.report),
        history(store, row.report, row.type, row.id),
    )


def _people(store: Store, row: RecordRow, record: Record) -> list[Person]:
    actors = {
        a.id: a
        for r in store.records(Wanted(report=row.report, types=["actors"]))
        if isinstance(a := to_record(r), Actor)
    }
    if isinstance(record, Actor):
        return [_person("actor", record)]
    out = []
    for field, part in _ACTOR_FIELDS[row.type]:
        value = getattr(record, field)
        ids = [value] if isinstance(value, str) else value or ()
        for at, name in enumerate(ids):
            person = _person(part, actors[name])
            if part == "speaker" and isinstance(record, Statement):
                person = person._replace(acts_for=record.acts_for[at])
            out.append(person)
    return out


def _person(part: str, actor: Actor) -> Person:
    reason = actor.why if actor.why is not UNSET else None
    return Person(part, actor.id, actor.name, actor.role, actor.affiliation, actor.acts_for, reason)
