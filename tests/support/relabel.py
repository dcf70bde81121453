"""`python tests/support/relabel.py SHIFT`: the reader with the types of events renamed in all of its code.

Reads texts from standard input, a JSON list, and prints their events as JSON, a list for each text. Every string
constant of the package that is the name of an event type is another type's name here: the one SHIFT places on in the
list of `EventType`, around its end. Lexicons, tables of prepositions by type and comparisons are all renamed alike, so
that a reader to which a type is but a label reads the same events of the same parties, each with its new name. One
that looks at the letters of the name does not.
"""

from __future__ import annotations

import ast
import json
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any, get_args

ROOT = Path(__file__).resolve().parents[2]
#: Filled in by `main`; empty, nothing is renamed.
NAMES: dict[str, str] = {}


def renamed(types: tuple[str, ...], shift: int) -> dict[str, str]:
    """The bijection: each type to the one `shift` places on."""
    return {name: types[(at + shift) % len(types)] for at, name in enumerate(types)}


class _Rename(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        if isinstance(node.value, str) and node.value in NAMES:
            return ast.copy_location(ast.Constant(NAMES[node.value]), node)
        return node


class _Loader(SourceFileLoader):
    """Compiles from the source, never from the cache of compiled files."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        tree = ast.fix_missing_locations(_Rename().visit(ast.parse(self.get_data(path), path)))
        code: CodeType = compile(tree, path, "exec", dont_inherit=True)
        return code


class _Finder(MetaPathFinder):
    """Finds the package where Python does, and loads it renamed."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name.partition(".")[0] == "dragoman" else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(name, spec.origin)
        return spec


def events(texts: list[str]) -> list[list[dict[str, Any]]]:
    """The events of each text without what is made from the type's name: ids, the order in which they stand, and the
    confidence, which is weighed by type from a file of data.
    """
    from msgspec import to_builtins

    from benchmarks.readers import whole

    found = []
    for text in texts:
        rows: list[dict[str, Any]] = [to_builtins(event) for event in whole(text).events]
        told = [{k: v for k, v in row.items() if k not in ("id", "confidence")} for row in rows]
        found.append(sorted(told, key=lambda row: (
            row["anchors"], row["why"], row["actors"], row["recipients"], row["modality"]
        )))  # fmt: skip
    return found


def main(shift: int) -> None:
    from dragoman.records import EventType

    NAMES.update(renamed(get_args(EventType), shift))
    for name in [name for name in sys.modules if name.partition(".")[0] == "dragoman"]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder())
    print(json.dumps(events(json.loads(sys.stdin.read()))))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(int(sys.argv[1]))
