"""What is claimed: what leads to what, what is expected, and what cannot both hold, with who says so in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.narrowing import narrowed_claims, narrowed_forecasts
from dragoman.page import addresses
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.narrowed import Narrowed, narrowed, quoted, suggested
from dragoman.page.paging import paged
from dragoman.records import Contradiction, Holding, JoinedClaim, JoinedForecast, Quoted
from dragoman.showing.figures.causal_map import MOST_ARROWS
from dragoman.showing.figures.of_situation import claims_of
from dragoman.showing.figures.witness import Witness
from dragoman.showing.prose import condition, whole

#: Items on a page, and words of a holder that are shown at once. Design values.
ITEMS, WORDS = 30, 3


def claims(asked: Asked) -> Shown:
    """Joined claims as a causal map, its strongest drawn, and as a list."""
    witness, asks, several = _asks(asked)
    whole = asked.situation.assembled()
    every: list[JoinedClaim] = [] if asks.given and not asks.actors else list(whole.claims)
    for actor in asks.actors:
        every = narrowed_claims(asked.situation.store, every, actor.id, None, False)
    every = narrowed_claims(asked.situation.store, every, None, asks.about, several)
    every.sort(key=lambda one: (-one.origins, -len(one.held) - len(one.disputed), one.id))
    shown = paged(asked, every, ITEMS, "/claims", **asks.query())
    figure = None
    if every:
        names = ", ".join(one.name for one in asks.actors)
        title = f"What is said to lead to what{names and f': {names}'}"
        drawn = every[:MOST_ARROWS]
        known = asked.situation.store.reckoned.setdefault("page.maps", {})
        key = title, *(one.id for one in drawn)
        if key not in known:  # the pages of a list have one map
            known[key] = claims_of(witness, drawn, whole.factors, title, width=960)
        figure = known[key]
    held = [each for one in shown.rows for each in (*one.held, *one.disputed)]
    _know(witness, [quote for each in held for quote in each.evidence[:WORDS]], held)
    told = [_claim(witness, one) for one in shown.rows]
    values = {"figure": figure, "disputed": sum(bool(one.disputed) for one in every), "most": MOST_ARROWS}
    return _shown(asked, "claims.html", "Claims", asks, several, shown, told, values)


def forecasts(asked: Asked) -> Shown:
    """Joined forecasts, those of most stories first."""
    witness, asks, several = _asks(asked)
    every: list[JoinedForecast] = [] if asks.given and not asks.actors else list(asked.situation.assembled().forecasts)
    for actor in asks.actors:
        every = narrowed_forecasts(asked.situation.store, every, actor.id, None, False)
    every = narrowed_forecasts(asked.situation.store, every, None, asks.about, several)
    every.sort(key=lambda one: (-one.origins, -len(one.held), one.id))
    shown = paged(asked, every, ITEMS, "/forecasts", **asks.query())
    held = [each for one in shown.rows for each in one.held]
    _know(witness, [quote for each in held for quote in each.evidence[:WORDS]], held)
    witness.know_names(one.actor for one in shown.rows if one.actor)
    told = [
        {"id": one.id, "actor": one.actor and (one.actor, witness.name(one.actor)), "action": whole(one.action),
         "origins": one.origins, "held": [_holding(witness, each) for each in one.held]}
        for one in shown.rows
    ]  # fmt: skip
    return _shown(asked, "forecasts.html", "Forecasts", asks, several, shown, told, {})


def contradictions(asked: Asked) -> Shown:
    """What cannot both hold, in one actor's record and between reports."""
    witness, asks, several = _asks(asked)
    every = [] if asks.given and not asks.actors else [
        one for one in asked.situation.assembled().contradictions
        if asks.sides <= {*one.actors, *one.one.actors, *one.other.actors} and _about(one, asks.about)
    ]  # fmt: skip
    shown = paged(asked, every, ITEMS, "/contradictions", **asks.query())
    _know(witness, [quote for one in shown.rows for quote in (one.one, one.other)])
    told = [
        {"id": one.id, "kind": one.kind, "own": one.own, "about": whole(one.about),
         "actors": [(side, witness.name(side)) for side in one.actors],
         "sides": quoted(witness, (one.one, one.other))}
        for one in shown.rows
    ]  # fmt: skip
    return _shown(asked, "contradictions.html", "Contradictions", asks, several, shown, told, {})


def _asks(asked: Asked) -> tuple[Witness, Narrowed, bool]:
    several = asked.one("several") is not None
    asks = narrowed(asked, several="yes" if several else None)
    return Witness(asked.situation.store, addresses.to_report), asks, several


def _shown(
    asked: Asked, template: str, title: str, asks: Narrowed, several: bool, shown: Any, told: Sequence[Any],
    more: dict[str, Any],
) -> Shown:  # fmt: skip
    values = {"asked": asks, "several": several, "paged": shown, "told": told, "names": suggested(asked)}
    return Shown(template, title, values | more)


def _know(witness: Witness, some: Sequence[Quoted], held: Iterable[Holding] = ()) -> None:
    """Looks up the reports that are quoted and the names of who holds something, all at once."""
    witness.know(one.report for one in some)
    witness.know_names(side for each in held for side in each.holders)


def _claim(witness: Witness, one: JoinedClaim) -> dict[str, Any]:
    verb = {"+": "raises", "-": "lowers"}[one.sign]
    return {
        "id": one.id, "cause": whole(one.cause_label), "effect": whole(one.effect_label), "sign": one.sign,
        "verb": f"is to {verb[:-1]}" if one.intended else verb, "intended": one.intended, "origins": one.origins,
        "held": [_holding(witness, each) for each in one.held],
        "disputed": [_holding(witness, each) for each in one.disputed],
    }  # fmt: skip


def _holding(witness: Witness, one: Holding) -> dict[str, Any]:
    """One holder: who, what it says, how likely it says that is, by when, on what condition, in which words."""
    odds = None
    if one.low is not None and one.high is not None:
        low, high = (f"{100 * each:.0f}" for each in (one.low, one.high))
        odds = f"{low} in 100" if low == high else f"{low}–{high} in 100"
    return {
        "who": [(side, witness.name(side)) for side in one.holders], "says": one.says, "odds": odds,
        "horizon": one.horizon, "conditions": [condition(each) for each in one.conditions[:2]],
        "words": quoted(witness, one.evidence[:WORDS], sentence=True), "more": max(0, len(one.evidence) - WORDS),
    }  # fmt: skip


def _about(one: Contradiction, about: str | None) -> bool:
    text = " ".join((one.about, *one.one.quotes, *one.other.quotes)).casefold()
    return all(word in text for word in (about or "").casefold().split())


ROUTES = (Route("/claims", claims), Route("/forecasts", forecasts), Route("/contradictions", contradictions))
