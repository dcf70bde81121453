"""Characters that would do something to a terminal, shown as what they are: reports, names and files are anybody's."""

from __future__ import annotations

import re

#: Those that move the cursor, change colours or ring the bell, and those that turn the direction of writing.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """A text of the same lines without what would control the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
