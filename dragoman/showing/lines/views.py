"""Claims and forecasts over all reports: who holds them, with which odds, in which words."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Holding, JoinedClaim, JoinedForecast, Sign
from dragoman.showing.figures.text import many
from dragoman.showing.prose import inner
from dragoman.showing.terminal import Page, clean

#: Passages of a holder that are shown. A design value.
_FIRST = 3
#: What a claim says that the cause does to the effect.
_MOVES: dict[Sign, str] = {"+": "raises", "-": "lowers"}


def claim_lines(claim: JoinedClaim, page: Page) -> Iterator[str]:
    """What is said to move what: who says so, who says otherwise, each with the odds and the first words."""
    moves = ("is to raise" if claim.sign == "+" else "is to lower") if claim.intended else _MOVES[claim.sign]
    words = f"“{inner(clean(claim.cause_label))}” {moves} “{inner(clean(claim.effect_label))}”"
    about = f"in {many(claim.origins, 'story', 'stories')}"
    yield f"{page.paint(words, 'bold')}  {about}  {page.paint(claim.id, 'dim')}"
    for each in claim.held:
        yield _held(each, "", page)
    for each in claim.disputed:
        yield _held(each, f"disputed ({each.says}) by ", page)


def forecast_lines(forecast: JoinedForecast, page: Page) -> Iterator[str]:
    """What somebody is expected to do, with the odds that each holder gives."""
    who = f"{clean(forecast.actor)}: " if forecast.actor else ""
    about = f"in {many(forecast.origins, 'story', 'stories')}"
    yield f"{page.paint(who + inner(clean(forecast.action)), 'bold')}  {about}  {page.paint(forecast.id, 'dim')}"
    for each in forecast.held:
        yield _held(each, "", page)


def _held(each: Holding, opening: str, page: Page) -> str:
    """One holder of a claim or forecast: odds, horizon, conditions and the first of its words."""
    who = ", ".join(_own_name(holder) for holder in each.holders) or "the reports themselves"
    parts = []
    if each.low is not None and each.high is not None:
        parts.append(f"{each.low * 100:.0f}–{each.high * 100:.0f} in 100")
    parts += [f"by {each.horizon}" for _ in range(each.horizon is not None)]
    parts += [clean(condition) for condition in each.conditions[:1]]
    words = "; ".join(
        f"“{' … '.join(map(inner, one.quotes))}” {one.report[:6]}:{one.record}" for one in each.evidence[:_FIRST]
    )
    more = f" and {len(each.evidence) - _FIRST} more" if len(each.evidence) > _FIRST else ""
    odds = f" ({', '.join(parts)})" if parts else ""
    return page.wrapped(clean(f"{opening}{who}{odds}: {words}{more}"), "    ", "  ")


def _own_name(holder: str) -> str:
    """A holder without the report that alone knows it."""
    return holder.partition(":")[2] or holder
