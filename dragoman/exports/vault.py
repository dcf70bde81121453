"""Where everything stands in a vault: the note of every actor and report, and the block of every sentence.

notes = Vault(whole)
notes.actor("CHN")                              [[Actors/China|China]]
notes.words("0b3e51dd5441", (55, 222))          [[Reports/2024-11-01 Talks#^s-2|VOA, 2024-11-01, sentence 2]]
"""

from __future__ import annotations

from bisect import bisect_right

from dragoman.exports.filenames import FileNames
from dragoman.exports.markdown import wiki_link
from dragoman.exports.whole import Whole
from dragoman.finding import sentences
from dragoman.records import Report, Span

_DAY = len("2024-02-23")


class Vault:
    """The notes of actors and reports by their paths, without `.md`, and which sentences are linked to."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        names = FileNames()
        self.actors = {who.id: f"Actors/{names.name(who.name, who.id)}" for who in whole.actors.values()}
        names = FileNames()
        self.reports = {
            report.id: f"Reports/{names.name(_title(report), report.id)}" for report in whole.reports.values()
        }  # fmt: skip
        self._starts = {report.id: [start for start, _ in sentences(report.text)] for report in whole.reports.values()}
        #: By report, the numbers of the sentences that some note links to: each is to have a block.
        self.cited: dict[str, set[int]] = {}

    def actor(self, id_: str | None) -> str:
        """A link to an actor's note; the bare id of one that has none."""
        if id_ is None:
            return "nobody named"
        path = self.actors.get(id_)
        return wiki_link(path, self.whole.actors[id_].name) if path else wiki_text(id_)

    def listed(self, ids: tuple[str, ...] | list[str]) -> str:
        return ", ".join(self.actor(one) for one in dict.fromkeys(ids)) or "nobody named"

    def report(self, id_: str) -> str:
        """A link to a report's note."""
        return wiki_link(self.reports[id_], _source(self.whole.reports[id_]))

    def words(self, report: str, span: Span) -> str:
        """A link to the sentence in which some words of a report begin."""
        number = self.sentence(report, span)
        self.cited.setdefault(report, set()).add(number)
        shown = f"{_source(self.whole.reports[report])}, sentence {number}"
        return wiki_link(self.reports[report], shown, f"s-{number}")

    def sentence(self, report: str, span: Span) -> int:
        """The number of the sentence in which some words begin, from 1; white space before them does not count."""
        text = self.whole.reports[report].text
        start = next((at for at in range(*span) if not text[at].isspace()), span[0])
        return max(bisect_right(self._starts[report], start), 1)


def wiki_text(id_: str) -> str:
    """An id that leads nowhere."""
    return f"`{''.join(char for char in id_ if char.isalnum() or char in '-:')}`"


def _title(report: Report) -> str:
    title = report.title or report.text.strip().partition("\n")[0] or report.id
    return f"{(report.published or '')[:_DAY]} {title}".strip()


def _source(report: Report) -> str:
    known = [
        report.publisher or report.agency or report.title or f"report {report.id}",
        (report.published or "")[:_DAY],
    ]
    return ", ".join(filter(None, known))
