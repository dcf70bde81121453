"""Ties: standing relations that give one actor a hold on another. A parse and its records in, `Tie`s out.

Found by nouns (`tie_nouns`) and by verbs, adjectives and compounds (`tie_predicates`). The same tie told again is the
same record with more evidence. What is only planned, asked for or denied is no tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec import UNSET

from dragoman.reading.cast import Cast
from dragoman.reading.dating import time_of
from dragoman.reading.parse import Parse
from dragoman.reading.quantities import quantity_of
from dragoman.reading.tie_anchors import in_anchors
from dragoman.reading.tie_nouns import in_nouns
from dragoman.reading.tie_predicates import in_predicates
from dragoman.reading.tie_scene import Found, Scene
from dragoman.reading.tie_sides import is_vague
from dragoman.reading.tie_words import SIGNS
from dragoman.reading.times import Time
from dragoman.records import MUTUAL, Actor, Report, Span, Tie, TieKind, record_id

Key = tuple[str | None, str, TieKind]

#: Kinds of ties that a company can be in, those that people or a group of nobody knows whom can, those that a person
#: or party who speaks for no state can, and those that a body of a state can.
_OF_COMPANIES: frozenset[TieKind] = frozenset(("finance", "arms", "energy", "sanctions", "influence"))
_OF_GROUPS: frozenset[TieKind] = frozenset(("aid", "arms", "finance", "rivalry", "alliance", "influence"))
_OF_PERSONS: frozenset[TieKind] = frozenset(
    ("alliance", "rivalry", "influence", "aid", "arms", "finance", "sanctions", "recognition", "dependence")
)
#: What persons are to each other at work and at home, by the last word of the rule's name: no tie between them.
_PRIVATE = frozenset(
    "partner friend partnership friendship solidarity camaraderie brotherhood collaborate collaborates collaborated "
    "collaborating cooperate cooperates cooperated cooperating help helps helped helping stand stands stood standing "
    "close linked tied connected associated backs back backed backing favours favors owner".split()
)
#: What one feels for the victims of a misfortune too.
_FELT = frozenset(("solidarity", "sympathy"))
_PERSONAL = frozenset("person party civil-group media".split())
_OFFICIAL = frozenset("state government-body armed-force".split())
#: Those that one can have with all of a part of the world.
_OF_AREAS: frozenset[TieKind] = frozenset(("aid", "finance", "trade", "influence"))
#: How sure each rule is, by the beginning of its name: (right + 1) / (told + 2), each tie read by one person. Pooled:
#: the 25 annotated reports to develop on; 85 ties of 110 reports of bench_news with words of crises; 246 in leanly
#: annotated reports (verbs, close relations, single borders, wars, what lies between or passes); 52 of 260 more reports
#: of bench_news as they come. Rules were mended on all but the last, of whose ties 41 are right: values may be high.
_SURE = {
    "what lies between two": 0.85, "what passes from one to the other": 0.79, "what one is to the other": 0.82,
    "a verb": 0.79, "a penalty": 0.85, "troops in another's land": 0.92, "trade both ways": 0.96,
    "a war in the background": 0.72, "close relations": 0.67, "a border of one named": 0.88,
}  # fmt: skip
_REST = 0.8  # 15 of 18: standings, neighbours, compounds, relations of state and the rarer rules together


def find_ties(
    parse: Parse, cast: Cast, actors: Sequence[Actor], times: Sequence[Time], report: Report
) -> tuple[tuple[Tie, ...], tuple[Actor, ...]]:
    """The ties of a report, in the order of their first evidence, and its actors with the areas that they bind.

    1. Everything that says one; 2. one tie where several say the same; 3. since when and how much.
    """
    scene = Scene(parse, cast, {actor.id: actor for actor in actors}, report)
    told: dict[Key, list[Found]] = {}
    for found in sorted((*in_nouns(scene), *in_predicates(scene), *in_anchors(scene)), key=lambda f: f.word):  # 1
        found = _in_person(scene, found)
        if _may_be(scene, found):
            told.setdefault(_key(found), []).append(found)  # 2
    _give_senders(told)
    hostile = {frozenset((from_, to)) for from_, to, kind in told if kind == "rivalry"}
    ties = [_record(scene, key, found, times, report, hostile) for key, found in told.items()]
    if not told:
        return (), tuple(actors)
    bound = {id_ for from_, to, _ in told for id_ in (from_, to)}
    areas = {area.id: area for area in scene.areas.values() if area.id in bound}
    return tuple(sorted(ties, key=lambda tie: (tie.evidence[0], tie.kind, tie.to))), (*actors, *areas.values())


def _in_person(scene: Scene, found: Found) -> Found:
    """A tie of somebody who speaks for a state with a person or party of that state is his own, not the state's."""
    sides = [scene.actor(id_) if id_ is not None else None for id_ in (found.from_, found.to)]
    kinds = {side.kind for side in sides if side is not None}
    if "state" not in kinds or not kinds & _PERSONAL:
        return found
    state = next(side for side in sides if side is not None and side.kind == "state")
    named = {id_ for word in found.words for id_ in scene.cast.at.get(word, ())}
    own = [a for id_ in named if (a := scene.actors.get(id_)) is not None and a.acts_for == state.id and a is not state]
    other = next(side for side in sides if side is not None and side.kind in _PERSONAL)
    if len(own) != 1 or other.country not in (None, state.id):
        return found
    if found.from_ == state.id:
        return replace(found, from_=own[0].id)
    return replace(found, to=own[0].id)


def _may_be(scene: Scene, found: Found) -> bool:
    """Whether such a tie can be between these two: states above all, companies for money, groups for help and harm."""
    parties = [party for id_ in (found.from_, found.to) if id_ is not None and (party := scene.actor(id_)) is not None]
    kinds = {party.kind for party in parties}
    areas = any(area.id in (found.from_, found.to) for area in scene.areas.values()) if "group" in kinds else False
    if found.from_ == found.to:
        return False
    countries = {party.country for party in parties}
    if len(parties) == 2 and len(countries) == 1 and None not in countries and kinds <= _OFFICIAL:
        return False  # two bodies of one state
    if "company" in kinds and found.kind not in _OF_COMPANIES:
        return False
    if kinds & _PERSONAL and found.kind not in _OF_PERSONS:
        return False
    vague = any(is_vague(scene, party.id) for party in parties)
    if vague and found.kind == "alliance" and found.why.split()[-1] in _FELT:
        return False  # "solidarity with the families"
    if "person" in kinds and (found.kind == "influence" or found.why.split()[-1] in _PRIVATE):
        return False
    if found.kind == "border" and kinds != {"state"}:
        return False
    if found.kind == "troops" and not scene.is_state(found.to):
        return False
    if areas and found.kind not in _OF_AREAS:
        return False
    return areas or found.kind in _OF_GROUPS or not vague


def _give_senders(told: dict[Key, list[Found]]) -> None:
    """Penalties of whom it is not told who imposed them, where the report tells it elsewhere.

    Those against the same counts; else whoever alone imposes penalties in this report.
    """
    imposers = {key[0] for key in told if key[2] == "sanctions" and key[0] is not None}
    for key in [key for key in told if key[0] is None]:
        known = [other for other in told if other[0] is not None and other[1:] == key[1:]]
        if not known and len(imposers) == 1 and key[1] not in imposers:  # nobody imposes them on itself
            known = [(next(iter(imposers)), *key[1:])]
        for other in known:
            told.setdefault(other, []).extend(told[key])
        if known:
            del told[key]


def _key(found: Found) -> Key:
    if found.kind in MUTUAL and found.from_ is not None:
        first, second = sorted((found.from_, found.to))
        return first, second, found.kind
    return found.from_, found.to, found.kind


def _record(
    scene: Scene,
    key: Key,
    found: Sequence[Found],
    times: Sequence[Time],
    report: Report,
    hostile: set[frozenset[str | None]],
) -> Tie:
    from_, to, kind = key
    evidence = tuple(sorted({_span(scene, one) for one in found}))
    sign = found[-1].sign or SIGNS.get(kind)
    if kind == "troops" and frozenset((from_, to)) in hostile:
        sign = "-"
    marks = [mark.span for mark in report.damaged]
    damaged = any(start < b and a < end for start, end in evidence for a, b in marks)
    return Tie(
        id=record_id("ties", report.id, f"{from_} {to} {kind}", evidence),
        from_=from_,
        to=to,
        kind=kind,
        sign=sign,
        since=_first(_since(scene, one, times) for one in found),
        magnitude=_first(_magnitude(scene, one) for one in found) if kind not in ("border", "rivalry") else None,
        evidence=evidence,
        confidence=_SURE.get(found[0].why.split(":")[0], _REST),
        damaged=True if damaged else UNSET,
        why=found[0].why,
    )


def _span(scene: Scene, found: Found) -> Span:
    """From the first to the last of the words that say a tie; the word that names it alone where they lie apart."""
    parse = scene.parse
    spans = [parse.words.span(found.word, found.word + 1)]
    for word in found.words:
        if parse.sentence_of[word] == parse.sentence_of[found.word]:
            spans.append(scene.mention_at(word))
    return min(start for start, _ in spans), max(end for _, end in spans)


def _since(scene: Scene, found: Found, times: Sequence[Time]) -> str | None:
    """The first day of a tie, where the text says since when."""
    time = time_of(scene.parse, times, found.word)
    return time.when[0] if time is not None and time.kind == "span" and time.when[1] is None else None


def _magnitude(scene: Scene, found: Found) -> str | None:
    """How much passes, in the words of the report."""
    quantity = quantity_of(scene.parse, scene.quantities, found.word)
    return None if quantity is None else scene.report.text[slice(*quantity.span)]


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one is not None), None)
