"""Passages that a report gives twice, so that what they say counts once.

A text in, spans of it out; a reading in, the same without the records of the repeats out. A headline that the first
sentence repeats, a quotation set again as a heading, an article pasted twice: the later one is the repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace

from dragoman.records import RECORD_TYPES, Event, Reading, Record, Span, Statement, own_words

#: Fewest words of a repeat: shorter ones ("the prime minister said on Tuesday") are set phrases. A design value.
FEWEST = 9
#: A record of a repeat is one of the first place where so much of the words of both is the same there (Jaccard). A
#: design value: a parse may differ by a word behind another sentence.
SAME_PLACE = 0.5

#: Characters of the stretches by which records near a place are found. A design value.
BLOCK = 256

#: An odd number, so that no word's place in a run is lost (that of Knuth's MMIX generator).
_FACTOR = np.uint64(6364136223846793005)
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
    if not _may_repeat(_WORD.findall(text.casefold()), fewest):  # most texts, and the rest takes much longer
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


def _may_repeat(words: Sequence[str], fewest: int) -> bool:
    """Whether a run of so many words is given again; now and then it says so of words that only have the same hash."""
    count = len(words) - fewest + 1
    if count < 2:
        return False
    hashes = np.fromiter(map(hash, words), np.int64, len(words)).view(np.uint64)
    runs = np.zeros(count, np.uint64)
    for at in range(fewest):
        runs = runs * _FACTOR + hashes[at : at + count]
    runs.sort()
    return bool((runs[1:] == runs[:-1]).any())


class SaidOnce:
    """`said_once` for who goes through the same reports several times: it keeps which passages are given again."""

    def __init__(self) -> None:
        self._repeats: dict[str, tuple[Repeat, ...]] = {}

    def __call__(self, reading: Reading) -> Reading:
        report = reading.report
        if (repeats := self._repeats.get(report.id)) is None:
            repeats = self._repeats[report.id] = find_repeats(report.text)
        return said_once(reading, repeats)


def said_once(reading: Reading, repeats: tuple[Repeat, ...] | None = None) -> Reading:
    """A reading without what its report says a second time in the same words.

    A record goes where all words by which it is known stand in a repeat and a record of the same type stands at the
    same words of the passage that it repeats; what was told inside it is then told inside that one. Actors stay.
    `repeats` are those of its text, where they are known.
    """
    repeats = find_repeats(reading.report.text) if repeats is None else repeats
    if not repeats:
        return reading
    twins: dict[str, str] = {}
    passages = [_Passage.of(reading.report.text, repeat) for repeat in repeats]
    for kind in RECORD_TYPES:
        records: Sequence[Record] = getattr(reading, kind)
        if kind == "actors":
            continue
        first: dict[str, tuple[Span, ...]] = {}
        for record in records:
            if place := _first_place(reading.report.text, passages, own_words(record)):
                first[record.id] = place
        near = _by_block(records) if first else {}
        for name, place in first.items():
            # A record's place is told by its own type's records there, the first of them.
            some = sorted({at for block in _blocks(place) for at in near.get(block, ())})
            twin = next((records[at] for at in some if _same_place(own_words(records[at]), place)), None)
            if twin is not None:
                twins[name] = twin.id
    if not twins:
        return reading
    kept = {
        kind: tuple(_told_in(record, twins) for record in getattr(reading, kind) if record.id not in twins)
        for kind in RECORD_TYPES
    }
    return replace(reading, **kept)


class _Passage(NamedTuple):
    """A repeat by its words, where they stand in it and where they stand first.

    They are the same words in the same order: the third word of the one is the third of the other.
    """

    span: Span
    there: list[Span]
    at: dict[Span, int]

    @classmethod
    def of(cls, text: str, repeat: Repeat) -> _Passage:
        there, here = ([match.span() for match in _WORD.finditer(text, *span)] for span in (repeat.of, repeat.span))
        return cls(repeat.span, there, {span: place for place, span in enumerate(here)})


def _first_place(text: str, passages: Iterable[_Passage], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where the words of some spans stand first, if all of them stand in one repeat; else nowhere."""
    words = [[match.span() for match in _WORD.finditer(text, *span)] for span in spans]
    if not all(words):
        return ()
    for span, there, at in passages:
        if all(span[0] <= some[0][0] and some[-1][1] <= span[1] and some[0] in at and some[-1] in at for some in words):
            return tuple((there[at[some[0]]][0], there[at[some[-1]]][1]) for some in words)
    return ()


def _blocks(spans: Iterable[Span]) -> set[int]:
    """The stretches of `BLOCK` characters, numbered, in which some spans stand."""
    return {block for start, end in spans for block in range(start // BLOCK, max(start, end - 1) // BLOCK + 1)}


def _by_block(records: Sequence[Record]) -> dict[int, list[int]]:
    """Where records stand: their numbers by the stretches of text."""
    found: dict[int, list[int]] = {}
    for at, record in enumerate(records):
        for block in _blocks(own_words(record)):
            found.setdefault(block, []).append(at)
    return found


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
