"""Whose view a claim or a forecast is: an observer's, an official's or the report's own, and the words that give it.

A `Story` and a record's holders and spans in, the statement that carries it out; of what no statement carries, the
report's sentence, quoted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Span
from dragoman.showing.agreement import held_by, joined_at, others
from dragoman.showing.brief import Paragraph, Sentence, outlet
from dragoman.showing.passages import around, overlap
from dragoman.showing.prose import fit, inner, lower
from dragoman.showing.runs import Part, run_together
from dragoman.showing.said import Said
from dragoman.showing.story import Story, stop

Voice = Literal["observer", "official", "report"]
#: Over which words the views of each stand, in the order of telling.
LEADS: dict[Voice, str] = {
    "observer": "Analysts and others",
    "official": "Officials",
    "report": "The reports themselves",
}
#: Kinds that have views of their own and speak for no state.
OBSERVERS = frozenset(("person", "unnamed", "think-tank", "company", "university", "group"))
#: Views told of one speaker, and the longest sentence of a report that is quoted, in words. Design values.
MOST_OF_ONE, LONGEST = 2, 34
#: Share of their words that one view told twice has in common. A design value.
MUCH_THE_SAME = 0.5
#: What each further holder or wire story of a view adds to its weight, and how many of them do. Design values.
SHARED, MOST_SHARED = 0.5, 3
_WORD = re.compile(r"[^\W_]{4,}")
#: Sentences that lean on the one before them.
_LEANING = re.compile(r"(?:it|this|that|these|those|they|he|she|his|her|their|its|such)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class View:
    """A view ready to be told: the statement that carries it with its predicate, or a sentence of a report."""

    voice: Voice
    weight: float
    said: Said | None
    words: str
    at: int
    span: Span
    records: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it is told in the words of the whole statement."""
        return self.said is not None and self.said.passage == self.span


def carrier(story: Story, at: int, holders: Sequence[str], spans: Sequence[Span]) -> Said | None:
    """The smallest statement of a holder in report `at` in whose content all `spans` stand."""
    fitting = []
    for statement in story.readings[at].statements:
        said = story.by_statement.get((at, statement.id))
        if said is None or not set(holders) & set(statement.speakers):
            continue
        if all(any(a <= start and end <= b for a, b in statement.content) for start, end in spans):
            fitting.append((sum(b - a for a, b in statement.content), statement.id, said))
    return min(fitting, key=lambda each: each[:2])[2] if fitting else None


def voice_of(said: Said) -> Voice | None:
    """Whose view a statement gives; `None` for those who have none of their own, as outlets."""
    if said.side:
        return "official"
    return "observer" if said.speakers[0].kind in OBSERVERS else None


def is_free(story: Story, said: Said) -> bool:
    """Whether nothing of a statement has been told, except as a view."""
    inside = any(at == said.at and said.passage[0] <= a and b <= said.passage[1] for at, (a, b) in story.views)
    return inside or not story.is_told(said)


def phrase_of(story: Story, said: Said, spans: Sequence[Span]) -> tuple[str, Span] | None:
    """The predicate that gives some words of a statement, and the passage that it stands for.

    That of the whole statement where the words are in it, else that of the sentence in which they stand: "said: “…”".
    """
    text = said.reading.report.text
    phrase = story.phrase(said)
    if phrase is not None and all(holds_words(phrase, text[slice(*span)]) for span in spans):
        return phrase, said.passage
    start, end = around(text, spans)
    whole = any(a <= start + 1 and end - 2 <= b for a, b in said.statement.content)
    sentence = text[start:end].strip("\"“”‘’' ")
    if said.via or not whole or _LEANING.match(sentence) or len(sentence.split()) > LONGEST:
        return None
    if said.statement.kind == "direct":
        phrase = fit("said: ", [f"“{inner(sentence)}”"])
    elif not set('"“”') & set(sentence):
        phrase = fit("said that ", [lower(sentence, text)])
    else:
        return None
    return (phrase, (start, end)) if phrase is not None else None


def holds_words(phrase: str, words: str) -> bool:
    """Whether most of some words stand in a phrase that may have been cut."""
    known, wanted = set(_WORD.findall(phrase.lower())), set(_WORD.findall(words.lower()))
    return 2 * len(wanted & known) >= len(wanted)


def own_words(story: Story, at: int, spans: Sequence[Span]) -> tuple[Span, str] | None:
    """The sentence of a report in which `spans` stand, with its outlet; `None` where it holds somebody's words."""
    report = story.readings[at].report
    start, end = around(report.text, spans)
    text = " ".join(report.text[start:end].split())
    marked = [mark.span for mark in (*report.furniture, *report.damaged)]
    if len(text.split()) > LONGEST or _LEANING.match(text) or text[-1:] not in ".!?":
        return None
    said = [cue for statement in story.readings[at].statements for cue in statement.cue]
    if any(a < end and start < b for a, b in (*marked, *said)) or (report.title and text.rstrip(".") in report.title):
        return None
    name = outlet(story.readings[at])
    who = name if name != "publisher not given" else "One report"
    return (start, end), f"{who}: “{inner(text).rstrip('.')}”"


def chosen(story: Story, views: Iterable[View], most: dict[Voice, int]) -> list[View]:
    """The weightiest views of each voice, at most two of one speaker, none twice and none that has been told."""
    taken: list[View] = []
    count: defaultdict[Voice, int] = defaultdict(int)
    per_speaker: defaultdict[str | int, int] = defaultdict(int)
    joined: set[str] = set()
    for view in sorted(views, key=lambda view: (-_weight(story, view), view.at, view.span)):
        speaker = view.said.speakers[0].key if view.said else view.at
        if count[view.voice] == most[view.voice] or per_speaker[speaker] == MOST_OF_ONE:
            continue
        shared = joined_at(story, view.at, view.records)
        if shared is not None and shared.id in joined:
            continue  # told already, with whoever else holds it
        known = any(at == view.at and view.span[0] < b and a < view.span[1] for at, (a, b) in story.views)
        if known or any(_much_the_same(view, other) for other in taken):
            continue
        taken.append(view)
        joined |= {shared.id} if shared is not None else set()
        story.views.append((view.at, view.span))
        count[view.voice] += 1
        per_speaker[speaker] += 1
    return taken


def _weight(story: Story, view: View) -> float:
    shared = joined_at(story, view.at, view.records)
    more = max(len(held_by(shared)), shared.origins) - 1 if shared is not None else 0
    return view.weight + SHARED * min(more, MOST_SHARED)


def _much_the_same(one: View, other: View) -> bool:
    """Whether two views are one view in other words, or one that two reports have from the same people."""
    if one.said is None or other.said is None:
        return False
    speakers = [view.said.speakers[0] for view in (one, other) if view.said is not None]
    # People without a name are others in every report, but "trade analysts" who say the same are the same.
    unnamed = speakers[0].kind == speakers[1].kind == "unnamed" and speakers[0].name == speakers[1].name
    if speakers[0].key != speakers[1].key and not unnamed:
        return False
    return overlap(*(_WORD.findall(view.words.lower()) for view in (one, other))) >= MUCH_THE_SAME


def told(story: Story, views: Sequence[View]) -> list[Paragraph]:
    """A paragraph for each voice, those of one speaker together. What is told counts as told."""
    paragraphs = []
    for voice, lead in LEADS.items():
        mine = [view for view in views if view.voice == voice]
        parts = [((view.said, view.words, _numbers(story, view)), view) for view in mine if view.said is not None]
        place = {key: at for at, key in enumerate(dict.fromkeys(part[0].speakers[0].key for part, _ in parts))}
        parts.sort(
            key=lambda each: (
                place[each[0][0].speakers[0].key], each[0][0].day or "", each[0][0].at, each[0][0].spans
            )
        )  # fmt: skip
        story.told |= {(part[0].at, part[0].statement.id) for part, _ in parts}
        prose: list[Sentence] = []
        run: list[Part] = []
        for part, view in parts:
            run.append(part)
            if behind := others(story, view.at, view.records):
                prose += [*run_together(story, run, name_days=False), *behind]
                run = []
        prose += run_together(story, run, name_days=False)
        for view in mine:
            if view.said is None:
                prose.append(Sentence(f"{view.words}{stop(view.words)}", _numbers(story, view)))
                prose += others(story, view.at, view.records)
        if prose:
            paragraphs.append(Paragraph(tuple(prose), lead))
    return paragraphs


def _numbers(story: Story, view: View) -> tuple[int, ...]:
    """The source of a view, and of a whole statement one more report that carries it."""
    if view.said is None or not view.is_whole:
        statements = [view.said.statement.id] if view.said is not None else []
        damaged = view.said is not None and view.said.damaged
        return (story.sources.cite(view.at, [view.span], [*statements, *view.records], damaged),)
    numbers = story.sources.said(view.said)[:2]
    story.sources.cite(view.at, view.said.spans, view.records)
    return numbers
