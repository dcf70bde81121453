"""Floors: what the first `QUICK` documents of each corpus must give; a change that makes the reader worse fails.

A floor is what those documents gave when it was set, less `MARGIN`. It stands with its bar in `bars.toml`;
`python -m benchmarks floors` measures anew and writes it there, to be done when a better network is released.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.corpora import NoCorpusError
from benchmarks.readme import BARS, Bar, bars
from benchmarks.results import Result
from benchmarks.suite import SUITE, Setting

#: All of the development corpora but some of EWT: a minute for all floors together. Fewer are not like the rest.
QUICK = 100
#: Room for the int8 kernels of another processor, which round otherwise: a design value, not measured.
MARGIN = 0.02
#: On sets of a hundred marks one of them is a point: room for a few that fall the other way. A design value.
SMALL_SETS = ("quantities", "places", "modality", "swaps", "found", "spans", "gsr")
SMALL_MARGIN = 0.05
#: What the name of a figure ends with that is shown and has no floor: too few marks for one.
HELD_OUT = ", held out"
#: Sets that are read in seconds, and whose first rows are not like the rest.
WHOLE = ("cases", "modality", "swaps", "gsr")
#: Benchmarks of quality; those of speed depend on the machine, and verdicts given by hand on what was judged.
QUALITY = (
    "attributions", "entities", "syntax", "coreference", "times", "quantities", "places", "cases", "modality", "swaps",
    "found", "spans", "gsr", "examples",
)  # fmt: skip


def quick(benchmark: str, setting: Setting | None = None) -> tuple[Result, ...]:
    """The results of `benchmark` on its first documents. Raises `NoCorpusError` where its corpus is not there."""
    limit = None if benchmark in WHOLE else QUICK
    return tuple(SUITE[benchmark](replace(setting or Setting(), limit=limit)))


def value(bar: Bar, results: Iterable[Result]) -> float | None:
    """The figure of `bar` among `results`, None where it is not."""
    for result in results:
        if (result.benchmark, result.corpus, result.what) == (bar.benchmark, bar.corpus, bar.what):
            return result[bar.figure]
    return None


def set_floors(setting: Setting, path: Path = BARS, only: Iterable[str] = QUALITY) -> list[str]:
    """Measures the quick figures of the benchmarks `only` and writes their floors into `path`, leaving the others.

    Returns what could not be measured, and why.
    """
    results: list[Result] = []
    failed = []
    for benchmark in only:
        try:
            results += quick(benchmark, setting)
        except NoCorpusError as missing:
            failed.append(f"{benchmark}: {missing}")
    floors = [_floor(bar, results) for bar in bars(path)]
    path.write_text(_with_floors(path.read_text(encoding="utf-8"), floors), encoding="utf-8")
    return failed


def _floor(bar: Bar, results: Iterable[Result]) -> float | None:
    """The floor of a bar, None where it has none."""
    measured = None if bar.most is not None or bar.figure.endswith(HELD_OUT) else value(bar, results)
    return None if measured is None else measured - (SMALL_MARGIN if bar.benchmark in SMALL_SETS else MARGIN)


def _with_floors(text: str, floors: list[float | None]) -> str:
    """The text of `bars.toml` with a floor in each block for which there is one; others keep theirs."""
    head, *blocks = text.split("[[bar]]\n")
    out = [head]
    for block, floor in zip(blocks, floors, strict=True):
        lines = block.rstrip("\n").split("\n")
        if floor is not None:
            lines = [line for line in lines if not line.startswith("floor = ")]
            lines.append(f"floor = {max(0.0, floor):.3f}")
        out.append("\n".join(lines) + "\n\n")
    return "[[bar]]\n".join(out).rstrip("\n") + "\n"
