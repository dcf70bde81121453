"""The brief: what a set of reports says about a crisis, on two pages, every line with its source.

Readings in, a `Brief` out: sections of paragraphs of sentences, each of which names the numbered sources that it was
composed from, and the sources with the words that say it. Nothing is generated: sentences are the reports' own words in
fixed frames. `to_terminal`, `to_markdown` and `to_html` (in `render`) make text of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.links import link
from dragoman.records import Reading, Span
from dragoman.showing.passages import around, cut
from dragoman.showing.said import Said

if TYPE_CHECKING:
    from dragoman.assembly.assembled import Assembled
    from dragoman.assembly.registry import Registry
    from dragoman.assembly.stories import Story as WireStory

#: Longest quotation of a source, in characters. A design value: two lines of a column.
LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of prose that ends where its sources are cited: `sources` are numbers of the brief's sources.

    `exchange` is the id of the exchange whose answer, or lack of one, it tells.
    """

    text: str
    sources: tuple[int, ...] = ()
    exchange: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, under a few words set off from them (a day, a name) where `lead` is given."""

    sentences: tuple[Sentence, ...]
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter. `listing` says that its paragraphs are lines of a list."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    listing: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The words that a sentence stands on. `link` opens the report at them, where it has an address.

    `of` is the report's id, `span` the sentences of its text that hold the words.
    """

    number: int
    report: str  # the letter under which `Brief.reports` has it
    quote: str
    link: str | None
    records: tuple[str, ...]
    damaged: bool = False
    of: str = ""
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report that the brief quotes, under a letter."""

    letter: str
    id: str
    outlet: str
    title: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    title: str
    summary: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    reports: tuple[ReportLine, ...]
    situation: str | None = None

    def _repr_html_(self) -> str:
        from dragoman.showing.notebook import of_brief

        return of_brief(self)


@dataclass
class Sources:
    """Gives numbers to sources as they are cited; the same words have one number. `numbered` puts them in order."""

    readings: Sequence[Reading]
    found: dict[tuple[int, Span], int] = field(default_factory=dict)
    records: dict[int, dict[str, None]] = field(default_factory=dict)
    damaged: set[int] = field(default_factory=set)
    focus: dict[int, int] = field(default_factory=dict)

    def cite(self, at: int, spans: Iterable[Span], records: Iterable[str] = (), damaged: bool = False) -> int:
        """The number for the sentences of report `at` in which `spans` stand."""
        every = list(spans)
        passage = around(self.readings[at].report.text, every)
        holding = (n for (other, known), n in self.found.items()
                   if other == at and known[0] <= passage[0] and passage[1] <= known[1])  # fmt: skip
        number = next(holding, 0)
        if not number:
            number = self.found[at, passage] = len(self.found) + 1
        self.records.setdefault(number, {}).update(dict.fromkeys(records))
        self.focus.setdefault(number, min(start for start, _ in every))
        if damaged:
            self.damaged.add(number)
        return number

    def said(self, said: Said) -> tuple[int, ...]:
        """The numbers for a statement: its own and, of its repeats, the first in each of two other reports at most."""
        numbers = [self.cite(said.at, said.spans, [said.statement.id], said.damaged)]
        seen = {said.at}
        for other in said.repeats:
            if other.at not in seen and len(seen) < 3:
                seen.add(other.at)
                numbers.append(self.cite(other.at, other.spans, [other.statement.id], other.damaged))
        return tuple(dict.fromkeys(numbers))

    def numbered(
        self, sections: Sequence[Section]
    ) -> tuple[tuple[Section, ...], tuple[Source, ...], tuple[ReportLine, ...]]:
        """Sections with their sources numbered in the order of the text, these sources, and their reports."""
        order: dict[int, int] = {}
        for section in sections:
            for paragraph in section.paragraphs:
                for sentence in paragraph.sentences:
                    for number in sentence.sources:
                        order.setdefault(number, len(order) + 1)

        def again(paragraph: Paragraph) -> Paragraph:
            sentences = (
                Sentence(sentence.text, tuple(sorted(order[number] for number in sentence.sources)), sentence.exchange)
                for sentence in paragraph.sentences
            )
            return Paragraph(tuple(sentences), paragraph.lead)

        renumbered = tuple(
            Section(section.heading, tuple(map(again, section.paragraphs)), section.listing) for section in sections
        )
        cited = sorted(
            (order[number], at, span, number) for (at, span), number in self.found.items() if number in order
        )
        letters = {at: letter(k) for k, at in enumerate(dict.fromkeys(at for _, at, _, _ in cited))}
        sources = tuple(self._source(place, letters[at], at, span, number) for place, at, span, number in cited)
        return renumbered, sources, tuple(_line(letters[at], self.readings[at]) for at in letters)

    def _source(self, place: int, letter: str, at: int, span: Span, number: int) -> Source:
        report = self.readings[at].report
        focus = self.focus[number]
        start = focus if span[1] - span[0] > LONGEST_QUOTE and focus - span[0] > 60 else span[0]
        words = ("[…] " if start > span[0] else "") + report.text[start : span[1]]
        address = _address(report.url)
        opened = link(report.text, span, address, report.id) if address else None
        return Source(
            place, letter, cut(words, LONGEST_QUOTE), opened, tuple(self.records[number]), number in self.damaged,
            report.id, span,
        )  # fmt: skip


def letter(at: int) -> str:
    """A, B … Z, AA, AB …"""
    return chr(65 + at) if at < 26 else letter(at // 26 - 1) + chr(65 + at % 26)


def _line(letter: str, reading: Reading) -> ReportLine:
    report = reading.report
    return ReportLine(letter, report.id, outlet(reading), report.title, report.published, _address(report.url))


def _address(url: str | None) -> str | None:
    # A report says of itself where it stands: only what a browser opens as a page is made a link.
    return url if url and url.startswith(("http://", "https://")) else None


def outlet(reading: Reading) -> str:
    """Who brought a report: publisher, else agency, else "a report without a publisher"."""
    report = reading.report
    if report.publisher and report.agency and report.agency != report.publisher:
        return f"{report.publisher} ({report.agency})"
    return report.publisher or report.agency or "publisher not given"


def _order(reading: Reading) -> tuple[str, bool, str]:
    """By day; on one day the agency's own report before those that credit it."""
    report = reading.report
    return (report.published or "9999")[:10], report.agency is not None and report.publisher is not None, report.id


def make_brief(
    readings: Iterable[Reading],
    situation: str | None = None,
    stories: Sequence[WireStory] | None = None,
    assembled: Assembled | None = None,
    registry: Registry | None = None,
    left_out: str = "",
) -> Brief:
    """The brief of some readings. `situation` is the name under which `dragoman why` finds their records.

    `stories` says which reports tell one wire story, and `registry` who is who across reports, where that is known
    already; they may be about other reports as well. `assembled` is what these readings say only together, where that
    is known already. `left_out` says how much is not in the readings because the reader is not sure of it.

    1. who is who, across the reports, and which of them are one witness; what a report gives twice counts once
    2. what was said, repeats joined, the weightiest first
    3. the chapters, each taking what it tells from what is left
    4. the sources that they cited, numbered in the order of the text
    """
    from dragoman.assembly.assembled import assemble
    from dragoman.assembly.registry import registry_of_readings
    from dragoman.assembly.repeats import said_once
    from dragoman.assembly.standing import Standing
    from dragoman.assembly.stories import find_stories, origins, tellings
    from dragoman.showing import chapters, front
    from dragoman.showing.said import all_said
    from dragoman.showing.story import Story
    from dragoman.showing.who import find_figures
    from dragoman.showing.witnesses import find_witnesses

    read = sorted(map(said_once, readings), key=_order)
    if not read:
        return Brief(situation or "Nothing to report", "No report was read.", (), (), (), situation)
    known = find_stories(tellings(reading.report for reading in read)) if stories is None else stories
    registry = registry or registry_of_readings(read, [story.reports for story in known])
    figures = find_figures(read, registry)
    witnesses = find_witnesses(known, [reading.report.id for reading in read])
    standing = Standing.of(read, registry.of)
    whose = origins(known)
    together = assemble(read, standing, whose) if assembled is None else assembled
    said = all_said(read, figures, witnesses.texts)
    story = Story(read, figures, said, Sources(read), witnesses, assembled=together, origins=whose, stands=standing)
    sections, sources, reports = story.sources.numbered(chapters.write(story))
    summary = front.summary(story) + (f" Left out are {left_out}." if left_out else "")
    return Brief(front.title(story), summary, sections, sources, reports, situation)
