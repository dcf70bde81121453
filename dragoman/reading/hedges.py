"""Hedges: the words that weaken or strengthen a statement as a whole, and the probability that they stand for.

A parse and the words of a statement's content and cue in, a `Hedge` out, or None. What counts is the main clause of the
content's first sentence: its auxiliaries ("may"), its adverbs ("probably"), its predicate ("is unlikely to", "appears
to", "it is unclear whether"), its nouns of probability ("there is little chance that"); behind them the cue ("fears
that", "does not expect"). A hedge inside a relative or a subordinate clause says nothing about the whole, and the one
of a statement within the statement ("I think it may") is that statement's. Negation turns a hedge round where it
governs it ("not likely") and leaves it where the hedge governs the negation ("probably will not"). The words and their
bands are in `hedge_words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dragoman.reading import hedge_words as hw
from dragoman.reading.hedge_words import Band
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse, Range
from dragoman.records import Span

_NOT = frozenset("not n't n’t never hardly scarcely neither".split())
_WILL = frozenset("will 'll ’ll wo shall would 'd ’d".split())
_SELF = frozenset("i we".split())
_BE = frozenset("be is are was were been being 's ’s 're ’re remains remain exists exist".split())
_MATRIX = frozenset("why because".split())
_QUESTION = frozenset("whether if how why what who whom which when where".split())
_PREDICATES = frozenset("VERB ADJ NOUN PROPN AUX ADV PRON NUM".split())
_DEEPEST = 4  # predicates within predicates; a design value
_NEAR = 6  # words between a number and the noun that it counts; a design value
#: Relations that lead out of a main clause.
_OUTSIDE = ("acl", "advcl", "parataxis", "conj", "appos")

_PERCENT = re.compile(
    r"(?P<bound>(?:more|less|fewer|greater)\s+than\s+|over\s+|under\s+|at\s+least\s+|at\s+most\s+)?"
    r"(?:(?P<from>\d{1,3})\s*(?:to|-|–|or)\s*)?(?P<to>\d{1,3}(?:\.\d+)?)(?:\s*-\s*|\s*)(?:%|percent\b|per\s+cent\b|pct\b)"
    r"|\b(?P<even>50[-–/]50|fifty-fifty)\b",
    re.IGNORECASE,
)


@cache
def _verbs() -> dict[str, str]:
    return verb_table((*hw.OPINIONS, *hw.RAISING))


class Hedge(NamedTuple):
    """The words of the hedge, the band they stand for, and the table's reason for it."""

    span: Span
    low: float
    high: float
    why: str


def find_hedge(parse: Parse, first: int, last: int, cue: Range | None = None) -> Hedge | None:
    """The hedge of a statement whose content is the words `first` to `last` (exclusive) and whose cue is `cue`.

    The content's own hedge goes before the cue's: in "he fears that it could fail" it is "could".
    """
    head = _main(parse, first, last)
    if head is not None:
        found = _numeric(parse, head, first, last) or _clause(parse, head, first, last, 0)
        if found:
            return found
    return _cue(parse, cue, head) if cue else None


def clause_hedge(parse: Parse, head: int) -> Hedge | None:
    """The hedge of the one clause that `head` governs, whatever it stands in."""
    first, last = parse.sentences[parse.sentence_of[head]]
    return _clause(parse, head, first, last, 0)


def _main(parse: Parse, first: int, last: int) -> int | None:
    """The predicate of the content's first sentence."""
    tops: list[int] = []
    for word in range(first, last):
        # Marks that a tree left to themselves are no sentence.
        if tops and parse.sentence_of[word] != parse.sentence_of[tops[0]]:
            break
        head = parse.governor[word]
        if (head == word or not first <= head < last) and parse.upos[word] in _PREDICATES:
            tops.append(word)
    # A tree that broke at the edge of a quotation has several: the one with a subject is the sentence.
    return next((w for w in tops if parse.child(w, "nsubj", "expl", "csubj") is not None), tops[0] if tops else None)


def _clause(parse: Parse, head: int, first: int, last: int, depth: int) -> Hedge | None:
    """The hedge of the clause that `head` governs."""
    if depth > _DEEPEST or not first <= head < last or _asks(parse, head):
        return None
    inner = None
    for clause in _carried(parse, head):
        inner = inner or _clause(parse, clause, first, last, depth + 1)
    return inner or (
        _adjective(parse, head)
        or _raising(parse, head)
        or _adverb(parse, head)
        or _noun(parse, head)
        or _modal(parse, head)
    )


def _asks(parse: Parse, head: int) -> bool:
    """Whether a clause is a question: "whether it may", "how it could"."""
    return any(
        parse.lowered[c] in _QUESTION and c < head
        for c in (*parse.children(head, "mark", "advmod", "nsubj", "obj", "det"), head)
    )


def _carried(parse: Parse, head: int) -> list[int]:
    """The clauses whose own hedge goes before that of `head`: behind "appears to", "that is why"."""
    form = parse.lowered[head]
    if _verbs().get(form) in hw.RAISING:
        return parse.children(head, "xcomp", "ccomp")
    if form in _MATRIX or any(parse.lowered[c] in _MATRIX for c in parse.children(head, "advmod", "mark")):
        return parse.children(head, "advcl", "ccomp", "acl", "csubj")
    if form in _BE:
        return [
            c
            for c in parse.children(head, "advcl", "ccomp")
            if _form(parse, parse.child(c, "mark", "advmod")) in _MATRIX
        ]
    return []


def _thought(parse: Parse, word: int, lemma: str, clause: int | None) -> Hedge | None:
    band, negation, ahead = hw.OPINIONS[lemma]
    if ahead and (clause is None or not _is_ahead(parse, clause)):
        return None
    negators = _negators(parse, word)
    if negators and negation is None:
        return None
    return _hedge(parse, [*negators, word], negation if negators and negation else band, lemma)


def _adjective(parse: Parse, head: int) -> Hedge | None:
    """ "is very likely to", "it is not clear whether", "is expected to"."""
    form = parse.lowered[head]
    band = hw.ADJECTIVES.get(form)
    if band is None or parse.child(head, "det") is not None or (form in hw.MINDS and not _is_ahead(parse, head)):
        return None
    impersonal = parse.child(head, "expl") is not None or _form(parse, parse.child(head, "nsubj")) in ("it", "what")
    passive = parse.child(head, "aux:pass", "nsubj:pass", "cop") is not None
    if form in ("expected", "anticipated") and not (passive and (impersonal or parse.child(head, "xcomp") is not None)):
        return None
    if form in hw.IMPERSONAL and not (impersonal or parse.child(head, "xcomp") is not None):
        return None
    degrees = [c for c in parse.children(head, "advmod") if c < head]
    said = {parse.lowered[c] for c in degrees}
    strong = [c for c in degrees if parse.lowered[c] in hw.VERY | hw.ALMOST]
    if said & {"as", "equally"} and form in ("likely", "probable"):
        band = hw.EVEN
    elif said & {"more", "less"} and not _than_not(parse, head):
        return None  # more or less likely than something else: how likely is left open
    elif said & hw.VERY:
        band = hw.INTENSIFIED.get(form, band)
    negators = _negators(parse, head)
    if negators:
        if form in hw.NOT_NEGATED:
            return None
        band = hw.NEGATED.get(form) or hw.ADJECTIVES[form].flipped()
    elif form in hw.ONLY_NEGATED:
        return None
    return _hedge(parse, [*negators, *strong, head], band, form)


def _than_not(parse: Parse, head: int) -> bool:
    return any(
        parse.lowered[w] == "not" and parse.lowered[w - 1] == "than" for w in range(head + 1, min(head + 4, len(parse)))
    )


def _raising(parse: Parse, head: int) -> Hedge | None:
    """ "appears to have", "it seems that"."""
    lemma = _verbs().get(parse.lowered[head])
    if lemma not in hw.RAISING or parse.child(head, "xcomp", "ccomp") is None:
        return None
    negators = _negators(parse, head)
    band = hw.RAISING[lemma]
    return _hedge(parse, [*negators, head], band.flipped() if negators else band, lemma)


def _adverb(parse: Parse, head: int) -> Hedge | None:
    """ "will probably", "almost certainly", "not likely"."""
    own = _of_speaker(parse, head)
    for word in parse.children(head, "advmod"):
        form = parse.lowered[word]
        degrees = parse.children(word, "advmod")
        said = {parse.lowered[c] for c in degrees}
        band = hw.ADVERBS.get(form)
        if form in hw.STRENGTHENING and (said & hw.ALMOST or (_is_ahead(parse, head) and not own)):
            band = hw.ALMOST_CERTAIN if said & hw.ALMOST else hw.STRENGTHENING[form]
        elif form == "never" and _is_ahead(parse, head) and not own:
            band = hw.NEVER
        if band is None or said & {"more", "less"}:
            continue
        if said & hw.VERY:
            band = hw.INTENSIFIED.get(form, band)
        strong = [c for c in degrees if parse.lowered[c] in hw.VERY | hw.ALMOST]
        start = min([*strong, word])
        if form in ("likely", "probably") and start and parse.lowered[start - 1] in _NOT:
            return _hedge(parse, [start - 1, word], hw.ADVERBS[form].flipped(), f"not {form}")
        return _hedge(parse, [*strong, word], band, form)
    return None


def _noun(parse: Parse, head: int) -> Hedge | None:
    """ "there is little chance that", "has no reason to", "the chances are slim"."""
    places = [head, *parse.children(head, "nsubj", "obj")]
    for word in places:
        form = parse.lowered[word]
        kinds = hw.NOUNS.get(form) or hw.NOUNS.get(
            form.removesuffix("s").removesuffix("ie") + ("y" if form.endswith("ies") else "")
        )
        if kinds is None:
            continue
        bare, small, none, great = kinds
        there = parse.child(head, "expl") is not None or parse.lowered[head] in _BE
        if parse.lowered[word] in ("reason", "incentive", "doubt", "question"):
            bare = great = None
        words = [c for c in parse.children(word, "det", "amod", "advmod") if c < word]
        if parse.is_a(word, "nsubj") and parse.upos[head] == "ADJ":
            words.append(head)  # "the chances are slim"
            there = True
        said = {parse.lowered[c]: c for c in words}
        held = parse.lowered[head] in ("have", "has", "had", "see", "sees", "stand", "stands")
        complement = parse.child(word, "acl", "advcl", "ccomp", "nmod", "csubj") or parse.child(
            head, "xcomp", "advcl", "ccomp", "csubj"
        )
        if not (there or held) or (complement is None and head not in words):
            continue
        for group, band in ((hw.NONE, none), (hw.SMALL, small), (hw.GREAT, great)):
            if found := group & said.keys():
                return _hedge(parse, [*(said[f] for f in sorted(found)), word], band, form) if band else None
        if bare is not None and (there or word == head):
            negators = _negators(parse, head)
            return _hedge(parse, [*negators, word], none if negators and none else bare, form)
    return None


def _modal(parse: Parse, head: int) -> Hedge | None:
    """ "may", "might", "could"; "could not" says that somebody was not able to."""
    for word in parse.children(head, "aux"):
        form = parse.lowered[word]
        if form not in hw.MODALS or (form == "could" and _negators(parse, head)):
            continue
        subject = parse.child(head, "nsubj", "expl")
        asked = subject is not None and word < subject
        proposed = [parse.lowered[w] for w in range(word + 1, min(word + 3, len(parse)))] == ["as", "well"]
        if not asked and not proposed:
            return _hedge(parse, [word], hw.MODALS[form], form)
    return None


def _cue(parse: Parse, cue: Range, head: int | None) -> Hedge | None:
    """The hedge that the cue is: a verb, noun or adjective of expecting, fearing, doubting."""
    for word in range(*cue):
        form = parse.lowered[word]
        lemma = _verbs().get(form) if parse.upos[word] in ("VERB", "AUX") else hw.OPINION_WORDS.get(form)
        if lemma in hw.OPINIONS:
            return _quantified(parse, word, form) or _thought(parse, word, lemma, head)
    return None


def _quantified(parse: Parse, word: int, form: str) -> Hedge | None:
    """ "left little doubt that", "has no doubt that", "without doubt"."""
    for child in parse.children(word, "det", "amod", "case"):
        quantity = parse.lowered[child]
        if form.startswith("doubt") and quantity in hw.NONE | hw.SMALL:
            _, small, none, _ = hw.NOUNS["doubt"]
            band = none if quantity in hw.NONE else small
            return _hedge(parse, [child, word], band, f"{quantity} {form}") if band else None
    return None


def _numeric(parse: Parse, head: int, first: int, last: int) -> Hedge | None:
    """ "a 70 percent chance", "the odds are 50-50"."""
    if hw.COUNTED.isdisjoint(parse.lowered[first:last]):
        return None
    end = next((w for w in range(head, last) if parse.sentence_of[w] != parse.sentence_of[head]), last)
    if hw.COUNTED.isdisjoint(parse.lowered[first:end]):
        return None
    start, stop = parse.words.span(first, end)
    for match in _PERCENT.finditer(parse.words.text, start, stop):
        a, b = parse.words.within(*match.span())
        behind = [w for w in range(b, min(b + 3, end)) if parse.lowered[w] in hw.COUNTED]
        before = [w for w in range(max(first, a - _NEAR), a) if parse.lowered[w] in hw.COUNTED]
        counted = next(iter(behind or before[-1:]), None)
        if counted is None or not _is_main(parse, counted, head):
            continue
        high = 0.5 if match["even"] else min(float(match["to"]) / 100, 1.0)
        low = min(float(match["from"]) / 100, high) if match["from"] else high
        bound = (match["bound"] or "").lower()
        if bound.startswith(("more", "greater", "over", "at least")):
            high = max(high, hw.UNHEDGED.high)
        elif bound:
            low = min(low, hw.REMOTE.low)
        return Hedge(parse.words.span(min(a, counted), max(b, counted + 1)), low, high, "a number")
    return None


def _is_main(parse: Parse, word: int, head: int) -> bool:
    """Whether `word` stands in the clause of `head` itself."""
    while word != head:
        if parse.is_a(word, *_OUTSIDE) or parse.is_root(word):
            return False
        word = parse.governor[word]
    return True


def _is_ahead(parse: Parse, head: int) -> bool:
    """Whether a clause is about the future: "will", "would", "is going to"."""
    if parse.lowered[head] == "going" and parse.child(head, "xcomp") is not None:
        return True
    return any(parse.lowered[c] in _WILL for c in parse.children(head, "aux"))


def _of_speaker(parse: Parse, head: int) -> bool:
    return _form(parse, parse.child(head, "nsubj")) in _SELF


def _negators(parse: Parse, word: int) -> list[int]:
    """The words before `word` that negate it, with the auxiliary or the verb to which they are tied ("isn't")."""
    found = [c for c in parse.children(word, "advmod", "neg") if c < word and parse.lowered[c] in _NOT]
    if not found:
        return []
    tied = [c for c in parse.children(word, "aux") if c < found[0]]
    if not parse.form(found[0]).isalpha():
        tied += [c for c in parse.children(word, "cop") if c < found[0]]
    return [*tied, *found]


def _form(parse: Parse, word: int | None) -> str:
    return "" if word is None else parse.lowered[word]


def _hedge(parse: Parse, words: Iterable[int], band: Band, form: str) -> Hedge:
    """A hedge over the unbroken words from the first of `words` to the last."""
    places = list(words)
    return Hedge(parse.words.span(min(places), max(places) + 1), band.low, band.high, f"{form} ({band.source})")
