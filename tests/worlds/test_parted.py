"""Worlds in parts: who runs which worlds changes nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.worlds.parted import parts, simulate_on_ray
from dragoman.worlds.simulate import simulate
from tests.support.worlds import strait


@given(st.integers(1, 10_000), st.integers(1, 100))
def test_parts_hold_every_world_once(worlds, count):
    found = list(parts(worlds, count))
    assert [first for first, _ in found] == [0, *np.cumsum([many for _, many in found])[:-1]]
    assert sum(many for _, many in found) == worlds and all(many > 0 for _, many in found)


def test_a_cluster_gives_the_same_bits():
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    ray.init(num_cpus=2, log_to_driver=False, include_dashboard=False)
    try:
        far = simulate_on_ray(strait(), worlds=3000, seed=7, keep=True, count=5)
    finally:
        ray.shutdown()
    near = simulate(strait(), worlds=3000, seed=7, threads=1, keep=True)
    assert far.worlds == 3000
    assert all(np.array_equal(one, other) for one, other in zip(far.totals, near.totals, strict=True))
    assert np.array_equal(far.acts, near.acts) and np.array_equal(far.factors, near.factors)
    assert np.array_equal(far.happened, near.happened)
