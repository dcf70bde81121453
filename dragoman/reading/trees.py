"""Sentences and dependency trees out of the network's arc scores: one root and no circle in every sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

#: What a root costs, by turns, until the best tree has only one. Whatever the price, that tree is then the best of all
#: with one root; but the higher it is, the more circles there are to be undone on the way. The last leaves one root
#: whatever the scores are.
ROOT_PRICES = (0.0, 2.0, 6.0, 1e6)


def find_sentences(begins: Floats, first_of_paragraph: NDArray[np.bool_]) -> Ints:
    """Sentence numbers int32 (n,) from logits (n, 2); a paragraph always begins one."""
    starts = (begins[:, 1] > begins[:, 0]) | first_of_paragraph
    if len(starts):
        starts[0] = True
    return (np.cumsum(starts) - 1).astype(np.int32)


def find_heads(arcs: Floats) -> NDArray[np.int64]:
    """Heads int64 (n,) of the words of one sentence, from scores (n, n) of arcs from dependent to head.

    The diagonal holds the scores of being the root. The best head of each word is taken where that gives a tree, else
    the maximum spanning tree with one root (Chu & Liu 1965, Edmonds 1967).
    """
    heads: NDArray[np.int64] = arcs.argmax(1)
    roots = np.flatnonzero(heads == np.arange(len(arcs)))
    if len(roots) == 1 and _reaches(heads, int(roots[0])):
        return heads
    return _spanning_tree(arcs)


def _reaches(heads: NDArray[np.int64], root: int) -> bool:
    # After k doublings every word points 2^k steps up, so all point at the root unless there is a circle.
    pointer = heads
    for _ in range(max(1, len(heads).bit_length())):
        pointer = pointer[pointer]
    return bool((pointer == root).all())


def _spanning_tree(arcs: Floats) -> NDArray[np.int64]:
    n = len(arcs)
    # In single precision the price of a root, below, would swallow what tells one root from another.
    logs = arcs.astype(np.float64)
    logs -= logs.max(1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    # Node 0 is the root above the sentence; every arc from it costs the price.
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[1:, 1:] = logs
    np.fill_diagonal(scores, -np.inf)
    for price in ROOT_PRICES:
        scores[1:, 0] = np.diag(logs) - price
        heads = _edmonds(scores)[1:] - 1
        roots = np.flatnonzero(heads < 0)
        if len(roots) == 1:
            break
    heads[roots] = roots
    return heads


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the maximum spanning arborescence rooted in node 0; `scores[d, h]` is what the arc d ← h is worth."""
    n = len(scores)
    heads = np.zeros(n, np.int64)
    heads[1:] = scores[1:].argmax(1)
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[circle] = True
    outer = np.flatnonzero(~inside)
    size = len(outer)
    # The circle becomes one node, the last; entering it breaks the arc of the word that is entered.
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[outer[:, None], outer]
    members = np.array(circle)
    inner_total = scores[members, heads[members]].sum()
    entering = scores[members[:, None], outer] - scores[members, heads[members]][:, None]
    enter_by = entering.argmax(0)
    smaller[size, :size] = entering.max(0) + inner_total
    leaving = scores[outer[:, None], members]
    leave_by = leaving.argmax(1)
    smaller[:size, size] = leaving.max(1)
    solved = _edmonds(smaller)
    for k, node in enumerate(outer.tolist()):
        if node == 0:
            continue
        head = int(solved[k])
        heads[node] = members[leave_by[k]] if head == size else outer[head]
    into = int(solved[size])
    heads[members[enter_by[into]]] = outer[into]
    return heads


def _circle(heads: NDArray[np.int64]) -> list[int] | None:
    """The first circle among the arcs, if there is one; node 0 has no head."""
    head_of = heads.tolist()
    seen_from = [0] * len(head_of)  # the start of the walk that came by
    for start in range(1, len(head_of)):
        node = start
        while node and not seen_from[node]:
            seen_from[node] = start
            node = head_of[node]
        if node and seen_from[node] == start:
            circle = [node]
            while (after := head_of[circle[-1]]) != node:
                circle.append(after)
            return circle
    return None
