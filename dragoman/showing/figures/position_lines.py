"""Where actors stand on one issue over time: a line each, from against to for.

`PositionLine`s in, a `Figure` out. A position holds until the next one is told: lines go on level and then step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.showing.figures.axes import across, up
from dragoman.showing.figures.canvas import WIDTH, Canvas, Point, line, shape
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.lines import End, name_ends
from dragoman.showing.figures.scales import Scale, day_ticks, days_of, plainly
from dragoman.showing.figures.style import DASHES, SERIES, SHAPES
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import many

#: Lines that are drawn: as many as can be told apart. Height of the plot, and how far lines of one value lie apart.
MOST_LINES, _HEIGHT, _APART = 7, 210.0, 5.0


@dataclass(frozen=True)
class Standing:
    """Where an actor stands on a day: an ISO date, and a value from -1 (against) to +1 (for).

    `words` are what it said or did, `link` leads to them, `record` is the id of the record.
    """

    day: str | None
    value: float
    words: str = ""
    link: str | None = None
    title: str = ""
    record: str = ""


@dataclass(frozen=True)
class PositionLine:
    """One actor and its positions."""

    actor: str
    standings: tuple[Standing, ...]


def position_lines(lines: Iterable[PositionLine], title: str = "Positions", *, width: float = WIDTH) -> Figure:
    """Position lines of at most `MOST_LINES` actors, those with most positions. `width` is in pixels.

    Positions without a day are not drawn, and are told below.
    """
    given = list(lines)
    every = [(each.actor, one) for each in given for one in _in_order(each.standings)]
    rows = [(actor, one.day, one.value, one.words, one.link, one.record) for actor, one in every]
    twin = table(("who", "day", "value", "words", "link", "record"), rows)
    dated = [(each.actor, found) for each in given if (found := _dated(each))]
    undated = len(rows) - sum(len(found) for _, found in dated)
    shown = sorted(sorted(dated, key=lambda one: -len(one[1]))[:MOST_LINES], key=lambda one: one[1][0][0])
    canvas = Canvas("position-lines", title, "From against (−1) to for (+1); a position holds until the next.", width)
    if not shown:
        none = "No position of these actors is known." if not rows else (
            f"{many(len(rows), 'position is', 'positions are')} known, none with a day in a year: the table lists them."
        )  # fmt: skip
        canvas.missing(none)
        return canvas.done(f"Empty position lines. {none}", twin)
    top, bottom = canvas.y + 6, canvas.y + 6 + _HEIGHT
    names = canvas.right - max(92.0, min(150.0, canvas.room * 0.24))
    first = min(day for _, found in shown for day, _ in found)
    last = max(day for _, found in shown for day, _ in found)
    days = Scale(first, last, canvas.left + 64, names - 22)
    values = Scale(-1, 1, bottom - 16, top + 16)
    up(canvas, [(values.at(1), "for"), (values.at(0), "neither"), (values.at(-1), "against")], canvas.left + 52, names)
    ends = []
    for number, (actor, found) in enumerate(shown):
        off = (number - (len(shown) - 1) / 2) * _APART
        ends.append(_line(canvas, number, actor, found, days, values, off, names))
    most = max(2, int((days.end - days.start) / 78))
    ticks = [(days.at(day), text) for day, text in day_ticks(first, last, most)]
    lowest = name_ends(canvas, ends, names, top, bottom)
    across(canvas, ticks, top, bottom, canvas.left + 52, names)
    canvas.y = max(bottom + 22, lowest + 6)
    canvas.more(len(dated) - len(shown), "actor")
    if len(shown) > 1:
        canvas.note("Lines of one value are drawn beside each other")
    if undated:
        canvas.note(f"{many(undated, 'position has', 'positions have')} no day in a year and stand only in the table")
    latest = "; ".join(f"{actor} {plainly(found[-1][1].value)}" for actor, found in shown)
    about = f"Positions of {many(len(shown), 'actor')} by day, from -1, against, to 1, for. The latest: {latest}."
    return canvas.done(about, twin)


def _in_order(standings: Iterable[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda each: days_of(each.day) or (10**9, 0))


def _dated(each: PositionLine) -> list[tuple[int, Standing]]:
    return [(days[0], one) for one in _in_order(each.standings) if (days := days_of(one.day))]


def _line(
    canvas: Canvas, number: int, actor: str, found: Sequence[tuple[int, Standing]], days: Scale, values: Scale,
    off: float, end: float,
) -> End:  # fmt: skip
    colour = SERIES[number % len(SERIES)]
    places = [(days.at(day), values.at(one.value) + off) for day, one in found]
    course: list[Point] = [places[0]]
    for (_, y), (x, after) in pairwise(places):
        course += [(x, y), (x, after)]
    # From the last word on it is only not known to have changed.
    last = places[-1]
    if len(course) > 1:
        canvas.add(line(course, colour, 2.0, DASHES[number % len(DASHES)]))
    canvas.add(line([last, (end - 6, last[1])], colour, 1.0, "1.5 3"))
    for (x, y), (_, one) in zip(places, found, strict=True):
        told = one.title or f"{actor}, {one.day}: {plainly(one.value)}{f', “{one.words}”' if one.words else ''}"
        canvas.add(mark(told, one.link, shape(SHAPES[number % len(SHAPES)], x, y, 4.6, colour)))
    return End(end - 10, last[1], actor, colour)
