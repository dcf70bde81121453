"""Asked and answered: requests and offers, and what became of them.

A `Story` in, paragraphs out. The same ask of the same side in several reports is one, with its latest answer and, where
that changed, the one before. Answers are quoted, so that silence is told only in words that report it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.assembly.assembled import course_id
from dragoman.assembly.joining import JoinedExchange, day_of, join_exchanges
from dragoman.assembly.origins import count_origins
from dragoman.assembly.stance_words import is_silence
from dragoman.records import Answer, Exchange, Search, Span
from dragoman.showing.brief import Paragraph, Sentence
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.prose import fit, inner
from dragoman.showing.said import Said
from dragoman.showing.story import Story, capital, many, number, stop
from dragoman.showing.who import Figure, a_or_an, listed

#: Exchanges told in full, and those without an answer that are listed. Design values.
MOST_ANSWERED, MOST_OPEN = 5, 3
_ANSWER = {
    "accepted": "the answer was yes",
    "refused": "the answer was no",
    "evaded": "the answer avoids the question",
    "silent": "there was no answer",
}
#: An ask that says what the other has to do, in place of asking for it.
_DUTY = re.compile(r"(?:must|should|shall|ought to|has to|have to|needs? to)\b")
#: What is put to somebody, and not asked for.
_PUT = re.compile(r"\b(?:demands?|requests?|appeals?|proposals?|questions?|list|ultimatum|conditions?|terms)\b")
_BECAME: dict[Answer, str] = {
    "accepted": "met with a yes",
    "refused": "with a no",
    "evaded": "with an evasion",
    "silent": "with silence",
}
#: Fewest exchanges of which a tally is given, and fewest to one side that is named for them. Design values.
FEWEST_COUNTED, FEWEST_OF_ONE = 5, 3
_BEFORE = {"accepted": "yes", "refused": "no", "evaded": "evasive", "silent": "silence"}


@dataclass
class Asking:
    """A joined exchange with the telling that it is told by, and the statement that made it, where one did.

    `stories` counts the reports that tell of it, copies and rewrites once.
    """

    joined: JoinedExchange
    at: int
    exchange: Exchange
    askers: tuple[Figure, ...]
    said: Said | None
    stories: int

    @property
    def answered(self) -> bool:
        return self.joined.answer is not None

    @property
    def weight(self) -> tuple[bool, float]:
        """Answered before open; an act that has weight before one that has none."""
        # An ask that several reports carry is what the crisis turns on.
        score = (self.said.weight if self.said else 3.0) + 1.5 * (self.stories - 1)
        return not self.answered, -score


def asked(story: Story, asks: Sequence[Asking]) -> list[Paragraph]:
    """The weightiest exchanges that have an answer, but for those told already, then the asks that have none."""
    found = sorted(asks, key=lambda each: each.weight)
    answered = [each for each in found if each.answered and id(each) not in story.exchanges_told][:MOST_ANSWERED]
    still_open = [each for each in found if not each.answered and each.askers][:MOST_OPEN]
    for each in (*answered, *still_open, *(each for each in found if id(each) in story.exchanges_told)):
        said = (_saying(story, at, exchange) for at, exchange in each.joined.tellings)
        story.told |= {(one.at, one.statement.id) for one in said if one is not None}
    sentences = [sentence for each in answered for sentence in told(story, each)]
    if len(found) >= FEWEST_COUNTED:
        sentences[:0] = [_counted(story, [each.joined for each in found])]
    return [Paragraph(tuple(sentences + _open(story, still_open)))] if sentences or still_open else []


def _counted(story: Story, exchanges: Sequence[JoinedExchange]) -> Sentence:
    """How many asks the reports tell of, what became of them, and of whom most is asked."""
    kinds = Counter(each.kind for each in exchanges)
    asks = listed([many(kinds[kind], kind) for kind in ("request", "offer") if kinds[kind]])
    answers = Counter(each.answer[1].answer for each in exchanges if each.answer is not None)
    asked_of = Counter(each.addressees for each in exchanges if each.addressees in story.sides)
    most = max(asked_of, key=lambda side: (asked_of[side], side), default=())
    whom = f" Most is asked of {story.figures.side_name(most)}." if asked_of[most] >= FEWEST_OF_ONE else ""
    parts = [f"{number(answers[answer])} {became}" for answer, became in _BECAME.items() if answers[answer]]
    if not parts:
        return Sentence(f"The reports tell of {asks}, none of which has an answer.{whom}")
    if waiting := len(exchanges) - answers.total():
        parts.append(f"{number(waiting)} {'stands' if waiting == 1 else 'stand'} without an answer")
    return Sentence(f"The reports tell of {asks}: {listed(parts)}.{whom}")


def asks_of(story: Story) -> list[Asking]:
    """All requests and offers of the reports, each once."""
    found = []
    for joined in join_exchanges(story.readings, story.standing, origins=story.origins):
        # Told by the weightiest statement that made it, else by the first report.
        tellings = [(at, exchange, _saying(story, at, exchange)) for at, exchange in joined.tellings]
        at, exchange, said = max(tellings, key=lambda each: each[2].weight if each[2] else 0.0)
        askers = tuple(story.figures.of(at, asker) for asker in exchange.askers)
        stories = count_origins(story.readings, joined.reports, story.origins)
        found.append(Asking(joined, at, exchange, askers, said, stories))
    return found


def _open(story: Story, asks: Sequence[Asking]) -> list[Sentence]:
    """What was asked in vain so far, and how many reports up to which day hold no answer."""
    pieces = [(phrase, each) for each in asks if (phrase := _clause(story, each))]
    searches = [each.joined.search for _, each in pieces]
    sentences: list[Sentence] = []
    for at, (phrase, each) in enumerate(pieces):
        opening = "; " if at else f"{_waited(story, searches)}: "
        # Of asks of several days each has reports since of its own.
        since = f" ({many(searches[at].reports, 'report')} since)" if len(set(searches)) > 1 else ""
        end = stop(phrase + since) if at == len(pieces) - 1 else ""
        phrase = phrase.removesuffix(".") if since else phrase
        sentences.append(Sentence(f"{opening}{phrase}{since}{end}", _numbers(story, each), _course(story, each)))
    return sentences


def _waited(story: Story, searches: Sequence[Search]) -> str:
    """Where an answer was looked for in vain."""
    search = searches[0]
    if len(set(searches)) > 1:
        last = max((each.last for each in searches if each.last), default=None)
        return f"Not answered{f' up to {written(last)}' if last else ''}"
    until = f" up to {written(search.last)}" if search.first != search.last else ""
    if search.reports == 1:
        return f"Not answered in the {'' if len(story.readings) == 1 else 'last '}report"
    return f"Not answered in the {many(search.reports, 'report')}{until}"


def _saying(story: Story, at: int, exchange: Exchange) -> Said | None:
    """The statement that made the ask, where one did."""
    askers = (story.figures.of(at, asker) for asker in exchange.askers)
    side = tuple(sorted({key for figure in askers for key in story.figures.side(figure)}))
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


def told(story: Story, each: Asking) -> list[Sentence]:
    """An exchange with its answer, and where that has changed with the one before, as one sentence in pieces."""
    clause = _clause(story, each)
    if clause is None or each.joined.answer is None:
        return []
    at, exchange = each.joined.answer
    spans = exchange.answer_evidence
    text = story.readings[at].report.text
    quiet = exchange.answer == "evaded" and any(is_silence(text[slice(*span)]) for span in spans)
    what = "there was silence, or words that avoid the question" if quiet else _ANSWER[exchange.answer]
    answer = f"; {what}"
    if each.joined.before is not None:
        before, earlier = each.joined.before
        day, since = (written(day_of(story.readings[place]), year=False) for place in (before, at))
        source = story.sources.cite(before, earlier.answer_evidence or [earlier.ask], [earlier.id])
        words = _words(story, before, earlier)
        quote = f": “{words}”" if words else ""
        before_it = Sentence(f"; in the report of {day} the answer was {_BEFORE[earlier.answer]}{quote}", (source,))
        answer = f"; by that of {since} {what}"
    else:
        before_it = None
    if not spans:
        return [Sentence(f"{capital(clause)}{answer}.", _numbers(story, each), _course(story, each))]
    number = story.sources.cite(at, spans, [exchange.id])
    # Whoever answers is quoted here, and need not be told again to have said so.
    story.told |= {
        (at, statement.id) for statement in story.readings[at].statements
        if statement.content and all(any(a < d and c < b for c, d in spans[:2]) for a, b in statement.content)
    }  # fmt: skip
    if quoted := _words(story, at, exchange):
        answer += f": “{quoted}”"
    notes = [f"in {many(each.stories, 'report')}"] if each.stories > 2 else []
    notes += [new] if (new := story.first_told(each.joined.reports)) else []
    told = f" ({'; '.join(notes)})" if notes else ""
    first = Sentence(f"{capital(clause)}{told}", _numbers(story, each))
    return [first, *([before_it] if before_it else []), Sentence(f"{answer}.", (number,), _course(story, each))]


def _course(story: Story, each: Asking) -> str:
    """The id of the exchange among those that are joined over all reports."""
    at, first = each.joined.tellings[0]
    return course_id(story.readings[at].report.id, first.id)


def _words(story: Story, at: int, exchange: Exchange) -> str:
    """The words of an answer, to stand between quotation marks; none where they are too few to say anything."""
    text = story.readings[at].report.text
    words = " … ".join(cut(text[slice(*span)], 160).removeprefix("that ") for span in exchange.answer_evidence[:2])
    # "Agreed to leave": the words of the ask say no more as those of its answer.
    asks = any(exchange.ask[0] <= start and end <= exchange.ask[1] for start, end in exchange.answer_evidence)
    return inner(words) if len(words.split()) > 2 and not asks else ""


def _clause(story: Story, each: Asking) -> str | None:
    """Who asked whom for what, as a clause."""
    if each.said is not None:
        story.told.add((each.said.at, each.said.statement.id))
        phrase = story.phrase(each.said)
        if phrase is not None:
            return f"{story.subject(each.said.speakers)} {phrase}"
    if not each.askers:
        return None
    text = story.readings[each.at].report.text
    start, end = each.exchange.ask
    # "Agreed to open its books": the ask that such an answer tells of begins behind the "to".
    begins = start - 3 if text[max(0, start - 4) : start].split()[-1:] == ["to"] and text[start - 1] == " " else start
    ask = inner(fit("", [text[begins:end]]) or text[start:end]).strip(".,;")
    addressees = listed([story.figures.of(each.at, each_).called(short=True) for each_ in each.exchange.addressees])
    subject = story.subject(each.askers)
    if each.exchange.kind == "offer":
        if ask.startswith("to ") and "‘" not in ask:
            return f"{subject} offered{f' {addressees}' if addressees else ''} {ask}"
        if ask.isalpha() and ask.islower():
            what = ask if ask.endswith("s") else f"{a_or_an(ask)} {ask}"
            return f"{subject} made {what}{f' to {addressees}' if addressees else ''}"
        return f"{subject} offered{f' {addressees}' if addressees else ''}: “{ask}”"
    if ask.startswith("to ") and "‘" not in ask:
        return f"{subject} asked {addressees} {ask}" if addressees else f"{subject} asked {ask}"
    if _DUTY.match(ask):
        return f"{subject} said that {addressees} {ask}" if addressees else None
    if ask.startswith(("that ", "for ")):
        return f"{subject} asked {addressees + ' ' if addressees and ask.startswith('for ') else ''}{ask}"
    if ask.isalpha():  # "demands", "request"
        what = ask if ask.endswith("s") else f"{a_or_an(ask)} {ask}"
        return f"{subject} put {what} to {addressees}" if addressees else f"{subject} made {what}"
    if any(one < end and start < other for one, other in each.exchange.answer_evidence):
        return None  # the words are those of the answer
    if addressees and _PUT.search(ask):
        return f"{subject} put “{ask}” to {addressees}"
    return f"{subject} asked {addressees + ' ' if addressees else ''}for “{ask}”"


def _numbers(story: Story, each: Asking) -> tuple[int, ...]:
    """The words of the ask, and of one more report that tells of it."""
    if each.said is not None:
        numbers = list(story.sources.said(each.said)[:2])
    else:
        numbers = [story.sources.cite(each.at, [each.exchange.ask], [each.exchange.id])]
    others = [(at, exchange) for at, exchange in each.joined.tellings if at != each.at]
    if others and len(numbers) == 1:
        at, exchange = others[-1]
        numbers.append(story.sources.cite(at, [exchange.ask], [exchange.id]))
    return tuple(dict.fromkeys(numbers))
