"""Passages that a report gives twice, so that what they say counts once.

A text in, spans of it out. A headline that the first sentence repeats, a quotation set again as a heading, an article
pasted twice: the later one is the repeat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.records import Span

#: Fewest words of a repeat: shorter ones ("the prime minister said on Tuesday") are set phrases. A design value.
FEWEST = 9

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage that stands, word for word, further up in the same text; `of` is where it stands first."""

    span: Span
    of: Span


def find_repeats(text: str, fewest: int = FEWEST) -> tuple[Repeat, ...]:
    """The passages of at least `fewest` words that are given again, in order, the longest from where each begins.

    Case and signs do not matter. Spans reach from a passage's first word to its last; they do not overlap, and neither
    does a passage the one it repeats.
    """
    matches = list(_WORD.finditer(text))
    words = [match.group().casefold() for match in matches]
    first: dict[tuple[str, ...], int] = {}
    found: list[Repeat] = []
    at = 0
    # A run may be repeated from the place where it ended: the index runs behind by its length.
    known = 0
    while at + fewest <= len(words):
        while known + fewest <= at:
            first.setdefault(tuple(words[known : known + fewest]), known)
            known += 1
        start = first.get(tuple(words[at : at + fewest]))
        if start is None:
            at += 1
            continue
        length = fewest
        while at + length < len(words) and start + length < at and words[start + length] == words[at + length]:
            length += 1
        found.append(
            Repeat(
                (matches[at].start(), matches[at + length - 1].end()),
                (matches[start].start(), matches[start + length - 1].end()),
            )
        )
        at += length
    return tuple(found)
