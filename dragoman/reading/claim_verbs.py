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
    said_before,
    subject,
    undergoer,
    verb_phrase,
)
from dragoman.reading.event_parties import is_passive
from dragoman.reading.parse import Parse, Range


#: Frames within which something is brought about: "under the plan".
_FRAMES = frozenset("model plan deal agreement system partnership approach framework channel".split())
_BLAMING = frozenset("blame blames blamed blaming".split())
_TYING = frozenset("linked tied owed".split())
_ASSIGNING = frozenset("assign assigns assigned assigning pin pins pinned pinning".split())
_NOBODY = frozenset("nothing none what something anything everything there".split())
_LEFT = frozenset("left let pressed helped".split())


def by_verb(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """The links that a verb makes."""
    return (
        _passive(parse, cast, verb)
        if is_passive(parse, verb)
        else [*_active(parse, cast, verb), *_means(parse, cast, verb), *_stems(parse, cast, verb)]
    )


def _active(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """ "The embargo weakened trade", "it abstained, allowing the resolution to pass"."""
    form = parse.form(verb).lower()
    moved = effects(parse, verb) or _described(parse, verb, form)
    if not moved:
        return []
    head = subject(parse, verb)
    if head is not None:
        if parse.upos[head] in ("VERB", "AUX") or (parse.form(head).lower() in ("which", "who")):
            return []
        if parse.form(head).lower() in _NOBODY:
            return []
        if is_somebody(parse, cast, head) and not _is_cause(parse, verb, form):
            return []
        if (before := said_before(parse, verb, head)) is not None:
            return _links(before, moved, verb, "rule:claim-this", _denied(parse, verb))
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


def _described(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "the damage that the storm caused": what a relative clause describes is its effect."""
    if form not in cw.causing() or not parse.is_a(verb, "acl:relcl") or parse.child(verb, "nsubj") is None:
        return []
    own = parse.child(verb, "nsubj")
    if own is None or parse.form(own).lower() in ("that", "which", "who"):
        return []
    return [Moved(noun_phrase(parse, int(parse.head[verb])), "+")]


def _is_cause(parse: Parse, verb: int, form: str) -> bool:
    """Whether a verb makes a cause of somebody, too: "sparked", "led to", "played a role in"."""
    if form in cw.causing() or any((form, parse.form(c).lower()) in cw.paving() for c in parse.children(verb, "obj")):
        return True
    charged = {parse.form(c).lower() for c in parse.children(verb, "mark")} & {"of", "for"}
    if charged and form.endswith("ing"):
        return True
    if parse.child(verb, "compound:prt") is not None:
        return False
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


def _means(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """ "boosting demand by adopting a flexible policy", "attract investors through partnerships"."""
    moved = effects(parse, verb)
    if not moved:
        return []
    for means in behind(parse, verb, ("by", "through", "via", "under"), "advcl", "obl"):
        form = parse.form(means).lower()
        if parse.upos[means] == "VERB" and form.endswith("ing"):
            return _links(verb_phrase(parse, means), moved, verb, "rule:claim-by", _denied(parse, verb))
        cases = {parse.form(c).lower() for c in parse.children(means, "case")}
        if parse.upos[means] != "NOUN" or is_somebody(parse, cast, means) or "by" in cases:
            continue
        if form in cw.MEANS or form.removesuffix("s") in _FRAMES:
            return _links(noun_phrase(parse, means), moved, verb, "rule:claim-by", _denied(parse, verb))
    return []


def by_role(parse: Parse, word: int) -> list[Link]:
    """ "the role played by Egypt in laying the foundation of peace"."""
    if parse.form(word).lower() != "played" or not parse.is_a(word, "acl") or not is_passive(parse, word):
        return []
    role = int(parse.head[word])
    agents = behind(parse, word, ("by",), "obl", "obl:agent")
    if parse.form(role).lower() not in ("role", "part") or not agents:
        return []
    last = noun_phrase(parse, agents[0])[1]
    for deed in (*parse.children(word, "advcl", "obl"), *parse.children(int(parse.head[role]), "advcl", "obl"), *parse.children(role, "nmod", "acl")):
        if deed >= last and parse.sentence_of[deed] == parse.sentence_of[last] and behind(parse, int(parse.head[deed]), ("in",), "advcl", "obl", "nmod", "acl") and min(parse.subtree(deed)) == last:
            return _links((noun_phrase(parse, role)[0], last), through(parse, deed, "+"), word, "rule:claim-role", False)
    return []


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


def by_credit(parse: Parse, verb: int) -> list[Link]:
    """ "owes its fame to a film", "linked the decision with the alignment", "the attack is attributed to rebels"."""
    form = parse.form(verb).lower()
    passive = is_passive(parse, verb)
    thing = undergoer(parse, verb) if passive else parse.child(verb, "obj")
    if thing is None:
        return []
    if form in _BLAMING:
        effects_ = behind(parse, verb, ("for",), "obl", "advcl") + behind(parse, thing, ("for",), "nmod", "acl")
        if not effects_:
            return []
        return _links(noun_phrase(parse, thing), through(parse, effects_[0], "+"), effects_[0], "rule:claim-credit", False)
    cases = cw.crediting().get(form)
    if cases is None or (passive and form in _TYING):
        return []  # what "is linked to" something need not come of it
    causes = behind(parse, verb, cases, "obl") + behind(parse, thing, cases, "nmod")
    if parse.form(thing).lower() in ("blame", "responsibility", "credit"):
        thing = next(iter(behind(parse, thing, ("for",), "nmod")), thing)
    elif form in _ASSIGNING:
        return []
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
    before = said_before(parse, word, head)
    if before is not None and not result:
        return _links(before, through(parse, found[0], sign), word, "rule:claim-this", denied)
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
