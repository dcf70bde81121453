"""One measured process: `python -m benchmarks.speed_child TASK`, TASK being JSON (`Task`).

It loads, does its work once on one article, prints "ready", waits for a line on its standard input, does the work on
its share of the articles, and prints what it took as one line of JSON (`Took`).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np

from benchmarks.corpora import Corpus
from dragoman.reading.pieces import PAD


@dataclass(frozen=True, slots=True)
class Task:
    """What a process is to do: `work` on every `parts`-th of `articles` articles of a corpus, from the `part`-th on.

    `read`: the whole reading. `bare`: the same word pieces through `session.run` alone, `batch` windows of `window`
    pieces a call. `spacy`: the pipeline of `spacy_small`. `memory`: the whole reading, memory looked at after each.
    """

    work: Literal["read", "bare", "spacy", "memory"]
    corpus: str
    articles: int
    part: int = 0
    parts: int = 1
    window: int = 0
    batch: int = 1


@dataclass(slots=True)
class Took:
    """What the work took: seconds, of these `session` in `session.run`; `resident` MB after each article, `peak` MB."""

    documents: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    session: float = 0.0
    pieces: int = 0
    resident: list[float] = field(default_factory=list)
    peak: float = 0.0


class TimedSession:
    """An onnxruntime session that says how long it ran and over how many word pieces, [CLS] and [SEP] not counted."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.seconds, self.pieces = 0.0, 0

    def run(self, names: Sequence[str] | None, feeds: dict[str, Any]) -> Any:
        """As `InferenceSession.run`."""
        begun = time.perf_counter()
        out = self.session.run(names, feeds)
        self.seconds += time.perf_counter() - begun
        self.pieces += int(np.count_nonzero(feeds["ids"] != PAD)) - 2 * len(feeds["ids"])
        return out

    def __getattr__(self, name: str) -> Any:
        return getattr(self.session, name)


def sample(corpus: Corpus, articles: int) -> list[str]:
    """The texts of `articles` articles, evenly from the whole corpus: its parts are of different length and manner."""
    texts = [row["text"] for row in corpus.rows()]
    n = min(articles, len(texts))
    return [texts[at * len(texts) // n] for at in range(n)]


def prepare(task: Task, texts: list[str]) -> Callable[[Took], None]:
    """Everything that is done before the clock starts; what it returns does the work and fills in a `Took`."""
    if task.work == "spacy":
        return _spacy(texts)
    from benchmarks.readers import whole
    from dragoman.reading.network import load

    network = load()
    timed = TimedSession(network.session)
    network.session = timed
    if task.work == "bare":
        return _bare(task, texts, network, timed)
    whole(texts[0])

    def work(took: Took) -> None:
        timed.seconds, timed.pieces = 0.0, 0
        look = _memory() if task.work == "memory" else None
        for text in texts:
            whole(text)
            if look is not None:
                took.resident.append(look())
        took.session, took.pieces = timed.seconds, timed.pieces

    return work


def _bare(task: Task, texts: list[str], network: Any, timed: TimedSession) -> Callable[[Took], None]:
    from benchmarks.readers import whole
    from dragoman.reading.pieces import cut_windows, find_pieces

    # The reading decides what of a text is read at all: its words are caught where it hands them to the network.
    caught: list[Any] = []
    run = network.run

    def catch(words: Any, *rest: Any, **named: Any) -> Any:
        caught.append(words)
        return run(words, *rest, **named)

    network.run = catch
    for text in texts:
        whole(text)
    network.run = run
    parts = []
    for words in caught:
        pieces = find_pieces(words, network.tokenizer)
        parts += [(pieces, window) for window in cut_windows(words, pieces, task.window)]
    if task.batch > 1:  # windows of like length together, so that little is padding
        parts.sort(key=lambda part: int(part[0].first[part[1].last] - part[0].first[part[1].first]))
    feeds = [network.inputs(parts[at : at + task.batch], task.window) for at in range(0, len(parts), task.batch)]
    session = timed.session
    for feed in feeds[:3]:
        session.run(None, feed)

    def work(took: Took) -> None:
        timed.seconds, timed.pieces = 0.0, 0
        for feed in feeds:
            timed.run(None, feed)
        took.session, took.pieces = timed.seconds, timed.pieces

    return work


def _spacy(texts: list[str]) -> Callable[[Took], None]:
    from benchmarks.spacy_small import build

    nlp = build()
    nlp(texts[0])

    def work(took: Took) -> None:
        for _ in nlp.pipe(texts):
            pass

    return work


def _memory() -> Callable[[], float]:
    import psutil

    process = psutil.Process()
    return lambda: process.memory_info().rss / 1e6


def main(task: Task) -> Iterator[str]:
    """The lines that the process prints; between the first and the second it waits for the word to begin."""
    texts = sample(Corpus(Path(task.corpus)), task.articles)[task.part :: task.parts]
    work = prepare(task, texts)
    yield "ready"
    sys.stdin.readline()
    took = Took(documents=len(texts))
    wall, cpu = time.perf_counter(), time.process_time()
    work(took)
    took.wall, took.cpu = time.perf_counter() - wall, time.process_time() - cpu
    # Kilobytes on Linux, bytes on macOS.
    took.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    yield json.dumps(asdict(took))


if __name__ == "__main__":
    for line in main(Task(**json.loads(sys.argv[1]))):
        print(line, flush=True)
