"""What the analyst's decisions do to a reading: a reading and fixes in, the reading as it then is out.

Records are never changed where they lie; this is applied whenever they are read. A fix whose target the reading does
not have does nothing there, and one that would break the codebook (a day that is none) does nothing anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, get_args

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from dragoman.errors import RecordError
from dragoman.fixes import Fix, target
from dragoman.records import (
    RECORD_TYPES,
    Actor,
    Event,
    Mention,
    Reading,
    Record,
    Report,
    Span,
    Statement,
    check,
    check_alone,
    record_id,
)
from dragoman.references import Rename, handed_over, in_order, overlap, renamed

#: The field that says what kind of thing a record is, and the one that says when: by record type.
KIND_FIELD = {"actors": "kind", "statements": "act", "events": "type", "exchanges": "kind", "ties": "kind",
              "claims": "sign", "forecasts": "type"}  # fmt: skip
DAY_FIELD = {"statements": "made_on", "events": "when", "exchanges": "asked_on", "ties": "since",
             "forecasts": "horizon"}  # fmt: skip
#: What an actor that is joined with another takes from it where it says nothing itself.
_FILLED = ("country", "sector", "role", "affiliation", "acts_for", "owner", "flag")

_Key = tuple[str, str]


def apply(reading: Reading, fixes: Iterable[Fix]) -> Reading:
    """The reading as the fixes have it: those that count, in the order in which they were taken."""
    return applied(reading, fixes)[0]


def applied(reading: Reading, fixes: Iterable[Fix]) -> tuple[Reading, Counter[str]]:
    """The reading as the fixes have it, and how many of its records each was about, by the id of the fix.

    Apart from those of a report to which one adds, records that no fix names by their ids or their actors' may be left
    out of the reading: they stay what they are.
    """
    draft = _Draft(reading)
    about: Counter[str] = Counter()
    for fix in fixes:
        if count := _APPLY[fix.kind](draft, fix):
            about[fix.id] += count
    return draft.reading(), about


def changes(before: Reading, after: Reading) -> tuple[Reading, set[_Key]]:
    """The records that `after` has and `before` had not, or had otherwise; and the type and id of all that `before` had
    and `after` has otherwise or not at all. What `applied` does not change is the same object in both.
    """
    old, new = _Draft(before).records, _Draft(after).records
    changed = {key: record for key, record in new.items() if old.get(key) is not record}
    return _reading(after.report, changed), {key for key, record in old.items() if new.get(key) is not record}


def without(record: Record, actors: Container[str], around: Mapping[str, str | None]) -> Record | None:
    """The record where these actors and statements have been rejected; None where it makes no sense without them.

    `around` has the statements by their ids, each with the one in whose content it stood.
    """
    found = renamed(record, lambda name: None if name in actors else name) if actors else record
    field = "inside" if isinstance(found, Statement) else "attributed_to" if isinstance(found, Event) else None
    if found is None or field is None or (name := getattr(found, field)) not in around:
        return found
    while name in around:
        name = around[name]
    return replace(found, **{field: name})


def values_of(kind: str) -> tuple[str, ...]:
    """What a record of this type may be retyped to."""
    spelt = _field(_struct(kind), KIND_FIELD[kind])
    return tuple(choice for one in (spelt, *get_args(spelt)) for choice in get_args(one) if isinstance(choice, str))


def _struct(kind: str) -> type[Record]:
    struct: type[Record] = get_args(_field(Reading, kind))[0]
    return struct


def _field(struct: type[msgspec.Struct], name: str) -> Any:
    return next(field.type for field in msgspec.structs.fields(struct) if field.name == name)


class _Draft:
    """A reading under work: its records by type and id, in their order."""

    def __init__(self, reading: Reading) -> None:
        self.report = reading.report
        self.records: dict[_Key, Record] = {
            (kind, record.id): record for kind in RECORD_TYPES for record in getattr(reading, kind)
        }

    def reading(self) -> Reading:
        return _reading(self.report, self.records)

    def key(self, text: str) -> _Key | None:
        """Where a target stands in this reading, if it does."""
        report, name = target(text)
        if report is not None and report != self.report.id:
            return None
        return next((key for kind in RECORD_TYPES if (key := (kind, name)) in self.records), None)

    def actor(self, text: str) -> Actor | None:
        key = self.key(text)
        return found if key and isinstance(found := self.records[key], Actor) else None

    def rename(self, new: Rename) -> int:
        """Puts ids of actors in the place of others, in every record; says how many records that changed."""
        count = 0
        for key, record in list(self.records.items()):
            changed = renamed(record, new)
            if changed is None:
                del self.records[key]
            elif changed is not record:
                self.records[key] = changed
            count += changed is not record
        return count

    def put(self, old: str, actor: Actor) -> None:
        """An actor in the place of another."""
        self.records = {
            (("actors", actor.id) if key == ("actors", old) else key): (actor if key == ("actors", old) else record)
            for key, record in self.records.items()
        }


def _reading(report: Report, records: Mapping[_Key, Record]) -> Reading:
    lists: dict[str, list[Any]] = {kind: [] for kind in RECORD_TYPES}
    for (kind, _), record in records.items():
        lists[kind].append(record)
    return Reading(report=report, **{kind: tuple(some) for kind, some in lists.items()})


def _merge(draft: _Draft, fix: Fix) -> int:
    kept, *others = dict.fromkeys(fix.targets)
    here = (one.id for one in map(target, others) if one.report in (None, draft.report.id))
    gone = dict.fromkeys(name for name in here if name != kept)
    count = draft.rename(lambda name: kept if name in gone else name)
    some = [actor for name in (kept, *gone) if (actor := draft.actor(name))]
    if any(actor.id in gone for actor in some):
        for actor in some[1:]:
            del draft.records["actors", actor.id]
        draft.put(some[0].id, _joined(kept, str(fix.name), some))
        count += 1
    return count


def _joined(kept: str, name: str, actors: Sequence[Actor]) -> Actor:
    """One actor of several: what the first does not say, the others do; of all, the mentions."""
    first = actors[0]
    mentions = {mention.span: mention for actor in reversed(actors) for mention in actor.mentions}
    filled = {
        field: next((value for actor in actors if (value := getattr(actor, field)) is not None), None)
        for field in _FILLED
    }
    return replace(
        first, id=kept, name=name, mentions=tuple(mentions[span] for span in sorted(mentions)),
        members=tuple(m for m in dict.fromkeys(m for actor in actors for m in actor.members) if m != kept), **filled,
    )  # fmt: skip


def _split(draft: _Draft, fix: Fix) -> int:
    old, new = fix.targets[0], str(fix.value)
    actor = draft.actor(old)
    if actor is None or draft.actor(new) is not None:
        return 0
    moved = _mentions_at(draft.report.id, actor.mentions, fix.targets[1:])
    if not moved:
        return 0
    left = tuple(mention for mention in actor.mentions if mention not in moved)
    acts_for = new if actor.acts_for == old else actor.acts_for
    one = replace(actor, id=new, name=fix.name, mentions=moved, acts_for=acts_for)
    if not left:  # everything that it does in this report
        draft.put(old, one)
        return 1 + draft.rename(lambda name: new if name == old else name)
    draft.records["actors", old] = replace(actor, mentions=left)
    draft.records["actors", new] = one
    count = 2
    for key, record in list(draft.records.items()):
        if key[0] != "actors":
            changed = handed_over(record, old, new, [m.span for m in moved], [m.span for m in left])
            count += changed is not record
            draft.records[key] = changed
    return count


def _mentions_at(report: str, mentions: Iterable[Mention], places: Iterable[str]) -> tuple[Mention, ...]:
    """The mentions that stand at `REPORT` or at `REPORT:START,END`."""
    here = [span for place in places if (span := place_of(place, report)) is not None]
    return tuple(mention for mention in mentions if any(overlap(mention.span, span) for span in here))


def place_of(place: str, report: str) -> Span | None:
    """The characters that `REPORT:START,END` means in a report; None where it means another, or nothing."""
    name, _, span = place.partition(":")
    start, _, end = span.partition(",")
    if name != report or (span and not (start.isdecimal() and end.isdecimal())):
        return None
    return (int(start), int(end)) if span else (0, 1 << 62)


def _rename(draft: _Draft, fix: Fix) -> int:
    return _change(draft, fix, lambda kind, record: replace(record, name=fix.name) if kind == "actors" else None)


def _confirm(draft: _Draft, fix: Fix) -> int:
    def confirmed(_: str, record: Record) -> Record:
        made_by = f"{record.why}; " if record.why is not UNSET else ""
        return replace(record, confidence=1.0, why=f"{made_by}confirmed by the analyst ({fix.id})")

    return _change(draft, fix, confirmed)


def _retype(draft: _Draft, fix: Fix) -> int:
    def retyped(kind: str, record: Record) -> Record | None:
        if fix.value not in values_of(kind):
            return None
        changes: dict[str, Any] = {KIND_FIELD[kind]: fix.value}
        if isinstance(record, Event):
            changes["mode"] = None  # modes belong to their types
        return in_order(replace(record, **changes))

    return _change(draft, fix, retyped)


def _redate(draft: _Draft, fix: Fix) -> int:
    def redated(kind: str, record: Record) -> Record | None:
        if kind not in DAY_FIELD:
            return None
        if isinstance(record, Event) and fix.value is not None:
            first, _, last = fix.value.partition("/")
            return replace(record, when=(first, last or first))
        return replace(record, **{DAY_FIELD[kind]: fix.value})

    return _change(draft, fix, redated)


def _acts_for(draft: _Draft, fix: Fix) -> int:
    return sum(_one_acts_for(draft, fix, name) for name in fix.targets)


def _one_acts_for(draft: _Draft, fix: Fix, name: str) -> int:
    actor = draft.actor(name)
    if actor is None:
        return 0
    draft.records["actors", actor.id] = replace(actor, acts_for=fix.value)
    count = 1
    for key, record in draft.records.items():
        if isinstance(record, Statement) and actor.id in record.speakers:
            pairs = zip(record.speakers, record.acts_for, strict=True)
            acts_for = tuple(fix.value if speaker == actor.id else old for speaker, old in pairs)
            draft.records[key] = replace(record, acts_for=acts_for)
            count += 1
    return count


def _reject(draft: _Draft, fix: Fix) -> int:
    return sum(_one_rejected(draft, name) for name in fix.targets)


def _one_rejected(draft: _Draft, name: str) -> int:
    key = draft.key(name)
    if key is None:
        return 0
    gone = draft.records.pop(key)
    count = 1
    if isinstance(gone, Actor):
        count += draft.rename(lambda name: None if name == gone.id else name)
    if isinstance(gone, Statement):
        for other, record in draft.records.items():
            field = {"statements": "inside", "events": "attributed_to"}.get(other[0])
            if field and getattr(record, field) == gone.id:
                draft.records[other] = replace(record, **{field: gone.inside})
                count += 1
    return count


def _add(draft: _Draft, fix: Fix) -> int:
    if fix.targets[0] != draft.report.id:
        return 0
    try:
        record = hand_made(draft.report.id, str(fix.value), fix.record or {}, fix.id)
        key = str(fix.value), record.id
        before = draft.records
        if key in before:
            return 0
        draft.records = {**before, key: record}
        try:
            check(draft.reading())
        except RecordError:
            draft.records = before
            raise
    except RecordError:
        return 0
    return 1


def hand_made(report: str, kind: str, fields: Mapping[str, Any], by: str) -> Record:
    """A record from its JSON form, with an id where it has none. Raises `RecordError` where it does not fit."""
    if kind not in RECORD_TYPES:
        raise RecordError(f"{kind!r} is no type of record: there are {', '.join(RECORD_TYPES)}")
    own = {} if kind == "actors" else {"id": record_id(kind, report, "by hand", sorted(fields.items()))}
    try:
        return msgspec.convert({**own, "why": f"added by the analyst ({by})", **fields}, _struct(kind))
    except msgspec.ValidationError as error:
        raise RecordError(f"this is no record of the type {kind}: {error}") from error


def _change(draft: _Draft, fix: Fix, change: Callable[[str, Record], Record | None]) -> int:
    """Changes the records that the fix is about, where they are in this reading and come out as the codebook has it."""
    return sum(_one_changed(draft, name, change) for name in fix.targets)


def _one_changed(draft: _Draft, name: str, change: Callable[[str, Record], Record | None]) -> int:
    key = draft.key(name)
    if key is None or (changed := change(key[0], draft.records[key])) is None:
        return 0
    try:
        check_alone(changed, len(draft.report.text))
    except RecordError:
        return 0
    draft.records[key] = changed
    return 1


_APPLY: dict[str, Callable[[_Draft, Fix], int]] = {
    "merge": _merge, "split": _split, "rename": _rename, "reject": _reject, "confirm": _confirm, "retype": _retype,
    "redate": _redate, "acts-for": _acts_for, "add": _add,
}  # fmt: skip
