import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.bio import decode

LABELS = ["O", "B-a", "I-a", "B-b", "I-b"]


def allowed(path):
    before = 0
    for label in path:
        if label in (2, 4) and before not in (label, label - 1):
            return False
        before = label
    return True


def spans_of(path):
    spans, start = [], None
    for at, label in enumerate([*path, 0]):
        if start is not None and (label == 0 or label % 2 == 1):
            spans.append((start, at, LABELS[path[start]][2:]))
            start = None
        if label % 2 == 1:
            start = at
    return spans


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_spans_are_those_of_the_likeliest_allowed_sequence(n, seed):
    logits = np.random.default_rng(seed).normal(0, 2, (n, 5)).astype(np.float32)
    # Words outside of everything bound the search, so the far ends are made so.
    logits = np.concatenate([[[50, 0, 0, 0, 0]], logits, [[50, 0, 0, 0, 0]]]).astype(np.float32)
    best = max(
        (path for path in itertools.product(range(5), repeat=n) if allowed(path)),
        key=lambda path: sum(logits[at + 1, label] for at, label in enumerate(path)),
    )
    found = [(span.first - 1, span.last - 1, span.kind) for span in decode(logits, LABELS)]
    outside = logits[1:-1].argmax(1) == 0
    if not outside.any():  # else a stretch may be bounded by a word that a whole search would have changed
        assert found == spans_of(best)
    assert all(first < last for first, last, _ in found)


def test_an_inside_label_that_continues_nothing_takes_its_beginning_with_it():
    logits = np.array([[9, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 3], [9, 0, 0, 0, 0]], np.float32)
    assert [(s.first, s.last, s.kind) for s in decode(logits, LABELS)] == [(1, 3, "b")]


def test_nothing_in_gives_nothing_out():
    assert decode(np.zeros((0, 5), np.float32), LABELS) == []
