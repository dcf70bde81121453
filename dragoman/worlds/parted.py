"""Worlds on several machines: a run in parts over Ray, joined, the same bit for bit as on one.

What a world comes to depends on its number and the seed alone, and what is counted is whole numbers; so it does not
matter who runs which worlds. Needs `pip install dragoman[ray]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.cluster import joined
from dragoman.worlds.model import Model
from dragoman.worlds.plan import Plan
from dragoman.worlds.results import Run, join
from dragoman.worlds.simulate import simulate


def parts(worlds: int, count: int) -> Iterator[tuple[int, int]]:
    """`worlds` worlds in `count` parts of nearly one size: the first world of each, and how many."""
    count = max(1, min(count, worlds))
    for at in range(count):
        first, last = at * worlds // count, (at + 1) * worlds // count
        yield first, last - first


def simulate_on_ray(
    model: Model,
    worlds: int = 10_000,
    seed: int = 0,
    plan: Plan | None = None,
    *,
    keep: bool = False,
    count: int | None = None,
    address: str | None = None,
) -> Run:
    """`simulate` on a Ray cluster: the one at `address`, the one that this process is in, or else one on this machine.

    `count` parts, four for each of the cluster's processors where it is not given. A part whose worker dies is run
    again.
    Raises `UsageError` where Ray is not installed.
    """
    plan = plan or Plan()
    with joined(address) as ray:
        if count is None:
            count = max(1, int(ray.cluster_resources().get("CPU", 1))) * 4
        task: Any = ray.remote(max_retries=3)(_part)
        shared = ray.put((model, plan))
        runs: list[Run] = ray.get(
            [task.remote(shared, first, many, seed, keep) for first, many in parts(worlds, count)]
        )
        return join(runs)


def _part(shared: tuple[Model, Plan], first: int, many: int, seed: int, keep: bool) -> Run:
    model, plan = shared
    return simulate(model, worlds=many, seed=seed, plan=plan, threads=1, keep=keep, first=first)
