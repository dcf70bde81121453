"""Typed: which root of PLOVER's an event has whose two parties are given (PLV, github.com/snowood1/Zero-Shot-PLOVER).

**Rows**: `{"text", "spans": [{"role": "source" | "target", "start", "end"}], "event"}`. The answer is the likeliest
root of `dragoman.event_type`.

The released network was taught nine rows of ten, so that of PLV's training file only every tenth is measured here
(`UNTAUGHT`); of another file, given by `--corpus`, all rows are. The figure over the whole file, five-fold, needs five
networks and is `python -m training.folds`'s.

**macro**, the headline: the mean over roots of F1. **right**: the share of rows. Then F1 by root.

Intervals: 95 %, bootstrap over rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from benchmarks.corpora import Corpus, Row, Span
from benchmarks.counting import interval
from benchmarks.misses import Miss
from benchmarks.results import Figure, Result, recall_figure

#: The place in its ten of the rows of `plv_train` that training leaves out (`training/corpora.py`).
TENTH, UNTAUGHT = 10, 9
Answer = Callable[[str, list[Span], list[Span]], dict[str, float]]


def rows(corpus: Corpus, all_rows: bool) -> Iterator[Row]:
    """The rows to measure on: those with two sides, that the released network was not taught."""
    for at, row in enumerate(corpus.rows()):
        if all_rows or at % TENTH == UNTAUGHT:
            yield row


def sides(row: Row) -> tuple[list[Span], list[Span]]:
    """The spans of source and of target."""
    source, target = (
        [(int(span["start"]), int(span["end"])) for span in row["spans"] if span["role"] == role]
        for role in ("source", "target")
    )
    return source, target


def measure(corpus: Corpus, answer: Answer, all_rows: bool, misses: list[Miss] | None = None) -> Result:
    """Scores `answer`, a function from a text and the spans of its two sides to probabilities by root."""
    gold: list[str] = []
    given: list[str] = []
    for row in rows(corpus, all_rows):
        source, target = sides(row)
        if not source or not target:
            continue
        likely = answer(row["text"], source, target)
        gold.append(row["event"])
        given.append(max(likely, key=lambda root: likely[root]))
        if misses is not None and gold[-1] != given[-1]:
            told = ", ".join(f"{root} {share:.2f}" for root, share in list(likely.items())[:3])
            misses.append(Miss(f"{gold[-1]} read as {given[-1]}", row["id"], row["text"], gold[-1], told))
    what = "all rows" if all_rows else "rows it was not taught"
    return Result("typed", corpus.name, corpus.sha256(), what, len(gold), figures(gold, given))


def figures(gold: Sequence[str], given: Sequence[str]) -> tuple[Figure, ...]:
    """Macro-F1, the share right, and F1 by root."""
    roots = sorted(set(gold))
    hits = np.array([[g == root == a for root in roots] for g, a in zip(gold, given, strict=True)], float)
    wanted = np.array([[g == root for root in roots] for g in gold], float)
    said = np.array([[a == root for root in roots] for a in given], float)
    table = np.concatenate([hits, said, wanted], axis=1)

    def by_root(sums: np.ndarray) -> np.ndarray:
        right, answers, truth = np.split(sums, 3, axis=-1)
        return np.asarray(2 * right / np.maximum(1, answers + truth))

    low, high = interval(table, lambda sums: by_root(sums).mean(-1)) or (None, None)
    single = by_root(table.sum(0))
    return (
        Figure("macro", float(single.mean()), low, high, n=len(gold)),
        recall_figure("right", [(int(g == a), 1, int(g == a), 1) for g, a in zip(gold, given, strict=True)]),
        *(
            Figure(root, float(value), n=int(count))
            for root, value, count in zip(roots, single, wanted.sum(0), strict=True)
        ),
    )
