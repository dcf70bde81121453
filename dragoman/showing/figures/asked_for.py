"""What the figures of a situation take: names of actors, days, words; and whether something lies within them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dragoman.comparing import compared
from dragoman.finding import check_day
from dragoman.showing.figures.witness import Href, Witness
from dragoman.store import Store


class Situation(Protocol):
    """What is needed of a `dragoman.Situation`, which stands above this package: its store."""

    store: Store


def asked_for(
    situation: Situation, actors: Sequence[str], since: str | None, until: str | None, href: Href | None
) -> tuple[Witness, set[str]]:  # fmt: skip
    """What looks records up, and the sides of the actors that were asked for.

    Raises `UsageError` for an actor that the situation does not have, and for what is no day.
    """
    for day in (since, until):
        check_day(day)
    return Witness(situation.store, href), {compared(situation.store, actor).side for actor in actors}


def within(day: str | None, since: str | None, until: str | None) -> bool:
    """Whether a day, whole or partial, may lie in these days, inclusive; one without a year lies nowhere."""
    if since is None and until is None:
        return True
    if day is None or day.startswith("--"):
        return False
    return (since is None or day + "~" >= since) and (until is None or day <= until + "~")


def has(about: str | None, text: str) -> bool:
    """Whether a text has all words that were asked for."""
    if not about:
        return True
    known = text.casefold()
    return all(word in known for word in about.casefold().split())
