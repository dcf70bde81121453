"""The command line: all commands, and how it ends. Each calls one function of its name and prints what it gives.

Exit status: 0, 1 where something could not be read or written, 2 where the call was wrong, 130 after Ctrl-C, 143 after
SIGTERM, 129 where the terminal was closed. What was asked for goes to standard output, everything else to standard
error. Nothing heavy is imported before it is needed: `dragoman --help` is to take less than 0.2 s.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from dragoman import __version__
from dragoman.cli_brief import brief, dossier
from dragoman.cli_build import build, read
from dragoman.cli_compare import compare, contradictions, exchanges
from dragoman.cli_export import export
from dragoman.cli_find import find, why
from dragoman.cli_fixes import fix, fixes, review
from dragoman.cli_score import score
from dragoman.cli_show import show_page
from dragoman.cli_sources import sources
from dragoman.cli_views import claims, figure, forecasts
from dragoman.cli_worlds import assume, model, run, seals
from dragoman.console import complain, end_in_order, stopped


def main() -> NoReturn:
    """Runs the command line, and turns errors into one line that says what to do."""
    from dragoman.errors import DragomanError, UsageError

    # The small matrix products beside the network's pass are not worth a second thread, which would only spin.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    end_in_order()
    try:
        status = commands.main(standalone_mode=False, prog_name="dragoman")
        sys.stdout.flush()
        sys.exit(status if isinstance(status, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt) as error:
        sys.exit(stopped(error, "stopped"))
    except (BrokenPipeError, _HadEnoughError):
        # Whoever read us has had enough; what is left in the buffers must not complain at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except DragomanError as error:
        complain(error)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except MemoryError:
        print(
            "dragoman: memory ran out: try again with fewer --jobs, or when other programs have ended", file=sys.stderr
        )
        sys.exit(1)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        complain(f"{name}{error.strerror or error}")
        sys.exit(1)


class _HadEnoughError(Exception):
    """Whoever reads our output has closed it. A `BrokenPipeError` itself would make click end with status 1."""


@contextmanager
def _said_when_enough() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _HadEnoughError from error


class _Commands(click.Group):
    """Lists commands in the order in which one needs them."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:  # prints --help and --version
        with _said_when_enough():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _said_when_enough():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def commands() -> None:
    """Reads news reports about an international crisis and rebuilds it: who said what, for whom, to whom.

    Works offline, on one machine. Every line that it shows leads to the words that say it.
    """


for _command in (
    read, sources, build, brief, dossier, find, why, show_page, compare, exchanges, claims, forecasts, contradictions,
    figure, model, run, assume, seals, fix, fixes, review, export, score,
):  # fmt: skip
    commands.add_command(_command)
