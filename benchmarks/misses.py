"""Misses: what a benchmark of events found wrong, by kind, for whoever improves the reader.

They hold the corpus's text: the file belongs beside the corpora, never into the repository. A benchmark that is given a
list appends to it; `write` puts the list into `FOLDER/BENCHMARK.md`, the commonest kind first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is wrong: its `kind`, where (`id`, `text`), what was `wanted` and what was `read`."""

    kind: str
    id: str
    text: str
    wanted: str
    read: str


def write(benchmark: str, misses: Sequence[Miss], folder: Path) -> Path:
    """All misses of a benchmark as a list by kind, the commonest kind first; returns the file."""
    kinds: dict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        kinds[miss.kind].append(miss)
    lines = [f"# {benchmark}: {len(misses)} misses", ""]
    ordered = sorted(kinds.items(), key=lambda kind: (-len(kind[1]), kind[0]))
    lines += [f"* {len(those)} {kind}" for kind, those in ordered]
    for kind, those in ordered:
        lines += ["", f"## {kind} ({len(those)})", ""]
        for miss in those:
            text = " ".join(miss.text.split())
            lines += [f"* `{miss.id}` {text}", f"  * wanted: {miss.wanted}", f"  * read: {miss.read}"]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{benchmark}.md"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def words(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words of some spans, for showing."""
    return " + ".join(text[start:end] for start, end in spans) or "nobody"
