"""Every command and every piece of code in the documentation runs, and prints what the pages show; no page is lost."""

from __future__ import annotations

import re

import pytest
import yaml

from tools.documentation import commands
from tools.documentation.blocks import ROOT, agrees, blocks, pages
from tools.documentation.playing import NOT_RUN, bare, build_situations, play

#: Languages of blocks in which nothing can be run here.
OTHER = {"", "text", "json", "toml", "r"}


def _section_pages():
    """Name and text of every page; of the page of commands, which is made, of every command."""
    found = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in pages()}
    _, *sections = re.split(r"^## ", commands.page(), flags=re.MULTILINE)
    return found | {f"commands.md, {text.split(chr(10))[0]}": text for text in sections}


PAGES = _section_pages()


@pytest.fixture(scope="module")
def situations(tmp_path_factory):
    """The situations of which the pages speak, built once."""
    folder = tmp_path_factory.mktemp("documented")
    build_situations(folder)
    return folder


@pytest.mark.parametrize("page", [name for name, text in PAGES.items() if blocks(text)])
def test_what_a_page_has_one_type_runs_and_prints_what_it_shows(page, situations, tmp_path):
    failed = []
    # The README's sessions are as they go into a pipe, as examples/session.py writes them.
    apart = page.startswith("commands.md")
    for one in play(PAGES[page], situations, tmp_path, terminal=page != "README.md", apart=apart):
        what = one.command.typed if one.command else f"the block in line {one.block.line}"
        if one.failed:
            failed.append(f"{what}: exit status {one.status}: " + " | ".join(one.printed[-4:]))
        elif one.command and one.command.shown is not None and not agrees(one.command.shown, one.printed):
            failed.append(f"{what}: `python -m tools.documentation` writes what it prints now:")
            failed += one.printed
    assert not failed, "\n".join(failed)


def test_what_is_not_run_is_in_the_pages_and_nothing_else_is_left_out():
    typed = {bare(command.typed) for text in PAGES.values() for block in blocks(text) for command in block.commands()}
    assert set(NOT_RUN) <= typed
    for name, text in PAGES.items():
        for block in blocks(text):
            known = block.language in OTHER | {"sh", "python"} or block.is_session
            assert known, f"{name}, line {block.line}: {block.language}"
            if block.language in OTHER and not block.is_session:
                hidden = re.search(r"^(?:\$ )?(?:dragoman|python|make|pip|curl) .*$", block.text, re.MULTILINE)
                assert name.startswith("commands.md") or not hidden, (
                    f"{name}, line {block.line}: {hidden[0]} is not run"
                )


#: Pages that are to come, by their names in the navigation.
AWAITED = set()


def test_every_page_is_in_the_navigation_and_everything_in_it_is_there():
    from tools.documentation.hook import ELSEWHERE, MADE, here

    class Loader(yaml.SafeLoader):
        pass

    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    listed = [page for part in settings["nav"] for page in _leaves(part)]
    there = {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")} | set(MADE) | set(here())
    assert len(listed) == len(set(listed))
    assert there <= set(listed)
    assert set(listed) - there <= AWAITED
    assert not set(MADE) & set(ELSEWHERE)


def _leaves(part):
    if isinstance(part, str):
        return [part]
    return [page for value in (part.values() if isinstance(part, dict) else part) for page in _leaves(value)]
