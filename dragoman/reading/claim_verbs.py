"""Claims by verbs of cause and effect: a verb of the tree in, its links out.

The subject is the cause and what the verb moves the effect; in the passive and behind "stems from" it is the other way
round. Somebody who strengthens or weakens something does a deed, which is an event: only where the verb itself says
that it is a cause ("sparked", "led to") may the cause be an actor.
"""

from __future__ import annotations

from dragoman.reading import claim_purpose_words as pw
from dragoman.reading import claim_words as cw
from dragoman.reading.cast import Cast
from dragoman.reading.claim_draft import Link, Moved, links
from dragoman.reading.claim_effects import NAMING, effects, is_amount, sign_of
from dragoman.reading.claim_phrases import behind, clause, is_denied, noun_phrase, verb_phrase
from dragoman.reading.claim_subjects import is_somebody, said_before, subject, undergoer
from dragoman.reading.event_phrases import is_passive
from dragoman.reading.parse import Parse
from dragoman.records import Sign

_STEMMING = frozenset(form for form, _ in cw.STEMMING)
#: Frames within which something is brought about: "under the plan".
_FRAMES = frozenset("model plan deal agreement system partnership approach framework channel".split())
#: Subjects that tell no cause, relative pronouns among them whose noun was not found.
_NOTHING = frozenset("nothing none what something anything everything there which who".split())
#: Passives that say what was brought about by what stands behind "by", and some of `MAKING` that do not.
_BRINGING = frozenset("driven brought".split())
#: Participles that tell by whom something is done or kept up.
_CARRIED_OUT = frozenset("supported maintained produced protected preserved promoted helped sustained".split())
#: Forms of all verbs that may make a link.
_TELLING = NAMING | _BRINGING | _STEMMING | frozenset(cw.CAUSING)
_LEFT = frozenset("left let pressed helped".split())
#: Words to a participle's left between it and the comma that sets it off; a design value.
_NEAR = 3


def by_verb(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """The links that a verb makes."""
    if parse.lowered[verb] not in _TELLING:
        return []
    if is_passive(parse, verb):
        return _passive(parse, cast, verb)
    moved = effects(parse, verb) or _described(parse, verb)
    if moved:
        return [*_active(parse, cast, verb, moved), *_means(parse, cast, verb, moved)]
    return _stems(parse, cast, verb)


def _active(parse: Parse, cast: Cast, verb: int, moved: list[Moved]) -> list[Link]:
    """ "The embargo weakened trade", "it abstained, allowing the resolution to pass"."""
    form = parse.lowered[verb]
    head = subject(parse, verb)
    denied = is_denied(parse, verb)
    if head is not None:
        if parse.lowered[head] in _NOTHING | pw.AIMS:
            return []
        if parse.upos[head] in ("VERB", "AUX"):
            cause = verb_phrase(parse, head)
            return links(cause, moved, verb, "rule:claim-verb", denied) if parse.is_a(head, "csubj") else []
        if is_somebody(parse, cast, head) and not _is_cause(parse, verb, form):
            return []
        if (said := said_before(parse, verb, head)) is not None:
            return links((head, head + 1), moved, verb, "rule:claim-this", denied, antecedent=said)
        return links(noun_phrase(parse, head), moved, verb, "rule:claim-verb", denied)
    if parse.is_a(verb, "advcl") and form.endswith("ing") and parse.child(verb, "mark", "nsubj") is None:
        governor = parse.governor[verb]
        before = range(verb - 1, max(governor, verb - 1 - _NEAR), -1)
        comma = next((w for w in before if parse.form(w) in (",", "-", "–", "—")), -1)
        if 0 <= governor < comma and parse.upos[governor] == "VERB":
            first, last = clause(parse, governor)
            return links((first, min(last, comma)), moved, verb, "rule:claim-participle", False)
    return []


def _described(parse: Parse, verb: int) -> list[Moved]:
    """ "the damage that the storm caused": what a relative clause describes is its effect."""
    own = parse.child(verb, "nsubj")
    if parse.lowered[verb] not in cw.CAUSING or not parse.is_a(verb, "acl:relcl") or own is None:
        return []
    if parse.lowered[own] in ("that", "which", "who"):
        return []
    return [Moved(noun_phrase(parse, parse.governor[verb]), "+")]


def _is_cause(parse: Parse, verb: int, form: str) -> bool:
    """Whether a verb makes a cause of somebody, too: "sparked", "led to", "played a role in"."""
    if form in cw.CAUSING or any((form, parse.lowered[c]) in cw.PAVING for c in parse.children(verb, "obj")):
        return True
    charged = {parse.lowered[c] for c in parse.children(verb, "mark")} & {"of", "for"}
    if charged and form.endswith("ing"):
        return True
    if parse.child(verb, "compound:prt") is not None:
        return False
    return any(
        (form, parse.lowered[m]) in cw.LEADING
        for c in parse.children(verb, "obl", "advcl")
        for m in parse.children(c, "case", "mark")
    )


def _passive(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """ "shortages caused by the war", "the economy was hit by sanctions"."""
    form = parse.lowered[verb]
    if not (form in cw.ACTING or form in cw.WORSENING or form in cw.MAKING or form in _BRINGING):
        return []
    thing = undergoer(parse, verb)
    if thing is not None and is_amount(parse, thing):
        return []  # "an issue raised by"
    sign: Sign | None = sign_of(parse, verb, thing)
    if sign is None and form in cw.MAKING | _BRINGING and form not in _LEFT:
        sign = "+"
    agents = behind(parse, verb, ("by",), "obl", "obl:agent", "advcl")
    if sign is None or thing is None or form in _CARRIED_OUT or not agents or thing == agents[0]:
        return []
    agent = agents[0]
    if parse.upos[agent] in ("NUM", "SYM") or parse.child(agent, "nummod") is not None:
        return []  # "expanded by one percent"
    if is_somebody(parse, cast, agent) and form not in cw.CAUSING:
        return []
    cause = verb_phrase(parse, agent) if parse.upos[agent] == "VERB" else noun_phrase(parse, agent)
    return links(cause, [Moved(noun_phrase(parse, thing), sign)], verb, "rule:claim-passive", is_denied(parse, verb))


def _means(parse: Parse, cast: Cast, verb: int, moved: list[Moved]) -> list[Link]:
    """ "boosting demand by adopting a flexible policy", "attract investors through partnerships"."""
    for means in behind(parse, verb, ("by", "through", "via", "under"), "advcl", "obl"):
        form = parse.lowered[means]
        if parse.upos[means] == "VERB" and form.endswith("ing"):
            return links(verb_phrase(parse, means), moved, verb, "rule:claim-by", is_denied(parse, verb))
        cases = {parse.lowered[c] for c in parse.children(means, "case")}
        if parse.upos[means] != "NOUN" or is_somebody(parse, cast, means) or "by" in cases:
            continue
        if form in pw.MEANS or form.removesuffix("s") in _FRAMES:
            return links(noun_phrase(parse, means), moved, verb, "rule:claim-by", is_denied(parse, verb))
    return []


def _stems(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """ "The dispute stems from a treaty"."""
    form = parse.lowered[verb]
    if form not in _STEMMING:
        return []
    head = subject(parse, verb)
    if head is None or is_somebody(parse, cast, head):
        return []  # on whom somebody depends is a tie
    for child in parse.children(verb, "obl", "advcl", "ccomp"):
        if any((form, parse.lowered[m]) in cw.STEMMING for m in parse.children(child, "case", "mark")):
            cause = clause(parse, child) if parse.upos[child] == "VERB" else noun_phrase(parse, child)
            return links(
                cause, [Moved(noun_phrase(parse, head), "+")], verb, "rule:claim-stems", is_denied(parse, verb)
            )
    return []
