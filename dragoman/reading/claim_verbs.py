"""Claims by verbs, nouns and adjectives of cause and effect: a word of the tree in, its links out.

The subject is the cause and what the verb moves the effect; in the passive and behind "stems from" it is the other way
round. Somebody who strengthens or weakens something does a deed, which is an event: only where the verb itself says
that it is a cause ("sparked", "led to") may the cause be an actor.
"""

from __future__ import annotations

from dragoman.reading import claim_words as cw
from dragoman.reading.cast import Cast
from dragoman.reading.claim_draft import Link, Moved
from dragoman.reading.claim_effects import effects, sign_of, through
from dragoman.reading.claim_phrases import (
    antecedent,
    behind,
    clause,
    is_negated,
    is_somebody,
    noun_phrase,
    subject,
    undergoer,
    verb_phrase,
)
from dragoman.reading.event_parties import is_passive
from dragoman.reading.parse import Parse, Range


_LEFT = frozenset("left let pressed helped".split())


def by_verb(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """The links that a verb makes."""
    return (
        _passive(parse, cast, verb)
        if is_passive(parse, verb)
        else [*_active(parse, cast, verb), *_means(parse, verb), *_stems(parse, cast, verb), *_credits(parse, verb)]
    )


def _active(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """ "The embargo weakened trade", "it abstained, allowing the resolution to pass"."""
    moved = effects(parse, verb)
    if not moved:
        return []
    form = parse.form(verb).lower()
    head = subject(parse, verb)
    if head is not None:
        if parse.upos[head] in ("VERB", "AUX") or (parse.form(head).lower() in ("which", "who")):
            return []
        if is_somebody(parse, cast, head) and not _is_cause(parse, verb, form):
            return []
        why = "rule:claim-verb"
        return _links(noun_phrase(parse, head), moved, verb, why, _denied(parse, verb))
    if (clausal := parse.child(verb, "csubj")) is not None and clausal < verb:
        return _links(verb_phrase(parse, clausal), moved, verb, "rule:claim-verb", _denied(parse, verb))
    if parse.is_a(verb, "advcl") and form.endswith("ing") and parse.child(verb, "mark", "nsubj") is None:
        governor = int(parse.head[verb])
        comma = next((w for w in range(verb - 1, max(governor, verb - 4), -1) if parse.form(w) in (",", "-", "–", "—")), -1)
        if 0 <= governor < comma and parse.upos[governor] == "VERB":
            first, last = clause(parse, governor)
            return _links((first, min(last, comma)), moved, verb, "rule:claim-participle", False)
    return []


def _is_cause(parse: Parse, verb: int, form: str) -> bool:
    """Whether a verb makes a cause of somebody, too: "sparked", "led to", "played a role in"."""
    if form in cw.causing() or any((form, parse.form(c).lower()) in cw.paving() for c in parse.children(verb, "obj")):
        return True
    charged = {parse.form(c).lower() for c in parse.children(verb, "mark")} & {"of", "for"}
    if charged and form.endswith("ing"):
        return True
    return any(
        (form, parse.form(m).lower()) in cw.leading()
        for c in parse.children(verb, "obl", "advcl")
        for m in parse.children(c, "case", "mark")
    )


def _passive(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """ "shortages caused by the war", "the economy was hit by sanctions"."""
    sign = sign_of(parse, verb, undergoer(parse, verb))
    form = parse.form(verb).lower()
    made = (form in cw.making() and form not in _LEFT) or form in ("driven", "brought")
    if sign is None and not made:
        return []
    thing = undergoer(parse, verb)
    agents = behind(parse, verb, ("by",), "obl", "obl:agent", "advcl")
    if thing is None or not agents or thing == agents[0]:
        return []
    agent = agents[0]
    if parse.upos[agent] in ("NUM", "SYM") or parse.child(agent, "nummod") is not None:
        return []  # "expanded by one percent"
    if parse.upos[agent] == "VERB":
        return _links(verb_phrase(parse, agent), [Moved(noun_phrase(parse, thing), sign or "+")], verb, "rule:claim-passive", _denied(parse, verb))
    if is_somebody(parse, cast, agent) and form not in cw.causing():
        return []
    return _links(
        noun_phrase(parse, agent), [Moved(noun_phrase(parse, thing), sign or "+")], verb, "rule:claim-passive", _denied(parse, verb)
    )


def _means(parse: Parse, verb: int) -> list[Link]:
    """ "boosting demand by adopting a flexible policy"."""
    moved = effects(parse, verb)
    if not moved:
        return []
    gerunds = [c for c in behind(parse, verb, ("by", "through"), "advcl", "obl") if parse.form(c).lower().endswith("ing") and parse.upos[c] == "VERB"]
    if not gerunds:
        return []
    return _links(verb_phrase(parse, gerunds[0]), moved, verb, "rule:claim-by", _denied(parse, verb))


def _stems(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """ "The dispute stems from a treaty"."""
    form = parse.form(verb).lower()
    head = subject(parse, verb)
    if head is None or is_somebody(parse, cast, head):
        return []  # on whom somebody depends is a tie
    for child in parse.children(verb, "obl", "advcl", "ccomp"):
        if any((form, parse.form(m).lower()) in cw.stemming() for m in parse.children(child, "case", "mark")):
            cause = clause(parse, child) if parse.upos[child] == "VERB" else noun_phrase(parse, child)
            return _links(cause, [Moved(noun_phrase(parse, head), "+")], verb, "rule:claim-stems", _denied(parse, verb))
    return []


def _credits(parse: Parse, verb: int) -> list[Link]:
    """ "owes its fame to a film", "linked the decision with the alignment"."""
    cases = cw.crediting().get(parse.form(verb).lower())
    thing = parse.child(verb, "obj")
    if cases is None or thing is None:
        return []
    causes = behind(parse, verb, cases, "obl") + behind(parse, thing, cases, "nmod")
    if not causes:
        return []
    return _links(noun_phrase(parse, causes[0]), [Moved(noun_phrase(parse, thing), "+")], verb, "rule:claim-credit", _denied(parse, verb))


def by_predicate(parse: Parse, cast: Cast, word: int) -> list[Link]:
    """The links of nouns and adjectives behind "is": "a threat to peace", "responsible for", "the result of"."""
    form = parse.form(word).lower()
    entry = cw.NOUNS.get(form) or cw.NOUNS.get(form.removesuffix("s")) or cw.ADJECTIVES.get(form)
    result = form.removesuffix("s") in cw.RESULTS
    if entry is None and not result:
        return []
    heads = parse.children(word, "nsubj", "csubj")
    if not heads or parse.child(word, "cop") is None:
        return []
    head = antecedent(parse, word, heads[-1])
    cases, sign = entry if entry is not None else (("of", "to"), "+")
    found = [c for c in behind(parse, word, cases, "nmod", "obl", "acl", "advcl") if _is_told(parse, c)]
    if not found:
        return []
    if form == "responsible" and parse.form(found[0]).lower() not in cw.BLAMED:
        return []
    if form in ("priority", "effect") and parse.upos[found[0]] != "VERB":
        return []
    denied = _denied(parse, word)
    first = verb_phrase(parse, head) if parse.upos[head] == "VERB" else noun_phrase(parse, head)
    if result:
        cause = clause(parse, found[0]) if parse.upos[found[0]] == "VERB" else noun_phrase(parse, found[0])
        return _links(cause, [Moved(first, "+")], word, "rule:claim-noun", denied)
    return _links(first, through(parse, found[0], sign), word, "rule:claim-noun", denied)


def _is_told(parse: Parse, word: int) -> bool:
    """Whether what stands behind a predicate is told: no infinitive ("crucial to note"), no turn of phrase ("in effect")."""
    marks = {parse.form(c).lower() for c in parse.children(word, "mark", "aux")}
    infinitive = "to" in marks and not parse.form(word).lower().endswith("ing")
    return not infinitive and "if" not in marks and parse.form(word).lower() not in ("effect", "fact", "practice", "light")


def _denied(parse: Parse, word: int) -> bool:
    """Whether a predicate, or one that it is the complement of, is denied."""
    for _ in range(3):
        if is_negated(parse, word):
            return True
        if not parse.is_a(word, "xcomp") or parse.is_root(word):
            return False
        word = int(parse.head[word])
    return False


def _links(cause: Range, moved: list[Moved], at: int, why: str, negated: bool) -> list[Link]:
    return [
        Link(cause, one.effect, one.sign, at, why, negated)
        for one in moved
        if one.effect[1] <= cause[0] or cause[1] <= one.effect[0]
    ]
