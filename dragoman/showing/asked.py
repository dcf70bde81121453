"""Asked and answered: requests and offers, and what became of them.

A `Story` in, paragraphs out. The same ask of the same side in several reports is one, with the most explicit answer
that any of them gives. Answers are quoted, so that silence is told only in words that report it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dragoman.records import Exchange, Span
from dragoman.showing.brief import Paragraph, Sentence
from dragoman.showing.passages import cut, overlap
from dragoman.showing.said import Said
from dragoman.showing.story import Side, Story, capital, stop
from dragoman.showing.who import Figure, listed

#: Exchanges told in full, and those without an answer that are listed. Design values.
MOST_ANSWERED, MOST_OPEN = 5, 2
#: How many earlier asks of a side are compared with a new one. A design value.
PAST = 200
#: The order in which answers count, the most explicit first.
_EXPLICIT = ("accepted", "refused", "evaded", "silent", "pending")
_ANSWER = {
    "accepted": "the answer was yes",
    "refused": "the answer was no",
    "evaded": "the answer avoids the question",
    "silent": "there was no answer",
}


@dataclass
class _Asked:
    at: int
    exchange: Exchange
    askers: tuple[Figure, ...]
    side: Side
    to: tuple[str, ...]
    words: list[str]
    said: Said | None
    others: list[_Asked] = field(default_factory=list)

    @property
    def answered(self) -> _Asked:
        return min((self, *self.others), key=lambda each: (_EXPLICIT.index(each.exchange.answer), each.at))

    @property
    def weight(self) -> tuple[int, float]:
        """Answered before open; an act that has weight before one that has none."""
        # An ask that several reports carry is what the crisis turns on.
        score = (self.said.weight if self.said else 3.0) + 1.5 * len({one.at for one in self.others} - {self.at})
        return _EXPLICIT.index(self.answered.exchange.answer) == 4, -score


def asked(story: Story) -> list[Paragraph]:
    """The weightiest exchanges that have an answer, then the asks that have none."""
    found = sorted(_joined(story), key=lambda each: each.weight)
    answered = [each for each in found if each.answered.exchange.answer != "pending"][:MOST_ANSWERED]
    still_open = [each for each in found if each.answered.exchange.answer == "pending" and each.askers][:MOST_OPEN]
    for each in (*answered, *still_open):
        story.told |= {(said.at, said.statement.id) for one in each.others if (said := one.said) is not None}
    sentences: list[Sentence] = []
    for each in answered:
        sentences += _told(story, each)
    pieces = [(phrase, _numbers(story, each)) for each in still_open if (phrase := _clause(story, each))]
    for at, (phrase, numbers) in enumerate(pieces):
        opening = "No answer is reported where " if at == 0 else " and where " if at == len(pieces) - 1 else ", where "
        sentences.append(Sentence(f"{opening}{phrase}{stop(phrase) if at == len(pieces) - 1 else ''}", numbers))
    return [Paragraph(tuple(sentences))] if sentences else []


def _joined(story: Story) -> list[_Asked]:
    found: list[_Asked] = []
    by_side: defaultdict[Side, list[_Asked]] = defaultdict(list)
    for at, reading in enumerate(story.readings):
        for exchange in reading.exchanges:
            askers = tuple(story.figures.of(at, asker) for asker in exchange.askers)
            side = tuple(sorted({key for figure in askers for key in story.figures.side(figure)}))
            text = reading.report.text[slice(*exchange.ask)].lower()
            to = tuple(story.figures.of(at, addressee).key for addressee in exchange.addressees)
            one = _Asked(at, exchange, askers, side, to, text.split(), _saying(story, at, exchange, side))
            # In a large pile one side asks thousands of things; repeats of an ask stand close together.
            same = next((other for other in reversed(by_side[side][-PAST:]) if _same(one, other)), None)
            if same is None:
                found.append(one)
                by_side[side].append(one)
            else:
                same.others.append(one)
    return found


def _same(one: _Asked, other: _Asked) -> bool:
    if one.side != other.side or one.exchange.kind != other.exchange.kind:
        return False
    if one.said is not None and one.said is other.said:
        return True
    words = [[word for word in each.words if len(word) > 4] for each in (one, other)]
    return overlap(*words) >= (0.3 if set(one.to) & set(other.to) else 0.6)


def _saying(story: Story, at: int, exchange: Exchange, side: Side) -> Said | None:
    """The statement that made the ask, where one did."""
    fitting = []
    for statement in story.readings[at].statements:
        said = story.by_statement.get((at, statement.id))
        if said is None or statement.act not in ("ask", "demand", "offer", "hope", "promise"):
            continue
        shared = sum(_shared(exchange.ask, span) for span in statement.content)
        if shared and (not side or said.side == side or not said.side):
            fitting.append((-shared, sum(b - a for a, b in statement.content), statement.id, said))
    return min(fitting, key=lambda each: each[:3])[3] if fitting else None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _told(story: Story, each: _Asked) -> list[Sentence]:
    clause = _clause(story, each)
    if clause is None:
        return []
    answered = each.answered
    reading = story.readings[answered.at]
    spans = answered.exchange.answer_evidence
    answer = f"; {_ANSWER[answered.exchange.answer]}"
    if not spans:
        return [Sentence(f"{capital(clause)}{answer}.", _numbers(story, each))]
    number = story.sources.cite(answered.at, spans, [answered.exchange.id])
    quoted = " … ".join(cut(reading.report.text[slice(*span)], 160) for span in spans[:2])
    if len(quoted.split()) > 2:
        quoted = quoted.replace("“", "‘").replace("”", "’").replace('"', "’")
        answer += f": “{quoted}”"
    return [Sentence(capital(clause), _numbers(story, each)), Sentence(f"{answer}.", (number,))]


def _clause(story: Story, each: _Asked) -> str | None:
    """Who asked whom for what, as a clause."""
    if each.said is not None:
        story.told.add((each.said.at, each.said.statement.id))
        phrase = story.phrase(each.said)
        if phrase is not None:
            return f"{story.subject(each.said.speakers)} {phrase}"
    if not each.askers:
        return None
    text = story.readings[each.at].report.text
    ask = cut(text[slice(*each.exchange.ask)], 160).strip(".,;")
    addressees = listed([story.figures.of(each.at, each_).called(short=True) for each_ in each.exchange.addressees])
    subject = story.subject(each.askers)
    if each.exchange.kind == "offer":
        return f"{subject} offered{f' {addressees}' if addressees else ''}: “{ask}”"
    if ask.startswith("to "):
        return f"{subject} asked {addressees} {ask}" if addressees else f"{subject} asked {ask}"
    return f"{subject} put “{ask}” to {addressees}" if addressees else f"{subject} asked for “{ask}”"


def _numbers(story: Story, each: _Asked) -> tuple[int, ...]:
    exchange = each.exchange
    number = story.sources.cite(each.at, [exchange.ask], [exchange.id])
    if each.said is None:
        return (number,)
    return tuple(dict.fromkeys([*story.sources.said(each.said)[:2]])) or (number,)
