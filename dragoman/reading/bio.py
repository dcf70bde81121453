"""Spans out of begin–inside–outside labels: the likeliest sequence in which every span has a beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labelled:
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
    chosen = logits.argmax(-1)
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
    probability = softmax(logits)[np.arange(len(chosen)), chosen]
    starts = np.flatnonzero((chosen % 2 == 1) & (chosen > 0))
    ended = np.flatnonzero((chosen == 0) | (chosen % 2 == 1))
    spans = []
    ends = np.append(ended, len(chosen))[np.searchsorted(ended, starts + 1)]
    for start, end, label in zip(starts.tolist(), ends.tolist(), chosen[starts].tolist(), strict=True):
        mean = probability[start:end].sum() / np.float32(end - start)
        spans.append(Labelled(start, end, labels[label][2:], float(mean)))
    return spans


def _viterbi(logits: Floats) -> NDArray[np.int64]:
    n, kinds = logits.shape
    cost, all_kinds = _costs(kinds), np.arange(kinds)
    score = logits[0].astype(np.float64)
    score[2::2] -= 1e9
    back = np.zeros((n, kinds), np.int64)
    for at in range(1, n):
        options = score[:, None] + cost
        back[at] = options.argmax(0)
        score = options[back[at], all_kinds] + logits[at]
    path = np.empty(n, np.int64)
    path[-1] = score.argmax()
    for at in range(n - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


@cache
def _costs(kinds: int) -> NDArray[np.float64]:
    """What each label costs behind each: an inside label may only follow a label of its own type."""
    allowed = np.ones((kinds, kinds), bool)
    for inside in range(2, kinds, 2):
        allowed[:, inside] = False
        allowed[inside - 1, inside] = allowed[inside, inside] = True
    return np.where(allowed, 0.0, -1e9)
