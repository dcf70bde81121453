"""Asks that only their answer tells of: "*agreed to* let the inspectors in", "at the emir's *invitation*".

A scene in, asks with their answers out. Who asked is whoever else what was agreed or refused concerns; where that is
nobody, there is no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.reading import exchange_words as ew
from dragoman.reading.answers import Reply
from dragoman.reading.asking import Ask, Scene, others
from dragoman.reading.asking_clauses import infinitive_of
from dragoman.reading.complements import clip
from dragoman.reading.cues import is_negated
from dragoman.reading.event_concern import concerned
from dragoman.reading.event_parties import agents, noun_agents
from dragoman.reading.event_phrases import cases, is_passive, meant
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import status_of
from dragoman.records import Answer

_AGREEING = verb_table(("agree", "consent"))
_REFUSING = verb_table(("refuse", "decline"))
#: Nouns of asking that carry a deed along: "*under pressure* from", "*at the invitation* of".
_PROMPTS = {"invitation": (frozenset(("at", "on")), True), "request": (frozenset(("at",)), False),
            "behest": (frozenset(("at",)), False), "urging": (frozenset(("at",)), False),
            "pressure": (frozenset("under after following amid due because".split()), False)}  # fmt: skip
#: All words at which a rule begins.
_SIGNS = frozenset((*_AGREEING, *_REFUSING, *_PROMPTS))
#: What is done for whom one lets do something or lets go.
_LETTING = frozenset(
    verb_table(
        "let allow permit admit free hand extradite pay sell spare lift arrange organise organize grant accept send "
        "visit open show transfer compensate recognise recognize".split()
    )
)
_TOWARDS = frozenset("to for from with".split())
_SAYING = frozenset(
    verb_table(
        "comment elaborate say discuss give answer confirm disclose identify name be accept acknowledge "
        "admit believe understand rule".split()
    )
)


def presupposed(scene: Scene) -> list[tuple[Ask, Reply]]:
    """Asks and the answers that tell of them, in the order of the text."""
    parse = scene.parse
    found: list[tuple[Ask, Reply]] = []
    for word in parse.where(_SIGNS):
        form = parse.lowered[word]
        if parse.upos[word] == "VERB" and (form in _AGREEING or form in _REFUSING):
            found += _answered(scene, word, "accepted" if form in _AGREEING else "refused")
        elif form in _PROMPTS and parse.upos[word] == "NOUN":
            found += _prompted(scene, word, *_PROMPTS[form])
    return found


def _answered(scene: Scene, word: int, answer: Answer) -> Iterator[tuple[Ask, Reply]]:
    """ "Agreed to" and "refused to": what one side would or would not do for another."""
    parse = scene.parse
    if is_negated(parse, word) or status_of(parse, word).modality != "occurred":
        return
    infinitive = infinitive_of(parse, (word,), word)
    statement = scene.by_cue.get(word)
    if infinitive is None or (statement is not None and statement.ascribed):
        return
    if parse.lowered[infinitive] in _SAYING:
        return
    who = scene.doers(word)
    if len(who) != 1 or not scene.is_official(who):
        return  # what several agree is a deal
    if any("with" in cases(parse, c) for c in parse.children(word, "obl")):
        return
    near: tuple[str, ...] = ()
    if parse.lowered[infinitive] in ew.GIVING | ew.DEALING | _LETTING:
        near = others(scene.ids(concerned(parse, scene.cast, infinitive, scene.side(who))), who)
    if not scene.is_official(near):  # "hand the crew over *to Ankara*"
        given = [
            c for c in parse.children(infinitive, "iobj", "obl") if cases(parse, c) & _TOWARDS or parse.is_a(c, "iobj")
        ]
        near = others(scene.ids(meant(parse, scene.cast, given)), who)
    askers = near or _talked_with(scene, word)
    span = clip(parse, (infinitive, max(parse.subtree(infinitive)) + 1), parse.sentences[parse.sentence_of[word]])
    if span is None or not askers or not scene.is_official(askers) or scene.side(askers) & scene.side(who):
        return
    if any(actor is None or actor.kind == "group" for actor in map(scene.known, askers)):
        return  # "agreed to admit two members"
    if _may_be_home(scene, askers) or _may_be_home(scene, who):
        return
    why = "rule:agreed-to" if answer == "accepted" else "rule:refused-to"
    yield Ask(word, askers, who, span, infinitive, False, why), Reply(answer, (word, word + 1))


def _may_be_home(scene: Scene, ids: Iterable[str]) -> bool:
    """Whether a body whose state is not told is among some: "agreed to talk to *parliament*", its own perhaps."""
    actors = [actor for id_ in ids if (actor := scene.known(id_)) is not None]
    return any(actor.kind == "government-body" and actor.acts_for is None for actor in actors)


def _talked_with(scene: Scene, word: int) -> tuple[str, ...]:
    """ "*Putin* talked with Erdogan, who agreed": who speaks with somebody that then agrees."""
    parse = scene.parse
    if not parse.is_a(word, "acl:relcl"):
        return ()
    partner = parse.governor[word]
    if not parse.is_a(partner, "obl", "obj", "nmod"):
        return ()
    return scene.ids(agents(parse, scene.cast, parse.governor[partner]))


def _prompted(scene: Scene, noun: int, leads: frozenset[str], offer: bool) -> Iterator[tuple[Ask, Reply]]:
    """ "*At the invitation* of Prague", "*under Israeli pressure*": what was done because another had asked."""
    parse = scene.parse
    verb = parse.governor[noun]
    if not cases(parse, noun) & leads or not parse.is_a(noun, "obl", "obj") or parse.upos[verb] != "VERB":
        return
    askers = scene.ids(noun_agents(parse, scene.cast, noun))
    if not askers:
        of = [c for c in parse.children(noun, "nmod") if cases(parse, c) & {"of", "from"}]
        askers = scene.ids(meant(parse, scene.cast, of))
    if not is_passive(parse, verb):
        who = others(scene.doers(verb), askers)
        if not askers or not who or not (scene.is_official(askers) or scene.is_official(who)):
            return
        if not offer and status_of(parse, verb).modality != "occurred":
            return
        words = [w for w in parse.subtree(verb, "nsubj", "conj", "parataxis") if w >= verb]
        span = clip(parse, (verb, max(words) + 1), parse.sentences[parse.sentence_of[verb]])
        if span is not None:
            yield (
                Ask(noun, askers, who, span, verb, offer, f"rule:at-{parse.lowered[noun]}"),
                Reply("accepted", span),
            )
