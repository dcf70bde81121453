"""The commands about views that several may hold: what leads to what, and what is expected."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from dragoman.console import as_page, example, opened, show, show_json, sure_enough, write_file

if TYPE_CHECKING:
    from dragoman.records import JoinedClaim, JoinedForecast

View = TypeVar("View", "JoinedClaim", "JoinedForecast")

_ACTOR = click.option("--actor", metavar="NAME", help="Only those that this actor holds, or that are about it.")
_ABOUT = click.option("--about", metavar="WORDS", help="Only those with all of these words.")
_SEVERAL = click.option("--several", is_flag=True, help="Only those that more than one holder or wire story has.")
_LIMIT = click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
                      help="Show so many.")  # fmt: skip


@click.command(
    epilog=example(
        "dragoman claims korea", "dragoman claims korea --about sanctions --actor China",
        "dragoman claims korea --several --json",
    )
)  # fmt: skip
@click.argument("situation")
@_ACTOR
@_ABOUT
@_SEVERAL
@_LIMIT
@click.option("--json", "as_json", is_flag=True, help="One JSON object a claim, a line each.")
@sure_enough
def claims(situation: str, actor: str | None, about: str | None, several: bool, limit: int, as_json: bool) -> None:
    """List what is said to move what over all reports, each once, with who says so and who denies it.

    Causes and effects are brought to a normal form: "instability" and "the loss of stability" are stability, lowered.
    """
    from dragoman.showing.lines.views import claim_lines

    found = opened(situation).claims(actor, about, several)
    narrowed = bool(actor or about or several)
    _list(found, lambda one: claim_lines(one, as_page()), limit, as_json, "claim", narrowed)


@click.command(
    epilog=example(
        "dragoman forecasts korea", 'dragoman forecasts korea --actor "North Korea"',
        "dragoman forecasts korea --several --json",
    )
)  # fmt: skip
@click.argument("situation")
@_ACTOR
@_ABOUT
@_SEVERAL
@_LIMIT
@click.option("--json", "as_json", is_flag=True, help="One JSON object a forecast, a line each.")
@sure_enough
def forecasts(situation: str, actor: str | None, about: str | None, several: bool, limit: int, as_json: bool) -> None:
    """List what actors are expected to do over all reports, each once, with the odds that each holder gives."""
    from dragoman.showing.lines.views import forecast_lines

    found = opened(situation).forecasts(actor, about, several)
    narrowed = bool(actor or about or several)
    _list(found, lambda one: forecast_lines(one, as_page()), limit, as_json, "forecast", narrowed)


def _list(
    found: Sequence[View], lines: Callable[[View], Iterable[str]], limit: int, as_json: bool, what: str, narrowed: bool
) -> None:
    """Prints what was found, and on standard error what was not shown, or that there is nothing."""
    if as_json:
        for one in found:
            show_json(one)
        return
    for one in found[:limit]:
        show(lines(one))
    if len(found) > limit:
        print(f"{limit} of {len(found):,} shown: --limit {len(found)} shows all", file=sys.stderr)
    elif not found:
        print(f"no {what} found{'; without --actor, --about and --several there may be' if narrowed else ''}",
              file=sys.stderr)  # fmt: skip


@click.command(
    epilog=example(
        "dragoman figure korea timeline -o timeline.svg", "dragoman figure korea network --about troops > network.svg",
        "dragoman figure korea positions China 'United States' --table",
    )
)  # fmt: skip
@click.argument("situation")
@click.argument("kind", type=click.Choice(["timeline", "network", "positions", "causal-map"]))
@click.argument("actors", nargs=-1, metavar="[ACTOR...]")
@click.option("--about", metavar="WORDS", help="Only what has these words.")
@click.option("--since", metavar="DAY", help="From this day on.")
@click.option("--until", metavar="DAY", help="Up to this day, inclusive; 2024-02 and 2024 are days enough.")
@click.option("--width", type=click.IntRange(min=320, max=4000), metavar="PIXELS", help="Width of the figure.")
@click.option("-o", "--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to.  [default: printed]")
@click.option("--table", "as_table", is_flag=True, help="Its twin instead: the same data as a table of tabs.")
@sure_enough
def figure(
    situation: str, kind: str, actors: tuple[str, ...], about: str | None, since: str | None, until: str | None,
    width: int | None, out: str | None, as_table: bool,
) -> None:  # fmt: skip
    """Draw a situation as SVG: what happened when, who has a hold on whom, positions over time, what leads to what.

    Every mark leads to the words that say it. With --table it is told in rows, for a spreadsheet or a screen reader.
    """
    from dragoman.showing.figures import figure_of

    more = {"width": float(width)} if width is not None else {}
    drawn = figure_of(opened(situation), kind, *actors, about=about, since=since, until=until, **more)
    if as_table:
        rows = [drawn.table.header, *drawn.table.rows]
        text = "".join("\t".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)
    else:
        text = drawn.svg
    if out is not None:
        write_file(out, text)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
