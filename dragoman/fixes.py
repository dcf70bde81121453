"""The analyst's decisions: `fixes.jsonl`, a line each, in the order in which they were taken; only ever appended to.

In: the file of a situation, or a new `Fix`. Out: a `Book`, which has every decision, which of them count (a later
`undo` takes one back, and an undo of that undo gives it back), and the lines that are no decision. What a decision does
to a reading is in `fixing`.

    merge     targets: the actor that stays, then those that are it        name: its name
    split     targets: an actor, then REPORT or REPORT:START,END …         value: the new id; name: the new actor's name
    rename    targets: an actor                                            name: its name
    reject    targets: a record or an actor
    confirm   targets: a record or an actor
    retype    targets: a record or an actor                                value: its act, type or kind
    redate    targets: a record          value: a day, of an event two days with "/" between them, or none (null)
    acts-for  targets: an actor                                            value: an id, or none (null)
    add       targets: a report          value: the record's type; record: the record in the JSON form
    undo      targets: a fix

A target is an id, or `REPORT:ID` where only one report is meant. An actor is given by all the ids that reports give it,
one after the other.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from dragoman import journal
from dragoman.folder import FIXES
from dragoman.journal import Broken

Kind = Literal["merge", "split", "rename", "reject", "confirm", "retype", "redate", "acts-for", "add", "undo"]
KINDS: tuple[str, ...] = get_args(Kind)
#: What is written where there is nothing: nobody for whom one acts, no known day.
NONE = "none"
#: How many targets a decision has, at the least.
_TARGETS = {"merge": 2, "split": 2}


class Fix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One decision; which fields a kind has is said above. `time` is ISO 8601, in UTC, `reason` the analyst's."""

    id: str
    kind: Kind
    targets: tuple[str, ...]
    time: str
    value: str | None = None
    name: str | None = None
    record: dict[str, Any] | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if len(self.targets) < _TARGETS.get(self.kind, 1):
            raise ValueError(f"{self.kind} has too few targets")
        if self.kind in ("merge", "split", "rename") and not self.name:
            raise ValueError(f"{self.kind} has no name")
        if self.kind in ("split", "retype", "add") and not self.value:
            raise ValueError(f"{self.kind} has no value")
        if self.kind == "add" and self.record is None:
            raise ValueError("add has no record")


class Target(NamedTuple):
    """What a target says: the id, and the only report that is meant, where it says so."""

    report: str | None
    id: str


def target(text: str) -> Target:
    """`4fd1a0b2c3d4:st-3f2a91c0` or `liu-pengyu`, taken apart."""
    report, _, name = text.rpartition(":")
    return Target(report or None, name)


@dataclass(frozen=True)
class Book:
    """All decisions in their order, and the lines that could not be read as one."""

    fixes: tuple[Fix, ...] = ()
    broken: tuple[Broken, ...] = ()

    def with_one_more(self, fix: Fix | None) -> Book:
        """The book as it is once `fix` has been written down."""
        return Book((*self.fixes, fix), self.broken) if fix else self

    @cached_property
    def undone(self) -> frozenset[str]:
        """The ids of the fixes that an undo has taken back, other undos among them."""
        gone: set[str] = set()
        for fix in reversed(self.fixes):
            if fix.kind == "undo" and fix.id not in gone:
                gone.update(fix.targets)
        return frozenset(gone)

    @cached_property
    def effective(self) -> tuple[Fix, ...]:
        """The decisions that count, in their order."""
        return tuple(fix for fix in self.fixes if fix.kind != "undo" and fix.id not in self.undone)

    @cached_property
    def absorbed(self) -> dict[str, list[str]]:
        """The old ids of what was merged into an actor, by its id."""
        found: dict[str, list[str]] = {}
        for old, kept in merged(self.effective).items():
            found.setdefault(kept, []).append(old)
        return found

    def about(self, report: str) -> tuple[Fix, ...]:
        """The decisions that count and may be about a report: those that do not name another."""
        everywhere, only_in = self._by_report
        here = only_in.get(report)
        return tuple(fix for _, fix in sorted([*everywhere, *here], key=_number)) if here else self._everywhere

    @cached_property
    def _everywhere(self) -> tuple[Fix, ...]:
        return tuple(fix for _, fix in self._by_report[0])

    @cached_property
    def _by_report(self) -> tuple[list[_Numbered], dict[str, list[_Numbered]]]:
        everywhere: list[_Numbered] = []
        only_in: dict[str, list[_Numbered]] = {}
        for at, fix in enumerate(self.effective):
            for report in _reports_of(fix):
                (everywhere if report is None else only_in.setdefault(report, [])).append((at, fix))
        return everywhere, only_in


def _reports_of(fix: Fix) -> tuple[str | None, ...]:
    """The reports that a decision may be about; `None` where it may be any."""
    if fix.kind == "add":
        return (fix.targets[0],)
    named = fix.targets[:1] if fix.kind in ("merge", "split", "redate") else fix.targets
    reports = dict.fromkeys(target(name).report for name in named)
    return (None,) if None in reports else tuple(reports)


_Numbered = tuple[int, Fix]


def _number(numbered: _Numbered) -> int:
    return numbered[0]


def merged(fixes: Collection[Fix]) -> dict[str, str]:
    """Under which id an actor stands that was merged into another, by its old id."""
    now: dict[str, str] = {}
    for fix in fixes:
        if fix.kind == "merge":
            kept = fix.targets[0]
            gone = set(fix.targets[1:])
            now |= {old: kept for old, new in now.items() if new in gone} | dict.fromkeys(gone, kept)
            now.pop(kept, None)
    return now


def read(folder: Path) -> Book:
    """The decisions on a situation. A line that is none is kept in the file, and told."""
    found, broken = journal.read(folder / FIXES, Fix)
    return Book(tuple(found), tuple(broken))


def new(
    kind: Kind,
    targets: tuple[str, ...],
    *,
    value: str | None = None,
    name: str | None = None,
    record: dict[str, Any] | None = None,
    reason: str | None = None,
) -> Fix:
    """A decision taken now."""
    # To the microsecond: the same decision, taken again after it was undone, is another one.
    time = datetime.now(UTC).isoformat(timespec="microseconds")
    digest = hashlib.sha256(repr((time, os.getpid(), kind, targets, value, name, record)).encode()).hexdigest()
    return Fix(
        id=f"fx-{digest[:8]}", kind=kind, targets=targets, time=time, value=value, name=name, record=record,
        reason=reason,
    )  # fmt: skip


def words_of(fix: Fix) -> Sequence[str]:
    """A decision in the words of the command line, but for what is added."""
    last = {"merge": None, "undo": None, "reject": None, "confirm": None, "rename": fix.name}
    if fix.kind == "split":
        return (fix.kind, fix.targets[0], str(fix.name), *fix.targets[1:])
    value = last.get(fix.kind, fix.value or NONE)
    return (fix.kind, *fix.targets, *([value] if value else ()))


def append(folder: Path, fix: Fix) -> None:
    """Writes a decision down, on the disk when this returns: see `journal.append`. A build may be running."""
    journal.append(folder / FIXES, fix)
