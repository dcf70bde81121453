"""What is doubtful in a situation, that on which most depends first, and the command that settles each.

A situation in, `Doubt`s out. A record counts by how unsure the reader is of it and by how many others rest on it: of an
actor all that name it, of a statement what it holds. Two actors of which the registry doubts whether they are one count
by how likely that is and by what would change hands; nobody is merged by this.
"""

from __future__ import annotations

import hashlib
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dragoman.assembly.kept_assembled import state_of
from dragoman.finding import registry_of, sentence_at
from dragoman.kept import kept
from dragoman.links import link
from dragoman.parts import RecordRow, ReportRow
from dragoman.records import Span
from dragoman.store import Store, Wanted

if TYPE_CHECKING:
    from dragoman.assembly.registry import Registry


KEPT = "doubts.json"


class Doubt(NamedTuple):
    """Something to be settled, and how. `weight` is what it counts, `rest` how many records rest on it.

    `ids` has one id, `REPORT:ID` of a record, or those of two actors that may be one; `words` are a record's, in the
    sentence, or the actors' names; `link` leads to a record's words.
    """

    weight: float
    ids: tuple[str, ...]
    type: str
    words: str
    confidence: float
    rest: int
    link: str | None
    commands: tuple[str, ...]


class Review(NamedTuple):
    """The doubts that were asked for, how many there are, and how many of each type."""

    doubts: list[Doubt]
    total: int
    types: dict[str, int]


class _Ranked(msgspec.Struct, frozen=True, array_like=True):
    """A doubt without the words that a report has to be read for: a record's place, or what an actor is called."""

    weight: float
    ids: tuple[str, ...]
    type: str
    confidence: float
    rest: int
    words: str = ""
    report: str | None = None
    starts: int = 0
    ends: int = 0


class _Head(msgspec.Struct, frozen=True):
    """What is needed of a record: the rest of its JSON is passed over."""

    id: str
    confidence: float = 1.0
    content: tuple[Span, ...] = ()
    inside: str | None = None
    attributed_to: str | None = None
    kind: str = ""
    name: str = ""


@dataclass
class _Person:
    """An actor of all reports: its usual name, and how sure the reader is of it in each."""

    id: str
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    confidences: list[float] = field(default_factory=list)

    @property
    def name(self) -> str:
        return max(self.names, key=lambda name: (self.names[name], name))

    @property
    def kind(self) -> str:
        return max(self.kinds, key=lambda kind: (self.kinds[kind], kind))


class _Unsure(NamedTuple):
    row: RecordRow
    confidence: float
    rest: int

    @property
    def weight(self) -> float:
        return (1 - self.confidence) * (1 + self.rest)


def review(store: Store, limit: int | None = None, first: int = 0, type: str | None = None) -> Review:
    """The `limit` doubts on which most depends, after the `first` ones, and how many there are at all.

    `type` is that of a record, "actor", or "one actor or two".
    """
    every = kept(store, KEPT, lambda: _key(store), list[_Ranked], lambda: _ranked(store))
    if store.is_behind:  # what was kept may be of before the last decisions
        every = _unsettled(store, every)
    types = _types(store, every)
    wanted = every if type is None else [one for one in every if type_of(one.type) == type]
    shown = wanted[first : None if limit is None else first + limit]
    reports = store.reports_by_id({one.report for one in shown if one.report})
    folder = shlex.quote(str(store.folder))
    return Review([_doubt(one, reports, folder) for one in shown], len(wanted), dict(sorted(types.items())))


def _types(store: Store, every: list[_Ranked]) -> Counter[str]:
    """How many doubts there are of each type, counted once for the doubts that are kept."""
    counted: tuple[list[_Ranked], Counter[str]] | None = store.reckoned.get("types of doubts")
    if counted is None or counted[0] is not every:
        counted = store.reckoned["types of doubts"] = every, Counter(type_of(one.type) for one in every)
    return counted[1]


def type_of(kind: str) -> str:
    """The type of a doubt without its kind: "statement" of "statement, ask"."""
    return kind.partition(",")[0]


def _ranked(store: Store) -> list[_Ranked]:
    """All doubts, that on which most depends first."""
    people: dict[str, _Person] = {}
    named: Counter[str] = Counter()
    unsure: list[_Unsure] = []
    registry = registry_of(store)
    for _, some in groupby(store.records(Wanted()), key=lambda row: row.report):
        unsure += (one for one in _of_report(list(some), people, named, registry) if one.confidence < 1)
    found = [*_actors(people, named), *_pairs(store, named), *map(_record, unsure)]
    return sorted(found, key=lambda one: (-one.weight, one.ids[0]))


def _record(one: _Unsure) -> _Ranked:
    row = one.row
    kind = f"{row.type.removesuffix('s')}, {row.kind}" if row.kind else row.type.removesuffix("s")
    return _Ranked(
        one.weight, (f"{row.report}:{row.id}",), kind, one.confidence, one.rest, "", row.report, row.starts, row.ends
    )


def _unsettled(store: Store, every: list[_Ranked]) -> list[_Ranked]:
    """What no decision has settled by itself."""
    settled: set[str] = set()
    pairs: list[set[str]] = []
    for fix in store.effects.book.effective:
        if fix.kind in ("confirm", "reject"):
            settled.update(fix.targets)
        elif fix.kind == "merge":
            pairs.append(set(fix.targets))
    if not settled and not pairs:
        return every
    return [
        one for one in every
        if not (len(one.ids) == 1 and one.ids[0] in settled)
        and not (len(one.ids) > 1 and any(pair.issuperset(one.ids) for pair in pairs))
    ]  # fmt: skip


def _doubt(one: _Ranked, reports: dict[str, ReportRow], folder: str) -> Doubt:
    words, place = one.words, None
    if one.report is not None and (report := reports.get(one.report)) is not None:
        words = report.text[slice(*sentence_at(report.text, one.starts))]
        place = link(report.text, (one.starts, one.ends), report.url, report.name)
    return Doubt(one.weight, one.ids, one.type, words, one.confidence, one.rest, place, _settle(folder, one.ids))


def _settle(folder: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    names = [shlex.quote(one) for one in ids]
    if len(names) > 1:
        apart = (f"dragoman fix {folder} confirm {one}" for one in names)
        return f"dragoman fix {folder} merge {' '.join(names)}", *apart
    return f"dragoman fix {folder} confirm {names[0]}", f"dragoman fix {folder} reject {names[0]}"


def _key(store: Store) -> str:
    """What it depends on: the records as the decisions have them, and the rules."""
    return hashlib.sha256(state_of(store).encode() + _rules()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules() -> bytes:
    return Path(__file__).read_bytes()


def _of_report(
    rows: list[RecordRow], people: dict[str, _Person], named: Counter[str], registry: Registry
) -> Iterator[_Unsure]:
    """The records of a report with what rests on them; takes note of its actors, and of who is named how often."""
    heads = [(row, msgspec.json.decode(row.json, type=_Head)) for row in rows]
    rest: Counter[str] = Counter()
    contents = [(head.id, head.content) for row, head in heads if row.type == "statements"]
    for row, head in heads:
        if row.type == "actors":
            id_ = registry.of(row.report, row.id)
            person = people.setdefault(id_, _Person(id_))
            person.names[head.name] += 1
            person.kinds[head.kind] += 1
            person.confidences.append(head.confidence)
            continue
        named.update({registry.of(row.report, name) for name in (*row.who, *row.about)})
        if row.type in ("statements", "events"):
            rest.update(name for name in (head.inside, head.attributed_to) if name)
        else:
            rest.update({
                name for name, spans in contents if any(a <= row.starts and row.ends <= b for a, b in spans)
            })  # fmt: skip
    return (_Unsure(row, head.confidence, rest[head.id]) for row, head in heads if row.type != "actors")


def _actors(people: dict[str, _Person], named: Counter[str]) -> Iterator[_Ranked]:
    for person in people.values():
        confidence = sum(person.confidences) / len(person.confidences)
        if confidence < 1 and person.kind != "state":  # who is meant by the name of a state is not in doubt
            rest = named[person.id]
            kind = f"actor, {person.kind}"
            yield _Ranked((1 - confidence) * (1 + rest), (person.id,), kind, confidence, rest, person.name)


def _pairs(store: Store, named: Counter[str]) -> Iterator[_Ranked]:
    """Two actors that may be one, as the registry doubts it. Two that are each confirmed are two, and no doubt."""
    registry = registry_of(store)
    for pair in registry.doubts:
        a, b = registry.by_id[pair.one], registry.by_id[pair.other]
        first, other = sorted((a, b), key=lambda one: (-named[one.id], -len(one.name), one.id))
        rest = named[other.id]
        words = f"{first.name} / {other.name}: {pair.reason}"
        yield _Ranked(
            pair.likeness * (1 + rest), (first.id, other.id), "one actor or two", 1 - pair.likeness, rest, words
        )
