"""Purposes: an infinitive in, the means and what they are meant to bring about out.

Two things tell a purpose: a noun of means before the infinitive ("efforts to restore stability"), or an act that it is
an adjunct of ("raised rates to curb inflation"). Infinitives that say what a plan, a promise or a refusal consists of,
and those that tell what somebody met for ("to discuss trade"), are none.
"""

from __future__ import annotations

from dragoman.reading import claim_words as cw
from dragoman.reading.cast import Cast
from dragoman.reading.claim_draft import Link, Moved
from dragoman.reading.claim_effects import effects
from dragoman.reading.claim_phrases import is_somebody, noun_phrase, objects, subject, undergoer, verb_phrase
from dragoman.reading.event_parties import cases, is_passive
from dragoman.reading.parse import Parse, Range

_AIMED = frozenset("aimed designed intended meant geared calculated".split())
_AIMING = frozenset("aim aims aimed seek seeks sought".split())
_USING = frozenset("use uses used using employ employs employed exploit exploits exploited wield wields".split())


def by_purpose(parse: Parse, cast: Cast, word: int) -> list[Link]:
    """The links of a predicate that is told as a purpose."""
    form = parse.form(word).lower()
    if parse.upos[word] == "VERB" and form in _AIMED:
        return _aimed(parse, cast, word)
    if parse.upos[word] != "VERB" or not _is_infinitive(parse, word) or parse.is_root(word):
        return []
    means = _means(parse, cast, word)
    if means is None:
        return []
    cause, at, why = means
    return _purposes(parse, cause, at, word, why)


def _is_infinitive(parse: Parse, word: int) -> bool:
    return any(parse.form(c).lower() == "to" for c in parse.children(word, "mark", "aux")) and parse.child(word, "cop") is None


def _means(parse: Parse, cast: Cast, word: int) -> tuple[Range, int, str] | None:
    """What an infinitive is the purpose of: its words, the word that tells it, and the rule."""
    governor = int(parse.head[word])
    form = parse.form(governor).lower()
    if parse.is_a(word, "acl") and parse.upos[governor] == "NOUN" and not parse.is_a(word, "acl:relcl"):
        if form in cw.TRYING and "in" in cases(parse, governor) and parse.is_a(governor, "obl"):
            act = int(parse.head[governor])
            if parse.upos[act] == "VERB" and act < governor:
                return verb_phrase(parse, act, governor - 1), act, "rule:purpose-clause"
        if form in cw.MEANS or form.endswith("-making"):
            return noun_phrase(parse, governor), governor, "rule:purpose-noun"
        return None
    if not parse.is_a(word, "advcl", "xcomp") or parse.upos[governor] != "VERB":
        return None
    if parse.child(word, "nsubj") is not None or any(parse.form(c).lower() == "for" for c in parse.children(word, "mark")):
        return None
    if parse.is_a(word, "xcomp") and not (form in _USING or form in ("cooperate", "work", "works", "worked", "working", "act")):
        return None
    if form in cw.no_means() or form in _AIMED:
        return None
    things = objects(parse, governor)
    if is_passive(parse, governor):
        thing = undergoer(parse, governor)
        if thing is None:
            return None
        return noun_phrase(parse, thing), governor, "rule:purpose-clause"
    if form in _USING and things:
        return noun_phrase(parse, things[0]), governor, "rule:purpose-clause"
    return verb_phrase(parse, governor, word), governor, "rule:purpose-clause"


def _aimed(parse: Parse, cast: Cast, word: int) -> list[Link]:
    """ "programmes aimed at promoting trade", "powers designed to ensure access"."""
    head = undergoer(parse, word)
    if head is None or is_somebody(parse, cast, head):
        return []
    found: list[Link] = []
    for goal in parse.children(word, "advcl", "xcomp", "obl", "ccomp"):
        marks = {parse.form(c).lower() for c in parse.children(goal, "mark", "case", "aux")}
        if not marks & {"at", "to", "for"} or goal < word:
            continue
        if parse.upos[goal] == "VERB":
            found += _purposes(parse, noun_phrase(parse, head), word, goal, "rule:purpose-aimed")
        elif marks & {"at", "for"}:
            pass
    return found


def _purposes(parse: Parse, cause: Range, at: int, word: int, why: str) -> list[Link]:
    """One link for each predicate of a purpose: "to restore stability and defuse crises"."""
    found: list[Link] = []
    for goal in (word, *parse.children(word, "conj")):
        if parse.upos[goal] != "VERB" or parse.child(goal, "nsubj") is not None:
            continue
        found += [
            Link(cause, moved.effect, moved.sign, at, why, intended=True)
            for moved in _goals(parse, goal)
            if moved.effect[1] <= cause[0] or cause[1] <= moved.effect[0]
        ]
    return found


def _goals(parse: Parse, verb: int) -> list[Moved]:
    if found := effects(parse, verb):
        return found
    if parse.form(verb).lower() in cw.no_effects():
        return []
    if things := objects(parse, verb):
        return [Moved(noun_phrase(parse, things[0]), "+")]
    return []
