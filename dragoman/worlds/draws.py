"""A model's numbers as drawn: a model in; out, for every world, one value a number.

What a world believes of a number: the analyst's pin where there is one; else what one of those says that speak of it,
chosen by their weights; else the default. What a speaker says holds in a world with probability ρπ + (1−ρ)/2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import UsageError
from dragoman.worlds import chance
from dragoman.worlds.arithmetic import log
from dragoman.worlds.checking import check
from dragoman.worlds.compiling import LANES, Floats, Ints, Keys, kept, stage, stamp
from dragoman.worlds.model import Beta, Model, Number, Said
from dragoman.worlds.numbers import kind_of, numbers
from dragoman.worlds.plan import Plan
from dragoman.worlds.ranges import RANGES
from dragoman.worlds.spreads import Gathering, Spreads, fill, is_fixed


class Recipes(NamedTuple):
    """How each number is drawn. Numbers in the order of `numbers` (n,); what is said of them in theirs (s,).

    `spread` is the pin's place among the spreads, or the default's; `fixed` numbers have one value. `said_from`
    (n + 1,) says where a number's voices begin. `wrong_is_nothing`: a wrong speaker means 0, not the default. `rarely`
    is 1/weight. Places are −1 where there is nothing to draw: the speaker is always right.
    """

    key: Keys
    shift: Floats
    low: Floats
    high: Floats
    spread: Ints
    fixed: NDArray[np.bool_]
    said_from: Ints
    said_key: Keys
    speaker: Ints
    said_spread: Ints
    claim: Ints
    reliability: Ints
    wrong_is_nothing: NDArray[np.bool_]
    scale: Floats
    rarely: Floats
    speaker_key: Keys
    spreads: Spreads


def recipes(model: Model, plan: Plan | None = None) -> Recipes:
    """How the numbers of a model are drawn, those of the plan moved or drawn anew.

    Raises `ModelError` for a spread from which nothing can be drawn, `UsageError` for numbers of the plan that are not.
    """
    plan = plan or Plan()
    shift = {each.name: each.by for each in plan.shift}
    anew = set(plan.redraw)
    _check_names(model, {*shift, *anew})
    gathering = Gathering()
    speakers: dict[str, int] = {}
    names: list[str] = []
    drawn: list[str] = []  # the names under which the numbers are drawn
    spread: list[int] = []
    fixed: list[bool] = []
    said_from = [0]
    voices: list[tuple[str, Said, int]] = []
    for name, number in numbers(model):
        names.append(name)
        drawn.append(f"{name} anew" if name in anew else name)
        own = number.default if number.pinned is None else number.pinned
        spread.append(gathering.place(name, own))
        fixed.append(is_fixed(own) is not None)
        heard = () if number.pinned is not None else _voices(number)
        for key, voice in zip(_voice_keys(drawn[-1], heard), heard, strict=True):
            voices.append((key, voice, gathering.place(name, voice.spread)))
        said_from.append(len(voices))
    said = [each for _, each, _ in voices]
    keys = [key for key, _, _ in voices]
    ranges = [RANGES[kind_of(name)] for name in names]
    return Recipes(
        key=chance.name_keys(drawn),
        shift=np.array([shift.get(name, 0.0) for name in names]),
        low=np.array([-np.inf if low is None else low for low, _ in ranges]),
        high=np.array([np.inf if high is None else high for _, high in ranges]),
        spread=np.array(spread, dtype=np.int64),
        fixed=np.array(fixed, dtype=np.bool_),
        said_from=np.array(said_from, dtype=np.int64),
        said_key=chance.name_keys(keys),
        speaker=np.array([speakers.setdefault(each.speaker, len(speakers)) for each in said], dtype=np.int64),
        said_spread=np.array([place for _, _, place in voices], dtype=np.int64),
        claim=np.array(
            [
                -1 if is_fixed(each.chance) == 1.0 else gathering.place(key, each.chance)
                for key, each in zip(keys, said, strict=True)
            ],
            dtype=np.int64,
        ),
        reliability=np.array(
            [
                -1
                if each.reliability is None
                else gathering.place(key, Beta(a=each.reliability[0], b=each.reliability[1]))
                for key, each in zip(keys, said, strict=True)
            ],
            dtype=np.int64,
        ),
        wrong_is_nothing=np.array([each.wrong == "nothing" for each in said], dtype=np.bool_),
        scale=np.array([each.scale for each in said], dtype=np.float64),
        rarely=np.array([1.0 / each.weight if each.weight else np.inf for each in said], dtype=np.float64),
        speaker_key=chance.name_keys(list(speakers)),
        spreads=gathering.arrays(),
    )


def _check_names(model: Model, wanted: set[str]) -> None:
    unknown = wanted - {name for name, _ in numbers(model)}
    if unknown:
        raise UsageError(f"the model has no number {min(unknown)!r}")


def _voices(number: Number) -> tuple[Said, ...]:
    return tuple(each for each in number.said if not each.dropped)


def _voice_keys(name: str, voices: Sequence[Said]) -> list[str]:
    """A name for each voice, by its first source: dropping another voice does not change it."""
    sources = [said.sources[0] for said in voices]
    return [f"{name} {source} {sources[:at].count(source)}" for at, source in enumerate(sources)]


@stage
def draw_block(
    recipe: Recipes, seed: np.uint64, world: int, trust: Floats, four: Floats, rows: Floats, out: Floats
) -> None:
    """The numbers of the worlds `world` to `world + LANES` into `out` (n, LANES).

    Scratch: `trust` (speakers, LANES), `four` (4, LANES), `rows` (6, LANES).
    """
    for speaker in range(len(recipe.speaker_key)):
        chance.uniform(seed, chance.SPEAKER, 0, recipe.speaker_key[speaker], world, trust[speaker])
    share, value, right, best = rows[0], rows[1], rows[2], rows[3]
    for number in range(len(recipe.key)):
        own = out[number]
        if not recipe.fixed[number]:
            chance.uniform(seed, chance.NUMBER, 0, recipe.key[number], world, share)
        fill(recipe.spreads, recipe.spread[number], share, own)
        first, last = recipe.said_from[number], recipe.said_from[number + 1]
        if first == last:
            _move(recipe, number, own)
            continue
        default = rows[4]
        for lane in range(LANES):
            default[lane] = own[lane]
            best[lane] = -np.inf
        for said in range(first, last):
            chance.uniforms(seed, chance.SAID, 0, recipe.said_key[said], world, four)
            _holds(recipe, said, trust, four, rows[5], right)
            fill(recipe.spreads, recipe.said_spread[said], four[3], value)
            nothing = recipe.wrong_is_nothing[said]
            for lane in range(LANES):
                # Each world believes the voice with the largest u^(1/weight).
                bid = log(four[0, lane]) * recipe.rarely[said]
                if bid > best[lane]:
                    best[lane] = bid
                    wrong = 0.0 if nothing else default[lane]
                    own[lane] = recipe.scale[said] * value[lane] if right[lane] > 0.0 else wrong
        _move(recipe, number, own)


@stage
def _move(recipe: Recipes, number: int, own: Floats) -> None:
    """Moves a number by its shift, within its range."""
    if recipe.shift[number] != 0.0:
        for lane in range(LANES):
            own[lane] = min(max(own[lane] + recipe.shift[number], recipe.low[number]), recipe.high[number])


@stage
def _holds(recipe: Recipes, said: int, trust: Floats, four: Floats, claim: Floats, right: Floats) -> None:
    """Into `right` (LANES,) 1 where what is said holds, else 0."""
    if recipe.claim[said] < 0:
        for lane in range(LANES):
            claim[lane] = 1.0
    else:
        fill(recipe.spreads, recipe.claim[said], four[2], claim)
    if recipe.reliability[said] < 0:
        for lane in range(LANES):
            right[lane] = 1.0 if four[1, lane] < claim[lane] else 0.0
    else:
        fill(recipe.spreads, recipe.reliability[said], trust[recipe.speaker[said]], right)
        for lane in range(LANES):
            holds = right[lane] * claim[lane] + (1.0 - right[lane]) * 0.5
            right[lane] = 1.0 if four[1, lane] < holds else 0.0


def _compile(version: str) -> Callable[..., str]:
    @kept
    def draw_worlds(recipe: Recipes, seed: np.uint64, first: int, out: Floats) -> str:
        count = out.shape[1]
        block = np.empty((len(recipe.key), LANES))
        trust = np.empty((len(recipe.speaker_key), LANES))
        four, rows = np.empty((4, LANES)), np.empty((6, LANES))
        for start in range(0, count, LANES):
            draw_block(recipe, seed, first + start, trust, four, rows, block)
            for number in range(len(recipe.key)):
                for lane in range(min(LANES, count - start)):
                    out[number, start + lane] = block[number, lane]
        return version

    return draw_worlds


_draw_worlds = _compile(stamp())


def draw(model: Model, seed: int = 0, first: int = 0, count: int = 4096) -> dict[str, Floats]:
    """The numbers of the worlds `first` to `first + count`, by the names of `numbers`, each (count,).

    Raises `ModelError` for a model that cannot be run, `UsageError` for worlds that cannot be counted.
    """
    check(model)
    check_worlds(first, count)
    names = [name for name, _ in numbers(model)]
    out = np.empty((len(names), count))
    _draw_worlds(recipes(model), chance.key(seed), first, out)
    return dict(zip(names, out, strict=True))


def check_worlds(first: int, count: int) -> None:
    """Raises `UsageError` for worlds that have no number."""
    if count < 1 or first < 0 or first + count > chance.MOST_WORLDS:
        raise UsageError(f"worlds {first} to {first + count}: there are worlds from 0 to {chance.MOST_WORLDS}")
