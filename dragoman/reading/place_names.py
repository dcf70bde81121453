"""Words of a report that may name a place: the lexicons' states, capitals, regions and towns, the areas of our list,
and what the network holds to be a place. Whether they are used as one is for `places`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.reading import lexicons
from dragoman.reading.gazetteer import is_town
from dragoman.reading.lexicons import Area, key
from dragoman.reading.locative import CAPITAL, PARTS, SITE, SITES, STATE, TOWN
from dragoman.reading.lookup import Hit, names_of
from dragoman.reading.parse import Parse

_LOOKED_UP = frozenset("state seat capital region city".split())
_CUTS = frozenset([",", "(", ")", "and", "/", ";", ".", "-", "–"])


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words that may name a place: `hit` is what the lexicons say, `kind` the kind of `locative`."""

    first: int
    last: int
    kind: str
    hit: Hit | None = None
    dateline: bool = False


def place_names(parse: Parse) -> list[PlaceName]:
    """The words of a report that may name a place, in order, none overlapping.

    1. The areas of our list; 2. what the network holds to be places, with what the lexicons know of them; 3. the other
    names of the lexicons.
    """
    forms = parse.words.forms
    hits = names_of(parse)
    inside = {word: hit for hit in hits for word in range(hit.first, hit.last)}
    taken: set[int] = set()
    out: list[PlaceName] = []

    def add(name: PlaceName) -> None:
        if taken.isdisjoint(range(name.first, name.last)):
            taken.update(range(name.first, name.last))
            out.append(name)

    for first, last in _areas(parse):  # 1
        hit = inside.get(first)
        if hit is None or hit.last - hit.first <= last - first:
            add(PlaceName(first, last, TOWN))
    for entity in parse.entities:  # 2
        if entity.label in ("Location", "Facility"):
            for first, last in _pieces(parse, entity.first, entity.last):
                held = dict.fromkeys(inside[word] for word in range(first, last) if word in inside)
                name = _named(forms, first, last, list(held), entity.label)
                if name is not None:
                    add(name)
    for hit in hits:  # 3
        if hit.kind in _LOOKED_UP and parse.upos[hit.last - 1] in ("PROPN", "NOUN", "X"):
            add(PlaceName(hit.first, hit.last, _kind(hit), hit))
    return sorted(out, key=lambda name: name.first)


def _named(forms: Sequence[str], first: int, last: int, held: Sequence[Hit], label: str) -> PlaceName | None:
    """What the network holds to be a place, with the known name that it is or holds; None for an organisation's."""
    known = [h for h in held if first <= h.first and h.last <= last and h.kind in _LOOKED_UP]
    whole = next((h for h in known if h.last == last and _is_part(forms, first, h.first)), None)
    if whole is not None:
        return PlaceName(first, last, _kind(whole), whole)
    if any(h.kind == "organisation" for h in held):
        return None
    if label == "Location" and is_town(forms[first:last]):
        return PlaceName(first, last, TOWN)
    return PlaceName(first, last, SITE, known[0] if known else None)


def _kind(hit: Hit) -> str:
    return STATE if hit.kind == "state" else CAPITAL if hit.kind in ("capital", "seat") else TOWN


def _pieces(parse: Parse, first: int, last: int) -> Iterator[tuple[int, int]]:
    """An entity cut where a list or a comma divides it ("Charlottesville, Virginia"), from name to name or site."""
    forms, begin = parse.words.forms, first
    for at in range(first, last + 1):
        if at == last or forms[at] in _CUTS:
            start, end = begin + (begin < at and forms[begin].lower() == "the"), at
            while (
                end > start
                and parse.upos[end - 1] not in ("PROPN", "X")
                and forms[end - 1].lower() not in SITES | PARTS
            ):
                end -= 1  # "Fukushima nuclear"
            if start < end and any(parse.upos[word] in ("PROPN", "X") for word in range(start, end)):
                yield start, end
            begin = at + 1


def _is_part(forms: Sequence[str], first: int, until: int) -> bool:
    """Whether what stands before a name only says which part of it: "northern", "State of"."""
    return all(forms[at].lower() in _PART_WORDS for at in range(first, until))


_PART_WORDS = frozenset(
    """north south east west northern southern eastern western central northeastern northwestern southeastern
    southwestern upper lower greater downtown inner outer mainland state of city province republic the near""".split()
)


@cache
def _area_index() -> tuple[dict[str, Area], dict[str, int]]:
    """The areas by key, and the most words that a name has by its first."""
    areas = lexicons.gazetteer().areas
    longest: dict[str, int] = {}
    for name in areas:
        words = name.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return areas, longest


def _areas(parse: Parse) -> Iterator[tuple[int, int]]:
    """The longest known areas among the words, in order."""
    areas, longest = _area_index()
    forms, folded = parse.words.forms, parse.folded
    done = 0
    for at in parse.capitalised:
        most = longest.get(folded[at].split("-")[0]) if at >= done else None
        if most is None:  # no name begins so
            continue
        # A name of n words may hold hyphens, which are words of their own in the text.
        ends = (at + n for n in range(2 * most, 0, -1) if at + n <= len(forms))
        last = next((end for end in ends if forms[end - 1] not in ("-", "–") and key(forms[at:end]) in areas), None)
        if last is not None:
            yield at, last
            done = last
