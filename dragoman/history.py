"""What decisions made of a record: a record of a report in, each change that the analyst made of it out, in order.

What was read lies in the folder as it was; the decisions about its report are applied to it one after the other, and
those count that leave the record otherwise than they found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dragoman.fixes import Fix, target
from dragoman.fixing import apply
from dragoman.records import Reading, Record

if TYPE_CHECKING:
    from dragoman.store import Store


class Change(NamedTuple):
    """A decision that changed a record: what it found, and what it made of it.

    It finds nothing where it adds the record, and several where it joins actors.
    """

    fix: Fix
    before: tuple[Record, ...]
    after: tuple[Record, ...]


def history(store: Store, report: str, kind: str, id_: str) -> list[Change]:
    """The decisions that made a record of a report what it is now, in their order; none where it is as it was read.

    `kind` is the record's type, as `events`. Of an actor also those that gave it another's words, or its own id.
    """
    fixes = store.effects.book.about(report)
    if not fixes:
        return []
    readings = [store.as_read(report)]
    for fix in fixes:
        readings.append(apply(readings[-1], [fix]))
    ids = _ids(fixes, kind, id_, report)
    found = []
    for at, fix in enumerate(fixes):
        before, after = (_records(readings[step], kind, ids[step]) for step in (at, at + 1))
        if before != after:
            found.append(Change(fix, before, after))
    return found


def _ids(fixes: Sequence[Fix], kind: str, id_: str, report: str) -> list[set[str]]:
    """Under which ids a record stands before the first decision, after it, after the second, and so on."""
    steps = [{id_}]
    for fix in reversed(fixes):
        now = steps[-1]
        if kind == "actors" and fix.kind == "merge" and fix.targets[0] in now:
            others = [one.id for one in map(target, fix.targets[1:]) if one.report in (None, report)]
            steps.append(now | set(others))
        elif kind == "actors" and fix.kind == "split" and fix.value in now:
            steps.append((now - {fix.value}) | {fix.targets[0]})
        else:
            steps.append(now)
    return steps[::-1]


def _records(reading: Reading, kind: str, ids: Iterable[str]) -> tuple[Record, ...]:
    records: Sequence[Record] = getattr(reading, kind)
    wanted = set(ids)
    return tuple(record for record in records if record.id in wanted)


def fixes_about(store: Store, members: Iterable[tuple[str, str]]) -> list[Fix]:
    """The decisions that count and name an actor of several reports, by any of its ids or those that it had once.

    `members` are the ids of the reports and the ids by which they know it.
    """
    book = store.effects.book
    reports, own = map(set, zip(*members, strict=True))
    own |= {target(old).id for id_ in own for old in book.absorbed.get(id_, ())}

    def names(fix: Fix) -> bool:
        if fix.kind == "add":
            return False
        some = [target(name) for name in (fix.targets[:1] if fix.kind == "split" else fix.targets)]
        if fix.kind == "split" and fix.value in own:
            return True
        return any(one.id in own and (one.report is None or one.report in reports) for one in some)

    return [fix for fix in book.effective if names(fix)]
