"""What actors may do, step by step: how likely each option is, in a panel for each actor.

`OptionCourse`s in, a `Figure` out. A band around each line is what chance in drawing worlds comes to; it is no bound on
the error of the model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.showing.figures.axes import across, up
from dragoman.showing.figures.canvas import WIDTH, Canvas, area, line, shape
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.lines import End, name_ends
from dragoman.showing.figures.scales import Scale, clock
from dragoman.showing.figures.style import BODY, DASHES, SERIES, SHAPES
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import height_of, many, percent, wrap

#: Panels, and lines in each. Height of a plot; it grows with the lines. Design values.
MOST_ACTORS, MOST_OPTIONS, _HEIGHT = 12, 7, 84.0


@dataclass(frozen=True)
class OptionStep:
    """How likely an option is at a step: a share of worlds, 0..1, and the band of that share where it is known."""

    at: str
    share: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class OptionCourse:
    """One option of one actor over the steps."""

    actor: str
    option: str
    steps: tuple[OptionStep, ...]
    link: str | None = None


def wilson(share: float, worlds: int, z: float = 1.96) -> tuple[float, float]:
    """Between which shares the true one lies, for a share of `worlds` draws: 95 % at the usual `z`.

    Wilson (1927), "Probable inference, the law of succession, and statistical inference".
    """
    middle = (share + z * z / (2 * worlds)) / (1 + z * z / worlds)
    half = z / (1 + z * z / worlds) * math.sqrt(share * (1 - share) / worlds + z * z / (4 * worlds * worlds))
    return max(0.0, middle - half), min(1.0, middle + half)


def options_over_time(
    courses: Iterable[OptionCourse], title: str = "What they may do", *, worlds: int | None = None,
    width: float = WIDTH,
) -> Figure:  # fmt: skip
    """Options over time, of at most `MOST_ACTORS` actors, in the order in which they come.

    Where a step has no band and the number of `worlds` is given, the band is Wilson's. `width` is in pixels.
    """
    given = [each for each in courses if each.steps]
    rows = [
        (each.actor, each.option, step.at, step.share, *_band(step, worlds), each.link)
        for each in given for step in each.steps
    ]  # fmt: skip
    twin = table(("actor", "option", "at", "share", "low", "high", "link"), rows)
    counted = f"; {worlds:,} worlds, bands hold 95 % of what chance in drawing them does" if worlds else ""
    canvas = Canvas("options", title, f"Share of worlds in which it is chosen{counted}.", width)
    if not given:
        canvas.missing("No options were projected.")
        return canvas.done("No options were projected.", twin)
    of_actor: dict[str, list[OptionCourse]] = {}
    for each in given:
        of_actor.setdefault(each.actor, []).append(each)
    shown = list(of_actor.items())[:MOST_ACTORS]
    for at, (actor, theirs) in enumerate(shown):
        _panel(canvas, actor, theirs, worlds, last=at == len(shown) - 1)
    canvas.more(len(of_actor) - len(shown), "actor")
    likeliest = "; ".join(f"{actor}: {_likeliest(theirs)}" for actor, theirs in shown)
    return canvas.done(f"Options of {many(len(shown), 'actor')}. The likeliest at the end: {likeliest}.", twin)


def _band(step: OptionStep, worlds: int | None) -> tuple[float | None, float | None]:
    if step.low is not None and step.high is not None:
        return step.low, step.high
    return wilson(step.share, worlds) if worlds else (None, None)


def _likeliest(theirs: Sequence[OptionCourse]) -> str:
    first = max(theirs, key=lambda each: each.steps[-1].share)
    return f"{first.option}, {percent(first.steps[-1].share)}"


def _panel(canvas: Canvas, actor: str, theirs: Sequence[OptionCourse], worlds: int | None, last: bool) -> None:
    drawn = sorted(theirs, key=lambda each: -each.steps[-1].share)[:MOST_OPTIONS]
    heading = wrap(actor, canvas.room, BODY, 1, bold=True)
    canvas.add(canvas.text(canvas.left, canvas.y, heading, size=BODY, bold=True))
    canvas.y += height_of(1, BODY) + 8
    # Each name takes up to two lines.
    top, bottom = canvas.y, canvas.y + max(_HEIGHT, len(drawn) * 29.0)
    names = canvas.right - max(104.0, min(190.0, canvas.room * 0.32))
    left = canvas.left + 46
    shares = Scale(0, 1, bottom, top)
    moments = max((each.steps for each in drawn), key=len)
    course = clock([step.at for step in moments], left + 8, names - 14)
    at = {step.at: x for step, x in zip(moments, course.places, strict=True)}
    ends = []
    for option in drawn:
        # An option keeps its colour in whichever order the lines end.
        which = theirs.index(option) % len(SERIES)
        known = [step for step in option.steps if step.at in at]
        places = [(at[step.at], shares.at(step.share)) for step in known]
        _shade(canvas, known, [x for x, _ in places], shares, worlds, SERIES[which])
        if len(places) > 1:
            canvas.add(line(places, SERIES[which], 2, DASHES[which]))
        for place, step in zip(places, known, strict=True):
            low, high = _band(step, worlds)
            band = f" ({percent(low)} to {percent(high)})" if low is not None and high is not None else ""
            told = f"{actor}, {step.at}: {option.option}, {percent(step.share)}{band}"
            canvas.add(mark(told, option.link, shape(SHAPES[which], *place, 3.8, SERIES[which])))
        ends.append(End(*places[-1], f"{percent(option.steps[-1].share)} {option.option}", SERIES[which]))
    lowest = name_ends(canvas, ends, names, top - 6, bottom + 4)
    up(canvas, [(shares.at(value), percent(value)) for value in (0.0, 0.5, 1.0)], left, names)
    across(canvas, course.ticks if last else [(x, "") for x, _ in course.ticks], top, bottom, left, names)
    canvas.y = max(bottom + (22 if last else 8), lowest + 4) + 6
    canvas.more(len(theirs) - len(drawn), f"option of {actor}", f"options of {actor}")


def _shade(
    canvas: Canvas, steps: Sequence[OptionStep], xs: Sequence[float], shares: Scale, worlds: int | None, colour: str
) -> None:  # fmt: skip
    bands = [(x, low, high) for x, step in zip(xs, steps, strict=True)
             for low, high in [_band(step, worlds)] if low is not None and high is not None]  # fmt: skip
    if len(bands) < 2:
        return
    outline = [(x, shares.at(high)) for x, _, high in bands] + [(x, shares.at(low)) for x, low, _ in reversed(bands)]
    canvas.add(area(outline, colour, 0.16))
