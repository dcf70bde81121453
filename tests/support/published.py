"""Figures that others published, kept beside the tests as small JSON files, each with its source."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "worlds" / "baselines" / "data"


def figures(name: str) -> Any:
    """The file `name` without its ending."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
