"""The ICEWS Coded Event Data (Dataverse doi:10.7910/DVN/28075): a row for a pair of actors, with a header, tabs.

Its countries are names. An actor without one may be a body of states, told by its name or its sectors. Rows of one day,
one code and the same two names are one event told again: a row stands for each sentence of each report that tells it.
Our own export in this form says the type and the status itself, and then they count.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.other_events import cameo, countries
from dragoman.other_events.columns import Columns
from dragoman.other_events.status import check_happened, plover_type
from dragoman.other_events.told import Layout, Pair, Party, day_of, is_nothing
from dragoman.records import EventType

NAME = "ICEWS"
NEEDED = ("Event Date", "Source Name", "Source Country", "CAMEO Code", "Target Name", "Target Country")

_SECTORS = {"International Government Organization": "IGO", "Nongovernmental Organizations": "NGO"}


def layout(columns: Columns) -> Layout:
    """How rows under these columns are understood."""
    of = columns.cell

    def day(cells: Sequence[str]) -> int | None:
        return day_of(of(cells, "event date"))

    def kind(cells: Sequence[str]) -> EventType:
        own = of(cells, "plover type")
        found = plover_type(own) if own else cameo.type_of(of(cells, "cameo code"))
        check_happened(found, of(cells, "modality"))
        return found

    def party(cells: Sequence[str], side: str) -> Party:
        country, name = of(cells, f"{side} country"), of(cells, f"{side} name")
        if not is_nothing(country):
            return countries.of_name(country)
        if is_nothing(name):
            return None
        sectors = of(cells, f"{side} sectors")
        return countries.of_body(name) or next((code for words, code in _SECTORS.items() if words in sectors), None)

    def pairs(cells: Sequence[str]) -> list[Pair]:
        return [(party(cells, "source"), party(cells, "target"))]

    def same(cells: Sequence[str]) -> str:
        return "|".join(of(cells, name) for name in ("source name", "target name", "cameo code", "plover type"))

    def words(cells: Sequence[str]) -> str:
        code, said, one, other = (
            of(cells, name) for name in ("cameo code", "event text", "source name", "target name")
        )
        return f"{code} {said}: {one or '?'} → {other or '?'}"

    return Layout(NAME, day, kind, pairs, same, words)
