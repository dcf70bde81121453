"""Clauses with "may", "will" or "set to" that foretell nothing: rules, purposes, schedules, terms, what was never said.

A parse and a site of `foretelling` in, a truth out; forecasts of which one of these is true are not told:

* a purpose: "redirected so he could be treated";
* a rule: "only parliament may", "may not legally", "it will usually be covered";
* terms: "under the deal, X will V", "agreed that X could V", "if they pledge they will V";
* a schedule: "is scheduled to V", "was originally set to V";
* what was: "he may have V-ed", "he'd ordered", "it would have V-ed";
* what nobody says: "did not say that X would V", "hard to forecast", "the prediction that ... was not borne out";
* a course weighed and not expected: "trying that would be a mistake", "it would be wrong if";
* a need: "they will have to wait";
* a formula: "she will be missed".
"""

from __future__ import annotations

from dragoman.reading import foretelling_words as fw
from dragoman.reading import hedge_words as hw
from dragoman.reading.event_phrases import cases
from dragoman.reading.foretelling_sites import Site, has_to, is_condition, is_negated
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse

_BARE = ("modal", "will", "there")
_MUSING = fw.MAY | fw.WOULD
#: "he'd ordered": had, not would.
_HAD = frozenset(("'d", "’d"))
#: Adverbs of what is so as a rule, and of what the law has it.
_HABITUAL = frozenset("usually normally typically ordinarily sometimes".split())
_LAWFUL = frozenset("legally lawfully officially formally constitutionally".split())
#: What holds terms: what is so "under" it is laid down.
_TERMS = frozenset(
    "deal deals agreement agreements accord accords bill bills law laws act plan plans proposal proposals pact pacts "
    "treaty treaties rule rules terms scheme schemes legislation programme program programs programmes contract "
    "contracts arrangement arrangements provision provisions regulation regulations amendment draft".split()
)
#: Verbs whose "that" tells what is laid down or promised and not what is expected.
_BINDING = verb_table(
    "agree pledge promise vow swear undertake decide demand insist require stipulate provide rule decree "
    "propose".split()
)
_FORMERLY = frozenset("originally initially previously formerly".split())
_TIMETABLED = frozenset(("scheduled", "slated"))
#: Verbs that deny the belief or prediction that is their subject or object.
_DENYING = verb_table("reassess reject dismiss abandon contradict deny refute dispute question discard rebut".split())
#: Verbs after which a negation turns the forecast: "does not believe that X will".
_TURNING = frozenset((*fw.THINKING, *fw.EXPECTING, *fw.FEARING))


def foretells_nothing(parse: Parse, site: Site) -> bool:
    """Whether a site is one of these."""
    bare = site.rule in _BARE
    if site.rule == "raised" and any(parse.lowered[w] in _TIMETABLED for w in (site.subject_of, _above(parse, site))):
        return True
    if _was(parse, site) or _unsaid(parse, site.head) or _is_superseded(parse, site):
        return True
    if not bare:
        return site.rule == "chance" and _is_tried(parse, site.head)
    return (
        _is_purpose(parse, site.head)
        or _is_rule(parse, site.head)
        or _is_term(parse, site.head)
        or _is_weighed(parse, site.head)
        or _is_need(parse, site)
        or (parse.lowered[site.head] == "missed" and parse.child(site.head, "aux:pass") is not None)
    )


def _above(parse: Parse, site: Site) -> int:
    return parse.governor[site.head]


def _auxiliaries(parse: Parse, head: int) -> set[str]:
    return {parse.lowered[c] for c in parse.children(head, "aux")}


def _was(parse: Parse, site: Site) -> bool:
    """ "may have been killed", "would have been right", "he'd ordered it"."""
    auxiliaries = _auxiliaries(parse, site.head)
    if auxiliaries & _MUSING and auxiliaries & fw.PERFECT:
        return True
    past = parse.lowered[site.head].endswith("ed") and parse.child(site.head, "aux:pass", "cop") is None
    return past and bool(auxiliaries & _HAD)


def _is_purpose(parse: Parse, head: int) -> bool:
    """ "so he could be treated", "so that it would pass"."""
    so = any(parse.lowered[c] == "so" and c < head for c in parse.children(head, "mark", "advmod"))
    return so and parse.is_a(head, "advcl") and bool(_auxiliaries(parse, head) & _MUSING)


def _is_rule(parse: Parse, head: int) -> bool:
    """ "only parliament may", "may not legally", "will usually be covered"."""
    beside = {parse.lowered[c] for c in parse.children(head, "advmod")}
    if beside & _HABITUAL:
        return True
    if not _auxiliaries(parse, head) & fw.MAY:
        return False
    subject = parse.child(head, "nsubj", "nsubj:pass")
    only = subject is not None and any(parse.lowered[c] == "only" for c in parse.children(subject, "advmod", "amod"))
    return only or bool(beside & _LAWFUL)


def _is_term(parse: Parse, head: int) -> bool:
    """ "under the deal, X will V", "agreed that X could V", "meaning it would leave"."""
    for thing in parse.children(head, "obl"):
        any_at_all = any(parse.lowered[c] == "any" for c in parse.children(thing, "det"))
        if parse.lowered[thing] in _TERMS and "under" in cases(parse, thing) and not any_at_all:
            return True
    above = parse.governor[head]
    if not parse.is_a(head, "ccomp"):
        return False
    if parse.lowered[above] == "meaning":
        return bool(_auxiliaries(parse, head) & _MUSING)
    return parse.lowered[above] in _BINDING and above < head


def _is_weighed(parse: Parse, head: int) -> bool:
    """ "staying would make it harder", "trying that would be a mistake", "it would be wrong if"."""
    if not _auxiliaries(parse, head) & fw.WOULD:
        return False
    if _is_tried(parse, head):
        return True
    subject = parse.child(head, "nsubj", "expl")
    if parse.upos[head] != "ADJ" or parse.child(head, "cop") is None:
        return False
    return subject is None or parse.lowered[subject] == "it"


def _is_need(parse: Parse, site: Site) -> bool:
    """ "they will have to wait": what must be, unless it is hedged, or comes of something: "if", "so"."""
    head = site.head
    if parse.lowered[head] not in ("have", "need") or site.low < hw.UNHEDGED.low or site.negated:
        return False
    verb = parse.child(head, "xcomp")
    if verb is None or not has_to(parse, verb) or parse.child(head, "obj") is not None:
        return False
    so = any(parse.lowered[c] == "so" for c in parse.children(head, "advmod", "mark", "cc"))
    sure = any(parse.lowered[c] in hw.STRENGTHENING for c in parse.children(head, "advmod"))
    return not (so or sure or any(is_condition(parse, c) for c in parse.children(head, "advcl")))


def _is_tried(parse: Parse, head: int) -> bool:
    """ "staying would make it harder"."""
    tried = any(parse.lowered[c].endswith("ing") for c in parse.children(head, "csubj"))
    return tried and bool(_auxiliaries(parse, head) & fw.WOULD)


def _is_superseded(parse: Parse, site: Site) -> bool:
    """ "was originally set to open in May"."""
    above = _above(parse, site)
    words = [site.head, above] if site.rule == "raised" else []
    return any(parse.lowered[c] in _FORMERLY for word in words for c in parse.children(word, "advmod"))


def _unsaid(parse: Parse, head: int) -> bool:
    """ "did not say that X would V", "hard to forecast N", "the prediction that X will V was not borne out"."""
    above = parse.governor[head]
    if parse.is_a(head, "obj") and parse.lowered[above] in fw.EXPECTING and has_to(parse, above):
        return parse.lowered[parse.governor[above]] in fw.HARD
    if parse.is_a(head, "ccomp") and parse.upos[above] == "VERB" and parse.lowered[above] not in _TURNING:
        return is_negated(parse, above) and above < head
    if parse.is_a(head, "acl", "ccomp") and parse.upos[above] == "NOUN" and above < head:
        verb = parse.governor[above]
        if parse.is_a(above, "nsubj", "nsubj:pass", "obj"):
            belief = parse.lowered[above] in fw.EXPECTATIONS or parse.lowered[above] in ("belief", "view")
            doubted = parse.lowered[verb] in _DENYING or (parse.is_a(above, "nsubj:pass") and is_negated(parse, verb))
            return belief and doubted
    return False
