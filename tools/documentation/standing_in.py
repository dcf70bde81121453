"""Ids that are there for those of a page. An id is made from the words, so a page can only say what one looks like."""

from __future__ import annotations

import json
import re
from pathlib import Path

import dragoman as dm

#: Files of decisions, by how the ids of their lines begin.
_LINES = {"fx": "fixes.jsonl", "hd": "hand.jsonl", "sl": "seals.jsonl"}
#: Actors of pages that the reports do not have, and one that may stand for each.
_ACTORS = {"the-hope": "reporters", "shi-yinhong": "ann-wilder", "liu": "wang-yi"}


def with_ids(typed: str) -> str:
    """A command on `korea`, the situation of pages that do not show what comes out, with ids that are there."""
    if "korea" not in typed or "--into" in typed or not Path("korea").is_dir():
        return typed
    korea = dm.open("korea")
    for pattern, kind, fields in (
        (r"4fd1a0b2c3d4:cl-3f2a91c0", "forecasts", {}),
        (r"\bst-3f2a(?= none)", "statements", {"made_on": "2024-02-23"}),
        (r"\b(4fd1:)?st-3f2a\b", "statements", {"act": "assert"}),
        (r"\bev-08e4\b", "events", {"type": "SANCTION"}),
        (r"\bti-77b0\b", "ties", {"kind": "dependence"}),
    ):
        if re.search(pattern, typed):
            typed = re.sub(pattern, _some(korea, kind, fields), typed)
    typed = re.sub(r"\b4fd1a0(b2c3d4)?\b", korea.reports()[0].id, typed).replace("88aa10", korea.reports()[2].id)
    typed = re.sub(r"\b(fx|hd|sl)-[0-9a-f]{4,8}\b", lambda found: _last(Path("korea", _LINES[found[1]])), typed)
    return re.sub(r"(?<= )(the-hope|shi-yinhong|liu)(?= |$)", lambda found: _ACTORS[found[1]], typed)


def _some(situation: dm.Situation, kind: str, fields: dict[str, str]) -> str:
    """`REPORT:RECORD` of the first record of a kind with these fields."""
    for one in situation.query(kind):
        if all(getattr(one, name) == value for name, value in fields.items()):
            return f"{one.report.id}:{one.id}"
    raise LookupError(f"{situation} has no {kind} with {fields}")


def _last(file: Path) -> str:
    return str(json.loads(file.read_text(encoding="utf-8").splitlines()[-1])["id"])
