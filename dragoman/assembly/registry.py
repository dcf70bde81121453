"""One actor, many names: which actors of different reports are one, and why.

`Sighting`s of all reports in, a `Registry` out: actors with all their names, the roles that they held and the days of
the reports that say so, the reasons for which names were brought together, and pairs that are in doubt.

    1. parted        states by their code; persons by `person_rules`, bodies by `body_rules`. Groups, peoples and
                     sources without a name belong to their report
    2. the analyst   what the fixes say is one is one, and what they say is two is two
    3. named         each actor gets an id and a name

The same sightings give the same registry, whatever their order. Nothing compares all with all: names are compared where
they share a word, an office or a story, so that time grows with the number of sightings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from dragoman.assembly.body_rules import join_bodies, sort_of
from dragoman.assembly.clusters import Apart, Clusters, Doubted, Joined
from dragoman.assembly.name_likeness import person_name
from dragoman.assembly.person_rules import join_persons
from dragoman.assembly.sightings import Sighting, of_reading
from dragoman.collection import one_for_all
from dragoman.fixes import Book, merged, target
from dragoman.reading.drafts import slug
from dragoman.records import Reading


class NameSeen(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A name, how often reports call the actor by it, and in which reports, by their ids in order."""

    name: str
    count: int
    reports: tuple[str, ...]


class RoleHeld(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A role as reports word it, the first and the last of their days, where these are known, and how many they are."""

    role: str
    first: str | None
    last: str | None
    reports: int


class OneOf(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Two names of the actor and why they are one's."""

    one: str
    other: str
    reason: str


class RegistryActor(msgspec.Struct, frozen=True, gc=False):
    """One actor of the situation. `members` are the actors of reports that it is: report and id there, in order."""

    id: str
    kind: str
    name: str
    country: str | None
    acts_for: str | None
    names: tuple[NameSeen, ...]
    roles: tuple[RoleHeld, ...]
    members: tuple[tuple[str, str], ...]
    reasons: tuple[OneOf, ...]


class MaybeOne(msgspec.Struct, frozen=True, gc=False):
    """Two actors of the registry that may be one: why, and how likely it is, 0..1."""

    one: str
    other: str
    reason: str
    likeness: float


class Registry(msgspec.Struct, frozen=True, dict=True):
    """All actors that may be found again in other reports, by id in order; and the pairs in doubt, likeliest first."""

    actors: tuple[RegistryActor, ...] = ()
    doubts: tuple[MaybeOne, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, RegistryActor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def at(self) -> dict[tuple[str, str], str]:
        """The id in the registry of an actor of a report, by the report's id and the actor's id there."""
        return {place: actor.id for actor in self.actors for place in actor.members}

    @cached_property
    def _owners(self) -> dict[str, tuple[str, ...]]:
        """Under which ids an actor's id in the reports stands here."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for actor in self.actors:
            for _, name in actor.members:
                found[name][actor.id] = None
        return {name: tuple(owners) for name, owners in found.items()}

    @cached_property
    def _called(self) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for actor in self.actors:
            for form in {actor.name.casefold(), *(seen.name.casefold() for seen in actor.names)}:
                found[form][actor.id] = None
        return {form: tuple(sorted(ids)) for form, ids in found.items()}

    @cached_property
    def _spelled(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        found: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for actor in self.actors:
            if actor.kind == "person":
                for seen in actor.names:
                    if (name := person_name(seen.name)).full:
                        found[tuple(sorted(name.spelled))][actor.id] = None
        return {form: tuple(sorted(ids)) for form, ids in found.items()}

    def of(self, report: str, actor: str) -> str:
        """Under which id an actor of a report stands here; its own id where it belongs to its report alone."""
        return self.at.get((report, actor), actor)

    def named(self, name: str) -> tuple[str, ...]:
        """The ids of the actors with this id here, this id in a report, this name, or a name spelt otherwise: the first
        of these that anybody has.
        """
        if name in self.by_id:
            return (name,)
        found = self._owners.get(name) or self._called.get(name.casefold())
        other = person_name(name)
        return found or (self._spelled.get(tuple(sorted(other.spelled)), ()) if other.full else ())

    def ids_in_reports(self, id_: str) -> tuple[str, ...]:
        """The ids that reports give an actor, each as `ID` where it is nobody else's, else as `REPORT:ID`."""
        found: dict[str, None] = {}
        for report, name in self.by_id[id_].members:
            found[name if len(self._owners[name]) == 1 else f"{report}:{name}"] = None
        return tuple(sorted(found))


class Bindings(NamedTuple):
    """What the analyst says of actors, by the ids that reports give them once they are corrected.

    `together` has the actors under whose id others were merged, with the fix; `apart` those that are not the others;
    `names` how they are called.
    """

    together: Mapping[str, str]
    apart: Apart
    names: Mapping[str, str]


def bindings(book: Book) -> Bindings:
    """What the decisions that count say of actors. Two that were each confirmed are two; so is what was split off."""
    kept = set(merged(book.effective).values())
    together: dict[str, str] = {}
    names: dict[str, str] = {}
    apart: defaultdict[str, set[str]] = defaultdict(set)
    confirmed: list[tuple[str, ...]] = []
    for fix in book.effective:
        if fix.kind == "merge" and fix.targets[0] in kept:
            together[fix.targets[0]] = fix.id
        if fix.kind in ("merge", "rename") and fix.name:
            names.update(dict.fromkeys(fix.targets if fix.kind == "rename" else fix.targets[:1], fix.name))
        if fix.kind == "split" and fix.value:
            old = target(fix.targets[0]).id
            apart[old].add(fix.value)
            apart[fix.value].add(old)
            names[fix.value] = str(fix.name)
        if fix.kind == "confirm":
            confirmed.append(fix.targets)
    for targets in confirmed:
        others = {name for other in confirmed for name in other} - set(targets)
        for name in targets:
            apart[name] |= others
    return Bindings(together, {name: frozenset(some) for name, some in sorted(apart.items()) if some}, names)


@dataclass(eq=False, slots=True)
class _Group:
    """The sightings of one actor while the registry is made."""

    kind: str
    sightings: list[Sighting]
    reasons: list[Joined] = field(default_factory=list)
    label: str = ""


def find_registry(
    sightings: Iterable[Sighting], stories: Iterable[Sequence[str]] = (), said: Bindings | None = None
) -> Registry:
    """The registry of some sightings. `stories` are groups of reports that tell one wire story, by their ids."""
    said = said or Bindings({}, {}, {})
    parted: dict[str, list[Sighting]] = {"state": [], "person": [], "body": []}
    for one in sorted(sightings, key=attrgetter("place")):
        if (sort := sort_of(one.kind)) is not None:
            parted[sort].append(one)
    told = sorted(tuple(sorted(story)) for story in stories if len(story) > 1)
    groups = _states(parted["state"])
    doubts: list[tuple[int, int, Doubted]] = []
    # One after the other, and each let go of once it has been looked at: what is known of a profile takes most room.
    for part in ("person", "body"):
        some = parted.pop(part)
        clusters = join_persons(some, told, said.apart) if part == "person" else join_bodies(some, said.apart)
        numbers: dict[int, int] = {}
        for number in clusters.roots():
            numbers[number] = len(groups)
            groups.append(_group(clusters, number))
        doubts += [(numbers[one.first], numbers[one.second], one) for one in clusters.open_doubts()]
        del some, clusters
    parted.clear()
    stands = _together(groups, said)
    named = _named(groups, said)
    actors: list[RegistryActor] = []
    for at, name in named.items():
        actors.append(_actor(name, groups[at], said))
        groups[at].sightings = []
    actors.sort(key=attrgetter("id"))
    return Registry(tuple(actors), tuple(_doubts(doubts, stands, named, said)))


def registry_of_readings(readings: Sequence[Reading], stories: Iterable[Sequence[str]] = ()) -> Registry:
    """The registry of some readings that lie in no folder, with the stories that they tell."""
    groups = [story for story in stories if len(story) > 1]
    told = {report for story in groups for report in story}
    return find_registry(
        (one for reading in readings for one in of_reading(reading, reading.report.id in told)), groups
    )


def called(reading: Reading, registry: Registry) -> Reading:
    """A reading with its persons and bodies under their names in the registry: for what leaves the folder."""
    actors = tuple(
        actor if known is None or known.kind == "state" else replace(actor, name=known.name)
        for actor in reading.actors
        for known in [registry.by_id.get(registry.of(reading.report.id, actor.id))]
    )
    return replace(reading, actors=actors)


def _states(sightings: Iterable[Sighting]) -> list[_Group]:
    found: dict[str, _Group] = {}
    for one in sightings:
        found.setdefault(one.actor, _Group("state", [], label=one.name)).sightings.append(one)
    return [found[code] for code in sorted(found)]


def _group(clusters: Clusters, number: int) -> _Group:
    one = clusters.profiles[number]
    if len(one.sightings) == 1:
        return _Group(one.sightings[0].kind, one.sightings, [], one.label)
    kinds = Counter(sighting.kind for sighting in one.sightings)
    kind = max(kinds, key=lambda each: (each != "civil-group", kinds[each], each))
    some = sorted(one.sightings, key=attrgetter("place"))
    return _Group(kind, some, sorted(clusters.joined.get(number, ())), one.label)


def _together(groups: list[_Group], said: Bindings) -> list[int]:
    """Puts groups in one of which the analyst says so; tells of each group where it stands now."""
    stands = list(range(len(groups)))

    def find(at: int) -> int:
        while stands[at] != at:
            at = stands[at]
        return at

    first: dict[str, int] = {}
    for at, group in enumerate(groups):
        for name in sorted({one.actor for one in group.sightings} & said.together.keys()):
            a, b = sorted((find(at), find(first.setdefault(name, at))))
            if a != b:
                one, other = groups[a], groups[b]
                one.reasons += [
                    *other.reasons,
                    Joined(one.label, other.label, f"so the analyst says ({said.together[name]})"),
                ]
                one.sightings = sorted(one.sightings + other.sightings, key=attrgetter("place"))
                stands[b] = a
                groups[b] = _Group(other.kind, [])
    return [find(at) for at in range(len(groups))]


def _named(groups: Sequence[_Group], said: Bindings) -> dict[int, str]:
    """The id of each group: the state's, the lexicon's, the one that the analyst kept, else a slug of the best name.

    An id that reports give to several actors is taken only by one that has most of it; a group without any such id
    takes that of its first sighting, as `REPORT:ID`.
    """
    bearers: Counter[str] = Counter(one.actor for group in groups for one in group.sightings)
    named: dict[int, str] = {}
    taken: set[str] = set()
    order = sorted(
        (at for at, group in enumerate(groups) if group.sightings),
        key=lambda at: (-len(groups[at].sightings), groups[at].sightings[0].place),
    )
    for at in order:
        group = groups[at]
        own: dict[str, int] = {}
        for one in group.sightings:
            own[one.actor] = own.get(one.actor, 0) + 1
        kept = [name for name in sorted(own) if name in said.together]
        # Of a person that of the full name, where a report has it: never one that no report knows, and that a rename
        # would change.
        best = slug(_best_name(group)) if group.kind == "person" else ""
        wanted = [*kept, *([best] if best in own else ())]
        first = group.sightings[0]
        for name in [*wanted, *sorted(own, key=lambda name: (-own[name], -len(name), name))]:
            # Half of all sightings of the id: who has fewer would be taken for the others.
            if name and name not in taken and (name in kept or 2 * own[name] > bearers[name]):
                named[at] = name
                break
        else:
            named[at] = f"{first.report}:{first.actor}"
        taken.add(named[at])
    return named


def _best_name(group: _Group) -> str:
    """What to call an actor: the name that most reports give it; of a person a full one."""
    if len(group.sightings) == 1:
        return group.sightings[0].name
    names = Counter(one.name for one in group.sightings)
    if group.kind == "person":
        full = {name: count for name, count in names.items() if person_name(name).full}
        names = Counter(full) if full else names
    return max(names, key=lambda name: (names[name], len(name), name))


def _actor(id_: str, group: _Group, said: Bindings) -> RegistryActor:
    counts: dict[str, int] = {}
    where: dict[str, set[str]] = {}
    roles: defaultdict[str, list[Sighting]] = defaultdict(list)
    for one in group.sightings:
        for name, count in one.names:
            counts[name] = counts.get(name, 0) + count
            where.setdefault(name, set()).add(one.report)
        if one.role:
            roles[" ".join(one.role.split()).casefold()].append(one)
    names = (
        NameSeen(name, counts[name], one_for_all(tuple(sorted(where[name]))))
        for name in sorted(counts, key=lambda n: (-counts[n], n))
    )
    given = [
        said.names[name]
        for one in group.sightings
        for name in (one.actor, f"{one.report}:{one.actor}")
        if name in said.names
    ]
    kinds = group.sightings[0].kind if group.kind == "state" else group.kind
    reasons = dict.fromkeys(OneOf(*one) for one in group.reasons)
    return RegistryActor(
        id_, kinds, given[0] if given else _best_name(group), _mostly(group.sightings, "country"),
        _mostly(group.sightings, "acts_for"), tuple(names),
        tuple(sorted((_role(some) for some in roles.values()), key=lambda held: (held.first or "9999", held.role))),
        tuple(one.place for one in group.sightings), tuple(reasons),
    )  # fmt: skip


def _role(some: Sequence[Sighting]) -> RoleHeld:
    spelt = Counter(" ".join((one.role or "").split()) for one in some)
    days = sorted(one.day for one in some if one.day)
    return RoleHeld(
        max(spelt, key=lambda role: (spelt[role], role)), days[0] if days else None, days[-1] if days else None,
        len({one.report for one in some}),
    )  # fmt: skip


def _mostly(some: Sequence[Sighting], field_: str) -> str | None:
    if len(some) == 1:
        value: str | None = getattr(some[0], field_)
        return value
    counts: Counter[str] = Counter(value for one in some if (value := getattr(one, field_)) is not None)
    return max(counts, key=lambda value: (counts[value], value)) if counts else None


def _doubts(
    doubts: Iterable[tuple[int, int, Doubted]], stands: Sequence[int], named: Mapping[int, str], said: Bindings
) -> Iterator[MaybeOne]:
    found: dict[tuple[str, str], MaybeOne] = {}
    for first, second, doubt in doubts:
        a, b = stands[first], stands[second]
        if a == b or "the analyst says" in doubt.reason:
            continue
        one, other = sorted((named[a], named[b]))
        known = found.get((one, other))
        if known is None or known.likeness < doubt.likeness:
            found[one, other] = MaybeOne(one, other, doubt.reason, doubt.likeness)
    yield from sorted(found.values(), key=lambda doubt: (-doubt.likeness, doubt.one, doubt.other))
