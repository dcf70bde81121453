"""What is doubtful in a situation, that on which most depends first, and the command that settles each.

A situation in, `Doubt`s out. A record counts by how unsure the reader is of it and by how many others rest on it: of an
actor all that name it, of a statement what it holds. Two actors of which the registry doubts whether they are one count
by how likely that is and by what would change hands; nobody is merged by this.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dragoman.finding import registry_of, sentence_at
from dragoman.links import link
from dragoman.parts import RecordRow
from dragoman.records import Span
from dragoman.store import Store, Wanted

if TYPE_CHECKING:
    from dragoman.assembly.registry import Registry


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
    """The doubts that were asked for, and how many there are."""

    doubts: list[Doubt]
    total: int


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


def review(store: Store, limit: int | None = None) -> Review:
    """The `limit` doubts on which most depends, and how many there are at all."""
    people: dict[str, _Person] = {}
    named: Counter[str] = Counter()
    unsure: list[_Unsure] = []
    registry = registry_of(store)
    for _, some in groupby(store.records(Wanted()), key=lambda row: row.report):
        unsure += _of_report(list(some), people, named, registry)
    folder = shlex.quote(str(store.folder))
    doubts = [*_actors(people, named, folder), *_pairs(store, named, folder)]
    keyed: list[tuple[float, str, Doubt | _Unsure]] = [(d.weight, d.ids[0], d) for d in doubts]
    keyed += [(u.weight, f"{u.row.report}:{u.row.id}", u) for u in unsure if u.confidence < 1]
    keyed.sort(key=lambda item: (-item[0], item[1]))
    shown = keyed[:limit]
    texts = store.reports_by_id({item.row.report for _, _, item in shown if isinstance(item, _Unsure)})
    found: list[Doubt] = []
    for _, _, item in shown:
        if isinstance(item, Doubt):
            found.append(item)
            continue
        row, report = item.row, texts[item.row.report]
        name = f"{row.report}:{row.id}"
        words = report.text[slice(*sentence_at(report.text, row.starts))]
        kind = f"{row.type.removesuffix('s')}, {row.kind}" if row.kind else row.type.removesuffix("s")
        place = link(report.text, (row.starts, row.ends), report.url, report.name)
        found.append(Doubt(item.weight, (name,), kind, words, item.confidence, item.rest, place, _settle(folder, name)))
    return Review(found, len(keyed))


def _settle(folder: str, name: str) -> tuple[str, ...]:
    name = shlex.quote(name)
    return f"dragoman fix {folder} confirm {name}", f"dragoman fix {folder} reject {name}"


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


def _actors(people: dict[str, _Person], named: Counter[str], folder: str) -> Iterator[Doubt]:
    for person in people.values():
        confidence = sum(person.confidences) / len(person.confidences)
        if confidence < 1 and person.kind != "state":  # who is meant by the name of a state is not in doubt
            rest = named[person.id]
            yield Doubt(
                (1 - confidence) * (1 + rest), (person.id,), f"actor, {person.kind}", person.name, confidence, rest,
                None, _settle(folder, person.id),
            )  # fmt: skip


def _pairs(store: Store, named: Counter[str], folder: str) -> Iterator[Doubt]:
    """Two actors that may be one, as the registry doubts it. Two that are each confirmed are two, and no doubt."""
    registry = registry_of(store)
    for pair in registry.doubts:
        a, b = registry.by_id[pair.one], registry.by_id[pair.other]
        kept, other = sorted((a, b), key=lambda one: (-named[one.id], -len(one.name), one.id))
        rest = named[other.id]
        ids = shlex.quote(kept.id), shlex.quote(other.id)
        yield Doubt(
            pair.likeness * (1 + rest), (kept.id, other.id), "one actor or two",
            f"{kept.name} / {other.name}: {pair.reason}", 1 - pair.likeness, rest, None,
            (f"dragoman fix {folder} merge {ids[0]} {ids[1]}",
             *(f"dragoman fix {folder} confirm {name}" for name in ids)),
        )  # fmt: skip
