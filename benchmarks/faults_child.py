"""One build that may be killed: `python -m benchmarks.faults_child ORDER`, ORDER being JSON (`Order`).

It stores far more often than a build does, so that a short one goes through all that a long one does: many fresh
parts, joined while it reads. With `fatal` it kills itself in the middle of its n-th durable step: before a file is made
lasting, takes another's place or is removed. Prints `Said` as a line of JSON.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from dragoman.assembly import build as building
from dragoman.assembly import fingerprints
from dragoman.assembly.account import Account
from dragoman.assembly.worker import READER
from dragoman.store import store

#: What makes something last or go. `Path` calls them by these names.
STEPS = ("fsync", "replace", "unlink")
#: Seconds between two stores, fresh parts before they are joined, rows of a settled part: so small that much happens.
STORE_EVERY, FRESH_PARTS, PER_PART = 0.1, 3, {"reports": 16, "records": 16, "places": 64}


class Order(msgspec.Struct, frozen=True):
    """What is to be built; `reader` as in `build`, `fatal` the step at which to die, 0 for none."""

    paths: list[str]
    into: str
    jobs: int = 2
    reader: str = READER
    fatal: int = 0


class Said(msgspec.Struct, frozen=True):
    """The build's account, and how many durable steps it took."""

    account: Account
    steps: int


def main(order: Order) -> Said:
    """Builds as ordered, or dies."""
    steps = 0

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*values: Any, **more: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == order.fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*values, **more)

        return step

    for name in STEPS:
        setattr(os, name, counted(name, getattr(os, name)))
    building.STORE_EVERY = STORE_EVERY
    building.STORE_SHARE = 0
    store.FRESH_PARTS = FRESH_PARTS
    store.PER_PART.update(PER_PART)
    # The package may be worked on meanwhile, which is no business of this measurement.
    fingerprints.of_reader = lambda name: name  # type: ignore[assignment]
    account = building.build(order.paths, order.into, jobs=order.jobs, reader=order.reader)
    return Said(account, steps)


if __name__ == "__main__":
    print(msgspec.json.encode(main(msgspec.json.decode(sys.argv[1], type=Order))).decode())
