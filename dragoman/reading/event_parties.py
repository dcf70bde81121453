"""Who did it and to whom: the word that names a deed in, the actors on both sides out, with the words that mean them.

Everything is read off the tree: subjects and agents, objects and obliques, the subject that an infinitive leaves out
("urged China *to press*": China), whose noun it is ("Russia's *shipment*"), "between X and Y".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.reading.cast import Cast
from dragoman.reading.complements import ADDRESSING
from dragoman.reading.event_lexicon import CARRIERS, THINGS, Sense, nouns
from dragoman.reading.event_phrases import OWNERS, PARTS, Party, antecedent, cases, is_passive, meant, objects
from dragoman.reading.event_places import befallen_places
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import LEAVE, is_command
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_settled, participant_id
from dragoman.records import EventType

#: Prepositions that lead to the other party, by type, the likeliest first.
_TOWARDS: dict[EventType, tuple[str, ...]] = {
    "CONSULT": ("with", "to", "between", "in"),
    "AGREE": ("with", "to"),
    "COOPERATE": ("with", "to", "from", "for"),
    "AID": ("to", "for", "in", "on"),
    "SUPPORT": ("of", "for", "to", "with"),
    "CONCEDE": ("to", "for", "on", "against", "with", "of"),
    "RETREAT": ("from", "to", "in"),
    "REQUEST": ("to", "on", "of", "from", "in"),
    "ACCUSE": ("of", "against", "on", "into"),
    "REJECT": ("with", "of", "to"),
    "THREATEN": ("against", "to", "over"),
    "PROTEST": ("against", "on"),
    "SANCTION": ("against", "on", "with", "to", "from"),
    "MOBILIZE": ("against", "to"),
    "COERCE": ("against", "on", "of", "from", "for"),
    "ASSAULT": ("on", "against", "at", "into"),
}
#: Nouns whose "of" names who does it; after the others it names who suffers it.
_SUBJECTIVE = frozenset(
    "visit trip resignation surrender refusal protest march rally demonstration riot condemnation criticism threat "
    "appeal demand request withdrawal retreat pullout pullback attack strike offensive raid praise".split()
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
_AVERTING = frozenset(verb_table("halt stop end prevent avert".split()))
_MEASURES = frozenset("sanction tariff embargo ban blockade curfew siege".split())
#: Verbs whose infinitive is the speaker's own deed although somebody is told of it.
_OWN_WORD = ("promis", "pledg", "vow", "threat", "offer", "agree", "swear", "swor")
_PLACED = frozenset(
    "blockade siege bombing attack strike airstrike raid shooting explosion blast massacre protest riot coup".split()
)
_SIGNED = frozenset("agreement accord treaty pact".split())
#: Nouns whose owner is whom the deed befell.
_BEFALLING = frozenset(
    "release arrest detention imprisonment jailing killing murder assassination abduction kidnapping poisoning "
    "expulsion extradition recall torture execution deportation shooting beheading indictment".split()
)
_ASKED = frozenset("request appeal demand offer call invitation proposal complaint".split())
#: Words before a gerund that lead from whoever the verb acts on to what he did or may not do.
_CHARGING = frozenset("of for from into".split())
_BORDERS = frozenset("border borders frontier crossing crossings".split())
#: Prepositions from a thing to the deed that it is for: "restrictions *on* aid to", "money *for* assistance to".
_NAMING_DEEDS = frozenset("of on for".split())
#: Parts of a row of deeds.
_ROUNDS = frozenset("round rounds series wave waves string spate barrage stage phase".split())
_TARGETING = frozenset("targeting targeted target targets".split())
_HELPING = frozenset("help assist aid support".split())
_IMPOSED = frozenset("imposed placed slapped levied clamped put".split())
_ORDERED = LEAVE | {"order", "orders"}
_CLAIMING = frozenset(verb_table("claim accept take admit assume".split()))
#: Forces that stand before their deeds and behind whose they are.
_FORCES = frozenset("military army navy government police security militia coalition".split())
_MOST_STEPS = 6  # governors an unspoken subject is looked for in; a design value


def agents(parse: Parse, cast: Cast, word: int, steps: int = 0) -> list[Party]:
    """Who does what the predicate `word` says."""
    if steps > _MOST_STEPS:
        return []
    if any(parse.lowered[c] == "after" for c in parse.children(word, "mark")) and not _is_told(parse, word):
        return []
    if is_passive(parse, word):
        by = [c for c in parse.children(word, "obl") if parse.is_a(c, "obl:agent") or "by" in cases(parse, c)]
        return meant(parse, cast, [c for c in by if cases(parse, c) <= {"by"}])
    subject = parse.child(word, "nsubj")
    if subject is not None and parse.is_a(subject, "nsubj:pass"):
        return []
    if subject is None and parse.upos[word] == "VERB":
        subject = _name_before(parse, cast, word)
    if subject is not None:
        doer = antecedent(parse, word, subject)
        return meant(parse, cast, [doer], acting=True) or _sent_by(parse, cast, doer, steps)
    if parse.child(word, "expl", "csubj") is not None or parse.is_root(word):
        return []
    governor = parse.governor[word]
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "acl") and (allowed := _allowed(parse, word)) is not None:
        return meant(parse, cast, [allowed])
    if parse.is_a(word, "conj"):
        return agents(parse, cast, governor, steps + 1)
    if parse.is_a(word, "acl:relcl") or is_command(parse, word):
        return []
    if parse.is_a(word, "acl"):
        if parse.lowered[word].endswith("ing"):
            named = parse.children(governor, "nsubj") if parse.child(governor, "cop") is not None else []
            return meant(parse, cast, [governor]) or meant(parse, cast, named)
        return noun_agents(parse, cast, governor, steps + 1)
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "obl", "csubj", "parataxis"):
        if (charged := _charged(parse, word)) is not None:
            return meant(parse, cast, [charged])
        if parse.upos[governor] in ("NOUN", "PROPN"):
            if parse.child(governor, "cop") is not None and parse.child(governor, "nsubj") is not None:
                return agents(parse, cast, governor, steps + 1)  # "Japan is a donor, *giving* rice"
            return noun_agents(parse, cast, governor, steps + 1)
        if parse.is_a(word, "xcomp", "ccomp", "advcl") and _addresses(parse, governor):
            told = parse.child(governor, "obj", "iobj") if not is_passive(parse, governor) else None
            told = parse.child(governor, "nsubj:pass") if told is None else told
            if told is None:
                asked = {"on", "upon", "to", "with"}
                told = next((c for c in parse.children(governor, "obl") if cases(parse, c) & asked), None)
            if told is not None:
                return meant(parse, cast, [told])
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


def _is_told(parse: Parse, word: int) -> bool:
    """Whether the predicate that "after doing" hangs on has a subject of its own to share."""
    governor = parse.governor[word]
    return (
        parse.child(word, "nsubj", "nsubj:pass") is not None or parse.child(governor, "nsubj", "nsubj:pass") is not None
    )


def noun_agents(parse: Parse, cast: Cast, noun: int, steps: int = 0) -> list[Party]:
    """Who does what the noun `noun` names: its owner, who it is "by" or "between", or who the verb says makes it."""
    form = parse.lowered[noun].rstrip("s")
    of = "of" if form in _SUBJECTIVE else "by"
    inner = [
        c
        for c in parse.children(noun, "nmod", "obl", "acl")
        if cases(parse, c) & {"by", "between", of, *(("from",) if form in _ASKED else ())} and not parse.is_a(c, "acl")
    ]
    inner += _nested(parse, noun, {"of"}, {"by"}) + _behind(parse, noun)
    between = [c for c in inner if "between" in cases(parse, c)]
    if between:
        return meant(parse, cast, between)
    owners = [c for c in _owners(parse, cast, noun) if not _suffers(parse, noun, c)]
    owners = [c for c in owners if not _is_opposed(parse, c)]
    if form in _PLACED or form in _SIGNED:  # "the Kabul bombing" was in Kabul, "the Oslo accords" signed there
        owners = [c for c in owners if not parse.is_a(c, "compound")]
    found = meant(parse, cast, [*owners, *inner])
    told = whole(parse, noun)
    governor = parse.governor[told]
    if steps > _MOST_STEPS or governor == noun:
        return found
    if not found and (claiming := _responsible(parse, noun)) is not None:
        return agents(parse, cast, claiming, steps + 1)
    if parse.lowered[governor] in CARRIERS and carries(parse, told):
        made = agents(parse, cast, governor, steps + 1)
        return made or found
    averts = parse.lowered[governor] in _AVERTING and form in _MEASURES
    if not found and parse.lowered[governor] in _OWN_DEEDS and parse.is_a(noun, "obj", "nsubj:pass") and not averts:
        return agents(parse, cast, governor, steps + 1)
    if not found and parse.upos[governor] == "ADJ" and "for" in cases(parse, noun):
        return agents(parse, cast, governor, steps + 1)  # "was ready *for talks*"
    if parse.is_a(noun, "conj") and not found and parse.lowered[governor] in nouns():
        return noun_agents(parse, cast, governor, steps + 1)
    return found


def patients(
    parse: Parse,
    cast: Cast,
    word: int,
    sense: Sense,
    object_counts: bool,
    led: Iterable[str] = (),
    own: frozenset[str] = frozenset(),
) -> list[Party]:
    """Whom the predicate `word` befalls, beside `own`, those who do it.

    `object_counts` is false where its object is a thing that is given or sent; `led` are prepositions that the
    predicate needs, which lead to the other party whatever the type ("clashed *with*").
    """
    for found in _befallen(parse, cast, word, sense, object_counts, frozenset(led)):
        if others := [party for party in found if party.id not in own]:
            return others
    return []


def _befallen(
    parse: Parse, cast: Cast, word: int, sense: Sense, object_counts: bool, led: frozenset[str]
) -> Iterator[list[Party]]:
    """Who may be meant by a predicate's other party, the likeliest first."""
    things = objects(parse, word)
    borders = [thing for thing in things if parse.lowered[thing] in _BORDERS]
    for thing in (*borders, *(word for _ in borders)):  # "closed its border *with Turkey*", hung on the noun or verb
        yield _across(parse, cast, thing)
    if object_counts:
        yield meant(parse, cast, things)
    yield meant(parse, cast, parse.children(word, "iobj"))
    phrases = [c for c in parse.children(word, "obl") if cases(parse, c) & led]
    yield meant(parse, cast, phrases)
    yield _towards(parse, cast, word, sense)
    things += [c for thing in things for c in parse.children(thing, "nmod") if parse.lowered[thing] in PARTS]
    things += [c for thing in things for c in parse.children(thing, "conj")]
    for thing in things:
        yield _towards(parse, cast, thing, sense)
        yield _across(parse, cast, thing)
        for verb in parse.children(thing, "acl"):
            if parse.lowered[verb] in _IMPOSED:  # "lifted sanctions *imposed on* Iran"
                yield _towards(parse, cast, verb, Sense("SANCTION"))
    for thing in (*phrases, *things):
        yield _of_deed(parse, cast, thing, sense)
    if sense.type == "AID":
        yield _helped(parse, cast, word)
    if sense.mode == "third-party":  # "launched mediation to end the rift *between Qatar and Iran*"
        below = [c for c in parse.children(word, "obj", "xcomp", "advcl") for c in parse.subtree(c)]
        yield meant(parse, cast, [c for c in below if "between" in cases(parse, c)])
    if sense.type == "ASSAULT":
        hit = [c for c in parse.children(word, "obl") if cases(parse, c) & {"on", "against"}]
        yield _struck(parse, (*(things if object_counts else ()), *hit))
    yield befallen_places(parse, cast, word, sense)


def _helped(parse: Parse, cast: Cast, word: int) -> list[Party]:
    """Whom what is given is to help: "sent aid to *help Japan* rebuild"."""
    purposes = [c for c in parse.children(word, "advcl", "xcomp", "acl") if parse.lowered[c] in _HELPING]
    told = [parse.child(at, "nsubj") for c in purposes for at in parse.children(c, "xcomp", "ccomp")]
    return meant(parse, cast, [*(o for c in purposes for o in objects(parse, c)), *(t for t in told if t is not None)])


def _struck(parse: Parse, words: Iterable[int]) -> list[Party]:
    """The settled places and positions that are hit, in words of their own: "shelled a *rebel-held enclave*"."""
    hit = [at for word in words for at in (word, *parse.children(word, "conj")) if is_settled(parse, at)]
    return [Party(participant_id(parse, at), at) for at in hit]


def _of_deed(parse: Parse, cast: Cast, noun: int, sense: Sense, steps: int = 2) -> list[Party]:
    """Whom a deed that is itself lifted, stopped or yielded to would befall: "eased its *blockade of* Gaza".

    Of what is asked for it is who asks: "conceded to the *demands of* miners".
    """
    deed = nouns().get(parse.lowered[noun])
    if deed is not None:
        if deed.type == "REQUEST":
            return noun_agents(parse, cast, noun)
        if found := noun_patients(parse, cast, noun, deed):
            return found
    if steps:
        for inner in parse.children(noun, "nmod"):
            if cases(parse, inner) & _NAMING_DEEDS:
                found = _towards(parse, cast, inner, sense) or _of_deed(parse, cast, inner, sense, steps - 1)
                if found:
                    return found
    return []


def noun_patients(parse: Parse, cast: Cast, noun: int, sense: Sense) -> list[Party]:
    """Whom the deed that `noun` names befalls."""
    form = parse.lowered[noun].rstrip("s")
    owners = [c for c in parse.children(noun, "nmod:poss", "compound") if c in cast.at and _suffers(parse, noun, c)]
    owners = owners or [c for c in parse.children(noun, *OWNERS) if c in cast.at and _is_opposed(parse, c)]
    if owners:
        return meant(parse, cast, owners)
    found = [] if form in _SUBJECTIVE or sense.type == "MOBILIZE" else meant(
        parse, cast, [c for c in parse.children(noun, "nmod") if "of" in cases(parse, c)]
    )  # fmt: skip
    found = found or _towards(parse, cast, noun, sense)
    found = found or meant(parse, cast, _nested(parse, noun, {"by"}, set(_TOWARDS[sense.type]) - {"of"}))
    told = whole(parse, noun)
    governor = parse.governor[told]
    if not found and told != noun:
        found = _towards(parse, cast, told, sense)
    if not found and parse.lowered[governor] in CARRIERS and parse.is_a(told, "obj", "nsubj:pass"):
        found = _towards(parse, cast, governor, sense) or meant(parse, cast, parse.children(governor, "iobj"))
    if found or sense.type != "ASSAULT":
        made = governor if parse.lowered[governor] in CARRIERS and parse.is_a(told, "obj", "nsubj:pass") else noun
        return found or befallen_places(parse, cast, noun, sense) or befallen_places(parse, cast, made, sense)
    hit = [
        c
        for at in (noun, governor)
        for c in parse.children(at, "nmod", "obl")
        if cases(parse, c) & {"on", "against", *(("of",) if at == noun else ())}
    ]
    return _targeted(parse, cast, noun, governor) or _struck(parse, hit)


def whole(parse: Parse, noun: int) -> int:
    """The noun that stands for a deed in its clause: "a *round* of talks" is the talks."""
    governor = parse.governor[noun]
    partitive = parse.is_a(noun, "nmod") and "of" in cases(parse, noun) and parse.lowered[governor] in _ROUNDS
    return governor if partitive else noun


def _targeted(parse: Parse, cast: Cast, noun: int, governor: int) -> list[Party]:
    """Whom a verb beside an attack says that it targets: "launched a raid, *targeting* rebels"."""
    verbs = [c for at in (noun, governor) for c in parse.children(at, "acl", "advcl", "conj")]
    if parse.is_a(noun, "nsubj"):
        verbs.append(governor)
    aimed = [verb for verb in verbs if parse.lowered[verb] in _TARGETING and parse.upos[verb] == "VERB"]
    return [party for verb in aimed for party in meant(parse, cast, objects(parse, verb))]


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


def _is_opposed(parse: Parse, owner: int) -> bool:
    """Whether a deed is against who stands before it: "*anti-Russian* protests", in one word or in three."""
    before = "".join(parse.lowered[at] for at in range(max(0, owner - 2), owner + 1))
    return parse.lowered[owner].startswith("anti-") or before.startswith("anti-")


def _suffers(parse: Parse, noun: int, owner: int) -> bool:
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
    return parse.child(governor, "nsubj:pass" if is_passive(parse, governor) else "obj")


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


def _nested(parse: Parse, noun: int, outer: set[str], inner: set[str]) -> list[int]:
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
        for c in parse.children(governor, "obl", "obl:agent")
        if any(case in (noun + 1, after) and parse.lowered[case] == "by" for case in parse.children(c, "case"))
    ]


def carries(parse: Parse, noun: int) -> bool:
    """Whether the verb above a noun may carry it: its object, its passive subject, or "engaged *in* talks"."""
    return parse.is_a(noun, "obj", "nsubj:pass") or (
        parse.is_a(noun, "obl") and bool(cases(parse, noun) & {"in", "into"})
    )


def _name_before(parse: Parse, cast: Cast, verb: int) -> int | None:
    """A name that the parser hung on a verb by a relation of names: it stands where the subject would."""
    before = [c for c in parse.children(verb, "compound", "flat", "nmod:desc", "dep") if c < verb and c in cast.at]
    return before[-1] if before else None


def _towards(parse: Parse, cast: Cast, word: int, sense: Sense) -> list[Party]:
    for preposition in _TOWARDS[sense.type]:
        if preposition == "between" and sense.joint:
            continue  # they act
        if preposition == "in" and sense.joint and not _attends(parse, word):
            continue  # talks "in Egypt" are not with Egypt; who "attended a summit in Egypt" came to it
        phrases = [
            c
            for c in parse.children(word, "obl", "nmod", "flat", "compound", "dep", "appos")
            if preposition in cases(parse, c)
        ]
        if found := meant(parse, cast, phrases):
            return found
    return []


def _attends(parse: Parse, word: int) -> bool:
    return any(parse.lowered[at].startswith("attend") for at in (word, parse.governor[word]))


def _across(parse: Parse, cast: Cast, thing: int) -> list[Party]:
    """Who is on the other side of a border or a tie."""
    return meant(parse, cast, [c for c in parse.children(thing, "nmod", "obl") if "with" in cases(parse, c)])


def _addresses(parse: Parse, word: int) -> bool:
    form = parse.lowered[word]
    if form.startswith(_OWN_WORD):
        return False
    return any(form.startswith(verb[:-1] if verb.endswith("e") else verb) for verb in ADDRESSING) or form in (
        "told", "force", "forced", "forces", "forcing", "call", "called", "calls", "want", "wants", "wanted", "let",
        "allow", "allowed", "allows", "help", "helped", "helps",
    )  # fmt: skip
