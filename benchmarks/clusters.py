"""How well two ways to sort mentions into clusters agree: MUC, B³, CEAF-φ4, LEA, and the CoNLL mean.

A clustering is a list of sets of mentions; a mention is anything hashable (here a span), and is in one cluster at
most. Every measure returns four sums of one document, (recall numerator, recall denominator, precision numerator,
precision denominator); sums are added over documents before they are divided, as the reference scorer does (Pradhan
et al. 2014, "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation").

* MUC (Vilain et al. 1995): links. A cluster of n mentions that the other side cuts into p parts keeps n - p of n - 1.
* B³ (Bagga and Baldwin 1998): mentions. Each counts the share of its cluster that its cluster on the other side holds;
  a mention that the other side lacks counts 0 (Pradhan et al. 2014, section 3).
* CEAF-φ4 (Luo 2005): clusters, one to one, so that the sum of φ4(K, R) = 2|K ∩ R| / (|K| + |R|) is largest.
* LEA (Moosavi and Strube 2016): clusters weighted by size, each by the share of its links that the other side has; a
  cluster of one has one link, to itself.
* CoNLL: the mean of the F1 of MUC, B³ and CEAF-φ4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from benchmarks.counting import Array, assign, harmonic

Clusters = Sequence[AbstractSet[Hashable]]
Sums = tuple[float, float, float, float]


def muc(gold: Clusters, found: Clusters) -> Sums:
    """Vilain et al. 1995, "A Model-Theoretic Coreference Scoring Scheme"."""
    return (*_muc(gold, found), *_muc(found, gold))


def b_cubed(gold: Clusters, found: Clusters) -> Sums:
    """Bagga and Baldwin 1998, "Algorithms for Scoring Coreference Chains"."""
    return (*_b_cubed(gold, found), *_b_cubed(found, gold))


def ceaf_4(gold: Clusters, found: Clusters) -> Sums:
    """Luo 2005, "On Coreference Resolution Performance Metrics", with φ4."""
    matrix = np.zeros((len(gold), len(found)))
    for row, key in enumerate(gold):
        for column, response in enumerate(found):
            matrix[row, column] = 2 * len(key & response) / (len(key) + len(response))
    best = float(sum(matrix[row, column] for row, column in assign(matrix)))
    return best, len(gold), best, len(found)


def lea(gold: Clusters, found: Clusters) -> Sums:
    """Moosavi and Strube 2016, "Which Coreference Evaluation Metric Do You Trust?"."""
    return (*_lea(gold, found), *_lea(found, gold))


def mentions(gold: Clusters, found: Clusters) -> Sums:
    """Mentions that are in some cluster of both sides, by exact match."""
    a: set[Hashable] = set().union(*gold)
    b: set[Hashable] = set().union(*found)
    return len(a & b), len(a), len(a & b), len(b)


MEASURES: dict[str, Callable[[Clusters, Clusters], Sums]] = {
    "MUC": muc, "B³": b_cubed, "CEAF-φ4": ceaf_4, "LEA": lea, "mentions": mentions,
}  # fmt: skip


def f1(sums: Array) -> Array:
    """F1 of sums `(..., 4)`, shape `(...)`; 0 where there is nothing to divide by."""
    return harmonic(_ratio(sums[..., 2], sums[..., 3]), _ratio(sums[..., 0], sums[..., 1]))


def conll(sums: Array) -> Array:
    """The CoNLL mean of sums `(..., 12)`: those of MUC, B³ and CEAF-φ4 side by side."""
    return (f1(sums[..., :4]) + f1(sums[..., 4:8]) + f1(sums[..., 8:12])) / 3


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros(np.shape(whole)), where=np.asarray(whole) > 0)


def _home(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _parts(cluster: Iterable[Hashable], home: dict[Hashable, int]) -> tuple[list[int], int]:
    """How many mentions of `cluster` each cluster of the other side holds, and how many none holds."""
    parts = Counter(home.get(mention, -1) for mention in cluster)
    alone = parts.pop(-1, 0)
    return list(parts.values()), alone


def _muc(of: Clusters, by: Clusters) -> tuple[float, float]:
    home = _home(by)
    kept = 0
    for cluster in of:
        parts, alone = _parts(cluster, home)
        kept += len(cluster) - len(parts) - alone
    return kept, sum(len(cluster) - 1 for cluster in of)


def _b_cubed(of: Clusters, by: Clusters) -> tuple[float, float]:
    home = _home(by)
    share = sum(sum(part**2 for part in _parts(cluster, home)[0]) / len(cluster) for cluster in of)
    return share, sum(len(cluster) for cluster in of)


def _lea(of: Clusters, by: Clusters) -> tuple[float, float]:
    home = _home(by)
    resolved = 0.0
    for cluster in of:
        if len(cluster) == 1:
            # The link of a mention to itself is there if the other side has that mention alone, too.
            other = home.get(next(iter(cluster)))
            resolved += other is not None and len(by[other]) == 1
            continue
        links = sum(part * (part - 1) / 2 for part in _parts(cluster, home)[0])
        resolved += len(cluster) * links / (len(cluster) * (len(cluster) - 1) / 2)
    return resolved, sum(len(cluster) for cluster in of)
