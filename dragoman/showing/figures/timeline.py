"""What happened when: marks by day, in one lane for each actor, with their words beside them as far as there is room.

`Happening`s in, a `Figure` out. Marks without room for words stand in a strip at the foot of their lane; what
lies far from all the rest is told at the edge, so that one distant year does not press the others together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.showing.figures.axes import across
from dragoman.showing.figures.canvas import WIDTH, Canvas, line, rect, shape
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.placing import Box
from dragoman.showing.figures.scales import Scale, day_ticks, days_of
from dragoman.showing.figures.style import BODY, SERIES, SHAPES, SMALL
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import balanced, height_of, many, width_of, wrap

#: Lanes that are drawn, and rows of words in all of them together. Design values, set by eye.
MOST_LANES, MOST_ROWS = 10, 30
#: Widest words beside a mark and the least room for them, distance of marks in a strip, marks on top of each other.
_WORDS, _NARROW, _STRIP, _PILED = 168.0, 96.0, 9.0, 5
#: A stretch of days longer than this is drawn as one.
_LONG = 12.0
#: Nearly all entries, the shortest stretch of days for them, and how much longer everything has to be for the others to
#: be told instead of drawn. Design values.
_NEARLY, _SHORTEST, _LONGER = 0.9, 30, 3


@dataclass(frozen=True)
class Happening:
    """Something on a day: an ISO date, whole or partial ("2024-05" is drawn as all of May), or until another.

    `lane` is whose it is, `kind` what it is (each kind has a shape), `hollow` what has not happened or is not sure.
    What weighs more gets its words first. `link` leads to its words, `title` says all of it, `record` is its id.
    """

    day: str | None
    label: str
    lane: str = ""
    kind: str = ""
    until: str | None = None
    weight: float = 1.0
    hollow: bool = False
    link: str | None = None
    title: str = ""
    record: str = ""


class _Dated(NamedTuple):
    what: Happening
    first: int
    last: int


def timeline(
    happenings: Iterable[Happening], title: str = "Timeline", *, kinds: Sequence[str] = (),
    hollow: str = "not happened, or not sure", width: float = WIDTH,
) -> Figure:  # fmt: skip
    """A timeline of at most `MOST_LANES` lanes, those with most in them. `width` is in pixels, 320 at least.

    `kinds` gives the order in which kinds have the shapes of `SHAPES`; others come behind them. `hollow` says what
    hollow marks mean.

    1. days     what has none is counted below the figure
    2. window   the days drawn
    3. lanes    each from the top down
    4. axis     days, kinds, and what is not drawn
    """
    everything = list(happenings)
    header = ("day", "until", "who", "kind", "what", "link", "record")
    rows = [(h.day, h.until, h.lane, h.kind, h.label, h.link, h.record) for h in _in_order(everything)]
    dated = [found for each in everything if (found := _dated(each))]  # 1
    undated = len(everything) - len(dated)
    shown, before, after = _window(dated)  # 2
    if not dated:
        canvas = Canvas("timeline", title, width=width)
        none = "There is nothing to place in time." if not everything else (
            f"{many(len(everything), 'entry is', 'entries are')} known, none of them with a day in a year: the table "
            "lists what there is."
        )  # fmt: skip
        canvas.missing(none)
        return canvas.done(f"An empty timeline. {none}", table(header, rows))
    first = min(each.first for each in shown)
    # A year or month that has begun ends with the last day that is known, not with its own.
    last = max(max(each.first for each in shown), min(max(each.last for each in shown), first + _reach(shown, first)))
    canvas = Canvas("timeline", title, _span(first, last, len(shown)), width=width)
    scale = Scale(first, last, canvas.left + 8, canvas.right - 24)
    lanes = _lanes(shown)
    drawn = lanes[:MOST_LANES]
    kinds = list(dict.fromkeys([*kinds, *(each.kind for each in everything)]))
    top = canvas.y
    rows_each = max(2, MOST_ROWS // len(drawn))
    unworded = 0
    for name, members in drawn:  # 3
        unworded += _lane(canvas, scale, name, members, kinds, rows_each)
    ticks = [(scale.at(day), text) for day, text in day_ticks(first, last, max(2, int(canvas.room / 84)))]
    across(canvas, ticks, top, canvas.y, canvas.left, canvas.right)  # 4
    canvas.y += 24
    if any(each.what.kind for each in shown):
        canvas.key(
            (shape(SHAPES[_number(kinds, kind)], 0, 0, 4.5, SERIES[_number(kinds, kind)]), kind)
            for kind in kinds if kind in {each.what.kind for each in shown} - {""}
        )  # fmt: skip
    if any(each.what.hollow for each in shown):
        canvas.note(f"Hollow marks: {hollow}")
    canvas.more(sum(len(members) for _, members in lanes[MOST_LANES:]), "entry of others", "entries of others")
    if unworded:
        canvas.note(f"{many(unworded, 'mark stands', 'marks stand')} without words, for want of room")
    for far, where in ((before, "earlier"), (after, "later")):
        if far:
            days = sorted({(each.what.day or "")[:10] for each in far})
            canvas.note(f"{many(len(far), where, where)}, {' to '.join(days[:: len(days) - 1 or 1])}, not drawn")
    if undated:
        canvas.note(f"{many(undated, 'entry has', 'entries have')} no day in a year and stand only in the table")
    about = f"{many(len(shown), 'entry', 'entries')} by day in {many(len(drawn), 'lane')}: " + ", ".join(
        f"{name or 'all'} {len(members)}" for name, members in drawn
    )
    return canvas.done(f"{about}.", table(header, rows))


def _in_order(happenings: Iterable[Happening]) -> list[Happening]:
    return sorted(happenings, key=lambda each: (days_of(each.day) or (10**9, 0), each.lane, each.label))


def _number(kinds: Sequence[str], kind: str) -> int:
    """Which shape a kind has; from the last one on they share it."""
    return min(kinds.index(kind), len(SHAPES) - 1)


def _span(first: int, last: int, count: int) -> str:
    (_, one), *_ = day_ticks(first, first, 2)
    (_, other), *_ = day_ticks(last, last, 2)
    return f"{many(count, 'entry', 'entries')}, {one if first == last else f'{one} to {other}'}"


def _dated(what: Happening) -> _Dated | None:
    first = days_of(what.day)
    if first is None:
        return None
    last = days_of(what.until)
    return _Dated(what, first[0], max(first[1], last[1] if last else first[1]))


# -- 2


def _window(dated: Sequence[_Dated]) -> tuple[list[_Dated], list[_Dated], list[_Dated]]:
    """What is drawn, what lies far before it, and what far after it.

    The shortest stretch that holds nearly all is drawn alone where everything is several times as long.
    """
    if not dated:
        return [], [], []
    ordered = sorted(dated, key=lambda each: (each.first, each.last))
    most = math.ceil(len(ordered) * _NEARLY)
    starts = range(len(ordered) - most + 1)
    at = min(starts, key=lambda at: ordered[at + most - 1].first - ordered[at].first)
    low, high = ordered[at].first, ordered[at + most - 1].first
    length = max(high - low, _SHORTEST)
    if ordered[-1].first - ordered[0].first <= _LONGER * length:
        return ordered, [], []
    low, high = low - length // 5, high + length // 5
    before = [each for each in ordered if each.first < low]
    after = [each for each in ordered if each.first > high]
    return [each for each in ordered if low <= each.first <= high], before, after


def _reach(shown: Sequence[_Dated], first: int) -> int:
    """How many days are drawn at most: half as many again as there are between the first and the last beginning."""
    return max(_SHORTEST, (max(each.first for each in shown) - first) * 3 // 2)


# -- 3


def _lanes(shown: Sequence[_Dated]) -> list[tuple[str, list[_Dated]]]:
    """The lanes with most in them first."""
    members: dict[str, list[_Dated]] = {}
    for each in shown:
        members.setdefault(each.what.lane, []).append(each)
    return sorted(members.items(), key=lambda item: (-sum(each.what.weight for each in item[1]), item[0]))


def _lane(
    canvas: Canvas, scale: Scale, name: str, members: Sequence[_Dated], kinds: Sequence[str], rows: int
) -> int:  # fmt: skip
    """Draws a lane; how many of its marks have no words."""
    canvas.under(line([(canvas.left, canvas.y), (canvas.right, canvas.y)], "rule", 1))
    canvas.y += 5
    if name:
        heading = wrap(name, canvas.room, BODY, 1, bold=True)
        canvas.add(canvas.text(canvas.left, canvas.y, heading, size=BODY, bold=True, halo=True))
        canvas.y += height_of(1, BODY) + 4
    taken: list[list[Box]] = [[] for _ in range(rows)]
    placed: list[tuple[int, float, _Dated, Box, tuple[str, ...], bool]] = []
    strip: list[_Dated] = []
    for each in sorted(members, key=lambda each: (-each.what.weight, each.first, each.last, each.what.label)):
        found = None
        for box, lines, left in _places(canvas, scale, each):
            row = next((at for at in range(rows) if not any(box.overlaps(one, 6) for one in taken[at])), None)
            if row is not None and (found is None or row < found[0]):
                found = row, box, lines, left
        if found is None:
            strip.append(each)
            continue
        row, box, lines, left = found
        taken[row].append(box)
        placed.append((row, scale.at(each.first), each, box, lines, left))
    used = max((row + 1 for row, *_ in placed), default=0)
    heights = [max(_high(each, len(lines), scale) for row, _, each, _, lines, _ in placed if row == at)
               for at in range(used)]  # fmt: skip
    tops = [canvas.y + sum(heights[:at]) for at in range(used)]
    for row, x, each, _, lines, left in sorted(placed, key=lambda one: (one[1], one[0])):
        drawn = _drawn(each, x, scale.at(each.last), tops[row] + 8, len(lines), kinds)
        words = canvas.text(x - 10 if left else x + 10, tops[row], lines, anchor="end" if left else "start", halo=True)
        canvas.add(mark(_title(each.what), each.what.link, drawn, words))
    canvas.y += sum(heights)
    if strip:
        _strip(canvas, scale, strip, kinds)
    canvas.y += 3
    return len(strip)


def _places(canvas: Canvas, scale: Scale, each: _Dated) -> Iterator[tuple[Box, tuple[str, ...], bool]]:
    """Where mark and words of an entry can stand: right of its day, else left of it; as boxes without height."""
    x, end = scale.at(each.first), scale.at(each.last)
    rooms = ((canvas.right - x - 10, False), (x - 10 - canvas.left, True))
    for room, left in rooms if rooms[0][0] >= _NARROW else rooms[::-1]:
        if room < _NARROW or (left and end - x > _LONG):
            continue
        lines = balanced(each.what.label, min(_WORDS, room), SMALL, 2)
        width = max(width_of(each_line, SMALL) for each_line in lines) + 10
        yield Box(x - width if left else x - 6, 0, width + 6 if left else max(width + 6, end - x + 8), 1), lines, left


def _title(what: Happening) -> str:
    return what.title or f"{what.day}: {what.label}"


def _high(each: _Dated, lines: int, scale: Scale) -> float:
    long = scale.at(each.last) - scale.at(each.first) > _LONG
    return height_of(lines, SMALL) + (9 if long else 6)


def _drawn(each: _Dated, x: float, end: float, y: float, lines: int, kinds: Sequence[str]) -> str:
    number = _number(kinds, each.what.kind)
    colour = SERIES[number]
    drawn = shape(SHAPES[number], x, y, 4.5, colour, each.what.hollow)
    if end - x > _LONG:
        # Words stand above: the stretch is a thin rail from the mark on, below them.
        foot = y + height_of(lines, SMALL) - 6
        drawn = rect(Box(x - 0.5, foot, end - x, 1.6), colour) + line([(x, y), (x, foot + 1.6)], colour, 1) + drawn
    return drawn


def _strip(canvas: Canvas, scale: Scale, members: Sequence[_Dated], kinds: Sequence[str]) -> None:
    """Marks without words, those of one place on top of each other, and a mark for more."""
    piles: dict[int, list[_Dated]] = {}
    for each in sorted(members, key=lambda each: (each.first, each.last, each.what.label)):
        piles.setdefault(round((scale.at(each.first) - scale.start) / _STRIP), []).append(each)
    height = min(_PILED, max(map(len, piles.values())))
    foot = canvas.y + height * _STRIP
    for place, pile in sorted(piles.items()):
        x = scale.start + place * _STRIP
        many_more = len(pile) > _PILED
        for at, each in enumerate(pile[: _PILED - many_more]):
            y = foot - (at + 0.5) * _STRIP
            number = _number(kinds, each.what.kind)
            drawn = shape(SHAPES[number], x, y, 3.4, SERIES[number], each.what.hollow)
            canvas.add(mark(_title(each.what), each.what.link, drawn))
        if many_more:
            rest = pile[_PILED - 1 :]
            told = "; ".join(f"{each.what.day}: {each.what.label}" for each in rest[:10])
            more = f"and {many(len(rest), 'more entry', 'more entries')} of about this day: {told}"
            y = foot - (_PILED - 0.5) * _STRIP
            plus = line([(x - 3.5, y), (x + 3.5, y)], "ink", 2) + line([(x, y - 3.5), (x, y + 3.5)], "ink", 2)
            canvas.add(mark(more, None, plus))
    canvas.y = foot + 4
