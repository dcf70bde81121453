"""The process that reads: units of work in on standard input, readings out on standard output.

Run as `python -m dragoman.assembly.worker MODULE:READER`. Messages are MessagePack, each behind its length in 4 bytes.

    in    Work                a unit and the rows of it that are done already
          bool                whether to read the report that was just found
    out   Ready               the worker is up, and waits
          Found               a report came out of the unit: wait for the word to read it
          Done | Failed       what became of it
          Ended               the unit is through

One report is in hand at a time, and its name is told before it is read. So when the process dies, or does not come
back, those who started it know on what.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import msgspec

from dragoman.errors import DragomanError, LanguageError, NoReportError, RecordError, SourceError
from dragoman.parts import RecordRow, ReportRow, to_rows
from dragoman.reading.only_furniture import only_furniture
from dragoman.records import Reading, Report, check, encode

if TYPE_CHECKING:
    from dragoman.sources import Unit

#: Exit status where no report can be read, whichever it is: the network's file is missing, say.
NOBODYS_FAULT = 3
#: What reads a report where nothing else is said.
READER = "dragoman.reading.read:read"


class Work(msgspec.Struct, tag=True, frozen=True):
    """A unit as the sources planned it, pickled; the path and first row of its documents; and the rows to leave out.

    `form` is what is wanted back: rows for the situation's folder, or a line of JSON.
    """

    unit: bytes
    path: str
    first: int
    skip: frozenset[int] = frozenset()
    form: Literal["rows", "line"] = "rows"


class Ready(msgspec.Struct, tag=True, frozen=True):
    pass


class Found(msgspec.Struct, tag=True, frozen=True):
    row: int
    name: str
    report: str
    length: int
    meta: str


class Spent(msgspec.Struct, frozen=True):
    """Seconds that a report took: until its text was there, in the network, in the rules, and to be made rows."""

    opening: float = 0.0
    network: float = 0.0
    rules: float = 0.0
    packing: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            self.opening + other.opening,
            self.network + other.network,
            self.rules + other.rules,
            self.packing + other.packing,
        )


class Done(msgspec.Struct, tag=True, frozen=True):
    row: int
    report: ReportRow | None = None
    records: list[RecordRow] = []
    line: bytes = b""
    spent: Spent = Spent()


class Failed(msgspec.Struct, tag=True, frozen=True):
    """`fleeting` where another try may end otherwise: the process died, memory ran out.

    `furniture` where all of it is what stands around a report, `language` where it is in another one, `aside` where it
    is of a kind that holds no report.
    """

    row: int
    name: str
    reason: str
    language: bool = False
    fleeting: bool = False
    furniture: bool = False
    aside: bool = False


class Ended(msgspec.Struct, tag=True, frozen=True):
    pass


Answer = Ready | Found | Done | Failed | Ended

_encoder = msgspec.msgpack.Encoder()
_LENGTH = struct.Struct("<I")


def send(stream: BinaryIO, message: Any) -> None:
    """Writes one message."""
    data = _encoder.encode(message)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next message, not yet decoded; None where there are no more, or only a piece of one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def load(reader: str) -> Callable[[Report], Reading]:
    """The function that `MODULE:FUNCTION` names."""
    module, _, name = reader.partition(":")
    function: Callable[[Report], Reading] = getattr(import_module(module), name)
    return function


def main(reader: str) -> None:
    """Reads what comes in until nothing comes any more."""
    _die_with_parent()
    # Whatever the libraries print goes to standard error: standard output is ours.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    inward = os.fdopen(os.dup(0), "rb")
    read = load(reader)
    send(out, Ready())
    work_decoder, word_decoder = msgspec.msgpack.Decoder(Work), msgspec.msgpack.Decoder(bool)

    def ask(found: Found) -> bool:
        send(out, found)
        word = receive(inward)
        if word is None:
            raise SystemExit  # nobody is left to read for
        return word_decoder.decode(word)

    while (message := receive(inward)) is not None:
        for answer in through(work_decoder.decode(message), read, ask):
            send(out, answer)


def through(work: Work, read: Callable[[Report], Reading], ask: Callable[[Found], bool]) -> Iterator[Answer]:
    """Goes through a unit: what became of each report of it for which `ask` said yes, and at last `Ended`."""
    steps = step_through(work, read)
    answer = next(steps)
    while True:
        if isinstance(answer, Found):
            answer = steps.send(ask(answer))
        else:
            yield answer
            if isinstance(answer, Ended):
                return
            answer = next(steps)


def step_through(work: Work, read: Callable[[Report], Reading]) -> Generator[Answer, bool | None, None]:
    """Goes through a unit step by step. After a `Found` it is to be sent whether to read that; `Ended` comes last."""
    unit = pickle.loads(work.unit)  # it comes from the process that started this one
    row = work.first
    # Where something breaks off that is no fault of the document: behind all that is done already.
    beyond = max(work.skip, default=work.first - 1) + 1
    items = _items(unit)
    while True:
        begun = time.perf_counter()
        try:
            item, name = next(items, (None, ""))
        except MemoryError:
            yield Failed(
                max(row, beyond), unit.name, "does not fit into memory: cut it into smaller files", fleeting=True
            )
            break
        except Exception as error:
            yield Failed(max(row, beyond), unit.name, _defect("opening", error))
            break
        if item is None:
            break
        if isinstance(item, SourceError) and item.fleeting:
            yield _failed(max(row, beyond), item.name, item)
        elif row in work.skip:
            pass
        elif isinstance(item, SourceError):
            yield _failed(row, item.name, item)
        else:
            found = Found(row, name, item.id, len(item.text), _fingerprint(item))
            opening = time.perf_counter() - begun
            if (yield found):
                yield _read(work, found, item, read, opening)
        row += 1
    yield Ended()


def _items(unit: Unit) -> Iterator[tuple[Report | SourceError, str]]:
    """The documents of a unit, each with its name."""
    from dragoman.sources import remote
    from dragoman.sources.unit import read_rows, row_name

    if unit.kind == "remote":
        yield from remote.read(unit, unit.options)
        return
    for item, number in read_rows(unit, unit.options):
        yield item, item.name if isinstance(item, SourceError) else row_name(unit, number)


def _read(work: Work, found: Found, report: Report, read: Callable[[Report], Reading], opening: float) -> Answer:
    begun, in_network = time.perf_counter(), seconds_in_network()
    try:
        reading = read(report)
        if work.form == "line":
            return Done(found.row, line=encode(reading))
        if reason := only_furniture(reading):
            return Failed(found.row, found.name, reason, furniture=True)
        was_read = time.perf_counter()
        network = seconds_in_network() - in_network
        check(reading)
        head, records = to_rows(reading, (work.path, found.row), found.name)
        spent = Spent(opening, network, was_read - begun - network, time.perf_counter() - was_read)
        return Done(found.row, head, records, spent=spent)
    except SourceError as error:
        return _failed(found.row, found.name, error)
    except RecordError as error:
        return Failed(found.row, found.name, f"what was read breaks the codebook ({_one_line(error)}): {_REPORT_IT}")
    except MemoryError:
        return Failed(found.row, found.name, "memory ran out while it was read", fleeting=True)
    except UnicodeEncodeError as error:
        return Failed(found.row, found.name, f"holds what is no character of Unicode ({_one_line(error)})")
    except DragomanError:
        raise  # of the network's file, say: no report is to blame
    except Exception as error:
        return Failed(found.row, found.name, _defect("reading", error))


def seconds_in_network() -> float:
    """What this process has spent in the network so far; 0 where it has none (yet)."""
    network = sys.modules.get("dragoman.reading.network")
    return sum(one.seconds for one in network.loaded()) if network is not None else 0.0


def _failed(row: int, name: str, error: SourceError) -> Failed:
    language, aside = isinstance(error, LanguageError), isinstance(error, NoReportError)
    return Failed(row, name, _one_line(error.reason), language, error.fleeting, aside=aside)


_REPORT_IT = "this is a defect of dragoman, please report it"


def _defect(doing: str, error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{PurePath(frame.filename).name}:{frame.lineno}"
    return f"{doing} it failed with {type(error).__name__} at {where} ({_one_line(error)}): {_REPORT_IT}"


def _one_line(error: object) -> str:
    line = " ".join(str(error).split())
    return line if len(line) <= 300 else line[:299] + "…"


def _fingerprint(report: Report) -> str:
    # What the source gave, whole; `deterministic` because the order of fields must not matter.
    data = msgspec.msgpack.encode(report, order="deterministic")
    return hashlib.sha256(data).hexdigest()[:16]


def _die_with_parent() -> None:
    """Asks the kernel to end this process with the one that started it, where it knows how (Linux)."""
    if sys.platform == "linux":
        import ctypes

        parent_death_signal = 1  # PR_SET_PDEATHSIG, from linux/prctl.h
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(parent_death_signal, signal.SIGKILL)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except DragomanError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(NOBODYS_FAULT)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(1)
