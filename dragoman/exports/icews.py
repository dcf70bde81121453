"""The table of the ICEWS Coded Event Data (Harvard Dataverse, doi:10.7910/DVN/28075): a row for every pair of parties.

Columns, tabs without quoting, names of countries and sectors are as in its yearly files. Ids are whole numbers of 31
bits there, which scripts rely on; behind its twenty columns stand ours, with the ids that `dragoman why` takes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product

from dragoman.exports.coded import Coded
from dragoman.exports.codes import NAMES
from dragoman.exports.parties import Party
from dragoman.exports.tables import Cell, comma_line, tab_line
from dragoman.exports.whereabouts import Where
from dragoman.finding import sentence_number
from dragoman.reading.states import name_of

FORMS = ("tab", "csv")

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
    "Record", "Modality", "PLOVER Type", "Start", "End",
)  # fmt: skip

#: PLOVER's sectors as ICEWS spells them out, the narrow one first, as in its files.
_SECTORS = {
    "GOV": "Government", "MIL": "Military,Government", "COP": "Police,Government", "JUD": "Judicial,Government",
    "LEG": "Legislative / Parliamentary,Government", "SPY": "Intelligence Ministry,Executive,Government",
    "PTY": "Parties", "OPP": "Protestors / Popular Opposition / Mobs,Dissident", "REB": "Rebel,Organized Violent",
    "PRM": "Organized Violent", "UAF": "Unidentified Forces", "CRM": "Criminals / Gangs", "BUS": "Business",
    "AGR": "Agricultural", "EDU": "Education", "JRN": "News,Media", "MED": "Medical / Health", "LAB": "Labor",
    "REL": "National Religious", "REF": "Refugees / Displaced", "ELI": "Elite",
    "CVL": "General Population / Civilian / Social,Social", "SOC": "Social",
    "NGO": "Nongovernmental Organizations / Activists", "IGO": "International Government Organization",
}  # fmt: skip
#: Countries that ICEWS calls otherwise than we do, by the list in text_to_CAMEO (Schrodt, MIT licence).
COUNTRIES = {
    "CIV": "Cote d'Ivoire", "COD": "Democratic Republic of Congo", "COG": "Congo", "CZE": "Czech Republic",
    "IMN": "Isle Of Man", "KNA": "Saint Kitts and Nevis", "LCA": "Saint Lucia", "MAC": "Macao", "MKD": "Macedonia",
    "PSE": "Occupied Palestinian Territory", "RUS": "Russian Federation", "SHN": "Saint Helena", "SWZ": "Swaziland",
    "VAT": "Holy See", "VCT": "Saint Vincent and the Grenadines",
}  # fmt: skip
#: Those whom ICEWS names by what they are, with the country behind: "Citizen (Japan)".
_NAMELESS = frozenset(("unnamed", "population", "group", "armed-force", "government-body"))
_BITS = 31  # R's integers have no more


def lines(coded: Iterable[Coded], form: str) -> Iterator[bytes]:
    """The header, then the rows in one of the `FORMS`."""
    line = tab_line if form == "tab" else comma_line
    events, stories = _Numbers(), _Numbers()
    yield line(COLUMNS)
    for one in coded:
        for source, target in pairs(one):
            yield line(_row(one, source, target, events, stories))


def pairs(one: Coded) -> Iterator[tuple[Party | None, Party | None]]:
    """Who did it to whom, a pair a row. What is done together is done by each to each of the others."""
    if one.together:
        yield from permutations(one.actors, 2)
        return
    nobody: Sequence[Party | None] = (None,)
    for source, target in product(one.actors or nobody, one.recipients or nobody):
        if source is None or target is None or source.key != target.key:
            yield source, target


def _row(one: Coded, source: Party | None, target: Party | None, events: _Numbers, stories: _Numbers) -> list[Cell]:
    report, event = one.reading.report, one.event
    name, intensity = NAMES[one.cameo]
    start, end = one.words
    record = f"{report.id}:{event.id}"
    pair = f"{record} {source and source.key} {target and target.key}"
    return [
        events.number(pair), one.day, *_party(source), name, one.cameo, intensity, *_party(target),
        stories.number(report.id), sentence_number(report.text, event.anchors[0][0]),
        report.publisher or report.agency,
        *_place(one.place), record, event.modality, one.type, start, end,
    ]  # fmt: skip


def _party(party: Party | None) -> list[Cell]:
    if party is None:
        return [None, None, None]
    actor, country = party.actor, _country(party.country)
    is_state = actor.kind == "state"
    name = actor.name
    if actor.kind in _NAMELESS and country and country not in name and (party.country_name or "") not in name:
        name = f"{name} ({country})"
    return [name, None if is_state else _SECTORS.get(party.sector or ""), country]


def _place(place: Where | None) -> list[Cell]:
    """City, district, province, country, latitude, longitude."""
    if place is None:
        return [None] * 6
    return [place.town, None, place.province, _country(place.country), place.latitude, place.longitude]


def _country(code: str | None) -> str | None:
    return COUNTRIES.get(code, name_of(code)) if code else None


class _Numbers:
    """Whole numbers for ids, the same for the same id, and no number twice in a file."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}
        self.taken: set[int] = set()

    def number(self, name: str) -> int:
        if name not in self.of:
            number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") >> (32 - _BITS)
            while number in self.taken or number == 0:
                number = (number + 1) % (1 << _BITS)
            self.taken.add(number)
            self.of[name] = number
        return self.of[name]
