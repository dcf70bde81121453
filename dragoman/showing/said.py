"""What was said, ready to be told: statements from all reports, without repeats, the weightiest first.

Readings in, `Said`s out. A statement weighs by the standing of its speakers, by its act, by how much it says and by how
many reports carry it; the same words of the same speaker are one `Said`, whichever reports repeat them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.records import Reading, Span, Statement
from dragoman.showing.passages import around, overlap
from dragoman.showing.who import Figure, Figures, Key

#: What an act adds to a statement's weight. Design values: diplomacy turns on what is asked, refused and offered.
ACT_WEIGHT = {
    "demand": 2.0, "refuse": 2.0, "accept": 2.0, "offer": 2.0, "threaten": 2.0, "ask": 1.7, "promise": 1.6,
    "deny": 1.5, "announce": 1.4, "warn": 1.4, "criticise": 1.4, "support": 1.1, "decline-comment": 0.7, "hope": 0.9,
    "predict": 1.0, "assert": 1.0,
}  # fmt: skip
#: What a speaker's standing adds, by kind. Design values.
STANDING = {"state": 2.6, "government-body": 2.3, "person": 2.5, "international-organisation": 2.2, "unnamed": 1.2,
            "group": 2.4, "armed-force": 1.8}  # fmt: skip
_HEADS = re.compile(r"\b(?:president|minister|king|emir|secretary|chancellor|premier|leader)\b", re.IGNORECASE)
_ANONYMITY = re.compile(
    r"not (?:to )?be (?:named|identified|quoted)|anonymity|remain anonymous|speak(?:ing)? publicly|condition of",
    re.IGNORECASE,
)
#: Words that mean nothing without the sentence before them.
_LEANING = re.compile(
    r"\b(?:do|does|did|doing|done) (?:that|so|this|it|the same)\b|\bthat (?:accusation|charge|claim)\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"[“\"‘']?(?:that )?(they|it|this|these|those)\b(?! (?:is|was|will be|would be) \w+ (?:to|that)\b)", re.I
)
_SEVERAL = re.compile(r"\b(?:and|or|they|both|we|their|two|three|four|states|countries|ministers|officials)\b|,", re.I)
_WORD = re.compile(r"[^\W_]+")
#: Share of words in common from which two statements of one speaker are the same words. A design value.
SAME = 0.7
#: How many statements are told from, and how many that share a word are compared for repeats. Design values.
POOL, NEIGHBOURS = 3000, 40


@dataclass(slots=True)
class Said:
    """One statement in one report, and where else the same words of the same speaker stand (`repeats`)."""

    at: int
    reading: Reading
    statement: Statement
    speakers: tuple[Figure, ...]
    side: tuple[Key, ...]
    day: str | None
    dated: bool
    weight: float
    via: tuple[Figure, ...] = ()
    repeats: list[Said] = field(default_factory=list)

    @property
    def official(self) -> bool:
        """Whether the words are a state's or an international organisation's."""
        return bool(self.side)

    @property
    def by_observer(self) -> bool:
        """Whether only somebody who speaks for no state, and is no outlet, says that it was said."""
        return bool(self.via) and all(figure.acts_for is None and figure.kind != "media" for figure in self.via)

    @property
    def damaged(self) -> bool:
        return self.statement.damaged is True

    @property
    def spans(self) -> list[Span]:
        return [*self.statement.source, *self.statement.cue, *self.statement.content]

    @property
    def passage(self) -> Span:
        """The sentences of the report that say it."""
        return around(self.reading.report.text, self.spans)

    @property
    def words(self) -> list[str]:
        """The words of the content, in lower case."""
        text = self.reading.report.text
        return [word for a, b in self.statement.content for word in _WORD.findall(text[a:b].lower())]


def all_said(readings: Sequence[Reading], figures: Figures, texts: Sequence[int] = ()) -> list[Said]:
    """Every statement that can be told, repeats joined, the weightiest first.

    `texts` gives for each reading the one whose words it has, as a copy (`Witnesses.texts`); else each has its own.
    """
    found: list[Said] = []
    for at, reading in enumerate(readings):
        found += _of_reading(at, reading, figures)
    found.sort(key=lambda said: (-said.weight, said.at, said.statement.id))
    told: list[Said] = []
    # By side and word: repeats share at least one of their longest words.
    known: defaultdict[tuple[tuple[Key, ...], str], list[Said]] = defaultdict(list)
    words: dict[int, list[str]] = {}
    for said in found:
        mine = said.words
        side = said.side or tuple(sorted(figure.key for figure in said.speakers))
        longest = sorted(set(mine), key=lambda word: (-len(word), word))[:4]
        near = (other for word in longest for other in known[side, word][:NEIGHBOURS])
        same = next((other for other in near if _same(said, mine, other, words[id(other)])), None)
        if same is not None:
            same.repeats.append(said)
        elif len(told) < POOL:
            told.append(said)
            words[id(said)] = mine
            for word in set(mine):
                if len(word) > 3:
                    known[side, word].append(said)
    for said in told:
        # That others repeat it says that it matters, not that it is so; a copy of the text does not even say that.
        carry = {texts[one.at] if texts else one.at for one in (said, *said.repeats)}
        said.weight += 0.5 * min(3, len(carry) - 1)
    told.sort(key=lambda said: (-said.weight, said.at, said.statement.id))
    return told


def _of_reading(at: int, reading: Reading, figures: Figures) -> list[Said]:
    report = reading.report
    statements = {statement.id: statement for statement in reading.statements}
    covered = _covered(at, reading, statements, figures)
    found = []
    for statement in reading.statements:
        outer = statements.get(statement.inside or "")
        if statement.ascribed or statement.id in covered or not statement.speakers:
            continue
        if _ANONYMITY.search(report.text, *_extent(statement)) and len(_extent_words(report.text, statement)) < 12:
            continue
        if _in_headline(reading, statement):
            continue
        speakers = tuple(figures.of(at, speaker) for speaker in statement.speakers)
        side = _side(speakers, figures)
        if outer is not None and (not side or _side([figures.of(at, s) for s in outer.speakers], figures) == side):
            continue
        day = statement.made_on if statement.made_on and len(statement.made_on) >= 10 else None
        published = report.published[:10] if report.published else None
        via = tuple(figures.of(at, speaker) for speaker in outer.speakers) if outer is not None else ()
        said = Said(at, reading, statement, speakers, side, day[:10] if day else published, day is not None, 0.0, via)
        said.weight = _weigh(said)
        found.append(said)
    return found


def _in_headline(reading: Reading, statement: Statement) -> bool:
    """Whether a statement stands in the headline, which only announces what the report says."""
    title, text = reading.report.title, reading.report.text
    at = text.find(title, 0, 400) if title else -1
    # A statement may run on into the dateline: where it begins counts.
    first = [*statement.cue[:1], *statement.content[:1]] or [(0, len(text))]
    return at >= 0 and title is not None and max(end for _, end in first) <= at + len(title)


def _side(speakers: Sequence[Figure], figures: Figures) -> tuple[Key, ...]:
    return tuple(sorted({key for figure in speakers for key in figures.side(figure)}))


def _covered(at: int, reading: Reading, statements: dict[str, Statement], figures: Figures) -> set[str]:
    """Statements that say no more than one of another side inside them: "Tehran Radio quoted a spokesman as saying"."""
    covered = set()
    for inner in reading.statements:
        outer = statements.get(inner.inside or "")
        if outer is None or inner.ascribed or not inner.speakers:
            continue
        side = _side([figures.of(at, speaker) for speaker in inner.speakers], figures)
        if not side or side == _side([figures.of(at, speaker) for speaker in outer.speakers], figures):
            continue
        whole = sum(b - a for a, b in outer.content)
        told = sum(b - a for a, b in (*inner.content, *inner.cue, *inner.source))
        if whole and told / whole > 0.6:
            covered.add(outer.id)
    return covered


def _extent(statement: Statement) -> Span:
    spans = [*statement.cue, *statement.content] or [(0, 0)]
    return min(a for a, _ in spans), max(b for _, b in spans)


def _extent_words(text: str, statement: Statement) -> list[str]:
    return [word for a, b in statement.content for word in text[a:b].split()]


def _same(said: Said, words: list[str], other: Said, theirs: list[str]) -> bool:
    """Whether two statements of one side are the same words: much in common, and one saying."""
    mine, others = {word for word in words if len(word) > 3}, {word for word in theirs if len(word) > 3}
    if len(mine & others) < 2:
        return False
    return overlap(words, theirs) >= (0.95 if said.at == other.at else SAME)


def _joint(said: Said) -> bool:
    """Whether the speakers stand together in one source, as joint speakers do."""
    source = said.statement.source
    return len(source) == 1 and _SEVERAL.search(said.reading.report.text, *source[0]) is not None


def _begins_with_nobody(said: Said) -> bool:
    """Whether content begins with a pronoun for something that stands before it: "that they were baseless"."""
    start, end = said.statement.content[0] if said.statement.content else (0, 0)
    word = _PRONOUN.match(said.reading.report.text, start, end)
    if word is None:
        return False
    mentioned = (mention.span[0] for actor in said.reading.actors for mention in actor.mentions)
    return word.start(1) not in mentioned


def _weigh(said: Said) -> float:
    statement, figure = said.statement, max(said.speakers, key=lambda each: STANDING.get(each.kind, 0.5))
    weight = ACT_WEIGHT[statement.act]
    weight += STANDING.get(figure.kind, 0.8) if said.official else 0.8
    if figure.kind == "person" and said.official and not (figure.role and _HEADS.search(figure.role)):
        weight -= 0.4
    length = len(said.words)
    weight += 0.5 if 7 <= length <= 45 else -0.8 if length < 4 else 0.0
    weight += 0.3 if statement.kind == "direct" else 0.2 if statement.kind == "mixed" else 0.0
    if any(actor not in statement.speakers for actor in statement.about):
        weight += 0.4
    if said.by_observer:
        weight -= 1.5
    if len(said.speakers) > 1 and not _joint(said):
        weight -= 3.0
    if _LEANING.search(said.reading.report.text, *_extent(statement)):
        weight -= 0.9
    if _begins_with_nobody(said):
        # In words of his own somebody may well begin with "it"; told indirectly, nobody knows what it is.
        weight -= 0.9 if statement.kind == "direct" else 2.0
    return (weight - 0.8 * said.damaged) * (0.5 + 0.5 * statement.confidence)
