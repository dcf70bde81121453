"""Cases: the country and the sector of actor phrases that stand alone, as event coders are tested on them.

**Rows**: `{"query", "date", "expected": {"country", "sector", "_result"}, "mark"}`. `country` is an ISO code, a code
for a body of many states (`IGO`, `UNO`, …) or empty; `sector` is PLOVER's, empty or UNK for none, or `{"any_of":
[…]}`; `_result: null` means that the phrase names no actor at all. Cases that their authors mark as failing or
skipped, and those that ask for the title of an encyclopedia's page only, are left out.

**country**, **sector**: the share right among the cases that expect one (an empty one is to be left empty).
**nothing**: of the phrases that name no actor, the share that gets neither. **cases**: everything that a case expects
is right.

Some cases need knowledge that no phrase holds (who a person was in a given year); they are counted as the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from benchmarks.corpora import Corpus, Row
from benchmarks.results import Figure, Result

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: What a function under measurement gives: country or bloc, and sector; empty where there is none.
Coded = tuple[str, str]


def reader(phrase: str, year: int | None) -> Coded:
    """The reader's own answer."""
    from dragoman.reading.states import resolve_phrase

    found = resolve_phrase(phrase, year)
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


def measure(corpus: Corpus, resolve: Callable[[str, int | None], Coded] = reader) -> Result:
    """Scores `resolve`, a function from a phrase and a year to its country and sector, on `corpus`."""
    tally: dict[str, list[bool]] = {"cases": [], "country": [], "sector": [], "nothing": []}
    rows: list[Row] = [row for row in corpus.rows() if row["mark"] is None]
    for row in rows:
        year = _YEAR.search(row["date"])
        right = judge(row["expected"], resolve(row["query"], int(year.group()) if year else None))
        if right:
            tally["cases"].append(all(right.values()))
            for name, value in right.items():
                tally[name].append(value)
    figures = tuple(Figure(name, sum(values) / len(values), n=len(values)) for name, values in tally.items() if values)
    return Result("cases", corpus.name, corpus.sha256(), "phrases", len(tally["cases"]), figures)
