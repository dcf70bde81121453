"""Web archives (WARC) → `Document`s, a record at a time, as fastwarc gives them.

A range of bytes of a file, or a stream, in; pairs of a name and a document or an error out. Records that hold what was
fetched (`response`, `resource`, `conversion`) are read by their content; images, scripts, redirects and what was
fetched before (`revisit`) are a `NoReportError` each, which is counted and no failure; records about the fetching
(`request`, `metadata`, `warcinfo`) are no documents. After a damage it goes on with the next record that is whole.

The address is the record's. The day on which a page was fetched is not the day on which it was published, and is not
taken for it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

from dragoman.errors import NoReportError, SourceError
from dragoman.sources import http_body, members, warc_cuts
from dragoman.sources.archives import shown as printable
from dragoman.sources.decoders import decoder
from dragoman.sources.inflate import Budget, Inflated, Piece
from dragoman.sources.kinds import HEAD, kind_of
from dragoman.sources.pile import LARGEST_PAGE, Unit

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

#: Damages in a unit after which it is given up: more is no damage, but something else than an archive. A design value.
_MOST_DAMAGES = 500
#: The longest name of a record that is shown, in characters. A design value: addresses are rarely longer.
_LONGEST_NAME = 300
#: What a type of content is called where it is no text: by its beginning. JSON is what scripts of pages fetch.
_NO_TEXT = (
    ("image/", "is an image"), ("audio/", "is sound or video"), ("video/", "is sound or video"),
    ("font/", "is a font"), ("application/font", "is a font"), ("application/x-font", "is a font"),
    ("application/vnd.ms-fontobject", "is a font"), ("text/css", "is a style sheet"),
    ("text/javascript", "is a script"), ("application/javascript", "is a script"), ("text/ecmascript", "is a script"),
    ("application/x-javascript", "is a script"), ("application/ecmascript", "is a script"),
    ("application/wasm", "is a script"), ("application/json", "is data (JSON)"), ("text/json", "is data (JSON)"),
    ("application/ld+json", "is data (JSON)"), ("application/manifest+json", "is data (JSON)"),
    ("application/vnd.apple.mpegurl", "is sound or video"), ("application/dash+xml", "is sound or video"),
    ("application/x-mpegurl", "is sound or video"), ("application/x-shockwave-flash", "is sound or video"),
)  # fmt: skip
_SUFFIX = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "text/markdown": ".md",
}  # fmt: skip
_CUT_OFF = "is cut off"
#: Schemes of what a crawler puts beside the pages: screenshots, names looked up, notes of its own.
_NO_PAGES = frozenset(("urn", "dns", "metadata", "screenshot", "thumbnail", "filedesc", "whois"))


def read_range(file: BinaryIO, unit: Unit, scope: members.Scope) -> Iterator[members.Item]:
    """The documents of the records that begin in the bytes of a unit, which is planned by `warc_cuts`."""
    end = unit.end if unit.end is not None else file.seek(0, io.SEEK_END)
    at: int | None = unit.start
    damages = 0
    while at is not None and at < end:
        file.seek(at)
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(at)
        tape = _Packed(file, at, end, scope.budget) if packed else _Plain(file, at, end)
        records = _Records(tape)
        short = False
        for record in records:
            short = False
            for name, found in _of_record(record, unit.name, scope):
                short = isinstance(found, SourceError) and found.reason == _CUT_OFF
                yield name, found
        damage = records.damage or tape.fault
        if not damage and not short:
            return
        where = tape.damaged_at(records.last)
        at = None
        damages += 1
        if scope.budget.left >= 0 and damages < _MOST_DAMAGES:
            at = (warc_cuts.next_packed if packed else warc_cuts.next_plain)(file, where + 1, end)
        if not damage:
            # The last record says that it is longer than the file: if that is a lie, there are others in it.
            continue
        goes_on = "nothing after it is read" if at is None else f"it goes on at byte {at:,}"
        if scope.budget.left >= 0:
            behind = "at" if packed or records.last is None else "behind"
            damage = f"{damage.partition(':')[0]} {behind} byte {where:,}: {goes_on}"
        yield unit.name, SourceError(unit.name, damage)


def read_stream(file: members.Stream, shown: str, scope: members.Scope) -> Iterator[members.Item]:
    """The documents of all records in a stream. Raises `SourceError` at a damage: nothing after it is read."""
    records = _Records(_Tape(file))
    for record in records:
        yield from _of_record(record, shown, scope)
    if records.damage and not members.fault_of(file):
        raise SourceError(shown, f"{records.damage}: nothing after it is read")


class _Tape(io.RawIOBase):
    """A stream that knows how far it has been read, which fastwarc asks for."""

    fault = ""

    def __init__(self, source: Any) -> None:
        self.source, self.given = source, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.given

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        count = int(self.source.readinto(into))
        self.given += count
        return count

    def damaged_at(self, record: int | None) -> int:
        """The byte of the file at which a damaged record begins; `record` is where the last good one began here."""
        return record or 0


class _Plain(_Tape):
    """Bytes `start` to `end` of a file: records that are not packed."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        super().__init__(Piece(file, end - start))
        self.start = start

    def damaged_at(self, record: int | None) -> int:
        return self.start + (record or 0)


class _Packed(_Tape):
    """What is in the gzip members that begin in bytes `start` to `end` of a file; mostly there is a record in each."""

    def __init__(self, file: BinaryIO, start: int, end: int, budget: Budget) -> None:
        super().__init__(None)
        self.file, self.end, self.budget = file, end, budget
        self.at, self.stream = start, self._open(start)
        # Where in what was given each member begins, and where in the file.
        self.marks = [(0, start)]

    def _open(self, at: int) -> Inflated:
        self.file.seek(at)
        return Inflated(self.file, lambda: decoder("gzip"), self.budget, once=True, sure=True)

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        while not (count := self.stream.readinto(into)):
            if self.fault or self.stream.fault:
                self.fault = self.fault or self.stream.fault
                return 0
            self.at = self.stream.ended_at()
            if self.at >= self.end:
                return 0
            self.file.seek(self.at)
            if self.file.read(2) != b"\x1f\x8b":
                self.fault = "is damaged"
                return 0
            self.stream = self._open(self.at)
            self.marks.append((self.given, self.at))
        self.given += count
        return count

    def damaged_at(self, record: int | None) -> int:
        if self.fault:
            return self.at
        return max(at for given, at in self.marks if given <= (record or 0))


class _Records:
    """fastwarc's records of a tape. Where it gives up, the iteration ends and `damage` says so.

    `last` is where the last record began, in bytes from the beginning of the tape.
    """

    def __init__(self, tape: _Tape) -> None:
        self.tape, self.damage = tape, ""
        self.last: int | None = None

    def __iter__(self) -> Iterator[WarcRecord]:
        from fastwarc.warc import ArchiveIterator

        try:
            found = iter(ArchiveIterator(self.tape, parse_http=False, stream_detect=False))
            while True:
                record = next(found, None)
                if record is None:
                    return
                self.last = record.stream_pos
                yield record
        except GeneratorExit:
            raise
        except (OSError, ValueError, OverflowError):
            self.damage = "is damaged"
        except BaseException as error:
            # What goes wrong inside fastwarc, which is not written in Python, is no `Exception`.
            if type(error).__name__ != "PanicException":
                raise
            self.damage = "is damaged"


def _of_record(record: WarcRecord, shown: str, scope: members.Scope) -> Iterator[members.Item]:
    kind = str(record.record_type)
    if kind not in ("response", "resource", "conversion", "revisit", "continuation"):
        return
    scope.budget.count()
    headers = record.headers
    uri = (headers.get("WARC-Target-URI") or headers.get("WARC-Record-ID") or "a record").strip("<> ")
    name = printable(f"{shown}/{uri if len(uri) <= _LONGEST_NAME else uri[: _LONGEST_NAME - 1] + '…'}")
    try:
        yield from _of_block(record, kind, uri, name, scope)
    except NoReportError as error:
        yield name, NoReportError(name, error.reason)
    except SourceError as error:
        yield name, SourceError(name, error.reason)


def _of_block(record: WarcRecord, kind: str, uri: str, name: str, scope: members.Scope) -> Iterator[members.Item]:
    """The documents of a record. Raises `NoReportError` or `SourceError` where there are none."""
    if kind == "revisit":
        raise NoReportError("", "is what was fetched before (a revisit)")
    if kind == "continuation":
        raise NoReportError("", "is the rest of a record that was cut up")
    told = record.headers.get("Content-Type")
    if urlsplit_scheme(uri) in _NO_PAGES:
        raise NoReportError("", "belongs to the crawl, not to a page")
    answer = None
    if "application/http" in (told or "").lower():
        # As much as its headers need, first: of most records in a crawl nothing more is wanted.
        length = record.content_length
        head = record.reader.read(_HTTP_HEAD)
        answer = http_body.parse(head)
        if answer is None:
            raise NoReportError("", "is no answer of a web server")
        if answer.status // 100 != 2:
            raise NoReportError("", "leads elsewhere (a redirect)" if answer.status // 100 == 3 else "is an error page")
        told = answer.headers.get("content-type")
        _check_media(told)
        block = head + record.reader.read(max(0, _LARGEST_BLOCK - len(head)))
        answer = http_body.parse(block)
        assert answer is not None
    else:
        _check_media(told)
        length = record.content_length
        block = record.reader.read(_LARGEST_BLOCK)
    if len(block) < min(length, _LARGEST_BLOCK):
        raise SourceError("", _CUT_OFF)
    if length > _LARGEST_BLOCK:
        raise SourceError("", f"is of {length >> 20:,} MB, more than is read of one record")
    body = http_body.unpacked(answer, LARGEST_PAGE, scope.budget) if answer else block
    yield from _of_body(body, told, uri, name, scope)


#: Bytes of a record within which the headers of its answer end, and the largest record that is read. Design values:
#: servers allow 8 to 16 kB of headers; the largest page, and its headers.
_HTTP_HEAD, _LARGEST_BLOCK = 1 << 16, LARGEST_PAGE + (1 << 16)


def urlsplit_scheme(uri: str) -> str:
    """The scheme of an address, in lower case: `https`."""
    return uri.partition(":")[0].lower()


def _check_media(told: str | None) -> None:
    media = http_body.media_type(told)
    for beginning, what in _NO_TEXT:
        if media.startswith(beginning):
            raise NoReportError("", what)


def _of_body(body: bytes, told: str | None, uri: str, name: str, scope: members.Scope) -> Iterator[members.Item]:
    try:
        path = urlsplit(uri).path
    except ValueError:
        path = ""
    if path == "/robots.txt":
        raise NoReportError("", "is a notice to crawlers (robots.txt)")
    suffix = _SUFFIX.get(http_body.media_type(told), PurePosixPath(path).suffix)
    try:
        kind = kind_of(body[:HEAD], f"record{suffix}", whole=len(body) <= HEAD)
    except SourceError as error:
        # A crawl is full of what is no text, whatever it is told to be.
        raise NoReportError("", error.reason.partition(":")[0]) from error
    file: members.Stream = io.BufferedReader(io.BytesIO(body))
    if kind in ("text", "html") and scope.leaf is None:
        found = members.page(kind, file, name, http_body.charset(told))
        yield name, found._replace(url=found.url or _web(uri))
        return
    for inner, one in members.of_kind(kind, file, f"record{suffix}", name, scope):
        yield inner, one if isinstance(one, SourceError) else one._replace(url=one.url or _web(uri))


def _web(uri: str) -> str | None:
    return uri if urlsplit_scheme(uri) in ("http", "https") else None
