"""Who did it: the word that names a deed in, its actors out, with the words that mean them.

Everything is read off the tree: subjects and agents, objects and obliques, the subject that an infinitive leaves out
("urged China *to press*": China), whose noun it is ("Russia's *shipment*"), "between X and Y".
"""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.complements import ADDRESSING
from dragoman.reading.event_lexicon import CARRIERS, NO_CARRIERS, THINGS, Sense, nouns
from dragoman.reading.event_phrases import (
    OWNERS,
    Party,
    antecedent,
    cases,
    is_passive,
    meant,
    phones,
    subject_of,
)
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import LEAVE, is_command
from dragoman.reading.parse import Parse

#: Nouns whose "of" names who does it; after the others it names who suffers it.
SUBJECTIVE = frozenset(
    "visit trip resignation surrender refusal protest march rally demonstration riot threat "
    "appeal demand request withdrawal retreat pullout pullback attack strike offensive raid "
    "loan aid assistance grant donation".split()
)
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
#: Verbs whose infinitive is the speaker's own deed although somebody is told of it.
_OWN_WORD = ("promis", "pledg", "vow", "threat", "offer", "agree", "swear", "swor")
_PLACED = frozenset(
    "blockade siege bombing attack strike airstrike raid shooting explosion blast massacre protest riot coup".split()
)
_GOING = frozenset("visit trip tour stopover".split())
_SIGNED = frozenset("agreement accord treaty pact".split())
#: Nouns whose owner is whom the deed befell.
_BEFALLING = frozenset(
    "release arrest detention imprisonment jailing killing murder assassination abduction kidnapping poisoning "
    "expulsion extradition recall torture closure demolition execution deportation shooting beheading "
    "indictment".split()
)
_ASKED = frozenset(
    "request appeal demand offer call invitation proposal complaint accusation allegation charge claim "
    "criticism".split()
)
#: What comes "from" whoever gives it.
_GIVEN = frozenset("loan aid assistance grant donation".split())
#: Words before a gerund that lead from whoever the verb acts on to what he did or may not do.
_CHARGING = frozenset("of for from into".split())
#: Parts of a row of deeds.
_ROUNDS = frozenset("round rounds series wave waves string spate barrage stage phase".split())
_ORDERED = LEAVE | {"order", "orders"}
_CLAIMING = frozenset(verb_table("claim accept take admit assume".split()))
#: Forces that stand before their deeds and behind whose they are.
_FORCES = frozenset("military army navy government police security militia coalition".split())
#: Verbs whose object does what the infinitive behind it says.
_MADE_TO = frozenset(
    verb_table(
        """force want let allow help expect see persuade convince get enable cause lead prompt permit oblige compel push
        authorise authorize pressure drive spur induce tempt trust""".split()
    )
)
#: Verbs whose "in" tells when or among whom, not what they do: "*hosted* him in the first visit".
_ONLY_THEN = frozenset(verb_table("host announce say welcome greet receive".split()))
_HAVING = frozenset("have has had having get gets got getting".split())
_SAYING = frozenset(verb_table("say add state note report".split()))
#: What makes a gerund tell of the subject, not of whoever is addressed: "told reporters *after* meeting the king".
_TIMING = frozenset("after before while when since by in on upon despite without".split())
_ANSWERING = frozenset(verb_table("accept refuse reject decline deny ignore heed grant answer resist dismiss".split()))
_ANSWERED = frozenset(("REQUEST", "ACCUSE"))
_QUOTING = frozenset(verb_table(["quote", "cite"]))
_GRANTING = NO_CARRIERS["REQUEST"]
_NONE = Sense("CONSULT")
_MOST_STEPS = 6  # governors an unspoken subject is looked for in; a design value


def agents(parse: Parse, cast: Cast, word: int, steps: int = 0) -> list[Party]:
    """Who does what the predicate `word` says."""
    if steps > _MOST_STEPS:
        return []
    if any(parse.lowered[c] == "after" for c in parse.children(word, "mark")) and not _is_told(parse, word):
        return []
    if _is_had_done(parse, word):
        return []
    if is_passive(parse, word):
        by = [c for c in parse.children(word, "obl") if parse.is_a(c, "obl:agent") or "by" in cases(parse, c)]
        return meant(parse, cast, [c for c in by if cases(parse, c) <= {"by"}], acting=True)
    subject = subject_of(parse, word)
    if subject is not None and parse.is_a(subject, "nsubj:pass"):
        return []
    if (subject is None or subject > word) and parse.upos[word] == "VERB":
        before = _name_before(parse, cast, word)
        subject = subject if before is None else before  # what stands behind the verb then is its object
    if subject is not None:
        doer = antecedent(parse, word, subject)
        return meant(parse, cast, [doer], acting=True) or _sent_by(parse, cast, doer, steps)
    if parse.child(word, "expl", "csubj") is not None or parse.is_root(word):
        return []
    governor = parse.governor[word]
    if _is_alone(parse, word) or (parse.is_a(word, "ccomp") and parse.lowered[governor] in _SAYING):
        return []
    above = parse.governor[governor]
    if parse.upos[governor] == "ADJ" and parse.is_a(governor, "xcomp") and parse.child(above, "obj") is not None:
        return meant(parse, cast, parse.children(above, "obj"))  # "made *voters* inclined to back"
    if parse.is_a(word, "xcomp", "advcl", "acl") and (invited := _invited(parse, word)):
        return meant(parse, cast, invited, acting=True)
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "acl") and (allowed := _allowed(parse, word)) is not None:
        return meant(parse, cast, [allowed])
    if parse.is_a(word, "conj"):
        charged = _charged(parse, word)  # "criticised Biden for saying it and *for making* the trip"
        return agents(parse, cast, governor, steps + 1) if charged is None else meant(parse, cast, [charged])
    if parse.is_a(word, "acl:relcl") or is_command(parse, word):
        return []
    if parse.is_a(word, "acl"):
        if parse.lowered[word].endswith("ing"):
            named = parse.children(governor, "nsubj") if parse.child(governor, "cop") is not None else []
            return meant(parse, cast, [governor]) or meant(parse, cast, named)
        if parse.lowered[governor].rstrip("s") in (
            "request",
            "demand",
            "call",
            "plea",
            "invitation",
        ):  # "refused a request *to resign*": who was asked
            above = parse.governor[governor]
            return agents(parse, cast, above, steps + 1) if parse.lowered[above] in _ANSWERING else []
        if parse.child(governor, "cop") is not None and (named := parse.children(governor, "nsubj")):
            return meant(parse, cast, named, acting=True)  # "he was the last minister *to visit*"
        return noun_agents(parse, cast, governor, steps + 1)
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "obl", "csubj", "parataxis"):
        if (charged := _charged(parse, word)) is not None:
            return meant(parse, cast, [charged], acting=True)
        if parse.upos[governor] in ("NOUN", "PROPN"):
            if parse.child(governor, "cop") is not None and parse.child(governor, "nsubj") is not None:
                return agents(parse, cast, governor, steps + 1)  # "Japan is a donor, *giving* rice"
            return noun_agents(parse, cast, governor, steps + 1)
        quoted = parse.lowered[governor] in _QUOTING and any(parse.lowered[c] == "as" for c in parse.children(word))
        later = any(parse.lowered[c] in _TIMING for c in parse.children(word, "mark", "case", "advmod"))
        if (
            parse.is_a(word, "xcomp", "ccomp", "advcl")
            and not later
            and (quoted or (addresses(parse, governor) and not phones(parse, governor, word)))
        ):
            told = parse.child(governor, "obj", "iobj") if not is_passive(parse, governor) else None
            told = parse.child(governor, "nsubj:pass") if told is None else told
            if told is None:
                asked = {"on", "upon", "to", "with"}
                told = next((c for c in parse.children(governor, "obl") if cases(parse, c) & asked), None)
            if told is not None:
                return meant(parse, cast, [told], acting=True)
        if parse.is_a(word, "advcl") and (clause := _quoted_before(parse, governor, word)) is not None:
            return agents(parse, cast, clause, steps + 1)
        if is_passive(parse, governor) and (subject := parse.child(governor, "nsubj:pass")) is not None:
            return meant(parse, cast, [antecedent(parse, governor, subject)])
        return agents(parse, cast, governor, steps + 1)
    return []


def _is_had_done(parse: Parse, word: int) -> bool:
    """ "*Had* his bids *rejected*": by others."""
    governor = parse.governor[word]
    return (
        parse.is_a(word, "xcomp", "advcl", "ccomp")
        and parse.lowered[word].endswith(("ed", "en"))
        and parse.lowered[governor] in _HAVING
        and parse.child(word, "mark", "aux", "nsubj") is None
    )


def _is_alone(parse: Parse, word: int) -> bool:
    """Whether a clause in a past of its own has lost its subject: "after banks involved *agreed* to do so"."""
    return (
        parse.is_a(word, "advcl")
        and parse.lowered[word].endswith("ed")
        and parse.child(word, "aux", "mark", "advmod", "nsubj", "nsubj:pass") is None
        and not addresses(parse, word)
        and parse.child(word, "obj", "xcomp", "ccomp") is not None
    )


def _sent_by(parse: Parse, cast: Cast, weapon: int, steps: int) -> list[Party]:
    """Who sent the weapon that struck: "missiles *fired by Iran* struck"."""
    if parse.lowered[weapon] not in THINGS["arms"]:
        return []
    sent = [c for c in parse.children(weapon, "acl") if is_passive(parse, c)]
    return [party for verb in sent for party in agents(parse, cast, verb, steps + 1)]


def _quoted_before(parse: Parse, saying: int, word: int) -> int | None:
    """The clause before "…, officials said" that goes on behind: "rebels struck, officials said, *killing* ten"."""
    before = [c for c in parse.children(saying, "ccomp", "parataxis") if c < saying]
    return before[-1] if before and saying < word and parse.form(word - 1) == "," else None


def _is_told(parse: Parse, word: int) -> bool:
    """Whether the predicate that "after doing" hangs on has a subject of its own to share."""
    governor = parse.governor[word]
    return (
        parse.child(word, "nsubj", "nsubj:pass") is not None or parse.child(governor, "nsubj", "nsubj:pass") is not None
    )


def noun_agents(parse: Parse, cast: Cast, noun: int, steps: int = 0) -> list[Party]:
    """Who does what the noun `noun` names: its owner, who it is "by" or "between", or who the verb says makes it."""
    form = parse.lowered[noun].rstrip("s")
    of = "of" if form in SUBJECTIVE else "by"
    inner = [
        c
        for c in parse.children(noun, "nmod", "obl", "acl")
        if cases(parse, c) & {"by", "between", of, *(("from",) if form in _ASKED else ())} and not parse.is_a(c, "acl")
    ]
    inner += nested(parse, noun, {"of"}, {"by"}) + _behind(parse, noun)
    if form in _GIVEN:
        inner = [c for c in inner if "of" not in cases(parse, c)] + _givers(parse, noun) or inner
    between = [c for c in inner if "between" in cases(parse, c)]
    if between:
        return meant(parse, cast, between)
    owners = [c for c in _owners(parse, cast, noun) if not suffers(parse, noun, c)]
    if form in _ASKED and any(parse.is_a(c, "nmod:poss") for c in owners):
        inner = [c for c in inner if "of" not in cases(parse, c)]  # "her *request* of him"
    owners = [c for c in owners if not is_opposed(parse, c)]
    if form in _GOING:  # "a U.S. *visit*" may go there
        owners = [c for c in owners if parse.is_a(c, "nmod:poss") or not _is_state(cast, c)]
    if form in _PLACED or form in _SIGNED:  # "the Kabul bombing" was in Kabul, "the Oslo accords" signed there
        owners = [c for c in owners if not (parse.is_a(c, "compound") and _is_place(parse, cast, c))]
    found = meant(parse, cast, [*owners, *inner])
    told = whole(parse, noun)
    governor = parse.governor[told]
    if steps > _MOST_STEPS or governor == noun:
        return found
    if not found and (claiming := _responsible(parse, noun)) is not None:
        return agents(parse, cast, claiming, steps + 1)
    granted = nouns().get(parse.lowered[noun], _NONE).type == "REQUEST" and parse.lowered[governor] in _GRANTING
    if (
        parse.lowered[governor] in CARRIERS
        and not granted
        and not (form in _MEASURES and _holds_off(parse, governor))
        and carries(parse, told)
        and not _names(parse, governor, noun)
    ):
        made = agents(parse, cast, governor, steps + 1)
        return made or found
    averts = parse.lowered[governor] in _AVERTING and form in _MEASURES
    averts = averts or (
        parse.lowered[governor].startswith("den") and nouns().get(parse.lowered[noun], _NONE).type in _ANSWERED
    )
    averts = averts or (parse.lowered[governor].startswith("consider") and _is_likened(parse, governor))
    if not found and parse.lowered[governor] in _OWN_DEEDS and parse.is_a(noun, "obj", "nsubj:pass") and not averts:
        return agents(parse, cast, governor, steps + 1)
    if not found and parse.upos[governor] == "ADJ" and "for" in cases(parse, noun):
        return agents(parse, cast, governor, steps + 1)  # "was ready *for talks*"
    if parse.is_a(noun, "conj") and not found and parse.lowered[governor] in nouns():
        return noun_agents(parse, cast, governor, steps + 1)
    return found


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


def whole(parse: Parse, noun: int) -> int:
    """The noun that stands for a deed in its clause: "a *round* of talks" is the talks."""
    governor = parse.governor[noun]
    partitive = parse.is_a(noun, "nmod") and "of" in cases(parse, noun) and parse.lowered[governor] in _ROUNDS
    return governor if partitive else noun


def _owners(parse: Parse, cast: Cast, noun: int) -> list[int]:
    """The actors before a noun whose it is; of its force where only that stands there ("*U.S.* army raids")."""
    before = parse.children(noun, *OWNERS)
    owners = [c for c in before if c in cast.at]
    forces = [] if owners else [c for c in before if parse.lowered[c] in _FORCES]
    return owners + [c for force in forces for c in parse.children(force, *OWNERS) if c in cast.at]


def _responsible(parse: Parse, noun: int) -> int | None:
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


def _is_state(cast: Cast, word: int) -> bool:
    return any(cast.by_id[id_].kind == "state" for id_ in cast.at.get(word, ()))


def _is_place(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether a name before a deed may tell where it was: that of a land, not "U.S.", nor a force."""
    kinds = {cast.by_id[id_].kind for id_ in cast.at.get(word, ())}
    short = parse.form(word).replace(".", "")
    return bool(kinds & {"state", "population", "government-body"}) and not (short.isupper() and len(short) < 4)


def is_opposed(parse: Parse, owner: int) -> bool:
    """Whether a deed is against who stands before it: "*anti-Russian* protests", in one word or in three."""
    before = "".join(parse.lowered[at] for at in range(max(0, owner - 2), owner + 1))
    return parse.lowered[owner].startswith("anti-") or before.startswith("anti-")


def suffers(parse: Parse, noun: int, owner: int) -> bool:
    """Whether the owner of a deed is whom it befell: "his *arrest*", "the minister's *killing*"."""
    form = parse.lowered[noun].rstrip("s")
    if parse.is_a(owner, "nmod:poss") and any("by" in cases(parse, c) for c in parse.children(noun, "nmod")):
        return True  # "his rejection *by* the panel"
    if form in _BEFALLING and not any("of" in cases(parse, c) for c in parse.children(noun, "nmod")):
        return parse.is_a(owner, "nmod:poss", "compound")
    return False


def _charged(parse: Parse, word: int) -> int | None:
    """Who is charged with a gerund, thanked for it or kept from it: "accused *China* of attacking"."""
    governor = parse.governor[word]
    marks = {parse.lowered[c] for c in parse.children(word, "mark", "case")}
    if parse.upos[governor] != "VERB" or not parse.lowered[word].endswith("ing") or not marks & _CHARGING:
        return None
    charged = parse.child(governor, "nsubj:pass" if is_passive(parse, governor) else "obj")
    against = [c for c in parse.children(governor, "obl") if "against" in cases(parse, c)]
    return next(iter(against), None) if charged is None else charged  # "railed *against* them for refusing"


def _invited(parse: Parse, word: int) -> list[int]:
    """Who is invited to do what an infinitive says: "delivered an invitation *to Weber* to attend"."""
    giver = parse.governor[word]
    if parse.lowered[giver].startswith("invitation"):
        giver = parse.governor[giver]
    invitations = [c for c in parse.children(giver, "obj", "nsubj:pass") if parse.lowered[c].startswith("invitation")]
    hung = [c for at in (giver, *invitations) for c in parse.children(at, "nmod", "obl")]
    return [c for c in hung if invitations and c < word and cases(parse, c) == {"to"}]


def _allowed(parse: Parse, word: int) -> int | None:
    """Who is given permission to do what an infinitive says: "gave permission to *Iran* to enter"."""
    giver = parse.governor[word]
    if parse.lowered[giver] in _ORDERED:
        giver = parse.governor[giver]
    leave = [c for c in parse.children(giver, "obj", "nsubj:pass") if parse.lowered[c] in _ORDERED]
    if not leave:
        return None
    # "Gave Iran leave", where the parser took the first for the owner of the second.
    given = [c for c in parse.children(leave[0], "nmod:poss") if parse.child(c, "case") is None]
    to = [c for at in (giver, *leave) for c in parse.children(at, "obl", "nmod") if "to" in cases(parse, c)]
    return next(iter((*parse.children(giver, "iobj"), *to, *given)), None)


def nested(parse: Parse, noun: int, outer: set[str], inner: set[str]) -> list[int]:
    """Phrases that the parser hung on a noun's first phrase: "the invasion *of* Ukraine *by* Russia"."""
    first = [c for c in parse.children(noun, "nmod") if cases(parse, c) & outer]
    return [c for phrase in first for c in parse.children(phrase, "nmod") if cases(parse, c) & inner]


def _behind(parse: Parse, noun: int) -> list[int]:
    """A "by" right behind a noun that the parser hung on its verb: "condemned sanctions *by Japan*"."""
    governor = parse.governor[noun]
    if not parse.is_a(noun, "obj") or is_passive(parse, governor):
        return []
    after = max(parse.subtree(noun)) + 1
    return [
        c
        for c in parse.children(governor, "obl", "obl:agent", "nsubj")
        if any(case in (noun + 1, after) and parse.lowered[case] == "by" for case in parse.children(c, "case"))
    ]


def _givers(parse: Parse, noun: int) -> list[int]:
    """From whom a gift is, on the noun or its verb: "stopped all aid to Syria *from Japan*"."""
    hung = parse.children(parse.governor[noun], "obl") if parse.is_a(noun, "obj") else []
    return [c for c in (*parse.children(noun, "nmod"), *hung) if c > noun and cases(parse, c) == {"from"}]


def carries(parse: Parse, noun: int) -> bool:
    """Whether the verb above a noun may carry it: its object, its passive subject, or "engaged *in* talks"."""
    return parse.is_a(noun, "obj", "nsubj:pass") or (
        parse.is_a(noun, "obl")
        and bool(cases(parse, noun) & {"in", "into"})
        and parse.lowered[parse.governor[noun]] not in _ONLY_THEN
    )


def _name_before(parse: Parse, cast: Cast, verb: int) -> int | None:
    """A name that the parser hung on a verb by a relation of names: it stands where the subject would."""
    before = [c for c in parse.children(verb, "compound", "flat", "nmod:desc", "dep") if c < verb and c in cast.at]
    return before[-1] if before else None


def addresses(parse: Parse, word: int) -> bool:
    """Whether a verb tells or makes its object do what the infinitive behind it says."""
    form = parse.lowered[word]
    if form.startswith(_OWN_WORD):
        return False
    return (
        any(form.startswith(verb[:-1] if verb.endswith("e") else verb) for verb in ADDRESSING)
        or form
        in (
            "told",
            "call",
            "called",
            "calls",
        )
        or form in _MADE_TO
    )
