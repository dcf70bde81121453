"""Quantities: the numbers that news sentences tell of something, with what they count and how they are bounded.

A set of our own: nobody has set a bar. `quantities_judged.jsonl` holds, for 188 sentences with a number that were drawn
at random (fixed seeds) from news that mentions soldiers, sanctions, diplomats and the like, the article's id, the
sentence's offsets and its quantities by `docs/codebook.md`: offsets, value, unit, bound. The first 133 were marked
before a rule was written, and the rules were then tuned on them; the last 55, **held out**, are from other articles,
and were marked when the rules were done, before these had read them. The same hand marked both and wrote the rules.

**found**: F1 of quantities; one is right if its span shares a character with the marked one's and the values agree.
**whole**: F1 where unit and bound must be right as well. **unit**, **bound**: the share right among those found.

Intervals: 95 %, bootstrap over sentences.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, Corpus
from benchmarks.counting import counts
from benchmarks.results import Figure, Result, f1_figure
from dragoman.records import Quantity

JUDGED = ROOT / "benchmarks" / "quantities_judged.jsonl"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked sentence: its article, its offsets, and its quantities as they stand in the file."""

    document: str
    start: int
    end: int
    quantities: tuple[dict[str, Any], ...]
    held_out: bool


def load(path: Path = JUDGED) -> list[Sentence]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Sentence(row["id"], *row["sentence"], tuple(row["quantities"]), row["held_out"]) for row in rows]


def reader(text: str) -> tuple[Quantity, ...]:
    """The reader's quantities of an article."""
    from benchmarks.readers import network
    from dragoman.reading.quantities import find_quantities

    return find_quantities(network(text))


def pair(sentence: Sentence, found: Iterable[Quantity]) -> list[tuple[dict[str, Any] | None, Quantity | None]]:
    """The marked quantities of a sentence with those found there, each with None where the other is missing."""
    left = [q for q in found if sentence.start <= q.span[0] < sentence.end]
    pairs: list[tuple[dict[str, Any] | None, Quantity | None]] = []
    for gold in sentence.quantities:
        start, end = gold["span"]
        same = (q for q in left if q.span[0] < end and start < q.span[1] and abs(q.value - gold["value"]) < 1e-3)
        match = next(same, None)
        if match is not None:
            left.remove(match)
        pairs.append((gold, match))
    return pairs + [(None, quantity) for quantity in left]


def measure(
    corpus: Corpus,
    find: Callable[[str], tuple[Quantity, ...]] = reader,
    judged: Path = JUDGED,
    limit: int | None = None,
) -> Result:
    """Scores `find`, a function from an article's text to quantities, on at most `limit` sentences, evenly taken."""
    sentences = load(judged)
    sentences = sentences[:: 1 if limit is None else -(-len(sentences) // limit)]
    wanted = {sentence.document for sentence in sentences}
    found = {row["id"]: find(row["text"]) for row in corpus.rows() if row["id"] in wanted}
    sentences = [sentence for sentence in sentences if sentence.document in found]
    rows: list[tuple[int, int, int, int]] = []
    whole: list[tuple[int, int, int, int]] = []
    units: list[bool] = []
    bounds: list[bool] = []
    for sentence in sentences:
        pairs = pair(sentence, found[sentence.document])
        both = [(gold, quantity) for gold, quantity in pairs if gold is not None and quantity is not None]
        told = sum(quantity is not None for _, quantity in pairs)
        units += [quantity.unit == gold["unit"] for gold, quantity in both]
        bounds += [quantity.bound == gold["bound"] for gold, quantity in both]
        right = sum((quantity.unit, quantity.bound) == (gold["unit"], gold["bound"]) for gold, quantity in both)
        rows.append(counts(told, len(sentence.quantities), len(both)))
        whole.append(counts(told, len(sentence.quantities), right))
    unseen = [at for at, sentence in enumerate(sentences) if sentence.held_out]
    figures = (
        f1_figure("found", rows),
        f1_figure("whole", whole),
        f1_figure("found, held out", [rows[at] for at in unseen]),
        f1_figure("whole, held out", [whole[at] for at in unseen]),
        Figure("unit", sum(units) / max(1, len(units)), n=len(units)),
        Figure("bound", sum(bounds) / max(1, len(bounds)), n=len(bounds)),
    )
    return Result("quantities", corpus.name, corpus.sha256(), "quantities", len(sentences), figures)
