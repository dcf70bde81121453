"""Actors in the making: what the rules have gathered so far about each, and who is meant at each word.

A `Draft` becomes an `Actor` when the report has been read to its end; until then rules add mentions, roles and country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dragoman.reading.lexicons import fold
from dragoman.reading.mentions import nominal_span
from dragoman.reading.names import Name
from dragoman.reading.parse import Attribution, Parse
from dragoman.reading.words import OUTSIDE
from dragoman.records import ActorKind, MentionForm

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True, eq=False)
class Draft:
    """One actor in the making. `number` is s(ingular) or p(lural), `gender` m, f or None where nothing tells."""

    id: str
    kind: ActorKind
    name: str
    why: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    affiliation: str | None = None
    acts_for: str | None = None
    number: str = "s"
    gender: str | None = None
    confidence: float = 0.8
    key: tuple[str, ...] = ()
    role_class: str | None = None
    title: str | None = None
    former: bool = False
    host: str | None = None
    body: int | None = None  # the head word of a body to which a person belongs, before it is looked up
    region: str | None = None
    members: tuple[Draft, ...] = ()
    size: int = 0  # of a group whose members the report counts but does not name
    owner: str | None = None
    flag: str | None = None
    traits: frozenset[str] = frozenset()
    spans: dict[tuple[int, int], tuple[MentionForm, int]] = field(default_factory=dict)

    @property
    def is_human(self) -> bool:
        return self.kind in ("person", "unnamed", "population")

    @property
    def is_person(self) -> bool:
        return self.kind == "person" or (self.kind == "unnamed" and self.number == "s")

    @property
    def is_body(self) -> bool:
        return self.kind not in ("person", "unnamed", "population", "group")


class Scene:
    """One report being read: its words, its names, the drafts, and who is meant where."""

    def __init__(self, parse: Parse, names: Sequence[Name]) -> None:
        self.parse = parse
        self.forms = parse.words.forms
        self.folded = parse.folded
        self.sentence = parse.sentence_of
        self.names = list(names)
        self.drafts: list[Draft] = []
        self.at: dict[int, tuple[Draft, ...]] = {}
        self.mentions: set[int] = set()  # heads in `at` that are mentions, not mere references
        self.doubtful: set[int] = set()  # pronouns in `at` that may well mean another
        self._by_id: dict[str, Draft] = {}
        self._phrases: dict[int, tuple[int, int]] = {}
        self._firsts = [name.first for name in self.names]

    @cached_property
    def name_at(self) -> dict[int, Name]:
        return {word: name for name in self.names for word in range(name.first, name.last)}

    @cached_property
    def quoted(self) -> list[bool]:
        return [q != OUTSIDE for q in self.parse.words.quote.tolist()]

    @cached_property
    def sources(self) -> dict[int, Attribution]:
        """The attributions by the head word of their source."""
        out: dict[int, Attribution] = {}
        for attribution in self.parse.attributions:
            for first, last in attribution.source:
                out.setdefault(self.parse.head_of(first, last), attribution)
        return out

    @cached_property
    def source_words(self) -> set[int]:
        return {word for a in self.parse.attributions for first, last in a.source for word in range(first, last)}

    def rename(self, name: Name, actor: str) -> None:
        """Says that a name is another organisation's than the lexicons alone would have it."""
        better = replace(name, id=actor)
        self.names[self.names.index(name)] = better
        for word in range(name.first, name.last):
            self.name_at[word] = better

    def names_within(self, first: int, last: int) -> list[Name]:
        """The names that lie within the words `first` to `last`."""
        at = bisect_left(self._firsts, first)
        out = []
        while at < len(self.names) and self.names[at].first < last:
            if self.names[at].last <= last:
                out.append(self.names[at])
            at += 1
        return out

    def names_before(self, word: int) -> Iterator[Name]:
        """The names that end before a word, the last first."""
        for at in range(bisect_left(self._firsts, word) - 1, -1, -1):
            if self.names[at].last <= word:
                yield self.names[at]

    def phrase(self, head: int) -> tuple[int, int]:
        """The words of the noun phrase under `head`, as the codebook bounds a mention, no name cut."""
        found = self._phrases.get(head)
        if found is None:
            found = self._phrases[head] = self.whole(*nominal_span(self.parse, head))
        return found

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """The words `first` to `last` with the whole of a name that they cut: "[Central] African President"."""
        name = self.name_at.get(first)
        return (name.first, last) if name is not None and name.first < first and name.last <= last else (first, last)

    def add(self, draft: Draft) -> Draft:
        """Takes a draft in, its id made unique."""
        base, count = draft.id or "actor", 1
        while draft.id in self._by_id or not draft.id:
            count += 1
            draft.id = f"{base}-{count}"
        self._by_id[draft.id] = draft
        self.drafts.append(draft)
        return draft

    def find(self, actor: str) -> Draft | None:
        return self._by_id.get(actor)

    def mention(
        self, draft: Draft, first: int, last: int, form: MentionForm, head: int | None = None, also: Iterable[int] = ()
    ) -> None:
        """Puts a mention of `draft` on the words `first` to `last`; `also` are further words at which it is meant."""
        if first >= last:
            return
        head = self.parse.head_of(first, last) if head is None else head
        draft.spans.setdefault((first, last), (form, head))
        if form != "pronoun" and last - first > 1 and draft.kind == "person":
            draft.traits |= {"democratic" if word == "democrat" else word for word in self.folded[first:last]}
        self.mentions.add(head)
        top = self.parse.head_of(first, last)
        if top != head or top in self.at:
            # A tree that hangs "the U.S. official" on "U.S." must not make the official the state.
            nested = self.name_at.get(top)
            if nested is not None and first <= nested.first and nested.last < last and nested.kind != "person":
                self.at[top] = (draft,)
        for word in (head, *also):
            self.at.setdefault(word, (draft,))

    def merge(self, into: Draft, other: Draft) -> None:
        """Makes two drafts one: every mention of `other` is one of `into`."""
        into.spans.update({span: at for span, at in other.spans.items() if span not in into.spans})
        for word, drafts in self.at.items():
            if other in drafts:
                self.at[word] = tuple(dict.fromkeys(into if draft is other else draft for draft in drafts))
        for draft in self.drafts:
            if draft.affiliation == other.id:
                draft.affiliation = into.id
            if draft.acts_for == other.id:
                draft.acts_for = into.acts_for
        self.drafts.remove(other)
        del self._by_id[other.id]

    def mean(self, head: int, drafts: Sequence[Draft]) -> None:
        """Says whom the word `head` means, without making it a mention of its own."""
        if drafts:
            self.at.setdefault(head, tuple(drafts))


def slug(name: str) -> str:
    """An id from a name: "U.S. State Department" is us-state-department."""
    folded = fold(name.replace(".", "").replace("’", "").replace("'", ""))
    return _NOT_SLUG.sub("-", folded).strip("-")[:60].strip("-")


_OBJECTS = frozenset("me you him it us them i he she we they who".split())


def determiner(scene: Scene, head: int, first: int) -> str:
    """The determiner of a noun phrase in lower case: the word before the mention, if it is one."""
    at = first - 1
    if (
        at >= 0
        and scene.parse.upos[at] in ("DET", "PRON")
        and scene.sentence[at] == scene.sentence[head]
        and scene.folded[at] not in _OBJECTS
    ):
        return scene.folded[at]
    child = scene.parse.child(head, "det")
    return scene.folded[child] if child is not None else ""
