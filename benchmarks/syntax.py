"""Syntax: parts of speech and dependency trees against Universal Dependencies.

**Rows**: `{"text", "genre", "tokens": [[start, end], …], "upos", "head", "deprel", "sentences": [{"t0", "t1"}]}`;
`head` counts from 1 within its sentence, 0 is the root.

Two views. `own words`: the reader gets the bare text and makes words and sentences itself. Words are aligned as in
the CoNLL 2018 shared task (Zeman et al. 2018, section 2): a word of the reader and a gold word are the same if they
cover the same characters. A word without such a partner counts as wrong, on its own side; so does one whose head has
none. Each figure is an F1: precision is taken over the reader's words, recall over the gold words. `gold words`: the
parser is given the gold words (sentences it still makes itself), precision and recall are then one.

**words**: the share of words that have a partner. **sentences**: sentences with the same first and last word.
**UPOS**: the same universal part of speech. **UAS**: the same head. **LAS**: the same head and the same relation,
subtypes of relations not regarded (as in the shared task). Punctuation counts.

Micro-averaged over all words, then **by genre**. Intervals: 95 %, bootstrap over documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np

from benchmarks.corpora import Corpus, Row, Span
from benchmarks.counting import counts
from benchmarks.results import Result, f1_figure
from dragoman.reading.parse import Parse

FIGURES = ("words", "sentences", "UPOS", "UAS", "LAS")
Counts = tuple[int, int, int, int]


def compare(row: Row, parse: Parse) -> dict[str, Counts]:
    """Counts of every figure for one document, as rows of `counting`."""
    gold_spans: list[Span] = [(start, end) for start, end in row["tokens"]]
    gold_heads = list(range(len(gold_spans)))
    for sentence in row["sentences"]:
        for word in range(sentence["t0"], sentence["t1"]):
            if row["head"][word]:
                gold_heads[word] = sentence["t0"] + row["head"][word] - 1
    own_spans = list(zip(parse.words.starts.tolist(), parse.words.ends.tolist(), strict=True))
    own_heads = parse.head.tolist()
    at = {span: word for word, span in enumerate(gold_spans)}
    partner = [at.get(span, -1) for span in own_spans]

    right = dict.fromkeys(FIGURES, 0)
    for own, gold in enumerate(partner):
        if gold < 0:
            continue
        right["words"] += 1
        right["UPOS"] += parse.upos[own] == row["upos"][gold]
        # A root is its own head on both sides.
        if partner[own_heads[own]] == gold_heads[gold]:
            right["UAS"] += 1
            right["LAS"] += _universal(parse.deprel[own]) == _universal(row["deprel"][gold])
    own_sentences = {(own_spans[first], own_spans[last - 1]) for first, last in parse.sentences}
    gold_sentences = {(gold_spans[item["t0"]], gold_spans[item["t1"] - 1]) for item in row["sentences"]}
    out = {name: counts(len(own_spans), len(gold_spans), value) for name, value in right.items()}
    out["sentences"] = counts(len(own_sentences), len(gold_sentences), len(own_sentences & gold_sentences))
    return out


def measure(corpus: Corpus, what: str, read: Callable[[Row], Parse]) -> Result:
    """Scores `read`, a function from a row to a parse of its text, on `corpus`."""
    documents: list[dict[str, Counts]] = []
    genres: dict[str, list[int]] = defaultdict(list)
    for row in corpus.rows():
        genres[row["genre"]].append(len(documents))
        documents.append(compare(row, read(row)))
    figures = [f1_figure(name, np.array([document[name] for document in documents])) for name in FIGURES]
    for genre, members in sorted(genres.items()):
        for name in ("UPOS", "LAS"):
            figures.append(f1_figure(f"{name}, {genre}", np.array([documents[at][name] for at in members])))
    return Result("syntax", corpus.name, corpus.sha256(), what, len(documents), tuple(figures))


def _universal(relation: str) -> str:
    return relation.partition(":")[0]
