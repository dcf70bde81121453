"""What has changed: answers that are others than before, and positions that moved, the latest first.

A `Story` in, paragraphs out. Each change is told with the words of before and of now; an exchange that is told here is
not told again among those asked and answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.assembly.comparing import Change, changes_of, leading
from dragoman.assembly.contradictions import NEAR, days_apart
from dragoman.assembly.joining import day_of
from dragoman.assembly.stances import VALUE
from dragoman.records import Evidence, Issue, Position
from dragoman.showing.asked import Asking, told
from dragoman.showing.brief import Paragraph, Sentence
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.prose import inner
from dragoman.showing.story import Story, capital, many

#: Changes of answers and of positions that are told, and the longest quotation, in characters. Design values.
MOST_ANSWERS, MOST_POSITIONS, LONGEST = 2, 2, 120
#: A stand as a predicate, where what is said says the issue itself and not its opposite.
_ACT = {
    "asks": "asked for it", "demands": "demanded it", "supports": "was for it", "accepts": "said yes",
    "opposes": "was against it", "refuses": "refused it", "promises": "promised it", "offers": "offered it",
    "threatens": "threatened it", "does": "did it", "does not": "did not do it", "evades": "avoided the question",
    "is silent": "was silent",
}  # fmt: skip


def changes(story: Story, asks: Sequence[Asking]) -> list[Paragraph]:
    """What has changed up to the last reports: answers first, then positions; nothing where nothing has."""
    prose = [*_last(story), *_answers(story, asks), *_positions(story)]
    return [Paragraph(tuple(prose))] if len(prose) > len(_last(story)) else []


def _last(story: Story) -> list[Sentence]:
    """What the last day brings, in figures: how many requests and offers are told of for the first time."""
    days = sorted({day for reading in story.readings if (day := day_of(reading))})
    if len(days) < 2:
        return []
    new = [each for each in story.assembled.exchanges if each.asked and _first(each.asked[0].on) == days[-1]]
    since = f"Since the report{'s' if days.count(days[-2]) > 1 else ''} of {written(days[-2])}"
    return [
        Sentence(f"{since} the reports tell of {many(len(new), 'new request or offer', 'new requests and offers')}.")
    ]


def _first(day: str | None) -> str:
    return day or ""


def _answers(story: Story, asks: Sequence[Asking]) -> Iterator[Sentence]:
    changed = [each for each in asks if each.joined.before is not None]
    changed.sort(key=lambda each: each.joined.course[-1].last or "", reverse=True)
    for each in changed[:MOST_ANSWERS]:
        sentences = told(story, each)
        if sentences:
            story.exchanges_told.add(id(each))
            yield from sentences


def _positions(story: Story) -> Iterator[Sentence]:
    """Positions that moved, by the sides that are heard; those of exchanges are told by their answers."""
    issues = {issue.id: issue for issue in story.assembled.issues}
    by_actor: dict[tuple[str, str], list[Position]] = {}
    for position in story.assembled.positions:
        by_actor.setdefault((position.issue, position.actor), []).append(position)
    heard = {key for side in story.sides for key in side}
    found = [
        (change, issues[issue]) for (issue, actor), some in by_actor.items() if actor in heard
        for change in changes_of(some) if not _is_told_elsewhere(change)
    ]  # fmt: skip
    found.sort(key=lambda each: (str(each[0].after.on), each[1].id), reverse=True)
    latest = {(issue.id, change.after.actor): (change, issue) for change, issue in reversed(found)}
    for change, issue in list(reversed(latest.values()))[:MOST_POSITIONS]:
        yield from _moved(story, change, issue)


def _is_told_elsewhere(change: Change) -> bool:
    """Whether a change is one of an answer, or so quick that it is told as a contradiction."""
    apart = days_apart(change.before.on, change.after.on)
    return any(one.exchange for one in change.after.evidence) or apart is None or apart <= NEAR


def _moved(story: Story, change: Change, issue: Issue) -> Iterator[Sentence]:
    name = story.figures[change.after.actor].called()
    before, after = leading(change.before), leading(change.after)
    label = inner(cut(issue.label, LONGEST))
    yield Sentence(f"{capital(name)} moved on “{label}”: {_stood(story, change.before, before)}", _cited(story, before))
    yield Sentence(f", {_stood(story, change.after, after)}.", _cited(story, after))


def _stood(story: Story, position: Position, evidence: Evidence) -> str:
    """How an actor stood on a day, in its words: "was against it on 5 May (“…”)"."""
    plain = VALUE[evidence.act] * evidence.value >= 0
    stood = _ACT[evidence.act] if plain else "was for it" if evidence.value > 0 else "was against it"
    words = story.words_of(evidence.report, evidence.spans, LONGEST)
    return f"{stood} on {written(position.on)} (“{words}”)"


def _cited(story: Story, evidence: Evidence) -> tuple[int, ...]:
    return (story.sources.cite(story.place[evidence.report], evidence.spans, [evidence.record]),)
