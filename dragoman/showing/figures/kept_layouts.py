"""Layouts of networks, kept in the folder: a network that was laid out once is drawn at once the next time.

Sizes, ties and a room in, centres out, as `network_layout.layout` gives them. `layouts.json` is no part of the
situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import msgspec

from dragoman.parts import write_whole
from dragoman.showing.figures import network_layout
from dragoman.store import Store

KEPT = "layouts.json"
#: Layouts that are kept, the last that were made: one for each way in which a network was narrowed. A design value.
MOST = 64

Places = tuple[list[tuple[float, float]], float]


class KeptLayouts:
    """The layouts of one folder. Where it cannot be written to they are kept as long as its store is open."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / KEPT
        self._known: dict[str, Places] = {}
        with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self._known = msgspec.json.decode(self._path.read_bytes(), type=dict[str, Places])

    @classmethod
    def of(cls, store: Store) -> KeptLayouts:
        """Those of a store's folder, read once."""
        if KEPT not in store.reckoned:
            store.reckoned[KEPT] = cls(store.folder)
        found: KeptLayouts = store.reckoned[KEPT]
        return found

    def layout(
        self, sizes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int]], width: float, height: float
    ) -> Places:
        """What `network_layout.layout` gives for these, from the folder where it is there."""
        key = _key(sizes, ties, width, height)
        if key not in self._known:
            self._known[key] = network_layout.layout(sizes, ties, width, height)
            for old in list(self._known)[:-MOST]:
                del self._known[old]
            with suppress(OSError):
                write_whole(self._path, msgspec.json.encode(self._known))
        return self._known[key]


def _key(sizes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int]], width: float, height: float) -> str:
    """What a layout depends on: what is laid out, by its sizes and ties, the room, and the rules."""
    whole = hashlib.sha256(_rules())
    whole.update(repr((list(sizes), sorted({tuple(sorted(pair)) for pair in ties}), width, height)).encode())
    return whole.hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules() -> bytes:
    return hashlib.sha256(Path(str(network_layout.__file__)).read_bytes()).digest()
