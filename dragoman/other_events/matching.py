"""Which entries of both sides are one: by pair, day and type, nearest day first, each with one other at most.

Five steps, each on what the former leave. An entry of theirs and one of ours are

1. `match`: of the same type, done by the same to the same, at most `tolerance` days apart;
2. `unreal`: the same, but ours has not happened (it is only asked for, planned, possible or denied). No match;
3. `reversed`: of the same type, but done by the one whom the other side has it done to;
4. `type`: done by the same to the same on the very day, but of another type;
5. what is left only `ours` or only `theirs` tell of. What of ours has not happened and stands in no file is no line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dragoman.store.two_sides import Entry, Line

#: The kinds of line, in the order in which they are told.
KINDS = ("match", "type", "reversed", "unreal", "ours", "theirs")

_Key = tuple[str, str, str]


def lines(entries: Iterable[Entry], tolerance: int) -> Iterator[Line]:
    """What becomes of all entries; those between the same two parties come one after the other."""
    for _, some in groupby(entries, key=_two):
        yield from _between_two(list(some), tolerance)


def _two(entry: Entry) -> tuple[str, str]:
    return min(entry.source, entry.target), max(entry.source, entry.target)


def _between_two(entries: Sequence[Entry], tolerance: int) -> Iterator[Line]:
    ours, theirs, unreal = (_Left(entry for entry in entries if entry.side == side)
                            for side in ("ours", "theirs", "unreal"))  # fmt: skip
    for kind, one, turned in (("match", ours, False), ("unreal", unreal, False), ("reversed", ours, True)):
        for key in sorted(one.by_key):
            type_, source, target = key
            there = (type_, target, source) if turned else key
            # What nobody does to somebody is not somebody's doing to nobody.
            if turned and (source == target or not (source and target)):
                continue
            for mine, other in nearest(one.days(key), theirs.days(there), tolerance):
                yield Line(kind, one.take(key, mine), theirs.take(there, other))
    for direction in sorted({key[1:] for key in ours.by_key}):
        for one_day, other_day in _on_one_day(ours.of(direction), theirs.of(direction)):
            yield Line("type", ours.take(*one_day), theirs.take(*other_day))
    for left, name in ((ours, "ours"), (theirs, "theirs")):
        for id_ in left.ids():
            yield Line(name, id_ if left is ours else None, id_ if left is theirs else None)


def nearest(ours: Sequence[int], theirs: Sequence[int], tolerance: int) -> list[tuple[int, int]]:
    """Days of both sides that belong together, each with one at most: the same day first, then one day apart, …

    Of two that are equally far the later one of theirs is taken: event data is often dated by the report. What belongs
    together by this need not be as many as could be.
    """
    mine, other = set(ours), set(theirs)
    found = []
    for apart in range(tolerance + 1):
        for day in sorted(mine):
            near = next((each for each in (day + apart, day - apart) if each in other), None)
            if near is not None:
                found.append((day, near))
                mine.discard(day)
                other.discard(near)
    return found


def _on_one_day(
    ours: Sequence[tuple[_Key, int]], theirs: Sequence[tuple[_Key, int]]
) -> Iterator[tuple[tuple[_Key, int], tuple[_Key, int]]]:
    """Entries of one day, in order of type; as many as the shorter side has."""
    by_day = defaultdict(list)
    for key, day in theirs:
        by_day[day].append((key, day))
    for key, day in ours:
        if by_day[day]:
            yield (key, day), by_day[day].pop(0)


class _Left:
    """The entries of one side that are left, by type and direction and then by day."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_key: dict[_Key, dict[int, int]] = {}
        for entry in entries:
            # Of what has not happened in several ways, the first in order stands for all.
            days = self.by_key.setdefault((entry.type, entry.source, entry.target), {})
            days.setdefault(entry.day, entry.id)

    def days(self, key: _Key) -> list[int]:
        return list(self.by_key.get(key, ()))

    def take(self, key: _Key, day: int) -> int:
        return self.by_key[key].pop(day)

    def of(self, direction: tuple[str, str]) -> list[tuple[_Key, int]]:
        return sorted(
            ((key, day) for key, days in self.by_key.items() if key[1:] == direction for day in days),
            key=lambda one: (one[1], one[0]),
        )

    def ids(self) -> list[int]:
        return sorted(id_ for days in self.by_key.values() for id_ in days.values())
