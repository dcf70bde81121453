"""The command that writes a situation for other tools."""

from __future__ import annotations

import sys
from typing import Any

import click

from dragoman.cli_options import days
from dragoman.console import example, opened, sure_enough


@click.command(
    epilog=example(
        "dragoman export korea --to plover --out events.jsonl",
        "dragoman export korea --to icews --since 2024 > events.tab",
        "dragoman export korea --to plover --all --out everything.csv",
        "dragoman export korea --to annotations --out korea.jsonld",
        "dragoman export korea --to gexf --out korea.gexf",
        "dragoman export korea --to html --out korea.html",
        "dragoman export korea --to obsidian --out vault",
    )
)
@click.argument("situation")
@click.option(
    "--to", required=True, metavar="FORMAT",
    help="Events: plover, icews. Every record: annotations (W3C), ftm (FollowTheMoney), prov (PROV-O). Network: "
    "graphml, gexf. Positions: dna. Reports as references: csl, bibtex, ris. All of it: html, a page that opens by "
    "itself; in a folder obsidian, csv, parquet.",
)  # fmt: skip
@click.option("--out", type=click.Path(), metavar="FILE|FOLDER",
              help="Where to write it, a file whole or not at all.  [default: standard output]")  # fmt: skip
@click.option(
    "--form",
    type=click.Choice(["jsonl", "csv", "tab"]),
    help="Of plover jsonl or csv, of icews tab or csv.  [default: by the suffix of --out, else the first]",
)
@click.option("--all", "everything", is_flag=True,
              help="Also what is denied, possible, asked for or only planned, with its status.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write a folder over the files of an earlier export; others are kept.")
@days
@sure_enough
def export(situation: str, out: str | None, **how: Any) -> None:
    """Write the situation for other tools: events, records, network, positions, references, notes, tables.

    How much was written, and what was left out and why, is said. Days are those of the reports. What each format holds,
    and what is lost in it, is said in docs/exports.md.
    """
    from dragoman.showing.lines.exports import export_lines

    written = opened(situation).export(out=out or sys.stdout.buffer, **how)
    for line in export_lines(written, out):
        print(line, file=sys.stderr)
