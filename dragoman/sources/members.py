"""What is inside an archive → `Document`s, each with its name: `pile.zip/folder/file.jsonl:17`.

A stream of bytes in, whatever it is; pairs of a name and a document or an error out. Files inside archives are read as
files of a folder are: their kind by content, tables row by row, archives inside archives to a small depth. A stream
that ends in damage gives all that comes before it, and then the error.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from dragoman.errors import SourceError
from dragoman.sources import archives, formats
from dragoman.sources.columns import MissingColumnError
from dragoman.sources.decoders import decoder
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.encodings import decode, is_wide
from dragoman.sources.inflate import Budget, Inflated, zstd_dictionary
from dragoman.sources.kinds import ARCHIVES, HEAD, kind_of
from dragoman.sources.pile import LARGEST_PAGE, LARGEST_TEXT, LARGEST_WIDE, Unit
from dragoman.sources.zips import directory, entries

if TYPE_CHECKING:
    #: A stream that can be peeked into; what is below it may have a `fault`.
    Stream = io.BufferedReader[Any]
    #: A kind, the stream, and what it is called.
    Leaf = Callable[[str, Stream, str], Iterator["Item"]]

#: How many archives and compressions may lie inside one another. A design value: a WARC (packed) in a WACZ in a
#: packed tar makes four.
DEEPEST = 5
#: The largest file inside an archive that is kept on disk while it is read, because its kind needs to go back and
#: forth in it (CSV, Parquet, ZIP, and documents), in bytes. A design value: what most temporary folders have room for.
#: JSONL, text and pages are read as they come. Below the second bound it is kept in memory.
LARGEST_KEPT, _IN_MEMORY = 4 << 30, 8 << 20
_PACKED_SUFFIXES = {".gz", ".bz2", ".xz", ".zst", ".gzip", ".zstd"}

Item = tuple[str, Document | SourceError]


class Scope(NamedTuple):
    """What holds for everything inside one unit: the options, how much may still be unpacked, and how deep this is.

    `leaf` stands in for reading, for whoever wants only to look: it is given what holds documents and is no archive.
    """

    options: Options
    budget: Budget
    depth: int = 0
    leaf: Leaf | None = None

    def inside(self) -> Scope:
        return self._replace(depth=self.depth + 1)


def read(unit: Unit) -> Iterator[Item]:
    """The documents of a unit that is an archive or a range of one."""
    with Path(unit.path).open("rb", buffering=1 << 16) as file:
        scope = Scope(unit.options, Budget(unit.size))
        if unit.kind == "warc":
            from dragoman.sources import warc

            yield from warc.read_range(file, unit, scope)
        elif unit.kind == "zip" and unit.end is not None:
            try:
                of = directory(file)
                if of is None:
                    raise SourceError("", "has changed since it was looked at")
                found = list(entries(file, of, unit.start, unit.end))
            except SourceError as error:
                raise SourceError(unit.name, error.reason) from error
            yield from _held(archives.of_zip(file, found, scope.budget), unit.name, scope.inside())
        else:
            # Its own kind again, from its bytes: it may have changed since it was planned.
            yield from documents(cast("Stream", file), unit.name, unit.name, scope)


def documents(file: Stream, name: str, shown: str, scope: Scope) -> Iterator[Item]:
    """The documents of one file inside an archive. `name` is what its kind may be told by, `shown` what it is called.

    An error is yielded for what cannot be read, and nothing is raised for it.
    """
    try:
        head = file.peek(HEAD)[:HEAD]
        if not head and fault_of(file):
            raise SourceError("", fault_of(file))
        kind = kind_of(head, name, whole=len(head) < HEAD)
        yield from of_kind(kind, file, name, shown, scope)
        while file.read(1 << 16):  # to the end, where its checksum stands
            pass
        if fault_of(file):
            raise SourceError("", fault_of(file))
    except MissingColumnError as error:
        yield shown, SourceError(shown, str(error))
    except SourceError as error:
        yield shown, SourceError(shown, fault_of(file) or error.reason)


def fault_of(file: Stream) -> str:
    """What is wrong with the stream below a file, as far as it was read."""
    return str(getattr(file.raw, "fault", ""))


def of_kind(kind: str, file: Stream, name: str, shown: str, scope: Scope) -> Iterator[Item]:
    """The documents of a file of a known kind. Raises `SourceError` where it cannot be read, or not to its end."""
    if scope.leaf is not None and kind not in ARCHIVES:
        yield from scope.leaf(kind, file, shown)
    elif kind in ("text", "html"):
        yield shown, page(kind, file, shown)
    elif kind in ("json", "jsonl", "csv", "tsv", "parquet"):
        for number, found in _rows(kind, file, shown, scope.options):
            scope.budget.count()
            yield _named(f"{shown}:{number + 1}", found)
    elif kind in ARCHIVES:
        if scope.depth >= DEEPEST:
            raise SourceError(shown, f"lies inside {DEEPEST} archives, which is as deep as is read: unpack it")
        yield from _archive(kind, file, name, shown, scope.inside())
    else:
        # A format of its own: whoever reads it may go back and forth.
        with kept(file, shown) as seekable:
            for number, found in formats.read(kind, seekable, shown, scope.options):
                scope.budget.count()
                alone = kind in formats.SINGLE and number == 0
                yield _named(shown if alone else f"{shown}:{number + 1}", found)


def _named(name: str, found: Document | SourceError) -> Item:
    return name, type(found)(name, found.reason) if isinstance(found, SourceError) else found


def _archive(kind: str, file: Stream, name: str, shown: str, scope: Scope) -> Iterator[Item]:
    if kind == "zip":
        with kept(file, shown) as seekable:
            contents = archives.contents(seekable)
            yield from _held(archives.of_zip(seekable, contents.entries, scope.budget), shown, scope)
            if contents.fault:
                raise SourceError(shown, contents.fault)
    elif kind == "tar":
        yield from _held(archives.of_tar(file), shown, scope)
    elif kind == "warc":
        from dragoman.sources import warc

        yield from warc.read_stream(file, shown, scope)
    else:
        inner = PurePosixPath(name)
        if inner.suffix.lower() in (".tgz", ".tbz2", ".txz", ".tzst"):
            inner = inner.with_suffix(".tar")
        elif inner.suffix.lower() in _PACKED_SUFFIXES:
            inner = inner.with_suffix("")
        dictionary = zstd_dictionary(file) if kind == "zstd" else b""
        stream = Inflated(file, lambda: decoder(kind, dictionary), scope.budget)
        yield from documents(io.BufferedReader(stream, 1 << 16), str(inner), shown, scope)


def _held(found: Iterator[archives.Held], shown: str, scope: Scope) -> Iterator[Item]:
    for held in found:
        scope.budget.count()
        name = f"{shown}/{held.name}"
        if held.fault:
            yield name, SourceError(name, held.fault)
            continue
        try:
            file = held.open()
        except SourceError as error:
            yield name, SourceError(name, error.reason)
            continue
        yield from documents(file, held.name, name, scope)


def page(kind: str, file: Stream, shown: str, declared: str | None = None) -> Document:
    """The document that a text or page is; `declared` is the encoding that its server told. Raises `SourceError`."""
    most = LARGEST_PAGE if kind == "html" else LARGEST_TEXT
    data = file.read(most + 1)
    if len(data) > most:
        raise SourceError(shown, f"is more than {most >> 20} MB, more than one report can be: cut it into reports")
    if fault_of(file):
        raise SourceError(shown, fault_of(file))
    if kind == "html":
        from dragoman.sources import html

        return html.read(data, shown, declared)
    from dragoman.sources import text

    return text.read(data, shown, declared)


def _rows(kind: str, file: Stream, shown: str, options: Options) -> Iterator[Numbered]:
    from dragoman.sources import delimited, jsonl, parquet

    if kind == "json":
        data = file.read(jsonl.LARGEST_FILE + 1)
        if fault_of(file):
            raise SourceError(shown, fault_of(file))
        yield from jsonl.read_file(data, shown, options.columns)
    elif kind == "jsonl" and not is_wide(file.peek(HEAD)[:HEAD]):
        yield from jsonl.read_lines(cast(BinaryIO, file), options.columns)
    else:
        with kept(file, shown) as seekable:
            table = _as_utf8(seekable, shown)
            if kind == "parquet":
                yield from parquet.read_groups(table, options.columns)
            elif kind == "jsonl":
                yield from jsonl.read_lines(table, options.columns)
            else:
                yield from delimited.read_rows(table, delimited.table(table, tabs=kind == "tsv"), options.columns)


def _as_utf8(file: BinaryIO, shown: str) -> BinaryIO:
    if not is_wide(file.read(HEAD)):
        file.seek(0)
        return file
    if (size := file.seek(0, io.SEEK_END)) > LARGEST_WIDE:
        raise SourceError(shown, f"is UTF-16 of {size >> 20} MB: save it as UTF-8")
    file.seek(0)
    return io.BytesIO(decode(file.read(), shown).text.encode("utf-8", "surrogatepass"))


def as_utf8_bytes(head: bytes) -> bytes:
    """The first bytes of a table as UTF-8, where they are UTF-16 or UTF-32."""
    return decode(head, "").text.encode("utf-8", "surrogatepass") if is_wide(head) else head


@contextmanager
def kept(file: Stream, shown: str) -> Iterator[BinaryIO]:
    """All of a stream as a file that can seek, at its beginning; on disk, without a name, where it is large.

    Raises `SourceError` where there is more of it than is kept.
    """
    if file.seekable():
        file.seek(0)
        yield cast(BinaryIO, file)
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="dragoman-") as spool:
        space: Any = spool
        while piece := file.read(1 << 20):
            space.write(piece)
            if space.tell() > LARGEST_KEPT:
                raise SourceError(shown, f"is more than {LARGEST_KEPT >> 30} GB inside its archive: unpack it")
        space.seek(0)
        yield space
