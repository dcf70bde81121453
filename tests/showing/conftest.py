from pathlib import Path

import pytest

from dragoman.records import decode

GOLD = Path(__file__).parent.parent.parent / "examples" / "gold.jsonl"


@pytest.fixture(scope="session")
def gold():
    return [decode(line) for line in GOLD.read_bytes().splitlines()]
