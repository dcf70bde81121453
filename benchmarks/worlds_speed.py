"""How fast worlds run, whether the cost is linear, and whether the bits are always the same.

**Rows**: none; models of `worlds_models`, made up from a seed, with something of everything in them. *small* has 6
actors of 3 options, 12 factors and 12 steps, *large* 30 actors of 4 options, 60 factors and 24 steps.

**wall** seconds for `WORLDS` worlds on two threads, numbers drawn and everything counted; **processor** seconds for
the same, which is what other work on the machine does not change: half of it is the wall time on two free cores. The
shortest of `REPEATS` times. **attribution**: wall seconds for what `SENTENCES` sentences of the small model do over
`ATTRIBUTED` worlds, two threads, with share and flip of the ten strongest, as `run --sentences` does it. **first run**:
seconds until a process has compiled what it runs, which is then kept on disk; **later processes**: until it is
read from there.

**linear**: processor time for a line of sizes, as microseconds a world (and step); the largest distance from the
straight line through them, as a share of what was measured. **two processes**: the processor time that a run takes in
two processes and joined, beside that in one (1: nothing is lost). **same bits**: 1 where threads, processes and parts
all give the same, else 0. **memory**: how much a million small worlds take above `WORLDS` of them, resident, in MB.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.corpora import ROOT
from benchmarks.results import Figure, Result
from benchmarks.worlds_models import LARGE, SMALL, Size, made_up
from dragoman.worlds.results import Run, join
from dragoman.worlds.sentences import attribute, sentences
from dragoman.worlds.simulate import simulate, warm

WORLDS = 10_000
REPEATS = 3
MILLION = 1_000_000
SENTENCES, ATTRIBUTED = 40, 8192
#: Sizes on which linearity is looked at.
MANY_WORLDS = (5_000, 10_000, 20_000, 40_000)
MANY_STEPS = (6, 12, 24, 48)

_WARM = "import time; begun = time.perf_counter(); from dragoman.worlds.simulate import warm; warm(); " \
        "print(time.perf_counter() - begun)"  # fmt: skip


def measure(worlds: int = WORLDS) -> Iterator[Result]:
    """All figures of this file, on so many worlds."""
    warm()
    yield _result("small", worlds, [*_times(SMALL, worlds), *_starts()])
    yield _result("sentences", worlds, [_attribution(min(worlds, ATTRIBUTED))])
    yield _result("large", worlds, _times(LARGE, worlds))
    yield _result("linear", worlds, [*_over_worlds(worlds), *_over_steps(worlds)])
    yield _result("the same", worlds, [*_processes(worlds), _bits(min(worlds, 3000)), _memory(worlds)])


def _result(what: str, worlds: int, figures: Sequence[Figure]) -> Result:
    made = hashlib.sha256((ROOT / "benchmarks" / "worlds_models.py").read_bytes()).hexdigest()[:12]
    return Result("worlds_speed", "made-up models", made, what, worlds, tuple(figures))


def _times(size: Size, worlds: int) -> list[Figure]:
    model = made_up(size)
    took = [_clocked(lambda: simulate(model, worlds, threads=2)) for _ in range(REPEATS)]
    return [
        Figure("wall", min(wall for wall, _ in took), n=worlds, unit="s"),
        Figure("processor", min(cpu for _, cpu in took), n=worlds, unit="s"),
    ]


def _attribution(worlds: int) -> Figure:
    model = made_up(SMALL)
    only = [each.source for each in sentences(model)][:SENTENCES]
    wall, _ = _clocked(lambda: attribute(model, worlds=worlds, threads=2, only=only, looked=10))
    return Figure(f"attribution of {len(only)} sentences", wall, n=worlds, unit="s")


def _clocked(run: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - cpu


def _starts() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "NUMBA_CACHE_DIR": folder}
        first, later = (
            float(
                subprocess.run(
                    [sys.executable, "-c", _WARM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
                ).stdout
            )
            for _ in range(2)
        )
    return [Figure("first run, compiling", first, unit="s"), Figure("later processes", later, unit="s")]


def _over_worlds(worlds: int) -> list[Figure]:
    sizes = [max(1, each * worlds // WORLDS) for each in MANY_WORLDS]
    model = made_up(SMALL)
    seconds = [_shortest(lambda n=size: simulate(model, n, threads=1)) for size in sizes]
    return [
        *(
            Figure(f"small, {size:,} worlds, a world", 1e6 * took / size, n=size, unit="µs")
            for size, took in zip(sizes, seconds, strict=True)
        ),
        Figure("off the line, over worlds", _off_the_line(sizes, seconds)),
    ]


def _over_steps(worlds: int) -> list[Figure]:
    seconds = []
    for steps in MANY_STEPS:
        model = made_up(replace(SMALL, steps=steps))
        seconds.append(_shortest(lambda model=model: simulate(model, worlds, threads=1)))
    return [
        *(
            Figure(f"small, {steps} steps, a world", 1e6 * took / worlds, n=worlds, unit="µs")
            for steps, took in zip(MANY_STEPS, seconds, strict=True)
        ),
        Figure("off the line, over steps", _off_the_line(MANY_STEPS, seconds)),
    ]


def _shortest(run: Callable[[], object]) -> float:
    return min(_clocked(run)[1] for _ in range(REPEATS))


def _off_the_line(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The largest distance from the straight line of least squares, as a share of what was measured there."""
    line = np.polyval(np.polyfit(sizes, seconds, 1), sizes)
    return float(np.max(np.abs(1.0 - line / np.array(seconds))))


def _part(first: int, worlds: int) -> tuple[Run, float]:
    """A part of a run in this process, after a warm start; and its processor seconds."""
    model = made_up(LARGE)
    simulate(model, 1, first=first, threads=1)
    begun = time.process_time()
    run = simulate(model, worlds, first=first, threads=1)
    return run, time.process_time() - begun


def _processes(worlds: int) -> list[Figure]:
    halves = [(0, worlds // 2), (worlds // 2, worlds - worlds // 2)]
    with get_context("spawn").Pool(2) as pool:
        pool.starmap(_part, [(0, 1), (1, 1)])
        parts = pool.starmap(_part, halves)
    with get_context("spawn").Pool(1) as pool:
        (whole,) = pool.starmap(_part, [(0, worlds)])
    same = _digest(join([run for run, _ in parts])) == _digest(whole[0])
    return [
        Figure("two processes, processor time beside one", sum(cpu for _, cpu in parts) / whole[1], unit="×"),
        Figure("same bits, two processes", float(same)),
    ]


def _bits(worlds: int) -> Figure:
    model = made_up(SMALL)
    digests = {_digest(simulate(model, worlds, threads=threads)) for threads in (1, 2, 3)}
    digests.add(_digest(join([simulate(model, 1 + worlds // 3), simulate(model, worlds - 1 - worlds // 3,
                                                                        first=1 + worlds // 3)])))  # fmt: skip
    return Figure("same bits, one to three threads and two parts", float(len(digests) == 1))


def _digest(run: Run) -> str:
    made = hashlib.sha256()
    for each in (*run.totals, run.happened):
        made.update(np.ascontiguousarray(each).tobytes())
    return made.hexdigest()


def _resident(worlds: int) -> float:
    """Runs in a fresh process and returns the most that it held, in MB."""
    simulate(made_up(SMALL), worlds, threads=2)
    # Not `ru_maxrss`, which a process has from the one that began it.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1000


def _memory(worlds: int) -> Figure:
    most = []
    for many in (worlds, worlds * MILLION // WORLDS):
        with get_context("spawn").Pool(1) as pool:
            most.append(pool.apply(_resident, (many,)))
    return Figure("memory, a hundred times the worlds", most[1] - most[0], n=worlds * MILLION // WORLDS, unit="MB")
