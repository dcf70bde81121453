"""Names of files that Windows, macOS, Linux and a wiki link all take, no two of them alike to any of these."""

from __future__ import annotations

import re
import unicodedata

from dragoman.exports.legal import one_line

#: What no file on Windows may have in its name, and what ends or parts a wiki link.
_REFUSED = re.compile(r'[\\/:*?"<>|#^\[\]%`$=~]+')
#: Devices of Windows, whatever their case and whatever stands behind a full stop.
_DEVICES = frozenset((
    "con", "prn", "aux", "nul", "conin$", "conout$", *(f"com{n}" for n in "0123456789¹²³"),
    *(f"lpt{n}" for n in "0123456789¹²³"),
))  # fmt: skip
#: Characters in a name, so that with its folders it stays under the 260 of a Windows path; and bytes in it and in the
#: id behind it, so that with a suffix and what a half-written file is called it stays under 255, as Linux wants it.
_LONGEST, _BYTES, _BYTES_OF_ID = 56, 150, 60


class FileNames:
    """Names of the files of one folder, without their suffix."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wanted: str, id_: str) -> str:
        """The name that is wanted as far as it can be had; with `id_` behind it where another has it already."""
        plain = safe(wanted) or safe(id_) or "unnamed"
        names = (plain, *(f"{plain} ({more})" for more in [safe(id_, _BYTES_OF_ID)] if more))
        free = next((name for name in names if _key(name) not in self._taken), None)
        number = 2
        while free is None:
            if _key(name := f"{plain} ({number})") not in self._taken:
                free = name
            number += 1
        self._taken.add(_key(free))
        return free


def safe(text: str, most: int = _BYTES) -> str:
    """A text as part of a file's name, of so many bytes at most; empty where nothing of it is left."""
    name = " ".join(_REFUSED.sub(" ", one_line(unicodedata.normalize("NFC", text))).split())
    # Characters without a width would make two names that look alike.
    name = "".join(char for char in name if unicodedata.category(char) != "Cf")
    # A full stop at the beginning hides a file, and one at the end is lost on Windows.
    name = _cut(name, most).strip(". ")
    return f"_{name}" if name.partition(".")[0].strip().casefold() in _DEVICES else name


def _cut(name: str, most: int) -> str:
    """The beginning of a name, up to the end of a word where that leaves half of it."""
    cut = name[:_LONGEST].encode()[:most].decode(errors="ignore")
    if cut == name:
        return name
    whole = cut.rpartition(" ")[0]
    return whole if 2 * len(whole) >= len(cut) else cut


def _key(name: str) -> str:
    """What it is to a file system that knows neither case nor how an accent is put together."""
    return unicodedata.normalize("NFKC", name).casefold()
