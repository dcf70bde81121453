"""Organisations: what kind a named or described body is, in which sector, of which country, and for whom it acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.reading import lexicons
from dragoman.reading.heads import body_at
from dragoman.reading.lexicons import fold
from dragoman.reading.names import Name

_INITIAL = re.compile(r"[A-Z]")
_SMALL = frozenset("of for and the on in de du des la del & to at".split())


#: Names that bodies of many countries bear; the country in the lexicon holds only where the report has to do with it.
SHARED = frozenset(
    (
        "congress|senate|house of representatives|supreme court|defense department|department of defense|"
        "treasury department|"
        "justice department|department of justice|commerce department|home office|foreign office|secret service|"
        "labour party|"
        "labour|democratic party|republican party|conservative party|liberal democratic party|social democrats|"
        "liberal democrats|national front|marine corps|congress party|house of commons|commons|house of lords|"
        "joint chiefs of staff|environmental protection agency|workers' party|workers party|democratic alliance|"
        "free democrats|state council|central command|border patrol|electoral commission|national democratic congress|"
        "new patriotic party|people power party|civic platform|national liberation army|state department|"
        "department of state|securities and exchange commission|national security agency|sec|fcc|epa"
    ).split("|")
)


@dataclass(frozen=True, slots=True)
class Description:
    """What an organisation is. `acts` is state, self, none or region; `id` only where the lexicons know it."""

    kind: str
    sector: str
    country: str | None
    acts: str
    id: str | None = None
    name: str | None = None
    acts_for: str | None = None


def describe(
    forms: Sequence[str], first: int, last: int, names: Sequence[Name], known: str | None = None
) -> Description | None:
    """The words `first` to `last` as an organisation, or None where nothing in them says that they are one.

    `names` are the names that stand within or right before the words (a country), `known` its id in the lexicons.
    """
    if known is not None:
        entry = lexicons.organisations().organisations[known]
        return Description(entry.kind, entry.sector, entry.country, "self", entry.id, entry.name, entry.acts_for)
    body = body_at(forms, first, last)
    if body is None:
        return None
    country = next(
        (n.id for n in names if n.kind in ("state", "people", "capital") and first <= n.first and n.last <= last), None
    )
    if country is None:
        country = next(
            (home(n) for n in names if n.kind in ("region", "city") and first <= n.first and n.last <= last), None
        )
    entry_body = body.body
    return Description(entry_body.kind, entry_body.sector, country, entry_body.acts)


def home(name: Name) -> str | None:
    """The state in which a region or city lies."""
    places = lexicons.places()
    if name.id is None:
        return None
    if name.kind == "city":
        return name.id
    region = places.names.get(name.id) or places.adjectives.get(name.id) or places.people.get(name.id)
    return region.country if region else None


def initials(forms: Sequence[str]) -> str:
    """The initials by which an organisation is shortened: "Center for Strategic Studies" is CSS."""
    return "".join(form[0] for form in forms if form[0].isupper() and fold(form) not in _SMALL)


@lru_cache(maxsize=8192)
def is_acronym(form: str) -> bool:
    """Whether a word looks like an acronym: two to eight letters, most of them capitals."""
    letters = form.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and len(_INITIAL.findall(letters)) >= max(2, len(letters) - 1)
