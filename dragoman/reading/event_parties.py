"""Who did it: the word that names a deed in, its actors out, with the words that mean them.

Everything is read off the tree: subjects and agents, objects and obliques, the subject that an infinitive leaves out
("urged China *to press*": China), whose noun it is ("Russia's *shipment*"), "between X and Y".
"""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.event_carriers import does, is_its_own, responsible
from dragoman.reading.event_lexicon import THINGS, nouns
from dragoman.reading.event_owners import by_behind, givers, is_doer, nested, owners_before, suffers
from dragoman.reading.event_phrases import Party, antecedent, cases, is_passive, meant, subject_of
from dragoman.reading.event_subjects import (
    addressed,
    allowed_to,
    charged_with,
    invited_to,
    is_had_done,
    name_before,
    quoted_before,
    shares_subject,
    takes_none,
)
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import is_command
from dragoman.reading.parse import Parse

#: Nouns whose "of" names who does it; after the others it names who suffers it.
SUBJECTIVE = frozenset(
    "visit trip resignation surrender refusal protest march rally demonstration riot threat "
    "appeal demand request withdrawal retreat pullout pullback attack strike offensive raid "
    "loan aid assistance grant donation".split()
)
_ASKED = frozenset(
    "request appeal demand offer call invitation proposal complaint accusation allegation charge claim "
    "criticism".split()
)
#: What comes "from" whoever gives it.
_GIVEN = frozenset("loan aid assistance grant donation".split())
#: Parts of a row of deeds.
_ROUNDS = frozenset("round rounds series wave waves string spate barrage stage phase".split())
_CALLS = frozenset("request demand call plea invitation".split())
_ANSWERING = frozenset(verb_table("accept refuse reject decline deny ignore heed grant answer resist dismiss".split()))
_MOST_STEPS = 6  # governors an unspoken subject is looked for in; a design value


def agents(parse: Parse, cast: Cast, word: int, steps: int = 0) -> list[Party]:
    """Who does what the predicate `word` says."""
    if steps > _MOST_STEPS:
        return []
    if any(parse.lowered[c] == "after" for c in parse.children(word, "mark")) and not shares_subject(parse, word):
        return []
    if is_had_done(parse, word):
        return []
    if is_passive(parse, word):
        by = [c for c in parse.children(word, "obl") if parse.is_a(c, "obl:agent") or "by" in cases(parse, c)]
        return meant(parse, cast, [c for c in by if cases(parse, c) <= {"by"}], acting=True)
    subject = subject_of(parse, word)
    if subject is not None and parse.is_a(subject, "nsubj:pass"):
        return []
    if (subject is None or subject > word) and parse.upos[word] == "VERB":
        before = name_before(parse, cast, word)
        subject = subject if before is None else before  # what stands behind the verb then is its object
    if subject is not None:
        doer = antecedent(parse, word, subject)
        return meant(parse, cast, [doer], acting=True) or _sent_by(parse, cast, doer, steps)
    if parse.child(word, "expl", "csubj") is not None or parse.is_root(word):
        return []
    governor = parse.governor[word]
    if takes_none(parse, word):
        return []
    above = parse.governor[governor]
    if parse.upos[governor] == "ADJ" and parse.is_a(governor, "xcomp") and parse.child(above, "obj") is not None:
        return meant(parse, cast, parse.children(above, "obj"))  # "made *voters* inclined to back"
    if parse.is_a(word, "xcomp", "advcl", "acl") and (invited := invited_to(parse, word)):
        return meant(parse, cast, invited, acting=True)
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "acl") and (allowed := allowed_to(parse, word)) is not None:
        return meant(parse, cast, [allowed])
    if parse.is_a(word, "conj"):
        charged = charged_with(parse, word)  # "criticised Biden for saying it and *for making* the trip"
        return agents(parse, cast, governor, steps + 1) if charged is None else meant(parse, cast, [charged])
    if parse.is_a(word, "acl:relcl") or is_command(parse, word):
        return []
    if parse.is_a(word, "acl"):
        if parse.lowered[word].endswith("ing"):
            named = parse.children(governor, "nsubj") if parse.child(governor, "cop") is not None else []
            return meant(parse, cast, [governor]) or meant(parse, cast, named)
        if parse.lowered[governor].rstrip("s") in _CALLS:  # "refused a request *to resign*": who was asked
            above = parse.governor[governor]
            return agents(parse, cast, above, steps + 1) if parse.lowered[above] in _ANSWERING else []
        if parse.child(governor, "cop") is not None and (named := parse.children(governor, "nsubj")):
            return meant(parse, cast, named, acting=True)  # "he was the last minister *to visit*"
        return noun_agents(parse, cast, governor, steps + 1)
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "obl", "csubj", "parataxis"):
        if (charged := charged_with(parse, word)) is not None:
            return meant(parse, cast, [charged], acting=True)
        if parse.upos[governor] in ("NOUN", "PROPN"):
            if parse.child(governor, "cop") is not None and parse.child(governor, "nsubj") is not None:
                return agents(parse, cast, governor, steps + 1)  # "Japan is a donor, *giving* rice"
            return noun_agents(parse, cast, governor, steps + 1)
        if (told := addressed(parse, word)) is not None:
            return meant(parse, cast, [told], acting=True)
        if parse.is_a(word, "advcl") and (clause := quoted_before(parse, governor, word)) is not None:
            return agents(parse, cast, clause, steps + 1)
        if is_passive(parse, governor) and (subject := parse.child(governor, "nsubj:pass")) is not None:
            return meant(parse, cast, [antecedent(parse, governor, subject)])
        return agents(parse, cast, governor, steps + 1)
    return []


def _sent_by(parse: Parse, cast: Cast, weapon: int, steps: int) -> list[Party]:
    """Who sent the weapon that struck: "missiles *fired by Iran* struck"."""
    if parse.lowered[weapon] not in THINGS["arms"]:
        return []
    sent = [c for c in parse.children(weapon, "acl") if is_passive(parse, c)]
    return [party for verb in sent for party in agents(parse, cast, verb, steps + 1)]


def noun_agents(parse: Parse, cast: Cast, noun: int, steps: int = 0) -> list[Party]:
    """Who does what the noun `noun` names: its owner, who it is "by" or "between", or who the verb says makes it."""
    form = parse.lowered[noun].rstrip("s")
    of = "of" if form in SUBJECTIVE else "by"
    inner = [
        c
        for c in parse.children(noun, "nmod", "obl", "acl")
        if cases(parse, c) & {"by", "between", of, *(("from",) if form in _ASKED else ())} and not parse.is_a(c, "acl")
    ]
    inner += nested(parse, noun, {"of"}, {"by"}) + by_behind(parse, noun)
    if form in _GIVEN:
        inner = [c for c in inner if "of" not in cases(parse, c)] + givers(parse, noun) or inner
    between = [c for c in inner if "between" in cases(parse, c)]
    if between:
        return meant(parse, cast, between)
    owners = [c for c in owners_before(parse, cast, noun) if not suffers(parse, noun, c)]
    if form in _ASKED and any(parse.is_a(c, "nmod:poss") for c in owners):
        inner = [c for c in inner if "of" not in cases(parse, c)]  # "her *request* of him"
    found = meant(parse, cast, [*(c for c in owners if is_doer(parse, cast, noun, c)), *inner])
    told = whole(parse, noun)
    governor = parse.governor[told]
    if steps > _MOST_STEPS or governor == noun:
        return found
    if not found and (claiming := responsible(parse, noun)) is not None:
        return agents(parse, cast, claiming, steps + 1)
    if does(parse, noun, told):
        return agents(parse, cast, governor, steps + 1) or found
    if not found and is_its_own(parse, noun, governor):
        return agents(parse, cast, governor, steps + 1)
    if not found and parse.upos[governor] == "ADJ" and "for" in cases(parse, noun):
        return agents(parse, cast, governor, steps + 1)  # "was ready *for talks*"
    if parse.is_a(noun, "conj") and not found and parse.lowered[governor] in nouns():
        return noun_agents(parse, cast, governor, steps + 1)
    return found


def whole(parse: Parse, noun: int) -> int:
    """The noun that stands for a deed in its clause: "a *round* of talks" is the talks."""
    governor = parse.governor[noun]
    partitive = parse.is_a(noun, "nmod") and "of" in cases(parse, noun) and parse.lowered[governor] in _ROUNDS
    return governor if partitive else noun
