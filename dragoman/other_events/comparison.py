"""What a comparison with other event data comes to: figures, and lines to be asked for as they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import TracebackType
from typing import Any

import msgspec

from dragoman.other_events.agreement import Chance, Presence, Types
from dragoman.other_events.matching import KINDS
from dragoman.store.two_sides import Telling, TwoSides

_AT_ONCE = 256


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event of one side in a line: so many records or rows tell of it; `at` leads to the first of them.

    Of ours `at` is what `dragoman why` takes, of theirs `FILE:LINE`; `words` are the sentence, or the row in short.
    `status` is "happened", "folded" (only planned, and counted as the agreement or threat that this is), or the
    modality of what has not happened.
    """

    day: str
    source: str | None
    target: str | None
    type: str
    status: str
    tellings: int
    at: tuple[str, ...]
    words: tuple[str, ...]
    links: tuple[str, ...] = ()


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an event, by `matching.KINDS`: one of both sides, or of one of them."""

    kind: str
    ours: Told | None = None
    theirs: Told | None = None


class OurAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What became of our records: `read` = `used` + all that is `left_out`; used ones make `events` and `unreal`.

    `events` are entries, each of one day, one pair and one type, `folded` those that are only planned; `unreal` counts
    entries of what has not happened by its modality, `unreal_in_theirs` those of which theirs has an event.
    """

    reports: int
    read: int
    used: int
    left_out: dict[str, int]
    pairs: int
    events: int
    folded: int
    unreal: dict[str, int]
    unreal_in_theirs: dict[str, int]


class TheirAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What became of their rows: `rows` = `used` + `broken` + all that is `left_out`.

    Used rows tell of `pairs`; `pairs` = `events` + `copies` (told again: same day, same actors, same code, or same id)
    + `joined` (others of the same day, pair and type).
    """

    kind: str
    files: tuple[str, ...]
    rows: int
    used: int
    broken: int
    unread: int
    left_out: dict[str, int]
    pairs: int
    copies: int
    joined: int
    events: int
    named: tuple[str, ...]


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Events of one type or one pair by what became of them; `other_type` and `turned` are ours."""

    name: str
    ours: int
    theirs: int
    match: int
    other_type: int
    turned: int
    unreal: int
    only_ours: int
    only_theirs: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a comparison. `kinds` counts lines by kind; every event of both sides is in just one line."""

    situation: str
    first: str
    last: str
    tolerance: int
    parties: tuple[str, ...]
    among: tuple[str, ...]
    ours: OurAccount
    theirs: TheirAccount
    kinds: dict[str, int]
    folded_matches: int
    chance: Chance
    presence: Presence
    types: Types
    by_type: tuple[Split, ...]
    by_pair: tuple[Split, ...]


class EventComparison:
    """A situation beside files of event data. A context manager: its lines lie in a temporary folder until closed.

    `summary` has the figures, `lines()` what became of each event.
    """

    def __init__(self, summary: Summary, sides: TwoSides) -> None:
        self.summary = summary
        self._sides = sides

    def __enter__(self) -> EventComparison:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        found = self.summary
        return (
            f"<{found.situation} and {found.theirs.kind}: {found.kinds.get('match', 0)} of {found.ours.events} events "
            f"match one of {found.theirs.events}>"
        )

    def close(self) -> None:
        """Deletes what the lines are read from."""
        self._sides.close()

    def lines(self, kind: str | None = None, limit: int | None = None) -> Iterator[EventLine]:
        """Lines in order of kind and then of day, `limit` of each kind."""
        for each in KINDS if kind is None else (kind,):
            waiting: list[tuple[Any, ...]] = []
            for row in self._sides.lines(each, limit):
                waiting.append(row)
                if len(waiting) == _AT_ONCE:
                    yield from self._told(waiting)
                    waiting = []
            yield from self._told(waiting)

    def _told(self, rows: list[tuple[Any, ...]]) -> Iterator[EventLine]:
        ours = self._sides.tellings("ours", [(row[1], row[6]) for row in rows if row[1] is not None])
        theirs = self._sides.tellings("theirs", [(row[8], row[13]) for row in rows if row[8] is not None])
        for row in rows:
            yield EventLine(kind=row[0], ours=_event(row[1:8], ours), theirs=_event(row[8:15], theirs))


def _event(entry: tuple[Any, ...], tellings: dict[int, list[Telling]]) -> Told | None:
    id_, day, source, target, type_, count, status = entry
    if id_ is None:
        return None
    shown = tellings[id_]
    return Told(
        day=date.fromordinal(day).isoformat(), source=source or None, target=target or None, type=type_, status=status,
        tellings=count, at=tuple(dict.fromkeys(one.name for one in shown)), words=tuple(one.told for one in shown),
        links=tuple(one.link for one in shown if one.link),
    )  # fmt: skip
