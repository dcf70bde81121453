"""Claims by what is said of a thing: a predicate noun or adjective, credit and blame, a role; their links out.

"Sanctions are a threat to trade", "the pact was the result of pressure", "owes its fame to a film", "blamed rebels for
the attack", "the role played by Egypt in laying the foundation of peace".
"""

from __future__ import annotations

from dragoman.reading import claim_words as cw
from dragoman.reading.claim_draft import Link, Moved, links
from dragoman.reading.claim_effects import through
from dragoman.reading.claim_phrases import behind, clause, is_denied, noun_phrase, verb_phrase
from dragoman.reading.claim_subjects import antecedent, said_before, undergoer
from dragoman.reading.event_phrases import is_passive
from dragoman.reading.parse import Parse

#: Forms of the nouns and adjectives that `by_predicate` reads.
PREDICATES = frozenset(form for word in (*cw.NOUNS, *cw.ADJECTIVES, *cw.RESULTS) for form in (word, f"{word}s"))
_BLAMING = frozenset("blame blames blamed blaming".split())
_TYING = frozenset("linked tied owed".split())
_ASSIGNING = frozenset("assign assigns assigned assigning pin pins pinned pinning".split())
#: Behind a preposition, no thing that is moved: "in effect".
_TURNS = frozenset("effect fact practice light".split())


def by_predicate(parse: Parse, word: int) -> list[Link]:
    """The links of nouns and adjectives behind "is": "a threat to peace", "responsible for", "the result of"."""
    form = parse.lowered[word]
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
    if form == "responsible" and parse.lowered[found[0]] not in cw.BLAMED:
        return []
    if form in ("priority", "effect") and parse.upos[found[0]] != "VERB":
        return []
    denied = is_denied(parse, word)
    before = said_before(parse, word, head)
    if before is not None and not result:
        moved = through(parse, found[0], sign)
        return links((head, head + 1), moved, word, "rule:claim-this", denied, antecedent=before)
    first = verb_phrase(parse, head) if parse.upos[head] == "VERB" else noun_phrase(parse, head)
    if result:
        cause = clause(parse, found[0]) if parse.upos[found[0]] == "VERB" else noun_phrase(parse, found[0])
        return links(cause, [Moved(first, "+")], word, "rule:claim-noun", denied)
    return links(first, through(parse, found[0], sign), word, "rule:claim-noun", denied)


def by_credit(parse: Parse, verb: int) -> list[Link]:
    """ "owes its fame to a film", "linked the decision with the alignment", "the attack is attributed to rebels"."""
    form = parse.lowered[verb]
    if form not in cw.CREDITING and form not in _BLAMING:
        return []
    passive = is_passive(parse, verb)
    thing = undergoer(parse, verb) if passive else parse.child(verb, "obj")
    if thing is None:
        return []
    if form in _BLAMING:
        blamed = behind(parse, verb, ("for",), "obl", "advcl") + behind(parse, thing, ("for",), "nmod", "acl")
        if not blamed:
            return []
        moved = through(parse, blamed[0], "+")
        return links(noun_phrase(parse, thing), moved, blamed[0], "rule:claim-credit", negated=False)
    cases = cw.CREDITING.get(form)
    if cases is None or (passive and form in _TYING):
        return []  # what "is linked to" something need not come of it
    causes = behind(parse, verb, cases, "obl") + behind(parse, thing, cases, "nmod")
    if parse.lowered[thing] in ("blame", "responsibility", "credit"):
        thing = next(iter(behind(parse, thing, ("for",), "nmod")), thing)
    elif form in _ASSIGNING:
        return []
    if not causes:
        return []
    cause, moved = noun_phrase(parse, causes[0]), [Moved(noun_phrase(parse, thing), "+")]
    return links(cause, moved, verb, "rule:claim-credit", is_denied(parse, verb))


def by_role(parse: Parse, word: int) -> list[Link]:
    """ "the role played by Egypt in laying the foundation of peace"."""
    if parse.lowered[word] != "played" or not parse.is_a(word, "acl") or not is_passive(parse, word):
        return []
    role = parse.governor[word]
    agents = behind(parse, word, ("by",), "obl", "obl:agent")
    if parse.lowered[role] not in ("role", "part") or not agents:
        return []
    last = noun_phrase(parse, agents[0])[1]
    # Wherever the tree hangs it, "in" stands right behind whoever played the role.
    above = (word, role, parse.governor[role])
    deeds = [c for a in above for c in behind(parse, a, ("in",), "advcl", "obl", "nmod", "acl") if c >= last]
    deed = next((c for c in deeds if min(parse.subtree(c)) == last), None)
    if deed is None:
        return []
    return links((noun_phrase(parse, role)[0], last), through(parse, deed, "+"), word, "rule:claim-role", negated=False)


def _is_told(parse: Parse, word: int) -> bool:
    """Whether what stands behind a predicate is told: no infinitive ("crucial to note"), no turn of phrase."""
    marks = {parse.lowered[c] for c in parse.children(word, "mark", "aux")}
    infinitive = "to" in marks and not parse.lowered[word].endswith("ing")
    return not infinitive and "if" not in marks and parse.lowered[word] not in _TURNS
