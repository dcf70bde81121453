"""Ties that nouns tell: which noun of a report is asked for which tie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.reading.event_phrases import cases
from dragoman.reading.tie_flows import in_arms, in_flow
from dragoman.reading.tie_relations import (
    against,
    in_exchange,
    in_pledge,
    in_relation,
    lying_between,
    neighbouring,
    under,
)
from dragoman.reading.tie_roles import in_role
from dragoman.reading.tie_scene import Found, Scene
from dragoman.reading.tie_verb_words import NEIGHBOURING
from dragoman.reading.tie_words import (
    AGAINST,
    ARMS,
    ATTACKS,
    EXCHANGES,
    HANDS,
    PACTS,
    PLEDGES,
    RELATIONS,
    STRUGGLES,
    between,
    flows,
    forms_of,
    roles,
    singular,
)


@cache
def _signs() -> frozenset[str]:
    """All forms at which a rule begins."""
    tables = (RELATIONS, PACTS, AGAINST, ATTACKS, STRUGGLES, PLEDGES)
    plain = (HANDS, NEIGHBOURING, roles(), between(), EXCHANGES, ARMS, {"vessels"}, flows())
    told = {noun for table in tables for noun in table}
    return frozenset((*(form for table in plain for form in table), *told, *forms_of(told)))


def in_nouns(scene: Scene) -> Iterator[Found]:
    """The ties that the nouns of a report tell, in the order of the text."""
    parse = scene.parse
    for word in parse.where(_signs()):
        tag = parse.upos[word]
        if tag not in ("NOUN", "PROPN", "ADJ"):
            continue
        form = scene.form(word)
        noun = singular(form)
        if form in HANDS and "under" in cases(parse, word):
            yield from under(scene, word)
        if tag == "ADJ":
            if form in NEIGHBOURING:
                yield from neighbouring(scene, word)
            elif form in roles() and parse.governor[word] in scene.cast.at:  # "its *rival* Taiwan"
                yield from in_role(scene, word, roles()[form])
        elif (role := roles().get(form)) is not None:
            yield from in_role(scene, word, role)
        elif noun in RELATIONS or noun in PACTS:
            yield from in_relation(scene, word, noun)
        elif (kind := between().get(form)) is not None:
            yield from lying_between(scene, word, noun, kind)
        elif form in EXCHANGES:
            yield from in_exchange(scene, word)
        elif noun in AGAINST or noun in ATTACKS or noun in STRUGGLES:
            yield from against(scene, word, noun)
        elif form in ARMS or form == "vessels":
            yield from in_arms(scene, word)
        elif noun in PLEDGES:
            yield from in_pledge(scene, word)
        elif (flow := flows().get(form)) is not None:
            yield from in_flow(scene, word, flow)
