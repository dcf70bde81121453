"""The commands that look for sentences, and for what a record rests on."""

from __future__ import annotations

import sys
from typing import Any

import click

from dragoman.cli_options import days
from dragoman.console import as_page, example, opened, show, show_json, sure_enough


@click.command(
    epilog=example(
        'dragoman find korea "troops"',
        'dragoman find korea "\\"military cooperation\\" Pyongyang" --since 2024-10',
        "dragoman find korea --actor China --type ask",
    )
)
@click.argument("situation")
@click.argument("text", required=False, default="")
@click.option("--actor", metavar="NAME", help="Only where this actor says or does it (id or name).")
@click.option("--about", metavar="NAME", help="Only where it concerns this actor or is directed at it.")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE", help="Only records of this type (statement) or kind (ask)."
)
@days
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence, a line each.")
@sure_enough
def find(situation: str, text: str, as_json: bool, limit: int, **how: Any) -> None:
    """Find sentences by their words, and the records read from them.

    All words of TEXT must stand in the sentence, in any case; those in double quotation marks as they stand.
    """
    from dragoman.showing.lines.hits import hit_lines

    found = opened(situation).find(text, limit=limit, **how)
    if as_json:
        for hit in found.hits:
            show_json(
                {
                    "report": hit.report.id, "name": hit.report.name, "published": hit.report.published,
                    "span": hit.words, "sentence": {"span": hit.sentence, "text": hit.text},
                    "records": [record.id for record in hit.records],
                }
            )  # fmt: skip
        return
    page = as_page()
    for hit in found.hits:
        show(hit_lines(hit, page))
    if found.total > len(found.hits):
        print(f"{len(found.hits)} of {found.total:,} shown: --limit {found.total} shows all", file=sys.stderr)
    elif not found.total:
        print("nothing found", file=sys.stderr)


@click.command(
    epilog=example("dragoman why korea st-3f2a", "dragoman why korea CHN", "dragoman why korea 4fd1:st-3f2a")
)
@click.argument("situation")
@click.argument("id_", metavar="ID")
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, metavar="N",
              help="Of an actor, show so many reports.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON object a record, a line each.")
def why(situation: str, id_: str, limit: int, as_json: bool) -> None:
    """Show what a record rests on: its words, the rule or head that made it, its reports.

    ID is a record's, a report's or an actor's, or the beginning of it; an actor's name will do.
    """
    from dragoman import reasons
    from dragoman.history import fixes_about
    from dragoman.showing.lines.actors import actor_lines
    from dragoman.showing.lines.reasons import why_lines

    store = opened(situation).store
    whys = reasons.why(store, id_, limit)
    page = as_page()
    actor = reasons.registered(store, whys)
    if actor is not None and not as_json:
        show(actor_lines(actor, page, fixes_about(store, actor.members)))
    for reason in whys.found:
        if as_json:
            show_json(reasons.as_dict(reason))
        else:
            show(why_lines(reason, page))
    if whys.total > len(whys.found):
        print(f"{len(whys.found)} of {whys.total:,} reports shown: --limit {whys.total} shows all", file=sys.stderr)
