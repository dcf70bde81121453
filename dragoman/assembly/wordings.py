"""Texts as numbers that can be compared: runs of words, rare words, names, and figures and days.

Texts in, a `Pile` of `Wording`s out. Nothing here decides anything: `likeness` does.

A *shingle* is a run of four words. Words count by their first letters and by how rare they are: among the texts
themselves, and in English at large, for which the order of the tokenizer's vocabulary stands (WordPiece vocabularies
are listed by frequency; Zipf's law makes frequencies of ranks). So a pile of six reports knows as well that "said" says
little.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
Number = TypeVar("Number", bound=np.generic)

#: Words in a shingle, as is customary where near-copies are looked for. A design value.
RUN = 4
#: Letters by which a word counts: "Mongolian" as "Mongolia", "talks" as "talked". A design value.
STEM = 6
#: How many texts of English at large weigh beside the pile's own in saying how rare a word is. A design value.
BACKGROUND = 100
#: Where the words of BERT's vocabulary begin, the most frequent first; before them stand signs and single letters.
_FIRST_RANK = 1996
#: A report has some 350 words, and by Zipf's law the word of rank r is about one in 10 r.
_EXPECTED = 35.0
_UNKNOWN_RANK = 30_000
#: Words in more texts of the pile than this are left out where texts are looked for that tell the same.
COMMON = 300

#: Texts of which shingles are kept in memory, some 10 kB each. A design value.
KEPT = 2048

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
#: A word that may be a name, with what stands before one that does not begin a sentence. Lower case is left to whoever
#: looks at what was found, but for that of ASCII, which is most of a text.
_NAME = re.compile(r"[a-zà-þ0-9,;:](?:[\"”’')]? [\"“‘'(]?|[\"”’')]? \n| [\"“‘'(]\n)(?=([^\W\d_a-z][^\W\d_]*))")
_NUMBER_WORDS = {
    word: str(at + 2)
    for at, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}
#: "May" and "March" are left out: in capitals at the beginning of a sentence they are often none.
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One text. `stems` has one number a word, in order; the other fields are sorted, each number once.

    `rare` are the stems that are not common in the pile; `names` those of capitalised words inside sentences; `figures`
    stand for numbers, days of the week and months. `hashes` are those of all stems of the pile.
    """

    stems: Ints
    rare: Ints
    names: Ints
    figures: Ints
    hashes: Hashes

    @property
    def runs(self) -> Hashes:
        """The shingles in order. Not kept for all: they would be three quarters of what a pile holds in memory."""
        return _runs_of(self)

    @property
    def shingles(self) -> Hashes:
        """The shingles, sorted, each once."""
        return _shingles(self)

    @property
    def every(self) -> Ints:
        """All stems, sorted, each once."""
        return _every(self)


@lru_cache(maxsize=KEPT)
def _runs_of(wording: Wording) -> Hashes:
    """Kept for the last texts, which are compared with several others one after the other."""
    return _runs(wording.hashes[wording.stems])


@lru_cache(maxsize=KEPT)
def _shingles(wording: Wording) -> Hashes:
    return distinct(_runs_of(wording))


@lru_cache(maxsize=KEPT)
def _every(wording: Wording) -> Ints:
    return distinct(wording.stems)


@dataclass(frozen=True, slots=True)
class Pile:
    """All texts, and `weights`, by stem: -log of the share of texts that have it. `mass` is that of all rare stems."""

    wordings: tuple[Wording, ...]
    weights: Floats
    mass: Floats


def make_pile(texts: Iterable[str]) -> Pile:
    """The wordings of `texts`, in their order."""
    known = _Words()
    drafts = [_draft(text, known) for text in texts]
    had = [distinct(stems) for stems, _, _ in drafts]
    counts = np.bincount(np.concatenate(had), minlength=len(known.stems)) if had else np.zeros(0, np.int64)
    ranks = _ranks()
    at_large = 1 - np.exp(-_EXPECTED / np.array([ranks.get(stem, _UNKNOWN_RANK) for stem in known.stems], np.float64))
    weights = -np.log((counts + BACKGROUND * at_large) / (len(drafts) + BACKGROUND))
    crcs = np.array([zlib.crc32(stem.encode()) for stem in known.stems], np.uint64)
    wordings = tuple(
        Wording(stems, each[counts[each] <= COMMON], names, figures, crcs)
        for (stems, names, figures), each in zip(drafts, had, strict=True)
    )
    mass = np.array([weights[wording.rare].sum() for wording in wordings], np.float64)
    return Pile(wordings, weights, mass)


class _Words(dict[str, int]):
    """The number of each word's stem, by the word as it is spelt; looked at once, however often it stands in a pile.

    `stems` numbers the stems in the order in which they come; `figures` has what stands for a figure.
    """

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}
        self.figures: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        lower = word.casefold()
        figure = None
        if word[0].isdigit():
            lower = figure = word.replace(",", "")
        elif lower in _NUMBER_WORDS:
            figure = _NUMBER_WORDS[lower]
        elif lower in _DAYS and word[0].isupper():
            figure = lower
        if figure is not None:
            self.figures[word] = zlib.crc32(figure.encode()) & 0x7FFFFFFF
        stem = lower if word[0].isdigit() else lower[:STEM]
        at = self[word] = self.stems.setdefault(stem, len(self.stems))
        return at


def _draft(text: str, known: _Words) -> tuple[Ints, Ints, Ints]:
    """The stems of a text in order, its names, and its figures; `known` grows."""
    words = _WORD.findall(text)
    stems = np.fromiter(map(known.__getitem__, words), np.int32, len(words))
    figures = {known.figures[word] for word in known.figures.keys() & set(words)}
    names = {known[name] for name in _NAME.findall(text) if name[0].isupper() and name not in known.figures}
    return stems, _sorted(names), _sorted(figures)


def _sorted(numbers: set[int]) -> Ints:
    return np.array(sorted(numbers), np.int32)


def _runs(words: Hashes) -> Hashes:
    """One number for each run of words: a polynomial of their hashes, mixed (the finaliser of SplitMix64)."""
    count = len(words) - RUN + 1
    if count < 1:
        return np.zeros(0, np.uint64)
    runs = np.zeros(count, np.uint64)
    for at in range(RUN):
        runs = runs * np.uint64(1_000_003) + words[at : at + count]
    runs ^= runs >> np.uint64(30)
    runs *= np.uint64(0xBF58476D1CE4E5B9)
    return runs ^ (runs >> np.uint64(27))


@cache
def _ranks() -> dict[str, int]:
    """Stems of the tokenizer's vocabulary by rank, the most frequent word of each."""
    path = files("dragoman").joinpath("data", "tokenizer.json")
    vocabulary: dict[str, int] = msgspec.json.decode(path.read_bytes())["model"]["vocab"]
    ranks: dict[str, int] = {}
    for word, at in sorted(vocabulary.items(), key=lambda item: item[1]):
        if at >= _FIRST_RANK and word.isalpha():
            ranks.setdefault(word[:STEM], at - _FIRST_RANK + 1)
    return ranks


@cache
def rarity(stem: str) -> float:
    """How much a stem says, from 0: minus the logarithm of the share of reports at large that have it."""
    rank = _ranks().get(stem[:STEM], _UNKNOWN_RANK)
    return float(-np.log(1 - np.exp(-_EXPECTED / rank)))


def distinct(numbers: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Numbers sorted, each once: of some hundred sooner than `np.unique` has them."""
    if not numbers.size:
        return numbers
    ordered = np.sort(numbers)
    new = np.empty(ordered.size, bool)
    new[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    found: npt.NDArray[Number] = ordered[new]
    return found


def in_both(first: npt.NDArray[Number], second: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """What two sorted arrays of distinct numbers have in common, sorted."""
    both = np.concatenate((first, second))
    both.sort()
    found: npt.NDArray[Number] = both[:-1][both[1:] == both[:-1]]
    return found


def shared(first: npt.NDArray[Number], second: npt.NDArray[Number]) -> int:
    """How many numbers two sorted arrays of distinct numbers have in common."""
    both = np.concatenate((first, second))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def outside(wording: Wording, runs: Hashes) -> Ints:
    """The rare stems of a text that stand somewhere outside all of the shingles `runs`, which are sorted."""
    if not runs.size:
        return wording.rare
    covered = np.zeros(len(wording.stems), bool)
    mine = wording.runs
    at = np.minimum(np.searchsorted(runs, mine), runs.size - 1)
    hits = np.flatnonzero(runs[at] == mine)
    for step in range(RUN):
        covered[hits + step] = True
    return in_both(distinct(wording.stems[~covered]), wording.rare)
