"""What is reckoned from a whole situation, kept in its folder: made once, and again when what it depends on changes.

A file that is kept is no part of the situation: it can be deleted, and is made anew. `kept` is all there is to it; what
is kept, and on what it depends, is said where it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from dragoman.collection import without_collection
from dragoman.parts import write_whole
from dragoman.store import Store

T = TypeVar("T")


class _File(msgspec.Struct, frozen=True):
    key: str
    found: msgspec.Raw


class Form(NamedTuple):
    """How something is written as JSON, in pieces, and read."""

    encode: Callable[[Any], Iterable[bytes | msgspec.Raw]]
    decode: Callable[[msgspec.Raw], Any]


def kept(store: Store, name: str, key: Callable[[], str], kind: Any, make: Callable[[], T]) -> T:
    """What `make` gives, from memory or from the file `name`, where that was made under the same key.

    `key` names what it depends on, `kind` is its type, or the form in which it is written. Where the folder cannot be
    written to it is made each time. A store that has something from `earlier` gives that instead of making it, and says
    so by `is_behind`.
    """
    form = kind if isinstance(kind, Form) else _form_of(kind)
    now, file = _where(store, name, key())
    known: tuple[str, T] | None = store.reckoned.get(name)
    if known is not None and known[0] == now:
        return known[1]
    found: T | None = _read(store.folder / file, now, form)
    if found is None:
        if name in store.earlier:
            store.is_behind = True
            earlier: T = store.earlier[name][1]
            return earlier
        found = make()
        if store.trial is None and now.startswith(key()):  # else a build or a fix has come between
            with suppress(OSError):
                head = b'{"key":' + msgspec.json.encode(now) + b',"found":'
                write_whole(store.folder / file, head, *form.encode(found), b"}")
    store.reckoned[name] = now, found
    return found


def read_kept(store: Store, name: str, key: Callable[[], str], kind: Any) -> Any:
    """What `kept` finds in the file as another type has it, for who needs little of it; `None` where it finds none."""
    now, file = _where(store, name, key())
    return _read(store.folder / file, now, _form_of(kind))


def _where(store: Store, name: str, key: str) -> tuple[str, str]:
    """The key and the file's name; of what is left out they tell, too.

    It is kept beside what all records give, for the number that was asked for last.
    """
    return (f"{key} {store.least}", f"least-{name}") if store.least else (key, name)


def _form_of(kind: Any) -> Form:
    return Form(lambda found: [msgspec.json.encode(found)], lambda data: msgspec.json.decode(data, type=kind))


def _read(path: Path, key: str, form: Form) -> Any:
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError), without_collection():
        file = msgspec.json.decode(path.read_bytes(), type=_File)
        if file.key == key:
            return form.decode(file.found)
    return None
