"""Runs a model forward: a model and a plan in, a `Run` out.

Worlds are run a chunk at a time by as many threads as are asked for; what a world comes to depends on its number and
the seed alone, and what is counted is whole numbers, so a run is the same, bit for bit, over any number of threads,
and over parts of it that were run in other processes or on other machines and joined (`results.join`).
"""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable

import numpy as np

from dragoman.errors import UsageError
from dragoman.worlds import chance
from dragoman.worlds.checking import check
from dragoman.worlds.draws import check_worlds
from dragoman.worlds.layout import Layout
from dragoman.worlds.model import Model
from dragoman.worlds.plan import Plan
from dragoman.worlds.results import Run
from dragoman.worlds.stepping import Doing, Kept, Kernel, kernel, run_worlds
from dragoman.worlds.totals import Totals, add, nothing

#: Worlds that a thread runs at a time: a tenth of a second with 30 actors, so that Ctrl-C is heard.
CHUNK = 512


def simulate(
    model: Model,
    worlds: int = 10_000,
    seed: int = 0,
    plan: Plan | None = None,
    threads: int | None = None,
    keep: bool = False,
    progress: Callable[[int, int], None] | None = None,
    first: int = 0,
) -> Run:
    """Runs the worlds `first` to `first + worlds` of a model, under a plan.

    `threads`: all cores where it is not given. `keep` keeps every act and factor of every world; without it memory does
    not grow with the number of worlds but by a byte each (17 where the question is of an issue). `progress` is called
    with worlds done and asked for. Ctrl-C ends the run early: what is done is kept, `Run.worlds` says how much; it
    raises `KeyboardInterrupt` only where nothing is done yet.

    Raises `ModelError` for a model that cannot be run, `UsageError` for a plan that does not fit it.
    """
    check(model)
    check_worlds(first, worlds)
    plan = plan or Plan()
    of, doing, keeping = kernel(model, plan), _doing(model, plan), _keeping(model, worlds, keep)
    sums, done = _run(of, doing, chance.key(seed), first, worlds, keeping, threads or _cores(), progress)
    return Run.made(model, plan, seed, first, done, worlds, sums, keeping, keep)


def warm() -> None:
    """Compiles what `simulate` runs, or reads it from disk, so that the first run takes no longer than others."""
    from dragoman.worlds.model import Clock, Fixed, Number, Question

    one = Number(default=Fixed(value=1.0))
    model = Model(name="nothing", question=Question(text="nothing"), clock=Clock(steps=1), precision=one)
    _run(kernel(model), _doing(model, Plan()), chance.key(0), 0, 1, _keeping(model, 1, False), 1, None)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(
    of: Kernel, doing: Doing, key: np.uint64, first: int, worlds: int, keeping: Kept, threads: int,
    progress: Callable[[int, int], None] | None,
) -> tuple[Totals, int]:  # fmt: skip
    """Totals, and how many worlds are done: all up to there."""
    chunks = -(-worlds // CHUNK)
    threads = max(1, min(threads, chunks))
    sums = [_empty(of, doing) for _ in range(threads)]
    lock, stop = threading.Lock(), threading.Event()
    started, finished = 0, 0
    failures: list[BaseException] = []

    def work(mine: Totals, ended: threading.Event) -> None:
        nonlocal started, finished
        try:
            while not stop.is_set():
                with lock:
                    if started == chunks:
                        return
                    chunk, started = started, started + 1
                begin = chunk * CHUNK
                count = min(CHUNK, worlds - begin)
                run_worlds(of, doing, key, first + begin, count, begin, keeping, mine)
                with lock:
                    finished += count
        except BaseException as failure:
            failures.append(failure)
            stop.set()
        finally:
            ended.set()

    # The main thread runs none of it, since Ctrl-C would cut it off in the middle of a chunk. It waits for events and
    # not by `join`, which, when interrupted, takes its thread for ended while that goes on (seen in Python 3.11).
    crew = [threading.Event() for _ in sums]
    under_way, told = False, -1
    try:
        for mine, ended in zip(sums, crew, strict=True):
            threading.Thread(target=work, args=(mine, ended), daemon=True).start()
        under_way = True
        for each in crew:
            while not each.wait(0.1):
                if progress is not None and finished != told:
                    told = finished
                    progress(told, worlds)
        if progress is not None and finished != told:
            progress(finished, worlds)
    except KeyboardInterrupt:
        stop.set()
        for each in crew if under_way else ():
            each.wait()
        if not under_way or not finished:
            raise
    if failures:
        raise failures[0]
    for other in sums[1:]:
        add(sums[0], other)
    return sums[0], finished


def _empty(of: Kernel, doing: Doing) -> Totals:
    return nothing(
        len(doing.forced), len(of.meetings.owner), len(of.causes.start), len(of.outcomes.key), len(of.outcomes.at)
    )


def _keeping(model: Model, worlds: int, keep: bool) -> Kept:
    layout, question = Layout(model), model.question
    steps = model.clock.steps if keep else 0
    asked = -1
    if question.actor is not None and question.option is not None:
        asked = layout.options[question.actor, question.option]
    settled = layout.issues[question.issue] if question.issue is not None else -1
    return Kept(
        acts=np.empty((steps, len(model.actors), worlds), dtype=np.uint8),
        factors=np.empty((steps, len(model.factors), worlds), dtype=np.float32),
        asked=asked,
        happened=np.empty(worlds if asked >= 0 else 0, dtype=np.bool_),
        settled=settled,
        place=np.empty(worlds if settled >= 0 else 0),
        mean=np.empty(worlds if settled >= 0 else 0),
        outcome=np.empty(worlds if settled >= 0 else 0, dtype=np.uint8),
    )


def _doing(model: Model, plan: Plan) -> Doing:
    """A plan step by step. Raises `UsageError` for what does not fit the model."""
    layout, steps = Layout(model), model.clock.steps
    forced = np.full((steps, len(model.actors)), -1, dtype=np.int64)
    held = np.full((steps + 1, 2, len(model.factors)), np.nan)
    shock = np.zeros((steps, len(model.factors)))
    for force in plan.force:
        first, end = _span(force.first, force.last, steps, f"force {force.actor}: {force.option}")
        actor = _known(force.actor, layout.actors, "actor")
        options = {option: at for (who, option), at in layout.options.items() if who == force.actor}
        forced[first:end, actor] = _known(force.option, options, f"option of {force.actor}")
    for hold in plan.hold:
        first, end = _span(hold.first, hold.last, steps, f"hold {hold.factor}")
        factor = _known(hold.factor, layout.factors, "factor")
        if not -1.0 <= hold.value <= 1.0:
            raise UsageError(f"hold {hold.factor} at {hold.value}: a factor stands between -1 and 1")
        held[first + 1 if first else 0 : end + 1, :, factor] = hold.value, _before_tanh(hold.value)
    for push in plan.shock:
        first, _ = _span(push.step, push.step, steps, f"shock {push.factor}")
        if not math.isfinite(push.size):
            raise UsageError(f"shock {push.factor}: {push.size} is no size")
        shock[first, _known(push.factor, layout.factors, "factor")] += push.size
    return Doing(forced, held, shock)


#: z of a factor that is held at −1 or 1 and let go: y = .9999999.
FARTHEST = 8.0


def _before_tanh(value: float) -> float:
    # Rounded, so that C libraries whose logarithms differ in the last digit give the same.
    return FARTHEST * value if abs(value) == 1.0 else round(math.atanh(value), 12)


def _span(first: int, last: int | None, steps: int, what: str) -> tuple[int, int]:
    end = steps if last is None else last + 1
    if not 0 <= first < end <= steps:
        raise UsageError(f"{what}, steps {first} to {end - 1}: the model has steps 0 to {steps - 1}")
    return first, end


def _known(id_: str, places: dict[str, int], what: str) -> int:
    if id_ not in places:
        raise UsageError(f"{id_}: the model has no such {what}; it has {', '.join(places) or 'none'}")
    return places[id_]
