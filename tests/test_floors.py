"""Quality floors: a change that makes the reader worse fails here. The floors stand in `benchmarks/bars.toml`.

The first documents of each development corpus are read, where the corpora are there; the annotated examples always.
"""

from functools import cache

import pytest

from benchmarks.corpora import NoCorpusError
from benchmarks.readme import Bar, bars
from benchmarks.results import NETWORK, Result
from benchmarks.suite import SUITE, Setting

#: Documents of each corpus: some seconds for all floors together.
QUICK = 20

FLOORS = [bar for bar in bars() if bar.floor is not None]


@cache
def quick(benchmark: str) -> tuple[Result, ...]:
    return tuple(SUITE[benchmark](Setting(limit=QUICK)))


@pytest.mark.skipif(not NETWORK.is_file(), reason="there is no network in dragoman/data")
@pytest.mark.parametrize("bar", FLOORS, ids=lambda bar: f"{bar.corpus}, {bar.what}: {bar.figure}")
def test_the_reader_is_no_worse_than_its_floor(bar: Bar) -> None:
    try:
        results = quick(bar.benchmark)
    except NoCorpusError as missing:
        pytest.skip(str(missing))
    result = next(result for result in results if (result.corpus, result.what) == (bar.corpus, bar.what))
    assert result[bar.figure] >= bar.floor


def test_no_floor_is_so_low_that_it_would_never_fail() -> None:
    """The quick documents may be harder than the rest, but not by this much."""
    for bar in FLOORS:
        if bar.least is not None:
            assert bar.floor >= bar.least - 0.1
