"""Readings as rows, and rows as Parquet parts on disk, each written whole or not at all.

In: a `Reading`, or what became of one document (`Place`). Out: rows of three tables, and files that appear under their
name only when every byte of them is on the disk. The same rows give the same bytes.

    reports   one row a report: its text, and the rest of it as JSON
    records   one row a record: columns to ask by, and the record as JSON
    places    one row a document that was looked at: where it stands and what became of it
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple

import msgspec

from dragoman.records import (
    RECORD_TYPES,
    Actor,
    Claim,
    Event,
    Exchange,
    Factor,
    Forecast,
    Reading,
    Record,
    Report,
    Statement,
    Tie,
    spans,
)

if TYPE_CHECKING:
    import pyarrow

Outcome = Literal[
    "read", "copy", "furniture", "other language", "unreadable", "no report", "nothing", "gone"
]  # fmt: skip

#: Rows in a row group: small enough that one report is found without decoding a whole part. A design value.
ROW_GROUP = {"reports": 64, "records": 4096, "places": 8192}


class ReportRow(NamedTuple):
    """One report. `path` and `row` are its home: the first of the places at which its text was found."""

    id: str
    title: str | None
    publisher: str | None
    agency: str | None
    url: str | None
    published: str | None
    language: str | None
    path: str
    row: int
    name: str
    text: str
    json: str  # the report without its text


class RecordRow(NamedTuple):
    """One record. `position` counts the report's records of its type; `starts` and `ends` hold all of its words."""

    report: str
    type: str
    position: int
    id: str
    kind: str | None  # the act of a statement, the type of an event, the kind of the others
    who: list[str]  # ids of the actors that say, do, ask, hold
    about: list[str]  # ids of the actors that it concerns or is directed at
    names: list[str]  # of an actor: all its names in lower case
    day: str | None  # its own, else the report's
    starts: int
    ends: int
    json: str


class Place(NamedTuple):
    """What became of one document. `(path, row)` is its place: a file, and the document's number inside it."""

    path: str
    row: int
    name: str  # as the user knows it: `feed.jsonl:17`
    unit: str  # fingerprint of the unit of work; empty where the next build should try again
    last: bool  # the unit ends here
    outcome: str  # an `Outcome`
    report: str | None
    meta: str | None  # fingerprint of what the source gave beside the text
    reason: str | None


TABLES: dict[str, type[ReportRow | RecordRow | Place]] = {"reports": ReportRow, "records": RecordRow, "places": Place}

#: Who says, does, asks or holds; and whom it concerns or is directed at: by record type, fields that hold actor ids.
_WHO = {"actors": ("id",), "statements": ("speakers",), "events": ("actors",), "exchanges": ("askers",),
       "ties": ("from_",), "claims": ("holders",), "forecasts": ("holders",)}  # fmt: skip
_ABOUT = {"actors": (), "statements": ("addressee", "about"), "events": ("recipients",),
          "exchanges": ("addressees", "toward"), "ties": ("to",), "claims": ("cause", "effect"),
          "forecasts": ("actor",)}  # fmt: skip
_KIND = {"statements": "act", "events": "type", "forecasts": "type", "claims": "sign"}
_DAY = {"statements": "made_on", "exchanges": "asked_on", "ties": "since"}

_STRUCTS: dict[str, type[Record]] = {
    "actors": Actor, "statements": Statement, "events": Event, "exchanges": Exchange, "ties": Tie, "claims": Claim,
    "forecasts": Forecast,
}  # fmt: skip

_encoder = msgspec.json.Encoder()


def to_rows(reading: Reading, place: tuple[str, int], name: str) -> tuple[ReportRow, list[RecordRow]]:
    """A reading as one row of `reports` and its rows of `records`; `place` is the document's path and number."""
    report = reading.report
    head = msgspec.to_builtins(report)
    del head["text"]
    row = ReportRow(
        report.id, report.title, report.publisher, report.agency, report.url, report.published, report.language,
        *place, name, report.text, _encoder.encode(head).decode(),
    )  # fmt: skip
    records = [
        _record_row(report, kind, at, record)
        for kind in RECORD_TYPES
        for at, record in enumerate(getattr(reading, kind))
    ]
    return row, records


def _record_row(report: Report, kind: str, at: int, record: Record) -> RecordRow:
    ends = [span for _, span in spans(record)]
    day: str | None = getattr(record, _DAY[kind]) if kind in _DAY else None
    if isinstance(record, Event) and record.when:
        day = record.when[0] or record.when[1]
    return RecordRow(
        report.id, kind, at, record.id, getattr(record, _KIND.get(kind, "kind")),
        _ids(record, _WHO[kind]), _ids(record, _ABOUT[kind]), _names(record, report.text), day or report.published,
        min((start for start, _ in ends), default=0), max((end for _, end in ends), default=0),
        _encoder.encode(record).decode(),
    )  # fmt: skip


def with_record(row: RecordRow, record: Record) -> RecordRow:
    """The row of a record that names others than it did: other actors, another statement around it."""
    who, about = _ids(record, _WHO[row.type]), _ids(record, _ABOUT[row.type])
    return row._replace(who=who, about=about, json=_encoder.encode(record).decode())


def _ids(record: Record, fields: tuple[str, ...]) -> list[str]:
    found: dict[str, None] = {}
    for field in fields:
        value = getattr(record, field)
        value = value.actors if isinstance(value, Factor) else value
        found.update(dict.fromkeys([value] if isinstance(value, str) else value or ()))
    return list(found)


def _names(record: Record, text: str) -> list[str]:
    if not isinstance(record, Actor):
        return []
    names = [text[slice(*mention.span)] for mention in record.mentions if mention.form == "name"]
    return list(dict.fromkeys(name.casefold() for name in [record.name, *names]))


def to_record(row: RecordRow) -> Record:
    """The record of a row."""
    return msgspec.json.decode(row.json, type=_STRUCTS[row.type])


def to_report(row: ReportRow) -> Report:
    """The report of a row."""
    head = msgspec.json.decode(row.json, type=dict[str, Any])
    return msgspec.convert({**head, "text": row.text}, Report)


def from_rows(report: ReportRow, records: Sequence[RecordRow]) -> Reading:
    """The reading that `to_rows` was given; `records` in any order."""
    lists: dict[str, list[RecordRow]] = {kind: [] for kind in RECORD_TYPES}
    for record in records:
        lists[record.type].append(record)
    parts = [f'"{kind}":[{",".join(r.json for r in sorted(rows, key=_position))}]' for kind, rows in lists.items()]
    head = msgspec.json.decode(report.json, type=dict[str, Any])
    line = f'{{"report":{_encoder.encode({**head, "text": report.text}).decode()},{",".join(parts)}}}'
    return msgspec.json.decode(line, type=Reading)


def _position(record: RecordRow) -> int:
    return record.position


class Part(msgspec.Struct, frozen=True):
    """A part as the manifest knows it: its name in the folder, how much is in it, and its SHA-256."""

    name: str
    rows: int
    bytes: int
    sha256: str


def to_table(table: str, rows: Sequence[tuple[Any, ...]]) -> pyarrow.Table:
    """Rows of one of the `TABLES` as an Arrow table."""
    import pyarrow

    columns = zip(*rows, strict=True) if rows else [()] * len(TABLES[table]._fields)
    schema = arrow_schema(table)
    arrays = [pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def column_types(table: str) -> dict[str, str]:
    """The columns of one of the `TABLES` with their types as they are spelt above: `str | None`."""
    annotations = TABLES[table].__annotations__.items()
    return {name: str(getattr(spelt, "__forward_arg__", spelt)) for name, spelt in annotations}


def arrow_schema(table: str) -> pyarrow.Schema:
    """The columns of one of the `TABLES` as Arrow has them."""
    import pyarrow

    types = {"str": pyarrow.string(), "int": pyarrow.int64(), "bool": pyarrow.bool_()}
    types |= {"str | None": pyarrow.string(), "list[str]": pyarrow.list_(pyarrow.string())}
    columns = column_types(table).items()
    return pyarrow.schema([pyarrow.field(name, types[spelt], nullable="None" in spelt) for name, spelt in columns])


def write_part(folder: Path, table: str, stem: str, rows: pyarrow.Table) -> Part:
    """Writes a part `table/part-STEM-HASH.parquet` and says what was written. An `OSError` leaves nothing behind.

    The name carries the hash of the content, so a part, once there, never changes.
    """
    from pyarrow import parquet

    # Made in memory, not in the file: the hash is needed for the name, and a full disk then gives an honest `OSError`.
    buffer = BytesIO()
    parquet.write_table(rows, buffer, row_group_size=ROW_GROUP[table], compression="zstd", store_schema=False)
    data = buffer.getbuffer()
    digest = hashlib.sha256(data).hexdigest()
    name = f"{table}/part-{stem}-{digest[:8]}.parquet"
    write_whole(folder / name, data)
    return Part(name, rows.num_rows, len(data), digest)


def write_whole(path: Path, *data: bytes | memoryview | msgspec.Raw) -> None:
    """Puts pieces of data at `path` so that a crash at any moment leaves the old file or all of the new one.

    Whoever writes the same file at the same time waits; the last one counts.
    """
    path.parent.mkdir(exist_ok=True)
    with _replacing(path) as file:
        for piece in data:
            file.write(memoryview(piece))
    sync_folder(path.parent)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the one at `path` when all of it is on the disk; an `OSError` leaves none."""
    temporary = path.with_name(f".{path.name}.tmp")
    with _locked(temporary) as file:
        try:
            file.truncate(0)
            yield file
            file.flush()
            os.fsync(file.fileno())
            if os.name == "posix":
                temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
    if os.name != "posix":
        temporary.replace(path)  # Windows moves no file that is open


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO]:
    """A file of that name, which nobody else writes to as long as it has the name; not on Windows."""
    try:
        import fcntl
    except ImportError:
        with path.open("ab") as file:
            yield file
        return
    while True:
        with path.open("ab") as file:
            with suppress(OSError):  # a network drive that knows no locks
                fcntl.flock(file.fileno(), fcntl.LOCK_EX)
            try:
                if not os.path.samestat(os.fstat(file.fileno()), path.stat()):
                    continue  # whoever held it before has put it in its place
            except FileNotFoundError:
                continue
            yield file
            return


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder lasting, where the system has a way to ask for it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
