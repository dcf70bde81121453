"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

column_option = click.option(
    "--columns", metavar="FIELD=COLUMN,…",
    help="Which column of a table is which field (text, title, published, publisher, agency, url, language). "
    "Usual names are known.",
)  # fmt: skip


def reading_options(command: _Command) -> _Command:
    """The options that say how documents are to be read."""
    for option in (
        click.option(
            "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes that read.  [default: one a core]"
        ),
        click.option("--any-language", is_flag=True, help="Read reports that are not in English, too."),
        column_option,
        click.option("--publisher", metavar="NAME", help="Publisher of all documents, whatever they say."),
        click.option("--published", metavar="DAY", help="Day of publication of all documents (2024-02-23)."),
    ):  # fmt: skip
        command = option(command)
    return command


def days(command: _Command) -> _Command:
    """The options that say of which days."""
    for option in (
        click.option("--until", metavar="DAY", help="Up to this day, inclusive; 2024-02 and 2024 are days enough."),
        click.option("--since", metavar="DAY", help="From this day on."),
    ):
        command = option(command)
    return command


def file_options(command: _Command) -> _Command:
    """In which form, and where to."""
    for option in (
        click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write it."),
        click.option(
            "--format", "form", type=click.Choice(["terminal", "markdown", "html"]),
            help="What to write.  [default: by the suffix of --out, else for the terminal]",
        ),
    ):  # fmt: skip
        command = option(command)
    return command
