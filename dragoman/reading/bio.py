"""Spans out of begin–inside–outside labels: the likeliest sequence in which every span has a beginning."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Labelled(Struct, frozen=True):
    """The words `first` to `last` (exclusive) under one type, with the mean probability of their labels."""

    first: int
    last: int
    kind: str
    confidence: float


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    probability: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    probability /= probability.sum(-1, keepdims=True)
    return probability


def decode(logits: Floats, labels: Sequence[str]) -> list[Labelled]:
    """Spans from logits (n, labels); `labels` is O, then B- and I- of each type in turn.

    Exact: the best label of each word is the best sequence wherever that sequence is allowed, so only stretches with an
    inside label that continues nothing are searched (Viterbi), bounded by words that are outside of everything.
    """
    if not len(logits):
        return []
    best = logits.argmax(-1)
    chosen = best.copy()
    before = np.concatenate([[0], chosen[:-1]])
    inside = (chosen > 0) & (chosen % 2 == 0)
    broken = np.flatnonzero(inside & (before != chosen) & (before != chosen - 1))
    if len(broken):
        outside = np.flatnonzero(chosen == 0)
        done = 0
        for at in broken.tolist():
            if at < done:
                continue
            k = int(np.searchsorted(outside, at))
            first = int(outside[k - 1]) if k else 0
            done = int(outside[k]) + 1 if k < len(outside) else len(logits)
            chosen[first:done] = _viterbi(logits[first:done])
    starts = np.flatnonzero(chosen % 2 == 1)
    if not len(starts):
        return []
    # Most words are outside of every span: their probabilities are not worked out.
    words = np.flatnonzero(chosen)
    raised = np.exp(logits[words] - logits[words, best[words]][:, None])
    probability = np.zeros(len(chosen), np.float32)
    probability[words] = raised[np.arange(len(words)), chosen[words]] / raised.sum(-1)
    ended = np.flatnonzero((chosen == 0) | (chosen % 2 == 1))
    spans = []
    ends = np.append(ended, len(chosen))[np.searchsorted(ended, starts + 1)]
    for start, end, label in zip(starts.tolist(), ends.tolist(), chosen[starts].tolist(), strict=True):
        total = probability[start] if end - start == 1 else np.add.reduce(probability[start:end])
        spans.append(Labelled(start, end, labels[label][2:], float(total / np.float32(end - start))))
    return spans


def _viterbi(logits: Floats) -> list[int]:
    """The best labels of a stretch, each inside label behind one of its own type. Stretches are too short for numpy."""
    first, *rest = logits.tolist()
    score = [value if label % 2 or not label else value - 1e9 for label, value in enumerate(first)]
    back: list[list[int]] = []
    for values in rest:
        best = score.index(max(score))
        came = [best] * len(score)
        for inside in range(2, len(score), 2):
            came[inside] = inside - 1 if score[inside - 1] >= score[inside] else inside
        score = [score[before] + value for before, value in zip(came, values, strict=True)]
        back.append(came)
    path = [score.index(max(score))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
