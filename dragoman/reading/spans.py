"""The spans of an attribution set right: an `Attribution` of the network in, the same with its edges in order out.

The edges follow PolNeAR's usage. Content keeps its quotation marks and its "that", ends before the stop that closes the
sentence, and never cuts a quotation in two; it leaves the addressee out. A source is a whole noun phrase and keeps no
stray comma; no half of a name is left behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.cues import Cue, read_cue
from dragoman.reading.parse import Attribution, Parse, Range
from dragoman.reading.quotations import Quotations

_EDGE = frozenset(", ; : . — – - -- ―".split())
_CUE_EDGE = frozenset(", ;".split())
#: How many words a content may stop short of the mark that closes (or opens) the quotation it covers most of.
_SHORT_BY = 3
_TELLING = frozenset("tell inform remind assure warn notify brief advise ask reassure".split())


def tidy(parse: Parse, quotations: Quotations, attribution: Attribution) -> Attribution:
    """The attribution with every span set right. Spans that come to nothing are dropped."""
    cue = tuple(r for r in (_trim(parse, r, _CUE_EDGE) for r in attribution.cue) if r) or attribution.cue
    source = tuple(r for r in (_tidy_source(parse, r, attribution) for r in attribution.source) if r)
    fixed = _words(source) | _words(cue)
    content = [_tidy_content(parse, quotations, r, fixed) for r in attribution.content]
    kept = _leave_addressee_out(parse, [r for r in content if r], read_cue(parse, cue))
    return Attribution(source, cue, _merge(kept), attribution.confidence)


def _words(ranges: Iterable[Range]) -> set[int]:
    return {word for first, last in ranges for word in range(first, last)}


def _trim(parse: Parse, span: Range, edge: frozenset[str]) -> Range | None:
    first, last = span
    while first < last and parse.form(first) in edge:
        first += 1
    while first < last and parse.form(last - 1) in edge:
        last -= 1
    return (first, last) if first < last else None


def _tidy_source(parse: Parse, span: Range, attribution: Attribution) -> Range | None:
    trimmed = _trim(parse, span, _EDGE)
    if trimmed is None:
        return None
    first, last = trimmed
    taken = _words(attribution.cue) | _words(attribution.content)
    for entity in parse.entities:
        cut = entity.first <= first < entity.last or entity.first < last < entity.last
        if cut and entity.first <= first and last < entity.last and not taken & set(range(last, entity.last)):
            last = entity.last
    if "," in parse.words.forms[first:last] and last < len(parse) and parse.form(last) == "," and last not in taken:
        last += 1  # the comma that closes an apposition belongs to it
    return first, last


def _tidy_content(parse: Parse, quotations: Quotations, span: Range, fixed: set[int]) -> Range | None:
    trimmed = _trim_content(parse, quotations, span)
    if trimmed is None:
        return None
    first, last = trimmed
    first, last = _whole_quotation(parse, quotations, first, last, fixed)
    before = first - 1
    if before >= 0 and parse.form(before) == "that" and before not in fixed and parse.is_a(before, "mark"):
        first = before
    return first, last


def _trim_content(parse: Parse, quotations: Quotations, span: Range) -> Range | None:
    first, last = span
    while first < last and (parse.form(first) in _EDGE or _closes(quotations, first)):
        first += 1
    while first < last and (
        _opens(quotations, last - 1) or (parse.form(last - 1) in _EDGE and quotations.at[last - 1] < 0)
    ):
        last -= 1
    return (first, last) if first < last else None


def _opens(quotations: Quotations, word: int) -> bool:
    quotation = quotations.of(word)
    return quotation is not None and quotation[0] == word and word in quotations.marks


def _closes(quotations: Quotations, word: int) -> bool:
    quotation = quotations.of(word)
    return quotation is not None and quotation[1] - 1 == word and word in quotations.marks and quotation[0] < word


def _whole_quotation(parse: Parse, quotations: Quotations, first: int, last: int, fixed: set[int]) -> Range:
    """Moves an edge that falls inside a quotation to its mark, where the content covers or nearly covers it."""
    around = quotations.of(first)
    if around is not None and around[0] < first:
        a, b = around
        covered = min(last, b) - first
        missing = first - a
        reaches = last >= b - _SHORT_BY
        if (missing == 1 or (reaches and missing <= max(_SHORT_BY, covered))) and not fixed & set(range(a, first)):
            first = a
        elif last > b and covered <= _SHORT_BY:
            first = b
            while first < last and parse.form(first) in _EDGE:
                first += 1
    around = quotations.of(last - 1)
    if around is not None and last < around[1] and first < last:
        a, b = around
        covered = last - max(first, a)
        missing = b - last
        starts = first <= a + _SHORT_BY
        if not fixed & set(range(last, b)) and (missing == 1 or (starts and missing <= max(_SHORT_BY, covered))):
            last = b
        elif first < a and covered <= _SHORT_BY:
            last = a
            while first < last and parse.form(last - 1) in _EDGE:
                last -= 1
    return first, last


def _leave_addressee_out(parse: Parse, content: list[Range], cue: Cue | None) -> list[Range]:
    """Cuts "reporters that" down to "that" behind "told"."""
    if not content or cue is None or cue.lemma not in _TELLING:
        return content
    first, last = content[0]
    for word in range(first + 1, min(first + 8, last)):
        if parse.form(word) == "that" and parse.is_a(word, "mark"):
            told = [w for w in range(first, word) if parse.is_a(w, "obj", "iobj") and int(parse.head[w]) == cue.head]
            if told and parse.extent(told[0]) == (first, word):
                return [(word, last), *content[1:]]
            break
    return content


def _merge(ranges: list[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that touch made one."""
    merged: list[Range] = []
    for first, last in sorted(ranges):
        if first >= last:
            continue
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)
