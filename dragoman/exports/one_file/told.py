"""Each record in a line: who does what to whom, whether and when it happened, and its words as a link to them.

A reading and a record in, a line of markup out, for the list below its report and for the actors that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dragoman.assembly.registry import Registry
from dragoman.exports.one_file.links import Links
from dragoman.exports.one_file.marked import plain
from dragoman.exports.texts import flat
from dragoman.records import Claim, Event, Exchange, Forecast, Reading, Record, Span, Statement, Tie, own_words
from dragoman.showing.acts import ACTS, ANSWERS, EVENTS, MODALITIES, TIES
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.people import People
from dragoman.showing.prose import inner
from dragoman.showing.story import capital

#: Longest quotation of a line, in characters: the words stand whole where the link leads. A design value.
LONGEST = 220
#: Words that are all of a quotation: its own marks are not needed within ours.
_WHOLE = re.compile(r'[“"]([^“”"]*[^“”",]),?[”"]')
TYPES = {
    "statements": "statement", "events": "event", "exchanges": "exchange", "ties": "tie", "claims": "claim",
    "forecasts": "forecast",
}  # fmt: skip


def text(words: str) -> Markup:
    """Words of others on one line, as markup, without what turns the direction of the words behind them."""
    return Markup(plain(flat(words)))


def linked(href: str | None, inside: Markup) -> Markup:
    """A link around markup, or the markup alone where there is nowhere to go."""
    return inside if href is None else Markup('<a href="{}">{}</a>').format(href, inside)


def quoted(words: str, longest: int = LONGEST, href: str | None = None) -> Markup:
    """Words of a report between quotation marks, which the style sets, cut where they are long; with a link to them."""
    words = " ".join(words.split())
    if (whole := _WHOLE.fullmatch(words)) is not None:
        words = whole.group(1)
    return Markup("<q>{}</q>").format(linked(href, text(inner(cut(words, longest)))))


def listed(some: Sequence[Markup]) -> Markup:
    """Several in a sentence: "a, b and c"."""
    if len(some) < 2:
        return some[0] if some else Markup("")
    return Markup(", ").join(some[:-1]) + Markup(" and ") + some[-1]


class Teller:
    """Tells of the records of one situation, with everybody's name as a link to what is known of them."""

    def __init__(self, links: Links, people: People, registry: Registry) -> None:
        self.links, self.people, self._registry = links, people, registry

    def side(self, id_: str, begins: bool = False) -> Markup:
        """Somebody by the id that all reports together give them: `CHN`, `A+B`, `REPORT:ID`; `begins` a sentence."""
        if "+" in id_ and id_ not in self.people.known:
            return self.sides(id_.split("+"), "", begins)
        called = self.people.called(id_) or "somebody"
        return linked(self.links.actor(id_), text(capital(called) if begins else called))

    def sides(self, ids: Iterable[str], nobody: str, begins: bool = False) -> Markup:
        """Several of them in a sentence; `nobody` where there is none."""
        some = [self.side(one, begins and not at) for at, one in enumerate(dict.fromkeys(ids))]
        return listed(some) or text(nobody)

    def id_of(self, report: str, actor: str) -> str:
        """An actor of a report by its id here."""
        return self._registry.of(report, actor)

    def person(self, report: str, actor: str) -> Markup:
        """An actor of a report. Of those whom no other report knows, it is this report's name that counts."""
        own = self.people.names.get((report, actor))
        id_ = self.id_of(report, actor)
        return linked(self.links.actor(id_), text(own)) if own else self.side(id_)

    def persons(self, report: str, actors: Iterable[str], nobody: str) -> Markup:
        found = listed([self.person(report, one) for one in dict.fromkeys(actors)])
        return found or text(nobody)

    def words(self, reading: Reading, spans: Sequence[Span], longest: int = LONGEST) -> Markup:
        """A quotation that leads to its first words."""
        if not spans:
            return Markup("")
        report = reading.report
        said = " … ".join(report.text[a:b] for a, b in spans)
        return quoted(said, longest, self.links.words(report.id, spans[0]))

    def told(self, reading: Reading, record: Record) -> Markup:
        """Who does what to whom in a record, in a few words."""
        report = reading.report.id
        match record:
            case Statement():
                return self._statement(report, record)
            case Event():
                return self._event(report, record)
            case Exchange():
                verb = "asked" if record.kind == "request" else "offered"
                who, whom = (self.persons(report, some, "somebody") for some in (record.askers, record.addressees))
                told = Markup("{} {} {}").format(who, verb, whom)
                answer = Markup("; the answer: {}").format(ANSWERS[record.answer])
                if record.answer_evidence:
                    answer += Markup(" ") + self.words(reading, record.answer_evidence, 120)
                return told + answer
            case Tie():
                usual, against = TIES[record.kind]
                who = self.person(report, record.from_) if record.from_ else Markup("somebody")
                verb = against if record.sign == "-" else usual
                return Markup("{} {} {}").format(who, verb, self.person(report, record.to))
            case Claim():
                return self._claim(report, record)
            case Forecast():
                who = self.persons(report, record.holders, "the report")
                whom = self.person(report, record.actor) if record.actor else Markup("somebody")
                return Markup("{}: {} {}{}").format(who, whom, "will not" if record.negated else "will", band(record))
        raise TypeError(f"{type(record).__name__} is told nowhere")

    def _statement(self, report: str, record: Statement) -> Markup:
        who = self.persons(report, record.speakers, "somebody")
        if record.ascribed:
            return Markup("{} is said to think").format(who)
        to, alone = ACTS[record.act]
        if record.addressee is None:
            return Markup("{} {}").format(who, alone)
        return Markup("{} {} {}").format(who, to, self.person(report, record.addressee))

    def _event(self, report: str, record: Event) -> Markup:
        who = self.persons(report, record.actors, "somebody")
        to, alone, _ = EVENTS[record.type]
        told = Markup("{} {}").format(who, alone)
        if record.recipients:
            told = Markup("{} {} {}").format(who, to, self.persons(report, record.recipients, ""))
        status = MODALITIES[record.modality]
        return told + (Markup(' <span class="tag">{}</span>').format(status) if status else Markup(""))

    def _claim(self, report: str, record: Claim) -> Markup:
        who = self.persons(report, record.holders, "the report")
        verb = {"+": "raise", "-": "lower"}[record.sign]
        verb = f"does not {verb}" if record.negated else f"is meant to {verb}" if record.intended else f"{verb}s"
        cause, effect = text(record.cause.text), text(record.effect.text)
        return Markup("{}: {} {} {}{}").format(who, cause, verb, effect, band(record))

    def line(self, reading: Reading, record: Record, *, source: bool, longest: int = LONGEST) -> Markup:
        """A record in a line: what is told, its words, its day. `source` names the report, too."""
        report = reading.report
        told = Markup("{}: {}").format(self.told(reading, record), self.words(reading, own_words(record), longest))
        own = own_day(record)
        notes = [written(own)] if own else []
        if source:
            # Of what has no day of its own, the report's is the nearest.
            notes = notes or [written(report.published)]
            notes.append(report.publisher or report.agency or "")
        else:
            notes.append(record.id)
        if record.damaged is True:
            notes.append("damaged text")
        note = text(", ".join(filter(None, notes)))
        return told + (Markup(" <small>{}</small>").format(note) if note else Markup(""))


def own_day(record: Record) -> str | None:
    """The day that a record itself tells."""
    match record:
        case Statement():
            return record.made_on
        case Event():
            return (record.when[0] or record.when[1]) if record.when else None
        case Exchange():
            return record.asked_on
        case Tie():
            return record.since
        case Forecast():
            return record.horizon
    return None


def band(record: Claim | Forecast) -> Markup:
    """How likely a holder calls it, where it does."""
    values = [f"{100 * one:.0f}" for one in (record.low, record.high) if one is not None]
    return Markup(" ({} %)").format("–".join(dict.fromkeys(values))) if values else Markup("")
