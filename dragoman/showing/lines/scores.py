"""How far readings agree with annotated ones, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.showing.figures.text import many
from dragoman.showing.terminal import Page

if TYPE_CHECKING:
    from dragoman.scoring import Scores


def score_lines(scores: Scores, page: Page) -> Iterator[str]:
    """Precision, recall and F1 by record type, and how often fields agree."""
    yield f"{many(scores.reports, 'report')}; exact: the very same words; overlap: Jaccard ≥ .5"
    yield ""
    yield page.paint(
        f"{'':20}{'gold':>7}{'system':>8}    {'exact P':>7}{'R':>7}{'F1':>7}    {'overlap P':>9}{'R':>7}{'F1':>7}",
        "bold",
    )
    for what, exact in scores.exact.items():
        overlap = scores.overlap[what]
        if not exact.gold and not exact.system:
            continue
        figures = [*_figures(exact), *_figures(overlap)]
        yield f"{what:20}{exact.gold:7,}{exact.system:8,}    {figures[0]:>7}{figures[1]:>7}{figures[2]:>7}    " + (
            f"{figures[3]:>9}{figures[4]:>7}{figures[5]:>7}"
        )
    for kind, fields in scores.fields.items():
        yield ""
        yield page.paint(f"{kind + ' matched by overlap':30}{'agree':>8}{'of':>8}{'share':>8}", "bold")
        for field, agreement in fields.items():
            if agreement.of:
                share = agreement.right / agreement.of
                yield f"  {field:28}{agreement.right:8,}{agreement.of:8,}{share:8.3f}"


def _figures(count: Any) -> list[str]:
    return [f"{value:.3f}" for value in (count.precision, count.recall, count.f1)]
