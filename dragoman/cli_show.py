"""The command that shows a situation in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.console import example, least_wanted, sure_enough


@click.command(
    "show", epilog=example("dragoman show korea", "dragoman show korea --port 8600 --no-browser --read-only")
)
@click.argument("situation")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Port to listen on.  [default: any that is free]",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open nothing.")
@click.option("--read-only", is_flag=True, help="Let nothing be corrected or assumed.")
@click.option("--edit", is_flag=True, help="Let programs take decisions by the API, with a token that is printed.")
@sure_enough
def show_page(situation: str, port: int, no_browser: bool, read_only: bool, edit: bool) -> None:
    """Show a situation in the browser: read, compare, doubt and correct it.

    Served on this machine to this machine alone, without the network. What a build adds meanwhile is shown, too. All of
    it is there as JSON under /api, as /api/openapi.json says.
    """
    from dragoman.page.serve import serve

    serve(Path(situation), port=port, edit=not read_only, api=edit, browser=not no_browser, least=least_wanted())
