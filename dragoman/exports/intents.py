"""What event data makes of what has not come yet: what is meant to help is agreed to, what is meant to harm threatens.

PLOVER 2.0 (manual, AGREE: "all cooperative actions reported in future tense are also taken to imply intentions") folds
planned consultation, support, cooperation and aid into AGREE and planned retreat into CONCEDE; promises to concede or
to agree stay what they are. Intended force, sanctions and restrictions are threats, as PETRARCH 2 has it, whose
transformations make of "says it will attack" a threat of force (CAMEO 138). A plan that others tell of is an allegation
and no threat, and a future that is only foretold ("the court will rule") no intent: both are left out. A wish to
cooperate ("hopes to meet"), which is only possible to the reader, is willingness, and so AGREE.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from dragoman.exports.codes import FOLDED
from dragoman.records import Actor, Event, EventType, Statement

#: The mode of the threat that an intended deed makes, by type.
_THREATENED: dict[EventType, str | None] = {
    "ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict", "PROTEST": None,
}  # fmt: skip
#: The same by the deed's own mode, where that settles it.
_THREATENED_IN_MODE = {"arrest": "arrest"}
#: Right before a deed: who does it wants it.
_INTENT = re.compile(
    r"\b(?:want|wish|intend|plan|aim|seek|sought|hope|hoping|vow|threaten|pledge|promise|determin|resolv|ready)"
    r"(?:s|es|d|ed|ing|ning|ned)?(?:\s+(?:to|on|of))?(?:\s+[\w-]+){0,2}\s+$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)
_BEFORE = 60  # characters before a deed in which the intent is looked for; a design value


def intended(
    text: str, event: Event, told_by: Statement | None, actors: Mapping[str, Actor]
) -> tuple[EventType, str | None] | None:
    """The type and mode under which what is planned or wished is coded; None where event data does not hold it."""
    if event.modality == "planned" and event.type in FOLDED:
        return FOLDED[event.type], None
    if event.modality not in ("planned", "possible") or not event.actors or not _is_own(event, told_by, actors):
        return None
    start = event.anchors[0][0]
    before = text[max(0, start - _BEFORE) : start]
    if not _INTENT.search(before) or _CONDITION.search(before):
        return None
    if event.type in FOLDED:
        return FOLDED[event.type], None
    if event.type not in _THREATENED or event.modality == "possible":
        return None
    return "THREATEN", _THREATENED_IN_MODE.get(event.mode or "", _THREATENED[event.type])


def promised(event: Event, promises: Container[str]) -> bool:
    """Whether a planned event stands in the statement that promises or threatens it: that is the event, once."""
    return event.modality == "planned" and event.attributed_to in promises


def _is_own(event: Event, told_by: Statement | None, actors: Mapping[str, Actor]) -> bool:
    """Whether the report itself, or one of those who would do it, tells of it."""
    if told_by is None:
        return True
    doers = {name for id_ in event.actors for name in (id_, actors[id_].acts_for if id_ in actors else None)}
    return any(name is not None and name in doers for name in (*told_by.speakers, *told_by.acts_for))
