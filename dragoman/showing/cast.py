"""Who is in it, and for whom they speak: a line for each side.

A `Story` in, paragraphs out. `heard` says who is heard for whom before anything is told, so that those whom this
chapter presents are called by their short names in the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Span
from dragoman.showing.brief import Paragraph, Sentence
from dragoman.showing.passages import sentences
from dragoman.showing.said import Said
from dragoman.showing.story import Side, Story, capital, number
from dragoman.showing.who import Figure, listed

#: Sides that have a line, names on a line, observers named. Design values.
MOST_SIDES, MOST_VOICES, MOST_OBSERVERS = 7, 3, 6
#: Kinds that have a name and speak for no state.
_HOUSES = frozenset({"media", "company", "think-tank", "party", "civil-group", "armed-group", "university"})


@dataclass(frozen=True)
class Heard:
    """The voices of each side in the order of their weight: those with a name, and how many have none."""

    named: dict[Side, list[Figure]]
    unnamed: dict[Side, list[Figure]]


def heard(story: Story) -> Heard:
    """Who is heard for whom. Those whom `cast` will present count as introduced."""
    named: defaultdict[Side, list[Figure]] = defaultdict(list)
    unnamed: defaultdict[Side, list[Figure]] = defaultdict(list)
    for said in story.said:
        for figure in said.speakers:
            side = story.figures.side(figure)
            where = unnamed if figure.kind == "unnamed" else named
            if figure not in where[side] and (not side or figure.key not in side):
                where[side].append(figure)
    shown = [side for side in story.sides if len(side) == 1][:MOST_SIDES]
    people = [figure for figure in named[()] if figure.kind == "person"][:MOST_OBSERVERS]
    introduced = [*people, *(figure for side in shown for figure in named[side][:MOST_VOICES])]
    story.introduced |= {figure.key for figure in introduced}
    return Heard(named, unnamed)


def cast(story: Story, voices: Heard) -> list[Paragraph]:
    """Who is in it, and for whom they speak: a line for each side."""
    lines: list[Paragraph] = []
    silent: list[str] = []
    for side in [side for side in story.sides if len(side) == 1][:MOST_SIDES]:
        named, unnamed = voices.named[side], voices.unnamed[side]
        name = story.figures.side_name(side)
        if not named and not unnamed:
            silent.append(name)
            continue
        names = [described(story, figure) for figure in named[:MOST_VOICES]]
        if len(named) > MOST_VOICES:
            names.append(f"{number(len(named) - MOST_VOICES)} more")
        if unnamed:
            names.append("an official who is not named" if len(unnamed) == 1 else "officials who are not named")
        words = f"{capital(listed(names))}."
        lines.append(Paragraph((Sentence(words, _where(story, named[:MOST_VOICES] or unnamed[:1])),), capital(name)))
    if silent:
        lines.append(Paragraph((Sentence(f"{capital(listed(silent))}."),), "Also heard"))
    if own := _own_voices(story, voices.named[()]):
        lines.append(Paragraph((own,), "For no state"))
    lines += [Paragraph((_group(story, side),)) for side in story.sides if len(side) > 1][:2]
    return lines


def _group(story: Story, side: Side) -> Sentence:
    """Who "the four states" are."""
    where = _named_together(story, side)
    order = [story.figures.of(where[0], actor.id).key for actor in story.readings[where[0]].actors] if where else []
    place = {key: at for at, key in enumerate(order)}
    members = [story.figures[key].called() for key in sorted(side, key=lambda key: place.get(key, 0))]
    cited = (story.sources.cite(where[0], [where[1]]),) if where else ()
    return Sentence(f"By “{story.figures.side_name(side)}” the reports mean {listed(members)}.", cited)


def _where(story: Story, figures: Sequence[Figure]) -> tuple[int, ...]:
    """Where figures are heard: a source that the brief has anyway for each that has one, else one source for all."""
    first: dict[str, Said] = {}
    told: dict[str, Said] = {}
    for said in story.said:
        for figure in said.speakers:
            first.setdefault(figure.key, said)
            if (said.at, said.statement.id) in story.told:
                told.setdefault(figure.key, said)
    found = [told[figure.key] for figure in figures if figure.key in told]
    found = found or [first[figure.key] for figure in figures[:1] if figure.key in first]
    return tuple(dict.fromkeys(story.sources.said(said)[0] for said in found))


def _own_voices(story: Story, voices: Sequence[Figure]) -> Sentence | None:
    people = [figure for figure in voices if figure.kind == "person"]
    names = [described(story, figure) for figure in people[:MOST_OBSERVERS]]
    if len(people) > MOST_OBSERVERS:
        names.append(f"{number(len(people) - MOST_OBSERVERS)} more")
    names += [figure.called() for figure in voices if figure.kind in _HOUSES][:2]
    return Sentence(f"{capital(listed(names))}.", _where(story, people[:4])) if names else None


def described(story: Story, figure: Figure) -> str:
    """A figure with its role or its house in brackets."""
    story.introduced.add(figure.key)
    house = story.figures.figures.get(figure.affiliation or "")
    role = figure.role
    parts = [role] if role and role.lower() not in figure.name.lower() else []
    if house is not None and house.kind != "state" and house.key != figure.acts_for:
        if not parts:
            parts = [house.name]
        elif " ".join(house.name.split()[-2:]).lower() not in parts[0].lower():
            parts = [f"{parts[0]}, {house.name}"]
    return f"{figure.called()} ({parts[0]})" if parts else figure.called()


def _named_together(story: Story, side: Side) -> tuple[int, Span] | None:
    """The first sentence that names every member of a group."""
    for at, reading in enumerate(story.readings):
        spans = {
            key: [mention.span for mention in actor.mentions]
            for actor in reading.actors if (key := story.figures.of(at, actor.id).key) in side
        }  # fmt: skip
        if len(spans) < len(side):
            continue
        for start, end in sentences(reading.report.text):
            if all(any(start <= a < end for a, _ in found) for found in spans.values()):
                return at, (start, end)
    return None
