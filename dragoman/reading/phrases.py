"""A bare phrase, without a parse or a report around it: which country it names, and which sector of society.

"three top U.S. diplomats" is USA and GOV, "Boko Haram gunmen" NGA and REB, "Tehran" the government of IRN.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading import lexicons
from dragoman.reading.heads import PREPOSITIONS, asset_of, body_at, leading_title, role_of
from dragoman.reading.lexicons import fold, key
from dragoman.reading.lookup import Hit, find_names
from dragoman.reading.names import Name
from dragoman.reading.organisations import home
from dragoman.reading.roles import read_role
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


def resolve_phrase(text: str, year: int | None = None) -> Resolved:
    """Country and sector of a phrase. Office-holders are judged by `year`, or by their last term where it is None."""
    spans = tokenise(text)
    forms = [text[a:b] for a, b in spans]
    if not forms:
        return Resolved(None, None, None)
    any_case = not any(form[0].isupper() for form in forms)
    first = 1 if fold(forms[0]) in _DETERMINERS and len(forms) > 1 else 0
    first = _past_quantity(forms, first)
    hits = [hit for hit in find_names(forms, any_case) if hit.kind != "none" and not _part_of_person(forms, hit)]
    names = [_name(hit, len(forms)) for hit in hits]
    rest = _rest(forms, first, names)
    person = _holder(forms, first, year)
    whole = next((hit for hit in hits if hit.first <= first and hit.last == len(forms)), None)
    if whole is not None and person is None:
        return _of_hit(whole, rest)
    role = read_role(forms, first, _title_end(forms, first, hits), names)
    body = body_at(forms, first, len(forms))
    if role is not None and body is not None and body.last >= role.title.last and body.first < role.title.first:
        role = None  # "the National Guard" is no guard
    country = next((n.id for n in names if n.kind in ("state", "capital", "people")), None) or next(
        (home(n) for n in names if n.kind in ("region", "city", "region-people")), None
    )
    if role is not None:
        sector = role.sector
        if role.former and role.role_class not in ("scholar", "journalist", "analyst", "civil"):
            sector = "ELI"
        known = lexicons.organisations().organisations.get(role.organisation.id or "") if role.organisation else None
        if known is not None and known.kind == "armed-group" and role.role_class in ("armed", "military", "criminal"):
            sector = known.sector
        elif role.role_class in ("spokesperson", "head") and role.serves_role is not None:
            sector = role.serves_role.sector
        bloc = known.bloc if known and role.country is None else None
        found = role.country or country or (known.country if known else None) or (person.country if person else None)
        kind = "unnamed" if person is None else "person"
        return Resolved(found, sector, kind, bloc=bloc, rest=rest)
    if person is not None:
        return person
    if (asset := asset_of(forms, first, len(forms))) is not None:
        return Resolved(country, asset[2], "asset", rest=rest)
    organisation = next((hit for hit in hits if hit.kind == "organisation"), None)
    if organisation is not None and _of_another(organisation, names):
        organisation = None
    if organisation is not None and (body is None or organisation.last > body.first or organisation.first == first):
        known = lexicons.organisations().organisations[organisation.id]
        return Resolved(known.country or country, known.sector, known.kind, known.id, known.bloc, rest)
    if body is not None:
        bloc = lexicons.organisations().organisations[organisation.id].bloc if organisation else None
        return Resolved(country, body.body.sector, body.body.kind, bloc=bloc, rest=rest)
    if any(fold(form) in _PEOPLE_WORDS for form in forms):
        return Resolved(country, "CVL", "population", rest=rest)
    return Resolved(country, None, "unnamed" if country else None, rest=rest)


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


def _of_another(hit: Hit, names: list[Name]) -> bool:
    """Whether a name that many countries have ("Defense Department") has another country before it."""
    entry = lexicons.organisations().organisations[hit.id]
    return (
        any(n.kind == "state" and n.last <= hit.first and n.id != entry.country for n in names)
        and entry.country is not None
    )


def _name(hit: Hit, n: int) -> Name:
    kind = {"adjective": "state", "seat": "state", "region-adjective": "region"}.get(hit.kind, hit.kind)
    return Name(hit.first, hit.last, kind, hit.id, adjective=hit.last < n)


def _title_end(forms: list[str], first: int, hits: list[Hit]) -> int:
    """Where the title of "Foreign Minister Park Jin" ends: capitals that follow a title and are no known name."""
    begin = first
    for hit in hits:
        if hit.first == begin and hit.kind in ("state", "adjective", "organisation", "region", "region-adjective"):
            begin = hit.last + (1 if hit.last < len(forms) and forms[hit.last] in ("'s", "’s", "'") else 0)
    while begin < len(forms) - 1 and forms[begin].islower():
        begin += 1
    end = leading_title(forms, begin, len(forms))
    if body_at(forms, begin, len(forms)) is not None:
        return len(forms)
    if end > begin and forms[end][0].isupper() and role_of(forms, begin, len(forms)) is None:
        return end
    comma = next((at for at in range(first, len(forms)) if forms[at] == ","), len(forms))
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
