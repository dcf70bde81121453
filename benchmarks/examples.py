"""Examples: the reader against the annotated reports that come with the project (`examples/gold.jsonl`).

**Rows**: the JSON form of the codebook, one annotated report a line; any other such file will do. Each report is read
anew from its text, title, publisher and date. `dragoman.scoring` says what counts as what: F1 by record type,
**overlap** (spans with a Jaccard index of at least .5) and **exact**; then, of the records found, the share whose
**field** agrees.

These reports are the project's own, and its rules were written with such reports in mind: the figures say that
nothing broke, not how well the reader does on news that it has never seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpora import ROOT, NoCorpusError
from benchmarks.results import Figure, Result
from dragoman.records import Reading, Report, decode
from dragoman.scoring import Count, score

GOLD = ROOT / "examples" / "gold.jsonl"


def bare(report: Report) -> Report:
    """A report as a source gives it: without the marks that the reader itself has to make."""
    return Report(
        id=report.id, title=report.title, publisher=report.publisher, agency=report.agency, url=report.url,
        published=report.published, language=report.language, text=report.text,
    )  # fmt: skip


def measure(path: Path, read: Callable[[Report], Reading]) -> Result:
    """Scores `read` on the annotated reports in `path`. Raises `NoCorpusError` where there is no such file."""
    if not path.is_file():
        raise NoCorpusError(f"there is no file {path}")
    content = path.read_bytes()
    gold = [decode(line) for line in content.splitlines() if line.strip()]
    scores = score((reading, read(bare(reading.report))) for reading in gold)
    figures = [_figure(f"{what}, overlap", count) for what, count in scores.overlap.items() if count.gold]
    figures += [_figure(f"{what}, exact", count) for what, count in scores.exact.items() if count.gold]
    figures += [
        Figure(f"{kind}: {field}", agreement.right / agreement.of, n=agreement.of)
        for kind, fields in scores.fields.items()
        for field, agreement in fields.items()
        if agreement.of
    ]
    edition = hashlib.sha256(content).hexdigest()[:12]
    return Result("examples", path.stem, edition, "whole reading", len(gold), tuple(figures))


def _figure(name: str, count: Count) -> Figure:
    return Figure(name, count.f1, precision=count.precision, recall=count.recall, n=count.gold)
