"""What an option is worth by itself: forecasts and the actor's own word in, its bias out.

A forecast is of the situation as it stands, with all asks and interests in it. So a bias is what is left of the
forecast's log-odds when what the rest of the model makes the option worth, at its middle, is taken off: a run in which
nothing is changed says about what was foretold, and one in which an ask grows says what that adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from dragoman.records import Quoted
from dragoman.worlds.evidence.bearing import Bearing
from dragoman.worlds.evidence.borne import MOST, said
from dragoman.worlds.evidence.hedge_spreads import READERS, Reading, hedged
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.leanings import ONLY_IF, UNKNOWN, leaning
from dragoman.worlds.evidence.options import Choice
from dragoman.worlds.evidence.voices import ITSELF, Voice, voice
from dragoman.worlds.middles import middle
from dragoman.worlds.model import Actor, Clock, Model, Number, Option, Said, Spread
from dragoman.worlds.worth import worth

#: Days in a step.
DAYS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}


def with_biases(known: Known, model: Model, every: Mapping[tuple[str, str], Choice], hedges: Reading) -> Model:
    """The model with the bias of each option that is in `every`, all else as it stands."""
    return replace(model, actors=tuple(_actor(known, model, actor, every, hedges) for actor in model.actors))


def _actor(
    known: Known, model: Model, actor: Actor, every: Mapping[tuple[str, str], Choice], hedges: Reading
) -> Actor:  # fmt: skip
    def option(one: Option) -> Option:
        choice = every.get((actor.id, one.id))
        return replace(one, bias=_bias(known, model, choice, hedges)) if choice else one

    return replace(actor, options=tuple(map(option, actor.options)))


def _bias(known: Known, model: Model, choice: Choice, hedges: Reading) -> Number:
    precision = middle(model.precision.default)
    rest = worth(model, choice.actor, choice.id)
    voices: dict[str, Said] = {}
    for one in _voices(known, model.clock, precision, rest, choice, hedges):
        if one.speaker not in voices or (voices[one.speaker].on or "") <= (one.on or ""):
            voices[one.speaker] = one  # the latest word of each
    said_ = tuple(voices.values())[:MOST]
    # What is foretold only for a case that may not come is foretold of nothing else.
    only_if = bool(choice.bearings) and all(each.condition is not None for each in choice.bearings)
    unknown, chances = (ONLY_IF, "1 to 53") if only_if else (UNKNOWN, "3 to 78")
    span = f"any chance from {chances} % within {model.clock.steps} {model.clock.unit}s, before anybody asks for it"
    said_ = tuple(voices.values())[:MOST]
    if said_:
        reason = f"assumed where a forecast is wrong: {span}"
    else:
        reason = f"assumed: {'foretold only for a case' if only_if else 'no forecast of it'}; {span}"
    return Number(default=leaning(unknown, model.clock.steps, precision), said=said_, reason=reason)


def _voices(
    known: Known, clock: Clock, precision: float, rest: float, choice: Choice, hedges: Reading
) -> Iterator[Said]:  # fmt: skip
    for bearing in choice.bearings:
        if bearing.condition is not None:
            continue  # it stands as a conditional
        steps = _steps(clock, bearing)
        if steps is None:
            continue
        chance = hedged(bearing.low, bearing.high, known.passage(bearing.quoted), hedges)
        trust = voice(known, bearing.quoted.report, bearing.holding.holders, [choice.actor])
        quotes = [each for each in bearing.holding.evidence if each.report == bearing.quoted.report] or [bearing.quoted]
        yield said(known, [bearing.quoted, *quotes], trust, leaning(chance, steps, precision, rest))
    own = Voice(choice.actor, ITSELF)
    for course in choice.deed.courses if choice.deed else ():
        told = next((each for each in reversed(course.course) if each.answer in ("refused", "accepted")), None)
        if told is None or told is not course.course[-1]:
            continue  # silence and evasion say nothing, and a later one takes an earlier answer back
        word: Spread = READERS["almost no chance" if told.answer == "refused" else "will happen"]
        evidence = [each for each in told.evidence if each.says == told.answer] or list(told.evidence)
        yield said(known, evidence, own, leaning(word, clock.steps, precision, rest))
    if choice.own_word:
        word = READERS[min((_claims(known, each) for each in choice.own_word), key=lambda name: -middle(READERS[name]))]
        yield said(known, choice.own_word, own, leaning(word, clock.steps, precision, rest))


_IF = re.compile(r"\b(?:if|unless|provided|as long as|in case|until)\b", re.IGNORECASE)


def _claims(known: Known, quoted: Quoted) -> str:
    """How likely an actor's own word makes what it says it will do: a promise with an "if" is none, an offer waits for
    an answer, and a threat is there to make itself needless. Design values.
    """
    if _IF.search(known.passage(quoted)):
        return "could happen"
    return "will happen" if quoted.says == "promises" else "realistic possibility"


def _steps(clock: Clock, bearing: Bearing) -> int | None:
    """In how many steps a forecast is to come true: by its horizon, else within the run; `None` where past."""
    horizon = bearing.record.horizon
    if horizon is None or clock.start is None or horizon.startswith("--"):
        return clock.steps
    try:
        until, start = (date.fromisoformat((each + "-12-28"[len(each) - 4 :])[:10]) for each in (horizon, clock.start))
    except ValueError:
        return clock.steps
    days = (until - start).days
    if days < 0:
        return None
    return max(1, min(round(days / DAYS[clock.unit]), clock.steps))
