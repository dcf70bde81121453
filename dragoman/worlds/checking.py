"""Holds a model to what it has to be before it is drawn: a model in, its mistakes out, each with what to do about it.

`mistakes_in` are what cannot be run. What can be run, but may not be meant (an issue with one actor, causes that
reinforce themselves), is in `doubts_about`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from dragoman.errors import ModelError
from dragoman.worlds.decoding import Mistake, meant
from dragoman.worlds.middles import expected
from dragoman.worlds.model import NO_CHANGE, Actor, Model, Number, Said, Spread, When
from dragoman.worlds.ranges import placed
from dragoman.worlds.spread_checks import spread_problems
from dragoman.worlds.toml_lines import Path

#: What tells the entries of a list apart, where that is not an id.
KEYS: dict[str, tuple[str, ...]] = {
    "weights": ("cause", "effect"), "holds": ("of", "over", "channel"), "affinities": ("actor", "other"),
    "requests": ("asker", "actor", "option"), "meetings": ("actor", "option", "other", "does"),
}  # fmt: skip
#: Ids stand in the names of numbers, `actors.CHN.options.press.bias`, and on the command line.
_ID = re.compile(r"[\w+:-]+")
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def check(model: Model) -> None:
    """Raises `ModelError`, with all that is wrong, for a model that cannot be run."""
    if found := mistakes_in(model):
        raise ModelError([f"{name_of(each.path, model)} {each.message}" for each in found])


def name_of(path: Path, top: object) -> str:
    """A path as people write it, `actors.CHN.options.press.bias`: ids in place of places.

    `top` is a model or the tables of its file.
    """
    words: list[str] = []
    here: Any = top
    field = ""
    for step in path:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list | tuple) and step < len(here) else None
            known = [_get(here, key) for key in KEYS.get(field, ("id",))]
            words += map(str, known) if all(isinstance(each, str) for each in known) else [str(step + 1)]
        else:
            here, field = _get(here, step), step
            words.append(step)
    return ".".join(words) or "the model"


def _get(here: object, key: str) -> object:
    return here.get(key) if isinstance(here, dict) else getattr(here, key, None)


def mistakes_in(model: Model) -> list[Mistake]:
    """All that keeps a model from being run, in its own order."""
    found = [*_numbers(model), *_clock(model), *_ids(model), *_actors(model), *_between(model), *_question(model)]
    order = {path: at for at, path in enumerate(_fields(model))}
    return sorted(found, key=lambda each: (order.get(str(each.path[0]) if each.path else "", -1), _sortable(each.path)))


def _fields(model: Model) -> tuple[str, ...]:
    return model.__struct_fields__


def _sortable(path: Path) -> tuple[tuple[int, str], ...]:
    """So that the order is that of lists, whatever stands in them."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path[:2])


# Numbers.


def _numbers(model: Model) -> Iterator[Mistake]:
    for path, number, low, high in placed(model):
        spreads: list[tuple[Path, Spread, float]] = [((*path, "default"), number.default, 1.0)]
        if number.pinned is not None:
            spreads.append(((*path, "pinned"), number.pinned, 1.0))
        for at, said in enumerate(number.said):
            here = (*path, "said", at)
            spreads.append(((*here, "spread"), said.spread, said.scale))
            yield from _said(here, said)
        for where, spread, scale in spreads:
            for field, message in spread_problems(spread, low, high, scale if math.isfinite(scale) else 1.0):
                yield Mistake((*where, field) if field else where, message)
        weighed = [each.weight for each in number.said if not each.dropped]
        if weighed and not any(weighed):
            yield Mistake(path, "has a weight of 0 for all that is said of it: drop what should not count")


def _said(path: Path, said: Said) -> Iterator[Mistake]:
    if not said.sources or not all(said.sources):
        yield Mistake((*path, "sources"), "has no source: give REPORT:RECORD, or a name for what you know it from")
    if not said.speaker:
        yield Mistake((*path, "speaker"), "is empty: say whose word it is")
    if not math.isfinite(said.scale):
        yield Mistake((*path, "scale"), f"is {said.scale}: write a finite number")
    if not (math.isfinite(said.weight) and said.weight >= 0):
        yield Mistake((*path, "weight"), f"is {said.weight}: a weight is finite and not negative")
    for field, message in spread_problems(said.chance, 0.0, 1.0):
        yield Mistake((*path, "chance", field) if field else (*path, "chance"), message)
    for at, value in enumerate(said.reliability or ()):
        if not (math.isfinite(value) and value > 0):
            yield Mistake((*path, "reliability", at), f"is {value}: a reliability is a Beta, with a and b above 0")


def _clock(model: Model) -> Iterator[Mistake]:
    clock = model.clock
    if clock.steps < 1:
        yield Mistake(("clock", "steps"), f"is {clock.steps}: a run has at least one step")
    if not 0.0 < clock.rate <= 1.0:
        yield Mistake(("clock", "rate"), f"is {clock.rate}, but has to lie above 0 and at most at 1")
    if not (math.isfinite(clock.noise) and clock.noise >= 0.0):
        yield Mistake(("clock", "noise"), f"is {clock.noise}: a standard deviation is finite and not negative")
    if clock.start is not None and not _DAY.fullmatch(clock.start):
        yield Mistake(("clock", "start"), f'is "{clock.start}": write a day as 2024-02-23')


# Names.


def _ids(model: Model) -> Iterator[Mistake]:
    lists: list[tuple[Path, Sequence[Any], tuple[str, ...]]] = [
        ((name,), getattr(model, name), KEYS.get(name, ("id",)))
        for name in ("actors", "issues", "factors", "conditionals", *KEYS)
    ]
    lists += [(("actors", at, "options"), actor.options, ("id",)) for at, actor in enumerate(model.actors)]
    lists += [(("issues", at, "outcomes"), issue.outcomes, ("id",)) for at, issue in enumerate(model.issues)]
    for path, entries, keys in lists:
        if keys == ("id",):
            for at, entry in enumerate(entries):
                if not _ID.fullmatch(entry.id):
                    yield Mistake((*path, at, "id"), f'"{entry.id}" is no id: use letters, digits, - and _')
        yield from _twice(path, entries, keys)


def _twice(path: Path, entries: Sequence[Any], keys: tuple[str, ...]) -> Iterator[Mistake]:
    """Entries of a list that have the same ids as an earlier one."""
    first: dict[tuple[str, ...], int] = {}
    for at, entry in enumerate(entries):
        known = tuple(getattr(entry, key) for key in keys)
        if known not in first:
            first[known] = at
            continue
        pins = [each for each in (_pin(entries[first[known]]), _pin(entry)) if each is not None]
        apart = ", with pins that contradict each other" if len(pins) == 2 and pins[0] != pins[1] else ""
        yield Mistake((*path, at), f"is there twice{apart}: keep one of the two, or give the other another id")


def _pin(entry: object) -> object:
    """What the analyst has pinned in an entry of a list."""
    values = (getattr(entry, name) for name in getattr(entry, "__struct_fields__", ()))
    pins = tuple(each.pinned for each in values if isinstance(each, Number) and each.pinned is not None)
    return pins or None


class _Known:
    """The ids of a model, to be asked whether it has one."""

    def __init__(self, model: Model) -> None:
        self.actors = {actor.id: {option.id for option in actor.options} for actor in model.actors}
        self.issues = {issue.id for issue in model.issues}
        self.factors = {factor.id for factor in model.factors}

    def actor(self, path: Path, id_: str) -> Iterator[Mistake]:
        yield from _unknown(path, "actor", id_, self.actors)

    def factor(self, path: Path, id_: str) -> Iterator[Mistake]:
        yield from _unknown(path, "factor", id_, self.factors)

    def option(self, path: Path, actor: str, id_: str) -> Iterator[Mistake]:
        if actor in self.actors:
            yield from _unknown(path, f"option of {actor}", id_, self.actors[actor])


def _unknown(path: Path, what: str, id_: str, known: Collection[str]) -> Iterator[Mistake]:
    if id_ in known:
        return
    there = f"; there {'are' if len(known) > 1 else 'is'} {', '.join(sorted(known))}" if known else ""
    yield Mistake(path, f'names "{id_}", but there is no such {what}{meant(id_, known) or there}')


def _actors(model: Model) -> Iterator[Mistake]:
    known = _Known(model)
    for at, actor in enumerate(model.actors):
        path: Path = ("actors", at)
        if not actor.options:
            yield Mistake(path, f'has no options: add [[actors.options]], at least with id = "{NO_CHANGE}"')
        elif NO_CHANGE not in known.actors[actor.id]:
            yield Mistake((*path, "options"), f'has no option "{NO_CHANGE}": add it')
        for field, there, what in (
            ("ideal", known.issues, "issue"), ("salience", known.issues, "issue"), ("stakes", known.factors, "factor"),
        ):  # fmt: skip
            for key in getattr(actor, field):
                yield from _unknown((*path, field, key), what, key, there)
        yield from _halves(path, actor)
        for place, option in enumerate(actor.options):
            for key in option.moves:
                yield from known.factor((*path, "options", place, "moves", key), key)
            for key in option.stands_for:
                yield from _unknown((*path, "options", place, "stands_for", key), "issue", key, known.issues)


def _halves(path: Path, actor: Actor) -> Iterator[Mistake]:
    for one, other in (("ideal", "salience"), ("salience", "ideal")):
        for key in getattr(actor, one):
            if key not in getattr(actor, other):
                message = f"is given without a number for {other} on the same issue: add it"
                yield Mistake((*path, one, key), message)


# What stands between.


def _between(model: Model) -> Iterator[Mistake]:
    known = _Known(model)
    for at, issue in enumerate(model.issues):
        for place, outcome in enumerate(issue.outcomes):
            if not 0.0 <= outcome.at <= 100.0:
                yield Mistake(
                    ("issues", at, "outcomes", place, "at"), f"is {outcome.at}, but has to lie within 0 to 100"
                )
        if len(issue.outcomes) == 1:
            yield Mistake(("issues", at, "outcomes"), "has one outcome: name at least two, or none")
    for at, weight in enumerate(model.weights):
        yield from known.factor(("weights", at, "cause"), weight.cause)
        yield from known.factor(("weights", at, "effect"), weight.effect)
    pairs = {"holds": ("of", "over"), "affinities": ("actor", "other"), "requests": ("asker", "actor"),
             "meetings": ("actor", "other")}  # fmt: skip
    for name, (one, other) in pairs.items():
        for at, entry in enumerate(getattr(model, name)):
            for field in (one, other):
                yield from known.actor((name, at, field), getattr(entry, field))
            if getattr(entry, one) == getattr(entry, other):
                yield Mistake((name, at, other), f'is "{getattr(entry, one)}", as {one} is: it takes two actors')
    for at, request in enumerate(model.requests):
        yield from known.option(("requests", at, "option"), request.actor, request.option)
    for at, meeting in enumerate(model.meetings):
        yield from known.option(("meetings", at, "option"), meeting.actor, meeting.option)
        yield from known.option(("meetings", at, "does"), meeting.other, meeting.does)
    for at, conditional in enumerate(model.conditionals):
        path: Path = ("conditionals", at)
        yield from known.actor((*path, "actor"), conditional.actor)
        yield from known.option((*path, "option"), conditional.actor, conditional.option)
        if not conditional.when:
            yield Mistake(path, "has no condition: add [[conditionals.when]] with a factor or an act")
        for place, when in enumerate(conditional.when):
            yield from _when((*path, "when", place), when, known)


def _when(path: Path, when: When, known: _Known) -> Iterator[Mistake]:
    if when.factor is not None and when.actor is None and when.option is None:
        yield from known.factor((*path, "factor"), when.factor)
        if when.threshold is None:
            yield Mistake(path, "has a factor without a threshold: add one, 0 for what is so today")
    elif when.factor is None and when.actor is not None and when.option is not None:
        yield from known.actor((*path, "actor"), when.actor)
        yield from known.option((*path, "option"), when.actor, when.option)
        if when.threshold is not None or when.below:
            yield Mistake(path, "is an act: threshold and below are for factors")
    else:
        yield Mistake(path, "has to be either a factor with a threshold, or an actor with an option")


def _question(model: Model) -> Iterator[Mistake]:
    question, known = model.question, _Known(model)
    acts = question.actor is not None and question.option is not None
    if (question.issue is not None) == acts or (not acts and (question.actor or question.option)):
        yield Mistake(("question",), "has to name either an actor with its option, or an issue")
    if question.issue is not None:
        yield from _unknown(("question", "issue"), "issue", question.issue, known.issues)
    if question.actor is not None:
        yield from known.actor(("question", "actor"), question.actor)
        if question.option is not None:
            yield from known.option(("question", "option"), question.actor, question.option)


# What can be run, but may not be meant.


def doubts_about(model: Model) -> list[Mistake]:
    """What a model can be run with, but what may not be meant."""
    return [*_lonely_issues(model), *_powerless(model), *_loops(model)]


def _lonely_issues(model: Model) -> Iterator[Mistake]:
    for at, issue in enumerate(model.issues):
        there = [actor.id for actor in model.actors if issue.id in actor.ideal]
        if len(there) < 2:
            who = f"one actor, {there[0]}, and settles" if there else "no actor, and settles"
            yield Mistake(("issues", at), f"has {who} where nobody else has a say")


def _powerless(model: Model) -> Iterator[Mistake]:
    for at, actor in enumerate(model.actors):
        if expected(actor.capability) <= 0.0:
            yield Mistake(("actors", at, "capability"), "is 0: the actor has no say in any settlement")


def _loops(model: Model) -> Iterator[Mistake]:
    """Causes that come back to where they began, and add to it."""
    effects: defaultdict[str, list[tuple[str, float, int]]] = defaultdict(list)
    for at, weight in enumerate(model.weights):
        effects[weight.cause].append((weight.effect, _sign(weight.number), at))
    seen: set[frozenset[str]] = set()
    for start in effects:
        for loop, sign, at in _rounds(start, effects):
            if sign > 0 and frozenset(loop) not in seen:
                seen.add(frozenset(loop))
                way = " → ".join((*loop, start))
                yield Mistake(("weights", at), f"closes a loop that reinforces itself: {way}")


#: Longest loop that is looked for: longer ones weigh next to nothing, and there may be very many.
LONGEST_LOOP = 4


def _rounds(
    start: str, effects: dict[str, list[tuple[str, float, int]]]
) -> Iterator[tuple[tuple[str, ...], float, int]]:  # fmt: skip
    """Ways from a factor back to itself, with the sign of all arrows together and the last of them."""
    ways: list[tuple[tuple[str, ...], float]] = [((start,), 1.0)]
    while ways:
        way, sign = ways.pop()
        for effect, each, at in effects.get(way[-1], ()):
            if effect == start:
                yield way, sign * each, at
            elif effect not in way and len(way) < LONGEST_LOOP:
                ways.append(((*way, effect), sign * each))


def _sign(number: Number) -> float:
    """Which way an arrow points: -1, 0 or 1."""
    middle = expected(number)
    return float((middle > 0) - (middle < 0))
