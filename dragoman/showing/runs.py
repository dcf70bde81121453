"""Statements one after the other as prose: neighbours of one speaker share a sentence.

Statements with their predicates and the numbers of their sources in, sentences out.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.showing.brief import Sentence
from dragoman.showing.days import written
from dragoman.showing.said import Said
from dragoman.showing.story import Story

#: A statement, what its speakers did as a predicate, and the numbers of the sources for it.
Part = tuple[Said, str, tuple[int, ...]]


def run_together(story: Story, here: Sequence[Part], name_days: bool) -> list[Sentence]:
    """Sentences for a run of statements: neighbours of one speaker share a sentence of at most three predicates."""
    prose: list[Sentence] = []
    group: list[Part] = []
    last_day: str | None = None

    seen: set[str] = set()

    def flush() -> None:
        nonlocal last_day
        if not group:
            return
        speakers = group[0][0].speakers
        subject = story.subject(speakers, of_side=speakers[0].key not in seen)
        seen.update(figure.key for figure in speakers)
        group.sort(key=lambda part: ": “" in part[1])
        day = group[0][0].day
        if name_days and day != last_day:
            subject = f"on {written(day, year=False)} {subject}"
        last_day = day
        prose.extend(story.tell(subject, [(phrase, numbers) for _, phrase, numbers in group]))
        group.clear()

    for said, phrase, numbers in here:
        if group and not _goes_with(group, said, phrase):
            flush()
        group.append((said, phrase, numbers))
    flush()
    return prose


def _goes_with(group: Sequence[Part], said: Said, phrase: str) -> bool:
    last = group[-1][0]
    same = [figure.key for figure in last.speakers] == [figure.key for figure in said.speakers]
    quoted = sum(": “" in text for _, text, _ in group) + (": “" in phrase)
    length = sum(len(text.split()) for _, text, _ in group) + len(phrase.split())
    fits = len(group) < 3 and length < (60 if quoted else 48) and quoted < 3
    return same and fits and not last.via and not said.via and last.day == said.day
