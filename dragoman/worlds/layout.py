"""Where everything of a model stands in the kernel's arrays: ids in, places out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from dragoman.worlds.compiling import Ints
from dragoman.worlds.model import Model
from dragoman.worlds.numbers import numbers


class Layout:
    """Places by id: actors, factors and issues in the model's order; options in one row, actor by actor.

    `rows` are the numbers by name, `first_option` (actors + 1,) where an actor's options begin, `pairs` those for whom
    there is leverage: (who is under a hold, who has it).
    """

    def __init__(self, model: Model) -> None:
        self.rows = {name: row for row, (name, _) in enumerate(numbers(model))}
        self.actors = {actor.id: at for at, actor in enumerate(model.actors)}
        self.factors = {factor.id: at for at, factor in enumerate(model.factors)}
        self.issues = {issue.id: at for at, issue in enumerate(model.issues)}
        every = [(actor.id, option.id) for actor in model.actors for option in actor.options]
        self.options = {pair: at for at, pair in enumerate(every)}
        self.first_option = places(np.cumsum([0, *(len(actor.options) for actor in model.actors)]))
        self.pairs = {pair: at for at, pair in enumerate(dict.fromkeys((hold.over, hold.of) for hold in model.holds))}

    def row(self, name: str) -> int:
        """The row of a number, −1 where the model has none of that name."""
        return self.rows.get(name, -1)

    def pair(self, over: str, of: str) -> int:
        """The place of the leverage of `of` over `over`, −1 where there is no hold."""
        return self.pairs.get((over, of), -1)


def places(values: Iterable[Any]) -> Ints:
    """Whole numbers as an array, also where there are none."""
    return np.array(list(values), dtype=np.int64)


def starts(sorted_places: Iterable[int], count: int) -> Ints:
    """Where each of `count` places begins in a sorted list of them (count + 1,)."""
    return np.searchsorted(np.array(list(sorted_places), dtype=np.int64), np.arange(count + 1)).astype(np.int64)
