"""Reliability diagrams of all types as one picture, from the last saved figures of `calibration`.

A panel each: mean confidence across, share right up, the bins as points with 95 % intervals; on the diagonal they are
the same. Written beside the table of benchmarks/README.md and shown there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT
from benchmarks.results import FOLDER, load
from dragoman.records import RECORD_TYPES
from dragoman.showing.figures.axes import across, up
from dragoman.showing.figures.canvas import Canvas, line
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.scales import Scale
from dragoman.showing.figures.style import painted
from dragoman.showing.figures.svg import element

PICTURE = ROOT / "benchmarks" / "calibration.svg"
_SIDE, _A_ROW, _LEFT, _BELOW = 150.0, 3, 34.0, 58.0
_TICKS = [(at / 4, text) for at, text in enumerate(("0", ".25", ".5", ".75", "1"))]
_SAID = re.compile(r"said (\d\.\d+)")

#: Of a bin: mean confidence, share right, the ends of its interval, records.
Point = tuple[float, float, float, float, int]


def points(figures: list[dict[str, Any]]) -> list[Point]:
    """The bins of one type."""
    found = [(each, _SAID.fullmatch(each["name"])) for each in figures]
    return [(float(said[1]), each["value"], each["low"], each["high"], each["n"]) for each, said in found if said]


def draw(types: dict[str, tuple[list[Point], float]]) -> Figure:
    """The panels in rows; of each type its points and its calibration error."""
    subtitle = (
        "Across: mean confidence of a bin of equally many records; up: share of them right, with 95 % interval; by "
        "ten-fold, no record being measured on weights that saw its report"
    )
    canvas = Canvas("calibration", "Is a record of confidence .8 right in eight cases of ten?", subtitle)
    top = canvas.y
    apart = (canvas.room + 12) / _A_ROW
    for number, (kind, (given, error)) in enumerate(types.items()):
        canvas.y = top + number // _A_ROW * (_SIDE + _BELOW)
        _panel(canvas, canvas.left + number % _A_ROW * apart, kind, given, error)
    canvas.y = top + -(-len(types) // _A_ROW) * (_SIDE + _BELOW)
    rows = [(kind, *point) for kind, (given, _) in types.items() for point in given]
    return canvas.done(
        "Confidence against the share right, by type of record.",
        table(("type", "confidence", "right", "low", "high", "records"), rows),
    )


def _panel(canvas: Canvas, left: float, kind: str, given: list[Point], error: float) -> None:
    canvas.add(canvas.text(left, canvas.y, f"{kind}: error {error:.3f}".replace("0.", "."), bold=True))
    begin, end, top = left + _LEFT, left + _LEFT + _SIDE, canvas.y + 20
    x, y = Scale(0.0, 1.0, begin, end), Scale(0.0, 1.0, top + _SIDE, top)
    across(canvas, [(x.at(at), text) for at, text in _TICKS], top, top + _SIDE, begin, end)
    up(canvas, [(y.at(at), text) for at, text in _TICKS], begin, end)
    canvas.add(line([(begin, top + _SIDE), (end, top)], "soft", 1.0))
    for said, right, low, high, _ in given:
        canvas.add(line([(x.at(said), y.at(low)), (x.at(said), y.at(high))], "s1", 1.4))
        canvas.add(element("circle", {"cx": x.at(said), "cy": y.at(right), "r": 3.5, **painted("s1")}))


def write(folder: Path = FOLDER, picture: Path = PICTURE) -> bool:
    """Draws what was saved last of each type; False where nothing was."""
    last = {entry["what"]: entry["figures"] for entry in load(folder / "calibration.json") if not entry["limited"]}
    if not last:
        return False
    errors = {
        kind: next(one["value"] for one in last[kind] if one["name"] == "calibration error")
        for kind in RECORD_TYPES
        if kind in last
    }
    draw({kind: (points(last[kind]), error) for kind, error in errors.items()}).save(picture)
    return True
