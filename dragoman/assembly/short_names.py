"""Whose a short name is: of the one full name that has it in the same office of the same state, and of nobody else.

`Clusters` in, short names joined with full ones; where only the names fit, or two full ones do, they stay in doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.assembly.clusters import Clusters, Held, Profile, years_apart
from dragoman.assembly.held_offices import office
from dragoman.assembly.name_likeness import PersonName, fits_word, relation
from dragoman.assembly.person_profiles import TERM, names_one
from dragoman.reading import lexicons, naming


def join_short_names(clusters: Clusters, numbers: Sequence[int]) -> None:
    """Joins short names with the full ones, whose profiles have the `numbers`."""
    by_word: defaultdict[str, set[int]] = defaultdict(set)
    for number in numbers:
        for name in clusters.profiles[number].names:
            for word in {*name.spelled, name.family}:
                by_word[word].add(number)
    holders: defaultdict[int, set[int]] = defaultdict(set)
    for number, one in enumerate(clusters.profiles):
        if one.holder is not None:
            holders[one.holder].add(number)
    full = set(numbers)
    for number, one in enumerate(list(clusters.profiles)):
        if number in full or not one.names or not one.names[0].words:
            continue
        name = one.names[0]
        if one.holder is not None:
            for other in sorted(holders[one.holder] - {number}):
                if clusters[other].state in (None, lexicons.people().holders[one.holder].home):
                    clusters.join(
                        number, other, f"“{one.label}” by itself is {lexicons.people().holders[one.holder].name}"
                    )
            continue
        found = _in_same_office(clusters, number, name, by_word[name.spelled[-1]])
        if len(found) == 1:
            held = next(iter(one.offices))
            clusters.join(number, found[0], f"“{one.label}” and {clusters[found[0]].label} are {held[1]} of {held[0]}")
        elif found:
            for other in found[:2]:
                clusters.doubt(number, other, "the same family name and office; another one fits as well", 0.4)
        else:
            _short_doubts(clusters, number, one, name, by_word[name.spelled[-1]])


def _in_same_office(clusters: Clusters, number: int, name: PersonName, others: Iterable[int]) -> list[int]:
    """The clusters, each by one number, of whose full names a short one is part, in the same office of one state."""
    offices = clusters[number].offices
    held = next(iter(offices), None)
    if held is None or len(offices) > 1 or not names_one(held[1]):
        return []
    found: dict[int, int] = {}
    for other in sorted(others):
        cluster = clusters[other]
        fits = any(
            relation(name, full) == "short" or (held[1].sole and fits_word(name, full))
            for full in cluster.names if full.full
        )  # fmt: skip
        if fits and cluster.state == held[0] and _holds(cluster, held, clusters[number].years):
            found.setdefault(clusters.find(other), other)
    allowed = [other for _, other in sorted(found.items()) if clusters.against(number, other) is None]
    return allowed or list(found.values())[:1]


def _holds(cluster: Profile, held: Held, years: tuple[int, int] | None) -> bool:
    """Whether a cluster has an office, by a report of about these years or by the lexicon."""
    if held in cluster.offices:
        days = [int(day[:4]) for day in cluster.offices[held] if day[:4].isdecimal()]
        if not days or years is None or years_apart((min(days), max(days)), years) <= TERM:
            return True
    if cluster.holder is None:
        return False
    holder = lexicons.people().holders[cluster.holder]
    if (holder.home, office(holder.office)) != held:
        return False
    return years is None or any(years_apart((begin, end or 9999), years) <= 1 for begin, end in holder.years)


def _short_doubts(clusters: Clusters, number: int, one: Profile, name: PersonName, others: Iterable[int]) -> None:
    """A short name that one full name alone fits, and nothing speaks against it, is in doubt."""
    found: dict[int, int] = {}
    for other in sorted(others):
        if any(naming.short_fits(name.words, full.words) >= 0.5 for full in clusters[other].names if full.full):
            found.setdefault(clusters.find(other), other)
    if not 0 < len(found) <= 2:
        return
    for other in found.values():
        against = clusters.against(number, other)
        if against is None:
            clusters.doubt(number, other, "a short name that fits the other", 0.5 / len(found))
        elif against == "a report has both":
            clusters.doubt(number, other, f"a short name that fits the other, but {against}", 0.2)
