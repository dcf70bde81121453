"""All reports of a situation in a temporary file, in an order that is not that of the parts, to be gone through again.

Reports with the JSON of their records in, one after the other as they come; readings out, in the order that is asked
for, with the records of some types or of all. What is not asked for is not decoded: to go through the claims of all
reports takes a fraction of what it takes to go through all that was read. In memory is little more than where each
report stands.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO

import msgspec

from dragoman.parts import ReportRow
from dragoman.records import RECORD_TYPES, Reading

#: Bytes of reports that wait in memory; more wait in a temporary file. A design value.
SPOOL = 32 << 20

_decode = msgspec.json.Decoder(Reading).decode
_encode = msgspec.json.encode


@contextmanager
def lay_out(ids: Sequence[str], reports: Iterable[tuple[ReportRow, Mapping[str, Sequence[str]]]]) -> Iterator[LaidOut]:
    """Lays out reports with the JSON of their records by type, to be had in the order of `ids`.

    Raises `OSError` with the folder of temporary files where that has no room.
    """
    with tempfile.SpooledTemporaryFile(SPOOL) as file:
        laid = LaidOut(ids, file)
        for report, records in reports:
            laid.put(report, records)
        with _said_where():
            file.flush()
        yield laid


@contextmanager
def _said_where() -> Iterator[None]:
    """A temporary file has no name that an error could tell, and who runs us cannot know that there is one."""
    try:
        yield
    except OSError as error:
        what = f"{error.strerror}: reports wait there to be gone through; TMPDIR names another folder"
        raise OSError(error.errno, what, tempfile.gettempdir()) from error


class LaidOut:
    """Reports in a file. Of those of `ids` that were never put there nothing is told."""

    def __init__(self, ids: Sequence[str], file: IO[bytes]) -> None:
        self._file = file
        self._place = {name: at for at, name in enumerate(ids)}
        #: Of each report where it begins and where each of its types ends; all 0 where it was not put here.
        self._bounds = array("Q", bytes(8 * (len(RECORD_TYPES) + 2) * len(ids)))

    def put(self, report: ReportRow, records: Mapping[str, Sequence[str]]) -> None:
        """Puts a report behind the others; one that is not wanted is left out."""
        at = self._place.get(report.id)
        if at is None:
            return
        # A report's JSON is an object that has its id at least.
        pieces = [report.json[:-1].encode() + b',"text":' + _encode(report.text) + b"}"]
        pieces += [",".join(records.get(kind, ())).encode() for kind in RECORD_TYPES]
        bounds = [self._file.tell()]
        for piece in pieces:
            bounds.append(bounds[-1] + len(piece))
        with _said_where():
            self._file.write(b"".join(pieces))
        self._bounds[at * len(bounds) : (at + 1) * len(bounds)] = array("Q", bounds)

    def readings(self, types: Sequence[str] = RECORD_TYPES, having: Sequence[str] = ()) -> Iterator[Reading]:
        """The readings with the records of these types, in order; where none of `having` is, if that is given,
        the report alone.
        """
        wanted = [at for at, kind in enumerate(RECORD_TYPES) if kind in types]
        needed = [at for at, kind in enumerate(RECORD_TYPES) if kind in having]
        width = len(RECORD_TYPES) + 2
        for start in range(0, len(self._bounds), width):
            bounds = self._bounds[start : start + width]
            if bounds[1] == 0:
                continue
            pieces = [b'{"report":', self._read(bounds[0], bounds[1])]
            if not needed or any(bounds[at + 1] < bounds[at + 2] for at in needed):
                for at in wanted:
                    if bounds[at + 1] < bounds[at + 2]:
                        records = self._read(bounds[at + 1], bounds[at + 2])
                        pieces += [b',"', RECORD_TYPES[at].encode(), b'":[', records, b"]"]
            pieces.append(b"}")
            yield _decode(b"".join(pieces))

    def _read(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        return self._file.read(end - start)
