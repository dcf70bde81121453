"""The command that says what a pile holds before it is read."""

from __future__ import annotations

import click

from dragoman.cli_options import column_option
from dragoman.console import as_page, example, show, show_json


@click.command(
    epilog=example(
        "dragoman sources reports/",
        "dragoman sources crawl.warc.gz export.zip --jobs 8",
        "dragoman sources export.csv --columns text=body,published=date",
        "dragoman sources reports/ --json",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="PATH...")
@column_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Tell the time for so many processes.  [default: one a core]")  # noqa: E501  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
def sources(files: tuple[str, ...], columns: str | None, jobs: int | None, as_json: bool) -> int:
    """Say what a pile holds, before it is read.

    How many files and documents of each kind, what is inside archives, which columns tables have, what cannot be read
    and why, and about how long a build will take. It looks at the heads of files only: what it estimates has a ~ before
    it. Exit status is 1 where something cannot be read.
    """
    from dragoman.showing.surveyed import lines
    from dragoman.sources import options
    from dragoman.sources.survey import survey

    found = survey(files, options(columns), jobs)
    if as_json:
        show_json(found)
    else:
        show(lines(found, as_page().wrapped))
    return int(bool(found.faults))
