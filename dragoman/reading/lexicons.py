"""The lexicons of `dragoman/data`: names in, what they stand for out. Read once, when first asked for.

They are built by `tools/build_lexicons.py` from CLDR, ISO 3166 and GeoNames and from the tables beside it. Every
name is kept in a normal form (`key`): lower case, without accents and hyphens, its words divided by single spaces,
so that "Kim Jong-un", "Kim Jong Un" and "KIM JONG UN" are one. Nothing here decides what a name means in its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

import msgspec

T = TypeVar("T")

_LETTERS = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "þ": "th",
    }
)
_HYPHENS = frozenset("-‐‑–")


class States(msgspec.Struct, frozen=True):
    """States and territories. `states` maps a code to its name; the other tables map keys to codes."""

    states: dict[str, str]
    gone: frozenset[str]
    names: dict[str, str]
    upper: frozenset[str]  # names that are a state in capitals only ("US")
    adjectives: dict[str, str]
    people: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]
    demonyms: dict[str, str]  # code → its commonest adjective, as written


class Region(msgspec.Struct, frozen=True, array_like=True):
    """A region, a partially recognised state (`pre`), a people, an area (`area`) or a mere place (`place`)."""

    name: str
    kind: str
    country: str | None


class Places(msgspec.Struct, frozen=True):
    """Regions, areas and peoples by the key of their names, adjectives and people; cities by key, with their state."""

    names: dict[str, Region]
    adjectives: dict[str, Region]
    people: dict[str, Region]
    cities: dict[str, str]
    none: frozenset[str]  # names that hold a country's name and mean no country


class Area(msgspec.Struct, frozen=True, array_like=True):
    """A sea, a border land, a base: its name, its country where it has one, degrees north and east."""

    name: str
    country: str | None
    latitude: float
    longitude: float


class Gazetteer(msgspec.Struct, frozen=True):
    """Where places lie. `towns` holds the candidates of a name as "country latitude longitude thousands", by ";"."""

    areas: dict[str, Area]
    provinces: dict[str, str]  # the countries that have one of the name, by spaces
    towns: dict[str, str]
    also: dict[str, str]  # another spelling → the town's name


class Neighbours(msgspec.Struct, frozen=True):
    """States that share a land border: code → codes by spaces."""

    of: dict[str, str]


class Organisation(msgspec.Struct, frozen=True, array_like=True):
    """A known organisation. `bloc` is PLOVER's code where a body of many states stands instead of a country."""

    id: str
    name: str
    kind: str
    sector: str
    country: str | None
    bloc: str | None
    acts_for: str | None
    owner: str | None


class Organisations(msgspec.Struct, frozen=True):
    names: dict[str, str]
    upper: frozenset[str]  # keys that are an organisation in capitals only ("WHO", "ICE")
    organisations: dict[str, Organisation]


class RoleClass(msgspec.Struct, frozen=True, array_like=True):
    sector: str
    acts: str


class Roles(msgspec.Struct, frozen=True):
    """Heads of titles: key → (class, sector). `classes` says for whom a class acts."""

    classes: dict[str, RoleClass]
    heads: dict[str, tuple[str, str]]


class Body(msgspec.Struct, frozen=True, array_like=True):
    """What a head word of an organisation's name tells. `weak` heads need a capital letter or a country before them."""

    kind: str
    sector: str
    acts: str
    weak: bool


class Bodies(msgspec.Struct, frozen=True):
    heads: dict[str, Body]


class Assets(msgspec.Struct, frozen=True):
    """Heads of phrases for ships, aircraft, platforms and buildings, with their sector."""

    heads: dict[str, str]


class Holder(msgspec.Struct, frozen=True, array_like=True):
    """An office-holder: `home` is the state or organisation, `years` the calendar years in office, open where None."""

    name: str
    role_class: str
    office: str
    home: str
    years: tuple[tuple[int, int | None], ...]


class People(msgspec.Struct, frozen=True):
    holders: tuple[Holder, ...]
    names: dict[str, int]  # key → index of `holders`
    family: dict[str, int]  # family names that are enough by themselves
    given: frozenset[str]  # given names that tell a person's name from another
    genders: dict[str, str]  # given name → m, f, or mf


@lru_cache(maxsize=32768)
def fold(form: str) -> str:
    """A word in normal form: lower case, without accents."""
    if form.isascii():
        return form.lower()
    text = unicodedata.normalize("NFKD", form.translate(_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c)).lower().translate(_LETTERS)


def key(forms: Iterable[str]) -> str:
    """The normal form of a name given as words: hyphens dropped, single spaces between."""
    return " ".join(fold(form).replace("-", " ") for form in forms if form not in _HYPHENS)


def _read(name: str, kind: type[T]) -> T:
    return msgspec.json.decode(files("dragoman").joinpath("data", name).read_bytes(), type=kind)


@cache
def states() -> States:
    """States and territories."""
    return _read("states.json", States)


@cache
def places() -> Places:
    """Regions, areas, peoples and cities."""
    return _read("places.json", Places)


@cache
def gazetteer() -> Gazetteer:
    """Areas and towns with where they lie."""
    return _read("gazetteer.json", Gazetteer)


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """The codes of the states that each state borders by land."""
    return {code: frozenset(others.split()) for code, others in _read("neighbours.json", Neighbours).of.items()}


@cache
def organisations() -> Organisations:
    """Organisations by name."""
    return _read("organisations.json", Organisations)


@cache
def roles() -> Roles:
    """Heads of titles."""
    return _read("roles.json", Roles)


@cache
def bodies() -> Bodies:
    """Heads of the names of bodies."""
    return _read("bodies.json", Bodies)


@cache
def assets() -> Assets:
    """Heads of phrases for things that have an owner."""
    return _read("assets.json", Assets)


@cache
def people() -> People:
    """Office-holders and given names."""
    return _read("people.json", People)
