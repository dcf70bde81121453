"""What the records bear of a number, as the model keeps it: words of reports and whose they are in, a `Said` out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.records import Quoted
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.voices import Voice
from dragoman.worlds.model import Fixed, Normal, Number, Said, Spread, Uniform

#: Most voices that are kept of one number, those of most wire stories first. A design value.
MOST = 4
#: Most sources that are named of one voice. A design value.
MOST_SOURCES = 4


def said(known: Known, quotes: Sequence[Quoted], voice: Voice, spread: Spread, **fields: Any) -> Said:
    """One voice: the latest of its words is quoted, all of its records are named, copies of a wire story once."""
    told = sorted(quotes, key=lambda each: each.on or "", reverse=True)
    once: dict[str, Quoted] = {}
    for each in told:
        once.setdefault(f"{known.origins.get(each.report, each.report)}:{each.spans}", each)
    sources = dict.fromkeys(f"{each.report}:{each.record}" for each in once.values())
    return Said(
        speaker=voice.speaker, sources=tuple(sources)[:MOST_SOURCES], text=known.passage(told[0]), spread=spread,
        on=told[0].on, reliability=voice.reliability, **fields,
    )  # fmt: skip


def number(default: Spread, reason: str, voices: Iterable[Said] = ()) -> Number:
    """A number with its default, why that is so, and those who speak of it."""
    return Number(default=default, reason=reason, said=tuple(voices)[:MOST])


def fixed(value: float, reason: str = "") -> Number:
    """A number that is what it is by definition."""
    return Number(default=Fixed(value=value), reason=reason)


def anything(low: float, high: float, reason: str) -> Number:
    """A number of which nobody speaks."""
    return Number(default=Uniform(low=low, high=high), reason=f"assumed: {reason}")


def either_way(sd: float, reason: str, mean: float = 0.0) -> Number:
    """A number of which nobody speaks, not even whether it is above 0."""
    return Number(default=Normal(mean=round(mean, 3), sd=round(sd, 3)), reason=f"assumed: {reason}")
