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
    return heads if _is_tree(heads.tolist()) else _spanning_tree(arcs)


def _is_tree(heads: list[int]) -> bool:
    """Whether one word is its own head and all others lead up to it."""
    above = [0] + [0 if head == word else head + 1 for word, head in enumerate(heads)]
    return above.count(0) == 2 and _circle(above) is None


def _spanning_tree(arcs: Floats) -> NDArray[np.int64]:
    n = len(arcs)
    # Node 0 is the root above the sentence; every arc from it costs the price. In single precision that would swallow
    # what tells one root from another.
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[1:, 1:] = arcs
    np.fill_diagonal(scores, -np.inf)
    as_root = np.diag(arcs).astype(np.float64)
    for price in ROOT_PRICES:
        scores[1:, 0] = as_root - price
        heads = np.array(_edmonds(scores)[1:]) - 1
        roots = np.flatnonzero(heads < 0)
        if len(roots) == 1:
            break
    heads[roots] = roots
    return heads


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Heads of the maximum spanning arborescence rooted in node 0; `scores[d, h]` is what the arc d ← h is worth.

    Node 0 has no arcs, so that it stands as its own head.
    """
    heads: list[int] = scores.argmax(1).tolist()
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = set(circle)
    outer = [node for node in range(len(heads)) if node not in inside]
    size = len(outer)
    # The circle becomes one node, the last; entering it breaks the arc of the word that is entered.
    smaller = np.empty((size + 1, size + 1))
    smaller[size, size] = -np.inf
    from_outer = scores.take(outer, axis=0)
    smaller[:size, :size] = from_outer.take(outer, axis=1)
    inner = scores[circle, [heads[node] for node in circle]]
    entering = scores.take(circle, axis=0).take(outer, axis=1) - inner[:, None]
    smaller[size, :size] = entering.max(0) + inner.sum()
    leaving = from_outer.take(circle, axis=1)
    smaller[:size, size] = leaving.max(1)
    solved = _edmonds(smaller)
    leave_by = leaving.argmax(1).tolist()
    for node, head, leaves in zip(outer[1:], solved[1:size], leave_by[1:], strict=True):
        heads[node] = circle[leaves] if head == size else outer[head]
    into = solved[size]
    heads[circle[int(entering[:, into].argmax())]] = outer[into]
    return heads


def _circle(head_of: list[int]) -> list[int] | None:
    """The first circle among the arcs, if there is one; node 0 has no head."""
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
