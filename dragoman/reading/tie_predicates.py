"""Ties that verbs, adjectives and compounds tell: "depends on Russia", "hostile to Israel", "Iran-backed rebels"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.event_parties import Party, agents, cases, is_passive, objects
from dragoman.reading.modality import status_of
from dragoman.reading.tenses import tense_of
from dragoman.reading.tie_sides import Found, Scene, bound, crossed, doers, holds, led, located
from dragoman.reading.tie_words import (
    ARMS,
    COMPOUNDED,
    ENERGY,
    GIVING,
    GOODS,
    STANDINGS,
    TROOP_WORDS,
    Frame,
    flows,
    verbs,
)
from dragoman.records import TieKind

#: Kinds of armed and other bodies whose backing is help, where a state's is an alliance.
_STATES = frozenset("state international-organisation".split())
_CARRIES = frozenset("sell export import buy purchase".split())


def in_predicates(scene: Scene) -> Iterator[Found]:
    """The ties that verbs, adjectives and compounds of a report tell, in the order of the text."""
    for word, tag in enumerate(scene.parse.upos):
        if tag not in ("VERB", "ADJ"):
            continue
        form = scene.form(word)
        if form in COMPOUNDED and word > 1 and scene.form(word - 1) in ("-", "–"):
            yield from _compound(scene, word, COMPOUNDED[form])
        elif form in STANDINGS:
            yield from _standing(scene, word, *STANDINGS[form])
        elif tag == "VERB" and (frame := verbs().get(form)) is not None:
            yield from _verb(scene, word, frame)


def _helped(scene: Scene, kind: TieKind, other: Party) -> TieKind:
    """To back a state is to side with it, to back a group to help it."""
    return "alliance" if kind == "aid" and scene.actors[other.id].kind in _STATES else kind


def _compound(scene: Scene, word: int, kind: TieKind) -> Iterator[Found]:
    """ "*Iran-backed* rebels"."""
    parse = scene.parse
    giver = bound(scene, [word - 2])
    if not giver or not parse.is_a(word, "amod", "acl", "compound"):
        return
    head = int(parse.head[word])
    taker = bound(scene, [head]) if head in scene.cast.at else _named_by(scene, head)
    for party in taker:
        yield from crossed(giver, [party], _helped(scene, kind, party), word, "a compound: backed by")


def _named_by(scene: Scene, head: int) -> list[Party]:
    """Whose name a noun carries: "*Houthi* rebels", who are no actor of their own."""
    parse = scene.parse
    inner = [c for c in parse.children(head, "compound", "amod", "flat", "appos", "nmod:desc") if c in scene.cast.at]
    found = [p for p in bound(scene, inner) if scene.actors[p.id].kind not in ("state", "population")]
    return found


def _standing(scene: Scene, word: int, kind: TieKind, behind: tuple[str, ...]) -> Iterator[Found]:
    """ "Is *allied* with", "heavily *dependent* on", "a party *hostile* to"."""
    parse = scene.parse
    others = led(scene, word, behind)
    if not others or not holds(scene, word):
        return
    if parse.is_a(word, "amod", "acl") and parse.child(word, "cop") is None:
        ones = bound(scene, [int(parse.head[word])])
    else:
        ones = doers(scene, word)
        if not ones and (subject := parse.child(word, "nsubj:pass")) is not None:
            ones = bound(scene, [subject])
    yield from crossed(ones, others, kind, word, f"how one stands to the other: {scene.form(word)}")
    if kind == "dependence":
        yield from _fuel(scene, ones, others, word)


def _fuel(scene: Scene, ones: list[Party], others: list[Party], word: int) -> Iterator[Found]:
    """Who depends on another's fuel gets it: "depends on *Russian gas*"."""
    parse = scene.parse
    for child in parse.children(word, "obl", "nmod"):
        if {scene.form(child), *(scene.form(c) for c in parse.children(child, "compound", "conj", "nmod"))} & ENERGY:
            yield from crossed(others, ones, "energy", word, "dependence on fuel")


def _verb(scene: Scene, verb: int, frame: Frame) -> Iterator[Found]:
    parse = scene.parse
    if not _lasts(scene, verb, frame.lasting):
        return
    things = {scene.form(t) for o in objects(parse, verb) for t in parse.subtree(o, "acl", "acl:relcl")[:12]}
    kind = frame.kind
    if kind == "trade":
        kind = "arms" if things & ARMS else "energy" if things & ENERGY else "trade"
        if kind == "trade" and not scene.form(verb).startswith(("export", "import", "sell", "sold", "buy", "bought")):
            return
    if kind == "dependence" and not frame.to and not bound(scene, parse.children(verb, "obj")):
        return
    ones = doers(scene, verb)
    others = led(scene, verb, frame.to) if frame.to else _acted_on(scene, verb)
    if frame.to and not others and frame.to == ("to",):
        others = bound(scene, parse.children(verb, "iobj"))
    if frame.to and not others:
        others = _inside(scene, verb, frame)
    others = [p for p in others if p.id not in {q.id for q in ones}]
    if frame.turned:
        ones, others = others, ones
    why = f"a verb: {scene.form(verb)}"
    for party in others:
        yield from crossed(ones, [party], _helped(scene, kind, party), verb, why)
    if kind == "dependence" and frame.to:
        yield from _fuel(scene, ones, others, verb)


def _acted_on(scene: Scene, verb: int) -> list[Party]:
    return [p for p in bound(scene, [o for o in objects(scene.parse, verb) if o in scene.cast.at])]


def _inside(scene: Scene, verb: int, frame: Frame) -> list[Party]:
    """Who stands in the object: "supplies a fifth of *Spain's* gas", "buys *Iranian* oil"."""
    ones = bound(scene, objects(scene.parse, verb))
    return ones if frame.kind in ("trade", "energy") and len(ones) == 1 else []


def _lasts(scene: Scene, verb: int, lasting: bool) -> bool:
    """Whether what a verb says is so, and is more than a single deed where it must be."""
    parse = scene.parse
    status = status_of(parse, verb).modality
    if status == "ongoing":
        return True
    if status != "occurred":
        return False
    if not lasting:
        return True
    helpers = {scene.form(c) for c in parse.children(verb, "aux", "aux:pass")}
    form = scene.form(verb)
    if helpers & {"has", "have", "had", "is", "are"} or form.endswith("ing"):
        return True
    if is_passive(parse, verb) and parse.is_a(verb, "acl"):
        return True
    return tense_of(parse, verb) == "present" and not form.endswith("ed")
