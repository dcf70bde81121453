"""What the reports do not settle: denials, numbers that differ, silence, damage, copies, and who or when is unknown.

A `Story` in, paragraphs out: what a reader must know before leaning on the rest of the brief.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dragoman.records import Span
from dragoman.showing.brief import Paragraph, Sentence, outlet
from dragoman.showing.days import written
from dragoman.showing.passages import cut, sentences
from dragoman.showing.said import Said
from dragoman.showing.story import Story, capital, many, stop
from dragoman.showing.who import listed

_NUMBER = re.compile(
    r"\b(?:(?:about|around|some|nearly|almost|over|more than|at least|up to|roughly|approximately|fewer than)\s+)?"
    r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(thousand|million|billion))?\s+((?:[a-z-]+\s+){0,1}?[a-z-]{4,}s)\b"
)
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
#: Counted nouns that differ from report to report without a contradiction.
_TIMES = frozenset("hours days weeks months years minutes seconds times percent points dollars euros pounds".split())
#: Two counts of one thing differ by no more than this factor; beyond, they count different things. A design value.
_FACTOR = 2.0
#: Words that must be shared with another report, beside the noun, for two counts to be of one thing.
_SHARED_ACTORS = 1
MOST_NUMBERS, MOST_DENIALS, MOST_CONTRADICTIONS = 2, 1, 2
#: Longest quotation of a contradiction, in characters. A design value.
LONGEST = 130
#: Why a report is the nearest to the origin of its story.
_NEAREST = {
    "agency": ", nearest to the origin as the agency’s own", "earliest": ", nearest to the origin as the earliest",
    "fullest": ", nearest to the origin as the fullest",
}  # fmt: skip
#: Beginnings of words that any two statements about a crisis may share.
COMMON = ("countr", "minist", "govern", "polic", "state", "presid", "american", "people", "nation", "support", "action")


def doubts(story: Story) -> list[Paragraph]:
    """One paragraph: contradictions first, then silence, damage and what is not known."""
    parts = (_contradictions, _denials, _numbers, _silence, _damage, _copies, _unknown)
    prose = [sentence for part in parts for sentence in part(story)]
    return [Paragraph(tuple(prose))] if prose else []


def _contradictions(story: Story) -> Iterator[Sentence]:
    """What cannot both hold, in the words of both: of those who are heard, and of the reports."""
    heard = {key for side in story.sides for key in side}
    found = [each for each in story.assembled.contradictions if not each.actors or heard & set(each.actors)]
    for each in found[:MOST_CONTRADICTIONS]:
        names = listed([story.figures[actor].called() for actor in each.actors[:3]])
        sides = (each.one, each.other)
        first, second = (story.words_of(side.report, side.spans, LONGEST) for side in sides)
        numbers = [(story.sources.cite(story.place[side.report], side.spans, [side.record]),) for side in sides]
        opening = {
            "position": f"{names} is told to be both for and against it",
            "answer": f"Reports differ on the answer of {names}", "outcome": "Reports differ on whether it happened",
            "figure": f"Reports differ on a figure: {each.one.says} and {each.other.says}",
            "day": f"Reports differ on the day: {written(each.one.says)} and {written(each.other.says)}",
            "cause": f"{names or 'The reports'} say both that it raises and that it lowers"
            if each.own else "It is disputed what leads to what",
        }[each.kind]  # fmt: skip
        yield Sentence(f"{capital(opening)}: “{first}”", numbers[0])
        yield Sentence(f" against “{second}”.", numbers[1])


def _denials(story: Story) -> Iterator[Sentence]:
    """What is denied by those who are accused of it: a charge and a denial that share more than names."""
    denials = [said for said in story.said if said.statement.act == "deny" and said.side]
    charges = [said for said in story.said if said.statement.act == "criticise" and said.side]
    pairs: list[tuple[int, bool, float, int, Said, Said]] = []
    for denial in denials[:100]:
        for charge in charges[:100]:
            if set(charge.side) & set(denial.side) or not any(
                set(story.figures.side(story.figures.of(charge.at, actor))) & set(denial.side)
                for actor in charge.statement.about
            ):
                continue
            shared = _stems(story, denial) & _stems(story, charge)
            if shared:
                known = (denial.at, denial.statement.id) in story.told
                pairs.append((-len(shared), known, -denial.weight, len(pairs), charge, denial))
    for *_, charge, denial in sorted(pairs, key=lambda pair: pair[:4])[:MOST_DENIALS]:
        against, phrase = story.phrase(charge), story.phrase(denial)
        if against is not None and phrase is not None:
            story.told |= {(denial.at, denial.statement.id), (charge.at, charge.statement.id)}
            accusers = story.subject(charge.speakers)
            yield Sentence(f"Word against word: {accusers} {against}", story.sources.said(charge)[:1])
            yield Sentence(f"; {story.subject(denial.speakers)} {phrase}{stop(phrase)}", story.sources.said(denial)[:1])


def _stems(story: Story, said: Said) -> set[str]:
    """The words of a statement by their first letters, without names: terrorism and terrorists are the same."""
    words = (word for word in said.words if len(word) > 5 and not word.startswith(COMMON))
    return {word[:5] for word in words if word not in story.names}


def _numbers(story: Story) -> Iterator[Sentence]:
    """Counts of one thing that differ between reports."""
    counts: defaultdict[str, list[tuple[float, int, Span, frozenset[str]]]] = defaultdict(list)
    for at, reading in enumerate(story.readings[:500]):
        text = reading.report.text
        skipped = [mark.span for mark in reading.report.furniture]
        for start, end in sentences(text):
            if any(a < end and start < b for a, b in skipped):
                continue
            for match in _NUMBER.finditer(text, start, end):
                value = float(match.group(1).replace(",", "")) * _SCALE.get(match.group(2) or "", 1.0)
                noun = match.group(3).split()[-1]
                if value < 20 or noun in _TIMES:
                    continue
                named = frozenset(
                    story.figures.at[at, actor.id] for actor in reading.actors
                    if any(start <= mention.span[0] < end for mention in actor.mentions)
                )  # fmt: skip
                counts[noun].append((value, at, match.span(), named))
    told = 0
    for noun, found in counts.items():
        for one, other in _differing(found):
            if told == MOST_NUMBERS:
                return
            told += 1
            words = [story.readings[at].report.text[slice(*span)] for _, at, span, _ in (one, other)]
            first, second = (story.sources.cite(at, [span]) for _, at, span, _ in (one, other))
            yield Sentence(f"Reports differ on the {noun}: “{words[0]}”", (first,))
            yield Sentence(f" against “{words[1]}”.", (second,))
            break


def _differing(
    found: list[tuple[float, int, Span, frozenset[str]]],
) -> Iterator[tuple[tuple[float, int, Span, frozenset[str]], tuple[float, int, Span, frozenset[str]]]]:
    for k, one in enumerate(found[:40]):
        for other in found[k + 1 : 40]:
            ratio = max(one[0], other[0]) / min(one[0], other[0])
            if one[1] != other[1] and 1.0 < ratio <= _FACTOR and len(one[3] & other[3]) >= _SHARED_ACTORS:
                yield one, other


def _silence(story: Story) -> Iterator[Sentence]:
    """Who declined to comment, where that has not been told."""
    pieces: list[tuple[str, tuple[int, ...]]] = []
    for said in story.said:
        if said.statement.act != "decline-comment" or (said.at, said.statement.id) in story.told or len(pieces) == 3:
            continue
        if said.side and (phrase := story.phrase(said)) is not None:
            story.told.add((said.at, said.statement.id))
            pieces.append((f"{story.subject(said.speakers)} {phrase}", story.sources.said(said)[:1]))
    for at, (words, numbers) in enumerate(pieces):
        opening = capital(words) if at == 0 else f" and {words}" if at == len(pieces) - 1 else f", {words}"
        yield Sentence(opening + (stop(words) if at == len(pieces) - 1 else ""), numbers)


def _damage(story: Story) -> Iterator[Sentence]:
    """Which reports are damaged, and what was read from the damage."""
    damaged = [(at, reading) for at, reading in enumerate(story.readings) if reading.report.damaged]
    for at, reading in damaged[:2]:
        report = reading.report
        affected = [statement for statement in reading.statements if statement.damaged is True]
        spans = [mark.span for mark in report.damaged[:1]]
        words = cut(report.text[slice(*spans[0])], 80).replace("“", "‘").replace("”", "’").replace('"', "’")
        name = f"The report of {outlet(reading)}" if report.publisher or report.agency else "One report"
        day = f" of {written(report.published)}" if report.published else ""
        count = many(len(report.damaged), "place")
        what = f"; {many(len(affected), 'statement')} read from it should be checked" if affected else ""
        yield Sentence(
            f"{name}{day} is damaged in {count} (for instance “{words}”){what}.",
            (story.sources.cite(at, spans, [statement.id for statement in affected[:3]], damaged=True),),
        )
    if len(damaged) > 2:
        verb = "are" if len(damaged) > 3 else "is"
        yield Sentence(f"{capital(many(len(damaged) - 2, 'more report'))} {verb} damaged.")


def _copies(story: Story) -> Iterator[Sentence]:
    """Reports that tell one wire story: one witness, not two."""
    groups = story.witnesses.groups
    if not groups:
        return
    first, *others = groups[0]
    shown = [_entitled(story, at) for at in others[:2]]
    if len(others) > 2:
        shown.append(many(len(others) - 2, "other report"))
    reworded = sum(at in story.witnesses.reworded for at in groups[0])
    words = "in other words" if reworded == len(others) else "in the same words" if not reworded else "again"
    more = f"; {many(len(groups) - 1, 'other story', 'other stories')} likewise" if len(groups) > 1 else ""
    verb = "tells" if len(others) == 1 else "tell"
    why = _NEAREST.get(story.witnesses.nearest.get(first, "alone"), "")
    yield Sentence(
        f"{capital(listed(shown))} {verb} {words} what {_entitled(story, first)} tells{why}; they count as one "
        f"witness{more}."
    )


def _entitled(story: Story, at: int) -> str:
    """An outlet and the title of its report."""
    reading = story.readings[at]
    return outlet(reading) + (f" (“{reading.report.title}”)" if reading.report.title else "")


def _unknown(story: Story) -> Iterator[Sentence]:
    """How much rests on people without a name, on nobody, or on no day."""
    unnamed = sum(1 for said in story.said if all(figure.kind == "unnamed" for figure in said.speakers))
    nobody = sum(1 for reading in story.readings for statement in reading.statements if not statement.speakers)
    undated = [reading for reading in story.readings if not reading.report.published]
    origins = ((unnamed, "from people who are not named"), (nobody, "from nobody that the report identifies"))
    parts = [f"{many(count, 'statement')} {where}" for count, where in origins if count]
    if parts:
        yield Sentence(f"{capital(' and '.join(parts))} {'were' if unnamed + nobody > 1 else 'was'} read.")
    if undated and len(undated) < len(story.readings):
        known = [outlet(reading) for reading in undated[:3] if reading.report.publisher or reading.report.agency]
        whose = f" ({listed(known)})" if known else ""
        verb = "has" if len(undated) == 1 else "have"
        yield Sentence(f"{capital(many(len(undated), 'report'))}{whose} {verb} no date.")
