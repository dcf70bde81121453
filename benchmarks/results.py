"""Results: what a benchmark says, as a table for the terminal, a record for `results/` and a line of the README.

A `Result` holds the figures of one benchmark on one corpus. `save` appends it to `results/BENCHMARK.json`, a list;
nothing there is overwritten.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT
from benchmarks.counting import Array, interval, recall, score

FOLDER = ROOT / "benchmarks" / "results"
NETWORK = ROOT / "dragoman" / "data" / "reader.onnx"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. Shares (F1 and the like) are 0..1 and have no `unit`; `n` is how many things it was taken over.

    `low` and `high` are the ends of a 95 % interval over documents, where there are enough of them.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    precision: float | None = None
    recall: float | None = None
    n: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one benchmark. `what` tells apart several views of one corpus ("network", "statements")."""

    benchmark: str
    corpus: str
    edition: str
    what: str
    documents: int
    figures: tuple[Figure, ...]
    note: str = ""

    def __getitem__(self, name: str) -> float:
        """The value of the figure called `name`. Raises `KeyError`."""
        for figure in self.figures:
            if figure.name == name:
                return figure.value
        raise KeyError(name)


def f1_figure(name: str, rows: Array | Sequence[Sequence[float]]) -> Figure:
    """F1 of count rows (see `counting`) as a figure, with its interval, precision and recall."""
    total = score(rows)
    low, high = interval(rows) or (None, None)
    return Figure(name, total.f1, low, high, total.precision, total.recall, total.gold)


def recall_figure(name: str, rows: Array | Sequence[Sequence[float]]) -> Figure:
    """Recall of count rows as a figure, with its interval; its precision stands beside it."""
    total = score(rows)
    low, high = interval(rows, recall) or (None, None)
    return Figure(name, total.recall, low, high, total.precision, total.recall, total.gold)


def show(result: Result) -> str:
    """A result as a table of plain text."""
    head = f"{result.benchmark}, {result.what}: {result.corpus} ({result.documents} documents)"
    rows = [["", "value", "95 % interval", "precision", "recall", "of"]]
    for figure in result.figures:
        rows.append([
            figure.name,
            _number(figure.value, figure.unit),
            "" if figure.low is None or figure.high is None else
            f"{_number(figure.low, figure.unit)}–{_number(figure.high, figure.unit)}",
            "" if figure.precision is None else _number(figure.precision, ""),
            "" if figure.recall is None else _number(figure.recall, ""),
            "" if figure.n is None else f"{figure.n:,}",
        ])  # fmt: skip
    kept = [at for at in range(len(rows[0])) if at < 2 or any(row[at] for row in rows[1:])]
    return "\n".join(filter(None, [head, table([[row[at] for at in kept] for row in rows]), result.note]))


def table(rows: Sequence[Sequence[str]], bar: str = "  ") -> str:
    """Rows of cells as aligned lines, the first column to the left, the others to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) if at == 0 else cell.rjust(width)
                 for at, (cell, width) in enumerate(zip(row, widths, strict=True))]  # fmt: skip
        lines.append(bar.join(cells).rstrip())
    return "\n".join(lines)


def save(result: Result, folder: Path = FOLDER, limited: bool = False) -> Path:
    """Appends `result`, with the day, the machine and the network's hash, to its benchmark's file; returns the file.

    `limited` says that it was measured on a part of its corpus only.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.benchmark}.json"
    entries = load(path)
    day = datetime.now(UTC).date().isoformat()
    entries.append({"on": day, "limited": limited, **circumstances(), **asdict(result)})
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(path)
    return path


def load(path: Path) -> list[dict[str, Any]]:
    """The saved entries of one benchmark, oldest first; none where there is no file."""
    if not path.is_file():
        return []
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return entries


def circumstances() -> dict[str, Any]:
    """What a figure depends on beside the corpus: the network, the versions that run it, the processor."""
    path = Path(os.environ.get("DRAGOMAN_NETWORK", NETWORK))
    network = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else None
    versions = {}
    for name in ("dragoman", "onnxruntime", "tokenizers", "numpy"):
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = "not installed"
    return {
        "network": network,
        "versions": versions,
        "python": platform.python_version(),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _number(value: float, unit: str) -> str:
    if not unit:
        return f"{100 * value:.1f}"
    if 0 < abs(value) < 0.01:
        return f"{value:.1e} {unit}"
    digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
