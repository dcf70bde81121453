"""What a number counts, in normal form: the words behind it in, `Unit`s out.

Money is its ISO 4217 code where the words tell it ("dollars" alone are those of the United States); measures are
written one way ("km", "%"); a noun is lower case and plural, as it stands behind a number above one: "500-mile" is
"miles".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONEY = {
    "USD": "dollar dollars dlr dlrs dls", "EUR": "euro euros", "JPY": "yen", "CNY": "yuan renminbi",
    "GBP": "sterling", "RUB": "rouble roubles ruble rubles", "UAH": "hryvnia hryvnias", "ILS": "shekel shekels",
    "KRW": "won", "CHF": "francs", "TRY": "lira liras", "pounds": "pound pounds stg", "rupees": "rupee rupees",
    "pesos": "peso pesos", "riyals": "riyal riyals", "rials": "rial rials", "dinars": "dinar dinars",
    "dirhams": "dirham dirhams", "cents": "cent cents", "marks": "marks", "kroner": "kroner kronor krona",
    "naira": "naira", "rand": "rand", "baht": "baht", "shillings": "shillings", "crowns": "crowns", "rupiah": "rupiah",
}  # fmt: skip
#: Money by the nationality before it: a franc is Swiss only where the text says so or nothing says otherwise.
_NATIONAL = {
    ("u.s.", "USD"): "USD", ("us", "USD"): "USD", ("american", "USD"): "USD", ("canadian", "USD"): "CAD",
    ("australian", "USD"): "AUD", ("singapore", "USD"): "SGD", ("hong kong", "USD"): "HKD",
    ("zealand", "USD"): "NZD", ("taiwan", "USD"): "TWD", ("swiss", "CHF"): "CHF", ("turkish", "TRY"): "TRY",
    ("indian", "rupees"): "INR",
    ("pakistani", "rupees"): "PKR", ("mexican", "pesos"): "MXN", ("saudi", "riyals"): "SAR",
    ("qatari", "riyals"): "QAR", ("iranian", "rials"): "IRR", ("egyptian", "pounds"): "EGP",
    ("british", "pounds"): "GBP",
    ("kuwaiti", "dinars"): "KWD", ("iraqi", "dinars"): "IQD", ("south korean", "KRW"): "KRW",
}  # fmt: skip
#: Without their nationality these may be of several countries.
_BARE = {"CHF": "francs", "TRY": "liras", "KRW": "won"}
_MEASURES = {
    "%": "% percent pct pc", "% points": "points", "km": "km kilometer kilometers kilometre kilometres",
    "m": "m meter meters metre metres", "cm": "cm centimeter centimeters centimetre centimetres", "mm": "mm",
    "miles": "mile miles", "feet": "ft foot feet", "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
    "grams": "gram grams gramme grammes", "km/h": "km/h kmh kph", "mph": "mph", "knots": "knot knots kt",
    "tons": "ton tons", "tonnes": "tonne tonnes", "kilotons": "kiloton kilotons", "acres": "acre acres",
    "hectares": "hectare hectares ha", "barrels": "barrel barrels bpd", "MW": "mw megawatt megawatts",
    "GW": "gw gigawatt gigawatts", "pounds": "lb lbs", "litres": "litre litres liter liters",
    "gallons": "gallon gallons",
    "degrees": "degree degrees", "nautical miles": "", "square miles": "", "ounces": "ounce ounces",
    "inches": "inch inches", "yards": "yard yards", "bushels": "bushel bushels", "bales": "bale bales",
}  # fmt: skip
_MONEY_OF = {word: unit for unit, words in _MONEY.items() for word in words.split()}
_MEASURE_OF = {word: unit for unit, words in _MEASURES.items() for word in words.split() if word != "points"}
#: Lengths of time are no quantity: they are when something is.
TIMES = frozenset(
    """second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights week weeks weekend
    weekends fortnight fortnights month months year years yr yrs decade decades century centuries season seasons
    millennium millennia generation generations semester semesters o'clock gmt am pm a.m. p.m. est utc session
    sessions quarter quarters anniversary birthday time times""".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
#: Nouns that hold or measure what is counted, so that it has to be told: "containers of weapons", "tons of uranium".
VESSELS = frozenset(
    """container containers barrel barrels ton tons tonne tonnes kilogram kilograms kilo kilos kg gram grams pound
    pounds ounce ounces litre litres liter liters gallon gallons bag bags box boxes crate crates case cases bottle
    bottles sack sacks truckload truckloads lorryload lorryloads load loads shipment shipments cargo cargoes tanker
    tankers consignment consignments package packages parcel parcels pallet pallets piece pieces pair pairs set sets
    round rounds acre acres hectare hectares batch batches dose doses bushel bushels bale bales stick sticks cache
    caches % mile miles km""".split()
)
_IRREGULAR = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "foot": "feet", "tooth": "teeth",
    "wife": "wives", "life": "lives", "knife": "knives", "half": "halves", "leaf": "leaves", "thief": "thieves",
}  # fmt: skip
_NO_MEN = frozenset("human german roman ottoman shaman talisman norman".split())
#: Nouns that are plural without an "s", or are counted as they are.
_PLURAL = frozenset(
    """people men women children troops police personnel staff cattle aircraft aircrafts spacecraft feet teeth wives
    lives media militia infantry dead wounded injured missing killed livestock sheep fish deer poor crew crewmen
    servicemen servicewomen policemen gunmen fishermen businessmen lawmen seamen airmen congressmen clergymen
    spokesmen salesmen workmen militiamen infantrymen guardsmen crewmembers hovercraft warcraft watercraft cavalry
    data bacteria criteria phenomena medics elderly unemployed homeless disabled head percent offspring taliban
    poultry clergy faithful""".split()
)
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in normal form, whose words end at `end` of the text."""

    name: str
    end: int


_WORD = r"[^\W\d_]+(?:\.[^\W\d_]+\.?)?"
_PERCENT = re.compile(r"(?i)[ \u00a0]?%|[\s-]*(?:per[\s-]cents?|percent(?:age)?|pct|pc)\b(?:[\s-]+points?\b)?")
_SPEED = re.compile(r"(?i)[\s-]?(?:km/h|kmh|kph|mph)\b|[\s-]?(?:kilomet(?:er|re)s|miles)\s+(?:an|per)\s+hour\b")
_BEHIND = re.compile(
    rf"(?i)(?P<gap>[\s-]?)(?:(?P<kind>u\.s\.|square|nautical|cubic|metric|{_WORD})[\s-])?(?P<unit>{_WORD})"
)
_RATE = re.compile(
    r"(?i)\s*(?P<per>\bper\b|\ban?\b|\beach\b|\bevery\b|/)\s*"
    r"(?P<time>second|minute|hour|day|night|week|month|year|barrel|person|head|capita|ton|tonne|litre|liter|share|cubic)s?\b"
    r"(?!\s+(?:ago|later|earlier|before|after|into|long|of|from|when|that|in\s+which)\b)"
)


def measure_behind(text: str, end: int, letter: bool = False) -> Unit | None:
    """Money or a measure right behind a number that ends at `end`; `letter` says that the number ends in "m" or "k"."""
    if match := _PERCENT.match(text, end):
        points = "point" in match.group().lower()
        return Unit("% points" if points else "%", match.end())
    if match := _SPEED.match(text, end):
        return Unit("mph" if match.group().lower().lstrip(" -")[:2] in ("mp", "mi") else "km/h", match.end())
    match = _BEHIND.match(text, end)
    if match is None:
        return None
    if match["unit"].istitle() and not match.string[end - 1].isupper() and match["unit"].lower() not in _MONEY_OF:
        return None  # "ten Kilo Class submarines"
    kind, word = (match["kind"] or "").lower(), match["unit"].lower()
    first_end = match.start("unit") - 1 if kind else match.end()
    if kind and (found := _measure(kind, match.start("kind") == end, letter)) is not None:
        return Unit(_BARE.get(found, found), first_end)
    found = _measure(word, match.start("unit") == end, letter)
    if found is None:
        return None
    if not kind:
        return Unit(_BARE.get(found, found), match.end())
    if (kind, found) in _NATIONAL:
        return Unit(_NATIONAL[kind, found], match.end())
    if kind in ("square", "cubic", "nautical") and word in _MEASURE_OF:
        return Unit(f"{kind} {found}", match.end())
    if kind == "metric":
        return Unit(found, match.end())
    return None


def _measure(word: str, tight: bool, letter: bool) -> str | None:
    """The unit that a word is. "m" and the like count right behind their figures only."""
    if word in _MONEY_OF:
        return _MONEY_OF[word]
    if len(word) <= 2 and word not in ("km", "kg", "ft", "cm", "mm") and not tight:
        return None
    return _MEASURE_OF.get(word)


def normal(noun: str) -> str:
    """A noun in lower case as a unit: "dollars" is USD, "kilometres" is km, other nouns are themselves."""
    unit = _MONEY_OF.get(noun) or (_MEASURE_OF.get(noun) if len(noun) > 2 else None)
    return _BARE.get(unit, unit) if unit else noun


def rate_behind(text: str, end: int) -> Unit | None:
    """ " a day", "per hour" behind a unit that ends at `end`: "per day", "per hour"."""
    match = _RATE.match(text, end)
    return Unit(f"per {match['time'].lower()}", match.end()) if match else None


def is_plural(noun: str) -> bool:
    """Whether a noun in lower case stands for several: "missiles", "people"; "process" does not."""
    return noun in _PLURAL or (len(noun) > 2 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")))


def plural(noun: str) -> str:
    """A noun in lower case as it stands behind a number above one."""
    if is_plural(noun):
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man") and noun not in _NO_MEN:
        return noun.removesuffix("man") + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if _CONSONANT_Y.search(noun) else noun + "s"
