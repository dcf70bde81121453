"""Ties that verbs, adjectives and compounds tell: "depends on Russia", "hostile to Israel", "Iran-backed rebels"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.reading.event_phrases import Party, cases, is_passive, objects
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import status_of
from dragoman.reading.participants import takes_part
from dragoman.reading.tenses import tense_of
from dragoman.reading.tie_objects import in_a_matter, is_matter, is_property
from dragoman.reading.tie_open import is_guessed, is_wished
from dragoman.reading.tie_scene import Found, Scene, crossed, helped_kind, holds, is_league
from dragoman.reading.tie_sides import bound, doers, led, located
from dragoman.reading.tie_verb_words import (
    COMPOUNDED,
    COMPUTERS,
    LOOSE,
    SIDES,
    STANDINGS,
    Frame,
    verbs,
)
from dragoman.reading.tie_words import ARMS, EDIBLE, ENERGY, FIGHTERS, GOODS
from dragoman.records import TieKind

_BACKING = verb_table("support back champion sponsor".split())
_TRADING = verb_table("sell export import buy purchase fill flood".split())
_WILL = verb_table("come join form deploy enter arrive want seek try attempt work help aim vow continue unite".split())
_BOUND = frozenset("bound obliged obligated committed pledged sworn".split())
_WAGING = verb_table(("wage",))
_GIVEN = verb_table("contribute donate".split())
#: What somebody who speaks for no state does without a tie: "owes him her fame", "helped his neighbours".
_STATELY = verb_table("owe help protect defend favour favor shield safeguard".split())
_PRIVATE = frozenset("person party population".split())
_JOINING = verb_table("join belong".split())
_MONEY = frozenset("money funds cash $ dollars euros".split())
_SUPPLYING = verb_table("provide supply send ship deliver".split())


@cache
def _signs() -> frozenset[str]:
    """All forms at which a rule begins."""
    return frozenset((*COMPOUNDED, *SIDES, *STANDINGS, *verbs()))


def in_predicates(scene: Scene) -> Iterator[Found]:
    """The ties that verbs, adjectives and compounds of a report tell, in the order of the text."""
    for word in scene.parse.where(_signs()):
        tag, form = scene.parse.upos[word], scene.form(word)
        if tag not in ("VERB", "ADJ") and form not in SIDES:
            continue
        if form in COMPOUNDED and word > 1 and scene.form(word - 1) in ("-", "–"):
            yield from _compound(scene, word, COMPOUNDED[form])
        elif form in SIDES and scene.form(word + 1) in ("-", "–"):
            yield from _siding(scene, word, SIDES[form])
        elif form in STANDINGS:
            yield from _standing(scene, word, *STANDINGS[form])
        elif tag == "VERB":
            for frame in verbs().get(form, ()):
                yield from _verb(scene, word, frame)


def _siding(scene: Scene, word: int, kind: TieKind) -> Iterator[Found]:
    """ "A *pro*-Iranian militia": who sides with whom is the head of the phrase, or of whom it is said."""
    parse = scene.parse
    last = min(word + 5, parse.sentences[parse.sentence_of[word]][1])
    named = next((w for w in range(word + 2, last) if w in scene.cast.at), None)
    if named is None:
        return
    others = [p for p in bound(scene, [named]) if p.word == named]
    above = next(
        (a for a in (word, named, *parse.ancestors(named)) if a > named or parse.child(a, "cop") is not None), None
    )
    if above is None or "no" in {scene.form(c) for c in parse.children(above, "det")}:  # "in *no* way anti-Chad"
        return
    ones = [p for p in bound(scene, [above]) if p.word == above] if above in scene.cast.at else _named_by(scene, above)
    if above == named or (not ones and parse.child(above, "cop") is not None and not cases(parse, above)):
        ones = doers(scene, above)
    why = "a compound: for another" if kind == "alliance" else "a compound: against another"
    mine = {p.id for p in others}
    yield from crossed([p for p in ones if p.id not in mine], others, kind, word, why)


def _compound(scene: Scene, word: int, kind: TieKind) -> Iterator[Found]:
    """ "*Iran-backed* rebels"."""
    parse = scene.parse
    giver = bound(scene, [word - 2])
    if scene.form(word) == "owned" and parse.upos[word - 2] == "ADJ":  # "*Japanese-owned* Honda": by firms from there
        giver = [p for p in giver if not scene.is_state(p.id)]
    giver = giver or _own_state(scene, word)
    if not giver or not parse.is_a(word, "amod", "acl", "compound"):
        return
    head = parse.governor[word]
    if kind == "finance" and head not in scene.cast.at:  # "a *Chinese-funded* railway in Kenya"
        yield from crossed(giver, located(scene, head), kind, word, "a compound: financed by")
        return
    taker = bound(scene, [head]) if head in scene.cast.at else _named_by(scene, head)
    taker = [p for p in taker if p.word != head or p.id in scene.cast.at[head]]  # a candidate is not his state
    for party in taker:
        yield from crossed(giver, [party], helped_kind(scene, kind, party), word, "a compound: backed by")


def _own_state(scene: Scene, word: int) -> list[Party]:
    """ "*State*-owned Xinhua": the state whose body it is."""
    if scene.form(word - 2) not in ("state", "government"):
        return []
    actors = (scene.actor(p.id) for p in bound(scene, [scene.parse.governor[word]]))
    codes = [a.country for a in actors if a is not None and a.country is not None and a.country in scene.actors]
    return [Party(code, word - 2) for code in codes]


def _named_by(scene: Scene, head: int) -> list[Party]:
    """Whose name a noun carries: "*Houthi* rebels", who are no actor of their own; not that of a thing."""
    parse = scene.parse
    inner = [c for c in parse.children(head, "compound", "amod", "flat", "appos", "nmod:desc") if c in scene.cast.at]
    if scene.form(head) not in FIGHTERS and not takes_part(parse, head):
        inner = [c for c in inner if c > head]  # "an *anti-Israel* UN resolution"
    named = [(party, scene.actor(party.id)) for party in bound(scene, inner)]
    return [party for party, actor in named if actor is not None and actor.kind not in ("state", "population")]


def _standing(scene: Scene, word: int, kind: TieKind, behind: tuple[str, ...]) -> Iterator[Found]:
    """ "Is *allied* with", "heavily *dependent* on", "a party *hostile* to"."""
    parse = scene.parse
    others = led(scene, word, behind)
    if scene.form(word) in LOOSE:
        others = [p for p in others if not scene.is_state(p.id)]
    if not others or not holds(scene, word):
        return
    if parse.is_a(word, "amod", "acl") and parse.child(word, "cop") is None:
        ones = bound(scene, [parse.governor[word]])
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
    if frame.kind == "alliance" and (bond := _binding(scene, verb)) is not None:
        who = bound(scene, parse.children(bond, "nsubj", "nsubj:pass"))
        weak = [d for c in parse.children(verb, "ccomp", "xcomp") for d in parse.children(c, "nsubj")]
        others = _acted_on(scene, verb) or bound(scene, weak)  # "to help *Chad* defend itself"
        yield from crossed(who, others, "alliance", verb, "bound to defend")
        return
    lasts = not frame.ends and _lasts(scene, verb, frame.lasting)
    given = scene.form(verb) in _GIVEN and parse.child(verb, "obj") is None  # "*contributed* to his death"
    if given or (frame.kind == "trade" and parse.child(verb, "compound:prt") is not None):  # "was *sold* out"
        return
    if not lasts and not (frame.willed and _is_willed(scene, verb)):
        return
    if is_guessed(parse, verb) or (scene.form(verb) in _BACKING and in_a_matter(scene, verb)):
        return
    why = f"a verb: {scene.form(verb)}"
    ones = doers(scene, verb)
    if not ones and frame.kind == "dependence":  # "whether Chad gives in *depends* on Japan"
        clauses = [
            c for c in parse.children(verb, "csubj", "advcl", "dep") if c < verb and parse.child(c, "nsubj") is not None
        ]
        open_ = [c for c in clauses if any(scene.form(m) == "whether" for m in parse.children(c, "mark"))]
        ones = [p for clause in open_ for p in doers(scene, clause)]
    others = led(scene, verb, frame.to) if frame.to else _acted_on(scene, verb)
    if frame.to == ("against",) and scene.form(verb) not in _WAGING and objects(parse, verb):
        others = []  # "fights the measures *against* Chad"
    kinds = [frame.kind]
    if frame.kind == "trade" and not frame.both:
        kinds = _traded(scene, verb)
        if not frame.to:  # "fills the Russian *market*"
            others = bound(scene, [o for o in objects(parse, verb) if scene.form(o) in ("market", "markets")])
        elif not others:
            others = bound(scene, parse.children(verb, "iobj")) if frame.to == ("to",) else []
            others = others or _inside(scene, verb) or _understood(scene, verb, kinds, ones)
    others = [p for p in others if p.id not in {q.id for q in ones}]
    if scene.form(verb) in _BACKING:
        others = [p for p in others if not _is_unknown(scene, p)]
    if scene.form(verb) in _JOINING:  # "*joined* NATO"
        others = [p for p in others if is_league(scene, p.id)]
    if frame.kind == "influence" or scene.form(verb) in _STATELY:  # who runs a firm has a post
        ones = [p for p in ones if (one := scene.actor(p.id)) is not None and one.kind not in _PRIVATE]
    if scene.form(verb) in _STATELY:
        others = [p for p in others if (one := scene.actor(p.id)) is not None and one.kind != "person"]
    if frame.turned:
        ones, others = others, ones
    if frame.both:
        yield from crossed(others, ones, frame.kind, verb, why)
        yield from crossed(ones, others, frame.kind, verb, why)
        return
    if scene.form(verb) in _BACKING and is_passive(parse, verb):  # "Japan, *backed* by Chad, opposed": in a matter
        ones = [p for p in ones if not scene.is_state(p.id) or not any(scene.is_state(q.id) for q in others)]
    for kind in kinds:
        for party in others:
            helped = helped_kind(scene, kind, party) if scene.form(verb) in _BACKING else kind
            yield from crossed(ones, [party], helped, verb, why)
        if kind == "dependence" and frame.to:
            yield from _fuel(scene, ones, others, verb)


def _binding(scene: Scene, verb: int) -> int | None:
    """The word that binds to what a verb names: "is *bound* by treaty to defend Japan"."""
    parse = scene.parse
    above = parse.governor[verb]
    if any(scene.form(c) in ("when", "as", "after") for c in parse.children(verb, "mark", "advmod")):
        return None  # "committed to reform *when* it joined"
    if parse.is_a(verb, "acl") and parse.is_a(above, "obl"):
        above = parse.governor[above]
    return above if parse.is_a(verb, "xcomp", "advcl", "ccomp", "acl") and scene.form(above) in _BOUND else None


def _is_willed(scene: Scene, verb: int) -> bool:
    """Whether somebody means or works to do it: "a coalition *to counter* Chad", "efforts *to oust* him"."""
    parse = scene.parse
    if status_of(parse, verb).modality == "planned":
        return True
    above = parse.governor[verb]
    return (
        parse.is_a(verb, "advcl", "xcomp", "acl", "obl", "nmod")
        and not parse.is_a(verb, "acl:relcl")
        and (scene.form(above) in _WILL or parse.upos[above] in ("NOUN", "PROPN"))
    )


def _traded(scene: Scene, verb: int) -> list[TieKind]:
    """The kinds of tie that a verb of giving or getting makes, by the things that pass."""
    parse = scene.parse
    if is_property(scene, verb):
        return []
    things = {scene.form(t) for o in objects(parse, verb) for t in parse.subtree(o, "acl", "acl:relcl", "appos")}
    if things & COMPUTERS:
        things -= {"hardware"}
    found: list[TieKind] = ["arms"] if things & ARMS else ["energy"] if things & ENERGY and not things & EDIBLE else []
    if scene.form(verb) in _SUPPLYING and things & (GOODS | _MONEY):
        found.append("aid")
    return found or (["trade"] if scene.form(verb) in _TRADING else [])


def _is_unknown(scene: Scene, party: Party) -> bool:
    """Whether nothing tells that a name is one of people: "Japan backs *DXF*", a standard for discs."""
    actor = scene.actor(party.id)
    named = scene.parse.upos[party.word] == "PROPN"
    return named and actor is not None and actor.kind == "civil-group" and actor.country is None


def _understood(scene: Scene, verb: int, kinds: list[TieKind], ones: list[Party]) -> list[Party]:
    """Who gets what somebody provides where a clause leaves it open: the last one named before that clause.

    "Tokyo lost sway over Chad because Ankara now *provides* fuel": Chad.
    """
    parse = scene.parse
    if scene.form(verb) not in _SUPPLYING or kinds == ["trade"] or not parse.is_a(verb, "advcl"):
        return []
    begin, first = parse.extent(verb)[0], parse.sentences[parse.sentence_of[verb]][0]
    mine = {p.id for p in ones}
    before = (bound(scene, [w]) for w in range(begin - 1, first - 1, -1) if w in scene.cast.at)
    return next(([p for p in found if p.id not in mine] for found in before if found), [])[:1]


def _acted_on(scene: Scene, verb: int) -> list[Party]:
    return bound(scene, [o for o in objects(scene.parse, verb) if o in scene.cast.at and not is_matter(scene, o)])


def _inside(scene: Scene, verb: int) -> list[Party]:
    """Who stands in the object: "supplies a fifth of *Spain's* gas", "buys *Iranian* oil"."""
    ones = bound(scene, objects(scene.parse, verb))
    return ones if len(ones) == 1 else []


def _lasts(scene: Scene, verb: int, lasting: bool) -> bool:
    """Whether what a verb says is so, and is more than a single deed where it must be."""
    parse = scene.parse
    first = parse.governor[verb] if parse.is_a(verb, "conj") else verb
    if any(scene.form(c) == "from" for c in parse.children(first, "mark", "case")):
        return False  # "would stop Turkey from backing"
    if is_wished(parse, verb):
        return False  # "is in talks to buy"
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
