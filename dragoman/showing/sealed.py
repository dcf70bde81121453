"""Sealed answers and their scores as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.showing.terminal import clean
from dragoman.worlds.seals import ENOUGH, Board, Sealed


def told_board(found: Sequence[Sealed], board: Board) -> Iterator[str]:
    """Each seal with its answer and what came about, then the scores; none is called better below `ENOUGH`."""
    for each in found:
        yield from _seal(each)
    if not board.resolved:
        return
    yield ""
    yield f"{board.resolved} resolved, {board.waiting} waiting (lower scores are better)"
    for score in board.scores:
        values = [("Brier", score.brier), ("log", score.log), ("CRPS", score.crps)]
        told = "  ".join(f"{name} {value:.3f}" for name, value in values if value is not None)
        yield f"  {score.who:<14} {told}  ({score.questions})"
    if board.calibration:
        yield "  said        came about   questions"
        for row in board.calibration:
            yield f"  {row.low:.1f}–{row.high:.1f}     {row.happened:>6.2f}        {row.count}"
    if not board.enough:
        yield f"  Too few to rank or to call anything calibrated: that takes {ENOUGH} resolved questions."


def _seal(each: Sealed) -> Iterator[str]:
    seal = each.seal
    text = clean(seal.question.text) if seal.question else ""
    said = f"{seal.answer:.2f} ± {seal.error or 0.0:.3f}" if seal.answer is not None else "a distribution of places"
    own = f", your own {seal.own:g}" if seal.own is not None else ""
    came = "waiting"
    if each.resolution is not None:
        happened, place = each.resolution.happened, each.resolution.came
        came = (
            f"came to lie at {place:g}" if place is not None else ("it happened" if happened else "it did not happen")
        )
    yield f"{seal.id}  until {seal.deadline}  {text} {said}{own}: {came}"
