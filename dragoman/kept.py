"""What is reckoned from a whole situation, kept in its folder: made once, and again when what it depends on changes.

A file that is kept is no part of the situation: it can be deleted, and is made anew. `kept` is all there is to it; what
is kept, and on what it depends, is said where it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dragoman.collection import without_collection
from dragoman.parts import write_whole
from dragoman.store import Store

T = TypeVar("T")


class _File(msgspec.Struct, frozen=True):
    key: str
    found: msgspec.Raw


def kept(store: Store, name: str, key: Callable[[], str], kind: Any, make: Callable[[], T]) -> T:
    """What `make` gives, from memory or from the file `name`, where that was made under the same key.

    `key` names what it depends on, `kind` is its type. Where the folder cannot be written to it is made each time. A
    store that has something from `earlier` gives that instead of making it, and says so by `is_behind`.
    """
    now, file = key(), name
    if store.least:  # kept beside what all records give, for the number that was asked for last
        now, file = f"{now} {store.least}", f"least-{name}"
    known: tuple[str, T] | None = store.reckoned.get(name)
    if known is not None and known[0] == now:
        return known[1]
    found: T | None = _read(store.folder / file, now, kind)
    if found is None:
        if name in store.earlier:
            store.is_behind = True
            earlier: T = store.earlier[name][1]
            return earlier
        found = make()
        if store.trial is None and now.startswith(key()):  # else a build or a fix has come between
            with suppress(OSError):
                write_whole(store.folder / file, msgspec.json.encode({"key": now, "found": found}))
    store.reckoned[name] = now, found
    return found


def _read(path: Path, key: str, kind: Any) -> Any:
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError), without_collection():
        file = msgspec.json.decode(path.read_bytes(), type=_File)
        if file.key == key:
            return msgspec.json.decode(file.found, type=kind)
    return None
