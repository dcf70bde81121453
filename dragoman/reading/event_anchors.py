"""The words of a report that name deeds, each in a sense of the lexicon: a parse in, `Anchor`s out.

A verb counts where it has the company that its sense needs; a noun where it is no mere modifier ("*attack* plane").
What is left open here (who, whether it happened) is read by the files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import THINGS, Sense, nouns, verbs
from dragoman.reading.event_nouns import is_carried, is_protest, is_walkout, noun_sense
from dragoman.reading.event_parties import whole
from dragoman.reading.event_phrases import cases, is_passive, objects
from dragoman.reading.event_verbs import has_sense, is_in_words, stands_alone
from dragoman.reading.parse import Parse

#: Verbs whose object goes from one side to the other.
_GIVEN = frozenset(
    "discuss negotiate extradite sell buy purchase hand export import donate share issue return contribute lend".split()
)
#: Verbs whose object is who comes, where others send it: the other party.
_RECEIVING = frozenset(("receive", "welcome"))
_CALLED_OFF = frozenset("visit intelligence statement resolution".split())
#: Particles: they belong to the verb itself, not to a phrase behind it.
_PARTICLES = frozenset("in up down out off back over away short".split())
#: Prepositions that lead to the other party where a sense needs them.
_LEADING = frozenset("with to on against at from".split())
#: Classes whose things are given, sent or held: the object of such a verb is not who it befalls.
_CARRIED = frozenset(
    "@arms @troops @helpers @goods @envoys @ties @penalties @limits @talks @deals @ceasefire @strikes @protests "
    "@drills @tests @captives @proof @partnership".split()
)
#: Prepositions whose phrase the parser hangs on the verb or its object alike.
_HUNG = frozenset("against with".split())
#: What goods have, and are not: "froze *rice prices*".
_PRICED = frozenset(
    """price prices emission emissions drilling exploration exhaust output production demand sector industry service
    services company companies market markets increase increases duty duties hikes rises rate
    rates tax taxes cost
    costs order orders contract contracts deal deals export exports programme program talks controls control""".split()
)
#: Words that make another preposition of an "of" or "from": "*ahead* of the talks", "*because* of".
_APART = frozenset("ahead because instead aside apart outside".split())
_KNOWN = frozenset().union(*THINGS.values())
_LIGHT_NOUNS = frozenset(
    """state cessation containers container tons tonnes million billion thousands hundreds dozens package
    some many most all part parts""".split()
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that names a deed. `carrier` is the verb that only carries a noun; `object_counts` says whether the
    object of a verb is whom it befalls; `led` are the prepositions that its sense needs; `why` names the rule."""

    word: int
    sense: Sense
    carrier: int | None
    object_counts: bool
    why: str
    led: frozenset[str] = frozenset()


@cache
def _signs() -> frozenset[str]:
    """All forms that may name a deed."""
    return frozenset((*verbs()[0], *nouns()))


def find_anchors(parse: Parse, cast: Cast) -> list[Anchor]:
    """All anchors in the order of the text."""
    forms, senses = verbs()
    named = nouns()
    inside = {
        w for e in parse.entities if e.label in ("Event", "Organization", "Product") for w in range(e.first, e.last)
    }
    found: list[Anchor] = []
    for word in parse.where(_signs()):
        low = parse.lowered[word]
        if parse.upos[word] == "VERB" and (lemma := forms.get(low)) is not None:
            anchor = _verb(parse, cast, word, lemma, senses[lemma])
            if anchor is not None:
                found.append(anchor)
        elif parse.upos[word] in ("NOUN", "PROPN") and low in named and word not in inside:
            anchor = _noun(parse, cast, word, named[low])
            if anchor is not None:
                found.append(anchor)
    return found


def _verb(
    parse: Parse, cast: Cast, word: int, lemma: str, senses: tuple[tuple[tuple[str, ...], Sense], ...]
) -> Anchor | None:
    if parse.is_a(word, "amod", "compound", "case", "mark"):
        return None
    if lemma == "attack" and _is_participle(parse, word):
        return None  # a headline's: "Minister *attacked* with eggs"
    if lemma == "attack" and is_in_words(parse, cast, word):
        return Anchor(word, Sense("ACCUSE", "disapprove"), None, True, "rule:verb-attack-in-words")
    things = list(_things(parse, word))
    company = set(_company(parse, word))
    if lemma == "return" and any(
        "to" in cases(parse, c) for t in objects(parse, word) for c in parse.children(t, "nmod")
    ):
        company.add("to")  # "returned a statue *to* Peru", hung on the statue
    if not has_sense(parse, cast, word, lemma, things, company):
        return None
    for needed, sense in senses:
        if not all(_has(need, things, company) for need in needed):
            continue
        if not needed and not stands_alone(parse, cast, word, lemma, things):
            return None
        if "@strikes" in needed and any(is_walkout(parse, thing) for thing in objects(parse, word)):
            continue  # "carried out *strikes*" over pay: the noun tells it
        if "@protests" in needed and all(_is_for_votes(parse, cast, word, thing) for thing in objects(parse, word)):
            continue
        carried = lemma in _GIVEN or any(need in _CARRIED or need in _CALLED_OFF for need in needed)
        carried = carried or (lemma == "withdraw" and "@diplomats" in needed)  # its own, from another
        carried = carried and lemma not in _RECEIVING
        led = _LEADING.intersection(needed) - {need for need in needed if f"+{need}" in company}
        return Anchor(word, sense, None, not carried, f"rule:verb-{'-'.join((lemma, *needed))}", led)
    return None


def _is_participle(parse: Parse, word: int) -> bool:
    alone = parse.child(word, "nsubj") is not None and not objects(parse, word)
    return alone and parse.lowered[word].endswith("ed") and not is_passive(parse, word)


def _noun(parse: Parse, cast: Cast, word: int, sense: Sense) -> Anchor | None:
    here = noun_sense(parse, cast, word, sense)
    if here is None:
        return None
    told = whole(parse, word)
    carrier = parse.governor[told] if is_carried(parse, told, here) else None
    return Anchor(word, here, carrier, True, f"rule:noun-{parse.lowered[word]}")


def _has(need: str, things: list[str], company: set[str]) -> bool:
    if need.startswith("="):
        return need[1:] in company
    if need.startswith("^"):
        return any(f"^{thing}" in company for thing in THINGS[need[1:]])
    if need.startswith("@"):
        return any(thing in THINGS[need[1:]] for thing in things)
    if need in _PARTICLES:
        return f"+{need}" in company
    return need in company or need in things or need + "s" in things


def _things(parse: Parse, word: int) -> Iterator[str]:
    """What a predicate acts on, in lower case: its objects, their coordinates, and what containers contain."""
    for head in objects(parse, word):
        for at in (head, *parse.children(head, "conj")):
            yield parse.lowered[at]
            if at > 1 and parse.form(at - 1) == "-":
                yield f"{parse.form(at - 2)}-{parse.form(at)}".lower()  # "cease-fire"
            if parse.lowered[at] in _LIGHT_NOUNS or parse.upos[at] == "NUM":
                yield from (parse.lowered[c] for c in parse.children(at, "nmod"))
            if parse.upos[at] == "SYM":
                yield from (parse.lowered[c] for c in parse.children(at, "nummod"))
            if parse.lowered[at] not in _KNOWN and parse.lowered[at] not in _PRICED:
                yield from (parse.lowered[c] for c in parse.children(at, "compound"))
    left = (
        parse.lowered[c]
        for c in parse.children(word, "obl")
        if cases(parse, c) & {"from", "of"} and not _is_apart(parse, c)
    )
    yield from (form for form in left if form in THINGS["deals"] | THINGS["talks"])  # "withdrew *from the treaty*"


def _is_for_votes(parse: Parse, cast: Cast, verb: int, thing: int) -> bool:
    """ "Held a campaign *rally*": one of a candidate, not of farmers."""
    if not parse.lowered[thing].startswith("rall") or is_protest(parse, thing):
        return False
    before = {parse.lowered[c] for c in parse.children(thing, "compound", "amod")}
    kinds = {cast.by_id[id_].kind for c in parse.children(verb, "nsubj") for id_ in cast.at.get(c, ())}
    alone = parse.child(verb, "nsubj") is None
    return bool(before & {"campaign", "election"}) or bool(kinds & {"person", "party"}) or alone


def _is_apart(parse: Parse, phrase: int) -> bool:
    return any(parse.lowered[at] in _APART for case in parse.children(phrase, "case") for at in (case, case - 1))


def _company(parse: Parse, word: int) -> Iterator[str]:
    """The small words around a predicate: particles, prepositions of its phrases, first words of its objects."""
    doing = word
    while parse.is_a(doing, "xcomp") and parse.child(doing, "nsubj") is None:
        doing = parse.governor[doing]  # "troops *began* leaving"
    for child in parse.children(doing, "nsubj"):
        made_of = [c for c in parse.children(child, "nmod") if "of" in cases(parse, c)]  # "a convoy of *troops*"
        for at in (child, *made_of):
            yield f"^{parse.lowered[at]}"
            yield from (f"^{parse.lowered[c]}" for c in parse.children(at, "amod", "compound"))
    for child in parse.children(word):
        form = parse.lowered[child]
        if parse.is_a(child, "compound:prt", "advmod"):
            yield f"+{form}"
        if parse.is_a(child, "xcomp", "advcl", "obl", "obj"):
            yield form
        if parse.is_a(child, "obl", "obj", "nsubj:pass", "xcomp"):
            before = cases(parse, child)
            yield from before
            if {"out", "of"} <= before:
                yield "+out"  # "pulled *out of* the talks"
            yield from (parse.lowered[c] for c in parse.children(child, "amod"))
            if parse.is_a(child, "obj", "obl"):
                yield from cases(parse, child)
            if parse.is_a(child, "obj"):  # "launched operations *against*", "had dinner *with*"
                yield from (case for c in parse.children(child, "nmod") for case in cases(parse, c) & _HUNG)
