"""An actor of several reports: its names, its roles, why its names are one's, and the decisions on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.showing.figures.text import many
from dragoman.showing.lines.decisions import decided
from dragoman.showing.terminal import Page, clean

if TYPE_CHECKING:
    from dragoman.assembly.registry import RegistryActor
    from dragoman.fixes import Fix

#: Names, roles and reasons of an actor that are listed. A design value.
_NAMES = 8


def actor_lines(actor: RegistryActor, page: Page, fixes: Iterable[Fix] = ()) -> Iterator[str]:
    """An actor of several reports: its names, its roles with their days, why its names are one's, and the
    decisions that name it.
    """
    yield f"{page.paint(clean(actor.id), 'bold')}  {actor.kind} in {many(len(actor.members), 'report')}"
    seen = [f"{clean(name.name)} ({name.count:,})" for name in actor.names if name.count][:_NAMES]
    if len(seen) > 1:
        more = f" and {len(actor.names) - _NAMES} more" if len(actor.names) > _NAMES else ""
        yield page.wrapped(f"names: {', '.join(seen)}{more}", "  ", "    ")
    for held in actor.roles[:_NAMES]:
        days = f", {held.first}" + (f" to {held.last}" if held.last != held.first else "") if held.first else ""
        yield page.wrapped(f"role: {clean(held.role)} ({many(held.reports, 'report')}{days})", "  ", "    ")
    for one in actor.reasons[:_NAMES]:
        yield page.wrapped(f"one actor: {clean(one.reason)}", "  ", "    ")
    if len(actor.reasons) > _NAMES:
        yield f"  and {len(actor.reasons) - _NAMES} more such reasons"
    for fix in fixes:
        yield page.wrapped(f"corrected: {decided(fix)}", "  ", "    ")
    yield ""
