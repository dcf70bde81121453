"""Positions side by side, between actors and between days: what changed, and which words moved it.

Positions and who is to be compared in, a `Comparison` out. A position has changed where an actor says the opposite of,
or answers otherwise than, what it said before on the issue; what is the same stand in other words has not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from dragoman.assembly.concepts import concept
from dragoman.assembly.positions import value_of
from dragoman.records import Evidence, Issue, Position, StanceAct

#: How far a value has to move to be a change. A design value: half of the way from against to neither.
MOVED = 0.5
#: Acts that differ where their values do not.
_ANSWERS: frozenset[StanceAct] = frozenset(("accepts", "refuses", "evades", "is silent"))
_WORD = re.compile(r"\w+")


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to compare: a side of the situation, or of its voices one (`speaker`).

    `members` are the reports and the ids there by which they have the voice; where there are none, its id is theirs.
    """

    id: str
    name: str
    side: str
    speaker: str | None = None
    members: tuple[tuple[str, str], ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A stand and the next one that differs from it; the evidence of `after` is what moved it."""

    before: Position
    after: Position


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One actor on one issue: its positions by day, those without a day last, and where they changed."""

    actor: str
    positions: tuple[Position, ...]
    changes: tuple[Change, ...] = ()


class Compare(msgspec.Struct, frozen=True, kw_only=True):
    """One issue: the course of each actor that has a position on it. `differ` says that two of them stand apart."""

    issue: Issue
    courses: tuple[Course, ...]
    differ: bool = False


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared, and the issues: those on which actors differ and change first, then the most told."""

    actors: tuple[Compared, ...]
    about: str | None = None
    since: str | None = None
    until: str | None = None
    issues: tuple[Compare, ...] = ()


def compare(
    issues: Iterable[Issue], positions: Iterable[Position], actors: Sequence[Compared], *, about: str | None = None,
    about_actors: Iterable[str] = (), since: str | None = None, until: str | None = None,
) -> Comparison:  # fmt: skip
    """Compares actors with each other, and each with itself over time.

    `about` keeps the issues that have its words, or others for the same idea, in their label or in what is quoted;
    `about_actors` those that concern one of these sides. Days are inclusive.
    """
    of_issue: defaultdict[str, list[Position]] = defaultdict(list)
    sides = {actor.side for actor in actors}
    for position in positions:
        if position.actor in sides:
            of_issue[position.issue].append(position)
    found = []
    for issue in issues:
        if issue.id not in of_issue:
            continue
        courses = tuple(
            course for actor in actors if (course := _course(of_issue[issue.id], actor, since, until)).positions
        )
        if courses and _is_about(issue, courses, about, set(about_actors)):
            found.append(Compare(issue=issue, courses=courses, differ=_differ(courses)))
    found.sort(key=_weight)
    return Comparison(actors=tuple(actors), about=about, since=since, until=until, issues=tuple(found))


def _weight(one: Compare) -> tuple[bool, bool, int, int, str]:
    changes = sum(len(course.changes) for course in one.courses)
    told = sum(len(position.evidence) for course in one.courses for position in course.positions)
    return not one.differ, not changes, -len(one.courses), -told, one.issue.id


def _course(positions: Iterable[Position], actor: Compared, since: str | None, until: str | None) -> Course:
    mine = [
        kept for position in positions
        if position.actor == actor.side and _within(position.on, since, until) and (kept := _voiced(position, actor))
    ]  # fmt: skip
    mine.sort(key=lambda position: str(position.on) if _is_day(position.on) else "9999")
    return Course(actor=actor.id, positions=tuple(mine), changes=changes_of(mine))


def _voiced(position: Position, actor: Compared) -> Position | None:
    """A position as far as it is this actor's: of a side all of it, of a voice what it said itself."""
    if actor.speaker is None:
        return position
    known = set(actor.members)
    evidence = tuple(
        one for one in position.evidence
        if any((one.report, id_) in known if known else id_ == actor.speaker for id_ in one.speakers)
    )  # fmt: skip
    if not evidence:
        return None
    return replace(position, evidence=evidence, value=value_of(evidence))


def _within(day: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    if day is None or not _is_day(day):
        return False
    return (since is None or day + "~" >= since) and (until is None or day <= until + "~")


def _is_day(day: str | None) -> bool:
    return day is not None and not day.startswith("--")


def changes_of(positions: Sequence[Position]) -> tuple[Change, ...]:
    """Where the dated positions of one actor on one issue change, in the order of their days."""
    dated = sorted((each for each in positions if _is_day(each.on)), key=lambda each: str(each.on))
    return tuple(Change(before=one, after=other) for one, other in pairwise(dated) if has_changed(one, other))


def has_changed(before: Position, after: Position) -> bool:
    """Whether an actor stands otherwise than before on an issue, or answers otherwise."""
    first, second = answers_of(before), answers_of(after)
    return abs(after.value - before.value) >= MOVED or (bool(first and second) and first != second)


def answers_of(position: Position) -> frozenset[StanceAct]:
    """Which answers to a request or offer a position shows."""
    return frozenset(one.act for one in position.evidence) & _ANSWERS


def leading(position: Position) -> Evidence:
    """The evidence that says most: the most decided, else the first."""
    return max(position.evidence, key=lambda one: abs(one.value))


def _differ(courses: Sequence[Course]) -> bool:
    last = [course.positions[-1].value for course in courses]
    return max(last) - min(last) >= MOVED


def _is_about(issue: Issue, courses: Sequence[Course], about: str | None, actors: set[str]) -> bool:
    if about is None or actors & {*issue.actors, *issue.doers}:
        return True
    quotes = (quote for course in courses for each in course.positions for one in each.evidence for quote in one.quotes)
    words = " ".join((issue.label, *quotes)).casefold()
    ideas = {concept(word) for word in _WORD.findall(words)} - {None}
    return all(word in words or concept(word) in ideas for word in about.casefold().split())
