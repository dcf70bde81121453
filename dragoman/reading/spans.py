"""The spans of an attribution set right: an `Attribution` of the network in, the same with its edges in order out.

The edges follow PolNeAR's usage. Content keeps its quotation marks and its "that", ends before the stop that closes the
sentence, and never cuts a quotation in two; it leaves the addressee out. A source is a whole noun phrase and keeps no
stray comma; no half of a name is left behind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dragoman.reading.complements import ADDRESSING
from dragoman.reading.cues import Cue, read_cue
from dragoman.reading.parse import Attribution, Parse, Range
from dragoman.reading.quotations import Quotations, quoted_words
from dragoman.reading.voiced import one_source

_EDGE = frozenset(", ; : . — – - -- ―".split())
_CUE_EDGE = frozenset(", ;".split())
# Dependents that belong to the phrase they hang on: a content does not end before them.
_PHRASE = ("nmod", "obl", "obj", "xcomp", "ccomp", "amod", "flat", "compound")
# Dependents that lead up to their head: no content ends on one.
_LEADING = ("det", "amod", "compound", "case", "nummod", "nmod:poss", "cop", "mark")
# Prepositions of occasions, which a cue does not end with ("said by" e-mail).
_OCCASION = frozenset("by in at via on during through from".split())
#: Words that may part two pieces of one content, or be missing at its end (tuned on PolNeAR dev).
_GAP, _TAIL = 12, 20
#: How many words outside of the cue's sentence are no piece of a content; a design value.
_SCRAP = 3
#: How many entities a source may touch; a design value.
_ENTITIES = 20
#: How many words a content may stop short of the mark that closes (or opens) the quotation it covers most of.
_SHORT_BY = 3
_TELLING = frozenset("tell inform remind assure warn notify brief advise ask reassure".split())
_OPENING = frozenset("“ ‘ \" ' '' `` « „".split())
#: The least words, marks taken in, of a quotation that is speech rather than a term; a design value.
_SPEECH = 6
#: How soon a piece that begins with "and" or "but" must come to its quotation to be more of it; a design value.
_SOON = 5
_CLAUSAL = frozenset("VERB AUX SCONJ ADV".split())
_LEADING_IN = frozenset("that including as".split())
_MEANWHILE = frozenset("until as while when before after".split())
_NOMINAL = frozenset("NOUN PROPN PRON".split())
_ADDRESS = 10  # words; a design value, not measured


def tidy(parse: Parse, quotations: Quotations, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with every span set right, in the same order. Spans that come to nothing are dropped.

    First whose words they are, then the words: what is no source after all may be content ("a demand by *four states*
    that …").
    """
    voiced = _voiced(parse, attributions)
    taken = {word for a in voiced for word in _words((*a.source, *a.cue))}
    return [_tidy(parse, quotations, attribution, taken) for attribution in voiced]


def _voiced(parse: Parse, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with cue and source set right."""
    out: list[Attribution] = []
    settled: dict[tuple[Range, ...], tuple[Range, ...]] = {}  # a source that several cues share is settled once
    for attribution in attributions:
        shared = settled.get(attribution.source, attribution.source) if attribution.source else ()
        cue = tuple(r for r in (_tidy_cue(parse, r) for r in attribution.cue) if r) or attribution.cue
        source = _tidy_sources(parse, attribution, shared, cue)
        out.append(Attribution(source, cue, attribution.content, attribution.confidence))
        settled.setdefault(attribution.source, source or attribution.source)
    return out


def _tidy(parse: Parse, quotations: Quotations, attribution: Attribution, taken: set[int]) -> Attribution:
    """The content of one attribution set right. `taken` are the words of sources and cues, which none grows into."""
    cue = attribution.cue
    fixed = _words(attribution.source) | _words(cue)
    off = [_off_headings(parse, quotations, r, cue) for r in attribution.content]
    content = [_tidy_content(parse, quotations, r, fixed) for r in off]
    whole = _without_gaps(parse, quotations, merged([r for r in content if r]), taken)
    whole = [_whole_phrase(parse, quotations, r, taken) for r in whole]
    whole = _without_strays(parse, quotations, whole, cue)
    kept = _leave_addressee_out(parse, merged(whole), read_cue(parse, cue))
    kept = _without_reporter(parse, quotations, kept, cue)
    kept = _without_opening(parse, quotations, [_speech_alone(parse, quotations, span) for span in kept])
    return Attribution(attribution.source, cue, tuple(kept), attribution.confidence)


def _tidy_cue(parse: Parse, span: Range) -> Range | None:
    """A cue without stray punctuation, and without the preposition of a phrase that has been left outside."""
    trimmed = _trim(parse, span, _CUE_EDGE)
    if trimmed is None:
        return None
    first, last = trimmed
    cue = read_cue(parse, (trimmed,))
    hangs = last - first > 1 and parse.is_a(last - 1, "case") and not first <= parse.governor[last - 1] < last
    if hangs and cue is not None and cue.frame == "say" and cue.with_ is None and cue.noun is None:
        return (first, last - 1) if parse.lowered[last - 1] in _OCCASION else trimmed
    return trimmed


def _off_headings(parse: Parse, quotations: Quotations, span: Range, cue: Sequence[Range]) -> Range:
    """A content without the heading before its paragraph: a line that ends in no stop and in no quotation."""
    first, last = span
    for word in range(first + 1, min(last, cue[0][0])):
        heading = parse.begins_paragraph[word] and quotations.at[word] < 0 and parse.form(word - 1)[-1].isalnum()
        if heading and quotations.at[word - 1] < 0:
            first = word
    return first, last


def _without_gaps(parse: Parse, quotations: Quotations, ranges: Sequence[Range], taken: set[int]) -> list[Range]:
    """Ranges of one sentence joined where nothing but a few unattributed words parts them.

    Quoted ranges keep what stands between them out: it may be the reporter's.
    """
    joined: list[Range] = []
    for span in ranges:
        if joined and parse.sentence_of[joined[-1][1] - 1] == parse.sentence_of[span[0]]:
            gap = range(joined[-1][1], span[0])
            bare = not any(any(c.isalnum() for c in parse.form(w)) or w in quotations.marks for w in gap)
            open_ = quotations.at[joined[-1][1] - 1] < 0 and quotations.at[span[0]] < 0
            if (bare or (open_ and len(gap) <= _GAP)) and not taken.intersection(gap):
                joined[-1] = (joined[-1][0], span[1])
                continue
        joined.append(span)
    return joined


def _without_reporter(parse: Parse, quotations: Quotations, ranges: list[Range], cue: Sequence[Range]) -> list[Range]:
    """Direct speech without what the reporter goes on to say behind the cue: "'It is over,' he said, *and left*"."""
    if len(ranges) < 2 or not cue:
        return ranges
    sides = [quoted_words(parse, quotations, [span]) for span in ranges]
    at, sentence = cue[0][0], parse.sentence_of[cue[0][0]]
    if not any(
        quoted and not bare and 0 <= at - span[1] <= _GAP for span, (quoted, bare) in zip(ranges, sides, strict=True)
    ):
        return ranges
    return [
        span
        for span, (quoted, _) in zip(ranges, sides, strict=True)
        if (quoted and (parse.upos[span[0]] != "CCONJ" or _opens_soon(quotations, span)))
        or span[0] < at
        or parse.sentence_of[span[0]] != sentence
    ]


def _opens_soon(quotations: Quotations, span: Range) -> bool:
    return any(word in quotations.marks for word in range(span[0], min(span[1], span[0] + _SOON)))


def _speech_alone(parse: Parse, quotations: Quotations, span: Range) -> Range:
    """Direct speech without what it is about ("said of *Lee*, '…'") and what befell meanwhile ("'…,' *until* …")."""
    first, last = span
    inside = [number for number in dict.fromkeys(quotations.at[first:last]) if number >= 0]
    if len(inside) != 1:
        return span
    begin, end = quotations.ranges[inside[0]]
    if not first <= begin < end <= last or end - begin < _SPEECH:
        return span
    if end < last and parse.lowered[end] in _MEANWHILE and parse.form(end - 2) == ",":
        last = end
    lead = range(first, begin)
    said = any(parse.upos[w] in _CLAUSAL or parse.lowered[w] in _LEADING_IN for w in lead)
    if lead and last == end and parse.form(begin - 1) in (",", ":") and not said:
        first = begin
    return first, last


def _without_opening(parse: Parse, quotations: Quotations, ranges: list[Range]) -> list[Range]:
    """Direct speech behind a colon without the words that open it: "made *her words* the headline: '…'"."""
    behind = [first for first, _ in ranges if quotations.at[first] >= 0 and first and parse.form(first - 1) == ":"]
    if len(ranges) < 2 or not behind:
        return ranges
    return [
        (first, last)
        for first, last in ranges
        if last > behind[0] - 1
        or any(quotations.at[word] >= 0 for word in range(first, last))
        or parse.sentence_of[first] != parse.sentence_of[behind[0] - 1]
    ]


def _without_strays(parse: Parse, quotations: Quotations, ranges: list[Range], cue: Sequence[Range]) -> list[Range]:
    """A content without scraps of another sentence than its cue's: a word or two that no quotation marks hold."""
    if len(ranges) < 2:
        return ranges
    near = {parse.sentence_of[word] for first, last in cue for word in (first, last - 1)}
    return [
        span
        for span in ranges
        if span[1] - span[0] > _SCRAP or parse.sentence_of[span[0]] in near or quotations.at[span[0]] >= 0
    ] or ranges


def _whole_phrase(parse: Parse, quotations: Quotations, span: Range, taken: set[int]) -> Range:
    """A content drawn out to the end of the phrase that it breaks off in ("against the United" States)."""
    first, last = span
    ahead = parse.governor[last - 1]
    if (
        parse.is_a(last - 1, *_LEADING)
        and last <= ahead < last + _SHORT_BY + 2
        and not taken.intersection((last, ahead))
    ):
        last = ahead + 1
    while last < len(parse) and parse.sentence_of[last] == parse.sentence_of[last - 1]:
        if last in taken or quotations.at[last] != quotations.at[last - 1]:
            break
        top = None
        for word in (last, *parse.ancestors(last)):
            if first <= word < last:
                break
            top = word
        else:
            break  # not governed from within
        if top is None or not parse.is_a(top, *_PHRASE):
            break
        end = parse.extent(top)[1]
        if end <= last or end - last > _TAIL or taken.intersection(range(last, end)):
            break
        last = end
    return first, last


def _words(ranges: Iterable[Range]) -> set[int]:
    return {word for first, last in ranges for word in range(first, last)}


def _trim(parse: Parse, span: Range, edge: frozenset[str]) -> Range | None:
    first, last = span
    while first < last and parse.form(first) in edge:
        first += 1
    while first < last and parse.form(last - 1) in edge:
        last -= 1
    return (first, last) if first < last else None


def _tidy_sources(
    parse: Parse, attribution: Attribution, source: Iterable[Range], cue: Sequence[Range]
) -> tuple[Range, ...]:
    """The source, a whole noun phrase: of several pieces that of the one who speaks."""
    spans = [r for r in (_tidy_source(parse, r, attribution) for r in merged(source)) if r]
    return one_source(parse, spans, cue, _words(attribution.content) | _words(cue))


def _tidy_source(parse: Parse, span: Range, attribution: Attribution) -> Range | None:
    trimmed = _trim(parse, span, _EDGE)
    if trimmed is None:
        return None
    first, last = trimmed
    while last > first + 1 and _is_stray(parse, first, last):
        last -= 1
    taken = _words(attribution.cue) | _words(attribution.content)
    at = bisect_left(parse.entities, first, key=lambda entity: entity.last)
    for entity in parse.entities[at : at + _ENTITIES]:
        cut = entity.first <= first < entity.last or entity.first < last < entity.last
        if cut and entity.first <= first and last < entity.last and not taken & set(range(last, entity.last)):
            last = entity.last
    first, last = _whole_name(parse, first, last, taken)
    if "," in parse.words.forms[first:last] and last < len(parse) and parse.form(last) == "," and last not in taken:
        last += 1  # the comma that closes an apposition belongs to it
    return first, last


def _is_stray(parse: Parse, first: int, last: int) -> bool:
    """Whether the last word of a source is none of it: a conjunction, or the verb behind the noun phrase."""
    word = last - 1
    if parse.upos[word] == "CCONJ":
        return True
    inner = first <= parse.governor[word] < word
    return (
        parse.upos[word] in ("VERB", "AUX") and not inner and any(parse.upos[w] in _NOMINAL for w in range(first, word))
    )


def _whole_name(parse: Parse, first: int, last: int, taken: set[int]) -> Range:
    """A source drawn out over the rest of a name or phrase that it breaks off in: "the mayor of" Arles."""
    ahead = parse.governor[last - 1]
    if parse.is_a(last - 1, *_LEADING) and last <= ahead < last + _SHORT_BY and not taken.intersection((last, ahead)):
        last = ahead + 1
    while last < len(parse) and last not in taken and parse.is_a(last, "flat") and first <= parse.governor[last] < last:
        last += 1
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
    """Cuts "reporters that …" down to "that …" behind "told", and "Japan to …" to "to …" behind "called on"."""
    if not content or cue is None or cue.head >= content[0][0]:
        return content
    if cue.lemma not in ADDRESSING and cue.lemma not in _TELLING:
        return content
    first, last = content[0]
    clause = parse.child(cue.head, "ccomp")
    told = parse.child(cue.head, "obj", "iobj")
    if clause is not None and told is not None and first <= told < clause < last:
        for mark in parse.children(clause, "mark"):
            if parse.lowered[mark] == "that" and told < mark < last:
                return [(mark, last), *content[1:]]
    for word in range(first + 1, min(first + _ADDRESS, last)):
        form = parse.lowered[word]
        opens = form in _OPENING and word + 1 < last and parse.lowered[word + 1] in ("to", "that")
        if opens and parse.upos[parse.head_of(first, word)] in _NOMINAL:
            return [(word, last), *content[1:]]
        if (form == "that" and parse.is_a(word, "mark")) or (form == "to" and parse.is_a(word, "mark", "aux")):
            governed = parse.governor[word]
            addressed = parse.head_of(first, word)
            governor = parse.governor[addressed]
            # "wants Japan to" keeps Japan, "urged Japan to" does not, whichever verb the parser gives it to.
            if governor in (cue.head, governed) and word < governed < last and parse.upos[addressed] in _NOMINAL:
                return [(word, last), *content[1:]]
            return content
        if parse.upos[word] in ("VERB", "PUNCT"):
            return content
    return content


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch made one."""
    merged: list[Range] = []
    for first, last in sorted(ranges):
        if first >= last:
            continue
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
