"""The confidence of records as a probability: a reading in, the same with what each record's confidence means out.

Rules and heads say how sure they are, each in its own way. Here that becomes one scale for each type of record: of a
hundred records of .8, eighty are right. What speaks for and against a record (`signs`) is weighed, and a logistic
function of the sum is its confidence. The weights are fitted (`tools/fit_calibration.py`, which writes them into
`data/calibration.json`), and what "right" means is said in docs/confidence.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from dragoman.records import (
    RECORD_TYPES,
    Actor,
    Claim,
    Event,
    Exchange,
    Forecast,
    Reading,
    Record,
    Span,
    Statement,
    Tie,
)

FILE = Path(__file__).parent.parent / "data" / "calibration.json"
#: No record is certain, and none is written down that is surely wrong: bounds of a confidence. Design values.
LEAST, MOST = 0.02, 0.99
#: How sure a head may be, at most and at least, before it is put on the scale of odds. Design values.
_SURE, _UNSURE = 0.995, 0.005
_STATES = frozenset(("state", "government-body", "armed-force", "international-organisation"))


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What signs weigh for one type: log odds. `sure` is for the odds that rule or head gives, `base` for none."""

    base: float
    sure: float
    signs: dict[str, float]


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights by type of record, and `made`: how they came to be."""

    made: dict[str, Any]
    weights: dict[str, Weights]


def calibrated(reading: Reading, weights: Mapping[str, Weights] | None = None) -> Reading:
    """A reading whose records have calibrated confidences, by the weights given, else by those that are released.

    What it is given must come from the rules: it is not to be calibrated twice. Types without weights stay as they are.
    """
    known = released() if weights is None else weights
    scene = Scene(reading)
    changed = {}
    for kind, of_kind in known.items():
        if records := getattr(reading, kind):
            changed[kind] = tuple(
                replace(record, confidence=confidence(record.confidence, signs(record, scene), of_kind))
                for record in records
            )
    return replace(reading, **changed)


def confidence(own: float, of_record: Iterable[str], weights: Weights) -> float:
    """The probability, to the hundredth, that a record is right for which a rule or head says `own`."""
    return confidence_at(odds_at(odds_of(own), of_record, weights))


def odds_at(own: float, of_record: Iterable[str], weights: Weights) -> float:
    """The log odds that a record is right, by those of its rule or head and by its signs."""
    odds = weights.base + weights.sure * own
    for sign in of_record:
        odds += weights.signs.get(sign, 0.0)
    return odds


def confidence_at(odds: float) -> float:
    """A confidence, to the hundredth, by its log odds."""
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-odds)))), 2)


def odds_of(own: float) -> float:
    """The log odds of a probability, held within bounds."""
    held = min(_SURE, max(_UNSURE, own))
    return math.log(held / (1 - held))


@lru_cache(maxsize=1)
def released() -> dict[str, Weights]:
    """The weights that come with the reader."""
    return msgspec.json.decode(FILE.read_bytes(), type=Calibration).weights


class Scene:
    """What signs need to know of a reading beside the record: its actors, and which words are pronouns."""

    def __init__(self, reading: Reading) -> None:
        self.actors = {actor.id: actor for actor in reading.actors}
        self.pronouns = {
            mention.span for actor in reading.actors for mention in actor.mentions if mention.form == "pronoun"
        }

    def has_pronoun(self, spans: tuple[Span, ...]) -> bool:
        return not self.pronouns.isdisjoint(spans)

    def are_states(self, ids: tuple[str | None, ...]) -> bool:
        """Whether all of these are states or their bodies, or speak for one."""
        found = [self.actors.get(id_) for id_ in ids if id_ is not None]
        return bool(found) and all(one is not None and (one.kind in _STATES or one.acts_for) for one in found)


def signs(record: Record, scene: Scene) -> Iterator[str]:
    """What speaks for or against a record, in words that `calibration.json` has weights for.

    `rule …` is the family of the rule or head that made it.
    """
    if record.damaged is True:
        yield "damaged"
    match record:
        case Statement():
            yield from _of_statement(record, scene)
        case Event():
            yield from _of_event(record, scene)
        case Actor():
            yield from _of_actor(record)
        case Claim():
            yield from _of_claim(record, scene)
        case Forecast():
            yield from _of_forecast(record, scene)
        case Exchange():
            yield from _of_exchange(record, scene)
        case Tie():
            yield from _of_tie(record, scene)


def _rule(record: Record, depth: int = 1) -> str:
    """`rule:asks-call` → `rule asks`; with a depth of 2, `rule asks-call`."""
    why = "" if record.why is UNSET else record.why
    return "rule " + "-".join(why.partition(":")[2].split("-")[:depth] or why.split(":")[:1])


def _of_statement(record: Statement, scene: Scene) -> Iterator[str]:
    yield "rule nested" if "nested" in str(record.why) else "rule" if record.why != "network" else "network"
    yield record.kind
    if not record.source:
        yield "no source"
    elif not record.speakers:
        yield "nobody speaks"
    if scene.has_pronoun(record.source):
        yield "pronoun"
    if record.inside is not None:
        yield "inside"
    if len(record.content) > 1:
        yield "in pieces"
    length = sum(end - start for start, end in record.content)
    yield "short" if length < 40 else "long" if length > 200 else "middling"


def _of_event(record: Event, scene: Scene) -> Iterator[str]:
    yield _rule(record)
    yield record.type
    yield "both sides" if record.actors and record.recipients else "one side" if record.actors else "no actor"
    if scene.has_pronoun(record.actor_spans) or scene.has_pronoun(record.recipient_spans):
        yield "pronoun"
    if record.modality not in ("occurred", "ongoing"):
        yield "not occurred"
    if record.attributed_to is not None:
        yield "attributed"
    if len(record.actors) + len(record.recipients) > 2:
        yield "many"


def _of_actor(record: Actor) -> Iterator[str]:
    yield record.kind
    yield "rule " + str(record.why).partition(";")[0]
    mentions = len(record.mentions)
    yield "once" if mentions == 1 else "twice" if mentions == 2 else "often"
    if not any(mention.form == "name" for mention in record.mentions):
        yield "no name"
    if record.country is None:
        yield "no country"


def _of_exchange(record: Exchange, scene: Scene) -> Iterator[str]:
    yield _rule(record)
    yield record.kind
    if not record.addressees:
        yield "to nobody"
    if record.answer != "pending":
        yield "answered"
    if scene.are_states((*record.askers, *record.addressees)):
        yield "states"
    for word, side in (("by", record.askers), ("to", record.addressees)):
        yield from dict.fromkeys(f"{word} {one.kind}" for id_ in side if (one := scene.actors.get(id_)) is not None)
    if record.toward:
        yield "toward"


def _of_tie(record: Tie, scene: Scene) -> Iterator[str]:
    yield "rule " + str(record.why).partition(":")[0]
    yield record.kind
    if record.from_ is None:
        yield "from nobody"
    if scene.are_states((record.from_, record.to)):
        yield "states"
    if len(record.evidence) > 1:
        yield "told again"


def _of_claim(record: Claim, scene: Scene) -> Iterator[str]:
    yield _rule(record, 2)
    if record.holders:
        yield "held"
    for name, factor in (("cause", record.cause), ("effect", record.effect)):
        if factor.actors:
            yield f"{name} with actors"
        words = factor.text.count(" ") + 1
        yield f"{name} of {'one' if words == 1 else 'two' if words == 2 else 'few' if words < 6 else 'many'}"
        if scene.has_pronoun((factor.span,)):
            yield f"{name} a pronoun"


def _of_forecast(record: Forecast, scene: Scene) -> Iterator[str]:
    yield _rule(record, 2)
    if record.holders:
        yield "held"
    if record.actor is None:
        yield "no actor"
    else:
        yield "state" if scene.are_states((record.actor,)) else "no state"
        if record.actor in record.holders:
            yield "of itself"
    if record.negated:
        yield "negated"
    if record.type is not None:
        yield "typed"


def all_of(reading: Reading) -> Iterator[tuple[str, Record, list[str]]]:
    """Every record of a reading with its type and its signs."""
    scene = Scene(reading)
    for kind in RECORD_TYPES:
        for record in getattr(reading, kind):
            yield kind, record, list(signs(record, scene))
