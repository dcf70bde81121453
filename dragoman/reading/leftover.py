"""Direct speech that the network left over: quotations without an attribution in, attributions out.

A quotation of at least four words with a verb of saying and its speaker next to it is a statement; one that stands by
itself behind a statement of direct speech carries that statement on, in the same paragraph or, where a paragraph is
nothing but quotation, from the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from dragoman.reading.complements import clip
from dragoman.reading.cues import Cue, cue_at, verb_of
from dragoman.reading.nesting import noun_phrase, subject_of
from dragoman.reading.parse import Attribution, Parse, Range
from dragoman.reading.quotations import Quotations

#: Shorter ones are terms, titles and single words more often than speech (PolNeAR's direct quotations have a median of
#: 17 words).
_LEAST = 4
#: How far from a quotation its verb of saying may stand, in words: "said the ministry's spokesman for …" is after it.
_NEAR = 12
#: Words up to this length stay small in titles.
_LITTLE_WORD = 4
_STOPS = frozenset(". ! ? ;".split())
#: Of an attribution found by rule; a design value, not measured.
_CONFIDENCE = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """`attributions` with what was carried on added, and those that are `new`."""

    attributions: tuple[Attribution, ...]
    new: tuple[Attribution, ...]
    carried: frozenset[int]  # indices of attributions that took a quotation on


def take_up(parse: Parse, quotations: Quotations, attributions: Sequence[Attribution]) -> Found:
    """Finds the speaker of every quotation that no attribution covers, where the text gives one."""
    owner: dict[int, int] = {}
    cue_of: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        for first, last in attribution.content:
            owner.update(dict.fromkeys(range(first, last), index))
        for first, last in (*attribution.cue, *attribution.source):
            cue_of.update(dict.fromkeys(range(first, last), index))
    known = list(attributions)
    new: list[Attribution] = []
    carried: set[int] = set()
    for number, quotation in enumerate(quotations.ranges):
        words = _spoken(parse, quotation)
        if len(words) < _LEAST or any(w in cue_of for w in words) or _is_title(parse, words):
            continue
        if sum(w in owner for w in words) * 2 >= len(words) or any(owner.get(w) is not None for w in words[:2]):
            continue
        if not _is_set_off(parse, quotation):
            continue
        said = said_beside(parse, quotations, quotation, cue_of)
        if isinstance(said, Attribution):
            new.append(said)
            continue
        onto = said if said is not None else _carried_on(parse, quotations, number, known, owner)
        if onto is not None:
            known[onto] = structs.replace(known[onto], content=tuple(sorted((*known[onto].content, quotation))))
            owner.update(dict.fromkeys(range(*quotation), onto))
            carried.add(onto)
    return Found(tuple(known), tuple(new), frozenset(carried))


def _spoken(parse: Parse, quotation: Range) -> list[int]:
    """The words of a quotation that are more than punctuation."""
    forms = parse.words.forms
    return [word for word in range(*quotation) if forms[word].isalnum() or any(map(str.isalnum, forms[word]))]


def _is_title(parse: Parse, words: Sequence[int]) -> bool:
    """Whether the words are capitalised as those of a title are."""
    long = [parse.form(word) for word in words if len(parse.form(word)) > _LITTLE_WORD]
    return bool(long) and all(not form[0].islower() for form in long)


def _is_set_off(parse: Parse, quotation: Range) -> bool:
    """Whether a quotation begins behind a stop, a comma or a colon, or a paragraph, and so is a clause of its own."""
    first = quotation[0]
    if first == 0 or parse.words.paragraph[first] != parse.words.paragraph[first - 1]:
        return True
    before = parse.form(first - 1)
    return not any(letter.isalnum() for letter in before) or verb_of(before) is not None or before == "that"


def said_beside(
    parse: Parse, quotations: Quotations, quotation: Range, cue_of: dict[int, int]
) -> Attribution | int | None:
    """What the verb of saying next to a quotation makes of it: a new attribution, or the index of an old one.

    `cue_of` gives the words of known cues and the indices of their attributions.
    """
    for word in _neighbours(parse, quotations, quotation):
        if word in cue_of:
            return cue_of[word]
        cue = cue_at(parse, word)
        if cue is None or cue.thought or cue.noun is not None or parse.upos[word] != "VERB":
            continue
        source = _speaker(parse, cue, quotation)
        if source is not None:
            return Attribution((source,), ((word, word + 1),), (quotation,), _CONFIDENCE)
    return _announced(parse, quotation, cue_of)


def _announced(parse: Parse, quotation: Range, cue_of: dict[int, int]) -> Attribution | int | None:
    """What a sentence that ends in a colon makes of the quotation that is the next paragraph: "Lee wrote:"."""
    first = quotation[0]
    if first == 0 or parse.form(first - 1) != ":" or not parse.begins_paragraph[first]:
        return None
    begin, _ = parse.sentences[parse.sentence_of[first - 1]]
    for word in range(first - 2, begin - 1, -1):
        if word in cue_of:
            return cue_of[word]
        cue = cue_at(parse, word)
        if cue is None or cue.thought or parse.upos[word] != "VERB":
            continue
        source = _speaker(parse, cue, quotation)
        if source is not None:
            last = word + 1 if cue.noun is None else first - 1  # "made the following comment"
            return Attribution((source,), ((word, last),), (quotation,), _CONFIDENCE)
    return None


def _neighbours(parse: Parse, quotations: Quotations, quotation: Range) -> list[int]:
    """Words near a quotation and outside of others: those behind it first, each side up to the end of a sentence."""
    first, last = quotation
    near: list[int] = []
    ended = parse.form(last - 2) in _STOPS if last - first > 2 else False
    for step in (range(last, min(len(parse), last + _NEAR)), range(first - 1, max(-1, first - 1 - _NEAR), -1)):
        for word in step:
            if parse.form(word) in _STOPS or quotations.at[word] >= 0:
                break
            if parse.words.paragraph[word] != parse.words.paragraph[first]:
                break
            # Behind a finished sentence only the same sentence of the tree goes on ("…!” he said").
            if word >= last and ended and parse.sentence_of[word] != parse.sentence_of[last - 1]:
                break
            near.append(word)
    return near


def _speaker(parse: Parse, cue: Cue, quotation: Range) -> Range | None:
    """The noun phrase that is the subject of a verb of saying, clear of the quotation."""
    subject = subject_of(parse, cue.head)
    if subject is None or quotation[0] <= subject < quotation[1]:
        return None
    bounds = (quotation[1], len(parse)) if subject >= quotation[1] else (0, quotation[0])
    return noun_phrase(parse, subject, bounds, (cue.head, cue.head + 1))


def _carried_on(
    parse: Parse, quotations: Quotations, number: int, known: Sequence[Attribution], owner: dict[int, int]
) -> int | None:
    """The attribution that a quotation standing by itself carries on: that of the quotation just before it."""
    if number == 0:
        return None
    first, last = quotations.ranges[number]
    before = quotations.ranges[number - 1]
    index = next((owner[w] for w in range(before[1] - 1, before[0] - 1, -1) if w in owner), None)
    if index is None:
        return None
    paragraph = parse.words.paragraph
    if paragraph[first] == paragraph[before[1] - 1]:
        # In one paragraph nothing but the attribution itself, or a stop, may stand between the two.
        own = {w for a, b in (*known[index].cue, *known[index].source) for w in range(a, b)}
        between = [w for w in range(before[1], first) if any(c.isalnum() for c in parse.form(w))]
        return index if all(w in own for w in between) else None
    if not quotations.continued[number - 1] or paragraph[first] != paragraph[before[1] - 1] + 1:
        return None
    return index if clip(parse, (first, last), (first, last)) is not None else None
