"""The page of commands, from what each says of itself (`--help`): it cannot say anything else than they do."""

from __future__ import annotations

import inspect
import re

import click

from dragoman.cli import commands

HEAD = """\
# Commands

Every command with everything that it takes, from its own `--help`. `dragoman --version` prints the version.

Exit status is 0; 1 where something could not be read or written; 2 where the call was wrong; 130 after Ctrl-C. What was
asked for goes to standard output, everything else to standard error.
"""


def page() -> str:
    """The whole page in Markdown: commands in the order in which one needs them."""
    return "\n".join([HEAD, *(line for name, command in commands.commands.items() for line in told(name, command))])


def told(name: str, command: click.Command, depth: int = 2) -> list[str]:
    """One command, and those below it."""
    context = click.Context(command, info_name=f"dragoman {name}")
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    lines = [f"{'#' * depth} `dragoman {name}`", "", *_prose(command.help or ""), "```text", usage, "```", ""]
    options = [each for each in command.params if isinstance(each, click.Option)]
    if options:
        lines += ["| option | |", "| --- | --- |"]
        lines += [_row(each, context) for each in options] + [""]
    if examples := [line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith(STARTS)]:
        lines += ["```sh", *examples, "```", ""]
    if isinstance(command, click.Group):
        for below, each in command.commands.items():
            taken = " ".join(one.make_metavar(context) for one in command.params if isinstance(one, click.Argument))
            lines += told(f"{name} {taken} {below}", each, depth + 1)
    return lines


#: With what a line of examples begins in an epilog.
STARTS = ("dragoman ", "curl ")


def _prose(help_: str) -> list[str]:
    """The help's paragraphs. What stands behind a backspace keeps its lines, as on the terminal."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(help_)):
        if paragraph.startswith("\b"):
            lines += ["```text", *paragraph.splitlines()[1:], "```", ""]
        else:
            lines += [_escaped(" ".join(paragraph.split())), ""]
    return lines


def _row(option: click.Option, context: click.Context) -> str:
    left, says = option.get_help_record(context) or ("", "")
    return f"| `{_celled(left)}` | {_celled(_escaped(says))} |"


def _escaped(text: str) -> str:
    return re.sub(r"([<>*_\[\]`])", r"\\\1", text)


def _celled(text: str) -> str:
    return text.replace("|", "\\|")
