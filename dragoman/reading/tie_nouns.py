"""Ties that nouns tell: what somebody is to another, what lies between two, what passes from one to the other."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.event_parties import Party, cases
from dragoman.reading.modality import NEGATIONS
from dragoman.reading.tie_sides import (
    Found,
    Scene,
    all_between,
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
    BINDING,
    BRANCHES,
    CLOSE,
    ENERGY,
    GETTING,
    GIVING,
    MATERIAL,
    NEIGHBOURING,
    NO_CONFLICT,
    NO_PARTNERS,
    PACTS,
    RELATIONS,
    TENSE,
    TROOP_WORDS,
    Flow,
    Role,
    between,
    flows,
    roles,
    singular,
)
from dragoman.records import TieKind

#: Words for what a tie is no more, or is not yet.
_GONE = frozenset("former ex one-time erstwhile potential would-be possible prospective future alleged".split())
_MUTUAL = frozenset("alliance border rivalry".split())


def in_nouns(scene: Scene) -> Iterator[Found]:
    """The ties that the nouns of a report tell, in the order of the text."""
    parse = scene.parse
    for word, tag in enumerate(parse.upos):
        if tag not in ("NOUN", "PROPN", "ADJ"):
            continue
        form = scene.form(word)
        noun = singular(form)
        if tag == "ADJ":
            if form in NEIGHBOURING:
                yield from _neighbouring(scene, word)
        elif (role := roles().get(form)) is not None:
            yield from _role(scene, word, role)
        elif noun in RELATIONS or noun in PACTS:
            yield from _relation(scene, word, noun)
        elif (kind := between().get(form)) is not None:
            yield from _between(scene, word, noun, kind)
        elif noun in AGAINST:
            yield from _against(scene, word)
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
    if _denied(scene, noun) or (word in ("partner", "friend") and before & NO_PARTNERS):
        return
    kind, why = role.kind, f"what one is to the other: {word}"
    if word in ("partner", "supplier", "customer", "buyer", "importer", "exporter"):
        kind = _branch(scene, noun, before, kind)
    of = led(scene, noun, ("of", "with", "to", "for"))
    whose = [*owners(scene, noun), *of]
    meant = referents(scene, noun)
    if not whose:
        if kind in _MUTUAL and len(meant) > 1 and scene.form(noun) != word:
            yield from all_between(meant, kind, noun, why)
        return
    meant = [p for p in meant if p.id not in {q.id for q in whose}]
    if role.holder == "owner":
        yield from crossed(whose, meant, kind, noun, why)
    else:
        yield from crossed(meant, whose, kind, noun, why)


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
        if (before | behind) & BRANCHES[branch]:  # type: ignore[index]
            return branch  # type: ignore[return-value]
    return kind


def _pair(scene: Scene, noun: int, behind: tuple[str, ...]) -> tuple[list[Party], list[Party]]:
    """The two sides of what lies between two; all on the first side where the text names them together."""
    among = led(scene, noun, ("between", "among"))
    if len(among) > 1:
        return among, []
    whose = owners(scene, noun)
    others = led(scene, noun, behind, verb=True)
    if not whose or (len(whose) < 2 and not others):
        whose = [*whose, *(p for p in havers(scene, noun) if p.id not in {q.id for q in whose})]
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


def _is_called(scene: Scene, noun: int, words: frozenset[str]) -> bool:
    """Whether a predicate says so of the noun: "relations are *strained*", "ties *deteriorated*"."""
    parse = scene.parse
    governor = int(parse.head[noun])
    return parse.is_a(noun, "nsubj", "nsubj:pass") and parse.upos[governor] == "ADJ" and scene.form(governor) in words


def _between(scene: Scene, noun: int, word: str, kind: TieKind) -> Iterator[Found]:
    """ "The *alliance* between", "its *border* with", "the Russia-Ukraine *conflict*"."""
    if _denied(scene, noun):
        return
    if kind == "rivalry" and _before(scene, noun) & NO_CONFLICT:
        return
    if kind == "alliance" and not holds(scene, noun):
        return
    behind = {
        "alliance": ("with", "to"),
        "border": ("with",),
        "rivalry": ("with", "against", "in", "on", "towards", "toward", "over"),
    }[kind]
    if scene.form(noun) in AT and "at" in cases(scene.parse, noun):
        behind = ("with",)
    yield from _tied(scene, noun, behind, kind, f"what lies between two: {word}")


def _against(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Russia's *war* in Ukraine", "the *invasion* of Ukraine by Russia", "*aggression* against Syria"."""
    if _denied(scene, noun):
        return
    whose = [*owners(scene, noun), *led(scene, noun, ("by",))]
    if not whose:
        whose = havers(scene, noun)
    mine = {p.id for p in whose}
    others = [p for p in led(scene, noun, ("of", "on", "against", "in"), verb=True) if p.id not in mine]
    yield from crossed(whose, others, "rivalry", noun, "a war in the background")


def _things(scene: Scene, noun: int) -> set[str]:
    """What a flow is of: "*gas* exports", "supplies of *arms* and *fuel*"."""
    parse = scene.parse
    found = _before(scene, noun)
    for child in parse.children(noun, "nmod"):
        if "of" in cases(parse, child):
            for word in (child, *parse.children(child, "conj")):
                found |= {scene.form(word), *(scene.form(c) for c in parse.children(word, "compound", "amod"))}
    return found


def _flow(scene: Scene, noun: int, flow: Flow) -> Iterator[Found]:
    """ "Its palm oil *exports* to China", "Chinese *loans* to Sri Lanka", "U.S. *troops* in Iraq"."""
    parse = scene.parse
    form, word = scene.form(noun), singular(scene.form(noun))
    if _denied(scene, noun):
        return
    if flow.kind == "troops":
        if form in TROOP_WORDS:
            yield from _troops(scene, noun)
        return
    if not holds(scene, noun):
        return
    things = _things(scene, noun)
    kind = flow.kind
    if kind == "trade":
        kind = "arms" if things & ARMS else "energy" if things & ENERGY else "trade"
        if kind == "trade" and word not in ("export", "import"):
            return
    if kind == "alliance" and things & MATERIAL:
        kind = "aid"
    why = f"what passes from one to the other: {word}"
    whose = owners(scene, noun)
    to = {
        "sanctions": ("on", "against"), "influence": ("over", "on", "in", "with"), "dependence": ("on", "upon"),
        "finance": ("to", "for", "in"), "alliance": ("for", "to", "of"),
    }.get(kind, ("to", "for"))  # fmt: skip
    gets = led(scene, noun, to, verb=True)
    gives = led(scene, noun, ("from", "by"), verb=True)
    if kind == "dependence":
        whose = whose or havers(scene, noun)
        yield from crossed(whose, gets, kind, noun, why)
        return
    if flow.inward:
        gets, gives = (whose, gives) if word != "debt" else (whose, gets)
        if not gets and (verb := carrier(scene, noun, GETTING)) is not None:
            gets = doers(scene, verb)
    else:
        gives = whose or gives
        if not gives and (verb := carrier(scene, noun, GIVING)) is not None:
            gives = doers(scene, verb)
        if not gets and (verb := carrier(scene, noun, GETTING)) is not None:
            gets = [p for p in doers(scene, verb) if p.id not in {q.id for q in gives}]
    if not gets and kind == "aid" and (verb := carrier(scene, noun, GIVING)) is not None:
        purposes = [c for c in parse.children(verb, "advcl")]  # "has provided aid to sustain Chad"
        gets = [p for c in purposes for p in _objects(scene, c)]
    if kind == "sanctions" and not gives and gets:
        yield from (tie(None, p, kind, noun, why) for p in gets)
        return
    yield from crossed(gives, gets, kind, noun, why)


def _objects(scene: Scene, verb: int) -> list[Party]:
    from dragoman.reading.tie_sides import bound

    return bound(scene, scene.parse.children(verb, "obj"))


def _troops(scene: Scene, noun: int) -> Iterator[Found]:
    """ "28,500 U.S. *troops* in South Korea", "its *base* near Doha", "keeps 10,000 *troops* at"."""
    whose = owners(scene, noun)
    if not whose and (verb := carrier(scene, noun, GIVING)) is not None:
        whose = doers(scene, verb)
    if not whose:
        return
    where = located(scene, noun)
    if not where and (verb := carrier(scene, noun, GETTING)) is not None:
        where = doers(scene, verb)
    yield from crossed(whose, where, "troops", noun, "troops in another's land")


def _neighbouring(scene: Scene, word: int) -> Iterator[Found]:
    """ "*Neighbouring* Chad": of whom it is told; "the *neighbouring* Chad and Niger": of each other."""
    parse = scene.parse
    from dragoman.reading.tie_sides import bound

    if not parse.is_a(word, "amod"):
        return
    head = int(parse.head[word])
    here = [p for p in bound(scene, [head]) if scene.actors[p.id].kind == "state"]
    if head not in scene.cast.at or not here:
        return
    why = "neighbours"
    if len(here) > 1 and {scene.form(c) for c in parse.children(head, "det")} & {"the", "two"}:
        yield from all_between(here, "border", word, why)
        return
    first, _ = parse.sentences[parse.sentence_of[word]]
    there = [p for p in _subjects_above(scene, head) if p.id not in {q.id for q in here}]
    if not there:
        near = [w for w in sorted(scene.cast.at) if first <= w < word]
        there = [p for w in reversed(near) for p in bound(scene, [w]) if scene.actors[p.id].kind == "state"][:1]
    yield from crossed(there[:1], here, "border", word, why)


def _subjects_above(scene: Scene, word: int) -> list[Party]:
    """Who does what is told in the clause around a word: the nearest subject above it that is a state."""
    parse = scene.parse
    for above in parse.ancestors(word):
        if parse.upos[above] == "VERB":
            found = [p for p in doers(scene, above) if scene.actors[p.id].kind == "state"]
            if found:
                return found
    return []
