"""Memory: how much reading a long pile takes, and whether it grows.

**Rows**: `{"text"}`; `ARTICLES` of them, evenly from the whole corpus, read one after the other in one process; the
records are let go of. Resident memory is looked at after each article.

**peak**: the most that the operating system saw, in MB, everything counted: Python, onnxruntime, the network.
**growth**: median of the last tenth of the articles less median of the second tenth (the first is spent reaching the
working size), in MB. **slope**: the line of least squares through all but the first tenth, in MB per 1,000 articles.
"""

from __future__ import annotations

import numpy as np

from benchmarks.corpora import Corpus
from benchmarks.results import Figure, Result
from benchmarks.speed import together
from benchmarks.speed_child import Task

ARTICLES = 6000


def measure(corpus: Corpus, articles: int = ARTICLES) -> Result:
    """All figures of this file."""
    wall, (took,) = together(Task("memory", str(corpus.path.resolve()), articles), 1)
    figures = (
        Figure("peak", took.peak, n=took.documents, unit="MB"),
        *flatness(took.resident),
        Figure("articles a second", took.documents / wall, unit="/s"),
    )
    return Result("memory", corpus.name, corpus.sha256(), "whole reading", took.documents, figures)


def flatness(resident: list[float]) -> tuple[Figure, Figure]:
    """`growth` and `slope` of resident memory, one entry an article, in MB."""
    series = np.array(resident)
    tenth = max(1, len(series) // 10)
    growth = float(np.median(series[-tenth:]) - np.median(series[tenth : 2 * tenth])) if len(series) > 2 else 0.0
    rest = series[tenth:]
    slope = float(np.polyfit(np.arange(len(rest)), rest, 1)[0] * 1000) if len(rest) > 1 else 0.0
    return Figure("growth", growth, unit="MB"), Figure("slope, 1,000 articles", slope, unit="MB")
