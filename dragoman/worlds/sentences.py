"""Which sentence matters: what an answer would be without it, how much of its spread it bears, what would flip it.

For a sentence s and the answer O of the model's question, all on the same random numbers (common random numbers), so
that what differs is the sentence and nothing else:

* **effect** Δ_s = O(all) − O(all but s), with its standard error over worlds. Numbers that nothing else speaks to fall
  back to their defaults.
* **share**: the total Sobol index of the numbers that s feeds, as one group (Homma & Saltelli 1996, by Jansen's 1999
  estimator): the part of the answer's variance that would go if nothing but they were drawn anew.
* **flip**: how many prior standard deviations the numbers it feeds must move, all together, before another outcome is
  the likeliest; None where none does within `FARTHEST`.

The answer's variance is split once into what the numbers leave open and what chance does within a world.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from typing import Any, Literal

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from dragoman.records import Struct
from dragoman.worlds import hand
from dragoman.worlds.answers import answered, happened, standing_on
from dragoman.worlds.draws import draw
from dragoman.worlds.model import Model
from dragoman.worlds.numbers import numbers
from dragoman.worlds.plan import Plan, Shift
from dragoman.worlds.results import Run
from dragoman.worlds.simulate import simulate

#: Standard deviations beyond which nothing is looked for: "nothing within 2 sd flips it".
FARTHEST = 2.0
#: How finely the distance of a flip is told.
_FINEST = 0.25

#: The id of a report, which stands for its own voice.
_REPORT = re.compile(r"[0-9a-f]{12}")

Progress = Callable[[int, int], None]


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence that bears on the model: its source (`report:record`), who says it, its words, what it feeds.

    `speaker` is an id, as `--drop-speaker` takes it, `name` what it is called.
    """

    source: str
    speaker: str
    name: str
    text: str
    feeds: tuple[str, ...]


class Effect(Struct, frozen=True, kw_only=True):
    """What a sentence does to the answer. `effect` and `error` are in its unit (probability, or points of 100).

    `share` and `flip` are looked at for the strongest only; `looked` says whether they were. `flips_to`: the outcome
    that would then be the likeliest.
    """

    sentence: Sentence
    effect: float
    error: float
    looked: bool = False
    share: float | None = None
    share_error: float | None = None
    flip: float | None = None
    flips_to: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether the effect is more than two of its standard errors: what is less may be chance."""
        return abs(self.effect) > 2.0 * self.error


class Attribution(Struct, frozen=True, kw_only=True):
    """An answer (a chance of 0..1, or a place of 0..100) and what it hangs on, the strongest sentence first.

    `unseen`: how many sentences were not looked at, since it was stopped (Ctrl-C).
    """

    kind: Literal["chance", "place"]
    answer: float
    error: float
    worlds: int
    likeliest: str
    effects: tuple[Effect, ...]
    of_numbers: float | None
    of_chance: float | None
    assumed: tuple[str, ...]
    unseen: int = 0

    @property
    def verdict(self) -> str:
        """In words: the sentence it hangs on, a tie, or that none moves it."""
        sure = [each for each in self.effects if each.is_sure]
        if not sure:
            return "no sentence moves the answer by more than chance does"
        first = sure[0]
        beside = [each for each in sure[1:] if abs(first.effect) - abs(each.effect) <= 2.0 * _joint(first, each)]
        if beside:
            return f"a tie of {len(beside) + 1} sentences"
        return f"{first.sentence.source} matters most"


def sentences(model: Model) -> list[Sentence]:
    """The sentences that bear on a model as it stands, in the order in which they first do."""
    found: dict[str, tuple[str, str, list[str]]] = {}
    for name, number in numbers(model):
        if number.pinned is not None:
            continue
        for said in number.said:
            if not said.dropped and said.sources:
                found.setdefault(said.sources[0], (said.speaker, said.text, []))[2].append(name)
    return [
        Sentence(
            source=source, speaker=speaker, name=called(speaker, model), text=text, feeds=tuple(dict.fromkeys(feeds))
        )
        for source, (speaker, text, feeds) in found.items()
    ]


def called(speaker: str, model: Model) -> str:
    """A speaker's name: the model's own for its actors, others by their ids ("susan-thornton", "4fd1a0b2:analysts")."""
    names = {actor.id: actor.name for actor in model.actors}
    parts = [names.get(part) or _spelt(part) for part in speaker.split("+")]
    return " and ".join(parts)


def _spelt(id_: str) -> str:
    if _REPORT.fullmatch(id_):
        return "the report"
    report, _, name = id_.rpartition(":")
    words = name.replace("-", " ")
    return words if report or name.isupper() else words.title()


def attribute(
    model: Model,
    *,
    worlds: int = 8192,
    seed: int = 0,
    plan: Plan | None = None,
    threads: int | None = None,
    only: Sequence[str] | None = None,
    looked: int = 10,
    progress: Progress | None = None,
) -> Attribution:
    """What the answer to the model's question hangs on, over so many worlds.

    `only`: sources to look at, else all. `looked`: for how many of the strongest share and flip are sought, which takes
    up to eight runs each. `progress(done, of)` is called after each run.
    """
    how: dict[str, Any] = {"worlds": worlds, "seed": seed, "threads": threads}
    plan = plan or Plan()
    base = simulate(model, plan=plan, **how)
    some = [each for each in sentences(model) if only is None or each.source in only]
    found: list[Effect] = []
    of_numbers = None
    try:
        for effect in _effects(model, some, base, plan, how):
            found.append(effect)
            _tell(progress, len(found), len(some) + min(looked, len(some)))
        found.sort(key=lambda each: (-abs(each.effect), each.sentence.source))
        spreads = _spreads(model, {name for each in found[:looked] for name in each.sentence.feeds}, seed, worlds)
        for place, each in enumerate(found[:looked]):
            found[place] = _looked(each, model, base, plan, spreads, how)
            _tell(progress, len(some) + place + 1, len(some) + min(looked, len(some)))
        of_numbers = _of_numbers(model, base, plan, how)
    except _StoppedError:
        found.sort(key=lambda each: (-abs(each.effect), each.sentence.source))
    answer, error = answered(base)
    return Attribution(
        kind="chance" if model.question.issue is None else "place",
        answer=answer,
        error=error,
        worlds=base.worlds,
        likeliest=likeliest(model, base),
        effects=tuple(found),
        of_numbers=of_numbers,
        of_chance=None if of_numbers is None else 1.0 - of_numbers,
        assumed=standing_on(model)["assumed"],
        unseen=len(some) - len(found),
    )


class _StoppedError(Exception):
    """A run was cut off by Ctrl-C: what was found so far stands, and no more is begun."""


def _whole(model: Model, plan: Plan, how: dict[str, Any]) -> Run:
    run = simulate(model, plan=plan, **how)
    if not run.complete:
        raise _StoppedError
    return run


def _effects(model: Model, some: Sequence[Sentence], base: Run, plan: Plan, how: dict[str, Any]) -> Iterator[Effect]:
    """What each sentence does: a run without it, beside the base."""
    if not base.complete:
        raise _StoppedError
    for sentence in some:
        effect, error = paired(base, _whole(hand.without(model, [sentence.source]), plan, how))
        yield Effect(sentence=sentence, effect=effect, error=error)


def _tell(progress: Progress | None, done: int, of: int) -> None:
    if progress is not None:
        progress(done, of)


def paired(one: Run, other: Run) -> tuple[float, float]:
    """The difference of two runs' answers on the same random numbers, with its standard error over worlds."""
    a, b = _alike(one, other)
    apart = a - b
    return float(apart.mean()), float(apart.std() / sqrt(max(1, len(apart))))


def _alike(one: Run, other: Run) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What the question asks of the worlds that both have: one of them may have been cut off."""
    a, b = happened(one), happened(other)
    count = min(len(a), len(b))
    return a[:count], b[:count]


def likeliest(model: Model, run: Run) -> str:
    """The outcome that most worlds have: the asked actor's option, once done or never, or the outcome of an issue."""
    question = model.question
    if question.issue is not None:
        settled = run.settlement(question.issue)
        return str(settled.outcomes[int(np.argmax(settled.chances))])
    return str(question.option) if answered(run)[0] > 0.5 else f"not {question.option}"


def _looked(
    each: Effect, model: Model, base: Run, plan: Plan, spreads: dict[str, float], how: dict[str, Any]
) -> Effect:
    """The effect with the share of variance that its numbers bear, and how far they must move to flip the answer."""
    feeds = each.sentence.feeds
    other = _whole(model, replace(plan, redraw=feeds), how)
    share, error = _jansen(base, other)
    flip, to = _flip(model, base, plan, {name: spreads[name] for name in feeds if spreads.get(name)}, how)
    return Effect(
        sentence=each.sentence, effect=each.effect, error=each.error, looked=True, share=share, share_error=error,
        flip=flip, flips_to=to,
    )  # fmt: skip


def _jansen(base: Run, other: Run) -> tuple[float | None, float | None]:
    """E (f(A) − f(A_B))² / 2 Var f, and its standard error; None where the answer does not vary."""
    one, two = _alike(base, other)
    variance = float(one.var())
    if variance == 0.0:
        return None, None
    squares: NDArray[np.float64] = (one - two) ** 2 / (2.0 * variance)
    return float(squares.mean()), float(squares.std() / sqrt(len(squares)))


def _flip(
    model: Model, base: Run, plan: Plan, spreads: dict[str, float], how: dict[str, Any]
) -> tuple[float | None, str | None]:
    """The least distance, in steps of `_FINEST` deviations, at which another outcome is the likeliest; and which."""
    before = likeliest(model, base)

    def at(distance: float) -> str:
        shifts = tuple(Shift(name=name, by=distance * sd) for name, sd in spreads.items())
        return likeliest(model, _whole(model, replace(plan, shift=shifts), how))

    best: tuple[float | None, str | None] = (None, None)
    for sign in (1.0, -1.0) if spreads else ():
        to = at(sign * FARTHEST)
        if to == before:
            continue
        low, high = 0, round(FARTHEST / _FINEST)  # not flipped at `low`, flipped at `high`
        while high - low > 1:
            middle = (low + high) // 2
            there = at(sign * middle * _FINEST)
            low, high, to = (middle, high, to) if there == before else (low, middle, there)
        if best[0] is None or high * _FINEST < best[0]:
            best = (high * _FINEST, to)
    return best


def _of_numbers(model: Model, base: Run, plan: Plan, how: dict[str, Any]) -> float | None:
    """The part of the answer's variance that the numbers leave open: two worlds with the same numbers, other chance."""
    other = _whole(model, replace(plan, redraw_chance=True), how)
    one, two = _alike(base, other)
    variance = (one.var() + two.var()) / 2.0
    if variance == 0.0:
        return None
    return float(np.clip(((one - one.mean()) * (two - two.mean())).mean() / variance, 0.0, 1.0))


def _spreads(model: Model, names: set[str], seed: int, worlds: int) -> dict[str, float]:
    """The standard deviation of numbers over worlds."""
    if not names:
        return {}
    drawn = draw(model, seed=seed, first=0, count=worlds)
    return {name: float(np.std(drawn[name])) for name in sorted(names)}


def _joint(one: Effect, other: Effect) -> float:
    return sqrt(one.error**2 + other.error**2)
