"""Which words of a text are names that the lexicons know: words in, `Hit`s out, in order, none overlapping.

A hit says what a name may be, not what it is in its place: that is for `states` (government or city?) and `actors`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading import lexicons
from dragoman.reading.cues import verb_of
from dragoman.reading.lexicons import fold
from dragoman.reading.parse import Parse

_HYPHENS = frozenset("-‐‑–")
#: Signs that make the code of a country in front of them the name of a currency.
_CURRENCIES = [["$"], ["£"], ["¥"]]

#: Kinds of hits, the more telling first: where one name is several things, the first stands.
KINDS = (
    "none",
    "organisation",
    "state",
    "seat",
    "capital",
    "adjective",
    "people",
    "region",
    "region-adjective",
    "region-people",
    "city",
)


_PEOPLES = frozenset("adjective people region-adjective region-people".split())


class Hit(Struct, frozen=True):
    """The words `first` to `last` (exclusive) are a known name. `id` is a code, a slug, or the key of a place."""

    first: int
    last: int
    kind: str
    id: str
    also: tuple[tuple[str, str], ...] = ()  # other readings, (kind, id)

    def reading(self, kind: str) -> str | None:
        """The id under another kind, if the name has that reading too."""
        if self.kind == kind:
            return self.id
        return next((other for name, other in self.also if name == kind), None)


@cache
def _index() -> tuple[dict[str, tuple[tuple[str, str], ...]], dict[str, list[int]], frozenset[str]]:
    """Every known name with its readings, how many words names have by their first, and names in capitals only."""
    found: dict[str, list[tuple[str, str]]] = {}
    states, places, organisations = lexicons.states(), lexicons.places(), lexicons.organisations()
    tables: tuple[tuple[str, dict[str, str]], ...] = (
        ("none", {name: name for name in places.none}),
        ("organisation", organisations.names),
        ("state", states.names),
        ("seat", states.seats),
        ("capital", states.capitals),
        ("adjective", states.adjectives),
        ("people", states.people),
        ("region", {name: name for name in places.names}),
        ("region-adjective", {name: name for name in places.adjectives}),
        ("region-people", {name: name for name in places.people}),
        ("city", places.cities),
    )
    for kind, table in tables:
        for name, target in table.items():
            found.setdefault(name, []).append((kind, target))
    counts: dict[str, set[int]] = {}
    for name in found:
        words = name.split(" ")
        counts.setdefault(words[0], set()).add(len(words))
    index = {name: tuple(readings) for name, readings in found.items()}
    lengths = {word: sorted(known, reverse=True) for word, known in counts.items()}
    return index, lengths, organisations.upper | states.upper


#: Pairs of words that no name ends between.
_ONE_WORD = frozenset([("air", "force"), ("air", "forces"), ("air", "defence"), ("air", "defense"), ("air", "base")])
#: Acronyms that in lower case are words.
_PLAIN_WORDS = frozenset("us who ice mit plan rand sec arena spa gam dia care swift au raw fed it is".split())


def find_names(forms: Sequence[str], any_case: bool = False) -> list[Hit]:
    """The known names among `forms`, the words of a text.

    A name needs a capital letter at its first word ("the" apart), an acronym all capitals, and neither counts where
    the words around are all in capitals and the name is also an English word ("WHO SAID"). `any_case` takes names in
    lower case too, for a phrase typed by hand.
    """
    return _find(forms, [fold(form) for form in forms], any_case)


@lru_cache(maxsize=1)  # both names and places ask for those of the report in hand
def names_of(parse: Parse) -> tuple[Hit, ...]:
    """The known names of a report."""
    return tuple(_find(parse.words.forms, parse.folded, any_case=False))


def _find(forms: Sequence[str], keys: Sequence[str], any_case: bool) -> list[Hit]:
    lengths = _index()[1]
    hits: list[Hit] = []
    n, done = len(forms), 0
    for at in [at for at, key in enumerate(keys) if key in lengths]:  # else no name begins so
        if at < done or not (any_case or _could_begin(forms, at)):
            continue
        hit = _longest_at(forms, keys, at, any_case)
        if keys[at] == "the" and at + 1 < n:  # "the United States" | "United States Supreme Court"
            inner = _longest_at(forms, keys, at + 1, any_case)
            hit = inner if inner is not None and (hit is None or inner.last > hit.last) else hit
        if hit is not None and forms[hit.last : hit.last + 1] not in _CURRENCIES:  # "US$20 million"
            floor = hits[-1].last if hits else 0
            hits.append(_in_full(forms, keys, hit, floor) if hit.kind == "state" else hit)
            done = hit.last
    return hits


#: The words of the full names of states before "of": "the *United Republic* of Tanzania".
_FORMS_OF_STATE = frozenset("republic kingdom sultanate principality".split())
_MORE_OF_THEM = frozenset("united islamic arab federal democratic hashemite socialist federative".split())


def _in_full(forms: Sequence[str], keys: Sequence[str], hit: Hit, floor: int) -> Hit:
    """A state with the form of state before its name, where the lexicon has only the name: "Republic of | Turkey"."""
    first = hit.first - 1
    if first > floor and keys[first] == "the":
        first -= 1
    if (
        first <= floor
        or keys[first] != "of"
        or keys[first - 1] not in _FORMS_OF_STATE
        or not forms[first - 1][0].isupper()
    ):
        return hit
    first -= 1
    while first > floor and keys[first - 1] in _MORE_OF_THEM and forms[first - 1][0].isupper():
        first -= 1
    return replace(hit, first=first)


def _longest_at(forms: Sequence[str], keys: Sequence[str], at: int, any_case: bool) -> Hit | None:
    """The longest known name that begins at a word."""
    index, lengths, upper = _index()
    counts = lengths.get(keys[at])
    if counts is None or not (any_case or _could_begin(forms, at)):
        return None
    positions = _positions(forms, at, counts[0])
    for count in counts:
        if count > len(positions):
            continue
        name = " ".join([keys[p] for p in positions[:count]])
        readings = index.get(name)
        if readings is None:
            continue
        last = positions[count - 1] + 1
        if any_case and name in _PLAIN_WORDS:
            continue
        if count > 1 and last < len(keys) and (keys[last - 1], keys[last]) in _ONE_WORD:
            continue  # "Korean | Air Force" is no airline
        if name in upper and not any_case and not _in_capitals(forms, at, last):
            readings = tuple(r for r in readings if r[0] in ("people", "region-people", "capital"))
        if (count == 1 and name == "the") or not readings:
            continue
        if keys[at] == "the" and readings[0][0] == "organisation" and _names_people(index, name, forms, at):
            continue
        first = at + 1 if keys[at] == "the" and readings[0][0] != "none" else at
        return Hit(first, last, *readings[0], also=readings[1:])
    return None


def _names_people(index: dict[str, tuple[tuple[str, str], ...]], name: str, forms: Sequence[str], at: int) -> bool:
    """Whether a title with its article ("The Hindu") is here a people's name: "the" is small, or begins a sentence."""
    rest = index.get(name.removeprefix("the "), ())
    if not any(kind in _PEOPLES for kind, _ in rest):
        return False
    last = at + len(name.split(" "))
    says = last < len(forms) and verb_of(forms[last]) is not None
    return forms[at] != "The" or not (says or (at > 0 and forms[at - 1][0].isalnum()))


def _positions(forms: Sequence[str], at: int, most: int) -> list[int]:
    """The next `most` words from `at` that are no hyphens."""
    out: list[int] = []
    while at < len(forms) and len(out) < most:
        if forms[at] not in _HYPHENS:
            out.append(at)
        at += 1
    return out


def _could_begin(forms: Sequence[str], at: int) -> bool:
    if forms[at] in ("the", "The"):
        at += 1
    if at < len(forms) - 2 and forms[at] in ("al", "el") and forms[at + 1] in _HYPHENS:
        at += 2
    return at < len(forms) and (forms[at][0].isupper() or forms[at][0].isdigit())


def _in_capitals(forms: Sequence[str], first: int, last: int) -> bool:
    """Whether the words are in capitals while those around are not."""
    if not all(form.isupper() or not form[0].isalpha() for form in forms[first:last]):
        return False
    around = [
        form
        for form in (*forms[max(0, first - 3) : first], *forms[last : last + 3])
        if len(form) > 1 and form.isalpha()
    ]
    return not around or not all(form.isupper() for form in around)
