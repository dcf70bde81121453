"""Needs that one side tells another of: "stressed the *need* for Tokyo to …", "it is *time* for Tokyo to …".

A noun or adjective in its scene in, `Ask`s out. The speaker asks, whoever is to do it is asked; what the speaker's own
side is to do is a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.reading.asking import Ask, Scene, addressed
from dragoman.reading.asking_beside import own_deed, told_beside
from dragoman.reading.asking_clauses import MADE, from_to, infinitive_of, marks_of, negated
from dragoman.reading.complements import clip
from dragoman.reading.event_phrases import cases
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import status_of
from dragoman.reading.parse import Range

NEEDS = frozenset("need necessity importance urgency imperative".split())
#: What is so "for" or "on" somebody "to" do something.
DUTIES = frozenset(
    "time important vital crucial essential necessary imperative incumbent urgent critical paramount duty "
    "responsibility obligation up".split()
)
_STRESSING = frozenset(
    verb_table(
        "stress underline underscore emphasise emphasize highlight reiterate reaffirm affirm note point insist voice "
        "express repeat raise cite".split()
    )
)
_TO_WHOM = frozenset("for on upon to with".split())


def by_need(scene: Scene, word: int) -> Iterator[Ask]:
    """ "*Stressed the need for* Tokyo to withdraw", "for restraint": what the speaker says that others need to do."""
    parse = scene.parse
    verb = parse.governor[word]
    if parse.lowered[verb] not in _STRESSING or not parse.is_a(word, "obj", "nsubj:pass", "obl"):
        return
    statement = scene.by_cue.get(verb)
    if (statement is not None and statement.ascribed) or status_of(parse, verb).modality not in MADE:
        return
    askers = scene.doers(verb) or (statement.speakers if statement is not None else ())
    if not scene.is_public(askers) or scene.is_of_company(askers):
        return
    phrases = _led(scene, word, frozenset(("for", "of")))
    infinitive = infinitive_of(parse, (word, verb, *phrases), word)
    if infinitive is not None:
        asked = [*parse.children(infinitive, "nsubj"), *(c for c in phrases if c < infinitive)]
        yield from _told(scene, word, askers, infinitive, from_to(parse, infinitive), asked)
    elif phrases:
        yield from _told(scene, word, askers, phrases[0], parse.extent(phrases[0]), [])


def by_duty(scene: Scene, word: int) -> Iterator[Ask]:
    """ "It is *time for* Tokyo to withdraw", "it is *vital that* Tokyo withdraw", said by somebody else."""
    parse = scene.parse
    statement = scene.around(word)
    if statement is None or statement.ascribed or parse.child(word, "cop") is None or negated(parse, word):
        return
    if parse.is_a(word, "acl:relcl", "acl", "advcl") or "if" in marks_of(parse, word):
        return
    subject = parse.child(word, "expl", "nsubj")
    if subject is None or parse.lowered[subject] not in ("it", "this", "now"):
        return
    askers = statement.speakers
    if not scene.is_public(askers) or scene.is_of_company(askers):
        return
    phrases = _led(scene, word, _TO_WHOM)
    infinitive = infinitive_of(parse, (word, *phrases), word)
    clause = next((c for c in parse.children(word, "csubj", "ccomp", "advcl") if "that" in marks_of(parse, c)), None)
    if infinitive is not None:
        asked = [*parse.children(infinitive, "nsubj"), *(c for c in phrases if c < infinitive)]
        yield from _told(scene, word, askers, infinitive, from_to(parse, infinitive), asked, needs_somebody=True)
    elif clause is not None and clause > word:
        asked = parse.children(clause, "nsubj")
        yield from _told(scene, word, askers, clause, parse.extent(clause), asked, needs_somebody=True)


def _led(scene: Scene, word: int, leads: frozenset[str]) -> list[int]:
    """The phrases behind a word that a preposition leads to, wherever the parser put that."""
    parse = scene.parse
    behind = [c for c in parse.children(word, "obl", "nmod", "acl") if c > word]
    return [c for c in behind if cases(parse, c) & leads or parse.lowered[parse.extent(c)[0] - 1] in leads]


def _told(
    scene: Scene, word: int, askers: Sequence[str], head: int, words: Range, asked: Sequence[int],
    needs_somebody: bool = False,
) -> Iterator[Ask]:  # fmt: skip
    """The ask that says a need, if it is not the speakers' own; `needs_somebody`: only where a body should act."""
    parse = scene.parse
    own = scene.side(askers)
    addressees = addressed(scene, asked, askers)
    if asked and (scene.side(addressees) & own or not addressees):
        return
    if not asked:
        addressees = own_deed(scene, head, askers) or told_beside(scene, parse.governor[word], askers)
    if not (scene.is_official(addressees) if needs_somebody else addressees):
        return
    span = clip(parse, words, parse.sentences[parse.sentence_of[word]])
    statement = scene.by_cue.get(parse.governor[word]) or scene.around(word)
    if span is not None and (scene.is_official(askers) or scene.is_official(addressees)):
        made_by = None if statement is None else statement.id
        yield Ask(word, tuple(askers), addressees, span, head, False, f"rule:need-{parse.lowered[word]}", made_by)
