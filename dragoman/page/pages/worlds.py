"""Worlds: the situation run forward, what is asked and answered, and every number of the model to be set otherwise.

What a scenario does is shown as a difference from the base on the same random numbers, world by world.
`/worlds/result` is the same answer as a piece of a page, for sliders. What takes seconds is done by `staging`;
meanwhile the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from dragoman.errors import DragomanError, UsageError
from dragoman.page import addresses, controls, staging
from dragoman.page.asked import Answer, Asked, Elsewhere, Route, Shown
from dragoman.page.wish import MOST_STEPS, MOST_WORLDS, SHOWN, WORLDS, Wish, has_blanks, wish_of
from dragoman.projection import Difference, Projection
from dragoman.showing import projected
from dragoman.showing.cautions import MAY, MAY_NOT
from dragoman.showing.figures.figure import Figure
from dragoman.showing.figures.of_projection import beside, figure_of_run
from dragoman.showing.number_words import words_of_numbers
from dragoman.showing.passages import cut
from dragoman.showing.prose import whole
from dragoman.worlds import hand
from dragoman.worlds import seals as kept_seals
from dragoman.worlds.answers import Answer as Tables
from dragoman.worlds.answers import FactorAnswer, Shift
from dragoman.worlds.kept_models import Made
from dragoman.worlds.model import NO_CHANGE, Model
from dragoman.worlds.naming import number_named
from dragoman.worlds.numbers import numbers
from dragoman.worlds.scenario import Scenario
from dragoman.worlds.sentences import called

#: Shifts that are told, the largest first. A design value.
_SHIFTS = 12
_TABS = {"asked": "What is asked about", "options": "All acts", "factors": "Factors", "settlement": "Settlement"}


def worlds(asked: Asked) -> Answer:
    """The whole page."""
    ready = prepared(asked, "Worlds")
    if not isinstance(ready, tuple):
        return ready
    wish, made, model = ready
    values, status = _answered(asked, wish, model)
    changes, broken = hand.read(asked.situation.store.folder)
    counting = {each.id for each in hand.standing(changes)}
    named = values["scenario"]
    values |= {
        "made": made,
        "model": model,
        "parts": controls.parts_of(model, named),
        "acts": controls.acts_of(model, named),
        "holds": controls.holds_of(model, named),
        "speakers": controls.speakers_of(model),
        "dropped": set(named.drop_claim),
        "silent": set(named.drop_speaker),
        "fixed": sum(not controls.is_open(number) for _, number in numbers(model)),
        "changes": [each for each in changes if each.id in counting],
        "waiting": {each.id for each in hand.waiting(model, changes)},
        "broken": broken,
        "seals": len(kept_seals.read(asked.situation.store.folder)[0]),
        "may": MAY,
        "may_not": MAY_NOT,
        "default_worlds": WORLDS,
        "most_worlds": MOST_WORLDS,
        "most_steps": MOST_STEPS,
    }
    return Shown("worlds.html", model.question.text, values, status)


def result(asked: Asked) -> Answer:
    """The answer alone, for a page that is open."""
    ready = prepared(asked, "Worlds")
    if not isinstance(ready, tuple):
        return ready
    wish, _, model = ready
    values, status = _answered(asked, wish, model)
    return Shown("worlds_result.html", model.question.text, values, status)


def prepared(asked: Asked, title: str) -> tuple[Wish, Made, Model] | Answer:
    """What is asked for and the model as it stands; or what to show instead, while it is made and where there is none.

    With `wait` in the address the page waits until it is made.
    """
    folder = asked.situation.store.folder
    try:
        wish = wish_of(asked)
    except UsageError as error:
        return _none(asked, Wish(asked.one("question"), Scenario(worlds=WORLDS)), str(error))
    if has_blanks(asked):
        return Elsewhere(wish.address(wait=asked.one("wait")))
    task = staging.made(folder, wish.question, asked.situation.store.least)
    if not task.ended(None if asked.one("wait") else staging.PATIENCE):
        # Not 200: what is not ready is not kept.
        return Shown("worlds_waiting.html", title, {"task": task, "wish": wish}, 202)
    try:
        made = task.result
        return wish, made, staging.standing(folder, made.model)
    except DragomanError as error:
        return _none(asked, wish, str(error))


def state_of(asked: Asked, wish: Wish) -> tuple[str, str, str | None]:
    """Names the model that an answer is of."""
    return str(asked.situation.store.folder), asked.generation, wish.question


def put(wish: Wish, model: Model) -> Scenario:
    """The scenario, its numbers under their own names. Raises `UsageError` for what the model does not have."""
    given = wish.scenario
    return replace(given, set={number_named(model, words): value for words, value in given.set.items()})


def _none(asked: Asked, wish: Wish, problem: str) -> Shown:
    """Where there is no model: why, and how to ask."""
    values = {"problem": problem, "wish": wish, "address_of": wish.address}
    return Shown("worlds_none.html", "Worlds", values, 404 if asked.query else 200)


def _answered(asked: Asked, wish: Wish, model: Model) -> tuple[dict[str, Any], int]:
    """What the answer is shown from: the base, the scenario beside it, figures and tables of what was chosen."""
    from dragoman.running import staged

    state = state_of(asked, wish)
    problem, found, difference, scenario = None, None, None, wish.base().scenario
    base = staging.base(state, model, wish.scenario)
    if wish.scenario:
        try:
            scenario = put(wish, model)
            found = staged(model, scenario)
            difference = found - base
        except DragomanError as error:
            problem, scenario = str(error), wish.base().scenario
    answer = (found or base).answer
    drawn = _factor(wish, answer, difference)
    values = {
        "wish": wish,
        "scenario": scenario,
        "problem": problem,
        "base": base.answer,
        "answer": answer,
        "difference": difference,
        "headline": projected.headline(answer),
        "share": projected.share,
        "error_of": projected.error_of,
        "moved": _moved(difference),
        "changed": _changed(wish, model, scenario),
        "tabs": [(_TABS[show], wish.address(show=show, what=None), show == wish.show) for show in SHOWN],
        "figures": list(_figures(wish, base, difference)),
        "factors": [
            (each.text, wish.address(show="factors", what=each.factor), each.factor == drawn)
            for each in _moving(answer, difference)
        ] if wish.show == "factors" else [],
        "issues": [(projected.scale_of(each), projected.notes_on(each, answer.kind), projected.is_settled(each))
                   for each in answer.issues] if wish.show == "settlement" else [],
        "ground": projected.ground(answer),
    }  # fmt: skip
    return values, 404 if problem else 200


def _moved(difference: Difference | None) -> list[tuple[str, list[Shift]]]:
    """What else differs by more than two standard errors: acts and factors, the largest first."""
    if difference is None:
        return []
    apart = difference.apart
    acts = [each for each in apart.options if not each.id.endswith(f"={NO_CHANGE}")]
    found = [("Acts done by the last step", acts), ("Factors at the last step", list(apart.factors))]
    return [
        (what, sorted((each for each in some if each.is_sure), key=lambda each: -abs(each.by))[:_SHIFTS])
        for what, some in found if some
    ]  # fmt: skip


def _changed(wish: Wish, model: Model, scenario: Scenario) -> list[tuple[str, str, str]]:
    """What the scenario has otherwise: in words, with where a number is explained, and the value."""
    words = words_of_numbers(model)
    acts = {
        f"{actor.id}={option.id}": f"{actor.name}: {option.text}" for actor in model.actors for option in actor.options
    }
    factors = {each.id: each.text for each in model.factors}
    found = [
        (str(words[name]), addresses.page("worlds/number", question=wish.question, number=name), value)
        for name, value in scenario.set.items()
    ]
    for each in scenario.force:
        act, _, steps = each.partition("@")
        found.append((acts.get(act, act), "", f"in steps {steps}" if steps else "in every step"))
    found += [(factors.get(name, name), "", f"held at {value}") for name, value in scenario.hold.items()]
    found += [(each, "", "pushed once") for each in scenario.shock]
    said = {line.sources[0]: line for _, number in numbers(model) for line in number.said if line.sources}
    for source in scenario.drop_claim:
        line = controls.line_of(model, said[source]) if source in said else None
        found.append((f"without {line.who}: “{cut(whole(line.text), 120)}”", line.address, "") if line else
                     (f"without {source}", "", ""))  # fmt: skip
    found += [(f"as if {called(speaker, model)} had said nothing", "", "") for speaker in scenario.drop_speaker]
    return found


def _figures(wish: Wish, base: Projection, difference: Difference | None) -> Iterator[tuple[str, Figure]]:
    """The figures that were chosen, each with whose it is."""
    found = difference.one if difference is not None else None
    runs = [("Base", base.answer)] + ([("Scenario", found.answer)] if found is not None else [])
    question = base.model.question
    if wish.show == "asked" and found is not None and question.option is not None:
        yield "", beside(_short(found.answer, "scenario"), base.answer, question.actor, question.option)
    elif wish.show in ("asked", "options"):
        actor = question.actor if wish.show == "asked" else None
        for whose, answer in runs:
            yield whose if found else "", figure_of_run(_acting(answer, actor), "options")
    elif wish.show == "factors":
        for whose, answer in runs:
            if answer.factors:
                yield whose if found else "", figure_of_run(answer, "fan", _factor(wish, answer, difference))
    else:
        for whose, answer in runs:
            for issue in answer.issues:
                if projected.is_settled(issue):
                    yield whose if found else "", figure_of_run(answer, "settlement", issue.issue)


def _short(answer: Tables, name: str) -> Tables:
    return replace(answer, name=name)


def _acting(answer: Tables, actor: str | None) -> Tables:
    """A run with the acts of one actor, or all; to have done nothing new in some step says next to nothing."""
    acts = (each for each in answer.options if each.option != NO_CHANGE and actor in (None, each.actor))
    return replace(answer, options=tuple(acts))


def _moving(answer: Tables, difference: Difference | None) -> list[FactorAnswer]:
    """The factors, those first that the scenario moves most, or without one those that go farthest."""
    moved = {each.id: each.by for each in difference.apart.factors} if difference is not None else {}
    return sorted(answer.factors, key=lambda each: -abs(moved.get(each.factor, each.fan[-1][2])))


def _factor(wish: Wish, answer: Tables, difference: Difference | None) -> str | None:
    """The factor whose fan is shown: the one asked for, or the one that moves most."""
    known = [each.factor for each in _moving(answer, difference)]
    return wish.what if wish.what in known else next(iter(known), None)


ROUTES = (Route("/worlds", worlds, slow=True), Route("/worlds/result", result, slow=True))
