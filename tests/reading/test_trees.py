import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.trees import find_heads, find_sentences


def is_tree(heads):
    roots = [w for w, h in enumerate(heads) if w == h]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        while heads[word] != word:
            if word in seen:
                return False
            seen.add(word)
            word = int(heads[word])
    return True


def log_softmax(arcs):
    shifted = arcs - arcs.max(1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(1, keepdims=True))


def best_by_trying_all(arcs):
    logs = log_softmax(arcs)
    n = len(arcs)
    trees = (heads for heads in itertools.product(range(n), repeat=n) if is_tree(heads))
    return max(sum(logs[w, h] for w, h in enumerate(heads)) for heads in trees)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_the_tree_found_is_the_best_of_all_trees(n, seed):
    arcs = np.random.default_rng(seed).normal(0, 3, (n, n)).astype(np.float32)
    heads = find_heads(arcs)
    assert is_tree(heads)
    logs = log_softmax(arcs.astype(np.float64))
    assert sum(logs[w, h] for w, h in enumerate(heads)) == pytest.approx(best_by_trying_all(arcs), abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_any_scores_give_one_root_and_no_circle(n, seed):
    rng = np.random.default_rng(seed)
    arcs = rng.normal(0, 1, (n, n)).astype(np.float32)
    arcs[rng.random((n, n)) < 0.3] = -1e4
    assert is_tree(find_heads(arcs))


def test_a_paragraph_begins_a_sentence_whatever_the_network_says():
    begins = np.array([[5, 0]] * 6, np.float32)
    first = np.array([True, False, False, True, False, False])
    assert find_sentences(begins, first).tolist() == [0, 0, 0, 1, 1, 1]
