"""What is asked "what if": values set, acts forced, factors held or pushed, sentences and speakers left out.

    --set NAME=VALUE           a number, by its name or what people call it      --set "US pressure=high"
    --force ACTOR=OPTION[@STEPS]   an act, in all steps or some                  --force USA=sanction@3-6
    --hold FACTOR=VALUE        a factor stays where it is put                    --hold food-aid=-1
    --shock FACTOR=SIZE[@STEP] a factor is pushed once                           --shock border-clash=0.5@2
    --drop-claim ID            as if a sentence had not been read
    --drop-speaker ID          as if a speaker had said nothing

A VALUE is a number, `LOW..HIGH`, `LOW/LIKELY/HIGH`, or a word: none, low, medium, high, very-high: points of what the
number would be if nothing were said of it. Steps count from 1. A scenario file (TOML) has the same under `set`,
`force`, `hold`, `shock`, `drop-claim` and `drop-speaker`, and may have `name`, `steps`, `worlds`, `seed`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import field
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.records import Struct
from dragoman.worlds import hand
from dragoman.worlds.model import Fixed, Model, Spread, Triangle, Uniform
from dragoman.worlds.naming import near, number_named
from dragoman.worlds.numbers import kind_of, numbers
from dragoman.worlds.plan import Force, Held, Plan, Shock
from dragoman.worlds.ranges import RANGES
from dragoman.worlds.spread_checks import spread_problems
from dragoman.worlds.spreads import is_fixed, quantiles

#: Words for values, as quantiles of what the number would be if nothing were said of it. Design values.
WORDS = {"none": 0.0, "very-low": 0.05, "low": 0.1, "medium": 0.5, "high": 0.9, "very-high": 0.95}


class Scenario(Struct, frozen=True, kw_only=True):
    """A scenario as a user writes it; names and values are words until `at` puts them to a model."""

    name: str = "base"
    set: dict[str, str] = field(default_factory=dict)
    force: tuple[str, ...] = ()
    hold: dict[str, str] = field(default_factory=dict)
    shock: tuple[str, ...] = ()
    drop_claim: tuple[str, ...] = ()
    drop_speaker: tuple[str, ...] = ()
    steps: int | None = None
    worlds: int | None = None
    seed: int | None = None

    def __bool__(self) -> bool:
        """Whether anything differs from the base."""
        return any((self.set, self.force, self.hold, self.shock, self.drop_claim, self.drop_speaker))


class Staged(NamedTuple):
    """A scenario put to a model: the model to draw from, and what is done to the run."""

    model: Model
    plan: Plan


_FIELDS = tuple(name.replace("_", "-") for name in Scenario.__struct_fields__)


def read(path: Path) -> Scenario:
    """A scenario file. Raises `UsageError` with the file, and what is wrong in it."""
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is no TOML: {error}") from error
    unknown = [name for name in given if name.replace("_", "-") not in _FIELDS]
    if unknown:
        raise UsageError(f"{path}: a scenario has no {unknown[0]!r}{near(unknown[0], _FIELDS)}")
    given = {name.replace("-", "_"): value for name, value in given.items()}
    return Scenario(name=str(given.get("name", path.stem)), **_fields(path, given))


def _fields(path: Path, given: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("set", "hold"):
        table = given.get(name, {})
        if not isinstance(table, dict):
            raise UsageError(f"{path}: {name} is a table of names and values")
        found[name] = {str(key): str(value) for key, value in table.items()}
    for name in ("force", "shock", "drop_claim", "drop_speaker"):
        some = given.get(name, [])
        some = [some] if isinstance(some, str) else some
        if not isinstance(some, list) or not all(isinstance(each, str) for each in some):
            raise UsageError(f'{path}: {name} is a list of words, like ["USA=sanction@3-6"]')
        found[name] = tuple(some)
    for name in ("steps", "worlds", "seed"):
        value = given.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < (name != "seed")):
            raise UsageError(f"{path}: {name} is a whole number above 0, not {value!r}")
        found[name] = value
    return found


def named(scenario: Scenario) -> Scenario:
    """The scenario, called by what it does."""
    done = [f"{name} = {value}" for name, value in scenario.set.items()]
    done += [*scenario.force, *(f"{name} held at {value}" for name, value in scenario.hold.items()), *scenario.shock]
    done += [f"without {each}" for each in (*scenario.drop_claim, *scenario.drop_speaker)]
    return replace(scenario, name=", ".join(done))


def pairs(given: Sequence[str], option: str) -> dict[str, str]:
    """`NAME=VALUE`s of the command line as a table. Raises `UsageError` for what has no `=`."""
    found = {}
    for each in given:
        name, sign, value = each.rpartition("=")
        if not sign or not name.strip() or not value.strip():
            raise UsageError(f"{option} {each!r}: write NAME=VALUE")
        found[name.strip()] = value.strip()
    return found


def at(scenario: Scenario, model: Model) -> Staged:
    """The scenario put to a model. Raises `UsageError` for what the model does not have, and says what it has."""
    values: dict[str, Spread] = {}
    for words, value in scenario.set.items():
        name = number_named(model, words)
        if name in values:
            raise UsageError(f"{name} is set twice, the second time as {words!r}")
        values[name] = value_of(value, name, model)
    changed = hand.pinned(model, values, f"set in {scenario.name}") if values else model
    if scenario.drop_claim or scenario.drop_speaker:
        changed = hand.without(changed, scenario.drop_claim, scenario.drop_speaker)
    if scenario.steps is not None:
        changed = replace(changed, clock=replace(changed.clock, steps=scenario.steps))
    plan = Plan(
        force=tuple(_force(each, changed) for each in scenario.force),
        hold=tuple(
            Held(factor=_factor(name, changed), value=_float(value, f"--hold {name}"))
            for name, value in scenario.hold.items()
        ),
        shock=tuple(_shock(each, changed) for each in scenario.shock),
    )
    _without_quarrel(plan)
    return Staged(changed, plan)


def value_of(text: str, name: str, model: Model) -> Spread:
    """A value of a number as people write it. Raises `UsageError` for what is none, or what the number may not be."""
    number = dict(numbers(model))[name]
    word = text.strip().casefold().replace(" ", "-")
    if word in WORDS:
        if is_fixed(number.default) is not None:
            raise UsageError(f"{name}: {word!r} of what? It has one value where nothing is said of it: give a number")
        return Fixed(value=float(quantiles(number.default, [WORDS[word]])[0]))
    try:
        spread: Spread
        if ".." in text:
            least, most = (float(part) for part in text.split(".."))
            spread = Uniform(low=least, high=most)
        elif "/" in text:
            least, mode, most = (float(part) for part in text.split("/"))
            spread = Triangle(low=least, mode=mode, high=most)
        else:
            spread = Fixed(value=float(text))
    except ValueError as error:
        words = ", ".join(WORDS)
        raise UsageError(f"{name}: {text!r} is no value: write 0.8, 0.2..0.9, 0.2/0.5/0.9 or {words}") from error
    for part, problem in spread_problems(spread, *RANGES[kind_of(name)]):
        raise UsageError(f"{name}: {text!r} will not do: {part or 'it'} {problem}")
    return spread


def _force(text: str, model: Model) -> Force:
    act, _, steps = text.partition("@")
    words, sign, option = act.partition("=")
    actors = {actor.id: actor for actor in model.actors}
    names = {actor.name.casefold(): actor.id for actor in model.actors}
    actor = names.get(words.strip().casefold(), words.strip())
    if not sign or actor not in actors:
        raise UsageError(f"--force {text!r}: write ACTOR=OPTION; actors are {', '.join(actors)}")
    options = [each.id for each in actors[actor].options]
    if option.strip() not in options:
        raise UsageError(f"--force {text!r}: {actor} has the options {', '.join(options)}")
    first, last = _steps(steps, text, model.clock.steps) if steps else (0, None)
    return Force(actor=actor, option=option.strip(), first=first, last=last)


def _shock(text: str, model: Model) -> Shock:
    push, _, step = text.partition("@")
    name, sign, size = push.rpartition("=")
    if not sign:
        raise UsageError(f"--shock {text!r}: write FACTOR=SIZE or FACTOR=SIZE@STEP")
    first = _steps(step, text, model.clock.steps)[0] if step else 0
    return Shock(factor=_factor(name, model), step=first, size=_float(size, f"--shock {name}"))


def _steps(text: str, whole: str, most: int) -> tuple[int, int]:
    """`3` or `3-6`, counted from 1, as steps counted from 0."""
    first, sign, last = text.partition("-")
    try:
        one, other = int(first), int(last) if sign else int(first)
    except ValueError as error:
        raise UsageError(f"{whole!r}: write a step as @3 or steps as @3-6") from error
    if not 1 <= one <= other <= most:
        raise UsageError(f"{whole!r}: the run has the steps 1 to {most}")
    return one - 1, other - 1


def _factor(words: str, model: Model) -> str:
    """A factor by its id or its text."""
    wanted = words.strip().casefold()
    found = [each.id for each in model.factors if wanted in (each.id.casefold(), each.text.casefold())]
    if not found:
        known = [each.id for each in model.factors]
        which = near(words, known) or f"; it has {', '.join(known) or 'none'}"
        raise UsageError(f"the model has no factor {words!r}{which}")
    return found[0]


def _float(text: str, what: str) -> float:
    try:
        value = float(text)
    except ValueError as error:
        raise UsageError(f"{what}: {text!r} is no number") from error
    if not abs(value) < float("inf"):
        raise UsageError(f"{what}: {text!r} is no number")
    return value


def _without_quarrel(plan: Plan) -> None:
    """Raises `UsageError` where an actor is forced to two options in one step, or a factor held at two values."""
    for place, one in enumerate(plan.force):
        for other in plan.force[:place]:
            apart = (one.last is not None and one.last < other.first) or (
                other.last is not None and other.last < one.first
            )
            if one.actor == other.actor and one.option != other.option and not apart:
                raise UsageError(f"{one.actor} is forced to {other.option} and to {one.option} in the same step")
    held: dict[str, float] = {}
    for each in plan.hold:
        if held.setdefault(each.factor, each.value) != each.value:
            raise UsageError(f"{each.factor} is held at {held[each.factor]:g} and at {each.value:g}")
