"""Names of files that Windows, macOS, Linux and a wiki link all take, no two of them alike to any of these."""

from __future__ import annotations

import re
import unicodedata

from dragoman.exports.legal import one_line

#: What no file on Windows may have in its name, and what ends or parts a wiki link.
_REFUSED = re.compile(r'[\\/:*?"<>|#^\[\]%]+')
#: Devices of Windows, whatever their case and whatever stands behind a full stop.
_DEVICES = frozenset((
    "con", "prn", "aux", "nul", "conin$", "conout$", *(f"com{n}" for n in "0123456789¹²³"),
    *(f"lpt{n}" for n in "0123456789¹²³"),
))  # fmt: skip
#: Characters in a name: with its folders it stays under the 260 of a Windows path, and under 255 bytes (4 each).
_LONGEST = 56


class FileNames:
    """Names of the files of one folder, without their suffix."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wanted: str, id_: str) -> str:
        """The name that is wanted as far as it can be had; with `id_` behind it where another has it already."""
        plain = safe(wanted) or safe(id_) or "unnamed"
        names = (plain, *(f"{plain} ({more})" for more in [safe(id_)] if more))
        free = next((name for name in names if _key(name) not in self._taken), None)
        number = 2
        while free is None:
            if _key(name := f"{plain} ({number})") not in self._taken:
                free = name
            number += 1
        self._taken.add(_key(free))
        return free


def safe(text: str) -> str:
    """A text as part of a file's name; empty where nothing of it is left."""
    name = " ".join(_REFUSED.sub(" ", one_line(unicodedata.normalize("NFC", text))).split())
    # Zero-width characters would make two names that look alike; a full stop at either end hides a file or is lost.
    name = "".join(char for char in name if unicodedata.category(char) != "Cf")[:_LONGEST].strip(". ")
    return f"_{name}" if name.partition(".")[0].strip().casefold() in _DEVICES else name


def _key(name: str) -> str:
    """What it is to a file system that knows neither case nor how an accent is put together."""
    return unicodedata.normalize("NFKC", name).casefold()
