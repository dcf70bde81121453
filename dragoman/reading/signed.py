"""Speech that is signed rather than introduced: `“…” — Ann Lee` and the turns of a transcript, `LEE: …`.

A parse and its attributions in, attributions out: what has a signature belongs to it, whatever else was made of it. The
cue is the dash or the colon, as in PolNeAR.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from dragoman.reading.parse import Attribution, Parse, Range

_DASHES = frozenset("— – ― -- -".split())
_OPENING = frozenset("“ ” \" '' `` « „ ‘ '".split())
_CLOSING = frozenset("” \" '' » ’ ' “".split())
_END = frozenset(", ; : . ! ?".split()) | _DASHES
#: How long a signature and the label of a turn may be, and how short what is said; design values, not measured.
_SIGNATURE, _LABEL, _LEAST = 14, 4, 4
#: A transcript has turns; a single label in capitals is a dateline or a heading.
_TURNS = 2
#: Of an attribution found by rule; a design value, not measured.
_CONFIDENCE = 0.8


def take_signed(parse: Parse, attributions: Sequence[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    """`attributions` without what is signed, and the attributions that the signatures make."""
    paragraphs = _paragraphs(parse)
    signed = [*_signatures(parse, paragraphs), *_turns(parse, paragraphs)]
    if not signed:
        return list(attributions), []
    said = {word for one in signed for span in one.content for word in range(*span)}
    marks = {word for one in signed for span in (*one.source, *one.cue) for word in range(*span)}
    rest = [left for one in attributions if (left := _without(one, said, marks)) is not None]
    return rest, sorted(signed, key=lambda one: one.cue)


def _without(one: Attribution, said: set[int], marks: set[int]) -> Attribution | None:
    """An attribution without words that are signed by somebody, or None where it was nothing else.

    One that stands with its cue inside what is signed is part of that speech and stays.
    """
    cue = {word for span in one.cue for word in range(*span)}
    if cue & said:
        return one
    if cue & marks:
        return None
    content = tuple(r for span in one.content for r in _parts(span, said | marks))
    source = tuple(r for span in one.source for r in _parts(span, marks))
    return structs.replace(one, source=source, content=content) if content else None


def _parts(span: Range, without: set[int]) -> list[Range]:
    kept: list[Range] = []
    for word in range(*span):
        if word in without:
            continue
        if kept and kept[-1][1] == word:
            kept[-1] = (kept[-1][0], word + 1)
        else:
            kept.append((word, word + 1))
    return kept


def _paragraphs(parse: Parse) -> list[Range]:
    n = len(parse)
    starts = [word for word in range(n) if parse.begins_paragraph[word]]
    return list(pairwise([*starts, n])) if starts else []


def _signatures(parse: Parse, paragraphs: Sequence[Range]) -> list[Attribution]:
    """Paragraphs that are a quotation, a dash and a name; the dash may begin the next paragraph."""
    found = []
    for number, (first, last) in enumerate(paragraphs):
        if parse.form(first) not in _OPENING:
            continue
        for dash in range(last - 2, max(first + _LEAST, last - 2 - _SIGNATURE), -1):
            if parse.form(dash) in _DASHES and parse.form(dash - 1) in _CLOSING:
                found += _signed(parse, (first, dash), dash, last)
                break
        else:
            if parse.form(last - 1) in _CLOSING and last - first > _LEAST and number + 1 < len(paragraphs):
                begin, end = paragraphs[number + 1]
                if parse.form(begin) in _DASHES:
                    found += _signed(parse, (first, last), begin, end)
    return found


def _signed(parse: Parse, said: Range, dash: int, last: int) -> list[Attribution]:
    first = dash + 1
    while last > first and parse.form(last - 1) in _END:
        last -= 1
    names = [word for word in range(first, last) if parse.form(word)[0].isalnum()]
    if not names or last - first > _SIGNATURE or not parse.form(names[0])[0].isupper():
        return []
    if any(parse.upos[word] in ("VERB", "AUX") for word in names):
        return []
    return [Attribution(((first, last),), ((dash, dash + 1),), (said,), _CONFIDENCE)]


def _turns(parse: Parse, paragraphs: Sequence[Range]) -> list[Attribution]:
    """The turns of a transcript: paragraphs that begin with a name in capitals and a colon."""
    turns: list[Attribution] = []
    open_turn = False  # the last turn began with a quotation mark: paragraphs that begin with one carry it on
    for first, last in paragraphs:
        quoted = parse.form(first) in _OPENING
        colon = _label(parse, first + quoted, last)
        if colon is not None:
            source = (first + quoted, colon)
            said = _speech(parse, colon + 1, last, quoted)
            turns.append(Attribution((source,), ((colon, colon + 1),), (said,), _CONFIDENCE))
            open_turn = quoted and said[1] == last
        elif open_turn and quoted and turns and parse.form(first + 1) != "(":
            said = _speech(parse, first + 1, last, True)
            turns[-1] = structs.replace(turns[-1], content=(*turns[-1].content, said))
            open_turn = said[1] == last
        else:
            open_turn = False
    return turns if len({parse.text(*turn.source[0]) for turn in turns}) >= _TURNS else []


def _label(parse: Parse, first: int, last: int) -> int | None:
    """The colon behind a name in capitals at the beginning of a paragraph, if a speech follows it."""
    for word in range(first, min(first + _LABEL + 1, last)):
        form = parse.form(word)
        if form == ":":
            return word if word > first and last - word > _LEAST else None
        if not form.isupper() or not form.rstrip(".").isalpha() or (len(form) == 1 and word == first):
            return None  # "Q1:" and "A:" name nobody
    return None


def _speech(parse: Parse, first: int, last: int, quoted: bool) -> Range:
    """What is said in a turn, without a last mark whose partner stands before the name."""
    if quoted and parse.form(last - 1) in _CLOSING and last - first > 1:
        last -= 1
    return first, last
