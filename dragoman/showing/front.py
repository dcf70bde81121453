"""The front of a brief: title, what was read, and in short what it is about.

A `Story` in, words and a paragraph out. What it is about is told in the opening sentences of the reports themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from dragoman.records import Span
from dragoman.showing.brief import Paragraph, Sentence, outlet
from dragoman.showing.days import spanned, written
from dragoman.showing.passages import cut, lead
from dragoman.showing.said import Said
from dragoman.showing.story import Side, Story, capital, many
from dragoman.showing.who import Key, listed

_HARD = {"demand", "threaten", "criticise", "refuse", "deny", "warn"}
_SOFT = {"ask", "offer", "promise", "support", "accept", "hope"}
#: Fewest hard words that make a front. A design value.
FEWEST = 2
#: States in a title, at most. A design value.
_IN_TITLE = 4


def title(story: Story) -> str:
    """Whom it is about."""
    if len(story.readings) == 1 and story.readings[0].report.title:
        return story.readings[0].report.title
    pair = front(story).pair
    shown = sorted(pair, key=story.sides.index) if pair else _named_most(story) or story.sides[:3]
    sides = [story.figures.side_name(side) for side in shown]
    return capital(listed(sides)) if sides else capital(story.readings[0].report.title or "What the reports say")


def _named_most(story: Story) -> list[Side]:
    """The states that the reports name most, at most four, and none a third as often as the first."""
    often: Counter[Key] = Counter()
    for at, reading in enumerate(story.readings):
        for actor in reading.actors:
            if actor.kind == "state":
                often[story.figures.of(at, actor.id).key] += len(actor.mentions)
    most = often.most_common(_IN_TITLE)
    return [(key,) for key, count in most if count * 3 > most[0][1]]


def summary(story: Story) -> str:
    """What was read, in one line."""
    days = [reading.report.published[:10] for reading in story.readings if reading.report.published]
    outlets = {outlet(reading) for reading in story.readings}
    count = len(story.readings)
    dated = f", {spanned(days)}" if days else ", none of them dated" if count > 1 else ", without a date"
    of = f" from {many(len(outlets), 'outlet')}" if len(outlets) > 1 or count == 1 else ""
    repeats = story.witnesses.repeats
    again = f", {many(repeats, 'copy or rewrite', 'copies or rewrites')} among them" if repeats else ""
    statements = sum(len(reading.statements) for reading in story.readings)
    were = (
        "no statements were" if not statements else f"{statements:,} statement{'s were' if statements > 1 else ' was'}"
    )
    return (
        f"{capital(many(count, 'report'))}{of}{again}{dated}; {were} read in "
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


@dataclass(frozen=True)
class Front:
    """Between which two sides the hard words pass (`None` where they pass between none), and what was said so."""

    pair: tuple[Side, Side] | None
    hard: dict[tuple[Side, Side], list[Said]]
    soft: dict[Side, list[Said]]


def front(story: Story) -> Front:
    """Counts the hard words of each side about each other; hearsay of observers does not count."""
    hard: defaultdict[tuple[Side, Side], list[Said]] = defaultdict(list)
    soft: defaultdict[Side, list[Said]] = defaultdict(list)
    for said in story.said:
        if not said.side or (len(said.side) > 1 and not story.is_named(said.side)) or said.by_observer:
            continue
        if said.statement.act in _SOFT:
            soft[said.side].append(said)
        if said.statement.act in _HARD:
            for target in targets(story, said):
                hard[said.side, target].append(said)
    pairs: defaultdict[tuple[Side, Side], int] = defaultdict(int)
    for (one, other), found in hard.items():
        first, second = sorted((one, other))
        pairs[first, second] += len(found)
    most = max(pairs, key=lambda pair: (pairs[pair], pair), default=None)
    if most is None or pairs[most] < FEWEST:
        return Front(None, hard, soft)
    one, other = most
    return Front((one, other) if len(hard[one, other]) >= len(hard[other, one]) else (other, one), hard, soft)


def _hard_words(story: Story) -> list[Sentence]:
    """Between whom the hard words pass, and who asks, offers and supports."""
    found = front(story)
    if found.pair is None:
        return []
    one, other = found.pair
    names = [story.figures.side_name(side) for side in found.pair]
    best = [said[0] for pair in ((one, other), (other, one)) if (said := found.hard.get(pair))]
    numbers = tuple(dict.fromkeys(n for said in best for n in story.sources.said(said)[:1]))
    pair = f"between {names[0]} and {names[1]}" if len(best) > 1 else f"from {names[0]} to {names[1]}"
    prose = [Sentence(f"The hard words (demands, threats, charges, refusals) pass mainly {pair}.", numbers)]
    asking = [
        side
        for side in story.sides
        if not set(side) & {*one, *other}
        and len(found.soft.get(side, ())) >= max(1, sum(len(found.hard.get((side, to), ())) for to in (one, other)))
    ][:5]
    if len(asking) > 1:
        numbers = tuple(dict.fromkeys(n for side in asking for n in story.sources.said(found.soft[side][0])[:1]))
        names = [story.figures.side_name(side) for side in asking]
        prose.append(Sentence(f"{capital(listed(names))} ask, offer or reassure more than they accuse.", numbers))
    return prose


def targets(story: Story, said: Said) -> list[Side]:
    """The sides that a statement is about, other than its own."""
    ids = [*([said.statement.addressee] if said.statement.addressee else []), *said.statement.about]
    sides = [story.figures.side(story.figures.of(said.at, actor)) for actor in ids]
    others = (side for side in sides if side and not set(side) & set(said.side))
    return [side for side in dict.fromkeys(others) if side in story.sides]
