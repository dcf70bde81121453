"""Pieces of a file that are made before their turn: they wait on the disk, under a key, in the order they came in."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from types import TracebackType

#: Bytes that wait in memory before they go to the disk. A design value.
_MEMORY = 8 << 20


class Spool:
    """A temporary file, and where in it the pieces of each key lie."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_MEMORY)  # noqa: SIM115 - closed by `__exit__`
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._end = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, key: str, piece: bytes) -> None:
        self._file.seek(self._end)
        self._file.write(piece)
        self._places[key].append((self._end, len(piece)))
        self._end += len(piece)

    def count(self, key: str) -> int:
        """How many pieces a key has."""
        return len(self._places[key]) if key in self._places else 0

    def pieces(self, key: str) -> Iterator[bytes]:
        """The pieces of a key; nothing may be added meanwhile."""
        for at, length in self._places.get(key, ()):
            self._file.seek(at)
            yield self._file.read(length)
