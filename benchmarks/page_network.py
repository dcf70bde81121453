"""How long a network takes to be drawn: the first time, and from its stored layout.

**Rows**: none; made up from a seed: 300 actors whose ties crowd around a few, as those of a crisis do, 450 ties. Drawn
on 1,280 pixels with every name. **first** is layout and drawing, **stored** the drawing from a layout that was kept;
the shortest of `REPEATS` times, in milliseconds.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import Figure, Result
from dragoman.showing.figures import Edge, Node, network
from dragoman.showing.figures.kept_layouts import KeptLayouts

ACTORS, TIES, REPEATS = 300, 450, 5
_NAMES = ("Ruritania", "Foreign Ministry of Graustark", "Anton Berg", "Red Harbour League", "Council of the Isles")


def measure() -> Iterator[Result]:
    """Both times."""
    nodes, edges = made_up()
    first, stored = [], []
    for _ in range(REPEATS):
        with tempfile.TemporaryDirectory() as folder:
            first.append(_clocked(nodes, edges, KeptLayouts(Path(folder))))
            stored.append(_clocked(nodes, edges, KeptLayouts(Path(folder))))
    figures = [
        Figure("first", 1000 * min(first), n=ACTORS, unit="ms"),
        Figure("stored", 1000 * min(stored), n=ACTORS, unit="ms"),
    ]
    yield Result("page_network", "made-up network", "seed 3", "drawn", ACTORS, tuple(figures))


def made_up(actors: int = ACTORS, ties: int = TIES) -> tuple[list[Node], list[Edge]]:
    """Actors and ties from a seed; who has many ties gets more."""
    rng = random.Random(3)
    nodes = [
        Node(str(at), f"{rng.choice(_NAMES)} {at}", rng.choice(("state", "person", "other"))) for at in range(actors)
    ]
    edges: list[Edge] = []
    ends = [0, 1]
    while len(edges) < ties:
        one, other = rng.randrange(actors), rng.choice(ends) if rng.random() < 0.7 else rng.randrange(actors)
        if one != other:
            ends += [one, other]
            sign = rng.choice(("+", "-", None))
            edges.append(Edge(str(one), str(other), rng.choice(("arms", "trade")), sign, rng.randrange(1, 20)))
    return nodes, edges


def _clocked(nodes: list[Node], edges: list[Edge], layouts: KeptLayouts) -> float:
    begun = time.perf_counter()
    assert network(nodes, edges, width=1280, most=ACTORS, layouts=layouts).inline
    return time.perf_counter() - begun
