from __future__ import annotations

import pytest
from deeds import stored

from dragoman.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    return stored(tmp_path_factory.mktemp("s") / "levant")
