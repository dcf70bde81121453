"""The commands that tell the crisis, or what the reports have on one actor, in prose."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli_options import days, file_options
from dragoman.console import WIDEST, colour, example, opened, sure_enough, width, write_file

if TYPE_CHECKING:
    from dragoman.showing.brief import Brief


@click.command(
    epilog=example(
        "dragoman brief korea",
        "dragoman brief korea --since 2024-10 --out october.html",
        "dragoman brief korea --format markdown | less",
    )
)
@click.argument("situation")
@days
@file_options
@sure_enough
def brief(situation: str, since: str | None, until: str | None, form: str | None, out: str | None) -> None:  # fmt: skip
    """Tell the crisis on two pages, every line with its source."""
    _write(opened(situation).brief(since, until), form, out)


@click.command(
    epilog=example(
        "dragoman dossier korea China", 'dragoman dossier korea "Liu Pengyu" --out liu.html',
        "dragoman dossier korea CHN --lines 100 --format markdown | less",
    )
)  # fmt: skip
@click.argument("situation")
@click.argument("actor")
@click.option("--lines", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="Of each chapter, so many lines.")  # fmt: skip
@file_options
@sure_enough
def dossier(situation: str, actor: str, lines: int, form: str | None, out: str | None) -> None:
    """Tell what the reports have on one actor, every line with its source.

    Names and roles, for whom it speaks, what it said, did, suffered, asked and was asked, its ties, and where it
    stands. ACTOR is an id or any name.
    """
    from dragoman.showing.dossier import as_brief

    made = opened(situation).dossier(actor, lines)
    _write(as_brief(made), form, out)
    for chapter in made.chapters:
        if chapter.cut:
            shown = f"{len(chapter.lines)} of {chapter.total:,}"
            print(f"{chapter.heading}: {shown} shown: --lines {chapter.total} shows all", file=sys.stderr)


def _write(made: Brief, form: str | None, out: str | None) -> None:
    """A brief or dossier in the form that is wanted, to a file or to standard output."""
    from dragoman.showing import render

    suffixes = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
    form = form or suffixes.get(Path(out or "").suffix.lower(), "terminal")
    if form == "terminal":
        text = render.to_terminal(made, width() or WIDEST, colour() and out is None)
    else:
        text = render.to_markdown(made) if form == "markdown" else render.to_html(made)
    if out is None:
        click.echo(text, nl=False, color=colour() or None)
    else:
        write_file(out, text)
        print(f"written to {out}", file=sys.stderr)
