"""What is doubtful in a situation, that on which most depends first, and the command that settles each.

A situation in, `Doubt`s out. A record counts by how unsure the reader is of it and by how many others rest on it: of an
actor all that name it, of a statement what it holds. Two actors that may be one count by what would change hands;
nobody is ever merged by this.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

import msgspec

from dragoman.finding import sentence_at
from dragoman.links import link
from dragoman.parts import RecordRow
from dragoman.reading.naming import organisation_key, person_key, same_organisation, same_person, short_fits
from dragoman.records import Span
from dragoman.store import Store, Wanted

#: How likely two actors are taken to be one, to set them beside records: with their names as they are, and where one
#: report has them both and the reader kept them apart. Design values, not measured.
_MAY_BE_ONE, _KEPT_APART = 0.5, 0.2
#: How well a name of one word must fit a full one, by `naming.short_fits`: as a family name, or nearly. A design value.
_SHORT = 0.5
#: How alike two spellings of a word must be, 0..1 by difflib's ratio. A design value, not measured.
_SPELT_ALIKE = 0.78
#: Words of names that many share.
_SHARED = frozenset("al el bin ben ibn de da del der den van von la le du di dos das abu the of and for".split())
_ORGANISED = frozenset(
    ("government-body", "armed-force", "international-organisation", "party", "company", "think-tank", "university",
     "media", "armed-group", "civil-group")
)  # fmt: skip


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
    country: str | None = None
    acts_for: str | tuple[str | None, ...] | None = None


@dataclass
class _Person:
    """An actor of all reports: its usual name, how sure the reader is of it in each, and where it is."""

    id: str
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    confidences: list[float] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)

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
    for _, some in groupby(store.records(Wanted()), key=lambda row: row.report):
        unsure += _of_report(list(some), people, named)
    folder = shlex.quote(str(store.folder))
    doubts = [*_actors(people, named, folder), *_pairs(people, named, folder, _confirmed(store))]
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


def _confirmed(store: Store) -> set[str]:
    return {fix.targets[0] for fix in store.effects.book.effective if fix.kind == "confirm"}


def _of_report(rows: list[RecordRow], people: dict[str, _Person], named: Counter[str]) -> Iterator[_Unsure]:
    """The records of a report with what rests on them; takes note of its actors, and of who is named how often."""
    heads = [(row, msgspec.json.decode(row.json, type=_Head)) for row in rows]
    rest: Counter[str] = Counter()
    contents = [(head.id, head.content) for row, head in heads if row.type == "statements"]
    for row, head in heads:
        if row.type == "actors":
            person = people.setdefault(row.id, _Person(row.id))
            person.names[head.name] += 1
            person.kinds[head.kind] += 1
            person.confidences.append(head.confidence)
            person.reports.add(row.report)
            person.homes.update(home for home in (head.country, head.acts_for) if isinstance(home, str))
            continue
        named.update({*row.who, *row.about})
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


def _pairs(people: dict[str, _Person], named: Counter[str], folder: str, confirmed: set[str]) -> Iterator[Doubt]:
    """Two actors that may be one. Where both are confirmed they are two, and no doubt."""
    for a, b in may_be_one(people.values()):
        if {a.id, b.id} <= confirmed:
            continue
        kept, other = sorted((a, b), key=lambda one: (-named[one.id], -len(one.name), one.id))
        likely = _KEPT_APART if a.reports & b.reports else _MAY_BE_ONE
        rest = named[other.id]
        ids = shlex.quote(kept.id), shlex.quote(other.id)
        yield Doubt(
            likely * (1 + rest), (kept.id, other.id), "one actor or two", f"{kept.name} / {other.name}", 1 - likely,
            rest, None,
            (f"dragoman fix {folder} merge {ids[0]} {ids[1]}",
             *(f"dragoman fix {folder} confirm {name}" for name in ids)),
        )  # fmt: skip


def may_be_one(people: Iterable[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Pairs whose names allow that they are one, and whose states do."""
    some = [(person, _key(person)) for person in people]
    persons = [(person, key) for person, key in some if person.kind == "person" and key]
    bodies = [(person, key) for person, key in some if person.kind in _ORGANISED and key]
    yield from _alike(persons, _person_blocks, _same_person)
    yield from _alike(bodies, lambda key: {key[0]}, _same_body)


_NameKey = tuple[str, ...]


def _key(person: _Person) -> _NameKey:
    forms = person.name.replace("-", " ").split()
    return person_key(forms) if person.kind == "person" else organisation_key(forms)


def _alike(
    some: list[tuple[_Person, _NameKey]],
    blocks: Callable[[_NameKey], set[str]],
    same: Callable[[_NameKey, _NameKey], bool],
) -> Iterator[tuple[_Person, _Person]]:
    """Pairs that are the same; only those that have a block in common are compared."""
    by_block: dict[str, list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for at, (person, key) in enumerate(some):
        for block in sorted(blocks(key)):
            for before in by_block.get(block, ()):
                other, other_key = some[before]
                if (before, at) not in seen and same(key, other_key) and _homes_allow(person, other):
                    yield other, person
                seen.add((before, at))
            by_block.setdefault(block, []).append(at)


def _homes_allow(a: _Person, b: _Person) -> bool:
    return not a.homes or not b.homes or bool(a.homes & b.homes)


def _person_blocks(key: _NameKey) -> set[str]:
    """What names of one person have in common at least one of: words, words written together, or all first letters."""
    together = {"".join(key[i:j]) for i in range(len(key)) for j in range(i + 1, len(key) + 1)}
    return {part for part in together if part not in _SHARED} | {" ".join(word[0] for word in key)}


def _same_person(a: _NameKey, b: _NameKey) -> bool:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == 1:
        return short == long or (len(long) > 1 and short_fits(short, long) >= _SHORT)
    return same_person(short, long) or _misspelt(short, long)


def _misspelt(a: _NameKey, b: _NameKey) -> bool:
    """One long word spelt otherwise, be it by its first letter, which the rules within a report do not allow."""
    other = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(other) != 1 or len(a) < 2:
        return False
    x, y = other[0]
    return min(len(x), len(y)) > 4 and SequenceMatcher(None, x, y).ratio() >= _SPELT_ALIKE


def _same_body(a: _NameKey, b: _NameKey) -> bool:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return same_organisation(short, long, with_article=False)
