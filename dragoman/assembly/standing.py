"""Whom an actor of a report stands for in the situation: the one place that maps the one to the other.

A reading in, for each of its actors the ids of the sides whose word and deed are his out. An official is his state, a
group is its members, a state, an organisation or a person without office is itself. Whoever is known to one report
alone (a source without a name, "the protesters") stands for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.records import Actor, Reading

#: Of the actors of one report, by id, for whom each stands, in alphabetical order; nobody: ().
Sides = Mapping[str, tuple[str, ...]]
#: Under which id the situation knows an actor, by the ids of report and actor.
Identity = Callable[[str, str], str]

#: Kinds that another report means by the same id.
_LASTING = frozenset((
    "state", "international-organisation", "armed-group", "party", "company", "civil-group", "government-body",
    "person",
))  # fmt: skip
_NUMERALS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORD = re.compile(r"[a-z]+")


class Standing:
    """For whom the actors of some reports stand. `whole` are the groups of which some report names every member."""

    def __init__(self, whole: Iterable[Sequence[str]] = (), identity: Identity | None = None) -> None:
        self.whole = tuple(dict.fromkeys(tuple(sorted(group)) for group in whole))
        self.identity = identity
        self._wholes: dict[tuple[tuple[str, ...], int], tuple[str, ...]] = {}

    @classmethod
    def of(cls, readings: Iterable[Reading], identity: Identity | None = None) -> Standing:
        """That of all actors of some readings."""
        return cls(whole_groups(actor for reading in readings for actor in reading.actors), identity)

    def sides(self, reading: Reading) -> Sides:
        """For whom each actor of a report stands; states that an actor acts for need not be mentioned themselves."""
        by_id = {actor.id: actor for actor in reading.actors}
        return {actor.id: self._side(reading.report.id, actor, by_id) for actor in reading.actors}

    def _side(self, report: str, actor: Actor, by_id: Mapping[str, Actor]) -> tuple[str, ...]:
        if actor.acts_for is not None:
            return (self._known(report, actor.acts_for),)
        if actor.kind != "group":
            own = self._own(report, actor)
            return (own,) if own else ()
        sides = [self._own(report, by_id[name]) if name in by_id else None for name in actor.members]
        # A group of whose members one is not known does not speak with the voice of the others.
        known = tuple(sorted({side for side in sides if side})) if all(sides) else ()
        return self._whole(known, size_of(actor.name)) or known

    def _whole(self, known: tuple[str, ...], size: int) -> tuple[str, ...]:
        """All of a group of which a report does not name every member: "the four" of others are these four, too."""
        if size <= len(known):
            return ()
        if (found := self._wholes.get((known, size))) is None:
            fits = [group for group in self.whole if len(group) == size and set(known) <= set(group)]
            found = self._wholes[known, size] = fits[0] if len(fits) == 1 else ()
        return found

    def _own(self, report: str, actor: Actor) -> str | None:
        return self.alone(report, actor.id, actor.kind, actor.acts_for)

    def alone(self, report: str, id_: str, kind: str | None, acts_for: str | None) -> str | None:
        """For whom an actor of a report stands, without the others there: a group for nobody."""
        if acts_for is not None:
            return self._known(report, acts_for)
        return self._known(report, id_) if kind in _LASTING else None

    def _known(self, report: str, actor: str) -> str:
        return self.identity(report, actor) if self.identity else actor


def whole_groups(actors: Iterable[Actor]) -> list[tuple[str, ...]]:
    """The groups that are named by their number, as "the four states", with all their members."""
    found = (actor for actor in actors if actor.kind == "group" and actor.members)
    return [actor.members for actor in found if len(actor.members) == size_of(actor.name)]


def size_of(name: str) -> int:
    """How many "the four states" are; 0 where the name does not say."""
    return next((_NUMERALS[word] for word in _WORD.findall(name.lower()) if word in _NUMERALS), 0)


def all_sides(sides: Sides, actors: Iterable[str]) -> tuple[str, ...]:
    """For whom some actors of a report stand together, in alphabetical order."""
    return tuple(sorted({side for actor in actors for side in sides.get(actor, ())}))
