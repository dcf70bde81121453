"""Who said what: the network's attributions and the cast in, `Statement` records out.

The layers of attribution come from `layers`. Here every statement gets its speakers, its act, its addressee, channel,
day and hedge, each by the file that owns it, and stands in the statement in whose content it was made.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from msgspec import UNSET

from dragoman.reading.acts import act_of, parts
from dragoman.reading.cast import Cast
from dragoman.reading.circumstance import head_of_cue
from dragoman.reading.doubtful import find_doubtful
from dragoman.reading.hedges import find_hedge
from dragoman.reading.layers import Said, inner_layers, outer_layer, overlooked
from dragoman.reading.occasion import Occasion, carry_on, occasion_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.quotations import find_quotations, kind_of
from dragoman.reading.speakers import find_speakers, is_document
from dragoman.reading.times import Time, find_times
from dragoman.reading.voice import FIRST, Hearing, Voice
from dragoman.records import Act, Report, Span, Statement, record_id

#: Acts that foretell nothing: a hedge on them says how firm the speaker is, not how likely a thing.
_NO_BAND = frozenset("ask demand offer promise threaten accept refuse hope decline-comment support criticise".split())
#: What a thought can be that somebody else ascribes: nobody asks, promises or refuses in another's head.
_ASCRIBED = frozenset(("assert", "predict", "hope"))
#: Acts that take somebody to perform them. Where no source is named ("is offered") there is nobody.
_PERFORMED = frozenset("offer promise threaten accept refuse support decline-comment".split())


def find_statements(
    parse: Parse, cast: Cast, report: Report, times: Sequence[Time] | None = None
) -> tuple[Statement, ...]:
    """The statements of a report, in the order of their cues. `times`: those of `find_times`, found here if not given.

    1. the outer layer, acts that it overlooks, what the network was in doubt of; 2. quotations cut where their act
    changes; 3. statements inside statements; 4. their speakers; 5. the occasions on which they were made; 6. the
    records.
    """
    hearing = Hearing(parse, find_quotations(parse), cast)
    said = outer_layer(parse, hearing.quotations)  # 1
    said += overlooked(parse, hearing.quotations, said, lambda word: bool(cast.at.get(word)))
    said += find_doubtful(parse, hearing.quotations, said, lambda word: bool(cast.at.get(word)))
    said = [part for one in said for part in _parts(hearing, one)]  # 2
    said += inner_layers(parse, hearing.quotations, said, lambda word: _can_speak(parse, cast, word))  # 3
    speakers = [find_speakers(parse, cast, one.source) for one in said]  # 4
    # What is in somebody's head matters where it is known whose.
    known = [at for at, one in enumerate(said) if one.outer is None or speakers[at] or _by_document(parse, one)]
    outer = _outer(said, known)
    order = sorted(known, key=lambda at: (said[at].cue[0], said[at].content))
    voices = {at: hearing.voice(speakers[at]) for at in known}
    times = find_times(parse, report) if times is None else times
    occasions = _occasions(parse, cast, report, said, speakers, order, outer, times)  # 5
    ids = {at: _id(parse, report, said[at]) for at in known}
    damage = _damage(report)
    records: dict[str, Statement] = {}
    for at in order:  # 6
        around = outer.get(at)
        ascribed = around is not None and _is_ascribed(said[at], voices[at], voices[around])
        inside = None if around is None or ids[around] == ids[at] else ids[around]
        if ids[at] not in records:
            records[ids[at]] = _record(
                hearing, report, said[at], voices[at], ascribed, inside, occasions[at], ids[at], damage
            )
    return tuple(records.values())


def _parts(hearing: Hearing, said: Said) -> list[Said]:
    """One statement for each act of a quotation that changes its act, source and cue repeated."""
    voice = hearing.voice(find_speakers(hearing.parse, hearing.cast, said.source))
    cut = parts(voice, said.read, said.content)
    return [replace(said, content=content, act=act, whole=said.content) for content, act in cut] or [said]


def _can_speak(parse: Parse, cast: Cast, word: int) -> bool:
    return bool(cast.at.get(word)) or parse.lowered[word] in FIRST


def _by_document(parse: Parse, one: Said) -> bool:
    return any(is_document(parse, parse.head_of(*span)) for span in one.source)


def _outer(said: Sequence[Said], known: Sequence[int]) -> dict[int, int]:
    """For each statement within another's content, that other: the one with the shortest content, if several."""
    cues = sorted((said[at].cue[0], at) for at in known)
    found: dict[int, tuple[int, int]] = {}
    for other in known:
        length = sum(last - first for first, last in said[other].content)
        for first, last in said[other].content:
            for cue, at in cues[bisect_left(cues, ((first, first), -1)) :]:
                if cue[0] >= last:
                    break
                if cue[1] <= last and said[other].cue != said[at].cue:
                    found[at] = min(found.get(at, (length, other)), (length, other))
    return {at: other for at, (_, other) in found.items()}


def _is_ascribed(one: Said, own: Voice, around: Voice) -> bool:
    """A thought that another speaker puts into the source's head; a spokesman's word on his own side is its own."""
    return one.thought and not (own.speakers and around.side.issuperset(own.speakers))


def _occasions(
    parse: Parse,
    cast: Cast,
    report: Report,
    said: Sequence[Said],
    speakers: Sequence[tuple[str, ...]],
    order: Sequence[int],
    outer: dict[int, int],
    times: Sequence[Time],
) -> dict[int, Occasion]:
    """The occasion of every statement: what its own clause says, and what a speaker's last statement carries over."""
    heads = frozenset(head for at in order if (head := head_of_cue(parse, said[at].read, said[at].cue)) is not None)
    found: dict[int, Occasion] = {}
    before: int | None = None  # the last statement of the outer layer
    for at in order:
        one = said[at]
        own = occasion_of(
            parse, cast, report, one.read, one.cue, one.whole or one.content, one.source, speakers[at], heads, times
        )
        if at not in outer and not one.thought:
            if before is not None and speakers[at] and speakers[at] == speakers[before]:
                own = carry_on(parse, found[before], own, said[before].cue[0][0], one.cue)
            before = at
        found[at] = own
    return found


def _record(
    hearing: Hearing,
    report: Report,
    one: Said,
    voice: Voice,
    ascribed: bool,
    inside: str | None,
    occasion: Occasion,
    id_: str,
    damage: tuple[list[int], list[int]],
) -> Statement:
    parse = hearing.parse
    act: Act = one.act or act_of(voice, one.read, one.cue, one.content)
    if (ascribed and act not in _ASCRIBED) or (not one.source and act in _PERFORMED):
        act = "assert"
    hedge = None if act in _NO_BAND else find_hedge(parse, *one.content[0], one.cue[0])
    source, cue, content = (_spans(parse, report, ranges) for ranges in (one.source, one.cue, one.content))
    return Statement(
        id=id_,
        source=source,
        cue=cue,
        content=content,
        speakers=voice.speakers,
        acts_for=tuple(hearing.cast.acts_for(speaker) for speaker in voice.speakers),
        inside=inside,
        ascribed=ascribed,
        kind=kind_of(parse, hearing.quotations, one.content, one.cue),
        act=act,
        addressee=occasion.addressee,
        channel=occasion.channel,
        made_on=occasion.made_on,
        about=_about(parse, voice, one.content),
        hedge=None if hedge is None else hedge.span,
        low=None if hedge is None else hedge.low,
        high=None if hedge is None else hedge.high,
        confidence=round(min(1.0, max(0.0, one.confidence)), 2),
        damaged=True if _is_damaged(damage, (*source, *cue, *content)) else UNSET,
        why=one.why,
    )


def _id(parse: Parse, report: Report, one: Said) -> str:
    cue, content = (_spans(parse, report, ranges) for ranges in (one.cue, one.content))
    return record_id("statements", report.id, cue, content)


def _spans(parse: Parse, report: Report, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Ranges of words as spans of the text, cut where furniture stands between the words."""
    marks = [mark.span for mark in report.furniture]  # in order, and not overlapping
    spans: list[Span] = []
    for first, last in ranges:
        start, end = parse.words.span(first, last)
        for begin, stop in marks[bisect_left(marks, (start, start)) :]:
            if begin >= end:
                break
            word = parse.words.within(start, begin)[1]
            if start < int(parse.words.ends[word - 1]) <= begin:
                spans.append((start, int(parse.words.ends[word - 1])))
                start = int(parse.words.starts[parse.words.within(stop, end)[0]])
        spans.append((start, end))
    return tuple(spans)


def _about(parse: Parse, voice: Voice, content: Iterable[Range]) -> tuple[str, ...]:
    """The actors mentioned in the content; the speaker only where more than "I" and "we" means him."""
    found: dict[str, None] = {}
    for first, last in content:
        for head in range(first, last):
            ids = voice.cast.at.get(head)
            if ids is None:
                continue
            if parse.lowered[head] in FIRST:
                ids = tuple(actor for actor in ids if actor not in voice.speakers)
            found.update(dict.fromkeys(ids))
    return tuple(found)


def _damage(report: Report) -> tuple[list[int], list[int]]:
    """Where damage begins, in order, and how far what began up to there reaches."""
    marks = sorted(mark.span for mark in report.damaged)
    return [start for start, _ in marks], list(accumulate((end for _, end in marks), max))


def _is_damaged(damage: tuple[list[int], list[int]], spans: Iterable[Span]) -> bool:
    starts, reach = damage
    return any((at := bisect_left(starts, end)) > 0 and reach[at - 1] > start for start, end in spans)
