"""The README says what there is: a command that it does not document fails, and so does one that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from dragoman.cli import commands

ROOT = Path(__file__).parent.parent
SECTION = (ROOT / "README.md").read_text().split("\n## Commands\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", commands.commands)
def test_every_command_is_in_the_readme(name):
    assert re.search(rf"^dragoman {name} .*  # \w", SECTION, re.MULTILINE), f"README.md shows no use of {name}"
    assert f"| `{name}` |" in SECTION, f"README.md's table has no line for {name}"


def test_every_command_in_the_readme_is_there():
    assert set(re.findall(r"^dragoman (\w+)", SECTION, re.MULTILINE)) == set(commands.commands)


@pytest.mark.parametrize(("name", "command"), commands.commands.items())
def test_every_command_has_help_with_examples_that_it_understands(name, command):
    help_ = command.get_help(click.Context(command, info_name=f"dragoman {name}"))
    examples = re.findall(rf"^ +(?:curl .* \| )?dragoman {name} (.*)$", help_.split("Examples:")[1], re.MULTILINE)
    assert examples
    options = {word for example in examples for word in re.findall(r"(?<= )--[\w-]+", example)}
    parameters = [*command.params, *(p for sub in getattr(command, "commands", {}).values() for p in sub.params)]
    assert options <= {option for parameter in parameters for option in parameter.opts}
    assert all(parameter.help for parameter in parameters if isinstance(parameter, click.Option))


def test_links_in_readme_and_docs_lead_somewhere():
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
