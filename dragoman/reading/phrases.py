"""A bare phrase, without a parse or a report around it: which country it names, and which sector of society.

"three top U.S. diplomats" is USA and GOV, "Boko Haram gunmen" NGA and REB, "Tehran" the government of IRN.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from dragoman.reading import lexicons
from dragoman.reading.heads import PREPOSITIONS, BodyHead, asset_of, body_at, leading_title, role_of
from dragoman.reading.lexicons import fold, key
from dragoman.reading.lookup import Hit, find_names
from dragoman.reading.names import Name
from dragoman.reading.organisations import SHARED, home
from dragoman.reading.roles import AT_ONE_REMOVE, OFFICES, Role, compounded, read_role, solid
from dragoman.reading.words import tokenise

_PEOPLE_WORDS = frozenset("people population citizens residents men women children nationals public civilians".split())
_DETERMINERS = frozenset("a an the this that these those some his her its their our my several".split())


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a phrase names. `bloc` is PLOVER's code (UNO, IGO, EUR) of a body of many states, which have no country.

    `kind` is a kind of actor, `id` the code or slug where the lexicons have one, `rest` the phrase without its country.
    """

    country: str | None
    sector: str | None
    kind: str | None
    id: str | None = None
    bloc: str | None = None
    rest: str = ""


def resolve_phrase(text: str, year: int | None = None, context: str = "") -> Resolved:
    """Country and sector of a phrase. Office-holders are judged by `year`, or by their last term where it is None.

    `context` is whatever else is known of where the phrase stood ("Colombian defense"): the state that it names is that
    of an office, a body or a group for which the phrase itself names none.
    """
    spans = tokenise(text)
    forms = [text[a:b] for a, b in spans]
    found = _resolve(forms, year)
    if found.country is None and found.bloc is None and found.sector not in (None, "UNK") and context:
        around = [context[a:b] for a, b in tokenise(context)]
        return replace(found, country=_country(around, [_name(hit, len(around)) for hit in find_names(around)]))
    return found


def _resolve(forms: list[str], year: int | None) -> Resolved:
    if not forms:
        return _NOTHING
    found = _resolve_part(forms, year)
    comma = forms.index(",") if "," in forms else len(forms)
    if comma and comma + 1 < len(forms) and found.sector in (None, "UNK") and found.kind != "state":
        # "Ho-jen Tseng, Taiwan's deputy foreign minister": who it is stands behind
        behind = _resolve(forms[comma + 1 :], year)
        if behind.sector is not None:
            return replace(behind, country=behind.country or found.country, bloc=behind.bloc or found.bloc)
    if found.sector == "UNK" and "and" in forms[:-1]:  # "two men and women" are more than men
        other = _resolve_part(forms[forms.index("and") + 1 :], year)
        if other.sector is not None and other.country in (None, found.country):
            return replace(found, sector=other.sector)
    return found


def _resolve_part(forms: list[str], year: int | None) -> Resolved:
    """The phrase as one noun phrase."""
    any_case = not any(form[0].isupper() for form in forms)
    first = 1 if fold(forms[0]) in _DETERMINERS and len(forms) > 1 else 0
    first = _past_quantity(forms, first)
    hits = [hit for hit in find_names(forms, any_case) if hit.kind != "none" and not _part_of_person(forms, hit)]
    hits = [hit for hit in hits if hit.kind != "organisation" or not _of_another(forms, hit, hits)]
    hits = hits or _misspelt(forms)
    names = [_name(hit, len(forms)) for hit in hits]
    rest = _rest(forms, first, names)
    person = _holder(forms, first, year)
    whole = next((hit for hit in hits if hit.last == len(forms) and _described(forms, first, hit)), None)
    if whole is not None and person is None:
        return _of_hit(whole, rest)
    forms = list(solid(forms, names))
    role = read_role(forms, first, _title_end(forms, first), names)
    body = body_at(forms, first, len(forms))
    if role is not None and body is not None and body.last >= role.title.last and body.first < role.title.first:
        role = None  # "the National Guard" is no guard
    country = _country(forms, names)
    if role is not None:
        return _of_role(role, country, person, rest)
    if person is not None:
        return person
    if (asset := asset_of(forms, first, len(forms))) is not None:
        return Resolved(country, asset[2], "asset", rest=rest)
    organisation = next((hit for hit in hits if hit.kind == "organisation" and not _aside(forms, hit)), None)
    known = lexicons.organisations().organisations[organisation.id] if organisation is not None else None
    if organisation is not None and known is not None and _stands(organisation, body, first, known):
        return Resolved(known.country or country, known.sector, known.kind, known.id, known.bloc, rest)
    if body is not None:
        if known is None and country is None:  # "the Hamas-run health ministry" is where Hamas is
            beside = next((hit for hit in hits if hit.kind == "organisation" and not _at_one_remove(forms, hit)), None)
            country = lexicons.organisations().organisations[beside.id].country if beside is not None else None
        mine = known if organisation is not None and body.first >= organisation.last else None
        owner = mine.country if mine is not None else None
        bloc = mine.bloc if mine is not None and country is None else None
        sector, kind = body.body.sector, body.body.kind
        if body.key == "coalition" and any(n.kind == "state" and _joined(forms, n) == "led" for n in names):
            sector, kind = "MIL", "armed-force"  # states lead coalitions to war, parties to power
        return Resolved(country or owner, sector, kind, bloc=bloc, rest=rest)
    if any(fold(form) in _PEOPLE_WORDS for form in forms):
        return Resolved(country, "CVL", "population", rest=rest)
    return Resolved(country, None, "unnamed" if country else None, rest=rest)


_NOTHING = Resolved(None, None, None)
#: Sectors of the parts of an international organisation that are more than offices: its troops, its courts.
_OWN_PARTS = frozenset(["MIL", "COP", "JUD", "LEG"])
#: Ranks of whom there are many: having been one makes nobody an elder statesman.
_RANK_AND_FILE = frozenset(
    """soldier troop sailor marine airman serviceman servicewoman conscript reservist private recruit cadet guardsman
    policeman policewoman officer cop constable trooper peacekeeper""".split()
)
#: Titles by which somebody is of the European Union, which no state is.
_OF_THE_UNION = frozenset(["mep", "member of the european parliament"])


@cache
def _by_letters() -> dict[str, tuple[str, str]]:
    """The names, adjectives and people of states of one word, by their letters."""
    found: dict[str, set[tuple[str, str]]] = {}
    states = lexicons.states()
    for kind, table in (("state", states.names), ("adjective", states.adjectives), ("people", states.people)):
        for name, code in table.items():
            if name.isalpha() and len(name) >= _LONG_ENOUGH:
                found.setdefault(_letters(name), set()).add((kind, code))
    return {letters: min(hits) for letters, hits in found.items() if len({code for _, code in hits}) == 1}


def _letters(name: str) -> str:
    """The letters of a name after its first, in order of the alphabet: what a slip of the hand leaves as it is."""
    return name[0] + "".join(sorted(name[1:]))


#: Shorter words are too often other words. A design value.
_LONG_ENOUGH = 6


def _misspelt(forms: list[str]) -> list[Hit]:
    """The first word that is the name of a state or people but for the order of its letters ("Belgain")."""
    for at, form in enumerate(forms):
        if len(form) >= _LONG_ENOUGH and form[0].isupper() and fold(form) not in lexicons.people().given:
            meant = _by_letters().get(_letters(fold(form)))
            if meant is not None:
                return [Hit(at, at + 1, *meant)]
    return []


def _described(forms: list[str], first: int, hit: Hit) -> bool:
    """Whether what stands before a name at the end of a phrase only describes it: "breakaway | South Ossetia"."""
    before = forms[first : hit.first]
    plain = all((form.islower() or form == "-") and fold(form) not in PREPOSITIONS for form in before)
    return not before or (hit.kind in ("organisation", "region", "state", "seat") and plain and "and" not in before)


def _stands(hit: Hit, body: BodyHead | None, first: int, known: lexicons.Organisation) -> bool:
    """Whether a known organisation is what the phrase means, rather than a body whose name goes on or begins before."""
    if body is None:
        return True
    if body.first < hit.first and body.last >= hit.last:
        return False  # "National Security Council" is not the Security Council
    if known.bloc is not None and body.first >= hit.last and body.body.sector in _OWN_PARTS:
        return False  # "NATO forces"
    if hit.last == body.first and known.kind == body.body.kind:
        return True  # "the YPG militia"
    return hit.last > body.first or hit.first == first


def _of_role(role: Role, country: str | None, person: Resolved | None, rest: str) -> Resolved:
    """What a phrase is whose head is a title."""
    sector: str | None = role.sector
    if role.former and role.title.key in _RANK_AND_FILE and role.title.plural:
        sector = "CVL"
    elif role.former and role.role_class in OFFICES | {"legislator", "judge", "councillor", "party", "business"}:
        sector = "ELI"
    known = lexicons.organisations().organisations.get(role.organisation.id or "") if role.organisation else None
    if known is not None and known.kind == "armed-group" and role.role_class in ("armed", "military", "criminal"):
        sector = known.sector
    elif not role.former and role.role_class in ("spokesperson", "head") and role.serves_role is not None:
        sector = role.serves_role.sector
    bloc = known.bloc if known and role.country is None else None
    if role.title.key in _OF_THE_UNION and country is None:
        bloc = "EUR"
    if role.title.key == "leader" and sector == "UNK" and role.title.plural and _of_many(role, rest):
        sector = "GOV"
    found = role.country or country or (known.country if known else None) or (person.country if person else None)
    return Resolved(found, sector, "unnamed" if person is None else "person", bloc=bloc, rest=rest)


def _of_many(role: Role, rest: str) -> bool:
    """Whether leaders are those of a part of the world: "European leaders", "world leaders"."""
    entry = lexicons.places().adjectives.get(role.region or role.people or "")
    return (entry is not None and entry.kind == "area") or rest.lower() == "world leaders"


def _country(forms: list[str], names: list[Name]) -> str | None:
    """The state that the phrase names, or in which a place lies that it names."""
    owned = [n for n in names if compounded(forms, n.first, n.last) not in AT_ONE_REMOVE]
    state = next((n.id for n in owned if n.kind in ("state", "capital", "people") and n.id and n.id.isupper()), None)
    return state or next((code for n in owned if n.kind in _PLACES and (code := home(n))), None)


_PLACES = frozenset("region city region-people".split())


def _joined(forms: list[str], name: Name) -> str:
    return compounded(forms, name.first, name.last)


def _at_one_remove(forms: list[str], hit: Hit) -> bool:
    return compounded(forms, hit.first, hit.last) in AT_ONE_REMOVE


def _aside(forms: list[str], hit: Hit) -> bool:
    """Whether an organisation is named only to say who stands behind another: "the Hamas-run ministry"."""
    return hit.last < len(forms) and forms[hit.last] in ("-", "‐", "‑") and hit.last + 1 < len(forms)


_QUANTITIES = frozenset(
    "group groups number dozens hundreds thousands scores couple handful majority pair crowd team".split()
)


def _past_quantity(forms: list[str], first: int) -> int:
    """Past "group of" in "a group of tourists"."""
    if first + 2 < len(forms) and fold(forms[first]) in _QUANTITIES and forms[first + 1] == "of":
        return first + 2
    return first


def _part_of_person(forms: list[str], hit: Hit) -> bool:
    """Whether a city's or a region's name is a part of a person's: "Douglas Paul James", "al-Sabah"."""
    if hit.kind not in ("capital", "city", "region") or hit.last - hit.first > 1:
        return False
    if hit.first > 1 and forms[hit.first - 1] == "-" and fold(forms[hit.first - 2]) in ("al", "el", "ben", "bin"):
        return True
    alone = all(form[0].isupper() and fold(form) not in PREPOSITIONS for form in forms)
    return alone and len(forms) > 1 and fold(forms[0]) in lexicons.people().given


def _of_another(forms: list[str], hit: Hit, hits: list[Hit]) -> bool:
    """Whether a name that many countries have is that of another: "Kenyan Defense Department", "Senate of Chad"."""
    entry = lexicons.organisations().organisations[hit.id]
    if entry.country is None:
        return False
    name = key(forms[hit.first : hit.last])
    for other in hits:
        if other.kind not in ("state", "adjective", "capital", "people") or other.id == entry.country:
            continue
        between = [fold(form) for form in forms[hit.last : other.first]]
        if other.last <= hit.first and compounded(forms, other.first, other.last) not in AT_ONE_REMOVE:
            return True
        if between in (["of"], ["of", "the"], ["in"], ["for"]) and (name in SHARED or between[0] == "of"):
            return True
    # "Santa Marta Self Defense Forces": a name that many have, and that begins before
    before = forms[hit.first - 1] if hit.first else ""
    of_it = any(other.last == hit.first and other.id == entry.country for other in hits)
    return name in _BORNE_BY_MANY and before[:1].isupper() and fold(before) not in _DETERMINERS and not of_it


#: Names known as those of one, which begin the names of others too.
_BORNE_BY_MANY = SHARED | {"self defense forces", "self defence forces", "people's army"}


def _name(hit: Hit, n: int) -> Name:
    kind = {"adjective": "state", "seat": "state", "region-adjective": "region"}.get(hit.kind, hit.kind)
    return Name(hit.first, hit.last, kind, hit.id, adjective=hit.last < n)


def _title_end(forms: list[str], first: int) -> int:
    """Where the title of "Kenyan opposition leader Ann Mwangi" ends: capitals follow that are no body and no title."""
    comma = forms.index(",", first) if "," in forms[first:] else len(forms)
    if body_at(forms, first, comma) is None and role_of(forms, first, comma) is None:
        for begin in range(first, comma - 1):
            end = leading_title(forms, begin, comma) if forms[begin][0].isalnum() else begin
            if end > begin and forms[end][0].isupper():
                return end
    if comma < len(forms) and role_of(forms, first, comma) is None:
        return len(forms)
    return comma


def _of_hit(hit: Hit, rest: str) -> Resolved:
    if hit.kind == "organisation":
        entry = lexicons.organisations().organisations[hit.id]
        return Resolved(entry.country, entry.sector, entry.kind, entry.id, entry.bloc, "")
    if hit.kind in ("state", "adjective"):
        return Resolved(hit.id, None, "state", hit.id)
    if hit.kind in ("capital", "seat"):
        bloc = None if hit.id.isupper() else "EUR"
        return Resolved(hit.id if hit.id.isupper() else None, "GOV", "state", hit.id, bloc)
    if hit.kind == "people":
        return Resolved(hit.id, None, "population")
    if hit.kind == "city":
        return Resolved(hit.id, None, None)
    places = lexicons.places()
    region = places.names.get(hit.id) or places.adjectives.get(hit.id) or places.people.get(hit.id)
    if region is None:
        return Resolved(None, None, None)
    return Resolved(region.country, "PRE" if region.kind == "pre" else None, "government-body", hit.id)


def _holder(forms: list[str], first: int, year: int | None) -> Resolved | None:
    """The office-holder whom the phrase names, as of `year`."""
    people = lexicons.people()
    for begin in range(first, len(forms)):
        for end in range(min(len(forms), begin + 12), begin, -1):
            name = key(forms[begin:end]).replace(".", "")
            at = people.names.get(name)
            if at is None and begin + 1 == end and len(forms) - begin == 1:
                at = people.family.get(name)
            if at is None:
                continue
            holder = people.holders[at]
            known = lexicons.organisations().organisations.get(holder.home)
            sector = lexicons.roles().classes[holder.role_class].sector
            held = any(a <= (year or b or a) <= (b or year or a) for a, b in holder.years)
            if known is not None:
                return Resolved(known.country, known.sector, "person", bloc=known.bloc)
            return Resolved(holder.home, sector if held else "ELI", "person")
    return None


def _rest(forms: list[str], first: int, names: list[Name]) -> str:
    """The phrase without the country in it and without its determiner."""
    drop = {at for n in names if n.kind in ("state", "people", "capital") for at in range(n.first, n.last)}
    drop |= {at for n in names if n.last < len(forms) and forms[n.last] in ("'s", "’s") for at in (n.last,)}
    return " ".join(form for at, form in enumerate(forms) if at >= first and at not in drop)
