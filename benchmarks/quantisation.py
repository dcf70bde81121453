"""Quantisation: what the int8 network that is shipped loses against the float32 one it was made from.

The figures of `attributions` (view `network`) on the same articles with either file. **lost**, in F1: float32 less
int8, for attributions and for words of each role. Its interval is paired: 95 %, bootstrap over articles, the same
articles drawn for both files (Efron and Tibshirani 1993, section 13.3).

The float32 file is named by `--float32`; training leaves it beside the int8 one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchmarks import attributions
from benchmarks.attributions import Counts, Pieces, Text
from benchmarks.corpora import Corpus
from benchmarks.counting import Array, f1, interval
from benchmarks.results import Figure, Result

FIGURES = ("attributions", *(f"words {role}" for role in attributions.ROLES))


def measure(corpus: Corpus, int8: Callable[[str], list[Pieces]], float32: Callable[[str], list[Pieces]]) -> Result:
    """Scores two functions from a text to its attributions on `corpus`, and what the first loses."""
    documents: list[tuple[Counts, Counts]] = []
    for row in corpus.rows():
        text = Text(row["text"])
        gold = text.attributed(attributions.gold(row))
        small, full = (attributions.compare(text, gold, text.attributed(read(row["text"]))) for read in (int8, float32))
        documents.append((small, full))
    figures: list[Figure] = []
    for name in FIGURES:
        rows = np.array([[*small[name], *full[name]] for small, full in documents], float).reshape(-1, 8)
        total = rows.sum(0)
        low, high = interval(rows, _lost) or (None, None)
        figures += [
            Figure(f"{name}, int8", float(f1(total[:4]))),
            Figure(f"{name}, float32", float(f1(total[4:]))),
            Figure(f"{name}, lost", float(_lost(total)), low, high),
        ]
    return Result("quantisation", corpus.name, corpus.sha256(), "network", len(documents), tuple(figures))


def _lost(rows: Array) -> Array:
    return f1(rows[..., 4:]) - f1(rows[..., :4])
