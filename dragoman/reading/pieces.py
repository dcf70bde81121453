"""Word pieces and windows: words as the network takes them in.

`Words` in, `Pieces` out (ids and features, one entry a piece, and where each word begins), then windows of them that
fit the network. Training uses the same functions, so that the network reads as it was taught.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.words import Words

CLS, SEP, MASK, PAD = 101, 102, 103, 0
#: Feature of a piece by place: first of its paragraph · first of another word · later piece of a word.
BEGINS_PARAGRAPH, BEGINS_WORD, CONTINUES = 0, 1, 2
#: Feature of a piece by party, where the two sides of an event are given (`event_type`); everywhere else 0.
SOURCE, TARGET = 1, 2
#: Features of [CLS], [SEP] and padding: punctuation, outside quotation marks, no beginning of anything, no party.
NO_FEATURES = (6, 0, CONTINUES, 0)
#: How many words are kept in mind with their pieces, and up to how many characters each, so that memory stays bounded.
#: Design values: they hold the words of thousands of reports, in some megabytes.
MOST_KNOWN, LONGEST_KNOWN = 50_000, 40

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Word pieces of one text, m of them for n words.

    `ids`       int64 (m,)
    `features`  int64 (m, 4)  letter case · place relative to quotation marks · place in word and paragraph · party
    `first`     int64 (n + 1,)  index of each word's first piece; the last entry is m
    """

    ids: Ints
    features: Ints
    first: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` (exclusive) of a text, read together."""

    first: int
    last: int


def find_pieces(words: Words, tokenizer: Any, party: Ints | None = None) -> Pieces:
    """Cuts words into the pieces of `tokenizer` (a `tokenizers.Tokenizer`). `party` (n,) says whose words are which
    side's (`SOURCE`, `TARGET`, else 0).

    A word that has no piece of its own (a lone control character, say) is given the unknown piece, so that every word
    has a first piece.
    """
    pieces_of = _pieces_of(words.forms, tokenizer)
    by_word = [pieces_of[form] for form in words.forms]
    ids = np.fromiter(chain.from_iterable(by_word), np.int64)
    counts = np.fromiter(map(len, by_word), np.int64, len(by_word))
    owner = np.repeat(np.arange(len(by_word)), counts)
    first = np.zeros(len(by_word) + 1, np.int64)
    np.cumsum(counts, out=first[1:])
    place = np.full(len(ids), CONTINUES, np.int64)
    place[first[:-1]] = np.where(words.first, BEGINS_PARAGRAPH, BEGINS_WORD)
    side = np.zeros(len(ids), np.int64) if party is None else party[owner]
    columns = [words.case[owner].astype(np.int64), words.quote[owner].astype(np.int64), place, side]
    return Pieces(ids, np.stack(columns, axis=1).reshape(-1, len(NO_FEATURES)), first)


def _pieces_of(forms: Sequence[str], tokenizer: Any) -> dict[str, tuple[int, ...]]:
    """The pieces of each word that occurs. They are the same wherever it stands, so most are known from other texts."""
    known = _known(tokenizer)
    if len(known) > MOST_KNOWN:
        known.clear()
    found = {form: known.get(form, ()) for form in dict.fromkeys(forms)}
    fresh = [form for form, pieces in found.items() if not pieces]
    if fresh:
        encoding = tokenizer.encode(fresh, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            found[fresh[word]] += (piece,)
        unknown = (tokenizer.token_to_id("[UNK]"),)
        for form in fresh:
            found[form] = found[form] or unknown
            if len(form) <= LONGEST_KNOWN:
                known[form] = found[form]
    return found


@lru_cache(maxsize=2)
def _known(tokenizer: Any) -> dict[str, tuple[int, ...]]:
    """Words met so far, with their pieces."""
    return {}


def cut_windows(words: Words, pieces: Pieces, size: int) -> list[Window]:
    """Windows of at most `size` pieces that cover the text without overlap.

    A window ends where the first paragraph of its second half does, else where the last sentence there seems to, else
    anywhere between words: shorter windows are read faster, and what is cut between paragraphs is hardly missed (on
    PolNeAR dev and GUM dev no figure moves by .015). A single word of more than `size` pieces makes a window that
    `collate` cuts short.
    """
    n = len(words)
    windows: list[Window] = []
    ends_sentence = np.array([form in SENTENCE_ENDS for form in words.forms], bool)
    start = 0
    while start < n:
        limit = int(np.searchsorted(pieces.first, pieces.first[start] + size, "right")) - 1
        stop = max(start + 1, min(limit, n))
        if stop < n:
            middle = max(start + 1, (start + stop) // 2)
            paragraphs = np.flatnonzero(words.first[middle : stop + 1])
            sentences = np.flatnonzero(ends_sentence[middle - 1 : stop])
            if len(paragraphs):
                stop = middle + int(paragraphs[0])
            elif len(sentences):
                stop = middle + int(sentences[-1])
        windows.append(Window(start, stop))
        start = stop
    return windows


SENTENCE_ENDS = frozenset([".", "!", "?", "”", "…"])


def collate(parts: list[tuple[Pieces, Window]], size: int) -> dict[str, Ints]:
    """A batch of windows as the network's inputs, padded to the longest.

    `ids`, `mask` int64 (batch, pieces) · `features` int64 (batch, pieces, 4) · `words` int64 (batch, words), the index
    of each word's first piece in its row, 0 (that is [CLS]) where the row has fewer words.
    """
    spans = []
    for pieces, window in parts:
        begin, end = int(pieces.first[window.first]), int(pieces.first[window.last])
        spans.append((begin, min(end, begin + size)))
    length = max(end - begin for begin, end in spans) + 2
    width = max(window.last - window.first for _, window in parts)
    batch = len(parts)
    ids = np.full((batch, length), PAD, np.int64)
    mask = np.zeros((batch, length), np.int64)
    features = np.empty((batch, length, len(NO_FEATURES)), np.int64)
    features[:] = NO_FEATURES
    words = np.zeros((batch, width), np.int64)
    for row, ((pieces, window), (begin, end)) in enumerate(zip(parts, spans, strict=True)):
        n = end - begin
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = pieces.ids[begin:end]
        mask[row, : n + 2] = 1
        features[row, 1 : n + 1] = pieces.features[begin:end]
        at = pieces.first[window.first : window.last] - begin + 1
        words[row, : len(at)] = np.minimum(at, n)
    return {"ids": ids, "mask": mask, "features": features, "words": words}
