"""What an option is worth above "no-change", in a world where every number is at its middle and nothing has happened.

Equation 2 of `docs/worlds.md` without its biases and without what others do in the same step: stakes, issues, requests
and conditions. For setting biases, and to see by hand what a model makes of an option.
"""

from __future__ import annotations

from math import exp

from dragoman.worlds.middles import expected
from dragoman.worlds.model import NO_CHANGE, Actor, Model, Option

#: How sharply a condition sets in: h of the model.
SHARPNESS = 0.1


def worth(model: Model, actor: str, option: str) -> float:
    """What `option` is worth to `actor` above "no-change", without its bias."""
    who = next(each for each in model.actors if each.id == actor)
    one, other = (next(each for each in who.options if each.id == id_) for id_ in (option, NO_CHANGE))
    return (
        _stakes(model, who, one) - _stakes(model, who, other) + _issues(who, one) - _issues(who, other)
        + _requests(model, actor, option) + _conditions(model, actor, option)
    )  # fmt: skip


def leverage(model: Model, of: str, over: str) -> float:
    """ℓ of one actor over another at its middle: 1 − Π(1 − d (1 − a)) over the channels of their holds."""
    left = 1.0
    for hold in model.holds:
        if (hold.of, hold.over) == (of, over):
            left *= 1 - expected(hold.share) * (1 - expected(hold.alternatives))
    return 1 - left


def pull(model: Model, asker: str, actor: str) -> float:
    """A + ℓ: what an ask of unit strength from `asker` is worth to `actor`."""
    affinity = next(
        (expected(each.number) for each in model.affinities if (each.actor, each.other) == (actor, asker)), 0.0
    )
    return affinity + leverage(model, asker, actor)


def _requests(model: Model, actor: str, option: str) -> float:
    asks = [each for each in model.requests if (each.actor, each.option) == (actor, option)]
    return sum(pull(model, each.asker, actor) * expected(each.strength) for each in asks)


def _issues(who: Actor, option: Option) -> float:
    gaps = (
        expected(who.salience[key]) * abs(expected(who.ideal[key]) - expected(place)) / 100
        for key, place in option.stands_for.items() if key in who.ideal
    )  # fmt: skip
    return -sum(gaps)


def _stakes(model: Model, who: Actor, option: Option) -> float:
    """Σ_f V_f [D (I − W)⁻¹]_f, by following the arrows until next to nothing is left."""
    if not option.moves or not who.stakes:
        return 0.0
    arrows = [(each.cause, each.effect, expected(each.number)) for each in model.weights]
    pushed = {key: expected(each) for key, each in option.moves.items()}
    total = dict(pushed)
    for _ in range(50):
        following: dict[str, float] = {}
        for cause, effect, size in arrows:
            following[effect] = following.get(effect, 0.0) + pushed.get(cause, 0.0) * size
        if sum(map(abs, following.values())) < 1e-9:
            break
        pushed = following
        for key, each in pushed.items():
            total[key] = total.get(key, 0.0) + each
    return sum(expected(number) * total.get(key, 0.0) for key, number in who.stakes.items())


def _conditions(model: Model, actor: str, option: str) -> float:
    """What conditions are worth that hold today, where every factor is 0 and nobody has acted."""
    found = 0.0
    for each in model.conditionals:
        if (each.actor, each.option) != (actor, option):
            continue
        share = 1.0
        for when in each.when:
            gap = expected(when.threshold) if when.threshold is not None else 0.0
            share *= 0.0 if when.factor is None else 1 / (1 + exp((-gap if when.below else gap) / SHARPNESS))
        found += share * expected(each.effect)
    return found
