"""Speed: the whole reading on full-length news, beside its own network alone and beside a spaCy pipeline.

**Rows**: `{"text"}`; `ARTICLES` of them, evenly from the whole corpus. Every figure is of whole processes: one or two
are started, load, read one article, and wait; then all begin at once, each on its share, and the clock stops when the
last is done. One thread a process. The shorter of `REPEATS` runs counts: what else runs on a machine only ever adds.

**articles / word pieces a second**: of the whole reading, text in, records out. Word pieces are those that the
network is given, [CLS], [SEP] and padding not counted. **in session.run**: the share of the wall time, one process.

**bare session.run**: the same word pieces through onnxruntime's `session.run` and nothing else, inputs made
beforehand, with the window and batch (windows sorted by length) of `WINDOWS` and `BATCHES` that are fastest on a
tenth of the articles. **time beside bare**: wall time of the reading over that of bare `session.run` for the same
pieces, at the same number of processes.

**spaCy**: the pipeline of `spacy_small` (tok2vec, tagger, parser, ner; random weights) on the same articles by
`nlp.pipe`, in the same way.

**cold start**: wall time of a new process `dragoman read FILE --json` for one article of median length, from its
start to its end; median of `STARTS`. Files are in the system's cache after the first, which is not counted.
**import**: the same of `dragoman --help`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks.corpora import ROOT, Corpus
from benchmarks.results import Figure, Result
from benchmarks.speed_child import Task, Took, sample

ARTICLES, REPEATS, STARTS = 200, 2, 7
WINDOWS, BATCHES = (126, 190, 254, 382, 510), (1, 2, 8)
#: As the processes of `dragoman build` are started: numpy's matrix products would else take a thread a core.
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1"}
COMMAND = (sys.executable, "-c", "from dragoman.cli import main; main()")


class ChildError(Exception):
    """A measured process ended without an answer. The message is what it last wrote."""


def together(task: Task, processes: int) -> tuple[float, list[Took]]:
    """Runs `task` in so many processes at once; the wall time from their common start to the last end, in seconds."""
    children = []
    for part in range(processes):
        own = json.dumps(asdict(replace(task, part=part, parts=processes)))
        command = [sys.executable, "-m", "benchmarks.speed_child", own]
        pipe = subprocess.PIPE
        children.append(
            subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe, env=ONE_THREAD)
        )
    try:
        for child in children:
            if child.stdout is None or child.stdout.readline().strip() != "ready":
                raise ChildError(_last_words(child))
        begun = time.perf_counter()
        for child in children:
            if child.stdin is not None:
                child.stdin.write("go\n")
                child.stdin.flush()
        took = []
        for child in children:
            line = child.stdout.readline() if child.stdout is not None else ""
            if not line:
                raise ChildError(_last_words(child))
            took.append(Took(**json.loads(line)))
        return time.perf_counter() - begun, took
    finally:
        for child in children:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout, child.stderr):
                if stream is not None:
                    stream.close()


def best(task: Task, processes: int, repeats: int = REPEATS) -> tuple[float, list[Took]]:
    """The shortest of `repeats` runs."""
    return min((together(task, processes) for _ in range(repeats)), key=lambda run: run[0])


def measure(corpus: Corpus, articles: int = ARTICLES, spacy: bool = True) -> Result:
    """All figures of this file."""
    task = Task("read", str(corpus.path.resolve()), articles)
    figures: list[Figure] = []
    reading: dict[int, float] = {}
    for processes in (1, 2):
        wall, took = best(task, processes)
        reading[processes] = wall
        pieces = sum(part.pieces for part in took)
        label = _processes(processes)
        figures += [
            Figure(f"articles a second, {label}", sum(part.documents for part in took) / wall, unit="/s"),
            Figure(f"word pieces a second, {label}", pieces / wall, n=pieces, unit="/s"),
        ]
        if processes == 1:
            figures.append(Figure("in session.run", took[0].session / took[0].wall))
    window, batch, tried = fastest(replace(task, work="bare", articles=max(10, articles // 10)))
    for processes in (1, 2):
        wall, took = best(replace(task, work="bare", window=window, batch=batch), processes)
        label = _processes(processes)
        pieces = sum(part.pieces for part in took)
        figures += [
            Figure(f"bare session.run, word pieces a second, {label}", pieces / wall, n=pieces, unit="/s"),
            Figure(f"time beside bare, {label}", reading[processes] / wall, unit="×"),
        ]
    if spacy:
        for processes in (1, 2):
            wall, took = best(replace(task, work="spacy"), processes)
            documents = sum(part.documents for part in took)
            figures.append(Figure(f"spaCy, articles a second, {_processes(processes)}", documents / wall, unit="/s"))
    figures += cold_start(corpus)
    note = f"bare session.run at its best: window {window}, batch {batch}; word pieces a second by window × batch: " + (
        ", ".join(f"{w}×{b} {rate:,.0f}" for (w, b), rate in tried.items())
    )
    return Result("speed", corpus.name, corpus.sha256(), "whole reading", articles, tuple(figures), note)


def fastest(task: Task) -> tuple[int, int, dict[tuple[int, int], float]]:
    """Window and batch at which bare `session.run` has the most word pieces a second, and all rates that were tried."""
    rates = {}
    for window in WINDOWS:
        for batch in BATCHES:
            wall, (took,) = together(replace(task, window=window, batch=batch), 1)
            rates[window, batch] = took.pieces / wall
    window, batch = max(rates, key=lambda pair: rates[pair])
    return window, batch, rates


def cold_start(corpus: Corpus, starts: int = STARTS) -> list[Figure]:
    """Seconds that a new process takes to read one article of median length, and to print its help."""
    text = sorted(sample(corpus, 101), key=len)[50]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(text, encoding="utf-8")
        _timed("read", str(report), "--json")
        read = statistics.median(_timed("read", str(report), "--json") for _ in range(starts))
    imported = statistics.median(_timed("--help") for _ in range(starts))
    return [
        Figure("cold start, one report", read, n=starts, unit="s"),
        Figure("import and help", imported, n=starts, unit="s"),
    ]


def _timed(*arguments: str) -> float:
    begun = time.perf_counter()
    run = subprocess.run([*COMMAND, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begun
    if run.returncode:
        raise ChildError(f"dragoman {' '.join(arguments)}: exit status {run.returncode}: {run.stderr.strip()[-300:]}")
    return taken


def _processes(number: int) -> str:
    return "1 process" if number == 1 else f"{number} processes"


def _last_words(child: subprocess.Popen[str]) -> str:
    _, err = child.communicate()
    return f"a measured process ended early: {err.strip()[-500:] or 'it wrote nothing'}"
