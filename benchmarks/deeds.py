"""Deeds: events as coders of events give them, one type and pairs of a source and a target, for `found`.

`gsr` measures what is exported instead, and takes from here which types are mutual and which are one.

**Type.** PLOVER's as the reading gives it, folded as PLOVER folds: consultation, support, cooperation and aid that are
planned only are AGREE. `root` goes on to the fifteen of PLV, where CONCEDE and RETREAT are one, YIELD.

**Pairs.** Every actor with every recipient. A meeting, a deal or something done together that has no recipient pairs
its actors with each other, in both orders.

**Words of a party** (`sides`) are the span by which the event means it. A pronoun stands for what it refers to: in its
place are the actor's other mentions, any of which will do, since these corpora mark names where a sentence has them.

**What is a deed.** Events that the reading says did not happen (`negated`) are none: neither PLOVER nor the corpora
here code what was not done; a refusal or denial is an event of its own, REJECT. All other modalities count, so that
nothing is gained by calling a wrong event possible. An event without a pair is none either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import TypeVar

from dragoman.records import Event, Reading, Span

Party = TypeVar("Party")
#: Spans any of which will do.
Either = tuple[Span, ...]
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


def sides(reading: Reading, event: Event) -> tuple[list[Either], list[Either]]:
    """The words of the actors and of the recipients of an event, for each party the spans any of which will do."""
    pronouns: dict[Span, list[Either]] = {}
    for actor in reading.actors:
        named = tuple(mention.span for mention in actor.mentions if mention.form != "pronoun")
        for mention in actor.mentions:
            if mention.form == "pronoun" and named and actor.id in (*event.actors, *event.recipients):
                pronouns.setdefault(mention.span, []).append(named)
    both = [
        list(dict.fromkeys(either for span in spans for either in pronouns.get(span, [(span,)])))
        for spans in (event.actor_spans, event.recipient_spans)
    ]
    return both[0], both[1]


def pairs(event: Event, actors: Sequence[Party], recipients: Sequence[Party]) -> list[tuple[Party, Party]]:
    """Who is said to have done it to whom, as the docstring of the file has it."""
    if recipients:
        return [(actor, recipient) for actor in actors for recipient in recipients]
    return list(permutations(actors, 2)) if event.type in MUTUAL else []


def meet(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def touch(either: Either, spans: Iterable[Span]) -> bool:
    """Whether any of a party's words shares a character with any of `spans`."""
    return any(meet(one, span) for span in spans for one in either)
