"""What the marks of a situation's figures say and where they lead: the words of a record, its report, the link to them.

A store in, names, links and titles out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.finding import registry_of
from dragoman.links import link
from dragoman.parts import ReportRow, to_record
from dragoman.records import Actor, Span
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.prose import inner
from dragoman.showing.who import listed, state_name
from dragoman.store import Store, Wanted

#: Where a mark leads: from a report, a record's id and the words that say it. A page puts its own addresses here.
Href = Callable[[ReportRow, str, Span], str | None]
#: Longest quotation in a title, in characters. A design value.
_LONGEST = 220


def to_words(row: ReportRow, record: str, span: Span) -> str | None:
    """The link that leads to the very words, on the web where the report has an address there, else in its file."""
    return link(row.text, span, row.url, row.name)


class Witness:
    """Looks up what the records of one situation say; reports are read from the store once."""

    def __init__(self, store: Store, href: Href | None = None) -> None:
        self._store = store
        self._href = href or to_words
        self._rows: dict[str, ReportRow] = {}
        self._registry = registry_of(store)
        self._names: dict[str, str] = {}

    def know(self, reports: Iterable[str]) -> None:
        """Reads reports ahead, all at once."""
        new = set(reports) - self._rows.keys()
        if new:
            self._rows |= self._store.reports_by_id(new)

    def know_names(self, sides: Iterable[str]) -> None:
        """Looks up what actors of one report are called, all at once."""
        new = {one for side in sides for one in side.split("+") if ":" in one} - self._names.keys()
        new -= self._registry.by_id.keys()
        places = [(one.rpartition(":")[0], one.rpartition(":")[2]) for one in new]
        for row in self._store.records_at(places).values() if places else ():
            record = to_record(row)
            if isinstance(record, Actor):
                self._names[f"{row.report}:{row.id}"] = record.name

    def row(self, report: str) -> ReportRow | None:
        """A report; `None` where it is gone."""
        self.know([report])
        return self._rows.get(report)

    def words(self, report: str, spans: Sequence[Span], longest: int = _LONGEST) -> str:
        """The words at some spans, to stand between quotation marks; "" where the report is gone."""
        self.know([report])
        row = self._rows.get(report)
        return inner(cut(" … ".join(row.text[a:b] for a, b in spans), longest)) if row else ""

    def link(self, report: str, record: str, spans: Sequence[Span]) -> str | None:
        """Where a mark leads; `None` where the report is gone."""
        self.know([report])
        row = self._rows.get(report)
        return self._href(row, record, spans[0]) if row and spans else None

    def title(self, told: str, report: str, record: str, spans: Sequence[Span]) -> str:
        """What a mark says: what it is, the words, the report, and the id by which `dragoman why` finds it."""
        quote = self.words(report, spans)
        row = self._rows.get(report)
        source = ", ".join(filter(None, (row.publisher or row.agency, written(row.published)))) if row else ""
        quoted = f" “{quote}”" if quote else ""
        return f"{told}{quoted} ({source}; {report}:{record})" if source else f"{told}{quoted} ({report}:{record})"

    def name(self, side: str) -> str:
        """What a side is called: a state, a body, a person; several as "A+B"; one of one report as "REPORT:ACTOR"."""
        if side not in self._names:
            self._names[side] = self._name(side)
        return self._names[side]

    def _name(self, side: str) -> str:
        if "+" in side:
            return listed([self.name(one) for one in side.split("+")])
        known = self._registry.by_id.get(side)
        if known is not None:
            return known.name
        report, _, own = side.rpartition(":")
        if report:
            for row in self._store.records(Wanted(report=report, types=["actors"], id=own)):
                record = to_record(row)
                if isinstance(record, Actor):
                    return record.name
        return state_name(own)

    def kind(self, side: str) -> str:
        """What kind of actor a side is; "group" for several."""
        if "+" in side:
            return "group"
        known = self._registry.by_id.get(side)
        return known.kind if known is not None else "state" if len(side) == 3 and side.isupper() else "other"
