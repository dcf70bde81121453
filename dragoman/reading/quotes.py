"""Quotation marks: which opens, which closes, what they hold, and which have lost their partner.

Text in, a list of `Quote`s out, by the position of their opening mark. Every style that news uses is paired
(“ ”, " ", '' '', `` '', « », » «, „ “, „ ”, ” ”, ‘ ’, ' ', ‹ ›, 「 」), nested and mixed ones too; apostrophes, inches
and feet are no quotation marks. A paragraph that ends inside a quotation goes on in the next one where that begins
with an opening mark of its own (the printers' rule for quotations over several paragraphs), or where the next one
closes it.

Which mark does what is found by a search for the cheapest explanation of a paragraph: each mark opens, closes, is no
quotation mark, or has lost its partner, each at a price that depends on the mark's shape and on what stands beside it.
The search keeps few explanations at a time, so its time is linear in the number of marks. The prices of single marks
are in `quotemarks.py`; all are design values, set on the errors seen in news, and only their order matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from dragoman.reading.quotemarks import LOST, SINGLE, STYLE, Mark, find_marks, mismatch, nesting

_RESTART = 1.5  # a new opening mark after a full stop inside a quotation: two paragraphs were run together
_CARRY = 2.0  # a quotation that runs on into a paragraph without an opening mark of its own
_DEPTH = 4  # quotations within quotations
_BEAM = 8  # explanations kept at a time
_COMMIT = 1000  # marks after which the best explanation so far is settled, to bound memory
_NARROW = 2  # explanations kept behind that: a paragraph so long is data or code, and must not take minutes

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation within one paragraph.

    `start` and `end` take in the marks, where there are any. `depth` is 0 for an outermost one. `continued` says that
    the quotation goes on in the next paragraph, or behind the next opening mark where paragraphs were run together.
    `lost` is "closing" or "opening" where that mark is missing and nothing explains it; such a quotation is only
    as long as the mark that is there: nobody knows how far it went.
    """

    start: int
    end: int
    mark: str
    depth: int
    continued: bool = False
    lost: str | None = None

    @property
    def single(self) -> bool:
        return self.mark in SINGLE


_Deed = Literal["open", "close", "skip", "restart", "resume", "carry", "drop", "opening lost", "closing lost"]
_Stack = tuple[str, ...]


class _Step(NamedTuple):
    """One step of an explanation: what a mark does, or what becomes of what is open where a paragraph ends.

    `start` and `end` are those of the mark; for a "carry" where the paragraph ends and where the next one begins.
    """

    deed: _Deed
    start: int
    end: int
    glyph: str
    depth: int
    before: _Step | None


class _Open(NamedTuple):
    """A quotation that is not closed yet: where it began in this paragraph, and where its opening mark stands."""

    start: int
    mark: int
    glyph: str


_Beam = dict[_Stack, tuple[float, _Step | None]]


def find_quotes(text: str) -> list[Quote]:
    """All quotations of `text` in the order of their beginnings.

    Marks around an excerpt of another article, which has quotations of its own, are passed over: what stands between
    them is told, not said.
    """
    quotes = _paired(text)
    around = _excerpts(text, quotes)
    if not around:
        return quotes
    characters = list(text)
    for at in around:
        characters[at] = " "
    return _paired("".join(characters))


def _excerpts(text: str, quotes: list[Quote]) -> list[int]:
    """Where straight marks stand around paragraphs that hold curly pairs: double marks do not nest otherwise."""
    chains: list[list[Quote]] = []  # a quotation, paragraph by paragraph, and what it holds
    goes_on = False
    for quote in quotes:
        if quote.lost is not None:
            continue
        if quote.depth == 0 and not goes_on:
            chains.append([])
        if chains:
            chains[-1].append(quote)
        goes_on = quote.continued if quote.depth == 0 else goes_on
    found: list[int] = []
    for chain in chains:
        outer = [quote for quote in chain if quote.depth == 0]
        held = sum(text[quote.start] == "“" for quote in chain)
        if len(outer) > 1 and text[outer[0].start] == '"' and held > 1:
            found += [at for quote in outer for at in (quote.start, quote.end - 1) if text[at] == '"']
    return found


def _paired(text: str) -> list[Quote]:
    """The quotations of a text by their marks alone."""
    quotes: list[Quote] = []
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if not match.group().isspace()]
    beam: _Beam = {(): (0.0, None)}
    opened: list[_Open] = []
    for at, (begin, end) in enumerate(paragraphs):
        marks = find_marks(text, begin, end)
        if len(beam) == 1 and not next(iter(beam)):
            if not marks:
                continue
            if (plain := _pair_plainly(marks)) is not None:
                quotes += plain
                continue
        for count, mark in enumerate(marks, 1):
            beam = _read(beam, mark, _BEAM if count <= _COMMIT else _NARROW)
            if count % _COMMIT == 0:
                beam = _settle(text, beam, opened, quotes)
        beam = _turn(text, beam, (begin, end), paragraphs[at + 1] if at + 1 < len(paragraphs) else None)
        if len(beam) == 1:
            beam = _settle(text, beam, opened, quotes)
    _settle(text, beam, opened, quotes)
    return sorted(quotes, key=lambda quote: (quote.start, -quote.end))


@lru_cache(maxsize=1)
def quotes_of(text: str) -> tuple[Quote, ...]:
    """As `find_quotes`, kept for the last text: words, damage and statements each ask for those of one report."""
    return tuple(find_quotes(text))


def inside(quotes: list[Quote], start: int, end: int) -> bool:
    """Whether `text[start:end]` lies within one quotation that has both its ends."""
    for quote in quotes:
        if quote.start > start:
            return False
        if end <= quote.end and quote.lost is None:
            return True
    return False


def _pair_plainly(marks: list[Mark]) -> list[Quote] | None:
    """The pairs of a paragraph whose marks plainly open and close by turns; None where there is anything to decide."""
    quotes: list[Quote] = []
    opening: Mark | None = None
    for mark in marks:
        if mark.glyph in SINGLE:
            if mark.skip > 0.3 or (mark.closes > 0 and mark.skip > 0.1):
                return None
        elif opening is None:
            if mark.opens or mark.closes < 2:
                return None
            opening = mark
        else:
            if mark.closes or mark.opens < 2 or mismatch(opening.glyph, mark.glyph, mark):
                return None
            quotes.append(Quote(opening.start, mark.end, opening.glyph, 0))
            opening = None
    return None if opening else quotes


def _read(beam: _Beam, mark: Mark, width: int) -> _Beam:
    """The explanations that reach over one more mark, the cheapest few of them."""
    found: _Beam = {}

    def keep(stack: _Stack, cost: float, deed: _Deed, depth: int, before: _Step | None) -> None:
        old = found.get(stack)
        if old is None or cost < old[0]:
            found[stack] = (cost, _Step(deed, mark.start, mark.end, mark.glyph, depth, before))

    glyph = mark.glyph
    left: _Deed = "skip" if mark.skip < LOST else "closing lost" if mark.opens < mark.closes else "opening lost"
    for stack, (cost, step) in beam.items():
        top = len(stack)
        if step is not None and step.deed == "carry" and mark.first and STYLE[stack[0]] == STYLE[glyph]:
            keep(stack, cost + mark.opens, "resume", top, step)
        # A quotation of nothing is none: such marks have both lost their partners.
        popped = cost + (LOST if mark.empty and step is not None and step.deed == "open" else 0.0)
        for depth in range(top - 1, -1, -1):
            keep(stack[:depth], popped + mark.closes + mismatch(stack[depth], glyph, mark), "close", depth, step)
            popped += _loss(stack[depth])
        if top < _DEPTH:
            keep((*stack, glyph), cost + mark.opens + nesting(stack, glyph), "open", top, step)
        if mark.restarts and top and STYLE[stack[-1]] == STYLE[glyph]:
            keep(stack, cost + mark.opens + _RESTART, "restart", top - 1, step)
        # Of two openings before one closing mark the nearer is its partner.
        keep(stack, cost + mark.skip + (0.2 if top and mark.skip == LOST else 0.0), left, top, step)
    return _cheapest(found, width)


def _turn(text: str, beam: _Beam, ended: tuple[int, int], following: tuple[int, int] | None) -> _Beam:
    """The explanations that reach over the end of a paragraph: what is open there is lost, or goes on."""
    found: _Beam = {}
    for stack, (cost, step) in beam.items():
        lost = cost + sum(map(_loss, stack))
        if () not in found or lost < found[()][0]:
            found[()] = (lost, _Step("drop", *ended, "", 0, step) if stack else step)
        if stack and following is not None:
            begin = following[0]
            while text[begin].isspace():
                begin += 1
            # A line that was broken for its width goes on in lower case.
            wrapped = text[begin].islower() and text[ended[1] - 1] not in ".!?…"
            carried = cost + (0.3 if wrapped else _CARRY)
            if STYLE.get(text[begin], STYLE.get(text[begin : begin + 2])) == STYLE[stack[0]]:
                # Not behind a paragraph that held no mark at all: then the next quotation is a new one.
                bare = step is not None and step.deed == "carry"
                carried = cost + (_CARRY if bare else 0.0) + sum(map(_loss, stack[1:]))
                stack = stack[:1]
            if stack not in found or carried < found[stack][0]:
                found[stack] = (carried, _Step("carry", ended[1], begin, "", len(stack), step))
    return _cheapest(found, _BEAM)


def _loss(glyph: str) -> float:
    """What it costs that an opening mark is never closed; a single one may be an apostrophe."""
    return 2.1 if glyph in SINGLE else LOST


def _cheapest(beam: _Beam, width: int) -> _Beam:
    ranked = sorted(beam.items(), key=lambda item: item[1][0])[:width]
    limit = ranked[0][1][0] + 2 * LOST
    return {stack: kept for stack, kept in ranked if kept[0] <= limit}


def _settle(text: str, beam: _Beam, opened: list[_Open], quotes: list[Quote]) -> _Beam:
    """Writes the cheapest explanation down in `quotes`; what it leaves open is in `opened`, outermost first."""
    stack, (_, step) = next(iter(beam.items()))
    steps: list[_Step] = []
    while step is not None:
        steps.append(step)
        step = step.before
    for deed, start, end, glyph, depth, _ in reversed(steps):
        if deed in ("close", "carry", "drop"):
            # What stands open above the depth that this step deals with has lost its closing mark.
            for above in range(len(opened) - 1, depth if deed == "close" else depth - 1, -1):
                lost = opened.pop()
                if lost.glyph not in SINGLE:
                    quotes.append(Quote(lost.mark, lost.mark + len(lost.glyph), lost.glyph, above, lost="closing"))
        if deed == "open":
            opened.append(_Open(start, start, glyph))
        elif deed == "close":
            quotes.append(Quote(opened[depth].start, end, opened[depth].glyph, depth))
            del opened[depth:]
        elif deed == "restart":
            quotes.append(Quote(opened[-1].start, _trimmed(text, start), opened[-1].glyph, depth, continued=True))
            opened[-1] = _Open(start, start, glyph)
        elif deed == "carry":
            for above, item in enumerate(opened):
                quotes.append(Quote(item.start, _trimmed(text, start), item.glyph, above, continued=True))
                opened[above] = item._replace(start=end)
        elif deed == "resume":
            opened[0] = _Open(start, start, glyph)
        elif deed == "opening lost" or deed == "closing lost":
            quotes.append(Quote(start, end, glyph, depth, lost=deed.removesuffix(" lost")))
    return {stack: (0.0, None)}


def _trimmed(text: str, end: int) -> int:
    """`end`, less the white space before it."""
    while text[end - 1].isspace():
        end -= 1
    return end
