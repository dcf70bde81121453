"""Training examples, of whatever corpus: a text's words and pieces with what is said of them, and how one is made.

`corpora` and `attributions` have the corpora themselves.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.reading.pieces import Pieces, find_pieces
from dragoman.reading.words import Words, make_words, tokenise
from training.labels import IGNORE

Labels = NDArray[np.int64]
Row = dict[str, Any]


#: An anchor's first word, a part by its place in `PARTS`, and the word ranges that play it (none of them: nobody does).
Part = tuple[int, int, list[tuple[int, int]]]


@dataclass(eq=False)
class Example:
    """One text with what its corpus says about it.

    `labels` holds arrays over words: `roles`, `cue` (index of the attribution's first cue word), `entities`,
    `fine`, `event_names`, `upos`, `head` (index; a root points at itself), `deprel`, `begins` (sentence starts).
    `allowed` bool (words, entity labels) replaces `entities` where a corpus has a coarser scheme.
    `mentions` int64 (k, 4): head word, first, last (exclusive), cluster (−1 for singletons).
    `parts`: for each anchor and each part it has in `PARTS`, the words that play it.
    """

    corpus: str
    name: str
    words: Words
    pieces: Pieces
    labels: dict[str, Labels] = field(default_factory=dict)
    allowed: NDArray[np.bool_] | None = None
    mentions: Labels | None = None
    parts: list[Part] | None = None

    def __len__(self) -> int:
        return len(self.words)


class CorpusError(Exception):
    """A corpus file is not what its README says: names file, row and field."""


def rows(path: Path) -> Iterator[Row]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise CorpusError(f"{path}:{number}: {error}") from error


def blank(n: int, value: int = IGNORE) -> Labels:
    """Labels of n words of which nothing is said yet."""
    return np.full(n, value, np.int64)


def make_example(corpus: str, row: Row, tokenizer: Tokenizer, spans: list[tuple[int, int]] | None = None) -> Example:
    """A row's text, cut into words (or into `spans`, where the corpus has words of its own) and pieces."""
    text = row["text"]
    words = make_words(text, spans if spans is not None else tokenise(text))
    return Example(corpus, row["id"], words, find_pieces(words, tokenizer))


def mark_bio(labels: Labels, words: Words, start: int, end: int, begin_label: int) -> None:
    """Labels the words from `start` to `end` with a type's B- and, behind its first word, I-."""
    first, last = words.within(start, end)
    if first < last:
        labels[first] = begin_label
        labels[first + 1 : last] = begin_label + 1
