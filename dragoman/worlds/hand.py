"""The analyst's hand on a model: each change a record with its time and reason, taken back by a later one.

    pin      number, spread            draw it from this, whatever the reports say
    release  number                    back to what the reports say
    drop     source or speaker         leave out what one sentence, or everything that one speaker, says
    restore  source or speaker         take it in again
    weigh    source or speaker, factor let it count so many times as much where several speak to one number
    add      number, said              one more voice on a number
    undo     the id of a change        as if that change had not been made

A source is a `report:record` id or its beginning, or the record's id alone. Changes are kept in `hand.jsonl` beside the
model, only ever appended to. Nothing here is drawn: a changed model is a model.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from dragoman import journal
from dragoman.errors import UsageError
from dragoman.records import Struct
from dragoman.worlds.model import Fixed, Layer, Model, Number, Said, Spread
from dragoman.worlds.naming import near
from dragoman.worlds.numbers import changed, numbers

HAND = "hand.jsonl"
ChangeKind = Literal["pin", "release", "drop", "restore", "weigh", "add", "undo"]


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change; which fields a kind has is said above. `time` is ISO 8601, in UTC; `old` the number as it was."""

    id: str
    kind: ChangeKind
    time: str
    reason: str | None = None
    number: str | None = None
    spread: Spread | None = None
    source: str | None = None
    speaker: str | None = None
    factor: float | None = None
    said: Said | None = None
    undone: str | None = None
    old: Number | None = None


def new(
    model: Model,
    kind: ChangeKind,
    *,
    number: str | None = None,
    spread: Spread | None = None,
    source: str | None = None,
    speaker: str | None = None,
    factor: float | None = None,
    said: Said | None = None,
    undone: str | None = None,
    reason: str | None = None,
) -> Change:
    """A change made now to a model as it stands. Raises `UsageError` for what the model does not have."""
    old = None
    if kind in ("pin", "release", "add"):
        old = dict(numbers(model)).get(number or "")
        if old is None:
            raise UsageError(f"the model has no number {number!r}{near(number or '', (n for n, _ in numbers(model)))}")
    elif kind in ("drop", "restore", "weigh") and not any(
        _meant(each, source, speaker) for _, held in numbers(model) for each in held.said
    ):
        what = f"nothing is said by {speaker!r}" if speaker else f"no sentence {source!r} bears on a number"
        said_by = {each.speaker if speaker else each.sources[0] for _, held in numbers(model) for each in held.said}
        raise UsageError(f"{what}{near(speaker or source or '', said_by)}")
    if kind == "weigh" and not (factor is not None and 0.0 <= factor < float("inf")):
        raise UsageError(f"a weight is 0 or more, not {factor}")
    time = datetime.now(UTC).isoformat(timespec="microseconds")
    digest = hashlib.sha256(repr((time, os.getpid(), kind, number, source, speaker, undone)).encode()).hexdigest()
    return Change(
        id=f"hd-{digest[:8]}", kind=kind, time=time, reason=reason, number=number, spread=spread, source=source,
        speaker=speaker, factor=factor, said=said, undone=undone, old=old,
    )  # fmt: skip


def read(folder: Path) -> tuple[list[Change], list[journal.Broken]]:
    """The changes made to a model in its folder, in their order, and the lines that are none."""
    return journal.read(folder / HAND, Change)


def append(folder: Path, change: Change) -> None:
    """Writes a change down: see `journal.append`."""
    journal.append(folder / HAND, change)


def standing(changes: Sequence[Change]) -> list[Change]:
    """The changes that count: those not undone. An undo of an undo gives back what the first took."""
    gone: set[str] = set()
    for change in reversed(changes):
        if change.kind == "undo" and change.id not in gone and change.undone is not None:
            gone.add(change.undone)
    return [change for change in changes if change.kind != "undo" and change.id not in gone]


def waiting(model: Model, changes: Sequence[Change]) -> list[Change]:
    """The changes that count and do nothing now, since the model has not the number, sentence or speaker they name.

    They stay, and count again once it has: reports are added, or another question is asked.
    """
    names = {name for name, _ in numbers(model)}
    every = [said for _, number in numbers(model) for said in number.said]
    return [
        change
        for change in standing(changes)
        if (change.number is not None and change.number not in names)
        or (change.number is None and not any(_meant(said, change.source, change.speaker) for said in every))
    ]


def applied(model: Model, changes: Sequence[Change]) -> Model:
    """The model with the changes that count, each in the place that it has in time."""
    for change in standing(changes):
        model = changed(model, _visit(change))
    return model


def _visit(change: Change) -> Callable[[str, Number], Number]:
    def visit(name: str, number: Number) -> Number:
        if change.kind in ("pin", "release", "add"):
            return _of_number(change, number) if name == change.number else number
        if not any(_meant(each, change.source, change.speaker) for each in number.said):
            return number
        return replace(number, said=tuple(_of_said(change, each) for each in number.said))

    return visit


def _of_number(change: Change, number: Number) -> Number:
    if change.kind == "pin":
        return replace(number, pinned=change.spread, reason=change.reason or number.reason)
    if change.kind == "release":
        return replace(number, pinned=None)
    return replace(number, said=(*number.said, change.said)) if change.said is not None else number


def _of_said(change: Change, said: Said) -> Said:
    if not _meant(said, change.source, change.speaker):
        return said
    if change.kind == "weigh":
        factor = 1.0 if change.factor is None else change.factor
        return replace(said, dropped=True) if factor == 0 else replace(said, weight=said.weight * factor)
    return replace(said, dropped=change.kind == "drop")


def _meant(said: Said, source: str | None, speaker: str | None) -> bool:
    if speaker is not None:
        return said.speaker == speaker
    return source is not None and any(
        each.startswith(source) or each.rpartition(":")[2].startswith(source) for each in said.sources
    )


# The same without a record, for a run that is not kept.


def pinned(model: Model, values: dict[str, Spread], reason: str = "set for this run") -> Model:
    """The model with numbers pinned by name. Raises `UsageError` for a name that it does not have."""
    unknown = values.keys() - {name for name, _ in numbers(model)}
    if unknown:
        name = min(unknown)
        raise UsageError(f"the model has no number {name!r}{near(name, (n for n, _ in numbers(model)))}")

    def visit(name: str, number: Number) -> Number:
        return replace(number, pinned=values[name], reason=reason) if name in values else number

    return changed(model, visit)


def without(model: Model, sources: Iterable[str] = (), speakers: Iterable[str] = ()) -> Model:
    """The model as if some sentences, or all that some speakers say, had not been read.

    Raises `UsageError` where nothing in the model is borne by one of them.
    """
    dropping = [new(model, "drop", source=source) for source in sources]
    dropping += [new(model, "drop", speaker=speaker) for speaker in speakers]
    return applied(model, dropping)


# Two models side by side.


class Difference(Struct, frozen=True, kw_only=True):
    """A number that is not the same in two models; None where one of them does not have it."""

    name: str
    one: Number | None
    other: Number | None

    @property
    def layers(self) -> tuple[Layer | None, Layer | None]:
        return (self.one.layer if self.one else None, self.other.layer if self.other else None)


def diff(one: Model, other: Model) -> list[Difference]:
    """Which numbers of two models differ, in the order of the first, those that only the other has at the end."""
    left, right = dict(numbers(one)), dict(numbers(other))
    return [
        Difference(name=name, one=left.get(name), other=right.get(name))
        for name in dict.fromkeys([*left, *right])
        if left.get(name) != right.get(name)
    ]


def spread_in_words(spread: Spread) -> str:
    """A spread as a person would write it: `0.8`, `0.2..0.9`, `Beta(6, 4)`."""
    match spread:
        case Fixed(value=value):
            return f"{value:g}"
        case _:
            fields = ", ".join(
                f"{name} {value:g}" for name in spread.__struct_fields__ if (value := getattr(spread, name)) is not None
            )
            return f"{type(spread).__name__.lower()}({fields})"
