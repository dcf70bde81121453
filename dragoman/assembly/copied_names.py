"""Names in copies of one wire story: the same short name, and names that differ between the same words.

`Clusters` and stories in; names at the same place of two copies are joined, also where translation has damaged one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from dragoman.assembly.clusters import Clusters
from dragoman.assembly.name_likeness import damage_likeness, person_name, relation
from dragoman.assembly.person_profiles import held_by
from dragoman.assembly.sightings import Sighting

#: How alike names must sound between the same words of two copies to be one, and which share of the words around must
#: be the same. Design values; see `benchmarks/registry.py`.
SOUNDS_ALIKE, SAME_AROUND = 0.6, 0.6
#: Copies of one story that are laid side by side, each with each. A design value that bounds the work.
COPIES = 60


def join_in_copies(clusters: Clusters, stories: Sequence[Sequence[str]]) -> None:
    """Names at the same place of two copies: the same short name, and names that sound alike between the same words."""
    where: dict[str, list[tuple[int, Sighting]]] = {}
    told = {report for story in stories if len(story) > 1 for report in story}
    for number, one in enumerate(clusters.profiles):
        for sighting in one.sightings:
            if sighting.report in told:
                where.setdefault(sighting.report, []).append((number, sighting))
    for story in stories:
        reports = [sorted(where.get(report, []), key=lambda each: each[1].place) for report in sorted(story)]
        for mine, theirs in combinations([some for some in reports if some][:COPIES], 2):
            _of_two_copies(clusters, mine, theirs)


def _of_two_copies(
    clusters: Clusters, mine: Sequence[tuple[int, Sighting]], theirs: Sequence[tuple[int, Sighting]]
) -> None:
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in theirs:
        by_name[person_name(one.name).joined].append(number)
    for number, one in mine:
        for other in by_name.get(person_name(one.name).joined, ())[:1]:
            clusters.join(number, other, f"“{one.name}” in two copies of one story")
    there = {clusters.find(number) for number, _ in mine} & {clusters.find(number) for number, _ in theirs}
    left = [
        [(number, one, person_name(one.name)) for number, one in some if clusters.find(number) not in there]
        for some in (mine, theirs)
    ]
    for number, one, a in left[0]:
        for other, sighting, b in left[1]:
            alike = damage_likeness(a, b)
            if alike < SOUNDS_ALIKE or clusters.is_one(number, other) or relation(a, b) == "conflict":
                continue
            if _same_around(one, sighting):
                clusters.join(
                    number,
                    other,
                    f"{one.name} and {sighting.name} stand between the same words of two copies",
                    likeness=0.7,
                )
            elif clusters.against(number, other) is None and held_by(one) == held_by(sighting) is not None:
                clusters.doubt(
                    number, other, "names that sound alike, in one office, in copies of one story", 0.7 * alike
                )


def _same_around(one: Sighting, other: Sighting) -> bool:
    return any(
        a and b and len(a & b) >= SAME_AROUND * max(len(a), len(b)) and len(a & b) > 2
        for a in one.around for b in other.around
    )  # fmt: skip
