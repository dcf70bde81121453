"""What the page runs, behind its answers: models made, kernels compiled, sentences left out one by one.

All of this takes from seconds to a minute where it is done for the first time, so it is done in threads of its own, a
`Task` each, which a page asks how far it is. What was done is kept: the last models, runs of the base, attributions.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, TypeVar

from dragoman.errors import DragomanError
from dragoman.folder import FIXES, MANIFEST
from dragoman.least import EVERYTHING, Least
from dragoman.page.reader import generation
from dragoman.projection import Projection
from dragoman.worlds import hand
from dragoman.worlds.kept_models import Made
from dragoman.worlds.model import Model
from dragoman.worlds.plan import Plan
from dragoman.worlds.scenario import Scenario
from dragoman.worlds.sentences import Attribution

T = TypeVar("T")

#: Tasks and runs of the base that are kept. Design values: a run of 20,000 worlds over 60 steps has up to 100 MB.
TASKS, BASES = 24, 3
#: Reports from which on a model is made by a process of its own, which takes a second to start. A design value.
LARGE = 400
#: Seconds that a page waits for a task before it says how far it is. A design value.
PATIENCE = 1.5


class Task(Generic[T]):
    """Something that is done in a thread of its own. `done` of `of` parts are done; `result` raises what it raised."""

    def __init__(self, work: Callable[[Task[T]], T], turn: threading.Lock) -> None:
        self.what, self.done, self.of = "waiting for another", 0, 0
        self._found: T | None = None
        self._failure: Exception | None = None
        self._ended = threading.Event()
        threading.Thread(target=self._run, args=(work, turn), daemon=True).start()

    def tell(self, done: int, of: int) -> None:
        """Says how far it is."""
        self.done, self.of = done, of

    def ended(self, patience: float | None = 0.0) -> bool:
        """Whether it has ended, after a wait of some seconds; without an end where `patience` is None."""
        return self._ended.wait(patience)

    @property
    def failed(self) -> bool:
        """Whether it ended by a mistake that may pass; what cannot be answered will not be the next time, either."""
        return self._failure is not None and not isinstance(self._failure, DragomanError)

    @property
    def result(self) -> T:
        """What was done. Raises what the work raised."""
        if self._failure is not None:
            raise self._failure
        assert self._ended.is_set()
        return self._found  # type: ignore[return-value]

    def _run(self, work: Callable[[Task[T]], T], turn: threading.Lock) -> None:
        try:
            with turn:
                self._found = work(self)
        except Exception as failure:  # is told to whoever asks for the result
            self._failure = failure
        finally:
            self._ended.set()


_tasks: OrderedDict[Hashable, Task[Any]] = OrderedDict()
_bases: OrderedDict[Hashable, Projection] = OrderedDict()
_lock = threading.Lock()
#: One model is made at a time, and one attribution: each takes a core or two for itself.
_making, _attributing = threading.Lock(), threading.Lock()


def _task(key: Hashable, work: Callable[[Task[T]], T], turn: threading.Lock) -> Task[T]:
    """The task of a key: begun where there is none, or where the last one failed."""
    with _lock:
        found = _tasks.get(key)
        if found is None or found.failed:
            found = _tasks[key] = Task(work, turn)
        _tasks.move_to_end(key)
        while len(_tasks) > TASKS:
            _tasks.popitem(last=False)
        return found


def made(folder: Path, question: str | None, least: Least = EVERYTHING) -> Task[Made]:
    """The model of a question before the analyst's changes: that of `model.toml` where nothing is asked, and one is
    there; and the kernel, compiled. Its result raises what `making.make` raises."""
    key = "model", folder, generation(folder, (MANIFEST, FIXES, "model.toml")), question, least

    def work(task: Task[Made]) -> Made:
        from dragoman.running import MODEL
        from dragoman.worlds.model_file import read_model
        from dragoman.worlds.simulate import warm

        task.what = "the reports are gone through for what bears on the question"
        if question is None and (folder / MODEL).exists():
            found = Made(read_model(folder / MODEL))
        else:
            found = _made(folder, question, least)
        task.what = "the simulation is compiled, once on this machine: half a minute or so"
        warm()
        return found

    return _task(key, work, _making)


def _made(folder: Path, question: str | None, least: Least = EVERYTHING) -> Made:
    """The model of a question. Of a large situation it is made by a process of its own, since going through thousands
    of reports would keep the pages waiting that others ask for."""
    from dragoman.store import Store
    from dragoman.worlds.kept_models import is_kept, made_at

    store = Store(folder, least=least)
    try:
        alone = store.manifest.reports > LARGE and not is_kept(store, question)
    finally:
        store.close()
    if not alone:
        return made_at(folder, question, least)
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(made_at, folder, question, least).result()


def standing(folder: Path, bare: Model) -> Model:
    """A model with the analyst's changes."""
    return hand.applied(bare, hand.read(folder)[0])


def now(folder: Path, question: str | None, least: Least = EVERYTHING) -> Model:
    """The model of a question with the analyst's changes, waited for. Raises what making it raises."""
    task = made(folder, question, least)
    task.ended(None)
    return standing(folder, task.result.model)


def base(state: Hashable, model: Model, length: Scenario) -> Projection:
    """A run without a scenario, as long and as wide as `length` has it. `state` names the model."""
    from dragoman.running import staged

    key = state, length.steps, length.worlds, length.seed
    with _lock:
        found = _bases.get(key)
    if found is None:
        found = staged(model, Scenario(steps=length.steps, worlds=length.worlds, seed=length.seed))
    with _lock:
        _bases[key] = found
        _bases.move_to_end(key)
        while len(_bases) > BASES:
            _bases.popitem(last=False)
    return found


def sentences(state: Hashable, model: Model, plan: Plan, seed: int, scenario: str) -> Task[Attribution]:
    """What each sentence does to the answer. `state` and `scenario` name the model, `plan` is done to the run."""

    def work(task: Task[Attribution]) -> Attribution:
        from dragoman.worlds.sentences import attribute

        task.what = "each sentence is left out in turn"
        return attribute(model, seed=seed, plan=plan, progress=task.tell)

    return _task(("sentences", state, scenario, seed), work, _attributing)
