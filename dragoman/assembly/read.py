"""Files in, readings out, in order, with nothing stored: what `dragoman read` prints."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, cast

import msgspec

from dragoman.assembly.worker import READER, Answer, Done, Ended, Failed, Found, load, receive, send, through
from dragoman.assembly.workers import Piece, work_through
from dragoman.errors import LanguageError, NoReportError, SourceError, UsageError
from dragoman.records import Reading, decode
from dragoman.sources import Unit, options, plan

#: Bytes of readings that wait in memory for their turn, for each unit; beyond it they wait in a temporary file. A
#: design value.
_SPOOL = 1 << 20


def read(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    columns: str | Mapping[str, str] | None = None,
    published: str | None = None,
    publisher: str | None = None,
    any_language: bool = False,
    jobs: int = 1,
    reader: str = READER,
) -> Iterator[Reading | SourceError]:
    """Reads files and folders. Yields a reading for each report, or the `SourceError` that says why there is none.

    `columns`, `published`, `publisher` and `any_language` are those of `sources.read`. With `jobs` above one, as many
    processes read, and one that dies takes only the report with it that it died on; order is the same with any number.
    Raises `UsageError` where the options are wrong, `NetworkFileError` where the network is missing.
    """
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: at least one process must read")
    units = plan(paths, options(columns, published, publisher, any_language))
    if not units:
        raise UsageError("there is nothing to read: no file in the folders given")
    answers = _alone(units, reader) if jobs == 1 else _in_order(units, jobs, reader)
    for answer in answers:
        if isinstance(answer, Done):
            yield decode(answer.line)
        elif isinstance(answer, Failed):
            kind = LanguageError if answer.language else NoReportError if answer.aside else SourceError
            yield kind(answer.name, answer.reason)


def _pieces(units: Sequence[Unit]) -> Iterator[Piece]:
    return (Piece(number, unit, unit.name, 0, unit.size, form="line") for number, unit in enumerate(units))


def _alone(units: Sequence[Unit], reader: str) -> Iterator[Answer]:
    read_one: Callable[..., Reading] = load(reader)
    for piece in _pieces(units):
        yield from through(piece.work(), read_one, lambda _: True)


def _in_order(units: Sequence[Unit], jobs: int, reader: str) -> Iterator[Answer]:
    """What became of each report, unit by unit, although units are read at the same time."""
    turn = 0
    waiting: dict[int, BinaryIO] = {}
    ended: set[int] = set()
    for piece, answer in work_through(_pieces(units), jobs, reader, _everything):
        if isinstance(answer, Ended):
            ended.add(piece.key)
        elif piece.key == turn:
            yield answer
        else:
            if piece.key not in waiting:
                waiting[piece.key] = cast(BinaryIO, tempfile.SpooledTemporaryFile(_SPOOL))  # noqa: SIM115
            send(waiting[piece.key], answer)
        while turn in ended:
            turn += 1
            if turn in waiting:
                yield from _kept(waiting.pop(turn))


def _kept(file: BinaryIO) -> Iterator[Answer]:
    with file:
        file.seek(0)
        while (message := receive(file)) is not None:
            yield msgspec.msgpack.decode(message, type=Answer)


def _everything(_: Piece, __: Found) -> bool:
    return True
