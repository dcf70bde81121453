"""The tool that fits confidences gives weights for every type, and says how they came to be."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from benchmarks.outcomes import Outcome
from dragoman.records import RECORD_TYPES

PATH = Path(__file__).parent.parent.parent / "tools" / "fit_calibration.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("fit_calibration", PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fit_calibration"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["fit_calibration"]


def test_weights_and_where_they_come_from(tool):
    given = [
        Outcome(kind, "one", f"d{at}", 1.0, ("good",) if at % 2 else ("bad",), at % 2 == 1 or at % 5 == 0)
        for kind in RECORD_TYPES
        for at in range(60)
    ]
    found = tool.fitted(given)
    assert set(found.weights) == set(RECORD_TYPES)
    assert all(weights.signs["good"] > 0 > weights.signs["bad"] for weights in found.weights.values())
    assert found.made["types"]["ties"]["records"] == 60 and found.made["by"] == "python tools/fit_calibration.py"
