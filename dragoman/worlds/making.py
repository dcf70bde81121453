"""From a situation to a model that can be run: a store and a question in, a `Model` out, every number with its words.

1. question      who would do what: the user's words, or the ask on which the reports turn
2. cast          those of the question, and those with ties to them
3. options       what is asked for, foretold, promised; always "no-change"
4. between       holds, goodwill, requests
5. web           factors near the question, arrows between them, what hangs on them
6. issue         how far the ask is met, and where each actor stands on it by its own words
7. biases        what forecasts leave when all that is taken off
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from dragoman.store import Store
from dragoman.worlds.checking import check
from dragoman.worlds.evidence.affinities import affinities
from dragoman.worlds.evidence.biases import with_biases
from dragoman.worlds.evidence.borne import anything, either_way, fixed
from dragoman.worlds.evidence.cast import Cast, cast_of
from dragoman.worlds.evidence.hedge_spreads import Reading
from dragoman.worlds.evidence.holds import held, holds
from dragoman.worlds.evidence.issue_asked import issue_of, stances
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.options import PRESS_HARDER, Choice, choices
from dragoman.worlds.evidence.question import Asked, asked
from dragoman.worlds.evidence.requests import requests
from dragoman.worlds.evidence.web import Web, web_of
from dragoman.worlds.middles import expected
from dragoman.worlds.model import (
    NO_CHANGE,
    Actor,
    Clock,
    Conditional,
    Lognormal,
    Model,
    Number,
    Option,
    Question,
    When,
)
from dragoman.worlds.model_file import NOTHING_CHANGES
from dragoman.worlds.worth import pull

#: λ: at 2 an option that is worth a unit more than another is chosen 7 times as often. A design value, and wide.
PRECISION = Lognormal(median=2.0, log_sd=0.4, most=5.0)


@dataclass(frozen=True)
class Made:
    """A model with what had no room in it, a line each."""

    model: Model
    left_out: tuple[str, ...]


def make_model(store: Store, question: str | None = None) -> Model:
    """A model of a situation, for a question or the ask on which its reports turn: see `make`."""
    return make(store, question).model


def make(
    store: Store,
    question: str | None = None,
    *,
    steps: int = 12,
    unit: Literal["day", "week", "month", "quarter", "year"] = "month",
    hedges: Reading = "readers",
) -> Made:
    """A model of a situation, and what was left out of it.

    `question` is words ("Will China press North Korea?"), the id of an exchange, or `actor/option`. `hedges` says how
    likely "likely" is: as readers take it, or by the bands of ICD 203. Raises `UsageError`, with what to do, where the
    reports do not know who is meant, or tell of nothing that anybody is asked or expected to do.
    """
    return made_of(Known(store), question, steps=steps, unit=unit, hedges=hedges)


def made_of(
    known: Known,
    question: str | None = None,
    *,
    steps: int = 12,
    unit: Literal["day", "week", "month", "quarter", "year"] = "month",
    hedges: Reading = "readers",
) -> Made:
    """The same of a situation that has been gone through already."""
    what = asked(known, question)  # 1
    cast = cast_of(known, what)  # 2
    every = choices(known, what, cast)  # 3
    tied = held(known, cast.members)
    asks = requests(known, every, cast.members)
    model = Model(
        name=known.name,
        question=Question(text=what.text, actor=what.deed.actor, option=every[0].id),
        clock=Clock(steps=steps, unit=unit, start=known.last_day),
        precision=Number(default=PRECISION, reason="assumed: a design value"),
        holds=holds(known, tied),  # 4
        affinities=affinities(known, cast.members, {(each.actor, each.asker) for each in asks}),
        requests=asks,
    )
    web = web_of(known, what, cast, every, tied)  # 5
    model = _peopled(known, model, what, cast, every, web)  # 6
    model = _pressed(known, model, what)
    model = with_biases(known, model, {(each.actor, each.id): each for each in every}, hedges)  # 7
    check(model)
    return Made(model, tuple(_left_out(known, cast, web)))


def _peopled(known: Known, model: Model, what: Asked, cast: Cast, every: Sequence[Choice], web: Web) -> Model:
    """The model with its actors, the issue between them and the factors around them."""
    main = every[0]
    stands = stances(known, what, cast.members)
    actors = []
    for actor in cast.members:
        ideal, salience = stands[actor]
        mine = [_option(each, main, web) for each in every if each.actor == actor]
        first = replace(NOTHING_CHANGES, stands_for={main.id: fixed(0.0)}) if actor == main.actor else NOTHING_CHANGES
        actors.append(
            Actor(
                id=actor, name=known.called(actor), options=(first, *mine), ideal={main.id: ideal},
                salience={main.id: salience}, stakes=dict(sorted(web.stakes.get(actor, {}).items())),
                capability=anything(0.1, 1.0, "the reports do not measure it"),
                open=anything(0.0, 0.5, "how far others move it"),
            )
        )  # fmt: skip
    return replace(
        model, actors=tuple(actors), issues=(issue_of(known, what, main.id),), factors=tuple(web.factors.values()),
        weights=tuple(web.weights[pair] for pair in sorted(web.weights)), conditionals=tuple(web.conditionals),
    )  # fmt: skip


def _option(choice: Choice, main: Choice, web: Web) -> Option:
    stands: dict[str, Number] = {}
    if choice.actor == main.actor:
        whole = choice is main
        stands[main.id] = fixed(100.0) if whole else anything(0.0, 100.0, "how much of what is asked this is")
    moved: Mapping[str, Number] = web.moves.get((choice.actor, choice.id), {})
    return Option(
        id=choice.id, text=choice.text, bias=fixed(0.0), moves=dict(sorted(moved.items())), stands_for=stands,
        sources=choice.deed.sources if choice.deed else (),
    )  # fmt: skip


def _pressed(known: Known, model: Model, what: Asked) -> Model:
    """The model with what it does if whoever asks presses harder: as much again as the ask weighs already."""
    question = model.question
    found = list(model.conditionals)
    for ask in model.requests:
        if (ask.actor, ask.option) != (question.actor, question.option) or ask.asker not in what.askers:
            continue
        weighs = pull(model, ask.asker, ask.actor) * expected(ask.strength)
        reason = "as much again as the ask weighs at its middle; no report says what pressing harder does"
        found.append(
            Conditional(
                id=f"{ask.asker}-presses-harder", actor=ask.actor, option=ask.option,
                when=(When(actor=ask.asker, option=PRESS_HARDER),), effect=either_way(0.4, reason, weighs),
                text=f"if {known.in_text(ask.asker)} has pressed harder in the step before",
            )
        )  # fmt: skip
    return replace(model, conditionals=tuple(found))


def _left_out(known: Known, cast: Cast, web: Web) -> list[str]:
    found = []
    if cast.left_out:
        found.append(f"no room for these actors: {', '.join(known.called(each) for each in cast.left_out)}")
    if web.left_out:
        found.append(f"no room for {web.left_out} more factors")
    return found


__all__ = ["NO_CHANGE", "Made", "make", "make_model"]
