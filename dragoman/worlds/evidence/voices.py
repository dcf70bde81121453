"""Whose word something is, and how far it is to be trusted: the words of a report in, a speaker out.

How far is a Beta of being right. The values are design values, not measured; nobody has counted how often officials or
analysts of news reports turn out right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dragoman.assembly.holdings import holders_of
from dragoman.records import Quoted, Reading, Span, Statement
from dragoman.worlds.evidence.known import Known

#: Design values, said to be so in `docs/worlds.md`: a government about itself; an analyst with a name; a source without
#: one. Between them: a report in its own voice, which somebody else may have told it; and a government about others,
#: which has an interest in it.
ITSELF, ANALYST, UNNAMED = (8.0, 2.0), (6.0, 4.0), (4.0, 4.0)
REPORT, OTHERS = (7.0, 3.0), (5.0, 4.0)
_OFFICIAL = frozenset(("state", "government-body", "armed-force", "international-organisation", "party", "armed-group"))
_NAMELESS = frozenset(("unnamed", "group", "population"))


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, by his id or those of several with "+" between them; of a report's own words the report's id."""

    speaker: str
    reliability: tuple[float, float]


def voice(known: Known, report: str, holders: Sequence[str], about: Collection[str] = ()) -> Voice:
    """The voice of some holders of a claim or forecast, or of the report itself where there is none.

    `about` are the sides whose own doing it is about: of these a government knows best.
    """
    if not holders:
        return Voice(report, REPORT)
    return Voice("+".join(holders), max((_trust(known, report, each, about) for each in holders), key=_mean))


def _mean(trust: tuple[float, float]) -> float:
    return trust[0] / sum(trust)


def _trust(known: Known, report: str, holder: str, about: Collection[str]) -> tuple[float, float]:
    if holder in about:
        return ITSELF
    kind = known.kind(holder, report)
    if kind in _OFFICIAL:
        return OTHERS
    return UNNAMED if kind in _NAMELESS else ANALYST


def voice_of(known: Known, quoted: Quoted, about: Collection[str] = ()) -> Voice:
    """Whose word the words of a tie or an event are: of the innermost statement around them, else the report's."""
    reading = known.reading(quoted.report)
    said = speaking(reading, quoted.spans)
    holders: tuple[str, ...] = ()
    if said is not None:
        holders = holders_of(reading, known.sides(reading), said.speakers, known.identity)
    return voice(known, quoted.report, holders, about)


def speaking(reading: Reading, spans: Iterable[Span]) -> Statement | None:
    """The innermost statement whose words hold some of the spans; not what somebody only thinks, as others say."""
    found = [
        said for said in reading.statements
        if any(a <= start and end <= b for a, b in said.content for start, end in spans)
    ]  # fmt: skip
    by_id = {said.id: said for said in reading.statements}
    best = min(found, key=lambda said: (sum(b - a for a, b in said.content), said.id), default=None)
    while best is not None and (best.ascribed or _is_thought(reading, best)):
        best = by_id.get(best.inside or "")
    return best


_THOUGHT = re.compile(
    r"\b(?:view|see|saw|want|believe|think|thought|fear|hope|know|knew|consider|regard|feel|felt|expect|worr(?:y|ies)"
    r"|wish|seek|sought|prefer|like|intend|plan|aware|welcome|oppose)(?:s|d|ed|es|ing)?\b",
    re.IGNORECASE,
)


def _is_thought(reading: Reading, said: Statement) -> bool:
    """Whether a state or body is only said to think something: whoever tells it vouches for what is in it."""
    kinds = {actor.id: actor.kind for actor in reading.actors}
    cue = " ".join(reading.report.text[a:b] for a, b in said.cue)
    return all(kinds.get(each) in _OFFICIAL for each in said.speakers) and _THOUGHT.search(cue) is not None
