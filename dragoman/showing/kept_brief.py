"""The brief on all reports of a situation, kept in its folder: see `kept`.

A `Store` in, a `Brief` out.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from dragoman.assembly.kept_assembled import assembled_of, state_of
from dragoman.assembly.kept_registry import registry_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.collection import without_collection
from dragoman.kept import kept
from dragoman.least import in_words
from dragoman.showing.brief import Brief, make_brief
from dragoman.store import Store

KEPT = "brief.json"


def brief_of(store: Store) -> Brief:
    """The brief on what all reports say, as the analyst's fixes have it."""
    return kept(store, KEPT, lambda: _key(store), Brief, lambda: _made(store))


def _made(store: Store) -> Brief:
    with without_collection():
        readings = list(store.readings())
        assembled = assembled_of(store, readings)
        words = in_words(store.effects.left_out, store.least) if store.least else ""
        return make_brief(readings, str(store.folder), stories_of(store), assembled, registry_of(store), words)


def _key(store: Store) -> str:
    """What it depends on: what is assembled, the words in which it is told, and by which path `why` finds it."""
    return hashlib.sha256(f"{state_of(store)} {store.folder}".encode() + _rules()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules() -> bytes:
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()
