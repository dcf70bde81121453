"""The questions that can be put to a situation, each a method; `Store` answers them.

Rows out, in an order that is said. Rows that are held in memory are taken from there.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from dragoman.parts import Place, RecordRow, ReportRow
from dragoman.store.held import Held
from dragoman.store.tables import BY_DATE, ORDER, columns, plain
from dragoman.store.wanted import Wanted, conditions

#: Reports of which all records are looked through sooner than a question is put. Measured: 0.02 ms each, against 10 ms.
FEW = 500
#: Characters of a report's text by which it is known where it has no title. A design value.
OPENING = 240


class Stretch(NamedTuple):
    """A record by its place in its report's list of its type, and the characters between which its words stand."""

    report: str
    type: str
    position: int
    starts: int
    ends: int


class Seen(NamedTuple):
    """Where a record stands, and of what kind and day it is."""

    report: str
    type: str
    id: str
    kind: str | None
    day: str | None
    starts: int
    ends: int


class Head(NamedTuple):
    """A report without its text: what a list of reports shows. `opening` are the first characters of its text."""

    id: str
    title: str | None
    publisher: str | None
    agency: str | None
    published: str | None
    language: str | None
    name: str
    opening: str
    statements: int
    events: int


class Summary(NamedTuple):
    """What a situation is about, in figures."""

    speakers: int
    first: str | None
    last: str | None


class Questions(ABC):
    """Questions, on top of `ask` and `_rows`, which put SQL to the views `reports`, `records` and `places`."""

    #: What is reckoned from what is asked, by its name, until the situation changes.
    reckoned: dict[str, Any]

    @abstractmethod
    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a question."""

    @abstractmethod
    def _rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, one at a time."""

    @abstractmethod
    def _in_memory(self) -> Held | None:
        """The rows that are held, if any are to be."""

    def reports(self, wanted: Wanted) -> list[ReportRow]:
        """The reports that are wanted (by id, the first digits of an id, days), in order of publication."""
        where, values = conditions(wanted, "published", "id")
        if (held := self._in_memory()) is not None:
            if wanted == Wanted(report=wanted.report) and wanted.report is not None:
                return [held.reports[wanted.report]] if wanted.report in held.reports else []
            ids = self._rows(f"SELECT id FROM report_keys WHERE {where} {BY_DATE}", values)
            return [held.reports[id_] for (id_,) in ids]
        return [
            ReportRow(*row)
            for row in self._rows(f"SELECT {columns('reports')} FROM reports WHERE {where} {BY_DATE}", values)
        ]

    def reports_by_id(self, ids: Iterable[str]) -> dict[str, ReportRow]:
        """Reports by their ids."""
        if (held := self._in_memory()) is not None:
            return {id_: held.reports[id_] for id_ in sorted(set(ids)) if id_ in held.reports}
        sql = f"SELECT {columns('reports')} FROM reports WHERE id IN (SELECT unnest(?)) ORDER BY id"
        return {row[0]: ReportRow(*row) for row in self._rows(sql, [sorted(ids)])}

    def heads(self) -> list[Head]:
        """Every report without its text, in order of publication, with how many statements and events it has."""
        counts = "SELECT report, count(*) FILTER (type = 'statements'), count(*) FILTER (type = 'events') "
        counted = {report: tuple(of) for report, *of in self._rows(f"{counts} FROM record_keys GROUP BY report")}
        columns = "id, title, publisher, agency, published, language, name, substring(text, 1, ?)"
        rows = self._rows(f"SELECT {columns} FROM reports {BY_DATE}", [OPENING])
        return [Head(*row, *counted.get(row[0], (0, 0))) for row in rows]

    def records(self, wanted: Wanted, words: Sequence[str] = ()) -> Iterator[RecordRow]:
        """The records that are wanted, in order of report, type and position in the report.

        With `words`, only those between whose first and last character one of them stands, whatever its case and
        accents.
        """
        where, values = conditions(wanted, "day", "report")
        if not words and (held := self._in_memory()) is not None:
            return self._held_records(held, wanted, where, values)
        source = "records"
        if words:
            source = f"(SELECT r.*, {plain('substring(t.text, starts + 1, ends - starts)')} AS stretch "
            source += "FROM records r JOIN reports t ON t.id = r.report)"
            where += " AND (" + " OR ".join([f"contains(stretch, {plain('?')})"] * len(words)) + ")"
        sql = f"SELECT {columns('records')} FROM {source} WHERE {where} ORDER BY {ORDER['records']}"
        return (RecordRow(*row) for row in self._rows(sql, [*values, *words]))

    def _held_records(self, held: Held, wanted: Wanted, where: str, values: list[Any]) -> Iterator[RecordRow]:
        asked = wanted._replace(report=None, reports=None, types=None)
        if (wanted.report is not None or wanted.reports is not None) and asked == Wanted():
            reports = {wanted.report} if wanted.report is not None else set(wanted.reports or ())
            if wanted.report is not None and wanted.reports is not None:
                reports &= set(wanted.reports)
            for report in sorted(reports):
                rows = held.records(report)
                yield from rows if wanted.types is None else (row for row in rows if row.type in wanted.types)
            return
        found = self.ask(f"SELECT report, type, position FROM record_keys WHERE {where}", values)
        for report, some in groupby(sorted(found), key=itemgetter(0)):
            places = {(type_, position) for _, type_, position in some}
            yield from (row for row in held.records(report) if (row.type, row.position) in places)

    def sightings(self, actors: Iterable[tuple[str, str]], types: Sequence[str], column: str = "who") -> list[Seen]:
        """In which records some actors of reports are, by the ids of report and actor; without the records themselves.

        `column` is `who` (who says, does, asks, holds) or `about` (whom it concerns).
        """
        pairs = list(actors)
        if (held := self._in_memory()) is not None:
            asked: dict[str, set[str]] = {}
            for report, actor in pairs:
                asked.setdefault(report, set()).add(actor)
            if len(asked) <= FEW:
                return [
                    Seen(row.report, row.type, row.id, row.kind, row.day, row.starts, row.ends)
                    for report in sorted(asked)
                    for row in sorted(held.records(report), key=lambda row: (row.starts, row.id))
                    if row.type in types and not asked[report].isdisjoint(row.about if column == "about" else row.who)
                ]
        sql = (
            "SELECT DISTINCT r.report, r.type, r.id, r.kind, r.day, r.starts, r.ends FROM record_keys r "
            "JOIN (SELECT unnest(?) AS report, unnest(?) AS actor) w ON r.report = w.report "
            f"WHERE list_contains(?, r.type) AND list_contains(r.{'about' if column == 'about' else 'who'}, w.actor) "
            "ORDER BY r.report, r.starts, r.id"
        )
        values = [[report for report, _ in pairs], [actor for _, actor in pairs], list(types)]
        return [Seen(*row) for row in self._rows(sql, values)]

    def records_at(self, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], RecordRow]:
        """Records by the ids of their reports and their own."""
        pairs = set(places)
        if (held := self._in_memory()) is not None:
            rows = (row for report in {report for report, _ in pairs} for row in held.records(report))
            return {(row.report, row.id): row for row in rows if (row.report, row.id) in pairs}
        # Two conditions, each on a column of its own, are many times faster than one on both.
        sql = (
            f"SELECT {columns('records')} FROM records WHERE id IN (SELECT unnest(?)) AND report IN (SELECT unnest(?))"
        )
        values = [sorted({id_ for _, id_ in pairs}), sorted({report for report, _ in pairs})]
        rows = (RecordRow(*found) for found in self._rows(sql, values))
        return {(row.report, row.id): row for row in rows if (row.report, row.id) in pairs}

    def cast(self) -> list[tuple[str, str, str, str | None, str, str | None, int]]:
        """All actors of all reports: report, id, kind, for whom it acts, name, role, how many statements it makes."""
        sql = (
            "SELECT a.report, a.id, a.kind, json_extract_string(a.json, '$.acts_for'), "
            "json_extract_string(a.json, '$.name'), json_extract_string(a.json, '$.role'), coalesce(s.said, 0) "
            "FROM records a LEFT JOIN "
            "(SELECT report, who, count(*) AS said FROM "
            "(SELECT report, unnest(who) AS who FROM record_keys WHERE type = 'statements') GROUP BY ALL) s "
            "ON a.report = s.report AND a.id = s.who WHERE a.type = 'actors' ORDER BY a.report, a.position"
        )
        return list(self._rows(sql))

    def offices(self) -> list[tuple[str, str, str | None, str | None]]:
        """All actors of all reports: report, id, kind, for whom it acts."""
        sql = "SELECT report, id, kind, json_extract_string(json, '$.acts_for') FROM records WHERE type = 'actors'"
        return [(report, id_, kind, acts_for) for report, id_, kind, acts_for in self._rows(sql)]

    def unhappened(self) -> set[tuple[str, str]]:
        """The events that did not happen, or not yet, by the ids of report and record."""
        sql = "SELECT report, id FROM records WHERE type = 'events' AND "
        sql += "json_extract_string(json, '$.modality') NOT IN ('occurred', 'ongoing')"
        return set(self._rows(sql))

    def days(self) -> dict[str, str | None]:
        """The day on which each report was published, by its id."""
        return dict(self._rows("SELECT id, published FROM report_keys"))

    def texts(self, words: Sequence[str], wanted: Wanted) -> Iterator[ReportRow]:
        """The reports whose text holds all the words, whatever their case and accents, the latest first.

        `wanted` holds for the report's day where it asks for nothing but days, else for one record of the report.
        """
        where = " AND ".join(["true", *[f"contains({plain('text')}, {plain('?')})"] * len(words)])
        if wanted.of_records():
            condition, values = conditions(wanted, "day", "report")
            condition = f"id IN (SELECT report FROM record_keys WHERE {condition})"
        else:
            condition, values = conditions(wanted, "published", "id")
        order = "ORDER BY coalesce(published < '0', true), published DESC NULLS LAST, path, row"
        rows = self._rows(
            f"SELECT {columns('reports')} FROM reports WHERE {where} AND {condition} {order}", [*words, *values]
        )
        return (ReportRow(*row) for row in rows)

    def folded(self) -> list[tuple[str, str]]:
        """The id of every report and its text without case and accents, the latest first; held in memory from then on.

        Good for telling in which reports words stand: places in these texts are not always those in the reports'.
        """
        if "folded" not in self.reckoned:
            order = "ORDER BY coalesce(published < '0', true), published DESC NULLS LAST, path, row"
            self.reckoned["folded"] = self.ask(f"SELECT id, {plain('text')} FROM reports {order}")
        found: list[tuple[str, str]] = self.reckoned["folded"]
        return found

    def fold(self, words: Sequence[str]) -> list[str]:
        """Words as `folded` has them."""
        return [word for (word,) in self.ask(f"SELECT {plain('word')} FROM (SELECT unnest(?) AS word)", [list(words)])]

    def ids(self, wanted: Wanted) -> set[str]:
        """The ids of the reports that are wanted: by their days, or by one record that is wanted."""
        if wanted.of_records():
            where, values = conditions(wanted, "day", "report")
            sql = f"SELECT DISTINCT report FROM record_keys WHERE {where}"
        else:
            where, values = conditions(wanted, "published", "id")
            sql = f"SELECT id FROM report_keys WHERE {where}"
        return {id_ for (id_,) in self._rows(sql, values)}

    def stretches(self, wanted: Wanted) -> list[Stretch]:
        """Of the records that are wanted where they are kept, and between which characters of the text they stand."""
        where, values = conditions(wanted, "day", "report")
        sql = f"SELECT {', '.join(Stretch._fields)} FROM record_keys WHERE {where}"
        return [Stretch(*row) for row in self._rows(sql, values)]

    def actors_with(self, name: str) -> list[tuple[str, str]]:
        """The actors of reports that have a name there, whatever its case, by the ids of report and actor."""
        sql = "SELECT DISTINCT report, id FROM record_keys WHERE type = 'actors' AND list_contains(names, ?)"
        return [(report, id_) for report, id_ in self._rows(sql, [name.casefold()])]

    def near_names(self, name: str, count: int = 3) -> list[str]:
        """The names of actors that are most like a name, the likest first."""
        names = "SELECT unnest(names) AS name FROM record_keys WHERE type = 'actors'"
        # Below 0.7, names of two words have no more than some letters in common. A design value.
        return self._near(names, name.casefold(), count, 0.7)

    def near_ids(self, start: str, count: int = 3) -> list[str]:
        """The ids of records that are most like one that there is not."""
        # Ids of a type have the same first letters, which is 0.6 already. A design value.
        return self._near("SELECT id AS name FROM record_keys", start, count, 0.55)

    def _near(self, names: str, name: str, count: int, least: float) -> list[str]:
        sql = "SELECT name FROM (SELECT name, jaro_winkler_similarity(name, ?) AS likeness FROM "
        sql += f"(SELECT DISTINCT name FROM ({names}))) WHERE likeness > ? ORDER BY likeness DESC, name LIMIT {count}"
        return [found for (found,) in self.ask(sql, [name, least])]

    def places(self, report: str | None = None, outcome: str | None = None) -> Iterator[Place]:
        """What became of each document, or of those that hold a report or came to an end, by path and row."""
        where = "true"
        values: list[str] = []
        for column, value in (("report", report), ("outcome", outcome)):
            if value is not None:
                where, values = f"{where} AND {column} = ?", [*values, value]
        sql = f"SELECT {columns('places')} FROM places WHERE {where} ORDER BY {ORDER['places']}"
        return (Place(*row) for row in self._rows(sql, values))

    def homes(self) -> dict[str, tuple[str, int]]:
        """Where each report stands: its id, and the path and row of its home."""
        return {name: (path, row) for name, path, row in self._rows("SELECT id, path, row FROM report_keys")}

    def summary(self) -> Summary:
        """How many speakers the situation has, and its first and last day of publication."""
        if "summary" not in self.reckoned:
            speakers = "SELECT unnest(who) AS speaker FROM record_keys WHERE type = 'statements'"
            days = "SELECT min(published), max(published) FROM report_keys WHERE published >= '0'"
            first, last = self.ask(days)[0]
            count = self.ask(f"SELECT count(DISTINCT speaker) FROM ({speakers})")[0][0]
            self.reckoned["summary"] = Summary(int(count), first, last)
        found: Summary = self.reckoned["summary"]
        return found

    def tally(self, table: str, column: str) -> dict[Any, int]:
        """How often each value of a column occurs, by value."""
        table = {"reports": "report_keys", "records": "record_keys"}.get(table, table)
        return dict(self.ask(f"SELECT {column}, count(*) FROM {table} GROUP BY {column} ORDER BY {column}"))
