"""Cases: the country and the sector of actor phrases that stand alone, as event coders are tested on them.

**Rows**: `{"query", "date", "expected": {"country", "sector", "_result"}, "mark"}`. `country` is an ISO code, a code
for a body of many states (`IGO`, `UNO`, …) or empty; `sector` is PLOVER's, empty or UNK for none, or `{"any_of":
[…]}`; `_result: null` means that the phrase names no actor at all. Cases that their authors mark as failing or
skipped, and those that ask for the title of an encyclopedia's page only, are left out.

**country**, **sector**: the share right among the cases that expect one (an empty one is to be left empty).
**nothing**: of the phrases that name no actor, the share that gets neither. **cases**: everything that a case expects
is right.

The other cases are divided by what they need, by their own fields and never by an answer (`need`), and each class
has the share of its cases that are right in everything:

* **titles**: titles and nationalities. The phrase has a word for the country expected: its name, people, capital or
  seat, or, where the case expects no page of an encyclopedia, a word that begins as its name does. Or the case expects
  neither a country nor a page.
* **dated**: of the others, those that name a year.
* **world**: the rest ("Mossad", "Joseph Kabila"), among them those whose country stands in their context only.

The suite is of 2022: its "today" is that year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from benchmarks.corpora import Corpus, Row
from benchmarks.results import Figure, Result

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
#: How many letters at the beginning of a country's name tell it ("Boli"). A design value.
_STEM = 4
#: The year that the suite calls today, the last that its cases name.
_TODAY = 2022
#: Words of the names of countries that tell none.
_COMMON = frozenset(
    "north south east west central united democratic people republic islands island saint states".split()
)
#: Words for bodies of many states.
_BLOCS = {"UNO": ("un", "u.n", "united nations"), "EUR": ("eu", "e.u", "european", "mep", "meps"), "IGO": ("nato",)}
#: What a function under measurement gives: country or bloc, and sector; empty where there is none.
Coded = tuple[str, str]


def reader(phrase: str, year: int | None, context: str = "") -> Coded:
    """The reader's own answer."""
    from dragoman.reading.states import resolve_phrase

    found = resolve_phrase(phrase, year, context)
    return found.country or found.bloc or "", found.sector or ""


def judge(expected: dict[str, Any], coded: Coded) -> dict[str, bool]:
    """What of `expected` is right, by the names of this file's figures, `cases` left out."""
    country, sector = coded
    if "_result" in expected:
        return {"nothing": not country and not sector}
    right = {}
    if "country" in expected:
        right["country"] = country == expected["country"]
    if "sector" in expected:
        wanted = expected["sector"]
        allowed = set(wanted["any_of"]) if isinstance(wanted, dict) else {wanted}
        right["sector"] = sector in allowed or (sector in ("", "UNK") and bool(allowed & {"", "UNK"}))
    return right


def names_country(text: str, code: str, loosely: bool = False) -> bool:
    """Whether a word of `text` tells the country of `code`, or the body of many states; `loosely` by how it begins."""
    from dragoman.reading import lexicons

    words = [word.lower() for word in _WORD.findall(text)]
    joined = f" {' '.join(words)} "
    if code in _BLOCS:
        return any(f" {name} " in joined for name in _BLOCS[code])
    states = lexicons.states()
    tables = (states.names, states.adjectives, states.people, states.capitals, states.seats)
    known = {name.rstrip(".") for table in tables for name, owner in table.items() if owner == code}
    if any(f" {name} " in joined for name in known):
        return True
    name = lexicons.fold(states.states.get(code, ""))
    stems = {word[:_STEM] for word in name.split() if len(word) >= _STEM and word not in _COMMON}
    return loosely and any(lexicons.fold(word)[:_STEM] in stems for word in words)


def need(row: Row) -> str:
    """What a case needs: titles, dated, world, or nothing where it names no actor."""
    expected = row["expected"]
    if "_result" in expected:
        return "nothing"
    country, page = expected.get("country", ""), expected.get("wiki", "")
    if names_country(row["query"], country, loosely=not page) if country else not page:
        return "titles"
    return "dated" if _YEAR.search(row["date"]) else "world"


def _year(date: str) -> int | None:
    year = _YEAR.search(date)
    return int(year.group()) if year else _TODAY if date.lower() == "today" else None


def measure(corpus: Corpus, resolve: Callable[[str, int | None, str], Coded] = reader) -> Result:
    """Scores `resolve`, a function from a phrase, a year and a context to its country and sector, on `corpus`."""
    names = ("cases", "country", "sector", "nothing", "titles", "world", "dated")
    tally: dict[str, list[bool]] = {name: [] for name in names}
    rows: list[Row] = [row for row in corpus.rows() if row["mark"] is None]
    for row in rows:
        coded = resolve(row["query"], _year(row["date"]), row.get("context", ""))
        right = judge(row["expected"], coded)
        if right:
            tally["cases"].append(all(right.values()))
            if (needed := need(row)) != "nothing":
                tally[needed].append(all(right.values()))
            for name, value in right.items():
                tally[name].append(value)
    figures = tuple(Figure(name, sum(values) / len(values), n=len(values)) for name, values in tally.items() if values)
    return Result("cases", corpus.name, corpus.sha256(), "phrases", len(tally["cases"]), figures)
