"""Sightings gathered into actors: what is joined with which reason, what is refused, and what stays in doubt.

`Profile`s go in, each the sightings that are one beyond question; rules join them by `Clusters.join`, which asks
whether anything known of the two contradicts. What is contradicted or too thin becomes a doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.assembly.held_offices import Office, Seat
from dragoman.assembly.name_likeness import PersonName
from dragoman.assembly.sightings import Sighting

#: An office of somebody: whose, and which.
Held = tuple[Seat, Office]


#: Most profiles are of one sighting and know little: what they do not know takes no room. Never changed.
_NONE: Counter[str] = Counter()
_NOTHING: Mapping[Held, set[str]] = {}
_NOWHERE: frozenset[str] = frozenset()


@dataclass(eq=False, slots=True)
class Profile:
    """What is known of some sightings together. `years` are the first and the last year of their reports.

    What is there may be shared with other profiles: it is put in another's place, and not changed.
    """

    sightings: list[Sighting]
    label: str
    names: list[PersonName] = field(default_factory=list)
    states: Counter[str] = field(default_factory=lambda: _NONE)
    genders: Counter[str] = field(default_factory=lambda: _NONE)
    spheres: Counter[str] = field(default_factory=lambda: _NONE)
    offices: Mapping[Held, set[str]] = field(default_factory=lambda: _NOTHING)  # with the reports' days, "" if unknown
    houses: frozenset[str] = _NOWHERE
    years: tuple[int, int] | None = None
    holder: int | None = None
    _reports: set[str] | None = None

    @property
    def reports(self) -> set[str]:
        """The reports of all sightings."""
        return {one.report for one in self.sightings} if self._reports is None else self._reports

    @property
    def state(self) -> str | None:
        """The state that most sightings give; `None` where none does, or where two do so as often."""
        if len(self.states) < 2:
            return next(iter(self.states), None)
        most = self.states.most_common(2)
        return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None

    def take(self, other: Profile) -> None:
        """Adds what is known of another."""
        if self._reports is None:
            self._reports = self.reports
        self._reports |= other.reports
        self.sightings += other.sightings
        self.names += [name for name in other.names if name not in self.names]
        self.states = _sum(self.states, other.states)
        self.genders = _sum(self.genders, other.genders)
        self.spheres = _sum(self.spheres, other.spheres)
        if other.offices:
            offices = dict(self.offices)
            for held, days in other.offices.items():
                offices[held] = offices.get(held, set()) | days
            self.offices = offices
        self.houses |= other.houses
        self.years = span_of(self.years, other.years)
        self.holder = self.holder if self.holder is not None else other.holder


def _sum(mine: Counter[str], theirs: Counter[str]) -> Counter[str]:
    return mine + theirs if mine and theirs else mine or theirs


def span_of(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[int, int] | None:
    """The years of both."""
    return (min(a[0], b[0]), max(a[1], b[1])) if a and b else a or b


def years_apart(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    """How many years lie between two stretches of years; 0 where they touch or one is unknown."""
    return max(0, a[0] - b[1], b[0] - a[1]) if a and b else 0


class Joined(NamedTuple):
    """Two names that were brought together, and why."""

    one: str
    other: str
    reason: str


class Doubted(NamedTuple):
    """Two profiles, by their numbers, that may be one: why, what speaks against it, and how likely it is, 0..1."""

    first: int
    second: int
    reason: str
    likeness: float


#: Of actors that the analyst says are several: those that each is not, by `ID` or `REPORT:ID`.
Apart = Mapping[str, frozenset[str]]


def said_apart(a: Profile, b: Profile, apart: Apart) -> bool:
    """Whether the analyst says of two profiles that they are two."""
    if not apart:
        return False
    mine, theirs = (
        {name for one in each.sightings for name in (one.actor, f"{one.report}:{one.actor}")} for each in (a, b)
    )
    return any(apart[name] & theirs for name in mine if name in apart)


#: Why two profiles cannot be joined; `None` where nothing speaks against it.
Contradiction = Callable[[Profile, Profile], str | None]


class Clusters:
    """Profiles by number, joined into clusters as rules find them one."""

    def __init__(self, profiles: Sequence[Profile], contradiction: Contradiction) -> None:
        self.profiles = list(profiles)
        self._parent = list(range(len(self.profiles)))
        self._contradiction = contradiction
        self.joined: dict[int, list[Joined]] = {}
        self.doubts: list[Doubted] = []

    def find(self, number: int) -> int:
        """The number under which a profile's cluster stands."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def __getitem__(self, number: int) -> Profile:
        """What is known of a profile's whole cluster."""
        return self.profiles[self.find(number)]

    def roots(self) -> list[int]:
        """The clusters, each by its number."""
        return [number for number in range(len(self.profiles)) if self._parent[number] == number]

    def is_one(self, first: int, second: int) -> bool:
        return self.find(first) == self.find(second)

    def against(self, first: int, second: int) -> str | None:
        """What speaks against the two being one."""
        return self._contradiction(self[first], self[second])

    def join(self, first: int, second: int, reason: str, *, likeness: float = 0.4) -> bool:
        """Makes two clusters one, unless something contradicts: then the two stay in doubt, `likeness` halved."""
        a, b = sorted((self.find(first), self.find(second)))
        if a == b:
            return True
        against = self._contradiction(self.profiles[a], self.profiles[b])
        if against is not None:
            self.doubt(first, second, f"{reason}, but {against}", likeness / 2)
            return False
        self.force(a, b, reason)
        return True

    def force(self, first: int, second: int, reason: str) -> None:
        """Makes two clusters one, whatever speaks against it."""
        a, b = sorted((self.find(first), self.find(second)))
        if a == b:
            return
        one, other = self.profiles[a], self.profiles[b]
        reasons = self.joined.pop(a, []) + self.joined.pop(b, [])
        self.joined[a] = [*reasons, Joined(one.label, other.label, reason)]
        self._parent[b] = a
        # The larger keeps its label: it is what most reports call the actor.
        if len(other.sightings) > len(one.sightings):
            one.label = other.label
        one.take(other)
        self.profiles[b] = Profile([], other.label)

    def doubt(self, first: int, second: int, reason: str, likeness: float) -> None:
        """Notes that two may be one."""
        if not self.is_one(first, second):
            self.doubts.append(Doubted(first, second, reason, round(likeness, 3)))

    def open_doubts(self) -> list[Doubted]:
        """The doubts that are left, each pair of clusters once, with the reason that makes it likeliest."""
        best: dict[tuple[int, int], Doubted] = {}
        for one in self.doubts:
            a, b = sorted((self.find(one.first), self.find(one.second)))
            if a != b:
                found = one._replace(first=a, second=b)
                known = best.get((a, b))
                if known is None or (-found.likeness, found.reason) < (-known.likeness, known.reason):
                    best[a, b] = found
        return [best[pair] for pair in sorted(best)]


def pairs_of(blocks: Iterable[Sequence[int]], most: int) -> Iterable[tuple[int, int]]:
    """Pairs within blocks, each once, in order. Of a block of more than `most` only neighbours are compared, so that
    the number of pairs stays in proportion to that of the profiles.
    """
    seen: set[tuple[int, int]] = set()
    for block in blocks:
        reach = len(block) if len(block) <= most else max(2, most // 8)
        for at, first in enumerate(block):
            for second in block[at + 1 : at + 1 + reach]:
                pair = (first, second) if first < second else (second, first)
                if first != second and pair not in seen:
                    seen.add(pair)
                    yield pair
