"""Requests and offers: a parse, its cast and statements in, `Ask`s out, each by the words that make it.

Verbs of asking with whom they address and what they ask for ("called on *Ankara* to *withdraw*"), nouns with whose they
are ("a *demand* by Riyadh that …"), readiness ("is *willing to* talk with"), and statements that ask by their force
alone ("Moscow *must* leave", said of another side). The ask must have been made: what is planned, denied or only
conceivable is none, nor is a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import Ask, Scene, addressed, concerned_by, host_of
from dragoman.reading.asking_anchors import by_anchors
from dragoman.reading.asking_clauses import from_to, infinitive_of, negated, opens_question
from dragoman.reading.asking_nouns import by_noun, by_pressure
from dragoman.reading.asking_verbs import by_verb
from dragoman.reading.complements import clip
from dragoman.reading.cues import cue_at
from dragoman.reading.event_parties import agents
from dragoman.reading.force import harms
from dragoman.reading.parse import Parse
from dragoman.records import Statement

_MODALS = frozenset("should must ought need needs".split())
_PERFECT = frozenset("had has have".split())


def find_asks(scene: Scene) -> list[Ask]:
    """The asks of a report, in the order of their cues; what is asked twice is here twice."""
    parse = scene.parse
    found: list[Ask] = []
    for word in range(len(parse)):
        form = parse.lowered[word]
        upos = parse.upos[word]
        if upos == "VERB" and form in ew.ASKING_FORMS:
            found += by_verb(scene, word, ew.ASKING_FORMS[form])
        elif upos in ("NOUN", "PROPN") and form in ew.ASKING_NOUNS:
            found += by_noun(scene, word, *ew.ASKING_NOUNS[form])
        elif form == "pressure" and upos == "NOUN":
            found += by_pressure(scene, word)
        elif form in ew.READY:
            found += _by_readiness(scene, word)
    found += by_anchors(scene, found)
    taken = {word for ask in found for word in (ask.cue, *range(*ask.words))}
    for statement in scene.statements:
        found += _by_force(scene, statement, taken)
    return sorted(found, key=lambda ask: (ask.cue, ask.words))


def _by_readiness(scene: Scene, word: int) -> Iterator[Ask]:
    """ "Is *ready* to talk": what an official side is ready for is offered, if it is no harm."""
    parse = scene.parse
    if parse.child(word, "cop") is None and not parse.is_a(word, "xcomp"):
        return
    infinitive = infinitive_of(parse, (word,), word)
    if infinitive is None or negated(parse, word) or harms(parse, infinitive):
        return
    askers = scene.ids(agents(parse, scene.cast, word))
    statement = scene.around(word)
    if not askers or not scene.is_official(askers) or statement is None or statement.act != "offer":
        return
    if not scene.side(statement.speakers) & scene.side(askers):
        return  # what somebody else says that they are ready for
    span = clip(parse, from_to(parse, infinitive), parse.sentences[parse.sentence_of[word]])
    if span is None:
        return
    yield Ask(
        word,
        askers,
        concerned_by(scene, infinitive, askers) or host_of(scene, word, askers),
        span,
        infinitive,
        True,
        "rule:ready",
        statement.id,
    )


def _by_force(scene: Scene, statement: Statement, taken: set[int]) -> Iterator[Ask]:
    """What a statement asks of another side although no word of asking stands in it."""
    parse = scene.parse
    if statement.act not in ("ask", "demand") or statement.ascribed or not scene.is_official(statement.speakers):
        return
    if any(negated(parse, parse.head_of(*parse.words.within(*span))) for span in statement.cue):
        return  # "has not said how far the price should rise"
    for span in statement.content:
        first, last = parse.words.within(*span)
        if opens_question(parse, (first, last)):
            continue
        for word in range(first, last):
            if word in taken or parse.upos[word] not in ("VERB", "ADJ", "NOUN"):
                continue
            subject = parse.child(word, "nsubj")
            if subject is not None and parse.is_a(subject, "nsubj:pass"):
                continue  # "the islands must be returned": by whom, it does not say
            if subject is None or not first <= subject < last or not _directs(parse, word, statement, scene):
                continue
            addressees = addressed(scene, [subject], statement.speakers)
            if not any((actor := scene.actors.get(id_)) is not None and actor.acts_for for id_ in addressees):
                continue
            if scene.side(addressees) & scene.side(statement.speakers):
                continue  # what one's own side must do is a plan
            words = [w for w in parse.subtree(word) if subject < w < last]
            begin = min(w for w in words if w > max(parse.subtree(subject)) or w == word)
            inner = clip(parse, (begin, max(words) + 1), (first, last))
            if inner is None:
                continue
            taken.update(range(*inner))
            yield Ask(word, statement.speakers, addressees, inner, word, False, "rule:by-force", statement.id)
            return


def _directs(parse: Parse, word: int, statement: Statement, scene: Scene) -> bool:
    """Whether a clause says what should be done, or what the speaker hopes or wishes to be."""
    helpers = {parse.lowered[c] for c in parse.children(word, "aux")}
    if helpers & _MODALS:
        return True
    if helpers & _PERFECT:
        return False  # "hoped that they had left"
    governor = parse.governor[word]
    lead = cue_at(parse, governor)
    if lead is not None and lead.noun is not None:
        wishes = lead.frame == "hope"
    else:
        wishes = lead is not None and lead.lemma in ("hope", "want", "wish", "like", "expect")
    if not wishes and parse.upos[governor] == "NOUN":
        above = cue_at(parse, parse.governor[governor])
        wishes = above is not None and above.frame == "hope"
    return wishes and not negated(parse, governor) and scene.by_cue.get(governor, statement).act == "ask"
