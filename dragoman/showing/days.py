"""Days as people write them: ISO dates in, "5 June 2017" and "5–6 June" out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

_MONTHS = "January February March April May June July August September October November December".split()


def written(day: str | None, year: bool = True) -> str:
    """`2017-06-05` as "5 June 2017", `2017-06` as "June 2017", `--06-05` as "5 June, year unknown".

    "day unknown" where there is none.
    """
    if not day:
        return "day unknown"
    if day.startswith("--"):
        return f"{written(f'2000-{day[2:]}', False)}, year unknown"
    parts = day[:10].split("-")
    if len(parts) < 2 or not all(part.isdigit() for part in parts):
        return day
    month = _MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1]
    words = [str(int(parts[2])), month] if len(parts) > 2 else [month]
    return " ".join([*words, parts[0]] if year else words)


def spanned(days: Sequence[str], year: bool = True) -> str:
    """A run of days: "5 June 2017", "5–6 June 2017", "24 June – 1 July 2017"."""
    first, last = min(days), max(days)
    if first == last:
        return written(first, year)
    if first[:7] == last[:7] and len(first) >= 10:
        return f"{int(first[8:10])}–{written(last, year)}"
    return f"{written(first, year and first[:4] != last[:4])} – {written(last, year)}"


def periods(days: Iterable[str], most: int) -> list[list[str]]:
    """Days in at most `most` runs: neighbours are joined across the smallest gaps first."""
    runs = [[day] for day in sorted(set(days))]
    while len(runs) > most:
        gaps = [4 * _between(one[-1], two[0]) + len(one) + len(two) for one, two in pairwise(runs)]
        at = gaps.index(min(gaps))
        runs[at : at + 2] = [runs[at] + runs[at + 1]]
    return runs


def _between(first: str, second: str) -> int:
    try:
        return (date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return 31
