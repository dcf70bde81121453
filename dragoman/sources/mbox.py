"""Mailboxes in one file (MBOX) → the documents of its messages, each by the number of its message, from 0.

A message begins where a "From " line with a time stands before a header; ranges of bytes that share their borders read
every message once. Memory holds one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import mail
from dragoman.sources.document import Numbered, Options
from dragoman.sources.kinds import MESSAGE, begins_message

_BEGINNING = re.compile(MESSAGE + rb"(?=>?[A-Za-z][A-Za-z0-9-]{1,60}[: ])")
_BLOCK = 1 << 20
#: The longest "From " line with what its pattern looks at behind it, in bytes: blocks overlap by as much.
_OVERLAP = 1024
_QUOTED = re.compile(rb"(?m)^>(>*From )")


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The documents of all messages of a mailbox."""
    return read_range(file, name, options, 0, None)


def read_range(file: BinaryIO, name: str, options: Options, start: int, end: int | None) -> Iterator[Numbered]:
    """The documents of the messages in bytes `start` to `end`, which `ranges` gave, numbered from 0."""
    for number, (begin, stop) in enumerate(_messages(file, start, end)):
        if stop - begin > mail.LARGEST:
            yield number, SourceError("", f"is a message of {stop - begin >> 20} MB, more than is read")
            continue
        file.seek(begin)
        data = file.read(stop - begin)
        _, _, data = data.partition(b"\n")
        for document in mail.documents(_QUOTED.sub(rb"\1", data), options):
            yield number, document


def ranges(file: BinaryIO, step: int) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of about `step` bytes: start, end, the number of messages before it, and in it. Reads the file once."""
    begin = before = count = at = 0
    for start, end in _messages(file, 0, None):
        if start - begin >= step:
            yield begin, start, before, count
            begin, before, count = start, before + count, 0
        count += 1
        at = end
    yield begin, at, before, count


def _messages(file: BinaryIO, start: int, end: int | None) -> Iterator[tuple[int, int]]:
    """Where the messages in a range of bytes begin and end."""
    begun = -1
    at = start
    tail = b""
    while True:
        file.seek(at)
        block = file.read(_BLOCK if end is None else min(_BLOCK, end - at))
        data, offset = tail + block, at - len(tail)
        last = len(block) < _BLOCK or at + len(block) == end
        for place in _candidates(data, at_line=offset == start):
            if not last and place >= len(data) - _OVERLAP:
                break  # the next block begins with it, whole
            where = offset + place
            if where > begun and (found := _BEGINNING.match(data, place)) and begins_message(found[0]):
                if begun >= 0:
                    yield begun, where
                begun = where
        at += len(block)
        if last:
            break
        tail = data[-_OVERLAP - 4 :]
    if begun >= 0:
        yield begun, at


def _candidates(data: bytes, at_line: bool) -> Iterator[int]:
    """Where lines begin with "From "; `at_line`: the data themselves begin with a line."""
    if at_line and data.startswith(b"From "):
        yield 0
    at = data.find(b"\nFrom ")
    while at >= 0:
        yield at + 1
        at = data.find(b"\nFrom ", at + 1)
