"""The worked notebook runs from top to bottom, and shows what it says that it shows."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from dragoman.worlds import hand

ROOT = Path(__file__).parent.parent
NOTEBOOK = json.loads((ROOT / "examples" / "worlds.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("notebook", ROOT / "examples" / "notebook.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["notebook"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["notebook"]


@pytest.fixture(scope="module")
def ran(script, tmp_path_factory):
    """The names that the cells leave, with what the situation then holds, and what each printed."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    names, printed = {}, []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for source in CODE:
            out, value = script.run(source, names)
            printed.append(out if value is None else str(value))
        names["changes"], names["sealed"] = hand.read(Path("gulf"))[0], names["gulf"].seals()
    return names, printed


def test_the_notebook_is_what_its_script_writes(script):
    assert ["".join(cell["source"]) for cell in NOTEBOOK["cells"]] == list(script.CELLS)
    assert [cell for cell in script.CELLS if isinstance(cell, script.Code)] == CODE


def test_every_cell_is_kept_with_what_it_gave():
    outputs = [cell["outputs"] for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(outputs)
    kinds = {output["output_type"] for each in outputs for output in each}
    assert kinds == {"stream", "execute_result"}  # no error among them


def test_the_base_asks_of_the_demand_that_was_refused(ran):
    names, printed = ran
    assert names["base"].model.question.actor == "TUR"
    assert "base" in names["base"].model.question.text and names["base"].model.question.text in printed[0]
    assert "assumed" in printed[0] and "European Union" in printed[0]


def test_scenarios_move_the_answer_the_way_that_the_text_says(ran):
    names, _ = ran
    base = names["base"]
    for scenario in ("press", "friends"):
        moved = (names[scenario] - base).answer
        assert moved.is_sure and moved.by > 0
    refusal = names["why"].effects[0]
    assert refusal.is_sure and refusal.effect < 0 and "reject" in refusal.sentence.text


def test_an_assumption_is_changed_and_taken_back(ran):
    names, printed = ran
    assert "after the undo it differs by 0.0" in "".join(printed)
    assert [each.kind for each in names["changes"]] == ["pin", "undo"]


def test_one_answer_is_sealed_and_the_late_one_refused(ran):
    names, printed = ran
    (sealed,) = names["sealed"]
    assert sealed.seal.answer == pytest.approx(names["base"].answer.answer) and sealed.resolution is None
    assert "2018-07-12 has passed" in printed[-2]
