"""Ties that a noun for somebody tells: "China's *ally*", "its main gas *supplier*", "a former French *colony*"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.event_phrases import Party, cases
from dragoman.reading.lemmas import verb_table
from dragoman.reading.tie_games import is_of_sport
from dragoman.reading.tie_scene import (
    Found,
    Scene,
    all_between,
    contents,
    crossed,
    helped_kind,
    is_denied,
    is_league,
    is_name,
    modifiers,
)
from dragoman.reading.tie_sides import bound, doers, led, owners, referents
from dragoman.reading.tie_verb_words import BECOMING, HAVING, NAMING
from dragoman.reading.tie_words import BRANCHES, LEAGUES, NO_PARTNERS, Role, singular
from dragoman.records import MUTUAL, TieKind

_TRADERS = frozenset("partner supplier customer buyer importer exporter source market destination".split())
_POSING = verb_table("pose present constitute represent".split())
_NOT_YET = frozenset("will would could might may should can".split())
#: What belongs to a firm, not to the state after which it is called: "the French *subsidiary*".
_OF_FIRMS = frozenset("subsidiary affiliate offshoot".split())
_MEMBERS = frozenset("state states country countries nation nations party parties".split())
_BACKERS = frozenset("backer supporter champion sponsor".split())
_GREAT = frozenset("largest biggest main top key major important principal primary leading chief".split())


def in_role(scene: Scene, noun: int, role: Role) -> Iterator[Found]:
    """ "China is an important *ally* of Pyongyang", "its *neighbour* Chad", "Iran's main gas *supplier*"."""
    before = modifiers(scene, noun)
    word = singular(scene.form(noun))
    once = role.kind == "influence"  # "a *former* French colony": the hold is told as one
    if (is_denied(scene, noun) and not once) or (word in ("partner", "friend") and before & NO_PARTNERS):
        return
    if word == "friend" and before & {"personal", "close", "family"}:
        return
    if role.kind == "influence" and scene.parse.is_a(noun, "compound"):
        return  # "a *satellite* network"
    if (word == "power" and not before & {"colonial", "occupying"}) or (word == "raft" and "life" not in before):
        return
    if _is_to_be(scene, noun) or (word in ("friend", "partner", "champion") and is_name(scene, noun)):
        return
    if role.kind in ("alliance", "rivalry") and is_of_sport(scene.parse):
        return
    kind, why = role.kind, f"what one is to the other: {word}"
    if word in _TRADERS:
        kind = _branch(scene, noun, before, kind)
        if word in ("market", "destination", "source") and not (
            before & _GREAT and (kind != "trade" or _is_trade(scene, noun))
        ):
            return
    if word == "threat":
        yield from _threat(scene, noun, why)
        return
    behind = ("in",) if word == "power" else ()
    above = scene.parse.governor[noun]
    if word == "member" and scene.parse.is_a(noun, "compound") and scene.form(above) in _MEMBERS:
        noun = above  # "NATO *member* states"
    meant = referents(scene, noun)
    whose = [
        *_owning(scene, noun, meant),
        *led(scene, noun, _behind(kind, behind), named=kind in MUTUAL or word in _BACKERS),
    ]
    if word == "champion":
        whose = [p for p in whose if p.word > noun]  # "the *Wimbledon* champion"
    if role.holder == "referent" and role.kind in ("finance", "trade"):
        whose = [p for p in whose if not _is_home(scene, noun, p)]
    if word in _OF_FIRMS:
        whose = [p for p in whose if not scene.is_state(p.id) or scene.parse.upos[p.word] != "ADJ"]
    if word == "member":
        whose = [p for p in whose if is_league(scene, p.id)]
        meant = [p for p in meant if scene.is_state(p.id)]
    elif word == "partner":  # "its EC *partners*" belong to the same body, which is nobody's ally by that
        bodies = {p.id for p in whose if (body := scene.actors.get(p.id)) and body.kind == "international-organisation"}
        whose = [p for p in whose if p.id not in bodies - LEAGUES]
    if not whose:
        if _is_said(scene, noun):
            meant = [p for p in meant if p.word != noun]
        else:
            meant = []
        plural = scene.form(noun) != word and word not in ("member", "partner")
        if kind in MUTUAL and len(meant) > 1 and (plural or len(meant) == 2):
            yield from all_between(meant, kind, noun, why)
        elif kind == "trade" and word == "partner" and len(meant) == 2:
            yield from (
                *crossed(meant[:1], meant[1:], kind, noun, why),
                *crossed(meant[1:], meant[:1], kind, noun, why),
            )
        return
    meant = [p for p in meant if p.id not in {q.id for q in whose}]
    if word in _BACKERS:
        for party in whose:
            yield from crossed(meant, [party], helped_kind(scene, kind, party), noun, why)
    elif role.holder == "owner":
        yield from crossed(whose, meant, kind, noun, why)
    else:
        yield from crossed(meant, whose, kind, noun, why)


def _is_home(scene: Scene, noun: int, party: Party) -> bool:
    """Whether a state says where a lender or seller comes from and not whose it is: "the *Saudi* investor"."""
    before = party.word < noun and not scene.parse.is_a(party.word, "nmod:poss")
    return before and scene.is_state(party.id) and scene.parse.governor[party.word] == noun


def _is_to_be(scene: Scene, noun: int) -> bool:
    """Whether it is said of the future or of what might be: "will become an *ally*"."""
    parse = scene.parse
    above = parse.governor[noun]
    told = above if parse.is_a(noun, "xcomp", "obj") and scene.form(above) in BECOMING else noun
    return any(scene.form(c) in _NOT_YET for c in parse.children(told, "aux"))


def _behind(kind: TieKind, more: tuple[str, ...]) -> tuple[str, ...]:
    """The prepositions from a role to whose it is."""
    return ("of", "with", "to", *more) if kind in MUTUAL else ("of", "with", "to", "for", *more)


def _threat(scene: Scene, noun: int, why: str) -> Iterator[Found]:
    """ "Iran is a *threat* to Israel", "the *threat* from Iran to Israel", "Iran's *threat* to Israel"."""
    others = led(scene, noun, ("to", "against"), named=True)
    parse = scene.parse
    ones = led(scene, noun, ("from", "of")) or owners(scene, noun) or referents(scene, noun)
    if not ones and parse.is_a(noun, "obj") and scene.form(parse.governor[noun]) in _POSING:
        ones = doers(scene, parse.governor[noun])
    mine = {p.id for p in others}
    yield from crossed([p for p in ones if p.id not in mine], others, "rivalry", noun, why)


def _is_said(scene: Scene, noun: int) -> bool:
    """Whether a predicate says of some that they are it to each other: "Chad and Niger are *rivals*"."""
    parse = scene.parse
    governor = parse.governor[noun]
    became = parse.is_a(noun, "xcomp", "obj") and scene.form(governor) in BECOMING
    return parse.child(noun, "cop") is not None or became


def _owning(scene: Scene, noun: int, meant: list[Party]) -> list[Party]:
    """Whose ally, rival or supplier somebody is, where an owner or a subject says so."""
    parse = scene.parse
    governor = parse.governor[noun]
    taken = {p.id for p in meant}
    if found := [p for p in owners(scene, noun) if p.id not in taken]:
        possessive = [p for p in found if parse.is_a(p.word, "nmod:poss")]
        return possessive or found  # "Clinton's Democratic *rival*"
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
    return scene.form(noun) == "market" or bool(contents(scene, noun) & traded)


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
