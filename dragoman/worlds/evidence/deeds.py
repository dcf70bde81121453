"""What an actor may do, as the reports speak of it: what it is asked for, what is foretold, promised and threatened.

A `Known` situation in, `Deed`s of one actor out, each once however many tell of it, those that most stories tell first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.assembly.holdings import count
from dragoman.assembly.issues import Form, make_form, same
from dragoman.records import Exchange, ExchangeCourse, Forecast, Quoted, Span
from dragoman.worlds.evidence.deed_words import as_before, deed_of
from dragoman.worlds.evidence.known import Known

#: No forecast but advice: "should not expect Sylvania to take care of it".
_ADVICE = re.compile(r"\b(?:should|must|ought|need)(?:n['’]t| not| never)?(?: to)? expect\b", re.IGNORECASE)
#: Lowest confidence of the exchange and of the forecast that a deed is read from. Design values: of exchanges what is
#: right in two cases of three, of forecasts all but the least sure tenth, since few are surer (docs/confidence.md).
LEAST_ASK, LEAST_FORECAST = 0.68, 0.39


@dataclass
class Deed:
    """Something that `actor` may do, in words that can follow its name.

    `told` are the words of the reports, `forms` their normal forms, `courses` the exchanges in which it is asked for,
    `concerned` the other sides that it is about.
    """

    actor: str
    text: str
    told: list[Quoted] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    courses: list[ExchangeCourse] = field(default_factory=list)
    concerned: set[str] = field(default_factory=set)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f"{each.report}:{each.record}" for each in self.told))


def deeds_of(known: Known, actor: str) -> list[Deed]:
    """What an actor may do: what it is asked for first, then what else is said of it."""
    asked = [deed for course in known.found.exchanges if (deed := asked_for(known, course, actor))]
    return merged([*asked, *foretold(known, actor), *promised(known, actor)], known)


def merged(deeds: Iterable[Deed], known: Known) -> list[Deed]:
    """Each once: two are one where their words are one issue."""
    found: list[Deed] = []
    for deed in deeds:
        one = next((each for each in found if each.text == deed.text or _same(each, deed)), None)
        if one is None:
            found.append(deed)
            continue
        one.told += deed.told
        one.forms += deed.forms
        one.courses += deed.courses
        one.concerned |= deed.concerned
    return sorted(found, key=lambda deed: (not deed.courses, -count(deed.told, known.origins)))


def _same(one: Deed, other: Deed) -> bool:
    return any(a.turned == b.turned and same(a, b) for a in one.forms for b in other.forms)


def asked_for(known: Known, course: ExchangeCourse, actor: str) -> Deed | None:
    """What an exchange asks of an actor; `None` where it asks it nothing that can be told as a deed."""
    if course.kind != "request" or actor not in course.addressees or not course.askers or actor in course.askers:
        return None
    deed = Deed(actor, "", courses=[course], concerned=set(course.toward))
    sure = 0.0
    for told in course.asked:
        reading = known.reading(told.report)
        record = next((each for each in reading.exchanges if each.id == told.record), None)
        if record is None:
            continue
        sure = max(sure, record.confidence)
        sides = known.sides(reading)
        words = deed_of(reading, record.ask, [actor], sides)
        if words and not deed.text and not _answered_by(record):
            deed.text = words
        form = make_form(reading, sides, record.ask, [actor], course.toward, asked=True)
        deed.forms += [form] if form else []
        deed.told.append(told)
    return deed if deed.text and sure >= LEAST_ASK else None


def _answered_by(exchange: Exchange) -> bool:
    """Whether the words of an ask are those of its answer: "agreed to let them in"."""
    if exchange.answer != "accepted":
        return False
    start, end = exchange.ask
    return any(a < end and start < b for a, b in exchange.answer_evidence)


def foretold(known: Known, actor: str) -> Iterator[Deed]:
    """What an actor is expected to do or not to do."""
    for joined in known.found.forecasts:
        if joined.actor is None or actor not in joined.actor.split("+"):
            continue
        for quoted in (quoted for holding in joined.held for quoted in holding.evidence):
            if is_advice(known, quoted):
                continue
            reading = known.reading(quoted.report)
            record = next((each for each in reading.forecasts if each.id == quoted.record), None)
            if record is None or (record.confidence < LEAST_FORECAST and not _named(known, quoted, record)):
                continue
            words = deed_of(reading, record.action, [actor], known.sides(reading))
            if words is None or as_before(words):
                continue
            form = make_form(reading, known.sides(reading), record.action, [actor])
            others = set(form.others) if form else set()
            yield Deed(actor, words, [quoted], [form] if form else [], concerned=others)


def _named(known: Known, quoted: Quoted, forecast: Forecast) -> bool:
    """Whether who is to do it is called by a name there: the "it" of "it could" may be anything."""
    reading = known.reading(quoted.report)
    start = known.sentence(quoted.report, forecast.action)[0]
    before = [
        (mention.span, mention.form, actor.id) for actor in reading.actors for mention in actor.mentions
        if start <= mention.span[0] and mention.span[1] <= forecast.action[0]
    ]  # fmt: skip
    return bool(before) and max(before)[1] == "name" and max(before)[2] == forecast.actor


def is_advice(known: Known, quoted: Quoted) -> bool:
    """Whether words only say what should be expected."""
    start = known.sentence(quoted.report, quoted.spans[0])[0]
    return _ADVICE.search(known.reading(quoted.report).report.text, start, quoted.spans[0][0]) is not None


#: What an actor says that it will do.
OWN_WORD = frozenset(("promises", "offers", "threatens"))


def promised(known: Known, actor: str) -> Iterator[Deed]:
    """What an actor promises, offers or threatens to do; no offers that were refused."""
    issues = {issue.id: issue for issue in known.found.issues}
    refused = {
        (each.report, each.record) for course in known.found.exchanges
        if course.kind == "offer" and course.answer == "refused" for each in course.asked
    }  # fmt: skip
    for position in known.found.positions:
        issue = issues.get(position.issue)
        if position.actor != actor or issue is None:
            continue
        for evidence in position.evidence:
            if evidence.act not in OWN_WORD or evidence.value <= 0 or (evidence.report, evidence.record) in refused:
                continue
            reading = known.reading(evidence.report)
            span = _words_at(reading.report.text, evidence.spans, issue.label)
            sides = known.sides(reading)
            words = deed_of(reading, span, [actor], sides) if span else None
            if words is None or as_before(words):
                continue
            form = make_form(reading, sides, span, [actor]) if span else None
            quoted = known.quote(evidence.report, None, evidence.type, evidence.spans)
            told = Quoted(
                report=evidence.report, record=evidence.record, type=evidence.type, says=evidence.act, on=evidence.on,
                spans=quoted.spans, quotes=quoted.quotes,
            )  # fmt: skip
            yield Deed(actor, words, [told], [form] if form else [], concerned=set(issue.actors) - {actor})


def _words_at(text: str, spans: Iterable[Span], label: str) -> Span | None:
    """Where the words of an issue stand within some spans."""
    for start, end in spans:
        at = text.find(label, start, end)
        if at >= 0:
            return at, end
    return None
