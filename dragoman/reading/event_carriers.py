"""Whether the predicate above a noun says who does what the noun names: "*launched* an attack", "halted the sanctions".

A parse and the noun in; the answer, or the predicate whose subject did it, out.
"""

from __future__ import annotations

from dragoman.reading.event_lexicon import CARRIERS, NO_CARRIERS, Sense, nouns
from dragoman.reading.event_phrases import cases
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse

#: Verbs whose object is a deed of their own subject ("is considering *sanctions*", "suspended its *deliveries*").
_OWN_DEEDS = frozenset(
    verb_table(
        """consider plan threaten prepare propose halt stop suspend resume end lift weigh mull promise pledge offer
        postpone cancel avoid intend vow schedule continue expand escalate intensify renew prolong threaten announce
        deny admit confirm launch""".split()
    )
)
#: Whoever halts or averts these suffers them as often as not: "tried to halt the *sanctions*".
_AVERTING = frozenset(verb_table("halt stop end prevent avert cancel delay".split()))
_HOLDING_OFF = frozenset(verb_table("hold stave head ward".split()))
_MEASURES = frozenset("sanction tariff embargo ban blockade curfew siege".split())
_CLAIMING = frozenset(verb_table("claim accept take admit assume".split()))
#: Verbs whose "in" tells when or among whom, not what they do: "*hosted* him in the first visit".
_ONLY_THEN = frozenset(verb_table("host announce say welcome greet receive".split()))
_ANSWERED = frozenset(("REQUEST", "ACCUSE"))
_NONE = Sense("CONSULT")
_GRANTING = NO_CARRIERS["REQUEST"]


def does(parse: Parse, noun: int, told: int) -> bool:
    """Whether the subject of the verb above does the deed: "*launched* an attack". `told` stands for it there."""
    verb = parse.governor[told]
    form = parse.lowered[noun]
    granted = parse.lowered[verb] in _GRANTING and nouns().get(form, _NONE).type == "REQUEST"
    return (
        parse.lowered[verb] in CARRIERS
        and not granted
        and not (form.rstrip("s") in _MEASURES and _holds_off(parse, verb))
        and carries(parse, told)
        and not _names(parse, verb, noun)
    )


def is_its_own(parse: Parse, noun: int, verb: int) -> bool:
    """Whether a verb plans, ends or tells of a deed of its own subject: "is considering *sanctions*"."""
    if parse.lowered[verb] not in _OWN_DEEDS or not parse.is_a(noun, "obj", "nsubj:pass"):
        return False
    form = parse.lowered[noun]
    averts = parse.lowered[verb] in _AVERTING and form.rstrip("s") in _MEASURES
    denies = parse.lowered[verb].startswith("den") and nouns().get(form, _NONE).type in _ANSWERED
    likens = parse.lowered[verb].startswith("consider") and _is_likened(parse, verb)
    return not (averts or denies or likens)


def _is_likened(parse: Parse, verb: int) -> bool:
    """ "Consider imprisonment *to be* akin to banishment"."""
    told = parse.children(verb, "xcomp", "advcl", "ccomp")
    return any(parse.upos[c] in ("ADJ", "NOUN") or parse.child(c, "cop") is not None for c in told)


def _holds_off(parse: Parse, verb: int) -> bool:
    """ "In time to *hold off* the tariffs"."""
    off = "off" in {parse.lowered[c] for c in parse.children(verb, "compound:prt", "advmod")}
    return off and parse.lowered[verb] in _HOLDING_OFF


def _names(parse: Parse, verb: int, noun: int) -> bool:
    """Whether a verb only gives a deed its name, or took somebody in it: "*declared* it a terrorist attack"."""
    if parse.is_a(noun, "obl"):
        shares = any(parse.lowered[c] in ("part", "role", "place") for c in parse.children(verb, "obj"))
        return parse.lowered[verb].startswith(("take", "took")) and not shares
    return parse.lowered[verb].startswith("declar") and nouns().get(parse.lowered[noun], _NONE).type == "ASSAULT"


def responsible(parse: Parse, noun: int) -> int | None:
    """The predicate whose subject says that it did a deed, or is said to: "claimed *responsibility for the attack*"."""
    governor = parse.governor[noun]
    if "for" not in cases(parse, noun):
        return None
    if parse.lowered[governor] == "responsible":
        return governor
    if parse.lowered[governor] == "responsibility" and parse.is_a(governor, "obj"):
        governor = parse.governor[governor]
    taken = [parse.lowered[c] for c in parse.children(governor, "obj")]
    return governor if "responsibility" in taken and parse.lowered[governor] in _CLAIMING else None


def carries(parse: Parse, noun: int) -> bool:
    """Whether the verb above a noun may carry it: its object, its passive subject, or "engaged *in* talks"."""
    return parse.is_a(noun, "obj", "nsubj:pass") or (
        parse.is_a(noun, "obl")
        and bool(cases(parse, noun) & {"in", "into"})
        and parse.lowered[parse.governor[noun]] not in _ONLY_THEN
    )
