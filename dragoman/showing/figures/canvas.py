"""A figure while it is drawn: what is on it, where its words stand, and what is left to be said below it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from dragoman.showing.figures.figure import Figure, Label, Table
from dragoman.showing.figures.placing import Box
from dragoman.showing.figures.style import BODY, LEADING, SMALL, TITLE, painted
from dragoman.showing.figures.svg import clean, element, number, words
from dragoman.showing.figures.text import height_of, many, width_of, wrap

#: Space around a figure, and the narrowest it can be. Design values.
MARGIN, NARROWEST = 16.0, 320.0
#: A figure's own width: a column of A4 and of the page.
WIDTH = 720.0

Point = tuple[float, float]


class Canvas:
    """Draws from the top down: `y` is where the next part begins. `left` and `right` are its edges."""

    def __init__(self, name: str, title: str, subtitle: str = "", width: float = WIDTH) -> None:
        self.name, self.title = name, clean(title)
        self.width = max(NARROWEST, float(width))
        self.left, self.right = MARGIN, self.width - MARGIN
        self.y = MARGIN
        self.labels: list[Label] = []
        self.notes: list[str] = []
        self._parts: list[str] = []
        self._line(title, TITLE, "ink", bold=True)
        if subtitle:
            self._line(subtitle, SMALL, "soft", lines=4)
        self.y += 10

    @property
    def room(self) -> float:
        """How wide what is drawn can be."""
        return self.right - self.left

    def add(self, *parts: str) -> None:
        """Puts markup on top of what is there."""
        self._parts += parts

    def under(self, *parts: str) -> None:
        """Puts markup below all that is there."""
        self._parts[:0] = parts

    def text(
        self, x: float, y: float, lines: str | Sequence[str], *, size: float = SMALL, anchor: str = "start",
        colour: str = "ink", bold: bool = False, halo: bool = False,
    ) -> str:  # fmt: skip
        """Lines of text whose box has its upper edge at `y`; `x` is their start, middle or end.

        Its box is kept among `labels`. With `halo` it can be read on lines.
        """
        lines = [lines] if isinstance(lines, str) else list(lines)
        box = text_box(x, y, lines, size, anchor, bold)
        self.labels.append(Label(" ".join(lines), *box))
        first = y + size * 0.95
        spans = [
            words(line) if not at else element("tspan", {"x": x, "dy": size * LEADING}, words(line))
            for at, line in enumerate(lines)
        ]
        paint: dict[str, str | float | None] = {**painted(colour)}
        if halo:
            paint |= {**painted(colour, "paper"), "stroke-width": 3, "paint-order": "stroke",
                      "stroke-linejoin": "round"}  # fmt: skip
        return element(
            "text",
            {"x": x, "y": first, "font-size": size, "font-weight": "600" if bold else None,
             "text-anchor": None if anchor == "start" else anchor, **paint},
            *spans,
        )  # fmt: skip

    def _line(self, text: str, size: float, colour: str, lines: int = 3, bold: bool = False) -> None:
        wrapped = wrap(text, self.room, size, lines, bold)
        self.add(self.text(self.left, self.y, wrapped, size=size, colour=colour, bold=bold))
        self.y += height_of(len(wrapped), size) + 2

    def key(self, entries: Iterable[tuple[str, str]]) -> None:
        """What shapes and lines mean: `(markup, words)`, the markup drawn around 0,0 and at most 24 wide."""
        x, height = self.left, height_of(1, SMALL) + 4
        for drawn, text in entries:
            lines = wrap(text, self.room - 30, SMALL, 1)
            width = 30 + width_of(lines[0], SMALL)
            if x > self.left and x + width > self.right:
                x, self.y = self.left, self.y + height
            self.add(moved(drawn, x + 12, self.y + height / 2 - 2), self.text(x + 30, self.y, lines, colour="soft"))
            x += width + 18
        self.y += height if x > self.left else 0

    def note(self, text: str) -> None:
        """Something to say below the figure."""
        if text:
            self.notes.append(text)

    def more(self, count: int, one: str, several: str | None = None) -> None:
        """Says that so many more are only in the table."""
        if count > 0:
            plural = several or f"{one}s"
            self.note(f"and {many(count, f'more {one}', f'more {plural}')}, listed in the table")

    def missing(self, text: str) -> None:
        """Says in place of a figure what there is none of."""
        lines = wrap(text, self.room - 48, BODY, 5)
        height = height_of(len(lines), BODY) + 48
        self.add(rect(Box(self.left, self.y, self.room, height), "wash", "rule", round_=4))
        self.add(self.text(self.width / 2, self.y + 24, lines, size=BODY, anchor="middle", colour="soft"))
        self.y += height + 6

    def done(self, description: str, table: Table) -> Figure:
        """The figure, with its notes below."""
        if self.notes:
            self.y += 6
        for note in self.notes:
            self._line(note[:1].upper() + note[1:] + ("" if note.endswith(".") else "."), SMALL, "soft", lines=4)
        height = math.ceil(self.y + MARGIN - 4)
        paper = rect(Box(0, 0, self.width, height), "paper")
        said = " ".join([description, *(note[:1].upper() + note[1:] + "." for note in self.notes)])
        return Figure(
            self.name, self.title, clean(said), self.width, height, "\n".join([paper, *self._parts]), table,
            tuple(self.labels),
        )  # fmt: skip


def text_box(
    x: float, y: float, lines: Sequence[str], size: float = SMALL, anchor: str = "start", bold: bool = False
) -> Box:
    """The box of lines whose upper edge is at `y`."""
    width = max(width_of(line, size, bold) for line in lines)
    return Box(x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor], y, width, height_of(len(lines), size))


def moved(drawn: str, x: float, y: float) -> str:
    """Markup drawn around 0,0 at another place."""
    return element("g", {"transform": f"translate({number(x)} {number(y)})"}, drawn)


def rect(
    box: Box, fill: str, stroke: str | None = None, *, round_: float | None = None, thick: float | None = None,
    opacity: float | None = None,
) -> str:  # fmt: skip
    """A filled rectangle."""
    return element("rect", {
        "x": box.x, "y": box.y, "width": max(box.width, 0.1), "height": max(box.height, 0.1), "rx": round_,
        "stroke-width": thick, "fill-opacity": None if opacity is None else f"{opacity:g}", **painted(fill, stroke),
    })  # fmt: skip


def area(points: Sequence[Point], fill: str, opacity: float) -> str:
    """A filled area with a course of points around it."""
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
    return element("path", {"d": path, "fill-opacity": f"{opacity:g}", **painted(fill)})


def line(points: Sequence[Point], stroke: str, width: float = 1.0, dash: str | None = None) -> str:
    """A line through points."""
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element(
        "path", {"d": path, "stroke-width": width, "stroke-dasharray": dash, "stroke-linejoin": "round",
                 **painted(None, stroke)},
    )  # fmt: skip


def shape(kind: str, x: float, y: float, radius: float, colour: str, hollow: bool = False) -> str:
    """A mark: one of `SHAPES`, with a rim of paper so that marks which touch are told apart.

    `hollow` is for what has not happened or is not sure.
    """
    kind, hollow = ("circle", True) if kind == "ring" else (kind, hollow)
    r = radius * {"circle": 1.0, "square": 0.9, "triangle": 1.15, "diamond": 1.2, "cross": 1.0, "down": 1.15}[kind]
    # The rim is drawn inside of the radius where it is seen, outside where it is paper.
    paint: dict[str, str | float | None] = {
        **painted("paper" if hollow else colour, colour if hollow else "paper"), "stroke-width": 1.8 if hollow else 1,
    }  # fmt: skip
    if kind == "circle":
        return element("circle", {"cx": x, "cy": y, "r": r - 0.6 * hollow, **paint})
    if kind == "square":
        side = 2 * r - 1.2 * hollow
        return element("rect", {"x": x - side / 2, "y": y - side / 2, "width": side, "height": side, **paint})
    if kind == "cross":
        a = r * 0.85
        d = f"M{number(x - a)} {number(y - a)}L{number(x + a)} {number(y + a)}M{number(x - a)} {number(y + a)}" \
            f"L{number(x + a)} {number(y - a)}"  # fmt: skip
        return element("path", {"d": d, "stroke-width": 2.4, **painted(None, colour)})
    corners = {
        "triangle": ((0, -r), (r, r * 0.75), (-r, r * 0.75)), "down": ((0, r), (r, -r * 0.75), (-r, -r * 0.75)),
        "diamond": ((0, -r), (r, 0), (0, r), (-r, 0)),
    }[kind]  # fmt: skip
    d = "M" + "L".join(f"{number(x + dx)} {number(y + dy)}" for dx, dy in corners) + "Z"
    return element("path", {"d": d, **paint})
