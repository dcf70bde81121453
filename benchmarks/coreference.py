"""Coreference: which mentions are of the same thing, against GUM in the manner of OntoNotes.

**Rows**: `{"text", "genre", "coref_onto": [[[start, end], …], …]}`: clusters of at least two mentions (OntoGUM, Zhu
et al. 2021).

A mention of the reader and a gold mention are the same if they cover the same characters. **CoNLL** is the mean of
the F1 of **MUC**, **B³** and **CEAF-φ4**; **LEA** stands beside it; **mentions** is how many are found at all. All
are defined in `clusters` and are summed over documents before division. Figures are given for news and interview
together, for all genres, and CoNLL for each genre.

Interval: 95 %, bootstrap over documents, where there are at least ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.clusters import MEASURES, conll, f1
from benchmarks.corpora import Corpus, Span
from benchmarks.counting import interval
from benchmarks.results import Figure, Result
from dragoman.reading.parse import Parse

Chains = list[frozenset[Span]]

#: The genres nearest to what this reader is for.
NEAR = ("interview", "news")


def of_parse(parse: Parse) -> Chains:
    """The network's chains as sets of spans in characters. A span is in one chain at most: the first that has it."""
    seen: set[Span] = set()
    out = []
    for chain in parse.chains:
        spans = frozenset(parse.words.span(mention.first, mention.last) for mention in chain) - seen
        seen |= spans
        if len(spans) > 1:
            out.append(spans)
    return out


def measure(corpus: Corpus, what: str, read: Callable[[str], Chains]) -> Result:
    """Scores `read`, a function from a text to its clusters of spans, on `corpus`."""
    documents: list[list[float]] = []
    genres: dict[str, list[int]] = defaultdict(list)
    for row in corpus.rows():
        genres[row["genre"]].append(len(documents))
        gold = [frozenset((start, end) for start, end in cluster) for cluster in row["coref_onto"]]
        found = read(row["text"])
        documents.append([value for measure in MEASURES.values() for value in measure(gold, found)])
    sums = np.array(documents, float).reshape(len(documents), 4 * len(MEASURES))
    near = sorted(at for genre in NEAR for at in genres.get(genre, ()))
    figures = [*_figures(sums[near], ", news and interview")] if near else []
    figures += _figures(sums, "")
    figures += [
        Figure(f"CoNLL, {genre}", float(conll(sums[members].sum(0)[:12]))) for genre, members in sorted(genres.items())
    ]
    return Result("coreference", corpus.name, corpus.sha256(), what, len(documents), tuple(figures))


def _figures(sums: np.ndarray, where: str) -> Sequence[Figure]:
    low, high = interval(sums[:, :12], conll) or (None, None)
    figures = [Figure(f"CoNLL{where}", float(conll(sums.sum(0)[:12])), low, high)]
    for at, name in enumerate(MEASURES):
        own = sums[:, 4 * at : 4 * at + 4]
        total = own.sum(0)
        recall, precision = (float(part / whole) if whole else 0.0 for part, whole in (total[:2], total[2:]))
        low, high = interval(own, f1) or (None, None)
        figures.append(Figure(f"{name}{where}", float(f1(total)), low, high, precision, recall, int(total[1])))
    return figures
