"""The stories of a situation, kept in its folder: reckoned once, and again only when its reports have changed.

A `Store` in, `Story`s out. `stories.json` is no part of the situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from dragoman.assembly import likeness, stories, wordings
from dragoman.assembly.stories import Story, find_stories, tellings
from dragoman.folder import Manifest
from dragoman.parts import to_report, write_whole
from dragoman.store import Store, Wanted

KEPT = "stories.json"


class _Kept(msgspec.Struct, frozen=True):
    key: str
    stories: list[Story]


def stories_of(store: Store) -> list[Story]:
    """The stories of all reports of a situation, in the order of the pile: path and row.

    Where the folder cannot be written to they are reckoned each time.
    """
    path = store.folder / KEPT
    key = _key(store.manifest)
    with suppress(OSError, msgspec.DecodeError):
        kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
        if kept.key == key:
            return kept.stories
    rows = sorted(store.reports(Wanted()), key=lambda row: (row.path, row.row))
    found = find_stories(tellings(map(to_report, rows)))
    if _key(store.manifest) == key:  # else a build has replaced parts meanwhile
        with suppress(OSError):
            write_whole(path, msgspec.json.encode(_Kept(key, found)))
    return found


def _key(manifest: Manifest) -> str:
    """What the stories depend on: the parts that hold the reports, and the rules."""
    parts = [part for part in manifest.parts if part.name.startswith("reports/")]
    parts += [three.reports for three in manifest.fresh]
    whole = hashlib.sha256(repr([(part.name, part.sha256) for part in parts]).encode())
    for module in (stories, likeness, wordings):
        if module.__file__:
            whole.update(Path(module.__file__).read_bytes())
    return whole.hexdigest()[:16]
