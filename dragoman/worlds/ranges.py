"""Every number of a model with its place in it and the range in which it has to lie.

`numbers` names the same numbers, in the same order, for people and for random draws; here they have the paths by which
a mistake in one is led back to its line in a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.worlds.model import Model, Number
from dragoman.worlds.toml_lines import Path

_FREE = (None, None)
_SHARE = (0.0, 1.0)
_SCALE = (0.0, 100.0)
#: By the last word of its path that names what it is; the symbols are those of `model`.
RANGES: dict[str, tuple[float | None, float | None]] = {
    "precision": (0.0, None),
    "capability": _SHARE, "open": _SHARE, "ideal": _SCALE, "salience": _SHARE, "stakes": _FREE,
    "bias": _FREE, "moves": _FREE, "stands_for": _SCALE,
    "start": _FREE, "drift": _FREE, "weights": (-1.0, 1.0),
    "share": _SHARE, "alternatives": _SHARE, "affinities": (-1.0, 1.0),
    "strength": (0.0, None), "meetings": _FREE, "effect": _FREE,
    "threshold": (-1.0, 1.0),  # of y = tanh z
}  # fmt: skip


class Placed(NamedTuple):
    """A number, the path to it, and the lowest and highest value that it may take (`None`: any)."""

    path: Path
    number: Number
    low: float | None
    high: float | None


def placed(model: Model) -> Iterator[Placed]:
    """All numbers of a model, in the order of `numbers`."""
    yield _placed("precision", ("precision",), model.precision)
    for at, actor in enumerate(model.actors):
        here: Path = ("actors", at)
        yield _placed("capability", (*here, "capability"), actor.capability)
        yield _placed("open", (*here, "open"), actor.open)
        for field in ("ideal", "salience", "stakes"):
            for key, number in getattr(actor, field).items():
                yield _placed(field, (*here, field, key), number)
        for place, option in enumerate(actor.options):
            there: Path = (*here, "options", place)
            yield _placed("bias", (*there, "bias"), option.bias)
            for field in ("moves", "stands_for"):
                for key, number in getattr(option, field).items():
                    yield _placed(field, (*there, field, key), number)
    for at, factor in enumerate(model.factors):
        yield _placed("start", ("factors", at, "start"), factor.start)
        yield _placed("drift", ("factors", at, "drift"), factor.drift)
    for at, weight in enumerate(model.weights):
        yield _placed("weights", ("weights", at, "number"), weight.number)
    for at, hold in enumerate(model.holds):
        yield _placed("share", ("holds", at, "share"), hold.share)
        yield _placed("alternatives", ("holds", at, "alternatives"), hold.alternatives)
    for at, pair in enumerate(model.affinities):
        yield _placed("affinities", ("affinities", at, "number"), pair.number)
    for at, request in enumerate(model.requests):
        yield _placed("strength", ("requests", at, "strength"), request.strength)
    for at, meeting in enumerate(model.meetings):
        yield _placed("meetings", ("meetings", at, "number"), meeting.number)
    for at, conditional in enumerate(model.conditionals):
        yield _placed("effect", ("conditionals", at, "effect"), conditional.effect)
        for place, when in enumerate(conditional.when):
            if when.threshold is not None:
                path: Path = ("conditionals", at, "when", place, "threshold")
                yield _placed("threshold", path, when.threshold)


def _placed(kind: str, path: Path, number: Number) -> Placed:
    return Placed(path, number, *RANGES[kind])
