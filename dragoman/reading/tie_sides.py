"""Whom a standing relation binds: the phrases around a word in, the actors that can hold or feel a tie out.

A minister stands for the state, a group for its members, a thing for whose it is ("Spain's gas needs": Spain). Somebody
who speaks for nobody has no ties; nor has a phrase in which a friend, rival or neighbour only leads on to a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.reading.event_parties import agents
from dragoman.reading.event_phrases import Party, cases, is_passive, objects
from dragoman.reading.parse import Parse
from dragoman.reading.participants import participant_id, takes_part
from dragoman.reading.tie_scene import Scene
from dragoman.reading.tie_verb_words import BECOMING, ENGAGED, HAVING, MADE, NAMING
from dragoman.reading.tie_words import FIGHTERS, roles, singular

OWNERS = ("nmod:poss", "compound", "amod", "nmod:desc", "flat", "nmod:unmarked")
#: Kinds of actors that ties are between.
_ABLE = frozenset(
    "state international-organisation armed-group armed-force company group population person party government-body "
    "civil-group media".split()
)
_MOST_MEMBERS = 6  # of a group whose members stand for it; above that it stands for itself (a design value)


_EXAMPLES = frozenset("like as including".split())
_PARTS = frozenset(
    "thousands hundreds dozens scores tens number % percent share half most much majority third quarter "
    "rest part bulk some all one".split()
)


def bound(scene: Scene, heads: Iterable[int]) -> list[Party]:
    """The actors that noun phrases mean, coordinates with them, as those whom a tie binds."""
    found: dict[str, Party] = {}
    for head in heads:
        for word in (head, *scene.parse.children(head, "conj")):
            for party in _meant(scene, word):
                found.setdefault(party.id, party)
    return list(found.values())


def _meant(scene: Scene, word: int, steps: int = 2) -> list[Party]:
    parse, at = scene.parse, scene.cast.at
    ids = at.get(word, ())
    if not ids or all(one not in scene.actors or is_vague(scene, one) for one in ids):
        named = [c for c in parse.children(word, "appos", "flat") if c in at]
        if named:  # "neighbours *Chad* and *Niger*"
            return bound(scene, named[:1])
    if ids:
        return [Party(id_, word) for one in ids for id_ in able(scene, one)]
    if takes_part(parse, word) and (own := able(scene, participant_id(parse, word))):
        return [Party(id_, word) for id_ in own]
    if (parse.upos[word] == "PROPN" or scene.form(word) == "continent") and word in scene.areas:
        return [Party(scene.areas[word].id, word)]
    if steps == 0 or parse.upos[word] not in ("NOUN", "NUM", "SYM", "ADJ", "PROPN") or scene.form(word) in roles():
        return []
    owned = [c for c in parse.children(word, *OWNERS) if c in at]
    if not owned:
        owned = [c for c in parse.children(word, "nmod") if cases(parse, c) & {"of", "from", "in"}]
        if not owned or scene.form(owned[0]) in roles():
            return []
        return _meant(scene, owned[0], steps - 1)
    return [p for c in owned for d in (c, *parse.children(c, "conj")) for p in _meant(scene, d, 0)]


def able(scene: Scene, id_: str) -> list[str]:
    """Who is bound where this actor is named: itself, its members, whom it acts for, or nobody."""
    actor = scene.actors.get(id_)
    if actor is None:
        return []
    if actor.kind == "group" and 1 < len(actor.members) <= _MOST_MEMBERS:
        return [one for member in actor.members for one in able(scene, member)]
    if actor.acts_for is not None and actor.acts_for in scene.actors:
        return [actor.acts_for]
    if actor.acts_for is not None:
        return [id_]
    fighters = actor.kind == "unnamed" and actor.name.split()[-1].lower() in FIGHTERS
    return [id_] if actor.kind in _ABLE or fighters else []


def is_vague(scene: Scene, id_: str) -> bool:
    """Whether an actor is a group or somebody of whom the report does not say who."""
    actor = scene.actor(id_)
    return actor is None or (actor.kind in ("group", "unnamed", "population") and len(actor.members) < 2)


def owners(scene: Scene, noun: int) -> list[Party]:
    """Whose a noun is: "*China's* ally", "a *Russian* ally", "*Saudi*-*American* relations"."""
    parse = scene.parse
    found: dict[str, Party] = {}
    for child in parse.children(noun, *OWNERS):
        if child > noun and not parse.is_a(child, "nmod:poss"):
            continue
        inner = parse.children(child, "conj", "compound", "amod", "flat", "obl", "nmod", "nsubj", "advmod", "dep")
        if parse.is_a(child, "nmod:poss") and child in scene.cast.at:
            inner = parse.children(child, "conj")  # "*Tokyo Times* editor Sato's endorsement": Sato's alone
        made = scene.form(child) in MADE and scene.form(child - 1) in ("-", "–")
        if scene.form(child - 1) in ("-", "–") and scene.form(child - 2) in ("pro", "anti", "non"):
            continue
        for word in (child, *inner) if made or child in scene.cast.at else ():
            for party in _meant(scene, word, 0):
                found.setdefault(party.id, party)
    governor = parse.governor[noun]
    shared = (
        parse.is_a(noun, "conj") and parse.upos[governor] == "NOUN" and not parse.children(noun, "nmod:poss", "cop")
    )
    if not found and shared:
        return owners(scene, governor)  # "the *Syrian* shelling and raids"
    return list(found.values())


def led(scene: Scene, word: int, prepositions: Iterable[str], verb: bool = False, named: bool = False) -> list[Party]:
    """Who stands behind these prepositions after a noun or verb.

    `verb`: those of the verb that a noun completes too. `named`: only who is named as such, not whose a thing is.
    """
    parse = scene.parse
    wanted = set(prepositions)
    whole = _whole(scene, word)
    heads = [
        c
        for c in parse.children(word, "nmod", "obl", "compound", "flat", "dep")
        if c > word and _cases(parse, c) & wanted
    ]
    if not heads:  # "the war *in* the east *with* Russia", hung on the first phrase
        first = parse.children(word, "nmod", "obl")
        first = [c for c in first if c not in scene.cast.at or cases(parse, c) & {"from", "by"}]
        heads = [c for phrase in first for c in parse.children(phrase, "nmod") if cases(parse, c) & wanted]
    if not heads:
        for part in parse.children(word, "acl"):
            heads += [c for c in parse.children(part, "obl") if cases(parse, c) & wanted]
    governor = parse.governor[whole]
    if not heads and verb and parse.is_a(whole, "obj", "nsubj:pass"):
        heads = [c for c in parse.children(governor, "obl") if cases(parse, c) & wanted and c > word]
    heads = [c for c in heads if not any(scene.form(d) == "not" for d in parse.children(c, "advmod"))]
    if named:
        heads = [c for c in heads if c in scene.cast.at]
    return bound(scene, heads) or _right_behind(scene, word, wanted, named)


def _cases(parse: Parse, word: int) -> set[str]:
    """The prepositions of a phrase, those that stand at a later part of its name too."""
    return cases(parse, word).union(*(cases(parse, c) for c in parse.children(word, "flat")))


def _whole(scene: Scene, word: int) -> int:
    """ "*Thousands* of soldiers": what stands in the sentence for a part of something."""
    parse = scene.parse
    governor = parse.governor[word]
    counts = scene.form(governor) in _PARTS or parse.upos[governor] == "NUM"
    return governor if parse.is_a(word, "nmod") and "of" in cases(parse, word) and counts else word


def _right_behind(scene: Scene, word: int, prepositions: set[str], named: bool) -> list[Party]:
    """Who is named right behind a word and its preposition, wherever the parser hung it: "bases *in South Korea*"."""
    parse = scene.parse
    last = parse.sentences[parse.sentence_of[word]][1]
    if word + 2 >= last or scene.form(word + 1) not in prepositions:
        return []
    for at in range(word + 2, min(word + 7, last)):
        if at in scene.cast.at:
            only_whose = parse.is_a(at, "amod", "compound", "nmod:poss") and parse.governor[at] not in scene.cast.at
            return [] if named and only_whose else _meant(scene, at, 0)
        if parse.upos[at] not in ("DET", "PROPN", "ADJ"):
            break
    return []


def doers(scene: Scene, verb: int) -> list[Party]:
    """Who does what a predicate says, as those whom a tie binds."""
    found: dict[str, Party] = {}
    for party in agents(scene.parse, scene.cast, verb):
        inner = bound(scene, [party.word]) if party.word >= 0 else []
        for one in inner or [Party(id_, party.word) for id_ in able(scene, party.id)]:
            found.setdefault(one.id, one)
    return list(found.values()) or _named_before(scene, verb)


def _named_before(scene: Scene, verb: int) -> list[Party]:
    """Who does what is told beside a predicate that is a noun: "is a lifeline, *filling* its markets"."""
    parse = scene.parse
    while parse.is_a(verb, "conj") and parse.upos[parse.governor[verb]] == "VERB":
        verb = parse.governor[verb]
    above = parse.governor[verb]
    subject = parse.child(above, "nsubj")
    aside = parse.is_a(verb, "advcl") and parse.child(verb, "nsubj", "nsubj:pass") is None
    if not aside or subject is None or parse.child(above, "cop") is None:
        return []
    return bound(scene, [subject])


def carrier(scene: Scene, noun: int, verbs: Mapping[str, str]) -> int | None:
    """The verb of `verbs` that a noun completes, if any: "*maintains* close ties"; through a list of objects too."""
    parse = scene.parse
    noun = _whole(scene, noun)
    if parse.is_a(noun, "conj") and parse.upos[parse.governor[noun]] in ("NOUN", "PROPN"):
        noun = parse.governor[noun]
    governor = parse.governor[noun]
    if parse.is_a(noun, "obj", "nsubj:pass", "acl", "obl:unmarked") and scene.form(governor) in verbs:
        return governor
    below = parse.children(noun, "acl")  # "ties *forged* by", "sanctions *imposed* by"
    return next((c for c in below if scene.form(c) in verbs and is_passive(parse, c)), None)


def havers(scene: Scene, noun: int, verbs: Mapping[str, str] | None = HAVING) -> list[Party]:
    """Who has what lies between two: the subject of "have close ties", "share a border", "is at war".

    `verbs` None: the subject of any verb that it is the object of ("broke its pact").
    """
    parse = scene.parse
    governor = parse.governor[noun]
    if verbs is None and parse.is_a(noun, "obj") and parse.upos[governor] == "VERB":
        return doers(scene, governor)
    verb = carrier(scene, noun, verbs or HAVING)
    if verb is not None:
        return doers(scene, verb)
    if parse.child(noun, "cop") is not None:
        return doers(scene, noun)
    if parse.is_a(noun, "obl") and "in" in cases(parse, noun) and scene.form(governor) in ENGAGED:
        return doers(scene, governor) or bound(scene, parse.children(governor, "nsubj:pass"))
    return []


def referents(scene: Scene, noun: int) -> list[Party]:
    """Who is said to be somebody's ally, rival or supplier by the noun `noun`."""
    parse = scene.parse
    governor = parse.governor[noun]
    listed = parse.is_a(noun, "conj") and parse.upos[governor] == "NOUN" and parse.child(noun, "cop") is None
    if listed and noun not in scene.cast.at and parse.is_a(governor, "appos", "xcomp", "obl", "root"):
        return referents(scene, governor)  # "its old ruler and main *supplier*"
    if parse.child(noun, "cop") is not None or parse.is_a(noun, "conj"):
        found = doers(scene, noun)
        if found and parse.child(noun, "cop") is not None:
            return found
    if (subject := parse.child(noun, "nsubj")) is not None:
        return bound(scene, [subject])  # "called them *friends* of"
    if parse.is_a(noun, "xcomp", "obj") and scene.form(governor) in BECOMING:
        return doers(scene, governor)
    if parse.is_a(noun, "xcomp", "obj", "ccomp") and scene.form(governor) in NAMING:
        return bound(scene, [c for c in parse.children(governor, "obj", "nsubj:pass") if c != noun])
    if parse.is_a(noun, "obl", "nmod") and "as" in cases(parse, noun):
        named = parse.children(governor, "obj", "nsubj:pass")
        return bound(scene, named[:1])
    is_subject = parse.is_a(noun, "nsubj") and parse.child(governor, "cop") is not None and governor > noun
    if is_subject and (found := bound(scene, [governor])):  # "its largest supplier is Iran"
        return found
    beside = [c for c in parse.children(noun, "appos", "flat") if c in scene.cast.at]
    if parse.is_a(noun, "appos", "compound", "amod", "nmod:desc", "flat", "nmod:unmarked"):
        beside = [governor]
    after = noun + 1
    if not beside and after < len(parse) and parse.upos[after] == "PROPN":  # "its ally *Israel*", hung beside it
        last = next((w for w in range(after, min(after + 4, len(parse))) if w in scene.cast.at), None)
        if (
            last is not None
            and parse.governor[last] in (governor, noun)
            and all(parse.upos[w] == "PROPN" for w in range(after, last + 1))
        ):
            beside = [last]
    if beside:
        alone = beside == [governor] and singular(scene.form(noun)) == scene.form(noun)
        return _meant(scene, governor) if alone else bound(scene, beside)  # "Chad and Niger, a *neighbour*": Niger
    national = [c for c in parse.children(noun, "amod", "compound") if c in scene.cast.at and c < noun]
    single = singular(scene.form(noun)) == scene.form(noun)
    if national and single and any(parse.is_a(c, "nmod:poss") for c in parse.children(noun)):
        return [p for p in bound(scene, national) if scene.is_state(p.id)]  # "our *Russian* ally"
    examples = [c for c in parse.children(noun, "nmod") if cases(parse, c) & _EXAMPLES]
    if examples:
        return bound(scene, examples)
    known = [one for one in scene.cast.at.get(noun, ()) if one in scene.actors and not is_vague(scene, one)]
    return [Party(id_, noun) for one in known for id_ in able(scene, one)]


def located(scene: Scene, word: int) -> list[Party]:
    """The states in which something is: "troops *in* Iraq", "a base *near* Doha"."""
    parse = scene.parse
    where = {"in", "at", "near", "across", "throughout", "inside", "to", "on"}
    areas = {area.id for area in scene.areas.values()}
    if found := [p for p in led(scene, word, where, verb=True) if scene.is_state(p.id) or p.id in areas]:
        return found
    return [
        Party(place.country, parse.head_of(place.first, place.last))
        for place in scene.places_near.get(word, ())
        if place.country is not None and place.country in scene.actors
    ]


def beneath(scene: Scene, noun: int) -> list[Party]:
    """Who is under what the noun names."""
    parse = scene.parse
    governor = parse.governor[noun]
    if (subject := parse.child(noun, "nsubj")) is not None:
        return bound(scene, [subject])
    if parse.child(noun, "cop") is not None or (parse.is_a(noun, "conj") and parse.upos[governor] == "VERB"):
        return doers(scene, noun) or bound(scene, parse.children(governor, "nsubj:pass"))
    if parse.is_a(noun, "nmod", "acl", "acl:relcl"):
        return bound(scene, [governor])
    if parse.is_a(noun, "obl") and parse.upos[governor] == "VERB":
        return bound(scene, objects(parse, governor)) or doers(scene, governor)
    return []


def subject_near(scene: Scene, word: int) -> list[Party]:
    """Who does what the nearest verb above a word says, if that is a state: "came out in *support* of Chad"."""
    if scene.parse.child(word, "nmod:poss") is not None:
        return []  # somebody's of whom the report does not say who
    verb = next((above for above in scene.parse.ancestors(word) if scene.parse.upos[above] in ("VERB", "ADJ")), None)
    return [] if verb is None else [p for p in doers(scene, verb) if scene.is_state(p.id)]


def subjects_above(scene: Scene, word: int) -> list[Party]:
    """Who does what is told in the clause around a word: the nearest subject above it that is a state."""
    parse = scene.parse
    for above in parse.ancestors(word):
        if parse.upos[above] == "VERB":
            found = [p for p in doers(scene, above) if scene.is_state(p.id)]
            if found:
                return found
    return []
