"""Pieces of content that stand next to another speaker, given to that speaker.

The network links every piece of content to a cue, sometimes over paragraphs to a wrong one. What a piece's own sentence
says is nearer: a verb of saying with a subject beside a quotation, a verb that governs a clause, or, where a text has
lost the verb, somebody who stands alone behind a quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.complements import clip
from dragoman.reading.cues import cue_at
from dragoman.reading.leftover import said_beside
from dragoman.reading.nesting import noun_phrase, subject_of
from dragoman.reading.parse import Attribution, Parse, Range
from dragoman.reading.quotations import Quotations, quoted_words

#: Of an attribution found by rule; a design value, not measured.
_CONFIDENCE = 0.6
_OPENING = frozenset("“ \" '' `` « „ ‘".split())
_STOPS = frozenset(". ! ?".split())


def regroup(
    parse: Parse, quotations: Quotations, attributions: Sequence[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    """`attributions` with their strays given back, and the attributions that strays with a cue of their own make."""
    cue_of = {word: at for at, one in enumerate(attributions) for span in one.cue for word in range(*span)}
    source_of = {word: at for at, one in enumerate(attributions) for span in one.source for word in range(*span)}
    content = [list(one.content) for one in attributions]
    new: list[Attribution] = []
    for at, one in enumerate(attributions):
        for span in one.content:
            if len(content[at]) < 2 or _is_beside(parse, one.cue, span):
                continue
            owner = _owner(parse, quotations, span, at, cue_of, source_of)
            if isinstance(owner, Attribution):
                new.append(owner)
                content[at].remove(span)
            elif owner is not None and owner != at:
                content[owner].append(span)
                content[at].remove(span)
            elif owner is None and _is_over(parse, one, span):
                content[at].remove(span)
    kept = [
        Attribution(one.source, one.cue, tuple(sorted(spans)), one.confidence)
        for one, spans in zip(attributions, content, strict=True)
    ]
    return kept, new


def _is_beside(parse: Parse, cue: Sequence[Range], span: Range) -> bool:
    """Whether a cue stands in the sentence of a piece."""
    sentences = {parse.sentence_of[span[0]], parse.sentence_of[span[1] - 1]}
    return any(parse.sentence_of[word] in sentences for first, last in cue for word in (first, last - 1))


def _is_over(parse: Parse, one: Attribution, span: Range) -> bool:
    """Whether a piece is over before the sentence in which its cue leads in another: "I said 'No.' Lee said, 'Yes'"."""
    cue = one.cue[-1]
    sentence = parse.sentence_of[cue[0]]
    led_in = any(
        cue[1] <= first <= cue[1] + 1 and parse.sentence_of[first] == sentence and parse.form(first) in _OPENING
        for first, _ in one.content
    )
    ends = any(parse.form(word) in _STOPS for word in range(max(span[0], span[1] - 2), span[1]))
    return led_in and ends and span[1] <= cue[0] and parse.sentence_of[span[1] - 1] < sentence


def _owner(
    parse: Parse, quotations: Quotations, span: Range, at: int, cue_of: dict[int, int], source_of: dict[int, int]
) -> Attribution | int | None:
    """To whom a piece belongs whose sentence holds no cue of its attribution: a new attribution, or another's index."""
    quoted, bare = quoted_words(parse, quotations, [span])
    if quoted and not bare:
        said = said_beside(parse, quotations, span, cue_of)
        return said if said is not None else _by_signature(parse, span, source_of)
    return _by_clause(parse, quotations, span, cue_of)


def _by_signature(parse: Parse, span: Range, source_of: dict[int, int]) -> int | None:
    """The attribution whose source stands right behind a quotation, only punctuation between, in its paragraph."""
    paragraph = parse.words.paragraph
    for word in range(span[1], len(parse)):
        if paragraph[word] != paragraph[span[1] - 1]:
            return None
        if word in source_of:
            return source_of[word]
        if any(letter.isalnum() for letter in parse.form(word)):
            return None
    return None


def _by_clause(parse: Parse, quotations: Quotations, span: Range, cue_of: dict[int, int]) -> Attribution | None:
    """What governs a clause, where that is a verb of saying with a subject, right before it, and no known cue."""
    head = parse.head_of(*span)
    verb = parse.governor[head]
    if not parse.is_a(head, "ccomp") or verb in cue_of or not verb < span[0]:
        return None
    cue = cue_at(parse, verb)
    subject = subject_of(parse, verb)
    if cue is None or cue.frame != "say" or subject is None or subject >= span[0]:
        return None
    first, last = parse.sentences[parse.sentence_of[verb]]
    source = noun_phrase(parse, subject, (first, span[0]), (verb, verb + 1))
    said = clip(parse, span, (verb + 1, last))
    if source is None or said is None:
        return None
    return Attribution((source,), ((verb, verb + 1),), ((said[0], span[1]),), _CONFIDENCE)
