"""Deeds: events as coders of events give them, one type and pairs of a source and a target, for `found` and `gsr`.

**Type.** PLOVER's as the reading gives it, folded as PLOVER folds: consultation, support, cooperation and aid that are
planned only are AGREE. `root` goes on to the fifteen of PLV, where CONCEDE and RETREAT are one, YIELD.

**Pairs.** Every actor with every recipient. A meeting, a deal or something done together that has no recipient pairs
its actors with each other, in both orders.

**What is a deed.** Events that the reading says did not happen (`negated`) are none: neither PLOVER nor the corpora
here code what was not done; a refusal or denial is an event of its own, REJECT. All other modalities count, so that
nothing is gained by calling a wrong event possible. An event without a pair is none either.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import TypeVar

from dragoman.records import Event, Span

Party = TypeVar("Party")
#: Types whose parties may all be actors.
MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
#: Planned, these are offers and promises: AGREE.
_PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
_YIELD = frozenset(("CONCEDE", "RETREAT"))


def folded(event: Event) -> str:
    """The type of an event as PLOVER has it: planned help and talks are AGREE."""
    return "AGREE" if event.modality == "planned" and event.type in _PROMISED else event.type


def root(event: Event) -> str:
    """The type of an event as one of PLV's fifteen."""
    return yielding(folded(event))


def yielding(kind: str) -> str:
    """A type of PLOVER as one of PLV's: giving way in words and in deeds are one."""
    return "YIELD" if kind in _YIELD else kind


def happens(event: Event) -> bool:
    """Whether the reading does not say that the event did not happen."""
    return event.modality != "negated"


def pairs(event: Event, actors: Sequence[Party], recipients: Sequence[Party]) -> list[tuple[Party, Party]]:
    """Who is said to have done it to whom, as the docstring of the file has it."""
    if recipients:
        return [(actor, recipient) for actor in actors for recipient in recipients]
    return list(permutations(actors, 2)) if event.type in MUTUAL else []


def meet(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]
