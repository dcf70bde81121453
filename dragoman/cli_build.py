"""The commands that read reports: to print what is read, and into a situation."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from dragoman.cli_options import reading_options
from dragoman.console import as_page, complain, example, show, stopped


@click.command(
    epilog=example(
        "dragoman read report.txt",
        "dragoman read reports/ --json > readings.jsonl",
        "curl -s https://example.org/story | dragoman read - --json",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report, a line each.")
@reading_options
def read(files: tuple[str, ...], as_json: bool, jobs: int | None, **how: Any) -> int:
    """Read reports, and print what is read. Nothing is stored.

    A FILE is text, Markdown, HTML, JSONL, CSV or Parquet, a feed (RSS, Atom, JSON Feed), NewsML, NITF or ninjs, a mail
    or mailbox, EPUB, PDF, DOCX or ODT, an archive of any of these (ZIP, tar, gzip, WARC …), a folder of them, or - for
    standard input.
    """
    from dragoman.assembly.read import read as read_files
    from dragoman.errors import NoReportError, SourceError
    from dragoman.records import encode
    from dragoman.showing.lines.readings import reading_lines

    page = as_page()
    failed = False
    asides: dict[str, int] = {}
    for found in read_files(files, jobs=jobs or _jobs_for(files), **how):
        if isinstance(found, NoReportError):
            asides[found.reason] = asides.get(found.reason, 0) + 1
        elif isinstance(found, SourceError):
            failed = True
            complain(f"not read: {found}")
        elif as_json:
            sys.stdout.buffer.write(encode(found) + b"\n")
            sys.stdout.buffer.flush()
        else:
            show(reading_lines(found, page))
    for reason, count in asides.items():
        print(f"dragoman: no reports: {count:,} × {reason.removeprefix('is ')}", file=sys.stderr)
    return int(failed)


def _jobs_for(files: Iterable[str]) -> int:
    """One process for one small file, which is the quickest then; else one a core."""
    paths = [Path(name) for name in files]
    small = len(paths) == 1 and (not paths[0].exists() or (paths[0].is_file() and paths[0].stat().st_size < 100_000))
    return 1 if small else os.cpu_count() or 1


@click.command(
    epilog=example(
        "dragoman build reports/ --into korea",
        "dragoman build more/*.html archive.jsonl --into korea",
        "dragoman build export.csv --columns text=body,published=date --into korea",
        "dragoman build /shared/news --into korea --engine ray --address auto",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--into", required=True, metavar="SITUATION", help="The situation's folder, made where there is none.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON, with every document not read.")
@click.option(
    "--engine", type=click.Choice(["processes", "ray"]), default="processes", show_default=True,
    help="What reads: processes of this machine, or a Ray cluster (see docs/scale.md).",
)  # fmt: skip
@click.option(
    "--address", metavar="ADDRESS",
    help="The Ray cluster: auto, HOST:PORT or ray://HOST:PORT.  [default: one made on this machine]",
)  # fmt: skip
@click.option("--profile", is_flag=True, help="Tell where the time went, too.")
@reading_options
def build(files: tuple[str, ...], into: str, as_json: bool, **how: Any) -> int:
    """Read reports into a situation, a folder that the other commands take.

    A FILE is what `read` takes: text, pages, tables, feeds, agency formats, mail, EPUB, PDF, DOCX, archives and web
    archives of them, folders.
    Goes on where an earlier build has stopped, and reads only what is new or has changed.
    """
    from dragoman.assembly.build import build as build_folder
    from dragoman.showing.lines.accounts import account_lines
    from dragoman.showing.progress import shown

    try:
        with shown() as tell:
            account = build_folder(files, into, tell=tell, **how)
    except KeyboardInterrupt as error:
        return stopped(error, "stopped; what was read is stored, and the same command goes on from there")
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(account))
    else:
        show(account_lines(account, as_page()))
    return int(any(not failure.furniture for failure in account.failures))
