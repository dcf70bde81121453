"""The few members that a document in a ZIP archive (EPUB, DOCX, ODT) is made of, read within bounds.

Nothing is unpacked to disk and no path of the archive is ever used as one. Archives of many documents are another
matter: those are gone through elsewhere.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO

from dragoman.errors import SourceError

#: Bytes of a member and of all members of a document together, once unpacked; bytes of the archive's list of members.
#: Design values: the text of the longest books has 10 MB of markup; a list of 4 MB names some 40,000 members.
LARGEST, ALL, _LIST = 32 << 20, 192 << 20, 4 << 20
_END = b"PK\x05\x06"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, struct.error, OSError,
    IndexError, KeyError,
)  # fmt: skip


class Package:
    """The members of an archive by name. Raises `SourceError` where it is broken, or larger than a document is."""

    def __init__(self, file: BinaryIO, name: str, what: str) -> None:
        self.name, self.what = name, what
        self._left = ALL
        size = file.seek(0, 2)
        file.seek(max(0, size - 66_000))
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) < at + 22:
            raise SourceError(name, f"is {what} that breaks off: its end is missing")
        if struct.unpack("<I", tail[at + 12 : at + 16])[0] > _LIST:
            raise SourceError(name, f"is {what} with more parts than a document has")
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise SourceError(name, f"is {what} that cannot be opened: {error}") from error
        self.names = {info.filename: info for info in self._zip.infolist()}

    def read(self, member: str) -> bytes | None:
        """A member's bytes, or None where there is none. Raises `SourceError` where it is broken or too large."""
        info = self.names.get(member)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise SourceError(self.name, f"is {self.what} that is locked with a password")
        bound = min(LARGEST, self._left)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(bound + 1)
        except _BROKEN as error:
            raise SourceError(self.name, f"is {self.what} whose part {member!r} is broken: {error}") from error
        if len(data) > bound:
            raise SourceError(self.name, f"is {self.what} whose part {member!r} is larger than a document has")
        self._left -= len(data)
        return data
