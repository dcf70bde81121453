"""Where an event's place lies: a record holds its words alone, the gazetteer the rest.

Abstains rather than guesses: coordinates only for towns and seas that the gazetteer has under the very name, a state
alone for what lies in a name that it knows ("western Japan"), and nothing where neither holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading import lexicons
from dragoman.reading.gazetteer import Location, country_of, is_town, is_whole, locate, town_of
from dragoman.reading.lexicons import key
from dragoman.reading.lookup import Hit, find_names
from dragoman.reading.states import name_of
from dragoman.reading.words import tokenise
from dragoman.records import Span

#: Characters behind a place in which the state is looked for that the text adds to it. A design value.
_BEHIND = 40


@dataclass(frozen=True, slots=True)
class Where:
    """`town` or `province` is the usual name of what is one; `country` is ISO 3166-1 alpha-3, degrees as elsewhere."""

    words: str
    span: Span
    name: str
    town: str | None
    province: str | None
    country: str | None
    latitude: float | None
    longitude: float | None

    @property
    def country_name(self) -> str | None:
        return name_of(self.country) if self.country else None


def where(text: str, span: Span, home: frozenset[str]) -> Where:
    """Where the place at `span` lies, with the states of the report being `home`."""
    words = text[slice(*span)]
    forms = _forms(words)
    hits = find_names(forms)
    hit = next((h for h in hits if (h.first, h.last) == (0, len(forms))), None)
    if hit is None and hits:
        codes = {country_of(h) for h in hits}
        at = Location(None, codes.pop() if len(codes) == 1 else None)
    else:
        at = _within_state(text, span, forms, hit) or locate(forms, forms, hit, home)
    name = at.name or words
    town = province = None
    if (hit is None or hit.kind != "state") and lexicons.gazetteer().areas.get(key(forms)) is None:
        if at.latitude is not None:
            town = name
        elif at.country is not None and (is_town(forms) or (hit is not None and hit.kind == "region")):
            province = name
    return Where(words, span, name, town, province, at.country, at.latitude, at.longitude)


def _forms(words: str) -> list[str]:
    return [words[start:end] for start, end in tokenise(words)]


def _within_state(text: str, span: Span, forms: list[str], hit: Hit | None) -> Location | None:
    """A town in the state that the text itself adds: "Tripoli, Lebanon"."""
    behind = _forms(text[span[1] : span[1] + _BEHIND].partition("\n")[0])
    if (hit is not None and hit.kind == "state") or not behind or behind[0] not in (",", "("):
        return None
    whole = next((h for h in find_names(behind) if h.first == 1 and h.kind in ("state", "region")), None)
    country = country_of(whole) if whole is not None and is_whole(behind[1 : whole.last]) else None
    return None if country is None else town_of(forms, frozenset([country]), elsewhere=False)
