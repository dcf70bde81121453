"""Quality floors: a change that makes the reader worse fails here. The floors stand in `benchmarks/bars.toml`.

The first documents of each development corpus are read, where the corpora are there; the annotated examples always.
"""

from functools import cache

import pytest

from benchmarks.corpora import NoCorpusError
from benchmarks.floors import HELD_OUT, MARGIN, QUALITY, quick, value
from benchmarks.readme import Bar, bars, last
from benchmarks.results import FOLDER, NETWORK, Result

FLOORS = [bar for bar in bars() if bar.floor is not None]


@cache
def results(benchmark: str) -> tuple[Result, ...]:
    return quick(benchmark)


@pytest.mark.skipif(not NETWORK.is_file(), reason="there is no network in dragoman/data")
@pytest.mark.parametrize("bar", FLOORS, ids=lambda bar: f"{bar.corpus}, {bar.what}: {bar.figure}")
def test_the_reader_is_no_worse_than_its_floor(bar: Bar) -> None:
    try:
        found = value(bar, results(bar.benchmark))
    except NoCorpusError as missing:
        pytest.skip(str(missing))
    assert found is not None, f"{bar.benchmark} has no figure {bar.figure!r} any more"
    assert found >= bar.floor


@pytest.mark.skipif(not NETWORK.is_file(), reason="there is no network in dragoman/data")
def test_every_bar_of_quality_has_a_floor_within_reach_of_it() -> None:
    """The quick documents may be harder than the rest, but a floor far below its bar would never fail.

    Where the reader itself is below its bar, the floor must be as near to what was last measured.
    """
    for bar in bars():
        if bar.benchmark in QUALITY and bar.most is None and not bar.figure.endswith(HELD_OUT):
            assert bar.floor is not None, f"{bar.shown}: run python -m benchmarks floors"
            measured = last(bar.benchmark, bar.figure, bar.corpus, bar.what, FOLDER)
            reached = [measured["value"]] if measured else []
            assert bar.least is None or bar.floor >= min([bar.least, *reached]) - 0.1 - MARGIN
