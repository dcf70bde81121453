"""Ties that a noun for what passes from one to another tells: "*exports* to", "*troops* in", "*sanctions* on"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.event_phrases import Party, cases
from dragoman.reading.lemmas import verb_table
from dragoman.reading.tie_scene import Found, Scene, contents, crossed, holds, is_denied, modifiers, tie
from dragoman.reading.tie_sides import (
    beneath,
    bound,
    carrier,
    doers,
    havers,
    led,
    located,
    owners,
    subject_near,
    subjects_above,
)
from dragoman.reading.tie_verb_words import GETTING, GIVING, IN_FORCE, RAIDING, USING
from dragoman.reading.tie_words import (
    ARMS,
    EDIBLE,
    ENERGY,
    MATERIAL,
    MILITARY,
    OF_PENALTIES,
    PENAL,
    TROOP_WORDS,
    Flow,
    singular,
)
from dragoman.records import TieKind

#: What is for somebody, not for what is theirs: "*support* for Japan's plan" is none for Japan.
_OF_WHOM = frozenset("support backing endorsement loyalty allegiance sympathy".split())
#: Verbs that take for granted that a force is where it is.
_POSTED = verb_table("withdraw pull remove keep maintain retain evacuate reduce redeploy recall".split())
_POSTING = {**GIVING, **_POSTED}
_THREATENING = verb_table("threaten warn menace".split())
_LEANING = verb_table("depend rely lean count live survive".split())
#: Shares in a firm are a hold on that firm, not on the land that it is in; and those sold are none any more.
_SHARES = frozenset(("stake", "shareholding"))
_SELLING = verb_table("sell divest offload".split())
#: What is called a force or contingent without arms.
_CIVIL = frozenset("banking business press media olympic sports trade labour labor work sales diplomatic".split())
_BALANCES = frozenset(("surplus", "deficit"))
_TO: dict[TieKind, tuple[str, ...]] = {
    "sanctions": ("on", "against"),
    "influence": ("over", "on", "in", "with"),
    "dependence": ("on", "upon"),
    "finance": ("to", "for", "in"),
    "alliance": ("for", "to", "of"),
}


def in_flow(scene: Scene, noun: int, flow: Flow) -> Iterator[Found]:
    """ "Its palm oil *exports* to China", "Chinese *loans* to Sri Lanka", "*sanctions* on Iran"."""
    if is_denied(scene, noun):
        return
    if scene.form(noun) == "debt" and "in" in cases(scene.parse, noun):  # "is deep in *debt* to Japan"
        yield from crossed(led(scene, noun, ("to",)), doers(scene, noun), "finance", noun, "in debt to another")
        return
    if flow.kind == "troops":
        yield from _troops(scene, noun)
    elif flow.kind == "sanctions":
        yield from _sanctions(scene, noun)
    elif flow.kind == "dependence":
        ones = owners(scene, noun) or led(scene, noun, ("of", "by")) or havers(scene, noun, None)
        why = f"what passes from one to the other: {singular(scene.form(noun))}"
        if holds(scene, noun):
            yield from crossed(ones, led(scene, noun, _TO["dependence"]), "dependence", noun, why)
    elif (flow.kind == "influence" and owners(scene, noun)) or (holds(scene, noun) and _is_given(scene, noun)):
        yield from _passing(scene, noun, flow)  # "use *its* influence": it has it


def _is_given(scene: Scene, noun: int) -> bool:
    """Whether the verb that gives something tells of what is so: not "will provide aid"."""
    verb = carrier(scene, noun, GIVING)
    return verb is None or holds(scene, verb)


def _passing(scene: Scene, noun: int, flow: Flow) -> Iterator[Found]:
    """What passes from one to the other, with who gives and who gets it."""
    parse = scene.parse
    word, things, kind = singular(scene.form(noun)), contents(scene, noun), flow.kind
    if kind == "trade":
        kind = "arms" if things & ARMS else "energy" if things & ENERGY and not things & EDIBLE else "trade"
        if kind == "trade" and word not in ("export", "import") and not ("trade" in things and word in _BALANCES):
            return
    if kind == "alliance" and things & MATERIAL:
        kind = "aid"
    why = f"what passes from one to the other: {word}"
    if word in _SHARES and carrier(scene, noun, _SELLING) is not None:
        return
    whose = owners(scene, noun)
    if not whose and kind == "influence":
        whose = led(scene, noun, ("of",))
    to = _TO.get(kind, ("to", "for"))
    if word in _BALANCES:
        to = ("with",)
    gets = led(scene, noun, to, verb=True, named=word in _OF_WHOM or word in _SHARES)
    gives = led(scene, noun, ("from", "by"), verb=True)
    giving, getting = carrier(scene, noun, GIVING), carrier(scene, noun, GETTING)
    if word in ("debt", "deficit"):
        gets, gives = whose, gets
    elif flow.inward:
        gets = whose
        if kind == "energy" and whose and not gives:  # "alternatives to Russian gas *imports*"
            gets, gives = subjects_above(scene, noun), whose
    else:
        gives = whose or gives
        if not gives and giving is not None:
            gives = doers(scene, giving)
        elif not gives and "as" in cases(parse, noun) and parse.is_a(noun, "obl"):  # "hand over grain as a *gift*"
            gives = doers(scene, parse.governor[noun])
    if not gets and getting is not None:
        gets = doers(scene, getting)
    governor = parse.governor[noun]
    if (
        not gets
        and parse.is_a(noun, "obl")
        and cases(parse, noun) & {"on", "upon"}
        and scene.form(governor) in _LEANING
    ):
        gets = doers(scene, governor)  # "relies on Japanese *aid*"
    if not gets and giving is not None and kind in ("aid", "arms"):  # "has provided aid to sustain Chad"
        gets = bound(scene, [o for c in parse.children(giving, "advcl") for o in parse.children(c, "obj")])
    if gets and not gives and kind == "alliance":
        gives = subject_near(scene, noun)
        why = "given by whom the clause is about"
    yield from crossed(gives, gets, kind, noun, why)


def _sanctions(scene: Scene, noun: int) -> Iterator[Found]:
    """ "U.S. *sanctions* on Iran", "which is under severe *sanctions*", "lifted the *embargo* against"."""
    parse = scene.parse
    if singular(scene.form(noun)) in PENAL and not modifiers(scene, noun) & OF_PENALTIES:
        return
    governor = parse.governor[noun]
    under = "under" in cases(parse, noun)
    verb = governor if parse.is_a(noun, "obj", "nsubj:pass") and parse.upos[governor] == "VERB" else None
    verb = None if under else verb
    why = f"a penalty: {singular(scene.form(noun))}"
    if verb is not None and scene.form(verb) not in IN_FORCE:
        if scene.form(verb) != "announced" and not holds(scene, verb):
            return
    elif verb is None and not holds(scene, noun):
        return
    whole = scene.form(noun) in ("blockade", "boycott", "embargo", "embargoes")
    gets = led(scene, noun, ("on", "against", "of", "to") if whole else _TO["sanctions"], verb=True)
    if not gets and parse.is_a(noun, "nsubj", "nsubj:pass"):  # "the embargo *applied* to Chad"
        gets = led(scene, governor, ("on", "against", "to"))
    if not gets and parse.is_a(noun, "nsubj"):  # "sanctions have hurt *Chad*"
        gets = bound(scene, [o for o in parse.children(governor, "obj") if o in scene.cast.at])
    whose = [*owners(scene, noun), *led(scene, noun, ("by", "from"))]
    means = cases(parse, noun) & {"through", "with", "by", "via"}
    if means and parse.is_a(noun, "obl") and scene.form(governor) not in _THREATENING:  # "punished Chad with"
        gets = gets or bound(scene, [o for o in parse.children(governor, "obj") if o in scene.cast.at])
        whose = whose or doers(scene, governor)
    below = [c for c in parse.children(noun, "acl:relcl") if parse.child(c, "nsubj") is not None]
    if not whose and below:
        whose = doers(scene, below[0])  # "the sanctions that Japan imposed on"
        gets = gets or led(scene, below[0], _TO["sanctions"])
    if not whose and verb is not None and scene.form(verb) in {*GIVING, *IN_FORCE, "announced"}:
        whose = [p for p in _imposers(scene, verb, gets) if p.id not in {q.id for q in gets}]
    if not gets and under:
        gets = beneath(scene, noun)
    if not gets and (getting := carrier(scene, noun, GETTING)) is not None:
        gets = doers(scene, getting)
        whose = [p for p in whose if p.id not in {q.id for q in gets}]
    if whose:
        yield from crossed(whose, gets, "sanctions", noun, why)
    elif singular(scene.form(noun)) in ("sanction", "embargo", "embargoes", "blockade"):
        yield from (tie(None, p, "sanctions", noun, why) for p in gets)


def _imposers(scene: Scene, verb: int, gets: list[Party]) -> list[Party]:
    """Who imposes penalties: not who gives something to the same in one breath, but who says so.

    "Japan says Iran sends oil to Syria and *announced* sanctions against it", hung on "sends".
    """
    parse = scene.parse
    above = parse.governor[verb]
    in_one_breath = parse.is_a(verb, "conj") and parse.is_a(above, "ccomp") and scene.form(above) in GIVING
    given = {p.id for at in (above, *parse.children(above, "obj")) for p in led(scene, at, ("to",))}
    if in_one_breath and given & {p.id for p in gets}:
        return doers(scene, parse.governor[above])
    return doers(scene, verb)


def _troops(scene: Scene, noun: int) -> Iterator[Found]:
    """ "28,500 U.S. *troops* in South Korea", "its *base* near Doha", "keeps 10,000 *troops* at"."""
    form = scene.form(noun)
    if form not in TROOP_WORDS or (form in MILITARY and not modifiers(scene, noun) & {"military", "troop", "naval"}):
        return
    if _is_raid(scene, noun):
        return
    if modifiers(scene, noun) & _CIVIL:
        return
    whose = owners(scene, noun)
    if not whose and (verb := carrier(scene, noun, _POSTING)) is not None:
        whose = doers(scene, verb) if scene.form(verb) in _POSTED or holds(scene, verb) else []
    where = [p for p in located(scene, noun) if not _has_forces_there(scene, noun, p)] if whose else []
    if whose and not where and (verb := carrier(scene, noun, _POSTED)) is not None:
        where = [p for p in led(scene, verb, ("from",)) if scene.is_state(p.id)]
    if whose and not where and (verb := carrier(scene, noun, GETTING)) is not None:
        where = doers(scene, verb)
    yield from crossed(whose, where, "troops", noun, "troops in another's land")


def _has_forces_there(scene: Scene, noun: int, where: Party) -> bool:
    """Whether "the country" cannot be that state: "*Chadian forces* help Malian troops in *the country*"."""
    parse = scene.parse
    first, _ = parse.sentences[parse.sentence_of[noun]]
    return parse.upos[where.word] == "NOUN" and any(
        where.id in scene.cast.at.get(w, ()) and scene.form(parse.governor[w]) in TROOP_WORDS
        for w in range(first, noun)
    )


def _is_raid(scene: Scene, noun: int) -> bool:
    """Whether special forces came for a single deed: "killed by Japanese *special* forces in Chad"."""
    parse = scene.parse
    acting = parse.is_a(noun, "nsubj") or (parse.is_a(noun, "obl", "obl:agent", "nmod") and "by" in cases(parse, noun))
    return acting and scene.form(parse.governor[noun]) in RAIDING and "special" in modifiers(scene, noun)


def in_arms(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Flies *jets* from Japan", "Iran's Chinese *missiles*", "uses American-made *tanks*"."""
    parse = scene.parse
    governor = parse.governor[noun]
    whose = [c for c in parse.children(noun, "nmod:poss") if c in scene.cast.at]
    holders = bound(scene, whose)
    made = [c for c in parse.children(noun, "amod", "compound", "nmod:desc") if c < noun]
    makers = led(scene, noun, ("from",)) or [
        p for p in owners(scene, noun) if p.word not in whose and (p.word in made or parse.governor[p.word] in made)
    ]
    origin = [c for c in parse.children(noun, "nmod") if scene.form(c) in ("origin", "make", "design", "manufacture")]
    makers = makers or [p for c in origin for p in owners(scene, c)]
    if not holders and parse.is_a(noun, "obj") and scene.form(governor) in USING and holds(scene, governor):
        holders = doers(scene, governor)
    yield from crossed(makers, holders, "arms", noun, "arms from another")
