"""Every number of a model under its own name, in one order.

A name is a path that people can write: `actors.CHN.capability`, `actors.CHN.options.press-pyongyang.bias`,
`weights.arms-trade.regional-stability`, `precision`. Names set numbers on the command line, key their random draws (so
a number that is added or dropped moves no other) and are what a sentence is said to feed.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.worlds.model import Model, Number


def numbers(model: Model) -> Iterator[tuple[str, Number]]:
    """Name and number, of all numbers of a model."""
    yield "precision", model.precision
    for actor in model.actors:
        at = f"actors.{actor.id}"
        yield f"{at}.capability", actor.capability
        yield f"{at}.open", actor.open
        for field in ("ideal", "salience", "stakes"):
            yield from ((f"{at}.{field}.{key}", number) for key, number in getattr(actor, field).items())
        for option in actor.options:
            yield f"{at}.options.{option.id}.bias", option.bias
            for field in ("moves", "stands_for"):
                held = getattr(option, field).items()
                yield from ((f"{at}.options.{option.id}.{field}.{key}", number) for key, number in held)
    for factor in model.factors:
        yield f"factors.{factor.id}.start", factor.start
        yield f"factors.{factor.id}.drift", factor.drift
    for weight in model.weights:
        yield f"weights.{weight.cause}.{weight.effect}", weight.number
    for hold in model.holds:
        yield f"holds.{hold.of}.{hold.over}.{hold.channel}.share", hold.share
        yield f"holds.{hold.of}.{hold.over}.{hold.channel}.alternatives", hold.alternatives
    for pair in model.affinities:
        yield f"affinities.{pair.actor}.{pair.other}", pair.number
    for request in model.requests:
        yield f"requests.{request.asker}.{request.actor}.{request.option}", request.strength
    for meeting in model.meetings:
        yield f"meetings.{meeting.actor}.{meeting.option}.{meeting.other}.{meeting.does}", meeting.number
    for conditional in model.conditionals:
        yield f"conditionals.{conditional.id}.effect", conditional.effect
        for place, when in enumerate(conditional.when):
            if when.threshold is not None:
                yield f"conditionals.{conditional.id}.when.{place}.threshold", when.threshold
