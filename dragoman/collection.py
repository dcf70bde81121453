"""Work on very many records without Python's collection of cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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


def set_aside() -> None:
    """Has the collection of garbage pass over all that is there now: what is kept for long is millions of objects.

    They are freed all the same once nothing has them any more, as far as they are not in a circle; these are when
    `take_back` was called.
    """
    gc.freeze()


def take_back() -> None:
    """Ends `set_aside`."""
    gc.unfreeze()
