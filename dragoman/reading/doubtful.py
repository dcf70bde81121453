"""Attributions of which the network was in doubt: words that it half took for a cue, with what the tree gives them.

The network takes a run of words for a cue, a source or a content, or not; half a chance of each is lost. Here three
witnesses are heard together: the lexicon knows the word as a cue, the tree gives it a subject and a complement, and the
network's chances of the three are good enough on the mean. None of them is enough alone: the lexicon and the tree find
deeds as well ("wrote a cheque"), and of half chances without them few are attributions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from dragoman.reading.complements import Complement, clip, complement, of_noun
from dragoman.reading.cues import Cue, cue_at
from dragoman.reading.layers import Said, stays_unnamed
from dragoman.reading.nesting import closed, cue_words, is_made, is_thought, noun_phrase, owner_of, subject_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.quotations import Quotations
from dragoman.reading.voiced import speaker_of

#: What the least chance of a cue is whose clause is looked at.
_CUE = 0.15
#: What the three chances have to be on the mean: of a clause ("that", "to"), of a verb that carries a noun of saying
#: ("issued a denial"), and of a bare thing ("judged the plan"). Of the last two source and content have to be likely by
#: themselves as well. Set on PolNeAR dev and bench news, so that four in five are attributions.
_CLAUSE, _CARRIED, _THING, _EACH = 0.4, 0.5, 0.56, 0.2
#: A source that is nobody on the cast has to be this likely one.
_UNKNOWN = 0.7
_ITSELF = frozenset("himself herself itself themselves oneself myself ourselves yourself".split())
_COMPARING = frozenset(("like", "as", "since"))
_RELATIVE = frozenset(("who", "whose", "which"))
_CLAUSES = frozenset(("rule:nested-ccomp", "rule:nested-xcomp", "rule:nested-as-saying"))


def find_doubtful(
    parse: Parse, quotations: Quotations, said: Sequence[Said], is_somebody: Callable[[int], bool]
) -> list[Said]:
    """The attributions outside of `said` for which lexicon, tree and network speak together.

    `is_somebody` tells of a head word whether it means somebody on the cast. None where no network has given chances.
    """
    if parse.chances is None:
        return []
    known = list(said)
    taken = _words(span for one in said for span in (*one.cue, *one.content))
    for word in np.flatnonzero(parse.chances[:, 1] >= _CUE).tolist():
        if word in taken:
            continue
        cue = cue_at(parse, word)
        one = None if cue is None else _said(parse, quotations, cue, is_somebody)
        if one is not None and _is_free(one, taken, known):
            known.append(one)
            taken |= _words((*one.cue, *one.content))
    return known[len(said) :]


def _words(ranges: Iterable[Range]) -> set[int]:
    return {word for first, last in ranges for word in range(first, last)}


def _said(parse: Parse, quotations: Quotations, cue: Cue, is_somebody: Callable[[int], bool]) -> Said | None:
    """What the tree makes of a cue, if the network's chances bear it out."""
    chances = parse.chances
    subject = _subject(parse, cue, is_somebody)
    bounds = parse.sentences[parse.sentence_of[cue.head]]
    if chances is None or subject is None or not bounds[0] <= subject < bounds[1]:
        return None
    participle = parse.is_a(cue.head, "acl", "advcl") and parse.lowered[cue.head].endswith("ing")
    if cue.noun != cue.lemma and not is_made(parse, quotations, cue, subject, participle):
        return None
    if not is_somebody(subject) and (chances[subject, 0] < _UNKNOWN or parse.is_a(subject, "expl")):
        return None
    said = _complement(parse, cue, bounds)
    source = noun_phrase(parse, subject, bounds, (cue.head, cue.head + 1))
    if said is None or source is None:
        return None
    words = cue_words(parse, cue, said.joint)
    own = _words((*words, source))
    content = tuple(span for span in said.content if not own.intersection(range(*span)))
    if not content or stays_unnamed(parse, content) or _ITSELF.issuperset(parse.lowered[w] for w in _words(content)):
        return None
    inner = sorted(_words(content))
    each = (float(chances[subject, 0]), float(chances[cue.head, 1]), float(chances[inner, 2].mean()))
    sure = sum(each) / len(each)
    if said.why in _CLAUSES:
        borne_out = sure >= _CLAUSE
    else:
        borne_out = sure >= (_THING if cue.noun is None else _CARRIED) and min(each[0], each[2]) >= _EACH
    if not borne_out:
        return None
    content = closed(parse, quotations, content)
    return Said((source,), words, content, cue, sure, "rule:doubtful", is_thought(parse, cue))


def _subject(parse: Parse, cue: Cue, is_somebody: Callable[[int], bool]) -> int | None:
    """Who speaks or thinks by a cue: owner of a noun, subject of a verb, what a participle describes."""
    head = cue.head
    if cue.noun == cue.lemma:
        return owner_of(parse, head, is_somebody)
    if parse.is_a(head, "acl") and not parse.is_a(head, "acl:relcl"):
        return parse.governor[head] if parse.lowered[head].endswith("ing") else None  # "a report *saying* that …"
    subject = subject_of(parse, head)
    return speaker_of(parse, ((head, head + 1),)) if subject is None else subject


def _complement(parse: Parse, cue: Cue, bounds: Range) -> Complement | None:
    """What a cue governs: besides what `complement` takes, what a plan or decision is to do, and bare things.

    A clause has a subject of its own, or "to"; one with "like" compares. Of what a carried noun governs only its clause
    is sure, since the tree hangs any phrase on it ("made a statement *in Rome*").
    """
    if cue.noun is not None:
        found = of_noun(parse, cue, bounds)
        verb = None if found is None else parse.head_of(*found.content[0])
        clause = verb is not None and parse.is_a(verb, "acl", "ccomp", "xcomp")
        if found is not None and clause:
            return Complement(found.content, "rule:nested-xcomp", found.joint)
        found = None
        if cue.noun == cue.lemma:
            return None
    else:
        found = complement(parse, cue, bounds)
        if found is not None and found.why == "rule:nested-ccomp" and not _is_clause(parse, found.content[0]):
            return None
    thing = None if found is not None else parse.child(cue.head, "obj")
    if thing is not None and thing > cue.head:
        span = clip(parse, parse.extent(thing), bounds)
        return None if span is None else Complement((span,), "rule:nested-object")
    return found


def _is_clause(parse: Parse, span: Range) -> bool:
    """Whether a content is a sentence of its own rather than what else stands behind the verb."""
    verb = parse.head_of(*span)
    if parse.lowered[span[0]] in _RELATIVE and parse.form(span[0] - 1) == ",":
        return False  # "said Lee, who left early"
    marks = {parse.lowered[c] for c in parse.children(verb, "mark", "case")}
    return not marks & _COMPARING and parse.child(verb, "nsubj", "csubj", "expl") is not None


def _is_free(one: Said, taken: set[int], known: Sequence[Said]) -> bool:
    """Whether a statement has no words that another has, unless its content holds that other as a whole."""
    content = _words(one.content)
    if _words((*one.cue, *one.source)) & taken:
        return False
    touched = (other for other in known if content & _words((*other.cue, *other.content)))
    return all(_words((*other.cue, *other.source, *other.content)) <= content for other in touched)
