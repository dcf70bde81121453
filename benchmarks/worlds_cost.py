"""The cost of worlds as a picture, from the last saved figures of `worlds_speed`: over worlds, and over steps.

A panel each: what was measured as points, the straight line of least squares through them. Written beside the table of
benchmarks/README.md, which shows it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import ROOT
from benchmarks.results import FOLDER, load
from dragoman.showing.figures.axes import across, up
from dragoman.showing.figures.canvas import Canvas, line
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.scales import Scale, plainly, ticks
from dragoman.showing.figures.style import painted
from dragoman.showing.figures.svg import element

PICTURE = ROOT / "benchmarks" / "worlds_cost.svg"
_HEIGHT = 150.0
_OVER_WORLDS = re.compile(r"small, ([\d,]+) worlds, a world")
_OVER_STEPS = re.compile(r"small, (\d+) steps, a world")

Points = list[tuple[float, float]]


def points(figures: list[dict[str, Any]]) -> tuple[Points, Points]:
    """Processor seconds: by worlds, and of as many worlds as were run by steps."""
    worlds, steps = [], []
    for each in figures:
        if found := _OVER_WORLDS.fullmatch(each["name"]):
            many = float(found[1].replace(",", ""))
            worlds.append((many, each["value"] * many / 1e6))
        elif found := _OVER_STEPS.fullmatch(each["name"]):
            steps.append((float(found[1]), each["value"] * each["n"] / 1e6))
    return sorted(worlds), sorted(steps)


def draw(worlds: Points, steps: Points) -> Figure:
    """Both panels, one under the other."""
    subtitle = "Processor seconds on one thread, 6 actors and 12 factors; points: measured, line: least squares"
    canvas = Canvas("worlds-cost", "What worlds cost", subtitle)
    for name, given in (("worlds, of 12 steps", worlds), ("steps, of 10,000 worlds", steps)):
        _panel(canvas, name, given)
    rows = [(name, x, y) for name, given in (("worlds", worlds), ("steps", steps)) for x, y in given]
    return canvas.done("Cost over worlds and steps.", table(("over", "many", "seconds"), rows))


def _panel(canvas: Canvas, name: str, given: Points) -> None:
    xs, ys = (np.array(values) for values in zip(*given, strict=True))
    left, top = canvas.left + 50, canvas.y + 8
    x = Scale(0.0, float(xs.max()), left, canvas.right - 20)
    y = Scale(0.0, float(ys.max()) * 1.1, top + _HEIGHT, top)
    across(canvas, [(x.at(at), plainly(at)) for at in ticks(0, x.high, 6)], top, top + _HEIGHT, left, canvas.right)
    up(canvas, [(y.at(at), f"{plainly(at)} s") for at in ticks(0, y.high, 4)], left, canvas.right)
    slope, base = np.polyfit(xs, ys, 1)
    ends = [(x.at(at), y.at(max(0.0, float(base + slope * at)))) for at in (float(xs.min()), float(xs.max()))]
    canvas.add(line(ends, "ink", 1.2))
    for one, other in given:
        canvas.add(element("circle", {"cx": x.at(one), "cy": y.at(other), "r": 4, **painted("s1")}))
    canvas.add(canvas.text(canvas.right, top + _HEIGHT + 22, name, anchor="end", colour="soft"))
    canvas.y = top + _HEIGHT + 46


def write(folder: Path = FOLDER, picture: Path = PICTURE) -> bool:
    """Draws what was saved last; False where nothing was."""
    for entry in reversed(load(folder / "worlds_speed.json")):
        if entry["what"] == "linear" and not entry["limited"]:
            draw(*points(entry["figures"])).save(picture)
            return True
    return False
