"""What the network says of one report, as the rest of the reading uses it: words, a tree, names, attributions, chains.

A `Parse` is made in one pass by `encoder.parse` and is never changed. Positions are indices of words; `a, b` ranges are
end-exclusive. Nothing here decides anything: the files beside this one do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.reading.anchored import Anchor
from dragoman.reading.lexicons import fold
from dragoman.reading.words import Words

Range = tuple[int, int]


class Entity(Struct, frozen=True):
    """A named entity: the words `first` to `last` (exclusive).

    `label` is one of Person, Organization, Location, NORP, Facility, Event, Date, Money, Product, Misc.
    """

    first: int
    last: int
    label: str
    confidence: float = 1.0


class Attribution(Struct, frozen=True):
    """Who (`source`), by which words (`cue`), is said to have said what (`content`): ranges of words, in order."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float = 1.0


class MentionWords(Struct, frozen=True):
    """A mention of something: its words and its head word."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, eq=False)
class Parse:
    """One report as the network sees it, n words.

    `sentence`     int32 (n,)  which sentence, counted from 0
    `upos`         list of n   Universal Dependencies parts of speech
    `head`         int32 (n,)  the word that governs this one; a root is its own head
    `deprel`       list of n   Universal Dependencies v2 relations, with subtypes (`nsubj:pass`, `obl:unmarked`)
    `chains`       mentions of the same thing, each a tuple of at least two, in order of the text
    `anchors`      words that the network takes for records
    `chances`      float32 (n, 3)  how likely a word is part of a source, cue, content; None where no network said
    `deeds`        float32 (n,)  log-odds that an event read at a word is one, rightly read; None where none said
    """

    words: Words
    sentence: NDArray[np.int32]
    upos: list[str]
    head: NDArray[np.int32]
    deprel: list[str]
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    chains: tuple[tuple[MentionWords, ...], ...] = ()
    anchors: tuple[Anchor, ...] = ()
    chances: NDArray[np.float32] | None = None
    deeds: NDArray[np.float32] | None = None

    def __len__(self) -> int:
        return len(self.upos)

    def form(self, word: int) -> str:
        return self.words.forms[word]

    def text(self, first: int, last: int) -> str:
        start, end = self.words.span(first, last)
        return self.words.text[start:end]

    @cached_property
    def folded(self) -> list[str]:
        """The words in normal form: see `lexicons.fold`."""
        pairs = zip(self.lowered, self.words.forms, strict=True)
        return [low if low.isascii() else fold(form) for low, form in pairs]

    @cached_property
    def lowered(self) -> list[str]:
        return self.words.lowered

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words of the report, in lower case."""
        return frozenset(self.lowered)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, by its lower case."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for word, form in enumerate(self.lowered):
            places[form].append(word)
        return dict(places)

    def where(self, forms: frozenset[str]) -> list[int]:
        """The words that in lower case are among `forms`, in the order of the text.

        For rules that look at the few words of a lexicon: a report has half as many different words as words.
        """
        places = self.places
        return sorted(chain.from_iterable([places[form] for form in forms & self.vocabulary]))

    @cached_property
    def verbs(self) -> list[int]:
        """The words tagged VERB."""
        return [word for word, tag in enumerate(self.upos) if tag == "VERB"]

    @cached_property
    def capitalised(self) -> list[int]:
        """The words that begin with a capital letter."""
        return [word for word, form in enumerate(self.words.forms) if form[0].isupper()]

    @cached_property
    def sentence_of(self) -> list[int]:
        """`sentence` as a list, which is quicker to ask for one word."""
        return list(self.sentence.tolist())

    @cached_property
    def begins_paragraph(self) -> list[bool]:
        """`words.first` as a list."""
        return list(self.words.first.tolist())

    @cached_property
    def governor(self) -> list[int]:
        """`head` as a list."""
        return list(self.head.tolist())

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in range(len(self))]
        for word, head in enumerate(self.governor):
            if head != word:
                children[head].append(word)
        return children

    def children(self, word: int, *relations: str) -> list[int]:
        """Dependents of `word` in the order of the text. A relation without a subtype takes in its subtypes."""
        below = self._children[word]
        if not below or not relations:
            return below
        deprel, taken = self.deprel, _TAKEN[relations]
        found = []
        for c in below:  # in place of a comprehension, whose frame costs more than its few turns
            if taken[deprel[c]]:
                found.append(c)
        return found

    def child(self, word: int, *relations: str) -> int | None:
        """The first dependent of `word` by one of `relations`, if there is any."""
        deprel, taken = self.deprel, _TAKEN[relations]
        for child in self._children[word]:
            if taken[deprel[child]]:
                return child
        return None

    def is_a(self, word: int, *relations: str) -> bool:
        """Whether `word` stands to its head in one of `relations`, subtypes taken in."""
        return _TAKEN[relations][self.deprel[word]]

    def is_root(self, word: int) -> bool:
        return self.governor[word] == word

    def ancestors(self, word: int) -> Iterator[int]:
        """The words that govern `word`, nearest first."""
        while (head := self.governor[word]) != word:
            yield head
            word = head

    def branch(self, word: int, head: int) -> int | None:
        """The dependent of `head` that governs `word` or is `word` itself; None where `word` is not below `head`."""
        heads = self.governor
        while (above := heads[word]) != head:
            if above == word:
                return None
            word = above
        return word

    def subtree(self, word: int, *without: str) -> list[int]:
        """`word` and all it governs, in order; dependents of `word` itself by a relation in `without` are left out."""
        children = self._children
        below = [c for c in children[word] if not (without and self.is_a(c, *without))]
        for node in below:  # which grows on the way
            below += children[node]
        return sorted([word, *below])

    def extent(self, word: int, *without: str) -> Range:
        """The unbroken run of words around `word` that its subtree covers, as a range."""
        below = set(self.subtree(word, *without))
        first = last = word
        while first - 1 in below:
            first -= 1
        while last + 1 in below:
            last += 1
        return first, last + 1

    @cached_property
    def sentences(self) -> list[Range]:
        """The sentences as ranges of words."""
        n = len(self)
        if not n:
            return []
        starts = [0, *(np.flatnonzero(self.sentence[1:] != self.sentence[:-1]) + 1).tolist(), n]
        return list(pairwise(starts))

    def head_of(self, first: int, last: int) -> int:
        """The word of a range that governs the others: the first whose own head lies outside."""
        for word in range(first, last):
            head = self.governor[word]
            if head == word or not first <= head < last:
                return word
        return last - 1


class _TakenIn(dict[str, bool]):
    """Whether a relation is one of `relations` or a subtype of one."""

    def __init__(self, relations: tuple[str, ...]) -> None:
        self.relations = relations

    def __missing__(self, deprel: str) -> bool:
        self[deprel] = any(deprel == r or deprel.startswith(r + ":") for r in self.relations)
        return self[deprel]


class _Taken(dict[tuple[str, ...], _TakenIn]):
    """`_TakenIn` for the few combinations of relations that the rules name.

    Asked some thousand times a report: a look into two dictionaries is quicker than the call of a cached function.
    """

    def __missing__(self, relations: tuple[str, ...]) -> _TakenIn:
        self[relations] = _TakenIn(relations)
        return self[relations]


_TAKEN = _Taken()
