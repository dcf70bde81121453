"""The tutorial runs from top to bottom, and shows what it says that it shows."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOK = json.loads((ROOT / "examples" / "tutorial.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
#: Characters that all outputs together may have: it is read on the web.
SMALL = 100_000


@pytest.fixture(scope="module")
def scripts():
    """The scripts that write notebooks: what runs cells, and the tutorial's own."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "examples"))
        for name in ("notebook", "tutorial"):
            spec = importlib.util.spec_from_file_location(name, ROOT / "examples" / f"{name}.py")
            assert spec is not None and spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            patch.setitem(sys.modules, name, module)
            spec.loader.exec_module(module)
            found.append(module)
        yield found


@pytest.fixture(scope="module")
def ran(scripts, tmp_path_factory):
    """The names that the cells leave, what each printed or gave, and the folder."""
    folder = tmp_path_factory.mktemp("tutorial")
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    names, gave = {}, []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for source in CODE:
            printed, value = scripts[0].run(source, names)
            gave.append((printed, None if value is None else scripts[0].kept(value)))
        names["after"] = {actor.id for actor in names["gulf"].actors()}
    return names, gave, folder


def test_the_tutorial_is_what_its_script_writes(scripts):
    notebook, tutorial = scripts
    assert ["".join(cell["source"]) for cell in NOTEBOOK["cells"]] == list(tutorial.CELLS)
    assert [cell for cell in tutorial.CELLS if isinstance(cell, notebook.Code)] == CODE


def test_every_cell_is_kept_with_what_it_gave_and_all_of_it_is_small():
    outputs = [cell["outputs"] for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(outputs)
    assert {output["output_type"] for each in outputs for output in each} == {"stream", "execute_result"}
    assert len(json.dumps(outputs)) < SMALL
    assert "<script" not in json.dumps(outputs)


def test_what_is_kept_is_what_the_cells_give(ran):
    _, gave, _ = ran
    kept = [cell["outputs"][0] for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    for (printed, value), output in zip(gave, kept, strict=True):
        if value is None:
            assert printed == "".join(output["text"])
        else:
            assert value == output["data"]


def test_the_misspelt_name_is_merged(ran):
    names, _, _ = ran
    assert "adel-al-yubeir" in names["before"]
    assert "adel-al-yubeir" not in names["after"]


def test_the_demand_that_was_refused_is_explained(ran):
    names, _, _ = ran
    assert names["demand"].answer == "refused" and "base" in names["demand"].ask
    assert names["why"].made_by and names["why"].passages


def test_the_files_are_there(ran):
    names, _, folder = ran
    assert (folder / "positions.svg").read_text(encoding="utf-8").count("<svg") == 1
    assert "<script" not in (folder / "brief.html").read_text(encoding="utf-8")
    assert (folder / "gulf.gexf").stat().st_size > 10_000
    assert names["wrote"].rows["actors"] > 100
