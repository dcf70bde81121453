"""How long 10,000 worlds take: here, and in the programs that do a part of the same work.

**Rows**: none; the models are drawn by chance. All have 6 actors of 3 options, 12 factors, 12 steps. Each program is
timed in this process one after the other on as many worlds as fit a few seconds, after one world that does not count
(compiling, caches), `REPEATS` times, of which the shortest counts; the figure is wall seconds for 10,000 worlds, scaled
by the number of worlds, which stands in the last column. The rivals run on one core, as they do by themselves.

What each does of a world's work:

* **dragoman**: all of it: parameters drawn, joint choice by logit equilibrium, factors, positions, settlement, at each
  step. On one thread and on two.
* **pygambit** (16.7): the choice alone, as a game in normal form (6 players, 3 strategies: 729 outcomes) by
  `logit_solve_lambda`, one game a step. Where players meet in pairs the normal form is larger than the problem; Gambit
  has no other form for it that this function takes. A third of the time goes into making the games.
* **FCMpy** (0.0.21): the factors alone, without noise: `FcmSimulator.simulate`, tanh, modified Kosko, 12 iterations, a
  map of drawn weights a world.
* **Mesa** (3.3): a model written for it as its tutorial does, an `Agent` an actor: one-sided logit choice by stakes in
  what an option moves and by the others' last acts, acts push factors, causes, noise. No equilibrium, no settlement;
  the loop over actors is Mesa's, the arithmetic numpy's.

A program that is not installed is named in the note and left out. FCMpy pins libraries that cannot be built on Python
3.11 (numpy 1.21); see `requirements.txt` for how it is installed.
"""

from __future__ import annotations

import contextlib
import io
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.results import Figure, Result
from benchmarks.worlds_models import SMALL, made_up

ACTORS, FACTORS, STEPS, OPTIONS, PRECISION = SMALL.actors, SMALL.factors, SMALL.steps, SMALL.options, SMALL.precision
SHOWN, REPEATS = 10_000, 2

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Program:
    """`prepare` imports it and returns what runs so many worlds; it raises `ImportError` where it is not there."""

    name: str
    worlds: int
    prepare: Callable[[], Callable[[int], None]]


def ours(threads: int) -> Callable[[int], None]:
    """Worlds of `benchmarks.worlds_models` by `dragoman.worlds.simulate`."""
    from dragoman.worlds.simulate import simulate

    model = made_up(SMALL)

    def run(worlds: int) -> None:
        simulate(model, worlds=worlds, seed=1, threads=threads, keep=False)

    return run


def pygambit() -> Callable[[int], None]:
    """A game of drawn payoffs a step, solved at the precision of our model."""
    import pygambit as gambit

    rng = np.random.default_rng(1)

    def run(worlds: int) -> None:
        for _ in range(worlds * STEPS):
            game = gambit.Game.from_arrays(*pairwise_payoffs(rng))
            (found,) = gambit.qre.logit_solve_lambda(game, lam=[PRECISION])
            if abs(found.lam - PRECISION) > 1e-6:
                raise ArithmeticError(f"pygambit stopped at λ = {found.lam}")

    return run


def pairwise_payoffs(rng: np.random.Generator) -> list[Array]:
    """Payoffs of `ACTORS` players that meet in pairs, as arrays over all that all may do."""
    shape = (OPTIONS,) * ACTORS
    payoffs = []
    for i in range(ACTORS):
        total = np.zeros(shape)
        for j in range(ACTORS):
            axes = [1] * ACTORS
            axes[i] = axes[j] = OPTIONS
            part = rng.normal(0, 0.3, (OPTIONS, OPTIONS)) if i != j else rng.normal(0, 1, OPTIONS)
            total = total + part.reshape(axes)
        payoffs.append(total)
    return payoffs


def fcmpy() -> Callable[[int], None]:
    """A map of drawn weights a world, run for all steps (no threshold at which it would stop)."""
    import pandas as pd
    from fcmpy import FcmSimulator

    rng = np.random.default_rng(1)
    names = [f"f{at}" for at in range(FACTORS)]

    def run(worlds: int) -> None:
        for _ in range(worlds):
            weight = rng.uniform(-0.4, 0.4, (FACTORS, FACTORS)) * (rng.random((FACTORS, FACTORS)) < 2 / FACTORS)
            start = dict(zip(names, rng.uniform(-0.2, 0.2, FACTORS), strict=True))
            # It prints where it stops and warns where it has not converged.
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                FcmSimulator.simulate(
                    initial_state=start,
                    weight_matrix=pd.DataFrame(weight, index=names, columns=names),
                    transfer="tanh",
                    inference="mKosko",
                    thresh=-1.0,
                    iterations=STEPS,
                )

    return run


def mesa() -> Callable[[int], None]:
    """A model of agents a world; see the head of the file for what it leaves out."""
    import mesa as framework

    class Chooser(framework.Agent):
        def __init__(self, model: framework.Model) -> None:
            super().__init__(model)
            rng = model.rng
            self.bias = rng.normal(0, 0.5, OPTIONS)
            self.moves = rng.uniform(-0.5, 0.5, (OPTIONS, FACTORS)) * (rng.random((OPTIONS, FACTORS)) < 2 / FACTORS)
            self.stakes = rng.uniform(-1, 1, FACTORS)
            self.meets = rng.normal(0, 0.3, (ACTORS, OPTIONS, OPTIONS))
            self.act = OPTIONS - 1

        def choose(self) -> None:
            worth = self.bias + self.moves @ self.model.carried @ self.stakes
            for at, other in enumerate(self.model.agents):
                if other is not self:
                    worth = worth + self.meets[at, other.act]
            odds = np.exp(PRECISION * (worth - worth.max()))
            self.chosen = int(self.model.rng.choice(OPTIONS, p=odds / odds.sum()))

        def do(self) -> None:
            self.act = self.chosen
            self.model.push += self.moves[self.act]

    class Crisis(framework.Model):
        def __init__(self, seed: int) -> None:
            super().__init__(rng=seed)
            shown = self.rng.random((FACTORS, FACTORS)) < 2 / FACTORS
            self.weight = self.rng.uniform(-0.4, 0.4, (FACTORS, FACTORS)) * shown
            self.carried = np.linalg.inv(np.eye(FACTORS) - self.weight)
            self.level = self.rng.uniform(-0.2, 0.2, FACTORS)
            Chooser.create_agents(self, ACTORS)

        def step(self) -> None:
            self.push = np.zeros(FACTORS)
            self.agents.do("choose")
            self.agents.do("do")
            pushed = np.tanh(self.level) @ self.weight + self.push + self.rng.normal(0, 0.1, FACTORS)
            self.level = 0.7 * self.level + 0.3 * pushed

    def run(worlds: int) -> None:
        for world in range(worlds):
            crisis = Crisis(world)
            for _ in range(STEPS):
                crisis.step()

    return run


#: How many worlds each is timed on: a few seconds of each.
PROGRAMS = (
    Program("dragoman, one thread", SHOWN, lambda: ours(1)),
    Program("dragoman, two threads", SHOWN, lambda: ours(2)),
    Program("pygambit, the choice alone", 2, pygambit),
    Program("FCMpy, the factors alone", 300, fcmpy),
    Program("Mesa, one-sided choice and factors", 300, mesa),
)


def measure(programs: tuple[Program, ...] = PROGRAMS, repeats: int = REPEATS) -> Result:
    """Seconds that each takes for 10,000 worlds. Raises `ImportError` where none is installed."""
    figures, missing = [], []
    for program in programs:
        try:
            run = program.prepare()
        except ImportError as error:
            missing.append(f"{program.name}: {error}")
            continue
        run(1)
        seconds = min(_timed(run, program.worlds) for _ in range(repeats))
        figures.append(Figure(program.name, seconds * SHOWN / program.worlds, n=program.worlds, unit="s"))
    if not figures:
        raise ImportError("; ".join(missing))
    note = "not measured: " + "; ".join(missing) if missing else ""
    what, size = f"wall seconds for {SHOWN:,} worlds", f"{ACTORS} actors, {FACTORS} factors, {STEPS} steps"
    return Result("worlds_rivals", size, "", what, 1, tuple(figures), note)


def _timed(run: Callable[[int], None], worlds: int) -> float:
    begun = time.perf_counter()
    run(worlds)
    return time.perf_counter() - begun
