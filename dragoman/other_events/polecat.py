"""POLECAT (Dataverse doi:10.7910/DVN/AJGVIT): PLOVER's types in a table with a header, tabs; commas in our own export.

Several actors share a cell, parted by `; `, and their countries stand in the same order; "None" is nothing. Of several
actors without a recipient who meet, agree or act together each does it with each other, as the manual has them. Rows of
one day, one type and mode and the same names are one event told again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations, product

from dragoman.exports.coded import is_mutual
from dragoman.other_events import countries
from dragoman.other_events.columns import Columns
from dragoman.other_events.status import check_happened, plover_type
from dragoman.other_events.told import Layout, Pair, Party, day_of, is_nothing
from dragoman.records import EventType

NAME = "POLECAT"
NEEDED = ("Event Date", "Event Type", "Actor Name", "Actor Country", "Recipient Name", "Recipient Country")

_Side = list[tuple[str, Party]]


def layout(columns: Columns) -> Layout:
    """How rows under these columns are understood."""
    of = columns.cell

    def day(cells: Sequence[str]) -> int | None:
        text = of(cells, "event date")
        # Our own exports may have a month or a year alone, which is no day.
        return None if text[:4].isdigit() and len(text) in (4, 7) else day_of(text)

    def kind(cells: Sequence[str]) -> EventType:
        found = plover_type(of(cells, "event type"))
        check_happened(found, of(cells, "modality"), of(cells, "auxiliary mode"))
        return found

    def side(cells: Sequence[str], which: str) -> _Side:
        names, codes = _parted(of(cells, f"{which} name")), _parted(of(cells, f"{which} country"))
        length = max(len(names), len(codes))
        names += [""] * (length - len(names))
        codes += [""] * (length - len(codes))
        return [(name, _country(code, name)) for name, code in zip(names, codes, strict=True)]

    def pairs(cells: Sequence[str]) -> list[Pair]:
        actors, recipients = side(cells, "actor"), side(cells, "recipient")
        words = _parted(of(cells, "event text"))
        if len(actors) > 1 and not recipients and is_mutual(of(cells, "event type"), words):
            found = [(one[1], other[1]) for one, other in permutations(actors, 2)]
        else:
            nobody: _Side = [("", None)]
            found = [
                (one[1], other[1])
                for one, other in product(actors or nobody, recipients or nobody)
                if one != other or one == ("", None)
            ]
        return list(dict.fromkeys(found))

    def same(cells: Sequence[str]) -> str:
        return "|".join(of(cells, name) for name in ("actor name", "recipient name", "event type", "event mode"))

    def words(cells: Sequence[str]) -> str:
        mode, one, other = (of(cells, name) for name in ("event mode", "actor name", "recipient name"))
        how = "" if is_nothing(mode) else f" {mode}"
        return f"{of(cells, 'event type')}{how}: {_told(one)} → {_told(other)}"

    return Layout(NAME, day, kind, pairs, same, words)


def _parted(cell: str) -> list[str]:
    return [] if is_nothing(cell) else [part.strip() for part in cell.split(";")]


def _country(code: str, name: str) -> Party:
    if not is_nothing(code):
        return countries.of_code(code) or countries.of_name(code)
    return countries.of_body(name) if name else None


def _told(cell: str) -> str:
    return "?" if is_nothing(cell) else cell
