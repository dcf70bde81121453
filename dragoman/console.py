"""What the commands have in common: a situation opened, and lines and JSON printed.

What was asked for goes to standard output, everything else to standard error. Nothing heavy is imported before it is
needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from dragoman.least import Least
    from dragoman.showing.terminal import Page
    from dragoman.situation import Situation

_Command = TypeVar("_Command", bound=Callable[..., Any])
#: Where the context of a command keeps what `sure_enough` was given.
_LEAST = "dragoman.least"
_STYLES: dict[str, dict[str, Any]] = {"bold": {"bold": True}, "dim": {"dim": True}, "mark": {"reverse": True}}
#: The widest that lines of prose get on a terminal, in columns. A design value.
WIDEST = 100


def example(*lines: str) -> str:
    """The epilog of a command's help."""
    return "Examples:\n\n\b\n" + "\n".join(f"  {line}" for line in lines)


def sure_enough(command: _Command) -> _Command:
    """The option that leaves records out of which the reader is not sure; `opened` heeds it."""

    def kept(context: click.Context, _: click.Parameter, value: str | None) -> None:
        context.meta[_LEAST] = value

    return click.option(
        "--min-confidence", metavar="NUMBER|TYPE=NUMBER,…", envvar="DRAGOMAN_MIN_CONFIDENCE", expose_value=False,
        callback=kept, help="Leave out records of which the reader is less sure: 0.6, events=0.8,ties=0.7.",
    )(command)  # fmt: skip


def least_wanted() -> Least:
    """The least confidence that the command line asks for."""
    from dragoman.least import Least

    context = click.get_current_context(silent=True)
    return Least.of(context.meta.get(_LEAST) if context is not None else None)


def opened(folder: str) -> Situation:
    """A situation. Says where a build of it is under way, which of the analyst's fixes cannot be read, and how much is
    left out because the reader is not sure of it.
    """
    import dragoman
    from dragoman import fixes
    from dragoman.folder import FIXES

    situation = dragoman.open(folder, min_confidence=least_wanted())
    if situation.store.manifest.fresh:
        print(f"dragoman: a build of {folder} is under way or was cut off: this is what it has stored", file=sys.stderr)
    for broken in fixes.read(situation.store.folder).broken:
        path = situation.store.folder / FIXES
        print(f"dragoman: {path}: line {broken.line} is no fix and was skipped: {broken.reason}", file=sys.stderr)
    if situation.store.least:
        from dragoman.least import in_words

        print(f"left out: {in_words(situation.left_out(), situation.store.least)}", file=sys.stderr)
    return situation


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
