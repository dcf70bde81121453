"""A figure as it is handed on: markup for page, print, notebook and file, and the table that says the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dragoman.showing.figures.style import FONTS, STYLE
from dragoman.showing.figures.svg import clean, element, words

Cell = str | float | int | None


class Table(NamedTuple):
    """What a figure shows, for people who cannot see it and for the terminal. Nothing is left out of it."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __str__(self) -> str:
        """The table in columns of text."""
        lines = [self.header, *(tuple(_cell(cell) for cell in row) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.4g}" if isinstance(cell, float) else clean(str(cell))


class Label(NamedTuple):
    """Words of a figure and the box that they take: its left upper corner, its width and height, in its own units."""

    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Figure:
    """One figure. `width` and `height` are its own units, pixels where it is not scaled.

    `body` is its markup without the frame; `labels` are all its words with where they stand.
    """

    name: str
    title: str
    description: str
    width: float
    height: float
    body: str
    table: Table
    labels: tuple[Label, ...] = ()

    @property
    def svg(self) -> str:
        """The figure as an SVG document, with its style inside."""
        return self._markup(element("style", {}, STYLE.replace("<", "&lt;")))

    @property
    def inline(self) -> str:
        """The figure for a page that serves `STYLE` itself, because its policy forbids styles inside."""
        return self._markup("")

    def _markup(self, style: str) -> str:
        # The name is made from what it shows, so that several in one page have names of their own.
        own = hashlib.sha256(f"{self.title}{self.description}{self.body}".encode()).hexdigest()[:8]
        ids = f"{self.name}-{own}-title", f"{self.name}-{own}-about"
        return element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg", "class": "dm-figure", "viewBox": self._view_box(),
                "width": self.width, "height": self.height, "font-family": FONTS,
                # An "img" hides what is in it from screen readers, and the marks are to be reached.
                "role": "graphics-document" if self.has_marks else "img", "aria-labelledby": " ".join(ids),
            },
            element("title", {"id": ids[0]}, words(self.title)),
            element("desc", {"id": ids[1]}, words(self.description)),
            style,
            self.body,
        ) + "\n"  # fmt: skip

    def _view_box(self) -> str:
        return f"0 0 {self.width:g} {self.height:g}"

    @property
    def has_marks(self) -> bool:
        """Whether there is anything to reach by keyboard."""
        return "<a " in self.body or "tabindex=" in self.body

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the document as UTF-8, with its declaration, and returns where it is."""
        where = Path(path)
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n{self.svg}'
        where.write_text(text, encoding="utf-8", newline="\n")
        return where

    def __repr__(self) -> str:
        return f"<figure {self.name}: {self.title}>"


def table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table of rows that are as long as its header."""
    return Table(tuple(header), tuple(tuple(row) for row in rows))
