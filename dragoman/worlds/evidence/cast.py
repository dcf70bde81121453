"""Who is in a model: those of the question first, then who asks the same actor for more that concerns them, and those
with a hold on one of them or goodwill to show for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dragoman.worlds.evidence.affinities import LEAST_TIE
from dragoman.worlds.evidence.holds import LEAST, MATERIAL, SHARES
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.question import SIDES, Asked

#: Most actors of a model. A design value: what can be read on a page.
MOST = 12
#: Ties that say something of two in a model, beside those that give one a hold over the other.
_BINDING = frozenset((*SHARES, "alliance", "rivalry", "sanctions"))


@dataclass(frozen=True)
class Cast:
    """The sides of a model, the asked one first. `core` are those of the question; `left_out` had no room."""

    members: tuple[str, ...]
    core: tuple[str, ...]
    left_out: tuple[str, ...]


def cast_of(known: Known, asked: Asked) -> Cast:
    """Who is in the model of a question."""
    tied = _tied(known)
    toward = [
        each for each in asked.toward if known.kind(each) in SIDES and (known.kind(each) == "state" or tied[each])
    ]
    asking = [each for each in asked.askers if known.kind(each) in SIDES]
    core = tuple(dict.fromkeys((asked.deed.actor, *asking, *toward)))
    near: Counter[str] = Counter()
    for one, other in _pairs(known):
        if one in core and other not in core:
            near[other] += 1
    # Of those around only those with ties to two of the question, or with several to one, who stand between them; and
    # those who give a third side what it needs, or ask the asked one for something else that concerns it.
    pressing = {
        asker
        for deed in asked.others if deed.concerned & set(toward)
        for course in deed.courses
        for asker in course.askers if asker not in core
    }  # fmt: skip
    giving = {one for one, other in _given(known) if other in toward}
    links = {
        each: {one for one, other in _pairs(known) if other == each and one in core} for each in {*near, *pressing}
    }
    around = [
        each for each in sorted(links, key=lambda each: (-len(links[each]), -near[each], each))
        if known.kind(each) in SIDES and (len(links[each]) > 1 or near[each] > 1 or each in giving or each in pressing)
    ]  # fmt: skip
    members = (*core, *around)
    return Cast(members[:MOST], core[:MOST], members[MOST:])


def _tied(known: Known) -> Counter[str]:
    return Counter(side for pair in _pairs(known) for side in pair)


def _given(known: Known) -> list[tuple[str, str]]:
    """Who gives whom something that it needs."""
    return [
        (one, other) for tie in known.ties
        if tie.kind in MATERIAL and tie.sign != "-" and tie.from_
        and max(each.confidence for _, each in tie.tellings) >= LEAST
        for one in tie.from_.split("+") for other in tie.to.split("+")
    ]  # fmt: skip


def _pairs(known: Known) -> list[tuple[str, str]]:
    """The two sides of each tie that counts, both ways, once for each wire story."""
    found = []
    for tie in known.ties:
        if (
            tie.kind not in _BINDING
            or tie.from_ is None
            or max(each.confidence for _, each in tie.tellings) < LEAST_TIE
        ):
            continue
        stories = {known.origins.get(known.readings[at].report.id, at) for at, _ in tie.tellings}
        for one in tie.from_.split("+"):
            for other in tie.to.split("+"):
                found += [(one, other), (other, one)] * len(stories)
    return found
