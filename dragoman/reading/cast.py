"""The cast of one report: its actors, and who is meant at each place of the text.

Made by `actors.find_actors`, used by every file of the reading that has to say *who*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.reading.parse import Parse
from dragoman.records import Actor


@dataclass(frozen=True, eq=False)
class Cast:
    """`actors` are the report's records; `at` maps the head word of a mention to the ids of those whom it means.

    A mention of several ("the two", "they") maps to all of them. A coordination ("Blinken and Austin") is two
    mentions, each under its own head word. `doubtful` are the pronouns in `at` that may well mean another.
    """

    actors: tuple[Actor, ...]
    at: Mapping[int, tuple[str, ...]]
    doubtful: frozenset[int] = frozenset()

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _heads(self) -> list[int]:
        return sorted(self.at)

    def within(self, first: int, last: int) -> tuple[str, ...]:
        """The actors mentioned among the words `first` to `last` (exclusive), in order of first mention."""
        heads = self._heads
        found: dict[str, None] = {}
        for head in heads[bisect_left(heads, first) : bisect_left(heads, last)]:
            found.update(dict.fromkeys(self.at[head]))
        return tuple(found)

    def who(self, parse: Parse, first: int, last: int) -> tuple[str, ...]:
        """The actors to whom the noun phrase `first` to `last` refers as a whole, its coordinates included.

        The phrase is read from its head word and the head's conjuncts; an apposition speaks where the head is silent
        ("the man, Liu Pengyu,").
        """
        head = parse.head_of(first, last)
        found: dict[str, None] = {}
        for word in [head, *parse.children(head, "conj")]:
            if not first <= word < last:
                continue
            ids = self.at.get(word)
            if ids is None:
                inner = (c for c in parse.children(word, "appos", "flat", "compound", "nmod:desc") if first <= c < last)
                ids = next((self.at[c] for c in inner if c in self.at), ())
            found.update(dict.fromkeys(ids))
        return tuple(found)

    def is_titled(self, parse: Parse, person: str, head: int, word: int) -> bool:
        """Whether a mention of a person that ends with `word` begins with a title right behind `head`."""
        at = (int(parse.words.ends[head]), int(parse.words.ends[word]))
        behind = [m.span for m in self.by_id[person].mentions if m.span[0] >= at[0] and m.span[0] < at[1] <= m.span[1]]
        starts = parse.words.starts
        return any(span[0] == int(starts[head + 1]) and span[1] > int(parse.words.ends[head + 1]) for span in behind)

    def acts_for(self, actor: str) -> str | None:
        """The id of the state or body for which an actor of this report officially acts, or None."""
        return self.by_id[actor].acts_for
