"""Whom a noun phrase means, and what a predicate acts on: the questions that all who look for the sides of a deed ask.

A parse, the cast and a word in, `Party`s or words out. A noun phrase that is no actor of the report stands for its
owner ("Ukrainian cities": Ukraine), a number for those whom it counts, a relative pronoun for what it stands behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import nouns
from dragoman.reading.lemmas import noun_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset, is_body, participant_id, takes_part

OWNERS = ("nmod:poss", "compound", "amod", "nmod:desc", "flat", "nmod:unmarked")
#: Words for some of those whom the phrase behind them names.
PARTS = frozenset(
    "dozens hundreds thousands scores some many most several number half all majority one part rest".split()
)
#: Prepositions from people or things to whose they are, or to who is among them ("partners *like* Japan").
_BELONGING = frozenset("of from in like including".split())
_DECIDED = noun_table("decision ruling verdict resolution plan proposal order refusal rule".split())
_RELATIVE = frozenset("who which that whom".split())


@dataclass(frozen=True, slots=True)
class Party:
    """One side's actor: its id and the head word of the mention that means it here."""

    id: str
    word: int


def objects(parse: Parse, word: int) -> list[int]:
    """What a predicate acts on: its object, its passive subject, or the noun that a participle describes."""
    if is_passive(parse, word):
        subject = parse.child(word, "nsubj:pass")
        if subject is not None:
            return [antecedent(parse, word, subject)]
        return [parse.governor[word]] if parse.is_a(word, "acl") else []
    direct = [antecedent(parse, word, c) for c in parse.children(word, "obj")]
    if not direct and len(subjects := parse.children(word, "nsubj")) > 1 and subjects[0] < word:
        direct = [c for c in subjects[1:] if c > word]  # a second subject behind the verb is an object misread
    if not direct and parse.is_a(word, "acl:relcl") and parse.child(word, "nsubj") is not None:
        return [parse.governor[word]]
    return direct


def is_passive(parse: Parse, word: int) -> bool:
    """Whether a predicate is passive; a participle behind a noun ("troops *sent* by") is."""
    if parse.child(word, "nsubj:pass", "aux:pass") is not None:
        return True
    form = parse.lowered[word]
    return (
        parse.is_a(word, "acl")
        and not parse.is_a(word, "acl:relcl")
        and not form.endswith("ing")
        and parse.child(word, "nsubj", "aux", "mark", "obj") is None
    )


def cases(parse: Parse, word: int) -> set[str]:
    """The prepositions of a phrase; that of a name may stand with its title ("*with* President Farmajo")."""
    found = {parse.lowered[c] for c in parse.children(word, "case")}
    if not found and parse.upos[word] == "PROPN":
        for title in parse.children(word, "nmod:desc", "compound", "amod"):
            found |= {parse.lowered[c] for c in parse.children(title, "case")}
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
    return [Party(id_, c) for c in parse.children(word, *OWNERS) for id_ in cast.at.get(c, ())]


def _also(parse: Parse, cast: Cast, word: int) -> list[Party]:
    """The other states that a noun's "from" names: "envoys from Poland, *Germany* and *Sweden*"."""
    homes = [c for c in parse.children(word, "nmod") if "from" in cases(parse, c) and c in cast.at]
    return [Party(id_, at) for c in homes for at in parse.children(c, "conj") for id_ in cast.at.get(at, ())]


def _one(parse: Parse, cast: Cast, word: int, acting: bool) -> list[Party]:
    if ids := cast.at.get(word):
        return [*(Party(id_, word) for id_ in ids), *_also(parse, cast, word)]
    for child in parse.children(word, "appos", "flat"):
        if ids := cast.at.get(child):
            return [Party(id_, child) for id_ in ids]
    if parse.upos[word] not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return []
    if parse.upos[word] == "NUM" or parse.lowered[word] in PARTS:
        whole = [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)]
        return meant(parse, cast, whole)
    if parse.lowered[word] in nouns():
        return []  # a deed is nobody
    owner = parse.child(word, "nmod:poss") if acting and is_asset(parse, word) else None
    if takes_part(parse, word) and (owner is None or owner not in cast.at):
        return [Party(participant_id(parse, word), word), *_also(parse, cast, word)]
    for child in parse.children(word, *OWNERS):
        if ids := cast.at.get(child):
            return [Party(id_, child) for id_ in ids]
    for child in parse.children(word, "nmod"):
        if cases(parse, child) & _BELONGING and child in cast.at:
            return meant(parse, cast, [child])
    if parse.lowered[word] not in _DECIDED:
        return []
    bodies = [c for c in parse.children(word, "nmod:poss", "compound") if is_body(parse, c)]  # "the council's decision"
    return [Party(participant_id(parse, body), body) for body in bodies]


def antecedent(parse: Parse, verb: int, word: int) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    if parse.lowered[word] in _RELATIVE and parse.is_a(verb, "acl:relcl"):
        return parse.governor[verb]
    return word
