"""The numbers of a model as what can be set: each with its words, where they are said, and how far it can go.

A `Model` and a scenario in, `Part`s of `Control`s out, in the order in which the page shows them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.page import addresses
from dragoman.showing.number_words import PARTS, NumberWords, words_of_numbers
from dragoman.worlds.hand import spread_in_words
from dragoman.worlds.middles import expected
from dragoman.worlds.model import NO_CHANGE, Layer, Model, Number, Said, Spread
from dragoman.worlds.numbers import kind_of, numbers
from dragoman.worlds.ranges import RANGES
from dragoman.worlds.scenario import WORDS, Scenario
from dragoman.worlds.sentences import called
from dragoman.worlds.spreads import is_fixed, quantiles

#: Between which shares of what a number would be if nothing were said of it a slider goes. A design value.
ENDS = (0.01, 0.99)
#: At how many places a slider stops.
STOPS = 100
#: Levels at which a factor can be held.
LEVELS = {
    "-1": "marked fall, −1", "-0.5": "fall, −0.5", "0": "as today, 0", "0.5": "rise, 0.5", "1": "marked rise, 1",
}  # fmt: skip
_LAYERS: dict[Layer, str] = {"default": "assumed", "text": "read", "analyst": "set by you"}


@dataclass(frozen=True)
class Line:
    """What a speaker says of a number: its words, and where they lead. `source` is `REPORT:RECORD`."""

    speaker: str
    who: str
    text: str
    source: str
    address: str
    why: str
    dropped: bool
    weight: float
    on: str | None


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen: as the address has it, in words, and whether it is."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Control:
    """One number. `now` is its middle as it stands; `low`, `high` and `step` are those of its slider."""

    name: str
    words: NumberWords
    stands: str
    reason: str
    now: float
    low: float
    high: float
    step: float
    choices: tuple[Choice, ...]
    lines: tuple[Line, ...]
    pinned: str | None

    @property
    def changed(self) -> bool:
        """Whether the scenario sets it."""
        return any(choice.chosen and choice.value for choice in self.choices)


@dataclass(frozen=True)
class Part:
    """A part of the model: its controls under the titles that they share."""

    name: str
    title: str
    groups: tuple[tuple[str, tuple[Control, ...]], ...]

    @property
    def controls(self) -> list[Control]:
        """All of them."""
        return [control for _, some in self.groups for control in some]


def parts_of(model: Model, scenario: Scenario) -> list[Part]:
    """All numbers that are open, part by part. What has one value by what it means is left out."""
    words = words_of_numbers(model)
    found: dict[str, dict[str, list[Control]]] = {part: {} for part in PARTS}
    for name, number in numbers(model):
        if is_open(number):
            about = words[name]
            control = control_of(model, name, number, about, scenario.set.get(name))
            found[about.part].setdefault(about.title, []).append(control)
    return [
        Part(name, title, tuple((whose, tuple(some)) for whose, some in found[name].items()))
        for name, title in PARTS.items() if found[name]
    ]  # fmt: skip


def is_open(number: Number) -> bool:
    """Whether a number may be otherwise: somebody speaks to it, it was pinned, or its default is spread."""
    return bool(number.said) or number.pinned is not None or is_fixed(number.default) is None


def control_of(model: Model, name: str, number: Number, words: NumberWords, given: str | None = None) -> Control:
    """A number as a control; `given` is the value that a scenario sets."""
    now = expected(number)
    low, high = _ends(number.default, *RANGES[kind_of(name)])
    low, high = min(low, now), max(high, now)
    step = _step(high - low)
    choices = [Choice("", f"as it stands, about {now:.2g}", not given)]
    if is_fixed(number.default) is None:
        at = _points(number.default)
        for word, value in zip(WORDS, at, strict=True):
            if math.isfinite(value):
                choices.append(Choice(f"{name}:{word}", f"{word.replace('-', ' ')}, {value:.2g}", given == word))
    if given and not any(choice.chosen for choice in choices):
        choices.append(Choice(f"{name}:{given}", given, True))
    return Control(
        name, words, _LAYERS[number.layer], number.reason, now, _round(low, step, math.floor),
        _round(high, step, math.ceil), step, tuple(choices), tuple(line_of(model, each) for each in number.said),
        spread_in_words(number.pinned) if number.pinned is not None else None,
    )  # fmt: skip


def line_of(model: Model, said: Said) -> Line:
    """What one speaker says, with its place."""
    source = said.sources[0] if said.sources else ""
    report, _, record = source.partition(":")
    return Line(
        said.speaker, called(said.speaker, model), said.text, source,
        addresses.report(report, record=record or None) if report else "", addresses.why(source) if source else "",
        said.dropped, said.weight, said.on,
    )  # fmt: skip


def acts_of(model: Model, scenario: Scenario) -> list[tuple[str, tuple[Choice, ...]]]:
    """What each actor can be made to do, in every step: its name with its options."""
    found = []
    for actor in model.actors:
        if len(actor.options) < 2:
            continue
        chosen = next((each for each in scenario.force if each.startswith(f"{actor.id}=")), None)
        choices = [Choice("", "as it chooses", chosen is None)]
        for option in actor.options:
            value = f"{actor.id}={option.id}"
            text = "nothing new" if option.id == NO_CHANGE else option.text
            choices.append(Choice(value, text, value == chosen))
        if chosen is not None and not any(choice.chosen for choice in choices):
            choices.append(Choice(chosen, chosen.partition("=")[2], True))
        found.append((actor.name, tuple(choices)))
    return found


def holds_of(model: Model, scenario: Scenario) -> list[tuple[str, str, tuple[Choice, ...]]]:
    """Where each factor can be held: its id, its words, and the levels."""
    found = []
    for factor in model.factors:
        held: Mapping[str, str] = scenario.hold
        given = held.get(factor.id, held.get(factor.text))
        choices = [Choice("", "not held", given is None)]
        choices += [Choice(f"{factor.id}:{level}", words, level == given) for level, words in LEVELS.items()]
        if given is not None and given not in LEVELS:
            choices.append(Choice(f"{factor.id}:{given}", given, True))
        found.append((factor.id, factor.text, tuple(choices)))
    return found


def speakers_of(model: Model) -> list[tuple[str, str, int]]:
    """Who speaks to the model: id, name, and to how many numbers; who speaks to most comes first."""
    count: dict[str, int] = {}
    for _, number in numbers(model):
        for each in number.said:
            count[each.speaker] = count.get(each.speaker, 0) + 1
    found = [(speaker, called(speaker, model), many) for speaker, many in count.items()]
    return sorted(found, key=lambda each: (-each[2], each[1]))


def _ends(default: Spread, least: float | None, most: float | None) -> tuple[float, float]:
    """How far a slider goes: over the whole range of a number that has one, else over what is likely of its default."""
    if least is not None and most is not None:
        return least, most
    one = is_fixed(default)
    low, high = (one - 1.0, one + 1.0) if one is not None else _quantiles(default, ENDS)
    return (low if least is None else max(low, least)), (high if most is None else min(high, most))


@lru_cache(maxsize=2048)
def _quantiles(spread: Spread, shares: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(float(value) for value in quantiles(spread, list(shares)))


def _points(spread: Spread) -> tuple[float, ...]:
    return _quantiles(spread, tuple(WORDS.values()))


def _step(room: float) -> float:
    """A round step, about a hundredth of the room."""
    if not room > 0:
        return 0.01
    size = 10.0 ** math.floor(math.log10(room / STOPS))
    return float(min((each * size for each in (1, 2, 5, 10)), key=lambda each: abs(each * STOPS - room)))


def _round(value: float, step: float, way: object) -> float:
    return float(f"{way(round(value / step, 6)) * step:.6g}")  # type: ignore[operator]
