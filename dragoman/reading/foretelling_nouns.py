"""Nouns that foretell: what lies ahead told as a thing and not as a clause. A parse in, `Site`s out.

* a noun of chance with a gerund or a deed behind it: "the prospect of Berlin leaving", "a risk of war", "is in danger
  of becoming", "on the verge of collapse";
* a noun of signs that is denied: "no sign that Russia is planning to leave";
* a deed that is feared, or said to be likely: "they fear an invasion", "an attack is imminent", "a likely attack";
* a deed that there will be: "there may be a war".

Of other nouns than those of deeds none of this is believed: "a risk of fire", "a likely candidate".
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading import foretelling_words as fw
from dragoman.reading import hedge_words as hw
from dragoman.reading.event_lexicon import nouns
from dragoman.reading.event_phrases import cases
from dragoman.reading.foretelling_sites import Site, is_ahead, is_negated
from dragoman.reading.hedges import clause_hedge
from dragoman.reading.parse import Parse
from dragoman.reading.participants import takes_part

#: Deeds that are talk, meetings or somebody's plan as often as not: "the visit is expected on Monday".
_PLANNED = frozenset(
    "talks talk meeting meetings visit visits summit summits trip trips call calls statement statements conference "
    "announcement vote hearing signing election elections aid help".split()
)

#: All words at which a rule begins.
_SIGNS = frozenset((*fw.PROSPECTS, *fw.BRINKS, *fw.SIGNS, *fw.FEARS, *fw.FEARING, *fw.IMPENDING, "there"))


def noun_sites(parse: Parse) -> Iterator[Site]:
    """Every noun about what lies ahead."""
    for word in parse.where(_SIGNS):
        form = parse.lowered[word]
        if form in fw.PROSPECTS or form in fw.BRINKS:
            yield from _prospect(parse, word)
        elif form in fw.SIGNS:
            yield from _sign(parse, word)
        elif form in fw.FEARS or form in fw.FEARING:
            yield from _feared(parse, word)
        if form in fw.IMPENDING:
            yield from _impending(parse, word)
        elif parse.is_a(word, "expl") and form == "there":
            yield from _there(parse, parse.governor[word])


def is_deed(parse: Parse, word: int) -> bool:
    """Whether a noun names a deed or what may come about."""
    form = parse.lowered[word]
    return parse.upos[word] == "NOUN" and form not in _PLANNED and (form in fw.COMING or form in nouns())


def _prospect(parse: Parse, word: int) -> Iterator[Site]:
    """ "the prospect of X V-ing", "a chance of winning", "in danger of becoming", "a risk of war"."""
    brink = parse.lowered[word] in fw.BRINKS
    if parse.upos[word] != "NOUN" or (brink and not {"on", "at", "to"} & cases(parse, word)):
        return
    if parse.is_a(word, "obj") and parse.lowered[parse.governor[word]] in fw.ENDING:
        return  # "ends his chances of winning"
    band = _band(parse, word)
    things = [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)]
    for clause in parse.children(word, "acl"):
        if not parse.lowered[clause].endswith("ing") or parse.is_a(clause, "acl:relcl") or clause < word:
            continue
        own = parse.child(clause, "nsubj", "nsubj:pass")
        before = [c for c in things if c < clause]
        who = own if own is not None else before[-1] if before else _whose(parse, word)
        if who is None and not {"of"} & {parse.lowered[m] for m in parse.children(clause, "mark")}:
            continue
        rule = "prospect" if who is None else "chance"
        yield Site(clause, clause, rule, band.low, band.high, is_negated(parse, clause), (), who)
        return
    for thing in things:
        if is_deed(parse, thing):
            yield Site(thing, -1, "prospect", band.low, band.high, False, (), _whose(parse, word) if brink else None)


def _band(parse: Parse, word: int) -> hw.Band:
    above = parse.governor[word]
    below = {parse.lowered[c] for c in parse.children(word, "amod", "det", "advmod")}
    if below & {"no", "zero"} or parse.lowered[word] == "doubt":
        return hw.UNLIKELY if parse.lowered[word] != "doubt" else hw.DOUBT
    if is_negated(parse, word) or (parse.is_a(word, "obj", "nsubj") and is_negated(parse, above)):
        return hw.UNLIKELY
    hedge = clause_hedge(parse, word) or clause_hedge(parse, above)
    return hw.Band(hedge.low, hedge.high, hedge.why) if hedge and below & (hw.SMALL | hw.GREAT) else hw.MAY


def _whose(parse: Parse, word: int) -> int | None:
    """Whose chance it is: an owner, the subject of what it is the predicate or the object of, to whom it is given."""
    owner = parse.child(word, "nmod:poss")
    above = word if parse.child(word, "cop") is not None else parse.governor[word]
    if owner is not None:
        return owner
    if above != word and parse.is_a(word, "acl", "nmod") and takes_part(parse, above):
        return above
    form = parse.lowered[above]
    if form in fw.GIVING:
        return parse.child(above, "iobj")
    if above == word or form in fw.HAVING or parse.is_a(word, "obl"):
        own = parse.child(above, "nsubj", "nsubj:pass")
        return own if own is not None or not parse.is_a(above, "conj") else parse.child(parse.governor[above], "nsubj")
    return None


def _sign(parse: Parse, word: int) -> Iterator[Site]:
    """ "no sign that X is about to V", "no indication of X V-ing"."""
    none = any(parse.lowered[c] in ("no", "little", "few") for c in parse.children(word, "det", "amod"))
    if not none and not (parse.is_a(word, "obj") and is_negated(parse, parse.governor[word])):
        return
    for clause in parse.children(word, "acl", "ccomp"):
        if parse.is_a(clause, "acl:relcl") and parse.child(clause, "nsubj") is None:
            continue
        inner = parse.child(clause, "xcomp") if parse.lowered[clause] in fw.READYING else None
        ongoing = parse.lowered[clause].endswith("ing")
        if inner is None and not (ongoing or is_ahead(parse, clause)):
            continue  # "no evidence that he was there": of what was
        who = parse.child(clause, "nsubj", "nsubj:pass")
        if who is None:
            who = next((c for c in parse.children(word, "nmod") if "of" in cases(parse, c) and c < clause), None)
        if who is not None:
            head = clause if inner is None else inner
            yield Site(head, clause, "chance", hw.UNLIKELY.low, hw.UNLIKELY.high, False, (), who)
            return


def _feared(parse: Parse, word: int) -> Iterator[Site]:
    """ "they fear an invasion", "fears of a coup", "fears of X V-ing"."""
    if parse.upos[word] == "VERB":
        thing = parse.child(word, "obj")
        if thing is not None and is_deed(parse, thing) and parse.child(word, "aux:pass") is None:
            yield Site(thing, -1, "fears", hw.FEAR.low, hw.FEAR.high, False, tuple(parse.children(word, "nsubj")))
        return
    if parse.upos[word] != "NOUN" or parse.lowered[word] not in ("fear", "fears"):
        return  # "concern about the attack" is of what was
    holder = tuple(parse.children(word, "nmod:poss"))
    things = [c for c in parse.children(word, "nmod") if cases(parse, c) & {"of", "about"}]
    for clause in parse.children(word, "acl"):
        own = parse.child(clause, "nsubj")
        who = own if own is not None else next((c for c in things if c < clause), None)
        if parse.lowered[clause].endswith("ing") and who is not None:
            yield Site(clause, clause, "fears", hw.FEAR.low, hw.FEAR.high, False, holder, who)
            return
    for thing in things:
        if is_deed(parse, thing):
            yield Site(thing, -1, "fears", hw.FEAR.low, hw.FEAR.high, False, holder)


def _impending(parse: Parse, word: int) -> Iterator[Site]:
    """ "an attack is imminent", "a withdrawal is expected", "a likely attack"."""
    form = parse.lowered[word]
    band = hw.ADJECTIVES.get(form, hw.LIKELY)
    if parse.is_a(word, "amod") and parse.governor[word] > word and is_deed(parse, parse.governor[word]):
        if form in ("likely", "expected", "imminent", "possible", "probable", "unlikely"):
            yield Site(parse.governor[word], -1, "prospect", band.low, band.high, False)
        return
    thing = parse.child(word, "nsubj", "nsubj:pass")
    if thing is None or not is_deed(parse, thing) or parse.child(word, "cop", "aux:pass", "aux") is None:
        return
    if parse.child(word, "xcomp", "ccomp", "csubj") is not None or parse.is_a(word, "acl:relcl"):
        return
    yield Site(thing, -1, "chance", band.low, band.high, is_negated(parse, word))


def _there(parse: Parse, be: int) -> Iterator[Site]:
    """ "there will be a war"."""
    thing = parse.child(be, "nsubj")
    auxiliaries = {parse.lowered[c] for c in parse.children(be, "aux")}
    if thing is None or thing < be or not is_deed(parse, thing) or auxiliaries & fw.PERFECT:
        return
    band = hw.MAY if auxiliaries & fw.MAY else hw.UNHEDGED if auxiliaries & (fw.WILL | fw.WOULD) else None
    if band is not None:
        none = any(parse.lowered[c] == "no" for c in parse.children(thing, "det"))
        yield Site(thing, -1, "there", band.low, band.high, none or is_negated(parse, be))
