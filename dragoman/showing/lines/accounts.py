"""What a build found, what it could not read, and where its time went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.showing.figures.text import many
from dragoman.showing.terminal import Page, clean, duration

if TYPE_CHECKING:
    from dragoman.assembly.account import Account, Profile

#: Documents that were not read that are listed, before "and so many more". A design value.
_LISTED = 20


def account_lines(account: Account, page: Page) -> Iterator[str]:
    """What a build found, and what it could not read."""
    days = " to ".join(dict.fromkeys(day[:10] for day in (account.first, account.last) if day)) or "no dates"
    found = f"{many(account.reports, 'report')}, {many(account.records.get('statements', 0), 'statement')}"
    found += f" by {many(account.speakers, 'speaker')}"
    if events := account.records.get("events", 0):
        found += f", {many(events, 'event')}"
    yield f"{page.paint(clean(account.folder), 'bold')}: {found}, {days}"
    kinds = [
        f"{account.read:,} read ({account.new:,} now)",
        *(many(account.copies, "copy", "copies") for _ in range(account.copies > 0)),
        *(f"{account.furniture:,} without a report" for _ in range(account.furniture > 0)),
        *(f"{account.other_language:,} in another language" for _ in range(account.other_language > 0)),
        *(f"{account.unreadable:,} unreadable" for _ in range(account.unreadable > 0)),
        *(f"{account.no_report:,} of kinds that hold no report" for _ in range(account.no_report > 0)),
        *(f"{account.empty:,} empty" for _ in range(account.empty > 0)),
    ]
    yield f"{many(account.seen, 'document')}: {', '.join(kinds)}, in {duration(account.seconds)}"
    if account.asides:
        kinds = [f"{count:,} × {clean(reason.removeprefix('is '))}" for reason, count in account.asides.items()]
        yield page.wrapped(f"No reports: {'; '.join(kinds)}", "", "  ")
    if account.profile is not None:
        yield from _profile(account.profile)
    for part in account.repaired:
        yield f"{part} was damaged: its reports were read again"
    if account.failures:
        yield "Not read:"
        for failure in account.failures[:_LISTED]:
            yield page.wrapped(f"{clean(failure.name)}: {clean(failure.reason)}", "  ", "  ")
        if len(account.failures) > _LISTED:
            yield f"  and {len(account.failures) - _LISTED:,} more: --json names all"


def _profile(profile: Profile) -> Iterator[str]:
    """Where the time of a build went."""
    spent = profile.reading
    parts = {"network": spent.network, "rules": spent.rules, "opening documents": spent.opening, "rows": spent.packing}
    whole = sum(parts.values()) or 1.0
    shares = ", ".join(f"{name} {seconds / whole:.0%}" for name, seconds in parts.items())
    yield f"Reading took {duration(whole)} of all processes together: {shares}"
    yield f"Storing took {duration(profile.storing)} beside it, putting in order {duration(profile.settling)} behind it"
