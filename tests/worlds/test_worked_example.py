"""The example that docs/worlds.md works out by hand is what the kernel makes of it, and what the page prints."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from dragoman.worlds.model_file import read_model
from dragoman.worlds.simulate import simulate
from dragoman.worlds.worth import leverage, worth

ROOT = Path(__file__).parent.parent.parent
MODEL = read_model(ROOT / "examples" / "worlds" / "strait.toml")
PAGE = (ROOT / "docs" / "worlds.md").read_text(encoding="utf-8").split("\n## By hand\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def run():
    return simulate(MODEL, worlds=2000, keep=True)


def printed(*values: float, places: int) -> bool:
    """Whether the page has these numbers one after the other in bold, as far as it gives them."""
    words = [f"{value:.{places}f}".removeprefix("0") for value in values]
    return f"**{', '.join(words)}**" in PAGE


def test_leverage_and_the_worth_of_opening():
    assert leverage(MODEL, "MNL", "ISL") == pytest.approx(0.4) and printed(0.4, places=2)
    more = worth(MODEL, "ISL", "open") - 1.0  # its bias is taken off there
    assert more == pytest.approx(-0.5404 + 0.1, abs=5e-5)
    assert f"{more:.4f}".replace("-0", "−") in PAGE


def test_probability_of_the_choice(run):
    p = run.propensities[0, 0, 1]
    assert p == pytest.approx(0.2930, abs=5e-5) and printed(p, places=4)
    share = run.series("ISL", "open").at[0]
    assert abs(share - p) < 4 * run.error(p)


def test_the_factor_stands_where_the_act_leaves_it(run):
    still, opened = np.unique(run.factors[0, 0])
    assert (run.factors[0, 0] == opened).tolist() == (run.acts[0, 0] == 1).tolist()
    assert printed(opened, places=4) and printed(still, places=4)


def test_settlement_and_the_weighted_mean_beside_it(run):
    found = run.settlement("opening")
    assert found.chances == pytest.approx([0.0576, 0.3453, 0.5971], abs=5e-5) and printed(*found.chances, places=4)
    assert printed(found.mean, places=2) and printed(found.weighted_mean, places=2)
    assert found.weighted_mean == pytest.approx((0.2 * 22.593 + 0.72 * 90) / 0.92, abs=1e-3)
    low, high = found.widened[0.8]
    assert f"between **{low:.1f} and {high:.0f}**" in PAGE


def test_every_number_of_the_file_is_told():
    told = set(re.findall(r"(?<![\w.])−?\d*\.?\d+", PAGE))
    text = (ROOT / "examples" / "worlds" / "strait.toml").read_text(encoding="utf-8")
    for value in re.findall(r"(?:default|rate|at) = ([\d.]+)", text):
        number = float(value)
        assert {f"{number:g}", f"{number:g}".removeprefix("0"), f"{number:.2f}".removeprefix("0")} & told, value
