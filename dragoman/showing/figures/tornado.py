"""Which sentence matters: how far the probability of an outcome moves without each of them.

`Swing`s in, a `Figure` out, the widest first. What is no wider than chance in drawing worlds can make it is hollow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.showing.figures.axes import across
from dragoman.showing.figures.canvas import WIDTH, Canvas, line, rect
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.placing import Box
from dragoman.showing.figures.scales import Scale, ticks
from dragoman.showing.figures.style import AGAINST, FOR, SMALL
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import height_of, many, percent, width_of, wrap

#: Bars that are drawn, and how many standard errors make a swing more than chance (about 95 of 100). Design values.
MOST_SWINGS, _ERRORS = 25, 2.0


@dataclass(frozen=True)
class Swing:
    """A sentence, and the probability (0..1) of the outcome without it: or with it at either end of what it may mean.

    `low` and `high` are probabilities; one of them is the base where the sentence is only left out. `error` is the
    standard error of their difference. `source` says who says it and where.
    """

    sentence: str
    low: float
    high: float
    error: float | None = None
    source: str = ""
    link: str | None = None
    title: str = ""

    @property
    def width(self) -> float:
        """How far the outcome moves."""
        return abs(self.high - self.low)

    @property
    def is_chance(self) -> bool:
        """Whether it moves no further than drawing other worlds would move it."""
        return self.error is not None and self.width < _ERRORS * self.error


def tornado(
    swings: Iterable[Swing], base: float, outcome: str, title: str = "Which sentence matters", *,
    moved_by: str = "without the sentence", width: float = WIDTH,
) -> Figure:  # fmt: skip
    """A tornado of at most `MOST_SWINGS` sentences around `base`, the probability of `outcome` with all of them.

    `moved_by` says what the bars show. `width` is in pixels.
    """
    given = sorted(swings, key=lambda each: (-each.width, each.sentence))
    rows = [(e.sentence, e.source, e.low, e.high, e.error, "yes" if e.is_chance else "no", e.link) for e in given]
    twin = table(("sentence", "source", "low", "high", "standard error", "within chance", "link"), rows)
    subtitle = f"Probability of “{outcome}”: {percent(base)} with all sentences. Bars: {moved_by}."
    canvas = Canvas("tornado", title, subtitle, width)
    if not given:
        canvas.missing("No sentence feeds this outcome: it rests on what is assumed.")
        return canvas.done("No sentence feeds this outcome.", twin)
    shown = given[:MOST_SWINGS]
    ends = [base, *(end for each in shown for end in (each.low, each.high))]
    low, high = min(ends), max(ends)
    room = max((high - low) * 0.06, 0.005)
    # Words stand left of the bars, or above them where the figure is narrow.
    beside = canvas.room >= 520
    start = canvas.left + (canvas.room * 0.5 if beside else 0) + 44
    scale = Scale(max(0.0, low - room), min(1.0, high + room), start, canvas.right - 44)
    top = canvas.y
    for each in shown:
        _swing(canvas, each, base, scale, canvas.left, canvas.room * 0.48 if beside else canvas.room, beside)
    zero = scale.at(base)
    if beside:
        canvas.add(line([(zero, top), (zero, canvas.y)], "ink", 1.4))
    found = [(scale.at(value), percent(value)) for value in ticks(scale.low, scale.high, 4)]
    across(canvas, found, top, canvas.y, start - 30, canvas.right)
    canvas.y += 22
    chance = sum(each.is_chance for each in shown)
    if chance:
        canvas.note(f"Hollow: {many(chance, 'sentence moves', 'sentences move')} it no further than chance does")
    if shown and all(each.is_chance for each in given):
        canvas.note("No single sentence matters more than chance")
    canvas.more(len(given) - len(shown), "sentence that moves it less", "sentences that move it less")
    first = shown[0]
    about = f"{many(len(shown), 'sentence')}. “{first.sentence}” moves it most, from {percent(first.low)} to "
    return canvas.done(f"{about}{percent(first.high)}.", twin)


def _swing(
    canvas: Canvas, each: Swing, base: float, scale: Scale, left: float, room: float, beside: bool
) -> None:  # fmt: skip
    quote = wrap(f"“{each.sentence}”", room, SMALL, 2)
    source = wrap(each.source, room, SMALL, 1) if each.source else ()
    said = [canvas.text(left, canvas.y + 4, quote, halo=True)]
    if source:
        said.append(canvas.text(left, canvas.y + 4 + height_of(len(quote), SMALL), source, colour="soft",
                                halo=True))  # fmt: skip
    high = height_of(len(quote) + len(source), SMALL)
    tall = 14.0
    y = canvas.y + 4 + ((high - tall) / 2 if beside else high + 3)
    drawn = []
    for value, colour in ((each.low, AGAINST), (each.high, FOR)):
        x1, x2 = sorted((scale.at(base), scale.at(value)))
        if x2 - x1 < 0.05:
            continue
        fill = "paper" if each.is_chance else colour
        drawn.append(rect(Box(x1, y, x2 - x1, tall), fill, colour, thick=1.4))
        # The number stands outside of the bar, on the side to which it points.
        text = percent(value)
        wide = width_of(text, SMALL)
        outside = x1 - wide - 5 if value < base else x2 + 5
        drawn.append(canvas.text(outside, y + (tall - height_of(1, SMALL)) / 2, text, halo=True))
    if not beside:
        drawn.append(line([(scale.at(base), y - 2), (scale.at(base), y + tall + 2)], "ink", 1.4))
    if not each.width:
        x = scale.at(base)
        drawn.append(line([(x - 4, y + tall / 2), (x + 4, y + tall / 2)], "ink", 3))
    error = f", standard error {each.error:.3f}" if each.error is not None else ""
    told = each.title or f"“{each.sentence}”: from {percent(each.low)} to {percent(each.high)}{error}"
    canvas.add(mark(told, each.link, *said, *drawn))
    canvas.y = max(canvas.y + high, y + tall) + 8
