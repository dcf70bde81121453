from __future__ import annotations

import pytest
from deeds import deeds

from dragoman import folder as files
from dragoman.parts import Place, to_rows
from dragoman.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    folder = tmp_path_factory.mktemp("s") / "levant"
    files.create(folder)
    store = Store.make(folder)
    row, records = to_rows(deeds(), ("a.txt", 0), "a.txt")
    store.add([row], records, [Place("a.txt", 0, "a.txt", "u", True, "read", row.id, "m", None)])
    store.settle("reader")
    return store
