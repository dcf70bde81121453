"""Ties that nouns tell: what somebody is to another, what lies between two, what passes from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.reading.cues import NEGATIONS
from dragoman.reading.event_parties import Party, cases, objects
from dragoman.reading.tie_sides import (
    Found,
    Scene,
    all_between,
    bound,
    carrier,
    crossed,
    doers,
    havers,
    holds,
    led,
    located,
    owners,
    referents,
    tie,
)
from dragoman.reading.tie_words import (
    AGAINST,
    ARMS,
    AT,
    ATTACKS,
    BINDING,
    BINDING_VERBS,
    BRANCHES,
    CLOSE,
    EDIBLE,
    ENERGY,
    EXCHANGES,
    GETTING,
    GIVING,
    GOING_ON,
    HANDS,
    HAVING,
    IN_FORCE,
    LEAGUES,
    MATERIAL,
    MILITARY,
    NAMING,
    NEIGHBOURING,
    NO_CONFLICT,
    NO_PARTNERS,
    PACTS,
    PLEDGES,
    RELATIONS,
    STRUGGLES,
    TENSE,
    TROOP_WORDS,
    USING,
    Flow,
    Role,
    between,
    flows,
    roles,
    singular,
)
from dragoman.records import TieKind

#: Words for what a tie is no more, or is not yet.
_GONE = frozenset(
    "former ex one-time erstwhile potential would-be possible prospective future alleged pending "
    "planned proposed threatened".split()
)
_MADE_CLOSER = frozenset("tie relation relationship cooperation".split())
_SAFETY = frozenset("security defence defense safety".split())
_TRADERS = frozenset("partner supplier customer buyer importer exporter source market destination".split())
_GREAT = frozenset("largest biggest main top key major important principal primary leading chief".split())
_MUTUAL = frozenset("alliance border rivalry".split())


def in_nouns(scene: Scene) -> Iterator[Found]:
    """The ties that the nouns of a report tell, in the order of the text."""
    parse = scene.parse
    for word, tag in enumerate(parse.upos):
        if tag not in ("NOUN", "PROPN", "ADJ"):
            continue
        form = scene.form(word)
        noun = singular(form)
        if form in HANDS and "under" in cases(parse, word):
            yield from _under(scene, word)
        if tag == "ADJ":
            if form in NEIGHBOURING:
                yield from _neighbouring(scene, word)
            elif form in roles() and int(parse.head[word]) in scene.cast.at:  # "its *rival* Taiwan"
                yield from _role(scene, word, roles()[form])
        elif (role := roles().get(form)) is not None:
            yield from _role(scene, word, role)
        elif noun in RELATIONS or noun in PACTS:
            yield from _relation(scene, word, noun)
        elif (kind := between().get(form)) is not None:
            yield from _between(scene, word, noun, kind)
        elif form in EXCHANGES:
            yield from _exchange(scene, word)
        elif noun in AGAINST or noun in ATTACKS or noun in STRUGGLES:
            yield from _against(scene, word, noun)
        elif form in ARMS or form == "vessels":
            yield from _arms(scene, word)
        elif noun in PLEDGES:
            yield from _pledge(scene, word)
        elif (flow := flows().get(form)) is not None:
            yield from _flow(scene, word, flow)


def _before(scene: Scene, noun: int) -> set[str]:
    """The words before a noun that say what kind of thing it is."""
    parse = scene.parse
    found: set[str] = set()
    for child in parse.children(noun, "amod", "compound", "nmod:desc", "nummod", "advmod", "acl"):
        if child < noun:
            found |= {scene.form(child), *(scene.form(c) for c in parse.children(child, "conj", "compound", "amod"))}
    return found


def _denied(scene: Scene, noun: int) -> bool:
    """Whether a noun is denied by itself or its copula: "no ally", "is not an ally"."""
    parse = scene.parse
    return any(
        scene.form(c) in NEGATIONS or scene.form(c) == "no" for c in parse.children(noun, "advmod", "det", "cc")
    ) or bool(_before(scene, noun) & _GONE)


def _role(scene: Scene, noun: int, role: Role) -> Iterator[Found]:
    """ "China is an important *ally* of Pyongyang", "its *neighbour* Chad", "Iran's main gas *supplier*"."""
    before = _before(scene, noun)
    word = singular(scene.form(noun))
    once = role.kind == "influence"  # "a *former* French colony": the hold is told as one
    if (_denied(scene, noun) and not once) or (word in ("partner", "friend") and before & NO_PARTNERS):
        return
    if word == "friend" and before & {"personal", "close", "family"}:
        return
    if (word == "power" and not before & {"colonial", "occupying"}) or (word == "raft" and "life" not in before):
        return
    kind, why = role.kind, f"what one is to the other: {word}"
    if word in _TRADERS:
        kind = _branch(scene, noun, before, kind)
        if word in ("market", "destination", "source") and not (
            before & _GREAT and (kind != "trade" or _is_trade(scene, noun))
        ):
            return
    behind = ("in",) if word == "power" else ()
    meant = referents(scene, noun)
    whose = [
        *_owning(scene, noun, meant),
        *led(scene, noun, ("of", "with", "to", "for", *behind), named=kind in _MUTUAL),
    ]
    if word == "member":
        whose = [p for p in whose if p.id in LEAGUES]
    if not whose:
        plural = scene.form(noun) != word and word not in ("member", "partner")
        if kind in _MUTUAL and len(meant) > 1 and (plural or len(meant) == 2):
            yield from all_between(meant, kind, noun, why)
        elif kind == "trade" and word == "partner" and len(meant) == 2:
            yield from (
                *crossed(meant[:1], meant[1:], kind, noun, why),
                *crossed(meant[1:], meant[:1], kind, noun, why),
            )
        return
    meant = [p for p in meant if p.id not in {q.id for q in whose}]
    if role.holder == "owner":
        yield from crossed(whose, meant, kind, noun, why)
    else:
        yield from crossed(meant, whose, kind, noun, why)


def _owning(scene: Scene, noun: int, meant: list[Party]) -> list[Party]:
    """Whose ally, rival or supplier somebody is, where an owner or a subject says so."""
    parse = scene.parse
    governor = int(parse.head[noun])
    taken = {p.id for p in meant}
    if found := [p for p in owners(scene, noun) if p.id not in taken]:
        return found
    if parse.is_a(noun, "appos", "compound", "nmod:desc", "flat", "amod") and governor in scene.cast.at:
        found = bound(scene, parse.children(governor, "nmod:poss"))  # "*its* ally Chad", hung on Chad
    elif parse.is_a(noun, "obj") and scene.form(governor) in HAVING:
        found = doers(scene, governor)  # "has one ally, Chad"
    elif parse.is_a(noun, "xcomp", "obj", "ccomp", "obl") and scene.form(governor) in NAMING:
        found = doers(scene, governor)  # "considers Chad its enemy"
    elif parse.is_a(noun, "acl:relcl") and any(scene.form(c) == "where" for c in parse.children(noun, "advmod")):
        found = bound(scene, [governor])  # "Chad, where it is the main lender"
    return [p for p in found if p.id not in taken]


def _is_trade(scene: Scene, noun: int) -> bool:
    """Whether a market or source is one of goods: "export *market*", "*source* of imports", "its largest *market*"."""
    traded = {"export", "exports", "import", "imports", "goods", "foreign", "overseas"}
    return scene.form(noun) == "market" or bool(_things(scene, noun) & traded)


def _branch(scene: Scene, noun: int, before: set[str], kind: TieKind) -> TieKind:
    """The kind of a supplier or customer by what is traded."""
    parse = scene.parse
    behind = {
        scene.form(d)
        for c in parse.children(noun, "nmod")
        if "of" in cases(parse, c)
        for d in (c, *parse.children(c, "compound", "conj", "amod"))
    }
    for branch in ("energy", "arms", "trade"):
        if (before | behind) & BRANCHES[branch]:
            return branch
    return kind


def _pair(scene: Scene, noun: int, behind: tuple[str, ...]) -> tuple[list[Party], list[Party]]:
    """The two sides of what lies between two; all on the first side where the text names them together."""
    among = led(scene, noun, ("between", "among"))
    if len(among) > 1:
        return among, []
    whose = owners(scene, noun)
    others = led(scene, noun, behind, verb=True)
    if not whose or (len(whose) < 2 and not others):
        had = havers(scene, noun) or (havers(scene, noun, None) if others else [])
        whose = [*whose, *(p for p in had if p.id not in {q.id for q in whose})]
    mine = {p.id for p in whose}
    return whose, [p for p in others if p.id not in mine]


def _tied(scene: Scene, noun: int, behind: tuple[str, ...], kind: TieKind, why: str) -> Iterator[Found]:
    ones, others = _pair(scene, noun, behind)
    if others:
        yield from crossed(ones, others, kind, noun, why)
    elif len(ones) > 1:
        yield from all_between(ones, kind, noun, why)


def _relation(scene: Scene, noun: int, word: str) -> Iterator[Found]:
    """ "Israel has close security *ties* with Egypt", "strained *relations* between", "a defence *pact* with"."""
    before = _before(scene, noun)
    if _denied(scene, noun):
        return
    if word in PACTS:
        if before & BINDING and holds(scene, noun):
            yield from _tied(scene, noun, ("with", "between"), "alliance", "a pact of friends")
    elif before & TENSE or _is_called(scene, noun, TENSE):
        yield from _tied(scene, noun, ("with", "to"), "rivalry", "tense relations")
    elif (before & CLOSE or _is_called(scene, noun, CLOSE)) and holds(scene, noun):
        yield from _tied(scene, noun, ("with", "to"), "alliance", "close relations")
    elif word in _MADE_CLOSER and (verb := carrier(scene, noun, BINDING_VERBS)) is not None and holds(scene, verb):
        yield from _tied(scene, noun, ("with", "to"), "alliance", "ties made closer")


def _is_called(scene: Scene, noun: int, words: frozenset[str]) -> bool:
    """Whether a predicate says so of the noun: "relations are *strained*", "ties *deteriorated*"."""
    parse = scene.parse
    governor = int(parse.head[noun])
    return parse.is_a(noun, "nsubj", "nsubj:pass") and parse.upos[governor] == "ADJ" and scene.form(governor) in words


def _between(scene: Scene, noun: int, word: str, kind: TieKind) -> Iterator[Found]:
    """ "The *alliance* between", "its *border* with", "the Russia-Ukraine *conflict*"."""
    if _denied(scene, noun) or (word in ("odds", "loggerheads") and "at" not in cases(scene.parse, noun)):
        return
    if kind == "rivalry" and _before(scene, noun) & NO_CONFLICT:
        return
    if kind == "alliance" and not holds(scene, noun):
        return
    behind = {
        "alliance": ("with", "to"),
        "border": ("with", "to", "against"),
        "rivalry": ("with", "against", "in", "on", "towards", "toward", "over"),
    }[kind]
    if scene.form(noun) in AT and "at" in cases(scene.parse, noun):
        behind = ("with",)
    if kind == "border" and scene.form(noun) != word and not led(scene, noun, ("between", "with"), verb=True):
        return  # "within their *borders*"
    yield from _tied(scene, noun, behind, kind, f"what lies between two: {word}")


def _against(scene: Scene, noun: int, word: str) -> Iterator[Found]:
    """ "The *invasion* of Ukraine by Russia", "*aggression* against Syria", "repeated *attacks* on Syria"."""
    if _denied(scene, noun) or (word in ATTACKS and not _before(scene, noun) & GOING_ON):
        return
    whose = [*owners(scene, noun), *led(scene, noun, ("by",))] or havers(scene, noun)
    mine = {p.id for p in whose}
    behind = ("against",) if word in STRUGGLES else ("of", "on", "against", "in")
    others = [p for p in led(scene, noun, behind, verb=True) if p.id not in mine]
    if word == "occupation":
        yield from crossed(whose, others, "troops", noun, "an occupation")
    yield from crossed(whose, others, "rivalry", noun, "a war in the background")


def _pledge(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Its *commitment* to the defence of Japan", "security *guarantees* for Poland"."""
    parse = scene.parse
    secured = [c for c in parse.children(noun, "nmod", "obl") if scene.form(c) in _SAFETY]
    if not secured and not _before(scene, noun) & _SAFETY:
        return
    others = [p for c in secured for p in (*led(scene, c, ("of",)), *owners(scene, c))]
    others = others or led(scene, noun, ("to", "for"))
    yield from crossed(owners(scene, noun) or havers(scene, noun, None), others, "alliance", noun, "a pledge to defend")


def _exchange(scene: Scene, noun: int) -> Iterator[Found]:
    """ "*Trade* between Japan and Iran": each has a hold on the other."""
    if _denied(scene, noun) or not holds(scene, noun):
        return
    ones, others = _pair(scene, noun, ("with",))
    pairs = crossed(ones, others, "trade", noun, "trade both ways")
    for found in pairs or (all_between(ones, "trade", noun, "trade both ways") if len(ones) > 1 else []):
        yield found
        if found.from_ is not None:
            yield replace(found, from_=found.to, to=found.from_)


def _under(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Is under Russian *control*", "keeps the islands under its *rule*"."""
    whose = [*owners(scene, noun), *led(scene, noun, ("of",))]
    yield from crossed(whose, _beneath(scene, noun), "influence", noun, "under another's hand")


def _beneath(scene: Scene, noun: int) -> list[Party]:
    """Who is under what the noun names."""
    parse = scene.parse
    governor = int(parse.head[noun])
    if (subject := parse.child(noun, "nsubj")) is not None:
        return bound(scene, [subject])
    if parse.child(noun, "cop") is not None or (parse.is_a(noun, "conj") and parse.upos[governor] == "VERB"):
        return doers(scene, noun) or bound(scene, parse.children(governor, "nsubj:pass"))
    if parse.is_a(noun, "nmod", "acl", "acl:relcl"):
        return bound(scene, [governor])
    if parse.is_a(noun, "obl") and parse.upos[governor] == "VERB":
        return bound(scene, objects(parse, governor)) or doers(scene, governor)
    return []


def _arms(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Flies *jets* from Japan", "Iran's Chinese *missiles*", "uses American-made *tanks*"."""
    parse = scene.parse
    governor = int(parse.head[noun])
    whose = [c for c in parse.children(noun, "nmod:poss") if c in scene.cast.at]
    holders = bound(scene, whose)
    makers = led(scene, noun, ("from",)) or [p for p in owners(scene, noun) if p.word not in whose]
    if not holders and parse.is_a(noun, "obj") and scene.form(governor) in USING and holds(scene, governor):
        holders = doers(scene, governor)
    yield from crossed(makers, holders, "arms", noun, "arms from another")


def _things(scene: Scene, noun: int) -> set[str]:
    """What a flow is of: "*gas* exports", "supplies of *arms* and *fuel*"."""
    parse = scene.parse
    found = _before(scene, noun)
    for child in parse.children(noun, "nmod"):
        if "of" in cases(parse, child):
            for word in (child, *parse.children(child, "conj")):
                found |= {scene.form(word), *(scene.form(c) for c in parse.children(word, "compound", "amod"))}
    return found


_BALANCES = frozenset(("surplus", "deficit"))
_TO: dict[TieKind, tuple[str, ...]] = {
    "sanctions": ("on", "against"),
    "influence": ("over", "on", "in", "with"),
    "dependence": ("on", "upon"),
    "finance": ("to", "for", "in"),
    "alliance": ("for", "to", "of"),
}


def _flow(scene: Scene, noun: int, flow: Flow) -> Iterator[Found]:
    """ "Its palm oil *exports* to China", "Chinese *loans* to Sri Lanka", "*sanctions* on Iran"."""
    if _denied(scene, noun):
        return
    if scene.form(noun) == "debt" and "in" in cases(scene.parse, noun):  # "is deep in *debt* to Japan"
        yield from crossed(led(scene, noun, ("to",)), doers(scene, noun), "finance", noun, "in debt to another")
        return
    if flow.kind == "troops":
        yield from _troops(scene, noun)
    elif flow.kind == "sanctions":
        yield from _sanctions(scene, noun)
    elif flow.kind == "dependence":
        ones = owners(scene, noun) or havers(scene, noun, None)
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
    word, things, kind = singular(scene.form(noun)), _things(scene, noun), flow.kind
    if kind == "trade":
        kind = "arms" if things & ARMS else "energy" if things & ENERGY and not things & EDIBLE else "trade"
        if kind == "trade" and word not in ("export", "import") and not ("trade" in things and word in _BALANCES):
            return
    if kind == "alliance" and things & MATERIAL:
        kind = "aid"
    why = f"what passes from one to the other: {word}"
    whose = owners(scene, noun)
    to = _TO.get(kind, ("to", "for"))
    if word in _BALANCES:
        to = ("with",)
    gets = led(scene, noun, to, verb=True)
    gives = led(scene, noun, ("from", "by"), verb=True)
    giving, getting = carrier(scene, noun, GIVING), carrier(scene, noun, GETTING)
    if word in ("debt", "deficit"):
        gets, gives = whose, gets
    elif flow.inward:
        gets = whose
        if kind == "energy" and whose and not gives:  # "alternatives to Russian gas *imports*"
            gets, gives = _subjects_above(scene, noun), whose
    else:
        gives = whose or gives
        if not gives and giving is not None:
            gives = doers(scene, giving)
        elif not gives and "as" in cases(parse, noun) and parse.is_a(noun, "obl"):  # "hand over grain as a *gift*"
            gives = doers(scene, int(parse.head[noun]))
    if not gets and getting is not None:
        gets = doers(scene, getting)
    if not gets and giving is not None and kind in ("aid", "arms"):  # "has provided aid to sustain Chad"
        gets = bound(scene, [o for c in parse.children(giving, "advcl") for o in parse.children(c, "obj")])
    yield from crossed(gives, gets, kind, noun, why)


def _sanctions(scene: Scene, noun: int) -> Iterator[Found]:
    """ "U.S. *sanctions* on Iran", "which is under severe *sanctions*", "lifted the *embargo* against"."""
    parse = scene.parse
    governor = int(parse.head[noun])
    under = "under" in cases(parse, noun)
    verb = governor if parse.is_a(noun, "obj", "nsubj:pass") and parse.upos[governor] == "VERB" else None
    verb = None if under else verb
    why = f"a penalty: {singular(scene.form(noun))}"
    if verb is not None and scene.form(verb) not in IN_FORCE:
        if scene.form(verb) != "announced" and not holds(scene, verb):
            return
    elif verb is None and not holds(scene, noun):
        return
    whole = scene.form(noun) in ("blockade", "boycott", "embargo")
    gets = led(scene, noun, ("on", "against", "of", "to") if whole else _TO["sanctions"], verb=True)
    whose = [*owners(scene, noun), *led(scene, noun, ("by", "from"))]
    below = [c for c in parse.children(noun, "acl:relcl") if parse.child(c, "nsubj") is not None]
    if not whose and below:
        whose = doers(scene, below[0])  # "the sanctions that Japan imposed on"
        gets = gets or led(scene, below[0], _TO["sanctions"])
    if not whose and verb is not None and scene.form(verb) in {*GIVING, *IN_FORCE, "announced"}:
        whose = [p for p in _imposers(scene, verb, gets) if p.id not in {q.id for q in gets}]
    if not gets and under:
        gets = _beneath(scene, noun)
    if not gets and (getting := carrier(scene, noun, GETTING)) is not None:
        gets = doers(scene, getting)
        whose = [p for p in whose if p.id not in {q.id for q in gets}]
    if whose:
        yield from crossed(whose, gets, "sanctions", noun, why)
    elif singular(scene.form(noun)) in ("sanction", "embargo", "blockade"):
        yield from (tie(None, p, "sanctions", noun, why) for p in gets)


def _imposers(scene: Scene, verb: int, gets: list[Party]) -> list[Party]:
    """Who imposes penalties: not who gives something to the same in one breath, but who says so.

    "Japan says Iran sends oil to Syria and *announced* sanctions against it", hung on "sends".
    """
    parse = scene.parse
    above = int(parse.head[verb])
    in_one_breath = parse.is_a(verb, "conj") and parse.is_a(above, "ccomp") and scene.form(above) in GIVING
    if in_one_breath and {p.id for p in led(scene, above, ("to",))} & {p.id for p in gets}:
        return doers(scene, int(parse.head[above]))
    return doers(scene, verb)


def _troops(scene: Scene, noun: int) -> Iterator[Found]:
    """ "28,500 U.S. *troops* in South Korea", "its *base* near Doha", "keeps 10,000 *troops* at"."""
    form = scene.form(noun)
    if form not in TROOP_WORDS or (form in MILITARY and not _before(scene, noun) & {"military", "troop", "naval"}):
        return
    whose = owners(scene, noun)
    if not whose and (verb := carrier(scene, noun, GIVING)) is not None:
        whose = doers(scene, verb) if holds(scene, verb) else []
    where = located(scene, noun) if whose else []
    if whose and not where and (verb := carrier(scene, noun, GETTING)) is not None:
        where = doers(scene, verb)
    yield from crossed(whose, where, "troops", noun, "troops in another's land")


def _neighbouring(scene: Scene, word: int) -> Iterator[Found]:
    """ "*Neighbouring* Chad": of whom it is told; "the *neighbouring* Chad and Niger": of each other."""
    parse = scene.parse
    if not parse.is_a(word, "amod"):
        return
    head = int(parse.head[word])
    here = [p for p in bound(scene, [head]) if scene.is_state(p.id)]
    if head not in scene.cast.at or not here:
        return
    why = "neighbours"
    if len(here) > 1 and {scene.form(c) for c in parse.children(head, "det")} & {"the", "two"}:
        yield from all_between(here, "border", word, why)
        return
    first, _ = parse.sentences[parse.sentence_of[word]]
    there = [p for p in _subjects_above(scene, head) if p.id not in {q.id for q in here}]
    if not there:
        last = parse.sentences[parse.sentence_of[word]][1]
        named = [p for w in sorted(scene.cast.at) if first <= w < last for p in bound(scene, [w])]
        there = [p for p in named if scene.is_state(p.id) and p.id not in {q.id for q in here}]
        there = there if len({p.id for p in there}) == 1 else []
    yield from crossed(there[:1], here, "border", word, why)


def _subjects_above(scene: Scene, word: int) -> list[Party]:
    """Who does what is told in the clause around a word: the nearest subject above it that is a state."""
    parse = scene.parse
    for above in parse.ancestors(word):
        if parse.upos[above] == "VERB":
            found = [p for p in doers(scene, above) if scene.is_state(p.id)]
            if found:
                return found
    return []
