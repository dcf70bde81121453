"""How far a build is: a bar on a terminal, else a plain line now and then.

`Progress` in, at any rate; output to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from dragoman.showing.terminal import duration

if TYPE_CHECKING:
    from dragoman.assembly.account import Progress

#: Seconds between plain lines: at first, and at most, each wait being twice as long as the one before. Design values.
FIRST_LINE, LONGEST_WAIT = 5.0, 60.0


@contextmanager
def shown(stream: TextIO | None = None) -> Iterator[Callable[[Progress], None]]:
    """Gives what a build is to tell its progress to. `stream` is standard error, as it is then, unless given."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield _lines(stream)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(file=stream), transient=True, refresh_per_second=4) as bar:
        task = bar.add_task("planning", total=None)

        def tell(progress: Progress) -> None:
            total = progress.size or 1
            bar.update(task, total=total, completed=min(total, progress.done), description=told(progress))

        yield tell


def _lines(stream: TextIO) -> Callable[[Progress], None]:
    due, wait = FIRST_LINE, FIRST_LINE

    def tell(progress: Progress) -> None:
        nonlocal due, wait
        if progress.seconds >= due:
            wait = min(2 * wait, LONGEST_WAIT)
            due = progress.seconds + wait
            with suppress(OSError):  # nobody listens any more, which is no reason to stop
                print(told(progress), file=stream, flush=True)

    return tell


def told(progress: Progress) -> str:
    """`1,204 of about 6,371 reports, 11.8 a second, 7 min left`."""
    parts = [f"{progress.reports:,} of about {max(progress.expected, progress.reports):,} reports"]
    if progress.seconds > 1:
        parts.append(f"{progress.reports / progress.seconds:.1f} a second")
    if (left := progress.seconds_left) is not None:
        parts.append(f"{duration(left)} left")
    return ", ".join(parts)
