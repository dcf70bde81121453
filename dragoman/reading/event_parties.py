"""Who did it and to whom: the word that names a deed in, the actors on both sides out, with the words that mean them.

Everything is read off the tree: subjects and agents, objects and obliques, the subject that an infinitive leaves out
("urged China *to press*": China), whose noun it is ("Russia's *shipment*"), "between X and Y". A noun phrase that is no
actor of the report stands for its owner ("Ukrainian cities": Ukraine).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reading.cast import Cast
from dragoman.reading.complements import ADDRESSING
from dragoman.reading.event_lexicon import CARRIERS, Sense, nouns
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import is_command
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset, participant_id, takes_part
from dragoman.records import EventType

#: Prepositions that lead to the other party, by type, the likeliest first.
_TOWARDS: dict[EventType, tuple[str, ...]] = {
    "CONSULT": ("with", "to", "in"),
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
#: Verbs whose infinitive is the speaker's own deed although somebody is told of it.
_OWN_WORD = ("promis", "pledg", "vow", "threat", "offer", "agree", "swear", "swor")
_ABOUT = frozenset("of by with to from on against for into in at over towards".split())
_PLACED = frozenset("bombing attack strike airstrike raid shooting explosion blast massacre protest riot coup".split())
#: Nouns whose owner is whom the deed befell.
_BEFALLING = frozenset(
    "release arrest detention imprisonment jailing killing murder assassination abduction kidnapping poisoning "
    "expulsion extradition recall torture execution deportation shooting beheading indictment".split()
)
_OWNERS = ("nmod:poss", "compound", "amod", "nmod:desc", "flat", "nmod:unmarked")
_ASKED = frozenset("request appeal demand offer call invitation proposal complaint".split())
#: Words for some of those whom the phrase behind them names.
_PARTS = frozenset(
    "dozens hundreds thousands scores some many most several number half all majority one part rest".split()
)
#: Words before a gerund that lead from whoever the verb acts on to what he did or may not do.
_CHARGING = frozenset("of for from into".split())
#: Who is given one of these may do what follows: "gave Iran *leave* to".
_LEAVE = frozenset("permission leave authority authorization authorisation clearance".split())
_BORDERS = frozenset("border borders frontier crossing crossings".split())
#: Verbs whose "with" leads to the other side; behind others it leads to arms.
_CLASHING = frozenset(verb_table(("clash", "fight")))
_RELATIVE = frozenset("who which that whom".split())
_MOST_STEPS = 6  # governors an unspoken subject is looked for in; a design value


@dataclass(frozen=True, slots=True)
class Party:
    """One side's actor: its id and the head word of the mention that means it here."""

    id: str
    word: int


def agents(parse: Parse, cast: Cast, word: int, steps: int = 0) -> list[Party]:
    """Who does what the predicate `word` says."""
    if steps > _MOST_STEPS:
        return []
    if any(parse.form(c).lower() == "after" for c in parse.children(word, "mark")) and not _is_told(parse, word):
        return []
    if is_passive(parse, word):
        by = [c for c in parse.children(word, "obl") if parse.is_a(c, "obl:agent") or "by" in cases(parse, c)]
        return meant(parse, cast, by)
    subject = parse.child(word, "nsubj")
    if subject is not None and parse.is_a(subject, "nsubj:pass"):
        return []
    if subject is None and parse.upos[word] == "VERB":
        subject = _name_before(parse, cast, word)
    if subject is not None:
        return meant(parse, cast, [_antecedent(parse, word, subject)], acting=True)
    if parse.child(word, "expl", "csubj") is not None or parse.is_root(word):
        return []
    governor = int(parse.head[word])
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "acl") and (allowed := _allowed(parse, word)) is not None:
        return meant(parse, cast, [allowed])
    if parse.is_a(word, "conj"):
        return agents(parse, cast, governor, steps + 1)
    if parse.is_a(word, "acl:relcl") or is_command(parse, word):
        return []
    if parse.is_a(word, "acl"):
        if parse.form(word).lower().endswith("ing"):
            return meant(parse, cast, [governor])
        return noun_agents(parse, cast, governor, steps + 1)
    if parse.is_a(word, "xcomp", "ccomp", "advcl", "obl", "csubj", "parataxis"):
        if (charged := _charged(parse, word)) is not None:
            return meant(parse, cast, [charged])
        if parse.upos[governor] in ("NOUN", "PROPN"):
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
            return meant(parse, cast, [_antecedent(parse, governor, subject)])
        return agents(parse, cast, governor, steps + 1)
    return []


def _is_told(parse: Parse, word: int) -> bool:
    """Whether the predicate that "after doing" hangs on has a subject of its own to share."""
    governor = int(parse.head[word])
    return (
        parse.child(word, "nsubj", "nsubj:pass") is not None or parse.child(governor, "nsubj", "nsubj:pass") is not None
    )


def noun_agents(parse: Parse, cast: Cast, noun: int, steps: int = 0) -> list[Party]:
    """Who does what the noun `noun` names: its owner, who it is "by" or "between", or who the verb says makes it."""
    form = parse.form(noun).lower().rstrip("s")
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
    owners = [c for c in parse.children(noun, *_OWNERS) if c in cast.at and not _suffers(parse, noun, c)]
    owners = [c for c in owners if not _is_opposed(parse, c)]
    if form in _PLACED:  # "the Kabul bombing" was in Kabul
        owners = [c for c in owners if not parse.is_a(c, "compound")]
    found = meant(parse, cast, [*owners, *inner])
    governor = int(parse.head[noun])
    if steps > _MOST_STEPS or governor == noun:
        return found
    if parse.form(governor).lower() in CARRIERS and carries(parse, noun):
        made = agents(parse, cast, governor, steps + 1)
        return made or found
    if not found and parse.form(governor).lower() in _OWN_DEEDS and parse.is_a(noun, "obj", "nsubj:pass"):
        return agents(parse, cast, governor, steps + 1)
    if not found and parse.upos[governor] == "ADJ" and "for" in cases(parse, noun):
        return agents(parse, cast, governor, steps + 1)  # "was ready *for talks*"
    if parse.is_a(noun, "conj") and not found and parse.upos[governor] in ("NOUN", "PROPN"):
        return noun_agents(parse, cast, governor, steps + 1)
    return found


def patients(parse: Parse, cast: Cast, word: int, sense: Sense, object_counts: bool) -> list[Party]:
    """Whom the predicate `word` befalls. `object_counts` is false where its object is a thing that is given or sent."""
    found: list[Party] = []
    things = objects(parse, word)
    if object_counts:  # "closed its *border* with Turkey" befalls Turkey
        found = meant(
            parse, cast, [t for t in things if parse.form(t).lower() not in _BORDERS or not _across(parse, cast, t)]
        )
    if parse.form(word).lower() in _CLASHING:
        found = found or _across(parse, cast, word)
    if not found:
        found = meant(parse, cast, parse.children(word, "iobj"))
    found = found or _towards(parse, cast, word, sense)
    things += [c for thing in things for c in parse.children(thing, "nmod") if parse.form(thing).lower() in _PARTS]
    for thing in () if found else things:
        found = found or _towards(parse, cast, thing, sense) or _across(parse, cast, thing)
        if parse.form(thing).lower() in _BORDERS:  # "closed its border *with Turkey*", hung on the verb
            found = found or _across(parse, cast, word)
    return found


def noun_patients(parse: Parse, cast: Cast, noun: int, sense: Sense) -> list[Party]:
    """Whom the deed that `noun` names befalls."""
    form = parse.form(noun).lower().rstrip("s")
    owners = [c for c in parse.children(noun, "nmod:poss", "compound") if c in cast.at and _suffers(parse, noun, c)]
    owners = owners or [c for c in parse.children(noun, *_OWNERS) if c in cast.at and _is_opposed(parse, c)]
    if owners:
        return meant(parse, cast, owners)
    found = [] if form in _SUBJECTIVE or sense.type == "MOBILIZE" else meant(
        parse, cast, [c for c in parse.children(noun, "nmod") if "of" in cases(parse, c)]
    )  # fmt: skip
    found = found or _towards(parse, cast, noun, sense)
    found = found or meant(parse, cast, _nested(parse, noun, {"by"}, set(_TOWARDS[sense.type]) - {"of"}))
    governor = int(parse.head[noun])
    if not found and parse.form(governor).lower() in CARRIERS and parse.is_a(noun, "obj", "nsubj:pass"):
        found = _towards(parse, cast, governor, sense) or meant(parse, cast, parse.children(governor, "iobj"))
    return found


def _is_opposed(parse: Parse, owner: int) -> bool:
    """Whether a deed is against who stands before it: "*anti-Russian* protests", in one word or in three."""
    before = "".join(parse.form(at).lower() for at in range(max(0, owner - 2), owner + 1))
    return parse.form(owner).lower().startswith("anti-") or before.startswith("anti-")


def _suffers(parse: Parse, noun: int, owner: int) -> bool:
    """Whether the owner of a deed is whom it befell: "his *arrest*", "the minister's *killing*"."""
    form = parse.form(noun).lower().rstrip("s")
    if form in _BEFALLING and not any("of" in cases(parse, c) for c in parse.children(noun, "nmod")):
        return parse.is_a(owner, "nmod:poss", "compound")
    return False


def _charged(parse: Parse, word: int) -> int | None:
    """Who is charged with a gerund, thanked for it or kept from it: "accused *China* of attacking"."""
    governor = int(parse.head[word])
    marks = {parse.form(c).lower() for c in parse.children(word, "mark", "case")}
    if parse.upos[governor] != "VERB" or not parse.form(word).lower().endswith("ing") or not marks & _CHARGING:
        return None
    return parse.child(governor, "nsubj:pass" if is_passive(parse, governor) else "obj")


def _allowed(parse: Parse, word: int) -> int | None:
    """Who is given permission to do what an infinitive says: "gave permission to *Iran* to enter"."""
    giver = int(parse.head[word])
    if parse.form(giver).lower() in _LEAVE:
        giver = int(parse.head[giver])
    leave = [c for c in parse.children(giver, "obj", "nsubj:pass") if parse.form(c).lower() in _LEAVE]
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
    governor = int(parse.head[noun])
    if not parse.is_a(noun, "obj") or is_passive(parse, governor):
        return []
    after = max(parse.subtree(noun)) + 1
    return [
        c
        for c in parse.children(governor, "obl", "obl:agent")
        if any(case == after and parse.form(case).lower() == "by" for case in parse.children(c, "case"))
    ]


def carries(parse: Parse, noun: int) -> bool:
    """Whether the verb above a noun may carry it: its object, its passive subject, or "engaged *in* talks"."""
    return parse.is_a(noun, "obj", "nsubj:pass") or (
        parse.is_a(noun, "obl") and bool(cases(parse, noun) & {"in", "into"})
    )


def concerned(parse: Parse, cast: Cast, head: int, own: frozenset[str], steps: int = 3) -> list[Party]:
    """Whom the words under `head` concern beside `own`: what a promise, refusal or charge is about.

    The nearest that is somebody counts: objects first, then phrases with prepositions, each looked into a few steps.
    """
    if steps < 0:
        return []
    levels = (
        objects(parse, head) if parse.upos[head] == "VERB" else [],
        parse.children(head, "iobj", "nmod:poss"),
        [c for c in parse.children(head, "obl", "nmod", "acl") if cases(parse, c) & _ABOUT or parse.is_a(c, "acl")],
        parse.children(head, "xcomp", "ccomp"),
    )
    for words in levels:
        for word in words:
            found = [p for p in meant(parse, cast, [word]) if p.id not in own]
            found = found or concerned(parse, cast, word, own, steps - 1)
            if found:
                return found
    return []


def objects(parse: Parse, word: int) -> list[int]:
    """What a predicate acts on: its object, its passive subject, or the noun that a participle describes."""
    if is_passive(parse, word):
        subject = parse.child(word, "nsubj:pass")
        if subject is not None:
            return [_antecedent(parse, word, subject)]
        return [int(parse.head[word])] if parse.is_a(word, "acl") else []
    direct = [_antecedent(parse, word, c) for c in parse.children(word, "obj")]
    if not direct and len(subjects := parse.children(word, "nsubj")) > 1 and subjects[0] < word:
        direct = [c for c in subjects[1:] if c > word]  # a second subject behind the verb is an object misread
    if not direct and parse.is_a(word, "acl:relcl") and parse.child(word, "nsubj") is not None:
        return [int(parse.head[word])]
    return direct


def is_passive(parse: Parse, word: int) -> bool:
    """Whether a predicate is passive; a participle behind a noun ("troops *sent* by") is."""
    if parse.child(word, "nsubj:pass", "aux:pass") is not None:
        return True
    form = parse.form(word).lower()
    return (
        parse.is_a(word, "acl")
        and not parse.is_a(word, "acl:relcl")
        and not form.endswith("ing")
        and parse.child(word, "nsubj", "aux", "mark", "obj") is None
    )


def cases(parse: Parse, word: int) -> set[str]:
    """The prepositions of a phrase; that of a name may stand with its title ("*with* President Farmajo")."""
    found = {parse.form(c).lower() for c in parse.children(word, "case")}
    if not found and parse.upos[word] == "PROPN":
        for title in parse.children(word, "nmod:desc", "compound", "amod"):
            found |= {parse.form(c).lower() for c in parse.children(title, "case")}
    return found


def meant(parse: Parse, cast: Cast, heads: Iterable[int], acting: bool = False) -> list[Party]:
    """The actors that noun phrases mean, their coordinates with them; a thing that is no actor stands for its owner.

    `acting`: they do something, which a base or a ship does for its owner.
    """
    found: dict[str, Party] = {}
    for head in heads:
        for word in (head, *parse.children(head, "conj")):
            for party in _one(parse, cast, word, acting):
                found.setdefault(party.id, party)
    return list(found.values())


def owners(parse: Parse, cast: Cast, word: int) -> list[Party]:
    """Whose a thing or a force is: "North Korean *soldiers*"."""
    return [Party(id_, c) for c in parse.children(word, *_OWNERS) for id_ in cast.at.get(c, ())]


def _one(parse: Parse, cast: Cast, word: int, acting: bool) -> list[Party]:
    if ids := cast.at.get(word):
        return [Party(id_, word) for id_ in ids]
    for child in parse.children(word, "appos", "flat"):
        if ids := cast.at.get(child):
            return [Party(id_, child) for id_ in ids]
    if parse.upos[word] not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return []
    if parse.upos[word] == "NUM" or parse.form(word).lower() in _PARTS:
        whole = [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)]
        return meant(parse, cast, whole)
    if parse.form(word).lower() in nouns():
        return []  # a deed is nobody
    owner = parse.child(word, "nmod:poss") if acting and is_asset(parse, word) else None
    if takes_part(parse, word) and (owner is None or owner not in cast.at):
        return [Party(participant_id(parse, word), word)]
    for child in parse.children(word, *_OWNERS):
        if ids := cast.at.get(child):
            return [Party(id_, child) for id_ in ids]
    for child in parse.children(word, "nmod"):
        if cases(parse, child) & {"of", "from", "in"} and (ids := cast.at.get(child)):
            return [Party(id_, child) for id_ in ids]
    return []


def _name_before(parse: Parse, cast: Cast, verb: int) -> int | None:
    """A name that the parser hung on a verb by a relation of names: it stands where the subject would."""
    before = [c for c in parse.children(verb, "compound", "flat", "nmod:desc", "dep") if c < verb and c in cast.at]
    return before[-1] if before else None


def _towards(parse: Parse, cast: Cast, word: int, sense: Sense) -> list[Party]:
    for preposition in _TOWARDS[sense.type]:
        phrases = [
            c
            for c in parse.children(word, "obl", "nmod", "flat", "compound", "dep", "appos")
            if preposition in cases(parse, c)
        ]
        if found := meant(parse, cast, phrases):
            return found
    return []


def _across(parse: Parse, cast: Cast, thing: int) -> list[Party]:
    """Who is on the other side of a border or a tie."""
    return meant(parse, cast, [c for c in parse.children(thing, "nmod", "obl") if "with" in cases(parse, c)])


def _addresses(parse: Parse, word: int) -> bool:
    form = parse.form(word).lower()
    if form.startswith(_OWN_WORD):
        return False
    return any(form.startswith(verb[:-1] if verb.endswith("e") else verb) for verb in ADDRESSING) or form in (
        "told", "force", "forced", "forces", "forcing", "call", "called", "calls", "want", "wants", "wanted", "let",
        "allow", "allowed", "allows", "help", "helped", "helps",
    )  # fmt: skip


def _antecedent(parse: Parse, verb: int, word: int) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    if parse.form(word).lower() in _RELATIVE and parse.is_a(verb, "acl:relcl"):
        return int(parse.head[verb])
    return word
