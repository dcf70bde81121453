"""Whose forecast it is and of whom: a site that foretells in, its holders and actors out.

Of a passive whoever does it acts, of a deed told as a noun whoever its event says; the holder is the subject of the
verb of expecting, else whoever's words they are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dragoman.reading import foretelling_words as fw
from dragoman.reading.cast import Cast
from dragoman.reading.event_phrases import PARTS, cases, is_passive, owners
from dragoman.reading.foretelling_sites import Site, brought_about
from dragoman.reading.parse import Parse
from dragoman.records import Event, Statement

_SAYING = frozenset("said says say told tells warned warns stated states".split())
#: Kinds of actors that do what their state does.
_BODIES = ("government-body", "armed-force", "company", "asset")


def subject_of(parse: Parse, site: Site) -> int | None:
    """The word for who acts."""
    if site.subject is not None:
        return site.subject
    if site.subject_of < 0:
        return None
    word = site.subject_of
    above = parse.governor[word]
    if parse.child(word, "nsubj") is None and brought_about(parse, above) == word:
        return parse.child(above, "obj", "obl")
    if parse.is_a(word, "acl") and brought_about(parse, parse.governor[above]) == word:
        return above
    for _ in range(4):
        subject = parse.child(word, "nsubj", "nsubj:pass")
        if site.rule == "expects" and word != site.head:  # "expects X to V": its object acts
            subject = parse.child(word, "obj") or subject
        if subject is not None:
            if parse.lowered[subject] in ("who", "which", "that") and parse.is_a(word, "acl"):
                return parse.governor[word]
            return subject
        if site.rule == "raised" and parse.is_a(word, "acl"):
            return parse.governor[word]
        if not parse.is_a(word, "conj", "xcomp"):
            return None
        word = parse.governor[word]
    return None


def actors_of(
    parse: Parse, cast: Cast, events: Mapping[int, Event], site: Site, subject: int | None
) -> tuple[str, ...]:
    """Who acts: of a passive whoever it is done by, of "most of the troops" the troops."""
    if subject is None:
        return _doers(parse, cast, events, site)
    by = (
        [c for c in parse.children(site.head, "obl") if "by" in cases(parse, c)] if is_passive(parse, site.head) else []
    )
    for agent in by:
        if agent in cast.at:
            return cast.at[agent]
    if subject not in cast.at and (parse.lowered[subject] in PARTS or parse.upos[subject] in ("NUM", "DET")):
        subject = next((c for c in parse.children(subject, "nmod") if "of" in cases(parse, c)), subject)
    return cast.at.get(subject, ())


def _doers(parse: Parse, cast: Cast, events: Mapping[int, Event], site: Site) -> tuple[str, ...]:
    """Who does a deed that is told as a noun: the actors of its event, else its owner."""
    if site.subject_of >= 0 or site.words is not None:
        return ()
    event = events.get(int(parse.words.starts[site.head]))
    if event is not None:
        return tuple(actor for actor in event.actors if actor in cast.by_id)
    if parse.lowered[site.head] not in fw.COMING:
        return ()
    return tuple(party.id for party in owners(parse, cast, site.head))


def holders_of(
    parse: Parse, cast: Cast, site: Site, statement: Statement | None, around: Statement | None = None
) -> tuple[str, ...]:
    """Who expects it: the subject of the verb of expecting, else whose words they are.

    Of "Oslo told the paper it expects" it is who tells (of the statement `around`); of "Lima said it will rain, the
    agency reported" who said so and not who passes it on.
    """
    own: dict[str, None] = {}
    for word in site.holders:
        if _is_told(parse, cast, word):
            return around.speakers if around is not None else ()
        own.update(dict.fromkeys(cast.at.get(word, ())))
    if own:
        return tuple(own)
    return _sayers(parse, cast, site) or (statement.speakers if statement is not None else ())


def _is_told(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether a pronoun is taken for whom it was told: "told the paper it expects"."""
    telling = parse.governor[parse.governor[word]]
    if parse.upos[word] != "PRON" or not parse.is_a(parse.governor[word], "ccomp"):
        return False
    hearers = {actor for c in parse.children(telling, "obj", "iobj") for actor in cast.at.get(c, ())}
    return bool(hearers & set(cast.at.get(word, ())))


def _sayers(parse: Parse, cast: Cast, site: Site) -> tuple[str, ...]:
    """Who said so, where what they said is told by another: the subject of the verb of saying right above."""
    said = parse.governor[site.head]
    subject = parse.child(said, "nsubj")
    if not parse.is_a(site.head, "ccomp") or parse.lowered[said] not in _SAYING or subject is None:
        return ()
    passed_on = parse.is_a(said, "ccomp", "dep") and parse.upos[subject] != "PRON" and subject < said < site.head
    return cast.at.get(subject, ()) if passed_on else ()


def is_own_side(cast: Cast, holders: Sequence[str], actors: Sequence[str]) -> bool:
    """Whether somebody speaks of the own conduct, or that of whom they speak for."""
    for holder in holders:
        mine = {holder, cast.acts_for(holder) if holder in cast.by_id else None} - {None}
        for actor in actors:
            theirs = {actor, cast.acts_for(actor) if actor in cast.by_id else None} - {None}
            if mine & theirs or _is_of(cast, actor, mine):
                return True
    return False


def _is_of(cast: Cast, actor: str, sides: Collection[str | None]) -> bool:
    """Whether an actor is a body or force of the state for which somebody speaks."""
    other = cast.by_id.get(actor)
    return other is not None and other.kind in _BODIES and other.country in sides
