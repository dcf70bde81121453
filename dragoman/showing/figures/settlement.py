"""How an issue may be settled: each named outcome with its probability, and the weighted mean of positions beside it.

`Outcome`s and a `Mean` in, a `Figure` out. Outcomes stand at their places on the scale of the issue, to be compared
with the mean and with the intervals by which it has been wrong elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.showing.figures.axes import up
from dragoman.showing.figures.canvas import WIDTH, Canvas, line, rect, shape
from dragoman.showing.figures.fan import Band
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.placing import Box, spread
from dragoman.showing.figures.scales import Scale, plainly
from dragoman.showing.figures.style import AGAINST, FOR, SMALL
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import balanced, height_of, many, percent

#: Outcomes that are drawn. More have no room for their names.
MOST_OUTCOMES = 14
_HEIGHT = 250.0


@dataclass(frozen=True)
class Outcome:
    """A named outcome at a place of the issue's scale (0..100), with its probability (0..1), and its band if known."""

    name: str
    at: float
    share: float
    low: float | None = None
    high: float | None = None
    link: str | None = None
    title: str = ""


@dataclass(frozen=True)
class Mean:
    """The mean of positions weighted by capability and salience, on the issue's scale, and intervals around it.

    `source` says from where their width is: "errors on 351 decisions of the European Union".
    """

    value: float
    intervals: tuple[Band, ...] = ()
    source: str = ""


def settlement(
    outcomes: Iterable[Outcome], mean: Mean | None, title: str = "Settlement", *,
    anchors: tuple[str, str] = ("", ""), width: float = WIDTH,
) -> Figure:  # fmt: skip
    """The distribution over at most `MOST_OUTCOMES` outcomes, the likeliest, with the weighted mean.

    `anchors` are what 0 and 100 mean. `width` is in pixels.
    """
    given = sorted(outcomes, key=lambda each: (-each.at, each.name))
    rows: list[tuple[str | float | None, ...]] = [
        (each.name, each.at, each.share, each.low, each.high, each.link) for each in given
    ]
    if mean is not None:
        rows.append(("weighted mean", mean.value, None, None, None, None))
        rows += [(f"weighted mean, {percent(i.share)} interval", None, None, i.low, i.high, None)
                 for i in mean.intervals]  # fmt: skip
    twin = table(("outcome", "at", "probability", "low", "high", "link"), rows)
    canvas = Canvas("settlement", title, "Bars: probability of each outcome, at its place from 0 to 100.", width)
    if not given:
        canvas.missing("No outcomes are named for this issue.")
        return canvas.done("No outcomes are named for this issue.", twin)
    likeliest = sorted(given, key=lambda each: -each.share)[:MOST_OUTCOMES]
    shown = [each for each in given if each in likeliest]
    if anchors[1]:
        top_words = balanced(f"100: {anchors[1]}", canvas.room, SMALL, 2)
        canvas.add(canvas.text(canvas.left, canvas.y, top_words, colour="soft"))
        canvas.y += height_of(len(top_words), SMALL) + 6
    names = canvas.right - max(126.0, min(250.0, canvas.room * 0.36))
    wrapped = [balanced(f"{percent(each.share)} {each.name}", canvas.right - names - 18, SMALL, 3) for each in shown]
    sizes = [height_of(len(lines), SMALL) for lines in wrapped]
    top = canvas.y + 8
    bottom = top + max(_HEIGHT, sum(sizes) + 5 * len(sizes))
    scale = Scale(0, 100, bottom, top)
    left = canvas.left + 34
    bars = left + (96 if mean is not None else 8)
    if mean is not None:
        _mean(canvas, mean, scale, left + 26, names)
    long = (names - bars - 12) / (max(max(each.share, each.high or 0.0) for each in shown) or 1.0)
    centres = spread([scale.at(each.at) for each in shown], sizes, 4.0, (top - 8, bottom + 8))
    for each, lines, size, centre in zip(shown, wrapped, sizes, centres, strict=True):
        y, end = scale.at(each.at), bars + long * each.share
        told = each.title or f"{each.name}, at {plainly(each.at)}: {percent(each.share)}"
        bar = rect(Box(bars, y - 4.5, max(end - bars, 1.5), 9), FOR, "paper")
        lead = line([(end + 3, y), (names, centre), (names + 12, centre)], "soft", 0.8)
        words = canvas.text(names + 16, centre - size / 2, lines)
        canvas.add(mark(told, each.link, lead, bar, *_whisker(each, y, bars, long), words))
    up(canvas, [(scale.at(value), str(value)) for value in (0, 25, 50, 75, 100)], left, names)
    canvas.under(line([(bars, top), (bars, bottom)], "rule", 1))
    canvas.y = bottom + 14
    if anchors[0]:
        low_words = balanced(f"0: {anchors[0]}", canvas.room, SMALL, 2)
        canvas.add(canvas.text(canvas.left, canvas.y, low_words, colour="soft"))
        canvas.y += height_of(len(low_words), SMALL)
    canvas.more(len(given) - len(shown), "outcome that is less likely", "outcomes that are less likely")
    about = [f"{many(len(shown), 'outcome')}. The likeliest: {likeliest[0].name}, {percent(likeliest[0].share)}."]
    if mean is not None:
        spans = ", ".join(f"{percent(i.share)} {plainly(i.low)} to {plainly(i.high)}" for i in mean.intervals)
        source = f" (width from {mean.source})" if mean.source else ""
        canvas.note(f"Weighted mean {plainly(mean.value)}{f'; intervals {spans}{source}' if spans else ''}")
    return canvas.done(" ".join(about), twin)


def _whisker(each: Outcome, y: float, start: float, long: float) -> list[str]:
    """The band of a probability, as a line with ends on its bar."""
    if each.low is None or each.high is None:
        return []
    low, high = start + each.low * long, start + each.high * long
    ends = [line([(x, y - 3), (x, y + 3)], "ink", 1.1) for x in (low, high)]
    return [line([(low, y), (high, y)], "ink", 1.1), *ends]


def _mean(canvas: Canvas, mean: Mean, scale: Scale, x: float, end: float) -> None:
    """The intervals as bars that lie in each other, the narrowest the broadest, and the mean across the plot."""
    y = scale.at(mean.value)
    canvas.under(line([(x, y), (end, y)], AGAINST, 1.2, "6 4"))
    ordered = sorted(mean.intervals, key=lambda each: -each.share)
    thick = _thickness(ordered)
    for each, wide in zip(ordered, thick, strict=True):
        top, bottom = scale.at(each.high), scale.at(each.low)
        told = f"weighted mean, {percent(each.share)} interval: {plainly(each.low)} to {plainly(each.high)}"
        bar = rect(Box(x - wide / 2, top, wide, max(bottom - top, 1)), AGAINST, opacity=0.35)
        canvas.add(mark(told, None, bar))
    canvas.add(mark(f"weighted mean: {plainly(mean.value)}", None, shape("diamond", x, y, 6, AGAINST)))
    words = ["weighted", f"mean {plainly(mean.value)}"]
    canvas.add(canvas.text(x + 12, y - height_of(2, SMALL) - 2 if y > scale.end + 40 else y + 2, words, halo=True))


def _thickness(intervals: Sequence[Band]) -> list[float]:
    return [3.0 + 5.0 * at for at in range(len(intervals))]
