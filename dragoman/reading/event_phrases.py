"""Whom a noun phrase means, and what a predicate acts on: the questions that all who look for the sides of a deed ask.

A parse, the cast and a word in, `Party`s or words out. A noun phrase that is no actor of the report stands for its
owner ("Ukrainian cities": Ukraine), a number for those whom it counts, a relative pronoun for what it stands behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import THINGS, nouns
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset, is_body, participant_id, takes_part

OWNERS = ("nmod:poss", "compound", "amod", "nmod:desc", "flat", "nmod:unmarked")
#: Words for some of those whom the phrase behind them names.
PARTS = frozenset(
    """dozens hundreds thousands scores some many most several number half all majority one part rest contingent
    contingents""".split()
)
#: Prepositions from people or things to whose they are, or to who is among them ("partners *like* Japan").
_BELONGING = frozenset("of from like including".split())
#: Parts of a body that act for it.
_UNITS = noun_table(
    """team delegation mission side leadership administration government cabinet parliament squad contingent agency
    authority ministry command embassy detachment staff member group committee assembly council court faction republic
    state branch arm wing division unit department bureau office commission board panel campaign""".split()
)
_NO_TITLES = frozenset("who which that he she".split())
#: Events and papers that bear the name of a place.
_NAMED_AFTER = noun_table(
    "round summit conference declaration protocol process crisis war festival games prize".split()
)
#: What one side has in the land of another.
_SENT = noun_table("force mission presence operation contingent campaign role stake interest".split())
#: What brings about a body, and is not done to it: "approved the *creation* of a council".
#: Who is never "which".
_PERSONS = noun_table("spokesman spokeswoman spokesperson official president minister chairman leader director".split())
#: Words that make one preposition with the "of" behind them.
_WITH_OF = frozenset("ahead because instead outside inside regardless short irrespective".split())
FOUNDING = frozenset("formation reformation creation establishment foundation".split())
_CALLING = frozenset(verb_table(["call", "telephone", "phone", "ring"]))
#: What one telephones for: not what whoever is called should do.
_EXPRESSING = frozenset(
    "apologise apologize congratulate thank discuss express offer wish inform assure ask tell convey warn say".split()
)
#: Whoever is against those whose they are.
_ADVERSE = noun_table("enemy foe adversary rival critic opponent detractor".split())
_SINGLE = frozenset(("person", "unnamed"))
_DECIDED = noun_table("decision ruling verdict resolution plan proposal order refusal rule".split())
#: Participles of what is done to people: joined to a passive they are passive too.
_SUFFERED = frozenset(
    """arrested charged convicted sentenced killed wounded injured jailed detained deported accused expelled released
    shot tortured beaten beheaded executed kidnapped abducted fined imprisoned freed captured destroyed looted damaged
    bombed raided hanged attacked criticised criticized condemned praised banned""".split()
)
_RELATIVE = frozenset("who which that whom".split())


@dataclass(frozen=True, slots=True)
class Party:
    """One side's actor: its id and the head word of the mention that means it here."""

    id: str
    word: int


def objects(parse: Parse, word: int) -> list[int]:
    """What a predicate acts on: its object, its passive subject, or the noun that a participle describes."""
    known = _objects_known(parse)
    if word not in known:
        known[word] = _objects(parse, word)
    return known[word]


@lru_cache(maxsize=1)  # all that find deeds, ties and claims ask for those of the same verbs
def _objects_known(parse: Parse) -> dict[int, list[int]]:
    """The `objects` of the report in hand, as far as somebody has asked for them."""
    return {}


def _objects(parse: Parse, word: int) -> list[int]:
    if is_passive(parse, word):
        subject = parse.child(word, "nsubj:pass")
        if subject is not None:
            return [antecedent(parse, word, subject)]
        if parse.is_a(word, "conj") and parse.child(word, "aux:pass") is None:
            return objects(parse, parse.governor[word])
        return [parse.governor[word]] if parse.is_a(word, "acl") else []
    direct = [antecedent(parse, word, c) for c in parse.children(word, "obj")]
    if not direct and len(subjects := parse.children(word, "nsubj")) > 1 and subjects[0] < word:
        direct = [c for c in subjects[1:] if c > word]  # a second subject behind the verb is an object misread
    direct += parse.children(word, "nsubj:pass")  # behind an active verb: an object misread
    if not direct:  # so is a name behind the verb without a preposition
        bare = [c for c in parse.children(word, "obl") if c > word and not cases(parse, c)]
        bare = [c for c in bare if _is_named(parse, c)]
        direct = [c for c in bare if not any(c < other <= c + 4 for other in bare)]  # the last of one run of names
    if not direct and any(c < word for c in parse.children(word, "compound", "flat")):
        direct = [c for c in parse.children(word, "nsubj") if c > word]
    placed = any(parse.lowered[c] in ("where", "when", "why", "how") for c in parse.children(word, "advmod", "mark"))
    if not direct and parse.is_a(word, "acl:relcl") and parse.child(word, "nsubj") is not None and not placed:
        return [parse.governor[word]]
    return direct


def subject_of(parse: Parse, word: int) -> int | None:
    """The subject of an active predicate; of two before it the nearer ("the reason is that *he* threatened")."""
    found = parse.children(word, "nsubj")
    before = [c for c in found if c < word]
    return before[-1] if before else next(iter(found), None)


def is_passive(parse: Parse, word: int) -> bool:
    """Whether a predicate is passive; a participle behind a noun ("troops *sent* by") is."""
    if parse.child(word, "aux:pass") is not None:
        return True
    subject = parse.child(word, "nsubj:pass")
    if subject is not None:
        return subject < word or not any(c < word for c in parse.children(word, "nsubj"))
    form = parse.lowered[word]
    if parse.is_a(word, "conj") and parse.child(word, "nsubj", "aux", "obj") is None:
        by = parse.children(word, "obl:agent")
        if (by or form in _SUFFERED) and is_passive(parse, parse.governor[word]):
            return True  # "was arrested, charged and *convicted*"
    return (
        parse.is_a(word, "acl")
        and not parse.is_a(word, "acl:relcl")
        and not form.endswith("ing")
        and parse.child(word, "nsubj", "aux", "mark", "obj") is None
    )


def cases(parse: Parse, word: int) -> set[str]:
    """The prepositions of a phrase; that of a name may stand with its title ("*with* President Farmajo")."""
    found = {parse.lowered[c] for c in parse.children(word, "case") if c < word}
    if found & _WITH_OF:
        found.discard("of")  # "*ahead of* the session" is no "of"
    if not found and parse.upos[word] == "PROPN":
        for title in parse.children(word, "nmod:desc", "compound", "amod"):
            found |= {parse.lowered[c] for c in parse.children(title, "case")}
        first = min(parse.subtree(word)) if not found else word
        if parse.upos[first] == "ADP":  # "*with* European Council president Donald Tusk"
            found.add(parse.lowered[first])
    return found


def _is_named(parse: Parse, word: int) -> bool:
    """Whether a word stands in the name of somebody or of a place."""
    kinds = {e.label for e in parse.entities if e.first <= word < e.last}
    return bool(kinds & {"Person", "Organization", "NORP", "Location"})


def meant(parse: Parse, cast: Cast, heads: Iterable[int], acting: bool = False) -> list[Party]:
    """The actors that noun phrases mean, their coordinates with them; a thing that is no actor stands for its owner.

    `acting`: they do something, which a base or a ship does for its owner.
    """
    found: dict[str, Party] = {}
    for head in heads:
        beside = parse.children(head, "appos", "flat")  # "the agency Glavkosmos and *the bureau*"
        joined = [c for at in beside for c in parse.children(at, "conj") if _is_named(parse, c)]
        others = [c for c in (*parse.children(head, "conj"), *joined) if not _is_left_out(parse, c)]
        for word in (head, *others):
            for party in _one(parse, cast, word, acting):
                found.setdefault(party.id, party)
    return list(found.values())


def _is_left_out(parse: Parse, word: int) -> bool:
    """ "With governments and *not* with banks"."""
    return any(parse.lowered[c] == "not" for c in parse.children(word, "advmod", "cc"))


def phones(parse: Parse, call: int, word: int) -> bool:
    """Whether somebody "called" another on the telephone, to say something himself: "called her *to apologise*"."""
    rung = parse.lowered[call] in _CALLING and parse.child(call, "obj") is not None
    on = any(parse.lowered[c] in ("on", "upon", "for") for c in (call + 1, *parse.children(call, "compound:prt")))
    return rung and not on and parse.lowered[word] in _EXPRESSING


def owners(parse: Parse, cast: Cast, word: int) -> list[Party]:
    """Whose a thing or a force is: "North Korean *soldiers*"."""
    return [Party(id_, c) for c in parse.children(word, *OWNERS) for id_ in cast.at.get(c, ())]


def _also(parse: Parse, cast: Cast, word: int) -> list[Party]:
    """The other states that a noun's "from" names: "envoys from Poland, *Germany* and *Sweden*"."""
    homes = [c for c in parse.children(word, "nmod") if "from" in cases(parse, c) and c in cast.at]
    return [Party(id_, at) for c in homes for at in parse.children(c, "conj") for id_ in cast.at.get(at, ())]


def _one(parse: Parse, cast: Cast, word: int, acting: bool) -> list[Party]:
    if word in cast.doubtful:
        return []
    if ids := cast.at.get(word):
        if parse.lowered[word] == "i" and not all(cast.by_id[id_].kind in _SINGLE for id_ in ids):
            return []  # a state never says "I"
        if titled := _titled(parse, cast, word):
            return titled
        return [*(Party(id_, word) for id_ in ids), *_also(parse, cast, word)]
    for child in parse.children(word, "appos", "flat"):
        if ids := cast.at.get(child):
            return [Party(id_, child) for id_ in ids]
    if parse.upos[word] not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return []
    if parse.upos[word] == "NUM" or parse.lowered[word] in PARTS:
        whole = [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)]
        return meant(parse, cast, whole)
    if parse.lowered[word] in nouns() or parse.lowered[word] in FOUNDING:
        return []  # a deed is nobody
    owner = parse.child(word, "nmod:poss") if acting and is_asset(parse, word) else None
    if takes_part(parse, word) and (owner is None or owner not in cast.at):
        return [Party(participant_id(parse, word), word), *_also(parse, cast, word)]
    if parse.lowered[word] in _ADVERSE:
        return []  # "America's *enemies*" are not America
    if acting and not _acts_for_its_owner(parse, word):
        return []
    if parse.lowered[word] == "committee" and _is_of_banks(parse, word):
        return []  # "Brazil's bank advisory committee" is not Brazil's
    for child in parse.children(word, *OWNERS):
        if parse.is_a(child, "compound") and parse.lowered[word] in _NAMED_AFTER:
            continue  # "the *Uruguay* round"
        if child in cast.doubtful:
            return []
        if ids := cast.at.get(child):
            kinds = {cast.by_id[id_].kind for id_ in ids}
            if acting and "person" in kinds and parse.is_a(child, "nmod:poss"):
                return []  # "the *president's* team"
            return [Party(id_, child) for id_ in ids]
    for child in parse.children(word, "nmod"):
        sent = "in" in cases(parse, child) and parse.lowered[word] in _SENT
        if (sent or cases(parse, child) & _BELONGING) and child in cast.at:
            return meant(parse, cast, [child])
    if parse.lowered[word] not in _DECIDED:
        return []
    bodies = [c for c in parse.children(word, "nmod:poss", "compound") if is_body(parse, c)]  # "the council's decision"
    return [Party(participant_id(parse, body), body) for body in bodies]


def _is_of_banks(parse: Parse, word: int) -> bool:
    return any(parse.lowered[c].rstrip("s") in ("bank", "creditor", "lender") for c in parse.children(word, "compound"))


def _titled(parse: Parse, cast: Cast, word: int) -> list[Party]:
    """The person whose title begins with the name of a state or body: "*U.K.* Prime Minister Berg"."""
    if {cast.by_id[id_].kind for id_ in cast.at[word]} & {"person", "unnamed", "group"}:
        return []
    after = word + 1
    if after >= len(parse) or parse.upos[after] not in ("NOUN", "PROPN", "ADJ") or parse.lowered[after] in _NO_TITLES:
        return []
    ids = cast.at.get(after, ())
    if len(ids) != 1 or cast.by_id[ids[0]].kind != "person":
        return []
    last = after
    while last + 1 < len(parse) and cast.at.get(last + 1) == ids and parse.upos[last + 1] in ("NOUN", "PROPN"):
        last += 1
    return [Party(ids[0], last)] if last > after else []


def _acts_for_its_owner(parse: Parse, word: int) -> bool:
    """Whether what a noun means does what it does for whose it is: "an IMF *team*", not "Iran's *currency*"."""
    form = parse.lowered[word]
    return form in _UNITS or form in THINGS["troops"] | THINGS["arms"] or is_asset(parse, word)


def antecedent(parse: Parse, verb: int, word: int) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    if parse.lowered[word] in _RELATIVE and parse.is_a(verb, "acl:relcl"):
        told = parse.governor[verb]
        if parse.lowered[word] == "which" and parse.lowered[told] in _PERSONS:  # "a spokesman for the *bank*, which"
            bodies = [c for c in parse.children(told, "nmod") if told < c < word]
            return bodies[-1] if bodies else told
        return told
    return word
