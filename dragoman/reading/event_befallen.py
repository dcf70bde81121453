"""Whom a deed befalls: the word that names it in, the actors on the other side out, with the words that mean them.

Objects and obliques of verbs, the "of" and "against" of nouns and what their carriers lead to, whom a deed that is
lifted or stopped would befall, and the places whose people a deed weighs on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import CARRIERS, Sense, nouns
from dragoman.reading.event_owners import is_opposed, nested, suffers
from dragoman.reading.event_parties import SUBJECTIVE, noun_agents, whole
from dragoman.reading.event_phrases import OWNERS, PARTS, Party, cases, meant, objects
from dragoman.reading.event_places import befallen_places
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
_BORDERS = frozenset("border borders frontier crossing crossings".split())
#: Prepositions from a thing to the deed that it is for: "restrictions *on* aid to", "money *for* assistance to".
_NAMING_DEEDS = frozenset("of on for".split())
_TARGETING = frozenset("targeting targeted target targets".split())
_HELPING = frozenset("help assist aid support".split())
#: What befell whoever is named behind it, and is looked into.
_FATES = frozenset("death killing murder crash fire accident disappearance shooting sinking loss attack".split())
_IMPOSED = frozenset("imposed placed slapped levied clamped put".split())


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
    if sense.type == "SANCTION":  # "stopped aid *to Syria* from its stores"
        yield meant(parse, cast, [c for t in things for c in parse.children(t, "nmod") if "to" in cases(parse, c)])
    yield _towards(parse, cast, word, sense)
    things += [c for thing in things for c in parse.children(thing, "nmod") if parse.lowered[thing] in PARTS]
    things += [c for thing in things for c in parse.children(thing, "conj")]
    things = [thing for thing in things if not is_harm_judged(parse, thing, sense.type)]
    if sense.type in ("ACCUSE", "SUPPORT", "REJECT"):  # whose it is, is not known: nobody behind it is meant instead
        things = [t for t in things if not cast.doubtful.intersection(parse.children(t, "nmod:poss"))]
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
    if sense.mode == "visit":  # "hosted a dinner *for* Netanyahu"
        yield meant(parse, cast, [c for t in things for c in parse.children(t, "nmod") if "for" in cases(parse, c)])
    if sense.mode == "third-party":  # "launched mediation to end the rift *between Qatar and Iran*"
        below = [c for c in parse.children(word, "obj", "xcomp", "advcl") for c in parse.subtree(c)]
        yield meant(parse, cast, [c for c in below if "between" in cases(parse, c)])
    if sense.type == "ASSAULT":
        hit = [c for c in parse.children(word, "obl") if cases(parse, c) & {"on", "against"}]
        yield _struck(parse, (*(things if object_counts else ()), *hit))
    yield befallen_places(parse, cast, word, sense)


def is_harm_judged(parse: Parse, thing: int, kind: EventType) -> bool:
    """Whether what is praised, condemned or ordered is a harm: whom it befalls is not judged, and not asked.

    Nor is asked who is to be refused something: "urged *rejection* of the firm's offer".
    """
    deed = nouns().get(parse.lowered[thing])
    if deed is None:
        return False
    if deed.type == "REJECT":
        return kind == "REQUEST"
    return kind in ("ACCUSE", "SUPPORT", "REQUEST") and deed.type in ("ASSAULT", "COERCE", "SANCTION")


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
    into = [parse.lowered[c].rstrip("s") for c in parse.children(noun, "nmod") if "into" in cases(parse, c)]
    if sense.type == "ACCUSE" and _FATES.intersection(into):
        return []  # "an inquiry into the *death* of the scientist"
    owners = [c for c in parse.children(noun, "nmod:poss", "compound") if c in cast.at and suffers(parse, noun, c)]
    owners = owners or [c for c in parse.children(noun, *OWNERS) if c in cast.at and is_opposed(parse, c)]
    if owners:
        return meant(parse, cast, owners)
    if form == "extradition" and (found := _towards(parse, cast, noun, sense)):
        return found  # "the extradition of the minister *to Peru*"
    found = [] if form in SUBJECTIVE or sense.type == "MOBILIZE" else meant(
        parse, cast, [c for c in parse.children(noun, "nmod") if "of" in cases(parse, c)]
    )  # fmt: skip
    found = found or _towards(parse, cast, noun, sense)
    found = found or meant(parse, cast, nested(parse, noun, {"by"}, set(_TOWARDS[sense.type]) - {"of"}))
    told = whole(parse, noun)
    governor = parse.governor[told]
    if not found and told != noun:
        found = _towards(parse, cast, told, sense)
    if not found and (phrase := _right_behind(parse, noun, _TOWARDS[sense.type])) is not None:
        found = meant(parse, cast, [phrase])
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


def _right_behind(parse: Parse, noun: int, prepositions: Collection[str]) -> int | None:
    """The phrase whose preposition stands right behind a noun, whatever the parser hung it on."""
    if noun + 2 >= len(parse) or parse.lowered[noun + 1] not in set(prepositions) - {"in", "of", "between"}:
        return None
    phrase = parse.governor[noun + 1]
    while parse.is_a(phrase, "compound", "amod", "nmod:desc", "nmod:poss") and parse.governor[phrase] > phrase:
        phrase = parse.governor[phrase]  # the preposition hung on a title
    return phrase if phrase > noun + 1 and parse.is_a(noun + 1, "case") else None


def _targeted(parse: Parse, cast: Cast, noun: int, governor: int) -> list[Party]:
    """Whom a verb beside an attack says that it targets: "launched a raid, *targeting* rebels"."""
    verbs = [c for at in (noun, governor) for c in parse.children(at, "acl", "advcl", "conj")]
    if parse.is_a(noun, "nsubj"):
        verbs.append(governor)
    aimed = [verb for verb in verbs if parse.lowered[verb] in _TARGETING and parse.upos[verb] == "VERB"]
    return [party for verb in aimed for party in meant(parse, cast, objects(parse, verb))]


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
        if preposition == "in" and sense.type == "RETREAT":  # "a ceasefire *in Yemen*", not "in its war"
            phrases = [c for c in phrases if c in cast.at]
        if found := meant(parse, cast, phrases):
            return found
    return []


def _attends(parse: Parse, word: int) -> bool:
    return any(parse.lowered[at].startswith("attend") for at in (word, parse.governor[word]))


def _across(parse: Parse, cast: Cast, thing: int) -> list[Party]:
    """Who is on the other side of a border or a tie."""
    return meant(parse, cast, [c for c in parse.children(thing, "nmod", "obl") if "with" in cases(parse, c)])
