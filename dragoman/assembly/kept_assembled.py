"""What is assembled from a situation, kept in its folder: reckoned once, and again when reports or fixes change.

A `Store` in, `Assembled` out. `assembled.json` is no part of the situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from dragoman.assembly.assembled import Assembled, assemble
from dragoman.assembly.kept_registry import registry_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.standing import Standing, whole_groups
from dragoman.assembly.stories import origins
from dragoman.collection import without_collection
from dragoman.folder import FIXES
from dragoman.kept import kept
from dragoman.parts import to_record
from dragoman.records import Actor, Reading
from dragoman.store import Store, Wanted

KEPT = "assembled.json"


def assembled_of(store: Store, readings: Iterable[Reading] | None = None) -> Assembled:
    """What all reports of a situation together say, as the analyst's fixes have it.

    `readings` are those of the store, where they have been read already. Where the folder cannot be written to it is
    reckoned each time.
    """
    return kept(store, KEPT, lambda: state_of(store), Assembled, lambda: _made(store, readings))


def _made(store: Store, readings: Iterable[Reading] | None) -> Assembled:
    standing = Standing(whole_groups(_groups(store)), registry_of(store).of)
    whose = origins(stories_of(store))
    with without_collection():
        return assemble(store.readings() if readings is None else readings, standing, whose)


def _groups(store: Store) -> Iterator[Actor]:
    records = (to_record(row) for row in store.records(Wanted(types=["actors"], kinds=["group"])))
    return (record for record in records if isinstance(record, Actor))


def state_of(store: Store) -> str:
    """Names what is assembled by what it depends on: parts of reports and records, fixes, rules, what is left out."""
    manifest = store.manifest
    fresh = [part for three in manifest.fresh for part in (three.reports, three.records)]
    parts = [part for part in manifest.parts if not part.name.startswith("places/")] + fresh
    whole = hashlib.sha256(repr([(part.name, part.sha256) for part in parts]).encode())
    with suppress(OSError):
        whole.update((store.folder / FIXES).read_bytes())
    whole.update(_rules() + str(store.least).encode())
    return whole.hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules() -> bytes:
    """The rules as they were when they were first used: those of a running program do not change."""
    rules = Path(__file__).parent
    whole = hashlib.sha256()
    for file in [*sorted(rules.glob("*.py")), rules.parent / "records.py"]:
        whole.update(file.read_bytes())
    return whole.digest()
