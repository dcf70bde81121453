"""Where a projection goes: the middle of all worlds, and how far they lie apart, step by step.

`FanStep`s in, a `Figure` out. Each band says how many of the worlds end up in it; what is known of the past is a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.showing.figures.axes import across, up
from dragoman.showing.figures.canvas import WIDTH, Canvas, Point, area, line, shape
from dragoman.showing.figures.figure import Cell, Figure, table
from dragoman.showing.figures.lines import End, name_ends
from dragoman.showing.figures.scales import Scale, clock, plainly, ticks
from dragoman.showing.figures.style import FOR
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import percent

_HEIGHT = 250.0
#: Strength of a band's colour, the widest first, and the dashes of its rim. Design values.
_SHADES, _RIMS = (0.14, 0.17, 0.24), ("1.5 3", "4 3", None)


class Band(NamedTuple):
    """A share of the worlds (0..1), and between which values it lies."""

    share: float
    low: float
    high: float


@dataclass(frozen=True)
class FanStep:
    """One step: its day or name, the median of all worlds, and bands in any order (the same shares at each step)."""

    at: str
    median: float
    bands: tuple[Band, ...] = ()
    link: str | None = None


@dataclass(frozen=True)
class Past:
    """What is known of a moment before the projection."""

    at: str
    value: float
    words: str = ""
    link: str | None = None


def fan(
    steps: Iterable[FanStep], title: str = "Projection", *, unit: str = "", scale: tuple[float, float] | None = None,
    anchors: tuple[str, str] | None = None, past: Iterable[Past] = (), worlds: int | None = None, width: float = WIDTH,
) -> Figure:  # fmt: skip
    """A fan of at most three bands.

    `unit` is said below the title, `scale` are the lowest and the highest value of the axis, `anchors` what these two
    mean, `worlds` how many were run. `width` is in pixels.
    """
    given, known = list(steps), list(past)
    moments = [*(one.at for one in known), *(step.at for step in given)]
    shares = sorted({band.share for step in given for band in step.bands}, reverse=True)
    header = ["at", "median", *(f"{word} of {percent(share)}" for share in shares for word in ("low", "high"))]
    rows: list[tuple[Cell, ...]] = [(one.at, one.value, *[None] * (2 * len(shares)), one.link) for one in known]
    rows += [(step.at, step.median, *_ends(step, shares), step.link) for step in given]
    twin = table((*header, "link"), rows)
    counted = f"{worlds:,} worlds" if worlds else ""
    canvas = Canvas("fan", title, ", ".join(filter(None, (unit, counted))), width)
    if not given:
        canvas.missing("Nothing was projected: there are no steps to draw.")
        return canvas.done("An empty fan: nothing was projected.", twin)
    low, high = scale or _extent(given, known)
    top, bottom = canvas.y + 6, canvas.y + 6 + _HEIGHT
    names = canvas.right - max(88.0, min(124.0, canvas.room * 0.2))
    left = canvas.left + 46
    if anchors:
        top += 18
        bottom += 18
        canvas.add(canvas.text(left, top - 20, f"{plainly(high)}: {anchors[1]}", colour="soft"))
    values = Scale(low, high, bottom, top)
    course = clock(moments, left + 8, names - 14)
    places = course.places[len(known) :]
    _bands(canvas, given, places, shares, values)
    medians = [(x, values.at(step.median)) for x, step in zip(places, given, strict=True)]
    before = [(x, values.at(one.value)) for x, one in zip(course.places, known, strict=False)]
    if len(medians) > 1:
        canvas.add(line(medians, FOR, 2.4))
    if before:
        canvas.add(line([*before, medians[0]], "ink", 1.6))
    for (x, y), one in zip(before, known, strict=True):
        told = f"{one.at}: {plainly(one.value)}{f', “{one.words}”' if one.words else ''}"
        canvas.add(mark(told, one.link, shape("square", x, y, 4, "ink")))
    for (x, y), step in zip(medians, given, strict=True):
        canvas.add(mark(_told(step), step.link, shape("circle", x, y, 4, FOR)))
    ends = [End(medians[-1][0], medians[-1][1], "median", FOR)]
    for band in given[-1].bands:
        ends.append(End(places[-1], values.at(band.high), f"{percent(band.share)} of worlds", "soft"))
    lowest = name_ends(canvas, ends, names, top - 8, bottom)
    up(canvas, [(values.at(value), plainly(value)) for value in ticks(low, high, 5)], left, names)
    across(canvas, course.ticks, top, bottom, left, names)
    canvas.y = max(bottom + 22, lowest + 6)
    if anchors:
        canvas.note(f"{plainly(low)}: {anchors[0]}")
    last = given[-1]
    spans = ", ".join(f"{percent(b.share)} between {plainly(b.low)} and {plainly(b.high)}" for b in last.bands)
    about = f"A projection over {len(given)} steps. At the last, {last.at}, the median is {plainly(last.median)}"
    return canvas.done(f"{about}{f'; of the worlds {spans}' if spans else ''}.", twin)


def _ends(step: FanStep, shares: Sequence[float]) -> list[float | None]:
    known = {band.share: band for band in step.bands}
    return [end for share in shares for end in ((known[share].low, known[share].high) if share in known
                                                else (None, None))]  # fmt: skip


def _extent(steps: Sequence[FanStep], past: Sequence[Past]) -> tuple[float, float]:
    """The lowest and the highest value, with a little room."""
    values = [one.value for one in past] + [step.median for step in steps]
    values += [end for step in steps for band in step.bands for end in (band.low, band.high)]
    low, high = min(values), max(values)
    room = (high - low) * 0.05 or 1.0
    return low - room, high + room


def _bands(
    canvas: Canvas, steps: Sequence[FanStep], places: Sequence[float], shares: Sequence[float], values: Scale
) -> None:  # fmt: skip
    for depth, share in enumerate(shares[:3]):
        upper: list[Point] = []
        lower: list[Point] = []
        for x, step in zip(places, steps, strict=True):
            for band in step.bands:
                if band.share == share:
                    upper.append((x, values.at(band.high)))
                    lower.append((x, values.at(band.low)))
        shade = _SHADES[-min(len(shares), 3) :][depth]
        canvas.add(area([*upper, *reversed(lower)], FOR, shade))
        for rim in (upper, lower):
            canvas.add(line(rim, FOR, 0.9, _RIMS[-min(len(shares), 3) :][depth]))


def _told(step: FanStep) -> str:
    spans = "; ".join(
        f"{percent(band.share)} of worlds from {plainly(band.low)} to {plainly(band.high)}"
        for band in sorted(step.bands, key=lambda band: band.share)
    )
    return f"{step.at}: median {plainly(step.median)}{f'; {spans}' if spans else ''}"
