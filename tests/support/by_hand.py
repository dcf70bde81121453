"""Readings made by hand for the tests of the brief: a text, and what is marked in it."""

from dragoman.records import Actor, Event, Exchange, Mention, Reading, Report, Statement, report_id


def reading(
    text, actors=(), statements=(), exchanges=(), events=(), published="2020-03-02", publisher="Daily Test", **report
):
    return Reading(
        report=Report(id=report_id(text), text=text, published=published, publisher=publisher, **report),
        actors=tuple(actors),
        statements=tuple(statements),
        exchanges=tuple(exchanges),
        events=tuple(events),
    )


def span(text, words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def state(text, code, *words):
    return Actor(
        id=code, kind="state", name=words[0], country=code, acts_for=code,
        mentions=tuple(Mention(span=span(text, word), form="name") for word in words),
    )  # fmt: skip


def person(text, id, name, acts_for=None, role=None, words=(), pronouns=()):
    mentions = [Mention(span=span(text, word), form="name") for word in (words or (name,))]
    mentions += [Mention(span=span(text, word, nth), form="pronoun") for word, nth in pronouns]
    return Actor(id=id, kind="person", name=name, acts_for=acts_for, role=role, mentions=tuple(mentions))


def statement(text, id, speaker, acts_for, source, cue, content, act="assert", kind="indirect", **more):
    pieces = [content] if isinstance(content, str) else content
    return Statement(
        id=id, kind=kind, act=act, speakers=(speaker,), acts_for=(acts_for,), source=(span(text, source),),
        cue=(span(text, cue),), content=tuple(span(text, words) for words in pieces),
        **more,
    )  # fmt: skip


def exchange(text, id, askers, addressees, ask, answer="pending", evidence=(), kind="request"):
    return Exchange(
        id=id, kind=kind, askers=askers, addressees=addressees, ask=span(text, ask), answer=answer,
        answer_evidence=tuple(span(text, words) for words in evidence),
    )  # fmt: skip


def event(text, id, kind, anchor, actors=(), recipients=(), modality="occurred", location=None, **more):
    """`actors` and `recipients` are each an id, its words and, where these stand more than once, which of them."""
    return Event(
        id=id, type=kind, anchors=(span(text, anchor),), modality=modality,
        actors=tuple(name for name, *_ in actors), actor_spans=tuple(span(text, *words) for _, *words in actors),
        recipients=tuple(name for name, *_ in recipients),
        recipient_spans=tuple(span(text, *words) for _, *words in recipients),
        location=span(text, location) if location else None,
        **more,
    )  # fmt: skip
