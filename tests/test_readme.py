"""The README says what there is: a command that it does not document fails, and so does one that is gone."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import click
import pytest

from dragoman.cli import commands

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "README.md").read_text(encoding="utf-8")
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
            made = target in {"commands.md", "record-examples.md", "addresses.md"}  # by the site, from the code
            assert made or (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.fixture(scope="module")
def session():
    """`examples/session.py`, which writes the sessions."""
    spec = importlib.util.spec_from_file_location("session", ROOT / "examples" / "session.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["session"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["session"]


def shown(session, name):
    """What the page shows between the marks of a session."""
    return PAGE.split(session.begin(name))[1].split(session.END)[0].strip().removeprefix("```text").removesuffix("```")


def test_the_sessions_show_the_commands_that_are_run_for_them(session):
    for name, run in session.SESSIONS.items():
        typed = re.findall(r"^\$ dragoman (.*)$", shown(session, name), re.MULTILINE)
        assert [re.sub(r"st-[0-9a-f]{8}", "{id}", line) for line in typed] == [command for command, _ in run]


def test_what_running_the_examples_forward_prints_is_what_the_page_shows(session, tmp_path):
    now = session.sessions(tmp_path, only=("build", "run"))["run"]
    # `python examples/session.py` writes it anew. Figures may move with the reading; what is said of them may not.
    assert without_figures(shown(session, "run")) == without_figures(now)


def without_figures(text):
    return re.sub(r"[-+±]?\d[\d.,]*", "#", " ".join(text.split()))
