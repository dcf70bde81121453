"""A situation run forward: its model made or opened, the analyst's hand and a scenario put to it, worlds simulated.

The model is the `model.toml` in the situation's folder where there is one and no other question is asked; else it is
made anew from what is read. What the analyst changed (`hand.jsonl`) is applied to either.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.projection import Projection
from dragoman.store import Store
from dragoman.worlds import hand, scenario, seals
from dragoman.worlds.model import Model, Spread

#: The model of a situation, in its folder.
MODEL = "model.toml"
#: Worlds of which every act and factor is kept, so that runs can be compared world by world; more are only counted.
KEPT = 50_000
WORLDS = 10_000

Progress = Callable[[int, int], None]


def bare_model(store: Store, question: str | None = None, file: str | os.PathLike[str] | None = None) -> Model:
    """The model without the analyst's changes: of a file, of the folder, or made from the records.

    Raises `UsageError` where nothing is asked in the situation, and `ModelError` for a file with mistakes.
    """
    from dragoman.worlds.making import make_model
    from dragoman.worlds.model_file import read_model

    if file is not None:
        if question is not None:
            raise UsageError("a model file has its own question: give one of the two")
        return read_model(Path(file))
    kept = store.folder / MODEL
    if question is None and kept.exists():
        return read_model(kept)
    return make_model(store, question)


def model_of(store: Store, question: str | None = None, file: str | os.PathLike[str] | None = None) -> Model:
    """The model as it stands, with the analyst's changes."""
    return hand.applied(bare_model(store, question, file), hand.read(store.folder)[0])


def run(
    store: Store,
    question: str | None = None,
    *,
    set: Mapping[str, str | float] | None = None,
    force: Sequence[str] = (),
    hold: Mapping[str, str | float] | None = None,
    shock: Sequence[str] = (),
    drop_claims: Sequence[str] = (),
    drop_speakers: Sequence[str] = (),
    file: str | os.PathLike[str] | None = None,
    model: Model | str | os.PathLike[str] | None = None,
    steps: int | None = None,
    worlds: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    name: str | None = None,
    progress: Progress | None = None,
) -> Projection:
    """Runs a situation forward, as it stands or under a scenario (`file`, or the same by name: see `worlds.scenario`).

    Runs of one seed share their random numbers, so that they can be subtracted. Raises `UsageError` for what the model
    does not have.
    """
    given = scenario.read(Path(file)) if file is not None else scenario.Scenario(name="base")
    wanted = scenario.Scenario(
        name=name or given.name,
        set={**given.set, **_words(set)},
        force=(*given.force, *force),
        hold={**given.hold, **_words(hold)},
        shock=(*given.shock, *shock),
        drop_claim=(*given.drop_claim, *drop_claims),
        drop_speaker=(*given.drop_speaker, *drop_speakers),
        steps=steps if steps is not None else given.steps,
        worlds=worlds if worlds is not None else given.worlds,
        seed=seed if seed is not None else given.seed,
    )
    if wanted.name == "base" and wanted:
        wanted = scenario.named(wanted)
    base = model if isinstance(model, Model) else model_of(store, question, model)
    return staged(base, wanted, threads=threads, progress=progress)


def staged(
    model: Model, wanted: scenario.Scenario, *, threads: int | None = None, progress: Progress | None = None
) -> Projection:
    """A model run under a scenario."""
    from dragoman.worlds.simulate import simulate

    on = scenario.at(wanted, model)
    count = wanted.worlds or WORLDS
    found = simulate(
        on.model, worlds=count, seed=wanted.seed or 0, plan=on.plan, threads=threads, keep=count <= KEPT,
        progress=progress,
    )  # fmt: skip
    return Projection(on.model, found, on.plan, wanted.name, wanted)


def change(
    store: Store,
    kind: hand.ChangeKind,
    *,
    number: str | None = None,
    value: str | float | None = None,
    source: str | None = None,
    speaker: str | None = None,
    factor: float | None = None,
    undone: str | None = None,
    reason: str | None = None,
    model: Model | None = None,
) -> hand.Change:
    """Changes the model of a situation from now on, as a record that can be undone.

    `model` is the one in which number or sentence are looked for, as it stands; without it that of no question. The
    change counts in all that have what it names.

    Raises `UsageError` for a number, sentence, speaker or change that is not there.
    """
    from dragoman.worlds.naming import number_named

    changes, _ = hand.read(store.folder)
    model = model_of(store) if model is None else model
    spread: Spread | None = None
    if number is not None:
        number = number_named(model, number)
        if kind == "pin":
            if value is None:
                raise UsageError("say what to pin it to: 0.8, 0.2..0.9, 0.2/0.5/0.9, or low, medium, high")
            spread = scenario.value_of(str(value), number, model)
    if kind == "undo":
        fitting = [each.id for each in changes if undone and each.id.startswith(undone)]
        if len(fitting) != 1:
            raise UsageError(f"{'no' if not fitting else 'more than one'} change {undone!r} has been made")
        undone = fitting[0]
    made = hand.new(
        model, kind, number=number, spread=spread, source=source, speaker=speaker, factor=factor, undone=undone,
        reason=reason,
    )  # fmt: skip
    hand.append(store.folder, made)
    return made


def seal(store: Store, projection: Projection, deadline: str, own: float | None = None) -> seals.Seal:
    """Seals what a run answers, to be scored when the day has come. Raises `UsageError` for a scenario's run."""
    from importlib.metadata import version

    if projection.scenario is not None and projection.scenario:
        raise UsageError("a scenario is no forecast: seal a run of the base")
    answer = projection.answer
    issue = next((each for each in answer.issues if each.issue == projection.model.question.issue), None)
    places: tuple[seals.Place, ...] = ()
    if issue is not None:
        places = tuple(
            seals.Place(at=at, chance=chance) for at, chance in zip(issue.places, issue.chances, strict=True)
        )
    return seals.seal(
        store.folder, projection.model, deadline=deadline, seed=answer.seed, worlds=answer.worlds,
        version=version("dragoman"), answer=answer.answer if answer.kind == "chance" else None, error=answer.error,
        places=places, weighted_mean=issue.weighted_mean if issue else None, own=own,
    )  # fmt: skip


def _words(values: Mapping[str, str | float] | None) -> dict[str, str]:
    return {name: str(value) for name, value in (values or {}).items()}
