"""Where actors stand on issues over time, over all reports, with the words that show it.

Stances of reports in (`stances`), `Issue`s and `Position`s out: what several reports say of the same issue is joined,
and what one actor says of it on one day is one position. The same reports give the same records, whatever the order in
which they come.

    1. gather   words first: stances by day, each to the issue that it is like, or a new one
    2. act      what an actor does counts for an issue of words that is about such a deed of its own
    3. place    evidence by issue, actor and day
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import UNSET

from dragoman.assembly.found_again import with_keys
from dragoman.assembly.issues import Form, likeness, same
from dragoman.assembly.origins import OWN, Origins, other_origin
from dragoman.assembly.stances import Stance
from dragoman.records import Evidence, Issue, Position

#: Issues that share a word and an actor with a stance and are compared with it, the latest first. A design value.
COMPARED = 60


class Told(NamedTuple):
    """A stance with the words at its spans."""

    stance: Stance
    quotes: tuple[str, ...]


@dataclass
class Gathered:
    """What the reports have on one issue. It is what the first of them words it as."""

    form: Form
    told: list[Told]


class Positions(NamedTuple):
    """All issues in the order of their first day, and all positions by issue, actor and day."""

    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]


def gather(told: Iterable[Told]) -> list[Gathered]:
    """The stances of all reports by issue, in the order of the first day."""
    ordered = sorted(told, key=lambda each: _order(each.stance))
    gathered = _join([each for each in ordered if each.stance.type != "events"])  # 1
    _act(gathered, [each for each in ordered if each.stance.type == "events"])  # 2
    return gathered


def place(gathered: Sequence[Gathered], origins: Origins = OWN) -> Positions:
    """The positions that stances come to; `origins` says which reports tell one story."""
    issues = [issue_of(each) for each in gathered]
    both = zip(issues, gathered, strict=True)
    found = (position for issue, each in both for position in _place(issue, each, origins))  # 3
    return Positions(tuple(issues), tuple(found))


def _order(stance: Stance) -> tuple[str, str, tuple[tuple[int, int], ...], str, str, tuple[str, ...]]:
    """By day, what has none last; the order of reports does not matter."""
    day = stance.on if stance.on and not stance.on.startswith("--") else "9999"
    return day, stance.report, stance.spans, stance.record, stance.act, stance.sides


# -- 1


def _join(words: Sequence[Told]) -> list[Gathered]:
    drafts: list[Gathered] = []
    near: defaultdict[int, list[int]] = defaultdict(list)
    of_exchange: dict[tuple[str, str], int] = {}
    for each, keys in with_keys(words, lambda told: _keys(told.stance.issue)):
        stance = each.stance
        exchange = (stance.report, stance.exchange) if stance.exchange else None
        at = of_exchange.get(exchange) if exchange else None
        if at is None:
            at = _likest(stance.issue, drafts, near, keys)
        if at is None:
            at = len(drafts)
            drafts.append(Gathered(stance.issue, [each]))
            for key in keys:
                near[key].append(at)
        else:
            drafts[at].told.append(each)
        if exchange:
            of_exchange[exchange] = at
    return drafts


def _keys(form: Form) -> Iterator[tuple[str, str]]:
    for actor in sorted(form.actors) or sorted(form.setting):
        for stem in sorted(form.stems):
            yield actor, stem


def _likest(
    form: Form, drafts: Sequence[Gathered], near: Mapping[int, Sequence[int]], keys: Iterable[int]
) -> int | None:
    """The issue that is most like a form, of those that are the same; of several the first."""
    candidates = {at for key in keys if key in near for at in near[key][-COMPARED:]}
    fits = [at for at in sorted(candidates) if same(drafts[at].form, form)]
    return max(fits, key=lambda at: (likeness(drafts[at].form, form), -at), default=None)


# -- 2


def _act(drafts: Sequence[Gathered], deeds: Sequence[Told]) -> None:
    """Gives deeds to the issues of words that are about them: the same doer, the same deed, the same others."""
    about: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        for key in _deeds(draft.form):
            about[key].append(at)
    for each in deeds:
        form = each.stance.issue
        near = {(key[0], at) for key in _deeds(form) if key in about for at in about[key]}
        fits = [drafts[at] for _, at in sorted(near) if same(drafts[at].form, form)]
        if fits:
            max(fits, key=lambda draft: likeness(draft.form, form)).told.append(each)


def _deeds(form: Form) -> Iterator[tuple[str, str, str]]:
    """Who does what to whom: words are about a deed itself where they share the idea by which its type is known."""
    for idea in form.stems:
        if idea.startswith("="):
            yield from ((doer, idea, other) for doer in form.doers for other in form.others)


# -- 3


def issue_of(draft: Gathered) -> Issue:
    """An issue as a record."""
    first = draft.told[0].stance
    actors = sorted({actor for each in draft.told for actor in each.stance.issue.actors})
    reports = dict.fromkeys(each.stance.report for each in draft.told)
    # The first report words the issue and names it, so the id stays what it is while others join.
    name = _id("is", first.report, first.issue.span, sorted(first.issue.doers))
    doers = first.issue.doers or next((e.stance.issue.doers for e in draft.told if e.stance.issue.doers), frozenset())
    return Issue(
        id=name, label=first.issue.label, doers=tuple(sorted(doers)), actors=tuple(actors), reports=tuple(reports)
    )


def _place(issue: Issue, draft: Gathered, origins: Origins) -> Iterator[Position]:
    found: defaultdict[tuple[str, str | None], list[Evidence]] = defaultdict(list)
    for each in draft.told:
        for side in each.stance.sides:
            found[side, each.stance.on].append(_evidence(each, origins))
    for (actor, on), evidence in sorted(found.items(), key=lambda item: (item[0][0], item[0][1] or "9999")):
        value = value_of(evidence)
        yield Position(
            id=_id("po", issue.id, actor, on), actor=actor, issue=issue.id, value=value, on=on,
            evidence=tuple(evidence),
        )  # fmt: skip


def value_of(evidence: Sequence[Evidence]) -> float:
    """The mean of what evidence says; what says neither yes nor no counts only where nothing else is said.

    Of a story that several reports tell one text counts: that of its origin where it is there, else the first.
    """
    text_of: dict[str, str] = {}
    for one in evidence:
        origin = one.origin or one.report
        if origin not in text_of or one.report == origin:
            text_of[origin] = one.report
    counted = [one for one in evidence if one.report == text_of[one.origin or one.report]]
    decided = [one.value for one in counted if one.value] or [0.0]
    return round(sum(decided) / len(decided), 3)


def _evidence(told: Told, origins: Origins) -> Evidence:
    stance = told.stance
    return Evidence(
        report=stance.report, record=stance.record, type=stance.type, act=stance.act, value=stance.value, on=stance.on,
        speakers=stance.speakers, spans=stance.spans, quotes=told.quotes, exchange=stance.exchange,
        damaged=True if stance.damaged else UNSET, origin=other_origin(stance.report, origins),
    )  # fmt: skip


def _id(kind: str, *parts: object) -> str:
    return f"{kind}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:8]}"
