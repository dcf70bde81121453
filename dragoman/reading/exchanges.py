"""Exchanges: who asked or offered whom what, and what became of it. A parse and its records in, `Exchange`s out.

Asks come from `asks`, their answers from `answers`. What one side asks of another several times is one exchange. Who
"agreed to" or "refused to" do what concerns another, without an ask that the report tells of, was asked by that other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from msgspec import UNSET

from dragoman.reading.answers import Reply, answerers, answers_to, find_signs, settled, stems
from dragoman.reading.asking import Ask, Scene
from dragoman.reading.asking_empty import says_something
from dragoman.reading.asks import find_asks
from dragoman.reading.cast import Cast
from dragoman.reading.dating import time_of
from dragoman.reading.given import presupposed
from dragoman.reading.parse import Parse
from dragoman.reading.times import Time
from dragoman.records import Actor, Exchange, Report, Span, Statement, record_id

#: How often asks by these rules were right. On the 25 annotated reports for development and the 10 examples: by verbs
#: 23 of 24, by nouns 5 of 6, by readiness 3 of 3, agreed or refused 3 of 4; each with one right and one wrong added.
#: Verbs with 138 of 175, and asks by force and need with 24 of 34, in 439 reports of `training/annotated.jsonl`, where
#: what nobody annotated counts as wrong. All rules together have 182 of 249 there.
_RIGHT = {"rule:asks": 0.81, "rule:noun": 0.75, "rule:ready": 0.8, "rule:by-force": 0.7, "rule:need": 0.7,
          "rule:agreed-to": 0.67, "rule:refused-to": 0.67}  # fmt: skip
#: The other rules came up too seldom to measure, a design value; and asks that no addressee is told of: 3 of 6 there.
_FEW, _TO_NOBODY = 0.6, 0.5
#: Words that two asks of the same sides share if they ask the same thing. A design value.
_SAME = 2


@dataclass
class _Found:
    """An exchange in the making: the first ask, its repeats, and the answers to any of them."""

    first: Ask
    asks: list[Ask] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)


def find_exchanges(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    times: Sequence[Time],
    report: Report,
) -> tuple[tuple[Exchange, ...], tuple[Actor, ...]]:
    """The exchanges of a report, in the order of their asks, and its actors with groups that only an ask names.

    `actors` are all that a record may name.

    1. asks; 2. their answers; 3. asks that only an answer tells of; 4. the same ask again, and none
    that says nothing and has no answer; 5. the records.
    """
    scene = Scene(parse, cast, statements, actors)
    signs = find_signs(scene)
    asks = []
    for ask in find_asks(scene):  # 1, 2
        if not ask.addressees:
            ask = replace(ask, addressees=answerers(scene, ask, signs))
            if not ask.addressees and ask.why == "rule:asks-offer":
                continue  # what is offered to nobody that is told
        asks.append(_Found(ask, [ask], answers_to(scene, ask, signs)))
    used = {word for each in asks for reply in each.replies for word in range(*reply.words)}
    asks += [_Found(ask, [ask], [reply]) for ask, reply in presupposed(scene) if ask.cue not in used]  # 3
    asks.sort(key=lambda each: each.first.cue)
    merged: list[_Found] = []
    for each in asks:  # 4
        same = next((other for other in merged if _same(scene, other, each)), None)
        if same is None:
            merged.append(each)
        else:
            same.asks += each.asks
            same.replies += each.replies
    merged = [told for each in merged if (told := _told(scene, each)) is not None]
    records = [_record(scene, times, report, each) for each in merged]  # 5
    named = dict.fromkeys(id_ for record in records for id_ in (*record.askers, *record.addressees))
    new = [scene.groups[id_] for id_ in named if id_ not in scene.actors]
    return tuple({record.id: record for record in records}.values()), (*actors, *new)


def _told(scene: Scene, found: _Found) -> _Found | None:
    """An exchange by the first of its asks that says what is asked, or None where none does and nobody answers."""
    telling = next((ask for ask in found.asks if says_something(scene, ask)), None)
    if telling is None:
        return found if found.replies else None
    return replace(found, first=telling)


def _same(scene: Scene, one: _Found, other: _Found) -> bool:
    """Whether two asks go from one side to the same and are about the same."""
    if one.first.offer != other.first.offer:
        return False
    return any(_alike(scene, ask, other.first) for ask in one.asks)


def _alike(scene: Scene, one: Ask, other: Ask) -> bool:
    askers = scene.side(one.askers) & scene.side(other.askers)
    if not askers or (_is_known(scene, one) and _is_known(scene, other) and not _meet(scene, one, other)):
        return False
    if _only_named(one) or _only_named(other):
        return True  # "their *demand*" is the one told of before
    a, b = stems(scene.parse, one.words), stems(scene.parse, other.words)
    if one.words[0] < other.words[1] and other.words[0] < one.words[1]:
        return True
    return len(a & b) >= min(_SAME, len(a), len(b)) > 0


def _only_named(ask: Ask) -> bool:
    """Whether an ask says nothing but that one was made: "rejected the *offer*"."""
    return ask.words == (ask.cue, ask.cue + 1)


def _is_known(scene: Scene, ask: Ask) -> bool:
    return scene.is_official(ask.addressees) and any(
        scene.actors[id_].acts_for is not None for id_ in ask.addressees if id_ in scene.actors
    )


def _meet(scene: Scene, one: Ask, other: Ask) -> bool:
    return bool(scene.side(one.addressees) & scene.side(other.addressees))


def _record(scene: Scene, times: Sequence[Time], report: Report, found: _Found) -> Exchange:
    parse, ask = scene.parse, found.first
    addressees = next((each.addressees for each in found.asks if each.addressees), ())
    answer, evidence = settled(sorted(found.replies, key=lambda reply: reply.words))
    span = parse.words.span(*ask.words)
    shown = tuple(parse.words.span(*words) for words in evidence) if answer != "pending" else ()
    return Exchange(
        id=record_id("exchanges", report.id, span, ask.askers, addressees),
        kind="offer" if ask.offer else "request",
        askers=ask.askers,
        addressees=addressees,
        ask=span,
        toward=_toward(scene, found.asks, ask, addressees),
        asked_on=_asked_on(scene, times, ask),
        answer=answer,
        answer_evidence=shown,
        confidence=confidence(ask, addressees),
        damaged=True if _is_damaged(report, (span, *shown)) else UNSET,
        why=ask.why,
    )


def confidence(ask: Ask, addressees: Sequence[str]) -> float:
    """How often an ask by such a rule has the right sides and words."""
    if not addressees:
        return _TO_NOBODY
    return next((share for start, share in _RIGHT.items() if ask.why.startswith(start)), _FEW)


def _toward(scene: Scene, asks: Iterable[Ask], first: Ask, addressees: Sequence[str]) -> tuple[str, ...]:
    """Those whom what is asked names beside the two sides."""
    sides = scene.side((*first.askers, *addressees))
    named = (id_ for ask in asks for id_ in scene.cast.within(*ask.words))
    return tuple(dict.fromkeys(id_ for id_ in named if id_ not in sides and not scene.side((id_,)) & sides))


def _asked_on(scene: Scene, times: Sequence[Time], ask: Ask) -> str | None:
    """The day on which it was asked: that of the statement that asks, else of the word that does."""
    made = {one.id: one.made_on for one in scene.statements}
    if ask.statement is not None and made.get(ask.statement) is not None:
        return made[ask.statement]
    time = time_of(scene.parse, times, ask.cue, shared=False)
    return time.when[0] if time is not None and time.when[0] == time.when[1] else None


def _is_damaged(report: Report, spans: Iterable[Span]) -> bool:
    marks = [mark.span for mark in report.damaged]
    return any(start < b and a < end for start, end in spans for a, b in marks)
