"""How far both sides agree beyond what chance would give, with the counts behind every figure.

Three questions, since none alone is an answer:

* **Events**: how many match, and how many would if the days had nothing to do with it (`Chance`).
* **Pairs over time**: in which weeks or months both tell of a pair (`Presence`: Jaccard, and Cohen's kappa: Educational
  and Psychological Measurement 20, 1960), and whether they tell of more in the same ones (correlation of counts).
* **Types**: where both tell just one thing of a pair on a day, how often they call it the same (`Types`: kappa again).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import msgspec

from dragoman.other_events.matching import nearest
from dragoman.store.two_sides import Entry

#: How often theirs is moved to see what chance gives. A design value: the mean of ten hardly moves any more.
SHIFTS = 10
_WEEK = 7


class Chance(msgspec.Struct, frozen=True, kw_only=True):
    """Matches against what they would be with theirs moved in time, round the ends of the days compared.

    Moved by whole weeks, since news has its weekdays. `by_chance` is the mean over `shifts` moves, None where the days
    are too few for one; `beyond` is (matched − by chance) / (most that can match − by chance).
    """

    matched: int
    most: int
    by_chance: float | None = None
    shifts: int = 0
    beyond: float | None = None


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Cells of a pair (who → whom, both known) and a week or month, all pairs that either side tells of in all of them.

    `both`, `only_ours`, `only_theirs` and `neither` count cells with at least one event. `jaccard` is both / (all but
    neither). `kappa` is (observed − expected) / (1 − expected) of whether a cell has events. `pearson` and `spearman`
    correlate the numbers of events over all cells, empty ones with 0. None where a figure is undefined.
    """

    by: str
    pairs: int
    periods: int
    both: int
    only_ours: int
    only_theirs: int
    neither: int
    jaccard: float | None
    observed: float | None
    expected: float | None
    kappa: float | None
    pearson: float | None
    spearman: float | None


class Types(msgspec.Struct, frozen=True, kw_only=True):
    """Whether both call it the same, where each tells of one pair on one day things of one type alone (`told` times).

    Where a side tells of several types, which of them goes with which is not told but made up, same types first, and a
    figure over such pairs would find agreement in noise: they are in `several`. `table` counts our type against theirs.
    """

    told: int
    several: int
    same: int
    observed: float | None
    expected: float | None
    kappa: float | None
    table: dict[str, dict[str, int]]


def shifts(days: int, tolerance: int) -> list[int]:
    """By how many days theirs is moved: whole weeks, evenly over the days, never so few that a match could stay one."""
    weeks = [week * _WEEK for week in range(1, days // _WEEK + 1)
             if 2 * tolerance < week * _WEEK < days - 2 * tolerance]  # fmt: skip
    if len(weeks) <= SHIFTS:
        return weeks
    return [weeks[at * len(weeks) // SHIFTS] for at in range(SHIFTS)]


def chance(entries: Iterable[Entry], first: int, days: int, tolerance: int, matched: int, most: int) -> Chance:
    """Matches against chance. `entries` come in the order of `TwoSides.entries`; `most` is that of the shorter side."""
    moves = shifts(days, tolerance)
    if not moves:
        return Chance(matched=matched, most=most)
    count = 0
    for _, some in groupby(entries, key=_two):
        ours: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        theirs: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for entry in some:
            if entry.side != "unreal":
                (ours if entry.side == "ours" else theirs)[entry.type, entry.source, entry.target].append(entry.day)
        for key in ours.keys() & theirs.keys():
            for move in moves:
                moved = [first + (day - first + move) % days for day in theirs[key]]
                count += len(nearest(ours[key], moved, tolerance))
    by_chance = count / len(moves)
    beyond = (matched - by_chance) / (most - by_chance) if most > by_chance else None
    return Chance(matched=matched, most=most, by_chance=by_chance, shifts=len(moves), beyond=beyond)


def _two(entry: Entry) -> tuple[str, str]:
    return min(entry.source, entry.target), max(entry.source, entry.target)


def period_of(day: int, by: str) -> str:
    """The week (by its Monday) or month in which a day lies."""
    if by == "month":
        return date.fromordinal(day).isoformat()[:7]
    return date.fromordinal(day - (day - 1) % _WEEK).isoformat()


def presence(entries: Iterable[Entry], first: int, last: int, by: str) -> Presence:
    """In which cells of pair and period both sides tell of something, and how much."""
    periods = len({period_of(day, by) for day in range(first, last + 1)})
    counts: Counter[tuple[int, int]] = Counter()
    pairs = 0
    for _, some in groupby(entries, key=_two):
        cells: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        for entry in some:
            if entry.side != "unreal" and entry.source and entry.target:
                cells[entry.source, entry.target, period_of(entry.day, by)][entry.side == "theirs"] += 1
        pairs += len({key[:2] for key in cells})
        counts.update((one, other) for one, other in cells.values())
    total, told = pairs * periods, counts.total()
    both = sum(count for (one, other), count in counts.items() if one and other)
    only_ours = sum(count for (_, other), count in counts.items() if not other)
    only_theirs = told - both - only_ours
    neither = total - told
    if neither:
        counts[0, 0] = neither
    share_ours, share_theirs = _over(both + only_ours, total), _over(both + only_theirs, total)
    observed = _over(both + neither, total)
    expected = None
    if share_ours is not None and share_theirs is not None:
        expected = share_ours * share_theirs + (1 - share_ours) * (1 - share_theirs)
    return Presence(
        by=by, pairs=pairs, periods=periods, both=both, only_ours=only_ours, only_theirs=only_theirs,
        neither=neither, jaccard=_over(both, told), observed=observed, expected=expected,
        kappa=_kappa(observed, expected), pearson=correlation(counts), spearman=correlation(_ranked(counts)),
    )  # fmt: skip


def types(counts: Mapping[tuple[str, str], int], several: int) -> Types:
    """How often both call it the same, from how often ours is called so and theirs so."""
    told = sum(counts.values())
    same = sum(count for (one, other), count in counts.items() if one == other)
    ours, theirs = Counter[str](), Counter[str]()
    table: dict[str, dict[str, int]] = {}
    for (one, other), count in sorted(counts.items()):
        ours[one] += count
        theirs[other] += count
        table.setdefault(one, {})[other] = count
    observed = _over(same, told)
    expected = sum(ours[kind] * theirs[kind] for kind in ours) / told**2 if told else None
    return Types(
        told=told,
        several=several,
        same=same,
        observed=observed,
        expected=expected,
        kappa=_kappa(observed, expected),
        table=table,
    )


def correlation(counts: Mapping[Any, int]) -> float | None:
    """Pearson's r of pairs of numbers, each so often; None where one side does not vary."""
    n = sum(counts.values())
    if n < 2:
        return None
    mean_x = sum(x * c for (x, _), c in counts.items()) / n
    mean_y = sum(y * c for (_, y), c in counts.items()) / n
    xy = sum((x - mean_x) * (y - mean_y) * c for (x, y), c in counts.items())
    xx = sum((x - mean_x) ** 2 * c for (x, _), c in counts.items())
    yy = sum((y - mean_y) ** 2 * c for (_, y), c in counts.items())
    return xy / math.sqrt(xx * yy) if xx > 0 and yy > 0 else None


def _ranked(counts: Mapping[tuple[int, int], int]) -> dict[tuple[float, float], int]:
    """The same with ranks in place of numbers, the mean rank for those that are equal."""
    ranks = [_ranks(Counter({x: 0 for x, _ in counts}), [(x, c) for (x, _), c in counts.items()]),
             _ranks(Counter({y: 0 for _, y in counts}), [(y, c) for (_, y), c in counts.items()])]  # fmt: skip
    found: Counter[tuple[float, float]] = Counter()
    for (x, y), count in counts.items():
        found[ranks[0][x], ranks[1][y]] += count
    return found


def _ranks(totals: Counter[int], counted: Sequence[tuple[int, int]]) -> dict[int, float]:
    for value, count in counted:
        totals[value] += count
    before, found = 0, {}
    for value in sorted(totals):
        found[value] = before + (totals[value] + 1) / 2
        before += totals[value]
    return found


def _kappa(observed: float | None, expected: float | None) -> float | None:
    return None if observed is None or expected is None or expected >= 1 else (observed - expected) / (1 - expected)


def _over(part: float, whole: float) -> float | None:
    return part / whole if whole else None
