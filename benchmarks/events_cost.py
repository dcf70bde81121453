"""What events cost: how much longer a report takes to read because its events are read.

**Rows**: `{"text"}`; `ARTICLES` of them, evenly from the whole corpus. One process, one thread, processor time: what
else runs on the machine does not count. The reading is that of `dragoman.reading.read`, with a clock around the steps
that it takes for events alone: `find_times` and `find_events`, which calls `find_places` and `find_quantities`.

**added by events**: seconds in those steps over the seconds of all the rest of the reading (the network's pass, the
cast, statements), over all articles together. **whole reading**: articles a second of processor time. **times**,
**places**, **quantities**, **events**: the share of each step in the time of all four; events without the two that it
calls.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from benchmarks.corpora import Corpus
from benchmarks.results import Figure, Result
from benchmarks.speed_child import sample

ARTICLES = 100
#: The steps and where the reading looks them up.
STEPS = {
    "times": ("dragoman.reading.times", "find_times"),
    "events": ("dragoman.reading.events", "find_events"),
    "places": ("dragoman.reading.events", "find_places"),
    "quantities": ("dragoman.reading.events", "find_quantities"),
}
#: Steps that run within `events`.
INNER = ("places", "quantities")


@contextmanager
def clocked(steps: dict[str, tuple[str, str]]) -> Iterator[dict[str, float]]:
    """Seconds of processor time spent in each step, counted while the block runs."""
    spent = dict.fromkeys(steps, 0.0)
    before: list[tuple[Any, str, Any]] = []
    for name, (module, function) in steps.items():
        home = importlib.import_module(module)
        before.append((home, function, getattr(home, function)))
        setattr(home, function, _timed(getattr(home, function), name, spent))
    try:
        yield spent
    finally:
        for home, function, original in before:
            setattr(home, function, original)


def _timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*arguments: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.process_time() - begun

    return timed


def measure(
    corpus: Corpus, read: Callable[[str], Any], articles: int = ARTICLES, steps: dict[str, tuple[str, str]] = STEPS
) -> Result:
    """Times `read`, a function from a text to its reading, on `articles` articles of `corpus`."""
    texts = sample(corpus, articles)
    read(texts[0])  # what is loaded once does not count
    with clocked(steps) as spent:
        begun = time.process_time()
        for text in texts:
            read(text)
        whole = time.process_time() - begun
    within = sum(spent.get(name, 0.0) for name in INNER)
    spent["events"] -= within
    added = sum(spent.values())
    figures = (
        Figure("added by events", added / (whole - added), n=len(texts)),
        Figure("whole reading", len(texts) / whole, unit="/s"),
        *(Figure(name, seconds / added if added else 0.0) for name, seconds in spent.items()),
    )
    return Result("events_cost", corpus.name, corpus.sha256(), "whole reading", len(texts), figures)
