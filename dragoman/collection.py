"""Work on very many records: without Python's collection of cycles, and without keeping what is equal twice."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the collection of cycles: a hundred thousand records that all live on make it walk them over and over,
    which takes a quarter to a third of the time, and there are no cycles to be found. So does, by a fiftieth, all that
    is thought of one report while it is read.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def one_for_all(value: T) -> T:
    """An equal value that was there before: of very many small sets and names most are equal, and one takes the room.

    For what nobody changes and can be hashed.
    """
    same: T = _kept(value)
    return same


@lru_cache(maxsize=1 << 16)
def _kept(value: Any) -> Any:
    return value


def for_the_last(function: Callable[P, T]) -> Callable[P, T]:
    """The function, which gives what it gave before where it is asked again of the very same objects: a report's
    reading is asked of each of its records. For arguments by position that nobody changes.
    """
    last: tuple[tuple[Any, ...], T] | None = None

    @wraps(function)
    def asked(*of: P.args, **named: P.kwargs) -> T:
        nonlocal last
        known = last
        if known is not None and all(one is other for one, other in zip(known[0], of, strict=True)):
            return known[1]
        found = function(*of, **named)
        last = of, found
        return found

    return asked


def set_aside() -> None:
    """Has the collection of garbage pass over all that is there now: what is kept for long is millions of objects.

    They are freed all the same once nothing has them any more, as far as they are not in a circle; these are when
    `take_back` was called.
    """
    gc.freeze()


def take_back() -> None:
    """Ends `set_aside`."""
    gc.unfreeze()
