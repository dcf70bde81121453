"""What an export wrote, and what it left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.showing.figures.text import many
from dragoman.showing.terminal import clean

if TYPE_CHECKING:
    from dragoman.exports.coded import Tally
    from dragoman.exports.wrote import Wrote


def export_lines(tally: Tally | Wrote, out: str | None) -> Iterator[str]:
    """What an export wrote, and what it left out and why."""
    from dragoman.exports.wrote import Wrote

    if isinstance(tally, Wrote):
        yield from _wrote(tally, out)
        return
    lines = f" in {many(tally.lines, 'row')}" if tally.lines != tally.events else ""
    to = f" written to {clean(out)}" if out else ""
    yield f"{many(tally.events, 'event')} of {many(tally.reports, 'report')}{lines}{to}"
    if tally.left_out:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(tally.left_out.items()))
        yield f"{tally.left_out.total():,} left out: {reasons}; --all writes them, too, with their status"
    if tally.undated:
        yield f"{tally.undated:,} without a date: neither they nor their reports tell one"
    if tally.dayless:
        yield f"{tally.dayless:,} dated by a month or year alone, which the table of ICEWS cannot hold"


def _wrote(wrote: Wrote, out: str | None) -> Iterator[str]:
    """What an export of a whole situation wrote: its rows by table or kind."""
    files = f" in {many(wrote.files, 'file')}" if wrote.files else f" in {_size(wrote.bytes)}" if wrote.bytes else ""
    yield f"{many(wrote.reports, 'report')}{files}{f' written to {clean(out)}' if out else ''}"
    yield from (f"  {name}: {count:,}" for name, count in wrote.rows.items())
    if wrote.left_out:
        yield f"left out: {', '.join(f'{count:,} {reason}' for reason, count in sorted(wrote.left_out.items()))}"
    if wrote.undated:
        yield f"{wrote.undated:,} without a date: nothing tells one"


def _size(count: int) -> str:
    """Bytes as people read them: "820 kB", "7.4 MB"."""
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:,.0f} kB"
