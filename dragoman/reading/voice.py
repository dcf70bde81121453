"""Whose words they are: the speakers of a statement in, a `Voice` out that knows its own side from others.

A `Hearing` is the report that the speakers speak in.

"We", a spokesman's own country and its forces are the speaker's own side; what they will do is a promise or a threat.
What anybody else will do is a prediction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from dragoman.reading.cast import Cast
from dragoman.reading.parse import Parse, Range
from dragoman.reading.quotations import Quotations
from dragoman.records import Act

FIRST = frozenset("i we us me our my ours ourselves myself".split())
_PERSON = frozenset(("he", "she"))
_BODY = frozenset(("it",))


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """Some speakers in their report.

    `side` holds the ids of the speakers, of whom they act for, and of everybody who acts for the same; `official` says
    whether they act for anybody.
    """

    parse: Parse
    quotations: Quotations
    cast: Cast
    speakers: tuple[str, ...]
    side: frozenset[str]
    official: bool
    forces: dict[Range, Act] = field(default_factory=dict)  # what `force_of` has found so far, by content

    def owns(self, word: int) -> bool:
        """Whether a word of the content means the speakers' own side."""
        form = self.parse.lowered[word]
        if form in FIRST:
            return True
        ids = self.cast.at.get(word)
        if ids:
            return self.side.issuperset(ids)
        if self.parse.upos[word] in ("NOUN", "PROPN"):
            owner = self.parse.child(word, "nmod:poss")
            return owner is not None and owner != word and self.owns(owner)  # "our forces", "China's navy"
        # In reported speech a pronoun that nobody has resolved is the speaker more often than not.
        return form in self._pronouns and self.quotations.at[word] < 0

    @property
    def _pronouns(self) -> frozenset[str]:
        persons = [self.cast.by_id[speaker].kind in ("person", "unnamed") for speaker in self.speakers]
        return frozenset() if not persons else _PERSON if all(persons) else _BODY

    def faces(self, word: int) -> bool:
        """Whether a word of the content means somebody on another side."""
        if self.owns(word):
            return False
        if self.parse.lowered[word] in ("you", "they", "he", "she") or self.cast.at.get(word):
            return True
        owner = self.parse.child(word, "nmod:poss")
        return owner is not None and bool(self.cast.at.get(owner))


@dataclass(frozen=True, eq=False)
class Hearing:
    """A report in which voices are heard: its parse, its quotations and its cast."""

    parse: Parse
    quotations: Quotations
    cast: Cast
    _voices: dict[tuple[str, ...], Voice] = field(default_factory=dict)

    @cached_property
    def _allies(self) -> dict[str, tuple[str, ...]]:
        """Whoever acts for somebody, by whom they act for."""
        found: dict[str, list[str]] = {}
        for actor in self.cast.actors:
            if actor.acts_for is not None:
                found.setdefault(actor.acts_for, []).append(actor.id)
        return {principal: tuple(actors) for principal, actors in found.items()}

    def voice(self, speakers: tuple[str, ...]) -> Voice:
        """The voice of some speakers."""
        known = self._voices.get(speakers)
        if known is not None:
            return known
        principals = {principal for speaker in speakers if (principal := self.cast.acts_for(speaker)) is not None}
        allies = (ally for principal in principals for ally in self._allies.get(principal, ()))
        side = frozenset((*speakers, *principals, *allies))
        made = self._voices[speakers] = Voice(self.parse, self.quotations, self.cast, speakers, side, bool(principals))
        return made
