"""The commands about what only all reports together say: positions compared, and contradictions."""

from __future__ import annotations

import sys

import click

from dragoman.console import WIDEST, colour, example, opened, show_json, sure_enough, width


@click.command(
    epilog=example(
        'dragoman compare korea China "United States" --about troops',
        "dragoman compare korea China --since 2024-02 --until 2024-10",
        "dragoman compare korea CHN USA --json",
    )
)
@click.argument("situation")
@click.argument("actors", nargs=-1, required=True, metavar="ACTOR...")
@click.option("--about", metavar="WORDS", help="Only issues with these words, or that concern the actor of this name.")
@click.option("--since", metavar="DAY", help="From this day on.")
@click.option("--until", metavar="DAY", help="Up to this day, inclusive; 2024-02 and 2024 are days enough.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
              help="Show so many issues.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
@sure_enough
def compare(
    situation: str, actors: tuple[str, ...], about: str | None, since: str | None, until: str | None, limit: int,
    as_json: bool,
) -> None:  # fmt: skip
    """Put positions side by side: between actors, and from day to day, with the words that moved them.

    A position is what an actor is for or against by its own words and acts, never by what others say it thinks.
    """
    held = opened(situation)
    found = held.compare(*actors, about=about, since=since, until=until)
    if as_json:
        show_json(found)
        return
    from dragoman.showing.compared import as_tables

    sys.stdout.write(as_tables(found, limit, width() or WIDEST, colour()))
    sys.stdout.flush()
    if len(found.issues) > limit:
        print(f"{limit} of {len(found.issues):,} issues shown: --limit {len(found.issues)} shows all", file=sys.stderr)
    elif not found.issues:
        print(f"no position found{_instead(held, actors, about or since or until)}", file=sys.stderr)


def _instead(held: object, actors: tuple[str, ...], narrowed: str | None) -> str:
    """What there is where nothing was found for what was asked."""
    from dragoman.situation import Situation

    assert isinstance(held, Situation)
    if not narrowed:
        return ": they ask, support, refuse or promise nothing that the reports tell in their own words"
    labels = [one.issue.label for one in held.compare(*actors).issues[:3]]
    return f"; without --about and days there are: {'; '.join(labels)}" if labels else ", and none without it"


@click.command(epilog=example("dragoman contradictions korea", "dragoman contradictions korea --json"))
@click.argument("situation")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a contradiction, a line each.")
@sure_enough
def contradictions(situation: str, limit: int, as_json: bool) -> None:
    """List what cannot both hold, in one actor's record and between reports, with the words of both."""
    from dragoman.console import as_page, show

    found = opened(situation).contradictions()
    if as_json:
        for one in found:
            show_json(one)
        return
    page = as_page()
    for one in found[:limit]:
        show(page.contradiction(one))
    if len(found) > limit:
        print(f"{limit} of {len(found):,} shown: --limit {len(found)} shows all", file=sys.stderr)
    elif not found:
        print("no contradiction found", file=sys.stderr)


@click.command(epilog=example("dragoman exchanges korea", "dragoman exchanges korea --actor China --json"))
@click.argument("situation")
@click.option("--actor", metavar="NAME", help="Only those in which this actor asks or is asked.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an exchange, a line each.")
@sure_enough
def exchanges(situation: str, actor: str | None, limit: int, as_json: bool) -> None:
    """List requests and offers over all reports, each once, with the course of the answers by day.

    Where there is none, it is told in how many reports it was looked for. Those whose answer changes come first.
    """
    from dragoman.console import as_page, show

    found = opened(situation).exchanges(actor)
    if as_json:
        for one in found:
            show_json(one)
        return
    page = as_page()
    for one in found[:limit]:
        show(page.exchange(one))
    if len(found) > limit:
        print(f"{limit} of {len(found):,} shown: --limit {len(found)} shows all", file=sys.stderr)
    elif not found:
        print("no exchange found", file=sys.stderr)
