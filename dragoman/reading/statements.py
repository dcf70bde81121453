"""Who said what: the network's attributions and the cast in, `Statement` records out.

The network finds the outer layer of attribution, source, cue and content linked. Here its spans are set right,
quotations that it left over are taken up, statements within statements are read off the tree, and every statement gets
its speakers, its act, its addressee, channel, day and hedge, each by the file that owns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec import UNSET

from dragoman.reading.acts import act_of, parts
from dragoman.reading.addressee import find_addressee
from dragoman.reading.cast import Cast
from dragoman.reading.channel import find_channel
from dragoman.reading.circumstance import circumstance, head_of_cue, phrases
from dragoman.reading.cues import Cue, read_cue
from dragoman.reading.dates import resolve
from dragoman.reading.hedges import find_hedge
from dragoman.reading.leftover import take_up
from dragoman.reading.nesting import find_inside
from dragoman.reading.parse import Parse, Range
from dragoman.reading.quotations import Quotations, find_quotations, kind_of
from dragoman.reading.spans import tidy
from dragoman.reading.voice import FIRST, Voice, voice_of
from dragoman.records import Act, Report, Span, Statement, record_id

#: Acts that foretell nothing: a hedge on them says how firm the speaker is, not how likely a thing.
_NO_BAND = frozenset("ask demand offer promise threaten accept refuse hope decline-comment support criticise".split())
#: How sure a statement is that a rule found inside another; a design value, not measured.
_INSIDE = 0.5
_PERSONAL = frozenset("he she they we i who".split())


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement in the making."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    read: Cue | None
    confidence: float
    why: str
    outer: int | None = None  # index of the statement in whose content this one was looked for
    act: Act | None = None


def find_statements(parse: Parse, cast: Cast, report: Report) -> tuple[Statement, ...]:
    """The statements of a report, in the order of their cues.

    1. set the network's spans right; 2. take up quotations that it left over; 3. cut quotations where their act
    changes; 4. find statements inside statements; 5. make the records.
    """
    quotations = find_quotations(parse)
    tidied = [tidy(parse, quotations, attribution) for attribution in parse.attributions]  # 1
    found = take_up(parse, quotations, [attribution for attribution in tidied if attribution.content])  # 2
    said = [
        _Said(a.source, a.cue, a.content, read_cue(parse, a.cue), a.confidence, why)
        for group, why in ((found.attributions, "network"), (found.new, "rule:quoted-span"))
        for a in group
        if a.content and a.cue
    ]
    said = [part for one in said for part in _parts(parse, quotations, cast, one)]  # 3
    said += _inside(parse, quotations, cast, said)  # 4
    return _records(parse, quotations, cast, report, said)  # 5


def _speakers(parse: Parse, cast: Cast, source: Iterable[Range]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for first, last in source:
        found.update(dict.fromkeys(cast.who(parse, first, last) or cast.within(first, last)[:1]))
    return tuple(found)


def _voice(parse: Parse, quotations: Quotations, cast: Cast, said: _Said) -> Voice:
    return voice_of(parse, quotations, cast, _speakers(parse, cast, said.source))


def _parts(parse: Parse, quotations: Quotations, cast: Cast, said: _Said) -> list[_Said]:
    """One statement for each act of a quotation that changes its act, source and cue repeated."""
    cut = parts(_voice(parse, quotations, cast, said), said.read, said.content)
    if not cut:
        return [said]
    return [
        _Said(said.source, said.cue, content, said.read, said.confidence, said.why, act=act) for content, act in cut
    ]


def _inside(parse: Parse, quotations: Quotations, cast: Cast, said: Sequence[_Said]) -> list[_Said]:
    """Statements within the contents of `said` that it does not hold already."""
    known = {word for one in said for first, last in one.cue for word in range(first, last)}

    def is_somebody(word: int) -> bool:
        return bool(cast.at.get(word)) or parse.form(word).lower() in _PERSONAL

    layers: list[_Said] = []
    for at, one in enumerate(said):
        for layer in find_inside(parse, quotations, one.content, is_somebody):
            words = {word for first, last in layer.cue for word in range(first, last)}
            if words & known:
                continue
            known |= words
            layers.append(_Said(layer.source, layer.cue, layer.content, layer.read, _INSIDE, layer.why, at))
    return layers


def _records(
    parse: Parse, quotations: Quotations, cast: Cast, report: Report, said: Sequence[_Said]
) -> tuple[Statement, ...]:
    heads = frozenset(head for one in said if (head := head_of_cue(parse, one.read, one.cue)) is not None)
    ids = [_id(parse, report, one) for one in said]
    speakers = [_speakers(parse, cast, one.source) for one in said]
    outer = [_outer(said, at) for at in range(len(said))]
    records: dict[str, tuple[tuple[int, int], Statement]] = {}
    for at, one in enumerate(said):
        voice = voice_of(parse, quotations, cast, speakers[at])
        act = one.act or act_of(voice, one.read, one.cue, one.content)
        head = head_of_cue(parse, one.read, one.cue)
        clause = [] if head is None else circumstance(parse, head, one.content, heads)
        hedge = None if act in _NO_BAND else find_hedge(parse, *one.content[0], one.cue[0])
        inside = outer[at]
        spans = {name: tuple(parse.words.span(*r) for r in getattr(one, name)) for name in ("source", "cue", "content")}
        statement = Statement(
            id=ids[at],
            **spans,
            speakers=speakers[at],
            acts_for=tuple(cast.acts_for(speaker) for speaker in speakers[at]),
            inside=None if inside is None or ids[inside] == ids[at] else ids[inside],
            ascribed=_ascribed(one, inside, speakers),
            kind=kind_of(parse, quotations, one.content),
            act=act,
            addressee=find_addressee(parse, cast, one.read, clause, speakers[at]),
            channel=find_channel(parse, one.read, clause, one.source),
            made_on=_made_on(parse, report, clause),
            about=_about(parse, cast, one, speakers[at]),
            hedge=None if hedge is None else hedge.span,
            low=None if hedge is None else hedge.low,
            high=None if hedge is None else hedge.high,
            confidence=round(min(1.0, max(0.0, one.confidence)), 2),
            damaged=True if _is_damaged(report, [s for group in spans.values() for s in group]) else UNSET,
            why=one.why,
        )
        records.setdefault(statement.id, (one.cue[0], statement))
    return tuple(statement for _, statement in sorted(records.values(), key=lambda pair: (pair[0], pair[1].content)))


def _id(parse: Parse, report: Report, one: _Said) -> str:
    return record_id(
        "statements", report.id, parse.words.span(*one.cue[0]), [parse.words.span(*r) for r in one.content]
    )


def _outer(said: Sequence[_Said], at: int) -> int | None:
    """The statement in whose content the cue of this one stands: the one with the shortest content, if several do."""
    first, last = said[at].cue[0]
    around = [
        (sum(b - a for a, b in one.content), index)
        for index, one in enumerate(said)
        if index != at and one.cue != said[at].cue and any(a <= first and last <= b for a, b in one.content)
    ]
    return min(around)[1] if around else None


def _ascribed(one: _Said, inside: int | None, speakers: Sequence[tuple[str, ...]]) -> bool:
    """A thought that another speaker puts into somebody's head."""
    return inside is not None and one.read is not None and one.read.thought and bool(speakers[inside])


def _made_on(parse: Parse, report: Report, clause: Sequence[int]) -> str | None:
    """The day that the cue's own clause names, seen from the report's date."""
    for first, last in phrases(clause):
        day = resolve(parse.text(first, last), report.published, "past")
        if day is not None:
            return day
    return None


def _about(parse: Parse, cast: Cast, one: _Said, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The actors mentioned in the content; the speaker only where more than "I" and "we" means him."""
    found: dict[str, None] = {}
    for first, last in one.content:
        for head in range(first, last):
            ids = cast.at.get(head, ())
            if parse.form(head).lower() in FIRST:
                ids = tuple(actor for actor in ids if actor not in speakers)
            found.update(dict.fromkeys(ids))
    return tuple(found)


def _is_damaged(report: Report, spans: Iterable[Span]) -> bool:
    marks = [mark.span for mark in report.damaged]
    return any(start < b and a < end for start, end in spans for a, b in marks)
