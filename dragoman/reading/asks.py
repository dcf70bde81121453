"""Requests and offers: a parse, its cast and statements in, `Ask`s out, each by the words that make it.

Verbs of asking with whom they address and what they ask for ("called on *Ankara* to *withdraw*"), nouns with whose they
are ("a *demand* by Riyadh that …"), readiness ("is *willing to* talk with"), and statements that ask by their force
alone ("Moscow *must* leave", said of another side). The ask must have been made: what is planned, denied or only
conceivable is none, nor is a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import Ask, Scene, concerned_by, host_of
from dragoman.reading.asking_anchors import by_anchors
from dragoman.reading.asking_beside import carried_on
from dragoman.reading.asking_clauses import MADE, from_to, infinitive_of, negated
from dragoman.reading.asking_force import by_force
from dragoman.reading.asking_needs import DUTIES, NEEDS, by_duty, by_need
from dragoman.reading.asking_nouns import by_noun, by_pressure
from dragoman.reading.asking_verbs import by_verb
from dragoman.reading.complements import clip
from dragoman.reading.event_parties import agents
from dragoman.reading.force import harms
from dragoman.reading.modality import status_of

#: All words at which a rule begins.
_SIGNS = frozenset((*ew.ASKING_FORMS, *ew.ASKING_NOUNS, "pressure", *NEEDS, *DUTIES, *ew.READY, *ew.GLAD))


def find_asks(scene: Scene) -> list[Ask]:
    """The asks of a report, in the order of their cues; what is asked twice is here twice."""
    parse = scene.parse
    found: list[Ask] = []
    for word in parse.where(_SIGNS):
        form = parse.lowered[word]
        upos = parse.upos[word]
        if upos == "VERB" and form in ew.ASKING_FORMS:
            found += by_verb(scene, word, ew.ASKING_FORMS[form])
        elif upos in ("NOUN", "PROPN") and form in ew.ASKING_NOUNS:
            found += by_noun(scene, word, *ew.ASKING_NOUNS[form])
        elif form == "pressure" and upos == "NOUN":
            found += by_pressure(scene, word)
        elif form in NEEDS and upos == "NOUN":
            found += by_need(scene, word)
        elif form in DUTIES and upos in ("NOUN", "ADJ", "ADP", "ADV"):
            found += by_duty(scene, word)
        elif form in ew.READY or form in ew.GLAD:
            found += _by_readiness(scene, word)
    found += by_anchors(scene, found)
    taken = {word for ask in found for word in (ask.cue, *range(*ask.words))}
    found += by_force(scene, taken)
    return carried_on(scene, sorted(found, key=lambda ask: (ask.cue, ask.words)))


def _by_readiness(scene: Scene, word: int) -> Iterator[Ask]:
    """ "Is *ready* to talk": what an official side is ready for is offered, if it is no harm."""
    parse = scene.parse
    if parse.child(word, "cop") is None and not parse.is_a(word, "xcomp"):
        return
    infinitive = infinitive_of(parse, (word,), word)
    if infinitive is None or negated(parse, word) or harms(parse, infinitive):
        return
    if status_of(parse, word).modality not in (*MADE, "planned"):
        return
    askers = scene.ids(agents(parse, scene.cast, word))
    statement = scene.around(word)
    if not askers or not scene.is_official(askers) or (statement is not None and statement.ascribed):
        return
    if statement is not None and not scene.side(statement.speakers) & scene.side(askers):
        return  # what somebody else says that they are ready for
    addressees = concerned_by(scene, infinitive, askers) or host_of(scene, word, askers)
    offers = statement is not None and statement.act == "offer" and parse.lowered[word] in ew.READY
    if not offers and not (addressees and parse.lowered[infinitive] in ew.DEALING):
        return
    span = clip(parse, from_to(parse, infinitive), parse.sentences[parse.sentence_of[word]])
    if span is None:
        return
    yield Ask(
        word,
        askers,
        addressees,
        span,
        infinitive,
        True,
        "rule:ready",
        None if statement is None else statement.id,
    )
