"""The table of the README: the bars of `bars.toml` beside the last saved figures, between two markers.

Only what was measured on a whole corpus is shown; an older figure stands until a newer one is saved.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT
from benchmarks.results import FOLDER, load

BARS = ROOT / "benchmarks" / "bars.toml"
README = ROOT / "benchmarks" / "README.md"
#: The page that says what the reader cannot do, and the bars that it shows: by `on` and `shown`.
LIMITS = ROOT / "docs" / "limits.md"
ON_LIMITS = (
    ("PolNeAR dev, attributions", "F1: content Jaccard ≥ .5, source and cue overlapping"),
    ("PolNeAR dev, direct quotations", "exact, among the statements"),
    ("worldwide NER dev, entities", "exact F1"),
    ("speakers of PolNeAR dev, pronouns and short names", "right, of those found"),
    ("times in bench news, our own annotation", "interval right, last drawing"),
    ("bench news with 480 copies and 28 rewrites in it: stories", "copies and rewrites found: recall"),
    ("100 events in bench news, eighth draw: judged blind, after all rules", "an event at all"),
    ("100 events in bench news, eighth draw: judged blind, after all rules", "type and given parties right"),
    (
        "100 events in bench news, eighth draw: judged blind, after all rules",
        "nothing missing and modality right as well",
    ),
    ("15 reports kept back, second annotator", "exchanges: askers, addressee right, F1"),
    ("15 reports kept back, second annotator", "ties: from, to, kind, F1"),
    ("15 reports kept back, second annotator", "claims: holder, cause, effect, sign, F1"),
    ("15 reports kept back, second annotator", "forecasts: holder, actor, action, side of even, F1"),
)
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the table; the fields are explained in `bars.toml`."""

    on: str
    shown: str
    benchmark: str
    corpus: str
    what: str
    figure: str
    least: float | None = None
    reach: float | None = None
    most: float | None = None
    people: str | None = None
    floor: float | None = None


def bars(path: Path = BARS) -> list[Bar]:
    """The bars in the order of the file."""
    return [Bar(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["bar"]]


def last(benchmark: str, figure: str, corpus: str | None, what: str | None, folder: Path) -> dict[str, Any] | None:
    """The newest saved figure of that name, whole corpora only, as it stands in the file; None where there is none."""
    for entry in reversed(load(folder / f"{benchmark}.json")):
        if entry["limited"] or corpus not in (None, entry["corpus"]) or what not in (None, entry["what"]):
            continue
        for found in entry["figures"]:
            if found["name"] == figure:
                return {**found, "on": entry["on"]}
    return None


def lines(entries: Sequence[Bar], folder: Path = FOLDER) -> list[str]:
    """The table in Markdown."""
    out = ["| on | figure | measured | 95 % interval | bar | people agree | command |", "| --- " * 7 + "|"]
    before = ""
    for bar in entries:
        found = last(bar.benchmark, bar.figure, bar.corpus, bar.what, folder)
        people = last(bar.people, bar.figure, None, None, folder) if bar.people else None
        unit = found["unit"] if found else ""
        interval = ""
        if found and found["low"] is not None:
            interval = f"{_shown(found['low'], unit)}–{_shown(found['high'], unit)}"
        cells = (
            bar.on if bar.on != before else "",
            bar.shown,
            _verdict(bar, found) if found else "not measured",
            interval,
            _asked(bar, unit),
            _shown(people["value"], "") if people else "",
            f"`{bar.benchmark}`",
        )
        out.append("| " + " | ".join(cells) + " |")
        before = bar.on
    return out


def on_limits() -> list[Bar]:
    """The bars of `ON_LIMITS`, in their order. Raises `KeyError` where one is not in the file."""
    named = {(bar.on, bar.shown): bar for bar in bars()}
    return [named[one] for one in ON_LIMITS]


def write_limits() -> None:
    """Puts the table of `ON_LIMITS` into its page."""
    write(LIMITS, entries=on_limits())


def write(readme: Path = README, folder: Path = FOLDER, entries: Sequence[Bar] | None = None) -> None:
    """Puts the table, or that of `entries`, between the markers of `readme`. Raises `ValueError` without markers."""
    text = readme.read_text(encoding="utf-8")
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme.name} has no markers {BEGIN} and {END}")
    readme.write_text(
        "\n".join([head + begin, *lines(bars() if entries is None else entries, folder), end + tail]), encoding="utf-8"
    )


def _verdict(bar: Bar, found: dict[str, Any]) -> str:
    value = found["value"]
    missed = (bar.least is not None and value < bar.least) or (bar.most is not None and value > bar.most)
    return _shown(value, found["unit"]) + (" (missed)" if missed else "")


def _asked(bar: Bar, unit: str) -> str:
    asked = []
    if bar.least is not None:
        asked.append(f"≥ {_shown(bar.least, unit)}")
    if bar.most is not None:
        asked.append(f"≤ {_shown(bar.most, unit)}")
    if bar.reach is not None:
        asked.append(f"reach {_shown(bar.reach, unit)}")
    return ", ".join(asked)


def _shown(value: float, unit: str) -> str:
    if not unit and abs(value) <= 1:
        return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.0f}"
    number = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
    if 0 < abs(value) < 0.01:
        number = f"{value:.1e}"
    return f"{number} {unit}".rstrip()
