"""Columns by their names, however a tool has spelt them: "Event Date", "Event.Date" and "event_date" are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNS = re.compile(r"[\W_]+")


class Columns:
    """The columns of a table. Cells that a row lacks, since the table lacks the column, are empty."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self.at: dict[str, int] = {}
        for place, name in enumerate(names):
            self.at.setdefault(plain(name), place)

    def __contains__(self, name: str) -> bool:
        return plain(name) in self.at

    def cell(self, cells: Sequence[str], name: str) -> str:
        """The cell of a row under a name; "" where there is no such column."""
        place = self.at.get(name)
        return cells[place] if place is not None else ""

    def lacks(self, names: Sequence[str]) -> list[str]:
        """Which of these names there are not."""
        return [name for name in names if plain(name) not in self.at]


def plain(name: str) -> str:
    """A column's name in small letters, with spaces for all signs."""
    return _SIGNS.sub(" ", name).strip().casefold()
