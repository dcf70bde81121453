"""Taking a decision: words as the analyst gives them in, a fix that the situation can carry out written down.

Every name and id is looked up first, and the fix is tried; what would change nothing is refused with what to do. An
actor is written down by all ids that reports give it, as far as they are nobody else's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from itertools import count
from typing import Any, Literal, NamedTuple, cast

import msgspec

from dragoman import fixes as decisions
from dragoman.errors import RecordError, UsageError
from dragoman.finding import actors_named, ids_in_reports, listed, registry_of
from dragoman.fixes import KINDS, NONE, Fix, Kind
from dragoman.fixing import DAY_FIELD, hand_made, values_of
from dragoman.parts import ReportRow, to_record
from dragoman.reasons import why
from dragoman.records import Actor, Record
from dragoman.store import Store, Wanted

_PARTIAL_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")

State = Literal["in force", "waiting", "undone"]


class Decision(NamedTuple):
    """A decision, how it stands, and in how many records of how many reports it shows.

    One that waits names what is not there, perhaps no more and perhaps not yet; it is kept, and shows when that is.
    """

    fix: Fix
    state: State
    records: int
    reports: int


def standing(store: Store) -> list[Decision]:
    """All decisions on a situation in their order, each with how it stands now."""
    effects = store.effects
    ids = {fix.id for fix in effects.book.fixes}

    def state(fix: Fix) -> State:
        if fix.id in effects.book.undone:
            return "undone"
        there = fix.targets[0] in ids if fix.kind == "undo" else fix.id in effects.records
        return "in force" if there else "waiting"

    return [
        Decision(fix, state(fix), effects.records.get(fix.id, 0), effects.reports.get(fix.id, 0))
        for fix in effects.book.fixes
    ]


def decide(store: Store, kind: str, *words: Any, because: str | None = None) -> Decision:
    """Takes a decision and writes it down; the store answers as it has it from then on.

    `words` are what the kind wants, in the order of the command line: of `merge` the actor that stays and those that
    are it, of `retype` an id and a type, and so on. Raises `UsageError`, with what to do, for what the situation does
    not have and for what would change nothing.
    """
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of fix: there are {', '.join(KINDS)}")
    usage, least, most, make = _MAKERS[kind]
    if not least <= len(words) <= (most or len(words)):
        raise UsageError(f"{kind} takes {usage}")
    made = make(store, *words)
    # What a terminal gave that is no text must not make a line of the file that cannot be read.
    reason = because.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip() if because else None
    fix = decisions.new(cast(Kind, kind), reason=reason or None, **made)
    if kind == "undo":
        decisions.append(store.folder, fix)
        store.renew()
        return Decision(fix, "in force", 0, 0)
    trial = Store(store.folder, trial=fix)
    effects = trial.effects
    trial.close()
    if fix.id not in effects.records:
        raise UsageError(f"that would change nothing: {kind} takes {usage}")
    decisions.append(store.folder, fix)
    store.renew()
    return Decision(fix, "in force", effects.records[fix.id], effects.reports[fix.id])


def _merge(store: Store, *names: str) -> dict[str, Any]:
    ids = [_actor(store, name) for name in names]
    for at, (one, name) in enumerate(zip(ids, names, strict=True)):
        if one in ids[:at]:
            raise UsageError(f"{names[ids.index(one)]} and {name} are one actor, {one}, already")
    called = name_of(store, ids[0])
    own, others = ids_in_reports(store, ids[:1]), ids_in_reports(store, ids[1:])
    # Where others bear the id that stays, too, the actor gets one of its own.
    kept = ids[0] if ids[0] in own and ":" not in ids[0] else _new_id(store, called)
    gone = others if kept in own else [*own, *others]
    return {"targets": (kept, *gone), "name": called}


def _new_id(store: Store, name: str) -> str:
    """An id for an actor whose ids in the reports others bear, too."""
    from dragoman.reading.drafts import slug

    taken = {id_ for (id_,) in store.ask("SELECT DISTINCT id FROM records WHERE type = 'actors'")}
    base = slug(name) or "actor"
    return next(id_ for at in count(1) if (id_ := base if at == 1 else f"{base}-{at}") not in taken)


def _split(store: Store, actor: str, name: str, *places: str) -> dict[str, Any]:
    from dragoman.reading.drafts import slug

    id_ = _actor(store, actor)
    new = slug(name)
    if not new:
        raise UsageError(f"{name!r} is no name: it has no letter or digit")
    if any(True for _ in store.records(Wanted(types=["actors"], id=new))):
        raise UsageError(f"there is an actor {new} already: give another name, or merge the two afterwards")
    where = []
    for place in places:
        report, _, span = place.partition(":")
        if span and not re.fullmatch(r"\d+,\d+", span):
            raise UsageError(f"{place!r} is no place: write a report's id, or REPORT:START,END in characters of it")
        where.append(f"{_report(store, report).id}:{span}".removesuffix(":"))
    there = {place.partition(":")[0] for place in where}
    registered = registry_of(store).by_id.get(id_)
    olds = sorted({own for report, own in registered.members if report in there}) if registered else [id_]
    if len(olds) > 1:
        raise UsageError(f"these reports know {actor!r} by several ids, {', '.join(olds)}: split each by itself")
    old = olds[0] if olds else id_
    return {"targets": (old, *where), "value": new, "name": name.strip()}


def _rename(store: Store, actor: str, name: str) -> dict[str, Any]:
    if not name.strip():
        raise UsageError("a name must not be empty")
    return {"targets": _everywhere(store, actor), "name": name.strip()}


def _one(store: Store, what: str) -> dict[str, Any]:
    return {"targets": _what(store, what)[0]}


def _retype(store: Store, what: str, value: str) -> dict[str, Any]:
    targets, kind = _what(store, what)
    known = {choice.casefold(): choice for choice in values_of(kind)}
    if value.casefold() not in known:
        raise UsageError(f"{kind} have no type {value!r}: there are {', '.join(known.values())}")
    return {"targets": targets, "value": known[value.casefold()]}


def _redate(store: Store, what: str, day: str | None) -> dict[str, Any]:
    targets, kind = _what(store, what)
    if kind not in DAY_FIELD:
        raise UsageError(f"{kind} have no day of their own")
    if day is None or day == NONE:
        return {"targets": targets, "value": None}
    days = day.split("/")
    if len(days) > (2 if kind == "events" else 1) or not all(_is_day(one) for one in days):
        whole = ", of an event also as 2024-02-01/2024-02-03" if kind == "events" else ""
        raise UsageError(f"{day!r} is no day: write it as 2024-02-23, or 2024-02, or 2024{whole}, or {NONE}")
    if len(days) == 2 and days[0] > days[1] + "~":
        raise UsageError(f"{days[0]} is after {days[1]}: write the first day first")
    return {"targets": targets, "value": day}


def _is_day(text: str) -> bool:
    if _PARTIAL_DAY.fullmatch(text):
        return True
    try:
        return len(text) == len("2024-02-23") and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _acts_for(store: Store, actor: str, body: str | None) -> dict[str, Any]:
    from dragoman.reading import lexicons

    target = _everywhere(store, actor)
    if body is None or body == NONE:
        return {"targets": target, "value": None}
    if body in lexicons.states().states:
        return {"targets": target, "value": body}
    id_ = _actor(store, body)
    own = ids_in_reports(store, [id_])
    return {"targets": target, "value": id_ if id_ in own else decisions.target(own[0]).id}


def _add(store: Store, report: str, kind: str, record: Mapping[str, Any] | Record | str) -> dict[str, Any]:
    row = _report(store, report)
    try:
        if isinstance(record, str):
            fields = msgspec.json.decode(record, type=dict[str, Any])
        elif isinstance(record, Record):
            fields = msgspec.to_builtins(record)
        else:
            fields = dict(record)
        hand_made(row.id, kind, fields, "now")
    except msgspec.DecodeError as error:
        raise UsageError(f"that is no record in the JSON form: {error}") from error
    except RecordError as error:
        raise UsageError(str(error)) from error
    return {"targets": (row.id,), "value": kind, "record": fields}


def _undo(store: Store, name: str) -> dict[str, Any]:
    book = store.effects.book
    found = [fix.id for fix in book.fixes if fix.id == name] or [f.id for f in book.fixes if f.id.startswith(name)]
    if not found or not name:
        raise UsageError(f"there is no fix {name!r}: `dragoman fixes {store.folder}` lists them")
    if len(found) > 1:
        raise UsageError(f"{name!r} may be any of {', '.join(found)}: give more of the id")
    if found[0] in book.undone:
        raise UsageError(f"{found[0]} is undone already: undo its undoing to have it back")
    return {"targets": (found[0],)}


#: What each kind takes, in words and in numbers (at least, at most or None), and what makes a fix of it.
_MAKERS: dict[str, tuple[str, int, int | None, Callable[..., dict[str, Any]]]] = {
    "merge": ("the actor that stays, and those that are it", 2, None, _merge),
    "split": ("an actor, the new one's name, and the reports or REPORT:START,END that mean it", 3, None, _split),
    "rename": ("an actor and its name", 2, 2, _rename),
    "reject": ("a record's id, or an actor", 1, 1, _one),
    "confirm": ("a record's id, or an actor", 1, 1, _one),
    "retype": ("a record's id and its act, type or kind", 2, 2, _retype),
    "redate": ("a record's id and a day", 2, 2, _redate),
    "acts-for": ("an actor and for whom it acts, or none", 2, 2, _acts_for),
    "add": ("a report, a type of record, and the record in the JSON form, with new words and known actors", 3, 3, _add),
    "undo": ("the id of a fix", 1, 1, _undo),
}  # fmt: skip


def name_of(store: Store, actor: str) -> str:
    """What most reports call an actor, by its id in the registry."""
    registered = registry_of(store).by_id.get(actor)
    if registered is not None:
        return registered.name
    records = (to_record(row) for row in store.records(Wanted(types=["actors"], id=actor)))
    counts = Counter(record.name for record in records if isinstance(record, Actor))
    return max(counts, key=lambda name: (counts[name], name))


def _actor(store: Store, name: str) -> str:
    """The id of the one actor that is meant. Raises `UsageError`, with near names, for none and for several."""
    ids = actors_named(store, name)
    if len(ids) > 1:
        raise UsageError(f"{name!r} may be any of {listed(ids)}: give the id")
    return ids[0]


def _everywhere(store: Store, name: str) -> tuple[str, ...]:
    """An actor by all ids that reports give it, its own first; one as `REPORT:ID` in that report alone."""
    report, _, id_ = name.rpartition(":")
    if report and any(True for _ in store.records(Wanted(report=report, types=["actors"], id=id_))):
        return (name,)
    id_ = _actor(store, name)
    return tuple(sorted(ids_in_reports(store, [id_]), key=lambda own: (own != id_, own)))


def _what(store: Store, text: str) -> tuple[tuple[str, ...], str]:
    """A record or an actor as targets, and its type."""
    with suppress(UsageError):
        return _everywhere(store, text), "actors"
    found = why(store, text, 1).found[0]
    record = found.record
    if record is None:
        raise UsageError(f"{found.report.id} is a report: give the id of one of its records")
    if isinstance(record, Actor) and record.id != decisions.target(text).id:
        raise UsageError(f"no actor is called {text!r}: did you mean {record.id}?")
    return (f"{found.report.id}:{record.id}",), found.type


def _report(store: Store, start: str) -> ReportRow:
    found = store.reports(Wanted(start_of_id=start)) if start else []
    if not found:
        raise UsageError(f"there is no report {start!r}: `dragoman find {store.folder} WORDS` shows the ids of reports")
    if len(found) > 1:
        raise UsageError(f"{start!r} may be any of the reports {', '.join(r.id for r in found[:8])}: give more of it")
    return found[0]
