"""The occasion of a statement: its cue's clause in, addressee, channel and day out.

What one's own clause does not say is carried over from the statement before where the text goes on with the same
speaker: within a paragraph, or behind a cue that continues ("added", "went on").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.reading.addressee import find_addressee
from dragoman.reading.calendar_days import finest, is_ahead
from dragoman.reading.cast import Cast
from dragoman.reading.channel import find_channel
from dragoman.reading.circumstance import circumstance, clause_of, head_of_cue
from dragoman.reading.cues import Cue, verb_of
from dragoman.reading.dating import time_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.times import Time
from dragoman.records import Channel, Report

#: Verbs that continue what was being said.
_CONTINUING = frozenset("add continue conclude go".split())


@dataclass(frozen=True, slots=True)
class Occasion:
    """To whom, by which channel and on which day; None, "unknown" and None where the text does not say."""

    addressee: str | None = None
    channel: Channel = "unknown"
    made_on: str | None = None


def occasion_of(
    parse: Parse,
    cast: Cast,
    report: Report,
    cue: Cue | None,
    cue_ranges: Sequence[Range],
    content: Sequence[Range],
    source: Sequence[Range],
    speakers: Sequence[str],
    cue_heads: frozenset[int],
    times: Sequence[Time],
) -> Occasion:
    """What the clause of a statement's own cue says of its occasion."""
    head = head_of_cue(parse, cue, cue_ranges)
    if head is None:
        return Occasion()
    words = circumstance(parse, head, content, cue_heads)
    return Occasion(
        find_addressee(parse, cast, cue, words, speakers),
        find_channel(parse, cue, words, source),
        _made_on(parse, report, head, content, times),
    )


def carry_on(parse: Parse, before: Occasion, own: Occasion, last_cue: int, cue: Sequence[Range]) -> Occasion:
    """`own`, completed from the occasion of the same speaker's last statement, where the text goes on with it.

    `last_cue` is the first word of that statement's cue, `cue` the cue of this one.
    """
    first = cue[0][0]
    here = parse.words.paragraph[first] == parse.words.paragraph[last_cue]
    if not here and not any(verb_of(parse.form(w)) in _CONTINUING for a, b in cue for w in range(a, b)):
        return own
    if own.channel not in ("unknown", before.channel) and before.channel != "unknown":
        return own  # another occasion
    return replace(
        own,
        addressee=own.addressee if own.addressee is not None else before.addressee,
        channel=own.channel if own.channel != "unknown" else before.channel,
        made_on=own.made_on if own.made_on is not None else before.made_on,
    )


def _made_on(parse: Parse, report: Report, cue: int, content: Sequence[Range], times: Sequence[Time]) -> str | None:
    """The day, month or year that the cue's own clause names; None where that lies ahead: nothing has been said yet."""
    clause = clause_of(parse, cue)
    start, end = parse.sentences[parse.sentence_of[clause]]
    told = [
        time
        for time in times
        if time.first < end and start < time.last and time.kind == "point" and time.why != "now"
        if not any(a <= time.first < b for a, b in content)
    ]
    time = time_of(parse, told, clause) if told else None
    if time is None or time.kind != "point":
        return None
    day = finest(*time.when)
    return None if is_ahead(day, report.published) else day
