"""What a cue governs: a cue in a tree in, the words of its content out, with the rule that found them.

Clauses ("said that …"), infinitives ("wants Tehran to …"), objects ("rejected the offer"), prepositional objects ("is
wary of …"), what carried nouns govern ("expressed concern that …"), and clauses that a cue interrupts ("the deal, he
argued, was dead"). Everything stays within `bounds`, the words of the outer content.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reading.cues import Cue
from dragoman.reading.parse import Parse, Range

#: Verbs whose object is the one addressed and stands outside the content.
ADDRESSING = frozenset(
    """ask urge tell order warn press encourage call advise invite command instruct beg remind request implore entreat
    exhort beseech appeal caution direct assure inform notify promise counsel lobby plead""".split()
)
# Verbs whose bare object is the thing wanted, feared, rejected. Deeds that share a verb with words ("back", "offer",
# "attack") are left out.
_OBJECT = frozenset(
    """want fear oppose deny reject denounce condemn demand welcome favour favor propose resent regret dislike prefer
    criticise criticize dispute desire dread blame accuse deplore decry support advocate refuse accept offer""".split()
)
_BLAMING = frozenset("accuse blame condemn denounce criticise criticize".split())
# Verbs that see one thing as another: both belong to the content.
_SEEING_AS = frozenset(
    "view see regard consider describe call deem characterise characterize portray depict label dub term".split()
)
_INFINITIVE = frozenset(
    """ask demand offer promise threaten accept refuse hope want intend oppose shun expect think announce warn like
    dislike""".split()
)
# Verbs of the senses: "heard that …" is a thought, "heard him leave" is none.
_SENSES = frozenset("see hear find feel watch".split())
_CONTENT_WORDS = frozenset("NOUN PROPN PRON VERB NUM".split())
_CLAIMING = frozenset("claim profess boast".split())
#: Nouns of these frames take a "that" clause and no infinitive: "a tweet to invite" is no saying.
_TELLING = frozenset("say deny criticise predict warn announce support".split())
_EDGE = frozenset(", ; : . — – - -- ―".split())


@dataclass(frozen=True, slots=True)
class Complement:
    """`content` in ranges of words; `joint` is the last word of the cue where a preposition or noun belongs to it."""

    content: tuple[Range, ...]
    why: str
    joint: int | None = None


def complement(parse: Parse, cue: Cue, bounds: Range) -> Complement | None:
    """The content that `cue` governs within `bounds`, or None where it governs none of a kind that it takes."""
    head = cue.head
    if cue.noun is not None:
        # "make a decision", "offer a plan" are deeds.
        return None if cue.frame in ("intend", "offer") else of_noun(parse, cue, bounds)
    clause = _clause(parse, head, cue.lemma)
    if clause is not None and (span := clip(parse, _hull(parse, cue, clause), bounds)) and span[1] - span[0] > 1:
        return Complement((span,), "rule:nested-ccomp")
    if cue.lemma in _SEEING_AS and cue.with_ is None:
        return _seen_as(parse, head, bounds)
    if (cue.frame in _INFINITIVE or cue.lemma in _CLAIMING) and (infinitive := _infinitive(parse, head)) is not None:
        words = parse.subtree(infinitive)
        first, last = words[0], words[-1] + 1
        wanted = parse.child(head, "obj")
        if cue.lemma in ADDRESSING:  # whoever is asked stands before the "to", whichever verb the parser gives him to
            first = min(c for c in parse.children(infinitive, "mark", "aux") if parse.lowered[c] == "to")
        elif wanted is not None and head < wanted < infinitive:
            first = min(first, parse.extent(wanted)[0])
        span = clip(parse, (max(first, head + 1), last), bounds)
        return None if span is None else Complement((span,), "rule:nested-xcomp")
    if cue.with_ is not None or parse.upos[head] == "ADJ":
        return _oblique(parse, head, bounds, "rule:nested-oblique")
    if cue.lemma in _OBJECT and (thing := parse.child(head, "obj")) is not None:
        first, last = parse.extent(thing)
        if cue.lemma in _BLAMING:
            last = max([last, *(parse.extent(c)[1] for c in parse.children(head, "obl", "advcl") if c >= last)])
        span = clip(parse, (first, last), bounds)
        return None if span is None or first < head else Complement((span,), "rule:nested-object")
    return _around(parse, head, bounds) if cue.frame in ("say", "think", "warn", "predict") else None


def clip(parse: Parse, span: Range, bounds: Range) -> Range | None:
    """A range cut to `bounds`, stray punctuation at its edges left off; None where nothing is left."""
    first, last = max(span[0], bounds[0]), min(span[1], bounds[1])
    while first < last and parse.form(first) in _EDGE:
        first += 1
    while first < last and parse.form(last - 1) in _EDGE:
        last -= 1
    return (first, last) if first < last else None


def runs(words: Iterable[int]) -> list[Range]:
    """The unbroken ranges that a set of words makes up, in order."""
    found: list[Range] = []
    for word in sorted(words):
        if found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1)
        else:
            found.append((word, word + 1))
    return found


def _clause(parse: Parse, head: int, lemma: str) -> int | None:
    """The finite clause that a verb governs: behind it, or before it and set off by a comma."""
    for child in parse.children(head, "ccomp"):
        if lemma in _SENSES and not any(parse.lowered[c] == "that" for c in parse.children(child, "mark")):
            continue
        if child > head:
            return child
        last = parse.extent(child)[1]
        if (last < head and parse.form(last) in (",", "”", '"')) or parse.form(last - 1) == ",":
            return child
    return None


def _hull(parse: Parse, cue: Cue, clause: int) -> Range:
    """A clause from its first word to its last, whatever hangs elsewhere between, on its own side of the cue."""
    words = parse.subtree(clause)
    if clause < cue.head:
        return words[0], min(words[-1] + 1, cue.head)
    first = next(word for word in words if word > cue.head)
    wanted = parse.child(cue.head, "obj")
    if wanted is not None and cue.head < wanted < first and cue.lemma not in ADDRESSING and cue.lemma != "tell":
        first = max(cue.head + 1, parse.extent(wanted)[0])  # "believe *him* to be"
    return first, words[-1] + 1


def _infinitive(parse: Parse, head: int) -> int | None:
    """The verb of the "to" clause that a predicate governs."""
    for child in parse.children(head, "xcomp", "advcl", "ccomp"):
        if child > head and any(parse.lowered[c] == "to" for c in parse.children(child, "mark", "aux")):
            return child
    return None


def _seen_as(parse: Parse, head: int, bounds: Range) -> Complement | None:
    thing = parse.child(head, "obj")
    if thing is None or thing < head:
        return None
    first, end = parse.extent(thing)
    last = end
    for child in parse.children(head, "obl", "xcomp", "advcl"):
        begin, stop = parse.extent(child)
        marks = {parse.lowered[c] for c in parse.children(child, "case", "mark")}
        if begin >= end and ("as" in marks or (parse.is_a(child, "xcomp") and parse.upos[child] != "VERB")):
            last = max(last, stop)
    span = clip(parse, (first, last), bounds) if last > end else None
    return None if span is None else Complement((span,), "rule:nested-seen-as")


def _oblique(parse: Parse, head: int, bounds: Range, why: str) -> Complement | None:
    for child in parse.children(head, "obl", "advcl", "nmod", "acl"):
        joints = [c for c in parse.children(child, "case", "mark") if head < c]
        if child < head or not joints or parse.is_a(child, "obl:unmarked"):
            continue
        last = parse.extent(child)[1]
        span = clip(parse, (joints[-1] + 1, last), bounds)
        if span is not None and any(parse.upos[w] in _CONTENT_WORDS for w in range(*span)):
            return Complement((span,), why, joints[-1] if joints[-1] <= head + 2 else None)
    return None


def of_noun(parse: Parse, cue: Cue, bounds: Range) -> Complement | None:
    """What "the claim that …" or "expressed concern about …" governs."""
    noun = cue.head
    if cue.noun != cue.lemma:
        noun = next((c for c in parse.children(cue.head, "obj", "nsubj:pass") if c > cue.head), cue.head)
    for owner in (noun, cue.head):
        for child in parse.children(owner, "acl", "ccomp", "xcomp"):
            marks = {parse.lowered[c] for c in parse.children(child, "mark", "aux")}
            meant = "that" in marks or ("to" in marks and cue.frame not in _TELLING)
            if child > noun and meant and not parse.is_a(child, "acl:relcl"):
                span = clip(parse, parse.extent(child), bounds)
                if span is not None and span[1] - span[0] > 1:
                    return Complement((span,), "rule:nested-noun", noun)
    if cue.noun != cue.lemma:
        for owner in (noun, cue.head):
            found = _oblique(parse, owner, bounds, "rule:nested-noun")
            if found is not None:
                return Complement(found.content, found.why, found.joint or noun)
    return None


def _around(parse: Parse, head: int, bounds: Range) -> Complement | None:
    """The clause that a cue interrupts or follows: "the talks, Perez argued, had failed"."""
    if not parse.is_a(head, "parataxis") or parse.is_root(head):
        return None
    governor = parse.governor[head]
    if governor > head and parse.upos[governor] not in ("VERB", "ADJ", "NOUN", "AUX"):
        return None
    outside = set(parse.subtree(governor)) - set(parse.subtree(head))
    ranges = [span for run in runs(outside) if (span := clip(parse, run, bounds)) is not None]
    return Complement(tuple(ranges), "rule:nested-parataxis") if ranges else None
