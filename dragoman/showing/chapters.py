"""The chapters of a brief: who said what when, and the order of all.

A `Story` in, paragraphs out. Each chapter has its budget, so that ten reports come to two pages and so do six thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.showing.asked import asked, asks_of
from dragoman.showing.brief import Paragraph, Section
from dragoman.showing.cast import cast, heard
from dragoman.showing.causes import leads_to
from dragoman.showing.changes import changes
from dragoman.showing.days import periods, spanned
from dragoman.showing.doubts import doubts
from dragoman.showing.front import in_short
from dragoman.showing.holds import holds
from dragoman.showing.outlook import expected
from dragoman.showing.passages import overlap
from dragoman.showing.runs import Part, run_together
from dragoman.showing.said import Said
from dragoman.showing.story import Side, Story

#: Budgets, so that ten reports fill two pages. Design values.
MOST_TOLD, MOST_PERIODS = 12, 6
#: Statements below this weight are not told: short, damaged or doubtful ones of people of no standing.
LEAST_WEIGHT = 2.8
HOLDS = "Who has a hold on whom"
WHO = "Who is in it, and for whom they speak"


def chronicle(story: Story) -> list[Paragraph]:
    """Who said what, by day and by side: the weightiest, each only once."""
    chosen = _choose(story, min(MOST_TOLD, 8 + len(story.readings)))
    days = [said.day for said, _ in chosen if said.day]
    rank = {side: at for at, side in enumerate(story.sides)}

    def place(side: Side) -> int:
        return rank.get(side, min((rank.get((key,), 99) for key in side), default=99))

    paragraphs = []
    runs: list[list[str | None]] = [list(run) for run in periods(days, MOST_PERIODS)]
    if any(said.day is None for said, _ in chosen):
        runs.append([None])
    for run in runs:
        for dated in (True, False):
            here = [pair for pair in chosen if pair[0].day in run and pair[0].dated is dated]
            here.sort(key=lambda pair: (pair[0].day or "", place(pair[0].side), pair[0].at, pair[0].spans[0]))
            if here:
                own = [day for day in run if day and any(pair[0].day == day for pair in here)]
                when = spanned(own) if own else "Day unknown"
                label = when if dated else f"Reported on {when}" if own else when
                paragraphs.append(
                    Paragraph(tuple(run_together(story, _cited(story, here), len(own) > 1 and dated)), label)
                )
    return paragraphs


def _cited(story: Story, here: Sequence[tuple[Said, str]]) -> list[Part]:
    return [(said, phrase, story.sources.said(said)) for said, phrase in here]


def _choose(story: Story, most: int) -> list[tuple[Said, str]]:
    """The statements to tell: by weight, less for what repeats a speaker, a side, or words told already."""
    pool = [said for said in story.said if said.side and said.weight >= LEAST_WEIGHT
            and not story.is_told(said)][:300]  # fmt: skip
    words = {id(said): [word for word in said.words if len(word) > 3] for said in pool}
    phrases: dict[int, str | None] = {}
    chosen: list[Said] = []
    per_speaker: defaultdict[str, int] = defaultdict(int)
    per_side: defaultdict[Side, int] = defaultdict(int)
    per_day: defaultdict[str | None, int] = defaultdict(int)
    alike: defaultdict[int, float] = defaultdict(float)
    while pool and len(chosen) < most:
        best = max(pool, key=lambda said: (
            said.weight - 0.7 * per_speaker[said.speakers[0].key] - 0.35 * per_side[said.side]
            - 0.2 * per_day[said.day] - 3.0 * max(0.0, alike[id(said)] - 0.2)))  # fmt: skip
        pool.remove(best)
        if alike[id(best)] > 0.6 or _same_words(best, chosen):
            continue
        phrases[id(best)] = story.phrase(best)
        if phrases[id(best)] is None:
            continue
        chosen.append(best)
        per_speaker[best.speakers[0].key] += 1
        per_side[best.side] += 1
        per_day[best.day] += 1
        for said in pool:
            if set(said.side) & set(best.side):
                alike[id(said)] = max(alike[id(said)], overlap(words[id(said)], words[id(best)]))
    story.told |= {(said.at, said.statement.id) for said in chosen}
    return [(said, phrase) for said in chosen if (phrase := phrases[id(said)]) is not None]


def _same_words(said: Said, chosen: Sequence[Said]) -> bool:
    """Whether the words of a statement are told already, as another level of the same report."""
    spans = said.statement.content
    return any(
        other.at == said.at and any(a < d and c < b for a, b in spans for c, d in other.statement.content)
        for other in chosen
    )


def write(story: Story) -> list[Section]:
    """All chapters that have something to say, in the order of reading.

    What is asked, expected, explained and said is chosen first, each from what is left; who is in it and what it is
    about then lean on the same sources.
    """
    voices = heard(story)
    asks = asks_of(story)
    changed = changes(story, asks)
    answers, outlook, causes = asked(story, asks), expected(story), leads_to(story)
    told, held = chronicle(story), holds(story)
    chapters = (
        ("In short", in_short(story)), ("What has changed", changed), (WHO, cast(story, voices)),
        ("Asked and answered", answers), (HOLDS, held),
        ("Who said what", told), ("What leads to what", causes), ("What is expected", outlook),
        ("Contradictory, damaged, unknown", doubts(story)),
    )  # fmt: skip
    return [
        Section(heading, tuple(paragraphs), listing=heading in (WHO, HOLDS))
        for heading, paragraphs in chapters
        if paragraphs
    ]
