"""A place that foretells: a clause or noun about what lies ahead, and what can be read off its tree.

A parse and words of it in, `Site`s or truths about the words out; shared by the rules for clauses (`foretelling`) and
for nouns (`foretelling_nouns`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading import foretelling_words as fw
from dragoman.reading import hedge_words as hw
from dragoman.reading.parse import Parse, Range


@dataclass(frozen=True, slots=True)
class Site:
    """A clause about what lies ahead: its predicate, the word whose subject acts, the hedge, the rule that found it.

    `subject` and `words`: who acts and what is expected, where that is known and not left to the tree.
    """

    head: int
    subject_of: int
    rule: str
    low: float
    high: float
    negated: bool
    holders: tuple[int, ...] = ()
    subject: int | None = None
    words: Range | None = None


def told(
    parse: Parse,
    clause: int,
    subject_of: int,
    rule: str,
    band: hw.Band,
    negated: bool,
    governor: int,
    holders: tuple[int, ...] = (),
) -> Iterator[Site]:
    """The clause, or what it says is brought about; what is coordinated with it is part of the same action."""
    strong = {parse.lowered[c] for c in parse.children(governor, "advmod")} if governor >= 0 else set()
    if strong & hw.VERY:
        band = hw.INTENSIFIED.get(parse.lowered[governor], band)
    if (inner := brought_about(parse, clause)) is not None:
        clause = subject_of = inner
    yield Site(clause, subject_of, rule, band.low, band.high, negated, holders)


def brought_about(parse: Parse, clause: int) -> int | None:
    """What somebody is made to do: of "could lead to Turkey reneging on" the reneging."""
    if parse.lowered[clause] not in fw.CAUSING:
        return None
    thing = parse.child(clause, "obj", "obl")
    inner = parse.child(clause, "xcomp", "ccomp", "advcl")
    if inner is None and thing is not None:
        inner = next((c for c in parse.children(thing, "acl") if parse.deprel[c] == "acl"), None)
    if inner is None or parse.upos[inner] != "VERB" or (thing is None and parse.child(inner, "nsubj") is None):
        return None
    by = {parse.lowered[c] for c in parse.children(inner, "mark")}
    by |= set() if thing is None else {parse.lowered[c] for c in parse.children(thing, "case")} & {"for"}
    if by & {"in", "by", "for", "without"}:
        return None  # "will help us in getting it", "pushes for it to go": a circumstance, a demand
    return inner if not is_condition(parse, inner) and inner > clause else None


def is_condition(parse: Parse, clause: int) -> bool:
    """Whether a clause says on what condition: "if", "unless", "once"."""
    return any(parse.lowered[c] in fw.IF for c in parse.children(clause, "mark", "advmod"))


def has_to(parse: Parse, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(parse.lowered[c] == "to" for c in parse.children(verb, "mark"))


def is_ahead(parse: Parse, clause: int) -> bool:
    """Whether a clause is about what lies ahead."""
    auxiliaries = {parse.lowered[c] for c in parse.children(clause, "aux")}
    return bool(auxiliaries & (fw.WILL | fw.WOULD | fw.MAY)) or parse.lowered[clause] == "going"


def is_negated(parse: Parse, word: int) -> bool:
    """Whether a predicate or its subject is negated."""
    if any(parse.lowered[c] in fw.NOT for c in parse.children(word, "advmod", "aux", "det", "neg")):
        return True
    subject = parse.child(word, "nsubj")
    return subject is not None and (
        parse.lowered[subject] in ("nobody", "nothing", "none")
        or any(parse.lowered[c] in ("no", "neither") for c in parse.children(subject, "det", "cc:preconj"))
    )
