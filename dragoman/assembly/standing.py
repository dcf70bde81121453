"""Whom an actor of a report stands for in the situation: the one place that maps the one to the other.

A reading in, for each of its actors the ids of the sides whose word and deed are his out. An official is his state, a
group is its members, a state, an organisation or a person without office is itself. Whoever is known to one report
alone (a source without a name, "the protesters") stands for nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.records import Actor, Reading

#: Of the actors of one report, by id, for whom each stands, in alphabetical order; nobody: ().
Sides = Mapping[str, tuple[str, ...]]

#: Kinds that another report means by the same id.
_LASTING = frozenset((
    "state", "international-organisation", "armed-group", "party", "company", "civil-group", "government-body",
    "person",
))  # fmt: skip


def sides_of(reading: Reading) -> Sides:
    """For whom each actor of a report stands; states that an actor acts for need not be mentioned themselves."""
    by_id = {actor.id: actor for actor in reading.actors}
    return {actor.id: _side(actor, by_id) for actor in reading.actors}


def all_sides(sides: Sides, actors: Iterable[str]) -> tuple[str, ...]:
    """For whom some actors of a report stand together, in alphabetical order."""
    return tuple(sorted({side for actor in actors for side in sides.get(actor, ())}))


def _side(actor: Actor, by_id: Mapping[str, Actor]) -> tuple[str, ...]:
    if actor.acts_for is not None:
        return (actor.acts_for,)
    if actor.kind == "group":
        members = [by_id.get(member) for member in actor.members]
        sides = [_own(member) for member in members if member is not None]
        # A group of whose members one is not known does not speak with the voice of the others.
        return tuple(sorted({side for side in sides if side})) if sides and all(sides) else ()
    own = _own(actor)
    return (own,) if own else ()


def _own(actor: Actor) -> str | None:
    return actor.acts_for or (actor.id if actor.kind in _LASTING else None)
