"""Asks that the network sees by example: an anchor with who asks, who is asked, and for what. `Ask`s out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.reading.anchored import Anchor
from dragoman.reading.asking import Ask, Scene, addressed, is_between
from dragoman.reading.asking_clauses import opens_question
from dragoman.reading.complements import clip
from dragoman.reading.event_phrases import meant

#: Chance of the anchor from which an ask is believed (development reports of `benchmarks relations`).
SURE = 0.5
WHY = "head:anchors"


def by_anchors(scene: Scene, known: Sequence[Ask]) -> Iterator[Ask]:
    """The asks of the network's anchors that no rule has told of."""
    parse = scene.parse
    told = {word for ask in known for word in (ask.cue, ask.head)}
    for anchor in parse.anchors:
        if anchor.kind != "ask" or anchor.chance < SURE or told.intersection(range(anchor.first, anchor.last)):
            continue
        ask = _ask(scene, anchor)
        if ask is not None and not any(ask.words[0] < b and a < ask.words[1] for a, b in (one.words for one in known)):
            yield ask


def _ask(scene: Scene, anchor: Anchor) -> Ask | None:
    parse, cue = scene.parse, anchor.first
    by, to, what = (anchor.parts.get(name) for name in ("by", "to", "what"))
    if what is None:
        return None
    statement = scene.by_cue.get(cue) or scene.around(cue)
    if statement is not None and statement.ascribed:
        return None
    askers: tuple[str, ...] = ()
    if by is not None:
        askers = scene.ids(meant(parse, scene.cast, [parse.head_of(by.first, by.last)]))
    if not askers and statement is not None:
        askers = statement.speakers
    addressees = () if to is None else addressed(scene, [parse.head_of(to.first, to.last)], askers)
    span = clip(parse, (what.first, what.last), parse.sentences[parse.sentence_of[what.first]])
    if span is None or not askers or opens_question(parse, span) or not is_between(scene, askers, addressees):
        return None
    if scene.side(askers) & scene.side(addressees):
        return None
    made_by = None if statement is None else statement.id
    return Ask(cue, askers, addressees, span, parse.head_of(*span), anchor.label == "offer", WHY, made_by)
