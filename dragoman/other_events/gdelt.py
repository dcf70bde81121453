"""GDELT's tables of events: 1.0 (57 columns, 58 with the address) and 2.0 (61), tabs, without a header, or with names.

Columns after the GDELT Event Codebook, V1.03 and V2.0. Parties are the actors' own codes (CAMEO), never the places,
which are FIPS and say where, not who. One event in one article makes a row for each pair of places that GDELT saw: rows
of one day, one code and the same two actors are one event told again.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.other_events import cameo, countries
from dragoman.other_events.columns import Columns
from dragoman.other_events.told import Layout, Pair, Party, day_of
from dragoman.records import EventType

NAME = "GDELT"
NEEDED = ("SQLDATE", "Actor1Code", "Actor2Code", "EventCode")

_ACTOR = """Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code
    Type3Code""".split()
_EVENT = """IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources
    NumArticles AvgTone""".split()
_PLACE = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
#: Bodies among CAMEO's known groups that have a code of their own in PLOVER.
_GROUPS = {"UNO": "UNO", "EEC": "EUR"}


def names_of(width: int) -> list[str] | None:
    """The columns of a table without a header by how many there are: 57, 58 or 61; None for another number."""
    if width not in (57, 58, 61):
        return None
    place = _PLACE if width == 61 else [name for name in _PLACE if name != "ADM2Code"]
    names = "GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split()
    names += [f"Actor{which}{name}" for which in (1, 2) for name in _ACTOR]
    names += _EVENT
    names += [f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in place]
    return [*names, "DATEADDED", "SOURCEURL"][:width]


def is_row(cells: Sequence[str]) -> bool:
    """Whether the first row of a table is a row of GDELT, not a header."""
    return names_of(len(cells)) is not None and cells[0].isdigit() and len(cells[1]) == 8 and cells[1].isdigit()


def layout(columns: Columns) -> Layout:
    """How rows under these columns are understood."""
    of = columns.cell

    def day(cells: Sequence[str]) -> int | None:
        return day_of(of(cells, "sqldate"))

    def kind(cells: Sequence[str]) -> EventType:
        return cameo.type_of(of(cells, "eventcode"))

    def party(cells: Sequence[str], which: int) -> Party:
        start = f"actor{which}"
        if (body := _GROUPS.get(of(cells, f"{start}knowngroupcode"))) is not None:
            return body
        if (country := of(cells, f"{start}countrycode")) and (found := countries.of_cameo(country)) is not None:
            return found
        sector = of(cells, f"{start}type1code")
        return sector if sector in ("IGO", "NGO") else None

    def pairs(cells: Sequence[str]) -> list[Pair]:
        return [(party(cells, 1), party(cells, 2))]

    def same(cells: Sequence[str]) -> str:
        return "|".join(of(cells, name) for name in ("actor1code", "actor2code", "eventcode"))

    def words(cells: Sequence[str]) -> str:
        code, one, other = (of(cells, name) for name in ("eventcode", "actor1name", "actor2name"))
        return f"{code}: {one or '?'} → {other or '?'} {of(cells, 'sourceurl')}".rstrip()

    return Layout(NAME, day, kind, pairs, same, words)
