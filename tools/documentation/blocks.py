"""The blocks of code in the documentation: which there are, what they have one type, and whether output is as shown.

A block is a *session* where its first line begins with `$ `: commands as typed, each followed by what it prints. A line
`…` in that stands for a line or more. A block of `sh` has commands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(\w*)(?: title=\"([\w.-]+)\")?[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What a session leaves out.
MORE = "…"


@dataclass(frozen=True, slots=True)
class Command:
    """Something typed, and the lines that are shown of what it prints; `None` where nothing is shown."""

    typed: str
    shown: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code: the page's line on which it begins, its language, its text, the file that it is, if one."""

    line: int
    language: str
    text: str
    file: str | None = None

    @property
    def is_session(self) -> bool:
        """Whether it shows commands with their output."""
        return self.text.startswith("$ ")

    def commands(self) -> list[Command]:
        """What it has one type; nothing of code in other languages."""
        if self.is_session:
            lines = self.text.rstrip("\n").split("\n")
            starts = [at for at, line in enumerate(lines) if line.startswith("$ ")]
            ends = [*starts[1:], len(lines)]
            return [_typed(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
        if self.language != "sh":
            return []
        lines = re.sub(r"\\\n\s*", "", self.text).splitlines()
        return [Command(line.strip()) for line in lines if line.strip() and not line.lstrip().startswith("#")]


def pages() -> list[Path]:
    """Every page of the documentation, but for those that are made from the code."""
    beside = ["README.md", "CONTRIBUTING.md", "benchmarks/README.md", "training/README.md", "examples/README.md"]
    return [*(ROOT / name for name in beside), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str) -> list[Block]:
    """The blocks of a page in their order."""
    return [Block(text.count("\n", 0, each.start()) + 1, each[1], each[3], each[2]) for each in _FENCE.finditer(text)]


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether what was printed is what is shown, but for durations, ids of decisions, and what is left out."""
    wanted = "".join("(?:.*\n)+" if line.strip() == MORE else re.escape(_plain(line)) + "\n" for line in shown)
    return re.fullmatch(wanted, "".join(_plain(line) + "\n" for line in printed)) is not None


def renewed(command: Command, printed: Sequence[str]) -> tuple[str, ...] | None:
    """What to show now: the same if it still holds; else as many lines from the top, or all from the same line on."""
    shown = command.shown
    if shown is None or agrees(shown, printed):
        return shown
    if shown and shown[-1].strip() == MORE:
        return (*printed[: len(shown) - 1], shown[-1])
    if shown and shown[0].strip() == MORE:
        words = [_words(line) for line in printed]
        at = words.index(_words(shown[1])) if _words(shown[1]) in words else max(0, len(printed) - len(shown) + 1)
        return (shown[0], *printed[at:])
    return tuple(printed)


def _typed(lines: list[str]) -> Command:
    shown = [line.rstrip() for line in lines[1:]]
    while shown and not shown[-1]:
        shown.pop()
    return Command(lines[0].removeprefix("$ "), tuple(shown))


def _plain(line: str) -> str:
    line = re.sub(r"\bin [\d.,]+ (s|min)\b", "in # s", line.strip())
    line = re.sub(r"\b(fx|hd|sl)-[0-9a-f]{4,8}\b", r"\1-#", line)
    return re.sub(r"\b20(?!17)\d\d-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?| \d\d:\d\d)", "#", line)


def _words(line: str) -> str:
    return " ".join(re.findall(r"[^\W\d]{2,}", line))
