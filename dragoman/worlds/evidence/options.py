"""What each actor of a model can do: deeds of the reports in, options with ids out. Their biases come last of all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.records import Quoted
from dragoman.worlds.evidence.bearing import Bearing, bearings
from dragoman.worlds.evidence.cast import Cast
from dragoman.worlds.evidence.deed_words import id_of
from dragoman.worlds.evidence.deeds import OWN_WORD, Deed, deeds_of
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.question import Asked
from dragoman.worlds.model import NO_CHANGE

#: Most options beside "no-change": of the one who is asked, of others. Design values.
MOST_ASKED, MOST_OTHERS = 5, 2
#: What whoever has asked can do about it.
PRESS_HARDER = "press-harder"
#: What comes to no change.
_SAME = re.compile(
    r"(?:ignore|refuse|reject|resist|decline|stay out|do nothing|wait|hold out|stand firm|avoid)\b", re.I
)


@dataclass(frozen=True)
class Choice:
    """An option of an actor while the model is made. `deed` is `None` where it is none of the reports'."""

    actor: str
    id: str
    text: str
    deed: Deed | None
    bearings: tuple[Bearing, ...] = ()

    @property
    def own_word(self) -> list[Quoted]:
        """The actor's own words that it will do it."""
        return [each for each in self.deed.told if each.says in OWN_WORD] if self.deed else []


def choices(known: Known, asked: Asked, cast: Cast) -> list[Choice]:
    """The options of all actors but "no-change", the one that is asked about first."""
    main = Choice(
        asked.deed.actor, id_of(asked.deed.text, (NO_CHANGE,), names=False), asked.deed.text, asked.deed,
        tuple(bearings(known, asked.deed, asked=True)),
    )  # fmt: skip
    foretold = {each.quoted.record for each in main.bearings}
    found = [main, *_more(known, asked.others, cast, MOST_ASKED - 1, {main.id}, foretold)]
    for actor in cast.members[1:]:
        mine: list[Choice] = []
        if actor in asked.askers:
            text = f"press {known.in_text(asked.deed.actor)} harder"
            mine.append(Choice(actor, PRESS_HARDER, text, None))
        taken = {each.id for each in mine}
        if actor in cast.core:
            mine += _more(known, deeds_of(known, actor), cast, MOST_OTHERS, taken, set())
        found += mine
    return found


def _more(
    known: Known, deeds: Iterable[Deed], cast: Cast, most: int, taken: set[str], foretold: set[str]
) -> list[Choice]:  # fmt: skip
    """Further deeds as options: asked for by somebody of the cast and not done yet, promised, or foretold of it."""
    found: list[Choice] = []
    ids = {NO_CHANGE, *taken}
    for deed in deeds:
        if len(found) == most:
            break
        if _SAME.match(deed.text) or any(course.answer == "accepted" for course in deed.courses):
            continue
        if {each.record for each in deed.told} <= foretold:
            continue  # other words for what is asked
        asking = {asker for course in deed.courses for asker in course.askers} & set(cast.members)
        own = any(each.says in OWN_WORD for each in deed.told)
        near = bool(deed.concerned & set(cast.members) - {deed.actor})
        told = tuple(bearings(known, deed, asked=False))
        # What others do counts where it is about those of the question.
        wanted = bool(asking) or own or (near and bool(told))
        if not wanted or (deed.actor != cast.core[0] and not deed.concerned & set(cast.core) - {deed.actor}):
            continue
        id_ = id_of(deed.text, ids, names=False)
        ids.add(id_)
        found.append(Choice(deed.actor, id_, deed.text, deed, told))
    return found
