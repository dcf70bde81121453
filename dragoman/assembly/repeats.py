"""Passages that a report gives twice, so that what they say counts once.

A text in, spans of it out; a reading in, the same without the records of the repeats out. A headline that the first
sentence repeats, a quotation set again as a heading, an article pasted twice: the later one is the repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from dragoman.records import RECORD_TYPES, Event, Reading, Record, Span, Statement, own_words

#: Fewest words of a repeat: shorter ones ("the prime minister said on Tuesday") are set phrases. A design value.
FEWEST = 9
#: A record of a repeat is one of the first place where so much of the words of both is the same there (Jaccard). A
#: design value: a parse may differ by a word behind another sentence.
SAME_PLACE = 0.5

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
    words = _WORD.findall(text.casefold())
    runs = list(zip(*(words[at:] for at in range(fewest)), strict=False))
    if len(set(runs)) == len(runs):  # most texts; to find out where their words stand would take longer
        return ()
    matches = list(_WORD.finditer(text))
    words = [match.group().casefold() for match in matches]
    runs = list(zip(*(words[at:] for at in range(fewest)), strict=False))
    first: dict[tuple[str, ...], int] = {}
    found: list[Repeat] = []
    at = 0
    # A run may be repeated from the place where it ended: the index runs behind by its length.
    known = 0
    while at + fewest <= len(words):
        while known + fewest <= at:
            first.setdefault(runs[known], known)
            known += 1
        start = first.get(runs[at])
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


def said_once(reading: Reading) -> Reading:
    """A reading without what its report says a second time in the same words.

    A record goes where all words by which it is known stand in a repeat and a record of the same type stands at the
    same words of the passage that it repeats; what was told inside it is then told inside that one. Actors stay.
    """
    repeats = find_repeats(reading.report.text)
    if not repeats:
        return reading
    twins: dict[str, str] = {}
    for kind in RECORD_TYPES:
        records: Sequence[Record] = getattr(reading, kind)
        if kind != "actors":
            for record in records:
                place = _first_place(reading.report.text, repeats, own_words(record))
                twin = next((each for each in records if place and _same_place(own_words(each), place)), None)
                if twin is not None:
                    twins[record.id] = twin.id
    if not twins:
        return reading
    kept = {
        kind: tuple(_told_in(record, twins) for record in getattr(reading, kind) if record.id not in twins)
        for kind in RECORD_TYPES
    }
    return replace(reading, **kept)


def _first_place(text: str, repeats: Iterable[Repeat], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where the words of some spans stand first, if all of them stand in one repeat; else nowhere."""
    words = [[match.span() for match in _WORD.finditer(text, *span)] for span in spans]
    if not all(words):
        return ()
    for repeat in repeats:
        if all(repeat.span[0] <= some[0][0] and some[-1][1] <= repeat.span[1] for some in words):
            # The same words in the same order: the third word of the one is the third of the other.
            there, here = ([m.span() for m in _WORD.finditer(text, *span)] for span in (repeat.of, repeat.span))
            at = {span: place for place, span in enumerate(here)}
            if all(some[0] in at and some[-1] in at for some in words):
                return tuple((there[at[some[0]]][0], there[at[some[-1]]][1]) for some in words)
    return ()


def _same_place(spans: Sequence[Span], place: Sequence[Span]) -> bool:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in place)
    both = sum(b - a for a, b in spans) + sum(d - c for c, d in place) - shared
    return shared >= SAME_PLACE * both


def _told_in(record: Any, twins: dict[str, str]) -> Any:
    if isinstance(record, Statement) and record.inside in twins:
        return replace(record, inside=twins[record.inside])
    if isinstance(record, Event) and record.attributed_to in twins:
        return replace(record, attributed_to=twins[record.attributed_to])
    return record
