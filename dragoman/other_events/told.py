"""What a row of event data tells, whatever its format, and the ways in which it may tell nothing to compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from dragoman.records import EventType

#: A country's code as PLOVER has it (see `exports.parties`), or none where a side is not told or belongs to no country.
Party = str | None
Pair = tuple[Party, Party]

_LONG = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y")
_ISO = len("2024-02-23")


class LeftOutError(Exception):
    """The row is sound, but tells nothing that can be compared. Its text is the reason, for a count."""


class Layout(NamedTuple):
    """How the rows of one table are to be understood, each by its cells.

    `day` gives the day as an ordinal number (1 is 0001-01-01), None where the row has none, and raises `ValueError`
    with the reason for what is no day; `kind` gives the type of PLOVER and raises `LeftOutError` where there is none;
    `pairs` gives who did it to whom; `same` is equal for rows that tell one event again; `words` says the row in short.
    """

    name: str
    day: Callable[[Sequence[str]], int | None]
    kind: Callable[[Sequence[str]], EventType]
    pairs: Callable[[Sequence[str]], list[Pair]]
    same: Callable[[Sequence[str]], str]
    words: Callable[[Sequence[str]], str]


@lru_cache(maxsize=1 << 14)
def day_of(text: str) -> int | None:
    """The ordinal of a day: 2024-02-23, with or without a clock time, 20240223, or 23 February 2024; None for nothing.

    Raises `ValueError` for anything else: of 2/3/2024 nobody knows the month.
    """
    text = text.strip()
    if not text or text in ("NA", "None", "NULL"):
        return None
    if len(text) == 8 and text.isdigit():
        return _checked(text, f"{text[:4]}-{text[4:6]}-{text[6:]}")
    if len(text) == _ISO or text[_ISO : _ISO + 1] in ("T", " "):
        try:
            return date.fromisoformat(text[:_ISO]).toordinal()
        except ValueError:
            pass
    for form in _LONG:
        try:
            return datetime.strptime(text, form).toordinal()
        except ValueError:
            continue
    raise ValueError(f"{text[:40]!r} is no day")


def _checked(text: str, iso: str) -> int:
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        raise ValueError(f"{text!r} is no day") from None


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is nothing."""
    return cell.strip() in ("", "NA", "None", "NULL", "nan", "---")
