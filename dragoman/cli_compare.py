"""The commands about what only all reports together say: comparisons, and contradictions."""

from __future__ import annotations

import sys
from typing import Any

import click

from dragoman.console import WIDEST, colour, example, opened, show_json, sure_enough, width


@click.command(
    epilog=example(
        'dragoman compare korea China "United States" --about troops',
        "dragoman compare korea China --since 2024-02 --until 2024-10",
        "dragoman compare korea CHN USA --json",
        "dragoman compare korea --with polecat.csv",
        "dragoman compare korea China Japan --with gdelt/ --out lines.csv",
        "dragoman compare korea --with events.tab --as icews --days 2 --by month",
    )
)
@click.argument("situation")
@click.argument("actors", nargs=-1, metavar="[ACTOR]...")
@click.option("--about", metavar="WORDS", help="Only issues with these words, or that concern the actor of this name.")
@click.option("--since", metavar="DAY", help="From this day on.")
@click.option("--until", metavar="DAY", help="Up to this day, inclusive; 2024-02 and 2024 are days enough.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
              help="Show so many issues, or lines of each kind.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
@click.option("--with", "files", multiple=True, metavar="FILE|FOLDER", type=click.Path(),
              help="Compare events with those of a file of GDELT, ICEWS, POLECAT, PLOVER or ACLED, packed or not; "
              "several times for several files of one kind.")  # fmt: skip
@click.option("--as", "kind", type=click.Choice(["gdelt", "icews", "polecat", "acled", "plover"]),
              help="The kind of these files.  [default: told by their content]")  # fmt: skip
@click.option("--days", "tolerance", type=click.IntRange(min=0), metavar="N",
              help="Events up to N days apart may be one.  [default: 1]")  # fmt: skip
@click.option("--by", type=click.Choice(["week", "month"]), help="Count pairs by week or month.  [default: week]")
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE",
              help="Write what became of each event to a CSV file, with our words and their rows.")  # fmt: skip
@sure_enough
def compare(
    situation: str, actors: tuple[str, ...], about: str | None, since: str | None, until: str | None, limit: int,
    as_json: bool, files: tuple[str, ...], out: str | None, **how: Any,
) -> int:  # fmt: skip
    """Put positions of actors, or events and other people's event data, side by side.

    With actors: their positions on each issue, between them and from day to day, with the words that moved them. A
    position is what an actor is for or against by its own words and acts, never by what others say it thinks.

    With --with FILE: which events ours and theirs both tell of, which one side alone, which of theirs has not happened
    by ours, and how far both agree beyond chance. Actors narrow it to pairs with the one, or between several. Every
    line leads to our words and their row: see docs/comparing.md.
    """
    if files:
        if about is not None:
            raise click.UsageError("--about is for positions: leave it out, or --with")
        how = {name: value for name, value in how.items() if value is not None}
        return _events(situation, files, limit, as_json, out, actors=actors, since=since, until=until, **how)
    if out is not None or any(value is not None for value in how.values()):
        raise click.UsageError("--as, --days, --by and --out are for event data: say which with --with FILE")
    if not actors:
        raise click.UsageError("say whose positions to compare, or with which event data: --with FILE")
    _positions(situation, actors, about, since, until, limit, as_json)
    return 0


def _events(
    situation: str, files: tuple[str, ...], limit: int, as_json: bool, out: str | None, **how: Any
) -> int:  # fmt: skip
    """The situation's events beside those of files. 1 where something of these could not be read."""
    from dragoman.console import as_page, show
    from dragoman.other_events.written import Table
    from dragoman.other_events.written import as_json as pieces_of

    with opened(situation).compare_events(*files, **how) as found:
        if out is not None:
            from pathlib import Path

            from dragoman.exports.write import replacing

            table = Table(found)
            with replacing(Path(out)) as file:
                file.writelines(table)
            print(f"{table.count:,} lines written to {out}", file=sys.stderr)
        if as_json:
            sys.stdout.buffer.writelines(pieces_of(found))
            sys.stdout.buffer.flush()
        else:
            from dragoman.showing.compared_events import as_text

            show(as_text(found, limit, as_page()))
        theirs = found.summary.theirs
        for error in theirs.named:
            print(f"dragoman: {error}", file=sys.stderr)
        more = theirs.broken + theirs.unread - len(theirs.named)
        if more > 0:
            print(f"dragoman: and {more:,} more that could not be read", file=sys.stderr)
        return 1 if theirs.broken or theirs.unread else 0


def _positions(
    situation: str, actors: tuple[str, ...], about: str | None, since: str | None, until: str | None, limit: int,
    as_json: bool,
) -> None:  # fmt: skip
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
    from dragoman.showing.lines.contradictions import contradiction_lines

    found = opened(situation).contradictions()
    if as_json:
        for one in found:
            show_json(one)
        return
    page = as_page()
    for one in found[:limit]:
        show(contradiction_lines(one, page))
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
    from dragoman.showing.lines.exchanges import exchange_lines

    found = opened(situation).exchanges(actor)
    if as_json:
        for one in found:
            show_json(one)
        return
    page = as_page()
    for one in found[:limit]:
        show(exchange_lines(one, page))
    if len(found) > limit:
        print(f"{limit} of {len(found):,} shown: --limit {len(found)} shows all", file=sys.stderr)
    elif not found:
        print("no exchange found", file=sys.stderr)
