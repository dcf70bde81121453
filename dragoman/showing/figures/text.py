"""How wide words are, and where they break. Lengths are in units of the figure, of a font of a size in the same units.

No font is opened, so that a figure is the same on every machine.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dragoman.showing.figures.style import LEADING
from dragoman.showing.figures.svg import clean

#: Advance widths in ems, rounded up: the wider of Liberation Sans, which has Helvetica's, and DejaVu Sans Condensed,
#: read from the fonts' own tables (Debian's fonts-liberation 2.1.5 and fonts-dejavu 2.37).
_WIDTHS = {
    char: width
    for width, chars in {
        0.28: "'Iijl", 0.32: " ,./:;\\f|‘’·\u202f\u00a0", 0.36: "()-[]t", 0.4: "!r", 0.44: '"', 0.48: "*`“”°",
        0.52: "Jcsz", 0.56: "?L_aekovxy–«»•", 0.6: "$0123456789bdghnpqu{}£€", 0.64: "FTZ", 0.68: "ABEKPSVXY",
        0.72: "&", 0.76: "#+<=>CDHNRU^w~±×−≤≥", 0.8: "GOQ", 0.84: "M", 0.88: "m", 0.92: "%", 0.96: "W",
        1.0: "—…→←", 1.04: "@",
    }.items()
    for char in chars
}  # fmt: skip
#: Of other letters: two thirds of those of Latin, Greek and Cyrillic script are narrower.
_OTHER, _WIDE = 0.72, 1.05
#: Semi-bold is wider by so much at most.
_BOLD = 1.08


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    base = unicodedata.normalize("NFD", char)[0]
    if base != char and base in _WIDTHS:
        return _WIDTHS[base]
    return _WIDE if unicodedata.east_asian_width(char) in "WF" or ord(char) > 0xFFFF else _OTHER


def width_of(text: str, size: float, bold: bool = False) -> float:
    """How wide words are at most."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1.0)


def height_of(lines: int, size: float) -> float:
    """How high some lines are."""
    return lines * size * LEADING


def wrap(text: str, width: float, size: float, most: int = 3, bold: bool = False) -> tuple[str, ...]:
    """Words in lines no wider than `width`, at most `most` of them; what is left out is told by "…".

    A word that is wider than a line is broken. There is one line at least, and it may be empty.
    """
    lines: list[str] = []
    rest = clean(text)
    while rest:
        line = _line(rest, width, size, bold)
        rest = rest[len(line) :].lstrip()
        if rest and len(lines) + 1 == most:
            return (*lines, _cut(f"{line} {rest}", width, size, bold))
        lines.append(line.rstrip())
    return tuple(lines) or ("",)


def balanced(text: str, width: float, size: float, most: int = 2) -> tuple[str, ...]:
    """Words in as few lines as `wrap` makes, of much the same width where nothing is left out."""
    lines = wrap(text, width, size, most)
    while len(lines) > 1 and not lines[-1].endswith("…"):
        width = max(width_of(line, size) for line in lines) - 0.01
        narrower = wrap(text, width, size, most)
        if len(narrower) > len(lines) or narrower[-1].endswith("…") or _is_broken(text, narrower):
            break
        lines = narrower
    return lines


def _is_broken(text: str, lines: tuple[str, ...]) -> bool:
    """Whether a line ends within a word."""
    return clean(text) != " ".join(lines)


def _line(text: str, width: float, size: float, bold: bool) -> str:
    """The words from the beginning of a text that fit into a line; a part of the first where it alone does not."""
    fits = _fitting(text, width, size, bold)
    if fits == len(text) or text[fits] == " ":
        return text[:fits]
    space = text.rfind(" ", 0, fits)
    # After a dash or a slash a line may end, too.
    dash = max(text.rfind(char, 1, fits) for char in "-–—/")
    at = max(space, dash + 1 if dash > fits // 2 else 0)
    return text[:at] if at > 0 else text[: max(1, fits)]


def _cut(text: str, width: float, size: float, bold: bool) -> str:
    room = width - width_of("…", size, bold)
    kept = text[: _fitting(text, room, size, bold)]
    space = kept.rfind(" ")
    if space > len(kept) * 0.6 and len(kept) < len(text) and text[len(kept)] != " ":
        kept = kept[:space]
    return kept.rstrip(" ,;:–-") + "…"


def _fitting(text: str, width: float, size: float, bold: bool) -> int:
    """How many characters from the beginning fit."""
    room = width / (size * (_BOLD if bold else 1.0))
    for at, char in enumerate(text):
        room -= _em(char)
        if room < -1e-9:
            return at
    return len(text)


def percent(share: float) -> str:
    """A share as people write it, with a space that does not break: "34 %", "<1 %"."""
    if 0 < share < 0.005:
        return "<1\u00a0%"
    if 0.995 < share < 1:
        return ">99\u00a0%"
    return f"{share * 100:.0f}\u00a0%"


def many(count: int, one: str, several: str | None = None) -> str:
    """How many of something: "1 report", "3 reports"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
