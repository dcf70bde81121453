"""Purposes that a connective tells for certain: "in order to", "so as to", "with the aim of", "so that".

A parse and a predicate in, its links with what it is done for out. Unlike the bare infinitive (`claim_purposes`), these
leave no doubt that a purpose is told, whatever the verbs are.
"""

from __future__ import annotations

from dragoman.reading import claim_purpose_words as pw
from dragoman.reading.claim_draft import Link
from dragoman.reading.claim_phrases import clause, is_negated, noun_phrase, verb_phrase
from dragoman.reading.claim_purposes import goals
from dragoman.reading.claim_subjects import undergoer
from dragoman.reading.event_phrases import cases, is_passive
from dragoman.reading.parse import Parse, Range
from dragoman.records import Sign

#: Auxiliaries that tell a purpose behind "so that"; without one it tells what came of it.
_ENABLING = frozenset("can could may might will would".split())
#: Prepositions before a noun of aim: "with the aim of", "for the purpose of", "in the hope of".
_BEFORE = frozenset(("with", "for", "in"))


def by_aim(parse: Parse, word: int) -> list[Link]:
    """The links of a predicate that a connective tells as a purpose."""
    if not parse.is_a(word, "advcl", "xcomp", "acl"):
        return []
    start = _in_order(parse, word)
    if start is not None:
        return _purposes(parse, parse.governor[word], word, start)
    if (noun := _aim(parse, word)) is not None and not parse.is_root(noun):
        start = min(parse.subtree(noun))
        return _purposes(parse, parse.governor[noun], word, start)
    return _so_that(parse, word)


def _in_order(parse: Parse, word: int) -> int | None:
    """Where "in order to" or "so as to" begins before an infinitive."""
    for mark in parse.children(word, "mark", "advmod"):
        form, after = parse.lowered[mark], parse.lowered[min(mark + 1, len(parse) - 1)]
        if mark < word and (form, after) in (("in", "order"), ("so", "as")):
            return mark
    return None


def _aim(parse: Parse, word: int) -> int | None:
    """The noun of aim whose gerund a word is: "with the *aim* of developing a city"."""
    noun = parse.governor[word]
    if not parse.is_a(word, "acl") or parse.lowered[noun] not in pw.INTENTS:
        return None
    if all(parse.lowered[c] != "of" for c in parse.children(word, "mark")):
        return None
    return noun if cases(parse, noun) & _BEFORE and parse.is_a(noun, "obl", "nmod") else None


def _cause(parse: Parse, act: int, start: int) -> Range:
    """What is done for a purpose: the act up to the connective, of a passive what it is done to."""
    if parse.upos[act] in ("NOUN", "PROPN", "PRON") and parse.child(act, "nsubj") is None:
        return noun_phrase(parse, act)
    if is_passive(parse, act) and (thing := undergoer(parse, act)) is not None:
        return noun_phrase(parse, thing)
    return verb_phrase(parse, act, start if start > act else None)


def _purposes(parse: Parse, act: int, goal: int, start: int) -> list[Link]:
    """One link for each effect of a goal."""
    cause = _cause(parse, act, start)
    return [
        Link(cause, moved.effect, moved.sign, act, "rule:purpose-order", intended=True)
        for moved in goals(parse, goal, True)
        if moved.effect[1] <= cause[0] or cause[1] <= moved.effect[0]
    ]


def _so_that(parse: Parse, word: int) -> list[Link]:
    """ "signed *so that* both could trade", "so they could protect their bases"."""
    act = parse.governor[word]
    if act > word or not parse.is_a(word, "advcl"):
        return []
    mark = next((c for c in parse.children(word, "mark") if parse.lowered[c] == "so"), None)
    if mark is None or not act < mark < word:
        return []
    cause, effect = _cause(parse, act, mark), clause(parse, word)
    if effect[0] <= mark:
        effect = (mark + 1, effect[1])
    if parse.lowered[effect[0]] == "that":
        effect = (effect[0] + 1, effect[1])
    meant = any(parse.lowered[c] in _ENABLING for c in parse.children(word, "aux"))
    if effect[0] >= effect[1] or effect[0] < cause[1]:
        return []
    sign: Sign = "-" if is_negated(parse, word) else "+"
    return [Link(cause, effect, sign, act, "rule:purpose-so", intended=meant)]
