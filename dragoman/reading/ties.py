"""Ties: standing relations that give one actor a hold on another. A parse and its records in, `Tie`s out.

Found by nouns (`tie_nouns`) and by verbs, adjectives and compounds (`tie_predicates`). The same tie told again is the
same record with more evidence. What is only planned, asked for or denied is no tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import UNSET

from dragoman.reading.cast import Cast
from dragoman.reading.dating import time_of
from dragoman.reading.parse import Parse
from dragoman.reading.quantities import quantity_of
from dragoman.reading.tie_nouns import in_nouns
from dragoman.reading.tie_predicates import in_predicates
from dragoman.reading.tie_sides import Found, Scene
from dragoman.reading.tie_words import SIGNS, SYMMETRIC
from dragoman.reading.times import Time
from dragoman.records import Actor, Report, Span, Tie, TieKind, record_id

Key = tuple[str | None, str, TieKind]


def find_ties(
    parse: Parse, cast: Cast, actors: Sequence[Actor], times: Sequence[Time], report: Report
) -> tuple[Tie, ...]:
    """The ties of a report, in the order of their first evidence.

    1. Everything that says one; 2. one tie where several say the same; 3. since when and how much.
    """
    scene = Scene(parse, cast, {actor.id: actor for actor in actors}, report)
    told: dict[Key, list[Found]] = {}
    for found in sorted((*in_nouns(scene), *in_predicates(scene)), key=lambda f: f.word):  # 1
        told.setdefault(_key(found), []).append(found)  # 2
    hostile = {frozenset((from_, to)) for from_, to, kind in told if kind == "rivalry"}
    ties = [_record(scene, key, found, times, report, hostile) for key, found in told.items()]
    return tuple(sorted(ties, key=lambda tie: (tie.evidence[0], tie.kind, tie.to)))


def _key(found: Found) -> Key:
    if found.kind in SYMMETRIC and found.from_ is not None:
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
    sign = SIGNS.get(kind)
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
        confidence=0.5,
        damaged=True if damaged else UNSET,
        why=found[0].why,
    )


def _span(scene: Scene, found: Found) -> Span:
    """From the first to the last of the words that say a tie; the word that names it alone where they lie apart."""
    sentence = scene.parse.sentence_of
    words = [w for w in found.words if sentence[w] == sentence[found.word]]
    return scene.parse.words.span(min(words), max(words) + 1)


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
