"""Every number of a model under its own name, in one order.

A name is a path that people can write: `actors.CHN.capability`, `actors.CHN.options.press-pyongyang.bias`,
`weights.arms-trade.regional-stability`, `precision`. Names set numbers on the command line, key their random draws (so
a number that is added or dropped moves no other) and are what a sentence is said to feed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from dragoman.worlds.model import Actor, Conditional, Model, Number, Option

Visit = Callable[[str, Number], Number]


def numbers(model: Model) -> Iterator[tuple[str, Number]]:
    """Name and number, of all numbers of a model."""
    found: list[tuple[str, Number]] = []

    def take(name: str, number: Number) -> Number:
        found.append((name, number))
        return number

    changed(model, take)
    return iter(found)


def kind_of(name: str) -> str:
    """What kind of number a name is of, as `RANGES` calls it: `ideal`, `bias`, `weights`, `share`, `strength` …"""
    parts = name.split(".")
    match parts[0]:
        case "actors":
            return parts[4] if parts[2] == "options" else parts[2]
        case "holds" | "factors" | "conditionals":
            return parts[-1]
        case "requests":
            return "strength"
    return parts[0]


def changed(model: Model, visit: Visit) -> Model:
    """The model with `visit(name, number)` in the place of every number."""
    return replace(
        model,
        precision=visit("precision", model.precision),
        actors=tuple(_actor(each, f"actors.{each.id}", visit) for each in model.actors),
        factors=tuple(
            replace(
                each,
                start=visit(f"factors.{each.id}.start", each.start),
                drift=visit(f"factors.{each.id}.drift", each.drift),
            )
            for each in model.factors
        ),
        weights=tuple(
            replace(each, number=visit(f"weights.{each.cause}.{each.effect}", each.number)) for each in model.weights
        ),
        holds=tuple(
            replace(
                each,
                share=visit(f"holds.{each.of}.{each.over}.{each.channel}.share", each.share),
                alternatives=visit(f"holds.{each.of}.{each.over}.{each.channel}.alternatives", each.alternatives),
            )
            for each in model.holds
        ),
        affinities=tuple(
            replace(each, number=visit(f"affinities.{each.actor}.{each.other}", each.number))
            for each in model.affinities
        ),
        requests=tuple(
            replace(each, strength=visit(f"requests.{each.asker}.{each.actor}.{each.option}", each.strength))
            for each in model.requests
        ),
        meetings=tuple(
            replace(
                each,
                number=visit(f"meetings.{each.actor}.{each.option}.{each.other}.{each.does}", each.number),
            )
            for each in model.meetings
        ),
        conditionals=tuple(_conditional(each, f"conditionals.{each.id}", visit) for each in model.conditionals),
    )


def _actor(actor: Actor, at: str, visit: Visit) -> Actor:
    return replace(
        actor,
        capability=visit(f"{at}.capability", actor.capability),
        open=visit(f"{at}.open", actor.open),
        ideal=_keyed(actor.ideal, f"{at}.ideal", visit),
        salience=_keyed(actor.salience, f"{at}.salience", visit),
        stakes=_keyed(actor.stakes, f"{at}.stakes", visit),
        options=tuple(_option(each, f"{at}.options.{each.id}", visit) for each in actor.options),
    )


def _option(option: Option, at: str, visit: Visit) -> Option:
    return replace(
        option,
        bias=visit(f"{at}.bias", option.bias),
        moves=_keyed(option.moves, f"{at}.moves", visit),
        stands_for=_keyed(option.stands_for, f"{at}.stands_for", visit),
    )


def _conditional(conditional: Conditional, at: str, visit: Visit) -> Conditional:
    return replace(
        conditional,
        effect=visit(f"{at}.effect", conditional.effect),
        when=tuple(
            when
            if when.threshold is None
            else replace(when, threshold=visit(f"{at}.when.{place}.threshold", when.threshold))
            for place, when in enumerate(conditional.when)
        ),
    )


def _keyed(held: dict[str, Number], at: str, visit: Visit) -> dict[str, Number]:
    return {key: visit(f"{at}.{key}", number) for key, number in held.items()}
