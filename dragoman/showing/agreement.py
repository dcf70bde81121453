"""Who else holds a view that is told, and who holds the opposite: of joined claims and forecasts.

A `Story` and a view in, sentences to stand behind it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.records import Claim, Forecast, Holding, JoinedClaim, JoinedForecast, Quoted
from dragoman.showing.brief import Sentence
from dragoman.showing.passages import around
from dragoman.showing.story import Story, many
from dragoman.showing.who import Figure, listed

#: Others that are named, and the longest words of theirs that are quoted, in characters. Design values.
MOST, LONGEST = 3, 120


def joined_at(story: Story, at: int, records: Iterable[str]) -> JoinedClaim | JoinedForecast | None:
    """The joined claim or forecast that records of report `at` are tellings of."""
    report = story.readings[at].report.id
    return next((story.joined[report, record] for record in records if (report, record) in story.joined), None)


def held_by(joined: JoinedClaim | JoinedForecast) -> tuple[Holding, ...]:
    """All who hold or dispute it."""
    return (*joined.held, *(joined.disputed if isinstance(joined, JoinedClaim) else ()))


def others(story: Story, at: int, records: Sequence[str]) -> list[Sentence]:
    """What is to be said behind a view of who shares it, and of who says the opposite in which words."""
    joined = joined_at(story, at, records)
    if joined is None:
        return []
    key = story.readings[at].report.id
    every = held_by(joined)
    mine = next(each for each in every if any(one.report == key and one.record in records for one in each.evidence))
    verb = "expected" if isinstance(joined, JoinedForecast) else "said"
    told = {figure.key for record in records for figure in _holders(story, at, record)}
    same = [each for each in every if each.says == mine.says]
    sentences = _same(story, same, mine, verb, told)
    against = next((each for each in every if each.says != mine.says and not _is_among(story, each, told)), None)
    if against is not None:
        first = against.evidence[0]
        # The words of an action do not say whether it is expected: its sentence does.
        text = story.readings[story.place[first.report]].report.text
        spans = [around(text, first.spans)] if isinstance(joined, JoinedForecast) else first.spans
        words = story.words_of(first.report, spans, LONGEST).rstrip(".")
        sentences.append(
            Sentence(f"The opposite is {verb} by {_named(story, against)}: “{words}”.", (_cited(story, first),))
        )
    return sentences


def _same(story: Story, same: Sequence[Holding], mine: Holding, verb: str, told: set[str]) -> list[Sentence]:
    names: list[str] = []
    sources: list[int] = []
    for each in same:
        if each is mine or _is_among(story, each, told) or not each.holders:
            continue
        odds = f" ({each.low * 100:.0f}–{each.high * 100:.0f} in 100)" if each.low is not None and each.high else ""
        names.append(f"{_named(story, each)}{odds if verb == 'expected' else ''}")
        sources.append(_cited(story, each.evidence[0]))
    own = [each for each in same if not each.holders]
    count = sum(each.origins - (each is mine) for each in own)
    if len(names) > MOST:
        names = [*names[:MOST], f"{many(len(names) - MOST, 'other')}"]
    if count:
        names.append(f"{many(count, 'more report') if not mine.holders else many(count, 'report')}")
        sources += [_cited(story, each.evidence[-1]) for each in own]
    if not names:
        return []
    return [Sentence(f"The same is {verb} by {listed(names)}.", tuple(dict.fromkeys(sources[: MOST + 1])))]


def _holders(story: Story, at: int, record: str) -> list[Figure]:
    reading = story.readings[at]
    every: tuple[Claim | Forecast, ...] = (*reading.claims, *reading.forecasts)
    found = next((each for each in every if each.id == record), None)
    return [story.figures.of(at, holder) for holder in found.holders] if found else []


def _is_among(story: Story, holding: Holding, told: set[str]) -> bool:
    """Whether a holding is that of somebody whose view is told."""
    return any(
        figure.key in told
        for one in holding.evidence
        for figure in _holders(story, story.place[one.report], one.record)
    )


def _named(story: Story, holding: Holding) -> str:
    first = holding.evidence[0]
    figures = _holders(story, story.place[first.report], first.record)
    return story.subject(figures) if figures else many(holding.origins, "report")


def _cited(story: Story, one: Quoted) -> int:
    return story.sources.cite(story.place[one.report], one.spans, [one.record])
