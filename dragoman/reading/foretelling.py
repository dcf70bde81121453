"""Clauses that foretell: where a report says what lies ahead, by which words, and how likely they make it.

A parse in, `Site`s out; what is told as a noun is read by `foretelling_nouns`. Each way of saying so is a rule with a
name:

* `raised`: "X is expected to V", "X is likely to V", "X appears set to V";
* `expects`: "she expects X to V", "they predict that X will V", "is confident that", and "expects no N";
* `fears`: "they fear that X will V", "concerned that", "the fear is that";
* `chance`: "it is unlikely that X will V", "there is little chance that", "it will be difficult for X to V";
* `modal`: "X may V", "X could V";
* `will`: "X will V", "X is going to V".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.reading import foretelling_words as fw
from dragoman.reading import hedge_words as hw
from dragoman.reading.foretelling_nouns import noun_sites
from dragoman.reading.foretelling_sites import Site, has_to, is_ahead, is_condition, is_negated, told
from dragoman.reading.hedges import Hedge, clause_hedge
from dragoman.reading.parse import Parse

_BE = frozenset("is are am 's ’s 're ’re 'm ’m".split())
_RELATIVE = frozenset("that which who whom".split())


def sites(parse: Parse) -> Iterator[Site]:
    """Every clause about what lies ahead, the sure signs first: a clause that two rules see is the first one's."""
    seen: set[int] = set()
    for rule, forms in _SIGNS:
        for word in parse.where(forms):
            for site in rule(parse, word):
                if site.head not in seen and not _asked(parse, site.head):
                    seen.add(site.head)
                    yield site
    yield from (site for site in noun_sites(parse) if site.head not in seen and not _asked(parse, site.head))


def _raised(parse: Parse, word: int) -> Iterator[Site]:
    """ "is expected to V", "is unlikely to V", "was set to V"."""
    form = parse.lowered[word]
    if form not in fw.RAISING or parse.child(word, "compound:prt") is not None:
        return  # "set out to"
    if form in fw.EXPECTING and parse.child(word, "nsubj") is not None and parse.child(word, "aux:pass") is None:
        return  # "he expected the embargo to be lifted"
    verb = parse.child(word, "xcomp", "ccomp")
    if (
        verb is None
        or not has_to(parse, verb)
        or parse.child(word, "expl") is not None
        or (form in fw.FIXED and parse.lowered[verb] in fw.MEETING)
    ):
        return
    # The parser hangs the subject now on the participle, now on the infinitive; "revenues expected to rise" has none.
    other = next((w for w in (word, verb) if parse.child(w, "nsubj", "nsubj:pass") is not None), word)
    bare = parse.is_a(word, "acl") and parse.child(word, "cop", "aux:pass", "aux") is None
    if other == word and parse.child(word, "nsubj", "nsubj:pass") is None and not bare:
        return
    band = hw.ADJECTIVES.get(form, hw.EXPECT)
    yield from told(parse, verb, other, "raised", band, is_negated(parse, word) != is_negated(parse, verb), word)


def _expects(parse: Parse, word: int) -> Iterator[Site]:
    """ "expects X to V", "predicts that X will V", "expects no N"."""
    form = parse.lowered[word]
    noun = form in fw.EXPECTATIONS and parse.upos[word] == "NOUN"
    thought = form in fw.THINKING
    if form in fw.SURE | fw.DOUBTING and parse.upos[word] == "ADJ":
        yield from _minds(parse, word)
        return
    if not noun and (not (thought or form in fw.EXPECTING) or parse.upos[word] not in ("VERB", "AUX")):
        return
    if parse.child(word, "aux:pass", "nsubj:pass") is not None:
        clause = parse.child(word, "ccomp", "csubj")  # "it is expected that X will V"
        whole = parse.child(word, "xcomp") is not None  # "leaving is expected to take years"
        if clause is not None and not whole and not (thought and not is_ahead(parse, clause)):
            yield from told(parse, clause, clause, "expects", hw.EXPECT, is_negated(parse, clause), word)
        return
    lemma = "expect" if noun else fw.THINKING.get(form) or fw.EXPECTING[form]
    band = hw.EXPECT if lemma in ("expect", "anticipate") else hw.UNHEDGED
    band = hw.DOUBT if lemma == "doubt" or form in fw.DOUBTING else hw.BELIEVE if thought else band
    band = hw.MAY if form in fw.RUMOURS else band
    holder = tuple(parse.children(word, "nmod:poss" if noun else "nsubj"))
    negated = is_negated(parse, word) or _no_reason(parse, word)
    clauses = parse.children(word, "ccomp", "xcomp", *(("acl",) if noun else ()))
    for clause in clauses:
        if parse.upos[clause] not in ("VERB", "ADJ", "NOUN", "AUX"):
            continue
        if (noun or thought or lemma in ("estimate", "project")) and not (
            is_ahead(parse, clause) or has_to(parse, clause)
        ):
            continue  # "estimated that it is worth a billion": of what is so
        if parse.is_a(clause, "xcomp") and parse.child(word, "obj") is None and parse.child(clause, "nsubj") is None:
            continue  # "expects to win": of one's own conduct
        if not (is_ahead(parse, clause) or has_to(parse, clause) or parse.lowered[clause].endswith("ing")):
            continue  # "expects the area sown"
        other = word if parse.child(clause, "nsubj", "nsubj:pass", "expl") is None else clause
        yield from told(parse, clause, other, "expects", band, negated != is_negated(parse, clause), word, holder)
    thing = parse.child(word, "obj")
    if not clauses and thing is not None and form in fw.OF_THINGS and parse.upos[thing] == "NOUN":
        none = any(parse.lowered[c] == "no" for c in parse.children(thing, "det"))
        yield Site(thing, -1, "expects", band.low, band.high, negated or none, holder)


def _minds(parse: Parse, word: int) -> Iterator[Site]:
    """ "is confident that X will V", "is sceptical that"."""
    if parse.child(word, "expl") is not None or _form(parse, parse.child(word, "nsubj")) == "it":
        return
    band = hw.DOUBT if parse.lowered[word] in fw.DOUBTING else hw.LIKELY
    for clause in parse.children(word, "ccomp", "advcl"):
        if is_ahead(parse, clause) and not is_condition(parse, clause):
            negated = is_negated(parse, word) != is_negated(parse, clause)
            yield from told(parse, clause, clause, "expects", band, negated, -1, tuple(parse.children(word, "nsubj")))


def _fears(parse: Parse, word: int) -> Iterator[Site]:
    """ "fear that X will V", "concerned that", "the worry is that X might V"."""
    form = parse.lowered[word]
    verb = form in fw.FEARING and parse.upos[word] == "VERB"
    if not (verb or form in fw.AFRAID or form in fw.FEARS):
        return
    clauses = parse.children(word, "ccomp", "acl", "advcl")
    if form in fw.FEARS and parse.is_a(word, "nsubj"):
        clauses = [*clauses, *parse.children(parse.governor[word], "ccomp", "csubj")]
        clauses += [parse.governor[word]] if parse.child(parse.governor[word], "cop") is not None else []
    noun = parse.upos[word] == "NOUN"
    holder = tuple(parse.children(word, "nmod:poss" if noun else "nsubj"))
    for clause in clauses:
        if is_ahead(parse, clause):
            yield from told(parse, clause, clause, "fears", hw.FEAR, is_negated(parse, clause), -1, holder)


def _chance(parse: Parse, word: int) -> Iterator[Site]:
    """ "it is unlikely that X will V", "there is little chance that"."""
    form = parse.lowered[word]
    if form in hw.ADJECTIVES and form not in hw.MINDS:
        if parse.child(word, "expl") is None and _form(parse, parse.child(word, "nsubj")) != "it":
            return
        for clause in parse.children(word, "ccomp", "csubj", "advcl"):
            if not is_ahead(parse, clause) or (parse.is_a(clause, "advcl") and not _that(parse, clause)):
                continue
            hedge = clause_hedge(parse, word)
            band = hw.Band(hedge.low, hedge.high, hedge.why) if hedge else hw.ADJECTIVES[form]
            yield from told(parse, clause, clause, "chance", band, is_negated(parse, clause), -1)
    elif form in fw.PROSPECTS and parse.upos[word] == "NOUN":
        for clause in parse.children(word, "acl", "ccomp"):
            if not is_ahead(parse, clause):
                continue
            above = parse.governor[word]
            hedge = clause_hedge(parse, above) or clause_hedge(parse, word)
            band = hw.Band(hedge.low, hedge.high, hedge.why) if hedge else hw.MAY
            yield from told(parse, clause, clause, "chance", band, is_negated(parse, clause), -1)


def _hard(parse: Parse, word: int) -> Iterator[Site]:
    """ "it will be difficult for X to V", "it is impossible for X to V"."""
    form = parse.lowered[word]
    if form not in fw.HARD or (form != "impossible" and not is_ahead(parse, word)) or is_negated(parse, word):
        return
    if parse.is_a(word, "xcomp"):
        return  # "makes it impossible for X to V": an effect
    for clause in parse.children(word, "csubj", "ccomp", "xcomp", "advcl"):
        own = parse.child(clause, "nsubj", "nsubj:pass")
        marks = parse.children(clause, "mark")  # the parser hangs "for" now on whom, now on the infinitive
        whom = [c for c in parse.children(word, "obl") if c < clause]
        whom = [c for c in whom if any(parse.lowered[m] == "for" for m in (*parse.children(c, "case"), *marks))]
        who = own if own is not None else whom[0] if whom else None
        if who is not None and has_to(parse, clause):
            yield Site(clause, clause, "chance", hw.UNLIKELY.low, hw.UNLIKELY.high, False, (), who)


def _going(parse: Parse, word: int) -> Iterator[Site]:
    """ "X is going to V"."""
    verb = parse.child(word, "xcomp")
    present = any(parse.lowered[c] in _BE for c in parse.children(word, "aux"))
    if verb is None or not present or not (has_to(parse, verb) or parse.lowered[word] == "gonna"):
        return
    if parse.is_a(word, "acl") or parse.lowered[verb] in fw.WISHING or parse.child(word, "expl") is not None:
        return
    yield from told(parse, verb, word, "will", _hedged(parse, word), is_negated(parse, word), -1)


def _modal(parse: Parse, auxiliary: int) -> Iterator[Site]:
    """ "X may V", "X will V", "X would V"."""
    word = parse.governor[auxiliary]
    if parse.deprel[auxiliary] != "aux":
        return
    auxiliaries = {parse.lowered[c] for c in parse.children(word, "aux")}
    if parse.lowered[word] in fw.WISHING or auxiliaries & fw.PERFECT:
        return
    if (own := parse.child(word, "nsubj", "nsubj:pass")) is not None and auxiliary < own < word:
        return  # "may God grant"
    if parse.child(word, "expl") is not None:
        return  # "there will be"
    if parse.is_a(word, "acl") and (own is None or (parse.upos[own] == "PRON" and parse.lowered[own] in _RELATIVE)):
        return  # "troubles that could bankrupt the country" describes
    if auxiliaries & fw.MAY:
        if is_negated(parse, word) and "could" in auxiliaries:
            return  # "could not": was not able to
        yield from told(parse, word, word, "modal", hw.MAY, is_negated(parse, word), -1)
    elif auxiliaries & (fw.WILL | fw.WOULD):
        yield from told(parse, word, word, "will", _hedged(parse, word), is_negated(parse, word), -1)


def _hedged(parse: Parse, word: int) -> hw.Band:
    """How likely a plain future is: by its hedge, if it has one."""
    hedge = clause_hedge(parse, word)
    if hedge is None:
        return hw.UNHEDGED
    band = hw.Band(hedge.low, hedge.high, hedge.why)
    # "not eager to" and "never" are of the deed already; the negation turns it back
    return band.flipped() if is_negated(parse, word) and _holds_negation(parse, hedge) else band


def _holds_negation(parse: Parse, hedge: Hedge) -> bool:
    first, last = parse.words.within(*hedge.span)
    return any(parse.lowered[at] in fw.NOT for at in range(first, last))


def _asked(parse: Parse, head: int) -> bool:
    """Whether the clause is a question or a condition, or a headline in capitals, whose story tells it again."""
    if parse.form(_end(parse, head)) == "?" or (parse.form(head).isupper() and len(parse.form(head)) > 2):
        return True
    if any(parse.lowered[c] in ("if", "whether", "unless") for c in parse.children(head, "mark")):
        return True
    # "unclear how it will end", "what these troops will do"; "when it comes" stands beside and not in a clause
    beside = [c for c in parse.children(head, "advmod", "obj", "nsubj", "obl") if c < head]
    within = [c for b in beside for c in parse.children(b, "advmod", "det")]  # "how long", "which countries"
    asking = any(parse.lowered[c] in fw.ASKING for c in (*beside, *within))
    asking |= any(parse.lowered[c] in ("which", "whose") for c in within)
    return asking and parse.is_a(head, "ccomp", "csubj", "obj", "nmod")


def _end(parse: Parse, word: int) -> int:
    while word + 1 < len(parse) and parse.sentence_of[word + 1] == parse.sentence_of[word]:
        word += 1
    return word


def _no_reason(parse: Parse, word: int) -> bool:
    """ "there is no reason to expect"."""
    above = parse.governor[word]
    return parse.is_a(word, "acl") and any(parse.lowered[c] == "no" for c in parse.children(above, "det"))


def _that(parse: Parse, clause: int) -> bool:
    return any(parse.lowered[c] == "that" for c in parse.children(clause, "mark"))


def _form(parse: Parse, word: int | None) -> str:
    return "" if word is None else parse.lowered[word]


#: The rules, each with the words at which it looks.
_SIGNS: tuple[tuple[Callable[[Parse, int], Iterator[Site]], frozenset[str]], ...] = (
    (_raised, fw.RAISING),
    (_expects, frozenset((*fw.EXPECTING, *fw.THINKING, *fw.EXPECTATIONS, *fw.SURE, *fw.DOUBTING))),
    (_hard, fw.HARD),
    (_fears, frozenset((*fw.FEARING, *fw.AFRAID, *fw.FEARS))),
    (_chance, frozenset((*hw.ADJECTIVES, *fw.PROSPECTS))),
    (_going, frozenset(("going", "gonna"))),
    (_modal, fw.WILL | fw.WOULD | fw.MAY),
)
