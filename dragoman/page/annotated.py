"""A report with its records beside it: blocks of text cut where records begin and end, and each block's records.

A reading and what is to be shown of it in, blocks of stretches and cards out. Long reports are shown in parts, of
which each stays within what a page may weigh.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.links import link
from dragoman.page.in_short import Cast, Line, first_words, line, starts
from dragoman.page.marking import Mark, Stretch, cut
from dragoman.page.paragraphs import Block, BlockKind, blocks
from dragoman.parts import ReportRow
from dragoman.records import (
    Actor,
    Claim,
    Event,
    Exchange,
    Reading,
    Record,
    Span,
    Statement,
    own_words,
)

#: What a reader may show, by the name that stands in an address: the records' types, actors, and what was not read.
KINDS = ("statements", "events", "exchanges", "ties", "claims", "forecasts", "actors", "furniture")
_CARDS = KINDS[:6]
#: What a part of a long report may have: characters, records, and mentions. So a part stays under 60 kB packed, and is
#: made in a tenth of a second; measured on reports of nothing but records.
CHARACTERS, RECORDS, MENTIONS = 24_000, 210, 900
#: Reasons that are told beside one paragraph. A design value.
_REASONS = 4


class Card(NamedTuple):
    """A record beside its words: its number in the report, itself, and it in one line."""

    number: int
    record: Record
    line: Line
    inside: int | None  # the number of the statement in whose content it stands
    words: Span | None
    answer: Span | None
    is_open: bool


class Piece(NamedTuple):
    """A stretch to be set: its classes, the numbers of the records that cover it and of those that begin with it."""

    text: str
    classes: str
    of: str
    numbers: tuple[int, ...]
    reason: str
    is_at: bool
    is_first: bool


class SetSentence(NamedTuple):
    """A sentence, where it stands, and the link to its words at the publisher's (or in the file)."""

    span: Span
    pieces: list[Piece]
    link: str


class SetBlock(NamedTuple):
    """A block of text with the records that begin in it, and why some of its words are struck or flagged."""

    kind: BlockKind
    sentences: list[SetSentence]
    cards: list[Card]
    reasons: list[str]
    left_out: int  # how many more records begin in it than are shown


class Named(NamedTuple):
    """An actor of the report: how often it is mentioned and where first in this part."""

    actor: Actor
    address: str | None
    first: Span
    mentions: int


@dataclass(frozen=True)
class Annotated:
    """A part of a report, set. `part` of `parts`; `actors` are those who are mentioned in it."""

    blocks: list[SetBlock]
    part: int
    parts: int
    actors: list[Named]
    counts: dict[str, int]


def annotate(
    reading: Reading, row: ReportRow, show: frozenset[str], at: Sequence[Span], opened: str | None, part: int | None
) -> Annotated:
    """Sets a part of a report: the one asked for, else that which holds the words `at`, else the first.

    `show` names the `KINDS` to be shown; of the record `opened` the words are `at`, too.
    """
    numbered = sorted(
        (record for kind in _CARDS for record in getattr(reading, kind)), key=lambda record: (starts(record), record.id)
    )
    number = {record.id: at for at, record in enumerate(numbered, 1)}
    places = [starts(record) for record in numbered]
    mentions = sorted(mention.span[0] for actor in reading.actors for mention in actor.mentions)
    parts = _parts(blocks(reading.report), places, mentions)
    begins = [0, *(some[0].span[0] for some in parts[1:]), len(reading.report.text)]
    if part is None:
        part = bisect_right(begins, min(start for start, _ in at)) if at else 1
    part = min(max(part, 1), len(parts))
    mine, reaching = parts[part - 1], (begins[part - 1], begins[part])

    shown = {kind for kind in _CARDS if kind in show}
    marks = [Mark(span, "at") for span in at]
    for kind in _CARDS:
        for record in getattr(reading, kind):
            if kind in shown or record.id == opened:
                marks += [Mark(span, name, str(number[record.id])) for name, span in _marked(record)]
    if "actors" in show:
        marks += [
            Mark(mention.span, "actor", f"a{at}")
            for at, actor in enumerate(reading.actors, 1)
            for mention in actor.mentions
        ]
    marks += [Mark(mark.span, "furniture", mark.why) for mark in reading.report.furniture]
    marks += [Mark(mark.span, "damage", mark.why) for mark in reading.report.damaged]
    marks = [mark for mark in marks if mark.span[0] < reaching[1] and reaching[0] < mark.span[1]]

    cast = Cast(row.id, reading.actors)
    cards: defaultdict[int, list[Card]] = defaultdict(list)
    left_out: Counter[int] = Counter()
    first: defaultdict[int, list[int]] = defaultdict(list)
    tops = [block.span[0] for block in mine]
    types = {id(record): kind for kind in _CARDS for record in getattr(reading, kind)}
    for record, place in zip(numbered, places, strict=True):
        if not reaching[0] <= place < reaching[1] or (types[id(record)] not in shown and record.id != opened):
            continue
        card = _card(record, number, cast, reading.report.text, opened)
        beside = cards[max(bisect_right(tops, place) - 1, 0)]
        if len(beside) < RECORDS or card.is_open:
            beside.append(card)
            first[place].append(card.number)
        else:
            left_out[max(bisect_right(tops, place) - 1, 0)] += 1

    at_once = cut(reading.report.text, marks, [span for block in mine for span in block.sentences])
    rows = iter(at_once)
    seen: set[str] = set()
    set_blocks = []
    for place, block in enumerate(mine):
        set_sentences = []
        reasons: dict[str, None] = {}
        for span in block.sentences:
            pieces = [_piece(stretch, first, seen) for stretch in next(rows)]
            reasons.update((one, None) for piece in pieces if piece.reason for one in piece.reason.split(", "))
            set_sentences.append(SetSentence(span, pieces, link(row.text, span, row.url, row.name)))
        set_blocks.append(SetBlock(block.kind, set_sentences, cards[place], list(reasons)[:_REASONS], left_out[place]))
    counts = {kind: len(getattr(reading, kind)) for kind in KINDS[:-1]}
    counts["furniture"] = len(reading.report.furniture)
    return Annotated(set_blocks, part, len(parts), _named(reading.actors, cast, reaching), counts)


def _marked(record: Record) -> list[tuple[str, Span]]:
    """The words of a record to be marked, each with what they are in it."""
    match record:
        case Statement():
            parts = (("source", record.source), ("cue", record.cue), ("content", record.content))
            return [(name, span) for name, spans in parts for span in spans]
        case Event():
            return [("anchor", span) for span in record.anchors]
        case Exchange():
            return [("ask", record.ask), *(("answer", span) for span in record.answer_evidence)]
        case Claim():
            return [("cause", record.cause.span), ("effect", record.effect.span)]
    return [("words", span) for span in own_words(record)]


def _card(record: Record, number: dict[str, int], cast: Cast, text: str, opened: str | None) -> Card:
    inside = getattr(record, "inside", None) or getattr(record, "attributed_to", None)
    words = own_words(record) or first_words(record)
    answer = record.answer_evidence[0] if isinstance(record, Exchange) and record.answer_evidence else None
    return Card(
        number[record.id], record, line(record, cast, text), number.get(inside or ""), words[0] if words else None,
        answer, record.id == opened,
    )  # fmt: skip


def _piece(stretch: Stretch, first: dict[int, list[int]], seen: set[str]) -> Piece:
    names = dict.fromkeys(mark.part for mark in stretch.marks)
    if (level := stretch.level("content")) > 1:
        names[f"level{min(level, 3)}"] = None
    of = dict.fromkeys(mark.of for mark in stretch.marks if mark.of and mark.part not in ("furniture", "damage"))
    reasons = dict.fromkeys(
        f"{'not read' if mark.part == 'furniture' else 'damaged'}: {mark.of.replace('-', ' ')}"
        for mark in stretch.marks if mark.part in ("furniture", "damage")
    )  # fmt: skip
    is_at = "at" in names
    is_first = is_at and "at" not in seen
    if is_first:
        seen.add("at")
    numbers = tuple(first.get(stretch.span[0], ()))
    return Piece(stretch.text, " ".join(names), " ".join(of), numbers, ", ".join(reasons), is_at, is_first)


def _named(actors: Iterable[Actor], cast: Cast, reaching: Span) -> list[Named]:
    """The actors that are mentioned in a part, the most mentioned first."""
    found = []
    for actor in actors:
        here = [m.span for m in actor.mentions if reaching[0] <= m.span[0] < reaching[1]]
        if here:
            found.append(Named(actor, cast.address(actor.id), min(here), len(actor.mentions)))
    return sorted(found, key=lambda one: (-one.mentions, one.first))


def _parts(every: Sequence[Block], places: Sequence[int], mentions: Sequence[int]) -> list[list[Block]]:
    """Blocks in parts, each within its bounds. A block that is too much by itself is cut between sentences."""
    parts: list[list[Block]] = [[]]
    load = 0.0
    for block in every:
        for piece in _portions(block, places, mentions):
            weight = _weight(piece.span, places, mentions)
            if parts[-1] and load + weight > 1:
                parts.append([])
                load = 0.0
            parts[-1].append(piece)
            load += weight
    return parts


def _weight(span: Span, places: Sequence[int], mentions: Sequence[int]) -> float:
    """How much of a part a stretch of the text fills."""
    start, end = span
    records = bisect_right(places, end - 1) - bisect_right(places, start - 1)
    named = bisect_right(mentions, end - 1) - bisect_right(mentions, start - 1)
    return (end - start) / CHARACTERS + records / RECORDS + named / MENTIONS


def _portions(block: Block, places: Sequence[int], mentions: Sequence[int]) -> list[Block]:
    if _weight(block.span, places, mentions) <= 1:
        return [block]
    portions: list[list[Span]] = [[]]
    load = 0.0
    for span in block.sentences:
        weight = _weight(span, places, mentions)
        if portions[-1] and load + weight > 1:
            portions.append([])
            load = 0.0
        portions[-1].append(span)
        load += weight
    return [Block(block.kind, (some[0][0], some[-1][1]), tuple(some)) for some in portions]
