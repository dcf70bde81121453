"""The stories of a situation, kept in its folder: reckoned once, and again only when its reports have changed.

A `Store` in, `Story`s out. `stories.json` is no part of the situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from dragoman.assembly import likeness, stories, wordings
from dragoman.assembly.stories import Story, find_stories, tellings
from dragoman.folder import Manifest
from dragoman.kept import kept
from dragoman.store import Store

KEPT = "stories.json"


def stories_of(store: Store) -> list[Story]:
    """The stories of all reports of a situation, in the order of the pile: path and row.

    Where the folder cannot be written to they are reckoned each time.
    """
    return kept(store, KEPT, lambda: _key(store.manifest), list[Story], lambda: _made(store))


def _made(store: Store) -> list[Story]:
    with store.laid_out((), order="ORDER BY path, row") as laid:
        return find_stories(tellings(reading.report for reading in laid.readings()))


def _key(manifest: Manifest) -> str:
    """What the stories depend on: the parts that hold the reports, and the rules."""
    parts = [part for part in manifest.parts if part.name.startswith("reports/")]
    parts += [three.reports for three in manifest.fresh]
    whole = hashlib.sha256(repr([(part.name, part.sha256) for part in parts]).encode())
    whole.update(_rules())
    return whole.hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules() -> bytes:
    """The rules as they were when they were first used: those of a running program do not change."""
    files = (Path(module.__file__) for module in (stories, likeness, wordings) if module.__file__)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()
