"""Which forecasts are about what an actor is asked for, whatever words they have for it.

"Unlikely to help Washington" is about what Washington asks for, and so is "would not change its stance on the arms
trade" where the ask is about that trade. A deed and a situation in, `Bearing`s out: holder, words, and how likely the
deed is by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.assembly.issues import same
from dragoman.records import Condition, Forecast, Holding, JoinedForecast, Quoted, Reading
from dragoman.worlds.evidence.deeds import Deed, is_advice
from dragoman.worlds.evidence.known import Known

#: To do as one is asked, whatever that is.
_COMPLY = re.compile(
    r"(?:help|assist|cooperate|co-operate|comply|agree|accept|yield|concede|give (?:in|way|ground)|back down|climb down"
    r"|act|intervene|step in|respond|oblige|go along|heed|compromise|budge|relent|make concessions|bow to"
    r"|press(?:ure)?|put (?:more )?pressure|exert|apply (?:more )?pressure|lean on|rein in"
    r"|use (?:its|his|her|their|any) (?:influence|leverage|weight)|do (?:so|it|that|more|anything|something|what)"
    r"|(?:change|alter|shift|revise|reconsider|soften|modify|drop) (?:its|his|her|their) "
    r"(?:stance|position|course|policy|policies|mind|approach|attitude|tune|view)"
    r"|meet (?:the|these|those|its|their|any) (?:\w+ )?demands?)\b",
    re.IGNORECASE,
)
#: Not to do it.
_REFUSE = re.compile(
    r"(?:refuse|reject|resist|ignore|oppose|defy|rebuff|turn down|decline|hold out|stand firm|dig in|stay out"
    r"|look away|turn a deaf ear|drag its feet)\b",
    re.IGNORECASE,
)
#: Around the deed: "will be eager to help".
_AROUND = re.compile(
    r"[\s“”\"'‘]*(?:(?:be|been) (?:\w+ )?to\s+"
    r"|(?:want|wish|choose|decide|agree|try|rush|hurry|move|be able|continue) to\s+)?[\s“”\"'‘]*",
    re.IGNORECASE,
)
#: From this chance on that somebody refuses, it is said that he does not do it. The codebook's band of "likely".
REFUSES = 0.55


@dataclass(frozen=True, slots=True)
class Bearing:
    """What one holder says of how likely a deed is: between `low` and `high`, if `condition` holds."""

    quoted: Quoted
    holding: Holding
    joined: JoinedForecast
    record: Forecast
    low: float
    high: float
    condition: Condition | None


def bearings(known: Known, deed: Deed, asked: bool) -> Iterator[Bearing]:
    """What is foretold of a deed, the latest word of each holder.

    `asked` says that the deed is what the actor is asked for, so that words for doing as one is asked are about it.
    """
    for joined in known.found.forecasts:
        if joined.actor is None or deed.actor not in joined.actor.split("+"):
            continue
        for holding in joined.held:
            found = _latest(known, deed, holding, joined, asked)
            if found is not None:
                yield found


def _latest(known: Known, deed: Deed, holding: Holding, joined: JoinedForecast, asked: bool) -> Bearing | None:
    for quoted in reversed(holding.evidence):
        reading = known.reading(quoted.report)
        record = next((each for each in reading.forecasts if each.id == quoted.record), None)
        if record is None or holding.low is None or holding.high is None or is_advice(known, quoted):
            continue
        way = _way(known, reading, record, deed, asked)
        if way == 0 or (way < 0 and holding.low < REFUSES):
            continue
        low, high = (holding.low, holding.high) if way > 0 else (1 - holding.high, 1 - holding.low)
        return Bearing(quoted, holding, joined, record, round(low, 2), round(high, 2), condition_of(reading, record))
    return None


def _way(known: Known, reading: Reading, record: Forecast, deed: Deed, asked: bool) -> int:
    """1 where a forecast is of the deed, -1 where it is of its refusal, 0 where it is of something else."""
    form = known.form_of(reading.report.id, record.action, deed.actor)
    if form and any(same(form, each) and form.turned == each.turned for each in deed.forms):
        return 1
    if not asked:
        return 0
    text = reading.report.text
    around = _AROUND.match(text, *record.action)
    start = around.end() if around else record.action[0]
    way = 1 if _COMPLY.match(text, start) else -1 if _REFUSE.match(text, start) else 0
    return way if way and _concerns(known, reading, record, deed) else 0


def _concerns(known: Known, reading: Reading, record: Forecast, deed: Deed) -> bool:
    """Whether a forecast's sentence names somebody who asks for the deed, or whom it is about."""
    start, end = known.sentence(reading.report.id, record.action)
    sides = known.sides(reading)
    those = {asker for course in deed.courses for asker in course.askers} | deed.concerned
    return any(
        start <= mention.span[0] and mention.span[1] <= end
        for actor in reading.actors if those & set(sides[actor.id])
        for mention in actor.mentions
    )  # fmt: skip


_IF = re.compile(r"\b(?:if|unless|provided that|as long as|in case|should)\s", re.IGNORECASE)


def condition_of(reading: Reading, record: Forecast) -> Condition | None:
    """What has to hold for a forecast; also where the words of its action hold it themselves."""
    if record.condition is not None:
        return record.condition
    text = reading.report.text
    start, end = record.action
    found = _IF.search(text, start + 12, end)
    if found is None:
        return None
    return Condition(text=" ".join(text[found.start() : end].split()), span=(found.start(), end))
