"""The registry of a situation, kept in its folder: reckoned once, and again when its records or fixes have changed.

A `Store` in, a `Registry` out. `registry.json` is no part of the situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from dragoman.assembly import (
    body_names,
    body_rules,
    clusters,
    copied_names,
    full_names,
    held_offices,
    name_doubts,
    name_likeness,
    person_profiles,
    person_rules,
    registry,
    short_names,
    sightings,
    transliterations,
)
from dragoman.assembly.body_rules import sort_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.registry import Registry, bindings, find_registry
from dragoman.assembly.sightings import Sighting, of_rows
from dragoman.assembly.standing import Identity
from dragoman.collection import one_for_all, without_collection
from dragoman.kept import kept, read_kept
from dragoman.store import Store

KEPT = "registry.json"
_RULES = (
    body_names, body_rules, clusters, copied_names, full_names, held_offices, name_doubts, name_likeness,
    person_profiles, person_rules, registry, short_names, sightings, transliterations,
)  # fmt: skip


def registry_of(store: Store) -> Registry:
    """The registry of all reports of a situation, as the analyst's fixes have their actors.

    Where the folder cannot be written to it is reckoned each time.
    """
    return kept(store, KEPT, lambda: _key(store), Registry, lambda: _made(store))


def identity_of(store: Store) -> Identity:
    """Under which id the registry has an actor of a report: `Registry.of`, without holding the registry."""
    if KEPT in store.reckoned or KEPT in store.earlier:
        return registry_of(store).of
    file = read_kept(store, KEPT, lambda: _key(store), _Members)
    actors = file.actors if file is not None else registry_of(store).actors
    # Most actors have the id that their reports give them.
    other: dict[str, dict[str, str]] = {}
    for actor in actors:
        for report, name in actor.members:
            if name != actor.id:
                other.setdefault(report, {})[one_for_all(name)] = actor.id
    nobody: dict[str, str] = {}
    return lambda report, name: other.get(report, nobody).get(name, name)


class _ActorMembers(msgspec.Struct, frozen=True):
    id: str
    members: tuple[tuple[str, str], ...]


class _Members(msgspec.Struct, frozen=True):
    """What is needed of a registry to tell who is who: the rest of it is passed over."""

    actors: tuple[_ActorMembers, ...] = ()


def _made(store: Store) -> Registry:
    stories = [story.reports for story in stories_of(store)]
    told = {report for story in stories if len(story) > 1 for report in story}
    with without_collection():
        return find_registry(_sightings(store, told), stories, bindings(store.effects.book))


def _sightings(store: Store, told: set[str]) -> Iterator[Sighting]:
    """The actors of all reports; of those that tell a story with others, also the words around names."""
    for report, records in store.by_report(["actors"]):
        actors, around = records.get("actors", ()), report.id in told
        yield from of_rows(report.id, actors, report.text, report.published, around, lasts=_lasts)


def _lasts(kind: str) -> bool:
    return sort_of(kind) is not None


def _key(store: Store) -> str:
    """What the registry depends on: the parts that hold reports and records, the fixes, and the rules."""
    manifest = store.manifest
    parts = [part for part in manifest.parts if not part.name.startswith("places/")]
    parts += [part for three in manifest.fresh for part in (three.reports, three.records)]
    whole = hashlib.sha256(repr([(part.name, part.sha256) for part in parts]).encode())
    whole.update(msgspec.json.encode(store.effects.book.effective))
    whole.update(_rules())
    return whole.hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules() -> bytes:
    """The rules as they were when they were first used: those of a running program do not change."""
    files = (Path(module.__file__) for module in _RULES if module.__file__)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()
