"""A database of Discourse Network Analyzer 3 (`.dna`): documents, and who is for or against what in their words.

DNA has no import of coded statements from a table; it opens such a database, imports from one, and so does rDNA. What
DNA calls a statement is what `positions` are made of: an organization, a person, a concept (our issue) and agreement
(for it or against it), at a place of a document. What only evades or is silent is neither and is left out. Starts and
stops count UTF-16 units, as Java does.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from dragoman.exports import dna_schema as schema
from dragoman.exports.dna_schema import AGREEMENT, CONCEPT, ORGANIZATION, PERSON, STATEMENT_TYPE, TEXT_LIMIT
from dragoman.exports.legal import legal, one_line
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote
from dragoman.records import Evidence, Position, Report, Span

_CODER = 1
_BLACK = (0, 0, 0)
_DAY = len("2024-02-23")


def pieces(whole: Whole, wrote: Wrote) -> Iterator[bytes]:
    """The file, in one piece."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA foreign_keys = ON")
        for name, columns in schema.TABLES.items():
            base.execute(f"CREATE TABLE {name}({columns})")
        for into, rows in schema.first_rows().items():
            base.executemany(f"INSERT INTO {into} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        _Coding(base, whole, wrote).write()
        base.commit()
        yield base.serialize()


class _Coding:
    """Fills a new database."""

    def __init__(self, base: sqlite3.Connection, whole: Whole, wrote: Wrote) -> None:
        self.base, self.whole, self.wrote = base, whole, wrote
        self.entities: dict[tuple[int, str], int] = {}
        self.values: set[tuple[int, str]] = set()
        self.coded: dict[str, set[tuple[object, ...]]] = {}
        self.notes: dict[str, list[str]] = {}

    def write(self) -> None:
        documents = {name: number for number, name in enumerate(self.whole.reports, start=1)}
        rows = [
            (issue.label, position, evidence)
            for issue in self.whole.assembled.issues
            for position in self.whole.assembled.positions
            if position.issue == issue.id
            for evidence in position.evidence
        ]
        self.wrote.add("documents", 0)
        self.wrote.add("statements", 0)
        for report, number in documents.items():
            self._document(number, self.whole.reports[report])
        for variable in schema.ENTITIES_OF:
            self._entity(variable, "", "")  # DNA gives a statement without a person an entity without a name
        for label, position, evidence in rows:
            self._statements(label, position, evidence, documents[evidence.report])
        for report, lines in self.notes.items():
            values = (legal("\n".join(["", *lines])), documents[report])
            self.base.execute("UPDATE DOCUMENTS SET Notes = Notes || ? WHERE ID = ?", values)
        for name, variable in (("persons", PERSON), ("organizations", ORGANIZATION), ("concepts", CONCEPT)):
            self.wrote.add(name, sum(of == variable for of, _ in self.entities) - 1)

    def _document(self, number: int, report: Report) -> None:
        start = one_line(report.text[: 2 * TEXT_LIMIT])
        title = _short(report.title or "") or _short(start) or report.id
        seconds = _seconds(report.published)
        self.wrote.undated += seconds is None
        notes = [f"report {report.id}", report.url, "no date known" if seconds is None else None]
        self.base.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Notes, Date) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, title, _text(report.text), _CODER, _short(report.agency or ""), _short(report.publisher or ""),
             legal("\n".join(filter(None, notes))), seconds or 0),
        )  # fmt: skip
        self.wrote.add("documents")

    def _statements(self, concept: str, position: Position, evidence: Evidence, document: int) -> None:
        if evidence.value == 0:
            self.wrote.left_out[f"neither for nor against ({evidence.act})"] += 1
            return
        text = self.whole.reports[evidence.report].text
        start = min(start for start, _ in evidence.spans)
        place = _utf16(text, (start, max(end for _, end in evidence.spans)))
        for person, organization in self._who(position, evidence):
            row = (*place, person, organization, self._entity(CONCEPT, position.issue, concept), evidence.value > 0)
            if row in self.coded.setdefault(evidence.report, set()):
                continue
            self.coded[evidence.report].add(row)
            self._statement(document, *row)
            self.notes.setdefault(evidence.report, []).append(f"{place[0]}-{place[1]} {evidence.record} {evidence.act}")

    def _statement(
        self, document: int, start: int, stop: int, person: int, organization: int, concept: int, agrees: bool
    ) -> None:
        number = self.base.execute(
            "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, ?)",
            (STATEMENT_TYPE, document, start, stop, _CODER),
        ).lastrowid
        self.base.executemany(
            "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
            [(number, PERSON, person), (number, ORGANIZATION, organization), (number, CONCEPT, concept)],
        )
        self.base.execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
            (number, AGREEMENT, int(agrees)),
        )
        self.wrote.add("statements")

    def _who(self, position: Position, evidence: Evidence) -> Iterator[tuple[int, int]]:
        """Person and organization of what is said: the persons who spoke, for the side whose position it is."""
        actors = self.whole.actors
        side = actors.get(position.actor)
        spoke = [self.whole.actor(evidence.report, speaker) for speaker in evidence.speakers]
        persons = list(dict.fromkeys(name for name in spoke if name in actors and actors[name].kind == "person"))
        if side is not None and side.kind == "person":
            persons, organization = [side.id], self._entity(ORGANIZATION, "", "")
        else:
            organization = self._entity(ORGANIZATION, position.actor, side.name if side else position.actor)
        for name in persons:
            yield self._entity(PERSON, name, actors[name].name), organization
        if not persons:
            yield self._entity(PERSON, "", ""), organization

    def _entity(self, variable: int, id_: str, name: str) -> int:
        """The number of an entity. Two of one name are told apart by the id behind it."""
        key = (variable, id_)
        if key not in self.entities:
            value = _short(name)
            if id_ and (not value or (variable, value) in self.values):
                value = f"{value[: TEXT_LIMIT // 2]} ({_apart(id_)})".strip()
            self.values.add((variable, value))
            made = self.base.execute(
                "INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, ?, ?)",
                (variable, value, *_BLACK),
            ).lastrowid
            assert made is not None
            self.entities[key] = made
            who = self.whole.actors.get(id_)
            others = "; ".join(one for one in who.names if one != who.name) if who else ""
            about = {"Type": who.kind if who else "", "Alias": others, "Notes": id_}
            # DNA reads an entity's attributes by their order: each has all of them.
            self.base.executemany(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
                [(made, schema.attribute_variable(name, variable), _short(text)) for name, text in about.items()],
            )
        return self.entities[key]


def _apart(id_: str) -> str:
    """An id, or where it is long its beginning with what tells it from others."""
    if len(id_) < TEXT_LIMIT // 3:
        return one_line(id_)
    return f"{one_line(id_)[: TEXT_LIMIT // 4]} {hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _short(text: str) -> str:
    """A text on one line that fits into DNA's columns."""
    line = one_line(text)
    return line if len(line) < TEXT_LIMIT else line[: TEXT_LIMIT - 2].rstrip() + "…"


def _text(text: str) -> str:
    """A text as long as it was: Java's text fields make one character of the two that end a line on Windows."""
    return legal(text.replace("\r\n", " \n").replace("\r", "\n"))


def _utf16(text: str, span: Span) -> Span:
    """A span in UTF-16 units. What is replaced because it cannot be written takes one, as a lone surrogate does."""
    start, end = (at + sum(char > "\uffff" for char in text[:at]) for at in span)
    return start, end


def _seconds(published: str | None) -> int | None:
    """The beginning of the day of publication, or of the first that it may be, in seconds since 1970."""
    if published is None or not published[:4].isdigit():
        return None
    day = f"{published[:_DAY]}-01-01" if len(published) < len("2024-02") else f"{published[:_DAY]}-01"
    try:
        return int(datetime.fromisoformat(day[:_DAY]).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None
