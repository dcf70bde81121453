"""A vault for Obsidian: Markdown notes with wiki links, of which each quotation has one to its sentence.

    Home.md                  how much there is of everything
    Reports/…                a note a report, its text with a block `^s-12` for every sentence that is cited
    Actors/…                 a note an actor: names, roles, what it said, did and was asked
    Exchanges/ Ties/ Claims/ Forecasts/       a note each, with all that tell of it

Of a report, a line is a sentence, and `¶` stands where its paragraphs begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.exports.filenames import FileNames
from dragoman.exports.markdown import Front, Link, escaped, front_matter, wiki_link
from dragoman.exports.network import Edge, Telling, edges
from dragoman.exports.vault import Vault
from dragoman.exports.whole import Who, Whole, quotation
from dragoman.exports.wrote import Wrote
from dragoman.finding import sentences
from dragoman.records import (
    ExchangeCourse,
    FactorWords,
    Holding,
    JoinedClaim,
    JoinedForecast,
    Quoted,
    Reading,
    Record,
    Report,
    Statement,
    own_words,
)

_BAND = "{:.0%}"


def files(whole: Whole, wrote: Wrote) -> Iterator[tuple[str, bytes]]:
    """All notes. Those of reports come last, when it is known which of their sentences are cited."""
    notes = _Notes(whole, wrote)
    for kind, some in (
        ("Exchanges", notes.exchanges()), ("Ties", notes.ties()), ("Claims", notes.claims()),
        ("Forecasts", notes.forecasts()), ("Actors", notes.actors()), ("Reports", notes.reports()),
    ):  # fmt: skip
        wrote.add(kind.lower(), 0)
        for path, text in some:
            wrote.add(kind.lower())
            yield f"{path}.md", text.encode()
    yield "Home.md", notes.home().encode()


class _Notes:
    def __init__(self, whole: Whole, wrote: Wrote) -> None:
        self.whole, self.wrote, self.vault = whole, wrote, Vault(whole)
        #: Of every actor, by heading, the lines of its note.
        self.of_actor: dict[str, dict[str, list[str]]] = {}

    def exchanges(self) -> Iterator[tuple[str, str]]:
        names = FileNames()
        for one in self.whole.assembled.exchanges:
            path = f"Exchanges/{names.name(one.ask, one.id)}"
            yield path, self._exchange(one)
            for actor in (*one.askers, *one.addressees, *one.toward):
                self._say(actor, "Requests and offers", f"{wiki_link(path, one.ask)}: {one.answer}")

    def _exchange(self, one: ExchangeCourse) -> str:
        lines = [f"# {escaped(one.ask)}", ""]
        lines += [f"A {one.kind} by {self._sides(one.askers)} to {self._sides(one.addressees)}."]
        lines += [f"It concerns {self._sides(one.toward)}."] if one.toward else []
        lines += ["", "## Asked", *self._quotes(one.asked), "", "## Answers"]
        for told in one.course:
            days = " to ".join(dict.fromkeys(filter(None, (told.first, told.last)))) or "day unknown"
            lines += [f"- **{told.answer}**, {days}", *(f"  {line}" for line in self._quotes(told.evidence))]
        if not one.course:
            lines += [f"- None found in {one.search.reports:,} reports."]
        return self._note("exchange", one.id, lines, kind=one.kind, answer=one.answer)

    def ties(self) -> Iterator[tuple[str, str]]:
        names = FileNames()
        for edge in edges(self.whole, Wrote()):
            if edge.what == "tie":
                yield self._tie(names, edge)
            else:
                self._other(edge)

    def _tie(self, names: FileNames, edge: Edge) -> tuple[str, str]:
        one, other = (self.whole.actors[name].name for name in (edge.source, edge.target))
        title = f"{one} to {other}, {edge.kind}{f' {edge.sign}' if edge.sign else ''}"
        path = f"Ties/{names.name(title, edge.id)}"
        for actor in (edge.source, edge.target):
            self._say(actor, "Ties", wiki_link(path, title))
        lines = [f"# {escaped(title)}", ""]
        lines += [f"From {self.vault.actor(edge.source)} to {self.vault.actor(edge.target)}.", "", "## Told"]
        lines += [self._telling(told) for told in edge.tellings]
        return path, self._note(
            "tie", edge.id, lines, kind=edge.kind, sign=edge.sign, first=edge.first, last=edge.last
        )  # fmt: skip

    def _other(self, edge: Edge) -> None:
        """An event, or what one said to the other, in the notes of both."""
        if edge.what == "event":
            status = f" ({edge.modality})" if edge.modality not in ("occurred", None) else ""
            for told in edge.tellings:
                self._say(edge.source, "Did", f"{edge.kind}{status} → {self._telling(told, edge.target)}")
                self._say(edge.target, "Was done to it", f"{edge.kind}{status} ← {self._telling(told, edge.source)}")
        else:
            for told in edge.tellings:
                self._say(edge.target, "Was told", f"{edge.kind} ← {self._telling(told, edge.source)}")

    def _telling(self, told: Telling, other: str | None = None) -> str:
        record = self.whole.records[told.report, told.source.partition(":")[2]]
        words = self._words(told.report, record)
        return f"{self.vault.actor(other)}: {words}" if other else f"- {words}"

    def claims(self) -> Iterator[tuple[str, str]]:
        names = FileNames()
        told = {factor.id: factor.told for factor in self.whole.assembled.factors}
        for one in self.whole.assembled.claims:
            verb = "is meant to " if one.intended else ""
            verb += {"+": "raise", "-": "lower"}[one.sign] + ("" if one.intended else "s")
            title = f"{one.cause_label} {verb} {one.effect_label}"
            path = f"Claims/{names.name(title, one.id)}"
            for actor in dict.fromkeys((*one.actors, *_holders((*one.held, *one.disputed)))):
                self._say(actor, "Claims", wiki_link(path, title))
            yield path, self._claim(one, title, told.get(one.cause, ()), told.get(one.effect, ()))

    def _claim(
        self, one: JoinedClaim, title: str, cause: Sequence[FactorWords], effect: Sequence[FactorWords]
    ) -> str:  # fmt: skip
        lines = [f"# {escaped(title)}", "", f"It involves {self._sides(one.actors)}.", "", "## Held"]
        lines += [line for held in one.held for line in self._holding(held)]
        if one.disputed:
            lines += ["", "## Disputed", *(line for held in one.disputed for line in self._holding(held))]
        for heading, words in (("Cause in other words", cause), ("Effect in other words", effect)):
            lines += ["", f"## {heading}"]
            lines += [f"- “{escaped(said.words)}” {self.vault.words(said.report, said.span)}" for said in words]
        return self._note("claim", one.id, lines, sign=one.sign, intended="yes" if one.intended else "no")

    def forecasts(self) -> Iterator[tuple[str, str]]:
        names = FileNames()
        for one in self.whole.assembled.forecasts:
            path = f"Forecasts/{names.name(one.action, one.id)}"
            for actor in dict.fromkeys((*filter(None, (one.actor,)), *_holders(one.held))):
                self._say(actor, "Forecasts", wiki_link(path, one.action))
            yield path, self._forecast(one)

    def _forecast(self, one: JoinedForecast) -> str:
        lines = [f"# {escaped(one.action)}", "", f"By {self._side(one.actor)}.", "", "## Expected"]
        lines += [line for held in one.held for line in self._holding(held)]
        return self._note("forecast", one.id, lines, kind=one.type)

    def actors(self) -> Iterator[tuple[str, str]]:
        for reading in self.whole.readings:
            for statement in reading.statements:
                self._said(reading, statement)
            for event in reading.events:
                for actor in event.actors if not event.recipients else ():
                    words = f"{event.type}, {event.modality}: {self._words(reading.report.id, event)}"
                    self._say(self.whole.actor(reading.report.id, actor), "Did", words)
        for id_, path in self.vault.actors.items():
            yield path, self._actor(self.whole.actors[id_])

    def _said(self, reading: Reading, statement: Statement) -> None:
        report = reading.report.id
        to = f" to {self.vault.actor(self.whole.actor(report, statement.addressee))}" if statement.addressee else ""
        day = f", {statement.made_on}" if statement.made_on else ""
        for speaker in dict.fromkeys(statement.speakers):
            words = f"{statement.act}{to}{day}: {self._words(report, statement)}"
            self._say(self.whole.actor(report, speaker), "Said", words)

    def _actor(self, who: Who) -> str:
        path = self.vault.actors[who.id]
        lines = [f"# {escaped(who.name)}", ""]
        lines += [f"Acts for {self.vault.actor(who.acts_for)}."] if who.acts_for not in (None, who.id) else []
        lines += [f"Roles: {'; '.join(escaped(role) for role in who.roles)}."] if who.roles else []
        lines += [f"In {', '.join(self.vault.report(report) for report in who.reports)}."]
        for heading, some in sorted(self.of_actor.get(who.id, {}).items()):
            lines += ["", f"## {heading}", *(f"- {line}" for line in dict.fromkeys(some))]
        others = [name for name in who.names if name != path.partition("/")[2]]
        acts_for = self.vault.actors.get(who.acts_for or "") if who.acts_for != who.id else None
        return self._note(
            "actor", who.id, lines, aliases=others, kind=who.kind, country=who.country, roles=list(who.roles),
            acts_for=Link(f"[[{acts_for}]]") if acts_for else None, reports=len(who.reports),
        )  # fmt: skip

    def reports(self) -> Iterator[tuple[str, str]]:
        for id_, path in self.vault.reports.items():
            yield path, self._report(self.whole.reports[id_])

    def _report(self, report: Report) -> str:
        cited = self.vault.cited.get(report.id, set())
        # A title in the way of YAML's or Obsidian's own names would be read as theirs; these are ours.
        values: dict[str, Front] = {
            "type": "report", "id": report.id, "title": report.title, "publisher": report.publisher,
            "agency": report.agency, "url": report.url, "published": report.published, "language": report.language,
        }  # fmt: skip
        blocks: list[str] = []
        begins = True
        for number, (start, end) in enumerate(sentences(report.text), start=1):
            sentence = report.text[start:end]
            if sentence.strip() or number in cited:
                line = f"{'¶ ' if begins else ''}{escaped(sentence)}"
                blocks.append(f"{line} ^s-{number}" if number in cited else line)
                begins = False
            begins = begins or "\n" in sentence[len(sentence.rstrip()) :]
        return front_matter(values) + "\n" + "\n\n".join(blocks) + "\n"

    def home(self) -> str:
        counts = "\n".join(f"- {name.capitalize()}: {count:,}" for name, count in self.wrote.rows.items())
        return f"# {escaped(self.whole.name)}\n\n{counts}\n\nMade by `dragoman export --to obsidian`.\n"

    def _note(self, type_: str, id_: str, lines: Sequence[str], **values: Front) -> str:
        return front_matter({"type": type_, "id": id_, **values}) + "\n" + "\n".join(lines) + "\n"

    def _say(self, actor: str, heading: str, line: str) -> None:
        self.of_actor.setdefault(actor, {}).setdefault(heading, []).append(line)

    def _side(self, actor: str | None) -> str:
        return self.vault.actor(actor)

    def _sides(self, actors: Sequence[str]) -> str:
        return self.vault.listed(list(actors))

    def _words(self, report: str, record: Record) -> str:
        found = own_words(record)
        quote = escaped(quotation(self.whole.reports[report], record))
        return f"“{quote}” {self.vault.words(report, found[0])}" if found else self.vault.report(report)

    def _quotes(self, some: Sequence[Quoted]) -> list[str]:
        return [
            f"- {f'{one.on}: ' if one.on else ''}“{escaped(' … '.join(one.quotes))}” "
            f"{self.vault.words(one.report, one.spans[0])}"
            for one in some
        ]

    def _holding(self, held: Holding) -> list[str]:
        band = " to ".join(dict.fromkeys(_BAND.format(x) for x in (held.low, held.high) if x is not None))
        who = self._sides(held.holders) if held.holders else "The reports themselves"
        more = [f"if {escaped(one)}" for one in held.conditions] + ([f"by {held.horizon}"] if held.horizon else [])
        line = f"- {who}: {', '.join([held.says, *filter(None, (band,)), *more])}"
        return [line, *(f"  {quote}" for quote in self._quotes(held.evidence))]


def _holders(some: Sequence[Holding]) -> Iterator[str]:
    for held in some:
        yield from held.holders
