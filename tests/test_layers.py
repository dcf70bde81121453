"""Imports go one way only: sources → reading → assembly → worlds → showing and exports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dragoman"

#: What may import what: a module sees its own rank and those before it. The folder (`parts` to `store`) lies between
#: reading and assembly; questions are put to what is assembled; what a user holds lies above everything.
RANKS = [
    {"collection", "errors", "records", "least", "cluster"},
    {"sources"},
    {"reading"},
    {
        "journal",
        "links",
        "parts",
        "folder",
        "fixes",
        "references",
        "fixing",
        "corrected",
        "store",
        "kept",
        "history",
    },
    {"assembly"},
    {"finding", "reasons", "scoring", "deciding", "review"},
    {"worlds", "comparing", "narrowing"},
    {"showing", "exports", "other_events"},
    {"projection", "running", "situation", "situation_actor", "situation_comparison", "sourced"},
    {"page"},
    {
        "",
        "cli",
        "cli_brief",
        "cli_build",
        "cli_compare",
        "cli_export",
        "cli_find",
        "cli_fixes",
        "cli_options",
        "cli_score",
        "cli_show",
        "cli_sources",
        "cli_views",
        "cli_worlds",
        "console",
        "__main__",
    },
]
RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imported(path: Path) -> set[str]:
    """The parts of the package that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            if node.module == "dragoman":
                names.update("dragoman." + alias.name for alias in node.names)
            elif node.module:
                names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    parts = {name.split(".")[1] if "." in name else "" for name in names if name.split(".")[0] == "dragoman"}
    return {
        part if part in RANK or (PACKAGE / part).exists() or (PACKAGE / f"{part}.py").exists() else "" for part in parts
    }


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_a_later_stage(path):
    here = RANK[part_of(path)]
    later = {part for part in imported(path) if RANK[part] > here}
    if part_of(path) == "cli":
        later.discard("")
    assert not later, f"{path.relative_to(PACKAGE)} imports {', '.join(sorted(later))}, which is a later stage"


def test_sql_is_in_one_package():
    speaking = {part_of(path) for path in modules() if "duckdb" in path.read_text()}
    assert speaking == {"store"}


def test_every_part_has_a_rank():
    parts = {part_of(path) for path in modules()}
    assert parts <= set(RANK), f"give {parts - set(RANK)} a rank in {Path(__file__).name}"
