"""Sightings made by hand for the tests of the registry."""

from itertools import count

from dragoman.assembly.registry import find_registry
from dragoman.assembly.sightings import Sighting

_numbers = count()


def seen(name, state=None, role=None, day="2030-05", kind="person", report=None, id_=None, **more):
    """A sighting in a report of its own: who has a role in a state acts for it, unless `acts_for` says otherwise."""
    number = next(_numbers)
    more = {"acts_for": state if role else None, "sector": "GOV" if role and kind == "person" else None, **more}
    return Sighting(
        report or f"r{number:04d}", day, id_ or name.casefold().replace(" ", "-"), kind, ((name, 1),), country=state,
        role=role, mentions=1, **more,
    )  # fmt: skip


def together(*some, stories=(), said=None):
    """Whether the registry has all sightings as one actor."""
    registry = find_registry(some, stories, said)
    return len({registry.of(*one.place) for one in some}) == 1


def doubted(*some, stories=()):
    """Whether the registry doubts that the sightings are several."""
    return bool(find_registry(some, stories).doubts)
