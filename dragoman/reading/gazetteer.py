"""Where a place lies: the words of a name in, its usual name, country and coordinates out.

States, regions and capitals are looked up in the lexicons of actors, seas and border lands in our own list, provinces
in ISO 3166-2, towns among those of GeoNames (15,000 people or more). Of namesakes the most populous counts, those of
the report's own states as if they had `AT_HOME` times their people.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.reading import lexicons
from dragoman.reading.lexicons import key
from dragoman.reading.lookup import Hit
from dragoman.reading.states import name_of
from dragoman.reading.words import tokenise

#: What a town's state being in the report is worth. A design value.
AT_HOME = 30.0
#: Thousands of people above which a town is known by its name alone, whatever the report is about. A design value.
LARGE = 100.0
#: A namesake of a capital is meant where only its state is in the report, if it has so many thousands of people and the
#: capital no more than so many times as many: Tripoli in Lebanon, not London in Ontario. Design values.
RIVAL, TIMES_AS_LARGE = 200.0, 10.0


@dataclass(frozen=True, slots=True)
class Location:
    """`country` is an ISO alpha-3 code; degrees north and east. What no list knows, or no one state has, is None."""

    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class _Town:
    country: str
    latitude: float
    longitude: float
    thousands: float


def locate(forms: Sequence[str], inner: Sequence[str], hit: Hit | None, home: frozenset[str]) -> Location:
    """Where the place called `forms` lies, with the states of the report being `home`.

    `hit` is what the lexicons of actors know of it, or of the name `inner` that stands in it ("western Japan").
    """
    if hit is not None and hit.kind == "state":
        # The American Georgia is in many more reports than the Caucasian one, which it never meets.
        american = hit.id == "GEO" and "USA" in home and "GEO" not in home
        return Location(None, "USA") if american else Location(name_of(hit.id), hit.id)
    areas = lexicons.gazetteer().areas
    if (area := areas.get(key(forms)) or areas.get(key(inner))) is not None:
        return Location(area.name, area.country, area.latitude, area.longitude)
    known = country_of(hit) if hit is not None else None
    if hit is None:
        return _province_or_town(inner, home)
    if hit.kind == "city":
        return town_of(inner, home) or Location(None, known)
    if known is None or hit.kind == "seat":
        return Location(None, known)  # "Asia", "the West"; "the Kremlin"
    if hit.kind == "capital" and (rival := _rival(inner, known, home)) is not None:
        return rival
    # A name that a list of ours holds is the one that news means: of its namesakes only those of that state count.
    return town_of(inner, frozenset([known]), elsewhere=False) or Location(None, known)


def town_of(forms: Sequence[str], home: frozenset[str], elsewhere: bool = True) -> Location | None:
    """The town that a name most likely means, one outside `home` only if it is large and `elsewhere` allows it."""
    spelled, towns = _towns(forms)
    allowed = [t for t in towns if t.country in home or (elsewhere and t.thousands >= LARGE)]
    if not allowed:
        return None
    best = max(allowed, key=lambda t: math.log(1 + t.thousands) + (math.log(AT_HOME) if t.country in home else 0.0))
    return Location(spelled, best.country, best.latitude, best.longitude)


def _province_or_town(forms: Sequence[str], home: frozenset[str]) -> Location:
    """What no list of ours holds: a province or a town of the report's states, else a large town, else a province."""
    provinces = lexicons.gazetteer().provinces.get(key(forms), "").split()
    here = [code for code in provinces if code in home]
    town = town_of(forms, home)
    if town is not None and (town.country in home or not here):
        return town
    codes = here or provinces
    return Location(None, codes[0] if len(codes) == 1 else None)


def is_town(forms: Sequence[str]) -> bool:
    """Whether some town or province bears the name."""
    name, gazetteer = key(forms), lexicons.gazetteer()
    return name in gazetteer.towns or name in gazetteer.also or name in gazetteer.provinces


def is_whole(forms: Sequence[str]) -> bool:
    """Whether a name is that of a state, a region or a known land, within which a town may lie."""
    name = key(forms)
    return name in lexicons.states().names or name in lexicons.places().names or name in lexicons.gazetteer().areas


def country_of(hit: Hit) -> str | None:
    """The country in which a known name lies, by the lexicons of actors."""
    if hit.kind in ("state", "capital", "seat"):
        return hit.id if hit.id.isupper() else "BEL" if hit.id == "eu" else None
    if hit.kind == "city":
        return hit.id
    region = lexicons.places().names.get(hit.id)
    return region.country if region is not None else None


def _rival(forms: Sequence[str], capital_of: str, home: frozenset[str]) -> Location | None:
    """The town of a capital's name that the report means instead."""
    if capital_of in home:
        return None
    spelled, towns = _towns(forms)
    capital = next((t.thousands for t in towns if t.country == capital_of), 0.0)
    rivals = [t for t in towns if t.country in home and t.thousands >= max(RIVAL, capital / TIMES_AS_LARGE)]
    return Location(spelled, rivals[0].country, rivals[0].latitude, rivals[0].longitude) if rivals else None


def _towns(forms: Sequence[str]) -> tuple[str | None, list[_Town]]:
    """The towns of a name, the largest first, and GeoNames' own spelling where it is another."""
    gazetteer, name, spelled = lexicons.gazetteer(), key(forms), None
    listed = gazetteer.towns.get(name)
    if listed is None and (spelled := gazetteer.also.get(name)) is not None:
        listed = gazetteer.towns.get(key(spelled[a:b] for a, b in tokenise(spelled)))
    if listed is None:
        return None, []
    fields = (entry.split(" ") for entry in listed.split(";"))
    return spelled, [
        _Town(country, float(north), float(east), float(people)) for country, north, east, people in fields
    ]
