"""What our own exports say of an event beyond what others do: its type in PLOVER, and whether it happened.

`dragoman export --all` writes what is denied, possible, asked for or planned as well; such rows are no events.
"""

from __future__ import annotations

from typing import get_args

from dragoman.other_events.told import LeftOutError
from dragoman.records import EventType

_TYPES: dict[str, EventType] = {kind: kind for kind in get_args(EventType)}
#: Names of types in PLOVER before its version 2.0.
_OLD: dict[str, EventType] = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "THREAT": "THREATEN",
    "YIELD": "CONCEDE", "ENGAGE": "CONSULT",
}  # fmt: skip
#: What a plan or a wish is an event of (`exports.intents`).
_OF_PLANS = frozenset(("AGREE", "CONCEDE", "THREATEN"))


def plover_type(name: str) -> EventType:
    """The type by its name. Raises `ValueError` for what is none."""
    found = _TYPES.get(name.strip().upper()) or _OLD.get(name.strip().upper())
    if found is None:
        raise ValueError(f"{name[:30]!r} is no type of PLOVER")
    return found


def check_happened(kind: EventType, modality: str, auxiliary: str = "") -> None:
    """Raises `LeftOutError` for a row that says itself that it did not happen."""
    if modality in ("requested", "negated") or (modality in ("planned", "possible") and kind not in _OF_PLANS):
        raise LeftOutError("marked as not having happened")
    if any(mark in auxiliary for mark in ("future", "hypothetical", "negation")):
        raise LeftOutError("marked as not having happened")
