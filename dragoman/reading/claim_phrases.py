"""How the words of a cause or an effect are cut out: a head word in, a range of words out.

A noun phrase goes without relative clauses, infinitives and appositions; a clause without what gives its reason,
condition or time; a verb phrase from the verb to the end of what it acts on.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.complements import clip
from dragoman.reading.parse import Parse, Range

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")
#: What a noun phrase is told without.
_APART = ("acl", "appos", "case", "punct", "parataxis", "advcl", "mark", "cop", "nsubj", "csubj", "cc", "conj",
          "aux", "advmod", "obl", "discourse", "expl", "dep", "orphan")  # fmt: skip
#: What a clause is told without.
_BESIDE = ("advcl", "parataxis", "punct", "mark", "cc", "conj", "discourse", "obl:unmarked")
_FAILING = frozenset("fail fails failed failing".split())
_STEPS = 4  # predicates that an infinitive may be the complement of; a design value


def noun_phrase(parse: Parse, head: int) -> Range:
    """The words of a noun phrase, its coordinates taken in."""
    words = set(parse.subtree(head, *_APART))
    for other in parse.children(head, "conj"):
        if parse.upos[other] in _NOMINAL and parse.child(other, "nsubj", "cop", "aux") is None:
            joined = words | set(parse.subtree(other, "acl", "appos", "parataxis", "punct", "advcl", "obl"))
            between = set(range(max(words) + 1, other)) - joined
            if all(parse.upos[w] in ("PUNCT", "CCONJ") for w in between):
                words = joined | between
    words |= {c for c in parse.children(head, "advmod", "punct") if c - 1 in words and c + 1 in words}
    return _run(parse, words, head)


def clause(parse: Parse, head: int, without: int | None = None) -> Range:
    """The words of a clause from its subject on; `without` is a word whose own phrase is left out.

    Clauses of time, reason and condition are left out, participles kept.
    """
    words = {head}
    for child in parse.children(head):
        if parse.is_a(child, "parataxis", "discourse") or child == without:
            continue
        if parse.is_a(child, "conj") and parse.child(child, "nsubj", "nsubj:pass") is not None:
            continue
        if parse.is_a(child, "advcl") and parse.child(child, "mark") is not None:
            continue
        words |= set(parse.subtree(child))
    first, last = _run(parse, words, head)
    while first < head and (parse.is_a(first, "mark", "cc") or parse.upos[first] in ("PUNCT", "SCONJ", "CCONJ")):
        first += 1
    return first, last


def verb_phrase(parse: Parse, verb: int, until: int | None = None) -> Range:
    """A verb and what it acts on, up to the word `until` where that stands behind the verb."""
    words = set(parse.subtree(verb, *_BESIDE))
    for child in parse.children(verb):
        if child < verb:
            words -= set(parse.subtree(child))
    if until is not None and until > verb:
        words = {w for w in words if w < until}
    first, last = _run(parse, words, verb)
    shared = [c for c in parse.children(verb, "conj") if parse.upos[c] == "VERB" and last <= c <= last + 1]
    if shared and parse.child(verb, "obj") is None:  # "strengthen and consolidate relations"
        last = max(last, verb_phrase(parse, shared[0], until)[1])
    return first, last


def acted_on(parse: Parse, thing: int, deed: int) -> Range:
    """Somebody and what he is brought to do: "Chile to negotiate the handover"."""
    first = noun_phrase(parse, thing)[0]
    last = _run(parse, set(parse.subtree(deed, "advcl", "parataxis", "punct")), deed)[1]
    return (first, last) if first < last else noun_phrase(parse, thing)


def _run(parse: Parse, words: set[int], head: int) -> Range:
    """The unbroken run of `words` around `head`, without punctuation at its edges."""
    words = words | {head}
    first = last = head
    while first - 1 in words or (first - 2 in words and parse.upos[first - 1] == "PUNCT" and _inner(parse, first - 1)):
        first -= 1
    while last + 1 in words or (last + 2 in words and parse.upos[last + 1] == "PUNCT" and _inner(parse, last + 1)):
        last += 1
    start, end = parse.sentences[parse.sentence_of[head]]
    return clip(parse, (first, last + 1), (start, end)) or (head, head + 1)


def _inner(parse: Parse, mark: int) -> bool:
    """Whether a mark may stand inside a phrase."""
    return parse.form(mark) in "-–,'\"’‘“”"


def objects(parse: Parse, verb: int) -> list[int]:
    """What an active verb acts on: its objects, each coordinate for itself left to `noun_phrase`."""
    return [c for c in parse.children(verb, "obj") if parse.upos[c] in _NOMINAL]


def behind(parse: Parse, word: int, cases: Iterable[str], *relations: str) -> list[int]:
    """The phrases under `word` that begin with one of the prepositions `cases`."""
    wanted = frozenset(cases)
    return [
        c
        for c in parse.children(word, *(relations or ("obl", "nmod", "obl:agent")))
        if any(parse.lowered[m] in wanted for m in parse.children(c, "case", "mark"))
    ]


def is_negated(parse: Parse, word: int) -> bool:
    """Whether a predicate is denied: "does not", "never", "caused no harm"."""
    if any(parse.lowered[c] == "no" for thing in parse.children(word, "obj") for c in parse.children(thing, "det")):
        return True
    return any(
        parse.lowered[c] in ("not", "n't", "n’t", "never", "hardly", "nor", "neither")
        and not (c + 1 < len(parse) and parse.lowered[c + 1] in ("only", "just", "merely"))
        for c in parse.children(word, "advmod", "neg")
    )


def is_denied(parse: Parse, word: int) -> bool:
    """Whether a predicate is denied by itself or by those that it is the complement of: "failed to curb".

    Two denials undo each other: "will not fail to harm", "results in nothing other than".
    """
    denied = is_negated(parse, word) and any(
        parse.lowered[thing] == "anything" and any(parse.lowered[c] == "other" for c in parse.children(thing))
        for thing in parse.children(word, "obl", "obj")
    )
    for _ in range(_STEPS):
        denied ^= is_negated(parse, word) ^ (parse.lowered[word] in _FAILING)
        if not parse.is_a(word, "xcomp") or parse.is_root(word):
            break
        word = parse.governor[word]
    return denied
