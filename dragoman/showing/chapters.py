"""The chapters of a brief: who said what when, what observers expect, and the order of all.

A `Story` in, paragraphs out. Each chapter has its budget, so that ten reports come to two pages and so do six thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.showing.asked import asked
from dragoman.showing.brief import Paragraph, Section, Sentence
from dragoman.showing.cast import cast, heard
from dragoman.showing.days import periods, spanned, written
from dragoman.showing.doubts import doubts
from dragoman.showing.front import in_short, targets
from dragoman.showing.passages import overlap
from dragoman.showing.said import Said
from dragoman.showing.story import Side, Story

#: Budgets, so that ten reports fill two pages. Design values.
MOST_TOLD, MOST_EXPECTED, MOST_PERIODS = 16, 6, 6
#: Statements below this weight are not told: short, damaged or doubtful ones of people of no standing.
LEAST_WEIGHT = 2.8
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
                paragraphs.append(Paragraph(tuple(_told(story, here, len(own) > 1 and dated)), label))
    return paragraphs


def _choose(story: Story, most: int) -> list[tuple[Said, str]]:
    """The statements to tell: by weight, less for what repeats a speaker, a side, or words told already."""
    pool = [said for said in story.said if said.side and said.weight >= LEAST_WEIGHT
            and (said.at, said.statement.id) not in story.told][:300]  # fmt: skip
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


def _told(story: Story, here: Sequence[tuple[Said, str]], name_days: bool) -> list[Sentence]:
    """Sentences for a run of statements: neighbours of one speaker share a sentence of at most three predicates."""
    prose: list[Sentence] = []
    group: list[tuple[Said, str]] = []
    last_day: str | None = None

    seen: set[str] = set()

    def flush() -> None:
        nonlocal last_day
        if not group:
            return
        speakers = group[0][0].speakers
        subject = story.subject(speakers, of_side=speakers[0].key not in seen)
        seen.update(figure.key for figure in speakers)
        group.sort(key=lambda pair: ": “" in pair[1])
        day = group[0][0].day
        if name_days and day != last_day:
            subject = f"on {written(day, year=False)} {subject}"
        last_day = day
        prose.extend(story.tell(subject, [(phrase, story.sources.said(said)) for said, phrase in group]))
        group.clear()

    for said, phrase in here:
        if group and not _goes_with(group, said, phrase):
            flush()
        group.append((said, phrase))
    flush()
    return prose


def _goes_with(group: Sequence[tuple[Said, str]], said: Said, phrase: str) -> bool:
    last, _ = group[-1]
    same = [figure.key for figure in last.speakers] == [figure.key for figure in said.speakers]
    quoted = sum(": “" in text for _, text in group) + (": “" in phrase)
    length = sum(len(text.split()) for _, text in group) + len(phrase.split())
    fits = len(group) < 3 and length < (60 if quoted else 48) and quoted < 3
    return same and fits and not last.via and not said.via and last.day == said.day


def expected(story: Story) -> list[Paragraph]:
    """What those who speak for no state expect, with the odds that their words stand for."""
    pool = [said for said in story.said if not said.side and not said.damaged
            and said.speakers[0].kind in ("person", "unnamed", "think-tank", "company", "university")]  # fmt: skip
    pool = [said for said in pool if said.statement.act == "predict" or targets(story, said)]
    pool.sort(key=lambda said: -(said.weight + (1.2 if said.statement.act == "predict" else 0.0)))
    chosen: list[tuple[Said, str]] = []
    per_speaker: defaultdict[str, int] = defaultdict(int)
    for said in pool:
        key = said.speakers[0].key
        if len(chosen) == MOST_EXPECTED or per_speaker[key] == 2 or said.weight < 1.5:
            continue
        if said.statement.act not in ("predict", "assert", "warn", "hope") or (phrase := story.phrase(said)) is None:
            continue
        chosen.append((said, phrase + odds(said)))
        per_speaker[key] += 1
    place = {key: at for at, key in enumerate(dict.fromkeys(said.speakers[0].key for said, _ in chosen))}
    chosen.sort(key=lambda pair: (place[pair[0].speakers[0].key], pair[0].day or "", pair[0].at, pair[0].spans[0]))
    story.told |= {(said.at, said.statement.id) for said, _ in chosen}
    prose = _told(story, chosen, name_days=False)
    return [Paragraph(tuple(prose))] if prose else []


def odds(said: Said) -> str:
    """The odds that a statement's hedge stands for: " (“unlikely”: 20–45 in 100)"."""
    statement = said.statement
    if statement.hedge is None or statement.low is None or statement.high is None:
        return ""
    words = said.reading.report.text[slice(*statement.hedge)]
    return f" (“{words}”: {statement.low * 100:.0f}–{statement.high * 100:.0f} in 100)"


def write(story: Story) -> list[Section]:
    """All chapters that have something to say, in the order of reading.

    What is asked, said and expected is chosen first; who is in it and what it is about then lean on the same sources.
    """
    voices = heard(story)
    answers, told, outlook = asked(story), chronicle(story), expected(story)
    chapters = (
        ("In short", in_short(story)), (WHO, cast(story, voices)),
        ("Asked and answered", answers),
        ("Who said what", told), ("What observers expect", outlook), ("Contradictory, damaged, unknown", doubts(story)),
    )  # fmt: skip
    return [
        Section(heading, tuple(paragraphs), listing=heading == WHO) for heading, paragraphs in chapters if paragraphs
    ]
