"""A comparison as tables for the terminal: an issue each, a line a day, a column an actor.

A `Comparison` in, text out. A stand is told in words, by a number from -1 (against) to +1 (for) and in the words that
show it, under the ids by which `dragoman why` finds them.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from dragoman.assembly.comparing import Change, Compare, Comparison, leading
from dragoman.records import Evidence, Position
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.terminal import clean

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

#: Longest quotation in a cell, in characters, and the quotations shown of one day. Design values.
LONGEST, QUOTED = 150, 2


def as_tables(comparison: Comparison, limit: int, width: int = 100, colour: bool = False) -> str:
    """The first `limit` issues of a comparison, for a terminal of `width` columns."""
    from rich.console import Console

    out = StringIO()
    console = Console(file=out, width=max(60, width), force_terminal=colour, no_color=not colour, highlight=False,
                      color_system="standard" if colour else None)  # fmt: skip
    for one in comparison.issues[:limit]:
        _table(console, comparison, one)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _table(console: Console, comparison: Comparison, one: Compare) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    doers = f"{', '.join(one.issue.doers)}: " if one.issue.doers else ""
    console.print(Text(f"{doers}{clean(one.issue.label)}", style="bold"), Text(one.issue.id, style="dim"))
    courses = {course.actor: course for course in one.courses}
    shown = [actor for actor in comparison.actors if actor.id in courses]
    table = Table(box=box.SIMPLE, pad_edge=False, expand=True)
    table.add_column("day", width=12)
    for actor in shown:
        table.add_column(clean(actor.name), ratio=1, overflow="fold")
    days = {str(position.on or ""): None for course in one.courses for position in course.positions}
    for day in sorted(days, key=lambda each: (not each or each.startswith("--"), each)):
        cells = []
        for actor in shown:
            here = [position for position in courses[actor.id].positions if (position.on or "") == day]
            cells.append(Text("\n").join(_cell(position) for position in here))
        table.add_row(day.removeprefix("--") or "day unknown", *cells)
    console.print(table)
    for actor in shown:
        for change in courses[actor.id].changes:
            console.print(Text(f"  {clean(actor.name)} {_changed(change)}"))
    if any(course.changes for course in one.courses):
        console.print()


def _cell(position: Position) -> Text:
    from rich.text import Text

    text = Text(f"{_stand(position)} {position.value:+.1f}", style="bold")
    for evidence in position.evidence[:QUOTED]:
        text.append(f"\n“{clean(cut(' … '.join(evidence.quotes), LONGEST))}”", style="not bold")
        text.append(f" {_where(evidence)}", style="dim not bold")
    if len(position.evidence) > QUOTED:
        text.append(f"\nand {len(position.evidence) - QUOTED} more", style="dim not bold")
    return text


def _stand(position: Position) -> str:
    return ", ".join(dict.fromkeys(evidence.act for evidence in position.evidence))


def _where(evidence: Evidence) -> str:
    same = f", as in {evidence.origin[:6]}" if evidence.origin else ""
    return f"{evidence.report[:6]}:{evidence.record}{same}"


def _changed(change: Change) -> str:
    """What a position was and what it is, with the words that moved it."""
    words = clean(cut(" … ".join(leading(change.after).quotes), LONGEST))
    before, after = (f"{_stand(each)} ({written(each.on)})" for each in (change.before, change.after))
    return f"changed from {before} to {after}: “{words}” {_where(leading(change.after))}"
