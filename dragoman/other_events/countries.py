"""Whose an actor of other event data is: its names and codes of countries as PLOVER's codes.

PLOVER's are ISO 3166-1 alpha-3, with KOS for Kosovo and dependencies under their owners (`exports.parties`). CAMEO, and
GDELT after it, keeps older codes and has codes of regions, which are nobody's. The columns of places, FIPS 10-4 in
GDELT, are not used: where a thing happened is not who did it, and in FIPS CH is China, AU Austria and SP Spain.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.exports.icews import COUNTRIES
from dragoman.exports.parties import code_of_state
from dragoman.reading import lexicons
from dragoman.reading.lexicons import key

#: Codes of bodies and kinds of body that stand in the place of a country in PLOVER.
BODIES = frozenset(("UNO", "EUR", "IGO", "NGO"))
#: CAMEO's codes that are not ISO's (CAMEO 1.1b3, chapter 3; CAMEO.country.txt of GDELT): old ones, and parts.
_CAMEO = {
    "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "SUN": "RUS", "DDR": "DEU", "WSB": "PSE", "GZS": "PSE", "BAG": "IRQ",
    "KSV": "KOS", "KOS": "KOS",
}  # fmt: skip
#: CAMEO's regions: no country's.
_REGIONS = frozenset(
    """AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST""".split()
)
#: Names that event data gives to countries, after the lists of ICEWS, where our lexicon knows them otherwise or not.
_NAMES = {
    key(name.split()): code
    for code, name in {
        **COUNTRIES, "VIR": "Virgin Islands, U.S.", "JEY": "Bailiwick of Jersey", "GGY": "Bailiwick of Guernsey",
        "REU": "Reunion", "CCK": "Cocos (Keeling) Islands",
    }.items()
}  # fmt: skip


@lru_cache(maxsize=1 << 12)
def of_name(name: str) -> str | None:
    """The code of the country of this name ("Russian Federation"); None for what is none."""
    plain = key(name.split())
    code = _NAMES.get(plain) or lexicons.states().names.get(plain)
    return code_of_state(code) if code else None


@lru_cache(maxsize=1 << 12)
def of_code(code: str) -> str | None:
    """PLOVER's code of one of ISO's or PLOVER's own; None for what is neither."""
    code = code.strip().upper()
    if code in BODIES or code == "KOS":
        return code
    return code_of_state(code) if code in lexicons.states().states else None


@lru_cache(maxsize=1 << 12)
def of_cameo(code: str) -> str | None:
    """PLOVER's code of CAMEO's code of a country; None for regions and for what is none."""
    code = code.strip().upper()
    if code in _REGIONS:
        return None
    return _CAMEO.get(code) or of_code(code)


@lru_cache(maxsize=1 << 12)
def of_body(name: str) -> str | None:
    """The code of a body by its name: its own ("United Nations"), else that of the state to which it belongs."""
    found = lexicons.organisations()
    id_ = found.names.get(key(name.split()))
    body = found.organisations.get(id_) if id_ else None
    if body is None:
        return None
    if body.bloc in BODIES:
        return body.bloc
    return code_of_state(body.country) if body.country else None
