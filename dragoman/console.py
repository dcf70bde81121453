"""What the commands have in common: a situation opened, and lines and JSON printed.

What was asked for goes to standard output, everything else to standard error. Nothing heavy is imported before it is
needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dragoman.showing.terminal import Page
    from dragoman.situation import Situation

_STYLES: dict[str, dict[str, Any]] = {"bold": {"bold": True}, "dim": {"dim": True}, "mark": {"reverse": True}}
#: The widest that lines of prose get on a terminal, in columns. A design value.
WIDEST = 100


def example(*lines: str) -> str:
    """The epilog of a command's help."""
    return "Examples:\n\n\b\n" + "\n".join(f"  {line}" for line in lines)


def opened(folder: str) -> Situation:
    """A situation. Says where a build of it is under way, and which of the analyst's fixes cannot be read."""
    import dragoman
    from dragoman import fixes
    from dragoman.folder import FIXES

    situation = dragoman.open(folder)
    if situation.store.manifest.fresh:
        print(f"dragoman: a build of {folder} is under way or was cut off: this is what it has stored", file=sys.stderr)
    for broken in fixes.read(situation.store.folder).broken:
        path = situation.store.folder / FIXES
        complain(f"{path}: line {broken.line} is no fix and was skipped: {broken.reason}")
    return situation


def complain(text: object) -> None:
    """Prints a line to standard error, without what would control the terminal: errors quote names and columns."""
    from dragoman.showing.controls import harmless

    print(f"dragoman: {harmless(str(text))}", file=sys.stderr)


def colour() -> bool:
    """Whether what is printed may have colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def width() -> int | None:
    """Where lines break; nowhere where the output is not a terminal."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return min(WIDEST, shutil.get_terminal_size().columns)


def as_page() -> Page:
    """How to write for the output."""
    from dragoman.showing.terminal import Page, plain

    if not colour():
        return Page(plain, width())
    return Page(lambda text, style: click.style(text, **_STYLES[style]), width())


def show(lines: Iterable[str]) -> None:
    """Prints lines."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def show_json(value: Any) -> None:
    """Prints a value as a line of JSON."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
