"""Clauses that foretell: where a report says what lies ahead, by which words, and how likely they make it.

A parse in, `Site`s out. Six ways of saying so are read, each a rule with a name:

* `raised`: "X is expected to V", "X is likely to V", "X appears set to V";
* `expects`: "she expects X to V", "they predict that X will V", and "expects no N", "forecast a N";
* `fears`: "they fear that X will V", "concerned that", "the fear is that";
* `chance`: "it is unlikely that X will V", "there is little chance of X V-ing";
* `modal`: "X may V", "X could V";
* `will`: "X will V".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from dragoman.reading import hedge_words as hw
from dragoman.reading.hedges import Hedge, clause_hedge
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse, Range

WILL = frozenset("will 'll ’ll wo".split())
_WOULD = frozenset("would 'd ’d".split())
_MAY = frozenset("may might could".split())
_NOT = frozenset("not n't n’t never neither nor hardly".split())
_PERFECT = frozenset(("have", "'ve", "’ve"))
_EXPECTING = verb_table("expect predict forecast anticipate foresee project estimate".split())
#: Verbs of thought: what they think *will* be is expected.
_THINKING = verb_table("believe think reckon suppose assume doubt suspect".split())
#: Verbs that take what is expected as a bare noun: "expects no turmoil".
_OF_THINGS = verb_table("expect predict forecast anticipate foresee".split())
#: What is brought about: "force it to modernise", "find many countries restricting", "lead to Turkey reneging".
_CAUSING = verb_table(
    "force make cause lead help enable allow compel oblige push drive prompt find see get let".split()
)
_FEARING = verb_table("fear worry dread".split())
_AFRAID = frozenset("afraid fearful concerned worried anxious wary".split())
_FEARS = frozenset("fear fears worry worries concern concerns alarm anxiety".split())
_EXPECTATIONS = frozenset("expectation expectations prediction predictions forecast forecasts projection".split())
_PROSPECTS = frozenset(
    "doubt chance chances likelihood probability possibility prospect prospects risk danger odds".split()
)
#: Participles and adjectives that take what is expected as their infinitive.
_RAISING = frozenset(
    "expected likely unlikely certain sure bound set poised forecast predicted projected tipped anticipated doomed "
    "destined due scheduled slated".split()
)
#: Of these, those that tell of a plan that stands: no forecast where the deed is a meeting or the like.
_FIXED = frozenset(("set", "due", "scheduled", "slated"))
#: Wishes and the state of a mind: what they would like is no forecast.
_WISHING = verb_table(
    "like love prefer welcome appreciate want wish hope need say add argue note suggest advise urge ask remind "
    "recommend mean require seem appear depend remain think believe".split()
)
#: Meetings: "will meet on Friday" is a plan, whoever tells of it.
MEETING = verb_table("meet visit attend hold travel arrive host receive begin start open resume sign tour".split())
_ASKING = frozenset("how what when where why who whom".split())
_IF = frozenset(("if", "unless", "once", "provided", "as"))


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


def sites(parse: Parse) -> Iterator[Site]:
    """Every clause about what lies ahead, the sure signs first: a clause that two rules see is the first one's."""
    seen: set[int] = set()
    for rule, forms in _SIGNS:
        for word in [at for at, form in enumerate(parse.lowered) if form in forms]:
            for site in rule(parse, word):
                if site.head not in seen and not _asked(parse, site.head):
                    seen.add(site.head)
                    yield site


def _raised(parse: Parse, word: int) -> Iterator[Site]:
    """ "is expected to V", "is unlikely to V", "was set to V"."""
    form = parse.lowered[word]
    if form not in _RAISING or parse.child(word, "compound:prt") is not None:
        return  # "set out to"
    if form in _EXPECTING and parse.child(word, "nsubj") is not None and parse.child(word, "aux:pass") is None:
        return  # "he expected the embargo to be lifted"
    verb = parse.child(word, "xcomp", "ccomp")
    if verb is None or not _to(parse, verb) or (form in _FIXED and parse.lowered[verb] in MEETING):
        return
    # The parser hangs the subject now on the participle, now on the infinitive; "revenues expected to rise" has none.
    other = next((w for w in (word, verb) if parse.child(w, "nsubj", "nsubj:pass") is not None), word)
    bare = parse.is_a(word, "acl") and parse.child(word, "cop", "aux:pass", "aux") is None
    if other == word and parse.child(word, "nsubj", "nsubj:pass") is None and not bare:
        return
    band = hw.ADJECTIVES.get(form, hw.EXPECT)
    yield from _all(parse, verb, other, "raised", band, _negated(parse, word) != _negated(parse, verb), word)


def _expects(parse: Parse, word: int) -> Iterator[Site]:
    """ "expects X to V", "predicts that X will V", "expects no N"."""
    form = parse.lowered[word]
    noun = form in _EXPECTATIONS and parse.upos[word] == "NOUN"
    thought = form in _THINKING
    if not noun and (not (thought or form in _EXPECTING) or parse.upos[word] not in ("VERB", "AUX")):
        return
    if parse.child(word, "aux:pass", "nsubj:pass") is not None:
        clause = parse.child(word, "ccomp", "csubj")  # "it is expected that X will V"
        if clause is not None:
            yield from _all(parse, clause, clause, "expects", hw.EXPECT, _negated(parse, clause), word)
        return
    lemma = "expect" if noun else _THINKING.get(form) or _EXPECTING[form]
    band = hw.EXPECT if lemma in ("expect", "anticipate") else hw.UNHEDGED
    band = hw.DOUBT if lemma == "doubt" else hw.BELIEVE if thought else band
    holder = () if noun else tuple(parse.children(word, "nsubj"))
    negated = _negated(parse, word)
    clauses = parse.children(word, "ccomp", "xcomp", *(("acl",) if noun else ()))
    for clause in clauses:
        if parse.upos[clause] not in ("VERB", "ADJ", "NOUN", "AUX"):
            continue
        if (noun or thought or lemma in ("estimate", "project")) and not (_ahead(parse, clause) or _to(parse, clause)):
            continue  # "estimated that it is worth a billion": of what is so
        if parse.is_a(clause, "xcomp") and parse.child(word, "obj") is None and parse.child(clause, "nsubj") is None:
            continue  # "expects to win": of one's own conduct
        other = word if parse.child(clause, "nsubj", "nsubj:pass", "expl") is None else clause
        yield from _all(parse, clause, other, "expects", band, negated != _negated(parse, clause), word, holder)
    thing = parse.child(word, "obj")
    if not clauses and thing is not None and form in _OF_THINGS and parse.upos[thing] == "NOUN":
        none = any(parse.lowered[c] == "no" for c in parse.children(thing, "det"))
        yield Site(thing, -1, "expects", band.low, band.high, negated or none, holder)


def _fears(parse: Parse, word: int) -> Iterator[Site]:
    """ "fear that X will V", "concerned that", "the worry is that X might V"."""
    form = parse.lowered[word]
    verb = form in _FEARING and parse.upos[word] == "VERB"
    if not (verb or form in _AFRAID or form in _FEARS):
        return
    clauses = parse.children(word, "ccomp", "acl", "advcl")
    if form in _FEARS and parse.is_a(word, "nsubj"):
        clauses = [*clauses, *parse.children(parse.governor[word], "ccomp", "csubj")]
        clauses += [parse.governor[word]] if parse.child(parse.governor[word], "cop") is not None else []
    holder = tuple(parse.children(word, "nsubj", "nmod:poss")) if form not in _FEARS else ()
    for clause in clauses:
        if _ahead(parse, clause):
            yield from _all(parse, clause, clause, "fears", hw.FEAR, _negated(parse, clause), -1, holder)


def _chance(parse: Parse, word: int) -> Iterator[Site]:
    """ "it is unlikely that X will V", "there is little chance that"."""
    form = parse.lowered[word]
    if form in hw.ADJECTIVES and form not in hw.MINDS:
        if parse.child(word, "expl") is None and _form(parse, parse.child(word, "nsubj")) != "it":
            return
        for clause in parse.children(word, "ccomp", "csubj"):
            if not _ahead(parse, clause):
                continue
            hedge = clause_hedge(parse, word)
            band = hw.Band(hedge.low, hedge.high, hedge.why) if hedge else hw.ADJECTIVES[form]
            yield from _all(parse, clause, clause, "chance", band, _negated(parse, clause), -1)
    elif form in _PROSPECTS and parse.upos[word] == "NOUN":
        for clause in parse.children(word, "acl", "ccomp"):
            if not _ahead(parse, clause):
                continue
            above = parse.governor[word]
            hedge = clause_hedge(parse, above) or clause_hedge(parse, word)
            band = hw.Band(hedge.low, hedge.high, hedge.why) if hedge else hw.MAY
            yield from _all(parse, clause, clause, "chance", band, _negated(parse, clause), -1)


def _modal(parse: Parse, auxiliary: int) -> Iterator[Site]:
    """ "X may V", "X will V", "X would V"."""
    word = parse.governor[auxiliary]
    if parse.deprel[auxiliary] != "aux":
        return
    auxiliaries = {parse.lowered[c] for c in parse.children(word, "aux")}
    if parse.lowered[word] in _WISHING or auxiliaries & _PERFECT:
        return
    if (own := parse.child(word, "nsubj", "nsubj:pass")) is not None and auxiliary < own < word:
        return  # "may God grant"
    if parse.is_a(word, "acl") or parse.child(word, "expl") is not None:
        return  # "troubles that could bankrupt the country" describes; "there will be"
    if auxiliaries & _MAY:
        if _negated(parse, word) and "could" in auxiliaries:
            return  # "could not": was not able to
        yield from _all(parse, word, word, "modal", hw.MAY, _negated(parse, word), -1)
    elif auxiliaries & (WILL | _WOULD):
        hedge, negated = clause_hedge(parse, word), _negated(parse, word)
        band = hw.UNHEDGED if hedge is None else hw.Band(hedge.low, hedge.high, hedge.why)
        if hedge is not None and negated and _holds_negation(parse, hedge):
            band = band.flipped()  # "not eager to" is of the deed already; the negation below turns it back
        yield from _all(parse, word, word, "will", band, negated, -1)


def _holds_negation(parse: Parse, hedge: Hedge) -> bool:
    first, last = parse.words.within(*hedge.span)
    return any(parse.lowered[at] in _NOT for at in range(first, last))


def _all(
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
    if parse.lowered[clause] not in _CAUSING:
        return None
    thing = parse.child(clause, "obj", "obl")
    inner = parse.child(clause, "xcomp", "ccomp", "advcl")
    if inner is None and thing is not None:
        inner = next((c for c in parse.children(thing, "acl") if parse.deprel[c] == "acl"), None)
    if inner is None or parse.upos[inner] != "VERB" or (thing is None and parse.child(inner, "nsubj") is None):
        return None
    return inner if not is_condition(parse, inner) and inner > clause else None


def is_condition(parse: Parse, clause: int) -> bool:
    """Whether a clause says on what condition: "if", "unless", "once"."""
    return any(parse.lowered[c] in _IF for c in parse.children(clause, "mark", "advmod"))


def _asked(parse: Parse, head: int) -> bool:
    """Whether the clause is a question or a condition, or a headline in capitals, whose story tells it again."""
    if parse.form(_end(parse, head)) == "?" or (parse.form(head).isupper() and len(parse.form(head)) > 2):
        return True
    if any(parse.lowered[c] in ("if", "whether", "unless") for c in parse.children(head, "mark")):
        return True
    # "unclear how it will end", "what these troops will do"; "when it comes" stands beside and not in a clause
    asking = any(parse.lowered[c] in _ASKING and c < head for c in parse.children(head, "advmod", "obj", "nsubj", "obl"))
    return asking and parse.is_a(head, "ccomp", "csubj", "obj", "nmod")


def _end(parse: Parse, word: int) -> int:
    while word + 1 < len(parse) and parse.sentence_of[word + 1] == parse.sentence_of[word]:
        word += 1
    return word


def _to(parse: Parse, verb: int) -> bool:
    return any(parse.lowered[c] == "to" for c in parse.children(verb, "mark"))


def _ahead(parse: Parse, clause: int) -> bool:
    """Whether a clause is about what lies ahead."""
    auxiliaries = {parse.lowered[c] for c in parse.children(clause, "aux")}
    return bool(auxiliaries & (WILL | _WOULD | _MAY)) or parse.lowered[clause] == "going"


def _negated(parse: Parse, word: int) -> bool:
    if any(parse.lowered[c] in _NOT for c in parse.children(word, "advmod", "aux", "det", "neg")):
        return True
    subject = parse.child(word, "nsubj")
    return subject is not None and (
        parse.lowered[subject] in ("nobody", "nothing", "none")
        or any(parse.lowered[c] in ("no", "neither") for c in parse.children(subject, "det", "cc:preconj"))
    )


def _form(parse: Parse, word: int | None) -> str:
    return "" if word is None else parse.lowered[word]


#: The rules, each with the words at which it looks.
_SIGNS: tuple[tuple[Callable[[Parse, int], Iterator[Site]], Collection[str]], ...] = (
    (_raised, _RAISING),
    (_expects, {*_EXPECTING, *_THINKING, *_EXPECTATIONS}),
    (_fears, {*_FEARING, *_AFRAID, *_FEARS}),
    (_chance, {*hw.ADJECTIVES, *_PROSPECTS}),
    (_modal, WILL | _WOULD | _MAY),
)
