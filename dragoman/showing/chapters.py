"""The chapters of a brief: what it is about, who said what when, what observers expect.

A `Story` in, paragraphs out. Each chapter has its budget, so that ten reports come to two pages and so do six thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.records import Span
from dragoman.showing.asked import asked
from dragoman.showing.brief import Paragraph, Section, Sentence, outlet
from dragoman.showing.cast import cast, heard
from dragoman.showing.days import periods, spanned, written
from dragoman.showing.doubts import doubts
from dragoman.showing.passages import cut, lead, overlap
from dragoman.showing.said import Said
from dragoman.showing.story import Side, Story, capital, many
from dragoman.showing.who import listed

#: Budgets, so that ten reports fill two pages. Design values.
MOST_TOLD, MOST_EXPECTED, MOST_PERIODS = 16, 6, 6
#: Statements below this weight are not told: short, damaged or doubtful ones of people of no standing.
LEAST_WEIGHT = 2.8
WHO = "Who is in it, and for whom they speak"
_HARD = {"demand", "threaten", "criticise", "refuse", "deny", "warn"}
_SOFT = {"ask", "offer", "promise", "support", "accept", "hope"}


def title(story: Story) -> str:
    """Whom it is about."""
    if len(story.readings) == 1 and story.readings[0].report.title:
        return story.readings[0].report.title
    sides = [story.figures.side_name(side) for side in story.sides[:3]]
    return capital(listed(sides)) if sides else capital(story.readings[0].report.title or "What the reports say")


def summary(story: Story) -> str:
    """What was read, in one line."""
    days = [reading.report.published[:10] for reading in story.readings if reading.report.published]
    outlets = {outlet(reading) for reading in story.readings}
    count = len(story.readings)
    dated = f", {spanned(days)}" if days else ", none of them dated" if count > 1 else ", without a date"
    of = f" from {many(len(outlets), 'outlet')}" if len(outlets) > 1 or count == 1 else ""
    statements = sum(len(reading.statements) for reading in story.readings)
    were = (
        "no statements were" if not statements else f"{statements:,} statement{'s were' if statements > 1 else ' was'}"
    )
    return (
        f"{capital(many(count, 'report'))}{of}{dated}; {were} read in "
        f"{'it' if count == 1 else 'them'}. Numbers in brackets lead to the words."
    )


def in_short(story: Story) -> list[Paragraph]:
    """What it is about, in the reports' own opening words; between whom the hard words pass, and who is asking."""
    prose: list[Sentence] = []
    days = sorted({reading.report.published[:10] for reading in story.readings if reading.report.published})
    opening = _opening(story, days[0] if days else None)
    if opening:
        at, span = opening
        prose += _quoted(story, at, span, f"On {written(days[0])}" if days else "")
    if not days and opening and (other := _opening(story, None, outlet(story.readings[opening[0]]))):
        prose += _quoted(story, *other, "")
    if len(days) > 1 and (closing := _opening(story, days[-1])):
        at, span = closing
        prose += _quoted(story, at, span, f"By {written(days[-1])} the news is")
    prose += _hard_words(story)
    return [Paragraph(tuple(prose))] if prose else []


def _opening(story: Story, day: str | None, but: str = "") -> tuple[int, Span] | None:
    """The opening sentence of a day that names most of those who matter, from any outlet `but` one."""
    weight = {key: len(story.sides) - rank for rank, side in enumerate(story.sides[:8]) for key in side}
    best: tuple[float, int, Span] | None = None
    for at, reading in enumerate(story.readings):
        if (day is not None and (reading.report.published or "")[:10] != day) or outlet(reading) == but:
            continue
        span = lead(reading.report)
        if span is None:
            continue
        named = {
            key
            for actor in reading.actors
            if any(span[0] <= mention.span[0] < span[1] for mention in actor.mentions)
            for key in story.figures.side(story.figures.of(at, actor.id))
        }
        score = sum(weight.get(key, 0) for key in named) - 0.02 * (span[1] - span[0])
        if best is None or score > best[0]:
            best = score, at, span
    return best[1:] if best else None


def _quoted(story: Story, at: int, span: Span, when: str) -> list[Sentence]:
    reading = story.readings[at]
    words = cut(reading.report.text[slice(*span)], 330).replace("“", "‘").replace("”", "’").replace('"', "’")
    source = outlet(reading)
    says = f"{source} reported" if source != "publisher not given" else "a report said"
    text = f"{when}, {says}: “{words}”" if not when.startswith("By") else f"{when}, from {source}: “{words}”"
    if not when:
        text = f"{says if source in says else capital(says)}: “{words}”"
    return [Sentence(text, (story.sources.cite(at, [span]),))]


def _hard_words(story: Story) -> list[Sentence]:
    """Between whom the hard words pass, and who asks, offers and supports."""
    hard: defaultdict[tuple[Side, Side], list[Said]] = defaultdict(list)
    soft: defaultdict[Side, list[Said]] = defaultdict(list)
    for said in story.said:
        if not said.side or (len(said.side) > 1 and not story.is_named(said.side)):
            continue
        if said.statement.act in _SOFT:
            soft[said.side].append(said)
        if said.statement.act in _HARD:
            for target in _targets(story, said):
                hard[said.side, target].append(said)
    pairs: defaultdict[tuple[Side, Side], int] = defaultdict(int)
    for (one, other), found in hard.items():
        first, second = sorted((one, other))
        pairs[first, second] += len(found)
    if not pairs:
        return []
    one, other = max(pairs, key=lambda pair: (pairs[pair], pair))
    if pairs[one, other] < 2:
        return []
    if len(hard[one, other]) < len(hard[other, one]):
        one, other = other, one
    names = [story.figures.side_name(side) for side in (one, other)]
    best = [found[0] for found in (hard[one, other], hard[other, one]) if found]
    numbers = tuple(dict.fromkeys(n for said in best for n in story.sources.said(said)[:1]))
    pair = f"between {names[0]} and {names[1]}" if len(best) > 1 else f"from {names[0]} to {names[1]}"
    prose = [Sentence(f"The hard words (demands, threats, charges, refusals) pass mainly {pair}.", numbers)]
    others = [side for side in story.sides if not set(side) & {*one, *other} and soft[side]]
    asking = [side for side in others if len(soft[side]) >= sum(len(hard[side, target]) for target in (one, other))][:5]
    if len(asking) > 1:
        numbers = tuple(dict.fromkeys(n for side in asking for n in story.sources.said(soft[side][0])[:1]))
        names = [story.figures.side_name(side) for side in asking]
        prose.append(Sentence(f"{capital(listed(names))} ask, offer or reassure more than they accuse.", numbers))
    return prose


def _targets(story: Story, said: Said) -> list[Side]:
    """The sides that a statement is about, other than its own."""
    ids = [*([said.statement.addressee] if said.statement.addressee else []), *said.statement.about]
    sides = [story.figures.side(story.figures.of(said.at, actor)) for actor in ids]
    others = (side for side in sides if side and not set(side) & set(said.side))
    return [side for side in dict.fromkeys(others) if side in story.sides]


def chronicle(story: Story) -> list[Paragraph]:
    """Who said what, by day and by side: the weightiest, each only once."""
    chosen = _choose(story, min(MOST_TOLD, 8 + len(story.readings)))
    days = [said.day for said, _ in chosen if said.day]
    rank = {side: at for at, side in enumerate(story.sides)}
    paragraphs = []
    runs: list[list[str | None]] = [list(run) for run in periods(days, MOST_PERIODS)]
    if any(said.day is None for said, _ in chosen):
        runs.append([None])
    for run in runs:
        for dated in (True, False):
            here = [pair for pair in chosen if pair[0].day in run and pair[0].dated is dated]
            here.sort(key=lambda pair: (pair[0].day or "", rank.get(pair[0].side, 99), pair[0].at, pair[0].spans[0]))
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
        if alike[id(best)] > 0.6:
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
    pool = [said for said in pool if said.statement.act == "predict" or _targets(story, said)]
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
