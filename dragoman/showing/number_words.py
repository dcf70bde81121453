"""What a number of a model is called by people: between whom it stands, what it measures, in which part of the model.

A `Model` in; for each number by its name (`worlds.numbers`) its words out, in the model's order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.worlds.model import Actor, Conditional, Model, When
from dragoman.worlds.numbers import numbers

Part = Literal["pressures", "ties", "claims", "actors", "choice"]
#: The parts of a model, in the order in which they are shown, with what is in each.
PARTS: dict[Part, str] = {
    "pressures": "Pressures: who asks for what",
    "ties": "Ties: who has a hold on whom, who is disposed how to whom",
    "claims": "Claims: what leads to what, and what an act hangs on",
    "actors": "Actors: what each wants and can do",
    "choice": "Choice",
}


@dataclass(frozen=True)
class NumberWords:
    """`title` says whose number it is or between whom, `measure` what it says of them, `of` what it is about."""

    part: Part
    title: str
    measure: str
    of: str = ""

    def __str__(self) -> str:
        return f"{self.title}: {self.measure}" + (f" ({self.of})" if self.of else "")


def words_of_numbers(model: Model) -> dict[str, NumberWords]:
    """The words of every number of a model, by its name."""
    found = {"precision": NumberWords("choice", "All actors", "how surely they do what is worth more to them")}
    for actor in model.actors:
        found |= _of_actor(model, actor)
    factors = {each.id: each.text for each in model.factors}
    for factor in model.factors:
        found[f"factors.{factor.id}.start"] = NumberWords("claims", factor.text, "where it stands (0: as today)")
        found[f"factors.{factor.id}.drift"] = NumberWords("claims", factor.text, "where it is heading by itself")
    for weight in model.weights:
        title = f"{factors.get(weight.cause, weight.cause)} → {factors.get(weight.effect, weight.effect)}"
        measure = "how far a rise of the one moves the other"
        found[f"weights.{weight.cause}.{weight.effect}"] = NumberWords("claims", title, measure)
    names = {each.id: each.name for each in model.actors}
    options = {(actor.id, each.id): each.text for actor in model.actors for each in actor.options}
    for hold in model.holds:
        title, at = f"{names[hold.of]} → {names[hold.over]}", f"holds.{hold.of}.{hold.over}.{hold.channel}"
        share = f"share of the need of {hold.channel} that is met"
        found[f"{at}.share"] = NumberWords("ties", title, share)
        found[f"{at}.alternatives"] = NumberWords("ties", title, f"how much of that {hold.channel} others could supply")
    for pair in model.affinities:
        title = f"{names[pair.actor]} towards {names[pair.other]}"
        measure = "how well disposed (−1: hostile, 1: close)"
        found[f"affinities.{pair.actor}.{pair.other}"] = NumberWords("ties", title, measure)
    for ask in model.requests:
        title, what = f"{names[ask.asker]} → {names[ask.actor]}", options[ask.actor, ask.option]
        name = f"requests.{ask.asker}.{ask.actor}.{ask.option}"
        found[name] = NumberWords("pressures", title, "strength of the ask", what)
    for meeting in model.meetings:
        title = f"{names[meeting.actor]}: {options[meeting.actor, meeting.option]}"
        measure = f"worth more where {names[meeting.other]} does this: {options[meeting.other, meeting.does]}"
        name = f"meetings.{meeting.actor}.{meeting.option}.{meeting.other}.{meeting.does}"
        found[name] = NumberWords("ties", title, measure)
    for each in model.conditionals:
        found |= _of_conditional(each, names, options, factors)
    return {name: found[name] for name, _ in numbers(model)}


def _of_actor(model: Model, actor: Actor) -> dict[str, NumberWords]:
    at = f"actors.{actor.id}"
    issues = {each.id: each.text for each in model.issues}
    factors = {each.id: each.text for each in model.factors}

    def words(measure: str, of: str = "") -> NumberWords:
        return NumberWords("actors", actor.name, measure, of)

    found = {
        f"{at}.capability": words("capability"),
        f"{at}.open": words("how far others move its position"),
    }
    for key in actor.ideal:
        found[f"{at}.ideal.{key}"] = words("place on the issue, 0 to 100", issues.get(key, key))
    for key in actor.salience:
        found[f"{at}.salience.{key}"] = words("how much the issue matters to it", issues.get(key, key))
    for key in actor.stakes:
        found[f"{at}.stakes.{key}"] = words("what a rise of this is worth to it", factors.get(key, key))
    for option in actor.options:
        here = f"{at}.options.{option.id}"
        found[f"{here}.bias"] = words("leaning to this act", option.text)
        for key in option.moves:
            found[f"{here}.moves.{key}"] = NumberWords(
                "claims",
                f"{actor.name}: {option.text} → {factors.get(key, key)}",
                "how far the act pushes it in a step",
            )
        for key in option.stands_for:
            found[f"{here}.stands_for.{key}"] = words("where this act lies on the issue, 0 to 100", option.text)
    return found


def _of_conditional(
    each: Conditional, names: dict[str, str], options: dict[tuple[str, str], str], factors: dict[str, str]
) -> dict[str, NumberWords]:
    at = f"conditionals.{each.id}"
    # That somebody presses harder is a pressure; else it is said what an act hangs on.
    part: Part = "claims" if any(when.factor for when in each.when) else "pressures"
    title = each.text or "; ".join(_condition(when, names, options, factors) for when in each.when)
    worth = f"what this is then worth to {names[each.actor]}"
    found = {f"{at}.effect": NumberWords(part, title, worth, options[each.actor, each.option])}
    for place, when in enumerate(each.when):
        if when.threshold is not None:
            measure = f"{'below' if when.below else 'above'} which level the condition holds"
            of = factors.get(when.factor or "", when.factor or "")
            found[f"{at}.when.{place}.threshold"] = NumberWords(part, title, measure, of)
    return found


def _condition(
    when: When, names: dict[str, str], options: dict[tuple[str, str], str], factors: dict[str, str]
) -> str:  # fmt: skip
    if when.factor is not None:
        return f"if {factors.get(when.factor, when.factor)} is {'low' if when.below else 'high'}"
    actor, option = when.actor or "", when.option or ""
    return f"if {names.get(actor, actor)} does this: {options.get((actor, option), option)}"
