"""Ties that a noun for what lies between two tells: "the *alliance* between", "its *border* with", "*war* on"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.reading.event_phrases import Party, cases
from dragoman.reading.lemmas import verb_table
from dragoman.reading.lexicons import neighbours
from dragoman.reading.tie_games import is_of_sport
from dragoman.reading.tie_scene import Found, Scene, all_between, crossed, holds, is_denied, is_name, modifiers
from dragoman.reading.tie_sides import beneath, bound, carrier, havers, led, owners, subject_near, subjects_above
from dragoman.reading.tie_words import (
    AT,
    ATTACKS,
    BINDING,
    BINDING_VERBS,
    BRANCHES,
    CLOSE,
    GOING_ON,
    NO_CONFLICT,
    PACTS,
    STRUGGLES,
    TENSE,
    UNPLACED,
    between,
    singular,
)
from dragoman.records import TieKind

_COUNTRIES = frozenset("country state nation countries states nations".split())
_AMONG = frozenset("of like as including".split())
#: How many times as often as any third state the two of a report must be named. A design value.
_CLEARLY = 2
_TALK = frozenset("issue idea talks negotiations proposal prospect question possibility plan negotiation".split())
_DIPLOMATIC = frozenset("diplomatic official consular".split())
_CUTTING = verb_table("sever cut break suspend end downgrade freeze rupture".split())
_MADE_CLOSER = frozenset("tie relation relationship cooperation".split())
#: What two teams have too.
_CONTESTS = frozenset("clash rivalry showdown tussle competition contention confrontation".split())
_SAFETY = frozenset("security defence defense safety".split())


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
    if others and not whose and between().get(scene.form(noun)) != "rivalry":  # "is keen on cooperation with Japan"
        whose = subject_near(scene, noun)
    elif not others and not whose and "bilateral" in modifiers(scene, noun) and not _are_many(scene, noun):
        return the_two(scene, noun), []
    mine = {p.id for p in whose}
    return whose, [p for p in others if p.id not in mine]


def _are_many(scene: Scene, noun: int) -> bool:
    """Whether quarrels are told of in general: "bilateral *disputes* are on the rise"."""
    form = scene.form(noun)
    return between().get(form) == "rivalry" and singular(form) != form


def the_two(scene: Scene, noun: int) -> list[Party]:
    """Whom "bilateral" means: the two states of its sentence, or the two of which the report tells."""
    first, last = scene.parse.sentences[scene.parse.sentence_of[noun]]
    for words in (range(first, last), range(len(scene.parse))):
        named: dict[str, list[int]] = {}
        for word in words:
            for party in bound(scene, [word]) if word in scene.cast.at else ():
                if scene.is_state(party.id):
                    named.setdefault(party.id, []).append(word)
        often = sorted(named, key=lambda id_: (-len(named[id_]), id_))
        third = len(named[often[2]]) if len(often) > 2 else 0
        if len(often) > 1 and len(named[often[1]]) >= _CLEARLY * third:
            return [Party(id_, min(named[id_], key=lambda word: abs(word - noun))) for id_ in often[:2]]
    return []


def _tied(scene: Scene, noun: int, behind: tuple[str, ...], kind: TieKind, why: str) -> Iterator[Found]:
    ones, others = _pair(scene, noun, behind)
    if others:
        yield from crossed(ones, others, kind, noun, why)
    elif len(ones) > 1:
        yield from all_between(ones, kind, noun, why)


def in_relation(scene: Scene, noun: int, word: str) -> Iterator[Found]:
    """ "Israel has close security *ties* with Egypt", "strained *relations* between", "a defence *pact* with"."""
    parse, before = scene.parse, modifiers(scene, noun)
    if is_denied(scene, noun):
        return
    talked_of = parse.is_a(noun, "nmod") and scene.form(parse.governor[noun]) in _TALK
    if before & BRANCHES["trade"] and not before & (TENSE | _SAFETY) and not talked_of and (word != "atmosphere"):
        yield from in_exchange(scene, noun)
    if before & _DIPLOMATIC and (word in _MADE_CLOSER or word == "link"):
        yield from _recognised(scene, noun)
    if word in PACTS:
        if before & BINDING and holds(scene, noun):
            yield from _tied(scene, noun, ("with", "between"), "alliance", "a pact of friends")
    elif before & TENSE or _is_called(scene, noun, TENSE):
        yield from _tied(scene, noun, ("with", "to"), "rivalry", "tense relations")
    elif (before & CLOSE or _is_called(scene, noun, CLOSE)) and holds(scene, noun):
        yield from _tied(scene, noun, ("with", "to"), "alliance", "close relations")
    elif word in _MADE_CLOSER and (verb := carrier(scene, noun, BINDING_VERBS)) is not None and holds(scene, verb):
        yield from _tied(scene, noun, ("with", "to"), "alliance", "ties made closer")


def _recognised(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Chad and Niger have *diplomatic relations*", "severed its *diplomatic ties* with"."""
    ones, others = _pair(scene, noun, ("with",))
    verb = carrier(scene, noun, _CUTTING)
    why = "relations broken off" if verb is not None else "diplomatic relations"
    pairs = crossed(ones, others, "recognition", noun, why) if others else all_between(ones, "recognition", noun, why)
    if verb is not None or holds(scene, noun):
        yield from (replace(found, sign="-" if verb is not None else None) for found in pairs)


def _is_called(scene: Scene, noun: int, words: frozenset[str]) -> bool:
    """Whether a predicate says so of the noun: "relations are *strained*", "ties *deteriorated*"."""
    parse = scene.parse
    governor = parse.governor[noun]
    return parse.is_a(noun, "nsubj", "nsubj:pass") and parse.upos[governor] == "ADJ" and scene.form(governor) in words


def lying_between(scene: Scene, noun: int, word: str, kind: TieKind) -> Iterator[Found]:
    """ "The *alliance* between", "its *border* with", "the Russia-Ukraine *conflict*"."""
    if is_denied(scene, noun) or (word in ("odds", "loggerheads") and "at" not in cases(scene.parse, noun)):
        return
    if kind == "rivalry" and modifiers(scene, noun) & NO_CONFLICT and len(led(scene, noun, ("between",))) < 2:
        return
    if word in _CONTESTS and is_of_sport(scene.parse):
        return
    if kind == "alliance" and not holds(scene, noun):
        return
    behind = {
        "alliance": ("with", "to"),
        "border": ("with", "to", "against"),
        "rivalry": ("with", "against", "in", "on", "towards", "toward", "over"),
    }[kind]
    if word in UNPLACED:
        behind = ("with",)
    if scene.form(noun) in AT and "at" in cases(scene.parse, noun):
        behind = ("with",)
    if kind == "border" and scene.form(noun) != word and not led(scene, noun, ("between", "with"), verb=True):
        return  # "within their *borders*"
    if kind == "alliance" and (_is_evil(scene, noun) or is_name(scene, noun)):
        return
    found = list(_tied(scene, noun, behind, kind, f"what lies between two: {word}"))
    yield from found or (_border_of_one(scene, noun) if kind == "border" else ())


def _is_evil(scene: Scene, noun: int) -> bool:
    """ "An *axis* of evil" ties its members to nobody."""
    return any("of" in cases(scene.parse, c) and c not in scene.cast.at for c in scene.parse.children(noun, "nmod"))


def _border_of_one(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Near the Pakistan *border*": with whichever neighbour of it the text has named last."""
    behind = led(scene, noun, ("with", "of", "to", "against", "in"), named=True)
    ones = {p.id: p for p in (*owners(scene, noun), *behind) if scene.is_state(p.id)}
    if len(ones) > 1 and scene.form(noun) == "border":  # "the border *of* Chad and Niger"
        together = [p for p in led(scene, noun, ("of",)) if p.id in ones]
        if len(together) > 1:
            yield from all_between(together, "border", noun, "a border of one named")
            return
    other = named_neighbour(scene, noun, list(ones))
    if other is not None:
        yield from crossed([other], ones.values(), "border", noun, "a border of one named")


def named_neighbour(scene: Scene, word: int, states: list[str]) -> Party | None:
    """The common neighbour of states that is named last before a word or, if none is, behind it in its sentence."""
    if not states:
        return None
    near = frozenset.intersection(*(neighbours().get(state, frozenset()) for state in states)) - set(states)
    first, last = scene.parse.sentences[scene.parse.sentence_of[word]]
    at = scene.cast.at
    before = [w for w in range(word - 1, -1, -1) if w in at]
    behind = [w for w in range(word + 1, last) if w in at]
    for w in [*(b for b in before if b >= first), *behind, *before]:
        found = [p for p in bound(scene, [w]) if p.id in near and p.word == w]
        if found:
            return found[0]
    return None


def against(scene: Scene, noun: int, word: str) -> Iterator[Found]:
    """ "The *invasion* of Ukraine by Russia", "*aggression* against Syria", "repeated *attacks* on Syria"."""
    if is_denied(scene, noun) or (word in ATTACKS and not modifiers(scene, noun) & GOING_ON):
        return
    whose = [*owners(scene, noun), *led(scene, noun, ("by",))] or havers(scene, noun)
    mine = {p.id for p in whose}
    behind = ("against",) if word in STRUGGLES else ("of", "on", "against", "in")
    others = [p for p in led(scene, noun, behind, verb=True) if p.id not in mine]
    if word == "occupation":
        yield from crossed(whose, others, "troops", noun, "an occupation")
        return
    yield from crossed(whose, others, "rivalry", noun, "a war in the background")


def in_pledge(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Its *commitment* to the defence of Japan", "security *guarantees* for Poland"."""
    parse = scene.parse
    secured = [c for c in parse.children(noun, "nmod", "obl") if scene.form(c) in _SAFETY]
    if not secured and not modifiers(scene, noun) & _SAFETY:
        return
    others = [p for c in secured for p in (*led(scene, c, ("of",)), *owners(scene, c))]
    others = others or led(scene, noun, ("to", "for"))
    yield from crossed(owners(scene, noun) or havers(scene, noun, None), others, "alliance", noun, "a pledge to defend")


def in_exchange(scene: Scene, noun: int) -> Iterator[Found]:
    """ "*Trade* between Japan and Iran": each has a hold on the other."""
    if is_denied(scene, noun) or not holds(scene, noun):
        return
    ones, others = _pair(scene, noun, ("with",))
    if not others and scene.parse.child(noun, "nmod:poss") is not None:
        return  # "their trade" is with whoever
    pairs = crossed(ones, others, "trade", noun, "trade both ways")
    for found in pairs or (all_between(ones, "trade", noun, "trade both ways") if len(ones) > 1 else []):
        yield found
        if found.from_ is not None:
            yield replace(found, from_=found.to, to=found.from_)


def under(scene: Scene, noun: int) -> Iterator[Found]:
    """ "Is under Russian *control*", "keeps the islands under its *rule*"."""
    whose = [*owners(scene, noun), *led(scene, noun, ("of",))]
    yield from crossed(whose, beneath(scene, noun), "influence", noun, "under another's hand")


def neighbouring(scene: Scene, word: int) -> Iterator[Found]:
    """ "*Neighbouring* Chad": of whom it is told; "the *neighbouring* Chad and Niger": of each other."""
    parse = scene.parse
    if not parse.is_a(word, "amod"):
        return
    head = parse.governor[word]
    if scene.form(head) in _COUNTRIES:
        yield from _neighbouring_countries(scene, word, head)
        return
    here = [p for p in bound(scene, [head]) if scene.is_state(p.id)]
    if head not in scene.cast.at or not here:
        return
    why = "neighbours"
    if len(here) > 1 and {scene.form(c) for c in parse.children(head, "det")} & {"the", "two"}:
        yield from all_between(here, "border", word, why)
        return
    here = here[:1]
    first, _ = parse.sentences[parse.sentence_of[word]]
    there = [p for p in subjects_above(scene, head) if p.id not in {q.id for q in here}]
    if not there:
        last = parse.sentences[parse.sentence_of[word]][1]
        named = [p for w in sorted(scene.cast.at) if first <= w < last for p in bound(scene, [w])]
        there = [p for p in named if scene.is_state(p.id) and p.id not in {q.id for q in here}]
        there = there if len({p.id for p in there}) == 1 else []
    yield from crossed(there[:1], here, "border", word, why)


def _neighbouring_countries(scene: Scene, word: int, head: int) -> Iterator[Found]:
    """ "The *neighbouring* country of Iran": of whichever neighbour the text has named last."""
    parse = scene.parse
    listed = [c for c in parse.children(head, "appos", "flat", "nmod", "nmod:unmarked") if c > head]
    named = [c for c in listed if not parse.is_a(c, "nmod") or cases(parse, c) & _AMONG]
    here = {p.id: p for p in (*bound(scene, [head]), *bound(scene, named)) if scene.is_state(p.id)}
    other = named_neighbour(scene, word, list(here))
    if other is not None:
        yield from crossed([other], here.values(), "border", word, "neighbours")
