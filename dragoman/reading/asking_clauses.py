"""Clauses of asking: a predicate in, the infinitive or clause that says what is asked for out."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.cues import NEGATIONS
from dragoman.reading.parse import Parse, Range

#: What the modality of a predicate is where it tells of something done.
MADE = frozenset("occurred ongoing".split())
_QUESTIONS = frozenset("how what why when where who whom whether if which about".split())
_INFINITIVE = ("xcomp", "ccomp", "advcl", "acl")


def infinitive_of(parse: Parse, owners_: Sequence[int], after: int) -> int | None:
    """The verb of the first "to" clause behind `after` that one of some words governs."""
    found = [
        c
        for owner in owners_
        for c in parse.children(owner, *_INFINITIVE)
        if c > after and "to" in marks_of(parse, c) and not parse.is_a(c, "acl:relcl")
    ]
    return min(found, default=None)


def marks_of(parse: Parse, word: int) -> set[str]:
    """The conjunctions and auxiliaries of a clause, lower case."""
    return {parse.lowered[c] for c in parse.children(word, "mark", "aux")}


def from_to(parse: Parse, infinitive: int) -> Range:
    """An infinitive with all that it governs, from its "to", or from the "not" before that."""
    first = min(c for c in parse.children(infinitive, "mark", "aux") if parse.lowered[c] == "to")
    if first and parse.lowered[first - 1] in NEGATIONS:
        first -= 1
    return first, max(parse.subtree(infinitive)) + 1


def opens_question(parse: Parse, span: Range) -> bool:
    """Whether a stretch of words is what somebody wants to know."""
    opening = {parse.lowered[w] for w in range(span[0], min(span[0] + 2, span[1]))}
    return bool(opening & _QUESTIONS) or "?" in parse.form(span[1] - 1)


def negated(parse: Parse, word: int) -> bool:
    """Whether a word of its own clause denies a predicate."""
    return any(parse.lowered[c] in NEGATIONS for c in parse.children(word, "advmod", "det", "cc"))
