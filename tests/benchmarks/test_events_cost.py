import json
import time
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import events_cost
from benchmarks.corpora import Corpus
from benchmarks.events_cost import STEPS, clocked, measure


def burn(seconds: float) -> None:
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        pass


def test_time_in_a_step_is_set_against_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("toy_steps")
    module.find_times = lambda: burn(0.01)
    module.find_places = lambda: burn(0.005)
    module.find_events = lambda: (burn(0.01), module.find_places())
    monkeypatch.setattr(events_cost.importlib, "import_module", lambda name: module)
    steps = {"times": ("toy", "find_times"), "events": ("toy", "find_events"), "places": ("toy", "find_places")}
    path = tmp_path / "toy.jsonl"
    path.write_text("".join(json.dumps({"text": str(at)}) + "\n" for at in range(5)), encoding="utf-8")

    def read(text: str) -> None:
        module.find_times()
        module.find_events()
        burn(0.05)

    result = measure(Corpus(path), read, 4, steps)
    assert result["added by events"] == pytest.approx(0.5, rel=0.25)
    assert result["places"] == pytest.approx(0.2, rel=0.25)
    assert result["events"] == pytest.approx(0.4, rel=0.25)


def test_the_steps_are_those_of_the_reading_and_are_put_back() -> None:
    import dragoman.reading.events as home

    before = home.find_places
    with clocked(STEPS) as spent:
        assert home.find_places is not before
        assert set(spent) == set(STEPS)
    assert home.find_places is before
