"""Joined claims and forecasts narrowed to what a user asks for: by actor, by words, by how many hold them.

A situation's store and what is joined in, those that fit out, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.comparing import compared
from dragoman.records import Holding, JoinedClaim, JoinedForecast
from dragoman.store import Store


def narrowed_claims(
    store: Store, found: Iterable[JoinedClaim], actor: str | None, about: str | None, several: bool
) -> list[JoinedClaim]:
    """Claims that an actor holds or that involve it, with all words of `about` in cause, effect or quotations."""
    side = compared(store, actor).side if actor is not None else None
    return [
        one for one in found
        if _fits(
            (*one.held, *one.disputed), one.origins, one.actors, f"{one.cause_label} {one.effect_label}", side, about,
            several,
        )
    ]  # fmt: skip


def narrowed_forecasts(
    store: Store, found: Iterable[JoinedForecast], actor: str | None, about: str | None, several: bool
) -> list[JoinedForecast]:
    """Forecasts that an actor holds or that are of it, with all words of `about` in action or quotations."""
    side = compared(store, actor).side if actor is not None else None
    return [
        one for one in found
        if _fits(one.held, one.origins, one.actor.split("+") if one.actor else (), one.action, side, about, several)
    ]  # fmt: skip


def _fits(
    holdings: Sequence[Holding], origins: int, actors: Sequence[str], label: str, side: str | None, about: str | None,
    several: bool,
) -> bool:  # fmt: skip
    if several and len(holdings) < 2 and origins < 2:
        return False
    if side is not None and side not in actors and not any(side in each.holders for each in holdings):
        return False
    quotes = (words for each in holdings for one in each.evidence for words in one.quotes)
    known = " ".join((label, *quotes)).casefold() if about else ""
    return all(word in known for word in (about or "").casefold().split())
