"""Whether an ask is met, as an issue from 0 to 100: where each actor stands on it by its own words, and how it matters.

A position of the situation from −1 to +1 becomes a place from 0 (nothing of it) to 100 (all of it). How far from there
an actor may really be, and how much the issue matters to who speaks of it so often, are design values, and wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.records import Evidence, Position, Quoted
from dragoman.worlds.evidence.borne import anything, number, said
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.question import Asked
from dragoman.worlds.evidence.voices import ITSELF, Voice
from dragoman.worlds.model import Beta, Issue, Number, Outcome, Uniform

#: How sure a place is: a + b of its Beta; and how near to an end the mean of one that is quite for or against it lies.
SURE, NEAR_END = 10.0, 0.1
#: From so many records on an issue matters as much as can be known from counting them.
MOST_COUNTED = 6
_NOTHING = frozenset(("evades", "is silent"))


def issue_of(known: Known, asked: Asked, id_: str) -> Issue:
    """The issue whether the question's deed is done, with the words of the ask and of its refusal at the ends."""
    asks = [each for course in asked.deed.courses for each in course.asked]
    refusals = [
        each for course in asked.deed.courses for told in course.course if told.answer == "refused"
        for each in told.evidence if each.says == "refused"
    ]  # fmt: skip
    words = [_words(each) for each in (*asks[:1], *refusals[-1:])]
    low = f"nothing of it: “{words[-1]}”" if refusals else "nothing of it"
    high = f"all that is asked: “{words[0]}”" if asks else f"all of it: {asked.deed.text}"
    sources = dict.fromkeys(f"{each.report}:{each.record}" for each in (*asks, *refusals))
    return Issue(
        id=id_, text=f"how far {known.in_text(asked.deed.actor)} will {asked.deed.text}", low=low, high=high,
        outcomes=(Outcome(id="nothing", text="nothing of it", at=0.0), Outcome(id="part", text="half of it", at=50.0),
                  Outcome(id="all", text="all of it", at=100.0)),
        sources=tuple(sources),
    )  # fmt: skip


def _words(quoted: Quoted) -> str:
    words = " ".join(" … ".join(quoted.quotes).split()).removeprefix("that ").strip("\"' ,.")
    return words.replace("“", "‘").replace("”", "’")


def stances(known: Known, asked: Asked, cast: Sequence[str]) -> dict[str, tuple[Number, Number]]:
    """Where each of the cast stands on the issue, and how much it matters to it."""
    held = _held(known, asked)
    return {actor: (_ideal(known, actor, held.get(actor)), _salience(known, actor, held.get(actor))) for actor in cast}


def _held(known: Known, asked: Asked) -> dict[str, list[tuple[float, Evidence]]]:
    """What shows where each actor stands: its evidence, each from −1 to +1, in the order of days."""
    tellings = {(each.report, each.record) for course in asked.deed.courses for each in course.asked}
    answers = {
        (each.report, each.record) for course in asked.deed.courses for told in course.course for each in told.evidence
    }  # fmt: skip
    issues = {
        position.issue for position in known.found.positions for each in position.evidence
        if each.exchange is not None and (each.report, each.exchange) in tellings | answers
    }  # fmt: skip
    mine = [position for position in known.found.positions if position.issue in issues]
    # "Not to reopen the port" is against what the issue is called; here whoever asks is for what is asked.
    turned = sum(_value(each) for position in mine if position.actor in asked.askers for each in position.evidence) < 0
    found: dict[str, list[tuple[float, Evidence]]] = {}
    for position in sorted(mine, key=_day):
        for each in position.evidence:
            found.setdefault(position.actor, []).append((-_value(each) if turned else _value(each), each))
    return found


def _value(evidence: Evidence) -> float:
    return evidence.value


def _day(position: Position) -> str:
    return position.on or ""


def _quoted(evidence: Iterable[Evidence]) -> list[Quoted]:
    return [
        Quoted(report=each.report, record=each.record, type=each.type, says=each.act, on=each.on, spans=each.spans,
               quotes=each.quotes)
        for each in evidence
    ]  # fmt: skip


def _ideal(known: Known, actor: str, held: Sequence[tuple[float, Evidence]] | None) -> Number:
    telling = [(value, each) for value, each in held or () if each.act not in _NOTHING]
    if not telling:
        quiet = " but silence and evasion, which are no consent" if held else ""
        return anything(0.0, 100.0, f"the reports have no word of its own on it{quiet}")
    day = telling[-1][1].on
    latest = [(value, each) for value, each in telling if each.on == day]
    mean = sum(value for value, _ in latest) / len(latest)
    middle = NEAR_END + (1 - 2 * NEAR_END) * (mean + 1) / 2
    spread = Beta(a=round(SURE * middle, 2), b=round(SURE * (1 - middle), 2), low=0.0, high=100.0)
    voice = said(known, _quoted(each for _, each in latest), Voice(actor, ITSELF), spread)
    return number(Uniform(low=0.0, high=100.0), "assumed where its word is not what it wants", [voice])


def _salience(known: Known, actor: str, held: Sequence[tuple[float, Evidence]] | None) -> Number:
    if not held:
        return anything(0.0, 1.0, "how much it matters to an actor that the reports have no word of")
    count = min(len(held), MOST_COUNTED)
    spread = Beta(a=1.0 + count, b=2.0)
    reason = f"a design value: {len(held)} record{'s' * (len(held) > 1)} of its own on it"
    voice = said(known, _quoted(each for _, each in held), Voice(actor, ITSELF), spread)
    return number(Uniform(low=0.0, high=1.0), reason, [voice])
